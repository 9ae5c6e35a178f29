"""Comments and bookmarks of the new file, carried over to the same words of the redline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.reading import Notice
from drafting.ooxml.lines import line_of, spelled
from drafting.ooxml.names import tags, w
from drafting.ooxml.stories import Container, Story, below, is_deleted
from drafting.ooxml.units import Line, Unit
from drafting.writers.docx.in_place.earlier import shows
from drafting.writers.docx.in_place.source import Source
from drafting.writers.page import plural

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.sameness import Sameness
    from drafting.writers.docx.in_place.writing import Writing

_ID, _NAME, _P, _PPR, _RPR, _R, _T, _TBL, _TR, _TC, _BODY = (
    w(name) for name in ("id", "name", "p", "pPr", "rPr", "r", "t", "tbl", "tr", "tc", "body")
)
_BLOCKS = tags("p", "tbl", "sdt", "customXml")
_COMMENT, _SIGN = w("comment"), w("commentReference")
_STARTS, _ENDS = tags("commentRangeStart", "bookmarkStart"), tags("commentRangeEnd", "bookmarkEnd")
_COMES = f"{_PPR}/{_RPR}/*"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class At(NamedTuple):
    """A place in the body: a line by its position, and how many characters stand before it there."""

    line: int
    at: int


@dataclass(slots=True, eq=False, repr=False)
class Marked:
    """A stretch of the new body under a comment or a bookmark; `sign` is where a comment's sign stands."""

    kind: str  # "comment" or "bookmark"
    id: str
    name: str = ""
    start: At | None = None
    end: At | None = None
    sign: At | None = None

    @property
    def place(self) -> tuple[At, At] | None:
        """Where it begins and ends; None where it stands nowhere."""
        if self.kind == "comment":
            last = self.sign and max(self.end or self.sign, self.start or self.sign)
            return (self.start or last, last) if last else None
        return (self.start, max(self.start, self.end)) if self.start and self.end else None


def marked_in(new: Source) -> list[Marked]:
    """What is under comments and bookmarks in a body, to be asked before anything is taken out of it."""
    if next(new.tree(new.package.main).iter(_SIGN, w("bookmarkStart")), None) is None:
        return []
    found: dict[tuple[str, str], Marked] = {}
    for element, place in _places(new.body()):
        kind = "bookmark" if "bookmark" in element.tag else "comment"
        here = place if kind == "bookmark" else _fit(place, new.body().lines)
        one = found.setdefault((kind, element.get(_ID, "")), Marked(kind, element.get(_ID, "")))
        if element.tag in _STARTS:
            one.start, one.name = here, element.get(_NAME, "")
        elif element.tag in _ENDS:
            one.end = here
        else:
            one.sign = here
    return list(found.values())


def _fit(here: At, lines: list[Line]) -> At:
    """The place itself, or the next one in no field of several paragraphs, where LibreOffice loses comments."""
    for line in range(here.line, len(lines)):
        if not lines[line].is_in_field:
            return here if line == here.line else At(line, 0)
    return here


def _places(story: Story) -> Iterator[tuple[_Element, At]]:
    """Every mark of a comment or bookmark with its place; those between paragraphs stand at the next words."""
    waiting: list[_Element] = []
    last = At(0, 0)
    holding = set(_paragraphs_with_marks(story.container.parent))
    for mark, line in _in_order(story.container):
        if mark is not None:
            if mark.tag in _STARTS:
                waiting.append(mark)
            elif mark.tag in _ENDS:
                yield mark, last
            continue
        yield from ((one, At(line, 0)) for one in waiting)
        waiting = []
        units = story.lines[line].units if story.lines[line].element in holding else []
        for at, unit in zip(_starts(units), units, strict=False):
            if unit.element.tag in _STARTS or unit.element.tag in _ENDS or unit.element.tag == _SIGN:
                yield unit.element, At(line, at)
        last = At(line, len(story.lines[line].text))
    yield from ((one, last) for one in waiting)


def _paragraphs_with_marks(body: _Element) -> Iterator[_Element]:
    """The paragraphs that hold any: the others' units need not be looked through."""
    for mark in body.iter(*_STARTS, *_ENDS, _SIGN):
        yield from islice(mark.iterancestors(_P), 1)


