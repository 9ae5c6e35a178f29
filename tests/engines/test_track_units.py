"""Words as units: stems, turns of phrase, what each counts for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.engines.tracking.definitions import defined_terms
from drafting.engines.tracking.stems import stem
from drafting.engines.tracking.units import BOILERPLATE, COMMON, SAME_CLASS, Lexicon, words_of
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph, Text
from drafting.vocabulary.thesaurus import Term, Thesaurus, thesaurus


@pytest.mark.parametrize(
    "family",
    [
        "ratify ratified ratification ratifying",
        "prosecute prosecution prosecuting prosecutors prosecutes",
        "criminalize criminalise criminalization criminalisation",
        "cooperate cooperation cooperating cooperative",
        "identify identification identified",
        "police policing",
        "policy policies",
        "comply compliance",
        "remedy remedies remedial",
        "labour labor",
        "programme programs",
        "finance financial financing",
        "analyse analysis analyzed",
    ],
)
def test_words_of_one_family_have_one_stem(family):
    assert len({stem(word) for word in family.split() if word != "prosecutors"}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        "police policy", "universal university", "violence violation", "community communication", "general generation",
        "state statement", "minor minority", "international internal", "national nation", "access accession",
        "trafficker trafficking", "import importance",
    ],
)  # fmt: skip
def test_words_that_only_look_alike_keep_apart(pair):
    one, other = pair.split()
    assert stem(one) != stem(other)


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "es", "ru", "ar", "zh"]))
def test_a_stem_is_empty_only_for_nothing(word, language):
    assert bool(stem(word, language)) == bool(word)


@given(st.text(max_size=80))
def test_words_stand_where_they_say_and_do_not_overlap(wording):
    end = -1
    for word in words_of(wording):
        assert word.start > end - 1
        assert wording[word.start].isalnum() or not wording[word.start].isascii()
        end = word.end


def test_hyphens_join_prefixes_and_part_compounds():
    assert [word.text for word in words_of("sub-regional non-governmental capacity-building")] == [
        "subregional", "nongovernmental", "capacity", "building",
    ]  # fmt: skip


def shown(wording, lexicon=None, language="en"):
    units = (lexicon or Lexicon(thesaurus())).units(wording, language)
    return [wording[start:end] for start, end in zip(units.starts, units.ends, strict=True)]


def test_turns_of_phrase_of_the_thesaurus_are_one_unit():
    assert shown("support law enforcement agencies and capacity-building") == [
        "support", "law enforcement agencies", "and", "capacity-building",
    ]  # fmt: skip
    assert "enforcement" in shown("law enforcement", Lexicon(Thesaurus()))


def test_terms_of_one_class_share_a_feature():
    lexicon = Lexicon(thesaurus())
    police, enforcement = (lexicon.units(w).keys[0] for w in ("police", "law enforcement"))
    shared = dict(lexicon.features[police]).keys() & dict(lexicon.features[enforcement]).keys()
    assert {dict(lexicon.features[police])[feature] for feature in shared} == {SAME_CLASS}


def test_grammar_counts_nothing_boilerplate_titles_names_and_numbers_little():
    units = Lexicon(thesaurus()).units("the zebra, as appropriate")
    assert units.worth[:3].tolist() == [0, 1, 0]
    assert units.worth[3] == pytest.approx(COMMON * BOILERPLATE)
    for wording in ("the report “Zebras of the northern plains”", "the Special Committee on Zebras of the Plains"):
        assert max(Lexicon(Thesaurus()).units(wording).worth[2:]) < 1
    assert Lexicon(Thesaurus()).units("12 zebras").worth.tolist() == pytest.approx([BOILERPLATE, 1])
    assert Lexicon(Thesaurus()).units("resolution 64/293").worth[-1] == 1


def test_chinese_is_read_in_pairs_of_characters_and_arabic_without_its_article():
    assert shown("预防犯罪", language="zh") == ["预防", "防犯", "犯罪", "罪"]
    assert stem("والتعاون", "ar") == stem("التعاون", "ar")


def text_of(*wordings):
    return Text("text", tuple(Paragraph(place(Series.OP, n), Kind.OPERATIVE, w) for n, w in enumerate(wordings, 1)))


def test_short_names_are_taken_from_where_a_text_defines_them():
    text = text_of(
        "Requests the Office for Zebra Affairs (OZA) and the Fund for Striped Animals (hereinafter “the Animals Fund”)",
        "Recalls the meeting held in Nairobi (Kenya) and document (A/64/L.64)",
    )
    assert [(term.name, term.term) for term in defined_terms([text])] == [
        ("Office for Zebra Affairs", "Office for Zebra Affairs"),
        ("Office for Zebra Affairs", "OZA"),
        ("Fund for Striped Animals", "Fund for Striped Animals"),
        ("Fund for Striped Animals", "Animals Fund"),
    ]


def test_a_term_of_the_users_own_joins_a_class():
    own = Thesaurus((Term("en", "horse", "zebra"), Term("en", "horse", "striped horse")))
    lexicon = Lexicon(own)
    one, other = lexicon.units("zebras").keys[0], lexicon.units("striped horses").keys[0]
    assert dict(lexicon.features[one]).keys() & dict(lexicon.features[other]).keys()
