"""What is true of comparing, whatever the texts are."""

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from drafting.engines.align import align
from drafting.engines.align.blocks import stands_whole
from drafting.engines.align.explained import candidates
from drafting.engines.compare import compare
from drafting.engines.tokens import said, tokens
from drafting.engines.words import diff_words
from drafting.model.address import Series, place
from drafting.model.changes import BREAK, Change, ChangeKind, Op, Pairing
from drafting.model.order import is_run
from drafting.model.text import Kind, Paragraph, Text

# Words, symbols and signs of six languages, spaces of several kinds, marks that belong to the letter before them.
PIECES = (
    *("Urges", "States", "of", "the", "and", "sub-regional", "A/64/L.64", "64/293", "3,500.50", "women", "children"),
    *("l’Assemblée", "été", "e\u0301tat", "niñas", "государства-члены", "детей", "и", "大", "会", "回顾", "决议"),
    *(
        "وإذ",
        "تُشَجِّع",
        "الدول",
        "٦٤/٢٩٣",
        "क्षेत्र",
        "ไทย",
        " ",
        " ",
        " ",
        "\u00a0",
        "\u202f",
        ",",
        ";",
        ".",
        ":",
        "(",
        ")",
        "[",
        "]",
    ),
    *("“", "”", "،", "؛", "。", "\n", "\u0301", "\u200d", "\u200f", "\u00ad", BREAK, "\ud800", "\U0001f54a", "\x00"),
    *("\u200b", "\u200c", "\u2060", "\ufeff", "\u200e", "'", "’", '"', "-", "\u2011", "–", "—", "［", "］", "  "),
    *("30 July 2010", "2010", "1 million", "5", "30 июля", "31/6 A", "(2000)", "$", "年7月"),
)
wordings = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=20)
edits_of = settings(max_examples=120)
laws = settings(max_examples=60)

# Few words, so that paragraphs recur, resemble each other and hold one another's words.
CLAUSES = ("urges all States", "to ratify the Convention", "and its Protocol", "on training", "as appropriate", "a", "")
sentences = st.lists(st.sampled_from(CLAUSES), max_size=4).map(" ".join).map(str.strip)
kinds = st.sampled_from([Kind.OPERATIVE, Kind.OPERATIVE, Kind.PREAMBULAR, Kind.HEADING, Kind.CLOSING])
TURNED = {
    ChangeKind.ADDED: ChangeKind.DELETED,
    ChangeKind.DELETED: ChangeKind.ADDED,
    ChangeKind.SPLIT: ChangeKind.MERGED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
}


def text(paragraphs, name="text"):
    numbered = enumerate(paragraphs, start=1)
    return Text(name, tuple(Paragraph(place(Series.OP, n), kind, words, f"{n}.") for n, (words, kind) in numbered))


texts = st.lists(st.tuples(sentences, kinds), max_size=9).map(text)
rows = st.lists(st.tuples(st.sampled_from(["Yes", "No", ""]), st.just(Kind.OPERATIVE)), max_size=5)


@st.composite
def versions(draw):
    """A text and one made of it: paragraphs dropped, added, moved, run together, cut and reworded."""
    old = draw(st.lists(st.tuples(sentences, kinds), max_size=8))
    new = list(old)
    for action in draw(st.lists(st.sampled_from(["drop", "add", "move", "join", "cut", "reword"]), max_size=4)):
        at = draw(st.integers(0, max(0, len(new) - 1)))
        if action == "add" or not new:
            new.insert(at, (draw(sentences), Kind.OPERATIVE))
        elif action == "drop":
            del new[at]
        elif action == "move":
            new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
        elif action == "join" and at + 1 < len(new):
            new[at : at + 2] = [(f"{new[at][0]} {new[at + 1][0]}".strip(), new[at][1])]
        elif action == "cut":
            words = new[at][0].split()
            halves = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
            new[at : at + 1] = [(half, new[at][1]) for half in halves]
        else:
            new[at] = (f"{new[at][0]} {draw(st.sampled_from(CLAUSES))}".strip(), new[at][1])
    return text(old, "old"), text(new, "new")


