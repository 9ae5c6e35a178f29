"""The fates of elements as rows of a table, for CSV and workbooks alike, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from drafting.model.fates import Carrier, Degree, Fates
from drafting.model.rulings import Ruling
from drafting.writers.fate_words import lost_words, verdict_words, who_and_when

Cell = str | int | float | None

# A cell that begins with one of these is a formula or a command to some spreadsheets: a word out of a text never is.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Column(NamedTuple):
    """A column: its head, and its width in characters."""

    head: str
    width: int


LINKS = (
    Column("source", 12),
    Column("element", 9),
    Column("section", 24),
    Column("wording", 60),
    Column("verdict", 12),
    Column("verdict by", 18),
    Column("plan", 14),
    Column("carrier", 16),
    Column("carrier section", 28),
    Column("degree", 9),
    Column("likeness", 9),
    Column("carrier by", 18),
    Column("shared words", 50),
    Column("weakened", 40),
    Column("carrier wording", 60),
    Column("not found", 60),
)
ELEMENTS = (
    Column("source", 12),
    Column("element", 9),
    Column("wording", 70),
    Column("verdict", 12),
    Column("verdict by", 18),
    Column("strong carriers", 10),
    Column("partial carriers", 10),
    Column("carried by", 44),
    Column("not found", 60),
)


def link_rows(fates: Fates) -> Iterator[tuple[Cell, ...]]:
    """A row for each element and carrier, with the columns LINKS; an element that nothing carries has one too."""
    for fate in fates.fates:
        paragraph, text = fate.element.paragraph, fate.element.text
        element = (text.name, str(paragraph.address), paragraph.section, paragraph.wording)
        verdict, gone = (verdict_words(fate.verdict), _by(fate.decided)), "; ".join(lost_words(fate))
        for carrier in fate.carriers:
            yield *element, *verdict, *_carrier_cells(carrier), gone
        if not fate.carriers:
            yield *element, *verdict, *(None for _ in LINKS[6:-1]), gone


def _carrier_cells(carrier: Carrier) -> tuple[Cell, ...]:
    paragraph = carrier.paragraph
    shared = dict.fromkeys(paragraph.wording[slice(*one.carrier)] for one in carrier.evidence)
    return (
        carrier.text.name,
        str(paragraph.address),
        paragraph.section,
        carrier.degree.value,
        round(carrier.likeness, 3),
        _by(carrier.decided),
        "; ".join(shared),
        "; ".join(flag.message for flag in carrier.weakened),
        paragraph.wording,
    )


def _by(ruling: Ruling | None) -> str:
    """Who says so: "tool", or the person with the day: "A. Silva, 2010-05-03"."""
    return who_and_when(ruling) if ruling else "tool"


def element_rows(fates: Fates) -> Iterator[tuple[Cell, ...]]:
    """A row for each element, with the columns ELEMENTS."""
    for fate in fates.fates:
        paragraph = fate.element.paragraph
        counts = [sum(carrier.degree is degree for carrier in fate.carriers) for degree in Degree]
        carried = "; ".join(f"{c.paragraph.address} ({c.degree.value})" for c in fate.carriers)
        gone = "; ".join(lost_words(fate))
        by = verdict_words(fate.verdict), _by(fate.decided)
        yield fate.element.text.name, str(paragraph.address), paragraph.wording, *by, *counts, carried, gone


def fates_csv(fates: Fates) -> bytes:
    """A row for each element and carrier, as spreadsheets on Windows read it: UTF-8 with a mark at its start, CRLF.

    A cell whose words would start a formula is given an apostrophe before them.
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([column.head for column in LINKS])
    table.writerows([[_harmless(value) for value in row] for row in link_rows(fates)])
    return out.getvalue().encode("utf-8-sig")


def _harmless(value: Cell) -> Cell:
    starts = isinstance(value, str) and value.startswith(_STARTS_A_FORMULA)
    return f"'{value}" if starts else value
