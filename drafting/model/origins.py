"""Where a plan comes from: for each of its paragraphs the earlier ones it takes up, and what is new in it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.model.fates import Degree, Evidence
from drafting.model.text import Paragraph, Text


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A paragraph of an earlier text that a later one takes up, wholly or in part; `likeness` runs from 0 to 1.

    In its evidence `element` is the place in the earlier wording, `carrier` the one in the later wording.
    """

    text: Text
    paragraph: Paragraph
    degree: Degree
    likeness: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one paragraph of the plan comes from, ancestors likest first.

    `new` are (start, end) offsets of the words that no ancestor has; `known` is the share, 0 to 1, of the paragraph's
    substance that one has: 1 for one taken over as it stood.
    """

    text: Text
    paragraph: Paragraph
    ancestors: tuple[Ancestor, ...] = ()
    new: tuple[tuple[int, int], ...] = ()
    known: float = 0.0

    @property
    def is_new(self) -> bool:
        """True where no earlier paragraph was found for it, which is no claim that there is none."""
        return not self.ancestors


@dataclass(frozen=True, slots=True)
class SectionShare:
    """Of the paragraphs of one section of a plan how many have an ancestor (`descended`), and how many a strong one."""

    text: Text
    section: str
    paragraphs: int
    descended: int
    strong: int

    @property
    def share(self) -> float:
        """The share of the section's paragraphs that have an ancestor, 0 to 1."""
        return self.descended / self.paragraphs


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of all paragraphs of the plans in the sources, in the order of the plans."""

    sources: tuple[Text, ...]
    plans: tuple[Text, ...]
    origins: tuple[Origin, ...]

    @property
    def sections(self) -> tuple[SectionShare, ...]:
        """What has an ancestor, section by section in the order of the plans."""
        found: dict[tuple[str, str], list[Origin]] = {}
        for origin in self.origins:
            found.setdefault((origin.text.name, section_of(origin.paragraph)), []).append(origin)
        return tuple(_share(section, origins) for (_, section), origins in found.items())


def section_of(paragraph: Paragraph) -> str:
    """What the room calls the section of a paragraph: its heading, or else preamble, operative part, annex."""
    return paragraph.section or paragraph.address.resolution_part or paragraph.address.part or "text"


def _share(section: str, origins: list[Origin]) -> SectionShare:
    strong = sum(any(a.degree is Degree.STRONG for a in origin.ancestors) for origin in origins)
    descended = sum(not origin.is_new for origin in origins)
    return SectionShare(origins[0].text, section, len(origins), descended, strong)
