"""How the room marks a paragraph: agreed ad referendum, reserved, pending."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from drafting.vocabulary.tables import rows

AGREED = "agreed"
LONGEST = 60  # characters of a mark, with its date and who reserves
# A mark in brackets at the beginning of a wording; the words in them are the group.
OPENING = rf"[\[(（［]([^\[\]()（）［］]{{2,{LONGEST}}})[\])）］]"  # compiled when first needed

SLASHED = rf"(?<!\w)/([^/\[\]()]{{2,{LONGEST}}})/(?!\w)"  # the same between strokes, "/agreed/"
MARKED = (OPENING, SLASHED)


@cache
def _phrases() -> dict[str, bool]:
    """Whether a phrase, folded, says that a paragraph is agreed."""
    return {folded(row["phrase"]): row["status"] == AGREED for row in rows("status_marks")}


@cache
def _months() -> frozenset[str]:
    return frozenset(folded(row["phrase"]) for row in rows("months"))


def folded(words: str) -> str:
    """The words alone, a blank apart: as two marks are compared."""
    return " ".join(re.findall(r"\w+", normalize("NFC", words).casefold()))


def is_agreed(words: str) -> bool | None:
    """True for a mark that closes a paragraph, False for one that leaves it open, None for other words.

    A mark may stand alone ("pending"); one of several words may have more around it ("OP4 agreed ad ref, 12 May"), and
    a reservation whose it is before it ("US reserve", "Norway and Japan: reserve"), by names in capitals.
    """
    plain = folded(words)
    phrases = _phrases()
    if plain in phrases:
        return phrases[plain]
    if any(map(str.isdigit, plain)):  # "agreed 12/6", "agreed, 12 June"
        undated = " ".join(word for word in plain.split() if not word.isdigit() and word not in _months())
        if undated in phrases:
            return phrases[undated]
    spaced = f" {plain} "
    longest = max((p for p in phrases if " " in p and f" {p} " in spaced), key=len, default=None)
    if longest:
        return phrases[longest]
    *names, last = re.findall(r"\w+", words) or [""]
    is_theirs = names and all(name[0].isupper() for name in names if name not in ("and", "of", "the"))
    return False if is_theirs and phrases.get(folded(last)) is False else None


def opening_mark(wording: str) -> int:
    """How many characters a mark takes at the beginning of a wording, its brackets included, 0 where there is none."""
    found = re.match(SLASHED if wording.startswith("/") else OPENING, wording)
    return found.end() if found and is_agreed(found[1]) is not None else 0
