"""What the room marks a paragraph with: agreed ad referendum, reserved, pending; and what was changed all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from drafting.engines.meaning.places import Found, Side, Wordings, matched
from drafting.model.changes import BREAK, Flag, FlagKind
from drafting.model.style import differs_in_style_alone
from drafting.vocabulary.status import MARKED, folded, is_agreed

# What is a mark without brackets too.
WORDS = r"((?:agreed\s+)?ad\s+ref(?:erendum)?)"
# Without brackets, at the beginning or at the end of a paragraph; compiled where one may stand.
_BARE = (
    rf"(?:\A|(?<={BREAK})){WORDS}\.?(?=\s*[:;,–—-])",
    rf"(?:[;,.:]|\s[–—-])\s*{WORDS}\.?\s*(?=\Z|{BREAK})",
)
_END = "".join(" ;,.:؛،；，。")


class Mark(NamedTuple):
    """Where a mark stands in a wording, its brackets included, and whether it closes the paragraph."""

    start: int
    end: int
    is_agreed: bool
    printed: str


def marks(wording: str) -> tuple[Mark, ...]:
    """The marks of status in a wording, in order.

    Words in brackets count that are a mark by themselves ("[agreed]"), hold one of several words ("[OP4 agreed ad ref,
    12 May]") or end in a reservation ("(US reserve)"); one that closes a paragraph in a single word counts at its
    beginning or end alone, since "[agreed]" may be a word under negotiation. "ad ref" at either end needs no brackets.
    """
    found = []
    for match in chain.from_iterable(re.finditer(form, wording) for form in MARKED):
        status = is_agreed(match[1])
        if status is None or (status and " " not in match[1].strip() and not _is_at_an_end(wording, *match.span())):
            continue
        found.append(Mark(*match.span(), status, match[0]))
    for bare in _BARE if "ref" in wording.casefold() else ():
        matches = re.finditer(bare, wording, re.IGNORECASE)
        found += [Mark(*match.span(1), is_agreed=True, printed=match[1]) for match in matches]
    return tuple(sorted(found))


def _is_at_an_end(wording: str, start: int, end: int) -> bool:
    before = wording[:start].rpartition(BREAK)[2].strip(_END + "[(/")
    after = wording[end:].partition(BREAK)[0].strip(_END + "])/")
    return not before or not after


def status_flags(wordings: Wordings, old: tuple[Mark, ...], new: tuple[Mark, ...]) -> Iterator[Flag]:
    """A flag where what was agreed was changed or went, and where a mark of status came or went."""
    closed = next((mark for mark in old if mark.is_agreed), None)
    if closed and not wordings.change.new:
        yield Flag(FlagKind.STATUS, f"deleted, though marked {_quoted(closed)}", _span(closed), None, 3)
        return
    is_changed = bool(closed) and _says_another_thing(wordings, old, new)
    if closed and is_changed:
        yield Flag(FlagKind.STATUS, f"changed, though marked {_quoted(closed)}", _span(closed), None, 3)
    closes = next((mark for mark in new if mark.is_agreed), None)
    if closed and not closes:
        yield Flag(FlagKind.STATUS, f"no longer marked {_quoted(closed)}", _span(closed), None, 2)
    elif closes and not closed:
        yield Flag(FlagKind.STATUS, f"now marked {_quoted(closes)}", None, _span(closes), 1)
    yield from _reservations(wordings, old, new)


def _reservations(wordings: Wordings, old: tuple[Mark, ...], new: tuple[Mark, ...]) -> Iterator[Flag]:
    found = matched(wordings, _open(old), _open(new))
    for one in found.gone:
        yield Flag(FlagKind.STATUS, f"“{one.printed}” is gone", one.span, None, 2)
    for one in found.came:
        yield Flag(FlagKind.STATUS, f"“{one.printed}” is new", None, one.span, 2)


def _open(found: tuple[Mark, ...]) -> list[Found]:
    return [Found(mark.start, mark.end, folded(mark.printed), mark.printed) for mark in found if not mark.is_agreed]


def _says_another_thing(wordings: Wordings, old: tuple[Mark, ...], new: tuple[Mark, ...]) -> bool:
    before, after = _without(wordings.old, old), _without(wordings.new, new)
    return before != after and not differs_in_style_alone(before, after)


def _without(side: Side, found: tuple[Mark, ...]) -> str:
    """The words of a side without its marks, and without the signs that close a paragraph."""
    kept, at = [], 0
    for mark in found:
        kept.append(side.wording[at : mark.start])
        at = mark.end
    return " ".join("".join([*kept, side.wording[at:]]).split()).strip(_END)


def _quoted(mark: Mark) -> str:
    return f"“{mark.printed.strip('[]()（）［］ ')}”"


def _span(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end
