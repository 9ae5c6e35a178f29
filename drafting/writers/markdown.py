"""A page as Markdown: reads well as it stands, in a plain mail, and rendered.

Added words stand as {+**added**+}, deleted ones as {-~~deleted~~-}. The signs are those of the screen and say it where
nothing is rendered; and without them Markdown would not take the stars next to a word or a comma as bold at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from drafting.writers.page import GAP, Block, Form, Look, Piece

_MARKS = {
    Look.INSERTED: ("{+", "**", "+}"),
    Look.DELETED: ("{-", "~~", "-}"),
    Look.ADDRESS: ("", "**", ""),
    Look.BOLD: ("", "**", ""),
}
# Signs that mark something up wherever they stand; a closing bracket only before what would make it a link or a note.
_MARKUP = re.compile(r"[\\`*_~<|]|&(?=#?\w+;)|\](?=[(\[:])|!(?=\[)")
_BAR = re.compile("[~>+-]+")
_AT_START = re.compile(r"^(\s*)(?:([#>+=-])|(\d{1,9})([.)]))")  # a heading, a quotation, a list


def markdown(page: Iterable[Block]) -> str:
    """The page as CommonMark with the tables and the struck-through words of GitHub, ending with a newline."""
    return "\n\n".join(_parts(page)) + "\n"


def _parts(page: Iterable[Block]) -> Iterator[str]:
    heads: tuple[tuple[Piece, ...], ...] = ()
    for form, run in groupby(page, key=lambda b: b.form):
        group = list(run)
        if form in (Form.REMARK, Form.ITEM, Form.LINE):
            yield "\n".join(f"- {_paragraph(b.pieces)}" for b in group)
        elif form is Form.NAMES:
            heads = group[0].cells
        elif form is Form.PAIR:
            yield from (_table([heads, block.cells]) for block in group)
        elif form is Form.ROW:
            yield _table([((),) * len(group[0].cells), *(b.cells for b in group)])
        else:
            yield from (_HEADS.get(form, "") + _paragraph(b.pieces) for b in group)


_HEADS = {Form.TITLE: "## ", Form.HEADING: "### "}


def _table(rows: list[tuple[tuple[Piece, ...], ...]]) -> str:
    lines = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(rows[0])}")
    return "\n".join(lines)


def _cell(pieces: tuple[Piece, ...]) -> str:
    """A cell as it is; a bar of signs as code, which keeps them."""
    words = "".join(words for words, _ in pieces)
    return f"`{words}`" if _BAR.fullmatch(words) else _inline(pieces).strip()


def _paragraph(pieces: Iterable[Piece]) -> str:
    """The pieces as one line that begins no heading, quotation or list of its own."""
    line = _inline(pieces).strip(" ")
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", line)


def _inline(pieces: Iterable[Piece]) -> str:
    said: list[str] = []
    before = Look.PLAIN
    for piece in pieces:
        if piece[1] is Look.AUTHOR and before in (Look.INSERTED, Look.DELETED):
            said[-1] = f"{said[-1][:-1]}|{_piece(*piece)}{said[-1][-1]}"  # in the sign behind the words, as on a screen
        else:
            said.append(" \u00b7 " if piece == GAP else _piece(*piece))
        before = piece[1]
    return "".join(said)


def _piece(words: str, look: Look) -> str:
    """The words, escaped, in the marks of their look. Blanks at their ends stay outside of stars and tildes."""
    said = _MARKUP.sub(r"\\\g<0>", words)
    if look not in _MARKS:
        return said
    opening, mark, closing = _MARKS[look]
    bare = said.strip()
    if not bare:
        return f"{opening}{said}{closing}"
    before, after = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{opening}{before}{mark}{bare}{mark}{after}{closing}"
