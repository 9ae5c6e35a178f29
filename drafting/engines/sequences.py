"""What two sequences have in common, in the order of both: words of a paragraph, paragraphs of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from math import isqrt
from typing import NamedTuple

from drafting.model.order import Pair, in_one_order

# The exact answer takes one bit for every pair of members: 200 million pairs are 25 MB and some 10 ms.
EXACT_PAIRS = 200_000_000
# How many members in a row must occur once on either side to hold it together, tried in this order.
_ANCHOR_LENGTHS = (1, 3, 9)


class _Stretch(NamedTuple):
    """A part of both sequences, and how many ways of anchoring it were tried."""

    old_at: int
    old_end: int
    new_at: int
    new_end: int
    tried: int = 0

    @property
    def pairs(self) -> int:
        return (self.old_end - self.old_at) * (self.new_end - self.new_at)


def common(old: Sequence[Hashable], new: Sequence[Hashable], *, anchored: bool = True) -> list[Pair]:
    """Positions (in old, in new) of the members kept, rising on both sides.

    Members that occur once on either side hold the two together, and between them the longest common subsequence is
    taken; `anchored=False` takes the longest one throughout. Where too much lies between (see `EXACT_PAIRS`), longer
    runs that occur once are sought, and failing these both sides are cut into stretches: time and memory stay in
    bounds, a common member may be missed.
    """
    if len(old) == len(new) == 1:  # most gaps between paragraphs that stay
        return [(0, 0)] if old[0] == new[0] else []
    ids: dict[Hashable, int] = {}
    left = [ids.setdefault(member, len(ids)) for member in old]
    right = [ids.setdefault(member, len(ids)) for member in new]
    found: list[Pair] = []
    waiting = [_Stretch(0, len(left), 0, len(right))]
    while waiting:
        stretch = _trimmed(left, right, waiting.pop(), found)
        if not stretch.pairs:
            continue
        if (stretch.tried or not anchored) and stretch.pairs <= EXACT_PAIRS:
            found += _longest(left, right, stretch)
        elif stretch.tried < len(_ANCHOR_LENGTHS):
            anchors = _anchors(left, right, stretch)
            waiting += _between(stretch, anchors)
        else:
            waiting += _between(stretch, _even_cuts(stretch))
    return sorted(found)


def _trimmed(left: list[int], right: list[int], stretch: _Stretch, found: list[Pair]) -> _Stretch:
    """The stretch without what both sides begin and end with; that is put into `found`."""
    old_at, old_end, new_at, new_end, tried = stretch
    while old_at < old_end and new_at < new_end and left[old_at] == right[new_at]:
        found.append((old_at, new_at))
        old_at, new_at = old_at + 1, new_at + 1
    while old_at < old_end and new_at < new_end and left[old_end - 1] == right[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
        found.append((old_end, new_end))
    return _Stretch(old_at, old_end, new_at, new_end, tried)


def _longest(left: list[int], right: list[int], stretch: _Stretch) -> list[Pair]:
    from rapidfuzz.distance import LCSseq

    old_at, old_end, new_at, new_end, _ = stretch
    blocks = LCSseq.opcodes(left[old_at:old_end], right[new_at:new_end]).as_matching_blocks()
    return [(old_at + block.a + step, new_at + block.b + step) for block in blocks for step in range(block.size)]


def _anchors(left: list[int], right: list[int], stretch: _Stretch) -> list[Pair]:
    """Where runs that occur once in either part begin, as many as rise on both sides."""
    length = _ANCHOR_LENGTHS[stretch.tried]
    there = _once(right, stretch.new_at, stretch.new_end, length)
    here = _once(left, stretch.old_at, stretch.old_end, length)
    pairs = [(at, there[run]) for run, at in here.items() if run in there]
    return in_one_order(pairs)


def _once(ids: list[int], start: int, end: int, length: int) -> dict[tuple[int, ...], int]:
    runs = list(zip(*(ids[start + step : end] for step in range(length)), strict=False))
    counts = Counter(runs)
    return {run: start + at for at, run in enumerate(runs) if counts[run] == 1}


def _between(stretch: _Stretch, anchors: list[Pair]) -> list[_Stretch]:
    """The parts of a stretch that begin at its anchors, and the one before the first."""
    starts = [(stretch.old_at, stretch.new_at), *anchors]
    ends = [*anchors, (stretch.old_end, stretch.new_end)]
    tried = stretch.tried + 1
    return [
        _Stretch(old_at, old_end, new_at, new_end, tried)
        for (old_at, new_at), (old_end, new_end) in zip(starts, ends, strict=True)
    ]


def _even_cuts(stretch: _Stretch) -> list[Pair]:
    """Places that cut both sides into as many equal parts as make each pair of parts small enough."""
    parts = isqrt(stretch.pairs // EXACT_PAIRS) + 1
    old_size, new_size = stretch.old_end - stretch.old_at, stretch.new_end - stretch.new_at
    return [
        (stretch.old_at + old_size * part // parts, stretch.new_at + new_size * part // parts)
        for part in range(1, parts)
    ]
