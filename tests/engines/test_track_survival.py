"""When the wording of an element survives: the same words, and none that turns what they decide."""

import pytest

from drafting.engines.track import track
from drafting.model.address import Series, place
from drafting.model.changes import FlagKind
from drafting.model.fates import Verdict
from drafting.model.text import Kind, Paragraph, Text

# The same paragraph, urged and encouraged.
LEADS = {
    "en": (
        ("Urges", "Encourages"),
        "{} Member States to strengthen international cooperation against piracy and to protect seafarers;",
    ),
    "fr": (
        ("Demande instamment aux États Membres de", "Encourage les États Membres à"),
        "{} renforcer la coopération internationale contre la piraterie maritime et la protection des marins;",
    ),
    "es": (
        ("Insta", "Alienta"),
        "{} a los Estados Miembros a que refuercen la cooperación contra la piratería y protejan a los marinos;",
    ),
    "ru": (
        ("настоятельно призывает", "рекомендует"),
        "{} государства-члены укреплять международное сотрудничество в борьбе с пиратством и защищать моряков;",
    ),
    "ar": (("تحث", "تشجع"), "{} الدول الأعضاء على تعزيز التعاون الدولي لمكافحة القرصنة وحماية البحارة؛"),
    "zh": (("敦促", "鼓励"), "{}会员国加强打击海盗行为的国际合作，并保护海员；"),
}


def fate(old, new, language="en"):
    texts = (
        Text(name, (Paragraph(place(Series.OP, 1), Kind.OPERATIVE, wording),), language=language)
        for name, wording in (("draft", old), ("adopted", new))
    )
    (found,) = track([next(texts)], [next(texts)]).fates
    return found


@pytest.mark.parametrize("language", LEADS)
def test_a_paragraph_that_is_urged_and_then_encouraged_is_not_there_verbatim(language):
    (urged, encouraged), wording = LEADS[language]
    softer = fate(wording.format(urged), wording.format(encouraged), language)
    assert softer.verdict is Verdict.REWORDED
    assert [flag.kind for flag in softer.carriers[0].weakened] == [FlagKind.VERB]
    assert fate(wording.format(encouraged), wording.format(urged), language).verdict is Verdict.REWORDED


@pytest.mark.parametrize("language", LEADS)
def test_a_paragraph_that_gets_a_few_words_more_is_there_verbatim(language):
    (urged, _), wording = LEADS[language]
    old = wording.format(urged)
    assert fate(old, f"{old[:-1]} (64/293){old[-1]}", language).verdict is Verdict.VERBATIM


EXTENDED = "Decides to extend the mandate of the quartz committee for a period of two years"


def test_what_is_negated_is_not_there_verbatim_and_its_negation_is_told():
    turned = fate(EXTENDED, EXTENDED.replace("to extend", "not to extend"))
    assert turned.verdict is Verdict.REWORDED
    assert [(flag.kind, flag.message) for flag in turned.carriers[0].weakened] == [
        (FlagKind.NEGATION, "“not” is new: “Decides not to extend…”")
    ]


def test_what_may_be_done_where_it_shall_be_is_not_there_verbatim():
    old = "Decides that harbour courts shall prosecute quartz smugglers without delay"
    assert fate(old, old.replace("shall", "may")).verdict is Verdict.REWORDED


def test_a_verb_or_a_negation_in_words_that_were_added_turns_nothing():
    added = " and requests the Secretary-General to report to the Assembly, which is not yet in session"
    assert fate(EXTENDED, EXTENDED + added).verdict is Verdict.VERBATIM


def test_terms_of_several_words_count_by_their_words():
    old = "Combat trafficking in persons and smuggling of migrants"
    new = "Combat trafficking in persons, money-laundering and, as recent years have shown, smuggling of migrants"
    assert fate(old, new).verdict is Verdict.VERBATIM
