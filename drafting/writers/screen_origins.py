"""Where a plan comes from, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.origins import Ancestor, Origin, Origins, SectionShare
from drafting.writers.page import Look, joined, plural
from drafting.writers.screen import Line, line
from drafting.writers.screen_fates import quoted


def origins_lines(origins: Origins) -> Iterator[Line]:
    """How much of the plan has an ancestor, by section; then each paragraph with its ancestors and what is new."""
    sources = joined(text.label for text in origins.sources)
    yield line((f"Where {joined(text.label for text in origins.plans)} comes from, of {sources}", Look.BOLD))
    yield line(descended(origins))
    several = len(origins.plans) > 1
    for share in origins.sections:
        yield line(_share(share, several=several), hang=8)
    yield line()
    for origin in origins.origins:
        yield from _origin_lines(origin, several=several)
        yield line()


def descended(origins: Origins) -> str:
    """How much of the plan has an ancestor: "70 of 92 paragraphs have an ancestor, 41 a strong one"."""
    found = sum(not origin.is_new for origin in origins.origins)
    strong = sum(share.strong for share in origins.sections)
    verb = "has" if len(origins.origins) == 1 else "have"
    return f"{found} of {plural(len(origins.origins), 'paragraph')} {verb} an ancestor, {strong} a strong one"


def _share(share: SectionShare, *, several: bool) -> str:
    name = f"{share.text.label} {share.section}" if several else share.section
    return f"    {share.descended} of {share.paragraphs} ({share.share:.0%})  {name}"


def _origin_lines(origin: Origin, *, several: bool) -> Iterator[Line]:
    paragraph = origin.paragraph
    name = f"{origin.text.label} {paragraph.address}" if several else str(paragraph.address)
    said = ("nothing found", Look.WARNING) if origin.is_new else (f"{origin.known:.0%} known", Look.GOOD)
    yield line((name, Look.ADDRESS), "  ", said, f"  {paragraph.wording}", hang=4)
    for ancestor in origin.ancestors:
        yield _ancestor_line(ancestor)
    for start, end in () if origin.is_new else origin.new:
        yield line(("    new: ", Look.WARNING), f'"{paragraph.wording[start:end]}"', hang=8)


def _ancestor_line(ancestor: Ancestor) -> Line:
    name = f"    {ancestor.text.label} {ancestor.paragraph.address} ({ancestor.degree})"
    shared = quoted(ancestor.paragraph.wording[slice(*piece.element)] for piece in ancestor.evidence)
    return line((name, Look.ADDRESS), f"  {shared}" if shared else "", hang=8)
