"""Lines for a screen: what is shown is safe, short where it can be, and says all without colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.model.address import parse_address
from drafting.model.changes import Edit, Op
from drafting.model.fates import Fates
from drafting.model.origins import Origin, Origins
from drafting.model.text import Kind, NoteMark, Paragraph, Span, Style, Text
from drafting.writers.page import joined, plural, signed
from drafting.writers.page_comparison import edit_pieces
from drafting.writers.said import told
from drafting.writers.screen import line, wording_pieces
from drafting.writers.screen_fates import tallied
from drafting.writers.screen_origins import descended
from drafting.writers.screen_text import text_lines
from drafting.writers.sections import section_of


def paragraphs(*addresses):
    return [Paragraph(parse_address(a), Kind.PROSE, "x") for a in addresses]


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        (["PP1", "PP2", "PP3"], "PP1-PP3"),
        (["PP1", "PP3"], "PP1, PP3"),
        (["chapeau", "PP1", "PP2", "OP1"], "chapeau, PP1-PP2, OP1"),
        (["annex 42", "annex 43", "annex 43(a)", "annex 43(b)", "annex 44"], "annex 42-44 (with 2 items)"),
        (["annex 11", "annex heading 1", "annex 12"], "annex 11-12, 1 heading"),
        (["(a)", "(b)", "(c)"], "(a)-(c)"),
        (["para 3", "para 4"], "para 3-4"),
        (["OP2", "OP2 bis", "OP3"], "OP2, OP2 bis-OP3"),
        (["annex 12 bis", "annex 13"], "annex 12 bis-13"),
        (["annex 43(b)"], "annex 43(b)"),
        ([], ""),
    ],
)
def test_many_addresses_are_told_in_few_words(addresses, words):
    assert told(paragraphs(*addresses)) == words


def test_one_blank_line_stands_above_a_heading_and_none_above_the_first():
    addresses = {"heading 1": Kind.HEADING, "para 1": Kind.PROSE, "heading 2": Kind.HEADING}
    paper = Text("paper", tuple(Paragraph(parse_address(a), kind, "x") for a, kind in addresses.items()))
    shown = [one.words.strip() for one in text_lines(paper, paper.paragraphs, whole=True)]
    assert shown == ["paper", "en", "", "x  [heading 1]", "para 1  x", "", "x  [heading 2]"]


@given(st.text())
def test_nothing_shown_steers_the_terminal(words):
    shown = line(words).words
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in shown)


def test_edits_are_told_apart_by_their_signs():
    edits = [Edit(Op.KEEP, "Urges "), Edit(Op.DELETE, "shall"), Edit(Op.INSERT, "should")]
    assert "".join(words for words, _ in signed(edit_pieces(edits))) == "Urges {-shall-}{+should+}"


def test_note_marks_and_pending_changes_stand_in_the_words():
    spans = (Span(0, 5, Style.ITALIC), Span(6, 12, Style.INSERTED, "Norway"))
    paragraph = Paragraph(parse_address("OP1"), Kind.OPERATIVE, "Urges States", spans=spans, notes=(NoteMark(12, "1"),))
    assert "".join(words for words, _ in wording_pieces(paragraph)) == "Urges {+States+|Norway}[1]"


def test_whose_change_it_is_and_what_is_struck_through_stand_in_the_words():
    spans = (
        Span(0, 6, Style.STRIKE),
        Span(0, 6, Style.BOLD),
        Span(6, 12, Style.INSERTED, "EU", "2024-10-31T09:00:00Z"),
        Span(12, 19, Style.DELETED, "Norway"),
    )
    paragraph = Paragraph(parse_address("OP1"), Kind.OPERATIVE, "Urges Invites States", spans=spans)
    assert "".join(words for words, _ in wording_pieces(paragraph)) == "{~Urges ~}{+Invite+|EU}{-s State-|Norway}s"


def test_a_paragraph_without_a_heading_stands_in_its_part_of_the_resolution():
    assert section_of(Paragraph(parse_address("PP1"), Kind.PREAMBULAR, "x")) == "preamble"
    assert section_of(Paragraph(parse_address("OP4(a)"), Kind.ITEM, "x")) == "operative part"
    assert section_of(Paragraph(parse_address("OP4"), Kind.OPERATIVE, "x", section="Financing")) == "Financing"
    assert section_of(Paragraph(parse_address("annex II 4"), Kind.ANNEX, "x")) == "annex II"


def test_counts_have_their_plurals():
    assert [plural(n, "paragraph") for n in (0, 1, 2)] == ["0 paragraphs", "1 paragraph", "2 paragraphs"]
    assert [joined("abc"[:n]) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]


def test_a_count_of_nothing_ends_without_a_colon():
    assert tallied(Fates((), (), ())) == "0 elements"


def test_one_paragraph_has_an_ancestor_and_two_have():
    text = Text("plan", (Paragraph(parse_address("OP1"), Kind.OPERATIVE, "Act."),))
    origin = Origin(text, text.paragraphs[0])
    assert descended(Origins((), (text,), (origin,))) == "0 of 1 paragraph has an ancestor, 0 a strong one"
    assert descended(Origins((), (text,), (origin, origin))).startswith("0 of 2 paragraphs have")
