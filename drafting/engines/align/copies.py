"""Copies: paragraphs of one wording, of which any may be the partner of what another of them was paired with.

Which of them was edited is known only once all pairs are made. Then what was paired with a copy goes to the one that
stands in its place, where fewer paragraphs move so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from drafting.engines.align.matching import Frame, Matching
from drafting.engines.sequences import common
from drafting.model.order import Pair, in_one_order


def settle_copies(
    matching: Matching, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable], fixed: Iterable[Pair]
) -> dict[Pair, Pair]:
    """Exchange the partners of copies so that fewer move; gives each pair made so, and the one that it stands for.

    Paragraphs of a text that have one key are copies of each other. What is split or merged keeps its parts, what is
    `fixed` its partner, and what moved with neighbours that are no copies stays with them.
    """
    stood_for: dict[Pair, Pair] = {}
    if len(matching.frame().pairs) == len(matching.pairs()):
        return stood_for
    kept = set(fixed)
    for keys, back in ((_numbered(old_keys), False), (_numbered(new_keys), True)):
        if len(set(keys)) == len(keys):
            continue
        side = _Side(matching, kept, back=back)
        changes = [(_turned(was, back=back), _turned(pair, back=back)) for was, pair in side.exchanged(keys)]
        for was, _ in changes:
            matching.part(*was)
        for _, pair in changes:
            matching.pair(*pair)
        stood_for |= {pair: stood_for.pop(was, was) for was, pair in changes}
    return stood_for


class _Side:
    """The pairs as one text sees them whose copies are to be settled: its own positions stand first.

    `alone` are those pairs that may be broken up.
    """

    def __init__(self, matching: Matching, fixed: set[Pair], *, back: bool) -> None:
        self.pairs = sorted(_turned(pair, back=back) for pair in matching.pairs())
        self.alone = {_turned(pair, back=back) for pair in matching.alone() if pair not in fixed}
        self.in_order = len(in_one_order(self.pairs))
        self.free = matching.free_new() if back else matching.free_old()
        self.sizes = _turned((len(matching.new_of), len(matching.old_of)), back=back)

    def exchanged(self, keys: Sequence[Hashable]) -> list[tuple[Pair, Pair]]:
        """Pairs to be broken up, and what is to be paired in place of each; none where no fewer would move."""
        loose = self._loose(keys)
        if not loose:
            return []
        known = {keys[here] for here, _ in loose}
        places = sorted([here for here, _ in loose] + [at for at in self.free if keys[at] in known])
        held = [pair for pair in self.pairs if pair not in loose]
        partners = {there: here for here, there in loose}
        here_of = _placed(Frame(in_one_order(held), *self.sizes), places, partners, keys)
        after = sorted(held + [(here, there) for there, here in here_of.items()])
        if len(in_one_order(after)) <= self.in_order:
            return []
        return [((partners[there], there), (here, there)) for there, here in here_of.items() if partners[there] != here]

    def _loose(self, keys: Sequence[Hashable]) -> set[Pair]:
        """The pairs of copies of which one moved, without those that moved with neighbours that are no copies."""
        counts = Counter(keys[here] for here, _ in self.alone) + Counter(keys[at] for at in self.free)
        copies = {pair for pair in self.alone if counts[keys[pair[0]]] > 1}
        moved = out_of_place(self.pairs, copies, self.sizes) & self.alone
        wanted = {keys[here] for here, _ in moved & copies}
        loose = {pair for pair in copies if keys[pair[0]] in wanted}
        waiting = [pair for pair in moved if pair not in loose]
        while waiting:
            here, there = waiting.pop()
            beside = loose & moved & {(here - 1, there - 1), (here + 1, there + 1)}
            loose -= beside
            waiting += beside
        return loose


def _placed(frame: Frame, places: list[int], partners: dict[int, int], keys: Sequence[Hashable]) -> dict[int, int]:
    """The copy, of those at `places`, for each that has one: between the same neighbours, else its own, else any."""
    found: dict[int, int] = {}
    for here, there in frame.gaps(places, sorted(partners)):
        shared = common([keys[at] for at in here], [keys[partners[at]] for at in there], anchored=False)
        found |= {there[their]: here[own] for own, their in shared}
    taken = set(found.values())
    kept = {there: here for there, here in partners.items() if there not in found and here not in taken}
    found |= kept
    taken |= set(kept.values())
    left: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in reversed(places):
        if at not in taken:
            left[keys[at]].append(at)
    for behind in sorted(partners.keys() - found.keys()):
        found[behind] = left[keys[partners[behind]]].pop()
    return found


def out_of_place(pairs: Sequence[Pair], copies: set[Pair], sizes: Pair) -> set[Pair]:
    """The pairs that moved, and those of copies that stand across what else is in one order.

    `sizes` tells how long both texts are.
    """
    stays = set(in_one_order(pairs))
    if len(stays) == len(pairs):
        return set()
    frame = Frame(in_one_order([pair for pair in pairs if pair not in copies]), *sizes)
    across = {(here, there) for here, there in copies if frame.gap_of_old[here] != frame.gap_of_new[there]}
    return set(pairs) - stays | across


def _numbered(keys: Sequence[Hashable]) -> list[Hashable]:
    """A number for each key: a long key is hashed once here, and not in every step."""
    ids: dict[Hashable, int] = {}
    return [ids.setdefault(key, len(ids)) for key in keys]


def _turned(pair: Pair, *, back: bool) -> Pair:
    return pair[::-1] if back else pair
