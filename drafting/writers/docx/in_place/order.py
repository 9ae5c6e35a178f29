"""The heaviest set of pairs that stand in one order on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def rising(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indices of a subsequence of `places` that rises strictly and weighs most. Time n log n."""
    if all(here < following for here, following in pairwise(places)):
        return list(range(len(places)))
    ranks = {place: rank for rank, place in enumerate(sorted(set(places)), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)  # a Fenwick tree of (weight, last index)
    before = [-1] * len(places)
    top = (0, -1)
    for index, place in enumerate(places):
        rank = ranks[place]
        found = _prefix(best, rank - 1)
        before[index] = found[1]
        here = (found[0] + weights[index], index)
        top = max(top, here)
        while rank < len(best):
            best[rank] = max(best[rank], here)
            rank += rank & -rank
    chosen, index = [], top[1]
    while index >= 0:
        chosen.append(index)
        index = before[index]
    return chosen[::-1]


def _prefix(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best
