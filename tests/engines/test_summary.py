"""The half page for the capital: what is on it, in which order, and that it stays half a page."""

import pytest
from hypothesis import given, settings
from strategies import comparisons

from drafting.engines.compare import compare
from drafting.engines.meaning import flag
from drafting.engines.standing import standing
from drafting.engines.summary import FIRST, summarise
from drafting.model.address import parse_address
from drafting.model.changes import Change, ChangeKind, Comparison, Doubt, Edit, Op
from drafting.model.text import Kind, Paragraph, Text
from drafting.native import implied_kind
from drafting.writers.page import Form, shortened
from drafting.writers.page_summary import FLAGS, LISTED, summary_page


def text(name, **wordings):
    """A text from its paragraphs, `_` in an address a blank: OP1="Urges ...", annex_1="..."."""
    paragraphs = []
    for place, wording in wordings.items():
        address = parse_address(place.replace("_", " "))
        paragraphs.append(Paragraph(address, implied_kind(address), wording))
    return Text(name, tuple(paragraphs))


def summary_of(old, new):
    return summarise(flag(compare(text("old", **old), text("new", **new))))


def lines(summary):
    return [block.words for block in summary_page(summary)]


OLD = {
    "chapeau": "The General Assembly,",
    "PP1": "Recalling its resolution 64/293 of 30 July 2010 on trafficking in persons,",
    "OP1": "Urges all Member States to ratify the Convention and its Protocol without delay;",
    "OP2": "Invites the Commission to consider the question at its next session, in May 2011;",
    "OP3": "Encourages the private sector to take part in the prevention of forced labour;",
}
NEW = {
    "chapeau": "The General Assembly,",
    "PP1": "Recalling its resolution 64/293 of 30 July 2010 on trafficking in persons,",
    "OP1": "Invites all Member States to ratify the Convention and its Protocol without delay;",
    "OP2": "Invites the Commission to consider the question at its next session, in May 2012;",
    "OP3": "Welcomes the report of the Secretary-General on assistance to victims;",
    "OP3a": "the contributions to the Fund;",
}


def test_the_heaviest_comes_first_then_what_was_dropped_and_added():
    summary = summary_of(OLD, NEW)
    first = [(str((r.change.new or r.change.old)[0].address), r.why) for r in summary.first]
    assert first == [("OP1", "verb"), ("OP3", "dropped"), ("OP3", "new"), ("OP2", "date")]
    assert [(str(c.new[0].address), f.kind.value) for c, f in summary.flagged] == [("OP1", "verb"), ("OP2", "date")]


def test_a_paragraph_stands_with_its_items_and_its_first_words():
    said = lines(summary_of(OLD, NEW))
    assert said[0] == "old -> new"
    assert "What to look at first: OP1 (verb); old OP3 (dropped); OP3 (new); OP2 (date)" in said
    assert "Added: OP3 (with 1 item)" in said
    assert "OP3 (with 1 item): Welcomes the report of the Secretary-General on\u2026" in said
    assert "Dropped: OP3" in said


def test_at_the_same_weight_what_is_operative_comes_first():
    preambular = {**OLD, "PP1": "Recalling its resolution 64/293 of 30 July 2010 on trafficking,"}
    changed = {
        **preambular,
        "PP1": "Recalling its resolution 64/292 of 30 July 2010 on trafficking,",
        "OP1": NEW["OP1"],
    }
    summary = summary_of(preambular, changed)
    assert [(r.change.new[0].kind.value, r.why) for r in summary.first] == [
        ("operative", "verb"),
        ("preambular", "citation"),
    ]
    assert {one.weight for _, one in summary.flagged} == {3}


def test_at_the_same_weight_verbs_come_before_numbers_and_those_of_a_paragraph_stay_together():
    old = {
        "PP1": "Recalling the report of its sixty-fifth session,",
        "OP1": "Requests a report at its sixty-fifth and sixty-sixth sessions;",
        "OP2": "Takes note of the report;",
        "OP3": "Calls upon States to act at its fifth session;",
    }
    new = {
        "PP1": "Recalling the report of its sixty-seventh session,",
        "OP1": "Requests a report at its sixty-seventh and sixty-eighth sessions;",
        "OP2": "Takes note of the report, and encourages States to act;",
        "OP3": "Urges States to act at its sixth session;",
    }
    summary = summary_of(old, new)
    assert [(str(c.new[0].address), f.kind.value) for c, f in summary.flagged] == [
        *(("OP2", "verb"), ("OP3", "verb"), ("OP3", "number"), ("OP1", "number"), ("OP1", "number"), ("PP1", "number")),
    ]
    assert [str(r.change.new[0].address) for r in summary.first] == ["OP3", "OP2", "OP1", "PP1"]


def test_what_moved_together_is_one_line():
    old, new = (Paragraph(parse_address(a), Kind.OPERATIVE, "x") for a in ("OP1", "OP9"))
    further = [Paragraph(parse_address(a), Kind.OPERATIVE, "y") for a in ("OP2", "OP10")]
    edits = (Edit(Op.KEEP, "x"),)
    changes = (
        Change((old,), (new,), 1.0, edits, moved=True, block=1),
        Change((further[0],), (further[1],), 0.9, (Edit(Op.DELETE, "y"), Edit(Op.INSERT, "z")), moved=True, block=1),
    )
    summary = summarise(Comparison(Text("old", (old, further[0])), Text("new", (new, further[1])), changes))
    assert lines(summary)[-2:] == ["Moved: 2 paragraphs", "OP1-OP2 -> OP9-OP10, together, 1 of them reworded"]


