"""Whether the wording of an element survives in a carrier: most of it in the same words, and none of them turned."""

from __future__ import annotations

from collections.abc import Sequence, Set

from drafting.engines.tracking.evidence import SharedRun
from drafting.engines.tracking.held import ReadElement
from drafting.engines.tracking.likeness import Link
from drafting.model.changes import FIGURES, Change, Flag, FlagKind
from drafting.vocabulary.meanings import noun_negations

SURVIVES = 0.66  # share of the measures, by weight, in shared runs of `_RUN` words or more: their wording survives
_RUN = 3
_HEAVY = 2  # weight from which a flag is more than a shade
_OF_BOTH = FIGURES | {FlagKind.VERB}  # what comes with a sentence that was added turns nothing
_TURNS = _OF_BOTH | {FlagKind.MODAL, FlagKind.NEGATION}


def survives(element: ReadElement, counted: Sequence[int], kept: Set[int]) -> bool:
    """True where most of the measures of these numbers stands in places that were kept, by weight."""
    weights = element.read.weights
    places = [at for number in counted for at in element.clauses[number].places]
    return sum(weights[at] for at in places if at in kept) >= SURVIVES * sum(weights[at] for at in places)


def kept_places(element: ReadElement, link: Link, runs: Sequence[SharedRun]) -> frozenset[int]:
    """Where the element stands in one carrier in the same words, three or more in a row."""
    least = min(_RUN, len(element.read.counted))
    firm = [run for run in runs if run.length >= least or _same_words(element, link, run) >= least]
    return frozenset(at for run in firm for at in range(run.element, run.element + run.length))


def turned(element: ReadElement, link: Link) -> tuple[Flag, ...]:
    """Where a carrier of the same words decides something else: another lead verb, “may” for “shall”, “not”, a sum.

    These are flags of a comparison of the two wordings, with their places there.
    """
    from drafting.engines.meaning.places import Wordings
    from drafting.engines.meaning.reworded import word_flags
    from drafting.engines.words import diff_words

    ours, theirs = element.read.paragraph, link.read.paragraph
    if ours.wording == theirs.wording:
        return ()
    change = Change((ours,), (theirs,), link.likeness, diff_words(ours.wording, theirs.wording))
    language = link.read.text.language.partition("-")[0].lower()
    return tuple(flag for flag in word_flags(Wordings(change, language)) if _turns(flag, change, language))


def _turns(flag: Flag, change: Change, language: str) -> bool:
    """True for a flag of weight on what is decided, not on a noun: "without pay" negates the pay."""
    spans = (change.old_wording, flag.old), (change.new_wording, flag.new)
    words = {wording[slice(*span)].lower() for wording, span in spans if span}
    if flag.kind is FlagKind.NEGATION and words <= noun_negations(language):
        return False
    is_of_both = flag.old is not None and flag.new is not None
    return flag.kind in _TURNS and flag.weight >= _HEAVY and (is_of_both or flag.kind not in _OF_BOTH)


def _same_words(element: ReadElement, link: Link, run: SharedRun) -> int:
    """How many words a run has where its units are the same on both sides, else 0: three in “smuggling of migrants”."""
    ours, theirs = element.read.units, link.read.units
    last = run.element + run.length
    if ours.keys[run.element : last] != theirs.keys[run.carrier : run.carrier + run.length]:
        return 0
    return len(element.read.paragraph.wording[ours.starts[run.element] : ours.ends[last - 1]].split())
