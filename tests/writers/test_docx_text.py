"""A clean text and an annotated one: the body is the text, what is said about it stands around it."""

import pytest

from drafting.model.address import Address, Form, Series, place
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Fates, Verdict
from drafting.model.reading import Changes
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Span, Style, Text
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.readers import read_bytes
from drafting.writers.docx.annotated import annotated, remarks_of
from drafting.writers.docx.check import printed
from drafting.writers.docx.clean import clean
from drafting.writers.docx.faces import Lead, faces

CHAPEAU = Paragraph(place(Series.CHAPEAU), Kind.CHAPEAU, "The General Assembly,")
PP = Paragraph(place(Series.PP, 1), Kind.PREAMBULAR, "Recalling its resolution 55/25,", notes=(NoteMark(30, "8"),))
OP = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Urges [all] States to act;", "OP1.")
TEXT = Text(
    "L.64", (CHAPEAU, PP, OP), (Note("8", "Annex I."),), symbol="A/64/L.64", title="Plan of Action", date="2010-07-29"
)


def opened(data):
    return open_package(data, name="text.docx")


def lines(package, part):
    return ["".join(t.text for t in p.iter(w("t"))) for p in package.tree(part).iter(w("p"))]


def styles(package):
    return [style.get(w("val")) for style in package.tree(package.main).iter(w("pStyle"))]


def test_the_body_is_the_text_with_its_printed_markers_and_notes():
    assert printed(opened(clean(TEXT)), Changes.KEPT) == [
        ("The General Assembly,", ()),
        ("Recalling its resolution 55/25,", ((30, "Annex I."),)),
        ("OP1.\tUrges [all] States to act;", ()),
    ]


def test_symbol_date_and_title_stand_in_the_first_header():
    header = lines(opened(clean(TEXT)), "word/header1.xml")
    assert header[:3] == ["A/64/L.64", "29 July 2010", "Plan of Action"]


def test_a_title_that_the_text_has_itself_is_not_printed_twice():
    title = Paragraph(place(Series.TITLE), Kind.HEADING, "Plan of Action", level=1)
    text = Text("x", (title, OP), title="Plan of Action")
    assert "Plan of Action" not in lines(opened(clean(text)), "word/header1.xml")


def test_each_kind_of_paragraph_takes_its_style():
    items = (
        Paragraph(place(Series.OP, 1).child(Form.LETTER, 1), Kind.ITEM, "By acting;", "(a)"),
        Paragraph(place(Series.OP, 1).child(Form.LETTER, 1).child(Form.ROMAN, 2), Kind.ITEM, "At once;", "(ii)"),
        Paragraph(place(Series.HEADING, 1), Kind.HEADING, "Prevention", "II.", level=2),
        Paragraph(place(Series.PARA, 1), Kind.PROSE, "Trafficking is a crime."),
        Paragraph(place(Series.CLOSING), Kind.CLOSING, "109th plenary meeting"),
    )
    text = Text("x", (CHAPEAU, PP, OP, *items))
    expected = ["Chapeau", "Preambular", "Numbered", "Item1", "Item2", "Heading2", "Prose", "Closing"]
    assert styles(opened(clean(text))) == expected


def annexed(marker):
    title = Paragraph(place(Series.TITLE, 1, "annex"), Kind.HEADING, "Plan of Action", marker, level=1)
    return Text("x", (CHAPEAU, OP, title, Paragraph(place(Series.PLAIN, 1, "annex"), Kind.ANNEX, "Condemn it;", "1.")))


def test_an_annex_begins_a_page_with_its_marker_and_its_title_below():
    package = opened(clean(annexed("Annex")))
    assert [p.words for p in printed(package, Changes.KEPT)][2:] == ["Annex", "Plan of Action", "1.\tCondemn it;"]
    assert styles(package)[2:] == ["AnnexMarker", "AnnexTitle", "Numbered"]
    breaks = [p.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None for p in package.tree(package.main).iter(w("p"))]
    assert breaks == [False, False, True, False, False]


def test_a_title_in_one_line_with_its_marker_stays_there():
    lines = [p.words for p in printed(opened(clean(annexed("ANNEX:"))), Changes.KEPT)]
    assert lines[2:] == ["ANNEX: Plan of Action", "1.\tCondemn it;"]


@pytest.mark.parametrize("marker", ["Annex", "Annex II", "ANNEX:"])
def test_an_annex_comes_back_from_word_as_it_was(marker):
    again = read_bytes(clean(annexed(marker)), "clean.docx").text.paragraphs
    assert [(p.marker, p.wording) for p in again] == [(p.marker, p.wording) for p in annexed(marker).paragraphs]


def test_a_remark_on_an_annex_stands_at_its_title():
    text = annexed("Annex")
    root = opened(annotated(text, {text.paragraphs[2].address: ["Look here."]}, author="Chair")).tree(
        "word/document.xml"
    )
    held = [bool(list(p.iter(w("commentReference")))) for p in root.iter(w("p"))]
    assert held == [False, False, False, True, False]


def test_a_chapeau_and_a_lead_verb_are_italic_up_to_where_they_end():
    root = opened(clean(TEXT)).tree("word/document.xml")
    italic = [
        "".join(t.text for t in run.iter(w("t"))) for run in root.iter(w("r")) if run.find(f".//{w('i')}") is not None
    ]
    assert italic == ["The General Assembly", "Recalling", "Urges"]


