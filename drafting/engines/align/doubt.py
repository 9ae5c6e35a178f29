"""How sure a pairing is: whether the two share little wording, or another paragraph might have been the partner."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafting.engines.align.blocks import stands_whole
from drafting.engines.align.floors import ANYWHERE, CLEAR, IN_PLACE, PLACE
from drafting.model.changes import Doubt, Pairing
from drafting.model.order import Pair
from drafting.model.text import Kind, Paragraph

# Below this likeness a reader should look, unless the longer holds so much of the shorter: a paragraph that was cut or
# grew is less alike than it is the same. Of the labelled pairs (tests/cases/pairs) sixteen pairings are marked so. The
# reader made them all, and doubted eight of them.
_WEAK = 0.38
_HELD = 0.50
_LEAST_RIVAL = min(ANYWHERE, IN_PLACE)  # less alike is nobody's rival


def with_doubts(
    pairings: Sequence[Pairing],
    likeness: Mapping[Pair, float],
    held: Mapping[Pair, float],
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
) -> list[Pairing]:
    """The pairings with their doubts.

    `likeness` holds the pairs of positions that were compared, `held` of those that share little how much of the
    shorter the longer holds; see `align.alike.Alike`.
    Weak is a pairing of little likeness, of which little is held; standing in its place counts for it. A rival is a
    paragraph that would have been nearly as good a partner, and whose own pairing, if it has one, is hardly better:
    standing in its place or moving with its block counts for a pairing, as it did when it was made. The lines that
    close a text are never in doubt, since meetings and dates differ, nor is what a person decided.
    """
    rivals = _Rivals(pairings, likeness)
    found = []
    for at, pairing in enumerate(pairings):
        doubt = None
        if pairing.old and pairing.new and not (pairing.is_decided or _closes(pairing, old, new)):
            if _is_weak(pairing, held.get((pairing.old[0], pairing.new[0]), 0.0)):
                doubt = Doubt.WEAK
            elif rivals.has(at):
                doubt = Doubt.RIVAL
        found.append(replace(pairing, doubt=doubt) if doubt else pairing)
    return found


def _is_weak(pairing: Pairing, held: float) -> bool:
    """True for a pairing of little likeness, more being asked of what moved alone."""
    if pairing.moved and not pairing.block:
        return pairing.likeness < _WEAK + PLACE
    return pairing.likeness < (_WEAK if held < _HELD else IN_PLACE)


def _closes(pairing: Pairing, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> bool:
    return old[pairing.old[0]].kind is new[pairing.new[0]].kind is Kind.CLOSING


class Places:
    """Where in the other text a paragraph is in its place: between those that stayed before and behind it."""

    def __init__(self, pairings: Iterable[Pairing]) -> None:
        stays = sorted((p.old[-1], p.new[-1]) for p in pairings if stands_whole(p) and not p.moved)
        self._olds, self._news = [old for old, _ in stays], [new for _, new in stays]

    def in_place(self, old: int, new: int, instead: Pairing) -> bool:
        """True where the two stand between the same neighbours, `instead` and its place left out of account."""
        before, behind = bisect_left(self._olds, old), bisect_left(self._news, new)
        if instead.moved or not stands_whole(instead):
            return before == behind
        own = bisect_left(self._olds, instead.old[-1])
        return before - (own < before) == behind - (own < behind)


class _Rivals:
    """The pairs that were compared and not made, by the pairings that they would break."""

    def __init__(self, pairings: Sequence[Pairing], likeness: Mapping[Pair, float]) -> None:
        self._pairings, self._likeness = pairings, likeness
        self._places = Places(pairings)
        self._of_old = _by_position((at, p.old) for at, p in enumerate(pairings))
        self._of_new = _by_position((at, p.new) for at, p in enumerate(pairings))
        self._by_pairing: dict[int, list[Pair]] = defaultdict(list)
        decided = {at for at, p in enumerate(pairings) if p.is_decided}
        for (old, new), alike in likeness.items():
            if alike < _LEAST_RIVAL:
                continue
            here, there = self._of_old[old], self._of_new[new]
            if here != there and here not in decided and there not in decided:
                self._by_pairing[here].append((old, new))
                self._by_pairing[there].append((old, new))

    def has(self, at: int) -> bool:
        """True where a rival comes near."""
        return any(self._is_near(at, *pair) for pair in self._by_pairing.get(at, ()))

    def _is_near(self, at: int, old: int, new: int) -> bool:
        likeness = self._likeness[old, new]
        pairing = self._pairings[at]
        other = self._pairings[self._of_new[new] if self._of_old[old] == at else self._of_old[old]]
        is_free = other.moved or not (other.old and other.new)
        in_place = is_free and self._places.in_place(old, new, pairing)
        score = likeness + (PLACE if in_place else 0.0)
        if likeness < (IN_PLACE if in_place else ANYWHERE) or pairing.likeness == 1.0 > likeness:
            return False
        return score > max(_score(pairing), _score(other)) - CLEAR


def _by_position(sides: Iterable[tuple[int, Sequence[int]]]) -> list[int]:
    """Which pairing each paragraph of one text is in."""
    found = sorted((position, at) for at, positions in sides for position in positions)
    return [at for _, at in found]


def _score(pairing: Pairing) -> float:
    """What a pairing was worth: nothing where one side is empty."""
    if not (pairing.old and pairing.new):
        return 0.0
    return pairing.likeness + (PLACE if pairing.block or not pairing.moved else 0.0)
