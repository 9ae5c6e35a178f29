"""One Word paragraph as a wording with its spans and note marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.text import NoteMark, Span
from drafting.ooxml.names import w
from drafting.ooxml.styles import Look, Styles
from drafting.ooxml.symbols import unicode_of
from drafting.ooxml.walk import Piece, PieceKind, WordParagraph
from drafting.readers.writing import Writing

if TYPE_CHECKING:
    from lxml.etree import _Element

NumberOf = Callable[["_Element", str], str]  # a note's reference and its custom mark -> the number that it prints
Hear = Callable[[Look, str], None]  # told of every run's words, for the language
_MARK_LENGTH = 10  # characters; Word allows no more for a note's own mark
_MARK = re.compile(rf"\s*\S{{1,{_MARK_LENGTH}}}(?!\S)")
_OFF = (None, "0", "false", "off")


class Wording(NamedTuple):
    """The words of a paragraph as the model wants them, and what they leave out.

    `hidden` are words that Word does not print; `apart` the pieces that stand outside the line; `is_deleted` says that
    nothing of the paragraph remains once pending changes are accepted.
    """

    text: str
    spans: tuple[Span, ...]
    notes: tuple[NoteMark, ...]
    hidden: str
    apart: tuple[Piece, ...]
    is_deleted: bool


def worded(
    paragraph: WordParagraph, styles: Styles, style: str | None, number_of: NumberOf, hear: Hear | None = None
) -> Wording:
    """The words that a paragraph prints, without white space at either end; offsets are into them."""
    writing = Writing()
    hidden: list[str] = []
    apart: list[Piece] = []
    look: Look | None = None
    run: _Element | None = None
    mark = ""  # of a note, as its author typed it: the next words of the same run
    for at, piece in enumerate(paragraph.pieces):
        if piece.kind is PieceKind.NOTE_MARK:
            mark = _custom_mark(paragraph.pieces, at)
            writing.mark(number_of(piece.element, mark.strip()))
        elif not (printed := piece.printed):
            apart.append(piece)
        else:
            if look is None or piece.run is not run:  # once a run, however many pieces it has
                look, run = styles.look(piece.run, style), piece.run
            words = printed[len(mark) :] if mark else printed
            mark = mark[len(printed) :]
            words = unicode_of(words, look.font) if look.font else words
            if look.hidden:
                hidden.append(words)
            else:
                if hear is not None:
                    hear(look, words)
                writing.exact(words, look.styles, piece.inserted, piece.deleted)
        if piece.kind is PieceKind.FORMULA:
            apart.append(piece)
    is_deleted = paragraph.deleted is not None and not writing.live
    return Wording(*writing.finished(), "".join(hidden), tuple(apart), is_deleted)


def _custom_mark(pieces: tuple[Piece, ...], at: int) -> str:
    """The mark that the author typed for a note: what follows its reference in the run, up to white space."""
    reference = pieces[at]
    if reference.element.get(w("customMarkFollows")) in _OFF:
        return ""
    following = ""
    for piece in pieces[at + 1 : at + 1 + _MARK_LENGTH]:
        if piece.run is not reference.run or not piece.printed:
            break
        following += piece.printed
    found = _MARK.match(following)
    return found[0] if found else ""
