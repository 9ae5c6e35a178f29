"""A table of two texts, read back: its first column must hold the old text, its second one the new."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.changes import Comparison
from drafting.model.text import Text
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.ooxml.walk import Piece, WordParagraph, walk
from drafting.writers.docx.check import unsound
from drafting.writers.docx.layout import gap_of
from drafting.writers.docx.notes import notes_by_number
from drafting.writers.docx.wordml import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset({"DeletedWords", "DeletedEnd", "AddedEnd"})  # what the new text does not hold


class _Shown(NamedTuple):
    """A paragraph as a column shows it: words with the marker, note marks as (offset, number), and its notes."""

    words: str
    marks: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]


def check_side_by_side(data: bytes, comparison: Comparison) -> None:
    """Nothing, where the columns give both texts back, paragraph by paragraph, letter for letter, notes included.

    Raises OutputError that names the first paragraph that fails.
    """
    package = open_package(data, name="the file written")
    tables = package.tree(package.main).iter(w("tbl"))
    rows = [row.findall(w("tc")) for row in next(tables).iterfind(w("tr"))][1:]
    for column, text in enumerate((comparison.old, comparison.new)):
        _check(text, [shown for cells in rows for shown in _shown(cells[column])])


def _check(text: Text, found: list[_Shown]) -> None:
    notes = {number: note.wording for number, note in notes_by_number(text).items()}
    for paragraph, got in zip_longest(text.paragraphs, found):
        if paragraph is None:
            raise unsound(f"its column of {text.label} holds {_told(got)} besides")
        before = paragraph.marker + gap_of(paragraph) if paragraph.marker else ""
        end = len(paragraph.wording)
        marks = tuple((len(before) + min(mark.at, end), printable(mark.number)) for mark in paragraph.notes)
        wanted = _Shown(
            printable(before + paragraph.wording),
            marks,
            tuple(printable(f"{mark.number} {notes.get(mark.number, '')}") for mark in paragraph.notes),
        )
        if got != wanted:
            raise unsound(f"{paragraph.address} of {text.label} should read {_told(wanted)} and reads {_told(got)}")


def _told(shown: _Shown | None) -> str:
    if shown is None:
        return "nothing"
    notes = "; ".join(f"note at {at}: {number}" for at, number in shown.marks)
    below = "".join(f"; below it {note!r}" for note in shown.notes)
    return repr(shown.words) + (f" ({notes}{below})" if notes or below else "")


def _shown(cell: _Element) -> Iterator[_Shown]:
    """The paragraphs of a cell in the text of its column: marked deletions and cross-references left out."""
    current: _Shown | None = None
    for paragraph in walk(cell):
        style = _value(paragraph.element.find(f"{w('pPr')}/{w('pStyle')}"))
        if style == "TableNote" and current:
            note = "".join(piece.printed for piece in paragraph.pieces if _style(piece) not in _GONE)
            current = current._replace(notes=(*current.notes, note)) if note else current
        elif style == "TableText":
            if current:
                yield current
            current = _read(paragraph)
    if current:
        yield current


def _read(paragraph: WordParagraph) -> _Shown:
    words, marks = "", []
    for piece in paragraph.pieces:
        style = _style(piece)
        if style == "FootnoteReference":
            if piece.run is not None and piece.run.find(f"{w('rPr')}/{w('strike')}") is None:
                marks.append((len(words), piece.printed))
        elif style not in _GONE:
            words += piece.printed
    return _Shown(words, tuple(marks), ())


def _style(piece: Piece) -> str:
    return _value(piece.run.find(f"{w('rPr')}/{w('rStyle')}")) if piece.run is not None else ""


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(w("val"), "")
