"""One change, or one line of it, as paragraphs of the redline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.model.changes import BREAK, Op
from drafting.ooxml.names import w
from drafting.ooxml.stories import Story
from drafting.writers.docx.in_place.plan import MoveKey, Para, Piece, Span
from drafting.writers.docx.in_place.settle import settled
from drafting.writers.docx.strips import Atom, Opening, Placed, atoms
from drafting.writers.docx.wordml import Treatment

# A number that was typed before a paragraph: "4.", "OP6.", "(a)", "7:".
_TYPED = re.compile(r"\s*(?:(?:OP|PP)?\s?\d{1,3}(?: bis| ter)?\s?[.):]{1,2}|\(?(?:[a-z]|[ivxlc]{1,6}|\d{1,3})\))(?=\s)")
_SECTION = f"{w('pPr')}/{w('sectPr')}"


def paragraphs_of(
    placed: Placed, old: Story, new: Story, old_lines: Sequence[int], new_lines: Sequence[int]
) -> Iterator[Para]:
    """The paragraphs that show some lines of a change: both sides of what stays, or one line of one side alone."""
    strip = _Strip(placed, old, new, frozenset(old_lines), frozenset(new_lines))
    yield from strip.paragraphs()


class _Strip:
    """One change on its way to paragraphs."""

    def __init__(
        self, placed: Placed, old: Story, new: Story, old_lines: frozenset[int], new_lines: frozenset[int]
    ) -> None:
        self.placed, self.old, self.new = placed, old, new
        self.old_lines, self.new_lines = old_lines, new_lines
        self.pieces: list[Piece] = []
        self.done: list[Para] = []

    def paragraphs(self) -> list[Para]:
        """All its paragraphs; the first one opens the change."""
        change = self.placed.change
        edits = settled(
            change.edits,
            [self.old.lines[line] for line in self.placed.old],
            [self.new.lines[line] for line in self.placed.new],
        )
        found = list(atoms(replace(change, edits=edits)))
        linked = {(atom.old, atom.new) for atom in found if atom.op is Op.KEEP and any(map(str.isalnum, atom.words))}
        for atom in found:
            self._take(atom, linked)
        self._end_row(max(self.old_lines, default=None), max(self.new_lines, default=None))
        both = bool(self.old_lines and self.new_lines)
        alone = Treatment.DELETED if self.old_lines else Treatment.INSERTED
        self.done[0].opens.append(Opening(change, Treatment.KEPT if both else alone))
        return self.done

    def _take(self, atom: Atom, linked: set[tuple[int, int]]) -> None:
        old = self.placed.old[atom.old] if atom.op is not Op.INSERT else None
        new = self.placed.new[atom.new] if atom.op is not Op.DELETE else None
        in_old, in_new = old in self.old_lines, new in self.new_lines
        if atom.words == BREAK:
            ends_old = in_old and self.placed.old[atom.old + 1] in self.old_lines
            ends_new = in_new and self.placed.new[atom.new + 1] in self.new_lines
            if ends_old or ends_new:
                self._end_row(old if ends_old else None, new if ends_new else None)
            return
        if not (in_old or in_new):
            return
        treatment = Treatment.KEPT
        if not (in_old and in_new):
            treatment = Treatment.DELETED if in_old else Treatment.INSERTED
        move = None
        if atom.op is Op.KEEP and treatment and (atom.old, atom.new) in linked:
            move = MoveKey(self.placed.rank, self.placed.old[atom.old], self.placed.new[atom.new])
            treatment = Treatment.MOVED_FROM if in_old else Treatment.MOVED_TO
        size = len(atom.words)
        self.pieces.append(
            Piece(
                treatment,
                Span(old, atom.old_at, atom.old_at + size) if old is not None and in_old else None,
                Span(new, atom.new_at, atom.new_at + size) if new is not None and in_new else None,
                move,
                self._renumbers(atom, old if in_old else None, new if in_new else None, treatment),
            )
        )

    def _renumbers(self, atom: Atom, old: int | None, new: int | None, treatment: Treatment) -> bool:
        """True for a piece of a typed number where both texts have one before the same paragraph."""
        if not (self.old_lines and self.new_lines) or not treatment:
            return False
        one, other = self.placed.old[atom.old : atom.old + 1], self.placed.new[atom.new : atom.new + 1]
        if not one or not other:
            return False
        was, now = _TYPED.match(self.old.lines[one[0]].text), _TYPED.match(self.new.lines[other[0]].text)
        if not was or not now:
            return False
        size = len(atom.words)
        return (old is not None and atom.old_at + size <= was.end()) or (
            new is not None and atom.new_at + size <= now.end()
        )

    def _end_row(self, old: int | None, new: int | None) -> None:
        if old is not None and new is not None:
            if self._has_section(self.old, old) is not self._has_section(self.new, new):
                self._add(Treatment.INSERTED, None, new)
                self._add(Treatment.DELETED, old, None)
                return
            self._add(Treatment.KEPT, old, new)
            return
        way = Treatment.DELETED if old is not None else Treatment.INSERTED
        if not (self.old_lines and self.new_lines):  # where a line stands alone its mark goes the way of its words
            way = next((piece.treatment for piece in self.pieces if piece.move), way)
        self._add(way, old, new)

    def _add(self, mark: Treatment, old: int | None, new: int | None) -> None:
        if old is not None and not self.old.lines[old].text:
            self.pieces.append(
                Piece(Treatment.DELETED if mark is Treatment.DELETED else Treatment.KEPT, Span(old, 0, 0))
            )
        self.done.append(Para(self.pieces, mark, old, new))
        self.pieces = []

    @staticmethod
    def _has_section(story: Story, line: int) -> bool:
        return story.lines[line].element.find(_SECTION) is not None
