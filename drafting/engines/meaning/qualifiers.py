"""Qualifiers that came, went or were exchanged: "as appropriate", "within existing resources", "in accordance with"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafting.engines.meaning import lists
from drafting.engines.meaning.phrases import Hit, Words
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import BREAK, Flag, FlagKind
from drafting.vocabulary.meanings import Qualifier

_WINDOW = 12  # words after "in accordance with" in which a law is looked for
_SHOWN = 8  # words of its object that are shown where no law is found
_LONG = 12  # words marked with it; in a longer run the qualifier belongs to a new clause and weighs less
_TAKES_OBJECT = frozenset(
    {
        "compliance",
        "subject to",
        "taking into account",
        "due regard",
        "full respect",
        "without prejudice",
        "consultation",
    }
)
_OF_ITS_CLAUSE = frozenset({"consider", "endeavour", "explore"})  # soften the clause that they open, and no other
_OBJECT_ENDS = frozenset(("with", "including", "while", "which", "that", "who", "whose", "when", "where", "by", "as"))
_OF_TIME = frozenset(("when", "while", "in", "after", "before"))
_JOINED = frozenset(("and", "or", "et", "y", "и", "和", "و"))
_LAW_MATTERS = frozenset({"compliance", "subject to", "full respect"})
_CLAUSE_ENDS = frozenset(",;:.()，；。、：（）،؛")


@dataclass(slots=True, eq=False, repr=False)
class _QualifierFound(Found):
    weight: int


class _Grown(NamedTuple):
    """Where a qualifier ends with its object, its class and weight, and whether its object goes on."""

    after: int
    name: str
    weight: int
    is_cut: bool = False


@cache
def _telling(language: str) -> frozenset[str]:
    return lists.qualifiers(language).telling | lists.laws(language).telling


def _qualifiers_in(side: Side, language: str) -> Iterator[_QualifierFound]:
    for hit in lists.qualifiers(language).found(side.words):
        grown = _grown(side.words, hit, language)
        if grown is None:
            continue
        start, end = side.words[hit.first].start, side.words[grown.after - 1].end
        printed = " ".join(side.wording[start:end].split()) + ("…" if grown.is_cut else "")
        yield _QualifierFound(start, end, grown.name, printed, grown.weight)


def _grown(words: Words, hit: Hit[Qualifier], language: str) -> _Grown | None:
    """A qualifier with the words that belong to it; None where the phrase qualifies nothing."""
    name, weight = hit.what
    before = words.folded[hit.first - 1] if hit.first else BREAK
    if name == "taking into account" and before == BREAK:
        return None  # the lead verb of a preamble
    if name == "endeavour" and before == "who":
        return None  # "those who seek to cooperate": it says who is meant
    if name == "view":
        return _Grown(hit.after + 1, name, weight) if _is_aside(words, hit) else None
    if name == "consider" and language == "en":
        object_end = _considered(words, hit.after)
        is_time = before in _OF_TIME  # "when considering the situation"
        return None if is_time or object_end is None else _Grown(object_end, name, weight)
    if name not in _TAKES_OBJECT:
        return _Grown(hit.after, name, weight)
    stop = _clause_end(words, hit.after)
    law = lists.laws(language).first(words, hit.after, stop) if name in _LAW_MATTERS else None
    if law:
        laws = _laws_from(words, law, language)
        return _Grown(laws[-1].after, " ".join((name, *sorted({one.what for one in laws}))), 2)
    stop = _object_end(words, hit.after, stop)
    after = min(stop, hit.after + _SHOWN)
    return _Grown(after, name, weight, is_cut=after < stop)


def _considered(words: Words, after: int) -> int | None:
    """Where what is to be considered ends: "adopting", "the adoption of"; None for what is no measure."""
    following = words.folded[after] if after < len(words) else ""
    if following == "the":
        return min(after + 3, len(words))
    return after + 1 if following.endswith("ing") else None


def _clause_end(words: Words, after: int) -> int:
    stop = min(after + _WINDOW, len(words))
    return next((at for at in range(after, stop) if words.folded[at] in _CLAUSE_ENDS), stop)


def _laws_from(words: Words, law: Hit[str], language: str) -> list[Hit[str]]:
    """A law and those joined to it: "international law and domestic law"."""
    found = [law]
    while found[-1].after + 1 < len(words) and words.folded[found[-1].after] in _JOINED:
        joined = lists.laws(language).at(words, found[-1].after + 1)
        if joined is None:
            break
        found.append(joined)
    return found


def _is_aside(words: Words, hit: Hit[Qualifier]) -> bool:
    """True for "discourage, with a view to eliminating, the demand": what is only viewed, between commas."""
    around = words.folded[max(hit.first - 1, 0) : hit.after + 2]
    return len(around) == hit.after - hit.first + 3 and around[0] == around[-1] == "," and around[-2].endswith("ing")


def _object_end(words: Words, after: int, stop: int) -> int:
    """Where the object ends that is complied with or taken into account: before "with" or "including", or at `stop`."""
    return next((at for at in range(after, stop) if words.folded[at] in _OBJECT_ENDS), stop)


def qualifier_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each qualifier that came or went, and for one law in place of another that is to be complied with."""
    language = wordings.language
    if _telling(language).isdisjoint(wordings.touched):
        return
    found = matched(wordings, *(_qualifiers_in(side, language) for side in (wordings.old, wordings.new)))
    for old, new in found.pairs:
        if old.key != new.key:
            message = f"“{old.printed}” → “{new.printed}”"
            yield Flag(FlagKind.QUALIFIER, message, old.span, new.span, max(old.weight, new.weight))
    for lone in found.alone():
        if weight := _weight(wordings, *lone):
            yield Flag(FlagKind.QUALIFIER, f"“{lone.what.printed}” {lone.turn}", *lone.spans, weight)


def _weight(wordings: Wordings, one: _QualifierFound, is_new: bool) -> int:
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
