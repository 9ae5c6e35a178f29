"""Why a paragraph was paired as it was: its candidates in the other text, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from drafting.model.address import Address
from drafting.model.changes import Change, Comparison
from drafting.model.rulings import Ruling
from drafting.model.text import Paragraph


class Outcome(StrEnum):
    """Why a candidate is the partner or is not."""

    PARTNER = "partner"  # it is the partner, or one of several
    DECIDED = "decided"  # a person decided otherwise
    TAKEN = "taken"  # it has a partner of its own, which is more like it
    IN_PLACE = "in-place"  # it has a partner of its own, no more like it, but one that stands in its place
    LESS_LIKE = "less-like"  # the partner is more like
    OUT_OF_PLACE = "out-of-place"  # more like than the partner, which stands in its place
    TOO_LITTLE = "too-little"  # the two have too little in common to be paired


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph of the other text that might have been the partner.

    `likeness` and `held` run from 0 to 1: the share of the wording that both have, and of the shorter that the longer
    holds. `floor` is the likeness that the two would need. `partners` are those that it has instead, with their
    likeness. `shared` are places of the same words in the paragraph explained and in this one.
    """

    paragraph: Paragraph
    likeness: float
    held: float
    is_in_place: bool
    outcome: Outcome
    floor: float
    partners: tuple[Paragraph, ...] = ()
    partner_likeness: float = 0.0
    shared: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


class Step(NamedTuple):
    """Where the paragraph stood in a version held between the two texts."""

    text: str
    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One paragraph of one of two texts, the change that it is part of, and its candidates, the most similar first.

    `decided` says which person paired it; None where the tool did. `steps` lead to a partner that the two texts alone
    do not show, from the old text to the new; none where the two are enough.
    """

    comparison: Comparison
    paragraph: Paragraph
    is_old: bool
    change: Change
    candidates: tuple[Candidate, ...]
    decided: Ruling | None = None
    steps: tuple[Step, ...] = ()
