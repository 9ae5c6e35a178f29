"""How much of an element a paragraph carries: clause by clause, then as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from drafting.engines.clauses import Role
from drafting.engines.tracking.evidence import SharedRun, shared_runs
from drafting.engines.tracking.held import Held, Read, ReadClause, ReadElement

# What a clause counts for: a measure most, a fact told around it least.
_IMPORTANCE = {Role.MEASURE: 1.0, Role.PURPOSE: 0.6, Role.BACKGROUND: 0.4}
_SLIGHT = 3.0  # a clause of this weight (one rare word) can say half of what a long one can
_CANDIDATES = 24  # paragraphs looked at closely for one element
_COMMONPLACE = 600  # a feature in more paragraphs than this finds no candidates
_WINDOW = 2  # a clause is sought within so many times its own length, and a few units more
_SPARE = 8


@dataclass(frozen=True, slots=True)
class Link:
    """An element and a paragraph: how much of each clause the paragraph holds (0 to 1), and of the whole."""

    read: Read
    held: tuple[float, ...]  # by clause
    likeness: float
    runs: tuple[SharedRun, ...]


def links(held: Held, element: ReadElement) -> list[Link]:
    """The paragraphs that share most with an element, likest first."""
    found = [_link(held, element, held.paragraphs[number]) for number in _candidates(held, element)]
    place = element.read.paragraph.address
    return sorted(found, key=lambda link: (-link.likeness, link.read.paragraph.address != place))


def _candidates(held: Held, element: ReadElement) -> list[int]:
    """The paragraphs whose features weigh most in the element, by number."""
    scores: dict[int, float] = defaultdict(float)
    for key, weight in _distinct(element):
        found: dict[int, float] = {}
        for feature, strength in held.lexicon.features[key]:
            places = held.places.get(feature, ())
            if len(places) <= _COMMONPLACE:
                for number in places:
                    found[number] = max(strength, found.get(number, 0.0))
        for number, strength in found.items():
            scores[number] += weight * strength
    return sorted(nlargest(_CANDIDATES, scores, key=lambda number: (scores[number], -number)))


def _distinct(element: ReadElement) -> Iterable[tuple[int, float]]:
    weights: dict[int, float] = {}
    for key, weight in zip(element.read.units.keys, element.weights, strict=True):
        if weight:
            weights[key] = max(weight, weights.get(key, 0.0))
    return weights.items()


def _link(held: Held, element: ReadElement, read: Read) -> Link:
    runs = shared_runs(held, element, read)
    strengths = _strengths(held, element, read)
    shares = [_share(element, clause, strengths) for clause in element.clauses]
    return Link(read, tuple(shares), _likeness(element, shares), tuple(runs))


# For each unit of the element that the paragraph has: where in the paragraph, and how well it agrees.
Strengths = dict[int, list[tuple[int, float]]]


def _strengths(held: Held, element: ReadElement, read: Read) -> Strengths:
    features = held.lexicon.features
    places: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for place, (key, worth) in enumerate(zip(read.units.keys, read.units.worth, strict=True)):
        if worth:
            for feature, strength in features[key]:
                places[feature].append((place, strength))
    found: Strengths = {}
    for at, (key, weight) in enumerate(zip(element.read.units.keys, element.weights, strict=True)):
        if not weight:
            continue
        best: dict[int, float] = {}
        for feature, strength in features[key]:
            for place, other in places.get(feature, ()):
                best[place] = max(best.get(place, 0.0), min(strength, other))
        if best:
            found[at] = sorted(best.items())
    return found


def _share(element: ReadElement, clause: ReadClause, strengths: Strengths) -> float:
    """How much of a clause the paragraph holds: half anywhere in it, half close together."""
    if not clause.weight:
        return 0.0
    weights = element.weights
    matched = {at: strengths[at] for at in clause.places if at in strengths}
    anywhere = sum(weights[at] * max(strength for _, strength in found) for at, found in matched.items())
    close = _closest(matched, weights, _WINDOW * len(clause.places) + _SPARE)
    return (anywhere + close) / (2 * clause.weight)


def _closest(matched: Strengths, weights: Sequence[float], width: int) -> float:
    """The most that stands together within `width` units of the paragraph."""
    hits = sorted((place, at, strength) for at, found in matched.items() for place, strength in found)
    best = 0.0
    for first, (begin, _, _) in enumerate(hits):
        within: dict[int, float] = {}
        for place, at, strength in hits[first:]:
            if place - begin > width:
                break
            within[at] = max(strength, within.get(at, 0.0))
        best = max(best, sum(weights[at] * strength for at, strength in within.items()))
    return best


def importance(clause: ReadClause) -> float:
    """What a clause counts for in its element, before its weight."""
    return _IMPORTANCE[clause.clause.role]


def _likeness(element: ReadElement, shares: Sequence[float]) -> float:
    """The best clause counts most; what else is held brings the rest nearer."""
    parts = [
        importance(clause) * share * clause.weight / (clause.weight + _SLIGHT)
        for clause, share in zip(element.clauses, shares, strict=True)
    ]
    best = max(parts, default=0.0)
    whole = sum(importance(c) * c.weight for c in element.clauses)
    covered = sum(importance(c) * c.weight * s for c, s in zip(element.clauses, shares, strict=True))
    return best + (1 - best) * 0.4 * covered / whole if whole else 0.0
