"""Words for a notice: quoted, with the place they stand at, counted, or many of one kind told as one."""

from __future__ import annotations

from collections.abc import Iterable

from drafting.model.reading import Notice

SHOWN = 300  # characters of the words in a notice: a paragraph; what is longer is cut and its length told
PLACE = 40  # characters of the paragraph that a comment or box stands at


def quoted(words: str, limit: int = SHOWN) -> str:
    """Words in quotation marks, cut at the limit with a word on how much is missing."""
    if len(words) <= limit:
        return f'"{words}"'
    return f'"{words[:limit].rstrip()}…" and {len(words) - limit:,} more characters'


def placed(place: str) -> str:
    """Where something stands: ` at "Urges States…"` for the first `PLACE` characters of a paragraph; "" for none."""
    return f' at "{place}{"…" * (len(place) == PLACE)}"' if place else ""


def counted(number: int, noun: str) -> str:
    """ "1 table", "2,000 tables"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def tallied(code: str, fate: str, found: Iterable[str], noun: str) -> Notice:
    """One notice of several things of a kind: how many, what became of them, and their words once each."""
    found = list(found)
    named = list(dict.fromkeys(words.strip() for words in found if words.strip()))
    said = f": {quoted('; '.join(named))}" if named else ""
    return Notice(code, f"{counted(len(found), noun)} {fate}{said}")
