"""What is left when clear pairs are made: much rewritten ones that stand nearby, and ends that went to a neighbour."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafting.engines.align_floors import floor_of, has_parts, lowest, may_be_part
from drafting.engines.align_groups import joined
from drafting.engines.align_likeness import Saying, kept, kept_weight, likeness
from drafting.engines.align_matching import NONE, Frame, Matching
from drafting.engines.align_sequences import Pair
from drafting.model.text import Paragraph

Sayings = dict[int, Saying]

# Two free paragraphs are near where no more pairs that stayed in order stand between their places than these: swapped
# neighbours are the commonest move. So many on either side of the place where one is expected are looked at.
_NEAR = 3
_LOOKED = 4
# Near ones belong together that share as much as six words of which no other paragraph speaks, and so much of the
# shorter, in their place and beside it: a definition that is cut to a reference, a clause that grew to four times its
# length. In fourteen pairs of real texts those that do begin at 7.0, those that do not end at 4.7; in edited texts at
# 5.2.
_EVIDENCE = 6.0
_HELD_IN_PLACE = 0.33
_HELD_BESIDE = 0.45
# A short one that is all but whole in the other has less to show: it is cut to its opening.
_WHOLLY = 0.95
_WHOLLY_WORDS = 5
# An end of a paragraph went to a neighbour of its partner where that explains so much of what the partner lacks, and no
# less than one word of which no other paragraph speaks. In the same texts those that do begin at .31, those that do
# not end at .16.
_END = 0.25
_END_WEIGHT = 1.0
# So much of what such a part shares with the whole must be what the partner lacks: else it is a sibling of the partner.
_NEWS = 0.5


def near(frame: Frame, free_old: Sequence[int], free_new: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Free positions of either text that stand near each other, and whether they stand in one gap."""
    for old in free_old:
        at = bisect_left(free_new, frame.expected(old))
        for new in free_new[max(0, at - _LOOKED) : at + _LOOKED]:
            passed = abs(frame.gap_of_old[old] - frame.gap_of_new[new])
            if passed <= _NEAR:
                yield old, new, not passed


def rewritten(
    matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], old_sayings: Sayings, new_sayings: Sayings
) -> dict[Pair, float]:
    """Pair free paragraphs near each other that share much, though it is little of the longer; gives their likeness."""
    found: list[tuple[float, int, int, float]] = []
    for at, there, in_place in near(matching.frame(), matching.free_old(), matching.free_new()):
        here, other = old_sayings[at], new_sayings[there]
        weight = kept_weight(here, other)
        held = weight / (min(here.weight, other.weight) or 1.0)
        is_cut = held >= _WHOLLY and min(len(here.signs), len(other.signs)) >= _WHOLLY_WORDS
        if is_cut or (weight >= _EVIDENCE and held >= (_HELD_IN_PLACE if in_place else _HELD_BESIDE)):
            alike = likeness(here, other, weight)
            if alike >= max(lowest(old[at], new[there]), floor_of(old[at].kind, new[there].kind, 0.0)):
                found.append((-max(alike, held / 2), at, there, alike))
    made: dict[Pair, float] = {}
    for _, at, there, alike in sorted(found):
        if matching.are_free(at, there):
            matching.pair(at, there)
            made[at, there] = alike
    return made


def join_ends(
    matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], old_sayings: Sayings, new_sayings: Sayings
) -> dict[Pair, float]:
    """Split or merge what lost its beginning or end to a free neighbour of its partner; gives the new likeness."""
    made: dict[Pair, float] = {}
    old_parts, new_parts = matching.parts()
    for at, there in matching.pairs():
        if not (at in old_sayings and there in new_sayings and has_parts(old[at]) and has_parts(new[there])):
            continue
        olds, news = old_parts[there], new_parts[at]
        part = None
        if len(olds) == 1:
            beside = [part for part in _beside(news, matching.old_of) if may_be_part(new[part], old[at])]
            part = _end(old_sayings[at], new_sayings, news, beside)
        if part is not None:
            matching.old_of[part] = at
            news = sorted((*news, part))
        elif len(news) == 1:
            beside = [part for part in _beside(olds, matching.new_of) if may_be_part(old[part], new[there])]
            part = _end(new_sayings[there], old_sayings, olds, beside)
            if part is not None:
                matching.new_of[part] = there
                olds = sorted((*olds, part))
        if part is not None:
            made[at, there] = likeness(joined(old_sayings, olds), joined(new_sayings, news))
    return made


def _beside(partners: Sequence[int], partner_of: Sequence[int]) -> list[int]:
    """The free positions next to these."""
    return [at for at in (partners[0] - 1, partners[-1] + 1) if 0 <= at < len(partner_of) and partner_of[at] == NONE]


def _end(whole: Saying, sayings: Sayings, partners: Sequence[int], beside: Sequence[int]) -> int | None:
    """Which of the positions beside the partners of a whole took up its beginning or its end, if one did."""
    if not beside:
        return None
    explained = _kept_up_to(whole, joined(sayings, partners))
    least, found = max(_END * (whole.weight - explained[-1]), _END_WEIGHT), None
    for part in beside:
        shared = _kept_up_to(whole, sayings[part])
        gain = _gain(explained, shared, part > partners[0])
        if gain >= max(least, _NEWS * shared[-1]):
            least, found = gain, part
    return found


def _gain(partner: Sequence[float], part: Sequence[float], is_end: bool) -> float:
    """What is explained more where the whole is cut in two at the best word, its end (or beginning) left to a part."""
    if is_end:
        return max(mine - partner[-1] + part[-1] - theirs for mine, theirs in zip(partner, part, strict=True))
    return max(theirs - mine for mine, theirs in zip(partner, part, strict=True))


def _kept_up_to(whole: Saying, other: Saying) -> list[float]:
    """The weight of the words of a whole that another keeps in order, before each word of it and in the end."""
    weights = [0.0] * len(whole.signs)
    for at, _, size in kept(whole, other):
        weights[at : at + size] = (whole.sums[n + 1] - whole.sums[n] for n in range(at, at + size))
    return list(accumulate(weights, initial=0.0))
