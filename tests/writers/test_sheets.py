"""The fates of elements as CSV and as a workbook."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from papers import paper, plan

from drafting.engines.track import track
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Fates, Verdict
from drafting.model.rulings import Ruling
from drafting.writers import write
from drafting.writers.sheets import ELEMENTS, LINKS

NAMESPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SPITEFUL = ("=1+1", "+1", "-h) to ensure", "@SUM(A1)", "\tx", "=HYPERLINK()")


@pytest.fixture(scope="module")
def fates():
    source = paper(["to strengthen police cooperation", "to found a museum of stamps"])
    text = plan(["Strengthen police cooperation;", "Train judges;"])
    carrier = Carrier(text, text.paragraphs[0], Degree.STRONG, 0.98749, (Evidence((3, 32), (0, 29)),))
    decided = Ruling("A. Silva", "2010-05-03", "said so in the room")
    return Fates(
        (source,),
        (text,),
        (
            Fate(Element(source, source.paragraphs[0]), Verdict.REWORDED, (carrier,)),
            Fate(Element(source, source.paragraphs[1]), Verdict.NONE_FOUND, (), ((0, 27),), decided),
        ),
    )


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def sheets_of(data):
    """The cells of each sheet by name and place; text as str, numbers as float."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = [
            "".join(t.text or "" for t in item.iterfind(".//s:t", NAMESPACE))
            for item in etree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        named = etree.fromstring(book.read("xl/workbook.xml")).iterfind(".//s:sheet", NAMESPACE)
        found = {}
        for number, sheet in enumerate(named, start=1):
            tree = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            cells = {}
            for cell in tree.iterfind(".//s:c", NAMESPACE):
                value = cell.findtext("s:v", None, NAMESPACE)
                is_words = cell.get("t") == "s"
                cells[cell.get("r")] = value and (shared[int(value)] if is_words else float(value))
            found[sheet.get("name")] = cells, tree
        return found


def test_csv_has_a_row_a_carrier_and_one_for_what_nothing_carries(fates):
    first, second = rows_of(write(fates, "m.csv"))
    assert list(first) == [column.head for column in LINKS]
    assert (first["element"], first["carrier"], first["degree"], first["likeness"]) == (
        "(a)",
        "annex 1",
        "strong",
        "0.987",
    )
    assert first["shared words"] == "Strengthen police cooperation"
    assert first["verdict by"] == first["carrier by"] == "tool"
    assert (second["element"], second["verdict"], second["carrier"]) == ("(b)", "none found", "")
    assert second["verdict by"] == "A. Silva, 2010-05-03"


def test_csv_opens_in_a_spreadsheet_on_windows(fates):
    data = write(fates, "m.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data


def test_no_cell_starts_a_formula():
    source, text = paper(SPITEFUL), plan(SPITEFUL)
    found = track([source], [text])
    for row in rows_of(write(found, "m.csv")):
        for value in row.values():
            assert not re.match(r"[=+\-@\t\r]", value)
    for _, tree in sheets_of(write(found, "m.xlsx")).values():
        assert not list(tree.iterfind(".//s:f", NAMESPACE))


def test_the_workbook_has_the_elements_the_carriers_and_the_matrix(fates):
    found = sheets_of(write(fates, "m.xlsx"))
    assert list(found) == ["Elements", "Carriers", "Matrix plan", "How to read this"]
    elements, _ = found["Elements"]
    assert [elements[f"{letter}1"] for letter in "ABCDEFGHI"] == [column.head for column in ELEMENTS]
    assert [elements[f"{letter}2"] for letter in "BDFGH"] == ["(a)", "reworded", 1.0, 0.0, "annex 1 (strong)"]
    assert elements["I3"] == "“to found a museum of stamps”"
    carriers, _ = found["Carriers"]
    assert carriers["K2"] == 0.987
    matrix, _ = found["Matrix plan"]
    assert (matrix["B2"], matrix["B3"], matrix.get("B4")) == ("annex 1", "S", None)


def test_heads_are_frozen_and_filtered(fates):
    for name in ("Elements", "Carriers"):
        _, tree = sheets_of(write(fates, "m.xlsx"))[name]
        assert tree.find(".//s:pane", NAMESPACE).get("state") == "frozen"
        assert tree.find(".//s:autoFilter", NAMESPACE) is not None


def test_the_same_fates_give_the_same_bytes(fates):
    assert write(fates, "m.xlsx") == write(fates, "m.xlsx")
    assert write(fates, "m.csv") == write(fates, "m.csv")


def test_names_that_a_workbook_does_not_take_are_put_in_its_terms():
    source, text = (
        paper(["to strengthen police cooperation"]),
        plan(["Strengthen police cooperation;"], name="a/b:c[1]?*" * 5),
    )
    other = plan(["Strengthen police cooperation;"], name="a/b:c[1]?*" * 5 + "!")
    names = list(sheets_of(write(track([source], [text, other]), "m.xlsx")))
    assert len({name.casefold() for name in names}) == 5
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_no_two_sheets_bear_one_name():
    plans = [replace(plan(["Strengthen police cooperation;"]), name=name) for name in ("rev 3", "Rev", "rev")]
    found = sheets_of(write(track([paper(["to strengthen police cooperation"])], plans), "fates.xlsx"))
    assert list(found)[2:-1] == ["Matrix rev 3", "Matrix Rev 4", "Matrix rev 5"]


def test_a_row_of_the_csv_tells_what_of_its_element_was_not_found(fates):
    held, gone = rows_of(write(fates, "m.csv"))
    assert (held["not found"], gone["not found"]) == ("", "“to found a museum of stamps”")
