"""Copies: paragraphs of one wording, of which any may be the partner of what another of them was paired with.

Which of them was edited is known only once all pairs are made. Then what was paired with a copy goes to the one that
stands in its place, where fewer paragraphs move so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from drafting.engines.align.matching import Frame, Matching
from drafting.engines.sequences import common
from drafting.model.order import Pair, in_one_order
from drafting.model.text import Paragraph


def settle_copies(
    matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], fixed: Iterable[Pair]
) -> dict[Pair, Pair]:
    """Exchange the partners of copies so that fewer move; gives each pair made so, and the one that it stands for.

    Paragraphs of a text of one kind and wording are copies of each other. What is split or merged keeps its parts, what
    is `fixed` its partner, and what moved with neighbours that are no copies stays with them.
    """
    stood_for: dict[Pair, Pair] = {}
    kept = set(fixed)
    for paragraphs, back in ((old, False), (new, True)):
        seen = matching.turned() if back else matching
        changes = _exchanged(seen, _copied(paragraphs), {_turned(pair, back=back) for pair in kept})
        changes = [(_turned(was, back=back), _turned(pair, back=back)) for was, pair in changes]
        for was, _ in changes:
            matching.part(*was)
        for _, pair in changes:
            matching.pair(*pair)
        stood_for |= {pair: stood_for.pop(was, was) for was, pair in changes}
    return stood_for


def _copied(paragraphs: Sequence[Paragraph]) -> dict[int, Hashable]:
    """What each says, by position, of those whose wording recurs."""
    counts = Counter(p.wording for p in paragraphs)
    return {at: (p.kind, p.wording) for at, p in enumerate(paragraphs) if counts[p.wording] > 1}


def _exchanged(matching: Matching, keys: Mapping[int, Hashable], kept: set[Pair]) -> list[tuple[Pair, Pair]]:
    """Pairs to be broken up, and what is to be paired in place of each; none where no fewer would move."""
    if not (keys and matching.moved()):
        return []
    free = [at for at in matching.free_old() if at in keys]
    loose = _loose(matching, keys, kept, free)
    if not loose:
        return []
    known = {keys[here] for here, _ in loose}
    places = sorted([here for here, _ in loose] + [at for at in free if keys[at] in known])
    held = [pair for pair in matching.pairs() if pair not in loose]
    partners = {there: here for here, there in loose}
    here_of = _placed(Frame(in_one_order(held), *matching.sizes), places, partners, keys)
    after = sorted(held + [(here, there) for there, here in here_of.items()])
    if len(in_one_order(after)) <= len(matching.frame().pairs):
        return []
    return [((partners[there], there), (here, there)) for there, here in here_of.items() if partners[there] != here]


def _loose(matching: Matching, keys: Mapping[int, Hashable], kept: set[Pair], free: list[int]) -> set[Pair]:
    """The pairs of copies that may be broken up: those that moved, and those of the same words that stand where such
    a copy or its partner does, or where one is free. What moved with neighbours that are no copies stays out.
    """
    open_pairs = [pair for pair in matching.alone() if pair[0] in keys and pair not in kept]
    counts = Counter([keys[here] for here, _ in open_pairs] + [keys[at] for at in free])
    copies = {pair for pair in open_pairs if counts[keys[pair[0]]] > 1}
    frame, moved = out_of_place(matching, copies)
    wanted = {keys[here] for here, _ in moved & copies}
    touched = {frame.gap_of_old[at] for at in free if keys[at] in wanted}
    for here, there in moved & copies:
        touched |= {frame.gap_of_old[here], frame.gap_of_new[there]}
    loose = {
        pair for pair in copies if keys[pair[0]] in wanted and (pair in moved or frame.gap_of_old[pair[0]] in touched)
    }
    waiting = [pair for pair in moved if pair not in loose and matching.is_alone(*pair) and pair not in kept]
    while waiting:
        here, there = waiting.pop()
        beside = loose & moved & {(here - 1, there - 1), (here + 1, there + 1)}
        loose -= beside
        waiting += beside
    return loose


def _placed(frame: Frame, places: list[int], partners: dict[int, int], keys: Mapping[int, Hashable]) -> dict[int, int]:
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


def out_of_place(matching: Matching, copies: set[Pair]) -> tuple[Frame, set[Pair]]:
    """What else stands in one order, and the pairs that moved or, of those of copies, stand across it."""
    moved = matching.moved()
    others = [pair for pair in matching.pairs() if pair not in copies] if copies else matching.pairs()
    frame = Frame(in_one_order(others), *matching.sizes)
    return frame, moved | {pair for pair in copies if frame.gap_of_old[pair[0]] != frame.gap_of_new[pair[1]]}


def _turned(pair: Pair, *, back: bool) -> Pair:
    return pair[::-1] if back else pair
