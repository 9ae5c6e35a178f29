"""Tracked changes that a file brings with it and that are to stay: what of them can, whose they are, what gives way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.model.reading import Changes, Notice
from drafting.ooxml.lines import spelled
from drafting.ooxml.names import M, m, tags, w
from drafting.ooxml.revisions import DELETIONS, INSERTIONS, PROPERTY_CHANGES, is_tracked, resolve
from drafting.ooxml.stories import is_deleted
from drafting.writers.docx.wordml import Stamp
from drafting.writers.page import plural

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _R, _TBL, _TR, _PPR, _RPR, _T, _DEL_TEXT, _ID, _AUTHOR, _DATE = (
    w(name) for name in ("p", "r", "tbl", "tr", "pPr", "rPr", "t", "delText", "id", "author", "date")
)
_CELLS = tags("cellIns", "cellDel", "cellMerge")
_MERGE = w("cellMerge")
_CONTROLS = tags("customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart")
_CONTROLS |= tags("customXmlMoveToRangeStart")
_MOVES = {w("moveFrom"): w("del"), w("moveTo"): w("ins")}
_DELETED_NAMES = {_T: _DEL_TEXT, w("instrText"): w("delInstrText")}
_MOVE_RANGES = tags("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_PROPERTIES = tags("rPr", "trPr", "numPr") | {m("ctrlPr")}


@dataclass(eq=False, repr=False)
class Earlier:
    """What became of the earlier changes of a file: how many gave way to ours, how many moves are moves no more."""

    folded: int = 0
    moves: int = 0

    def notices(self, author: str) -> Iterator[Notice]:
        """What a reader must know of it."""
        if self.moves:
            said = f"{plural(self.moves, 'earlier move')} kept as deletions and insertions"
            yield Notice("tracked-changes", said)
        if self.folded:
            said = f"{plural(self.folded, 'earlier change')} of merged cells, controls, formulas or joined paragraphs"
            yield Notice("tracked-changes", f"{said} not kept: what they did is marked as by {author}")


def keep_in(root: _Element, found: Earlier) -> None:
    """Make a tree ready to be read as accepted while its tracked changes stay in it, in place.

    Moves become deletions and insertions under their own author, since what moved may change again. Rejected, so that
    ours take their place, are changes that no line shows: merged cells, content controls, formulas, list numbers, and
    marks that join a paragraph with the next.
    """
    if not is_tracked(root):
        return
    if next(root.iter(*_CONTROLS), None) is not None:
        _fold(root, found)
        return
    _settle_moves(root, found)
    for cell in list(root.iter(_MERGE)):
        if (table := next(cell.iterancestors(_TBL), None)) is not None:
            _fold(table, found)
    for paragraph in list(root.iter(_P)):
        if paragraph.getparent() is not None and _must_give_way(paragraph):
            _fold(paragraph, found)


def _fold(element: _Element, found: Earlier) -> None:
    found.folded += sum(1 for one in element.iter(*INSERTIONS, *DELETIONS, *PROPERTY_CHANGES, *_CELLS))
    resolve(element, Changes.REJECTED)


def _settle_moves(root: _Element, found: Earlier) -> None:
    found.moves += len({one.get(w("name")) for one in root.iter(w("moveFromRangeStart"))})
    for one in list(root.iter(*_MOVE_RANGES)):
        if (parent := one.getparent()) is not None:
            parent.remove(one)
    for one in list(root.iter(*_MOVES)):
        if one.tag == w("moveFrom"):
            for words in list(one.iter(*_DELETED_NAMES)):
                words.tag = _DELETED_NAMES[words.tag]
        one.tag = _MOVES[one.tag]


def _must_give_way(paragraph: _Element) -> bool:
    marks = list(paragraph.iter(*INSERTIONS, *DELETIONS, w("numberingChange")))
    if any(_is_inside(one) for one in marks):
        return True
    return is_deleted(paragraph) and (shows(paragraph) or paragraph.find(f"{_PPR}/{w('sectPr')}") is not None)


def _is_inside(mark: _Element) -> bool:
    """True for a change of a list number or of something in a formula."""
    parent = mark.getparent()
    return mark.tag == w("numberingChange") or (
        parent is not None and (parent.tag == w("numPr") or parent.tag.startswith(f"{{{M}}}"))
    )


def shows(paragraph: _Element) -> bool:
    """True where words or objects of a paragraph stay."""
    for run in paragraph.iter(_R, m("oMath"), w("fldSimple")):
        is_something = run.tag != _R or any(one.tag != _RPR for one in run)
        if is_something and not any(one.tag in DELETIONS for one in _until(run.iterancestors(), paragraph)):
            return True
    return False


def _until(ancestors: Iterator[_Element], last: _Element) -> Iterator[_Element]:
    for one in ancestors:
        if one is last:
            return
        yield one


@dataclass(eq=False, repr=False)
class Authors:
    """Whose changes a file brings: by what was inserted (a leaf of a run, a paragraph, a row) and by words deleted.

    Words that two authors deleted in different places are nobody's.
    """

    inserted: dict[_Element, Stamp] = field(default_factory=dict)
    deleted: dict[str, Stamp | None] = field(default_factory=dict)

    def learn(self, root: _Element) -> None:
        """Take note of all insertions and deletions of a tree, before they are settled."""
        for one in root.iter(*INSERTIONS):
            stamp, parent = _stamp(one), one.getparent()
            if parent is not None and parent.tag in _PROPERTIES:
                self._learn_mark(parent, stamp)
            else:
                self.inserted.update((leaf, stamp) for run in one.iter(_R) for leaf in run)
        for words, stamp in _deleted(root):
            said = self.deleted.setdefault(words, stamp)
            if said is not None and said.author != stamp.author:
                self.deleted[words] = None

    def _learn_mark(self, properties: _Element, stamp: Stamp) -> None:
        owner = properties.getparent()
        if owner is not None and owner.tag == _PPR:
            owner = owner.getparent()
        if owner is not None and owner.tag in (_P, _TR):
            self.inserted[owner] = stamp

    def who_inserted(self, element: _Element) -> Stamp | None:
        """Who inserted a leaf of a run, a paragraph with its mark, or a row; None where nobody is known to."""
        return self.inserted.get(element)

    def who_deleted(self, words: str) -> Stamp | None:
        """Who deleted just these words; None where nobody is known to."""
        return self.deleted.get(words.strip())


def _deleted(root: _Element) -> Iterator[tuple[str, Stamp]]:
    """The words of each deletion, those that follow one another in a paragraph by one author as one, too."""
    by_parent: dict[_Element, list[_Element]] = defaultdict(list)
    for one in root.iter(*DELETIONS):
        if (parent := one.getparent()) is not None and parent.tag not in _PROPERTIES:
            by_parent[parent].append(one)
    for group in by_parent.values():
        together, last = "", None
        for one in group:
            words = "".join(spelled(text) for text in one.iter(_DEL_TEXT, _T))
            follows = last is not None and one.getprevious() is last and _stamp(last).author == _stamp(one).author
            together, last = (together + words if follows else words), one
            yield from ((said.strip(), _stamp(one)) for said in (words, together) if said.strip())


def _stamp(change: _Element) -> Stamp:
    return Stamp(change.get(_AUTHOR, ""), change.get(_DATE))
