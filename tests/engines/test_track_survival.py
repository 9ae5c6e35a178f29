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
# What is decided, without the negation and with it.
NEGATED = {
    "en": (EXTENDED, EXTENDED.replace("to extend", "not to extend"), "not"),
    "fr": (
        "Décide de proroger le mandat du comité des ports pour une période de deux ans",
        "Décide de ne pas proroger le mandat du comité des ports pour une période de deux ans",
        "ne",
    ),
    "es": (
        "Decide prorrogar el mandato del comité de puertos por un período de dos años",
        "Decide no prorrogar el mandato del comité de puertos por un período de dos años",
        "no",
    ),
    "ru": (
        "постановляет продлить мандат комитета по портам на двухлетний период",
        "постановляет не продлевать мандат комитета по портам на двухлетний период",
        "не",
    ),
    "ar": ("تقرر تمديد ولاية لجنة الموانئ لفترة سنتين", "تقرر عدم تمديد ولاية لجنة الموانئ لفترة سنتين", "عدم"),
    "zh": ("决定将港口委员会的任务期限延长两年", "决定不将港口委员会的任务期限延长两年", "不"),
}


@pytest.mark.parametrize("language", NEGATED)
def test_what_is_negated_is_not_there_verbatim_and_its_negation_is_told(language):
    old, new, negation = NEGATED[language]
    turned = fate(old, new, language)
    assert turned.verdict is Verdict.REWORDED
    (flag,) = turned.carriers[0].weakened
    assert (flag.kind, new[slice(*flag.new)]) == (FlagKind.NEGATION, negation)


@pytest.mark.parametrize(
    ("language", "wording", "shall", "may"),
    [
        ("en", "Decides that harbour courts {} prosecute quartz smugglers without delay", "shall", "may"),
        (
            "fr",
            "Décide que les tribunaux des ports {} poursuivre les contrebandiers sans délai",
            "doivent",
            "peuvent",
        ),
        (
            "es",
            "Decide que los tribunales portuarios {} enjuiciar a los contrabandistas sin demora",
            "deberán",
            "podrán",
        ),
        (
            "ru",
            "постановляет, что портовые суды {} преследовать контрабандистов без промедления",
            "должны",
            "могут",
        ),
        ("ar", "تقرر أنه {} محاكم الموانئ محاكمة المهربين دون تأخير", "يجب على", "يجوز"),
        ("zh", "决定港口法院{}毫不拖延地起诉走私者", "应当", "可以"),
    ],
)
def test_what_may_be_done_where_it_shall_be_is_not_there_verbatim(language, wording, shall, may):
    assert fate(wording.format(shall), wording.format(may), language).verdict is Verdict.REWORDED


def test_a_verb_or_a_negation_in_words_that_were_added_turns_nothing():
    added = " and requests the Secretary-General to report to the Assembly, which is not yet in session"
    assert fate(EXTENDED, EXTENDED + added).verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("two years", "three years", FlagKind.NUMBER),
        ("a period until 31 December 2027", "a period until 31 December 2029", FlagKind.DATE),
        ("50 million dollars", "40 million dollars", FlagKind.SUM),
    ],
)
def test_a_paragraph_with_another_figure_is_not_there_verbatim_and_the_figure_is_told(old, new, kind):
    wording = "Decides to renew the budget of the quartz committee for harbour courts and museums by {}"
    turned = fate(wording.format(old), wording.format(new))
    assert turned.verdict is Verdict.REWORDED
    assert [flag.kind for flag in turned.carriers[0].weakened] == [kind]


def test_a_figure_in_words_that_were_added_turns_nothing():
    assert fate(EXTENDED, EXTENDED + " until 31 December 2027").verdict is Verdict.VERBATIM


def test_terms_of_several_words_count_by_their_words():
    old = "Combat trafficking in persons and smuggling of migrants"
    new = "Combat trafficking in persons, money-laundering and, as recent years have shown, smuggling of migrants"
    assert fate(old, new).verdict is Verdict.VERBATIM


def test_a_modal_that_stands_there_still_is_not_told_as_weaker():
    old = (
        "Welcomes the quartz treaty, which could be binding, and notes that some ports will need support from the fund"
    )
    new = f"{old}, and in that regard looks forward to its next session"
    assert fate(old, new).carriers[0].weakened == ()


@pytest.mark.parametrize(
    ("language", "unpaid"),
    [
        ("en", "without pay"),
        ("fr", "sans rémunération"),
        ("es", "sin sueldo"),
        ("ru", "без оговорок"),
        ("ar", "بدون أجر"),
    ],
)
def test_what_is_without_something_is_not_negated(language, unpaid):
    old = NEGATED[language][0]
    kept = fate(old, f"{old} {unpaid}", language)
    assert kept.verdict is Verdict.VERBATIM
    assert kept.carriers[0].weakened == ()
    assert fate(old, NEGATED[language][1], language).verdict is Verdict.REWORDED
