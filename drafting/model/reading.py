"""A text as read from a file, with what was lost, left out or guessed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafting.model.text import Text


class Changes(StrEnum):
    """What becomes of the tracked changes that a file brings with it."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    KEPT = "kept"  # as spans that name their author
    STRUCK = "struck"  # accepted, and so is the classic mark-up: words struck through are deleted

    @property
    def settled(self) -> Changes:
        """What becomes of the tracked changes alone."""
        return Changes.ACCEPTED if self is Changes.STRUCK else self


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader must know of a reading.

    `code` names the kind ("left-out", "page-number", "split", "encoding", "guess", "numbering", ...);
    `lines` is a range of source lines, 1-based and inclusive, or None where the source has no lines; `pages` is one of
    pages, where the source has pages and nobody counts its lines.
    """

    code: str
    message: str
    lines: tuple[int, int] | None = None
    pages: tuple[int, int] | None = None

    def __str__(self) -> str:
        place, unit = (self.pages, "page") if self.pages else (self.lines, "line")
        if place is None:
            return self.message
        first, last = place
        where = f"{unit} {first}" if first == last else f"{unit}s {first}-{last}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives back: the text, notices in source order, and who tracked changes, of most changes first."""

    text: Text
    notices: tuple[Notice, ...] = ()
    authors: tuple[str, ...] = ()
