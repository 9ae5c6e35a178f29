"""The matrix of fates: one row an element, no claim that anything is absent, the evidence in sight."""

import pytest

from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.changes import Flag, FlagKind
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Fates, Verdict
from drafting.model.text import Kind, Paragraph, Text
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.writers.docx.matrix import matrix


def element(letter, wording):
    return Paragraph(Address(Series.PLAIN, (Step(Form.LETTER, letter),)), Kind.ITEM, wording, f"({letter})")


ACT, PAY, GO = element(1, "to act now and here"), element(2, "to pay a share"), element(3, "to go home")
PAPER = Text("elements", (ACT, PAY, GO), date="2010-03-08")
OP4 = Paragraph(place(Series.OP, 4), Kind.OPERATIVE, "Urges States to act now;", "4.")
ANNEX3 = Paragraph(place(Series.PLAIN, 3, "annex"), Kind.ANNEX, "Pay a fair share;", "3.", section="I. Paying")
PLAN = Text("L.64", (OP4, ANNEX3), symbol="A/64/L.64")


def carried(paragraph, degree, *evidence):
    return Carrier(PLAN, paragraph, degree, 0.6, tuple(Evidence(*pair) for pair in evidence))


def fate(paragraph, verdict, *carriers, lost=()):
    return Fate(Element(PAPER, paragraph), verdict, carriers, lost)


FATES = Fates(
    (PAPER,),
    (PLAN,),
    (
        fate(ACT, Verdict.PARTIAL, carried(OP4, Degree.STRONG, ((0, 10), (13, 23))), lost=((11, 19),)),
        fate(PAY, Verdict.REWORDED, carried(ANNEX3, Degree.STRONG), carried(OP4, Degree.PARTIAL)),
        fate(GO, Verdict.NONE_FOUND),
    ),
)


@pytest.fixture(scope="module")
def root():
    package = open_package(matrix(FATES), name="matrix.docx")
    return package.tree(package.main)


def cells(table):
    return [["\n".join(map(words, cell.iter(w("p")))) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))]


def words(paragraph):
    return "".join(t.text for t in paragraph.iter(w("t")))


def tables(root):
    return list(root.iter(w("tbl")))


def test_each_element_is_a_row_with_its_verdict_its_carriers_and_what_was_lost(root):
    assert cells(tables(root)[1])[1:] == [
        ["(a)", "to act now and here", "partial", "OP4 (strong)", "\u201cand here\u201d"],
        ["(b)", "to pay a share", "reworded", "annex 3 (strong), OP4 (partial)", "\u2013"],
        ["(c)", "to go home", "none found", "none found", "\u2013"],
    ]


def test_the_legend_counts_the_verdicts(root):
    rows = cells(tables(root)[0])
    assert [(row[0], row[2]) for row in rows[1:5]] == [
        ("verbatim", "0"),
        ("reworded", "1"),
        ("partial", "1"),
        ("none found", "1"),
    ]


def test_the_matrix_has_a_column_for_each_section_and_says_the_degree_in_letters(root):
    assert cells(tables(root)[2]) == [
        ["Element", "Operative part", "Annex: I. Paying"],
        ["(a)", "S\u00a0OP4", ""],
        ["(b)", "p\u00a0OP4", "S\u00a03"],
        ["(c)", "", ""],
    ]


def test_header_rows_repeat_and_rows_stay_whole(root):
    for table in tables(root):
        first, *others = table.iter(w("tr"))
        assert first.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        assert all(row.find(f"{w('trPr')}/{w('tblHeader')}") is None for row in others)
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.iter(w("tr")))


def test_shared_words_are_bold_and_underlined_on_both_sides(root):
    marked = [
        "".join(t.text for t in run.iter(w("t")))
        for run in root.iter(w("r"))
        if run.find(f".//{w('b')}") is not None and run.find(f".//{w('u')}") is not None
    ]
    assert marked == ["shared words", "to act now", "to act now"]


def test_where_a_carrier_asks_less_it_is_said_below_its_wording():
    less = Flag(FlagKind.QUALIFIER, "\u201cas appropriate\u201d is new", weight=2)
    carrier = Carrier(PLAN, OP4, Degree.STRONG, 0.9, weakened=(less,))
    fates = Fates((PAPER,), (PLAN,), (Fate(Element(PAPER, ACT), Verdict.REWORDED, (carrier,)),))
    package = open_package(matrix(fates), name="matrix.docx")
    said = [words(p) for p in package.tree(package.main).iter(w("p"))]
    assert said[said.index("Urges States to act now;") + 1] == "Asks for less: \u201cas appropriate\u201d is new"


def test_nothing_is_called_absent(root):
    said = " ".join(map(words, root.iter(w("p")))).casefold()
    assert "absent" not in said
    assert "no paragraph that carries it was found" in said


def test_the_page_is_wide(root):
    (size,) = root.iter(w("pgSz"))
    assert size.get(w("orient")) == "landscape"
    assert int(size.get(w("w"))) > int(size.get(w("h")))


def test_many_sections_are_parted_over_several_tables():
    body = tuple(
        Paragraph(place(Series.PLAIN, n, "annex"), Kind.ANNEX, f"Act {n};", f"{n}.", section=f"{n}. Part")
        for n in range(1, 21)
    )
    plan = Text("plan", body)
    carrier = Carrier(plan, body[19], Degree.STRONG, 0.9)
    fates = Fates((PAPER,), (plan,), (Fate(Element(PAPER, ACT), Verdict.REWORDED, (carrier,)),))
    package = open_package(matrix(fates), name="matrix.docx")
    grids = tables(package.tree(package.main))[2:]
    assert [len(cells(grid)[0]) for grid in grids] == [10, 10, 3]
    assert cells(grids[2])[1] == ["(a)", "", "S\u00a020"]


def test_elements_and_carriers_of_several_texts_are_told_apart():
    other = Text("goals", (ACT,))
    fates = Fates((PAPER, other), (PLAN, other), FATES.fates)
    package = open_package(matrix(fates), name="matrix.docx")
    row = cells(tables(package.tree(package.main))[1])[1]
    assert (row[0], row[3]) == ("(a) of elements", "A/64/L.64 OP4 (strong)")


def test_the_same_fates_give_the_same_bytes():
    assert matrix(FATES) == matrix(FATES)


def test_of_a_long_carrier_in_part_what_stands_around_the_shared_words_is_quoted():
    wording = f"Urges States to act now, {'in every port of the north, ' * 20}and to pay;"
    paragraph = Paragraph(place(Series.OP, 5), Kind.OPERATIVE, wording, "5.")
    both = tuple(carried(paragraph, degree, ((0, 10), (13, 23))) for degree in Degree)
    fates = Fates((PAPER,), (PLAN,), (Fate(Element(PAPER, ACT), Verdict.REWORDED, both),))
    package = open_package(matrix(fates), name="matrix.docx")
    said = [words(p) for p in package.tree(package.main).iter(w("p"))]
    assert said[said.index("OP5 (strong)") + 1] == wording
    (short,) = (line for line in said if line.startswith("OP5 (partial): "))
    assert short == "OP5 (partial): Urges States to act now, in every port of the north, in every port \u2026"
