"""Why a paragraph was paired as it was: its candidates, and why each of them is the partner or is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.engines.align.explained import Candidate as Found
from drafting.engines.align.explained import candidates
from drafting.engines.align.floors import ANYWHERE, IN_PLACE, floor_of
from drafting.engines.kept_words import kept_runs
from drafting.model.changes import Change, Comparison, Pairing
from drafting.model.explanations import Candidate, Explanation, Outcome, Step
from drafting.model.rulings import Ruling
from drafting.model.text import Paragraph, Text


def explain(
    comparison: Comparison,
    paragraph: Paragraph,
    *,
    is_old: bool,
    decided: Ruling | None = None,
    steps: Sequence[Step] = (),
) -> Explanation:
    """Why a paragraph of the old text (of the new one, where `is_old` is False) has the partner that it has, or none.

    `comparison` must be whole. `decided` says which person paired it, where one did, `steps` by which versions between
    the two it was followed.
    """
    text = comparison.old if is_old else comparison.new
    at = text.paragraphs.index(paragraph)
    pairings = pairings_of(comparison)
    change = next(c for c in comparison.changes if paragraph in (c.old if is_old else c.new))
    found = candidates(comparison.old, comparison.new, pairings, at, is_old=is_old)
    case = _Case(comparison, paragraph, is_old, change)
    told = tuple(case.told(candidate) for candidate in _with_partners(case, found))
    return Explanation(comparison, paragraph, is_old, change, told, decided, tuple(steps))


def pairings_of(comparison: Comparison) -> list[Pairing]:
    """The pairings that a whole comparison was made from."""
    olds, news = _places(comparison.old), _places(comparison.new)
    return [
        Pairing(
            tuple(olds[p.address.key] for p in c.old),
            tuple(news[p.address.key] for p in c.new),
            c.likeness,
            c.moved,
            c.block,
            c.doubt,
            c.is_decided,
        )
        for c in comparison.changes
    ]


def _places(text: Text) -> dict[str, int]:
    return {paragraph.address.key: at for at, paragraph in enumerate(text.paragraphs)}


def _with_partners(case: _Case, found: Sequence[Found]) -> list[Found]:
    """The candidates, and the partners that share too little to be among them."""
    shown = {candidate.at for candidate in found}
    missing = [at for at, p in enumerate(case.others.paragraphs) if p in case.partners and at not in shown]
    return [*found, *(Found(at, case.change.likeness, 0.0, not case.change.moved) for at in missing)]


class _Case:
    """The paragraph that is asked about, and what it was paired with."""

    def __init__(self, comparison: Comparison, paragraph: Paragraph, is_old: bool, change: Change) -> None:
        self.paragraph, self.is_old, self.change = paragraph, is_old, change
        self.others = comparison.new if is_old else comparison.old
        self.partners = change.new if is_old else change.old
        self._changes = {p: c for c in comparison.changes for p in self._side(c)}

    def _side(self, change: Change) -> Iterable[Paragraph]:
        return change.new if self.is_old else change.old

    def told(self, found: Found) -> Candidate:
        """A candidate with what became of it."""
        paragraph = self.others.paragraphs[found.at]
        other = self._changes[paragraph]
        floor = floor_of(self.paragraph.kind, paragraph.kind, IN_PLACE if found.is_in_place else ANYWHERE)
        instead = (other.old if self.is_old else other.new) if other is not self.change else ()
        return Candidate(
            paragraph,
            found.likeness,
            found.held,
            found.is_in_place,
            self._outcome(found, other, instead, floor),
            floor,
            instead,
            other.likeness if instead else 0.0,
            kept_runs(self.paragraph.wording, paragraph.wording),
        )

    def _outcome(self, found: Found, other: Change, instead: Sequence[Paragraph], floor: float) -> Outcome:
        if other is self.change:
            return Outcome.PARTNER
        if self.change.is_decided or other.is_decided:
            return Outcome.DECIDED
        if found.likeness < floor:
            return Outcome.TOO_LITTLE
        if instead:
            return Outcome.TAKEN if other.likeness >= found.likeness else Outcome.IN_PLACE
        if self.partners:
            return Outcome.LESS_LIKE if self.change.likeness >= found.likeness else Outcome.OUT_OF_PLACE
        return Outcome.TOO_LITTLE
