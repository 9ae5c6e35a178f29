"""Addresses: read as people say them, shown one way, sorted as they stand."""

import pytest
from hypothesis import given
from strategies import addresses

from drafting.errors import AddressError
from drafting.model.address import letter_number, letter_of, parse_address, roman_number, roman_of


@given(addresses())
def test_an_address_that_was_shown_is_read_back(address):
    assert parse_address(str(address)) == address


@given(addresses())
def test_case_and_spaces_do_not_matter(address):
    assert parse_address(str(address).lower()).key == address.key
    assert parse_address(str(address).upper()).key == address.key


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("op4a", "OP4(a)"),
        ("OP 4 (a)", "OP4(a)"),
        ("OP4(b)(ii)", "OP4(b)(ii)"),
        ("op4bii", "OP4(b)(ii)"),
        ("OP4 b ii", "OP4(b)(ii)"),
        ("OP12bis", "OP12 bis"),
        ("op3 quat", "OP3 quater"),
        ("OP3(b) bis", "OP3(b) bis"),
        ("OP3 bis alt", "OP3 bis alt"),
        ("PP5 alt2", "PP5 alt2"),
        ("OP1 pre", "OP1 pre"),
        ("preambular paragraph 3", "PP3"),
        ("operative paragraph 4", "OP4"),
        ("PP16(1)", "PP16(1)"),
        ("A38", "annex 38"),
        ("Annex II.27", "annex II 27"),
        ("annex 43a", "annex 43(a)"),
        ("annex chapeau", "annex chapeau"),
        ("Article 8", "art 8"),
        ("art. 8.2", "art 8(2)"),
        ("article 8, paragraph 2 (a)", "art 8(2)(a)"),
        ("paragraph 2 (a) of article 8", "art 8(2)(a)"),
        ("article 8 bis, para. 2", "art 8 bis(2)"),
        ("article 8 (2) of annex II", "annex II art 8(2)"),
        ("(h)", "(h)"),
        ("h", "(h)"),
        ("16(a)", "16(a)"),
        ("para. 3", "para 3"),
        ("§ 3", "para 3"),
        ("OP\u00a04", "OP4"),
    ],
)
def test_the_forms_heard_in_the_room(said, shown):
    assert str(parse_address(said)) == shown


@pytest.mark.parametrize(
    "words", ["", "OP", "the second", "OP4(", "OP4()", "4(abc)", "annex", "OP-4", "(1h)", "OP" + "9" * 5000]
)
def test_what_is_no_address_is_refused_with_a_hint(words):
    with pytest.raises(AddressError) as problem:
        parse_address(words)
    assert problem.value.hint


def test_inserted_paragraphs_sort_around_their_number():
    shown = ["OP3 pre", "OP3", "OP3 bis", "OP3 ter", "OP3 alt", "OP4"]
    assert [str(a) for a in sorted(map(parse_address, reversed(shown)), key=lambda a: a.order)] == shown


def test_an_item_lies_below_its_paragraph():
    assert parse_address("annex 43").holds(parse_address("annex 43(a)"))
    assert not parse_address("annex 4").holds(parse_address("annex 43"))
    assert parse_address("OP4(a)(i)").parent == parse_address("OP4(a)")


@pytest.mark.parametrize("number", [1, 4, 9, 14, 26, 27, 40, 52, 88])
def test_letters_and_roman_numerals_count_both_ways(number):
    assert letter_number(letter_of(number)) == number
    assert roman_number(roman_of(number)) == number


def test_a_numeral_out_of_its_normal_form_counts_nothing():
    assert roman_number("iiii") is None
    assert roman_number("vx") is None
    assert letter_number("ab") is None


@pytest.mark.parametrize(
    ("said", "part"),
    [("PP3", "preamble"), ("OP4(a)", "operative part"), ("annex OP2", "operative part"), ("annex 38", ""), ("(h)", "")],
)
def test_the_preamble_and_the_operative_part_are_told_by_the_address(said, part):
    assert parse_address(said).resolution_part == part
