"""What is held against each other: elements and plan paragraphs as units, and what each unit weighs among them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log, sqrt
from statistics import fmean
from typing import NamedTuple, TypeVar

from drafting.engines.clauses import Clause, Role, asides, clauses, item_starts
from drafting.engines.tracking.units import SAME_PART, Features, Lexicon, Units
from drafting.model.address import Series
from drafting.model.text import Kind, Paragraph, Text

# A unit that stands in n paragraphs of a text weighs log(1 + RARE / n): 3 for one paragraph, 1.1 for ten, 0.3 for
# sixty. It depends on no total, so that a paragraph on something else changes nothing.
RARE = 20
# What a word counts in an aside ("including ...", "in accordance with ..."): a reader goes by what is said before it.
ASIDE = 0.5
RECURRENT = 4  # a run of three units in more paragraphs of one text than this is a name or a turn of phrase
STEP = 6  # units that count from the start of one passage of a paragraph to the next; a passage is two steps long
_MOST_BESIDE = 100  # paragraphs besides the elements that tell what likeness is usual between the texts
_REPEATED = 40  # places of one feature in one paragraph that are looked at
_CARRIES_NOTHING = frozenset({Kind.HEADING, Kind.CLOSING})

Run = tuple[int, int, int]
T = TypeVar("T")


class _Row(NamedTuple):
    """A paragraph as units, before anything is weighed, and the features that its units have."""

    text: Text
    paragraph: Paragraph
    units: Units
    features: set[int]


@dataclass(frozen=True)
class Read:
    """A paragraph read into units and what each of them weighs (0 for grammar)."""

    text: Text
    paragraph: Paragraph
    units: Units
    weights: array[float]
    features: Sequence[Features]  # of all keys

    @cached_property
    def weight(self) -> float:
        """What all units weigh together."""
        return sum(self.weights)

    @cached_property
    def by_feature(self) -> dict[int, list[tuple[int, float]]]:
        """For each feature the places that have it, and how strongly."""
        found: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for place, (key, weight) in enumerate(zip(self.units.keys, self.weights, strict=True)):
            if weight:
                for feature, strength in self.features[key]:
                    if len(found[feature]) < _REPEATED:
                        found[feature].append((place, strength))
        return found

    @cached_property
    def ranks(self) -> list[int]:
        """For each unit how many units that count stand before it."""
        found, count = [], 0
        for weight in self.weights:
            found.append(count)
            count += weight > 0
        return found

    @cached_property
    def counted(self) -> list[float]:
        """What the units weigh that count, in order."""
        return [weight for weight in self.weights if weight]

    @cached_property
    def passages(self) -> dict[int, float]:
        """What each passage weighs, by its number; the next one begins in its middle."""
        found: dict[int, float] = defaultdict(float)
        for rank, weight in enumerate(self.counted):
            found[self.passage(rank)] += weight
            found[self.passage(rank) - 1] += weight
        return found

    @cached_property
    def clause_at(self) -> list[int]:
        """For each unit the number of the clause it stands in; links between clauses belong to the one before."""
        return [max(0, bisect_right(self.clause_starts, start) - 1) for start in self.units.starts]

    @cached_property
    def clause_starts(self) -> list[int]:
        """Where the clauses of the wording begin."""
        return [clause.start for clause in clauses(self.paragraph.wording, self.text.language)]

    @cached_property
    def item_at(self) -> list[int]:
        """For each unit the number of the clause, or the item of a list in a clause, that it stands in."""
        begun = item_starts(self.paragraph.wording, self.text.language)
        return [max(0, bisect_right(begun, start) - 1) for start in self.units.starts]

    @cached_property
    def item_weights(self) -> dict[int, float]:
        """What each of these weighs, by its number."""
        found: dict[int, float] = defaultdict(float)
        for number, weight in zip(self.item_at, self.weights, strict=True):
            found[number] += weight
        return found

    @staticmethod
    def passage(rank: int) -> int:
        """The number of the last passage that holds the unit of this rank; the one before holds it too."""
        return rank // STEP


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause of an element: its units by place, and what they weigh together."""

    clause: Clause
    places: tuple[int, ...]
    weight: float


