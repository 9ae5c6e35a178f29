"""What became of an element: its verdict, the paragraphs that carry it, the evidence, and what was lost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafting.model.changes import Flag
from drafting.model.rulings import Ruling
from drafting.model.text import Paragraph, Text


class Verdict(StrEnum):
    """What became of an element as a whole."""

    VERBATIM = "verbatim"  # its wording survives almost unchanged
    REWORDED = "reworded"  # its substance is wholly there, in other words
    PARTIAL = "partial"  # a separately stated measure of it is gone
    NONE_FOUND = "none-found"  # nothing was found; no claim that nothing is there


class Degree(StrEnum):
    """How much of an element a paragraph carries."""

    STRONG = "strong"  # the same substance, or a main part of it
    PARTIAL = "partial"  # in part or by implication


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an element that stand in a carrier too.

    `element` and `carrier` are (start, end) offsets into the two wordings; the words there agree but for case,
    inflection and what the vocabulary calls the same.
    """

    element: tuple[int, int]
    carrier: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A paragraph of the plan that carries an element, wholly or in part; `likeness` runs from 0 to 1.

    `holds` are (start, end) offsets of the measures of the element that this paragraph holds by itself, `holds_half`
    those of them of which half or more stands in it.
    `weakened` says where it holds less than the element, or more: verbs, qualifiers, scope, and figures in the same
    words. `old` of each flag is a place in the element's wording, `new` one in the carrier's.
    `decided` says which person decided that it does so, and to which degree; None where the tool proposes it.
    """

    text: Text
    paragraph: Paragraph
    degree: Degree
    likeness: float
    evidence: tuple[Evidence, ...] = ()
    weakened: tuple[Flag, ...] = ()
    decided: Ruling | None = None
    holds: tuple[tuple[int, int], ...] = ()
    holds_half: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """A paragraph of an earlier text whose fate is asked."""

    text: Text
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one element. `lost` are (start, end) offsets of clauses that no carrier holds.

    `decided` says which person gave the verdict; None where it is the tool's. `rejected` are proposed carriers that a
    person turned down, each with who did so.
    """

    element: Element
    verdict: Verdict
    carriers: tuple[Carrier, ...] = ()
    lost: tuple[tuple[int, int], ...] = ()
    decided: Ruling | None = None
    rejected: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Fates:
    """The fates of all elements of the sources in the plans, in the order of the sources."""

    sources: tuple[Text, ...]
    plans: tuple[Text, ...]
    fates: tuple[Fate, ...]
