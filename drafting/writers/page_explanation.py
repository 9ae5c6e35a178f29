"""Why a paragraph was paired as it was, as a page: its candidates in the other text, and what decided between them."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.changes import Doubt
from drafting.model.explanations import Candidate, Explanation, Outcome
from drafting.writers.fate_words import said_by
from drafting.writers.marked import marked
from drafting.writers.page import GAP, Block, Form, Look, block, joined
from drafting.writers.said import kind_words

_LENGTH = 320  # characters of a candidate's wording


def explanation_page(explanation: Explanation) -> Iterator[Block]:
    """The answer, the paragraph, and its candidates with the words that it shares with each, the most similar first."""
    mine, other = _names(explanation)
    paragraph, change = explanation.paragraph, explanation.change
    yield block(Form.TITLE, f"Why {mine} {paragraph.address} is {_answer(explanation)}")
    yield block(Form.LEAD, _reason(explanation))
    own = [here for c in explanation.candidates if c.outcome is Outcome.PARTNER for here, _ in c.shared]
    kind = kind_words(change.kind)
    yield block(Form.ENTRY, (f"{mine} {paragraph.address}", Look.ADDRESS), GAP, (kind, Look.KIND))
    yield block(Form.WORDING, *marked(paragraph.wording, own, len(paragraph.wording)))
    if not explanation.candidates:
        yield block(Form.LINE, f"no paragraph of {other} shares a word with it")
        return
    yield block(
        Form.LINE, (f"Candidates in {other}, the most similar first, with {{=the shared words=}}:", Look.SECTION)
    )
    for candidate in explanation.candidates:
        yield from _candidate_blocks(candidate, explanation)


def _names(explanation: Explanation) -> tuple[str, str]:
    names = explanation.comparison.old.name, explanation.comparison.new.name
    return names if explanation.is_old else (names[1], names[0])


def _answer(explanation: Explanation) -> str:
    change, (_, other) = explanation.change, _names(explanation)
    partners = change.new if explanation.is_old else change.old
    places = joined(str(p.address) for p in partners)
    return f"paired with {other} {places}" if partners else f"paired with nothing in {other}"


def _reason(explanation: Explanation) -> str:
    """What decided, and what is in doubt."""
    change = explanation.change
    if explanation.decided:
        return f"Decided by {said_by(explanation.decided)}."
    if change.is_decided:
        return "Decided by a person."
    if not (change.old and change.new):
        return "Proposed by the tool: no candidate is similar enough, or those that are have better partners."
    if explanation.steps:
        steps = [f"{step.text} {joined(map(str, step.addresses))}" for step in explanation.steps]
        return f"Followed by the tool from version to version, through {joined(steps)}; the two alone do not show it."
    if change.likeness == 1.0:
        first = "Proposed by the tool: both say the same words."
    else:
        first = f"Proposed by the tool: the two are {_percent(change.likeness)} alike."
    doubts = {
        Doubt.WEAK: " In doubt: they share little wording.",
        Doubt.RIVAL: " In doubt: another paragraph was nearly as similar.",
        Doubt.BETWEEN: " In doubt: the versions held between the two lead to another paragraph.",
    }
    return first + (doubts.get(change.doubt, "") if change.doubt else "")


def _candidate_blocks(candidate: Candidate, explanation: Explanation) -> Iterator[Block]:
    alike = f"{_percent(candidate.likeness)} alike"
    is_partner = candidate.outcome is Outcome.PARTNER
    more = candidate.held > candidate.likeness
    held = f", {_percent(candidate.held)} of the shorter is in the longer" if more else ""
    place = (str(candidate.paragraph.address), Look.ADDRESS)
    yield block(Form.ENTRY, place, GAP, (alike, Look.KIND), (held, Look.QUIET))
    places = [there for _, there in candidate.shared]
    yield block(Form.WORDING, *marked(candidate.paragraph.wording, places, _LENGTH))
    look = Look.GOOD if is_partner else Look.QUIET
    yield block(Form.REMARK, (why(candidate, explanation), look))


def why(candidate: Candidate, explanation: Explanation) -> str:
    """Why a candidate is the partner or is not, in a sentence."""
    mine, _ = _names(explanation)
    partners = joined(f"{mine} {p.address}" for p in candidate.partners)
    alike = f"{_percent(candidate.partner_likeness)} alike"
    place = "in its place" if candidate.is_in_place else "out of its place"
    match candidate.outcome:
        case Outcome.PARTNER:
            return f"the partner, {_grounds(candidate, explanation, place)}"
        case Outcome.DECIDED:
            return "a person decided otherwise" + (f"; it is paired with {partners}" if partners else "")
        case Outcome.TAKEN:
            return f"has a better partner: {partners}, {alike}"
        case Outcome.IN_PLACE:
            return f"has a partner that stands in its place or was found first: {partners}, {alike}"
        case Outcome.LESS_LIKE:
            return f"less similar than the partner, {place}"
        case Outcome.OUT_OF_PLACE:
            return "more similar, but the partner stands in its place, which counts for as much"
        case Outcome.TOO_LITTLE:
            if candidate.likeness >= candidate.floor:
                return f"{place}; similar enough for a small text, but not among so many paragraphs"
            return f"too little in common: {_percent(candidate.floor)} is needed {place}"


def _grounds(candidate: Candidate, explanation: Explanation, place: str) -> str:
    """What makes a candidate the partner: a person, its place, or what it shares though it is not similar enough."""
    change = explanation.change
    if change.is_decided:
        return "by decision of a person"
    is_alone = len(change.old) == len(change.new) == 1 and not explanation.steps
    if is_alone and candidate.likeness < candidate.floor:
        return f"{place}: less alike than is needed, but it stands nearby and shares words that few others have"
    return place


def _percent(share: float) -> str:
    return f"{share:.0%}"
