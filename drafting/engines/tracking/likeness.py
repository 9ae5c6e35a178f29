"""How much of an element a paragraph carries: as wholes, clause against passage, and by words that stand together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

from drafting.engines.tracking.held import Held, Read, ReadElement

# Likeness is the mean of three views. Any shares near these do as well: none of five sets tried on a hand-labelled
# draft (22 elements, 95 paragraphs) was worse by more than .02 of F1.
_WHOLE, _CLAUSE, _TOGETHER = 0.5, 0.3, 0.2
_SLIGHT = 4.0  # a clause or passage of this weight (one or two rare words) can count for half
_LOOSE = 6.0  # neighbours of this weight count for half
_CANDIDATES = 24  # paragraphs looked at closely for one element
_COMMONPLACE = 600  # a feature in more paragraphs than this finds no candidates
_NEAR = 2  # units of substance within which two words stand together
_FIRM = 0.5  # how well two units must agree to count as standing together


@dataclass(frozen=True, slots=True)
class Link:
    """An element and a paragraph, how alike they are (0 to 1), and how well each unit of the element is matched."""

    read: Read
    likeness: float
    matched: Mapping[int, float]  # place in the element -> agreement, of the places that count


def links(held: Held, element: ReadElement) -> list[Link]:
    """The paragraphs that share most with an element, likest first."""
    place = element.read.paragraph.address
    found = [_link(held, element, held.paragraphs[number]) for number in _candidates(held, element)]
    return sorted(found, key=lambda link: (-link.likeness, link.read.paragraph.address != place))


def _candidates(held: Held, element: ReadElement) -> list[int]:
    """Numbers of the paragraphs in which the element's features weigh most, for their own weight."""
    scores: dict[int, float] = defaultdict(float)
    weights: dict[int, float] = {}
    for key, weight in zip(element.read.units.keys, element.read.weights, strict=True):
        weights[key] = max(weight, weights.get(key, 0.0))
    for key, weight in weights.items():
        found: dict[int, float] = {}
        for feature, strength in held.lexicon.features[key] if weight else ():
            places = held.places.get(feature, ())
            if len(places) <= _COMMONPLACE:
                for number in places:
                    if strength > found.get(number, 0.0):
                        found[number] = strength
        for number, strength in found.items():
            scores[number] += weight * strength
    for number in scores:
        scores[number] /= sqrt(held.paragraphs[number].weight + _SLIGHT)
    return sorted(nlargest(_CANDIDATES, scores, key=lambda number: (scores[number], -number)))


Hit = tuple[int, int, float]  # a place in the element, one in the paragraph, and how well they agree


def _hits(held: Held, element: ReadElement, read: Read) -> Iterator[Hit]:
    """Pairs of units that agree and count on both sides."""
    features = held.lexicon.features
    theirs = read.by_feature
    for at, (key, weight) in enumerate(zip(element.read.units.keys, element.read.weights, strict=True)):
        if not weight:
            continue
        best: dict[int, float] = {}
        for feature, strength in features[key]:
            for place, other in theirs.get(feature, ()):
                agreement = min(strength, other)
                if agreement > best.get(place, 0.0):
                    best[place] = agreement
        yield from ((at, place, agreement) for place, agreement in best.items())


def _link(held: Held, element: ReadElement, read: Read) -> Link:
    hits = list(_hits(held, element, read))
    ours: dict[int, float] = {}
    theirs: dict[int, float] = {}
    for at, place, agreement in hits:
        ours[at] = max(agreement, ours.get(at, 0.0))
        theirs[place] = max(agreement, theirs.get(place, 0.0))
    forth = sum(element.read.weights[at] * agreement for at, agreement in ours.items())
    back = sum(read.weights[place] * agreement for place, agreement in theirs.items())
    whole = sqrt(forth * back / (element.read.weight * read.weight)) if forth and back else 0.0
    likeness = _WHOLE * whole + _CLAUSE * _best_clause(element, read, hits) + _TOGETHER * _together(element, read, hits)
    return Link(read, likeness, ours)


def _best_clause(element: ReadElement, read: Read, hits: list[Hit]) -> float:
    """The likeness of the clause and the passage that are likest: the cosine of what they share, slight ones less."""
    ours: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    theirs: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for at, place, agreement in hits:
        clause = element.clause_at[at]
        for passage in read.passages_at(place):
            ours[clause, passage][at] = max(agreement, ours[clause, passage].get(at, 0.0))
            theirs[clause, passage][place] = max(agreement, theirs[clause, passage].get(place, 0.0))
    best = 0.0
    for (clause, passage), matched in ours.items():
        forth = sum(element.read.weights[at] * agreement for at, agreement in matched.items())
        back = sum(read.weights[place] * agreement for place, agreement in theirs[clause, passage].items())
        size = (element.clauses[clause].weight + _SLIGHT) * (read.passages[passage] + _SLIGHT)
        best = max(best, forth * back / size)
    return sqrt(best)


def _together(element: ReadElement, read: Read, hits: list[Hit]) -> float:
    """What stands next to each other on both sides, grammar left out."""
    firm: dict[int, dict[int, float]] = defaultdict(dict)
    for at, place, agreement in hits:
        if agreement >= _FIRM:
            firm[element.read.ranks[at]][read.ranks[place]] = agreement
    weights = [weight for weight in element.read.weights if weight]
    found = 0.0
    for rank, places in firm.items():
        after = firm.get(rank + 1)
        if after:
            best = max(
                (min(a, after[t]) for here, a in places.items() for t in _around(here) if t in after), default=0.0
            )
            found += best * sqrt(weights[rank] * weights[rank + 1])
    return found / (found + _LOOSE)


def _around(rank: int) -> Iterator[int]:
    return (rank + step for step in range(-_NEAR, _NEAR + 1) if step)
