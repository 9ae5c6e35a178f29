"""Evidence: runs of words that an element and a paragraph share, in order and without a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.engines.tracking.held import ReadElement
from drafting.engines.tracking.likeness import Link
from drafting.engines.tracking.units import SAME_PART
from drafting.model.fates import Evidence

MOST = 8  # pieces of evidence shown for one carrier
_LEAST_SHARE = 0.12  # a piece weighs at least this share of the heaviest one,
_ENOUGH = 4.0  # or, beside a very heavy one, as much as two rare words do


class SharedRun(NamedTuple):
    """`length` units from `element` on in the element's wording, and from `carrier` on in the paragraph's."""

    element: int
    carrier: int
    length: int
    weight: float = 0.0


def shared_runs(element: ReadElement, link: Link) -> list[SharedRun]:
    """The heaviest runs that do not overlap on either side, heaviest first; each begins and ends with substance.

    Two units agree where they are the same word, whatever its inflection, or share a class of the thesaurus; grammar
    words between them must be the same.
    """
    found = sorted(_maximal(element, link), key=lambda run: (-run.weight, run.element, run.carrier))
    taken_element: set[int] = set()
    taken_carrier: set[int] = set()
    kept: list[SharedRun] = []
    for run in found:
        here = range(run.element, run.element + run.length)
        there = range(run.carrier, run.carrier + run.length)
        if taken_element.isdisjoint(here) and taken_carrier.isdisjoint(there):
            taken_element.update(here)
            taken_carrier.update(there)
            kept.append(run)
    return kept


def evidence(element: ReadElement, link: Link, runs: Sequence[SharedRun]) -> dict[Evidence, float]:
    """The heaviest shared runs as offsets, in the order of the element, each with its weight."""
    least = min(_ENOUGH, runs[0].weight * _LEAST_SHARE)
    worth_showing = [run for run in runs if run.weight >= least][:MOST]
    ours, theirs = element.read.units, link.read.units
    return {
        Evidence(
            (ours.starts[run.element], ours.ends[run.element + run.length - 1]),
            (theirs.starts[run.carrier], theirs.ends[run.carrier + run.length - 1]),
        ): run.weight
        for run in sorted(worth_showing)
    }


def _maximal(element: ReadElement, link: Link) -> Iterator[SharedRun]:
    """Runs that go on as far as they can; units that count agree in full, grammar words are the same."""
    diagonals: dict[int, dict[int, float]] = defaultdict(dict)  # distance of the places -> place -> agreement
    for at, place, agreement in link.hits:
        if agreement > SAME_PART:
            diagonals[place - at][at] = agreement
    ours, theirs, weights = element.read.units.keys, link.read.units.keys, element.read.weights
    for offset, agreements in diagonals.items():
        first = last = next(iter(agreements))
        weight = 0.0
        for at in [*agreements, -1]:
            if at < 0 or (at > first and ours[last + 1 : at] != theirs[last + 1 + offset : at + offset]):
                yield SharedRun(first, first + offset, last + 1 - first, weight)
                first, weight = at, 0.0
            last = at
            weight += weights[at] * agreements.get(at, 0.0)
