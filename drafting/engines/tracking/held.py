"""What is held against each other: elements and plan paragraphs as units, and what each unit weighs among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeVar

from drafting.engines.clauses import Clause, clauses
from drafting.engines.tracking.units import SAME_PART, Lexicon, Units
from drafting.model.text import Kind, Paragraph, Style, Text

# A unit that stands in n paragraphs of a text weighs log(1 + RARE / n): 3 for one paragraph, 1.1 for ten, 0.3 for
# sixty. It depends on no total, so that a paragraph on something else changes nothing.
RARE = 20
RECURRENT = 4  # a run of three units in more paragraphs of one text than this is a name or a turn of phrase
_RUN = 3
_CARRIES_NOTHING = frozenset({Kind.HEADING, Kind.CLOSING})


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph read into units; `strengths` holds its features, each as strongly as its best unit has it."""

    text: Text
    paragraph: Paragraph
    units: Units
    strengths: dict[int, float]


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause of an element: its units by position, and what they weigh together."""

    clause: Clause
    places: tuple[int, ...]
    weight: float
    is_emphasized: bool


@dataclass(frozen=True, slots=True)
class ReadElement:
    """An element with its clauses; `weights` holds what each unit weighs."""

    read: Read
    weights: tuple[float, ...]
    clauses: tuple[ReadClause, ...]


def may_carry(paragraph: Paragraph) -> bool:
    """True for what can carry an element: all but headings, titles and closings."""
    return paragraph.kind not in _CARRIES_NOTHING and paragraph.address.series.value != "title"


def elements_of(text: Text) -> tuple[Paragraph, ...]:
    """The paragraphs of a text whose fate is asked.

    A paper: its items (a), (b), ... or else its prose paragraphs. A resolution: its operative paragraphs and the items
    below them, and what is annexed to it.
    """
    items = tuple(p for p in text.paragraphs if p.kind is Kind.ITEM)
    if any(p.kind is Kind.OPERATIVE for p in text.paragraphs):
        return tuple(p for p in text.paragraphs if _is_operative(p))
    if items:
        return items
    return tuple(p for p in text.paragraphs if p.kind in (Kind.ANNEX, Kind.PROSE))


def _is_operative(paragraph: Paragraph) -> bool:
    below = paragraph.kind is Kind.ITEM and paragraph.address.series.value != "PP"
    return paragraph.kind in (Kind.OPERATIVE, Kind.ANNEX) or below


class Held:
    """Elements and plan paragraphs, read once; knows where each feature stands and what it weighs."""

    def __init__(self, lexicon: Lexicon, sources: Sequence[Text], plans: Sequence[Text]) -> None:
        self.lexicon = lexicon
        asked = [[self._read(text, p) for p in elements_of(text)] for text in sources]
        self.paragraphs = [self._read(text, p) for text in plans for p in text.paragraphs if may_carry(p)]
        of_plan = [[r for r in self.paragraphs if r.text is text] for text in plans]
        self._counts = _largest(Counter(f for r in text for f in r.strengths) for text in (*asked, *of_plan))
        wanted = {run for text in asked for r in text for run in _runs(r.units)}
        self._runs = _largest(_count_runs(text, wanted) for text in (*asked, *of_plan))
        self.elements = [self._element(r) for text in asked for r in text]
        features = {f for text in asked for r in text for f in r.strengths}
        self.places: dict[int, list[int]] = defaultdict(list)  # feature -> paragraphs that have it
        for number, read in enumerate(self.paragraphs):
            for feature in read.strengths.keys() & features:
                self.places[feature].append(number)

    def weight(self, key: int) -> float:
        """What a unit of this key weighs, by how many paragraphs have it or another of its classes."""
        own, *others = self.lexicon.features[key]
        count = self._counts[own[0]]
        wider = (count + s * (self._counts[f] - count) for f, s in others if s > SAME_PART)
        return log(1 + RARE / max(1.0, count, *wider))

    def _read(self, text: Text, paragraph: Paragraph) -> Read:
        units = self.lexicon.units(paragraph.wording, text.language)
        strengths: dict[int, float] = {}
        for key, worth in zip(units.keys, units.worth, strict=True):
            if worth:
                for feature, strength in self.lexicon.features[key]:
                    if strength > strengths.get(feature, 0.0):
                        strengths[feature] = strength
        return Read(text, paragraph, units, strengths)

    def _element(self, read: Read) -> ReadElement:
        units = read.units
        discounts = [1.0] * len(units.keys)
        for at, run in enumerate(_runs(units)):
            if self._runs[run] > RECURRENT:
                discount = RECURRENT / self._runs[run]
                for place in range(at, at + _RUN):
                    discounts[place] = min(discounts[place], discount)
        weights = [
            self.weight(key) * worth * discount if worth else 0.0
            for key, worth, discount in zip(units.keys, units.worth, discounts, strict=True)
        ]
        cut = clauses(read.paragraph.wording, read.text.language)
        return ReadElement(read, tuple(weights), tuple(_clause(clause, read, weights) for clause in cut))


def _clause(clause: Clause, read: Read, weights: Sequence[float]) -> ReadClause:
    places = tuple(i for i, start in enumerate(read.units.starts) if clause.start <= start < clause.end)
    bold = any(s.style is Style.BOLD and s.start < clause.end and s.end > clause.start for s in read.paragraph.spans)
    return ReadClause(clause, places, sum(weights[place] for place in places), bold)


Run = tuple[int, ...]
T = TypeVar("T")


def _runs(units: Units) -> list[Run]:
    return [tuple(units.keys[at : at + _RUN]) for at in range(len(units.keys) - _RUN + 1)]


def _count_runs(text: Iterable[Read], wanted: set[Run]) -> Counter[Run]:
    return Counter(run for read in text for run in set(_runs(read.units)) & wanted)


def _largest(counts: Iterable[Counter[T]]) -> Counter[T]:
    found: Counter[T] = Counter()
    for count in counts:
        found |= count
    return found
