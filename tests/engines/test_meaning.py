"""What changes mean: readable cases under tests/cases/meaning, a few examples, and what real texts must show.

A case is a block between lines of "====": a title after "#", the old paragraphs after "old:", the new ones after
"new:", and the flags that are raised after "flags:", each with its address, kind and weight. A new paragraph comes of
the old one of its address, or of those after "<"; one that comes of none is added. "in: fr" says the language.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from adopted import ADOPTED, adopted_text

from drafting import native
from drafting.engines.compare import compare
from drafting.engines.meaning import flag
from drafting.engines.words import diff_words
from drafting.model.address import Series, parse_address
from drafting.model.changes import Change, Comparison, FlagKind
from drafting.model.text import Kind, Paragraph, Text

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/cases/meaning").glob("*.txt"))
KINDS = {Series.PP: Kind.PREAMBULAR, Series.OP: Kind.OPERATIVE, Series.CLOSING: Kind.CLOSING, Series.PLAIN: Kind.ANNEX}


def blocks():
    for path in CASES:
        for block in re.split(r"^====\n", path.read_text("utf-8"), flags=re.MULTILINE):
            title = block.lstrip().splitlines()[0].removeprefix("# ")
            yield pytest.param(block, id=f"{path.stem}: {title}")


def lines_after(block, word):
    found, at = {}, None
    for line in block.splitlines():
        if line in ("old:", "new:", "flags:"):
            at = found.setdefault(line[:-1], [])
        elif at is not None:
            at.append(line)
    return found.get(word, [])


def paragraph(address, wording):
    place = parse_address(address)
    kind = Kind.ITEM if place.depth > 1 else KINDS[place.series]
    return Paragraph(place, kind, wording)


def comparison_of(block):
    language = (re.search(r"^in: (\w+)$", block, re.MULTILINE) or [None, "en"])[1]
    old = {key: paragraph(key, words) for key, words in (line.split(": ", 1) for line in lines_after(block, "old"))}
    new, changes, used = [], [], set()
    for line in lines_after(block, "new"):
        head, words = line.split(": ", 1)
        address, *origin = re.split(r"\s*<\s*", head)
        origins = [one for one in (origin or [address])[0].split(" + ") if one in old]
        after = paragraph(address, words)
        new.append(after)
        used.update(origins)
        changes.append(changed([old[one] for one in origins], [after]))
    changes += [changed([one], []) for key, one in old.items() if key not in used]
    texts = (Text("x", tuple(side), language=language) for side in (old.values(), new))
    return Comparison(*texts, tuple(changes))


def changed(old, new):
    change = Change(tuple(old), tuple(new), 1.0, ())
    return Change(change.old, change.new, 1.0, diff_words(change.old_wording, change.new_wording))


def told(comparison):
    for change in flag(comparison).changes:
        for one in change.flags:
            address = (change.new or change.old)[0].address
            yield f"{address} {one.kind} {one.weight}: {one.message}"


@pytest.mark.parametrize("block", list(blocks()))
def test_the_flags_of_a_case_are_those_it_names(block):
    assert list(told(comparison_of(block))) == lines_after(block, "flags")


def words_of(comparison, kind):
    for change in flag(comparison).changes:
        for one in change.flags:
            if one.kind is kind:
                yield (
                    change.old_wording[slice(*one.old)] if one.old else None,
                    change.new_wording[slice(*one.new)] if one.new else None,
                )


def test_a_flag_points_at_its_words_on_both_sides():
    block = "old:\nOP1: Strongly urges States to act;\nnew:\nOP1: Encourages States to act;\n"
    assert list(words_of(comparison_of(block), FlagKind.VERB)) == [("Strongly urges", "Encourages")]


def test_deleted_paragraphs_and_closing_lines_get_no_flags():
    block = "old:\nOP1: Urges States to act;\nclosing: 55th plenary meeting\nnew:\nclosing: 56th plenary meeting\n"
    assert list(told(comparison_of(block))) == []


def test_flags_come_with_the_heaviest_first():
    block = (
        "old:\nOP1: Urges States to act by 2012, in accordance with national law, as set out in resolution 60/1;\n"
        "new:\nOP1: Encourages States to act by 2013, as set out in decision 60/1;\n"
    )
    weights = [one.weight for one in flag(comparison_of(block)).changes[0].flags]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == 4


@pytest.fixture(scope="module")
def plan_of_action():
    if not ADOPTED.exists():
        pytest.skip("the adopted texts are not here")
    draft = native.loads((ROOT / "texts/global-plan-of-action/L.64.txt").read_text("utf-8"))
    return list(told(compare(draft, adopted_text(ADOPTED / "A_RES_64_293.json"))))


@pytest.mark.parametrize(
    "expected",
    [
        "OP4 cross-reference 2: cites paragraph 38 of the annex instead of 36, which was on another matter",
        "PP9 citation 3: resolution → decision 2004/110",
        "PP9 citation 3: resolution 62/141 is dated 18 December 2007, not 2008",
        "OP6 date 2: in three years time → 2013",
    ],
)
def test_editing_the_plan_of_action_before_adoption_shows(plan_of_action, expected):
    assert expected in plan_of_action


def test_the_draft_plan_of_action_goes_on_citing_the_wrong_paragraph_of_its_annex():
    draft = native.loads((ROOT / "texts/global-plan-of-action/L.64.txt").read_text("utf-8"))
    paragraphs = tuple(p for p in draft.paragraphs if str(p.address) != "PP16")
    expected = "OP4 cross-reference 2: still cites paragraph 36 of the annex, but annex 38 is on this matter"
    assert list(told(compare(draft, replace(draft, paragraphs=paragraphs)))) == [expected]
    assert list(told(compare(draft, draft))) == []
