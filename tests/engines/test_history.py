"""Paragraphs of the real texts through all their versions."""

from pathlib import Path

import pytest

from drafting.engines.history import history
from drafting.errors import AddressError
from drafting.model.history import Standing
from drafting.model.selection import select
from drafting.native import loads

TEXTS = Path(__file__).parents[2] / "texts" / "global-plan-of-action"


@pytest.fixture(scope="module")
def versions():
    return [loads(path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.txt"))]


def followed(versions, name, address):
    text = next(version for version in versions if version.name == name)
    return history(versions, text, select(text, address)[0])


def standing(found, name):
    station = next(station for station in found.stations if station.text.name == name)
    return station.standing, [str(passage.paragraph.address) for passage in station.passages]


def words_since(found, name):
    wording = found.paragraph.wording
    return [wording[s.start : s.end].strip() for s in found.stretches if s.since.name == name]


def test_the_centre_of_all_efforts_comes_from_the_elements_paper(versions):
    found = followed(versions, "L.64", "annex 3")
    assert standing(found, "elements") == (Standing.REWORDED, ["(h)"])
    assert standing(found, "annex") == (Standing.SAME, ["annex 3"])
    words = " ".join(words_since(found, "elements"))
    assert "of all efforts to prevent and combat trafficking in persons and to protect, assist" in words


def test_what_follows_an_element_is_found_too_and_what_was_dropped_ends_with_it(versions):
    found = followed(versions, "elements", "(h)")
    assert standing(found, "L.64") == (Standing.REWORDED, ["annex 3"])
    wording = found.paragraph.wording
    ended = [wording[s.start : s.end].strip() for s in found.stretches if s.until and s.until.name == "elements"]
    assert any("human rights of the victims should be at the centre" in words for words in ended)


def test_a_recital_goes_back_to_the_first_paper_that_told_of_it(versions):
    found = followed(versions, "L.64", "PP9")
    assert standing(found, "dialogue-2009")[1][0] == "para 7"
    assert any("2004/110" in words for words in words_since(found, "dialogue-2009"))


def test_the_annex_held_alone_drops_nothing_of_the_preamble(versions):
    assert {stretch.until for stretch in followed(versions, "L.64", "PP9").stretches} == {None}


def test_versions_of_one_day_give_each_other_no_words(versions):
    found = followed(versions, "elements", "(i)")
    assert not words_since(found, "goals")
    assert not words_since(found, "background-2010")


def test_turns_of_phrase_that_stand_everywhere_make_no_passage(versions):
    found = followed(versions, "L.64", "annex 43")
    assert words_since(found, "L.64") == [found.paragraph.wording]


def test_a_paragraph_of_another_text_has_no_history_here(versions):
    goals, plan = (next(text for text in versions if text.name == name) for name in ("goals", "L.64"))
    for others, text in ((versions, plan), ([plan], goals), ([], goals)):
        with pytest.raises(AddressError, match="none of the versions, or has no such paragraph"):
            history(others, text, goals.paragraphs[2])
