"""Which columns of a table stay where the table has more of them, or fewer, in the new text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from drafting.model.order import between
from drafting.ooxml.names import w
from drafting.ooxml.stories import Row, Table
from drafting.writers.docx.in_place.rows import likeliest

_MERGES = [f"{w('tcPr')}/{w(name)}" for name in ("gridSpan", "vMerge", "hMerge")]
# Columns of the redline from left to right: their places in the old table and in the new one.
Columns = Sequence[tuple[int | None, int | None]]
Votes = Callable[[list[list[int]], list[list[int]]], Counter[tuple[int, int]]]


def columns_of(old: Table, new: Table, votes: Votes) -> Columns:
    """The columns that a table has in either text; none where both have as many, or where cells are merged.

    `votes` says how many characters groups of lines share. Columns that share most are one, in one order.
    """
    before, after = _width(old), _width(new)
    if not before or not after or before == after or not all(map(_is_plain, (*old.rows, *new.rows))):
        return []
    kept = likeliest(votes(_lines(old, before), _lines(new, after)), lambda *_: True)
    return _in_order(kept, before, after) if kept else []


def _in_order(kept: list[tuple[int, int]], before: int, after: int) -> Columns:
    found: list[tuple[int | None, int | None]] = []
    for gone, come, pair in between(kept, (before, after)):
        found += [*((at, None) for at in gone), *((None, at) for at in come), *([pair] if pair else [])]
    return found


def _width(table: Table) -> int:
    """How many cells every row has; 0 where rows differ."""
    widths = {len(row.cells) for row in table.rows}
    return widths.pop() if len(widths) == 1 else 0


def _is_plain(row: Row) -> bool:
    """True where nothing but cells stands in a row, and none of them is merged."""
    return all(
        cell.element.getparent() is row.element and not any(cell.element.find(path) is not None for path in _MERGES)
        for cell in row.cells
    )


def _lines(table: Table, width: int) -> list[list[int]]:
    return [[line for row in table.rows for line in row.cells[at].container.lines()] for at in range(width)]
