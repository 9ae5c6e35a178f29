"""Blocks: neighbours that moved and kept their neighbourhood, which a reader sees as one move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafting.model.changes import Pairing
from drafting.model.order import is_run


def with_blocks(pairings: Sequence[Pairing]) -> list[Pairing]:
    """The pairings, which come in the order of the new text, with the blocks numbered that moved.

    Moved pairings are of one block where each follows the other in both texts. Between two of them either text may
    have one paragraph that the other lacks: a block stays one where a paragraph of it was added or deleted on the way.
    One pairing alone is no block, also where it holds several paragraphs.
    """
    lone_old = {p.old[0] for p in pairings if not p.new}
    lone_new = {p.new[0] for p in pairings if not p.old}
    moved = [(at, p) for at, p in enumerate(pairings) if p.moved and stands_whole(p)]
    found = [replace(p, block=0) if p.block else p for p in pairings]
    block, before = 0, -1
    for (at, left), (following, right) in pairwise(moved):
        if _follows(left.old[-1], right.old[0], lone_old) and _follows(left.new[-1], right.new[0], lone_new):
            block += before != at
            found[at] = replace(left, block=block)
            found[following] = replace(right, block=block)
            before = following
    return found


def stands_whole(pairing: Pairing) -> bool:
    """True where both sides hold paragraphs, and these stand next to each other: no part of them stands apart."""
    return is_run(pairing.old) and is_run(pairing.new)


def _follows(before: int, after: int, lone: set[int]) -> bool:
    """True for the next position, or the one behind it if the paragraph between has no partner."""
    return after - before == 1 or (after - before == 2 and before + 1 in lone)
