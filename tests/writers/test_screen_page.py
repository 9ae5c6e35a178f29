"""A page on a screen: columns that fit, words from the right that keep their places, nothing where nothing is."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from strategies import comparisons, wordings

from drafting.model.address import parse_address
from drafting.model.changes import Change, Comparison, Doubt, Edit, Op
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.direction import is_rightward, isolated
from drafting.writers.page import Form, Look, block, row, shown
from drafting.writers.page_comparison import View, comparison_page
from drafting.writers.screen import Screen
from drafting.writers.screen_page import page_lines
from drafting.writers.screen_wrap import hung, wrapped

ISOLATES = re.compile("[\u2066-\u2069]")


def pairs(old, new, width=80, is_terminal=False):
    return [line.words for line in page_lines([row(Form.PAIR, [old], [new])], Screen(width, is_terminal))]


def squeezed(words):
    return re.sub(r"\s+", "", words)


def test_old_and_new_stand_beside_each_other():
    assert pairs("Urges all States", ("Invites all States", Look.INSERTED), 60) == [
        "  Urges all States            | {+Invites all States+}",
    ]


unbarred = wordings.map(lambda words: words.replace("|", "/"))


@given(unbarred, unbarred, st.integers(60, 120))
def test_each_column_holds_its_words_and_keeps_its_width(old, new, width):
    cells = [line.partition(" | ") for line in pairs(old, new, width)]
    assert {cell_len(left) for left, _, _ in cells} <= {2 + (width - 5) // 2}
    assert all(cell_len(left + bar + right) <= width for left, bar, right in cells)
    for number, words in ((0, old), (2, new)):
        assert squeezed("".join(cell[number] for cell in cells)) == squeezed(shown(words))


def test_wide_characters_take_two_columns():
    lines = pairs("请秘书长向大会第七十八届会议报告本决议的执行情况", "请", 60)
    assert [cell_len(line[: line.index(" | ")]) for line in lines] == [29] * len(lines)
    assert len(lines) == 2


@pytest.mark.parametrize("width", [20, 40, 59])
def test_a_narrow_screen_shows_old_above_new(width):
    assert pairs("Urges", "Invites", width) == ["    old: Urges", "    new: Invites"]
    assert pairs("", "Invites", width) == ["    new: Invites"]


def test_arabic_cells_keep_their_sides_on_a_terminal():
    [line] = pairs("تحث الدول", "تشجع الدول", 60, is_terminal=True)
    assert re.fullmatch(r" +\u2067تحث الدول\u2069 \|  +\u2067تشجع الدول\u2069", line)


@given(comparisons(), st.booleans())
def test_no_direction_sign_is_piped(comparison, side_by_side):
    lines = page_lines(comparison_page(comparison, View(every=True, side_by_side=side_by_side)), Screen())
    assert not any(ISOLATES.search(line.words) for line in lines)


@given(comparisons(), st.booleans(), st.booleans(), st.booleans(), st.sampled_from([40, 80]))
def test_blank_lines_part_and_never_stand_together(comparison, side_by_side, stat, addresses, width):
    view = View(side_by_side=side_by_side, stat=stat, addresses=addresses)
    lines = [bool(line.pieces) for line in page_lines(comparison_page(comparison, view), Screen(width))]
    assert all(one or other for one, other in pairwise(lines))


@given(wordings, st.integers(2, 60), st.integers(0, 50))
def test_wrapping_loses_no_word_and_keeps_the_width(words, width, hang):
    rows = wrapped([(shown(words), Look.PLAIN)], width, hang)
    found = ["".join(words for words, _ in row) for row in rows]
    assert squeezed("".join(found)) == squeezed(shown(words))
    assert all(row == row.rstrip() for row in found)
    assert all(cell_len(row) <= width - (hung(hang, width) if at else 0) for at, row in enumerate(found))


def test_rows_after_the_first_hold_less_where_they_hang():
    rows = wrapped([("one two three four five six seven", Look.PLAIN)], 27, 4)
    assert ["".join(w for w, _ in row) for row in rows] == ["one two three four five six", "seven"]


def test_words_from_the_right_are_set_apart_in_an_english_row():
    pieces = [("!!! verb: ", Look.WARNING), ("تحث \u2192 تشجع: weaker", Look.PLAIN)]
    assert isolated(pieces)[1][0] == "\u2068تحث\u2069 \u2192 \u2068تشجع\u2069: weaker"
    assert isolated([("Urges States", Look.PLAIN)]) == [("Urges States", Look.PLAIN)]


def test_a_row_of_arabic_is_one_isolate():
    row = isolated([("وإذ تشير إلى قرارها ", Look.PLAIN), ("{-64/293-}", Look.DELETED)])
    assert row[0][0] == "\u2067"
    assert row[-1][0] == "\u2069"


@pytest.mark.parametrize(
    ("words", "rightward"),
    [
        ("تحث الدول", True),
        ("Urges", False),
        ("", False),
        ("64/293", False),
        ("תקציב", True),
        ("قرار resolution of", False),
    ],
)
def test_direction_is_that_of_most_letters(words, rightward):
    assert is_rightward(words) is rightward


def test_blank_lines_stand_between_what_belongs_together():
    forms = [Form.TITLE, Form.LEAD, Form.RUN, Form.RUN, Form.ENTRY, Form.WORDING, Form.REMARK, Form.ENTRY, Form.WORDING]
    lines = [line.words for line in page_lines([block(form, form.value) for form in forms])]
    assert lines == [
        *("title", "lead", "", "  run", "  run", "", "entry", "    wording", "    remark", "", "entry", "    wording"),
    ]


@pytest.mark.parametrize(
    ("place", "typed"), [("PP3", "new:PP3"), ("annex 27", '"new:annex 27"'), ("OP4(a)", '"new:OP4(a)"')]
)
def test_a_weak_pairing_says_at_a_terminal_how_to_see_why(place, typed):
    paragraph = Paragraph(parse_address(place), Kind.OPERATIVE, "x")
    change = Change((paragraph,), (paragraph,), 0.3, (Edit(Op.KEEP, "x"), Edit(Op.INSERT, " y")), doubt=Doubt.WEAK)
    comparison = Comparison(Text("old", (paragraph,)), Text("new", (paragraph,)), (change,))
    told = [[b.words for b in comparison_page(comparison, View(hints=hints))] for hints in (True, False)]
    assert told[0][-1] == f"weak pairing: see --explain {typed}"
    assert told[1][-1] == "weak pairing"


def test_what_is_wrapped_is_set_in_so_that_it_is_no_line_of_its_own():
    entry, wording = page_lines([block(Form.ENTRY, "OP1  reworded  by many"), block(Form.WORDING, "words")])
    assert 0 < entry.hang < wording.hang


def test_a_table_has_its_columns_below_each_other():
    rows = [row(Form.ROW, ["1 of 20"], ["~~"], ["preamble"]), row(Form.ROW, ["12 of 20"], ["+"], ["annex"])]
    lines = list(page_lines(rows))
    assert [line.words for line in lines] == ["  1 of 20   ~~  preamble", "  12 of 20  +   annex"]
    assert {line.hang for line in lines} == {16}


def test_a_long_line_of_a_list_hangs_below_its_beginning():
    [first, second] = page_lines([block(Form.LINE, "WATER.docx: 3 differ"), block(Form.LINE, "OCEANS.docx: none")])
    assert (first.hang, second.hang) == (2, 2)
