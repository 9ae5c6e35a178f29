"""An explanation shows the candidates of a paragraph, and says truly why each is its partner or is not."""

from itertools import product

import pytest
from edited import text
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.engines.compare import compare
from drafting.engines.explain import explain, pairings_of
from drafting.engines.kept_words import kept_runs
from drafting.model.changes import Pairing
from drafting.model.explanations import Outcome
from drafting.model.rulings import Ruling
from drafting.writers.page_explanation import explanation_page, why

FUND = "Decides to establish a voluntary trust fund for victims of trafficking;"
TRAIN = "Urges Member States to train border police in identifying victims of trafficking;"
REPORT = "Requests the Secretary-General to report on the implementation of the present resolution;"


def explained(old, new, at, *, is_old=True, decided=()):
    comparison = compare(text("old", old), text("new", new), decided)
    mine = comparison.old if is_old else comparison.new
    ruling = Ruling("the chair") if decided else None
    return explain(comparison, mine.paragraphs[at], is_old=is_old, decided=ruling)


def outcomes(explanation):
    return {str(c.paragraph.address): c.outcome for c in explanation.candidates}


def test_the_partner_is_among_the_candidates_and_named():
    found = explained([FUND, TRAIN], [FUND, TRAIN.replace("border", "national")], 1)
    assert outcomes(found)["OP2"] is Outcome.PARTNER
    assert found.candidates[0].outcome is Outcome.PARTNER


def test_a_candidate_with_a_better_partner_says_which():
    copy = TRAIN.replace("border", "national")
    found = explained([TRAIN, copy, REPORT], [TRAIN, REPORT], 1)
    assert outcomes(found)["OP1"] is Outcome.TAKEN
    assert "has a better partner: old OP1, 100% alike" in [why(c, found) for c in found.candidates]


def test_too_little_in_common_says_how_much_is_asked():
    found = explained([FUND], ["Welcomes the fund;"], 0)
    assert outcomes(found)["OP1"] is Outcome.TOO_LITTLE
    assert why(found.candidates[0], found) == "too little in common: 28% is needed in its place"


def test_less_like_than_the_partner():
    found = explained([FUND], [FUND.replace("voluntary", ""), FUND.replace("trust fund for victims", "fund")], 0)
    assert set(outcomes(found).values()) == {Outcome.PARTNER, Outcome.LESS_LIKE}


def test_what_a_person_decided_is_said_and_the_rival_too():
    found = explained([FUND, TRAIN], [FUND, TRAIN], 0, decided=[Pairing((0,), (1,))])
    assert found.decided == Ruling("the chair")
    assert outcomes(found) == {"OP2": Outcome.PARTNER, "OP1": Outcome.DECIDED}
    page = "\n".join(block.words for block in explanation_page(found))
    assert "Decided by the chair." in page
    assert "the partner, by decision of a person" in page


def test_the_other_side_is_explained_as_well():
    found = explained([FUND, TRAIN], [FUND], 0, is_old=False)
    assert outcomes(found)["OP1"] is Outcome.PARTNER
    assert next(iter(explanation_page(found))).words == "Why new OP1 is paired with old OP1"


def test_a_partner_that_is_less_alike_than_is_asked_says_what_speaks_for_it():
    kept = "We will engage businesses in supply chains, and urge the Secretary-General to ensure clean procurement"
    much = "We reaffirm fair recruitment, transparent practices, regular disclosure, sanctions, stringent laws, "
    much += "firewalls between immigration checks and labour inspections, media partnerships and education. "
    found = explained([TRAIN, f"{kept}.", REPORT], [TRAIN, f"{much} {kept}, {2 * much.lower()}", REPORT], 1)
    (partner,) = (c for c in found.candidates if c.outcome is Outcome.PARTNER)
    assert partner.likeness < partner.floor
    assert why(partner, found).startswith("the partner, in its place: less alike than is needed")


@pytest.mark.parametrize("old", ["", "Only these words;"])
def test_a_paragraph_that_shares_no_word_has_no_candidates(old):
    found = explained([old], ["Другое"], 0)
    assert found.candidates == ()
    assert "no paragraph of new shares a word with it" in [block.words for block in explanation_page(found)]


CLAUSES = ("urges all States", "to ratify the Convention", "and its Protocol", "on training", "as appropriate")
sentences = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=60)
@given(st.lists(sentences, min_size=1, max_size=5), st.lists(sentences, min_size=1, max_size=5))
def test_every_partner_is_called_so_and_nothing_else_is(old, new):
    comparison = compare(text("old", old), text("new", new))
    for is_old, at in product((True, False), range(max(len(old), len(new)))):
        mine = comparison.old if is_old else comparison.new
        if at < len(mine.paragraphs):
            found = explain(comparison, mine.paragraphs[at], is_old=is_old)
            partners = found.change.new if is_old else found.change.old
            assert {c.paragraph for c in found.candidates if c.outcome is Outcome.PARTNER} == set(partners)
            assert all(why(c, found) for c in found.candidates)


@settings(max_examples=60)
@given(st.lists(sentences, max_size=5), st.lists(sentences, max_size=5))
def test_the_pairings_of_a_comparison_are_read_off_it(old, new):
    comparison = compare(text("old", old), text("new", new))
    for pairing, change in zip(pairings_of(comparison), comparison.changes, strict=True):
        assert tuple(comparison.old.paragraphs[at] for at in pairing.old) == change.old
        assert tuple(comparison.new.paragraphs[at] for at in pairing.new) == change.new


@settings(max_examples=100)
@given(st.text(max_size=30) | sentences, st.text(max_size=30) | sentences)
def test_shared_words_are_the_same_on_both_sides(one, other):
    for (start, end), (first, last) in kept_runs(one, other):
        assert one[start:end] == other[first:last] != ""
