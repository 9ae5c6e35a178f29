"""Paragraphs that are spared comments: those of a section that opens with a table and holds no note or comment.

LibreOffice (7.4) reads such a section with an empty paragraph before the table, which it takes away at the end of the
section; where it reads a comment or a note before that, the paragraph stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.ooxml.names import child, tags, w
from drafting.ooxml.stories import Story
from drafting.writers.docx.in_place.moves import paragraphs_in
from drafting.writers.docx.in_place.plan import Item, KeptTable, Other, Para, WholeTable

if TYPE_CHECKING:
    from lxml.etree import _Element

_ANCHORS = tags("commentReference", "footnoteReference", "endnoteReference")
_SECTION = w("sectPr")


def spared(items: list[Item], old: Story, new: Story) -> tuple[set[Para], set[_Element]]:
    """What of a body's plan a comment would add an empty paragraph to.

    Its paragraphs, those in cells that stay included, and its tables in either file.
    """
    found: set[Para] = set()
    tables: set[_Element] = set()
    for section in _sections(items, old, new):
        first = next((item for item in section if not (isinstance(item, Other) and item.block.is_mark)), None)
        if isinstance(first, KeptTable | WholeTable) and not _is_anchored(section, old, new):
            found.update(paragraphs_in(section))
            tables.update(
                element
                for item in section
                if isinstance(item, KeptTable | WholeTable)
                for element in _elements(item, old, new)
            )
    return found, tables


def _sections(items: list[Item], old: Story, new: Story) -> Iterator[list[Item]]:
    section: list[Item] = []
    for item in items:
        section.append(item)
        if isinstance(item, Para) and ends_section(item, old, new):
            yield section
            section = []
    yield section


def ends_section(para: Para, old: Story, new: Story) -> bool:
    """True where the mark of a paragraph, which is the old one where it stays, ends a section."""
    if para.old is not None and (para.mark.is_old or not para.mark):
        return child(old.lines[para.old].properties, _SECTION) is not None
    return para.new is not None and child(new.lines[para.new].properties, _SECTION) is not None


def _is_anchored(section: list[Item], old: Story, new: Story) -> bool:
    shown = (element for item in section for element in _elements(item, old, new))
    return any(next(element.iter(*_ANCHORS), None) is not None for element in shown)


def _elements(item: Item, old: Story, new: Story) -> Iterator[_Element]:
    """What an item shows of either file."""
    if isinstance(item, Para):
        olds = {piece.old.line for piece in item.pieces if piece.old} | {item.old}
        news = {piece.new.line for piece in item.pieces if piece.new} | {item.new}
        yield from (old.lines[line].element for line in olds if line is not None)
        yield from (new.lines[line].element for line in news if line is not None)
    elif isinstance(item, KeptTable):
        yield from (item.old.element, item.new.element)
    elif isinstance(item, WholeTable):
        yield item.table.element
    else:
        yield item.block.element
