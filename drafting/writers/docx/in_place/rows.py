"""Rows of two tables that are one row: what forms they have, and which of those between pairs belong together."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence

from drafting.model.order import Pair, between, in_one_order
from drafting.ooxml.names import child, w
from drafting.ooxml.stories import Cell, Row, Story

_TCPR, _SPAN, _DOWN, _VAL = (w(name) for name in ("tcPr", "gridSpan", "vMerge", "val"))
RowPairs = list[Pair]
_Form = tuple[tuple[str | None, str | None], ...]


def lines_with_words(story: Story, row: Row) -> list[int]:
    """The lines of a row that say anything: empty ones are no reason why two rows should be one."""
    return [line for cell in row.cells for line in cell.container.lines() if story.lines[line].text]


def whole_rows(old: Story, olds: list[list[int]], new: Story, news: list[list[int]]) -> Counter[Pair]:
    """How many characters rows share that say all the same, and as no other row does; rows are given as their lines.

    Of cells of which many say the same, the comparison may pair those of one row with those of the next.
    """
    said = [[tuple(story.lines[at].text for at in row) for row in rows] for story, rows in ((old, olds), (new, news))]
    counts = [Counter(rows) for rows in said]
    there = {row: at for at, row in enumerate(said[1]) if row and counts[0][row] == counts[1][row] == 1}
    return Counter({(at, there[row]): sum(map(len, row)) + len(row) for at, row in enumerate(said[0]) if row in there})


def form_of(row: Row) -> _Form:
    """The cells of a row as they are merged: what merges can't be tracked."""
    return tuple(_merges(cell) for cell in row.cells)


def _merges(cell: Cell) -> tuple[str | None, str | None]:
    properties = child(cell.element, _TCPR)
    span, down = child(properties, _SPAN), child(properties, _DOWN)
    return span.get(_VAL) if span is not None else "1", down.get(_VAL, "continue") if down is not None else None


def likeliest(votes: Counter[Pair], fits: Callable[[int, int], bool]) -> list[Pair]:
    """The pairs of rows, or of columns, that share most, each in one pair and all in one order."""
    chosen: dict[int, int] = {}
    for (here, there), _ in sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]))):
        if here not in chosen and there not in chosen.values() and fits(here, there):
            chosen[here] = there
    pairs = sorted(chosen.items())
    return in_one_order(pairs, [votes[pair] for pair in pairs])


def with_same_rows(
    pairs: RowPairs, old: tuple[Story, Sequence[Row]], new: tuple[Story, Sequence[Row]]
) -> Iterator[tuple[int, int]]:
    """The pairs, and between them rows that say the same, such as empty ones, where more go than come or fewer."""
    (old_story, olds), (new_story, news) = old, new
    for gone, come, pair in between(pairs, (len(olds), len(news))):
        if 0 < len(gone) != len(come) > 0:
            said_old = [_said(old_story, olds[at]) for at in gone]
            said_new = [_said(new_story, news[at]) for at in come]
            yield from ((gone[one], come[other]) for one, other in same(said_old, said_new))
        if pair:
            yield pair


def _said(story: Story, row: Row) -> Hashable:
    """A row's form and what its cells say."""
    return form_of(row), *(tuple(story.lines[at].text for at in cell.container.lines()) for cell in row.cells)


def same(gone: Sequence[Hashable], come: Sequence[Hashable]) -> RowPairs:
    """The positions of what is the same on both sides, in one order."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for at, said in enumerate(come):
        waiting[said].append(at)
    return in_one_order([(at, waiting[said].popleft()) for at, said in enumerate(gone) if waiting[said]])


def filled(
    pairs: RowPairs, old: list[Row], new: list[Row], alike: Callable[[Row, Row], bool]
) -> Iterator[tuple[int, int]]:
    """The pairs, and between them rows by their place where as many go as come."""
    for gone, come, pair in between(pairs, (len(old), len(new))):
        if len(gone) == len(come):
            yield from ((one, other) for one, other in zip(gone, come, strict=True) if alike(old[one], new[other]))
        if pair:
            yield pair
