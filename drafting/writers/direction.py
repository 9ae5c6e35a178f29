"""From which side words are written, and which stretches of a line have to be set apart for that."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.writers.page import Look, Piece

# Letters that are written from the right: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
_RIGHT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHTWARD = re.compile(f"[{_RIGHT}]")
_LETTERS = re.compile(r"[^\W\d_]")


def is_rightward(words: str) -> bool:
    """True where most letters are written from right to left."""
    if not _RIGHTWARD.search(words):
        return False
    return 2 * len(_RIGHTWARD.findall(words)) > len(_LETTERS.findall(words))


# Words from the right inside a line from the left: from the first such letter to the last before an arrow or a word
# in Latin letters.
RIGHTWARD_WORDS = re.compile(rf"[{_RIGHT}](?:[^a-zA-Z\u2192]*[{_RIGHT}])?")

# Right-to-left isolate, first-strong isolate, and the end of either: what stands between them is ordered by itself.
_FROM_RIGHT, _FIRST, _END = "\u2067", "\u2068", "\u2069"
_LEFT_MARK = "\u200e"


def ended_rightward(words: str) -> str:
    """A line from the left in Word with a mark behind each name from the right: the number after it stays after it."""
    return RIGHTWARD_WORDS.sub(rf"\g<0>{_LEFT_MARK}", words)


def isolated(pieces: Iterable[Piece]) -> list[Piece]:
    """One row of a terminal with the words from the right set apart, so that its other words keep their places.

    A row whose words mostly come from the right is one isolate; in other rows each run of such words is. Only for what
    a terminal shows: in a file, a mail or a pipe these signs would be characters that nobody wrote.
    """
    row = list(pieces)
    words = "".join(words for words, _ in row)
    if is_rightward(words):
        indent = row[:1] if not row[0][0].strip() else []
        return [*indent, (_FROM_RIGHT, Look.PLAIN), *row[len(indent) :], (_END, Look.PLAIN)]
    if not RIGHTWARD_WORDS.search(words):
        return row
    return [(RIGHTWARD_WORDS.sub(rf"{_FIRST}\g<0>{_END}", words), look) for words, look in row]
