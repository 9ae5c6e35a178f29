"""What a person decided holds over what the tool proposes, and is never lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.engines.anchors import Whereabouts
from drafting.engines.rulings import doubtful, overruled
from drafting.engines.track import track
from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.decisions import Carried, Judged, anchored
from drafting.model.fates import Degree, Verdict
from drafting.model.rulings import Ruling
from drafting.model.text import Kind, Paragraph, Text

ELEMENTS = (
    "to train border police in the identification of victims of trafficking;",
    "to compensate victims out of the confiscated assets of traffickers;",
    "to raise awareness among consumers;",
)
PLAN = (
    "Train border police in the identification of victims of trafficking;",
    "Establish a voluntary fund for victims, to which donors may contribute;",
    "Compensate victims out of the confiscated assets of traffickers, and raise money;",
    "Report every year on the implementation of the plan;",
)
CHAIR = Ruling("the chair", "2010-07-30", "as agreed")


def paper(wordings=ELEMENTS):
    steps = (Step(Form.LETTER, n) for n in range(1, len(wordings) + 1))
    items = (Paragraph(Address(Series.PLAIN, (s,)), Kind.ITEM, w) for s, w in zip(steps, wordings, strict=True))
    return Text("paper", tuple(items))


def plan(wordings=PLAN):
    return Text("plan", tuple(Paragraph(place(Series.PLAIN, n), Kind.ANNEX, w) for n, w in enumerate(wordings, 1)))


def ruled(decisions, source=None, target=None):
    """The fates under decisions, and why some are not heeded."""
    source, target = source or paper(), target or plan()
    found = {text.name: Whereabouts(text) for text in (source, target)}
    fates, unheeded = overruled(track([source], [target]), decisions, found)
    return fates.fates, [problem.why for problem in unheeded]


def element(number):
    return anchored(paper(), paper().paragraphs[number - 1])


def carried(number, by, degree, ruling=CHAIR):
    return Carried(element(number), anchored(plan(), plan().paragraphs[by - 1]), degree, ruling)


def judged(number, verdict, ruling=CHAIR):
    return Judged(element(number), ("plan",), verdict, ruling)


def places(carriers):
    return [str(carrier.paragraph.address) for carrier in carriers]


def test_without_decisions_the_fates_are_the_tools():
    assert ruled([])[0] == track([paper()], [plan()]).fates
    assert all(fate.decided is None for fate in ruled([])[0])


def test_a_verdict_of_a_person_holds_and_says_whose_it_is():
    (first, *others), _ = ruled([judged(1, Verdict.PARTIAL)])
    assert (first.verdict, first.decided) == (Verdict.PARTIAL, CHAIR)
    assert all(fate.decided is None for fate in others)


def test_a_carrier_that_a_person_added_is_there_with_its_shared_words():
    (*_, third), _ = ruled([carried(3, 2, Degree.STRONG), carried(1, 3, Degree.PARTIAL)])
    assert places(third.carriers) == ["2"]
    assert (third.carriers[0].degree, third.carriers[0].decided) == (Degree.STRONG, CHAIR)
    assert third.verdict is not Verdict.NONE_FOUND
    (first, *_), _ = ruled([carried(1, 3, Degree.PARTIAL)])
    added = first.carriers[-1]
    for evidence in added.evidence:
        there, here = ELEMENTS[0][slice(*evidence.element)], PLAN[2][slice(*evidence.carrier)]
        assert there.casefold() == here.casefold()


def test_a_carrier_that_a_person_turned_down_is_gone_and_remembered():
    before = ruled([])[0][0]
    assert "1" in places(before.carriers)
    (first, *_), _ = ruled([carried(1, 1, None)])
    assert "1" not in places(first.carriers)
    assert places(first.rejected) == ["1"]


def test_what_only_a_carrier_turned_down_held_is_lost():
    asked = paper(("to train border police in quartz; to compensate victims out of confiscated assets;",))
    given = plan(("Train border police in quartz;", "Compensate victims out of confiscated assets;"))
    (before,), _ = ruled([], asked, given)
    assert before.lost == ()
    turned = Carried(anchored(asked, asked.paragraphs[0]), anchored(given, given.paragraphs[0]), None, CHAIR)
    (after,), _ = ruled([turned], asked, given)
    wording = asked.paragraphs[0].wording
    assert [wording[slice(*span)] for span in after.lost] == ["to train border police in quartz"]
    assert (after.verdict, after.decided) == (Verdict.PARTIAL, None)
    kept = Carried(turned.element, turned.carrier, Degree.PARTIAL, CHAIR)
    assert ruled([kept], asked, given)[0][0].lost == ()


def test_nothing_further_is_lost_where_a_person_named_another_carrier_instead():
    instead = [carried(1, 1, None), carried(1, 4, Degree.STRONG)]
    assert ruled(instead)[0][0].lost == ruled([])[0][0].lost


def test_without_the_carrier_whose_wording_survived_the_element_is_reworded():
    given = plan((ELEMENTS[0], f"Urges States {ELEMENTS[0]}"))
    asked = paper(ELEMENTS[:1])
    turned = Carried(anchored(asked, asked.paragraphs[0]), anchored(given, given.paragraphs[0]), None, CHAIR)
    assert [fate.verdict for fate in ruled([], asked, given)[0]] == [Verdict.VERBATIM]
    assert [fate.verdict for fate in ruled([turned], asked, given)[0]] == [Verdict.REWORDED]


def test_an_element_without_carriers_left_is_said_to_have_none():
    turned = [carried(1, number, None) for number in range(1, 5)]
    first = ruled(turned)[0][0]
    assert (first.verdict, first.carriers, first.decided) == (Verdict.NONE_FOUND, (), None)


def test_none_found_by_a_person_takes_the_tools_carriers_away_but_not_a_persons():
    first = ruled([judged(1, Verdict.NONE_FOUND)])[0][0]
    assert first.carriers == ()
    assert "1" in places(first.rejected)
    kept = ruled([judged(1, Verdict.NONE_FOUND), carried(1, 2, Degree.PARTIAL)])[0][0]
    assert places(kept.carriers) == ["2"]


def test_of_two_verdicts_the_later_holds_and_the_other_is_told():
    early = judged(1, Verdict.PARTIAL, Ruling("a", "2010-07-01"))
    late = judged(1, Verdict.REWORDED, Ruling("b", "2010-07-02"))
    for decisions in ([early, late], [late, early]):
        fates, told = ruled(decisions)
        assert fates[0].verdict is Verdict.REWORDED
        assert told == ["another decision, no older, says otherwise"]


def test_a_verdict_for_other_plans_is_not_taken():
    other = Judged(element(1), ("plan", "annex"), Verdict.NONE_FOUND, CHAIR)
    assert ruled([other]) == ruled([])


def test_no_decision_is_lost_through_an_edit_and_renumbering():
    decisions = [judged(2, Verdict.PARTIAL), carried(2, 2, Degree.STRONG), carried(2, 3, None)]
    source = paper(("to do something else altogether;", *ELEMENTS))
    edited = PLAN[1].replace("voluntary fund", "voluntary trust fund")
    target = plan((PLAN[0], PLAN[2], "Something new;", edited, PLAN[3]))
    fates, told = ruled(decisions, source, target)
    assert told == []
    third = fates[2]
    assert third.verdict is Verdict.PARTIAL
    assert "4" in places(c for c in third.carriers if c.decided)
    assert places(third.rejected) == ["2"]
    assert not third.decided.reworded_since
    assert [c.decided.reworded_since for c in third.carriers if c.decided] == [True]


def test_a_decision_whose_element_or_carrier_is_gone_is_told():
    _, told = ruled([judged(2, Verdict.PARTIAL)], paper((ELEMENTS[0], ELEMENTS[2])))
    assert told == ["no paragraph of paper says what (b) said (to compensate victims out of the confisc...)"]
    _, told = ruled([carried(1, 4, Degree.STRONG)], target=plan(PLAN[:3]))
    assert told == ["no paragraph of plan says what 4 said (Report every year on the implementation...)"]


@settings(max_examples=40)
@given(
    st.dictionaries(st.integers(1, 3), st.sampled_from(list(Verdict))),
    st.dictionaries(st.tuples(st.integers(1, 3), st.integers(1, 4)), st.sampled_from([*Degree, None])),
    st.permutations(range(3)),
    st.permutations(range(4)),
)
def test_whatever_was_decided_is_in_the_fates_wherever_its_paragraphs_went(verdicts, degrees, elements, paragraphs):
    decisions = [judged(n, verdict) for n, verdict in verdicts.items()]
    decisions += [carried(n, by, degree) for (n, by), degree in degrees.items()]
    fates, told = ruled(decisions, paper([ELEMENTS[at] for at in elements]), plan([PLAN[at] for at in paragraphs]))
    assert told == []
    for number, verdict in verdicts.items():
        fate = fates[elements.index(number - 1)]
        assert (fate.verdict, fate.decided) == (verdict, CHAIR)
    for (number, by), degree in degrees.items():
        fate, address = fates[elements.index(number - 1)], str(paragraphs.index(by - 1) + 1)
        held = {str(c.paragraph.address): c.degree for c in fate.carriers if c.decided}
        assert held.get(address) == degree


@pytest.mark.parametrize(
    ("decisions", "why"),
    [
        ([], "nothing was found"),
        ([carried(3, 4, Degree.PARTIAL)], "a measure was not found"),
        ([judged(3, Verdict.NONE_FOUND)], ""),
    ],
)
def test_what_no_person_decided_and_is_not_plain_is_doubtful(decisions, why):
    assert doubtful(ruled(decisions)[0][2]) == why


def test_what_was_reworded_since_it_was_decided_is_doubtful_again():
    source = paper((*ELEMENTS[:2], ELEMENTS[2].replace("consumers", "consumers and employers")))
    third = ruled([judged(3, Verdict.NONE_FOUND)], source)[0][2]
    assert third.verdict is Verdict.NONE_FOUND
    assert doubtful(third) == "reworded since it was decided"
