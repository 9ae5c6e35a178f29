"""Which measures of an element a carrier holds, and what of them none does: the words that are shown as not found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise

from drafting.engines.clauses import Role, item_starts, parts
from drafting.engines.tracking.held import Read, ReadClause, ReadElement
from drafting.engines.tracking.likeness import Link
from drafting.engines.tracking.survival import SURVIVES, survives
from drafting.engines.tracking.units import COMMON, SAME_PART

Span = tuple[int, int]

HELD = 0.33  # share of a measure that a carrier must hold in one place for it not to be lost,
_HELD_BESIDE = 0.65  # and at least this share of the likeness of the likest: beside what survives whole, half is little
HALF = 0.5  # the same as `HELD` where no carrier is strong; on the pairs of tests/cases/track .6 does the same
_OBJECT = 0.36  # share of a measure that one word bears, as "liaison officers" in "to exchange liaison officers"
_SLIGHT = 2.8  # a measure of less weight is too general to be missed
_PART_HELD = 0.6  # the same as `HELD` of what stands side by side in a measure, which is shorter


def counted(element: ReadElement) -> list[int]:
    """Numbers of the measures that say enough to be missed; of all clauses where none is a measure."""
    numbers = [number for number, clause in enumerate(element.clauses) if clause.weight]
    measures = [n for n in numbers if _is_measure(element.clauses[n]) and element.clauses[n].weight >= _SLIGHT]
    return measures or numbers


def measures(element: ReadElement) -> tuple[Span, ...]:
    """Where the measures of an element stand; all its clauses where none is one."""
    return spans(element, element.measures)


def spans(element: ReadElement, numbers: Iterable[int]) -> tuple[Span, ...]:
    """Where the clauses of these numbers stand in the wording."""
    found = (element.clauses[number].clause for number in numbers)
    return tuple((clause.start, clause.end) for clause in found)


def says(element: ReadElement) -> tuple[Span, ...]:
    """Where an element says something that can be missed: its measures, and purposes and facts of some weight."""
    numbers, clauses = counted(element), element.clauses
    told = [n for n, clause in enumerate(clauses) if not _is_measure(clause) and clause.weight >= _SLIGHT]
    return spans(element, sorted({*numbers, *told}))


def holds_an_item(element: ReadElement, carriers: Sequence[Link]) -> bool:
    """True where a single thing of what a measure lists stands in a carrier, which need not be half of the measure."""
    read, starts = element.read, element.read.units.starts
    begun = item_starts(read.paragraph.wording, read.text.language)
    for number in counted(element):
        clause = element.clauses[number]
        edges = [clause.clause.start, *(at for at in begun if clause.clause.start < at < clause.clause.end)]
        for start, end in pairwise([*edges, clause.clause.end]) if len(edges) > 1 else ():
            places = [place for place in clause.places if start <= starts[place] < end]
            is_told = sum(read.weights[place] for place in places) >= _SLIGHT
            if is_told and any(_kept(element, places, link) >= _PART_HELD for link in carriers):
                return True
    return False


def stands_in(element: ReadElement, carrier: Link) -> bool:
    """True where most of each measure stands in one place of a carrier: a short one is little like a long paragraph."""
    return all(_kept(element, element.clauses[number].places, carrier) >= SURVIVES for number in counted(element))


def holding(element: ReadElement, carriers: Sequence[Link], kept_in: Sequence[Set[int]]) -> list[dict[int, float]]:
    """For each carrier the numbers of the measures of which enough stands in one place of it, and how much does.

    `kept_in` has for each the places of the element that stand there in the same words. A measure that mostly does so
    is held wherever these words are: a list that has grown sets them far apart.
    """
    least = max([HELD, *(_HELD_BESIDE * link.likeness for link in carriers)])
    found: list[dict[int, float]] = []
    for link, kept in zip(carriers, kept_in, strict=True):
        shares = {number: _kept(element, element.clauses[number].places, link) for number in counted(element)}
        whole = {number: max(shares[number], SURVIVES) for number in shares if survives(element, [number], kept)}
        found.append({number: share for number, share in (shares | whole).items() if share >= least})
    return found


def lost(element: ReadElement, carriers: Sequence[Link], held_by: Sequence[Iterable[int]]) -> tuple[Span, ...]:
    """The measures that no carrier holds, or whose object stands in none.

    Of one in which some parts are held and others are not, those that are not.
    """
    matched: dict[int, float] = {}
    for link in carriers:
        matched |= {at: max(agreement, matched.get(at, 0.0)) for at, agreement in link.matched.items()}
    held = {number for numbers in held_by for number in numbers}
    return tuple(
        _narrowed(element, element.clauses[number], carriers)
        for number in counted(element)
        if number not in held or _misses_its_object(element, element.clauses[number], matched)
    )


def _narrowed(element: ReadElement, clause: ReadClause, carriers: Sequence[Link]) -> Span:
    """A clause from the first of its parts that no carrier holds to the last; the whole where it has none of both."""
    starts, read = element.read.units.starts, element.read
    missed: list[Span] = []
    for start, end in parts(read.paragraph.wording, clause.clause, read.text.language):
        places = [place for place in clause.places if start <= starts[place] < end]
        if max((_kept(element, places, link) for link in carriers), default=0.0) < _PART_HELD:
            missed.append((start, end))
    return (missed[0][0], missed[-1][1]) if missed else (clause.clause.start, clause.clause.end)


def _kept(element: ReadElement, places: Sequence[int], link: Link) -> float:
    """The largest share of these places of an element, by weight, that two neighbouring clauses of a carrier hold.

    What is scattered over a long paragraph, or over several, states no measure.
    """
    asked, weights = set(places), element.read.weights
    held: dict[int, dict[int, float]] = defaultdict(dict)  # clause of the carrier -> place in the element -> agreement
    for at, place, agreement in link.hits:
        if at in asked:
            there = link.read.clause_at[place]
            for first in (there - 1, there):
                held[first][at] = max(agreement, held[first].get(at, 0.0))
    shares = (sum(weights[at] * agreement for at, agreement in of_two.items()) for of_two in held.values())
    return max(shares, default=0.0) / (sum(weights[at] for at in places) or 1.0)


def _is_measure(clause: ReadClause) -> bool:
    return clause.clause.role is Role.MEASURE


def _misses_its_object(element: ReadElement, clause: ReadClause, matched: Mapping[int, float]) -> bool:
    """True where a word of substance that bears much of a clause stands in no carrier, or of a phrase only one word."""
    read, units = element.read, element.read.units
    missed = (
        read.weights[at]
        for at in clause.places
        if units.worth[at] > COMMON
        and not _is_participle(read, at)
        and matched.get(at, 0.0) <= (SAME_PART if _is_phrase(read, at) else 0.0)
    )
    return max(missed, default=0.0) >= _OBJECT * clause.weight


def _is_participle(read: Read, at: int) -> bool:
    """True for "alleged", which is no object."""
    return read.text.language.startswith("en") and read.paragraph.wording[: read.units.ends[at]].endswith("ed")


def _is_phrase(read: Read, at: int) -> bool:
    return " " in read.paragraph.wording[read.units.starts[at] : read.units.ends[at]]
