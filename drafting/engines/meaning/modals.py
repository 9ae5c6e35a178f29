"""Modals (shall, should, may) and negations that changed, came or went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.engines.meaning import lists
from drafting.engines.meaning.places import Found, Matched, Side, Wordings, matched
from drafting.engines.tokens import is_function_word
from drafting.model.changes import Flag, FlagKind
from drafting.vocabulary import meanings

_BINDING = 3  # the least force of a modal that weighs most: should
_PLEDGED = "we will"  # what those who speak take upon themselves; "will" alone is a tense as often
_TOLD_ALONE = frozenset(("must", "shall", "should", _PLEDGED))  # told when they come or go
_PERMITS = frozenset(("may", "might"))  # told where few words are marked with them: a fact is no longer a chance
_SHORT = 3  # words marked on either side; in a longer run a new clause came, and its modal says nothing of the old one
_NEGATED = 6  # the same for a negation: "shall not be used for" and the like
_IDLE = "idle"  # the class of words that hold a modal and are none: 应对, 适应
_LAST_WORD, _NEXT_WORD = re.compile(r"(?<!\w)(\w+)\s*\Z"), re.compile(r"\s*\w+")
_LONGEST = 20  # characters in which the word before a gap is looked for
_IN_TWO_WORDS = frozenset(("fr", "es", "ru"))  # ne ... pas, no ... ninguno, не ... никогда: one negation
_BETWEEN = 3  # words at most that stand between the two
_SCOPE = 2  # words behind a negation that came or went; more of them are a phrase of their own
_NOUN_BEFORE_WILL = frozenset(
    ("political", "the", "free", "good", "strong", "collective", "common", "popular", "their")
)


@dataclass(slots=True, eq=False, repr=False)
class _ModalFound(Found):
    force: int


def _modals_in(side: Side, language: str) -> Iterator[_ModalFound]:
    for hit in lists.modals(language).found(side.words):
        word = side.words[hit.first]
        before = side.words[hit.first - 1].folded if hit.first else ""
        if hit.what.name == _IDLE:
            continue
        is_month = word.printed == "May" and hit.first > 0
        is_noun = word.folded == "will" and before in _NOUN_BEFORE_WILL
        if not is_month and not is_noun:
            end = side.words[hit.after - 1].end
            is_pledged = before == "we" and word.folded == "will" and side.words.folded[hit.after :][:2] != ["do", "so"]
            start, name = (side.words[hit.first - 1].start, _PLEDGED) if is_pledged else (word.start, hit.what.name)
            yield _ModalFound(start, end, name, side.wording[start:end], hit.what.force)


def _alternatives(side: Side, language: str) -> Iterator[_ModalFound]:
    """The modals of a word such as "shall/should", which leaves open which of them it is to be."""
    known = meanings.modals(language)
    for at, word in enumerate(side.words.folded):
        parts = word.split("/")
        if len(parts) < 2 or not all(part in known for part in parts):
            continue
        start = side.words[at].start
        for part in parts:
            yield _ModalFound(start, start + len(part), known[part].name, part, known[part].force)
            start += len(part) + 1


def modal_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each modal that binds more or less than before, and for a shall or should that came or went.

    One that came or went with its clause weighs least, and is told with the words around it.
    """
    language = wordings.language
    told = {part for word in wordings.touched for part in word.split("/")}
    if lists.modals(language).telling.isdisjoint(told):
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
    for lone in found.alone():
        one, is_new = lone
        run = max(wordings.run(one, is_new=is_new))
        if one.key in _TOLD_ALONE or (one.printed.casefold() in _PERMITS and run <= _NEGATED):
            is_short = run <= _SHORT
            where = "" if is_short else f": “{wordings.side(is_new=is_new).excerpt(*one.span)}”"
            message = f"“{one.printed}” {lone.turn}{where}"
            yield Flag(FlagKind.MODAL, message, *lone.spans, 2 if is_short else 1)


def _negations_in(side: Side, language: str) -> Iterator[Found]:
    ended = None  # where the negation before ends
    for hit in lists.negations(language).found(side.words):
        first, last = side.words[hit.first], side.words[hit.after - 1]
        is_number = first.printed == "No" and side.words.folded[hit.after : hit.after + 1] == ["."]
        is_second = language in _IN_TWO_WORDS and ended is not None and hit.first - ended <= _BETWEEN
        is_norway = (
            first.printed == "NOR" and hit.after < len(side.words) and not side.words.printed[hit.after].isalpha()
        )
        if hit.what and not is_number and not is_second and not is_norway:
            ended = hit.after
            yield Found(first.start, last.end, first.folded, side.wording[first.start : last.end])


def negation_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each negation that came or went, the heavier the shorter the change it stands in."""
    if lists.negations(wordings.language).telling.isdisjoint(wordings.touched):
        return
    sides = (_negations_in(side, wordings.language) for side in (wordings.old, wordings.new))
    found = matched(wordings, *sides)
    both = min(len(found.gone), len(found.came))  # "can be no" and "cannot be": a negation for another
    for lone in Matched(found.pairs, found.gone[both:], found.came[both:]).alone():
        one, is_new = lone
        message = f"“{one.printed}” {lone.turn}: “{wordings.side(is_new=is_new).excerpt(*one.span)}”"
        yield Flag(FlagKind.NEGATION, message, *lone.spans, _weight(max(wordings.run(one, is_new=is_new))))


def _weight(run: int) -> int:
    """3 for a negation that turns words which stood there, 1 for one in a clause of its own; by the words marked."""
    if run <= _SHORT:
        return 3
    return 2 if run <= _NEGATED else 1


def scope_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each word that came or went right behind a negation: "not unjustly penalized", "not penalized"."""
    known = meanings.negations(wordings.language)
    for gap in wordings.gaps:
        before = _LAST_WORD.search(wordings.old.wording, max(gap.old[0] - _LONGEST, 0), gap.old[0])
        if before is None or not known.get(before[1].casefold()):
            continue
        sizes = wordings.sizes(gap)
        side, span = (wordings.new, gap.new) if sizes[1] else (wordings.old, gap.old)
        words = side.wording[slice(*span)].split()
        if not words or min(sizes) or max(sizes) > _SCOPE or all(map(is_function_word, words)):
            continue
        start = before.start(1)
        old, new = (start, gap.old[1]), (start + gap.new[0] - gap.old[0], gap.new[1])
        phrases = _negated(wordings.old, old), _negated(wordings.new, new)
        makes_idle = any(phrase.startswith(f"{before[1]} {words[0]}".casefold()) for phrase in known)
        if makes_idle and not all(known.get(phrase.casefold()) is False for phrase in phrases):
            continue  # "not only" for "not"; but "without undue delay" for "without delay" is told
        message = f"what is negated: “{phrases[0]}” → “{phrases[1]}”"
        yield Flag(FlagKind.NEGATION, message, old, new, 2)


def _negated(side: Side, span: tuple[int, int]) -> str:
    """The words of a stretch and the one behind it."""
    following = _NEXT_WORD.match(side.wording, span[1])
    return " ".join(side.wording[span[0] : following.end() if following else span[1]].split())
