"""Lines for a screen: pieces of words with the style they are meant to have. What shows them is the caller's affair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.model.text import Paragraph, Style
from drafting.writers.page import RIGHTWARD_WORDS, Piece, is_rightward, looked
from drafting.writers.page import Look as Look
from drafting.writers.page import joined as joined
from drafting.writers.page import plural as plural
from drafting.writers.said import section_of as section_of
from drafting.writers.said import told as told


@dataclass(frozen=True, slots=True)
class Line:
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


def line(*pieces: str | Piece, hang: int = 0) -> Line:
    """A line of pieces; bare words are plain."""
    return Line(looked(pieces), hang)


# Right-to-left isolate, first-strong isolate, and the end of either: what stands between them is ordered by itself.
_RIGHT, _FIRST, _END = "\u2067", "\u2068", "\u2069"


def isolated(pieces: Iterable[Piece]) -> list[Piece]:
    """One row of a terminal with the words from the right set apart, so that its other words keep their places.

    A row whose words mostly come from the right is one isolate; in other rows each run of such words is. Only for what
    a terminal shows: in a file, a mail or a pipe these signs would be characters that nobody wrote.
    """
    row = list(pieces)
    words = "".join(words for words, _ in row)
    if is_rightward(words):
        indent = row[:1] if not row[0][0].strip() else []
        return [*indent, (_RIGHT, Look.PLAIN), *row[len(indent) :], (_END, Look.PLAIN)]
    if not RIGHTWARD_WORDS.search(words):
        return row
    return [(RIGHTWARD_WORDS.sub(rf"{_FIRST}\g<0>{_END}", words), look) for words, look in row]


def wording_pieces(paragraph: Paragraph) -> list[Piece]:
    """The wording with its italics and bold as looks and its note marks as [1]."""
    looks = {
        Style.ITALIC: Look.ITALIC,
        Style.BOLD: Look.BOLD,
        Style.INSERTED: Look.INSERTED,
        Style.DELETED: Look.DELETED,
    }
    cuts = {0, len(paragraph.wording), *(n.at for n in paragraph.notes)}
    cuts |= {at for s in paragraph.spans for at in (s.start, s.end)}
    places = sorted(cuts)
    pieces: list[Piece] = []
    for start, end in zip(places, [*places[1:], len(paragraph.wording)], strict=True):
        pieces += [(f"[{n.number}]", Look.QUIET) for n in paragraph.notes if n.at == start]
        covering = [looks[s.style] for s in paragraph.spans if s.start <= start < s.end and s.style in looks]
        words = paragraph.wording[start:end]
        look = covering[-1] if covering else Look.PLAIN
        pieces.append((_signed(words, look), look))
    return [piece for piece in pieces if piece[0]]


def _signed(words: str, look: Look) -> str:
    """Words of a pending change in their signs, so that they are told apart without colour."""
    signs = {Look.INSERTED: "+", Look.DELETED: "-"}
    return f"{{{signs[look]}{words}{signs[look]}}}" if words and look in signs else words
