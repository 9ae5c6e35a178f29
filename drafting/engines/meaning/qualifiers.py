"""Qualifiers that came, went or were exchanged: "as appropriate", "within existing resources", "in accordance with"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.phrases import Phrases, Words
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import Flag, FlagKind
from drafting.vocabulary import meanings
from drafting.vocabulary.meanings import Qualifier

_WINDOW = 12  # words after "in accordance with" in which a law is looked for
_SHOWN = 8  # words of its object that are shown where no law is found
_LONG = 12  # words marked with it; in a longer run the qualifier belongs to a new clause and weighs less
_TAKES_OBJECT = frozenset(
    {"compliance", "subject to", "taking into account", "due regard", "full respect", "without prejudice"}
)
_OF_ITS_CLAUSE = frozenset({"consider", "endeavour", "explore"})  # soften the clause that they open, and no other
_LAW_MATTERS = frozenset({"compliance", "subject to", "full respect"})
_CLAUSE_ENDS = frozenset(",;:.()，；。،؛")


@dataclass(frozen=True, slots=True)
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
        if name == "consider":
            following = side.words[after].folded if after < len(side.words) else ""
            if following != "the" and not following.endswith("ing"):
                continue
            after = min(after + (3 if following == "the" else 1), len(side.words))  # "consider the adoption of"
        elif name in _TAKES_OBJECT:
            stop = _clause_end(side.words, after)
            law = _laws(language).first(side.words, after, stop) if name in _LAW_MATTERS else None
            after = law.after if law else min(stop, after + _SHOWN)
            if law:
                name, weight = f"{name} {law.what}", 2
        start, end = side.words[hit.first].start, side.words[after - 1].end
        is_cut = (
            after < len(side.words) and after - hit.after == _SHOWN and side.words[after].folded not in _CLAUSE_ENDS
        )
        printed = " ".join(side.wording[start:end].split()) + ("…" if is_cut else "")
        yield _QualifierFound(start, end, name, printed, weight)


def _clause_end(words: Words, after: int) -> int:
    for at in range(after, min(after + _WINDOW, len(words))):
        if words[at].folded in _CLAUSE_ENDS:
            return at
    return min(after + _WINDOW, len(words))


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


def _weight(wordings: Wordings, one: _QualifierFound, *, is_new: bool) -> int:
    """The weight of a qualifier that came or went; 0 where it is not told, as a light one in a new clause."""
    if wordings.run(one, is_new=is_new)[0] <= _LONG:
        return one.weight
    return 0 if one.key in _OF_ITS_CLAUSE else one.weight - 1
