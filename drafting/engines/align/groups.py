"""Splits and merges: one paragraph on one side whose words stand in several, one after another, on the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, count, groupby
from operator import itemgetter

from drafting.engines.align.likeness import Saying, kept, kept_weight

# A part belongs to a whole where nearly half of what it says, by weight, stands there in its place.
_COVERED = 0.45
# What further parts must add to what the first explains: less is a stray word or two.
GAIN = 0.02
# A part that stands apart from the others belongs to a whole where so much of what it says stands there and in no other
# part: in eleven pairs of real texts the one that does reaches 1.0, the best that does not 0.5.
_SCATTERED = 0.65
# The same where it fills so much of what the others leave, with so many words or with nearly half of what it says: that
# went into the whole, the rest of it was dropped. A word or two alone say nothing.
_FILLED = 0.85
_FILLED_WEIGHT = 6.0
FILLED_LEAST = 2.0
# Parts are sought on either side as long as they say no more than this many times what the whole says.
_REACH = 1.5


def parts_of(whole: Saying, sayings: dict[int, Saying], seed: int, is_free: Callable[[int], bool]) -> tuple[int, ...]:
    """The positions at or around `seed` whose sayings the whole holds one after another.

    (seed,) where no run of free neighbours explains the whole better than it does; the run may do so without the seed.
    """
    before = _reach(whole, sayings, count(seed - 1, -1), is_free)
    after = _reach(whole, sayings, count(seed + 1), is_free)
    around = [*reversed(before), seed, *after]
    if len(around) == 1:
        return (seed,)
    good = [share >= _COVERED for share in _covered(whole, [sayings[at] for at in around])]
    with_seed = [fits or at == seed for fits, at in zip(good, around, strict=True)]
    bridged = [
        fits or (0 < n < len(good) - 1 and with_seed[n - 1] and with_seed[n + 1] and _speaks_of(whole, sayings[at]))
        for n, (fits, at) in enumerate(zip(with_seed, around, strict=True))
    ]
    runs = {tuple(run) for fitting in (good, with_seed, bridged) for run in _runs(around, fitting)}
    runs |= {shorter for run in runs if len(run) > 1 for shorter in (run[1:], run[:-1])}
    explained = {run: _explained(whole, joined(sayings, run)) for run in sorted(runs)}
    best = max(explained, key=explained.__getitem__)
    return best if explained[best] >= _explained(whole, sayings[seed]) + GAIN else (seed,)


def _speaks_of(whole: Saying, between: Saying) -> bool:
    """True for what stands between two parts and says what the whole says, though in another order."""
    return whole.shared_weight(between) >= _COVERED * between.weight


def belongs(part: Saying, whole: Saying, others: Saying) -> bool:
    """True where a part says enough of what the whole says beyond its other parts, wherever these stand."""
    rest = _unexplained(whole, others)
    held = kept_weight(part, rest)
    fills = held >= max(_FILLED * rest.weight, FILLED_LEAST)
    return held >= (min(_FILLED_WEIGHT, _COVERED * part.weight) if fills else _SCATTERED * part.weight)


def _unexplained(whole: Saying, parts: Saying) -> Saying:
    """The words of a whole that its parts lack, in their order."""
    explained = {at + step for at, _, size in kept(whole, parts) for step in range(size)}
    return whole.only(at for at in range(len(whole.signs)) if at not in explained)


def _explained(whole: Saying, parts: Saying) -> float:
    """How alike a whole and its parts are."""
    return 2 * kept_weight(whole, parts) / (whole.weight + parts.weight)


def joined(sayings: dict[int, Saying], positions: Sequence[int]) -> Saying:
    """What the paragraphs at these positions say one after another."""
    first, *others = (sayings[at] for at in positions)
    return first.followed_by(*others)


def _runs(positions: Sequence[int], good: Sequence[bool]) -> list[list[int]]:
    """The good positions, neighbours together."""
    runs = groupby(zip(positions, good, strict=True), itemgetter(1))
    return [[at for at, _ in run] for fits, run in runs if fits]


def _reach(
    whole: Saying, sayings: dict[int, Saying], positions: Iterable[int], is_free: Callable[[int], bool]
) -> list[int]:
    """The free positions next to each other, nearest first, that may hold parts of the whole."""
    found: list[int] = []
    weight = 0.0
    for at in positions:
        if at not in sayings or not is_free(at) or weight > _REACH * whole.weight:
            break
        found.append(at)
        weight += sayings[at].weight
    return found


def _covered(whole: Saying, parts: Sequence[Saying]) -> list[float]:
    """Of each part, the share by weight that the whole holds in its place."""
    together = parts[0].followed_by(*parts[1:])
    starts = list(accumulate((len(part.signs) for part in parts), initial=0))
    weights = [0.0] * len(parts)
    for _, start, size in kept(whole, together):
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, start + size) - 1
        for part in range(first, last + 1):
            stretch = max(start, starts[part]), min(start + size, starts[part + 1])
            weights[part] += together.sums[stretch[1]] - together.sums[stretch[0]]
    return [weight / part.weight if part.weight else 0.0 for weight, part in zip(weights, parts, strict=True)]