def test_a_weak_pairing_is_looked_at_after_all_that_weighs_unless_a_person_made_it():
    paragraph = Paragraph(parse_address("PP1"), Kind.PREAMBULAR, "x")
    weak = Change((paragraph,), (paragraph,), 0.3, (Edit(Op.KEEP, "x"),), doubt=Doubt.WEAK)
    both = Text("a", (paragraph,)), Text("b", (paragraph,))
    assert [r.why for r in summarise(Comparison(*both, (weak,))).first] == ["weak pairing"]
    decided = Change((paragraph,), (paragraph,), 0.3, weak.edits, doubt=Doubt.WEAK, is_decided=True)
    assert summarise(Comparison(*both, (decided,))).first == ()


def test_the_resolution_around_an_annex_is_not_said_to_be_dropped():
    annex = {"annex_1": "The trafficking of persons shall be prevented by all States;"}
    summary = summary_of({**OLD, **annex}, annex)
    assert summary.dropped == ()
    assert summary.first == ()
    assert "5 paragraphs of old are not part of new" in lines(summary)[1]


def test_a_part_that_pairs_with_the_other_text_is_no_stranger():
    annexed = {f"annex_{n}": wording for n, wording in enumerate(list(NEW.values())[1:5], 1)}
    assert "not part of" not in lines(summary_of(OLD, annexed))[1]


@settings(max_examples=60)
@given(comparisons())
def test_every_flag_is_there_and_the_page_stays_half_a_page(comparison):
    summary = summarise(flag(comparison))
    weights = [one.weight for _, one in summary.flagged]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == sum(len(change.flags) for change in flag(comparison).changes)
    assert len(summary.first) <= FIRST
    blocks = list(summary_page(summary))
    assert len(blocks) <= 3 + (FLAGS + 2) + 3 + 3 * (LISTED + 2)
    assert sum(block.form is Form.TITLE for block in blocks) == 1


@settings(max_examples=60)
@given(comparisons())
def test_what_is_said_to_be_added_or_dropped_is_so(comparison):
    summary = summarise(comparison)
    for families, kind in ((summary.added, ChangeKind.ADDED), (summary.dropped, ChangeKind.DELETED)):
        lone = [(c.new or c.old)[0] for c in comparison.changes if c.kind is kind]
        named = [paragraph for family in families for paragraph in family]
        assert [p for p in lone if p in named] == named
        assert all(family[0].address.holds(p.address) for family in families for p in family)


def test_first_words_are_cut_between_words_or_where_there_are_none():
    assert shortened("Urges  all\nStates", 40) == "Urges all States"
    assert shortened("Urges all Member States", 20) == "Urges all Member\u2026"
    assert shortened("敦促会员国加强打击人口贩运", 6) == "敦促会员国加\u2026"


def test_words_that_changed_without_a_flag_are_named_by_address():
    old = {"PP1": "Recalling its resolution 64/293,", "OP1": "Urges all Member States to ratify the Convention;"}
    new = {"PP1": "Recalling its resolution 64/293,", "OP1": "Urges all Member States to ratify the Protocol;"}
    styled = {"PP1": "Recalling its resolution 64/293 ,", "OP1": "Urges all Member States to ratify the Convention;"}
    said = lines(summary_of(old, new))
    assert said[said.index("Reworded without a flag: 1 change") + 1] == "OP1"
    assert not any("without a flag" in line for line in lines(summary_of(old, styled)))


def test_what_is_open_and_what_is_agreed_is_counted_in_both_texts():
    old = {
        **OLD,
        "OP1": "[Urges] all Member States to ratify the Convention;",
        "OP2": "Invites [the Commission] [sic];",
    }
    new = {
        **OLD,
        "OP1": "Urges all Member States to ratify the Convention; [agreed ad ref]",
        "OP2": "Invites the Commission [13];",
        "OP3": "Encourages the private sector (US reserve);",
    }
    summary = summary_of(old, new)
    assert [[str(p.address) for p in one.open] for one in summary.standing] == [["OP1", "OP2"], ["OP3"]]
    assert [[str(p.address) for p in one.agreed] for one in summary.standing] == [[], ["OP1"]]
    assert "Still open: 1 paragraph (OP3); before: 2" in lines(summary)
    assert "Marked as agreed: 1 paragraph; before: 0" in lines(summary)


@pytest.mark.parametrize(
    ("wording", "is_agreed"),
    [
        ("Urges all States; /agreed/", True),
        ("/agreed ad ref, 12 May/ Urges all States;", True),
        ("Urges regional/agreed/national measures;", False),
        ("Urges States and/or agreed bodies and/or others;", False),
    ],
)
def test_a_mark_may_stand_between_strokes(wording, is_agreed):
    assert bool(standing(text("x", OP1=wording)).agreed) is is_agreed


def test_a_bracket_that_closes_in_another_paragraph_leaves_both_open():
    found = standing(text("x", OP1="[Urges all States;", OP2="Invites all States;]", OP3="Requests a report [...]."))
    assert [str(p.address) for p in found.open] == ["OP1", "OP2"]


def test_what_a_quotation_puts_in_brackets_leaves_nothing_open():
    found = standing(
        text(
            "x",
            PP1="It “[i]nvit[ed] all States” to “a mechanism [and] a vehicle”,",
            OP1="Urges the Government[s] to act;",
        )
    )
    assert [str(p.address) for p in found.open] == ["OP1"]


def test_texts_without_signs_of_negotiation_say_nothing_of_it():
    assert not [line for line in lines(summary_of(OLD, NEW)) if line.startswith(("Still open", "Marked"))]
