"""A decision finds its paragraph again after an edit, renumbering, in another version; or it says that it can't."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.engines.anchors import Whereabouts
from drafting.engines.decided import decided_pairings, lost
from drafting.model.address import Series, parse_address, place
from drafting.model.decisions import Alone, Anchor, Paired, anchored
from drafting.model.rulings import Ruling
from drafting.model.text import Kind, Paragraph, Text

BODY = (
    "Urges Member States to ratify the Convention against Transnational Organized Crime without delay;",
    "Calls upon Member States to strengthen the training of border police in identifying victims of trafficking;",
    "Calls upon Member States to strengthen the training of labour inspectors in identifying victims at work;",
    "Decides to establish a voluntary trust fund for victims of trafficking in persons, especially women and children;",
    "Requests the Secretary-General to report to the General Assembly at its next session;",
)


def text(wordings, name="draft"):
    body = (Paragraph(place(Series.OP, n), Kind.OPERATIVE, w, f"{n}.") for n, w in enumerate(wordings, 1))
    return Text(name, tuple(body))


def anchor_of(number, wordings=BODY, name="draft"):
    held = text(wordings, name)
    return anchored(held, held.paragraphs[number - 1])


def stands(anchor, wordings, *others):
    """The number of the paragraph that the anchor finds."""
    at = Whereabouts(text(wordings), lambda: others).position(anchor)
    return None if at is None else at + 1


def test_a_paragraph_that_was_renumbered_is_found_by_its_wording():
    assert stands(anchor_of(4), ("New words altogether;", "And more;", *BODY)) == 6


def test_of_repeats_the_nearest_is_taken():
    repeated = (BODY[4], *BODY)
    anchor = anchor_of(6, repeated)
    assert stands(anchor, repeated) == 6
    assert stands(anchor, ("New;", *repeated)) == 7


def test_a_paragraph_that_was_edited_and_renumbered_is_found_by_what_is_left_of_its_words():
    edited = BODY[1].replace("strengthen the training", "support the continuous training")
    assert stands(anchor_of(2), (BODY[0], "New;", edited, *BODY[2:])) == 3


def test_a_sibling_is_not_taken_for_a_paragraph_that_was_edited():
    edited = BODY[1].replace("border police", "police at borders")
    assert stands(anchor_of(2), (BODY[0], BODY[2], edited, *BODY[3:])) == 3


def test_no_other_is_taken_for_a_paragraph_that_is_gone():
    assert stands(anchor_of(4), (*BODY[:3], BODY[4])) is None


def test_a_strong_rewrite_is_found_where_the_older_wording_is_held():
    rewritten = "Establishes a fund, to which any State may contribute, for the victims;"
    after = (*BODY[:3], rewritten, BODY[4])
    assert stands(anchor_of(4), after) is None
    assert stands(anchor_of(4), after, text(BODY, "older")) == 4


def test_where_only_the_address_is_known_it_is_what_stands_there():
    assert stands(Anchor("draft", parse_address("op2")), BODY) == 2
    assert stands(Anchor("draft", parse_address("OP9")), BODY) is None


def test_a_settled_anchor_remembers_what_was_decided_upon():
    edited = (*BODY[:3], BODY[3].replace("voluntary ", ""), BODY[4])
    settled = Whereabouts(text(edited)).settled(anchor_of(4))
    assert settled.was == anchor_of(4).digest
    assert settled.digest == anchor_of(4, edited).digest
    again = Whereabouts(text(BODY)).settled(settled)
    assert again == anchor_of(4)


@settings(max_examples=60)
@given(st.permutations(range(5)), st.integers(0, 4), st.lists(st.sampled_from(["New;", "Also new;"]), max_size=3))
def test_unchanged_wording_is_found_wherever_it_went(order, which, added):
    moved = [*added, *(BODY[at] for at in order)]
    assert stands(anchor_of(which + 1), moved) == len(added) + order.index(which) + 1


# --- pairings as positions -------------------------------------------------------------------------------------------

OLD, NEW = text(BODY, "old"), text([*BODY[3:], *BODY[:3]], "new")


def pair(old, new, ruling=None):
    sides = [
        tuple(anchored(held, held.paragraphs[n - 1]) for n in numbers) for held, numbers in ((OLD, old), (NEW, new))
    ]
    return Paired(*sides, ruling or Ruling())


def found(decisions, old=OLD, new=NEW):
    pairings, unheeded = decided_pairings(decisions, Whereabouts(old), Whereabouts(new))
    return [(p.old, p.new) for p, _ in pairings], [problem.why for problem in unheeded]


def test_a_pairing_holds_whichever_text_is_the_old_one():
    assert found([pair([1], [2, 3])]) == ([((0,), (1, 2))], [])
    assert found([pair([1], [2, 3])], NEW, OLD) == ([((1, 2), (0,))], [])


def test_a_paragraph_may_have_no_partner_on_either_side():
    alone = [Alone(anchored(OLD, OLD.paragraphs[1]), "new"), Alone(anchored(NEW, NEW.paragraphs[0]), "old")]
    assert sorted(found(alone)[0]) == [((), (0,)), ((1,), ())]


def test_decisions_about_other_texts_are_passed_over():
    assert found([pair([1], [2])], OLD, text(BODY, "other")) == ([], [])


def test_of_two_that_contradict_each_other_the_later_holds_and_the_other_is_told():
    early, late = pair([1], [2], Ruling("a", "2010-07-01")), pair([1], [3], Ruling("b", "2010-07-02"))
    for decisions in ([early, late], [late, early]):
        assert found(decisions) == ([((0,), (2,))], ["another decision, no older, says otherwise"])


def test_of_two_that_say_the_same_neither_is_told():
    assert found([pair([1], [2], Ruling("a")), pair([1], [2], Ruling("b"))]) == ([((0,), (1,))], [])


def test_a_decision_whose_paragraph_is_gone_is_told():
    gone = text(BODY[1:], "old")
    pairings, (why,) = found([pair([1], [2])], gone)
    assert pairings == []
    assert why == "no paragraph of old says what OP1 said (Urges Member States to ratify the Conven...)"


def test_parts_that_a_new_paragraph_parted_stay_together_as_far_as_they_are_neighbours():
    parted = text([BODY[3], BODY[4], "Put in between;", *BODY[:3]], "new")
    pairings, (why,) = found([pair([1], [1, 2, 3])], new=parted)
    assert pairings == [((0,), (0, 1))]
    assert "neighbours no more" in why


@pytest.mark.parametrize("note", ["", "the fund moved"])
def test_what_is_not_heeded_says_whose_decision_it_is(note):
    _, (problem,) = decided_pairings(
        [pair([1], [2], Ruling("chair", "2010-07-30", note))], Whereabouts(text(BODY[1:], "old")), Whereabouts(NEW)
    )
    assert str(problem).startswith("decision by chair of 2010-07-30 on old:OP1 and new:OP2: no paragraph of old")


def test_an_address_written_by_hand_finds_what_people_mean_by_it():
    annexed = Text("plan", tuple(Paragraph(parse_address(a), Kind.ANNEX, "Act.") for a in ("annex 1", "annex 2")))
    found = Whereabouts(annexed)
    assert found.position(Anchor("plan", parse_address("2"))) == 1
    assert found.position(Anchor("plan", parse_address("3"))) is None


def test_an_address_written_by_hand_that_is_not_there_is_told_without_words():
    assert lost(Anchor("plan", parse_address("OP9"))) == "plan has no OP9"
