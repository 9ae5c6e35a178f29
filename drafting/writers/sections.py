"""The sections of a text as a reader names them: the heading above, or else the part of a resolution."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from drafting.model.fates import Carrier, Fates
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.page import shortened

_NAME_LENGTH = 60  # characters
_UNDIVIDED = 3  # sections of a text without headings: preamble, operative part, annex
_TEN = 10  # paragraphs in a run of a long section there,
_LEAST = 4  # and in its last run, which else joins the one before


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


def in_tens(fates: Fates) -> Fates:
    """The same fates, the plans without headings parted into runs of ten paragraphs: "Annex: 11\u201320".

    A picture in which all leads to one section tells nothing.
    """
    plans = tuple(_parted(plan) for plan in fates.plans)
    if plans == fates.plans:
        return fates
    to = {plan.name: new for plan, new in zip(fates.plans, plans, strict=True)}
    new_of = {plan.name: dict(zip(plan.paragraphs, to[plan.name].paragraphs, strict=True)) for plan in fates.plans}

    def moved(carrier: Carrier) -> Carrier:
        found = new_of.get(carrier.text.name, {}).get(carrier.paragraph)
        return replace(carrier, text=to[carrier.text.name], paragraph=found) if found else carrier

    moved_fates = (replace(fate, carriers=tuple(map(moved, fate.carriers))) for fate in fates.fates)
    return replace(fates, plans=plans, fates=tuple(moved_fates))


def _parted(text: Text) -> Text:
    """The text, its sections renamed where headings part it nowhere and one is long."""
    found: dict[Section, dict[int, None]] = defaultdict(dict)  # the first numbers in it, in their order
    for paragraph in text.paragraphs:
        if paragraph.kind not in (Kind.HEADING, Kind.CLOSING, Kind.CHAPEAU) and paragraph.address.steps:
            found[section(paragraph)][paragraph.address.steps[0].number] = None
    if len(found) > _UNDIVIDED:
        return text
    runs = {here: _runs(list(numbers), here) for here, numbers in found.items() if len(numbers) >= _TEN + _LEAST}
    return replace(text, paragraphs=tuple(_within(p, runs) for p in text.paragraphs)) if runs else text


def _runs(numbers: list[int], here: Section) -> dict[int, str]:
    """For each first number the name of its run."""
    starts = list(range(0, len(numbers), _TEN))
    if len(numbers) - starts[-1] < _LEAST:
        starts.pop()
    named: dict[int, str] = {}
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        run = numbers[start:end]
        name = f"{run[0]}\u2013{run[-1]}"
        named |= dict.fromkeys(run, name if here.part else f"{here.name} {name}".strip())
    return named


def _within(paragraph: Paragraph, runs: dict[Section, dict[int, str]]) -> Paragraph:
    steps = paragraph.address.steps
    name = (
        runs.get(section(paragraph), {}).get(steps[0].number) if steps and paragraph.kind is not Kind.HEADING else None
    )
    return replace(paragraph, section=name) if name else paragraph
