"""Positions in two sequences: which are next to each other, and the most pairs that stand in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import lt

Pair = tuple[int, int]  # a position in the old sequence and one in the new


def is_run(positions: Sequence[int]) -> bool:
    """True for one position or several that follow each other; False for none."""
    return bool(positions) and [*positions] == [*range(positions[0], positions[0] + len(positions))]


def in_one_order(pairs: Sequence[Pair], weights: Sequence[int] | None = None) -> list[Pair]:
    """Of pairs that rise by old position the heaviest that rise by new position too; without weights the most."""
    kept = heaviest_rising([new for _, new in pairs], weights if weights is not None else [1] * len(pairs))
    return [pairs[at] for at in kept]


def between(pairs: Sequence[Pair], ends: Pair) -> Iterator[tuple[range, range, Pair | None]]:
    """What stands in either sequence before each pair, with that pair, and what stands behind the last, with None.

    The pairs rise on both sides; `ends` are how long the sequences are.
    """
    old_at = new_at = 0
    for old, new in pairs:
        yield range(old_at, old), range(new_at, new), (old, new)
        old_at, new_at = old + 1, new + 1
    yield range(old_at, ends[0]), range(new_at, ends[1]), None


def heaviest_rising(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indices of the strictly rising subsequence of `values` whose `weights`, all positive, sum to most; near-linear.

    Of subsequences of one weight it is the one found last.
    """
    if all(map(lt, values, islice(values, 1, None))):  # most often, and told far quicker
        return list(range(len(values)))
    tops: list[int] = []  # last values of the sequences worth growing, rising; so are their sums
    sums: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (value, weight) in enumerate(zip(values, weights, strict=True)):
        if not tops or value > tops[-1]:  # most often: it goes on from the heaviest so far
            before.append(last[-1] if last else -1)
            tops.append(value)
            sums.append(weight + (sums[-1] if sums else 0))
            last.append(at)
            continue
        here = bisect_left(tops, value)
        total = weight + (sums[here - 1] if here else 0)
        before.append(last[here - 1] if here else -1)
        end = here
        while end < len(sums) and sums[end] <= total:
            end += 1
        tops[here:end], sums[here:end], last[here:end] = [value], [total], [at]
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
