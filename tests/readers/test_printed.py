"""Texts printed page by page: what a page adds is taken out and told, what it cuts is put together, nothing is lost."""

import subprocess

import pytest
from pdf_texts import PDFS, TOOL, pdf_text

from drafting.readers import read_bytes
from drafting.readers.printed import carries_on
from drafting.readers.rows import Row

FIRST = """\
                 United Nations                                            A/80/L.99
                 General Assembly                                     Distr.: Limited

Eightieth session
Agenda item 72 (a)

                 Austria, Brazil and Chad:* draft resolution

                 Improving coordination

                      The General Assembly,
                      Recalling its resolution 70/1 of 25 September 2015, 1 and the report of the
                 Secretary-General, 2 in which 3 of the 17 goals are named, as paragraph 1 of it says,
                      Noting the self-
                 regulatory measures of Member States and the pre-
                 and post-conflict work of the

           __________________
                * On behalf of the States Members.
                 1
                     Resolution 70/1.
                 2
                     A/80/130, which goes on for more than
                     one line.

 25-19372 (E)     021225
 *2519372*
"""
SECOND = """\
A/80/L.99

                 United Nations,
                      1.   Decides to act, 3,4 with a view to peace;
                      2.   Requests a report.

           __________________
                 3
                     Ibid., para. 5.
                 4
                     A/80/131.

2/2                                                                   25-19372
"""


def read(*pages, **how):
    return read_bytes("\f".join(pages).encode(), "pages.txt", **how)


def wordings(reading):
    return {str(p.address): p.wording for p in reading.text.paragraphs}


def test_paragraphs_are_told_by_the_indent_of_their_first_line_and_go_on_over_the_page():
    assert wordings(read(FIRST, SECOND)) == {
        "chapeau": "The General Assembly,",
        "PP1": "Recalling its resolution 70/1 of 25 September 2015, and the report of the Secretary-General, "
        "in which 3 of the 17 goals are named, as paragraph 1 of it says,",
        "PP2": "Noting the self-regulatory measures of Member States and the pre- and post-conflict work of the "
        "United Nations,",
        "OP1": "Decides to act, with a view to peace;",
        "OP2": "Requests a report.",
    }


def test_plain_digits_are_note_marks_where_a_note_of_the_page_is_meant():
    text = read(FIRST, SECOND).text
    marks = {str(p.address): [(p.wording[: mark.at][-6:], mark.number) for mark in p.notes] for p in text.paragraphs}
    assert marks["PP1"] == [(" 2015,", "1"), ("neral,", "2")]
    assert marks["OP1"] == [("o act,", "3"), ("o act,", "4")]
    assert [(note.number, note.wording) for note in text.notes] == [
        ("1", "Resolution 70/1."),
        ("2", "A/80/130, which goes on for more than one line."),
        ("3", "Ibid., para. 5."),
        ("4", "A/80/131."),
    ]


def test_what_a_page_adds_is_told_with_its_lines():
    said = [(notice.message, notice.lines) for notice in read(FIRST, SECOND).notices]
    assert said == [
        ("4 of 4 note marks were plain digits, told by their order and place", None),
        ("left out: the masthead (title, agenda item, date)", (1, 10)),
        ("left out: a note to the masthead: On behalf of the States Members.", (19, 19)),
        ("left out: a page break, 25-19372 (E) 021225 *2519372* A/80/L.99", (26, 28)),
        ("left out: a page break, 2/2 25-19372", (40, 40)),
    ]
    assert read(FIRST, SECOND).text.title == "Improving coordination"


def test_a_running_title_is_no_word_of_the_text():
    head = "Improving coordination                                      A/80/L.99\n"
    assert wordings(read(FIRST, head + SECOND.partition("\n")[2])) == wordings(read(FIRST, SECOND))


def test_a_note_that_goes_on_at_the_foot_of_the_next_page_is_one_note():
    first = FIRST.replace("one line.", "one page")
    second = SECOND.replace("__________________\n", "__________________\n                     and ends there.\n")
    assert read(first, second).text.notes[1].wording == "A/80/130, which goes on for more than one page and ends there."


