"""What was dropped between two versions of a text is told as dropped."""

from dataclasses import replace

from drafting.engines.track import track
from drafting.engines.tracking.verdicts import Among, Judged, settled
from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.fates import Carrier, Degree, Element, Fate, Verdict
from drafting.model.text import Kind, Paragraph, Text


def lettered(wording):
    return Text("paper", (Paragraph(Address(Series.PLAIN, (Step(Form.LETTER, 1),)), Kind.ITEM, wording),))


def annexed(wording):
    return Text("plan", (Paragraph(place(Series.PLAIN, 1, "annex"), Kind.ANNEX, wording),))


def test_an_element_of_which_everything_is_lost_was_not_found():
    paper, plan = lettered("to feed the zebras and to house the lions"), annexed("Feed zebras;")
    feed, house = (0, 18), (23, 41)
    faint = Carrier(plan, plan.paragraphs[0], Degree.PARTIAL, 0.3, holds=(feed,))
    fate = Fate(Element(paper, paper.paragraphs[0]), Verdict.PARTIAL, (faint,), (house,))
    one = Judged(fate, measures=(feed, house), says=(feed, house))
    gone = replace(fate, verdict=Verdict.NONE_FOUND, carriers=(), lost=(feed, house))
    assert settled(one, Among(0.9, {})) == gone
    assert settled(replace(one, says=(feed, house, (43, 60))), Among(0.9, {})).verdict is Verdict.PARTIAL
    half = replace(fate, carriers=(replace(faint, holds_half=(feed,)),))
    assert settled(replace(one, fate=half), Among(0.9, {})) == half


def test_what_holds_no_measure_is_strong_only_where_it_is_as_like_as_is_usual():
    paper, plan = lettered("to feed the zebras"), annexed("Zebras are fed;")
    strong = Carrier(plan, plan.paragraphs[0], Degree.STRONG, 0.3)
    fate = Fate(Element(paper, paper.paragraphs[0]), Verdict.PARTIAL, (strong,), ((0, 18),))
    assert settled(Judged(fate), Among(0.3, {})) == fate
    (faint,) = settled(Judged(fate, says=((0, 5),)), Among(0.4, {})).carriers
    assert faint.degree is Degree.PARTIAL
    holding = replace(fate, carriers=(replace(strong, holds=((0, 18),)),))
    assert settled(Judged(holding), Among(0.4, {})) == holding


def test_what_is_usual_between_two_texts_is_told_by_the_preamble_too():
    """A mandate was dropped: half of the operative paragraphs are gone, but these are versions of one text."""
    recalled = ("Recalling the lanterns of the harbour,", "Noting the violins of every school,", "Aware of telescopes,")
    stays, lead = "Prosecute quartz smugglers and seize their lanterns", "Ask the judge to report on quartz smugglers"
    gone = (lead, "Ask bakers to attend each autumn meeting", "Train carpenters to mend the northern bridges")
    first = [Paragraph(place(Series.PP, n), Kind.PREAMBULAR, words) for n, words in enumerate(recalled, 1)]
    asked = [Paragraph(place(Series.OP, n), Kind.OPERATIVE, words) for n, words in enumerate((stays, *gone), 1)]
    plan = Text("plan", (*first, asked[0]))
    of_all = track([Text("draft", (*first, *asked))], [plan]).fates[1]
    alone = track([Text("draft", tuple(asked))], [plan]).fates[1]
    assert [carrier.degree for carrier in alone.carriers] == [Degree.STRONG]
    assert [carrier.degree for carrier in of_all.carriers] != [Degree.STRONG]
