"""A character on a page of a PDF, and what it looks like."""

from __future__ import annotations

from typing import NamedTuple

BLANK = "\u0020"


class Look(NamedTuple):
    """How characters look: their size in points, and their angle in quarter turns; None where they stand askew."""

    size: float
    italic: bool
    bold: bool
    quarter: int | None


class Glyph(NamedTuple):
    """A character on its page, which is turned upright: points from the left and, for its baseline, from the top."""

    character: str
    left: float
    right: float
    base: float
    look: Look
    struck: bool = False  # a line is drawn across it
    underlined: bool = False
