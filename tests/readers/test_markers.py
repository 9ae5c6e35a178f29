"""What is printed before a paragraph, and what it counts."""

import pytest

from drafting.model.address import Relation, Suffix
from drafting.readers.markers import Mark, read_marker

AFTER, BEFORE, ALTERNATIVE = Relation.AFTER, Relation.BEFORE, Relation.ALTERNATIVE


@pytest.mark.parametrize(
    ("wording", "printed", "number"),
    [
        ("4. Urges", "4.", 4),
        ("12) Urges", "12)", 12),
        ("7: Urges", "7:", 7),
        ("3 – Urges", "3 –", 3),
        ("1．敦促", "1．", 1),
        ("OP6. Urges", "OP6.", 6),
        ("pp3 Noting", "pp3", 3),
        ("3 bis Urges", "3 bis", 3),
        ("OP6 (EU) Urges", "OP6", 6),
        ("OP6 (agreed ad ref) Urges", "OP6", 6),
    ],
)
def test_a_number_counts(wording, printed, number):
    marker = read_marker(wording)
    assert (marker.mark, marker.printed, marker.number) == (Mark.NUMBER, printed, number)
    assert wording[marker.length :].split(") ")[-1] in ("Urges", "Noting", "敦促")


@pytest.mark.parametrize(
    ("wording", "label", "printed"),
    [
        ("(a) To act", "a", "(a)"),
        ("b) To act", "b", "b)"),
        ("c. To act", "c", "c."),
        ("ii. To act", "ii", "ii."),
        ("（d） 采取行动", "d", "（d）"),
        ("(أ) العمل", "a", "(أ)"),
        ("(ا) العمل", "a", "(ا)"),  # the alef without its hamza, as it may be typed
        ("б) принять", "b", "б)"),
        ("㈢ 采取行动", "c", "㈢"),  # the brackets are a part of the character
        ("（二）采取行动", "b", "（二）"),
        ("(十二) 采取行动", "l", "(十二)"),
        ("'1' العمل", "i", "'1'"),
        ("'2' العمل", "ii", "'2'"),
    ],
)
def test_letters_of_lists_in_any_script_count_as_those_of_an_english_one(wording, label, printed):
    marker = read_marker(wording)
    assert (marker.mark, marker.label, marker.printed) == (Mark.ITEM, label, printed)


@pytest.mark.parametrize(
    ("wording", "number", "printed"),
    [
        ("IV. Follow-up", 4, "IV."),
        ("B. Follow-up", 2, "B."),
        ("II- Follow-up", 2, "II-"),
        ("十二、后续行动", 12, "十二、"),
    ],
)
def test_a_roman_numeral_a_capital_or_a_chinese_number_counts_a_section(wording, number, printed):
    marker = read_marker(wording)
    assert (marker.mark, marker.number, marker.printed) == (Mark.SECTION, number, printed)


@pytest.mark.parametrize(
    "wording",
    [
        "'0' words",
        "'16' words",
        "(二十七) 词",
        "Urges",
        "IIV. words",
        "(xyz) words",
        "OP6 (a) urges",
        "OP6 (as said) urges",
        "3 bis",
        "2030 Agenda",
    ],
)
def test_what_counts_nothing_is_no_marker(wording):
    assert read_marker(wording) is None


@pytest.mark.parametrize(
    ("wording", "suffixes"),
    [
        ("OP4 bis. Urges", (Suffix(AFTER, 1),)),
        ("OP4 ter bis. Urges", (Suffix(AFTER, 2), Suffix(AFTER, 1))),
        ("OP4 quat. Urges", (Suffix(AFTER, 3),)),
        ("OP4 alt. Urges", (Suffix(ALTERNATIVE, 1),)),
        ("OP4 alt2. Urges", (Suffix(ALTERNATIVE, 2),)),
        ("pre-OP4: Urges", (Suffix(BEFORE, 1),)),
        ("(OP4 pre) Urges", (Suffix(BEFORE, 1),)),
    ],
)
def test_bis_alt_and_pre_are_kept_apart(wording, suffixes):
    marker = read_marker(wording)
    assert (marker.series, marker.number, marker.suffixes) == ("OP", 4, suffixes)


@pytest.mark.parametrize(
    ("wording", "mark", "printed", "counted"),
    [
        ("- To act", Mark.DASH, "-", 0),
        ("- 43. To act", Mark.NUMBER, "- 43.", 43),
        ("- IV. To act", Mark.DASH, "-", 0),  # a section does not stand behind a dash
        ("- - 43. To act", Mark.DASH, "-", 0),
    ],
)
def test_a_dash_counts_nothing_but_lends_itself_to_a_number_behind_it(wording, mark, printed, counted):
    marker = read_marker(wording)
    assert (marker.mark, marker.printed, marker.number) == (mark, printed, counted)


@pytest.mark.parametrize(
    ("bullet", "wording", "mark", "printed", "length"),
    [
        ("4.", "Urges", Mark.NUMBER, "4.", 0),
        ("•", "Urges", Mark.DASH, "•", 0),
        ("•", "4. Urges", Mark.NUMBER, "• 4.", 3),
        ("-", "Urges", Mark.DASH, "-", 0),
    ],
)
def test_what_a_source_prints_by_itself_takes_nothing_of_the_wording(bullet, wording, mark, printed, length):
    assert read_marker(wording, bullet)[:3] == (mark, printed, length)
