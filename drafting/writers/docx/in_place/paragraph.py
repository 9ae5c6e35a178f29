"""A paragraph of the redline as Word's XML, made of the runs of the old paragraph and of copies of the new one's."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.names import tags, w
from drafting.ooxml.revisions import INSERTIONS
from drafting.ooxml.units import NOTE_SIGNS, Unit
from drafting.writers.docx.in_place.blank import show_unseen
from drafting.writers.docx.in_place.marks import properties_of
from drafting.writers.docx.in_place.plan import MoveKey, Para, Piece
from drafting.writers.docx.in_place.sides import Sides
from drafting.writers.docx.wordml import Stamp, Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _R, _T, _RPR, _SDT, _CONTENT, _SDT_PR, _FIELD = (
    w(name) for name in ("p", "r", "t", "rPr", "sdt", "sdtContent", "sdtPr", "fldSimple")
)  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETED_NAMES = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_ALWAYS_STAYS = tags("footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator")
_WORDS = tags("t", "delText", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "rPr", "lastRenderedPageBreak")
_WRAPPER_PROPERTIES = tags("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")


class _Bit(NamedTuple):
    """One node of the line: what becomes of it, what wraps it (elements of either file), and the node itself."""

    treatment: Treatment
    move: MoveKey | None
    stamp: Stamp | None  # whose change it is, None for ours
    path: tuple[_Element, ...]
    node: _Element


def paragraph(para: Para, sides: Sides, *, whole_note: bool = False) -> list[_Element]:
    """The w:p of a paragraph, and what closes its last move after it.

    `whole_note` says that the paragraph belongs to a note that is brought, whose own sign comes along.
    """
    return _Paragraph(para, sides, whole_note).elements()


class _Paragraph:
    """One paragraph while it is written."""

    def __init__(self, para: Para, sides: Sides, whole_note: bool) -> None:
        self.para, self.sides, self.whole_note = para, sides, whole_note
        self.like = sides.old.lines[para.old].element if para.old is not None else sides.old.container.parent
        self.mates: dict[_Element, _Element] = {}  # what wraps runs in the new file -> the same in the old one
        self.wrapped: dict[_Element, int] = {}  # how often a wrapper has been copied
        self.of_old: set[_Element] = set()  # the wrappers that are the old file's

    def elements(self) -> list[_Element]:
        """The w:p, and what stands after it."""
        element = self.like.makeelement(_P)
        if self.para.old is not None:
            for key, value in self.like.attrib.items():
                element.set(key, value)
        properties = properties_of(self.para, self.sides)
        if properties is not None:
            element.append(properties)
        bits = self._without_controls([bit for piece in self.para.pieces for bit in self._bits(piece)])
        after = self._fill(element, bits)
        if not self.para.mark:
            show_unseen(element, self.sides.ink)
        return [element, *after]

    # --- pieces to bits -----------------------------------------------------------------------------------------------

    def _bits(self, piece: Piece) -> Iterator[_Bit]:
        if piece.old and piece.new and not piece.treatment:
            yield from self._kept(piece)
        elif piece.old:
            line = self.sides.old.lines[piece.old.line]
            units = list(line.between(piece.old.start, piece.old.end))
            yield from self._grouped(piece, units, brought=False)
        elif piece.new:
            line = self.sides.new.lines[piece.new.line]
            units = [one for one in line.between(piece.new.start, piece.new.end) if self._comes_along(one[0])]
            yield from self._grouped(piece, units, brought=True)

    def _without_controls(self, bits: list[_Bit]) -> list[_Bit]:
        """The bits outside the content controls that hold anything tracked: LibreOffice (7.4) loses words in those."""
        tracked = {one for bit in bits if bit.treatment for one in bit.path if one.tag == _SDT}
        if not tracked:
            return bits
        self.sides.dissolved += len(tracked & self.of_old)
        return [bit._replace(path=tuple(one for one in bit.path if one not in tracked)) for bit in bits]

    def _comes_along(self, unit: Unit) -> bool:
        """What has no width stays behind, but for the sign of a note that is brought whole."""
        return bool(unit.text) or (self.whole_note and unit.element.tag in _ALWAYS_STAYS)

    def _kept(self, piece: Piece) -> Iterator[_Bit]:
        """Runs of the old paragraph, cut where the look of either text changes."""
        assert piece.old
        assert piece.new
        news = deque(one for one in self.sides.new.lines[piece.new.line].between(*piece.new[1:]) if one[0].text)
        for unit, start, end in self.sides.old.lines[piece.old.line].between(*piece.old[1:]):
            if not unit.text:
                yield from self._one(piece, unit, 0, 0)
                continue
            at = start
            while at < end:
                other, first, last = news.popleft()
                size = min(end - at, last - first)
                if size < last - first:
                    news.appendleft((other, first + size, last))
                if at == start or unit.is_text:
                    self._meet(unit, other)
                    yield self._kept_bit(unit, at, at + size, other)
                at += size

    def _meet(self, unit: Unit, other: Unit) -> None:
        """Take note of what stays: wrappers that are one, objects that may hold text boxes, references to notes."""
        path = tuple(one for one in unit.path if one.tag not in INSERTIONS)
        if [one.tag for one in path] == [one.tag for one in other.path]:
            self.mates.update(zip(other.path, path, strict=True))
        self.of_old.update(unit.path)
        if not unit.is_text and unit.element.tag == other.element.tag:
            self.sides.stay.append((unit.element, other.element))

    def _kept_bit(self, unit: Unit, start: int, end: int, other: Unit) -> _Bit:
        node = self._node(unit, start, end, Treatment.KEPT)
        if unit.run is not None and other.run is not None and node.tag == _R:
            was, now = self.sides.old_same.look(unit), self.sides.new_same.look(other)
            if was != now:
                self._track_look(node, other.run)
        return _Bit(Treatment.KEPT, None, None, unit.path, node)

    def _track_look(self, node: _Element, new_run: _Element) -> None:
        old = next(node.iterchildren(_RPR), None)
        earlier = next(old.iterchildren(w("rPrChange")), None) if old is not None else None
        if earlier is not None:  # one change of the look gives way to the other, from what it was before both
            old = next(earlier.iterchildren(_RPR), None)
        source = next(new_run.iterchildren(_RPR), None)
        fresh = self.sides.copy(source) if source is not None else node.makeelement(_RPR)
        change = self.sides.ink.mark(node, "rPrChange")
        for one in list(node.iterchildren(_RPR)):
            node.remove(one)
        change.append(old if old is not None else node.makeelement(_RPR))
        fresh.append(change)
        node.insert(0, fresh)

    def _grouped(self, piece: Piece, units: list[tuple[Unit, int, int]], *, brought: bool) -> Iterator[_Bit]:
        for unit, start, end in units:
            yield from self._one(piece, unit, start, end, brought=brought)

    def _one(self, piece: Piece, unit: Unit, start: int, end: int, *, brought: bool = False) -> Iterator[_Bit]:
        """A unit of one text alone, or one without width."""
        treatment, move, stamp = piece.treatment, piece.move, self._stamp(piece, unit)
        if unit.element.tag in _ALWAYS_STAYS or (unit.run is None and not unit.text):
            treatment, move = Treatment.KEPT, None
        if unit.element.tag == _FIELD and treatment:
            for node in self._opened_field(unit.element, treatment, brought=brought):
                yield _Bit(treatment, move, stamp, self._path(unit, brought), node)
            return
        node = self._node(unit, start, end, treatment, brought=brought)
        yield _Bit(treatment, move, stamp, self._path(unit, brought), node)

    def _stamp(self, piece: Piece, unit: Unit) -> Stamp | None:
        """Whose change a piece is: of the printed numbers, of whom the new file names, or, for None, ours."""
        if piece.renumbers:
            return self.sides.ink.numbers
        if piece.treatment is Treatment.INSERTED:
            return self.sides.authors.who_inserted(unit.element)
        if piece.treatment is Treatment.DELETED and piece.old:
            return self.sides.authors.who_deleted(
                self.sides.old.lines[piece.old.line].text[piece.old.start : piece.old.end]
            )
        return None

    def _path(self, unit: Unit, brought: bool) -> tuple[_Element, ...]:
        if brought:
            return tuple(self.mates.get(one, one) for one in unit.path)
        self.of_old.update(unit.path)
        return unit.path

    def _opened_field(self, field: _Element, treatment: Treatment, *, brought: bool) -> Iterator[_Element]:
        """A simple field as the runs of a complex one, since only runs can be tracked."""
        code = "delInstrText" if treatment is Treatment.DELETED else "instrText"
        yield self._field_run("fldChar", "begin")
        yield self._field_run(code, field.get(w("instr"), ""))
        yield self._field_run("fldChar", "separate")
        for run in field.iter(_R):
            copied = self.sides.copy(run) if brought else deepcopy(run)
            copied.tail = None
            if treatment is Treatment.DELETED:
                _rename(copied)
            yield copied
        yield self._field_run("fldChar", "end")

    def _field_run(self, name: str, value: str) -> _Element:
        run = self.like.makeelement(_R)
        inner = run.makeelement(w(name))
        if name == "fldChar":
            inner.set(w("fldCharType"), value)
        else:
            inner.text = value
            inner.set(_SPACE, "preserve")
        run.append(inner)
        return run

    def _node(self, unit: Unit, start: int, end: int, treatment: Treatment, *, brought: bool = False) -> _Element:
        """A run with one unit, or part of it, in it; or the unit itself where it stands in no run."""
        if unit.run is None:
            return self.sides.copy(unit.element) if brought else _moved(unit.element)
        run = unit.run.makeelement(_R) if not brought else self.like.makeelement(_R)
        properties = next(unit.run.iterchildren(_RPR), None)
        if properties is not None:
            run.append(self.sides.copy(properties) if brought else deepcopy(properties))
        run.append(self._leaf(unit, start, end, brought=brought))
        if treatment is Treatment.DELETED:
            _rename(run)
        return run

    def _leaf(self, unit: Unit, start: int, end: int, *, brought: bool) -> _Element:
        if unit.is_text:
            leaf = self.like.makeelement(_T)
            leaf.text = unit.text[start:end]
            leaf.set(_SPACE, "preserve")
            return leaf
        if not brought:
            if unit.element.tag in NOTE_SIGNS and self._goes(unit.element):
                self.sides.gone_notes.append(unit.element)
            return _moved(unit.element)
        copied = self.sides.copy(unit.element)
        if unit.element.tag in NOTE_SIGNS:
            self.sides.come_notes.append((copied, unit.element))
        return copied

    def _goes(self, element: _Element) -> bool:
        """True for a reference that does not stay: those that stay have been met already."""
        return not (self.sides.stay and self.sides.stay[-1][0] is element)

    # --- bits to the line ---------------------------------------------------------------------------------------------

    def _fill(self, element: _Element, bits: list[_Bit]) -> list[_Element]:
        """Put the bits into the w:p, inside their wrappers, changes and moves. Gives what stands after it."""
        last = {(bit.treatment, bit.move): at for at, bit in enumerate(bits) if bit.move}
        final = max(last.values(), default=-1) if self.para.mark.is_move else -1
        ends: dict[tuple[Treatment, MoveKey | None], _Element] = {}
        open_path: list[tuple[_Element, _Element]] = []  # the wrappers that are open: source and copy
        after: list[_Element] = []
        at = 0
        for (treatment, move, stamp, path), group in groupby(bits, key=lambda bit: bit[:4]):
            nodes = [bit.node for bit in group]
            at += len(nodes)
            key = treatment, move
            if move and key not in ends:
                start, ends[key] = self.sides.ink.range(element, treatment, move)
                open_path = []
                element.append(start)
            holder = self._open(element, open_path, path)
            if treatment:
                change = self.sides.ink.mark(element, treatment, stamp)
                holder.append(change)
                holder = change
            _append(holder, nodes)
            if move and last[key] == at - 1:
                open_path = []
                if final == at - 1:
                    after.append(ends[key])
                else:
                    element.append(ends[key])
        return after

    def _open(
        self, element: _Element, open_path: list[tuple[_Element, _Element]], path: tuple[_Element, ...]
    ) -> _Element:
        """The element to put nodes of that path into; wrappers that are open already are used on."""
        common = 0
        while common < min(len(open_path), len(path)) and open_path[common][0] is path[common]:
            common += 1
        del open_path[common:]
        holder = _inside(open_path[-1][1]) if open_path else element
        for source in path[common:]:
            copied = self._wrapper(source)
            holder.append(copied)
            open_path.append((source, copied))
            holder = _inside(copied)
        return holder

    def _wrapper(self, source: _Element) -> _Element:
        """A copy of a wrapper without its content; of one that was used before, without the id that must be unique."""
        shell = source.makeelement(source.tag)
        for key, value in source.attrib.items():
            shell.set(key, value)
        for properties in source.iterchildren(*_WRAPPER_PROPERTIES):
            shell.append(deepcopy(properties))
        if source.tag == _SDT:
            shell.append(shell.makeelement(_CONTENT))
        used = self.wrapped.get(source, 0)
        self.wrapped[source] = used + 1
        if source not in self.of_old:
            return self.sides.copy(shell)
        if used and source.tag in INSERTIONS:
            shell.set(w("id"), str(self.sides.ink.next_id()))
        if used and source.tag == _SDT:
            for id_ in list(shell.iter(w("id"))):
                if (parent := id_.getparent()) is not None:
                    parent.remove(id_)
        return shell


def _inside(wrapper: _Element) -> _Element:
    content = next(wrapper.iterchildren(_CONTENT), None) if wrapper.tag == _SDT else None
    return wrapper if content is None else content


def _append(holder: _Element, nodes: list[_Element]) -> None:
    """Add nodes; a run of words that looks as the one before it becomes one with it.

    Objects keep runs of their own, as Word writes them: pandoc reads no words beside a note or a picture in a run.
    """
    for node in nodes:
        last = next(holder.iterchildren(reversed=True), None)
        if last is not None and _is_words(last) and _is_words(node) and _look(last) == _look(node):
            holder_run = last
            for leaf in list(node):
                if leaf.tag != _RPR:
                    _join(holder_run, leaf)
        else:
            holder.append(node)


def _is_words(node: _Element) -> bool:
    return node.tag == _R and all(leaf.tag in _WORDS for leaf in node)


def _join(run: _Element, leaf: _Element) -> None:
    last = run[-1]
    if last.tag == leaf.tag and leaf.tag in (_T, _DELETED_NAMES[_T]):
        last.text = (last.text or "") + (leaf.text or "")
    else:
        run.append(leaf)


def _look(run: _Element) -> bytes:
    properties = next(run.iterchildren(_RPR), None)
    if properties is None:
        return b""
    from lxml import etree

    if next(properties.iterchildren(w("rPrChange")), None) is not None:
        return etree.tostring(_without_ids(properties))
    return etree.tostring(properties)


def _without_ids(properties: _Element) -> _Element:
    """Run properties without the ids of their changes, so that the runs of one change come together."""
    copied = deepcopy(properties)
    for change in copied.iterchildren(w("rPrChange")):
        change.set(w("id"), "")
    return copied


def _moved(element: _Element) -> _Element:
    """An element taken out of where it stood."""
    element.tail = None
    return element


def _rename(run: _Element) -> None:
    """Text and instructions of a run under the names that they have where they are deleted."""
    for one in run.iter(*_DELETED_NAMES):
        one.tag = _DELETED_NAMES[one.tag]
