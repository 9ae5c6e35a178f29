"""Copies that seem to have moved, though in the place of one it stands reworded: then the one elsewhere is another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from drafting.engines.align.alike import FIRM, sampled
from drafting.engines.align.copies import out_of_place
from drafting.engines.align.floors import floor_of, lowest
from drafting.engines.align.identical import pair_identical
from drafting.engines.align.likeness import Lexicon, likeness
from drafting.engines.align.matching import NONE, Frame, Matching
from drafting.model.order import Pair, in_one_order
from drafting.model.text import Paragraph

Words = Callable[[str], Sequence[str]]


# So many free paragraphs on either side of where a copy is to be expected are looked at.
_LOOKED = 4


def pair_stayed(
    matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], words_of: Words, fixed: Iterable[Pair]
) -> dict[Pair, float]:
    """Part copies of the same words that moved where a free paragraph in the place of one is surely that one reworded.

    These two pair; gives their likeness. The other is free then, and pairs with what is free of the same words.
    """
    moved = _moved(matching, old, new, words_of, set(fixed))
    if not moved:
        return {}
    lexicon: Lexicon | None = None
    scores = []
    for pair, instead, distance in _instead(matching, moved):
        here, there = old[instead[0]], new[instead[1]]
        lexicon = lexicon or Lexicon((p.wording for text in (old, new) for p in sampled(text)), words_of)
        alike = likeness(lexicon.saying(here.wording), lexicon.saying(there.wording))
        if alike >= max(floor_of(here.kind, there.kind, FIRM), lowest(here, there)):
            scores.append((-alike, distance, instead, pair))
    found: dict[Pair, float] = {}
    for score, _, instead, pair in sorted(scores):
        is_open = matching.old_of[instead[1]] == NONE or matching.new_of[instead[0]] == NONE
        if is_open and matching.new_of[pair[0]] == pair[1]:
            matching.part(*pair)
            matching.pair(*instead)
            found[instead] = -score
    if found:
        pair_identical(matching, lambda at: words_of(old[at].wording), lambda at: words_of(new[at].wording))
    return found


def _moved(
    matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], words_of: Words, fixed: set[Pair]
) -> set[Pair]:
    """Pairs of the same words, which recur in either text, that are out of their place."""
    if not matching.moved():
        return set()
    counts = Counter([p.wording for p in old]) | Counter([p.wording for p in new])
    copies = set()
    for pair in matching.alone():
        here, there = old[pair[0]].wording, new[pair[1]].wording
        recurs = counts[here] > 1 or counts[there] > 1
        if recurs and (here == there or words_of(here) == words_of(there)):
            copies.add(pair)
    return out_of_place(matching, copies)[1] & copies - fixed if copies else set()


def _instead(matching: Matching, moved: set[Pair]) -> Iterator[tuple[Pair, Pair, int]]:
    """Each pair that moved, one of it with what is free in its place, and how far that is from where it is expected."""
    stays = in_one_order([pair for pair in matching.pairs() if pair not in moved])
    forth, back = Frame(stays, *matching.sizes), Frame([pair[::-1] for pair in stays], *matching.sizes[::-1])
    free_old, free_new = matching.free_old(), matching.free_new()
    for old, new in sorted(moved):
        for at, distance in _near(forth, old, free_new):
            yield (old, new), (old, at), distance
        for at, distance in _near(back, new, free_old):
            yield (old, new), (at, new), distance


def _near(frame: Frame, here: int, free: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What is free between the same neighbours near where one is expected, and how far from there."""
    expected = frame.expected(here)
    around = bisect_left(free, expected)
    for at in free[max(0, around - _LOOKED) : around + _LOOKED]:
        if frame.gap_of_new[at] == frame.gap_of_old[here]:
            yield at, abs(expected - at)
