"""Where a carrier asks for less than the element: verbs, modals, conditions, scope."""

import pytest

from drafting.engines.track import track
from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.changes import FlagKind
from drafting.model.text import Kind, Paragraph, Text


def weakened(element, paragraph, kind=Kind.ANNEX, asked=Kind.ITEM):
    """Kind and message of each flag, with the words that it points at."""
    own = place(Series.OP, 1) if asked is Kind.OPERATIVE else Address(Series.PLAIN, (Step(Form.LETTER, 1),))
    paper = Text("paper", (Paragraph(own, asked, element),))
    there = place(Series.PP, 1) if kind is Kind.PREAMBULAR else place(Series.PLAIN, 1, "annex")
    (fate,) = track([paper], [Text("plan", (Paragraph(there, kind, paragraph),))]).fates
    flags = fate.carriers[0].weakened
    for flag in flags:
        assert flag.old is None or element[slice(*flag.old)].strip() == element[slice(*flag.old)] != ""
        assert flag.new is None or paragraph[slice(*flag.new)].strip() == paragraph[slice(*flag.new)] != ""
    return [(flag.kind, flag.message) for flag in flags]


@pytest.mark.parametrize(
    ("element", "paragraph", "flag"),
    [
        (
            "to prosecute quartz smugglers",
            "Prosecute quartz smugglers, as appropriate",
            (FlagKind.QUALIFIER, "“as appropriate” is new"),
        ),
        (
            "to strengthen the protection of quartz miners",
            "Encourage the protection of quartz miners",
            (FlagKind.VERB, "“Encourage” for the measure itself: weaker"),
        ),
        (
            "to promote universal ratification of the quartz convention",
            "Promote ratification of the quartz convention",
            (FlagKind.QUALIFIER, "“universal” is gone"),
        ),
        (
            "Quartz smugglers shall be prosecuted by every harbour court",
            "Quartz smugglers may be prosecuted by every harbour court",
            (FlagKind.MODAL, "“shall” → “may”: weaker"),
        ),
    ],
)
def test_what_is_said_more_softly_is_flagged(element, paragraph, flag):
    assert flag in weakened(element, paragraph)


def test_one_lead_verb_for_a_stronger_one_is_flagged_with_their_force():
    flags = weakened(
        "Urges harbour courts to prosecute quartz smugglers",
        "Encourages harbour courts to prosecute quartz smugglers",
        asked=Kind.OPERATIVE,
    )
    assert flags == [(FlagKind.VERB, "Urges → Encourages: weaker (force 4 → 1 of 5)")]


@pytest.mark.parametrize(
    ("element", "paragraph"),
    [
        ("to prosecute quartz smugglers", "Prosecute quartz smugglers"),
        ("to encourage the protection of quartz miners", "Encourage the protection of quartz miners"),
        ("to prosecute quartz smugglers, as appropriate", "Prosecute quartz smugglers where appropriate"),
        ("to prosecute quartz smugglers", "Prosecute quartz smugglers as a matter of priority"),
        ("to prosecute all quartz smugglers", "Prosecute each and every quartz smuggler"),
    ],
)
def test_what_is_not_softer_is_not_flagged(element, paragraph):
    assert weakened(element, paragraph) == []


def test_a_condition_on_something_else_in_the_carrier_is_not_told():
    paragraph = "Prosecute quartz smugglers; and feed the lions of the harbour zoo daily, within existing resources"
    assert weakened("to prosecute quartz smugglers", paragraph) == []


def test_the_verb_is_that_of_the_sentence_that_carries_the_measure():
    paragraph = "We acknowledge the work of the harbour zoo. We will prosecute quartz smugglers without delay."
    assert weakened("to prosecute quartz smugglers", paragraph) == []


def test_a_verb_before_the_measure_in_its_own_sentence_is_told_though_other_words_stand_elsewhere():
    paragraph = "We urge harbours to trade. We recognize the need to prosecute quartz smugglers in all harbours."
    flags = weakened("to ask harbours to prosecute quartz smugglers", paragraph)
    assert flags == [(FlagKind.VERB, "“recognize” for the measure itself: weaker")]


def test_what_the_organ_takes_on_itself_is_asked_no_less():
    measure = "to prosecute quartz smugglers"
    assert weakened(measure, "We reaffirm our strong commitment to prosecute quartz smugglers.") == []
    asked = f"Urges harbours {measure}"
    assert weakened(asked, "We commit to prosecute quartz smugglers in harbours.", asked=Kind.OPERATIVE) == []


