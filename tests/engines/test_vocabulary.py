"""The word lists: what is meant is the same in all six languages."""

from collections import Counter, defaultdict

import pytest

from drafting.vocabulary import lead_length, rows
from drafting.vocabulary.arabic import masculine
from drafting.vocabulary.meanings import addressees, lead_forces, measure_ranks

LANGUAGES = {"en", "fr", "es", "ru", "ar", "zh"}


@pytest.mark.parametrize("name", ["qualifiers", "laws", "negations", "modals", "addressees"])
def test_a_phrase_stands_once_in_a_language(name):
    assert [row for row, count in Counter((r["language"], r["phrase"]) for r in rows(name)).items() if count > 1] == []


def test_a_word_whose_stem_no_rule_gives_stands_once_and_in_lower_case():
    words = [row["word"] for row in rows("irregular_stems")]
    assert sorted(set(words)) == sorted(words)
    assert [row for row in rows("irregular_stems") if row["word"].lower() != row["word"] or not row["stem"]] == []


@pytest.mark.parametrize("name", ["qualifiers", "laws"])
def test_the_classes_of_every_language_are_those_of_english(name):
    classes = defaultdict(set)
    for row in rows(name):
        classes[row["language"]].add(row["class"])
    assert classes.keys() == LANGUAGES
    assert all(found <= classes["en"] for found in classes.values())


def test_a_qualifier_weighs_the_same_in_every_language():
    weights = defaultdict(set)
    for row in rows("qualifiers"):
        weights[row["class"]].add(row["weight"])
    assert all(len(found) == 1 for found in weights.values())


def test_a_lead_verb_stands_once_in_its_part_and_its_force_is_one_of_six():
    found = Counter((r["language"], r["part"], r["phrase"]) for r in rows("lead_verbs"))
    assert [verb for verb, count in found.items() if count > 1] == []
    assert {r["force"] for r in rows("lead_verbs")} <= {"", *"012345"}
    assert {r["language"] for r in rows("lead_verbs") if r["force"] == "5"} == LANGUAGES


def test_who_is_asked_is_named_alike_in_every_language():
    english = set(addressees("en").values()) | {"Director-General"}
    assert all(set(addressees(language).values()) <= english for language in LANGUAGES)


@pytest.mark.parametrize(
    ("language", "part", "lead", "behind"),
    [
        ("fr", "operative", "Prend également note", " du rapport"),
        ("fr", "operative", "Condamne avec la plus grande fermeté", " les violations"),
        ("fr", "preambular", "Ayant présente à l’esprit", " la Charte"),
        ("fr", "preambular", "Profondément préoccupé par", " la situation"),
        ("es", "operative", "Acoge también con beneplácito", " el informe"),
        ("es", "preambular", "Expresando su profunda preocupación", " por la situación"),
        ("ru", "operative", "принимает также к сведению", " доклад"),
        ("ru", "preambular", "будучи глубоко обеспокоен", " положением"),
        ("ar", "operative", "تعيد أيضا تأكيد", " أهمية"),
        ("ar", "operative", "يُهيب كذلك", " بالدول"),
        ("ar", "preambular", "وإذ يساوره بالغ القلق", " إزاء"),
        ("ar", "preambular", "وإذ تضع في اعتبارها", " أن"),
        ("zh", "operative", "又强烈敦促", "各国"),
        ("zh", "preambular", "深为关切地注意到", "各国"),
    ],
)
def test_a_lead_verb_is_known_with_what_stands_beside_and_inside_it(language, part, lead, behind):
    assert lead_length(lead + behind, part, language) == len(lead)


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar", "zh"])
def test_other_words_are_no_lead_verb(language):
    assert lead_length("", "operative", language) == 0
    assert lead_length({"fr": "Également", "zh": "又"}.get(language, "12"), "operative", language) == 0


def test_an_arabic_verb_binds_as_much_for_a_council_as_for_an_assembly():
    forces = lead_forces("ar")
    assert {forces["تحث"], forces["يحث"]} == {4}
    assert all(forces[masculine(phrase)] == force for phrase, force in forces.items())


def test_every_form_of_a_measure_is_of_a_verb_that_is_ranked():
    assert all(row["verb"] in measure_ranks(row["language"]) for row in rows("measure_forms"))


@pytest.mark.parametrize("scale", ["others", "secure", "remove"])
def test_every_language_has_verbs_that_go_further_than_others(scale):
    for language in LANGUAGES:
        ranks = [one.ranks[scale] for one in measure_ranks(language).values() if scale in one.ranks]
        assert min(ranks) == 1
        assert max(ranks) == 3


@pytest.mark.parametrize("name", ["measure_forms", "instruments", "terms"])
def test_no_row_stands_twice(name):
    found = Counter(tuple(value for key, value in row.items() if key != "source") for row in rows(name))
    assert [row for row, count in found.items() if count > 1] == []
