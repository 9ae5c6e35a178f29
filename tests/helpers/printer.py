"""Prints a resolution on pages, as programs that save a PDF as text do: the inverse of what the reader undoes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, MARGIN, FIRST = 72, 16, 5  # columns


class Sheet(NamedTuple):
    """How pages are printed: rows of text on each, whether first lines stand in, what is said above and below."""

    rows: int = 20
    indented: bool = True
    symbol: str = "A/80/L.99"
    title: str = ""
    job: str = "25-12345"


PLAIN = Sheet()


def print_pages(paragraphs: Sequence[str], notes: Sequence[str], sheet: Sheet = PLAIN) -> str:
    """The pages of paragraphs whose note marks are said as raised numbers, `⁴`, and of notes, in order from 1."""
    rows = [row for paragraph in paragraphs for row in _wrapped(paragraph, sheet.indented)]
    pages = [rows[at : at + sheet.rows] for at in range(0, len(rows), sheet.rows)]
    return "\f".join(_page(number, len(pages), page, notes, sheet) for number, page in enumerate(pages, 1)) + "\f"


def _wrapped(paragraph: str, indented: bool) -> list[str]:
    first = " " * (FIRST if indented else 0)
    lines = textwrap.wrap(paragraph, WIDTH, initial_indent=first, break_long_words=False)
    return [" " * MARGIN + line if indented else line for line in lines] + ([] if indented else [""])


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _page(number: int, of: int, rows: Sequence[str], notes: Sequence[str], sheet: Sheet) -> str:
    words = "\n".join(rows)
    marks = [_plain(found) for found in re.findall(f"[{_RAISED}]+", words)]
    body = re.sub(f"(?<=\\S)([{_RAISED}]+)", lambda found: f" {_plain(found[1])}", words)
    head = [f"{'':60}{sheet.symbol}", ""] if number == 1 else [f"{sheet.symbol}{'':30}{sheet.title}", ""]
    foot = ["", "", f"{number}/{of}{'':50}{sheet.job}"] if number > 1 else ["", f"{sheet.job} (E)", "*2512345*"]
    below = [
        line
        for mark in marks
        for line in (f"{'':16}{mark}", *textwrap.wrap(notes[int(mark) - 1], 80, initial_indent=" " * 18))
    ]
    return "\n".join([*head, body, *(["", f"{'':12}__________________", *below] if below else []), *foot]) + "\n"


def _plain(raised: str) -> str:
    return "".join(str(_RAISED.index(digit)) for digit in raised)