def _in_order(container: Container) -> Iterator[tuple[_Element | None, int]]:
    """The marks between blocks and the lines, in order."""
    for block in container.blocks:
        if block.line >= 0:
            yield None, block.line
        elif block.table is not None:
            for row in block.table.rows:
                for cell in row.cells:
                    yield from _in_order(cell.container)
        elif block.is_mark:
            yield block.element, -1


def _starts(units: list[Unit]) -> Iterator[int]:
    return accumulate((len(unit.text) for unit in units), initial=0)


def carry(writing: Writing, marked: list[Marked]) -> None:
    """Put the comments of the new file, and the bookmarks that the old one lacks, at their words in the redline.

    A comment that the old file has too, by author, date and words, is the old one's. Those on notes and in text boxes
    are left out, which a notice says.
    """
    texts = _comments_of(writing.new)
    there = Counter(_said(one) for one in _comments_of(writing.old).values())
    names = {one.get(_NAME) for one in writing.parts.tree(writing.parts.main).iter(w("bookmarkStart"))}
    wanted: list[tuple[Marked, _Element | None]] = []
    for one in marked:
        if one.kind == "bookmark" and one.place and one.name and one.name != "_GoBack" and one.name not in names:
            wanted.append((one, None))
        elif one.kind == "comment" and one.place and (text := texts.pop(one.id, None)) is not None:
            if there[_said(text)]:
                there[_said(text)] -= 1
            else:
                wanted.append((one, text))
    carrier = _Carrier(writing, {at.line for one, _ in wanted for at in one.place or ()}) if wanted else None
    lost = [text for one, text in wanted if text is not None and carrier and not carrier.has(one)]
    if left := len(lost) + sum(not there[_said(text)] for text in texts.values() if _said(text)[2]):
        said = f"{plural(left, 'comment')} outside the body of the new file left out"
        writing.notices.append(Notice("comment", said))
    if carrier:
        carrier.put([(one, text) for one, text in wanted if carrier.has(one)])


def _comments_of(source: Source) -> dict[str, _Element]:
    return {
        one.get(_ID, ""): one
        for part in source.package.related("comments")[:1]
        for one in source.tree(part).iterchildren(_COMMENT)
    }


def _said(comment: _Element) -> tuple[str | None, str | None, str]:
    return comment.get(w("author")), comment.get(w("date")), "".join(map(spelled, comment.iter(_T)))


class _Carrier:
    """The lines of the redline's body, as they are once all is accepted, at which something is to be put."""

    def __init__(self, writing: Writing, wanted: set[int]) -> None:
        self.writing = writing
        body = next(writing.parts.tree(writing.parts.main).iterchildren(_BODY))
        same = writing.old.same(writing.parts.main)
        self.lines = {at: _joined(group, same) for at, group in enumerate(accepted_lines(body)) if at in wanted}

    def has(self, one: Marked) -> bool:
        """True where the lines that something is at are the new file's."""
        new = self.writing.new.body().lines
        return all(
            at.line in self.lines and len(self.lines[at.line].text) == len(new[at.line].text) for at in one.place or ()
        )

    def put(self, wanted: list[tuple[Marked, _Element | None]]) -> None:
        """Put all of them, from the end of the text to its beginning, so that no place shifts."""
        points: list[tuple[At, bool, int, list[_Element]]] = []
        for order, (one, text) in enumerate(wanted):
            assert one.place
            start, end = one.place
            opening, closing = self._bookmark(one) if text is None else self._comment(text)
            if start == end:
                points.append((end, False, order, [opening, *closing]))
            else:
                points += [(start, True, order, [opening]), (end, False, order, closing)]
        points.sort(key=lambda point: point[:3])
        for at, opens, _, marks in reversed(points):
            self._insert(at, marks, opens=opens)
        self.writing.parts.touch(self.writing.parts.main)

    def _bookmark(self, one: Marked) -> tuple[_Element, list[_Element]]:
        root = self.writing.parts.tree(self.writing.parts.main)
        start, end = root.makeelement(w("bookmarkStart")), root.makeelement(w("bookmarkEnd"))
        start.set(_ID, str(self.writing.ink.next_id()))
        start.set(_NAME, one.name)
        end.set(_ID, start.get(_ID, ""))
        return start, [end]

    def _comment(self, text: _Element) -> tuple[_Element, list[_Element]]:
        id_ = self.writing.comments.bring(text, self.writing.new.package.related("comments")[0], self.writing.bringer)
        root = self.writing.parts.tree(self.writing.parts.main)
        start, end, sign = (root.makeelement(w(f"comment{part}")) for part in ("RangeStart", "RangeEnd", "Reference"))
        run = root.makeelement(_R)
        for element in (start, end, sign):
            element.set(_ID, id_)
        run.append(sign)
        return start, [end, run]

    def _insert(self, here: At, marks: list[_Element], *, opens: bool) -> None:
        line = self.lines[here.line]
        found = _unit_at(line, here.at, opens=opens)
        if found is None:
            self._insert_in_empty(line, marks)
            return
        unit, offset = found
        element = unit.element
        if unit.run is not None:
            before, after = _parted(unit.run, element, offset)
        else:
            before, after = (None, element) if offset == 0 else (element, None)
        if after is not None and (opens or before is None):
            for mark in marks:
                after.addprevious(mark)
        elif before is not None:
            for mark in reversed(marks):
                before.addnext(mark)

    def _insert_in_empty(self, line: Line, marks: list[_Element]) -> None:
        """Into a paragraph without a word; a sign goes the way of a paragraph that comes, or that would stay for it."""
        paragraph = line.element
        comes = any(one.tag in tags("ins", "moveTo") for one in paragraph.iterfind(_COMES))
        at = 1 if len(paragraph) and paragraph[0].tag == _PPR else 0
        for mark in reversed(marks):
            if mark.tag == _R and comes:
                change = self.writing.ink.mark(paragraph, "ins")
                change.append(mark)
                paragraph.insert(at, change)
            else:
                paragraph.insert(at, mark)