def joined(edits, left_out):
    return "".join(edit.words for edit in edits if edit.op is not left_out)


@edits_of
@given(wordings, wordings)
@example("", "")
@example("a" + BREAK + "b", "a b")
def test_edits_give_both_wordings_back(old, new):
    edits = diff_words(old, new)
    assert (joined(edits, Op.INSERT), joined(edits, Op.DELETE)) == (old, new)


@edits_of
@given(wordings, wordings)
def test_edits_are_in_one_form(old, new):
    edits = diff_words(old, new)
    assert all(edit.words for edit in edits)
    for edit, following in pairwise(edits):
        assert edit.op is not following.op or BREAK in (edit.words, following.words) or is_by_a_bracket(edit, following)
        assert (edit.op, following.op) != (Op.INSERT, Op.DELETE)
    assert all(edit.words == BREAK for edit in edits if BREAK in edit.words and edit.op is not Op.KEEP)


def is_by_a_bracket(edit, following):
    return edit.op is not Op.KEEP and (edit.is_bracket or following.is_bracket)


@edits_of
@given(wordings, wordings)
def test_no_edit_cuts_a_word_or_parts_a_mark_from_its_letter(old, new):
    edits = diff_words(old, new)
    for wording, left_out in ((old, Op.INSERT), (new, Op.DELETE)):
        at = 0
        for edit in (e for e in edits if e.op is not left_out):
            at += len(edit.words)
            before, after = wording[at - 1 : at], wording[at : at + 1]
            assert not (is_letter(before) and is_letter(after)), (wording, at)
            assert not (before.isalpha() and after and unicodedata.combining(after)), (wording, at)


def is_letter(sign):
    """A letter of a script that puts spaces between its words."""
    return sign.isalpha() and not re.match(r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]|[^\u0000-\uffff]", sign)


@edits_of
@given(wordings, wordings)
def test_without_style_the_new_wording_is_left(old, new):
    change = changed(old, new)
    assert len(change.edit_kinds) == len(change.edits)
    plain = change.without_style()
    assert joined(plain.edits, Op.DELETE) == new
    assert change.is_only_style == (change.is_reworded and not plain.is_reworded)


def changed(old, new):
    sides = ((Paragraph(place(Series.OP, 1), Kind.OPERATIVE, side),) for side in (old, new))
    return Change(*sides, 1.0, diff_words(old, new))


@edits_of
@given(wordings)
def test_tokens_joined_are_the_wording(wording):
    assert "".join(tokens(wording)) == wording


@edits_of
@given(wordings)
def test_a_han_character_behind_it_changes_no_word_of_a_wording(wording):
    assert tokens(f"{wording})大") == [*tokens(f"{wording})"), "大"]
    assert said(f"{wording} 大") == (*said(f"{wording} a")[:-1], "大")


@edits_of
@given(wordings, wordings)
def test_the_same_words_are_kept_either_way_round(old, new):
    there, back = diff_words(old, new), diff_words(new, old)
    assert [e.words for e in there if e.op is Op.KEEP] == [e.words for e in back if e.op is Op.KEEP]


@laws
@given(texts)
def test_a_text_compared_with_itself_changes_nothing(same):
    changes = compare(same, same).changes
    assert {(change.kind, change.doubt, change.block) for change in changes} <= {(ChangeKind.UNCHANGED, None, 0)}


@laws
@given(versions())
def test_comparing_mirrors_comparing_the_other_way_round(pair):
    old, new = pair
    there, back = align(old, new), align(new, old)
    assert {(p.old, p.new, p.moved, p.likeness, p.doubt) for p in there} == {
        (p.new, p.old, p.moved, p.likeness, p.doubt) for p in back
    }
    assert blocks((p.block, (p.old, p.new)) for p in there) == blocks((p.block, (p.new, p.old)) for p in back)
    counts = compare(new, old).counts
    assert compare(old, new).counts == {TURNED.get(kind, kind): count for kind, count in counts.items()}


def blocks(numbered):
    """The pairings of each block, whatever its number."""
    found = {}
    for block, sides in numbered:
        found.setdefault(block, set()).add(sides)
    return {frozenset(sides) for block, sides in found.items() if block}


