"""Paragraphs of the real texts through all their versions."""

from dataclasses import replace
from pathlib import Path

import pytest
from made import made_text

from drafting.engines import track as tracking
from drafting.engines.history import history
from drafting.engines.track import carried_by, carriers_of, track
from drafting.errors import AddressError
from drafting.model.fates import Degree
from drafting.model.history import Standing
from drafting.model.selection import select
from drafting.model.text import Kind
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


def test_one_paragraph_asked_about_is_tracked_as_if_all_were(versions):
    plan = next(version for version in versions if version.name == "L.64")
    papers = [version for version in versions if version.name in ("elements", "dialogue-2009")]
    fates = track(papers, [plan]).fates
    strong = [(fate.element, c) for fate in fates for c in fate.carriers if c.degree is Degree.STRONG]
    for paragraph in plan.paragraphs[30::12]:
        assert list(carried_by(paragraph, papers, plan)) == [link for link in strong if link[1].paragraph == paragraph]
    for fate in fates[::4]:
        asked = fate.element.paragraph
        assert list(carriers_of(asked, papers, [plan])) == [c for e, c in strong if e.paragraph == asked]
    assert carriers_of(plan.paragraphs[0], papers, [plan]) == ()


def test_a_paragraph_of_a_long_text_asks_for_few_to_be_held_against_each_other(monkeypatch):
    judged = []
    true = tracking.judged
    monkeypatch.setattr(tracking, "judged", lambda held, element: judged.append(element) or true(held, element))
    early, late = (replace(made_text(name, 400, Kind.ANNEX), date=f"20{name}-01-01") for name in ("10", "11"))
    stranger = replace(late.paragraphs[7], wording="Registers of births that nobody keeps are kept in the harbour.")
    late = replace(late, paragraphs=(*late.paragraphs[:7], stranger, *late.paragraphs[8:]))
    history([early, late], late, stranger)
    assert 0 < len(judged) <= 200
