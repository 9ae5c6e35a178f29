"""Plans without headings, parted into runs of ten paragraphs where fates are drawn by section."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from drafting.model.fates import Carrier, Fates
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.sections import Section, section

_UNDIVIDED = 3  # sections of a text without headings: preamble, operative part, annex
_TEN = 10  # paragraphs in a run of a long section there,
_LEAST = 4  # and in its last run, which else joins the one before


def in_tens(fates: Fates) -> Fates:
    """The same fates, the plans without headings parted into runs of ten paragraphs: "Annex: 11\u201320".

    A picture in which all leads to one section tells nothing.
    """
    plans = tuple(_parted(plan) for plan in fates.plans)
    if plans == fates.plans:
        return fates
    to = dict(zip(fates.plans, plans, strict=True))
    new_of = {plan: dict(zip(plan.paragraphs, parted.paragraphs, strict=True)) for plan, parted in to.items()}

    def moved(carrier: Carrier) -> Carrier:
        found = new_of.get(carrier.text, {}).get(carrier.paragraph)
        return replace(carrier, text=to[carrier.text], paragraph=found) if found else carrier

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