@laws
@given(versions())
def test_blocks_are_numbered_from_1_and_hold_neighbours_that_moved(pair):
    pairings = align(*pair)
    numbers = [p.block for p in pairings if p.block]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))
    for block in set(numbers):
        members = [p for p in pairings if p.block == block]
        assert len(members) > 1
        assert all(p.moved for p in members)
        for before, behind in pairwise(members):
            assert 0 < behind.old[0] - before.old[-1] <= 2
            assert 0 < behind.new[0] - before.new[-1] <= 2


@laws
@given(versions())
def test_only_what_has_a_partner_is_in_doubt(pair):
    assert all(p.old and p.new for p in align(*pair) if p.doubt)


@laws
@given(versions())
def test_the_partner_of_a_paragraph_of_the_same_words_is_its_best_candidate_or_as_like(pair):
    old, new = pair
    pairings = align(old, new)
    for p in pairings:
        if p.likeness == 1.0 and len(p.old) == len(p.new) == 1 and old.paragraphs[p.old[0]].wording:
            best = candidates(old, new, pairings, p.old[0], is_old=True)
            assert best[0].likeness == 1.0
            assert best[0].held == 1.0


@laws
@given(versions())
def test_every_paragraph_of_both_texts_is_in_one_change(pair):
    old, new = pair
    pairings = align(old, new)
    assert sorted(at for p in pairings for at in p.old) == list(range(len(old.paragraphs)))
    assert sorted(at for p in pairings for at in p.new) == list(range(len(new.paragraphs)))
    firsts = [p.new[0] for p in pairings if p.new]
    assert firsts == sorted(firsts)
    assert all(len(p.old) <= 1 or len(p.new) <= 1 for p in pairings)
    assert all(0 <= p.likeness <= 1 for p in pairings)


@st.composite
def decided_versions(draw):
    """Two versions and what a person decided of them: pairs, splits and merges of neighbours, and loners."""
    old, new = draw(versions())
    free_old, free_new = list(range(len(old.paragraphs))), list(range(len(new.paragraphs)))
    decided = []
    for _ in range(draw(st.integers(0, 4))):
        left, right = draw(neighbours(free_old)), draw(neighbours(free_new))
        left, right = (left[:1], right) if len(left) > 1 and len(right) > 1 else (left, right)
        if max(len(left), len(right)) > 1 and not (left and right):
            left, right = left[:1], right[:1]
        if left or right:
            decided.append(Pairing(left, right))
        free_old = [at for at in free_old if at not in left]
        free_new = [at for at in free_new if at not in right]
    return old, new, decided


@st.composite
def neighbours(draw, free):
    """Up to three of the free positions, next to each other."""
    if not free:
        return ()
    first = draw(st.sampled_from(free))
    last = draw(st.integers(first - 1, first + 2))
    return tuple(at for at in range(first, last + 1) if all(between in free for between in range(first, at + 1)))


@laws
@given(decided_versions())
def test_what_a_person_decided_is_in_the_result_and_every_paragraph_still_in_one_change(given):
    old, new, decided = given
    pairings = align(old, new, decided)
    marked = {(p.old, p.new) for p in pairings if p.is_decided}
    assert marked == {(p.old, p.new) for p in decided}
    assert sorted(at for p in pairings for at in p.old) == list(range(len(old.paragraphs)))
    assert sorted(at for p in pairings for at in p.new) == list(range(len(new.paragraphs)))
    firsts = [p.new[0] for p in pairings if p.new]
    assert firsts == sorted(firsts)
    assert all(p.doubt is None for p in pairings if p.is_decided)


@laws
@given(decided_versions())
def test_what_a_person_decided_holds_the_other_way_round(given):
    old, new, decided = given
    there, back = align(old, new, decided), align(new, old, [replace(p, old=p.new, new=p.old) for p in decided])
    # Of two paragraphs exchanged in one and the same text neither is the one that moved.
    same = [p.wording for p in old.paragraphs] == [p.wording for p in new.paragraphs]
    assert {(p.old, p.new, p.moved or same, p.is_decided) for p in there} == {
        (p.new, p.old, p.moved or same, p.is_decided) for p in back
    }


