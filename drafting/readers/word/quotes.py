"""Words for a notice: what stands in an element of a Word file, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.walk import PieceKind, walk

if TYPE_CHECKING:
    from lxml.etree import _Element


def words_of(element: _Element) -> str:
    """The words of a header, comment or box on one line; boxes inside boxes included."""
    words: list[str] = []
    for paragraph in walk(element):
        words.append(paragraph.text)
        words += [words_of(p.element) for p in paragraph.pieces if p.kind is PieceKind.TEXT_BOX]
    return " ".join(" ".join(words).split())
