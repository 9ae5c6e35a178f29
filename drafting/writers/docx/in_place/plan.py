"""What a redline of a container is to hold, in order: paragraphs in pieces, tables, and what is taken over whole.

Pure values: nothing is written yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafting.ooxml.stories import Block, Cell, Container, Row, Table
from drafting.writers.docx.atoms import Opening
from drafting.writers.docx.in_place.columns import Columns
from drafting.writers.docx.wordml import Treatment


class Span(NamedTuple):
    """Some characters of a line, by the line's position in its story."""

    line: int
    start: int
    end: int


class MoveKey(NamedTuple):
    """Which words move: those of one change that go from one line to another."""

    rank: int
    old: int
    new: int


class Piece(NamedTuple):
    """Characters under one treatment, with where they stand in either story. `renumbers`: a typed number alone."""

    treatment: Treatment
    old: Span | None = None
    new: Span | None = None
    move: MoveKey | None = None
    renumbers: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Para:
    """One paragraph of the redline: its pieces and what becomes of its mark, which ends the lines `old` and `new`.

    `opens` are the changes that begin here.
    """

    pieces: list[Piece]
    mark: Treatment
    old: int | None
    new: int | None
    opens: list[Opening] = field(default_factory=list)
    wrappers: tuple[object, ...] = ()


class WholeTable(NamedTuple):
    """A table that one text alone has."""

    treatment: Treatment
    table: Table
    block: Block


class WholeCell(NamedTuple):
    """A cell of a row that stays, in a column that one text alone has; one that comes stands before an old cell."""

    treatment: Treatment
    cell: Cell
    before: Cell | None


class KeptRow(NamedTuple):
    """A row that both texts have, cell by cell; `alone` are the cells of one text's columns, from left to right."""

    old: Row
    new: Row
    cells: list[tuple[Cell, Cell, list[Item]]]
    alone: Sequence[WholeCell] = ()


class WholeRow(NamedTuple):
    """A row that one text alone has."""

    treatment: Treatment
    row: Row


class KeptTable(NamedTuple):
    """A table that both texts have. `columns` are the places of its columns in either, where these are not the same."""

    old: Table
    new: Table
    rows: list[KeptRow | WholeRow]
    block: Block
    columns: Columns = ()


class Other(NamedTuple):
    """What is neither paragraph nor table: a mark of a place, or something that is kept whole."""

    block: Block


Item = Para | WholeTable | KeptTable | Other


class Planned(NamedTuple):
    """A container of the old story and what it is to hold."""

    container: Container
    items: list[Item]
