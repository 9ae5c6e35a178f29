"""Modals (shall, should, may) and negations that changed, came or went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.phrases import Phrases
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import Flag, FlagKind
from drafting.vocabulary import meanings
from drafting.vocabulary.meanings import Modal

_BINDING = 3  # the least force of a modal that weighs most: should
_TOLD_ALONE = frozenset(("must", "shall", "should"))  # told when they come or go; "will" is a tense as often
_SHORT = 3  # words marked on either side; in a longer run a new clause came, and its modal says nothing of the old one
_NEGATED = 6  # the same for a negation: "shall not be used for" and the like
_NOUN_BEFORE_WILL = frozenset(
    ("political", "the", "free", "good", "strong", "collective", "common", "popular", "their")
)


@dataclass(frozen=True, slots=True)
class _ModalFound(Found):
    force: int


@cache
def _modals(language: str) -> Phrases[Modal]:
    return Phrases(meanings.modals(language).items())


@cache
def _negations(language: str) -> Phrases[bool]:
    return Phrases(meanings.negations(language).items())


def _modals_in(side: Side, language: str) -> Iterator[_ModalFound]:
    for hit in _modals(language).found(side.words):
        word = side.words[hit.first]
        before = side.words[hit.first - 1].folded if hit.first else ""
        is_month = word.printed == "May" and hit.first > 0
        is_noun = word.folded == "will" and before in _NOUN_BEFORE_WILL
        if not is_month and not is_noun:
            end = side.words[hit.after - 1].end
            yield _ModalFound(word.start, end, hit.what.name, side.wording[word.start : end], hit.what.force)


def _alternatives(side: Side, language: str) -> Iterator[_ModalFound]:
    """The modals of a word such as "shall/should", which leaves open which of them it is to be."""
    known = meanings.modals(language)
    for at, word in enumerate(side.words.folded):
        parts = word.split("/") if "/" in word else ()
        if len(parts) < 2 or not all(part in known for part in parts):
            continue
        start = side.words[at].start
        for part in parts:
            yield _ModalFound(start, start + len(part), known[part].name, part, known[part].force)
            start += len(part) + 1


def modal_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each modal that binds more or less than before, and for a shall or should that came or went."""
    language = wordings.language
    told = {part for word in wordings.touched for part in word.split("/")}
    if _modals(language).telling.isdisjoint(told):
        return
    both = (wordings.old, wordings.new)
    sides = ([*_modals_in(side, language), *_alternatives(side, language)] for side in both)
    found = matched(wordings, *sides)
    for old, new in found.pairs:
        if old.force != new.force:
            word = "stronger" if new.force > old.force else "weaker"
            weight = 3 if max(old.force, new.force) >= _BINDING else 2
            message = f"“{old.printed}” → “{new.printed}”: {word}"
            yield Flag(FlagKind.MODAL, message, old.span, new.span, weight)
    for one in found.gone:
        if one.key in _TOLD_ALONE and max(wordings.run(one, is_new=False)) <= _SHORT:
            yield Flag(FlagKind.MODAL, f"“{one.printed}” is gone", one.span, None, 2)
    for one in found.came:
        if one.key in _TOLD_ALONE and max(wordings.run(one, is_new=True)) <= _SHORT:
            yield Flag(FlagKind.MODAL, f"“{one.printed}” is new", None, one.span, 2)


def _negations_in(side: Side, language: str) -> Iterator[Found]:
    for hit in _negations(language).found(side.words):
        first, last = side.words[hit.first], side.words[hit.after - 1]
        is_number = first.printed == "No" and side.words.folded[hit.after : hit.after + 1] == ["."]
        if hit.what and not is_number:
            yield Found(first.start, last.end, first.folded, side.wording[first.start : last.end])


def negation_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each negation that came or went: in a short change, so that it turns words that stood there."""
    if _negations(wordings.language).telling.isdisjoint(wordings.touched):
        return
    sides = (_negations_in(side, wordings.language) for side in (wordings.old, wordings.new))
    found = matched(wordings, *sides)
    both = min(len(found.gone), len(found.came))  # "can be no" and "cannot be": a negation for another
    for one in found.gone[both:]:
        if (run := max(wordings.run(one, is_new=False))) <= _NEGATED:
            message = f"negation gone: “{wordings.old.excerpt(*one.span)}”"
            yield Flag(FlagKind.NEGATION, message, one.span, None, 3 if run <= _SHORT else 2)
    for one in found.came[both:]:
        if (run := max(wordings.run(one, is_new=True))) <= _NEGATED:
            message = f"negation new: “{wordings.new.excerpt(*one.span)}”"
            yield Flag(FlagKind.NEGATION, message, None, one.span, 3 if run <= _SHORT else 2)
