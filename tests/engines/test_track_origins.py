"""Where a plan comes from: cases to read, and the real papers and plan."""

import pytest
from command import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.engines.origins import origins
from drafting.engines.track import track
from drafting.library import load
from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.fates import Degree
from drafting.model.text import Kind, Paragraph, Text

HELD = ROOT / "texts" / "global-plan-of-action"
WORDS = [
    "prevent",
    "prosecute",
    "protect",
    "victims",
    "traffickers",
    "police",
    "training",
    "redress",
    "quartz",
    "zebra",
]
WORDS += ["lantern", "of", "the", "and", "to", "national", "cooperation", "awareness", "campaigns", "data", "harvest"]
laws = settings(max_examples=60)
wordings = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join)


def paper(*wordings):
    steps = (Step(Form.LETTER, number) for number in range(1, len(wordings) + 1))
    items = (Paragraph(Address(Series.PLAIN, (s,)), Kind.ITEM, w) for s, w in zip(steps, wordings, strict=True))
    return Text("paper", tuple(items))


def plan(*wordings, section=""):
    numbered = enumerate(wordings, 1)
    made = (Paragraph(place(Series.PLAIN, n, "annex"), Kind.ANNEX, w, section=section) for n, w in numbered)
    return Text("plan", tuple(made))


def new_words(origin):
    return [origin.paragraph.wording[slice(*span)] for span in origin.new]


def test_a_paragraph_taken_over_as_it_stood_has_nothing_new():
    wording = "to prosecute quartz smugglers without delay"
    (origin,) = origins([paper(wording)], [plan(wording)]).origins
    assert (origin.known, origin.new, origin.ancestors[0].degree) == (1.0, (), Degree.STRONG)


def test_what_was_put_in_is_new_and_what_stood_before_is_not():
    said = "prosecute quartz smugglers and protect lantern makers"
    (origin,) = origins([paper(f"to {said}")], [plan(f"{said}, and publish a yearly violin atlas")]).origins
    assert new_words(origin) == ["publish a yearly violin atlas"]
    assert 0.3 < origin.known < 0.9


def test_an_instrument_that_no_ancestor_names_is_new_though_its_words_stand_there():
    said = "protect the rights of zebras and persons in line with the Convention on the Rights of the Child"
    added = "Convention on the Rights of Persons with Disabilities"
    (origin,) = origins([paper(f"to {said}")], [plan(f"{said} and the {added}")]).origins
    assert new_words(origin) == [added]
    (same,) = origins([paper(f"to {said}")], [plan(f"{said}, and pay")]).origins
    assert new_words(same) == []
    assert origin.known < 1


def test_an_instrument_told_by_the_short_name_that_an_ancestor_has_is_not_new():
    full = "United Nations Convention against Transnational Quartz Theft (UNCTQT)"
    lions = "Prosecute quartz smugglers who feed the harbour lions as set out in"
    elements = paper(f"to prosecute quartz smugglers who feed the harbour lions as set out in the {full}")
    (origin,) = origins([elements], [plan(f"{lions} the {full.partition(' (')[0]}")]).origins
    assert new_words(origin) == []
    short = paper("to prosecute quartz smugglers who feed the harbour lions as set out in UNCTQT")
    (first, _) = origins([short], [plan(f"{lions} the {full}", "Feed lions")]).origins
    assert new_words(first) == []


def test_a_paragraph_without_an_ancestor_is_new_as_a_whole():
    (origin,) = origins([paper("to feed lions")], [plan("Tune the violins")]).origins
    assert origin.is_new
    assert new_words(origin) == ["Tune the violins"]
    assert origin.known == 0


def test_any_earlier_paragraph_may_be_an_ancestor_not_elements_alone():
    preamble = Paragraph(place(Series.PP, 1), Kind.PREAMBULAR, "Noting that quartz smugglers go unpunished,")
    decides = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Decides to feed the lions")
    draft = Text("draft", (preamble, decides))
    (origin,) = origins([draft], [plan("Note that quartz smugglers go unpunished")]).origins
    assert [str(a.paragraph.address) for a in origin.ancestors] == ["PP1"]


