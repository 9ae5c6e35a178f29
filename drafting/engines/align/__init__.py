"""Pairs the paragraphs of two texts by their wording alone: addresses and markers never decide.

What is done, in order: what a person `decided` is fixed, and what says the same is paired (`identical`). Of the rest
`candidates` are compared by the weight of the words that they share (`likeness`), and those that are alike enough for
their kinds (`floors`) are paired (`alike`), together with the parts of what was split or merged (`groups`); then what
was much rewritten, what went to a neighbour (`rest`), and sentences that went anywhere (`sentences`). What both share
in `phrases` that recur all over speaks little. Of `copies` of one wording each keeps to its place, also where it was
reworded there (`stayed`). A `matching` keeps who is whose partner, and says where the others are to be expected. In the
end what moved is told, its `blocks`, and which pairings are in `doubt`. `explained` gives the paragraphs that one might
have been paired with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

from drafting.engines.align.alike import pair_alike
from drafting.engines.align.blocks import stands_whole, with_blocks
from drafting.engines.align.copies import settle_copies
from drafting.engines.align.decided import fix, turned, with_decided
from drafting.engines.align.doubt import with_doubts
from drafting.engines.align.floors import is_heading
from drafting.engines.align.identical import pair_identical
from drafting.engines.align.matching import Matching
from drafting.engines.align.stayed import pair_stayed
from drafting.engines.tokens import said
from drafting.model.changes import Pairing
from drafting.model.order import heaviest_rising
from drafting.model.text import Paragraph, Text


def align(old: Text, new: Text, decided: Sequence[Pairing] = ()) -> tuple[Pairing, ...]:
    """Every paragraph of both texts in one pairing, in the order of the new text, deleted ones where they stood.

    One paragraph pairs with one, or with several (split, merged), which mostly stand next to each other. Identical ones
    pair first, then those most alike; headings pair with headings and titles only, unless identical. `likeness` is 1.0
    where both sides say the same words, whatever the punctuation, and 0.0 for added and deleted ones, and for two dates
    at the end that share none; else see `align.likeness.likeness`.
    `moved` are the fewest paragraphs, and of as many the shortest, without which all others stand in one order.
    Aligned the other way round, two texts give the same pairings turned round. Near-linear in the number of paragraphs.
    `decided` are pairings of a person, which stay as they are: one position with one, with several next to each other,
    or with none, and no position twice. The rest is paired around them.
    """
    decided_forth, decided_back = sorted((p.old, p.new) for p in decided), sorted((p.new, p.old) for p in decided)
    if (_direction(old), decided_forth) <= (_direction(new), decided_back):
        return _pairings(old.paragraphs, new.paragraphs, decided)
    seen_from_new = _pairings(new.paragraphs, old.paragraphs, turned(decided))
    return tuple(with_blocks(_in_order(turned(seen_from_new))))


def _direction(text: Text) -> tuple[int, list[tuple[bool, str]]]:
    """Decides which of two texts is worked on as the old one, so that the answer does not depend on it."""
    return len(text.paragraphs), [(is_heading(p), p.wording) for p in text.paragraphs]


def _pairings(old: Sequence[Paragraph], new: Sequence[Paragraph], decided: Sequence[Pairing]) -> tuple[Pairing, ...]:
    """All pairings of two texts in the order of the new one."""
    matching = Matching(len(old), len(new))
    fixed = fix(matching, decided, old, new)
    words = cache(said)
    for key in (lambda p: (is_heading(p), p.wording), lambda p: words(p.wording)):
        pair_identical(matching, partial(_key_at, key, old), partial(_key_at, key, new))
    compared = pair_alike(matching, old, new, words)
    stood_for = settle_copies(matching, old, new, fixed)
    alike = fixed | compared.likeness
    alike |= {pair: alike[was] for pair, was in stood_for.items() if was in alike}
    held = compared.held | {pair: compared.held[was] for pair, was in stood_for.items() if was in compared.held}
    alike |= pair_stayed(matching, old, new, words, fixed)
    groups = sorted(matching.groups())
    found = [Pairing(*sides, round(alike.get(seed, 1.0), 4)) for seed, sides in groups]
    in_order = set(heaviest_rising([new_at for (_, new_at), _ in groups], _weights(found, old, new)))
    paired = [p if at in in_order else replace(p, moved=True) for at, p in enumerate(found)]
    deleted = [Pairing((at,), ()) for at in matching.free_old()]
    added = [Pairing((), (at,)) for at in matching.free_new()]
    whole = with_decided([*paired, *deleted, *added], decided)
    return tuple(with_doubts(with_blocks(_in_order(whole)), alike, held, old, new))


def _weights(pairings: Sequence[Pairing], old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[int]:
    """What it takes to move each: first of all the paragraphs count, then their characters."""
    sizes = [sum(len(old[at].wording) for at in p.old) + sum(len(new[at].wording) for at in p.new) for p in pairings]
    more_than_all = sum(sizes) + 1
    return [(len(p.old) + len(p.new)) * more_than_all + size for p, size in zip(pairings, sizes, strict=True)]


def _in_order(pairings: Iterable[Pairing]) -> tuple[Pairing, ...]:
    """The pairings in the order of the new text; deleted ones after what stood before them and did not move."""
    pairings = list(pairings)
    stays = sorted((p.old[0], p.new[-1]) for p in pairings if stands_whole(p) and not p.moved)
    olds = [old for old, _ in stays]

    def place(pairing: Pairing) -> tuple[int, int]:
        if pairing.new:
            return pairing.new[0], -1
        before = bisect_left(olds, pairing.old[0])
        return (stays[before - 1][1] if before else -1), pairing.old[0]

    return tuple(sorted(pairings, key=place))


def _key_at(key: Callable[[Paragraph], Hashable], paragraphs: Sequence[Paragraph], at: int) -> Hashable:
    return key(paragraphs[at])
