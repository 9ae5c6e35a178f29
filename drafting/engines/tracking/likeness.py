"""How much of an element a paragraph carries: as wholes, clause against passage, and by words that stand together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import sqrt

from drafting.engines.tracking.held import Held, Read, ReadElement
from drafting.model.text import Kind

# How alike an element and a paragraph are by themselves is the mean of three views, by these shares. On 22 elements and
# 95 paragraphs that two readers labelled, shares near these did as well: none of a dozen sets was better or worse by
# more than .02 of F1.
_WHOLE, _CLAUSE, _TOGETHER = 0.5, 0.3, 0.2
# What is best for one clause of an element counts beside that: an element that states three measures has three
# paragraphs. On the same labels it raises the share of strong carriers found in the first five by .04. (What did not
# help there: weight on leading or bold words, on rare pairs of words, likeness to the likest paragraphs or to their
# section, broad fields beside the classes of the thesaurus, and latent semantics of all held texts: .01 at most.)
_OWN = 0.25
# A preamble recalls what the rest of a text asks for; of what a reader calls strong less is in it than it is alike.
_RECALLED = 0.8
_SLIGHT = 4.0  # a clause or passage of this weight (one or two rare words) can count for half
_LOOSE = 6.0  # neighbours of this weight count for half
_CANDIDATES = 24  # paragraphs looked at closely for one element; more of them change nothing
_COMMONPLACE = 600  # a feature in more paragraphs than this finds no candidates
_NEAR = (-2, -1, 1, 2)  # units that count, from one to another that stands together with it
_FIRM = 0.5  # how well two units must agree for that

Hit = tuple[int, int, float]  # a place in the element, one in the paragraph, and how well they agree


@dataclass(frozen=True, slots=True)
class Link:
    """An element and a paragraph: how alike they are (0 to 1), and which of their units agree."""

    read: Read
    likeness: float
    matched: Mapping[int, float]  # place in the element -> its best agreement
    hits: Sequence[Hit]


def links(held: Held, element: ReadElement) -> list[Link]:
    """The paragraphs that share most with an element, likest first."""
    place = element.read.paragraph.address
    alone = [_link(held, element, held.paragraphs[number]) for number in _candidates(held, element)]
    found = [_recalled(element, link) for link in _with_own_measures(element, alone)]
    return sorted(found, key=lambda link: (-link.likeness, link.read.paragraph.address != place))


def _recalled(element: ReadElement, link: Link) -> Link:
    """The link, less like where the paragraph is of a preamble and the element is not."""
    kinds = element.read.paragraph.kind, link.read.paragraph.kind
    if kinds[1] is not Kind.PREAMBULAR or kinds[0] is Kind.PREAMBULAR:
        return link
    return replace(link, likeness=_RECALLED * link.likeness)


def _with_own_measures(element: ReadElement, found: Sequence[Link]) -> list[Link]:
    """The links, those liker that are among the likest for one measure of the element."""
    measures = element.measures
    shares = [[of_clause[number] for number in measures] for of_clause in (_by_clause(element, link) for link in found)]
    best = [max(of_clause) for of_clause in zip(*shares, strict=True)]
    own = (max(s * s / b if b else 0.0 for s, b in zip(of_link, best, strict=True)) for of_link in shares)
    return [
        replace(link, likeness=(1 - _OWN) * link.likeness + _OWN * share)
        for link, share in zip(found, own, strict=True)
    ]


def _candidates(held: Held, element: ReadElement) -> list[int]:
    """Numbers of the paragraphs in which the element's units weigh most, for the paragraph's own weight."""
    scores: dict[int, float] = defaultdict(float)
    weights = dict(zip(element.read.units.keys, element.read.weights, strict=True))
    for key, weight in weights.items():
        found: dict[int, float] = {}
        for feature, strength in reversed(held.lexicon.features[key]) if weight else ():  # the strongest last
            places = held.places.get(feature, ())
            if len(places) <= _COMMONPLACE:
                found.update(dict.fromkeys(places, strength * weight))
        for number, score in found.items():
            scores[number] += score
    for number in scores:
        scores[number] /= sqrt(held.paragraphs[number].weight + _SLIGHT)
    return sorted(nlargest(_CANDIDATES, scores, key=lambda number: (scores[number], -number)))


def _hits(held: Held, element: Read, read: Read) -> list[Hit]:
    """Pairs of units that agree and count on both sides, in the order of the element."""
    features, theirs = held.lexicon.features, read.by_feature
    by_key: dict[int, dict[int, float]] = {}
    hits: list[Hit] = []
    for at, (key, weight) in enumerate(zip(element.units.keys, element.weights, strict=True)):
        if not weight:
            continue
        best = by_key.get(key)
        if best is None:
            best = by_key[key] = {}
            for feature, strength in features[key]:
                for place, other in theirs.get(feature, ()):
                    agreement = strength if strength < other else other
                    if agreement > best.get(place, 0.0):
                        best[place] = agreement
        hits += [(at, place, agreement) for place, agreement in best.items()]
    return hits


def _link(held: Held, element: ReadElement, read: Read) -> Link:
    hits = _hits(held, element.read, read)
    ours: dict[int, float] = {}
    theirs: dict[int, float] = {}
    for at, place, agreement in hits:
        if agreement > ours.get(at, 0.0):
            ours[at] = agreement
        if agreement > theirs.get(place, 0.0):
            theirs[place] = agreement
    forth = sum([element.read.weights[at] * agreement for at, agreement in ours.items()])
    back = sum([read.weights[place] * agreement for place, agreement in theirs.items()])
    whole = sqrt(forth * back / (element.read.weight * read.weight)) if hits else 0.0
    likeness = _WHOLE * whole + _CLAUSE * _best_clause(element, read, hits) + _TOGETHER * _together(element, read, hits)
    return Link(read, likeness, ours, hits)


def _by_clause(element: ReadElement, link: Link) -> list[float]:
    """For each clause of the element its likeness to the likest clause or item of the paragraph, slight ones less."""
    ours: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)  # clause and item -> place -> agreement
    theirs: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    clause_at, there = element.clause_at, link.read.item_at
    for at, place, agreement in link.hits:
        pair = clause_at[at], there[place]
        ours[pair][at] = max(agreement, ours[pair].get(at, 0.0))
        theirs[pair][place] = max(agreement, theirs[pair].get(place, 0.0))
    found = [0.0] * len(element.clauses)
    for (number, other), agreements in ours.items():
        forth = sum([element.read.weights[at] * agreement for at, agreement in agreements.items()])
        back = sum([link.read.weights[place] * agreement for place, agreement in theirs[number, other].items()])
        sizes = (element.clauses[number].weight + _SLIGHT) * (link.read.item_weights[other] + _SLIGHT)
        found[number] = max(found[number], sqrt(forth * back / sizes))
    return found


def _best_clause(element: ReadElement, read: Read, hits: Sequence[Hit]) -> float:
    """The likeness of the clause and the passage that are likest: the cosine of what they share, slight ones less."""
    ours: dict[tuple[int, int], float] = {}  # place in the element and passage -> best agreement
    theirs: dict[tuple[int, int], float] = {}  # clause and place in the paragraph -> best agreement
    clause_at, ranks = element.clause_at, read.ranks
    for at, place, agreement in hits:
        last = read.passage(ranks[place])
        for here in ((at, last), (at, last - 1)):
            if agreement > ours.get(here, 0.0):
                ours[here] = agreement
        there = (clause_at[at], place)
        if agreement > theirs.get(there, 0.0):
            theirs[there] = agreement
    forth: dict[tuple[int, int], float] = defaultdict(float)
    back: dict[tuple[int, int], float] = defaultdict(float)
    for (at, passage), agreement in ours.items():
        forth[clause_at[at], passage] += element.read.weights[at] * agreement
    for (clause, place), agreement in theirs.items():
        last = read.passage(ranks[place])
        back[clause, last] += read.weights[place] * agreement
        back[clause, last - 1] += read.weights[place] * agreement
    sizes = [clause.weight + _SLIGHT for clause in element.clauses]
    shares = [found * back[pair] / sizes[pair[0]] / (read.passages[pair[1]] + _SLIGHT) for pair, found in forth.items()]
    return sqrt(max(shares, default=0.0))


def _together(element: ReadElement, read: Read, hits: Sequence[Hit]) -> float:
    """What stands next to each other on both sides, grammar left out."""
    firm: dict[int, dict[int, float]] = defaultdict(dict)
    ours, theirs = element.read.ranks, read.ranks
    for at, place, agreement in hits:
        if agreement >= _FIRM:
            firm[ours[at]][theirs[place]] = agreement
    weights = element.read.counted
    found = 0.0
    for rank, places in firm.items():
        after = firm.get(rank + 1)
        if after:
            pairs = [min(a, after[here + step]) for here, a in places.items() for step in _NEAR if here + step in after]
            found += max(pairs, default=0.0) * sqrt(weights[rank] * weights[rank + 1])
    return found / (found + _LOOSE)
