"""One change as paragraphs of a redline: its pieces, each with what becomes of it, and the marks between them.

A split or merge is a tracked paragraph mark and nothing else. Pure values: no XML here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from drafting.model.changes import BREAK, Change, Op
from drafting.model.text import NoteMark, Paragraph
from drafting.writers.docx.atoms import Atom, Opening, Placed, atoms
from drafting.writers.docx.layout import gap_of
from drafting.writers.docx.wordml import Treatment


class Place(NamedTuple):
    """A character of a text: the paragraph's position in `Text.paragraphs`, and the offset in its wording."""

    paragraph: int
    at: int


class Words(NamedTuple):
    """Words under one treatment, with where they stand in either text; markers stand in none.

    `move` names the other end of moved words; `renumbers` is True for a marker of a paragraph that stays.
    """

    treatment: Treatment
    words: str
    old: Place | None = None
    new: Place | None = None
    move: str = ""
    renumbers: bool = False


class Reference(NamedTuple):
    """A footnote reference under one treatment; one that is kept has both numbers."""

    treatment: Treatment
    old: str | None = None
    new: str | None = None


Piece = Words | Reference


class Row(NamedTuple):
    """One paragraph of the redline: its pieces and what becomes of its mark.

    `old` and `new` are the positions of the paragraphs it shows, None where that text has none there. `ends` are the
    positions of the paragraphs whose look its mark holds in either text, where these are not the ones it shows.
    """

    pieces: tuple[Piece, ...]
    mark: Treatment
    old: int | None
    new: int | None
    opens: tuple[Opening, ...] = ()
    ends: tuple[int, int] | None = None

    @property
    def treatment(self) -> Treatment:
        """How it stands as a whole: kept where it shows paragraphs of both texts."""
        if self.old is not None and self.new is not None:
            return Treatment.KEPT
        return Treatment.DELETED if self.new is None else Treatment.INSERTED

    @property
    def has_note(self) -> bool:
        """True where a footnote is referred to."""
        return any(isinstance(piece, Reference) for piece in self.pieces)


class Block(NamedTuple):
    """A stretch of the redline: some paragraphs of a change, by their index in its sides."""

    change: Placed
    old: range
    new: range

    @property
    def treatment(self) -> Treatment:
        """How it stands as a whole: kept where it has both sides."""
        if self.old and self.new:
            return Treatment.KEPT
        return Treatment.DELETED if self.old else Treatment.INSERTED

    @property
    def starts(self) -> tuple[int, int]:
        """The positions of its first paragraphs in the two texts; -1 where it has none there."""
        return (
            self.change.old[self.old[0]] if self.old else -1,
            self.change.new[self.new[0]] if self.new else -1,
        )


@dataclass(slots=True, eq=False, repr=False)
class _Notes:
    """The note marks of some paragraphs that are still to be set, in reading order, as (paragraph, mark)."""

    waiting: deque[tuple[int, NoteMark]]

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], indices: range) -> _Notes:
        marks = ((index, mark) for index in indices for mark in paragraphs[index].notes)
        ends = {index: len(paragraphs[index].wording) for index in indices}
        return cls(
            deque(
                (index, mark if mark.at <= ends[index] else NoteMark(ends[index], mark.number)) for index, mark in marks
            )
        )

    def next_at(self, paragraph: int, at: int) -> str | None:
        """The number of the next mark where it stands at that place."""
        if not self.waiting:
            return None
        index, mark = self.waiting[0]
        return mark.number if (index, mark.at) == (paragraph, at) else None

    def cuts(self, paragraph: int, at: int, length: int) -> Iterator[int]:
        """How far into the next `length` characters marks stand."""
        for index, mark in self.waiting:
            if index != paragraph or mark.at >= at + length:
                return
            if mark.at > at:
                yield mark.at - at


def rows_of(block: Block, numbers_are_tracked: bool) -> Iterator[Row]:
    """The paragraphs of one block: one for each mark in it."""
    if (row := _untouched(block, numbers_are_tracked)) is not None:
        yield row
        return
    change = block.change.change
    is_whole = (len(block.old), len(block.new)) == (len(change.old), len(change.new))
    strip = _Strip(block, numbers_are_tracked, frozenset() if is_whole else _linked(change))
    strip.open(block.old[0] if block.old else None, block.new[0] if block.new else None)
    for atom in atoms(change):
        strip.take(atom)
    strip.close()
    first, *rest = strip.rows
    yield first._replace(opens=(Opening(change, block.treatment),))
    yield from rest


