"""A page as lines for a screen: how far each block is set in, what stands between them, tables in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from drafting.writers.page import Block, Form, Look, Piece, signed
from drafting.writers.screen import PIPED, Line, Screen

# form -> blanks before its first line, and before those that it is wrapped into
_INDENTS = {
    Form.LEAD: (0, 2),
    Form.ENTRY: (0, 2),
    Form.LINE: (0, 2),
    Form.WORDING: (4, 4),
    Form.REMARK: (4, 8),
    Form.RUN: (2, 4),
    Form.ITEM: (2, 6),
}
_BOLD = {Form.TITLE: Look.BOLD, Form.HEADING: Look.SECTION}
_BELOW = frozenset({Form.WORDING, Form.REMARK, Form.PAIR})  # what stands below an entry
_CLOSE = frozenset({Form.RUN, Form.ITEM, Form.ROW, Form.LINE})  # many of them stand without a blank line between them


def page_lines(page: Iterable[Block], screen: Screen = PIPED) -> Iterator[Line]:
    """The page's lines, with blank lines between what belongs together."""
    before: Form | None = None
    for form, run in groupby(page, key=lambda b: b.form):
        if form is Form.ROW:
            if _is_parted(before, form):
                yield Line()
            yield from row_lines(list(run))
            before = form
            continue
        for block in run:
            lines = list(_block_lines(block, screen))
            if lines and _is_parted(before, form):
                yield Line()
            yield from lines
            before = form if lines else before


def _is_parted(before: Form | None, form: Form) -> bool:
    """True where a blank line stands between a block of the one form and one of the other."""
    if form in _BELOW:
        return False
    if before in (None, Form.TITLE, Form.HEADING):
        return False
    return before is not form or form not in _CLOSE


def _block_lines(block: Block, screen: Screen) -> Iterator[Line]:
    if block.form in (Form.NAMES, Form.PAIR):
        from drafting.writers.screen_columns import pair_lines

        yield from pair_lines(block, screen)
        return
    look = _BOLD.get(block.form)
    pieces = [(words, look) for words, _ in block.pieces] if look else signed(block.pieces)
    first, hang = _INDENTS.get(block.form, (0, 0))
    yield Line(((" " * first, Look.PLAIN), *pieces) if first else tuple(pieces), hang)


def row_lines(rows: list[Block]) -> Iterator[Line]:
    """A table: each column as wide as its widest cell; the last one is wrapped under its own beginning."""
    widths = [max(len(_words(cell)) for cell in column) for column in zip(*(b.cells for b in rows), strict=True)]
    hang = 2 + sum(width + 2 for width in widths[:-1])
    for one in rows:
        pieces: list[Piece] = [("  ", Look.PLAIN)]
        for cell, width in zip(one.cells[:-1], widths, strict=False):
            pieces += [*cell, (" " * (width + 2 - len(_words(cell))), Look.PLAIN)]
        yield Line((*pieces, *one.cells[-1]), hang)


def _words(cell: tuple[Piece, ...]) -> str:
    return "".join(words for words, _ in cell)
