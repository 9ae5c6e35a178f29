"""PDF files: what stands on their pages becomes paragraphs, notes and notices, and nothing is lost."""

import pytest
from pdfs import Put, pdf

from drafting.model.text import Style
from drafting.readers import read_bytes

LEFT, IN = 123, 147  # as the United Nations sets its documents
FOOT = [Put(65, 748, "25-16805 (E)    231025"), Put(65, 762, "*2516805*")]
MASTHEAD = [
    Put(123, 58, "United Nations", size=14),
    Put(482, 56, "A/C.2/80/L.99"),
    Put(123, 86, "General Assembly", "b", 20),
    Put(397, 87, "Distr.: Limited"),
    Put(397, 98, "16 October 2025"),
    Put(397, 122, "Original: English"),
    Put(60, 222, "Eightieth session", "b"),
    Put(60, 234, "Agenda item 18 (a)"),
    Put(60, 246, "Sustainable development: towards a long name", "b"),
    Put(60, 258, "of an agenda item", "b"),
    Put(123, 312, "<b>Iraq:</b>* <b>draft resolution</b>"),
    Put(123, 340, "Promoting clean water for the", "b", 12),
    Put(123, 353, "implementation of the Agenda", "b", 12),
]
FIRST = [
    *MASTHEAD,
    Put(IN, 395, "<i>The General Assembly</i>,"),
    Put(IN, 413, "<i>Recalling</i> its resolution 70/1 of 25 September 2015,<^>1</^> and the letter of the"),
    Put(LEFT, 425, "Secretary-"),
    Put(LEFT, 437, "General,<^>2</^> as well as the gender- "),
    Put(LEFT, 449, "and age-sensitive work of the members of the non-"),
    Put(100, 637, "__________________", "b", 8),
    Put(116, 651, "* On behalf of the States Members.", size=8.5),
    Put(117, 662, "<^>1</^> Resolution 70/1.", size=8.5),
    Put(117, 672, "<^>2</^> <i>Treaty Series</i>, vol. 1, which goes on over the", size=8.5),
    *FOOT,
]
SECOND = [
    Put(60, 59, "A/C.2/80/L.99", "b", 8.5),
    Put(350, 59, "Promoting clean water for the implementation of the Agenda", "b", 8.5),
    Put(LEFT, 82, "governmental organizations, "),
    Put(IN, 100, "1."),
    Put(171, 100, "<i>Decides</i> to act;"),
    Put(IN, 118, "2."),
    Put(171, 118, "<i>Requests</i> a report on:"),
    Put(IN, 136, "(a)"),
    Put(171, 136, "Rivers, at 20 m<^>2</^> each;<^>3</^>"),
    Put(397, 170, "50th plenary meeting", "i"),
    Put(407, 182, "19 December 2025", "i"),
    Put(100, 700, "__________________", "b", 8),
    Put(123, 712, "page.", size=8.5),
    Put(117, 722, "<^>3</^> Ibid.", size=8.5),
    Put(60, 755, "2/2", "b", 8.5),
    Put(525, 754, "25-16805", size=7),
]


def read(*pages, **how):
    return read_bytes(pdf(*pages, **how), "L99.pdf")


def wordings(reading):
    return {str(p.address): p.wording for p in reading.text.paragraphs}


def test_a_document_of_two_pages_is_read_as_it_is_meant():
    reading = read(FIRST, SECOND)
    assert wordings(reading) == {
        "chapeau": "The General Assembly,",
        "PP1": "Recalling its resolution 70/1 of 25 September 2015, and the letter of the Secretary-General, as well "
        "as the gender- and age-sensitive work of the members of the non-governmental organizations,",
        "OP1": "Decides to act;",
        "OP2": "Requests a report on:",
        "OP2(a)": "Rivers, at 20 m2 each;",
        "closing": "50th plenary meeting",
        "closing 2": "19 December 2025",
    }
    text = reading.text
    assert (text.symbol, text.date) == ("A/C.2/80/L.99", "2025-12-19")
    assert text.title == "Promoting clean water for the implementation of the Agenda"


