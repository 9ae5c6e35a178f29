"""The fates of elements as a workbook: elements, carriers, the matrix of both, and how to read them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from math import ceil
from typing import TYPE_CHECKING

from drafting.model.fates import Degree, Fates, Verdict
from drafting.model.text import Text
from drafting.writers.fate_words import DEGREES, MEANINGS, element_name, verdict_words
from drafting.writers.sections import section
from drafting.writers.sheets import ELEMENTS, LINKS, Cell, Column, element_rows, link_rows

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CELL_LIMIT = 32_767  # characters in a cell of a spreadsheet
_PAGE = 300  # characters that a page across still shows legibly
_SIGNS = {Degree.STRONG: "S", Degree.PARTIAL: "p"}
_LINE, _ROW_LIMIT = 15, 405  # points
_FILLED = 0.95  # share of a column that words fill before they break
_BEFORE_MATRICES = 2  # sheets
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)  # the date of every workbook: the same texts give the same file


def fates_xlsx(fates: Fates) -> bytes:
    """A workbook: elements, carriers, the matrix of both, and how to read them. Text is text and never a formula."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(out, {"in_memory": True, **never})
    book.set_properties({"title": "What became of the elements", "created": _LONG_AGO})
    looks = _Looks(book)
    _table(book, looks, "Elements", ELEMENTS, list(element_rows(fates)))
    _table(book, looks, "Carriers", LINKS, list(link_rows(fates)))
    for plan in fates.plans:
        _matrix(book, looks, fates, plan)
    _key(book, looks, fates)
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of a workbook. Verdicts and degrees have words and a colour, never a colour alone."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format(
            {"bold": True, "bg_color": "#D9D9D9", "text_wrap": True, "valign": "top", "border": 1}
        )
        self.words: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.number: Format = book.add_format({"num_format": "0.00", "valign": "top"})
        self.count: Format = book.add_format({"num_format": "0", "valign": "top"})
        fills = {
            verdict_words(Verdict.VERBATIM): "#A9D18E",
            verdict_words(Verdict.REWORDED): "#C5E0B3",
            verdict_words(Verdict.PARTIAL): "#FFE699",
            verdict_words(Verdict.NONE_FOUND): "#F4B183",
            _SIGNS[Degree.STRONG]: "#9DC3E6",
            _SIGNS[Degree.PARTIAL]: "#DEEBF7",
        }
        self.filled: dict[str, Format] = {
            words: book.add_format({"bg_color": fill, "text_wrap": True, "valign": "top"})
            for words, fill in fills.items()
        }

    def of(self, value: Cell, head: str) -> Format:
        """How a value looks in the column with that head."""
        if isinstance(value, float):
            return self.number
        if isinstance(value, int):
            return self.count
        return self.filled.get(str(value), self.words) if head in ("verdict", "") else self.words


def _table(book: Workbook, looks: _Looks, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, looks.head)
    for row, values in enumerate(rows, start=1):
        for at, (value, column) in enumerate(zip(values, columns, strict=True)):
            _write(sheet, row, at, value, looks.of(value, column.head))
        sheet.set_row(row, _height(values, columns))
    sheet.set_row(0, 2 * _LINE)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    _for_print(sheet, pages=1 if sum(column.width for column in columns) < _PAGE else 2)


def _height(values: Sequence[Cell], columns: Sequence[Column]) -> int:
    """The height in points that shows all words of a row, as far as a row may be high. Not every program fits it."""
    lines = (ceil(len(str(value)) / (column.width * _FILLED)) for value, column in zip(values, columns, strict=True))
    return min(_ROW_LIMIT, _LINE * max(1, *lines))


def _write(sheet: Worksheet, row: int, at: int, value: Cell, look: Format) -> None:
    if value is None:
        sheet.write_blank(row, at, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, at, value[:_CELL_LIMIT], look)
    else:
        sheet.write_number(row, at, value, look)


def _for_print(sheet: Worksheet, *, pages: int = 1) -> None:
    """Landscape A4, so many pages wide."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)


def _matrix(book: Workbook, looks: _Looks, fates: Fates, plan: Text) -> None:
    """Elements down, the paragraphs of a plan that carry any across: S strong, p partial."""
    carriers = {c.paragraph.address for fate in fates.fates for c in fate.carriers if c.text == plan}
    across = [p for p in plan.paragraphs if p.address in carriers]
    sheet = book.add_worksheet(_sheet_name(plan, book))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, max(1, len(across)), 5)
    sheet.write_string(1, 0, "element", looks.head)
    for at, paragraph in enumerate(across, start=1):
        sheet.write_string(0, at, section(paragraph).title(), looks.head)
        sheet.write_string(1, at, str(paragraph.address), looks.head)
    for row, fate in enumerate(fates.fates, start=2):
        sheet.write_string(row, 0, element_name(fate, fates), looks.head)
        degrees = {c.paragraph.address: c.degree for c in fate.carriers if c.text == plan}
        for at, paragraph in enumerate(across, start=1):
            if degree := degrees.get(paragraph.address):
                sign = _SIGNS[degree]
                sheet.write_string(row, at, sign, looks.of(sign, ""))
    sheet.freeze_panes(2, 1)
    _for_print(sheet)


def _sheet_name(plan: Text, book: Workbook) -> str:
    """A name that a workbook takes: 31 characters, none of its signs, and no other sheet's."""
    plain = "".join("-" if sign in "[]:*?/\\'" else sign for sign in plan.name)[:20]
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    if len(taken) == _BEFORE_MATRICES:
        return f"Matrix {plain}"
    numbered = (f"Matrix {plain} {number}" for number in count(len(taken)))
    return next(name for name in numbered if name.casefold() not in taken)


def _key(book: Workbook, looks: _Looks, fates: Fates) -> None:
    rows: list[tuple[str, str]] = [
        ("Elements of", "; ".join(text.label for text in fates.sources)),
        ("In", "; ".join(text.label for text in fates.plans)),
        *((verdict_words(verdict), meaning) for verdict, meaning in MEANINGS.items()),
        *((f"{_SIGNS[degree]}: {degree.value}", meaning) for degree, meaning in DEGREES.items()),
        ("by: tool", "a proposal of the program with the shared words as evidence, to be confirmed by a reader"),
    ]
    sheet = book.add_worksheet("How to read this")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    for row, (words, meaning) in enumerate(rows):
        sheet.write_string(row, 0, words, looks.filled.get(words, looks.words))
        sheet.write_string(row, 1, meaning, looks.words)
