"""Footnotes that differ between two texts, whatever their numbers."""

from dataclasses import replace

import pytest

from drafting.engines.compare import compare
from drafting.model.notes import changed_notes
from drafting.native import loads

HEAD = "drafting-text 1\n\nOP1: Urges States[^1] to act;\n\nOP2: Requests a report[^2].\n\n"
OLD = HEAD + "[^1]: See resolution 55/2.\n\n[^2]: See \u201cthe report\u201d.\n"


def differing(old, new):
    comparison = compare(loads(old, file="old.txt"), loads(new, file="new.txt"))
    told = changed_notes(comparison)
    return [(str(one.change.new[0].address), one.old and one.old.number, one.new and one.new.number) for one in told]


def test_a_footnote_that_says_something_else_is_found():
    assert differing(OLD, OLD.replace("55/2", "60/1")) == [("OP1", "1", "1")]


def test_the_same_text_has_none():
    assert differing(OLD, OLD) == []


def test_a_footnote_that_comes_shifts_numbers_and_changes_no_other():
    new = HEAD.replace("Urges", "Urges[^9] all").replace("[^9]", "[^7]") + OLD.removeprefix(HEAD)
    assert differing(OLD, f"{new}\n[^7]: New.\n") == [("OP1", None, "7")]
    assert differing(f"{new}\n[^7]: New.\n", OLD) == [("OP1", "7", None)]


def test_style_alone_and_numbers_alone_are_no_difference():
    assert differing(OLD, OLD.replace("\u201c", '"').replace("\u201d", '"')) == []
    assert differing(OLD, OLD.replace("[^1]", "[^3]").replace("[^2]", "[^4]")) == []


def test_a_footnote_that_stands_with_another_paragraph_now_is_the_same():
    new = OLD.replace("States[^1]", "States").replace("Requests", "Requests[^1]")
    assert differing(OLD, new) == []


@pytest.mark.parametrize("side", [0, 1])
def test_where_one_text_has_no_footnotes_there_are_none_to_compare(side):
    texts = [loads(OLD, file="old.txt"), loads(OLD, file="new.txt")]
    bare = [replace(p, notes=()) for p in texts[side].paragraphs]
    texts[side] = replace(texts[side], paragraphs=tuple(bare), notes=())
    assert changed_notes(compare(*texts)) == ()


def test_notes_that_repeat_pair_in_their_order():
    old = "drafting-text 1\n\nOP1: All[^1] States[^2] act[^3].\n\n[^1]: Ibid.\n\n[^2]: Res. 1.\n\n[^3]: Ibid.\n"
    assert differing(old, old.replace("[^2]: Res. 1.", "[^2]: Res. 2.")) == [("OP1", "2", "2")]
    assert differing(old, old.replace("[^3]: Ibid.", "[^3]: Res. 3.")) == [("OP1", "3", "3")]