def test_notes_have_their_marks_and_one_that_goes_on_overleaf_is_one():
    text = read(FIRST, SECOND).text
    marks = {str(p.address): [(p.wording[: m.at][-6:], m.number) for m in p.notes] for p in text.paragraphs if p.notes}
    assert marks == {"PP1": [(" 2015,", "1"), ("neral,", "2")], "OP2(a)": [(" each;", "3")]}
    assert [(note.number, note.wording) for note in text.notes] == [
        ("1", "Resolution 70/1."),
        ("2", "Treaty Series, vol. 1, which goes on over the page."),
        ("3", "Ibid."),
    ]
    assert [(s.start, s.end, s.style) for s in text.notes[1].spans] == [(0, 13, Style.ITALIC)]


def test_italics_and_what_is_raised_are_spans():
    spans = {
        str(p.address): [(p.wording[s.start : s.end], s.style) for s in p.spans]
        for p in read(FIRST, SECOND).text.paragraphs
    }
    assert spans["PP1"] == [("Recalling", Style.ITALIC)]
    assert spans["OP1"] == [("Decides", Style.ITALIC)]
    assert spans["OP2(a)"] == [("2", Style.SUPERSCRIPT)]


def test_what_is_no_text_is_told_with_its_page():
    assert [str(notice) for notice in read(FIRST, SECOND).notices] == [
        "date 2025-12-19, as its closing line says",
        "page 1: left out: the masthead (title, agenda item, date)",
        "page 1: left out: a rule above footnotes",
        "page 1: left out: a note to the masthead, * On behalf of the States Members.",
        "page 1: left out: foot, 25-16805 (E) 231025 *2516805*",
        "page 2: left out: running head, A/C.2/80/L.99 Promoting clean water for the implementation of the Agenda",
        "page 2: left out: a rule above footnotes",
        "page 2: left out: foot, 2/2 25-16805",
    ]


def page(*lines, left=LEFT, step=12):
    """Lines of one page, one below another."""
    return [Put(left, 80 + step * at, words) for at, words in enumerate(lines)]


def test_a_word_that_a_program_hyphenated_is_whole_and_one_with_a_hyphen_keeps_it():
    reading = read(
        page(
            "The General Assembly,",
            "Recalling the development of the well-being of all in a long line of words, and the develop-",
            "ment of their well-",
            "being, which is here to stay, in a long line of words that is as long as the one above is,",
        )
    )
    assert "the well-being of all" in wordings(reading)["PP1"]
    assert "and the development of their well-being, which" in wordings(reading)["PP1"]
    assert "put together, words that hyphens at line ends parted: develop-ment" in map(str, reading.notices)


def test_years_with_a_dash_between_them_stay_together_where_a_line_ends_in_a_blank():
    reading = read(
        page("The General Assembly,", "Recalling the Framework for the reduction of risks 2015\u2013 ", "2030,")
    )
    assert wordings(reading)["PP1"] == "Recalling the Framework for the reduction of risks 2015\u20132030,"


def test_letters_that_kerning_set_apart_are_one_word_and_a_gap_without_a_blank_parts_two():
    kerned = [Put(LEFT, 80, "Urges an"), Put(LEFT + 36.3, 80, "d helps"), Put(LEFT + 72, 80, "all")]
    assert wordings(read(kerned)) == {"para 1": "Urges and helps all"}


def test_cells_are_read_one_by_one_and_not_line_by_line():
    table = [
        *(Put(60, 100 + 12 * at, words) for at, words in enumerate(["Zero draft of the text, which", "is long."])),
        *(Put(320, 100 + 12 * at, words) for at, words in enumerate(["The text as it was", "revised."])),
    ]
    assert list(wordings(read(table)).values()) == [
        "Zero draft of the text, which is long.",
        "The text as it was revised.",
    ]


