"""What is said of fates wherever they are shown: verdicts, degrees and names in words, quotations of fair length."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.changes import FIGURES
from drafting.model.fates import Carrier, Degree, Fate, Fates, Verdict
from drafting.model.rulings import Ruling
from drafting.writers.page import plural
from drafting.writers.page import shortened as shortened

MEANINGS = {
    Verdict.VERBATIM: "Its wording survives almost unchanged.",
    Verdict.REWORDED: "Its substance is wholly there, in other words.",
    Verdict.PARTIAL: "A separately stated measure of it was not found.",
    Verdict.NONE_FOUND: "Nothing was found; that is no proof that nothing is there.",
}
DEGREES = {
    Degree.STRONG: "the same substance, or a main part of it",
    Degree.PARTIAL: "in part or by implication",
}
_NEAREST = 2  # paragraphs in which some words of what was not found stand
_QUOTES = 6  # of shared words in one comment; more hide the longest ones


def verdict_words(verdict: Verdict) -> str:
    """A verdict as it is said: "none found" for none-found."""
    return verdict.value.replace("-", " ")


def element_name(fate: Fate, fates: Fates) -> str:
    """An element's address, with its text where there are several: "(h)", "(h) of elements"."""
    address, text = fate.element.paragraph.address, fate.element.text
    return f"{address} of {text.label}" if len(fates.sources) > 1 else str(address)


def carrier_name(carrier: Carrier, fates: Fates) -> str:
    """A carrier's address and degree, with its text where there are several plans: "annex 3 (strong)".

    Where a person decided on it, who: "annex 3 (partial, decided by the chair)".
    """
    before = f"{carrier.text.label} " if len(fates.plans) > 1 else ""
    whose = f", {decided_by(carrier.decided)}" if carrier.decided else ""
    return f"{before}{carrier.paragraph.address} ({carrier.degree.value}{whose})"


def differences(carrier: Carrier) -> Iterator[tuple[str, str]]:
    """Where a carrier differs from the element: what sort of difference it is, and what is said of it."""
    for label, are_figures in (("asks for less", False), ("another figure", True)):
        said = "; ".join(flag.message for flag in carrier.weakened if (flag.kind in FIGURES) == are_figures)
        if said:
            yield label, said


def decided_by(ruling: Ruling) -> str:
    """Who decided: "decided by the chair", or "decided by a person" where nobody was named."""
    return f"decided by {ruling.by or 'a person'}"


def who_and_when(ruling: Ruling) -> str:
    """Who decided, and the day where it was given: "the chair, 2010-07-30", "a person"."""
    return ", ".join(word for word in (ruling.by or "a person", ruling.date) if word)


def said_by(ruling: Ruling) -> str:
    """Who decided, when and why, as far as it was given: "the chair, 2010-07-30: the fund moved"."""
    who = who_and_when(ruling)
    said = f"{who}: {ruling.note}" if ruling.note else who
    return f"{said} (reworded since)" if ruling.reworded_since else said


def decided_count(fates: Fates) -> str:
    """How many verdicts are a person's: "3 verdicts decided by a person, 19 proposed by the tool"; "" where none is."""
    count = sum(fate.decided is not None for fate in fates.fates)
    rest = len(fates.fates) - count
    return f"{plural(count, 'verdict')} decided by a person, {rest} proposed by the tool" if count else ""


def lost_words(fate: Fate, length: int = 1000) -> list[str]:
    """The clauses of an element that were not found, quoted, each with where some of its words stand."""
    wording = fate.element.paragraph.wording
    quoted = (f"\u201c{shortened(wording[slice(*span)], length)}\u201d" for span in fate.lost)
    return [f"{words}{some_words_in(fate, span)}" for words, span in zip(quoted, fate.lost, strict=True)]


def some_words_in(fate: Fate, span: tuple[int, int]) -> str:
    """The carriers that share most words of a clause that was not found: " (some of its words: annex 57)"; "" for none.

    Who reads that a measure was not found looks there first.
    """
    shared = ((sum(_overlap(e.element, span) for e in carrier.evidence), carrier) for carrier in fate.carriers)
    likest = sorted((found for found in shared if found[0]), key=lambda found: -found[0])[:_NEAREST]
    places = ", ".join(str(carrier.paragraph.address) for _, carrier in likest)
    return f" (some of its words: {places})" if places else ""


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def shared_words(carrier: Carrier) -> list[str]:
    """The words of a carrier that the element has too, quoted once each: the longest ones, in the carrier's order."""
    wording = carrier.paragraph.wording
    places = sorted(evidence.carrier for evidence in carrier.evidence)
    words = dict.fromkeys(shortened(wording[start:end]) for start, end in places)
    longest = sorted(words, key=len, reverse=True)[:_QUOTES]
    return [f"\u201c{quoted}\u201d" for quoted in words if quoted in longest]
