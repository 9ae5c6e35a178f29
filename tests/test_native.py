"""The held format: any text comes back as it was, and a file broken by hand says where."""

import pytest
from hypothesis import given, settings
from strategies import texts

from drafting.errors import StructureError
from drafting.inline import marked_up, plain
from drafting.model.address import Series, parse_address, place
from drafting.model.text import Kind, NoteMark, Paragraph, Span, Style, Text, with_sections
from drafting.native import dumps, loads


@given(texts())
@settings(max_examples=400)
def test_a_text_that_was_written_is_read_back_the_same_whatever_the_line_ends(text):
    content = dumps(text)
    assert loads(content) == text
    assert loads(content.replace("\n", "\r\n")) == text


HELD = """drafting-text 1
name: L.22
symbol: A/C.3/79/L.22
language: en
chair: Norway

PP1: *Reaffirming* the purposes of the Charter,

# Financing

OP4: *Urges* Member States[^1] to respect [fully] international law:

OP4(a): By strengthening national capacity;

OP6 <OP6.>: *Decides* {+in 2013+|Norway} to appraise

[^1]: See resolution 70/1.
"""


def test_a_held_text_reads_as_it_looks():
    text = loads(HELD)
    assert [str(p.address) for p in text.paragraphs] == ["PP1", "heading 1", "OP4", "OP4(a)", "OP6"]
    assert [p.marker for p in text.paragraphs] == ["", "", "4.", "(a)", "OP6."]
    assert text.paragraphs[2].section == "Financing"
    assert text.paragraphs[2].notes == (NoteMark(19, "1"),)
    assert text.paragraphs[4].spans[1] == Span(8, 15, Style.INSERTED, "Norway")
    assert text.extra == (("chair", "Norway"),)
    assert dumps(text) == HELD


def test_square_brackets_are_words_of_the_text():
    assert "[fully]" in loads(HELD).paragraphs[2].wording


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("# not held", "line 1: does not begin with 'drafting-text 1'"),
        ("drafting-text 1\nsymbol A/64\n", "line 2: 'symbol A/64' is not a header line"),
        ("drafting-text 1\n\nSome words without an address", "line 3: 'Some words without an address' has no address"),
        ("drafting-text 1\n\nXY4: words", "line 3: 'XY4' is not an address"),
        ("drafting-text 1\n\nOP4: a\n\nOP4: b", "line 5: OP4 occurs again here (first in line 3)"),
        ("drafting-text 1\n\nOP4: *Decides to", "line 3: italic is opened but not closed"),
        ("drafting-text 1\n\nOP4: to+|EU}", "line 3: +|EU} closes what was not opened"),
        ("drafting-text 1\n\nOP4 {sentence}: to", "line 3: 'sentence' is not a kind of paragraph"),
        ("drafting-text 1\n\nOP4: {+a {+b+}", "line 3: a second {+ comes before the first is closed"),
        ("drafting-text 1\nsource: x.txt\n\nOP4: a", "line 2: the source is not FILE sha256:HASH lines A-B"),
        (
            f"drafting-text 1\nsource: x sha256:{'0' * 64} lines 1-{'9' * 5_000}\n",
            "line 2: the source has no such lines",
        ),
    ],
)
def test_a_file_broken_by_hand_says_which_line_and_what(broken, says):
    with pytest.raises(StructureError) as problem:
        loads(broken, file="L.64.txt")
    assert says in str(problem.value)
    assert problem.value.message.startswith("L.64.txt, line ")
    assert problem.value.hint


def test_overlapping_styles_survive():
    spans = (Span(0, 5, Style.ITALIC), Span(3, 8, Style.BOLD))
    marked = marked_up("abcdefgh", spans)
    assert marked == "*abc**de*fgh**"
    assert plain(marked, StructureError)[:2] == ("abcdefgh", spans)


def test_a_heading_out_of_count_is_written_with_its_address():
    odd = Paragraph(place(Series.HEADING, 7), Kind.HEADING, "Late", level=2)
    text = Text("t", with_sections([odd]))
    assert "heading 7 {heading 2}: Late" in dumps(text)
    assert loads(dumps(text)) == text


def test_an_address_keeps_its_part():
    text = Text("t", (Paragraph(parse_address("annex 43(a)"), Kind.ITEM, "x", "a."),))
    assert "annex 43(a) <a.>: x" in dumps(text)


@pytest.mark.parametrize("held", ["drafting-text 1", "drafting-text 1\nsymbol: A/1", "drafting-text 1\nsymbol: A/1\n"])
def test_a_text_may_end_with_its_header(held):
    assert loads(held, file="x.txt").paragraphs == ()


def test_blanks_that_an_editor_leaves_at_an_end_are_no_wording():
    text = loads("drafting-text 1\n\nOP4:   Decides\t \n\n#  Money \n\nOP5: \n\n[^1]:  See 70/1. \n")
    assert [p.wording for p in text.paragraphs] == ["Decides", "Money", ""]
    assert text.notes[0].wording == "See 70/1."
