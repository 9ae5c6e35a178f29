"""Stories that one text alone has: a note that goes or comes, a header that has no like in the other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.stories import Story
from drafting.writers.docx.in_place.plan import Item, Other, Para, WholeTable
from drafting.writers.docx.in_place.realize import Realizer, whole_line
from drafting.writers.docx.in_place.sides import Sides
from drafting.writers.docx.wordml import Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))


def fill_alone(sides: Sides, story: Story, parent: _Element, treatment: Treatment) -> None:
    """Fill an element with a story, everything in it deleted or inserted but for its last mark."""
    items: list[Item] = []
    for block in story.container.blocks:
        if block.line >= 0:
            items.append(whole_line(block.line, treatment, sides))
        elif block.table is not None:
            items.append(WholeTable(treatment, block.table, block))
        elif treatment is Treatment.DELETED:
            items.append(Other(block))
    if items and isinstance(last := items[-1], Para):
        last.mark = Treatment.KEPT
    realizer = Realizer(sides, whole_note=treatment is Treatment.INSERTED)
    realizer.fill_element(parent, story.container, items)


def separators(kind: str) -> str:
    """What a part for footnotes or endnotes begins with: the lines that Word draws above them."""
    return "".join(
        f'<w:{kind} w:type="{type_}" w:id="{id_}"><w:p><w:r><w:{type_}/></w:r></w:p></w:{kind}>'
        for type_, id_ in _SEPARATORS
    )
