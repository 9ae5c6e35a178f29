"""What the versions between two texts tell of their pairings, on cases to read, laws, and real chains of versions."""

from itertools import pairwise

import pytest
from edited import text
from hypothesis import given, settings
from hypothesis import strategies as st
from labelled import PAIRS, labelled

from drafting.engines.align import align
from drafting.engines.through import align_through
from drafting.model.changes import Doubt, Pairing

KEPT = [
    "Urges Member States to ratify the Convention against Transnational Organized Crime;",
    "Notes the report of the Special Rapporteur on the human rights aspects of trafficking;",
    "Deplores the use of new information technologies for the recruitment of children;",
    "Requests the Secretary-General to report to the General Assembly at its next session;",
]
FIRST = "Decides to establish a voluntary trust fund for victims of trafficking;"
SECOND = "Decides to establish a voluntary trust fund, and encourages donors to pay contributions each year;"
THIRD = "Encourages donors to pay generous contributions each year;"


def through(old, new, *between, pair=align, decided=()):
    texts = [text(name, wordings) for name, wordings in (("old", old), ("new", new))]
    versions = [text(f"between {n}", wordings) for n, wordings in enumerate(between)]
    return align_through(*texts, decided, lambda: versions, pair)


def partner(pairings, at):
    return next((p.new, p.doubt) for p in pairings if at in p.old)


def test_wording_that_changed_step_by_step_is_followed():
    old, new = [*KEPT[:2], FIRST, *KEPT[2:]], [THIRD, *KEPT]
    assert partner(through(old, new), 2) == ((), None)
    assert partner(through(old, new, [*KEPT[:2], SECOND, *KEPT[2:]]), 2) == ((0,), None)


def test_a_part_that_was_reworded_after_the_split_is_still_a_part():
    whole = (
        "Calls upon States to train border police and inspectors, and to compensate victims from confiscated assets;"
    )
    half = "Calls upon States to train border police and inspectors in identifying them;"
    rest = "Also calls upon States to pay damages promptly, and to compensate victims out of confiscated assets;"
    later = "Also encourages States to pay damages promptly, out of funds where they are found;"
    old, between, new = [*KEPT, whole, FIRST], [*KEPT, half, rest], [*KEPT, half, later]
    assert partner(through(old, new), 4)[0] == (4,)
    assert partner(through(old, new, between), 4)[0] == (4, 5)


def test_a_text_on_another_matter_tells_nothing():
    old, new = [*KEPT[:2], FIRST, *KEPT[2:]], [THIRD, *KEPT]
    stranger = [SECOND, *(f"Recalls its resolution {n}/1 on the law of the sea;" for n in range(60, 68))]
    assert through(old, new, stranger) == through(old, new)


def test_the_versions_between_are_not_asked_where_nothing_is_open():
    def asked():
        raise AssertionError("asked")

    old, new = text("old", KEPT), text("new", [*KEPT, FIRST])
    assert align_through(old, new, (), asked) == align(old, new)
    assert align_through(new, old, (), asked) == align(new, old)


def test_firm_steps_that_lead_elsewhere_are_a_doubt():
    copy = FIRST.replace("voluntary trust fund", "fund").replace("the Office", "the Programme")
    old, new = [*KEPT, FIRST, "An added one;"], [*KEPT, copy, SECOND]
    step = {("old", "between 0"): 4, ("between 0", "new"): 5}

    def pair(before, after):
        decided = [Pairing((4,), (step[before.name, after.name],))]
        return align(before, after, decided)

    found = through(old, new, [*KEPT, FIRST], pair=pair)
    assert partner(found, 4) == ((4,), Doubt.BETWEEN)


def test_what_a_person_decided_is_stronger_than_any_chain():
    old, new = [*KEPT[:2], FIRST, *KEPT[2:]], [THIRD, *KEPT]
    alone = [Pairing((2,), ())]
    found = through(old, new, [*KEPT[:2], SECOND, *KEPT[2:]], decided=alone)
    assert next(p for p in found if 2 in p.old).new == ()
    assert [p.is_decided for p in found if 2 in p.old] == [True]


CLAUSES = ("urges all States", "to ratify the Convention", "and its Protocol", "on training", "as appropriate", "a")
wordings = st.lists(st.lists(st.sampled_from(CLAUSES), max_size=4).map(" ".join), max_size=6)
laws = settings(max_examples=60)


@laws
@given(wordings, wordings, st.lists(wordings, max_size=2))
def test_every_paragraph_of_both_texts_is_in_one_pairing(old, new, between):
    found = through(old, new, *between)
    assert sorted(at for p in found for at in p.old) == list(range(len(old)))
    assert [at for p in found for at in p.new] == list(range(len(new)))
    assert not any(p.is_decided for p in found)


@laws
@given(wordings, wordings, st.lists(wordings, max_size=2))
def test_followed_the_other_way_round_the_pairings_are_turned_round(old, new, between):
    there = through(old, new, *between)
    back = through(new, old, *between[::-1])
    assert {(p.old, p.new, p.doubt) for p in there} == {(p.new, p.old, p.doubt) for p in back}


@laws
@given(wordings, wordings)
def test_without_versions_between_it_is_the_alignment(old, new):
    assert through(old, new) == align(text("old", old), text("new", new))


# --- real chains -----------------------------------------------------------------------------------------------------

# What a reader's labels of each step, followed one after another, say of the ends: link F1 of the two texts alone and
# with the versions between them, as it is today. The second may never be less than the first.
CHAINS = [
    (("A_RES_68_192", "A_RES_70_179", "A_RES_78_228"), 0.91),
    (("A_RES_73_146", "A_RES_75_158", "A_RES_77_194"), 0.98),
    (("A_RES_75_158", "A_RES_77_194", "A_RES_79_154"), 0.98),
    (("A_RES_73_146", "A_RES_75_158", "A_RES_77_194", "A_RES_79_154"), 0.98),
    (("A_C.2_80_L.27", "A_C.2_80_L.51", "A_RES_80_135"), 1.0),
    (("A_RES_72_1", "A_RES_76_7", "A_RES_80_9"), 0.95),
]


def followed(names):
    """The texts of a chain, and the links between the addresses of its ends that the labels of its steps make."""
    steps = [labelled(next(p for p in PAIRS if p.stem == f"{a}--{b}")) for a, b in pairwise(names)]
    links = {str(p.address): {str(p.address)} for p in steps[0].old.paragraphs}
    for step in steps:
        onward = {old: set(label.new) for label in step.labels for old in label.old}
        links = {at: set().union(*(onward.get(end, set()) for end in ends)) for at, ends in links.items()}
    return [steps[0].old, *(step.new for step in steps)], {(at, end) for at, ends in links.items() for end in ends}


def links_of(pairings, old, new):
    return {
        (str(old.paragraphs[at].address), str(new.paragraphs[to].address))
        for p in pairings
        for at in p.old
        for to in p.new
    }


def f1(one, other):
    return 2 * len(one & other) / (len(one) + len(other))


@pytest.mark.parametrize(("names", "at_least"), CHAINS, ids=lambda value: value[0] if isinstance(value, tuple) else "")
def test_the_versions_between_never_make_the_links_worse(names, at_least):
    (old, *between, new), meant = followed(names)
    alone = f1(links_of(align(old, new), old, new), meant)
    with_them = f1(links_of(align_through(old, new, (), lambda: between), old, new), meant)
    assert with_them >= max(alone, at_least)
