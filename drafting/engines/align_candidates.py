"""Which free paragraphs may belong together: those that share their rarest words, and those in one gap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest, nsmallest
from itertools import pairwise, product

from drafting.engines.align_likeness import Saying
from drafting.engines.align_matching import Frame

# How many of a paragraph's rarest words and pairs of words are looked up, how many places of each are followed, and how
# many paragraphs are then compared word by word. Twice as many of each find no more in the texts measured.
_FEATURES = 12
_PLACES = 24
_COMPARED = 6
# A gap with no more pairs than this is compared throughout, a larger one around where each paragraph is expected.
_GAP_PAIRS = 36
_GAP_REACH = 2


def by_rare_words(old: dict[int, Saying], new: dict[int, Saying], frame: Frame) -> set[tuple[int, int]]:
    """Pairs of an old and a new position whose sayings share rare words or rare pairs of words.

    At most `_COMPARED` for each old position: the work grows with the number of paragraphs alone.
    """
    places: dict[str, list[int]] = {}
    for at in sorted(new):
        for feature in _features(new[at]):
            places.setdefault(feature, []).append(at)
    found: set[tuple[int, int]] = set()
    for at, saying in old.items():
        known = [feature for feature in _features(saying) if feature in places]
        scores: dict[int, float] = defaultdict(float)
        expected = frame.expected(at)
        for feature in nsmallest(_FEATURES, known, key=lambda feature: (len(places[feature]), feature)):
            near = _around(places[feature], expected)
            for place in near:
                scores[place] += 1 / len(places[feature])
        best = nlargest(_COMPARED, scores, key=lambda place: (scores[place], -abs(place - expected), -place))
        found.update((at, place) for place in best)
    return found


def in_gaps(gaps: Iterable[tuple[list[int], list[int]]]) -> set[tuple[int, int]]:
    """Pairs of an old and a new position of one gap: all of a small gap, those of like rank in a large one."""
    found: set[tuple[int, int]] = set()
    for left, right in gaps:
        if len(left) * len(right) <= _GAP_PAIRS:
            found.update(product(left, right))
            continue
        for rank, at in enumerate(left):
            there = rank * len(right) // len(left)
            found.update((at, place) for place in right[max(0, there - _GAP_REACH) : there + _GAP_REACH + 1])
    return found


def _features(saying: Saying) -> set[str]:
    signs = saying.signs
    return {*signs, *(first + second for first, second in pairwise(signs))}


def _around(places: list[int], expected: int) -> list[int]:
    """The places nearest to where one is expected, in order; all where they are few."""
    if len(places) <= _PLACES:
        return places
    at = bisect_left(places, expected)
    start = max(0, min(at - _PLACES // 2, len(places) - _PLACES))
    return places[start : start + _PLACES]
