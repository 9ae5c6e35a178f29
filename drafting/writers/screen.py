"""Lines for a screen: pieces of words with the style they are meant to have. What shows them is the caller's affair."""

from __future__ import annotations

from typing import NamedTuple

from drafting.model.text import Paragraph, Span, Style
from drafting.writers.page import Look, Piece, looked


class Line(NamedTuple):
    """One logical line, wrapped by what shows it; lines after the first hang by `hang` columns.

    A row that is set fits the screen already and is shown as it is.
    """

    pieces: tuple[Piece, ...] = ()
    hang: int = 0
    is_set: bool = False

    @property
    def words(self) -> str:
        """The line without any look."""
        return "".join(words for words, _ in self.pieces)


class Screen(NamedTuple):
    """Where lines are shown: how wide it is, and whether it is a terminal, which may order words from the right."""

    width: int = 80  # columns
    is_terminal: bool = False


PIPED = Screen()


def line(*pieces: str | Piece, hang: int = 0) -> Line:
    """A line of pieces; bare words are plain."""
    return Line(looked(pieces), hang)


_LOOKS = {
    Style.ITALIC: Look.ITALIC,
    Style.BOLD: Look.BOLD,
    Style.INSERTED: Look.INSERTED,
    Style.DELETED: Look.DELETED,
    Style.STRIKE: Look.PLAIN,
}
# As in the held format: an author behind the words, {+as appropriate+|Norway}.
_SIGNS = {Style.INSERTED: "+", Style.DELETED: "-", Style.STRIKE: "~"}


def wording_pieces(paragraph: Paragraph) -> list[Piece]:
    """The wording with its italics and bold as looks, pending changes and what is struck through in their signs.

    Signs are those of the held format, with the author of a change; note marks are shown as [1].
    """
    cuts = {0, len(paragraph.wording), *(n.at for n in paragraph.notes)}
    cuts |= {at for s in paragraph.spans for at in (s.start, s.end)}
    places = sorted(cuts)
    pieces: list[Piece] = []
    for start, end in zip(places, [*places[1:], len(paragraph.wording)], strict=True):
        pieces += [(f"[{n.number}]", Look.QUIET) for n in paragraph.notes if n.at == start]
        covering = [s for s in paragraph.spans if s.start <= start < s.end and s.style in _LOOKS]
        shown = max(covering, key=lambda s: s.style in _SIGNS, default=None)
        words = paragraph.wording[start:end]
        pieces.append((_signed(words, shown), _LOOKS[shown.style]) if words and shown else (words, Look.PLAIN))
    return [piece for piece in pieces if piece[0]]


def _signed(words: str, span: Span) -> str:
    sign = _SIGNS.get(span.style, "")
    if not sign:
        return words
    return f"{{{sign}{words}{sign}{f'|{span.author}' if span.author else ''}}}"
