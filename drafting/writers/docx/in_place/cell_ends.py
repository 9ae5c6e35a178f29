"""Blanks at the ends of paragraphs in cells, put where LibreOffice reads them.

LibreOffice (7.4) drops them in files for Word 2010 and before, so that the words on both sides of a paragraph's end
that comes or goes would be one word. Before a comment it keeps them.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from drafting.ooxml.names import child, tags, w
from drafting.writers.docx.in_place.ink import Ink

if TYPE_CHECKING:
    from lxml.etree import _Element

KEEPS_BLANKS = 15  # the compatibility mode of Word 2013 and later
_P, _R, _PPR, _RPR, _T, _INS, _DEL, _DEL_TEXT, _LOOK = (
    w(name) for name in ("p", "r", "pPr", "rPr", "t", "ins", "del", "delText", "rPrChange")
)
_PLACES = tags("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def keep_blanks(paragraph: _Element, following: _Element, ink: Ink) -> None:
    """Put the blanks at the end of a paragraph whose mark is tracked on the other side of it, where they are needed.

    What is tracked the other way than the mark may as well stand behind it. Blanks that stay are the end of a paragraph
    in one text and stand between words in the other: as such they go, or come, behind the mark.
    """
    marks = child(child(paragraph, _PPR), _RPR)
    mark = next((one.tag for one in marks if one.tag in (_INS, _DEL)), None) if marks is not None else None
    if mark is None or paragraph.tag != _P or following.tag != _P:
        return
    other = _DEL if mark == _INS else _INS
    while (last := _last(paragraph)) is not None and last.tag == other and _blanks_of(last):
        _put_first(following, last)
    if last is not None and last.tag == _R and (blanks := _blanks_of(last)):
        here, there = ("ins", "del") if mark == _INS else ("del", "ins")
        last.addnext(_tracked(last, blanks, here, ink))
        _put_first(following, _tracked(last, blanks, there, ink))
        _cut(last, len(blanks))


def _last(paragraph: _Element) -> _Element | None:
    """The last child of a paragraph that says something."""
    return next((one for one in paragraph.iterchildren(reversed=True) if one.tag not in (*_PLACES, _PPR)), None)


def _blanks_of(element: _Element) -> str:
    """The blanks at the end of a run or a change of runs; "" where it does not end in words, or its look changes."""
    run = element if element.tag == _R else next(element.iterchildren(reversed=True), None)
    leaf = next(run.iterchildren(reversed=True), None) if run is not None and run.tag == _R else None
    if leaf is None or leaf.tag not in (_T, _DEL_TEXT) or child(child(run, _RPR), _LOOK) is not None:
        return ""
    words = leaf.text or ""
    return words[len(words.rstrip(" ")) :]


def _put_first(paragraph: _Element, element: _Element) -> None:
    properties = child(paragraph, _PPR)
    if properties is None:
        paragraph.insert(0, element)
    else:
        properties.addnext(element)


def _tracked(run: _Element, blanks: str, name: str, ink: Ink) -> _Element:
    """Blanks that look like a run, inserted or deleted."""
    change, words = ink.mark(run, name), run.makeelement(_DEL_TEXT if name == "del" else _T)
    words.text = blanks
    words.set(_SPACE, "preserve")
    fresh = run.makeelement(_R)
    fresh.extend([deepcopy(one) for one in run if one.tag == _RPR])
    fresh.append(words)
    change.append(fresh)
    return change


def _cut(run: _Element, size: int) -> None:
    """Take characters off the end of a run, and the run where nothing is left of it."""
    leaf = run[-1]
    leaf.text = (leaf.text or "")[:-size]
    if not leaf.text:
        run.remove(leaf)
    around = run.getparent()
    if around is not None and all(one.tag == _RPR for one in run):
        around.remove(run)
