"""Why a paragraph was paired as it was: the paragraphs of the other text that it might have been paired with."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from typing import NamedTuple

from drafting.engines.align.doubt import Places
from drafting.engines.align.floors import lowest
from drafting.engines.align.likeness import Lexicon, kept_weight, likeness
from drafting.model.changes import Pairing
from drafting.model.text import Text

_SHOWN = 5


class Candidate(NamedTuple):
    """A paragraph of the other text, by position in `Text.paragraphs`, and what speaks for it.

    `likeness` as in `align`; `held` is the share, by weight, of the words of the shorter that the longer has in the
    same order, which is high for the parts of a split; `is_in_place` is True between the neighbours of this pairing.
    """

    at: int
    likeness: float
    held: float
    is_in_place: bool


def candidates(old: Text, new: Text, pairings: Sequence[Pairing], at: int, *, is_old: bool) -> tuple[Candidate, ...]:
    """The five paragraphs of the new text most like the one at position `at` of the old one, the best first.

    Where `is_old` is False, those of the old text most like the one at that position of the new one.

    `pairings` are those of `align(old, new)`: they say who stands in whose place. Of equals the one in its place comes
    first, then the first in the text. Every paragraph that shares a word is compared, also those `align` passed over;
    headings with headings and titles only. Partners may be among them or not.
    Raises IndexError where the text has no such paragraph.
    """
    mine, others = (old, new) if is_old else (new, old)
    own = mine.paragraphs[at]
    lexicon = Lexicon(p.wording for text in (old, new) for p in text.paragraphs)
    saying = lexicon.saying(own.wording)
    pairing = next(p for p in pairings if at in (p.old if is_old else p.new))
    places = Places(pairings)
    found = []
    for there, paragraph in enumerate(others.paragraphs):
        other = lexicon.saying(paragraph.wording)
        weight = kept_weight(saying, other)
        value = likeness(saying, other, weight)
        if not weight or value < lowest(own, paragraph):
            continue
        pair = (at, there) if is_old else (there, at)
        shorter = min(saying.weight, other.weight)
        in_place = places.in_place(*pair, instead=pairing)
        found.append(Candidate(there, round(value, 4), round(min(1.0, weight / shorter), 4), in_place))
    return tuple(nsmallest(_SHOWN, found, key=lambda c: (-c.likeness, not c.is_in_place, c.at)))
