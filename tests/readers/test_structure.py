"""What the grammar makes of blocks: cases that occur in the room, each a page of text and the addresses it gets."""

from unicodedata import normalize

import pytest

from drafting.readers import read_bytes

RESOLUTION = "The General Assembly,\n\nRecalling its resolution 64/293 of 30 July 2010,\n\n"


def read(page, file="page.txt", **how):
    return read_bytes(page.encode("utf-8"), file, **how)


def addresses(page):
    return [str(p.address) for p in read(page).text.paragraphs]


@pytest.mark.parametrize(
    ("masthead", "symbol"),
    [
        ("A/C.3/80/L.4\n\nImproving coordination\n\n", "A/C.3/80/L.4"),
        (
            "United Nations  A/RES/80/228\n\nEightieth session\n\n[on the report (A/80/556, para. 52)]\n\n",
            "A/RES/80/228",
        ),
        ("E/CN.15/2011/L.2/Rev.1\n\nTrafficking and/or smuggling\n\n", "E/CN.15/2011/L.2/Rev.1"),
        ("Trafficking and/or smuggling of ESCAP/ECE\n\n", None),
        ("Improving coordination\n\n", None),
    ],
)
def test_the_symbol_is_the_first_one_in_the_masthead(masthead, symbol):
    assert read(f"{masthead}The General Assembly,\n\nRecalling A/64/130,\n\n1. Decides.").text.symbol == symbol


def test_an_unnumbered_preamble_is_counted_and_operative_numbers_are_kept():
    page = RESOLUTION + "Noting the report,\n\n1. Decides to act;\n\n2. Requests a report."
    assert addresses(page) == ["chapeau", "PP1", "PP2", "OP1", "OP2"]


def test_a_lone_operative_paragraph_needs_no_number():
    assert addresses(RESOLUTION + "Decides to consider the matter at its next session.")[-1] == "OP1"


def test_letters_then_roman_numerals_are_two_levels():
    page = RESOLUTION + "1. Decides:\n\n(a) To do:\n\n(i) One;\n\n(ii) Two;\n\n(b) To do more."
    assert addresses(page)[2:] == ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)"]


def test_the_ninth_letter_is_not_a_roman_numeral():
    letters = "\n\n".join(f"({letter}) Item;" for letter in "abcdefghij")
    assert addresses(RESOLUTION + "1. Decides:\n\n" + letters)[-2:] == ["OP1(i)", "OP1(j)"]


def test_a_roman_list_may_open_after_the_eighth_letter():
    letters = "\n\n".join(f"({letter}) Item;" for letter in "abcdefgh")
    page = RESOLUTION + "1. Decides:\n\n" + letters + "\n\n(i) One;\n\n(ii) Two;"
    assert addresses(page)[-3:] == ["OP1(h)", "OP1(h)(i)", "OP1(h)(ii)"]


def test_a_paragraph_bis_is_new_after_its_number():
    page = RESOLUTION + "1. Decides to act;\n\n1 bis. Also decides to wait;\n\n2. Requests a report."
    assert addresses(page)[2:] == ["OP1", "OP1 bis", "OP2"]


def test_a_doubled_number_is_counted_on_and_said():
    reading = read(RESOLUTION + "1. Decides to act;\n\n1. Requests a report.")
    assert [str(p.address) for p in reading.text.paragraphs][2:] == ["OP1", "OP2"]
    assert reading.text.paragraphs[-1].marker == "1."
    assert any(n.code == "numbering" and "counted as 2" in n.message for n in reading.notices)


def test_two_preambular_paragraphs_on_one_line_are_parted():
    page = "The General Assembly,\n\nRecalling its resolution, Recognizing the need,\n\n1. Decides."
    reading = read(page)
    assert [p.wording for p in reading.text.paragraphs][1:3] == [
        "Recalling its resolution,",
        "Recognizing the need,",
    ]
    assert any(n.code == "parted" for n in reading.notices)


def test_a_lead_verb_inside_quotation_marks_parts_nothing():
    page = "The General Assembly,\n\nRecalling the theme “Learning, Recognizing and acting”,\n\n1. Decides."
    assert addresses(page) == ["chapeau", "PP1", "OP1"]


