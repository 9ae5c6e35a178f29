"""Printed drafts and resolutions as texts, from PDF files by pdftotext: shared/data/un_pdf, not part of the project."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator

from adopted import SHARED

from drafting.model.address import Form, Series, place
from drafting.model.text import Kind, Paragraph, Text

PRINTED = SHARED / "data" / "un_pdf"
_RULE = re.compile(r"\s*_{8,}\s*")
_NUMBERED = re.compile(r"(\d+)\.\s+(?=[A-Z])(.*)")
_LETTERED = re.compile(r"\(([a-z])\)\s+(.*)")
_ENDS = re.compile(r"[,;:.”](?: and)?(?:\s\d{1,2})?$")  # of a paragraph, with the mark of a note
_INDENT = 3  # columns; the first line of a paragraph stands this much further in, often more


def is_readable(*names: str) -> bool:
    """True where the files are there, and what reads them."""
    return shutil.which("pdftotext") is not None and all((PRINTED / f"{name}.pdf").exists() for name in names)


def printed_text(name: str) -> Text:
    """The preambular and operative paragraphs of a resolution, items with them apart; headings and notes left out."""
    command = ["pdftotext", "-layout", str(PRINTED / f"{name}.pdf"), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")
    symbol = name.replace("_", "/", 2).replace("_", "/")
    return Text(symbol, tuple(_paragraphs(_blocks(pages))), symbol=symbol)


def _blocks(pages: list[str]) -> Iterator[str]:
    """The paragraphs as printed, from the first after the name of the organ on."""
    block: list[str] = []
    begun = False
    for page in pages:
        body = [line for line in _body(page.split("\n")) if line.strip()]
        if not begun:
            organ = next((at for at, line in enumerate(body) if line.strip() == "The General Assembly,"), len(body))
            body, begun = body[organ + 1 :], organ < len(body)
        left = min((_indent(line) for line in body), default=0)
        for line in body:
            starts = _indent(line) >= left + _INDENT or _NUMBERED.fullmatch(line.strip())
            if starts and block and _ENDS.search(block[-1]):
                yield " ".join(block)
                block = []
            block.append(line.strip())
    if block:
        yield " ".join(block)


def _body(lines: list[str]) -> Iterator[str]:
    """The lines of a page without its head, its notes and its foot."""
    rule = next((at for at, line in enumerate(lines) if _RULE.fullmatch(line)), len(lines))
    head = next((at for at, line in enumerate(lines) if not line.strip() and any(lines[:at])), 0)
    yield from lines[head:rule]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _paragraphs(blocks: Iterator[str]) -> Iterator[Paragraph]:
    preambular, last, note = 0, None, 1
    for block in blocks:
        words, note = _without_note_marks(block, note)
        if numbered := _NUMBERED.fullmatch(words):
            last = place(Series.OP, int(numbered[1]))
            yield Paragraph(last, Kind.OPERATIVE, numbered[2])
        elif last and (item := _LETTERED.fullmatch(words)):
            yield Paragraph(last.child(Form.LETTER, ord(item[1]) - ord("a") + 1), Kind.ITEM, item[2])
        elif last is None:
            preambular += 1
            yield Paragraph(place(Series.PP, preambular), Kind.PREAMBULAR, words)


def _without_note_marks(block: str, note: int) -> tuple[str, int]:
    """The wording without the marks of notes, which are counted through the text, and the number of the next note."""
    while mark := re.search(rf"(?<=[\w”’)])[,;.]?( {note})(?=[\s,;.)]|$)", block):
        block = block[: mark.start(1)] + block[mark.end(1) :]
        note += 1
    return block.strip(), note
