"""Evidence: runs of words that an element and a paragraph share, in order and without a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.engines.tracking.held import Held, Read, ReadElement
from drafting.engines.tracking.units import SAME_PART, Lexicon
from drafting.model.fates import Evidence

MOST = 8  # pieces of evidence shown for one carrier
_LEAST_SHARE = 0.12  # a piece weighs at least this share of the heaviest one


class SharedRun(NamedTuple):
    """`length` units from `element` on in the element's wording, and from `carrier` on in the paragraph's."""

    element: int
    carrier: int
    length: int
    weight: float = 0.0


def shared_runs(held: Held, element: ReadElement, read: Read) -> list[SharedRun]:
    """The heaviest runs that do not overlap on either side, heaviest first; each begins and ends with substance.

    Two units agree where they are the same word, whatever its inflection, or share a class of the thesaurus.
    """
    found = sorted(_maximal(held.lexicon, element, read), key=lambda run: (-run.weight, run.element, run.carrier))
    taken_element: set[int] = set()
    taken_carrier: set[int] = set()
    kept: list[SharedRun] = []
    for run in found:
        here = set(range(run.element, run.element + run.length))
        there = set(range(run.carrier, run.carrier + run.length))
        if here & taken_element or there & taken_carrier:
            continue
        taken_element |= here
        taken_carrier |= there
        kept.append(run)
    return kept


def evidence(element: ReadElement, read: Read, runs: Sequence[SharedRun]) -> tuple[Evidence, ...]:
    """The heaviest shared runs as offsets, in the order of the element."""
    worth_showing = [run for run in runs if run.weight >= runs[0].weight * _LEAST_SHARE][:MOST]
    ours, theirs = element.read.units, read.units
    return tuple(
        Evidence(
            (ours.starts[run.element], ours.ends[run.element + run.length - 1]),
            (theirs.starts[run.carrier], theirs.ends[run.carrier + run.length - 1]),
        )
        for run in sorted(worth_showing)
    )


def _maximal(lexicon: Lexicon, element: ReadElement, read: Read) -> Iterator[SharedRun]:
    """Runs that go on as far as they can, without grammar words at their ends."""
    before: dict[int, int] = {}
    at = 0
    for at, partners in enumerate(_partners(lexicon, element.read, read)):
        lengths = {place: before.get(place - 1, 0) + 1 for place in partners}
        ended = (place for place in before if place + 1 not in lengths)
        yield from _trimmed(
            element, ((at - before[place], place - before[place] + 1, before[place]) for place in ended)
        )
        before = lengths
    yield from _trimmed(element, ((at + 1 - before[p], p - before[p] + 1, before[p]) for p in before))


def _trimmed(element: ReadElement, runs: Iterator[tuple[int, int, int]]) -> Iterator[SharedRun]:
    worth = element.read.units.worth
    for start, there, length in runs:
        first, last = start, start + length
        while first < last and not worth[first]:
            first += 1
        while first < last and not worth[last - 1]:
            last -= 1
        if first < last:
            yield SharedRun(first, there + first - start, last - first, sum(element.read.weights[first:last]))


def _partners(lexicon: Lexicon, ours: Read, theirs: Read) -> Iterator[list[int]]:
    """For each unit of ours where theirs agree with it."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, (key, worth) in enumerate(zip(theirs.units.keys, theirs.units.worth, strict=True)):
        for feature in _agreeing(lexicon, key, worth):
            places[feature].append(place)
    for key, worth in zip(ours.units.keys, ours.units.worth, strict=True):
        features = _agreeing(lexicon, key, worth)
        found = [place for feature in features for place in places.get(feature, ())]
        yield sorted(set(found)) if len(features) > 1 else found


def _agreeing(lexicon: Lexicon, key: int, worth: float) -> list[int]:
    """The features by which two units agree in full: for grammar the word, for the rest its classes as well."""
    return [feature for feature, strength in lexicon.features[key] if strength > SAME_PART] if worth else [key]
