"""Pieces broken into rows by the width of their characters on a screen: two columns for 会, none for an accent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from drafting.writers.page import Look, Piece

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NARROWEST = 20  # columns that wrapped rows keep; where they would have fewer they hang by as few as they can
LEAST_HANG = 6


def wrapped(pieces: Sequence[Piece], width: int, hang: int = 0) -> list[list[Piece]]:
    """The pieces in rows of at most `width` columns, without blanks at their ends; at least one row.

    Rows after the first hold `hung(hang, width)` columns less: what shows them sets them in.
    """
    text = _text(pieces)
    first, *rest = text.wrap(_measure(), width) or [text]
    if not hang or not rest:
        return [_pieces(row) for row in (first, *rest)]
    left = text[len(first) :]
    left = left[len(left) - len(left.plain.lstrip()) :]
    return [_pieces(row) for row in (first, *left.wrap(_measure(), width - hung(hang, width)))]


def hung(hang: int, width: int) -> int:
    """How far the rows after the first are set in on a screen of that width."""
    return hang if width - hang >= NARROWEST else min(hang, LEAST_HANG, max(0, width // 2 - 1))


def width_of(pieces: Iterable[Piece]) -> int:
    """How many columns the pieces take."""
    from rich.cells import cell_len

    return sum(cell_len(words) for words, _ in pieces)


@cache
def _measure() -> Console:
    """What wraps; nothing is printed on it."""
    from rich.console import Console

    return Console()


def _text(pieces: Iterable[Piece]) -> Text:
    from rich.text import Text

    text = Text()
    for words, look in pieces:
        text.append(words, look.value)
    return text


def _pieces(row: Text) -> list[Piece]:
    row.rstrip()
    return [(row.plain[s.start : s.end], Look(str(s.style))) for s in sorted(row.spans) if s.end > s.start]
