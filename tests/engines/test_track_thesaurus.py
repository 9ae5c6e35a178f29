"""The thesaurus and the other word lists of tracking, and rows that a user adds."""

import re
from collections import Counter

import pytest

from drafting.errors import FormatError
from drafting.vocabulary.thesaurus import (
    Term,
    Thesaurus,
    boilerplate,
    connectives,
    lead_phrases,
    measure_verbs,
    plain_words,
    read_terms,
    thesaurus,
)


def test_every_row_names_its_language_class_term_and_source():
    assert all(all(term) for term in thesaurus().terms)
    assert {term.language for term in thesaurus().terms} == {"en", "fr", "es"}
    sources = {term.source for term in thesaurus().terms}
    assert all(re.fullmatch(r"usage|name|A/(?:RES/|C\.\d/)?\d+/(?:L\.)?\d+", source) for source in sources)


def test_no_row_stands_twice_and_no_class_is_one_term_alone():
    rows = Counter(term[:3] for term in thesaurus().terms)
    assert [row for row, count in rows.items() if count > 1] == []
    sizes = Counter(term.name for term in thesaurus().of_language("en"))
    assert min(sizes.values()) >= 2


def test_classes_of_other_languages_bear_the_names_of_the_english_ones():
    names = {language: {t.name for t in thesaurus().of_language(language)} for language in ("en", "fr", "es")}
    assert names["fr"] | names["es"] <= names["en"]


def test_a_users_rows_are_read_with_remarks_and_without_a_source():
    lines = ["# ours", "language\tclass\tterm", "", "en\tpolice\tconstable"]
    assert read_terms(lines) == (Term("en", "police", "constable", ""),)
    assert Thesaurus().extended(read_terms(lines)).terms == (Term("en", "police", "constable"),)


HEAD = "language\tclass\tterm"


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["language\tterm", "en\tpolice"],
        [HEAD, "en\tpolice\t"],
        [HEAD, 'en\tpolice\t"cops', "en\tpolice\tguards"],  # a mark that would swallow what follows
        [HEAD, "en\tpolice\t" + "x" * 200_000],
    ],
)
def test_a_table_that_is_not_complete_is_refused_with_a_hint(lines):
    with pytest.raises(FormatError) as refused:
        read_terms(lines)
    assert refused.value.hint


def test_the_word_lists_are_there_for_english_and_empty_for_what_they_lack():
    assert plain_words("en")["the"] == "function"
    assert plain_words("en")["implement"] == "common"
    assert "as appropriate" in boilerplate("en")
    assert measure_verbs("en")["support"]
    assert measure_verbs("en")["prosecute"] is False
    assert any(phrase[:2] == ("takes", "note") for phrase in lead_phrases("en")["takes"])
    assert connectives("en")["purpose"]["in"] == (("in", "order", "to"),)
    assert (measure_verbs("xx"), plain_words("xx"), boilerplate("xx"), connectives("xx")) == ({}, {}, (), {})