def test_words_askew_comments_and_form_fields_are_told_with_what_they_say():
    comment = "<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (Delete this) >>"
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Norway) /Rect [9 30 99 50] >>"
    reading = read([*page("Decides to act."), Put(200, 500, "DRAFT", size=60, turned=45)], annotations=comment + field)
    assert wordings(reading) == {"para 1": "Decides to act."}
    assert [str(notice) for notice in reading.notices] == [
        "page 1: left out: words that stand askew, DRAFT",
        "page 1: left out: a comment: Delete this",
        "page 1: left out: a form field, Norway",
    ]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_upright(turned):
    lines = ["The General Assembly,", "1. Decides to act;", "2. Requests a report."]
    left, top, right, down = {90: (100, 700, 24, 0), 180: (500, 700, 0, -24), 270: (500, 99, -24, 0)}[turned]
    put = [Put(left + right * at, top + down * at, words, turned=turned) for at, words in enumerate(lines)]
    assert wordings(read(put, rotated=turned)) == {
        "chapeau": "The General Assembly,",
        "OP1": "Decides to act;",
        "OP2": "Requests a report.",
    }


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("،ةماعلا ةيعمجلا نإ", "إن الجمعية العامة،"),
        ("،70/1 اهرارق", "قرارها 70/1،"),
        ("(A/RES/79/154) 2027 ماع يف", "في عام 2027 (A/RES/79/154)"),
        ("ءاضع|لأ|ا لودلا", "الدول الأعضاء"),
        ("25 خرؤملا", "المؤرخ 25"),
    ],
)
def test_what_runs_from_the_right_is_read_as_it_is_read(shown, said):
    """`shown` is what stands on the page, from left to right; |لأ| is one sign that shows two letters."""
    assert list(wordings(read([Put(200, 100, shown)])).values()) == [said]


def test_lines_of_chinese_are_joined_without_a_blank():
    lines = ["大会，", "回顾其关于改进努力协调的", "2015年决议，", "1. 决定采取行动。"]
    put = [Put(100, top, words, box=1000) for top, words in zip((100, 120, 132, 152), lines, strict=True)]
    assert list(wordings(read(put)).values()) == ["大会，", "回顾其关于改进努力协调的2015年决议，", "决定采取行动。"]


def test_letters_set_apart_in_a_heading_are_words():
    heading = Put(100, 80, "RESOLUTION ADOPTED", "b", spacing=3)
    assert list(wordings(read([heading])).values()) == ["RESOLUTION ADOPTED"]


def test_notes_that_begin_anew_on_each_page_are_told_apart():
    rule = Put(100, 700, "__________________")
    reading = read(
        [
            Put(IN, 80, "The General Assembly,"),
            Put(IN, 100, "Recalling its resolution 70/1,<^>1</^> and its resolution"),
            Put(LEFT, 112, "71/1,<^>2</^> as well as the letter of the Secretary-General,"),
            rule,
            Put(117, 712, "<^>1</^> Resolution 70/1.", size=8.5),
            Put(117, 722, "<^>2</^> See the letter.", size=8.5),
            Put(60, 780, "1/2"),
        ],
        [
            Put(IN, 80, "1."),
            Put(171, 80, "Decides<^>1</^> to act at once;"),
            rule,
            Put(117, 712, "<^>1</^> By a vote.", size=8.5),
            Put(60, 780, "2/2"),
        ],
    )
    text = reading.text
    assert [(mark.number, str(p.address)) for p in text.paragraphs for mark in p.notes] == [
        ("1", "PP1"),
        ("2", "PP1"),
        ("1(2)", "OP1"),
    ]
    assert [(note.number, note.wording) for note in text.notes] == [
        ("1", "Resolution 70/1."),
        ("2", "See the letter."),
        ("1(2)", "By a vote."),
    ]
    assert "the mark 1 stands for several notes; one is called 1(2)" in map(str, reading.notices)


def test_paragraphs_stand_apart_where_one_line_goes_on_and_one_title_seems_to():
    lines = [
        (0, "Draft agreement under the Convention on the Law of the Sea of 1982"),
        (25, "The Parties to this Agreement,"),
        (25, "Recalling the relevant provisions of the Convention on the Law of"),
        (16, "the Sea of 10 December 1982,"),
        (25, "Have agreed as follows:"),
        (25, "Part One of the Agreement"),
        (25, "Article 1"),
        (16, "Use of terms"),
        (25, "For the purposes of this Agreement:"),
    ]
    tops = [60 + sum(gap for gap, _ in lines[: at + 1]) for at in range(len(lines))]
    text = read([Put(LEFT, top, words, "", 12) for top, (_, words) in zip(tops, lines, strict=True)]).text
    addresses = ["heading 1", "chapeau", "PP1", "chapeau 2", "heading 2", "heading 3", "art 1"]
    assert [str(p.address) for p in text.paragraphs] == addresses