@dataclass(frozen=True)
class ReadElement:
    """An element with its clauses; its weights leave names and turns of phrase that recur out of account."""

    read: Read
    clauses: tuple[ReadClause, ...]

    @cached_property
    def measures(self) -> list[int]:
        """Numbers of the clauses that are measures; of all where none is."""
        numbers = [number for number, clause in enumerate(self.clauses) if clause.clause.role is Role.MEASURE]
        return numbers or list(range(len(self.clauses)))

    @cached_property
    def clause_at(self) -> dict[int, int]:
        """For each unit the number of its clause."""
        return {place: number for number, clause in enumerate(self.clauses) for place in clause.places}


def may_carry(paragraph: Paragraph) -> bool:
    """True for what can carry an element: all but headings, titles and closings."""
    return paragraph.kind not in _CARRIES_NOTHING and paragraph.address.series is not Series.TITLE


def says_much(text: Text, paragraph: Paragraph) -> bool:
    """True for what may carry something, but for the line "The General Assembly," of a resolution."""
    is_organ = paragraph.kind is Kind.CHAPEAU and not paragraph.address.part
    return may_carry(paragraph) and not (is_organ and any(p.kind is Kind.OPERATIVE for p in text.paragraphs))


def elements_of(text: Text) -> tuple[Paragraph, ...]:
    """The paragraphs of a text whose fate is asked.

    A paper: its items (a), (b), ... or else its prose paragraphs. A resolution: its operative paragraphs and the items
    below them, and what is annexed to it.
    """
    items = tuple(p for p in text.paragraphs if p.kind is Kind.ITEM)
    if any(p.kind is Kind.OPERATIVE for p in text.paragraphs):
        return tuple(p for p in text.paragraphs if _is_operative(p))
    return items or tuple(p for p in text.paragraphs if p.kind in (Kind.ANNEX, Kind.PROSE))


def _is_operative(paragraph: Paragraph) -> bool:
    is_item = paragraph.kind is Kind.ITEM and paragraph.address.series is not Series.PP
    return paragraph.kind in (Kind.OPERATIVE, Kind.ANNEX) or is_item


