"""From likeness to a verdict: which paragraphs are carriers, how strong, and which clauses nothing carries."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.engines.clauses import Role
from drafting.engines.tracking.evidence import evidence
from drafting.engines.tracking.held import Held, Read, ReadElement
from drafting.engines.tracking.likeness import Link, links
from drafting.engines.tracking.units import words_of
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Verdict

STRONG = 0.5  # likeness; from here on a paragraph carries the same substance or a main part of it
PARTIAL = 0.33  # likeness; below it a paragraph is no carrier
HELD = 0.5  # share of a clause that one paragraph must hold for the clause not to be lost
HELD_TOGETHER = 0.7  # the same for all carriers together
UNCHANGED = 0.9  # share of an element's words in shared runs from which on its wording survives


def fate(held: Held, element: ReadElement) -> Fate:
    """The fate of one element: carriers likest first, and the measures that none of them holds."""
    same = _identical(held, element)
    found = [link for link in links(held, element) if link.likeness >= PARTIAL and link.runs]
    carriers = [*same, *(_carrier(element, link) for link in found if not _is_among(link.read, same))]
    asked = Element(element.read.text, element.read.paragraph)
    if not carriers:
        return Fate(asked, Verdict.NONE_FOUND, (), _measures(element))
    if same or any(_survives(element, link) for link in found):
        return Fate(asked, Verdict.VERBATIM, tuple(carriers))
    lost = _lost(element, found)
    return Fate(asked, Verdict.PARTIAL if lost else Verdict.REWORDED, tuple(carriers), lost)


def _identical(held: Held, element: ReadElement) -> list[Carrier]:
    """Paragraphs of the very same wording, the one of the same address first."""
    wording, place = element.read.paragraph.wording, element.read.paragraph.address
    same = [read for read in held.paragraphs if read.paragraph.wording == wording]
    same.sort(key=lambda read: read.paragraph.address != place)
    words = words_of(wording)
    return [_whole(read, words[0].start, words[-1].end) for read in same if words]


def _whole(read: Read, start: int, end: int) -> Carrier:
    return Carrier(read.text, read.paragraph, Degree.STRONG, 1.0, (Evidence((start, end), (start, end)),))


def _is_among(read: Read, carriers: Sequence[Carrier]) -> bool:
    return any(read.paragraph is carrier.paragraph and read.text is carrier.text for carrier in carriers)


def _carrier(element: ReadElement, link: Link) -> Carrier:
    degree = Degree.STRONG if link.likeness >= STRONG else Degree.PARTIAL
    return Carrier(
        link.read.text, link.read.paragraph, degree, round(link.likeness, 4), evidence(element, link.read, link.runs)
    )


def _survives(element: ReadElement, link: Link) -> bool:
    """True where nearly all of the element's words stand in runs of three or more in one paragraph, and little else."""
    kept = sum(run.length for run in link.runs if run.length > 2)
    return kept >= UNCHANGED * len(element.read.units.keys)


def _lost(element: ReadElement, carriers: Sequence[Link]) -> tuple[tuple[int, int], ...]:
    lost = []
    for number, clause in enumerate(element.clauses):
        if clause.clause.role is Role.MEASURE and clause.weight and max(c.held[number] for c in carriers) < HELD:
            lost.append((clause.clause.start, clause.clause.end))
    return tuple(lost)


def _measures(element: ReadElement) -> tuple[tuple[int, int], ...]:
    measures = [c.clause for c in element.clauses if c.clause.role is Role.MEASURE]
    return tuple((c.start, c.end) for c in measures or [c.clause for c in element.clauses])
