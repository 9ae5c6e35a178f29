"""One story in both files while its redline is written: whose lines, whose looks, and what was met on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.ooxml.sameness import Sameness
from drafting.ooxml.stories import Story
from drafting.writers.docx.in_place.bring import Bringer
from drafting.writers.docx.in_place.earlier import Authors
from drafting.writers.docx.in_place.ink import Ink

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(eq=False, repr=False)
class Sides:
    """The old story and the new one, where each stands, and the objects that hold stories of their own."""

    old: Story
    new: Story
    old_same: Sameness
    new_same: Sameness
    bringer: Bringer
    ink: Ink
    authors: Authors
    # Objects that stay, the old one in its place and the new one: their text boxes and notes are compared next.
    stay: list[tuple[_Element, _Element]] = field(default_factory=list)
    gone_notes: list[_Element] = field(default_factory=list)  # references to notes that the new text does not have
    come_notes: list[tuple[_Element, _Element]] = field(default_factory=list)  # the brought reference, and the new one
    dissolved: int = 0  # content controls that had to go for what changed in them

    def take(self, element: _Element) -> _Element:
        """Something of the new story itself, fit for the old part; it is not to be used there again."""
        return self.bringer.take(element, self.new_same.part, self.old_same.part)

    def copy(self, element: _Element) -> _Element:
        """A copy of something of the new story, fit for the old part."""
        return self.bringer.copy(element, self.new_same.part, self.old_same.part)
