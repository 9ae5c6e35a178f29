"""Footnotes of a web page: a mark that links to a place below, and the words that stand there.

HTML has no element for them. Three signs tell a mark from any other link: it is raised or called a note's, the words
that it links to link back, and it is as short as a mark is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from drafting.model.reading import Notice
from drafting.model.text import Note
from drafting.readers.note_numbers import NoteNumbers
from drafting.readers.web.looks import Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = re.compile(r"[\[(]?\s*(\d{1,4}|[ivxlc]{1,7}|[a-z]|[*\u2020\u2021\u00a7#]{1,4})\s*[\])]?", re.I)
_CALLED = re.compile(r"note-?ref|sdfootnoteanc|sdendnoteanc|footnote-anchor|doc-noteref", re.I)
_HOLDS = frozenset(("p", "li", "div", "aside", "td", "dd", "section", "tr", "blockquote", "h6"))
_LINKS_LIMIT = 60  # in the words of one note that may lead back
_NEAR = 10  # elements in a mark: <a><span><sup>1
_CLIMBS = frozenset(("div", "li", "aside", "tr", "section", "dd"))


@dataclass(eq=False, repr=False)
class Notes:
    """The notes of one page: their marks by element, and the blocks that hold their words."""

    marks: dict[_Element, _Element] = field(default_factory=dict)  # a mark, and the block of its note
    blocks: set[_Element] = field(default_factory=set)  # read as notes, and not where they stand
    back: set[_Element] = field(default_factory=set)  # links from a note to its mark
    _numbers: NoteNumbers = field(default_factory=NoteNumbers)
    _numbered: dict[_Element, tuple[str, str]] = field(default_factory=dict)  # block: number, printed mark

    def number(self, mark: _Element) -> str:
        """The number that a mark prints; several marks may name one note."""
        block = self.marks[mark]
        if block not in self._numbered:
            found = _MARK.fullmatch(_words(mark))
            printed = found[1] if found else ""
            self._numbered[block] = self._numbers.number(printed, lambda: str(len(self._numbered) + 1)), printed
        return self._numbered[block][0]

    def read(self, wording_of: Callable[[_Element], Note]) -> Iterator[Note]:
        """The notes whose marks were met; `wording_of` reads what stands in a block."""
        for block, (number, printed) in self._numbered.items():
            yield _without_mark(wording_of(block), number, printed)

    def notices(self) -> Iterator[Notice]:
        """Marks that stand for several notes."""
        yield from self._numbers.notices()


def find_notes(root: _Element, sheet: Sheet) -> Notes:
    """The notes of a page, by the links between marks and words."""
    links: dict[_Element, int] = {}
    named: dict[str, tuple[_Element, int]] = {}
    for at, element in enumerate(root.iter()):
        if element.tag == "a" and element.get("href", "").startswith("#"):
            links[element] = at
        for name in (element.get("id"), element.get("name")):
            if name:
                named.setdefault(name, (element, at))
    places = {link: named.get(unquote(link.get("href", "")[1:])) for link in links}
    target = {link: place[0] if place else None for link, place in places.items()}
    anchors: dict[_Element, _Anchor] = {}
    held: dict[_Element, _Anchor] = {}
    for link, place in places.items():
        there = place[0] if place and place[1] > links[link] else None
        if there is None or not _MARK.fullmatch(_words(link)):
            continue
        if there not in anchors:
            anchors[there] = _Anchor(there, _leads(there, target))
        if _is_led_to(link, anchors[there]) or _is_raised(link, sheet):
            held[link] = anchors[there]
    return _settled(held)


class _Anchor(NamedTuple):
    """The place that marks link to, and where the links in the words around it lead."""

    element: _Element
    leads: dict[_Element, _Element]


def _settled(held: dict[_Element, _Anchor]) -> Notes:
    """The marks with the blocks of their notes; a mark that stands in its own note is none."""
    counts = Counter(above for anchor in {one.element for one in held.values()} for above in anchor.iterancestors())
    blocks: dict[_Element, _Element | None] = {}
    found = Notes()
    for mark, anchor in held.items():
        if anchor.element not in blocks:
            blocks[anchor.element] = _block_of(anchor.element, counts)
        block = blocks[anchor.element]
        if block is not None and not any(above is block for above in mark.iterancestors()):
            found.marks[mark] = block
            found.blocks.add(block)
            near = _near(mark)
            found.back.update(link for link, place in anchor.leads.items() if place in near)
    return found


def _leads(anchor: _Element, target: dict[_Element, _Element | None]) -> dict[_Element, _Element]:
    """Where the first links around a note's anchor lead."""
    block = anchor if anchor.tag in _HOLDS else next((a for a in anchor.iterancestors() if a.tag in _HOLDS), anchor)
    found = ((link, target.get(link)) for link in islice(block.iter("a"), _LINKS_LIMIT))
    return {link: place for link, place in found if place is not None}


def _is_led_to(mark: _Element, anchor: _Anchor) -> bool:
    near = _near(mark)
    return any(place in near for link, place in anchor.leads.items() if link is not mark)


def _near(mark: _Element) -> set[_Element]:
    """The mark, what stands in it, and what stands directly around it."""
    near = {mark, *islice(mark.iterdescendants(), _NEAR)}
    for above in islice(mark.iterancestors(), 2):
        if above.tag not in ("sup", "span"):
            break
        near.add(above)
    return near


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _is_raised(mark: _Element, sheet: Sheet) -> bool:
    near = [
        mark,
        *islice(mark.iterdescendants(), _NEAR),
        *(above for above in mark.iterancestors() if above.tag in ("sup", "span")),
    ]
    return any(
        one.tag == "sup"
        or sheet.of(one).get("vertical-align") == "super"
        or _CALLED.search(" ".join((one.get("class", ""), one.get("role", ""), one.get("epub:type", ""))))
        for one in near
        if isinstance(one.tag, str)
    )


def _block_of(anchor: _Element, counts: Counter[_Element]) -> _Element | None:
    """The block that a note's words fill: as far around its anchor as no other note and no other words begin."""
    block = anchor if anchor.tag in _HOLDS else next((a for a in anchor.iterancestors() if a.tag in _HOLDS), None)
    while block is not None and (parent := block.getparent()) is not None:
        if parent.tag not in _CLIMBS or counts[parent] > 1 or not _begins_with(parent, block):
            break
        block = parent
    return block


def _begins_with(parent: _Element, block: _Element) -> bool:
    if (parent.text or "").strip():
        return False
    before = list(block.itersiblings(preceding=True))
    return not any(_words(one) or (one.tail or "").strip() for one in before if isinstance(one.tag, str))


def _without_mark(note: Note, number: str, printed: str) -> Note:
    """The note without the mark that stands before its words."""
    shown = re.escape(printed or number)
    found = re.match(rf"\s*(?:[\[(]?{shown}[\])]?[.:)]?(?!\w)|\^)\s*", note.wording)
    cut = found.end() if found else 0
    spans = (s._replace(start=max(s.start - cut, 0), end=s.end - cut) for s in note.spans if s.end > cut)
    return Note(number, note.wording[cut:], tuple(spans))
