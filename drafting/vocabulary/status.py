"""How the room marks a paragraph: agreed ad referendum, reserved, pending."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from drafting.vocabulary.tables import rows

AGREED = "agreed"
LONGEST = 60  # characters of a mark, with its date and who reserves
# A mark in brackets at the beginning of a wording; the words in them are the group.
OPENING = re.compile(rf"[\[(（［]([^\[\]()（）［］]{{2,{LONGEST}}})[\])）］]")


@cache
def _phrases() -> dict[str, bool]:
    """Whether a phrase, folded, says that a paragraph is agreed."""
    return {folded(row["phrase"]): row["status"] == AGREED for row in rows("status_marks")}


def folded(words: str) -> str:
    """Words as the list has them."""
    return " ".join(normalize("NFC", words).replace("\u2019", "'").casefold().split())


def is_agreed(words: str) -> bool | None:
    """True for a mark that closes a paragraph, False for one that leaves it open, None for other words.

    A mark may stand alone ("pending"); one of several words may have more around it ("OP4 agreed ad ref, 12 May"), and
    a reservation whose it is before it ("US reserve").
    """
    words = folded(words)
    phrases = _phrases()
    if words in phrases:
        return phrases[words]
    within = (p for p in phrases if " " in p and re.search(rf"(?<!\w){re.escape(p)}(?!\w)", words))
    longest = max(within, key=len, default=None)
    if longest:
        return phrases[longest]
    return False if phrases.get(words.rsplit(" ", 1)[-1]) is False else None


def opening_mark(wording: str) -> int:
    """How many characters a mark in brackets takes at the beginning of a wording, 0 where there is none."""
    found = OPENING.match(wording)
    return found.end() if found and is_agreed(found[1]) is not None else 0
