"""What became of the elements: cases to read, the real paper and plan, and how the time grows."""

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.engines.origins import origins
from drafting.engines.track import track
from drafting.engines.tracking import verdicts
from drafting.engines.tracking.held import elements_of
from drafting.engines.tracking.verdicts import Among, Judged, settled
from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.fates import Carrier, Degree, Element, Fate, Verdict
from drafting.model.text import Kind, Paragraph, Text
from drafting.native import loads
from drafting.vocabulary.thesaurus import Term, Thesaurus, thesaurus

HELD = Path(__file__).parents[2] / "texts" / "global-plan-of-action"


def lettered(*wordings):
    steps = [Step(Form.LETTER, number) for number in range(1, len(wordings) + 1)]
    items = (Paragraph(Address(Series.PLAIN, (s,)), Kind.ITEM, w) for s, w in zip(steps, wordings, strict=True))
    return Text("paper", tuple(items))


def annexed(*wordings):
    return Text(
        "plan", tuple(Paragraph(place(Series.PLAIN, n, "annex"), Kind.ANNEX, w) for n, w in enumerate(wordings, 1))
    )


def fate_of(element, *paragraphs, **options):
    return track([lettered(element)], [annexed(*paragraphs)], **options).fates[0]


def evidence_of(fate):
    carrier, ours = fate.carriers[0], fate.element.paragraph.wording
    return [(ours[slice(*p.element)], carrier.paragraph.wording[slice(*p.carrier)]) for p in carrier.evidence]


def test_an_element_taken_over_as_it_stands_is_verbatim():
    wording = "to promote universal ratification of the Convention on zebras"
    fate = fate_of(wording, "Promote universal ratification of the Convention on zebras;", "Feed the lions;")
    assert fate.verdict is Verdict.VERBATIM
    assert str(fate.carriers[0].paragraph.address) == "annex 1"


def test_a_paragraph_of_the_very_same_words_is_told_once_and_before_those_that_say_them_in_part():
    wording = "to promote universal ratification of the Convention on zebras"
    fate = fate_of(wording, "Promote ratification of the Convention on zebras by all who keep them;", wording)
    assert [str(carrier.paragraph.address) for carrier in fate.carriers] == ["annex 2", "annex 1"]
    assert (fate.verdict, fate.lost) == (Verdict.VERBATIM, ())


def test_words_that_say_little_are_there_where_they_stand_as_they_stood():
    fate = fate_of("as appropriate", "Feed the lions;", "as appropriate")
    assert (fate.verdict, fate.lost, len(fate.carriers)) == (Verdict.VERBATIM, (), 1)


def test_what_was_dropped_between_two_versions_is_lost_with_the_far_carrier_that_alone_held_it():
    paper, plan = lettered("to feed the zebras and to house the lions"), annexed("Feed zebras;", "Lions are housed;")
    feed, house = (0, 18), (23, 41)
    near = Carrier(plan, plan.paragraphs[0], Degree.STRONG, 0.9, holds=(feed,))
    far = Carrier(plan, plan.paragraphs[1], Degree.PARTIAL, 0.1, holds=(feed, house))
    fate = Fate(Element(paper, paper.paragraphs[0]), Verdict.REWORDED, (near, far))
    dropped = replace(fate, verdict=Verdict.PARTIAL, carriers=(near,), lost=(house,))
    assert settled(Judged(fate), Among(0.9, {})) == dropped
    assert settled(Judged(fate), Among(0.2, {})) == fate


def test_an_element_in_other_words_is_found_by_the_thesaurus_alone():
    element = "to strengthen police training on compensation for zebras"
    plan = ("Reinforce the capacity-building of law enforcement officials on redress to zebras", "Feed the lions daily")
    fate = fate_of(element, *plan)
    assert fate.verdict is Verdict.REWORDED
    assert fate.carriers[0].degree is Degree.STRONG
    assert fate_of(element, *plan, thesaurus=Thesaurus()).verdict is not Verdict.REWORDED


