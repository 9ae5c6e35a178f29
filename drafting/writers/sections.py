"""The sections of a text as a reader names them: the heading above, or else the part of a resolution."""

from __future__ import annotations

from typing import NamedTuple

from drafting.model.text import Kind, Paragraph
from drafting.writers.page import shortened

_NAME_LENGTH = 60  # characters


class Section(NamedTuple):
    """The part of a text and the heading over its paragraphs, or what stands in for one."""

    part: str
    name: str

    def title(self, length: int = _NAME_LENGTH) -> str:
        """The section in about so many characters: "Annex: II. Protection"; "Text" where nothing names it."""
        part = self.part[:1].upper() + self.part[1:]
        if self.name.casefold().startswith(part.casefold()):
            part = ""  # the heading says so itself
        return shortened(": ".join(word for word in (part, self.name) if word) or "Text", length)


def section(paragraph: Paragraph) -> Section:
    """The section that a paragraph stands in."""
    address = paragraph.address
    return Section(address.part, paragraph.section or address.resolution_part.capitalize())


def section_of(paragraph: Paragraph) -> str:
    """The section as it is shown: the heading above, or else the part of a resolution."""
    annex = (paragraph.address.part or "annex") if paragraph.kind is Kind.ANNEX else ""
    return paragraph.section or paragraph.address.resolution_part or annex
