"""What is shown as not found: no more than what is not there, and what one reader misses too."""

import pytest
from labels import HAS_SECOND, HAS_THIRD, tracked
from readings import GAP, lost, place, rows, softer

from drafting.engines.track import track
from drafting.model.address import Address, Form, Series, Step
from drafting.model.address import place as at
from drafting.model.fates import Verdict
from drafting.model.text import Kind, Paragraph, Text

needs_second = pytest.mark.skipif(not HAS_SECOND, reason="the printed texts are not beside the checkout")
needs_third = pytest.mark.skipif(not HAS_THIRD, reason="the adopted texts are not beside the checkout")
CASES = [
    "pass_a",
    pytest.param("second_a", marks=needs_second),
    pytest.param("third_a", marks=needs_third),
]


def fate_of(element, *paragraphs):
    paper = Text("paper", (Paragraph(Address(Series.PLAIN, (Step(Form.LETTER, 1),)), Kind.ITEM, element),))
    plan = (Paragraph(at(Series.PLAIN, number, "annex"), Kind.ANNEX, p) for number, p in enumerate(paragraphs, 1))
    return track([paper], [Text("plan", tuple(plan))]).fates[0]


def not_found(element, *paragraphs):
    fate = fate_of(element, *paragraphs)
    return [element[slice(*span)] for span in fate.lost]


def test_of_two_parts_that_begin_alike_only_the_one_that_is_gone_is_named():
    gone = "fear of stigma, shame, mockery, gossip, scorn and exclusion among village elders of remote mountain hamlets"
    element = f"fear of reprisal from quartz smugglers and {gone}; to feed lions"
    assert not_found(element, "Protect miners from fear of reprisal by quartz smugglers; feed lions and tigers") == [
        gone
    ]


def test_a_recital_whose_list_has_grown_is_held():
    """The words stand as they stood, but no two neighbouring items of the longer list hold most of them."""
    old = (
        "Recalling its resolutions 6/29 on brass lanterns and 15/22 on tuned violins, 24/6 on quartz smugglers and "
        "33/9 on northern judges, and 42/16 on harbour lions,"
    )
    grown = (
        "Recalling its resolutions 6/29 on brass lanterns, 15/22 on tuned violins, 24/6 on quartz smugglers, 33/9 on "
        "northern judges, 42/16 on harbour lions and 44/7 on zebras,"
    )
    fate = fate_of(old, grown)
    assert (fate.verdict, fate.lost) == (Verdict.VERBATIM, ())


def test_a_participle_before_a_noun_is_not_what_a_measure_is_on():
    element, plan = (
        "to investigate {} cases; to feed the lions of the zoo",
        "Investigate cases; feed the lions of the zoo",
    )
    assert not_found(element.format("alleged"), plan) == []
    assert not_found(element.format("merchant"), plan) == ["to investigate merchant cases"]


def test_a_faint_carrier_holds_no_measure():
    lost_one = "to exchange liaison observers"
    element = f"to train harbour courts on quartz theft and on brass fraud in the northern ports; {lost_one}"
    near = "Train harbour courts on quartz theft and on brass fraud in the southern seas"
    faint = "Invite painters to an exchange of views and observers to attend music, painting, dancing"
    fate = fate_of(element, near, faint)
    assert [str(carrier.paragraph.address) for carrier in fate.carriers] == ["annex 1", "annex 2"]
    assert fate.verdict is Verdict.PARTIAL
    assert [element[slice(*span)] for span in fate.lost] == [lost_one]
    assert fate_of(element, near, faint.partition(" music")[0]).lost == ()


@pytest.mark.parametrize("name", CASES)
def test_the_reading_quotes_elements_as_they_stand(name):
    wordings = {
        (fate.element.text.name, str(fate.element.paragraph.address)): fate.element.paragraph.wording
        for fate in tracked(name)
    }
    for row in rows("pieces.tsv", name):
        start, end = place(wordings[row["source"], row["element"]], row["words"])
        assert end - start >= len(row["words"].replace(GAP, ""))
        assert row["fate"] in ("held", "part", "lost")
        assert bool(row["carrier"]) == (row["fate"] != "lost")
    assert wordings.keys() == {(row["source"], row["element"]) for row in rows("pieces.tsv", name)}


# Wrong lines and flags are what must not rise; what is found is what must not fall.
LOST = {"pass_a": (1, 7), "second_a": (1, 7), "third_a": (5, 7)}
SOFTER = {"pass_a": (1, 27), "second_a": (0, 0), "third_a": (4, 9)}


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_to_be_lost_or_softer_is_so_for_a_reader_too(name):
    told, flagged = lost(name), softer(name)
    assert told.wrong + told.half <= LOST[name][0]
    assert told.found >= LOST[name][1]
    assert flagged.wrong <= SOFTER[name][0]
    assert flagged.found >= SOFTER[name][1]
