"""A part of a Word file as containers of blocks: paragraphs with their lines, tables with containers in their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.lines import line_of
from drafting.ooxml.names import child, tags, w
from drafting.ooxml.revisions import DELETIONS
from drafting.ooxml.units import Line

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.sameness import Sameness

_P, _TBL, _TR, _TC, _SDT, _CUSTOM, _CONTENT = (w(n) for n in ("p", "tbl", "tr", "tc", "sdt", "customXml", "sdtContent"))
_CELL_GOES = f"{w('tcPr')}/{w('cellDel')}"
_PPR, _RPR, _TRPR = w("pPr"), w("rPr"), w("trPr")
_PROPERTIES = tags("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "sectPr")
# What marks a place between blocks and has no extent of its own.
_MARKS = tags(
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip


class Cell(NamedTuple):
    """A cell of a table and what it holds."""

    element: _Element
    container: Container


class Row(NamedTuple):
    """A row of a table and its cells."""

    element: _Element
    cells: list[Cell]


class Table(NamedTuple):
    """A table and its rows."""

    element: _Element
    rows: list[Row]

    def lines(self) -> Iterator[int]:
        """The positions of all lines in it, nested tables included."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.container.lines()


class Block(NamedTuple):
    """One block: a paragraph (by the position of its line), a table, a mark of a place, or something else whole.

    `wrappers` are the content controls and the like around it inside its container, outermost first.
    """

    element: _Element
    line: int = -1
    table: Table | None = None
    is_mark: bool = False
    wrappers: tuple[_Element, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class Container:
    """What holds blocks: a body, cell, note, header, footer, text box. `parent` is the element to be filled."""

    parent: _Element
    blocks: list[Block] = field(default_factory=list)

    def lines(self) -> Iterator[int]:
        """The positions of all lines in it, those of tables included."""
        for block in self.blocks:
            if block.line >= 0:
                yield block.line
            elif block.table is not None:
                yield from block.table.lines()


class Story(NamedTuple):
    """A container with its lines in reading order."""

    container: Container
    lines: list[Line]


def story_of(parent: _Element, sameness: Sameness, *, is_settled: bool = False) -> Story:
    """The story in an element that holds blocks. Text boxes are stories of their own.

    `is_settled` says that no deletion is tracked in it, so that none is looked for.
    """
    reading = _Reading(sameness, (lambda _: False) if is_settled else is_deleted)
    container, lines = reading.container(parent), reading.lines
    depth = 0
    for line in lines:
        if depth or line.fields:
            line.is_in_field = bool(depth or line.fields > 0)
            depth = max(depth + line.fields, 0)
    return Story(container, lines)


class _Reading:
    """A story while it is read: its lines so far."""

    def __init__(self, sameness: Sameness, is_gone: Callable[[_Element], bool]) -> None:
        """`is_gone` tells paragraphs, rows and cells whose deletion is tracked."""
        self.sameness, self.is_gone = sameness, is_gone
        self.lines: list[Line] = []

    def container(self, parent: _Element) -> Container:
        """What an element holds."""
        container = Container(parent)
        self._fill(container, parent, ())
        return container

    def _fill(self, container: Container, holder: _Element, wrappers: tuple[_Element, ...]) -> None:
        for element in holder:
            tag = element.tag
            if tag == _P and self.is_gone(element):
                container.blocks.append(Block(element, is_mark=True, wrappers=wrappers))
            elif tag == _P:
                container.blocks.append(Block(element, len(self.lines), wrappers=wrappers))
                self.lines.append(line_of(element, self.sameness))
            elif tag == _TBL:
                table = self._table(element)
                has_lines = next(table.lines(), None) is not None  # without, it is kept whole
                is_gone = not table.rows and element.find(_TR) is not None  # each row is deleted
                container.blocks.append(
                    Block(element, table=table if has_lines else None, is_mark=is_gone, wrappers=wrappers)
                )
            elif tag in (_SDT, _CUSTOM):
                inner = element.find(_CONTENT) if tag == _SDT else element
                if inner is not None:
                    self._fill(container, inner, (*wrappers, element))
            elif tag not in _PROPERTIES and isinstance(tag, str):
                container.blocks.append(Block(element, is_mark=tag in _MARKS, wrappers=wrappers))

    def _table(self, element: _Element) -> Table:
        rows = [
            Row(row, [Cell(cell, self.container(cell)) for cell in below(row, _TC, self.is_gone)])
            for row in below(element, _TR, self.is_gone)
        ]
        return Table(element, [row for row in rows if row.cells or row.element.find(_TC) is None])


def is_deleted(element: _Element) -> bool:
    """True for a paragraph, row or cell whose deletion is tracked; words may stand in such a paragraph all the same."""
    if element.tag == _TC:
        return element.find(_CELL_GOES) is not None
    properties = child(child(element, _PPR), _RPR) if element.tag == _P else child(element, _TRPR)
    return properties is not None and any(one.tag in DELETIONS for one in properties)


def below(holder: _Element, wanted: str, is_gone: Callable[[_Element], bool] = is_deleted) -> Iterator[_Element]:
    """The rows of a table or the cells of a row that are not deleted, also those inside content controls."""
    for element in holder:
        if element.tag == wanted:
            if not is_gone(element):
                yield element
        elif element.tag == _SDT and (content := element.find(_CONTENT)) is not None:
            yield from below(content, wanted, is_gone)
        elif element.tag == _CUSTOM:
            yield from below(element, wanted, is_gone)
