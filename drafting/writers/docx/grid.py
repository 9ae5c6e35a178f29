"""The matrix of elements and the sections of a plan: which paragraphs of a section carry an element, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.model.address import Series
from drafting.model.fates import Carrier, Degree, Fate, Fates
from drafting.model.text import Text
from drafting.writers.docx.layout import WIDE_WIDTH
from drafting.writers.docx.tables import Cell, cell, table
from drafting.writers.docx.wordml import run, xml
from drafting.writers.sections import Section, section

_BOLD = xml("b") + xml("bCs")
_NAME_WIDTH = 2000  # twips, of the first column
_COLUMNS_LIMIT = 9  # sections side by side: narrower columns break the numbers
_SHADES = {Degree.STRONG: "9DC3E6", Degree.PARTIAL: "DEEBF7"}
_SIGNS = {Degree.STRONG: "S", Degree.PARTIAL: "p"}


def grids(fates: Fates, plan: Text, names: Sequence[str]) -> Iterator[str]:
    """The matrix as tables that fit the page: a row an element, a column a section; `names` are the elements'.

    A cell holds S (strong) or p (partial) with the paragraphs' numbers, and is shaded by the stronger degree.
    """
    sections = list(dict.fromkeys(section(p) for p in plan.paragraphs if p.address.series not in _BARE))
    for start in range(0, len(sections), _COLUMNS_LIMIT):
        columns = sections[start : start + _COLUMNS_LIMIT]
        width = (WIDE_WIDTH - _NAME_WIDTH) // len(columns)
        rows = [[_head("Element"), *(_head(column.title()) for column in columns)]]
        rows += [
            [cell(run(name, _BOLD)), *(_cell(fate, plan, column) for column in columns)]
            for name, fate in zip(names, fates.fates, strict=True)
        ]
        yield table(rows, [_NAME_WIDTH, *[width] * len(columns)], headers=1)


_BARE = frozenset({Series.TITLE, Series.CHAPEAU, Series.CLOSING, Series.HEADING})  # carry nothing by themselves


def _head(words: str) -> Cell:
    return cell(run(words, _BOLD), fill="D9D9D9")


def _cell(fate: Fate, plan: Text, column: Section) -> Cell:
    here = [c for c in fate.carriers if c.text == plan and section(c.paragraph) == column]
    lines = [_line(degree, [c for c in here if c.degree is degree]) for degree in Degree]
    shades = [_SHADES[degree] for degree in Degree if any(c.degree is degree for c in here)]
    return cell(*(line for line in lines if line), fill=shades[0] if shades else "", side="center")


def _line(degree: Degree, carriers: Sequence[Carrier]) -> str:
    """The sign and the numbers: "S 3, 10"; the part stands in the column's head already."""
    if not carriers:
        return ""
    places = sorted((carrier.paragraph.address for carrier in carriers), key=lambda address: address.order)
    numbers = ", ".join(str(replace(address, part="")) for address in places)
    return run(_SIGNS[degree], _BOLD) + run(f"\u00a0{numbers}")
