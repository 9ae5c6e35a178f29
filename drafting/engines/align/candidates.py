"""Which free paragraphs may belong together: those that share their rarest words, and those in one gap."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from itertools import product

from drafting.engines.align.likeness import Saying
from drafting.engines.align.matching import Frame
from drafting.model.order import Pair

# How many of a paragraph's rarest words and threes of words are looked up, how many places of each are followed, after
# how many places in all no further one is looked up, and how many paragraphs are then compared word by word.
# Half as many again find no more among 6,000 paragraphs.
_FEATURES = 8
_PLACES = 12
_FOLLOWED = 32
_COMPARED = 5
# A gap with no more pairs than this is compared throughout, a larger one around where each paragraph is expected.
_GAP_PAIRS = 36
_GAP_REACH = 2


def by_rare_words(old: dict[int, Saying], new: dict[int, Saying], frame: Frame) -> list[Pair]:
    """Pairs of an old and a new position whose sayings share rare words or rare threes of words.

    At most `_COMPARED` for each old position: the work grows with the number of paragraphs alone.
    """
    rarest = _rarest(old, new)
    wanted = {feature for features in rarest.values() for feature, _ in features}
    places: dict[str, list[int]] = defaultdict(list)
    for at in sorted(new):
        for feature in _features(new[at]) & wanted:
            places[feature].append(at)
    found: list[Pair] = []
    for at, features in rarest.items():
        scores: dict[int, float] = defaultdict(float)
        expected, followed = frame.expected(at), 0
        for feature, count in features:
            if followed >= _FOLLOWED:
                break
            rarity = 1 / count
            around = _around(places[feature], expected)
            followed += len(around)
            for place in around:
                scores[place] += rarity
        best = list(scores)
        if len(best) > _COMPARED:
            ranked = nsmallest(_COMPARED, [(-score, abs(place - expected), place) for place, score in scores.items()])
            best = [place for _, _, place in ranked]
        found += [(at, place) for place in best]
    return found


def _rarest(old: dict[int, Saying], new: dict[int, Saying]) -> dict[int, list[tuple[str, int]]]:
    """What of each old saying the fewest new ones have, and how many: counted first, as most features lead nowhere."""
    counts: Counter[str] = Counter()
    for saying in new.values():
        counts.update(_features(saying))
    found = {}
    for at, saying in old.items():
        known = [(count, feature) for feature in _features(saying) if (count := counts.get(feature))]
        found[at] = [(feature, count) for count, feature in nsmallest(_FEATURES, known)]
    return found


def in_gaps(gaps: Iterable[tuple[list[int], list[int]]]) -> list[Pair]:
    """Pairs of an old and a new position of one gap: all of a small gap, those of like rank in a large one."""
    found: list[Pair] = []
    for left, right in gaps:
        if len(left) * len(right) <= _GAP_PAIRS:
            found += product(left, right)
            continue
        for rank, at in enumerate(left):
            there = rank * len(right) // len(left)
            found += [(at, place) for place in right[max(0, there - _GAP_REACH) : there + _GAP_REACH + 1]]
    return found


def _features(saying: Saying) -> set[str]:
    """Its words, one by one and three in a row."""
    signs = saying.signs
    features = {signs[at : at + 3] for at in range(len(signs) - 2)}
    features.update(signs)
    return features


def _around(places: list[int], expected: int) -> list[int]:
    """The places nearest to where one is expected, in order; all where they are few."""
    if len(places) <= _PLACES:
        return places
    at = bisect_left(places, expected)
    start = max(0, min(at - _PLACES // 2, len(places) - _PLACES))
    return places[start : start + _PLACES]
