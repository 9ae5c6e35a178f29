"""Laws of flags: they never fail, point into the wordings, leave alone what is unchanged, and turn with the texts."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts, wordings

from drafting.engines.compare import compare
from drafting.engines.meaning import flag
from drafting.engines.words import diff_words
from drafting.model.address import Series, place
from drafting.model.changes import Change, Comparison, Edit, FlagKind, Op
from drafting.model.text import Kind, Paragraph, Text

# What the flags look for, in scraps that are put together at random.
SCRAPS = re.split(
    r"\|",
    "Urges|urges|Also invites|and calls upon|Strongly encourages|Decides to|Welcoming|Taking note with appreciation of|"
    "We commit to|and invite the|Member States|the Secretary-General|UNODC|all stakeholders|to act|shall|should|may|"
    "is encouraged to|not|no|No. 29|without|not only|as appropriate|within existing resources|in accordance with|"
    "national law|international law|consider providing|, |;|.|:|(|)|[|]|“|”|resolution 61/180|decision 2004/110|"
    "resolutions 63/194, 64/178 and|of 18 December 2008|of 2008|May|13-15 February 2008|in three years time|"
    "2030 Agenda|annually|seventy-first session|5 persons|$1.5 million|7 per cent|paragraph 2 of the annex|"
    "the Convention on the Rights of the Child|the Paris Agreement|in the strongest terms|refrain from|to encourage|"
    "to require|by ensuring|with a view to eliminating,|its decision|第七十八届|septuagésimo octavo|quatre-vingtième|"
    "fully|"
    "paragraphs 1 and 9 above|OP2|PP1|paragraph 4 (a)|of the Convention|the fund for victims|1,|3 000|\u2029|\u00a0",
)
sentences = st.lists(st.sampled_from(SCRAPS) | wordings, max_size=12).map(lambda scraps: " ".join(scraps).strip())
languages = st.sampled_from(["en", "fr", "es", "ru", "ar", "zh", "xx"])
places = st.sampled_from(
    [(Series.PP, "", Kind.PREAMBULAR), (Series.OP, "", Kind.OPERATIVE), (Series.PLAIN, "annex", Kind.ANNEX)]
)


@st.composite
def drafts(draw):
    counts: Counter[Series] = Counter()
    body = []
    for series, part, kind in draw(st.lists(places, min_size=1, max_size=5)):
        counts[series] += 1
        body.append(Paragraph(place(series, counts[series], part), kind, draw(sentences)))
    return Text("x", tuple(body), language=draw(languages))


def changed(old, new):
    bare = Change(tuple(old), tuple(new), 1.0, ())
    return Change(bare.old, bare.new, 1.0, diff_words(bare.old_wording, bare.new_wording))


@st.composite
def comparisons(draw):
    """Paragraphs paired in order, at times two with one, whatever they say."""
    old, new = draw(drafts()), draw(drafts())
    changes, left, right = [], list(old.paragraphs), list(new.paragraphs)
    while left or right:
        many = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        sides = [side[:count] for side, count in zip((left, right), many, strict=True)]
        del left[: many[0]], right[: many[1]]
        if any(sides):
            changes.append(changed(*sides))
        elif not any(many):
            changes.append(changed([left.pop()] if left else [], [right.pop()] if right else []))
    return Comparison(old, new, tuple(changes))


def mirrored(comparison):
    ops = {Op.KEEP: Op.KEEP, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
    changes = tuple(
        Change(c.new, c.old, c.likeness, tuple(Edit(ops[e.op], e.words) for e in c.edits), c.moved)
        for c in comparison.changes
    )
    return Comparison(comparison.new, comparison.old, changes)


def verb_flags(comparison):
    for at, change in enumerate(flag(comparison).changes):
        yield from ((at, one) for one in change.flags if one.kind is FlagKind.VERB)


TURNED = {"stronger": "weaker", "weaker": "stronger", "new": "gone", "gone": "new"}


@given(comparisons())
@settings(max_examples=300)
def test_offsets_of_flags_lie_inside_the_wordings(comparison):
    for change in flag(comparison).changes:
        for one in change.flags:
            assert one.old or one.new
            assert 1 <= one.weight <= 3
            assert "\n" not in one.message
            for span, wording in ((one.old, change.old_wording), (one.new, change.new_wording)):
                assert span is None or 0 <= span[0] < span[1] <= len(wording)


@given(comparisons())
@settings(max_examples=150)
def test_flagging_changes_nothing_but_the_flags(comparison):
    flagged = flag(comparison)
    assert (flagged.old, flagged.new) == (comparison.old, comparison.new)
    for before, after in zip(comparison.changes, flagged.changes, strict=True):
        assert (after.old, after.new, after.edits, after.moved) == (before.old, before.new, before.edits, before.moved)
    assert flag(flagged) == flagged


@given(drafts())
@settings(max_examples=150)
def test_a_text_held_against_itself_has_no_flags(text):
    assert [one for change in flag(compare(text, text)).changes for one in change.flags] == []


@given(drafts(), sentences)
@settings(max_examples=150)
def test_what_is_unchanged_is_flagged_for_its_cross_references_alone(text, addition):
    longer = replace(text, paragraphs=(*text.paragraphs, Paragraph(place(Series.OP, 99), Kind.OPERATIVE, addition)))
    unchanged = [change for change in flag(compare(text, longer)).changes if change.old and not change.is_reworded]
    assert {one.kind for change in unchanged for one in change.flags} <= {FlagKind.CROSS_REFERENCE}


@given(comparisons())
@settings(max_examples=300)
def test_flags_on_verbs_turn_with_the_texts(comparison):
    pairs = [c for c in comparison.changes if c.old and c.new and len({p.kind for p in (*c.old, *c.new)}) == 1]
    comparison = Comparison(comparison.old, comparison.new, tuple(pairs))
    if comparison.old.language != comparison.new.language:
        return
    there = [(at, one.old, one.new, one.weight, turn(one.message)) for at, one in verb_flags(comparison)]
    back = [
        (at, one.new, one.old, one.weight, turn(one.message, TURNED)) for at, one in verb_flags(mirrored(comparison))
    ]
    assert sorted(there, key=repr) == sorted(back, key=repr)


def turn(message, words=None):
    return next(((words or {}).get(word, word) for word in TURNED if word in message.split()), "")


@given(texts(), texts())
@settings(max_examples=100)
def test_any_two_texts_can_be_flagged(old, new):
    assert len(flag(compare(old, new)).changes) == len(compare(old, new).changes)