def test_one_item_of_a_list_is_liker_to_a_measure_than_the_same_words_run_together():
    listed = "Feed the lions at noon, repair the brass lanterns, prosecute quartz smugglers, and tune the violins;"
    run_together = "Feed the lions at noon repair the brass lanterns prosecute quartz smugglers and tune the violins;"
    (of_list,) = fate_of("to prosecute quartz smugglers", listed).carriers
    (of_run,) = fate_of("to prosecute quartz smugglers", run_together).carriers
    assert of_list.likeness > of_run.likeness


def test_what_a_paragraph_is_on_counts_more_than_its_examples():
    matter = "Prosecute quartz smugglers, including lantern makers, violin tuners and lion feeders;"
    example = "Prosecute lantern makers, violin tuners and lion feeders, including quartz smugglers;"
    on_it, beside_it = fate_of("to prosecute quartz smugglers", example, matter).carriers
    assert on_it.paragraph.wording == matter
    assert on_it.likeness > 1.3 * beside_it.likeness


def test_a_preamble_that_recalls_a_measure_carries_it_less_than_what_asks_for_it():
    said = "the need to prosecute quartz smugglers without delay"
    recalled = Paragraph(place(Series.PP, 1), Kind.PREAMBULAR, f"Recalling {said} in the north,")
    asked = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, f"Recalling {said} in the south,")
    plan = Text("plan", (recalled, asked))
    assert [c.paragraph for c in track([lettered(said)], [plan]).fates[0].carriers] == [asked, recalled]
    preamble = Text("draft", (Paragraph(place(Series.PP, 1), Kind.PREAMBULAR, f"Recalling {said},"),))
    (likest, *_) = origins([preamble], [plan]).origins[0].ancestors
    assert likest.likeness == origins([preamble], [plan]).origins[1].ancestors[0].likeness


def test_what_was_dropped_between_two_versions_has_no_strong_carrier():
    """Where most paragraphs stayed, what is merely alike is another one's."""
    dropped = "Prosecute quartz smugglers, feed lions, and hire new judges"
    kept = (
        "Prosecute quartz smugglers and seize their lanterns",
        "Train violin teachers in every school of the north",
        "Publish zebra statistics each year",
    )
    assert fate_of(dropped, *kept).carriers[0].degree is Degree.STRONG
    *others, gone = track([lettered(*kept, dropped)], [annexed(*kept)]).fates
    assert {fate.verdict for fate in others} == {Verdict.VERBATIM}
    assert [(c.paragraph.wording, c.degree, c.weakened) for c in gone.carriers] == [(kept[0], Degree.PARTIAL, ())]


def test_a_paragraph_that_another_element_became_carries_this_one_in_part():
    """The more so the liker the two texts are: of papers of another kind each may be there."""
    stays = "Prosecute quartz smugglers who feed harbour lions and seize their brass lanterns"
    other = "Prosecute quartz smugglers who feed harbour lions and train the violin teachers of the north"
    others = (
        "Publish zebra statistics each year in every port",
        "Repair the oldest telescopes of the southern islands",
    )
    apart = track([lettered(other)], [annexed(stays, *others)]).fates
    assert apart[0].carriers[0].degree is Degree.STRONG
    *_, fate = track([lettered(stays, *others, other)], [annexed(stays, *others)]).fates
    assert fate.carriers[0].likeness > 0.5
    assert fate.carriers[0].degree is Degree.PARTIAL


def test_what_no_paragraph_carries_strongly_is_not_wholly_there_where_less_than_half_of_a_measure_stands():
    """The harbour was spoken of before; that practices be reviewed is asked no more."""
    kept = (
        "Reaffirm the right of everyone to unhindered access to and communication with the harbour of zebras",
        "Train violin teachers in every school of the north",
        "Publish lantern statistics each year",
    )
    dropped = "Urge captains to review practices of pilots that undermine unhindered access to the harbour"
    *_, gone = track([lettered(*kept, dropped)], [annexed(*kept)]).fates
    assert (gone.verdict, gone.carriers, gone.lost) == (Verdict.NONE_FOUND, (), ((0, len(dropped)),))
    alone = fate_of(dropped, *kept)
    assert (alone.carriers[0].degree, alone.verdict) == (Degree.STRONG, Verdict.REWORDED)


