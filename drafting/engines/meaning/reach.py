"""How far a measure reaches: "fully", "universal", "immediate" that came or went by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from drafting.engines.meaning.phrases import Phrases
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import BRACKETS, Flag, FlagKind
from drafting.vocabulary import meanings

_REACH = frozenset({"full", "universal", "at once", "unconditional", "binding", "strict"})  # "all" is a matter of style
_ALONE = 3  # words marked with a word of reach that came or went by itself: "immediate and unconditional"


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
def _qualifiers(language: str) -> Phrases[str]:
    return Phrases((phrase, "") for phrase in meanings.qualifiers(language))


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
