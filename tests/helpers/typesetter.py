"""Sets a resolution on the pages of a PDF, as a word processor does: the inverse of what the reader undoes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pdfs import Put

TOP, LEFT, LEADING, SIZE = 80, 100, 12, 10  # points
LETTER = 6  # points: Courier's, all alike
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


class Type(NamedTuple):
    """How a text is set: characters a line, lines a page, points between paragraphs, points by which they begin in."""

    columns: int = 60
    rows: int = 30
    gap: int = 6
    indent: int = 0
    ruled: bool = True
    symbol: str = "A/80/L.99"


def set_pages(paragraphs: Sequence[str], notes: Sequence[str], kind: Type) -> list[list[Put]]:
    """The pages of paragraphs whose note marks are said as raised numbers, `⁴`, and of notes, in order from 1."""
    rows = [row for paragraph in paragraphs for row in _wrapped(paragraph, kind)]
    pages = [rows[at : at + kind.rows] for at in range(0, len(rows), kind.rows)]
    return [list(_page(number, len(pages), page, notes, kind)) for number, page in enumerate(pages, 1)]


def _wrapped(paragraph: str, kind: Type) -> Iterator[tuple[bool, str]]:
    """Lines, and whether each is the first of its paragraph. Raised numbers are narrower than they count here."""
    first = " " * (kind.indent // LETTER)
    for at, line in enumerate(textwrap.wrap(paragraph, kind.columns, initial_indent=first, break_long_words=False)):
        yield at == 0, line.strip()


def _page(number: int, of: int, rows: Sequence[tuple[bool, str]], notes: Sequence[str], kind: Type) -> Iterator[Put]:
    """The foot is drawn first, as Word does."""
    yield Put(LEFT, 800, f"{number}/{of}", "m", 8)
    yield Put(400 if number > 1 else 300, 40, kind.symbol, "m")
    base = TOP
    marks: list[str] = []
    for at, (is_first, words) in enumerate(rows):
        base += LEADING + (kind.gap if is_first and at else 0)
        marks += [str(int("".join(str(RAISED.index(c)) for c in run))) for run in re.findall(f"[{RAISED}]+", words)]
        yield Put(LEFT + (kind.indent if is_first else 0), base, _marked_up(words), "m", SIZE)
    base = 790 - LEADING * sum(1 + len(notes[int(mark) - 1]) // kind.columns for mark in marks)
    if marks and kind.ruled:
        yield Put(LEFT, base - 14, "__________________", "m", 8)
    for mark in marks:
        for at, words in enumerate(textwrap.wrap(notes[int(mark) - 1], kind.columns)):
            yield Put(LEFT, base, f"<^>{mark}</^> {words}" if not at else words, "m", 8)
            base += 9.5


def _marked_up(words: str) -> str:
    plain = re.sub(f"[{RAISED}]+", lambda run: f"<^>{''.join(str(RAISED.index(c)) for c in run[0])}</^>", words)
    return re.sub(r"^((?:\d+\. )?)(Recalling|Decides)\b", r"\1<i>\2</i>", plain)