def test_an_annex_counts_on_its_own():
    page = RESOLUTION + "1. Adopts the plan.\n\nAnnex\n\nPlan of Action\n\nWe resolve to:\n\n1. Act;\n\n2. Act again."
    assert addresses(page)[2:] == ["OP1", "annex title", "annex chapeau", "annex 1", "annex 2"]
    title = read(page).text.paragraphs[3]
    assert (title.marker, title.wording) == ("Annex", "Plan of Action")


def test_numbered_annexes_are_told_apart():
    page = RESOLUTION + "1. Adopts them.\n\nAnnex I\n\nPlan\n\n1. Act.\n\nAnnex II\n\nBudget\n\n1. Pay."
    assert addresses(page)[3:] == ["annex I title", "annex I 1", "annex II title", "annex II 1"]


def test_the_meeting_at_the_end_is_the_closing_line():
    page = RESOLUTION + "1. Decides to act.\n\n109th plenary meeting\n30 July 2010"
    assert addresses(page)[-1] == "closing"


def test_text_pasted_without_blank_lines_is_parted_at_its_lead_verbs():
    page = "The General Assembly,\nRecalling its resolution 64/178,\nNoting the report,\n1. Decides;\n2. Requests more."
    assert addresses(page) == ["chapeau", "PP1", "PP2", "OP1", "OP2"]


def test_hard_wrapped_lines_are_one_paragraph():
    page = "The General Assembly,\n\nRecalling the long and winding\nhistory\nof the matter,\n\n1. Decides."
    assert read(page).text.paragraphs[1].wording == "Recalling the long and winding history of the matter,"


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("fr", "L'Assemblée générale,\n\nRappelant sa résolution 64/178,\n\n1. Décide d'agir ;\n\na) Dans les pays ;"),
        (
            "es",
            "La Asamblea General,\n\nRecordando su resolución,\n\n1. Decide actuar para los países;\n\na) Del mundo;",
        ),
        (
            "ru",
            "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\n1. постановляет действовать;\n\na) в мире;",
        ),
        ("ar", "إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1 - تقرر أن تعمل؛\n\n(أ) في العالم؛"),
        ("zh", "大会，\n\n回顾其第64/178号决议，\n\n1. 决定采取行动；\n\n(a) 在世界各地；"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])  # accents in their letters, or as signs of their own
def test_the_grammar_holds_in_the_other_official_languages(language, page, form):
    text = read(normalize(form, page)).text
    assert text.language == language
    assert [str(p.address) for p in text.paragraphs] == ["chapeau", "PP1", "OP1", "OP1(a)"]


def test_the_line_that_opens_a_resolution_settles_its_language():
    page = "L’Assemblée générale,\n\n1. Décide que la clause ne peut être invoquée a la no en."
    assert read(page).text.language == "fr"


def test_a_text_of_short_lines_is_not_taken_for_a_masthead():
    assert [p.wording for p in read("Nine\n\nTen\n\nEleven").text.paragraphs] == ["Nine", "Ten", "Eleven"]


def test_a_range_of_lines_may_be_looked_at():
    page = "Some letter\n\nThe paper\n\nIts first paragraph is here.\n\nIts second one is there."
    assert [p.wording for p in read(page, lines=(5, 5)).text.paragraphs] == ["Its first paragraph is here."]


def test_markdown_emphasis_becomes_spans_and_stray_asterisks_stay():
    text = read("A *crime* that **shames** us all, and 2 * 3.\n").text
    assert text.paragraphs[0].wording == "A crime that shames us all, and 2 * 3."
    assert [(s.start, s.end, s.style.value) for s in text.paragraphs[0].spans] == [(2, 7, "italic"), (13, 19, "bold")]


def test_a_raised_number_without_a_note_stays_a_word():
    assert read("An area of 5 km² is meant here.").text.paragraphs[0].wording == "An area of 5 km² is meant here."


