"""One change, or one line of it, as paragraphs of the redline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.model.changes import BREAK, Op
from drafting.ooxml.names import child, w
from drafting.ooxml.stories import Story
from drafting.writers.docx.atoms import Atom, Opening, Placed, atoms
from drafting.writers.docx.in_place.plan import MoveKey, Para, Piece, Span
from drafting.writers.docx.in_place.settle import settled
from drafting.writers.docx.in_place.typed import end_in, of_whole_lines
from drafting.writers.docx.wordml import Treatment

_SECTION, _BR = w("sectPr"), w("br")


def paragraphs_of(
    placed: Placed,
    stories: tuple[Story, Story],
    old_lines: Sequence[int],
    new_lines: Sequence[int],
    *,
    tracks_numbers: bool,
) -> Iterator[Para]:
    """The paragraphs that show some lines of a change: both sides of what stays, or one line of one side alone.

    Where numbers are not tracked, those of paragraphs that stay are just the new ones.
    """
    if (whole := _untouched(placed, *stories, old_lines, new_lines)) is not None:
        yield whole
        return
    strip = _Strip(placed, *stories, (frozenset(old_lines), frozenset(new_lines)))
    for para in strip.paragraphs():
        if not tracks_numbers:
            para.pieces = [_untracked(piece) for piece in para.pieces if not (piece.renumbers and piece.old)]
        yield para


def _untouched(
    placed: Placed, old: Story, new: Story, old_lines: Sequence[int], new_lines: Sequence[int]
) -> Para | None:
    """The paragraph of a change that leaves one line as it is: nearly all are, and need no more."""
    if not (len(placed.old) == len(old_lines) == len(placed.new) == len(new_lines) == 1):
        return None
    at, there = old_lines[0], new_lines[0]
    one, other, change = old.lines[at], new.lines[there], placed.change
    wordings = {edit.words for edit in change.edits if edit.op is Op.KEEP}
    is_kept = len(change.edits) == 1 and wordings == {change.old[0].wording, change.new[0].wording}
    is_plain = not (one.bound or one.links or other.bound or other.links or BREAK in one.text)
    if not (is_kept and is_plain and one.text and one.text == other.text):
        return None
    if (child(one.properties, _SECTION) is None) is not (child(other.properties, _SECTION) is None):
        return None
    return kept_line(at, there, len(one.text), Opening(change, Treatment.KEPT))


def kept_line(old: int, new: int, size: int, *opens: Opening) -> Para:
    """A line of `size` characters that says the same in both stories, as a paragraph that stays."""
    piece = Piece(Treatment.KEPT, Span(old, 0, size), Span(new, 0, size))
    return Para([piece], Treatment.KEPT, old, new, list(opens))


def _untracked(piece: Piece) -> Piece:
    return piece._replace(treatment=Treatment.KEPT, renumbers=False) if piece.renumbers else piece


class _Strip:
    """One change on its way to paragraphs."""

    def __init__(self, placed: Placed, old: Story, new: Story, lines: tuple[frozenset[int], frozenset[int]]) -> None:
        self.placed, self.old, self.new = placed, old, new
        self.old_lines, self.new_lines = lines
        self.sides = [old.lines[at] for at in placed.old], [new.lines[at] for at in placed.new]
        self.number_ends = tuple(
            [end_in(line.text, paragraph) for line, paragraph in zip(lines, side, strict=True)]
            for lines, side in zip(self.sides, (placed.change.old, placed.change.new), strict=True)
        )
        self.pieces: list[Piece] = []
        self.done: list[Para] = []

    def paragraphs(self) -> list[Para]:
        """All its paragraphs; the first one opens the change."""
        change = of_whole_lines(self.placed.change, *self.sides)
        found = list(atoms(replace(change, edits=settled(change.edits, *self.sides))))
        linked = {(atom.old, atom.new) for atom in found if atom.op is Op.KEEP and any(map(str.isalnum, atom.words))}
        for atom in self._before_page_breaks(found):
            for part in self._parted(atom):
                self._take(part, linked)
        self._end_row(max(self.old_lines, default=None), max(self.new_lines, default=None))
        both = bool(self.old_lines and self.new_lines)
        alone = Treatment.DELETED if self.old_lines else Treatment.INSERTED
        self.done[0].opens.append(Opening(self.placed.change, Treatment.KEPT if both else alone))
        return self.done

    def _before_page_breaks(self, found: list[Atom]) -> list[Atom]:
        """The atoms, words that come between an end that goes and a page or column break put before that end.

        At such a break LibreOffice (7.4) begins a paragraph: the words before it would be one, and an empty one stays
        where they are rejected.
        """
        for at, (end, words, kept) in enumerate(zip(found, found[1:], found[2:], strict=False)):
            is_merge = (end.op, end.words) == (Op.DELETE, BREAK) and (words.op, kept.op) == (Op.INSERT, Op.KEEP)
            if is_merge and words.words != BREAK and self._begins_page(kept):
                found[at : at + 2] = words._replace(old=end.old, old_at=end.old_at), end._replace(new_at=kept.new_at)
        return found

    def _begins_page(self, kept: Atom) -> bool:
        """True where words kept begin with a page or column break."""
        line = self.sides[0][kept.old]
        first = next(line.between(kept.old_at, kept.old_at + 1), None) if line.has_objects else None
        return first is not None and first[0].element.tag == _BR

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
                self._renumbers(atom, treatment),
            )
        )

    def _parted(self, atom: Atom) -> Iterator[Atom]:
        """An edit of a typed number and the words after it as two."""
        side, at, start = (1, atom.new, atom.new_at) if atom.op is Op.INSERT else (0, atom.old, atom.old_at)
        size = self.number_ends[side][at] - start
        if atom.op is Op.KEEP or not 0 < size < len(atom.words):
            yield atom
            return
        yield atom._replace(words=atom.words[:size])
        rest = atom._replace(words=atom.words[size:])
        yield rest._replace(new_at=start + size) if side else rest._replace(old_at=start + size)

    def _renumbers(self, atom: Atom, treatment: Treatment) -> bool:
        """True for a piece of a typed number where both texts have one before the same paragraph."""
        if not (self.old_lines and self.new_lines) or not treatment:
            return False
        was = self.number_ends[0][atom.old] if atom.old < len(self.number_ends[0]) else 0
        now = self.number_ends[1][atom.new] if atom.new < len(self.number_ends[1]) else 0
        size = len(atom.words)
        return bool(was and now) and (atom.old_at + size <= was if atom.op is Op.DELETE else atom.new_at + size <= now)

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
            last = self.pieces[-1] if self.pieces else None
            line = self.old.lines[old] if old is not None else self.new.lines[new or 0]
            in_link = any(end == len(line.text) for _, end, _ in line.links)
            # LibreOffice (7.4) loses a moved mark else, and leaves one after a link: an empty paragraph stays.
            way = last.treatment if last is not None and last.move and not in_link else way
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
        return child(story.lines[line].properties, _SECTION) is not None
