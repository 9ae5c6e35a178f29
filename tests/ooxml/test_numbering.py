"""Automatic numbers: what Word prints before a paragraph is what is read, list by list in document order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import docx, level, lists, p

from drafting.model.address import letter_number, roman_number
from drafting.ooxml.counting import counted
from drafting.ooxml.numbering import load_numbering
from drafting.ooxml.package import open_package
from drafting.ooxml.styles import load_styles
from drafting.ooxml.walk import walk

RESOLUTION = [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")]
OUTLINE = [level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "decimal", "%1.%2.%3")]


def markers(places, numbering, **parts):
    """What is printed before paragraphs at these places; a place is (list, level), None, or XML of a paragraph."""
    body = "".join(place if isinstance(place, str) else p("x", numbered=place) for place in places)
    package = open_package(docx(body, numbering=numbering, **parts), name="x")
    styles = load_styles(package)
    counter = load_numbering(package, styles)
    found = []
    for paragraph in walk(package.document()):
        place = styles.list_place(paragraph.properties, styles.of_paragraph(paragraph.properties))
        found.append(counter.next_marker(place) if place else None)
    return found


def test_a_resolution_is_numbered_as_word_prints_it():
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), None, (1, 0), (1, 1)]
    printed = ["1.", "(a)", "(b)", "(i)", "(ii)", "(c)", None, "2.", "(a)"]
    assert markers(places, lists(RESOLUTION)) == printed


def test_legal_numbering_prints_roman_parents_in_digits():
    assert markers([(1, 0), (1, 0), (1, 1), (1, 2)], lists(OUTLINE)) == ["I.", "II.", "2.1", "II.1.1"]


def test_a_skipped_level_counts_as_used():
    assert markers([(1, 1), (1, 0), (1, 2)], lists(OUTLINE)) == ["1.1", "II.", "II.1.1"]


def test_lists_of_one_definition_count_on_and_others_on_their_own():
    numbering = lists(RESOLUTION, RESOLUTION, nums=[(0, ""), (0, ""), (1, "")])
    assert markers([(1, 0), (2, 0), (3, 0), (1, 0)], numbering) == ["1.", "2.", "1.", "3."]


def test_a_restart_holds_once_and_then_the_list_counts_on():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>'
    numbering = lists(RESOLUTION, nums=[(0, ""), (0, restart)])
    assert markers([(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)], numbering) == ["1.", "2.", "8.", "9.", "10."]


def test_a_list_may_have_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert markers([(1, 0), (2, 0)], lists(RESOLUTION, nums=[(0, ""), (0, own)])) == ["1.", "B)"]


@pytest.mark.parametrize(("restart", "last"), [("", "(a)"), ('<w:lvlRestart w:val="0"/>', "(c)")])
def test_a_level_that_never_restarts_counts_on(restart, last):
    levels = [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", restart)]
    assert markers([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], lists(levels))[-1] == last


def test_a_level_may_restart_only_after_the_highest_one():
    levels = [*OUTLINE[:2], level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')]
    found = markers([(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)], lists(levels))
    assert [found[at] for at in (2, 4, 6)] == ["1", "2", "1"]


@pytest.mark.parametrize(
    ("text", "font", "printed"),
    [("\uf0b7", "Symbol", "•"), ("o", "Courier New", "•"), ("-", "Times", "-"), ("–", "Times", "–"), ("", "Times", "")],
)
def test_bullets_are_dots_or_dashes(text, font, printed):
    looks = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    bullet = level(0, "bullet", text).replace("</w:lvl>", f"{looks}</w:lvl>")
    assert markers([(1, 0)], lists([bullet])) == [printed]


def test_a_picture_bullet_is_a_dot_and_a_parent_that_is_one_prints_nothing():
    picture = '<w:lvl w:ilvl="0"><w:lvlPicBulletId w:val="0"/></w:lvl>'
    assert markers([(1, 0), (1, 1)], lists([picture, level(1, "decimal", "%1%2.")])) == ["•", "1."]


def test_a_custom_format_keeps_its_leading_zeros():
    padded = level(0, "custom", "%1.").replace('w:val="custom"', 'w:val="custom" w:format="001, 002, 003, ..."')
    assert markers([(1, 0)], lists([padded])) == ["001."]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="OP"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="OP"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="OP"/></w:style>'
    '<w:style w:type="numbering" w:styleId="Link"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
BY_STYLE = [
    level(0, "decimal", "%1.", '<w:pStyle w:val="OP"/>'),
    level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Sub"/>'),
]


def test_a_style_brings_its_list_and_the_list_knows_its_level():
    places = [p("x", style="OP"), p("x", style="Sub"), p("x", style="Mine"), p("x", style="OP")]
    assert markers(places, lists(BY_STYLE), styles=STYLES) == ["1.", "(a)", "2.", "3."]


def test_a_paragraph_may_leave_the_list_of_its_style_or_move_down_in_it():
    out = p("x", style="OP", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    down = p("x", style="OP", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert markers([p("x", style="OP"), out, down], lists(BY_STYLE), styles=STYLES) == ["1.", None, "(a)"]


def test_a_list_may_point_to_a_list_style():
    numbering = lists(RESOLUTION, ['<w:numStyleLink w:val="Link"/>'])
    assert markers([(1, 0), (2, 0), (2, 1)], numbering, styles=STYLES) == ["1.", "2.", "(a)"]


def test_a_list_that_is_not_there_prints_nothing():
    assert markers([(9, 0), (1, 0)], lists(RESOLUTION)) == ["", "1."]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 0, "0"),
        ("decimalZero", 4, "04"),
        ("decimalZero", 0, "00"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 0, "0"),
        ("lowerLetter", 9_999, "9999"),
        ("upperRoman", 14, "XIV"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalFullWidth", 12, "\uff11\uff12"),
        ("arabicAlpha", 3, "ت"),
        ("arabicAbjad", 3, "ج"),
        ("arabicAbjad", 29, "أأ"),
        ("russianLower", 7, "ж"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百〇五"),
        ("chineseCountingThousand", 2_010, "二千〇一十"),
        ("ideographTraditional", 2, "乙"),
        ("chicago", 5, "**"),
        ("none", 5, ""),
        ("hebrew2", 5, None),
    ],
)
def test_counts_are_printed_in_words_form(form, number, printed):
    assert counted(number, form) == printed


@given(st.integers(1, 780))
@settings(max_examples=100)
def test_letters_and_roman_numerals_can_be_read_back(number):
    assert letter_number(counted(number, "lowerLetter")) == number
    assert roman_number(counted(number, "upperRoman")) == number


@given(st.lists(st.integers(0, 2), min_size=1, max_size=30))
@settings(max_examples=60)
def test_each_item_is_one_more_than_the_last_of_its_level_under_the_same_parent(depths):
    found = markers([(1, depth) for depth in depths], lists([level(n, "decimal", f"%{n + 1}") for n in range(3)]))
    counts = {}
    for depth, printed in zip(depths, found, strict=True):
        counts = {d: n for d, n in counts.items() if d <= depth}
        for above in range(depth):
            counts.setdefault(above, 1)
        counts[depth] = counts.get(depth, 0) + 1
        assert printed == str(counts[depth])
