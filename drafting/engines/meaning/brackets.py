"""Square brackets that were set or lifted, or whose words changed: what is not agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.engines.meaning.delegations import are_named
from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.engines.tokens import tokens
from drafting.model.changes import BREAK, Flag, FlagKind
from drafting.vocabulary import lead_length

# "[sic]", a note's number, and what was left out of a quotation.
NOT_NEGOTIATED = re.compile(r"[\[［]\s*(?:\d{1,3}|sic|\.{3}|…|\*+)?\s*[\]］]", re.IGNORECASE)
_NAMES = 120  # characters of the names before the words in a bracket
_SHOWN = 40  # characters of the bracketed words that a message shows


def _brackets(side: Side) -> list[Found]:
    """Every pair of brackets of a wording in order of its opening; signs without a partner are left out."""
    found: list[Found] = []
    opened: list[int] = []
    for at, sign in enumerate(side.wording):
        if sign == BREAK:
            opened.clear()
        elif sign in "[［":
            opened.append(at)
        elif sign in "]］" and opened:
            start = opened.pop()
            words = side.wording[start : at + 1]
            if not NOT_NEGOTIATED.fullmatch(words):
                found.append(Found(start, at + 1, _key(words), words))
    return sorted(found, key=lambda one: one.start)


def _key(words: str) -> str:
    return " ".join(words[1:-1].split())


def bracket_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each bracket that was set, lifted or dropped with its words, and for each whose words changed."""
    if not any(sign in side.wording for side in (wordings.old, wordings.new) for sign in "[［"):
        return
    found = matched(wordings, _brackets(wordings.old), _brackets(wordings.new))
    for old, new in found.pairs:
        if old.key != new.key:
            message = f"bracketed words changed: {_shown(old)} → {_shown(new)}"
            yield Flag(FlagKind.BRACKET, message, old.span, new.span, 2)
    for one in found.gone:
        own = wordings.marked_inside(_words_alone(one), is_new=False)
        what = "bracket gone with its words" if own else "bracket lifted"
        instead = wordings.instead_of(one) if own else ""
        message = f"bracket settled: {_shown(one)} → {instead}" if instead else f"{what}: {_shown(one)}"
        yield Flag(FlagKind.BRACKET, message, one.span, None, 3)
    for one in found.came:
        what = "new words in brackets" if wordings.marked_inside(_words_alone(one), is_new=True) else "bracket set"
        yield Flag(FlagKind.BRACKET, f"{what}: {_shown(one)}", None, one.span, 3)


def _words_alone(one: Found) -> Found:
    """A bracket without the delegations whose words it holds: their names go with it, and the words may stay."""
    names, colon, _ = one.printed[1:_NAMES].partition(":")
    if not colon or "[" in names or lead_length(names.strip(), "operative") or not are_named(tokens(names)):
        return one
    return replace(one, start=one.start + len(names) + 2)


def _shown(one: Found) -> str:
    words = " ".join(one.printed.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 2].rstrip()}…{words[-1]}"
