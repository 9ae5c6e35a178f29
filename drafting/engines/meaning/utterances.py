"""Verbs that speak for the organ: the lead of a paragraph, those joined to it, and what "we" do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafting.engines.meaning import lists
from drafting.engines.meaning.delegations import MOST, are_named
from drafting.engines.meaning.phrases import Hit, Phrases, Words
from drafting.engines.meaning.places import Found, Side
from drafting.engines.meaning.verbforms import Verb, verb_forms
from drafting.model.changes import BREAK
from drafting.model.text import Kind
from drafting.vocabulary import meanings

_TAIL = 4  # words between "takes note" or "expresses" and the noun that gives the tone: "with its deep appreciation"
_BRACKETS = 4  # square brackets that may stand among them
_ADDRESSED, _DECIDES = 4, 5  # words from a verb that asks to whom it asks; the force of "decides"
_NOUNS_GO_ON = frozenset(
    ("of", "from", "by", "for", "with", "in", "and", ",", ";", ".", ":", ")", BREAK)
)  # "requests for"
_WE_FOLLOWS = frozenset((BREAK, ".", ";", ":", ",", "and", "while", "thus", "therefore"))
# Words after "we commit" behind which a bare verb is an infinitive, or another subject's.
_GOVERNS = frozenset(("to", "that", "which", "who", "will", "shall", "should", "may", "can", "must", BREAK, ".", ";"))
_NOUNS_TOO = frozenset(("demande", "charge", "note"))  # behind an article the same word is a noun: "et la demande"
_PAUSES = frozenset((",", ";", "\u060c", "\u061b", "\uff0c", "\uff1b"))
_QUOTES = frozenset("\"“«'‘[(")
_NAMES_OPEN = frozenset(("[", "(", "]", BREAK))
_ADVERB_BEHIND = frozenset(("fr", "es", "ar"))  # "Condamne fermement", "Apoya firmemente"
_TONED_BY_NOUN = frozenset({"express", "note", "take note", "acknowledge", "recognize", "reiterate"})


@dataclass(slots=True, eq=False, repr=False)
class VerbFound(Found):
    """A verb that speaks for the organ. `head` is the offset of the verb itself, behind its adverbs; `after` is the
    position of the word that follows it."""

    head: int
    force: int | None
    tone: int
    stance: str
    is_emphatic: bool
    is_restated: bool
    after: int
    is_lead: bool
    is_said: bool
    is_sure: bool


class _Place(NamedTuple):
    """Where a verb begins with its adverbs, whether one adds emphasis, whether it opens a paragraph or follows "we"."""

    first: int
    is_emphatic: bool
    is_lead: bool
    is_said: bool = False
    is_addressed: bool = False  # a pronoun before it says whom it asks: "et le prie", "y la alienta"


def verbs_in(side: Side, kind: Kind, language: str) -> list[VerbFound]:
    """The verbs of one wording that speak for the organ, in order: the lead, and those joined to it."""
    found: list[VerbFound] = []
    for hit in verb_forms(language).found(side.words):
        place = _opened(side.words, hit, language)
        if place is None:
            continue
        goes_on = bool(found) and _goes_on(side.words, hit)
        is_sure = _speaks(side.words, hit, place, kind, language)
        is_sure = is_sure or (goes_on and found[-1].is_said and _has_same_subject(side.words, found[-1].after, place))
        if is_sure or goes_on:
            found.append(_found(side, hit, place, language, is_sure=is_sure))
    return found


def _found(side: Side, hit: Hit[Verb], place: _Place, language: str, *, is_sure: bool) -> VerbFound:
    verb = hit.what
    tone, after, adds = _tail(side.words, verb, hit.after, language)
    restated = _restated(side.words, verb, hit.after, language)
    is_restated, after = restated > hit.after, max(after, restated)
    stressed = _stressed(side.words, after, language)
    start, end = side.words[place.first].start, side.words[stressed - 1].end
    return VerbFound(
        start,
        end,
        key=verb.lemma,
        printed=" ".join(side.wording[start:end].split()),
        head=side.words[hit.first].start,
        force=verb.force,
        tone=verb.tone or tone,
        stance=meanings.verb_stances(language).get(verb.lemma, ""),
        is_emphatic=place.is_emphatic or adds or after < stressed,
        is_restated=is_restated,
        after=hit.after,
        is_lead=place.is_lead,
        is_said=place.is_said or (is_sure and hit.what.form == "bare" and not place.is_lead),
        is_sure=is_sure,
    )


def _goes_on(words: Words, hit: Hit[Verb]) -> bool:
    """True for a bare verb that may go on after "We": "We note its role, and invite it". It may be an infinitive."""
    if hit.what.form != "bare" or hit.what.lemma == "call upon":
        return hit.what.form == "bare"
    follows = words[hit.after].printed if hit.after < len(words) else ""
    return follows[:1].isupper() or follows in ("the", "all", "it", "its", "them", "those")


def _has_same_subject(words: Words, after: int, place: _Place) -> bool:
    """True where "we" is the subject of a verb that goes on: no other verb stands between that might govern it."""
    return _GOVERNS.isdisjoint(words.folded[after : place.first])


@cache
def _company(language: str) -> dict[str, str]:
    """What stands beside a lead verb, as words with a space between: "再 次"."""
    return {" ".join(Words(phrase).folded): kind for phrase, kind in meanings.verb_company(language).items()}


def _opened(words: Words, hit: Hit[Verb], language: str) -> _Place | None:
    """The place of a verb; None where something stands before it that no second verb follows."""
    company = _company(language)
    first, is_emphatic = _with_adverbs(words, hit.first, company)
    before = first
    while before and words[before - 1].folded in _QUOTES:
        before -= 1
    before = _before_names(words, before)
    if not before or words[before - 1].folded == BREAK or _follows_alternatives(words, before):
        return _Place(first, is_emphatic, is_lead=True)
    last = words[before - 1].folded
    if last == "we" and (before == 1 or words[before - 2].folded in _WE_FOLLOWS):
        return _Place(first, is_emphatic, is_lead=before == 1, is_said=True)
    joined, opened = _company_before(words, before, company)
    if (
        joined == "pronoun"
        and hit.what.lemma not in _NOUNS_TOO
        and _company_before(words, opened, company)[0] == "joint"
    ):
        return _Place(opened, is_emphatic, is_lead=False, is_addressed=True)
    if last in _PAUSES or joined == "joint":
        return _Place(first, is_emphatic, is_lead=joined == "joint" and not opened)
    return None if hit.what.form != "joined" else _Place(hit.first, is_emphatic, is_lead=False)


def _with_adverbs(words: Words, first: int, company: dict[str, str]) -> tuple[int, bool]:
    """Where the words begin that say how a verb is meant ("once again strongly"), and whether one lends it emphasis."""
    is_emphatic = False
    while first and (beside := _company_before(words, first, company))[0] in ("emphasis", "repetition", "other"):
        is_emphatic |= beside[0] == "emphasis"
        first = beside[1]
    return first, is_emphatic


def _before_names(words: Words, before: int) -> int:
    """Where the delegations are named whose words begin at `before`: "[EU: Urges", "(Mexico): Urges"; else `before`."""
    end = before - (before > 0 and words.folded[before - 1] == ":")
    last = end - (end > 0 and words.folded[end - 1] == ")")
    start = last
    while 0 < start > last - MOST and words.folded[start - 1] not in _NAMES_OPEN:
        start -= 1
    if last == before or not are_named(words.printed[start:last]):
        return before
    return start - 1 if start and words.folded[start - 1] in _QUOTES else start


def _follows_alternatives(words: Words, before: int) -> bool:
    """True where all that stands before is in square brackets: "[Urges] [Calls upon] Member States"."""
    depth = 0
    for at in range(before - 1, -1, -1):
        sign = words.folded[at]
        depth += (sign == "]") - (sign == "[")
        if depth == 0 and sign != "[":
            return False
    return depth == 0


def _company_before(words: Words, at: int, company: dict[str, str]) -> tuple[str, int]:
    """The kind of the words that end before `at`, and where they begin; the longest phrase wins."""
    for size in (3, 2, 1):
        if at >= size:
            kind = company.get(" ".join(words.folded[at - size : at]))
            if kind and kind not in ("measure", "after"):
                return kind, at - size
    return "", at


def _speaks(words: Words, hit: Hit[Verb], place: _Place, kind: Kind, language: str) -> bool:
    """True where the form fits its place: "Urging" in a preamble, "urges" elsewhere, "We urge", "Urge" in a plan."""
    verb = hit.what
    if language != "en":
        return place.is_lead or _joins(words, hit, place, kind, language)
    is_preambular = kind is Kind.PREAMBULAR
    if verb.form == "bare" or (place.is_lead and not is_preambular and verb.form == "participle"):
        measure = meanings.verb_company(language).get(verb.lemma) == "measure"
        return place.is_said or (place.is_lead and not measure)
    if place.is_lead:
        return True
    follows = words[hit.after].folded if hit.after < len(words) else "."
    before = words[place.first - 1].folded
    fits = before != "," if verb.form == "participle" else True  # ", adopting" says how, not what the organ does
    fits = fits and (verb.form == "participle") == is_preambular
    is_noun = follows in _NOUNS_GO_ON and not _tail(words, verb, hit.after, language)[0]  # but "notes with concern"
    return fits and not is_noun and kind not in (Kind.HEADING, Kind.CLOSING)


def _joins(words: Words, hit: Hit[Verb], place: _Place, kind: Kind, language: str) -> bool:
    """True for a verb behind "and" that asks somebody or decides: "et prie le Secrétaire général", "并请秘书长"."""
    if kind in (Kind.HEADING, Kind.CLOSING) or (hit.what.form == "participle") != (kind is Kind.PREAMBULAR):
        return False
    before = words.folded[place.first - 1]
    if before in _PAUSES and language != "zh":
        return False
    is_addressed = place.is_addressed or hit.what.form == "addressed"
    near = is_addressed or lists.addressees(language).first(words, hit.after, hit.after + _ADDRESSED)
    return hit.what.force == _DECIDES or (bool(hit.what.force) and bool(near))


def _tail(words: Words, verb: Verb, after: int, language: str) -> tuple[int, int, bool]:
    """The tone that a noun after the verb gives, where it ends, and whether an adjective before it adds emphasis."""
    if verb.lemma not in _TONED_BY_NOUN:
        return 0, after, False
    company, nouns, adds = meanings.verb_company(language), meanings.verb_tones(language, "noun"), False
    steps = 0
    for at, word in enumerate(words.between(after, after + _TAIL + _BRACKETS), after + 1):
        if word.folded in ("[", "]"):  # "with [deep] concern"
            continue
        steps += 1
        if steps > _TAIL:
            break
        if word.folded in nouns:
            return nouns[word.folded], at, adds
        if company.get(word.folded) == "emphasis":
            adds = True
        elif word.folded not in ("with", "its", "our", "their"):
            break
    return 0, after, False


def _stressed(words: Words, after: int, language: str) -> int:
    """Where emphasis behind the verb ends: "Condemns in the strongest terms"; `after` itself where there is none."""
    hit = _emphasis_behind(language).at(words, after) if after < len(words) else None
    return hit.after if hit else after


@cache
def _emphasis_behind(language: str) -> Phrases[str]:
    kinds = ("after", "emphasis") if language in _ADVERB_BEHIND else ("after",)
    return Phrases(item for item in meanings.verb_company(language).items() if item[1] in kinds)


def _restated(words: Words, verb: Verb, after: int, language: str) -> int:
    """Where "recalls its decision" ends; `after` itself where the verb does not restate an earlier act."""
    if verb.force == 0 and after + 1 < len(words) and words[after].folded in ("its", "our"):
        return after + 2 if words[after + 1].folded in meanings.verb_tones(language, "restated") else after
    return after
