"""What an address or a range on the command line brings, from the held texts."""

import pytest
from command import ROOT
from hypothesis import given, settings
from strategies import texts

from drafting.errors import AddressError
from drafting.library import load
from drafting.model.address import Series, parse_address, place
from drafting.model.selection import one, select, select_all
from drafting.model.text import Kind, Paragraph, Text

HELD = ROOT / "texts" / "global-plan-of-action"


@pytest.fixture(scope="module")
def draft():
    return load(HELD / "L.64.txt")


def names(paragraphs):
    return [str(p.address) for p in paragraphs]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("OP4", ["OP4"]),
        ("op 4", ["OP4"]),
        ("annex 43", ["annex 43", "annex 43(a)", "annex 43(b)", "annex 43(c)"]),
        ("annex 43(b)", ["annex 43(b)"]),
        ("PP6-PP8", ["PP6", "PP7", "PP8"]),
        ("PP6-8", ["PP6", "PP7", "PP8"]),
        ("PP6..PP8", ["PP6", "PP7", "PP8"]),
        ("pp6 to pp8", ["PP6", "PP7", "PP8"]),
        ("A60-A61", ["annex 60", "annex 61"]),
        ("annex 60-61", ["annex 60", "annex 61"]),
        ("PP15-OP1", ["PP15", "PP16", *(f"PP16({n})" for n in range(1, 7)), "OP1"]),
        ("PP16-PP16", ["PP16", *(f"PP16({n})" for n in range(1, 7))]),
        ("annex chapeau", ["annex chapeau"]),
        ("paragraph 38 of the annex", ["annex 38"]),
        ("OP", [f"OP{n}" for n in range(1, 8)]),
        ("annex 43(a)-(b)", ["annex 43(a)", "annex 43(b)"]),
        ("PP16(2)-(3)", ["PP16(2)", "PP16(3)"]),
    ],
)
def test_an_address_brings_what_the_room_means(draft, wanted, found):
    assert names(select(draft, wanted)) == found


@given(texts(max_paragraphs=4))
@settings(max_examples=60)
def test_every_paragraph_is_found_by_its_own_address_with_what_lies_below(text):
    for paragraph in text.paragraphs:
        assert one(text, str(paragraph.address)) == paragraph
        below = tuple(p for p in text.paragraphs if paragraph.address.holds(p.address))
        assert select(text, str(paragraph.address)) == below


def test_a_part_brings_all_its_paragraphs(draft):
    assert len(select(draft, "annex")) == 70


def test_a_bare_number_finds_the_only_place_that_has_it(draft):
    assert names(select(draft, "38")) == ["annex 38"]
    assert names(select(load(HELD / "report-2009.txt"), "para 16(a)")) == ["16(a)"]


def test_a_paragraph_of_a_resolution_is_an_operative_one_where_nothing_else_is_numbered(draft):
    assert names(select(draft, "paragraph 4")) == ["OP4"]
    assert names(select(load(HELD / "dialogue-2009.txt"), "paragraph 4")) == ["para 4"]


def test_one_paragraph_comes_without_its_items_and_several_are_refused(draft):
    assert str(one(draft, "annex 43").address) == "annex 43"
    for several in ("PP3-PP5", "annex", "OP"):
        with pytest.raises(AddressError, match=f"'{several}' names several paragraphs"):
            one(draft, several)


def test_several_addresses_come_once_each_in_reading_order(draft):
    assert names(select_all(draft, ["OP4", "PP1", "op4"])) == ["PP1", "OP4"]


def test_an_address_that_is_not_there_is_an_error_with_the_nearest(draft):
    with pytest.raises(AddressError) as problem:
        select(draft, "OP9")
    assert problem.value.message == "A/64/L.64 has no OP9"
    assert problem.value.hint == "the last is OP7"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("annex 200", "the last is annex 61"),
        ("annex 43(z)", "the last is annex 43(c)"),
        ("annex heading 9", "the last is annex heading 4"),
    ],
)
def test_beyond_the_last_of_a_kind_that_is_named(draft, wanted, hint):
    with pytest.raises(AddressError) as problem:
        select(draft, wanted)
    assert problem.value.hint.startswith(hint)


def test_a_series_or_part_that_is_not_there_is_told_so_with_what_there_is(draft):
    for wanted, said in [("annex II", "A/64/L.64 has no annex II"), ("annex ii", "A/64/L.64 has no annex II")]:
        with pytest.raises(AddressError, match=said) as problem:
            select(draft, wanted)
        assert problem.value.hint == "it has chapeau to annex 61"
    with pytest.raises(AddressError, match="elements has no PP"):
        select(load(HELD / "elements.txt"), "pp")


def test_annex_alone_brings_every_numbered_annex():
    parts = ("", "annex I", "annex II")
    text = Text("t", tuple(Paragraph(place(Series.PLAIN, 1, part), Kind.ANNEX, "Act.") for part in parts))
    assert names(select(text, "annex")) == ["annex I 1", "annex II 1"]
    assert names(select(text, "annex II")) == ["annex II 1"]


def test_items_of_letters_alone_are_the_end_of_a_range_below_others():
    items = ("(a)", "(a)(i)", "(a)(ii)", "(b)")
    text = Text("t", tuple(Paragraph(parse_address(item), Kind.ITEM, "Act.") for item in items))
    assert names(select(text, "(a)(i)-(ii)")) == ["(a)(i)", "(a)(ii)"]
    assert names(select(text, "(a)(ii)-(b)")) == ["(a)(ii)", "(b)"]


@pytest.mark.parametrize("part", ["", "annex"])
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("article 4", ["art 4(1)", "art 4(2)", "art 4(2)(a)"]),
        ("article 4, paragraph 2", ["art 4(2)", "art 4(2)(a)"]),
        ("art 3-5", ["art 3", "art 4(1)", "art 4(2)", "art 4(2)(a)", "art 5(1)", "art 5(2)"]),
        ("art 4-4", ["art 4(1)", "art 4(2)", "art 4(2)(a)"]),
    ],
)
def test_an_article_brings_its_numbered_paragraphs(part, wanted, found):
    there = ["art 3", "art 4(1)", "art 4(2)", "art 4(2)(a)", "art 5(1)", "art 5(2)", "art 6"]
    addresses = [parse_address(f"{part} {said}".strip()) for said in there]
    text = Text("treaty", tuple(Paragraph(address, Kind.PROSE, "words") for address in addresses))
    assert names(select(text, wanted)) == [f"{part} {said}".strip() for said in found]
