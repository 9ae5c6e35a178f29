"""Redlines written so that LibreOffice reads them right, where it reads rightly written ones wrongly.

In Word either form is as good. Each rule names what LibreOffice (7.4) does.
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from drafting.model.changes import Comparison
from drafting.writers.docx.interleave import sharing_a_mark
from drafting.writers.docx.layout import style_of
from drafting.writers.docx.strips import Piece, Row, Words
from drafting.writers.docx.wordml import Treatment


def with_first_note_safe(sequence: list[Row], comparison: Comparison, *, comments_part: bool) -> list[Row]:
    """The rows with the mark of the first paragraph that has a footnote kept, where another can go in its stead.

    LibreOffice loses a tracked mark there, and an empty paragraph stays when changes are accepted or rejected: it
    reads all notes at the first reference and takes the mark for one of theirs. `comments_part`: a comment stands at
    the end of each changed paragraph; without one LibreOffice joins neighbours that were both inserted, which helps.
    """
    at = next((index for index, row in enumerate(sequence) if row.has_note), -1)
    if at < 0 or not sequence[at].mark or sequence[at].treatment is Treatment.KEPT:
        return sequence
    gap = _gap_around(sequence, at)
    before, rows, after = sequence[: gap.start], sequence[gap.start : gap.stop], sequence[gap.stop :]
    alike = [row for row in rows if row.treatment is sequence[at].treatment]
    first = alike.index(sequence[at])
    around = _Around(
        alike[:first],
        alike[first],
        alike[first + 1 :],
        [row for row in rows if row.treatment is not alike[first].treatment],
    )
    if not comments_part and _is_inserted(around.row) and around.later:
        return sequence
    return [*_rearranged(before, around, comparison, is_last=not after), *after]


class _Around(NamedTuple):
    """The rows that stand in one text alone, around one of them: those of its own text, and those of the other."""

    earlier: list[Row]
    row: Row
    later: list[Row]
    others: list[Row]

    @property
    def rows(self) -> list[Row]:
        """All of them, in an order that keeps that of either text."""
        return [*self.earlier, self.row, *self.later, *self.others]


def _rearranged(before: list[Row], around: _Around, comparison: Comparison, *, is_last: bool) -> list[Row]:
    """The rows before and around, the one in question under a mark that stays: that of the row before, or a shared one.

    Rows at the end of the text share its last mark already, so there a mark is left only where both texts have rows.
    """
    earlier, row, later, others = around
    if is_last and not (later and others):
        return [*before, *around.rows]
    noted = next((index for index, other in enumerate(others) if other.has_note), len(others))
    at = min(noted, len(others) - (2 if is_last else 1))  # whose mark it shares
    can_share = at >= 0
    can_end_another = bool(before) and not before[-1].mark
    looks_like_it = can_end_another and _look_alike(before[-1], row, comparison)
    if can_end_another and (looks_like_it or not (can_share and _look_alike(row, others[at], comparison))):
        ended = before[-1]._replace(mark=row.treatment)
        return [*before[:-1], ended, *earlier, _ending_the_one_before(row, before[-1]), *others, *later]
    if can_share:
        return [*before, *earlier, *others[:at], sharing_a_mark(row, others[at]), *others[at + 1 :], *later]
    return [*before, *around.rows]


def with_insertions_apart(sequence: list[Row], *, comments_part: bool) -> list[Row]:
    """The rows with no mark that stays between inserted words at the end of one and at the beginning of the next.

    LibreOffice takes both for one insertion and loses the mark between them. What is inserted between two old
    paragraphs then stands together: before the mark that stays, or between two marks of which one comes and one goes.
    A comment at the end of the paragraph, where a change begins with it, keeps them apart as well.
    """
    rows, at = list(sequence), 0
    while at + 1 < len(rows):
        row, follower = rows[at], rows[at + 1]
        is_parted = comments_part and bool(row.opens)
        if not row.mark and not is_parted and _ends_inserted(row) and _begins_inserted(follower):
            come = list(takewhile(_is_inserted, rows[at + 1 :]))
            if swapped := _with_deletion_last(row):
                rows[at] = swapped
            elif come:
                rows[at] = row._replace(mark=Treatment.INSERTED, ends=None)
                rows[at + len(come)] = _ending_the_one_before(come[-1], row)
            elif any(not later.mark for later in rows[at + 1 :]):  # the last mark that stays has to stay
                rows[at] = row._replace(mark=Treatment.INSERTED, ends=None)
                rows[at + 1 : at + 2] = _with_own_beginning(follower, row)
        at += 1
    return rows


def _is_inserted(row: Row) -> bool:
    return row.mark is Treatment.INSERTED and row.treatment is Treatment.INSERTED


def _came(piece: Piece) -> bool:
    """True for what the redline's author inserted; numbers that shifted have another author."""
    return piece.treatment is Treatment.INSERTED and not (isinstance(piece, Words) and piece.renumbers)


def _ends_inserted(row: Row) -> bool:
    return bool(row.pieces) and _came(row.pieces[-1])


def _begins_inserted(row: Row) -> bool:
    return bool(row.pieces) and _came(row.pieces[0])


def _with_deletion_last(row: Row) -> Row | None:
    """The row with what was replaced at its end struck out after what replaced it; None where nothing was."""
    come = list(takewhile(_came, reversed(row.pieces)))[::-1]
    rest = row.pieces[: len(row.pieces) - len(come)]
    if not rest or rest[-1].treatment is not Treatment.DELETED:
        return None
    return row._replace(pieces=(*rest[:-1], *come, rest[-1]))


def _with_own_beginning(row: Row, before: Row) -> tuple[Row, Row]:
    """A row in two: what was inserted at its beginning, under the mark of the old paragraph before it, and the rest."""
    come = tuple(takewhile(_came, row.pieces))
    old = before.old if before.old is not None else (before.ends or (0, 0))[0]
    return Row(come, Treatment.DELETED, old, None), row._replace(pieces=row.pieces[len(come) :])


def _look_alike(one: Row, other: Row, comparison: Comparison) -> bool:
    """True where all paragraphs that two rows show take one style; a mark holds its paragraph's style."""
    old = {style_of(comparison.old.paragraphs[row.old]) for row in (one, other) if row.old is not None}
    new = {style_of(comparison.new.paragraphs[row.new]) for row in (one, other) if row.new is not None}
    return len(old | new) == 1


def _ending_the_one_before(row: Row, before: Row) -> Row:
    """A row of one text whose mark is kept and ends, in the other text, the paragraph before it."""
    old, new = (before.old, row.new) if row.treatment is Treatment.INSERTED else (row.old, before.new)
    return row._replace(mark=Treatment.KEPT, ends=(old or 0, new or 0))


def _gap_around(sequence: list[Row], at: int) -> range:
    """The rows around one, itself included, that stand in one text alone."""
    start = stop = at
    while start and sequence[start - 1].treatment:
        start -= 1
    while stop < len(sequence) and sequence[stop].treatment:
        stop += 1
    return range(start, stop)
