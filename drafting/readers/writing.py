"""A paragraph while its words are collected: as they are, or with white space as OpenDocument and HTML want it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

from drafting.model.text import NoteMark, Span, Style, merged
from drafting.ooxml.walk import Revision
from drafting.readers.scan import stripped

_SPACES = " \t\r\n\f"
_SPACE = re.compile(rf"[{_SPACES}]+")


@dataclass(slots=True, eq=False, repr=False)
class Writing:
    """Words, with what is laid over them.

    `collapses` is True while white space in the source is swallowed: at the start, and after white space.
    `live` is True once something was said that no pending change deletes.
    """

    words: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    collapses: bool = True
    live: bool = False

    def flow(
        self, words: str, styles: Iterable[Style], inserted: Revision | None = None, deleted: Revision | None = None
    ) -> None:
        """Put down words of the source; runs of its white space are one blank."""
        words = _SPACE.sub(" ", words)
        if self.collapses and words.startswith(" "):
            words = words[1:]
        if words:
            self.collapses = words.endswith(" ")
            self._add(words, styles, inserted, deleted)

    def exact(
        self, words: str, styles: Iterable[Style], inserted: Revision | None = None, deleted: Revision | None = None
    ) -> None:
        """Put down words, tabs or line breaks as they are."""
        if words:
            self.collapses = False
            self._add(words, styles, inserted, deleted)

    def passed_over(self, words: str, *, exact: bool = False) -> None:
        """White space swallows the rest of itself beyond words that a change takes away, too."""
        self.collapses = not exact and words[-1] in _SPACES

    def _add(self, words: str, styles: Iterable[Style], inserted: Revision | None, deleted: Revision | None) -> None:
        end = self.length + len(words)
        self.words.append(words)
        self.spans += [Span(self.length, end, style) for style in styles]
        if inserted:
            self.spans.append(_pending(self.length, end, Style.INSERTED, inserted))
        if deleted:
            self.spans.append(_pending(self.length, end, Style.DELETED, deleted))
        self.live = self.live or (deleted is None and not words.isspace())
        self.length = end

    def mark(self, number: str) -> None:
        """Put down the mark of a note."""
        self.collapses = False
        self.notes.append(NoteMark(self.length, number))

    @property
    def is_blank(self) -> bool:
        """True where nothing is printed yet."""
        return not self.notes and not any(words.strip() for words in self.words)

    def finished(self) -> tuple[str, tuple[Span, ...], tuple[NoteMark, ...]]:
        """The wording without white space at its ends, with its spans and note marks."""
        wording, spans, notes = stripped("".join(self.words), tuple(self.spans), tuple(self.notes))
        return intern(wording), merged(spans), tuple(sorted(notes))


def _pending(start: int, end: int, style: Style, who: Revision) -> Span:
    return Span(start, end, style, who.author, who.date if who.author else None)
