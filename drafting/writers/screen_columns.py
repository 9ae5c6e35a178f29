"""Old and new side by side on a screen: two columns of equal width, each wrapped by the width of its characters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from drafting.writers.direction import is_rightward, isolated
from drafting.writers.page import Block, Form, Look, Piece, signed
from drafting.writers.screen import Line, Screen
from drafting.writers.screen_wrap import width_of, wrapped

NARROWEST = 60  # columns; below it a cell holds three or four words a row, and the two stand below each other
_INDENT = 2
_BETWEEN = " | "


def pair_lines(block: Block, screen: Screen) -> Iterator[Line]:
    """The rows of both cells; below `NARROWEST` columns the old words in one line, the new ones in the next."""
    old, new = (signed(cell) for cell in block.cells)
    if screen.width < NARROWEST and block.form is Form.NAMES:
        return
    if screen.width < NARROWEST:
        for name, cell in (("old", old), ("new", new)):
            if cell:
                yield Line((("    ", Look.PLAIN), (f"{name}: ", Look.QUIET), *cell), 9)
        return
    width = (screen.width - _INDENT - len(_BETWEEN)) // 2
    none: list[Piece] = []
    for left, right in zip_longest(_rows(old, width), _rows(new, width), fillvalue=none):
        beginning: list[Piece] = [(" " * _INDENT, Look.PLAIN), *_cell(left, width, screen), (_BETWEEN, Look.QUIET)]
        yield Line((*beginning, *_cell(right, width, screen, is_last=True)), is_set=True)


def _rows(cell: tuple[Piece, ...], width: int) -> list[list[Piece]]:
    return wrapped(cell, width) if cell else []


def _cell(row: list[Piece], width: int, screen: Screen, *, is_last: bool = False) -> list[Piece]:
    """One row of one cell, filled with blanks: before it where it is read from the right, else after it."""
    blanks = (" " * (width - width_of(row)), Look.PLAIN)
    pieces = isolated(row) if screen.is_terminal else row
    if is_rightward("".join(words for words, _ in row)):
        return [blanks, *pieces]
    return pieces if is_last else [*pieces, blanks]
