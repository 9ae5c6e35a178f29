"""UN documents in PDF (under shared/data/un_pdf, not part of the project) as texts: pdftotext for the words and where
they stand, the plain-text reader for the grammar.

Lines become paragraphs again; running headers, page and job numbers go; footnotes and their raised marks are kept as
such. Nothing else is repaired: a blank that kerning leaves inside a word ("COVID -19") stays, and so does a letter
that the file itself spells wrongly.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path

from adopted import SHARED

from drafting.model.text import Text
from drafting.readers import read_bytes

PDFS = SHARED / "data" / "un_pdf"
TOOL = shutil.which("pdftotext")

_LINE = re.compile(r"<line .*?>(.*?)</line>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', re.DOTALL)
_FURNITURE = re.compile(r"_+|\d+/\d+|\d\d-\d{5}|\d+/\d+ \d\d-\d{5}|\d\d-\d{5} \d+/\d+|\d\d-\d{5} \(E\).*|\*\d{7}\*")
_MARKER = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,4}\))(?: |$)")
# Points. The text is set in 10 pt (a box of 11.1) with lines 12 apart, notes and running headers in 8.5 pt (9.4).
TEXT_HEIGHT = 10.5
HEADER_BOTTOM = 76
ONE_LINE = 5
PARAGRAPH_GAP = 14
INDENT = 15


@dataclass(frozen=True)
class Line:
    """One printed line: its page, its left edge and its foot in points, the height of its tallest word."""

    page: int
    left: float
    foot: float
    height: float
    words: str


@cache
def pdf_text(path: Path) -> Text:
    """The document in a PDF file, with addresses; its symbol is the file's name (A_C.3_80_L.4: A/C.3/80/L.4)."""
    data = "\n\n".join(_blocks(path)).encode()
    text = read_bytes(data, f"{path.stem}.txt").text
    return replace(text, name=path.stem, symbol=path.stem.replace("_", "/"))


def _blocks(path: Path) -> list[str]:
    """The paragraphs and the footnotes of the file, as the plain-text reader wants them."""
    body, notes = [], []
    for line in _lines(path):
        if _FURNITURE.fullmatch(line.words) or (line.page > 1 and line.foot < HEADER_BOTTOM):
            continue
        (body if line.height > TEXT_HEIGHT else notes).append(line)
    return [*_paragraphs(body), *_notes(notes)]


def _lines(path: Path) -> Iterator[Line]:
    """The printed lines from top to bottom, pieces of one line put together."""
    done = subprocess.run(
        [str(TOOL), "-bbox-layout", str(path), "-"], capture_output=True, check=True, timeout=60, encoding="utf-8"
    )
    for number, page in enumerate(done.stdout.split("<page ")[1:], 1):
        pieces = sorted(map(_piece, _LINE.findall(page)), key=lambda piece: piece[1])
        row: list[tuple[float, float, float, str]] = []
        for piece in pieces:
            if row and piece[1] - row[0][1] > ONE_LINE:
                yield _line(number, row)
                row = []
            row.append(piece)
        if row:
            yield _line(number, row)


def _piece(xml: str) -> tuple[float, float, float, str]:
    """Left edge, foot, height and words of a piece of a line; a raised number becomes a note mark, [^1]."""
    found = [(float(x), float(top), float(foot), unescape(word)) for x, top, foot, word in _WORD.findall(xml)]
    height = max(foot - top for _, top, foot, _ in found)
    said = ""
    for _, top, foot, word in found:
        is_raised = re.fullmatch(r"\d+(?:,\d+)*", word) and foot - top < 0.75 * height
        said += "".join(f"[^{number}]" for number in word.split(",")) if is_raised else f" {word}"
    return found[0][0], max(foot for _, _, foot, _ in found), height, said.strip()


def _line(page: int, row: list[tuple[float, float, float, str]]) -> Line:
    row = sorted(row)
    words = " ".join(words for *_, words in row)
    return Line(page, row[0][0], max(foot for _, foot, _, _ in row), max(height for _, _, height, _ in row), words)


def _paragraphs(lines: list[Line]) -> list[str]:
    """Lines joined where one paragraph runs on: no gap above; at the head of a page, neither indented nor marked."""
    margin = min(line.left for line in lines if line.page > 1)
    found = [lines[0].words]
    for above, line in pairwise(lines):
        if line.page == above.page:
            begins = line.foot - above.foot > PARAGRAPH_GAP
        else:
            begins = line.left - margin > INDENT or bool(_MARKER.match(line.words))
        if begins:
            found.append(line.words)
        else:
            found[-1] += ("" if found[-1].endswith("-") else " ") + line.words
    return found


def _notes(lines: list[Line]) -> list[str]:
    """Footnotes as "[^1]: words". The list of sponsors has one marked with a star; it belongs to the masthead."""
    found: list[str] = []
    for line in lines:
        number, _, words = line.words.partition(" ")
        if number.isdigit() and line.left < 118 and words:
            found.append(f"[^{number}]: {words}")
        elif found and not line.words.startswith("* "):
            found[-1] += ("" if found[-1].endswith("-") else " ") + line.words
    return found
