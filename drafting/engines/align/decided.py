"""Pairings that a person decided: fixed before anything else is paired, and kept as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafting.engines.align.likeness import Lexicon, likeness
from drafting.engines.align.matching import Matching
from drafting.engines.tokens import said
from drafting.model.changes import BREAK, Pairing
from drafting.model.order import Pair
from drafting.model.text import Paragraph


def turned(pairings: Iterable[Pairing]) -> list[Pairing]:
    """The pairings seen from the other text."""
    return [replace(p, old=p.new, new=p.old) for p in pairings]


def fix(
    matching: Matching, decided: Sequence[Pairing], old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> dict[Pair, float]:
    """Make partners of what a person paired, and take out what is to have none; gives the likeness of each pair.

    The pair of a split or merged paragraph is that of the first positions.
    """
    for p in decided:
        if p.old and p.new:
            matching.join(p.old, p.new)
        else:
            matching.leave_alone(p.old, p.new)
    paired = [p for p in decided if p.old and p.new]
    lexicon = Lexicon(p.wording for text in (old, new) for p in text) if paired else None
    return {(p.old[0], p.new[0]): _likeness(lexicon, _said(old, p.old), _said(new, p.new)) for p in paired if lexicon}


def _said(paragraphs: Sequence[Paragraph], positions: Sequence[int]) -> str:
    return BREAK.join(paragraphs[at].wording for at in positions)


def _likeness(lexicon: Lexicon, old: str, new: str) -> float:
    return 1.0 if said(old) == said(new) else likeness(lexicon.saying(old), lexicon.saying(new))


def with_decided(pairings: Iterable[Pairing], decided: Sequence[Pairing]) -> list[Pairing]:
    """The pairings, those that a person decided marked so, and with what was left alone."""
    sides = {(p.old, p.new) for p in decided}
    marked = [replace(p, is_decided=True) if (p.old, p.new) in sides else p for p in pairings]
    alone = [Pairing(p.old, p.new, is_decided=True) for p in decided if not (p.old and p.new)]
    return [*marked, *alone]