def _untouched(block: Block, numbers_are_tracked: bool) -> Row | None:
    """The row of a change that leaves one paragraph without notes as it is: most do, and need no more."""
    change, placed = block.change.change, block.change
    if not (len(change.old) == len(change.new) == len(block.old) == len(block.new) == len(change.edits) == 1):
        return None
    old, new, words = change.old[0], change.new[0], change.edits[0].words
    is_kept = change.edits[0].op is Op.KEEP and words == old.wording == new.wording
    if not (is_kept and words) or old.notes or new.notes or BREAK in words:
        return None
    kept = Words(Treatment.KEPT, words, Place(placed.old[0], 0), Place(placed.new[0], 0))
    pieces = (*_markers(old, new, numbers_are_tracked), kept)
    return Row(pieces, Treatment.KEPT, placed.old[0], placed.new[0], (Opening(change, Treatment.KEPT),))


def _linked(change: Change) -> frozenset[tuple[int, int]]:
    """The pairs of paragraphs that share words, so that these can move from one to the other; a space can't."""
    return frozenset((atom.old, atom.new) for atom in atoms(change) if atom.op is Op.KEEP and atom.words.strip())


def _markers(old: Paragraph | None, new: Paragraph | None, are_tracked: bool) -> list[Words]:
    """The printed markers where paragraphs begin; where one stays but its marker does not, the marker renumbers."""
    was, now = old.marker if old else "", new.marker if new else ""
    if old and new and (was == now or not are_tracked):
        return _after_marker(now, old, new) if now else []
    if old and new and was and now:
        changed = (Words(Treatment.DELETED, was, renumbers=True), Words(Treatment.INSERTED, now, renumbers=True))
        return [*changed, *_after_marker("", old, new)]
    both = bool(old and new)
    gone = [Words(Treatment.DELETED, was + gap_of(old), renumbers=both)] if old and was else []
    return gone or ([Words(Treatment.INSERTED, now + gap_of(new), renumbers=both)] if new and now else [])


def _after_marker(kept: str, old: Paragraph, new: Paragraph) -> list[Words]:
    """A marker that stays, if any, and the gap after it: the new one, or where one side has none that of the other."""
    gaps = gap_of(old), gap_of(new)
    if all(gaps) or not any(gaps):
        return [Words(Treatment.KEPT, kept + gaps[1])] if kept + gaps[1] else []
    alone = Treatment.DELETED if gaps[0] else Treatment.INSERTED
    return [*([Words(Treatment.KEPT, kept)] if kept else []), Words(alone, gaps[0] or gaps[1])]


