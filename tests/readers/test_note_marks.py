"""Note marks that came out as plain digits, and numbers that are none."""

import pytest

from drafting.readers.note_marks import with_note_marks
from drafting.readers.rows import Row


def marked(words, *numbers):
    """The words with the marks of the notes of these numbers, and how many were found."""
    rows, found = with_note_marks([Row(at, line) for at, line in enumerate(words.split("\n"), 1)], numbers)
    return "\n".join(row.words for row in rows), found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the 2030 Agenda, 1 and recalling", "the 2030 Agenda,[^1] and recalling"),
        ("the Charter1 and", "the Charter[^1] and"),
        ("the Charter,\n1 and recalling", "the Charter,[^1]\n and recalling"),  # it had moved to the next line
    ],
)
def test_a_number_behind_a_word_or_stop_is_the_mark_of_its_note(words, said):
    assert marked(words, "1") == (said, 1)


@pytest.mark.parametrize(
    "words",
    [
        "of all 1 per cent,",
        "since paragraph 1, as agreed",
        "as of the 1 July 2010 meeting",
        "document L.1, as revised",
        "of the G1, as they met",
        "the Charter;\n1. Urges all States",
        "target 17.1, as agreed",
    ],
)
def test_a_number_that_counts_or_dates_something_is_no_mark(words):
    assert marked(words, "1") == (words, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("States 1 and others, 1 as agreed", "States 1 and others,[^1] as agreed"),
        ("States 1 and others. 1 As agreed", "States 1 and others.[^1] As agreed"),
        ("the Plan. 1 It is, 1 as agreed", "the Plan. 1 It is,[^1] as agreed"),
        ("the Plan, 1 as agreed. 1 It is", "the Plan,[^1] as agreed. 1 It is"),
    ],
)
def test_of_several_places_that_behind_a_comma_goes_before_a_full_stop_and_that_before_a_word(words, said):
    assert marked(words, "1") == (said, 1)


def test_marks_stand_in_the_order_of_their_notes():
    assert marked("Agenda, 2 the Plan, 1 the Goals, 2 and", "1", "2") == (
        "Agenda, 2 the Plan,[^1] the Goals,[^2] and",
        2,
    )


def test_two_marks_at_one_word_lose_the_comma_between_them():
    assert marked("the Agenda,1,2 and", "1", "2") == ("the Agenda,[^1][^2] and", 2)
