"""Qualifiers that came, went or were exchanged: "as appropriate", "within existing resources", "in accordance with"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.phrases import Hit, Phrases, Words
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import BRACKETS, Flag, FlagKind
from drafting.vocabulary import meanings
from drafting.vocabulary.meanings import Qualifier

_WINDOW = 12  # words after "in accordance with" in which a law is looked for
_SHOWN = 8  # words of its object that are shown where no law is found
_LONG = 12  # words marked with it; in a longer run the qualifier belongs to a new clause and weighs less
_TAKES_OBJECT = frozenset(
    {"compliance", "subject to", "taking into account", "due regard", "full respect", "without prejudice"}
)
_OF_ITS_CLAUSE = frozenset({"consider", "endeavour", "explore"})  # soften the clause that they open, and no other
_OBJECT_ENDS = frozenset(("with", "including", "while", "which", "that", "who", "whose", "when", "where", "by", "as"))
_LAW_MATTERS = frozenset({"compliance", "subject to", "full respect"})
_REACH = frozenset({"full", "universal", "at once", "binding", "strict"})  # "all" comes and goes with style
_ALONE = 2  # words marked with a word of reach that came or went by itself: "fully and"
_CLAUSE_ENDS = frozenset(",;:.()，；。،؛")


@dataclass(slots=True, eq=False)
class _QualifierFound(Found):
    weight: int


@cache
def _qualifiers(language: str) -> Phrases[Qualifier]:
    return Phrases(meanings.qualifiers(language).items())


@cache
def _laws(language: str) -> Phrases[str]:
    return Phrases(meanings.laws(language).items())


@cache
def _telling(language: str) -> frozenset[str]:
    return _qualifiers(language).telling | _laws(language).telling


def _qualifiers_in(side: Side, language: str) -> Iterator[_QualifierFound]:
    for hit in _qualifiers(language).found(side.words):
        name, weight = hit.what
        after = hit.after
        is_cut = False
        if name == "view":
            if not _is_aside(side.words, hit):
                continue
            after += 1
        elif name == "consider":
            following = side.words[after].folded if after < len(side.words) else ""
            if following != "the" and not following.endswith("ing"):
                continue
            after = min(after + (3 if following == "the" else 1), len(side.words))  # "consider the adoption of"
        elif name in _TAKES_OBJECT:
            stop = _clause_end(side.words, after)
            law = _laws(language).first(side.words, after, stop) if name in _LAW_MATTERS else None
            if law:
                after, name, weight = law.after, f"{name} {law.what}", 2
            else:
                stop = _object_end(side.words, after, stop)
                after = min(stop, after + _SHOWN)
                is_cut = after < stop
        start, end = side.words[hit.first].start, side.words[after - 1].end
        printed = " ".join(side.wording[start:end].split()) + ("…" if is_cut else "")
        yield _QualifierFound(start, end, name, printed, weight)


def _clause_end(words: Words, after: int) -> int:
    for at in range(after, min(after + _WINDOW, len(words))):
        if words[at].folded in _CLAUSE_ENDS:
            return at
    return min(after + _WINDOW, len(words))


def _is_aside(words: Words, hit: Hit[Qualifier]) -> bool:
    """True for "discourage, with a view to eliminating, the demand": what is only viewed, between commas."""
    around = words.folded[max(hit.first - 1, 0) : hit.after + 2]
    return len(around) == hit.after - hit.first + 3 and around[0] == around[-1] == "," and around[-2].endswith("ing")


def _object_end(words: Words, after: int, stop: int) -> int:
    """Where what is complied with or taken into account ends: before "with", "including" and the like, at the latest
    at the end of the clause."""
    for at in range(after, stop):
        following = words.folded[at + 1] if at + 1 < len(words) else ""
        if words.folded[at] in _OBJECT_ENDS or (words.folded[at] == "and" and following in ("to", "in", "by")):
            return at
    return stop


def qualifier_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each qualifier that came or went, and for one law in place of another that is to be complied with."""
    language = wordings.language
    if _telling(language).isdisjoint(wordings.touched):
        return
    found = matched(wordings, *(_qualifiers_in(side, language) for side in (wordings.old, wordings.new)))
    for old, new in found.pairs:
        if old.key != new.key:
            message = f"“{old.printed}” → “{new.printed}”"
            weight = max(old.weight, new.weight)
            yield Flag(FlagKind.QUALIFIER, message, old.span, new.span, weight)
    for one in found.gone:
        if weight := _weight(wordings, one, is_new=False):
            yield Flag(FlagKind.QUALIFIER, f"“{one.printed}” is gone", one.span, None, weight)
    for one in found.came:
        if weight := _weight(wordings, one, is_new=True):
            yield Flag(FlagKind.QUALIFIER, f"“{one.printed}” is new", None, one.span, weight)


def reach_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each word that says how far a measure reaches ("fully", "universal") and came or went by itself."""
    language = wordings.language
    if _reaching(language).telling.isdisjoint(wordings.touched):
        return
    found = matched(wordings, *(_reaching_in(side, language) for side in (wordings.old, wordings.new)))
    for one in found.gone:
        if _is_alone(wordings, one, is_new=False):
            yield Flag(FlagKind.QUALIFIER, f"“{one.printed}” is gone", one.span, None, 1)
    for one in found.came:
        if _is_alone(wordings, one, is_new=True):
            yield Flag(FlagKind.QUALIFIER, f"“{one.printed}” is new", None, one.span, 1)


@cache
def _reaching(language: str) -> Phrases[str]:
    known = meanings.qualifiers(language)
    return Phrases((phrase, reach) for phrase, reach in meanings.scope(language).items() if phrase not in known)


def _reaching_in(side: Side, language: str) -> Iterator[Found]:
    """Words of reach outside of qualifiers, which are told as such: "with full respect for"."""
    taken = [(hit.first, hit.after) for hit in _qualifiers(language).found(side.words)]
    for hit in _reaching(language).found(side.words):
        if hit.what in _REACH and not any(first <= hit.first < after for first, after in taken):
            start, end = side.words[hit.first].start, side.words[hit.after - 1].end
            yield Found(start, end, hit.what, side.wording[start:end])


def _is_alone(wordings: Wordings, one: Found, *, is_new: bool) -> bool:
    """True where little else is marked with it, and no bracket, which is told as such."""
    own, other = wordings.run(one, is_new=is_new)
    wording = (wordings.new if is_new else wordings.old).wording
    return own <= _ALONE and not other and wording[max(one.start - 1, 0)] not in BRACKETS


def _weight(wordings: Wordings, one: _QualifierFound, *, is_new: bool) -> int:
    """The weight of a qualifier that came or went; 0 where it is not told, as a light one in a new clause.

    "With a view to eliminating" is told where the other wording eliminates: elsewhere it only gives a purpose.
    """
    if one.key == "view":
        return one.weight if _bare(one.printed.split()[-1]) & wordings.touched else 0
    if wordings.run(one, is_new=is_new)[0] <= _LONG:
        return one.weight
    return 0 if one.key in _OF_ITS_CLAUSE else one.weight - 1


def _bare(gerund: str) -> frozenset[str]:
    """What the base form of a word in -ing may be: eliminating, eliminate; ending, end; stopping, stop."""
    stem = gerund.casefold().removesuffix("ing")
    return frozenset((stem, f"{stem}e", stem[:-1]))