def test_what_no_paragraph_carries_strongly_may_be_there_where_most_of_it_stands():
    paper, plan = lettered("to feed the zebras and to house the lions"), annexed("Feed zebras;")
    feed, house = (0, 18), (23, 41)
    firm = Carrier(plan, plan.paragraphs[0], Degree.PARTIAL, 0.6, holds=(feed, house), holds_half=(feed, house))
    fate = Fate(Element(paper, paper.paragraphs[0]), Verdict.REWORDED, (firm,))
    assert settled(Judged(fate), Among(0.9, {})) == fate
    faint = replace(firm, holds_half=(feed,))
    expected = replace(fate, carriers=(faint,), verdict=Verdict.PARTIAL, lost=(house,))
    assert settled(Judged(replace(fate, carriers=(faint,))), Among(0.9, {})) == expected
    narrowed = replace(fate, carriers=(faint,), verdict=Verdict.PARTIAL, lost=((30, 41),))
    assert settled(Judged(narrowed), Among(0.9, {})) == narrowed


def test_two_stray_words_make_no_strong_carrier():
    assert (
        fate_of("Quartz lions, smugglers", "Smugglers of violins see the quartz").carriers[0].degree is Degree.PARTIAL
    )
    assert fate_of("Quartz lions, smugglers", "Quartz lions and smugglers;").carriers[0].degree is Degree.STRONG


def test_what_is_shared_beside_a_very_long_run_is_shown_too():
    long_run = " ".join(f"{first}{last}" for first in ("zeb", "lan", "qua", "vio", "tel") for last in "abcdefghij")
    fate = fate_of(
        f"to study {long_run}, and seize brass lanterns", f"Study {long_run}, paint vessels and seize brass lanterns"
    )
    assert ("seize brass lanterns", "seize brass lanterns") in evidence_of(fate)


def test_evidence_shows_the_words_on_both_sides():
    fate = fate_of("to let mass media join campaigns", "Campaigns that the press and mass media may join")
    assert ("mass media", "mass media") in evidence_of(fate)


def test_a_measure_that_is_gone_makes_the_fate_partial_and_is_named():
    element = "to investigate alleged smuggling of quartz, to prosecute smugglers and to publish a yearly lantern atlas"
    fate = fate_of(element, "Investigate alleged smuggling of quartz and prosecute smugglers", "Feed the lions")
    assert fate.verdict is Verdict.PARTIAL
    assert [element[slice(*lost)] for lost in fate.lost] == ["to publish a yearly lantern atlas"]


def test_words_scattered_over_a_long_paragraph_hold_no_measure():
    element = "to prosecute quartz smugglers and to publish lantern statistics"
    scattered = (
        "Prosecute quartz smugglers; publish maps; feed the lions; hang a lantern; groom zebras; keep statistics"
    )
    together = "Prosecute quartz smugglers; publish statistics on lanterns; feed the lions; groom zebras"
    assert [element[slice(*span)] for span in fate_of(element, scattered).lost] == ["to publish lantern statistics"]
    assert fate_of(element, together).lost == ()


def test_a_measure_is_lost_with_the_one_thing_it_is_about():
    element = "to strengthen harbour police and to exchange unicorns with other States"
    fate = fate_of(element, "Strengthen harbour police, and exchange information with other States")
    assert [element[slice(*span)] for span in fate.lost] == ["to exchange unicorns with other States"]


def test_a_paragraph_that_carries_one_of_several_measures_is_a_strong_carrier():
    element = (
        "to prosecute quartz smugglers without delay, to protect lantern makers and their families, to publish "
        "a yearly violin atlas and to count the zebras of all islands"
    )
    plan = (
        "Count the zebras of all islands",
        "Feed the lions",
        "Publish a yearly violin atlas",
        "Protect lantern makers",
    )
    strong = {str(c.paragraph.address) for c in fate_of(element, *plan).carriers if c.degree is Degree.STRONG}
    assert strong == {"annex 1", "annex 3", "annex 4"}


