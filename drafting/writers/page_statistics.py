"""How much changed in each section: a bar for each, with a sign for every paragraph that differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drafting.model.changes import Change, ChangeKind, Comparison
from drafting.model.selection import Excerpt
from drafting.model.text import Kind, Paragraph
from drafting.writers.page import Block, Form, Look, Piece, block, plural, row
from drafting.writers.said import SETTLED, listed
from drafting.writers.sections import section_of

LONGEST = 24  # signs of a bar; sections with more paragraphs share them out by proportion
_SIGNS = {
    ChangeKind.REWORDED: ("~", Look.WARNING),
    ChangeKind.SPLIT: ("~", Look.WARNING),
    ChangeKind.MERGED: ("~", Look.WARNING),
    ChangeKind.MOVED: (">", Look.KIND),
    ChangeKind.MOVED_AND_REWORDED: (">", Look.KIND),
    ChangeKind.ADDED: ("+", Look.GOOD),
    ChangeKind.DELETED: ("-", Look.BAD),
}
LEGEND = "signs: ~ reworded, split or merged; > moved; + added; - deleted"


@dataclass(slots=True)
class Section:
    """One section and its changes, those that differ and all."""

    name: str
    differing: list[Change] = field(default_factory=list)
    all: int = 0


def statistics(excerpt: Excerpt) -> Iterator[Block]:
    """A row a section that differs: how many of its paragraphs, a bar, its name with the counts by kind."""
    sections = sections_of(excerpt)
    differing = [section for section in sections if section.differing]
    longest = max((len(section.differing) for section in differing), default=0)
    for section in differing:
        yield stat_row(section.name or "without a heading", section.differing, section.all, longest)
    if rest := len(sections) - len(differing):
        name = plural(rest, "other section" if differing else "section")
        yield block(Form.RUN, (f"no difference in {name}", Look.QUIET))
    if differing:
        yield block(Form.RUN, (LEGEND, Look.QUIET))
    yield from _by_author([change for section in differing for change in section.differing])


def _by_author(changes: Sequence[Change]) -> Iterator[Block]:
    """A row an author, where any are known; what several changed counts for each of them."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        for author in change.authors:
            found.setdefault(author, []).append(change)
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    if ranked:
        yield block(Form.HEADING, "By author")
    for author, theirs in ranked:
        yield stat_row(author, theirs, len(changes), len(ranked[0][1]))


def stat_row(name: str, differing: Sequence[Change], total: int, longest: int) -> Block:
    """One row of the table; `longest` is the number of changes of the longest bar in it."""
    return row(
        Form.ROW,
        [f"{len(differing):>4} of {total}"],
        list(_bar(differing, longest)),
        [(name, Look.SECTION), f"  {listed(differing)}"],
    )


def sections_of(excerpt: Excerpt) -> list[Section]:
    """The sections in the order of the new text; a deleted paragraph stands in the section that its own became."""
    renamed = dict(_renamed(excerpt.whole))
    shown = {id(change) for change in excerpt.shown.changes}
    found: dict[tuple[str, str], Section] = {}
    for change in excerpt.within.changes:
        paragraph = (change.new or change.old)[0]
        name = _section(paragraph)
        part = paragraph.address.part
        if not change.new:
            name = renamed.get((part, name), name)
        section = found.setdefault((part, name), Section(name))
        section.all += 1
        if id(change) in shown and change.kind not in SETTLED:
            section.differing.append(change)
    return list(found.values())


def _section(paragraph: Paragraph) -> str:
    """The section a paragraph is counted in; a heading counts in its own."""
    if paragraph.kind is Kind.HEADING:
        return f"{paragraph.marker} {paragraph.wording}".strip()
    return section_of(paragraph)


def _renamed(comparison: Comparison) -> Iterator[tuple[tuple[str, str], str]]:
    """What the sections of the old text are called in the new one, by part and old name."""
    for change in comparison.changes:
        for old, new in zip(change.old, change.new, strict=False):
            if old.kind is new.kind is Kind.HEADING:
                yield (old.address.part, _section(old)), _section(new)


def _bar(changes: Iterable[Change], longest: int) -> Iterator[Piece]:
    counts: dict[str, int] = {}
    looks = {}
    for kind, (sign, look) in _SIGNS.items():
        number = sum(change.kind is kind for change in changes)
        counts[sign] = counts.get(sign, 0) + number
        looks[sign] = look
    for sign, number in counts.items():
        length = number if longest <= LONGEST else max(1, round(number * LONGEST / longest))
        if number:
            yield sign * length, looks[sign]
