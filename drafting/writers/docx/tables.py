"""Tables: rows that don't break across pages, headers that repeat, cells that may be shaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafting.writers.docx.wordml import paragraph, xml

_EDGES = ("top", "left", "bottom", "right")
_INNER = ("insideH", "insideV")
_GREY = "808080"


class Cell(NamedTuple):
    """A cell: its paragraphs as runs, its shading as RRGGBB, how many columns it spans, its side ("center").

    `looks` are the contents of the paragraphs' `w:pPr`, one for each line, or none for the usual look.
    """

    lines: tuple[str, ...]
    fill: str = ""
    span: int = 1
    side: str = "left"
    looks: tuple[str, ...] = ()


def cell(*lines: str, fill: str = "", span: int = 1, side: str = "left") -> Cell:
    """A cell with one paragraph for each line of runs."""
    return Cell(lines or ("",), fill, span, side)


def table(  # noqa: PLR0913
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[int],
    *,
    headers: int = 0,
    is_ruled: bool = True,
    breaks: bool = False,
    is_mirrored: bool = False,
) -> str:
    """A table of fixed column widths in twips; the first `headers` rows repeat on each page.

    Not `is_ruled`: a box without lines inside. `breaks`: rows may break across pages. `is_mirrored`: the first column
    stands at the right. Word wants a paragraph after it.
    """
    edges = (*_EDGES, *(_INNER if is_ruled else ()))
    borders = xml("tblBorders", *(xml(edge, val="single", sz=4, space=0, color=_GREY) for edge in edges))
    turned = xml("bidiVisual") if is_mirrored else ""
    look = turned + xml("tblW", w=sum(widths), type="dxa") + borders + xml("tblLayout", type="fixed")
    grid = xml("tblGrid", *(xml("gridCol", w=width) for width in widths))
    lines = (_row(row, widths, is_header=number < headers, breaks=breaks) for number, row in enumerate(rows))
    return xml("tbl", xml("tblPr", look), grid, *lines)


def _row(cells: Sequence[Cell], widths: Sequence[int], *, is_header: bool, breaks: bool) -> str:
    whole = "" if breaks and not is_header else xml("cantSplit")
    properties = xml("trPr", whole, xml("tblHeader") if is_header else "") if whole or is_header else ""
    content, at = [], 0
    for one in cells:
        content.append(_cell(one, sum(widths[at : at + one.span])))
        at += one.span
    return xml("tr", properties, *content)


def _cell(one: Cell, width: int) -> str:
    properties = xml(
        "tcPr",
        xml("tcW", w=width, type="dxa"),
        xml("gridSpan", val=one.span) if one.span > 1 else "",
        xml("shd", val="clear", color="auto", fill=one.fill) if one.fill else "",
    )
    usual = xml("pStyle", val="TableText") + xml("jc", val=one.side)
    looks = one.looks or (usual,) * len(one.lines)
    return xml("tc", properties, *(paragraph(look, line) for look, line in zip(looks, one.lines, strict=True)))