def test_a_fact_told_around_a_measure_is_not_missed():
    fate = fate_of(
        "to collect disaggregated data on quartz smuggling. Smuggling is a covert activity",
        "Collect disaggregated data on quartz smuggling",
    )
    assert fate.verdict is not Verdict.PARTIAL
    assert fate.lost == ()


def test_several_paragraphs_may_carry_one_element():
    fate = fate_of(
        "to prosecute quartz smugglers and to protect lantern makers",
        "Protect lantern makers and assist them",
        "Feed the lions daily at noon",
        "Prosecute quartz smugglers without delay",
    )
    strong = {str(c.paragraph.address) for c in fate.carriers if c.degree is Degree.STRONG}
    assert strong == {"annex 1", "annex 3"}
    assert fate.lost == ()


def test_a_name_that_recurs_everywhere_is_no_evidence_by_itself():
    name = "the Protocol on Striped Animals, Especially Zebras and Okapis"
    others = [f"{verb} {name};" for verb in ("Recall", "Reaffirm", "Note", "Welcome", "Publish", "Print")]
    fate = fate_of(f"to feed lions in accordance with {name}", *others, f"Give lions their feed daily under {name};")
    assert str(fate.carriers[0].paragraph.address) == "annex 7"


def test_headings_titles_and_closings_carry_nothing():
    wording = "to prosecute quartz smugglers"
    kinds = (Kind.HEADING, Kind.CLOSING)
    paragraphs = tuple(Paragraph(place(Series.PARA, n), kind, wording) for n, kind in enumerate(kinds, 1))
    title = Paragraph(Address(Series.TITLE), Kind.PROSE, wording)
    assert track([lettered(wording)], [Text("plan", (*paragraphs, title))]).fates[0].carriers == ()


def test_elements_are_items_or_else_operative_paragraphs_or_else_prose():
    heading = Paragraph(place(Series.HEADING, 1), Kind.HEADING, "Elements")
    item = Paragraph(Address(Series.PLAIN, (Step(Form.LETTER, 1),)), Kind.ITEM, "item")
    preamble = Paragraph(place(Series.PP, 1), Kind.PREAMBULAR, "Recalling")
    operative = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Decides")
    prose = Paragraph(place(Series.PARA, 1), Kind.PROSE, "prose")
    below = Paragraph(place(Series.OP, 1).child(Form.LETTER, 1), Kind.ITEM, "item of OP1")
    listed = Paragraph(place(Series.PP, 1).child(Form.LETTER, 1), Kind.ITEM, "item of PP1")
    assert elements_of(Text("paper", (heading, prose, item))) == (item,)
    assert elements_of(Text("resolution", (preamble, listed, operative, below))) == (operative, below)
    assert elements_of(Text("note", (heading, prose))) == (prose,)


def test_a_users_own_rows_find_what_the_tool_does_not_know():
    element, plan = "to groom unicorns", "Brush one-horned horses"
    own = thesaurus().extended((Term("en", "unicorn", "unicorn"), Term("en", "unicorn", "one-horned horse")))
    assert fate_of(element, plan).verdict is Verdict.NONE_FOUND
    assert evidence_of(fate_of(element, plan, thesaurus=own)) == [("unicorns", "one-horned horses")]


def test_a_short_name_stands_for_the_full_name_that_the_plan_defines():
    fate = fate_of(
        "to have quartz surveyed by OZA",
        "Support the Office for Zebra Affairs (OZA) in its work on lanterns",
        "Have quartz surveyed by the Office for Zebra Affairs",
    )
    assert str(fate.carriers[0].paragraph.address) == "annex 2"
    assert any("Office for Zebra Affairs" in theirs for _, theirs in evidence_of(fate))


