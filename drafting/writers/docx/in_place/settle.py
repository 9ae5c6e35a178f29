"""Word edits made to respect what can't be cut: fields go or stay as wholes, and a link that leads elsewhere is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.model.changes import BREAK, Edit, Op, placed
from drafting.ooxml.units import Line


class _Run(NamedTuple):
    """Characters kept: where they begin in the joined wordings of either side, and how many they are."""

    old: int
    new: int
    size: int


def settled(edits: Sequence[Edit], old: Sequence[Line], new: Sequence[Line]) -> tuple[Edit, ...]:
    """The edits, with fewer words kept where a field would be cut or a link's address would change in silence."""
    if not any(line.bound or line.links for line in (*old, *new)):
        return tuple(edits)
    runs = list(_runs(edits))
    bounds = (_joined_bounds(old), _joined_bounds(new))
    runs = _without_other_links(runs, _joined_links(old), _joined_links(new))
    while (cut := _cut_bound(runs, bounds)) is not None:
        side, start, end = cut
        runs = list(_without(runs, side, start, end))
    return tuple(_edits(runs, BREAK.join(line.text for line in old), BREAK.join(line.text for line in new)))


def _runs(edits: Sequence[Edit]) -> Iterator[_Run]:
    yield from (_Run(old, new, len(words)) for (op, words), old, new in placed(edits) if op is Op.KEEP)


def _joined_bounds(lines: Sequence[Line]) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in lines:
        found += [(at + start, at + end) for start, end in line.bound]
        at += len(line.text) + len(BREAK)
    return found


def _joined_links(lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    found, at = [], 0
    for line in lines:
        found += [(at + start, at + end, key) for start, end, key in line.links]
        at += len(line.text) + len(BREAK)
    return found


def _without_other_links(
    runs: list[_Run], old: list[tuple[int, int, str]], new: list[tuple[int, int, str]]
) -> list[_Run]:
    """The runs without what is under a link on one side and not under the same one on the other."""
    where = {at: key for start, end, key in new for at in range(start, end)}
    there = {at: key for start, end, key in old for at in range(start, end)}
    wrong = [
        run.old + step
        for run in runs
        for step in range(run.size)
        if there.get(run.old + step) != where.get(run.new + step)
    ]
    for at in wrong:
        runs = list(_without(runs, 0, at, at + 1))
    return runs


def _cut_bound(
    runs: list[_Run], bounds: tuple[list[tuple[int, int]], list[tuple[int, int]]]
) -> tuple[int, int, int] | None:
    """A bound stretch that is kept in part, or in other bounds on the other side: (side, start, end)."""
    for side in (0, 1):
        other = set(bounds[1 - side])
        for start, end in bounds[side]:
            touching = [run for run in runs if run[side] < end and run[side] + run.size > start]
            if not touching:
                continue
            run = touching[0]
            shift = run[1 - side] - run[side]
            whole = len(touching) == 1 and run[side] <= start and end <= run[side] + run.size
            if not whole or (start + shift, end + shift) not in other:
                return side, start, end
    return None


def _without(runs: list[_Run], side: int, start: int, end: int) -> Iterator[_Run]:
    """The runs with what lies in a stretch of one side cut out."""
    for run in runs:
        first, last = run[side], run[side] + run.size
        if last <= start or first >= end:
            yield run
            continue
        if first < start:
            yield _Run(run.old, run.new, start - first)
        if last > end:
            skipped = end - first
            yield _Run(run.old + skipped, run.new + skipped, last - end)


def _edits(runs: list[_Run], old: str, new: str) -> Iterator[Edit]:
    old_at = new_at = 0
    for run in [*runs, _Run(len(old), len(new), 0)]:
        if gone := old[old_at : run.old]:
            yield Edit(Op.DELETE, gone)
        if come := new[new_at : run.new]:
            yield Edit(Op.INSERT, come)
        if run.size:
            yield Edit(Op.KEEP, old[run.old : run.old + run.size])
        old_at, new_at = run.old + run.size, run.new + run.size
