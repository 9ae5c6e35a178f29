"""A comparison as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafting.model.changes import Comparison, Edit
from drafting.model.selection import Excerpt
from drafting.writers.page import Piece, looked, signed
from drafting.writers.page_comparison import View, comparison_page
from drafting.writers.page_comparison import edit_pieces as unsigned
from drafting.writers.said import counted as counted
from drafting.writers.screen import Line
from drafting.writers.screen_page import page_lines


def comparison_lines(comparison: Excerpt | Comparison, *, every: bool = False) -> Iterator[Line]:
    """First how many paragraphs differ, then each change; long runs that only one text has are told in a line.

    `every` shows their words too. Flags stand below the words, with one to three marks by their weight.
    """
    return page_lines(comparison_page(comparison, View(every=every)))


def edit_pieces(edits: Iterable[Edit]) -> Iterator[Piece]:
    """The words with {+added+} and {-deleted-}; a paragraph break inside a split or merge shows as a pilcrow."""
    yield from signed(looked(unsigned(edits)))
