"""A blank inserted and deleted at once, which never comes out: LibreOffice sees it where it tracks nothing else.

LibreOffice (7.4) tracks no picture, formula or page break. Of such a blank it tracks the deletion where the insertion
has no date; where both have one it tracks neither, but the row that the blank stands in is not empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w
from drafting.writers.docx.in_place.ink import Ink

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _R, _BR, _PPR, _RPR, _INS, _DATE, _TYPE = (
    w(name) for name in ("p", "r", "br", "pPr", "rPr", "ins", "date", "type")
)
_MARK = f"{w('pPr')}/{_RPR}"
_COMES, _MARKS = f"{_MARK}/{_INS}", tags("ins", "del", "moveFrom", "moveTo")
_PLACES = tags("bookmarkStart", "bookmarkEnd", "proofErr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES, _LOOKS = tags("ins", "del"), tags("rPrChange", "pPrChange")
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_UNSEEN_LEAVES = tags("object", "pict")


def blank(like: _Element, ink: Ink, *, is_seen: bool) -> _Element:
    """The blank; where it `is_seen`, LibreOffice tracks its deletion."""
    inserted, deleted = ink.mark(like, "ins"), ink.mark(like, "del")
    if is_seen and _DATE in inserted.attrib:
        del inserted.attrib[_DATE]
    run, words = like.makeelement(_R), like.makeelement(w("delText"))
    words.text = " "
    words.set(_SPACE, "preserve")
    run.append(words)
    deleted.append(run)
    inserted.append(deleted)
    return inserted


def show_unseen(paragraph: _Element, ink: Ink) -> None:
    """Put a blank that is seen before what goes or comes, where that is nothing that LibreOffice tracks.

    At a page break LibreOffice begins a paragraph, so that the blank stands with the words on its side of one.
    """
    changes = list(paragraph.iter(*_CHANGES))
    if changes and all(map(_is_unseen, changes)) and next(paragraph.iter(*_LOOKS), None) is None:
        seen = blank(paragraph, ink, is_seen=True)
        if _begins_page(changes[0]):
            changes[0].addnext(seen)
        else:
            changes[0].addprevious(seen)


def _begins_page(change: _Element) -> bool:
    """True for a break before all words of a paragraph."""
    is_break = next(change.iter(_BR), None) is not None
    return is_break and _shows(change.itersiblings()) and not _shows(change.itersiblings(preceding=True))


def _shows(elements: Iterable[_Element]) -> bool:
    """True where any of the children of a paragraph holds a run."""
    return any(one.tag == _R or next(one.iter(_R), None) is not None for one in elements if one.tag != _PPR)


def part_insertions(paragraph: _Element, following: _Element, ink: Ink) -> None:
    """Put a blank that is seen between words inserted at the end of a paragraph that stays and an inserted paragraph.

    LibreOffice takes both for one insertion and loses the mark between them, which stays, when it rejects; a comment
    there parts them too.
    """
    if paragraph.tag != _P or following.tag != _P or following.find(_COMES) is None:
        return
    last = next((one for one in paragraph.iterchildren(reversed=True) if one.tag not in _PLACES), None)
    if last is None or last.tag != _INS or any(one.tag in _MARKS for one in paragraph.iterfind(f"{_MARK}/*")):
        return
    last.addnext(blank(paragraph, ink, is_seen=True))


def _is_unseen(change: _Element) -> bool:
    leaves = [leaf for child in change for leaf in (child if child.tag == _R else (child,)) if leaf.tag != _RPR]
    return bool(leaves) and all(map(_is_unseen_leaf, leaves))


def _is_unseen_leaf(leaf: _Element) -> bool:
    if leaf.tag == _BR:
        return leaf.get(_TYPE, "textWrapping") != "textWrapping"
    is_inline = leaf.tag == w("drawing") and next(leaf.iterchildren(_INLINE), None) is not None
    return is_inline or leaf.tag in _UNSEEN_LEAVES or str(leaf.tag).startswith(_MATH)