def test_a_source_of_several_texts_keeps_their_order():
    fates = track([lettered("to feed lions"), lettered("to groom zebras")], [annexed("Groom zebras")]).fates
    assert [fate.verdict for fate in fates] == [Verdict.NONE_FOUND, Verdict.VERBATIM]


def test_nothing_asked_or_nothing_given_is_answered():
    assert track([], []).fates == ()
    assert track([lettered("to feed lions")], []).fates[0].verdict is Verdict.NONE_FOUND
    assert track([Text("empty", ())], [annexed("Feed lions")]).fates == ()


@pytest.fixture(scope="module")
def real():
    texts = {name: loads((HELD / f"{name}.txt").read_text("utf-8")) for name in ("goals", "elements", "L.64")}
    fates = track([texts["goals"], texts["elements"]], [texts["L.64"]]).fates
    return {(fate.element.text.name, str(fate.element.paragraph.address)): fate for fate in fates}


@pytest.mark.parametrize(
    ("source", "element", "carriers"),
    [
        ("goals", "(d)", ["PP16(5)"]),
        ("elements", "(b)", ["PP16(1)", "OP3", "annex 4"]),
        ("elements", "(d)", ["annex 16"]),
        ("elements", "(e)", ["annex 12", "annex 14"]),
        ("elements", "(f)", ["annex 18"]),
        ("elements", "(g)", ["annex 29"]),
        ("elements", "(h)", ["annex 3"]),
        ("elements", "(k)", ["annex 45"]),
        ("elements", "(l)", ["annex 49", "annex 54"]),
        ("elements", "(m)", ["annex 51"]),
    ],
)
def test_elements_of_2010_are_carried_where_a_reader_finds_them(real, source, element, carriers):
    first = [str(carrier.paragraph.address) for carrier in real[source, element].carriers[:5]]
    assert set(carriers) <= set(first)


def test_the_longest_run_of_2010_is_shown_whole(real):
    fate = real["elements", "(h)"]
    ours = fate.element.paragraph.wording
    shown = max((ours[slice(*p.element)] for p in fate.carriers[0].evidence), key=len)
    assert len(shown.split()) >= 18


def test_every_element_of_2010_finds_a_carrier_and_what_was_dropped_is_named(real):
    assert [key for key, fate in real.items() if not fate.carriers] == []
    dropped = real["goals", "(b)"]
    lost = [dropped.element.paragraph.wording[slice(*span)] for span in dropped.lost]
    assert any("would not duplicate" in words for words in lost)


def test_time_grows_about_as_the_texts_do():
    """Twice the paragraphs and elements may take four times as long, not ten: candidates come from rare words."""
    chance = random.Random(7)
    words = [f"word{number}" for number in range(3000)]

    def text(kind, count):
        wordings = (" ".join(chance.choices(words, k=40)) for _ in range(count))
        return Text("t", tuple(Paragraph(place(Series.PLAIN, n), kind, w) for n, w in enumerate(wordings, 1)))

    def seconds(elements, paragraphs):
        asked, given = text(Kind.ITEM, elements), text(Kind.ANNEX, paragraphs)
        begun = time.process_time()
        track([asked], [given])
        return time.process_time() - begun

    seconds(5, 50)  # vocabulary is read once
    assert seconds(40, 800) < 6 * seconds(20, 400) + 0.2


def test_a_measure_that_stands_in_one_place_is_found_however_unlike_its_paragraph(monkeypatch):
    """A short one is little like a long paragraph. Scattered words are chance."""
    monkeypatch.setattr(verdicts, "_CHANCE", 0.9)
    element = "Feed zebras regionally"
    together = "Repair the brass lanterns of the harbour; feed zebras regionally; tune the violins of every school"
    apart = "Feed the harbour lions regionally; repair brass lanterns; tune violins; count the zebras of the school"
    assert [c.paragraph.wording for c in fate_of(element, together).carriers] == [together]
    assert fate_of(element, apart).verdict is Verdict.NONE_FOUND
    assert fate_of(f"{element}; hire judges", together).verdict is Verdict.NONE_FOUND