@dataclass(slots=True, eq=False, repr=False)
class _Strip:
    """One block while its rows are made."""

    block: Block
    numbers_are_tracked: bool
    linked: frozenset[tuple[int, int]]
    rows: list[Row] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    at: tuple[int, int, int, int] = (0, 0, 0, 0)
    old: int | None = None
    new: int | None = None
    old_notes: _Notes = field(init=False)
    new_notes: _Notes = field(init=False)

    def __post_init__(self) -> None:
        change = self.block.change.change
        self.old_notes = _Notes.of(change.old, self.block.old)
        self.new_notes = _Notes.of(change.new, self.block.new)

    def open(self, old: int | None, new: int | None) -> None:
        """Begins paragraphs of the change's sides: prints their markers."""
        change = self.block.change
        self.old = self.old if old is None else change.old[old]
        self.new = self.new if new is None else change.new[new]
        self.pieces += _markers(
            None if old is None else change.change.old[old],
            None if new is None else change.change.new[new],
            self.numbers_are_tracked,
        )

    def take(self, atom: Atom) -> None:
        """Adds some words, or ends the row at a break."""
        in_old = atom.op is not Op.INSERT and atom.old in self.block.old
        in_new = atom.op is not Op.DELETE and atom.new in self.block.new
        if atom.words == BREAK:
            self._break(atom, in_old and atom.old + 1 in self.block.old, in_new and atom.new + 1 in self.block.new)
            return
        for part in self._cut(atom, in_old, in_new):
            self._set_notes(part, in_old, in_new)
            if in_old or in_new:
                self.pieces.append(self._words(part, in_old, in_new))
            self.at = _after(part)

    def _cut(self, atom: Atom, in_old: bool, in_new: bool) -> Iterator[Atom]:
        """The atom in parts that begin at each note mark inside it."""
        length = len(atom.words)
        inside = set(self.old_notes.cuts(atom.old, atom.old_at, length)) if in_old else set()
        inside |= set(self.new_notes.cuts(atom.new, atom.new_at, length)) if in_new else set()
        edges = [0, *sorted(inside), length]
        for start, stop in pairwise(edges):
            old_at = atom.old_at + (start if atom.op is not Op.INSERT else 0)
            new_at = atom.new_at + (start if atom.op is not Op.DELETE else 0)
            yield Atom(atom.op, atom.words[start:stop], atom.old, old_at, atom.new, new_at)

    def _words(self, atom: Atom, in_old: bool, in_new: bool) -> Words:
        change = self.block.change
        treatment = Treatment.KEPT
        is_move = atom.op is Op.KEEP and not (in_old and in_new) and (atom.old, atom.new) in self.linked
        if not in_new:
            treatment = Treatment.MOVED_FROM if is_move else Treatment.DELETED
        elif not in_old:
            treatment = Treatment.MOVED_TO if is_move else Treatment.INSERTED
        return Words(
            treatment,
            atom.words,
            Place(change.old[atom.old], atom.old_at) if in_old else None,
            Place(change.new[atom.new], atom.new_at) if in_new else None,
            f"{change.rank + 1}.{atom.old}.{atom.new}" if is_move else "",
        )

    def _set_notes(self, atom: Atom, leaves_old: bool, leaves_new: bool) -> None:
        """Sets the references that stand here.

        Those of both texts meet in one; one that waits for its partner goes when the words pass on in its text.
        """
        here_old, here_new = (atom.old, atom.old_at), (atom.new, atom.new_at)
        while (old := self.old_notes.next_at(*here_old)) and (new := self.new_notes.next_at(*here_new)):
            self.pieces.append(Reference(Treatment.KEPT, old, new))
            self.old_notes.waiting.popleft()
            self.new_notes.waiting.popleft()
        while leaves_old and (old := self.old_notes.next_at(*here_old)):
            self.pieces.append(Reference(Treatment.DELETED, old))
            self.old_notes.waiting.popleft()
        while leaves_new and (new := self.new_notes.next_at(*here_new)):
            self.pieces.append(Reference(Treatment.INSERTED, None, new))
            self.new_notes.waiting.popleft()

    def _break(self, atom: Atom, ends_old: bool, ends_new: bool) -> None:
        leaves_old = atom.op is not Op.INSERT and atom.old in self.block.old
        leaves_new = atom.op is not Op.DELETE and atom.new in self.block.new
        self._set_notes(atom, leaves_old, leaves_new)
        if ends_old or ends_new:
            alone = Treatment.DELETED if ends_old else Treatment.INSERTED
            self._end_row(Treatment.KEPT if ends_old and ends_new else alone)
            self.open(atom.old + 1 if ends_old else None, atom.new + 1 if ends_new else None)
        self.at = _after(atom)

    def close(self) -> None:
        """Ends the last row. Where a side stands alone its mark goes the way of its last words.

        LibreOffice (7.4) loses a moved mark after words that were deleted or inserted: an empty paragraph stays.
        """
        old, old_at, new, new_at = self.at
        self._set_notes(Atom(Op.KEEP, "", old, old_at, new, new_at), True, True)
        whole, last = self.block.treatment, self.pieces[-1] if self.pieces else None
        self._end_row(last.treatment if whole and last and last.treatment.is_move else whole)

    def _end_row(self, mark: Treatment) -> None:
        self.rows.append(Row(tuple(self.pieces), mark, self.old, self.new))
        self.pieces = []


def _after(atom: Atom) -> tuple[int, int, int, int]:
    old, old_at, new, new_at = atom[2:]
    if atom.op is not Op.INSERT:
        old, old_at = (old + 1, 0) if atom.words == BREAK else (old, old_at + len(atom.words))
    if atom.op is not Op.DELETE:
        new, new_at = (new + 1, 0) if atom.words == BREAK else (new, new_at + len(atom.words))
    return old, old_at, new, new_at
