"""One Word paragraph as a wording with its spans and note marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.text import NoteMark, Span, Style, merged
from drafting.ooxml.names import w
from drafting.ooxml.styles import Look, Styles
from drafting.ooxml.symbols import unicode_of
from drafting.ooxml.walk import Piece, PieceKind, Revision, WordParagraph

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


@dataclass(eq=False, repr=False)
class _Writing:
    words: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    apart: list[Piece] = field(default_factory=list)
    live: bool = False

    def add(self, piece: Piece, words: str, look: Look) -> None:
        """Put printed words down, with what is laid over them."""
        end = self.length + len(words)
        self.words.append(words)
        if look.styles:
            self.spans += [Span(self.length, end, style) for style in look.styles]
        if piece.inserted:
            self.spans.append(_pending(self.length, end, Style.INSERTED, piece.inserted))
        if piece.deleted:
            self.spans.append(_pending(self.length, end, Style.DELETED, piece.deleted))
        elif words.strip():
            self.live = True
        self.length = end


def worded(
    paragraph: WordParagraph, styles: Styles, style: str | None, number_of: NumberOf, hear: Hear | None = None
) -> Wording:
    """The words that a paragraph prints, without white space at either end; offsets are into them."""
    writing = _Writing()
    look: Look | None = None
    run: _Element | None = None
    mark = ""  # of a note, as its author typed it: the next words of the same run
    for at, piece in enumerate(paragraph.pieces):
        if piece.kind is PieceKind.NOTE_MARK:
            mark = _custom_mark(paragraph.pieces, at)
            writing.notes.append(NoteMark(writing.length, number_of(piece.element, mark.strip())))
        elif not (printed := piece.printed):
            writing.apart.append(piece)
        else:
            if look is None or piece.run is not run:  # once a run, however many pieces it has
                look, run = styles.look(piece.run, style), piece.run
            _take(writing, piece, printed[len(mark) :] if mark else printed, look, hear)
            mark = mark[len(printed) :]
        if piece.kind is PieceKind.FORMULA:
            writing.apart.append(piece)
    return _trimmed(writing, paragraph)


def _take(writing: _Writing, piece: Piece, printed: str, look: Look, hear: Hear | None) -> None:
    words = unicode_of(printed, look.font) if look.font else printed
    if look.hidden:
        writing.hidden.append(words)
        return
    if hear is not None:
        hear(look, words)
    writing.add(piece, words, look)


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


def _pending(start: int, end: int, style: Style, who: Revision) -> Span:
    return Span(start, end, style, who.author, who.date if who.author else None)


def _trimmed(writing: _Writing, paragraph: WordParagraph) -> Wording:
    raw = "".join(writing.words)
    text = raw.strip()
    is_deleted = paragraph.deleted is not None and not writing.live
    hidden, apart = "".join(writing.hidden), tuple(writing.apart)
    if not writing.spans and not writing.notes:
        return Wording(text, (), (), hidden, apart, is_deleted)
    shift, end = len(raw) - len(raw.lstrip()) if text else 0, len(text)

    def within(offset: int) -> int:
        return min(max(offset - shift, 0), end)

    spans = (s._replace(start=within(s.start), end=within(s.end)) for s in writing.spans)
    notes = (n._replace(at=within(n.at)) for n in writing.notes)
    return Wording(text, merged(spans), tuple(sorted(notes)), hidden, apart, is_deleted)
