"""How far a measure reaches: "fully", "universal", "immediate" that came or went by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.engines.meaning import lists
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import BRACKETS, Flag, FlagKind

_REACH = frozenset({"full", "universal", "at once", "unconditional", "binding", "strict"})  # "all" is a matter of style
_ALONE = 3  # words marked with a word of reach that came or went by itself: "immediate and unconditional"


def reach_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each word that says how far a measure reaches ("fully", "universal") and came or went by itself."""
    language = wordings.language
    if lists.scope(language).telling.isdisjoint(wordings.touched):
        return
    found = matched(wordings, *(_reaching_in(side, language) for side in (wordings.old, wordings.new)))
    for lone in found.alone():
        if _stands_alone(wordings, *lone):
            yield Flag(FlagKind.QUALIFIER, f"“{lone.what.printed}” {lone.turn}", *lone.spans, 1)


def _reaching_in(side: Side, language: str) -> Iterator[Found]:
    """Words of reach outside of qualifiers, which are told as such: "with full respect for"."""
    taken = [(hit.first, hit.after) for hit in lists.qualifiers(language).found(side.words)]
    for hit in lists.scope(language).found(side.words):
        if hit.what in _REACH and not any(first <= hit.first < after for first, after in taken):
            start, end = side.words[hit.first].start, side.words[hit.after - 1].end
            yield Found(start, end, hit.what, side.wording[start:end])


def _stands_alone(wordings: Wordings, one: Found, is_new: bool) -> bool:
    """True where little else is marked with it, and no bracket, which is told as such."""
    own, other = wordings.run(one, is_new=is_new)
    wording = wordings.side(is_new=is_new).wording
    return own <= _ALONE and not other and wording[max(one.start - 1, 0)] not in BRACKETS
