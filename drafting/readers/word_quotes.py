"""Words for a notice: what stands in an element, on one line, and in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.walk import PieceKind, walk

if TYPE_CHECKING:
    from lxml.etree import _Element

SHOWN = 300  # characters of the words in a notice: a paragraph; what is longer is cut and its length told


def quoted(words: str, limit: int = SHOWN) -> str:
    """Words in quotation marks, cut at the limit with a word on how much is missing."""
    if len(words) <= limit:
        return f'"{words}"'
    return f'"{words[:limit].rstrip()}…" and {len(words) - limit:,} more characters'


def words_of(element: _Element) -> str:
    """The words of a header, comment or box on one line; boxes inside boxes included."""
    words: list[str] = []
    for paragraph in walk(element):
        words.append(paragraph.text)
        words += [words_of(p.element) for p in paragraph.pieces if p.kind is PieceKind.TEXT_BOX]
    return " ".join(" ".join(words).split())
