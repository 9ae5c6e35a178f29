"""How alike two paragraphs must be, by their kinds and by how many others there are."""

import pytest

from drafting.engines.align.floors import (
    ANYWHERE,
    IN_PLACE,
    anywhere,
    floor_of,
    has_parts,
    is_titled,
    lowest,
    may_be_part,
)
from drafting.engines.align.groups import belongs
from drafting.engines.align.likeness import Lexicon
from drafting.engines.align.matching import Frame
from drafting.engines.align.rest import near
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph

CLAUSE = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Decides to convene a conference on water;")
PREAMBLE = Paragraph(place(Series.PP, 1), Kind.PREAMBULAR, "Recalling the conference on water,")
OPEN_CLAUSE = Paragraph(place(Series.OP, 2), Kind.OPERATIVE, "Decides to convene a conference on water")
HEADING = Paragraph(place(Series.HEADING, 1), Kind.HEADING, "Conference on water", level=1)
ITALIC_HEADING = Paragraph(place(Series.HEADING, 2), Kind.HEADING, "Is water a right?", level=1)
TITLE = Paragraph(place(Series.PARA, 1), Kind.PROSE, "Conference on water")
PROSE = Paragraph(place(Series.PARA, 2), Kind.PROSE, "A conference on water was held.")
CLOSING = Paragraph(place(Series.CLOSING), Kind.CLOSING, "70th plenary meeting")
CHAPEAU = Paragraph(place(Series.CHAPEAU), Kind.CHAPEAU, "The General Assembly,")


def test_the_more_pairs_are_open_the_more_alike_two_must_be():
    assert anywhere(0) == anywhere(1) == anywhere(10_000) == ANYWHERE
    assert anywhere(100_000) - ANYWHERE == pytest.approx(anywhere(1_000_000) - anywhere(100_000))
    assert ANYWHERE + 0.02 < anywhere(100_000) < ANYWHERE + 0.05
    assert anywhere(10_000_000) >= 0.5  # what unrelated paragraphs reach there by chance


def test_what_quotes_the_matter_of_a_clause_must_be_more_alike_than_any_other_pair():
    floors = [floor_of(Kind.PREAMBULAR, Kind.OPERATIVE, floor) for floor in (IN_PLACE, ANYWHERE, anywhere(10**9))]
    assert floors == [
        floor_of(Kind.OPERATIVE, Kind.PREAMBULAR, floor) for floor in (IN_PLACE, ANYWHERE, anywhere(10**9))
    ]
    assert floors[0] == floors[1] > ANYWHERE
    assert floors[2] == anywhere(10**9)  # never less than is asked in general


@pytest.mark.parametrize("pair", [(Kind.CLOSING, Kind.ITEM), (Kind.HEADING, Kind.HEADING), (Kind.ITEM, Kind.ITEM)])
def test_other_kinds_need_what_is_asked_in_general(pair):
    for floor in (0.0, IN_PLACE, ANYWHERE):
        assert floor_of(*pair, floor) == floor_of(*reversed(pair), floor) == floor


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (CLAUSE, PROSE, "nothing"),
        (HEADING, ITALIC_HEADING, "nothing"),
        (HEADING, TITLE, "nearly the same"),
        (HEADING, PROSE, "never"),  # it ends in a sign: no title
        (ITALIC_HEADING, TITLE, "never"),
        (CLAUSE, TITLE, "never"),  # a clause quotes a title
        (PREAMBLE, TITLE, "never"),
        (OPEN_CLAUSE, TITLE, "nothing"),  # it ends in none: it may be the title that the other prints as text
        (PROSE, TITLE, "nothing"),
    ],
)
def test_headings_and_titles_are_no_candidates_for_what_only_quotes_them(one, other, asked):
    assert lowest(one, other) == lowest(other, one)
    least = lowest(one, other)
    assert {"nothing": least == 0.0, "nearly the same": 0.7 < least < 1, "never": least > 1}[asked]


def test_what_may_be_a_part_has_parts_itself_and_quotes_nothing():
    assert [has_parts(p) for p in (CLAUSE, PREAMBLE, PROSE, TITLE)] == [True] * 4
    assert [has_parts(p) for p in (HEADING, CLOSING, CHAPEAU)] == [False] * 3
    assert may_be_part(PROSE, CLAUSE)
    assert not may_be_part(TITLE, CLAUSE)
    assert not may_be_part(CLOSING, CLAUSE)
    assert [is_titled(p) for p in (HEADING, ITALIC_HEADING, TITLE, PROSE, CLAUSE, OPEN_CLAUSE)] == [True] * 3 + [
        False
    ] * 3


def test_near_are_those_between_whose_places_at_most_three_pairs_stand():
    frame = Frame([(at, 2 * at - 1) for at in range(1, 7)], 7, 13)
    assert dict(near(frame, [0], [0, 6, 8])) == {(0, 0): 0.25, (0, 6): 0.45}
    assert dict(near(frame, [], [0, 6, 8])) == dict(near(frame, [0], [])) == {}


def test_of_many_in_one_place_four_on_either_side_of_where_one_is_expected_are_near():
    assert [new for (_, new), _ in near(Frame([], 10, 20), [6], range(20))] == [*range(2, 10)]


def test_a_part_far_away_says_nearly_all_there_or_fills_with_half_what_the_others_leave():
    saying = Lexicon(()).saying
    others = saying("vaccinates cattle")

    def is_part(part, left):
        return belongs(saying(part), saying(f"vaccinates cattle {left}"), others)

    assert is_part("trains nurses", "trains nurses midwives teachers")
    assert not is_part("trains nurses courts rivers", "trains nurses midwives teachers")
    assert is_part("trains nurses courts rivers", "trains nurses")
    assert not is_part("trains nurses courts rivers lakes", "trains nurses")
    assert not is_part("trains courts", "trains")  # one word says nothing
    six = "dredges harbours plants forests repairs bridges"
    assert is_part(f"{six} courts rivers lakes ports seeds tariffs museums pensions minerals", six)
