"""Who is paired with whom while two texts are aligned, and what the pairs found so far say of the rest."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from drafting.model.order import Pair, in_one_order

NONE = -1
_ALONE = -2  # neither free nor a partner


class Matching:
    """Partners among the positions of an old and a new text.

    Where a paragraph is split or merged, several positions have one partner, and that has the first found of them.
    """

    def __init__(self, old_size: int, new_size: int) -> None:
        self.new_of = [NONE] * old_size
        self.old_of = [NONE] * new_size
        # The parts of those that have several; of all others the partner is the only one.
        self._old_parts: dict[int, list[int]] = {}
        self._new_parts: dict[int, list[int]] = {}
        self._pairs: list[Pair] | None = None  # worked out once for all who ask, until a pair is made or broken up
        self._frame: Frame | None = None

    @property
    def sizes(self) -> Pair:
        """How many positions both texts have."""
        return len(self.new_of), len(self.old_of)

    def turned(self) -> Matching:
        """The same partners seen from the new text, to be read only."""
        seen = Matching(0, 0)
        seen.new_of, seen.old_of = self.old_of, self.new_of
        seen._old_parts, seen._new_parts = self._new_parts, self._old_parts
        return seen

    def pair(self, old: int, new: int) -> None:
        """Make the two partners; both must be free."""
        self.new_of[old], self.old_of[new] = new, old
        self._pairs = self._frame = None

    def join(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Make these partners: the first of either side each other's, the rest of one side the other's first."""
        for at in old:
            self.new_of[at] = new[0]
        for at in new:
            self.old_of[at] = old[0]
        if len(old) > 1:
            self._old_parts[new[0]] = sorted(old)
        if len(new) > 1:
            self._new_parts[old[0]] = sorted(new)
        self._pairs = self._frame = None

    def add_old(self, part: int, new: int) -> None:
        """Make a free old position one more part of a new one, which has a partner."""
        insort(self._old_parts.setdefault(new, [self.old_of[new]]), part)
        self.new_of[part] = new

    def add_new(self, part: int, old: int) -> None:
        """Make a free new position one more part of an old one, which has a partner."""
        insort(self._new_parts.setdefault(old, [self.new_of[old]]), part)
        self.old_of[part] = old

    def leave_alone(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Take these out of the search: they will have no partner."""
        for at in old:
            self.new_of[at] = _ALONE
        for at in new:
            self.old_of[at] = _ALONE

    def part(self, old: int, new: int) -> None:
        """Make two partners free again, which have no further parts."""
        self.new_of[old] = self.old_of[new] = NONE
        self._pairs = self._frame = None

    def are_free(self, old: int, new: int) -> bool:
        """True where neither has a partner yet."""
        return self.new_of[old] == NONE and self.old_of[new] == NONE

    def have_free_neighbours(self, old: int, new: int) -> bool:
        """True where a position next to either has no partner yet."""
        return any(
            partners[at - 1 : at] == [NONE] or partners[at + 1 : at + 2] == [NONE]
            for partners, at in ((self.new_of, old), (self.old_of, new))
        )

    def free_old(self) -> list[int]:
        """Old positions without a partner, rising."""
        return [at for at, partner in enumerate(self.new_of) if partner == NONE]

    def free_new(self) -> list[int]:
        """New positions without a partner, rising."""
        return [at for at, partner in enumerate(self.old_of) if partner == NONE]

    def pairs(self) -> list[Pair]:
        """All pairs that are each other's partners, by old position."""
        if self._pairs is None:
            old_of = self.old_of
            self._pairs = [(at, there) for at, there in enumerate(self.new_of) if there >= 0 and old_of[there] == at]
        return self._pairs

    def moved(self) -> set[Pair]:
        """The pairs that are out of the order of the most others."""
        return set(self.pairs()).difference(self.frame().pairs)

    def is_alone(self, old: int, new: int) -> bool:
        """True for a pair to which no further parts belong."""
        return old not in self._new_parts and new not in self._old_parts

    def alone(self) -> list[Pair]:
        """The pairs to which no further parts belong, by old position."""
        return [pair for pair in self.pairs() if self.is_alone(*pair)]

    def old_parts(self, new: int) -> list[int]:
        """The old positions, rising, of which a new one that has a partner is the partner."""
        return self._old_parts.get(new) or [self.old_of[new]]

    def new_parts(self, old: int) -> list[int]:
        """The new positions, rising, of which an old one that has a partner is the partner."""
        return self._new_parts.get(old) or [self.new_of[old]]

    def groups(self) -> Iterator[tuple[Pair, tuple[tuple[int, ...], tuple[int, ...]]]]:
        """Every pair with all old and all new positions that belong to it."""
        for old, new in self.pairs():
            yield (old, new), (tuple(self.old_parts(new)), tuple(self.new_parts(old)))

    def frame(self) -> Frame:
        """The most pairs that stand in one order in both texts."""
        if self._frame is None:
            self._frame = Frame(in_one_order(self.pairs()), *self.sizes)
        return self._frame


class Frame:
    """Pairs in common order: they say where a paragraph is to be expected, and cut both texts into gaps.

    `gap_of_old` and `gap_of_new` give for every position how many pairs of the frame stand before it or at it.
    """

    def __init__(self, pairs: list[Pair], old_size: int, new_size: int) -> None:
        self.pairs = pairs
        self._bounds = [(-1, -1), *pairs, (old_size, new_size)]
        self.gap_of_old = _gaps([old for old, _ in pairs], old_size)
        self.gap_of_new = _gaps([new for _, new in pairs], new_size)

    def expected(self, old: int) -> int:
        """Where in the new text an old position is to be looked for: as far on from the pair before it."""
        gap = self.gap_of_old[old]
        before, after = self._bounds[gap], self._bounds[gap + 1]
        return min(before[1] + old - before[0], after[1])

    def gaps(self, free_old: list[int], free_new: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        """The free positions of either text, gap by gap, where a gap has some on both sides."""
        mine = _grouped((at, self.gap_of_old[at]) for at in free_old)
        theirs = _grouped((at, self.gap_of_new[at]) for at in free_new)
        for gap in sorted(mine.keys() & theirs.keys()):
            yield mine[gap], theirs[gap]


def _gaps(cuts: list[int], size: int) -> list[int]:
    """For every position up to `size` how many of the rising `cuts` it has reached."""
    reached = [0] * size
    for cut in cuts:
        reached[cut] = 1
    return list(accumulate(reached))


def _grouped(labelled: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Positions by their label."""
    found: dict[int, list[int]] = {}
    for at, label in labelled:
        found.setdefault(label, []).append(at)
    return found
