"""The lines of a PDF."""

from __future__ import annotations

from typing import NamedTuple

from drafting.errors import FormatError
from drafting.readers.pdf_file import MAX_CHARACTERS, opened, page_glyphs
from drafting.readers.pdf_lines import Line, lines_of


class Page(NamedTuple):
    """What stands on a page: its lines in the order in which they were drawn, and what is no line."""

    lines: list[Line]
    askew: str  # words that are turned: watermarks, stamps
    pictures: int  # counted where there are no words
    unnamed: int  # characters that their font does not name
    said: list[str]  # comments and form fields


def read_pages(data: bytes, name: str) -> list[Page]:
    """The pages of a PDF. Raises FormatError."""
    pages = []
    characters = 0
    with opened(data, name) as document:
        for number in range(len(document)):
            found = page_glyphs(document, number, name)
            characters += len(found.glyphs)
            if characters > MAX_CHARACTERS:
                raise FormatError(
                    f"{name}: has more than {MAX_CHARACTERS:,} characters", "save the pages that are wanted"
                )
            lines = lines_of(number + 1, found.width, found.glyphs)
            pages.append(Page(lines, " ".join(found.askew.split()), found.pictures, found.unnamed, found.said))
    return pages
