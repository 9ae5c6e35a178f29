"""What is told of a result, whatever shows it: blocks of pieces, each piece with the look that it is meant to have.

A screen, Markdown and HTML lay the same blocks out in their own ways.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

_QUOTE_LENGTH = 160  # characters of one quotation


class Look(StrEnum):
    """What a piece is, so that it can be coloured. Without colour the words and their signs must say all."""

    PLAIN = "plain"
    ADDRESS = "address"
    SECTION = "section"
    KIND = "kind"
    DELETED = "deleted"
    INSERTED = "inserted"
    AUTHOR = "author"  # whose the deleted or inserted piece before it is
    ITALIC = "italic"
    BOLD = "bold"
    QUIET = "quiet"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


Piece = tuple[str, Look]
GAP: Piece = ("  ", Look.PLAIN)  # between what an entry says: blanks on a screen, a dot where blanks are not kept


class Form(StrEnum):
    """What a block is for."""

    TITLE = "title"  # what is told of
    LEAD = "lead"  # the answer, in a sentence
    HEADING = "heading"  # over a list or a table
    ENTRY = "entry"  # the address, kind and section of a change
    WORDING = "wording"  # its words, below the entry
    NAMES = "names"  # over pairs: the names of the two texts
    PAIR = "pair"  # its words in two cells, the old and the new
    REMARK = "remark"  # what there is to say of it, below
    RUN = "run"  # many paragraphs in one line
    ITEM = "item"  # one of a list
    ROW = "row"  # one of a table, a cell a column
    LINE = "line"  # a line of its own, as it stands


class Block(NamedTuple):
    """One block: its pieces in one cell, or in several where it is a pair or a row.

    Inserted and deleted pieces carry no signs; what shows them sets the signs that it needs.
    """

    form: Form
    cells: tuple[tuple[Piece, ...], ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of all cells."""
        return tuple(piece for cell in self.cells for piece in cell)

    @property
    def words(self) -> str:
        """The words of all cells without any look."""
        return "".join(words for words, _ in self.pieces)


# Control characters, which a terminal would act on, and those that turn the direction of what follows them.
_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKS = {"\n": " ", "\t": " ", "\x85": " ", "\u2028": " ", "\u2029": " \u00b6 "}
_SHOWN = str.maketrans({**dict.fromkeys(map(chr, _STEERING), ""), **_BREAKS})


def shown(words: str) -> str:
    """The words as they may be shown: nothing in them steers a terminal, and they stay on one line."""
    return words if words.isprintable() else words.translate(_SHOWN)  # all of these signs are not printable


def looked(pieces: Iterable[str | Piece]) -> tuple[Piece, ...]:
    """The pieces with words that may be shown; bare words are plain, empty ones are left out."""
    given = ((p, Look.PLAIN) if isinstance(p, str) else p for p in pieces)
    seen = ((shown(words), look) for words, look in given)
    return tuple(piece for piece in seen if piece[0])


def block(form: Form, *pieces: str | Piece) -> Block:
    """A block of one cell."""
    return Block(form, (looked(pieces),))


def row(form: Form, *cells: Iterable[str | Piece]) -> Block:
    """A block of several cells, a pair or a row of a table."""
    return Block(form, tuple(looked(cell) for cell in cells))


SIGNS = {Look.INSERTED: ("{+", "+}"), Look.DELETED: ("{-", "-}")}


def signed(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with {+added+} and {-deleted-} in their signs, so that they are told apart without colour.

    An author stands in the sign behind the words, as in a held text: {+as appropriate+|EU}.
    """
    said: list[Piece] = []
    for words, look in pieces:
        if look is Look.AUTHOR and said and said[-1][1] in SIGNS:
            before, of_before = said.pop()
            said.append((f"{before[:-1]}|{words}{before[-1]}", of_before))
        else:
            said.append((words.join(SIGNS[look]), look) if look in SIGNS else (words, look))
    return tuple(said)


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 paragraph", "3 paragraphs"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def shortened(words: str, length: int = _QUOTE_LENGTH) -> str:
    """The words, cut at a space to about `length` characters with an ellipsis."""
    words = " ".join(words.split())
    if len(words) <= length:
        return words
    head = words[:length]
    return f"{head[: head.rfind(' ')] if ' ' in head else head}\u2026"


def joined(words: Iterable[str]) -> str:
    """ "a, b and c"."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
