"""Every output says which verdicts and carriers are the tool's and which a person's."""

from dataclasses import replace

import pytest

from drafting.engines.track import track
from drafting.model.address import Series, place
from drafting.model.fates import Verdict
from drafting.model.rulings import Ruling
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.jsonform.fates import fates_json

RULING = Ruling("Cabo Verde", "2010-07-01", "agreed in the corridor")


def text(name, *wordings):
    body = (Paragraph(place(Series.PLAIN, n), Kind.PROSE, w) for n, w in enumerate(wordings, 1))
    return Text(name, tuple(body))


@pytest.fixture
def fates():
    """Two elements, the first with a carrier; a person decided on it and on its verdict."""
    paper = text("paper", "Train border police in every State", "Compensate victims of traffickers")
    found = track([paper], [text("plan", "Train border police in every State")])
    first, second = found.fates
    carrier = replace(first.carriers[0], decided=RULING)
    decided = replace(first, verdict=Verdict.REWORDED, carriers=(carrier,), decided=RULING)
    return replace(found, fates=(decided, second))


def test_json_says_who_decided_when_and_why(fates):
    first, second = fates_json(fates)["elements"]
    said = {"by": "Cabo Verde", "date": "2010-07-01", "note": "agreed in the corridor", "reworded_since": False}
    assert (first["decided_by"], first["decision"]) == ("person", said)
    assert (first["carriers"][0]["decided_by"], first["carriers"][0]["decision"]) == ("person", said)
    assert (second["decided_by"], second["decision"]) == ("tool", None)


def test_json_keeps_a_carrier_that_a_person_turned_down(fates):
    first = fates.fates[0]
    turned = replace(fates, fates=(replace(first, carriers=(), rejected=first.carriers),))
    element = fates_json(turned)["elements"][0]
    assert element["carriers"] == []
    assert [c["address"] for c in element["rejected"]] == ["1"]
