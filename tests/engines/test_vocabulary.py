"""The word lists: what is meant is the same in all six languages."""

from collections import Counter, defaultdict

import pytest

from drafting.vocabulary import rows

LANGUAGES = {"en", "fr", "es", "ru", "ar", "zh"}


@pytest.mark.parametrize("name", ["qualifiers", "laws", "negations", "modals"])
def test_a_phrase_stands_once_in_a_language(name):
    assert [row for row, count in Counter((r["language"], r["phrase"]) for r in rows(name)).items() if count > 1] == []


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