BELOW = (
    "The General Assembly,\n\nRecalling the Charter,\n\n[agreed ad ref]\n\n"
    "Reaffirming its resolution,\n\n(US reserve)\n\n"
)


def test_a_mark_of_status_below_a_paragraph_is_its_last_words_and_no_paragraph():
    reading = read(f"{BELOW}1. Urges;\n\nAd ref.\n\n2. Requests.\n\n[pending]\n")
    assert [(str(p.address), p.wording) for p in reading.text.paragraphs[1:]] == [
        ("PP1", "Recalling the Charter, [agreed ad ref]"),
        ("PP2", "Reaffirming its resolution, (US reserve)"),
        ("OP1", "Urges; Ad ref."),
        ("OP2", "Requests. [pending]"),
    ]
    assert "4 marks of status that stand alone: taken with the paragraph above" in [n.message for n in reading.notices]


def test_marks_of_status_above_their_paragraphs_are_the_first_words_behind_the_number():
    above = (
        "The General Assembly,\n\n[agreed ad ref]\n\nRecalling the Charter,\n\n(US reserve)\n\nUrges;\n\n[agreed]\n\n"
    )
    assert [(str(p.address), p.marker, p.wording) for p in read(f"{above}2. Requests.\n").text.paragraphs[1:]] == [
        ("PP1", "", "[agreed ad ref] Recalling the Charter,"),
        ("OP1", "", "(US reserve) Urges;"),
        ("OP2", "2.", "[agreed] Requests."),
    ]


def test_one_mark_above_its_paragraph_is_told_as_one():
    reading = read("The General Assembly,\n\n[agreed ad ref]\n\nRecalling the Charter,\n\n1. Urges.\n")
    assert "a mark of status that stands alone: taken with the paragraph below" in [n.message for n in reading.notices]


def test_where_the_last_mark_ends_the_text_none_is_that_of_the_paragraph_below():
    page = "The General Assembly,\n\n[agreed ad ref]\n\nRecalling the Charter,\n\n1. Urges.\n\n[pending]\n"
    assert [p.wording for p in read(page).text.paragraphs[1:]] == [
        "[agreed ad ref]",
        "Recalling the Charter,",
        "Urges. [pending]",
    ]


def test_a_mark_with_a_footnote_of_its_own_says_more_than_its_words_and_stays_a_paragraph():
    page = "The General Assembly,\n\nRecalling the Charter,\n\n[agreed][^1]\n\n1. Urges.\n\n[^1]: By all but one.\n"
    assert addresses(page) == ["chapeau", "PP1", "PP2", "OP1"]


def test_a_bracket_that_is_no_mark_stays_a_paragraph():
    page = "The General Assembly,\n\nRecalling the Charter,\n\n[Recalling its resolution,]\n\n1. Urges.\n"
    assert addresses(page) == ["chapeau", "PP1", "PP2", "OP1"]


def test_a_number_in_brackets_is_a_note_where_a_line_below_says_what_it_is():
    page = RESOLUTION + (
        "Recalling the 2030 Agenda,[1] and the Addis Ababa Action Agenda[2];\n\n"
        "1. Decides that [5] per cent suffice[3].\n\n"
        "________________________________\n\n[1] Resolution 70/1.\n\n[2] Resolution 69/313,\nannex.\n"
    )
    text = read(page).text
    assert [(p.wording, [mark.number for mark in p.notes]) for p in text.paragraphs[2:]] == [
        ("Recalling the 2030 Agenda, and the Addis Ababa Action Agenda;", ["1", "2"]),
        ("Decides that [5] per cent suffice[3].", []),
    ]
    assert [(note.number, note.wording) for note in text.notes] == [
        ("1", "Resolution 70/1."),
        ("2", "Resolution 69/313, annex."),
    ]


@pytest.mark.parametrize(
    "proposals",
    [
        ("[1] Urges States to act;", "[2] Requests a report."),
        ("[1] Urges States to act[2];", "[2] Invites States;", "[2] Requests a report."),
    ],
)
def test_a_number_in_brackets_before_a_proposal_is_no_note(proposals):
    assert read(RESOLUTION + "\n\n".join(proposals)).text.notes == ()