@laws
@given(versions())
def test_deciding_what_the_tool_found_changes_nothing_but_whose_it_is(pair):
    found = align(*pair)
    # A person decides on parts that stand next to each other. Of others the first stands for all, which need not be the
    # one that the tool paired first, and what stands between them may be in order beside one and not beside the other.
    assume(all(is_run(side) for p in found for side in (p.old, p.new) if side))
    assert [(p.old, p.new, p.moved) for p in align(*pair, found)] == [(p.old, p.new, p.moved) for p in found]


@laws
@given(versions())
def test_what_did_not_move_is_in_one_order(pair):
    stayed = [p for p in align(*pair) if stands_whole(p) and not p.moved]
    assert all(p.old[-1] < following.old[0] for p, following in pairwise(stayed))


@laws
@given(st.lists(st.tuples(sentences, kinds), max_size=8), sentences, st.integers(0, 8))
def test_inserting_a_paragraph_rewords_and_moves_none(paragraphs, sentence, at):
    longer = [*paragraphs[:at], (sentence, Kind.OPERATIVE), *paragraphs[at:]]
    counts = compare(text(paragraphs), text(longer)).counts
    assert counts[ChangeKind.ADDED] == 1
    assert counts[ChangeKind.UNCHANGED] + counts[ChangeKind.RENUMBERED] == len(paragraphs)


@laws
@given(st.tuples(texts, texts) | versions())
def test_the_same_words_are_never_deleted_in_one_place_and_added_in_another(pair):
    old, new = pair
    pairings = align(old, new)
    gone = {said(old.paragraphs[at].wording) for p in pairings if not p.new for at in p.old}
    come = {said(new.paragraphs[at].wording) for p in pairings if not p.old for at in p.new}
    assert gone.isdisjoint(come)


@laws
@given(rows, rows)
def test_rows_that_recur_go_with_the_block_that_they_stand_in(one, other):
    heads = ("Training of officials", "Protection of victims")
    blocks = [[(head, Kind.OPERATIVE), *block] for head, block in zip(heads, (one, other), strict=True)]
    old, new = text([*blocks[0], *blocks[1]]), text([*blocks[1], *blocks[0]])
    places = {at: (at + len(blocks[1])) % len(old.paragraphs) for at in range(len(old.paragraphs))}
    assert {p.old[0]: p.new[0] for p in align(old, new)} == places


@st.composite
def copies_reworded(draw):
    """A text in which paragraphs recur, and the same text in which some of those that recur are reworded in place."""
    sentence = st.sampled_from(("urges all States to ratify the Convention", "to report in writing on training", "a"))
    old = draw(st.lists(sentence, min_size=2, max_size=9))
    others = draw(st.lists(st.integers(0, len(old)), max_size=2))
    for at in others:
        old.insert(at, f"welcomes offer {len(old)} of Portugal to host the conference")
    copies = [at for at, words in enumerate(old) if old.count(words) > 1]
    reworded = draw(st.sets(st.sampled_from(copies), min_size=2, max_size=4)) if copies else set()
    new = [f"{words} as agreed in paragraph {at}" if at in reworded else words for at, words in enumerate(old)]
    return tuple(text([(words, Kind.OPERATIVE) for words in side]) for side in (old, new))


@laws
@given(copies_reworded())
def test_of_paragraphs_that_recur_those_reworded_move_none(pair):
    old, new = pair
    for before, after in ((old, new), (new, old)):
        pairings = align(before, after)
        assert not any(p.moved for p in pairings)
        assert all(p.old == p.new for p in pairings if p.likeness == 1.0)


@laws
@given(versions(), st.lists(st.integers(1, 99), min_size=9, max_size=9))
def test_addresses_and_markers_decide_no_pairing(pair, numbers):
    old, new = pair
    renumbered = tuple(
        replace(p, address=place(Series.PLAIN, n, "annex"), marker=f"({n})")
        for p, n in zip(new.paragraphs, numbers, strict=False)
    )
    other = replace(new, paragraphs=renumbered + new.paragraphs[len(numbers) :])
    assert align(old, other) == align(old, new)