@pytest.mark.parametrize(
    ("wording", "italic"),
    [
        ("[Urges States to act;]", "Urges"),
        ("[EU, Norway: Calls upon States to act;]", "Calls upon"),
        ("(Mexico): Also requests a report;", "Also requests"),
        ("[[Urges] [Calls upon] States to act;]", "Urges"),
        ("[States that act;] Urges all;", "Urges"),
        ("[to be completed]", None),
        ("States that Urges names;", None),
    ],
)
def test_a_lead_verb_is_italic_behind_brackets_and_the_names_of_delegations(wording, italic):
    paragraph = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, wording)
    found = [wording[one.start : one.end] for one in faces(paragraph, "en") if one.face.lead is not Lead.NONE]
    assert found == ([italic] if italic else [])


def test_notes_keep_counting_from_the_number_they_began_with():
    root = opened(clean(TEXT)).tree("word/document.xml")
    assert [start.get(w("val")) for start in root.iter(w("numStart"))] == ["8"]


def test_pending_changes_of_a_text_are_tracked_under_their_authors():
    spans = (
        Span(6, 11, Style.DELETED, "Norway", "2010-07-01T00:00:00Z"),
        Span(12, 18, Style.INSERTED, "Egypt"),
        Span(22, 25, Style.INSERTED),
    )
    text = Text("x", (Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Urges [all] States to act;", "1.", spans=spans),))
    root = opened(clean(text)).tree("word/document.xml")
    found = [
        (change.tag, change.get(w("author")), change.get(w("date")), "".join(change.itertext()))
        for change in root.iter(w("del"), w("ins"))
    ]
    assert found == [
        (w("del"), "Norway", "2010-07-01T00:00:00Z", "[all]"),
        (w("ins"), "Egypt", None, "States"),
        (w("ins"), "unknown", None, "act"),
    ]


def test_a_note_that_nothing_refers_to_is_told_in_a_comment():
    text = Text("x", (OP,), (Note("3", "See resolution 55/25."),))
    assert lines(opened(clean(text)), "word/comments.xml") == ["Note 3, to which nothing refers: See resolution 55/25."]


def test_an_empty_text_is_an_empty_document():
    assert printed(opened(clean(Text("x", ()))), Changes.KEPT) == []


def test_an_arabic_text_is_mirrored_with_its_head():
    text = Text("x", (Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "تحث الدول؛", "1 -"),), title="خطة", language="ar")
    package = opened(clean(text))
    for part in ("word/document.xml", "word/header1.xml"):
        assert package.tree(part).find(f".//{w('bidi')}") is not None
    assert package.tree("word/document.xml").find(f".//{w('sectPr')}/{w('bidi')}") is not None


def test_a_long_word_and_line_breaks_stay_as_they_are():
    wording = "Urges\n" + "x" * 3000 + "\tand no\u2011break"
    text = Text("x", (Paragraph(place(Series.OP, 1), Kind.OPERATIVE, wording, "1."),))
    assert printed(opened(clean(text)), Changes.KEPT)[0].words == f"1.\t{wording}"


ELEMENT = Paragraph(Address(Series.PLAIN, place(Series.PLAIN).child(Form.LETTER, 8).steps[1:]), Kind.ITEM, "to act now")
PAPER = Text("elements", (ELEMENT,), date="2010-03-08")


def fates(verdict=Verdict.PARTIAL, degree=Degree.STRONG):
    carrier = Carrier(TEXT, OP, degree, 0.6, (Evidence((0, 6), (19, 25)), Evidence((3, 6), (22, 25))))
    return Fates((PAPER,), (TEXT,), (Fate(Element(PAPER, ELEMENT), verdict, (carrier,), ((7, 10),)),))


def test_a_remark_says_what_a_paragraph_carries_and_quotes_the_shared_words():
    assert remarks_of(fates(), TEXT) == {
        OP.address: (
            "Carries (h) of elements (strong: the same substance, or a main part of it).\n"
            "Shared words: \u201cto act\u201d; \u201cact\u201d",
        )
    }


def test_what_is_carried_strongly_is_remarked_first():
    faint, full = (fates(degree=degree).fates[0] for degree in (Degree.PARTIAL, Degree.STRONG))
    said = remarks_of(Fates((PAPER,), (TEXT,), (faint, full, faint)), TEXT)[OP.address]
    assert ["(strong" in remark for remark in said] == [True, False, False]


def test_remarks_on_one_plan_leave_the_others_out():
    assert remarks_of(fates(), Text("another", (OP,))) == {}


def test_each_remark_is_a_comment_over_its_paragraph():
    remarks = {OP.address: ("First.", "Second."), place(Series.OP, 99): ("Nowhere.",)}
    package = opened(annotated(TEXT, remarks, author="Cape Verde", legend="Who carries what"))
    comments = package.tree("word/comments.xml")
    assert lines(package, "word/comments.xml") == ["First.", "Second."]
    assert {(c.get(w("author")), c.get(w("initials"))) for c in comments} == {("Cape Verde", "CV")}
    (paragraph,) = {r.getparent().getparent() for r in package.tree(package.main).iter(w("commentReference"))}
    assert "".join(t.text for t in paragraph.iter(w("t"))).endswith("Urges [all] States to act;")
    assert "Who carries what" in lines(package, "word/header1.xml")
