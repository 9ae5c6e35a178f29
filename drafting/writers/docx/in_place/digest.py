"""What a Word file says, to be held against another: every line with its looks and its place, notes and boxes too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from drafting.ooxml.pictures import boxes_in
from drafting.ooxml.sameness import Sameness
from drafting.ooxml.stories import Block, Container, Story
from drafting.ooxml.units import NOTE_SIGNS, Line
from drafting.writers.docx.in_place.margins import KINDS, bearings, sections_of
from drafting.writers.docx.in_place.source import Source


class Said(NamedTuple):
    """One line: where it stands ("body", "body t1 r2 c1", "footnote 3"), its characters, its looks."""

    place: str
    text: str
    looks: tuple[tuple[str, str], ...]
    set_up: str

    @property
    def is_marginal(self) -> bool:
        """True for a line of a header or footer."""
        return " of section " in self.place


def said_in(source: Source, *, margins: bool = True) -> Iterator[Said]:
    """All that the body says, notes and text boxes where they are referred to, and headers and footers by section."""
    main = source.package.main
    yield from _said(source, main, source.body(), "body")
    if not margins:
        return
    for number, borne in enumerate(bearings(source.package, sections_of(source.tree(main))), 1):
        for kind, which in KINDS:
            if one := borne.get((kind, which)):
                story = source.story(one.part, source.tree(one.part))
                if any(line.text for line in story.lines):  # none is as good as an empty one
                    yield from _said(source, one.part, story, f"{which} {kind} of section {number}")


def _said(source: Source, part: str, story: Story, where: str) -> Iterator[Said]:
    same = source.same(part)
    for place, at in _places(story, story.container, where):
        line = story.lines[at]
        yield Said(place, line.text, looks(line, same), same.set_up(line))
        if line.has_objects:
            yield from _apart(source, part, line, place)


def _apart(source: Source, part: str, line: Line, where: str) -> Iterator[Said]:
    """What the notes and text boxes of a line say."""
    for unit in line.units:
        if unit.element.tag in NOTE_SIGNS:
            found = source.note(unit.element)
            if found is not None and part == source.package.main:
                yield from _said(source, found[0], source.story(*found), f"{where} note")
        elif unit.text and not unit.is_text:
            for box in boxes_in(unit.element, copies=True):
                yield from _said(source, part, source.story(part, box), f"{where} box")


def _places(story: Story, container: Container, where: str) -> Iterator[tuple[str, int]]:
    """The lines with where they stand. An empty one that ends a text after a table is as good as none: Word adds it."""
    tables = 0
    after_last_table = _after_last_table(container)
    for block in container.blocks:
        if block.line >= 0 and (block is not after_last_table or story.lines[block.line].text):
            yield where, block.line
        elif block.table is not None:
            tables += 1
            for at, row in enumerate(block.table.rows, 1):
                for number, cell in enumerate(row.cells, 1):
                    yield from _places(story, cell.container, f"{where} t{tables} r{at} c{number}")


def _after_last_table(container: Container) -> Block | None:
    blocks = [block for block in container.blocks if not block.is_mark]
    return blocks[-1] if len(blocks) > 1 and blocks[-1].line >= 0 and blocks[-2].table is not None else None


def looks(line: Line, same: Sameness) -> tuple[tuple[str, str], ...]:
    """The characters of a line under one look each, in order."""
    if line.looks is None:
        line.looks = _looks(line, same)
        line.let_go()
    return line.looks


def _looks(line: Line, same: Sameness) -> tuple[tuple[str, str], ...]:
    said = [(same.look(unit), unit.text) for unit in line.units if unit.text]
    if len({look for look, _ in said}) == 1:
        return ((line.text, said[0][0]),)  # most: one string serves both
    return tuple(("".join(words for _, words in group), look) for look, group in groupby(said, key=itemgetter(0)))