def accepted_lines(holder: _Element) -> Iterator[list[_Element]]:
    """The paragraphs that make up each line once all is accepted, in order: those whose mark goes join the next.

    So do those before a table that goes.
    """
    group: list[_Element] = []
    for element in holder:
        if element.tag == _P:
            group.append(element)
            if is_deleted(element):
                continue
        elif element.tag not in _BLOCKS or (element.tag == _TBL and next(below(element, _TR), None) is None):
            continue
        if group and (element.tag == _P or any(map(shows, group))):
            yield group
        group = []
        if element.tag == _TBL:
            for row in below(element, _TR):
                for cell in below(row, _TC):
                    yield from accepted_lines(cell)
        elif element.tag != _P:
            inner = element.find(w("sdtContent")) if element.tag == w("sdt") else element
            yield from accepted_lines(inner) if inner is not None else ()
    if group:
        yield group


def _joined(paragraphs: list[_Element], same: Sameness) -> Line:
    units = [unit for paragraph in paragraphs for unit in line_of(paragraph, same).units]
    return Line(paragraphs[-1], "".join(unit.text for unit in units), units)


def _unit_at(line: Line, at: int, *, opens: bool) -> tuple[Unit, int] | None:
    """The unit at a place and how far into it that is: what follows where something opens, else what stands before."""
    last: tuple[Unit, int] | None = None
    for start, unit in zip(_starts(line.units), line.units, strict=False):
        size = len(unit.text)
        if size and (start <= at < start + size if opens else start < at <= start + size):
            inner = at - start
            return unit, inner if unit.is_text else (0 if opens else size)
        if size:
            last = last or (unit, 0)
            last = (unit, size) if opens else last
    return last


def _parted(run: _Element, leaf: _Element, at: int) -> tuple[_Element | None, _Element | None]:
    """What stands before and after a place in a run: parts of the run, or nothing where the place is at its border."""
    words = leaf.text or ""
    whole = leaf.tag == _T and words == spelled(leaf)
    inside = whole and 0 < at < len(words)
    following = list(leaf.itersiblings())
    if not inside and at > 0 and not following:
        return run, None
    if not inside and at == 0 and not any(one.tag != _RPR for one in leaf.itersiblings(preceding=True)):
        return None, run
    rest = run.makeelement(_R)
    for key, value in run.attrib.items():
        rest.set(key, value)
    rest.extend(deepcopy(one) for one in run.iterchildren(_RPR))
    if inside:
        tail = leaf.makeelement(_T)
        tail.text, leaf.text = words[at:], words[:at]
        for one in (leaf, tail):
            one.set(_SPACE, "preserve")
        rest.append(tail)
    elif at == 0:
        rest.append(leaf)
    rest.extend(following)
    run.addnext(rest)
    return run, rest