def test_what_is_only_reaffirmed_is_asked_less():
    flags = weakened("to prosecute quartz smugglers", "We reaffirm the need to prosecute quartz smugglers.")
    assert flags == [(FlagKind.VERB, "“reaffirm” for the measure itself: weaker")]


def test_a_condition_on_what_shares_little_is_not_told():
    element = "to prosecute quartz smugglers in harbour courts before witnesses"
    paragraph = (
        "Prosecute quartz smugglers in harbour courts; and invite witnesses to dinner, within existing resources"
    )
    assert weakened(element, paragraph) == []
    conditional = (
        "Prosecute quartz smugglers in harbour courts, within existing resources; and invite witnesses to dinner"
    )
    assert weakened(element, conditional) == [(FlagKind.QUALIFIER, "“within existing resources” is new")]


def test_a_condition_or_a_modal_of_another_sentence_is_not_told():
    element = "We will prosecute quartz smugglers in every harbour and train the judges of the ports"
    paragraph = (
        "Judges of the ports should dine, as appropriate. "
        "We will prosecute quartz smugglers in every harbour and train them."
    )
    assert weakened(element, paragraph) == []


def test_what_only_tells_of_a_noun_is_no_modal_of_the_measure():
    element = "We will give quartz miners access to justice"
    assert weakened(element, "We will give quartz miners access to justice that should be swift") == []
    assert weakened(element, "We should give quartz miners access to justice") != []


def test_what_is_complied_with_in_the_element_too_is_no_new_condition():
    element = "to license quartz miners, with regard to the Harbour Principles."
    assert weakened(element, "License quartz miners in compliance with the Harbour Principles") == []
    flags = weakened(
        "to license quartz miners", "License quartz miners in compliance with the rules that govern ports and mines"
    )
    assert flags == [(FlagKind.QUALIFIER, "“in compliance with the rules that govern ports” is new")]


def test_a_verb_that_asks_for_a_bare_measure_is_not_softer():
    assert weakened("to prosecute quartz smugglers", "Urges harbour courts to prosecute quartz smugglers") == []


def test_the_verb_of_the_element_is_the_one_before_the_measure():
    element = "Encourages ports to keep lions, and urges harbour courts to prosecute quartz smugglers and seize vessels"
    flags = weakened(
        element, "Invites harbour courts to prosecute quartz smugglers and seize vessels", asked=Kind.OPERATIVE
    )
    assert flags == [(FlagKind.VERB, "urges → Invites: weaker (force 4 → 1 of 5)")]


@pytest.mark.parametrize(
    ("verb", "softer", "weights"),
    [("Demands", "Encourages", [3]), ("Urges", "Calls upon", [2]), ("Encourages", "Urges", [])],
)
def test_a_verb_that_is_softer_by_more_than_a_step_weighs_most(verb, softer, weights):
    element, carrier = (
        Paragraph(place(Series.OP, 1), Kind.OPERATIVE, f"{lead} harbour courts to prosecute quartz smugglers")
        for lead in (verb, softer)
    )
    (fate,) = track([Text("draft", (element,))], [Text("adopted", (carrier,))]).fates
    assert [flag.weight for flag in fate.carriers[0].weakened] == weights


def test_what_is_softer_is_told_in_the_order_of_the_carrier_after_what_is_gone_from_the_element():
    element = "Quartz smugglers shall be prosecuted by all harbour courts of the region"
    paragraph = (
        "Within existing resources, quartz smugglers may be prosecuted by harbour courts of the region, as appropriate"
    )
    assert [message for _, message in weakened(element, paragraph)] == [
        "“all” is gone",
        "“Within existing resources” is new",
        "“shall” → “may”: weaker",
        "“as appropriate” is new",
    ]


def test_a_word_of_scope_is_gone_only_where_the_carrier_has_what_it_is_said_of():
    element = "to strengthen quartz cooperation to enable the detection of complete smuggling chains"
    assert weakened(element, "Strengthen quartz cooperation between harbours") == []
    assert weakened(element, "Strengthen quartz cooperation to enable the detection of smuggling chains") == [
        (FlagKind.QUALIFIER, "“complete” is gone")
    ]


def test_a_word_of_scope_in_a_name_says_nothing_of_scope():
    element = "to promote all quartz conventions"
    paragraph = "Promote quartz conventions, such as the Convention on the Elimination of All Forms of Smuggling"
    assert weakened(element, paragraph) == [(FlagKind.QUALIFIER, "“all” is gone")]
    assert weakened("to promote the Universal Quartz Convention", "Promote the Quartz Convention of Lisbon") == []