def test_the_line_of_the_organ_and_headings_come_from_nowhere():
    organ = Paragraph(Address(Series.CHAPEAU), Kind.CHAPEAU, "The General Assembly,")
    heading = Paragraph(place(Series.HEADING, 1), Kind.HEADING, "Lions")
    decides = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Decides to feed the lions")
    text = Text("resolution", (organ, heading, decides))
    assert [o.paragraph for o in origins([text], [text]).origins] == [decides]


def test_the_share_of_each_section_is_counted():
    one = plan("Prosecute quartz smugglers", "Tune the violins", section="I. Crime")
    (share,) = origins([paper("to prosecute quartz smugglers")], [one]).sections
    assert (share.section, share.paragraphs, share.descended, share.strong) == ("I. Crime", 2, 1, 1)
    assert share.share == 0.5


@laws
@given(st.lists(wordings, min_size=1, max_size=4), st.lists(wordings, min_size=1, max_size=4))
def test_both_ways_round_tell_the_same(elements, paragraphs):
    """An ancestor is what has the paragraph for a carrier; the likest one of each paragraph is never left out."""
    source, later = paper(*elements), plan(*paragraphs)
    fates = track([source], [later]).fates
    forth = {(f.element.paragraph, c.paragraph, c.degree, c.likeness, c.evidence) for f in fates for c in f.carriers}
    found = origins([source], [later]).origins
    back = {(a.paragraph, o.paragraph, a.degree, a.likeness, a.evidence) for o in found for a in o.ancestors}
    assert back <= forth
    for origin in found:
        likest = max((link[3] for link in forth if link[1] == origin.paragraph), default=None)
        assert likest == (origin.ancestors[0].likeness if origin.ancestors else None)


@laws
@given(st.lists(wordings, min_size=1, max_size=4), st.lists(wordings, min_size=1, max_size=4))
def test_new_words_are_real_in_order_and_apart(elements, paragraphs):
    for origin in origins([paper(*elements)], [plan(*paragraphs)]).origins:
        wording, before = origin.paragraph.wording, 0
        for start, end in origin.new:
            assert before <= start < end <= len(wording)
            assert wording[start:end].strip() == wording[start:end]
            before = end
        assert 0 <= origin.known <= 1
        assert origin.is_new == (not origin.ancestors)


@laws
@given(st.lists(st.text(max_size=40), max_size=3), st.lists(st.text(max_size=40), max_size=3))
def test_whatever_is_written_every_paragraph_gets_one_origin(elements, paragraphs):
    later = plan(*paragraphs)
    assert [o.paragraph for o in origins([paper(*elements)], [later]).origins] == list(later.paragraphs)


@laws
@given(st.lists(wordings, min_size=1, max_size=4))
def test_a_text_comes_whole_from_itself(elements):
    text = paper(*elements)
    for origin in origins([text], [text]).origins:
        assert origin.ancestors[0].paragraph.wording == origin.paragraph.wording
        assert (origin.known, origin.new) == (1.0, ())


@pytest.fixture(scope="module")
def real():
    texts = [load(HELD / f"{name}.txt") for name in ("goals", "elements", "L.64")]
    return origins(texts[:2], texts[2:])


@pytest.mark.parametrize(
    ("paragraph", "ancestor"),
    [("annex 3", "(h)"), ("annex 14", "(e)"), ("annex 45", "(k)"), ("annex 49", "(l)"), ("PP16(5)", "(d)")],
)
def test_paragraphs_of_2010_come_from_where_a_reader_finds_them(real, paragraph, ancestor):
    (origin,) = (o for o in real.origins if str(o.paragraph.address) == paragraph)
    assert str(origin.ancestors[0].paragraph.address) == ancestor


def test_the_trust_fund_of_2010_is_new(real):
    """Neither the goals nor the elements speak of a fund or a board of trustees."""
    (origin,) = (o for o in real.origins if str(o.paragraph.address) == "annex 38")
    assert any("board of trustees" in words for words in new_words(origin))
