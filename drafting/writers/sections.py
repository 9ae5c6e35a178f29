"""The sections of a text as a reader names them: the heading above, or else the part of a resolution."""

from __future__ import annotations

from typing import NamedTuple

from drafting.model.address import Series
from drafting.model.text import Paragraph
from drafting.writers.fate_words import shortened

_NAME_LENGTH = 60  # characters


class Section(NamedTuple):
    """The part of a text and the heading over its paragraphs, or what stands in for one."""

    part: str
    name: str

    @property
    def title(self) -> str:
        """The section in few words: "Annex: II. Protection"; "Text" where there is nothing to call it by."""
        part = self.part[:1].upper() + self.part[1:]
        if self.name.casefold().startswith(part.casefold()):
            part = ""  # the heading says so itself
        return shortened(": ".join(word for word in (part, self.name) if word) or "Text", _NAME_LENGTH)


def section(paragraph: Paragraph) -> Section:
    """The section that a paragraph stands in."""
    series, part = paragraph.address.series, paragraph.address.part
    stands_in = {Series.PP: "Preamble", Series.OP: "Operative part"}.get(series, "")
    return Section(part, paragraph.section or stands_in)