class Held:
    """Elements and plan paragraphs, read once; knows where each feature stands and what it weighs."""

    def __init__(
        self, lexicon: Lexicon, sources: Sequence[Text], plans: Sequence[Text], *, every_paragraph: bool = False
    ) -> None:
        """Reads all paragraphs; the elements are those of `elements_of`, or with `every_paragraph` whatever says much.

        What a word weighs is the same for both.
        """
        self.lexicon = lexicon
        asked = [[self._row(text, p) for p in text.paragraphs if says_much(text, p)] for text in sources]
        given = [[self._row(text, p) for p in text.paragraphs if may_carry(p)] for text in plans]
        self._counts = _largest(Counter(f for row in rows for f in row.features) for rows in (*asked, *given))
        self._weights: dict[int, float] = {}
        wanted = {run for rows in asked for row in rows for run in _runs(row.units)}
        self._runs = _largest(_count_runs(rows, wanted) for rows in (*asked, *given))
        own = {id(p) for text in sources for p in elements_of(text)}
        self._asked = [row for rows in asked for row in rows if every_paragraph or id(row.paragraph) in own]
        rest = [row for rows in asked for row in rows if id(row.paragraph) not in own]
        self._beside = rest[:: _step(len(rest), _MOST_BESIDE)]
        self.paragraphs = [self._read(row) for rows in given for row in rows]
        self.same_wording: dict[str, list[Read]] = defaultdict(list)
        for read in self.paragraphs:
            self.same_wording[read.paragraph.wording].append(read)
        asked_for = {feature for row in (*self._asked, *self._beside) for feature in row.features}
        self.places: dict[int, list[int]] = defaultdict(list)  # features of elements -> numbers of paragraphs
        for number, row in enumerate(row for rows in given for row in rows):
            for feature in row.features & asked_for:
                self.places[feature].append(number)

    @cached_property
    def elements(self) -> list[ReadElement]:
        """All elements, in the order of the sources."""
        return [self._element(row) for row in self._asked]

    def elements_at(self, paragraph: Paragraph) -> set[int]:
        """The numbers of the elements that are this paragraph; none where it is no element."""
        return {number for number, row in enumerate(self._asked) if row.paragraph == paragraph}

    def spread(self, most: int) -> set[int]:
        """The numbers of all elements where there are no more, else of so many or somewhat fewer, evenly over all."""
        return set(range(0, len(self._asked), _step(len(self._asked), most)))

    def beside(self) -> list[ReadElement]:
        """Paragraphs of the sources that are no elements, read as if they were: 100 at most, evenly over all."""
        return [self._element(row) for row in self._beside]

    def sharing(self, text: Text, paragraph: Paragraph, most: int) -> set[int]:
        """Numbers of elements, so many at most of each source: those that share most with a paragraph."""
        wanted = self._row(text, paragraph).features
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)  # by the identity of the source
        for number, row in enumerate(self._asked):
            shared = sum(log(1 + RARE / self._counts[feature]) for feature in row.features & wanted)
            found[id(row.text)].append((shared / sqrt(1 + len(row.features)), -number))
        return {-number for ranked in found.values() for _, number in nlargest(most, ranked)}

    def only(self, numbers: Iterable[int]) -> dict[int, ReadElement]:
        """The elements of these numbers, in order."""
        return {number: self._element(self._asked[number]) for number in sorted(numbers)}

    def weight(self, key: int) -> float:
        """What a unit of this key weighs, by how many paragraphs have it, or another word of each of its classes."""
        known = self._weights.get(key)
        if known is None:
            own, *others = self.lexicon.features[key]
            count = self._counts[own[0]]
            wider = [count + s * (self._counts[f] - count) for f, s in others if s > SAME_PART]
            known = self._weights[key] = log(1 + RARE / fmean([max(1.0, found) for found in (count, *wider)]))
        return known

    def _row(self, text: Text, paragraph: Paragraph) -> _Row:
        units = self.lexicon.units(paragraph.wording, text.language)
        counted = {key for key, worth in zip(units.keys, units.worth, strict=True) if worth}
        return _Row(text, paragraph, units, {f for key in counted for f, _ in self.lexicon.features[key]})

    def _read(self, row: _Row) -> Read:
        units = row.units
        weights = array("f", [self.weight(key) * worth for key, worth in zip(units.keys, units.worth, strict=True)])
        for start, end in asides(row.paragraph.wording, row.text.language):
            for place in range(bisect_left(units.starts, start), bisect_left(units.starts, end)):
                weights[place] *= ASIDE
        return Read(row.text, row.paragraph, units, weights, self.lexicon.features)

    def _element(self, row: _Row) -> ReadElement:
        read, units = self._read(row), row.units
        discounts = [1.0] * len(units.keys)
        for at, run in enumerate(_runs(units)):
            if self._runs[run] > RECURRENT:
                for place in range(at, at + 3):
                    discounts[place] = min(discounts[place], RECURRENT / self._runs[run])
        for place, discount in enumerate(discounts):
            read.weights[place] *= discount
        return ReadElement(read, tuple(_clauses(read)))


def _step(count: int, most: int) -> int:
    return max(1, -(-count // most))


def _clauses(read: Read) -> Iterator[ReadClause]:
    """The clauses of an element; links between them belong to the clause before."""
    units = read.units
    whole = (Clause(units.starts[0], units.ends[-1], Role.MEASURE),) if units.keys else ()
    cut = clauses(read.paragraph.wording, read.text.language) or whole
    starts = [clause.start for clause in cut]
    places: list[list[int]] = [[] for _ in cut]
    for place, start in enumerate(read.units.starts):
        places[max(0, bisect_right(starts, start) - 1)].append(place)
    for clause, within in zip(cut, places, strict=True):
        yield ReadClause(clause, tuple(within), sum(read.weights[place] for place in within))


def _runs(units: Units) -> list[Run]:
    keys = units.keys.tolist()
    return list(zip(keys, keys[1:], keys[2:], strict=False))


def _count_runs(rows: Iterable[_Row], wanted: set[Run]) -> Counter[Run]:
    return Counter(run for row in rows for run in wanted.intersection(_runs(row.units)))


def _largest(counts: Iterable[Counter[T]]) -> Counter[T]:
    found: Counter[T] = Counter()
    for count in counts:
        found |= count
    return found
