"""Pairs of paragraphs that say the same: unique ones wherever they stand, repeats where their neighbours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import product

from drafting.engines.align.matching import Frame, Matching
from drafting.engines.sequences import common
from drafting.model.order import Pair

# Repeats of one wording that are weighed pair by pair for nearness; beyond it they are paired in order.
_WEIGHED_PAIRS = 2_500


def pair_identical(matching: Matching, old_key: Callable[[int], Hashable], new_key: Callable[[int], Hashable]) -> None:
    """Pair free paragraphs of equal keys.

    Keys that are unique on both sides pair first, however far they moved; then what stands next to such a pair that
    kept its place; then the rest in common order between pairs; then what stands next to a pair that moved; and what
    is left with its nearest.
    """
    free_old, free_new = matching.free_old(), matching.free_new()
    if not (free_old and free_new):
        return
    ids: dict[Hashable, int] = {}  # a long key is hashed once here, and not in every step
    old = {at: ids.setdefault(old_key(at), len(ids)) for at in free_old}
    new = {at: ids.setdefault(new_key(at), len(ids)) for at in free_new}
    _pair_unique(matching, old, new)
    _pair_beside(matching, old, new, matching.frame().pairs)
    _pair_between(matching, old, new)
    _pair_beside(matching, old, new, matching.pairs())
    _pair_nearest(matching, old, new)


def _pair_unique(matching: Matching, old: dict[int, int], new: dict[int, int]) -> None:
    here, there = Counter(old.values()), Counter(new.values())
    at = {key: position for position, key in new.items() if there[key] == 1}
    for position, key in old.items():
        if here[key] == 1 and key in at:
            matching.pair(position, at[key])


def _pair_beside(matching: Matching, old: dict[int, int], new: dict[int, int], pairs: Sequence[Pair]) -> None:
    """Grow pairs over their neighbours of equal keys: repeats inside a block that moved go with it.

    Backwards first: what recurs is most often a heading or a chapeau, and belongs to what follows.
    """
    for step in (-1, 1):
        free = set(matching.free_old())
        waiting = [(here, there) for here, there in pairs if here + step in free]
        while waiting:
            here, there = waiting.pop()
            left, right = here + step, there + step
            if left in old and right in new and old[left] == new[right] and matching.are_free(left, right):
                matching.pair(left, right)
                waiting.append((left, right))


def _pair_between(matching: Matching, old: dict[int, int], new: dict[int, int]) -> None:
    free_old = [at for at in matching.free_old() if at in old]
    free_new = [at for at in matching.free_new() if at in new]
    for left, right in matching.frame().gaps(free_old, free_new):
        for here, there in _in_common([old[at] for at in left], [new[at] for at in right]):
            matching.pair(left[here], right[there])


def _in_common(left: list[int], right: list[int]) -> list[Pair]:
    """What both have in common order; each in its own place where as many pair so, that the others face each other."""
    shared = common(left, right)
    if len(left) == len(right):
        facing = [(at, at) for at in range(len(left)) if left[at] == right[at]]
        return facing if len(facing) >= len(shared) else shared
    return shared


def _pair_nearest(matching: Matching, old: dict[int, int], new: dict[int, int]) -> None:
    here = _positions(matching.free_old(), old)
    there = _positions(matching.free_new(), new)
    frame = matching.frame() if here.keys() & there.keys() else None
    for key, left in here.items():
        if frame and key in there:
            for position, partner in _nearest(left, there[key], frame):
                matching.pair(position, partner)


def _nearest(left: list[int], right: list[int], frame: Frame) -> list[tuple[int, int]]:
    if len(left) * len(right) > _WEIGHED_PAIRS:
        return list(zip(left, right, strict=False))
    pairs = sorted(product(left, right), key=lambda pair: (abs(frame.expected(pair[0]) - pair[1]), pair))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for position, partner in pairs:
        if position not in chosen and partner not in taken:
            chosen[position] = partner
            taken.add(partner)
    return list(chosen.items())


def _positions(free: list[int], keys: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at in free:
        if at in keys:
            found.setdefault(keys[at], []).append(at)
    return found