@pytest.mark.parametrize(
    "words",
    ["see paragraph 1", "in 1 per cent of cases", "on 1 May", "in 2010-1", "of L.1", "in (1)", "under article 1", "G1"],
)
def test_a_number_that_counts_or_dates_is_no_mark(words):
    page = FIRST.replace("2015, 1 and the report", f"2015 {words}, and the report")
    text = read(page, SECOND).text
    assert words in text.paragraphs[1].wording
    assert "1" not in {mark.number for mark in text.paragraphs[1].notes}


def test_numbers_that_a_program_set_apart_from_their_notes_find_them_again():
    first = FIRST[: FIRST.index("                 1\n")] + "\nResolution 70/1.\nA/80/130.\n2\n1\n\n25-19372 (E)\n"
    notes = read(first, SECOND).text.notes
    assert [(note.number, note.wording) for note in notes[:2]] == [("1", "Resolution 70/1."), ("2", "A/80/130.")]


def test_without_indents_lead_words_and_numbers_part_paragraphs():
    plain = ["\n".join(line.strip() for line in page.split("\n")) for page in (FIRST, SECOND)]
    assert wordings(read(*plain)) == wordings(read(FIRST, SECOND))


def test_pages_copied_out_of_a_viewer_have_no_form_feeds():
    assert wordings(read(FIRST + "\n" + SECOND)) == wordings(read(FIRST, SECOND))


def test_lines_of_chinese_are_joined_without_a_blank():
    page = "大会，\n\n回顾其关于改进努力\n协调的决议，\n\n1. 决定采取行动，\n不再拖延。"
    assert list(wordings(read(page)).values()) == [
        "大会，",
        "回顾其关于改进努力协调的决议，",
        "决定采取行动，不再拖延。",
    ]


def test_a_page_with_neither_head_nor_foot_begins_another_document():
    reading = read(FIRST, SECOND, "Excellency,\n\nI have the honour to write.\n")
    assert wordings(reading) == wordings(read(FIRST, SECOND))
    assert 'left out: a letter ("Excellency,")' in [notice.message for notice in reading.notices]


def test_a_line_between_parts_of_a_text_parts_no_notes():
    page = "The General Assembly,\n\n1. Decides to act;\n\n________\nAdopted without a vote.\n\n2/8\n\f"
    assert "Adopted without a vote." in " ".join(wordings(read(page)).values())


@pytest.mark.skipif(TOOL is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("path", sorted(PDFS.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_document_saved_as_text_with_its_layout_is_read_as_by_the_sizes_of_its_letters(path):
    data = subprocess.run([str(TOOL), "-layout", str(path), "-"], capture_output=True, check=True, timeout=60).stdout
    text, wanted = read_bytes(data, f"{path.stem}.txt").text, pdf_text(path)
    assert [facts(p) for p in text.paragraphs] == [facts(p) for p in wanted.paragraphs]
    assert [(n.number, blankless(n.wording)) for n in text.notes] == [
        (n.number, blankless(n.wording)) for n in wanted.notes
    ]


def facts(paragraph):
    """Blanks are left out: the two ways see kerning differently."""
    return str(paragraph.address), blankless(paragraph.wording), [mark.number for mark in paragraph.notes]


def blankless(words):
    return "".join(words.split())


@pytest.mark.parametrize(
    ("below", "goes_on"),
    [
        ("and of victims,", True),
        ("“protection” as defined there,", True),
        ("“Protection” is meant as it is defined there,", False),
        ("(as defined there) and of victims,", True),
        ("(2030) and of victims,", True),
        ("(US reserve) Recalling the Charter,", False),
        ("(a) Of victims;", False),
        ("Recalling the Charter,", False),
    ],
)
def test_what_stands_below_a_page_break_behind_a_semicolon_goes_on_where_its_first_letter_is_small(below, goes_on):
    above = Row(1, "Recalling the Convention, the Protocol and their protection of witnesses;")
    assert carries_on(above, Row(2, below), None, 70) is goes_on
