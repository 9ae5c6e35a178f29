"""From likeness to a verdict: which paragraphs are carriers, how strong, and which measures nothing carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.engines.clauses import Role
from drafting.engines.tracking.evidence import SharedRun, evidence, shared_runs
from drafting.engines.tracking.held import Held, ReadClause, ReadElement
from drafting.engines.tracking.likeness import Link, links
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Verdict

# Likeness times its ratio to the best likeness: from PARTIAL on a paragraph is a carrier, and a strong one from STRONG
# and _BESIDE of the best on, for beside a paragraph that is nearly the element itself others carry it less. These and
# the shares below were set on the 22 elements of one negotiation as two readers labelled them (F1 of strong carriers
# .68; of one reader against the other .91), and tried on drafts and resolutions of two others.
STRONG, _BESIDE = 0.11, 0.1
PARTIAL = 0.06
HELD = 0.38  # share of a measure that the carriers together must hold for it not to be lost,
_HELD_BESIDE = 0.75  # and at least this share of the likeness of the likest: beside what survives whole, half is little
_SLIGHT = 2.5  # a measure of less weight is too general to be missed
SURVIVES = 0.66  # share of the measures, by weight, in shared runs of `_RUN` words or more: their wording survives
_RUN = 3
# Likeness up to which the likest paragraph is taken for chance, and the same where no measure is held. Of 160
# paragraphs held against resolutions on another subject four fifths were no liker than the first, 19 in 20 than the
# second; of the 22 elements none.
_CHANCE, _FAINT = 0.19, 0.25
_MOST = 12  # carriers shown


def fate(held: Held, element: ReadElement) -> Fate:
    """The fate of one element: carriers likest first, and the measures that none of them holds."""
    asked = Element(element.read.text, element.read.paragraph)
    same = _identical(held, element)
    found = _standing_links(held, element)
    best = 1.0 if same else max((link.likeness for link in found), default=0.0)
    shared = [(link, shared_runs(element, link)) for link in found]
    others = [_carrier(element, link, runs, best) for link, runs in shared if runs]
    carriers = (*same, *(c for c in others if not any(c.paragraph is s.paragraph and c.text is s.text for s in same)))
    if not carriers:
        return Fate(asked, Verdict.NONE_FOUND, (), _measures(element))
    lost = () if same else _lost(element, found)
    if not same and len(lost) == len(_counted(element)) and found[0].likeness < _FAINT:
        return Fate(asked, Verdict.NONE_FOUND, (), _measures(element))
    survives = bool(same) or any(_survives(element, runs) for _, runs in shared)
    verdict = Verdict.PARTIAL if lost else Verdict.VERBATIM if survives else Verdict.REWORDED
    return Fate(asked, verdict, carriers, lost)


def _standing_links(held: Held, element: ReadElement) -> list[Link]:
    found = links(held, element)
    if not found or found[0].likeness < _CHANCE:
        return []
    best = found[0].likeness
    return [link for link in found if link.likeness**2 / best >= PARTIAL][:_MOST]


def _kept(element: ReadElement, clause: ReadClause, matched: Mapping[int, float]) -> float:
    """The share of a clause, by weight, that is matched."""
    weights = element.read.weights
    return sum(weights[at] * matched.get(at, 0.0) for at in clause.places) / clause.weight


def _carrier(element: ReadElement, link: Link, runs: Sequence[SharedRun], best: float) -> Carrier:
    is_strong = link.likeness**2 / best >= STRONG + _BESIDE * best
    degree = Degree.STRONG if is_strong else Degree.PARTIAL
    likeness = round(min(1.0, link.likeness), 4)
    return Carrier(link.read.text, link.read.paragraph, degree, likeness, evidence(element, link, runs))


def _identical(held: Held, element: ReadElement) -> list[Carrier]:
    """Paragraphs of the very same wording, the one of the same address first."""
    wording, place = element.read.paragraph.wording, element.read.paragraph.address
    same = sorted(held.same_wording.get(wording, ()), key=lambda read: read.paragraph.address != place)
    whole = (len(wording) - len(wording.lstrip()), len(wording.rstrip()))
    shown = (Evidence(whole, whole),)
    return [Carrier(r.text, r.paragraph, Degree.STRONG, 1.0, shown) for r in same if wording.strip()]


def _counted(element: ReadElement) -> list[ReadClause]:
    """The measures of an element that say enough to be missed; all its clauses where none is a measure."""
    measures = [c for c in element.clauses if c.clause.role is Role.MEASURE and c.weight >= _SLIGHT]
    return measures or [c for c in element.clauses if c.weight]


def _lost(element: ReadElement, carriers: Sequence[Link]) -> tuple[tuple[int, int], ...]:
    """The measures of which too little stands in any carrier."""
    best: dict[int, float] = {}
    for link in carriers:
        best |= {at: max(agreement, best.get(at, 0.0)) for at, agreement in link.matched.items()}
    least = max([HELD, *(_HELD_BESIDE * link.likeness for link in carriers)])
    lost = (c.clause for c in _counted(element) if _kept(element, c, best) < least)
    return tuple((clause.start, clause.end) for clause in lost)


def _survives(element: ReadElement, runs: Sequence[SharedRun]) -> bool:
    """True where most of the measures stands in one paragraph in the same words."""
    weights = element.read.weights
    least = min(_RUN, len(element.read.counted))
    kept = {at for run in runs if run.length >= least for at in range(run.element, run.element + run.length)}
    counted = [at for clause in _counted(element) for at in clause.places]
    return sum(weights[at] for at in counted if at in kept) >= SURVIVES * sum(weights[at] for at in counted)


def _measures(element: ReadElement) -> tuple[tuple[int, int], ...]:
    measures = [c.clause for c in element.clauses if c.clause.role is Role.MEASURE]
    return tuple((c.start, c.end) for c in measures or [c.clause for c in element.clauses])
