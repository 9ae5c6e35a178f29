"""Whose the words of a text are, where its file had tracked changes with names: laid over the text, by position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from drafting.model.text import Note, Paragraph, Span, Style, Text


class Hand(NamedTuple):
    """Words [start, end) of a wording that one author inserted, deleted or moved, and when, as the file says it.

    Offsets count code points. The end of a paragraph counts as one character more, which stands behind its wording.
    `author` is "" where the file does not name the one who changed it.
    """

    start: int
    end: int
    author: str
    date: str | None = None

    def moved(self, by: int) -> Hand:
        """The same so many characters further on."""
        return self._replace(start=self.start + by, end=self.end + by)


# The hands over each paragraph of a text, in the order of its paragraphs.
Hands = tuple[tuple[Hand, ...], ...]
Signed = TypeVar("Signed", Paragraph, Note)


@dataclass(frozen=True, slots=True)
class Whose:
    """That a reader is asked whose the changes are: of all authors, or `by` some, and those of the others rejected.

    A text is then read with an INSERTED span over what an author changed and what stands in it, whether he inserted or
    deleted it or moved it: see `unsigned`.
    """

    by: frozenset[str] | None = None

    def heeds(self, author: str | None) -> bool:
        """True where the changes of an author are settled as is asked; None is one without a name."""
        return self.by is None or author in self.by


def end_span(length: int, author: str | None, date: str | None) -> Span:
    """A signature under the end of a paragraph whose wording has so many characters."""
    return Span(length, length + 1, Style.INSERTED, author, date if author else None)


def unsigned(text: Text) -> tuple[Text, Hands]:
    """A signed text as it is without signatures, and these apart."""
    paragraphs = tuple(_unsigned(paragraph) for paragraph in text.paragraphs)
    hands = tuple(tuple(_hands(paragraph.spans)) for paragraph in text.paragraphs)
    return replace(text, paragraphs=paragraphs, notes=tuple(_unsigned(note) for note in text.notes)), hands


def _hands(spans: Iterable[Span]) -> Iterable[Hand]:
    for span in spans:
        if span.style is Style.INSERTED:
            yield Hand(span.start, span.end, span.author or "", span.date)


def _unsigned(one: Signed) -> Signed:
    if all(span.style is not Style.INSERTED for span in one.spans):
        return one
    return replace(one, spans=tuple(span for span in one.spans if span.style is not Style.INSERTED))
