"""The file of decisions: read and written without loss, by hand too, and merged when two people added to it."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import addresses, names, wordings

from drafting.decisions import MAGIC, Decisions, dumps, load, loads, save, speak_of_the_same
from drafting.errors import DraftingError, FormatError, StructureError
from drafting.files import DECISIONS
from drafting.model.address import parse_address
from drafting.model.decisions import Alone, Anchor, Carried, Judged, Paired, abridged, digest_of
from drafting.model.fates import Degree, Verdict
from drafting.model.rulings import Ruling

digests = st.text(st.sampled_from("0123456789abcdef"), min_size=12, max_size=12)
said = wordings.map(abridged)
notes = st.text(max_size=12).filter(lambda note: not any("\ud800" <= sign <= "\udfff" for sign in note))
days = st.dates().map(str) | st.just("")
rulings = st.builds(Ruling, notes, days, notes)


@st.composite
def anchors(draw, text=names):
    known = draw(st.booleans())
    return Anchor(
        draw(text),
        draw(addresses()),
        draw(said) if known else "",
        draw(digests) if known else "",
        draw(digests | st.just("")),
    )


@st.composite
def pairs(draw):
    several = st.lists(anchors(st.just(draw(names))), min_size=1, max_size=3).map(tuple)
    sides = [(draw(anchors()),), draw(several)]
    assume(sides[0][0].text != sides[1][0].text)
    one, other = draw(st.permutations(sides))
    return Paired(one, other, draw(rulings))


made = st.one_of(
    pairs(),
    st.builds(Alone, anchors(), names, rulings).filter(lambda alone: len(alone.texts) == 2),
    st.builds(Judged, anchors(), st.lists(names, min_size=1, max_size=2).map(tuple), st.sampled_from(Verdict), rulings),
    st.builds(Carried, anchors(), anchors(), st.sampled_from([*Degree, None]), rulings),
)
others = st.sampled_from(["", "# by hand", "abstain | L.64:OP4 | a later version", "piar | L.64:OP4", " \\ | "])


@settings(max_examples=300)
@given(st.lists(made | others, max_size=5).map(tuple).map(Decisions))
def test_what_was_written_is_read_as_it_was(decisions):
    content = dumps(decisions)
    assert loads(content) == decisions
    assert dumps(loads(content)) == content
    assert loads(content.replace("\n", "\r\n")) == decisions


@settings(max_examples=100)
@given(st.lists(made | others, max_size=5).map(tuple).map(Decisions), made)
def test_a_decision_is_added_in_one_place_and_takes_away_only_what_it_replaces(decisions, decision):
    added = decisions.with_(decision)
    kept = [d for d in decisions.lines if isinstance(d, str) or not speak_of_the_same(decision, d)]
    assert list(added.lines).count(decision) == 1
    assert [d for d in added.lines if d != decision] == [d for d in kept if d != decision]


def anchor(place, wording="", **more):
    text, _, address = place.rpartition(":")
    known = {"words": abridged(wording), "digest": digest_of(wording)} if wording else {}
    return Anchor(text, parse_address(address), **{**known, **more})


FUND = (
    "Decides to establish, in accordance with paragraph 36 of the annex of the present resolution, the United Nations "
    "Voluntary Trust Fund for Victims of Trafficking in Persons"
)
PAIR = Paired(
    (anchor("L.64:OP4", FUND),), (anchor("annex:38", "Establish a trust fund"),), Ruling("chair", "2010-07-30")
)


def test_a_line_reads_as_a_sentence():
    line = dumps(Decisions((PAIR,))).splitlines()[1]
    words = (
        "Decides to establish, in accordance with paragraph 36 of the annex of the present ... "
        "Trust Fund for Victims of Trafficking in Persons"
    )
    assert line.split(" | ") == [
        "pair",
        f'L.64:OP4 "{words}" {digest_of(FUND)}',
        f'annex:38 "Establish a trust fund" {digest_of("Establish a trust fund")}',
        "2010-07-30",
        "chair",
    ]


def test_a_line_written_by_hand_needs_the_addresses_alone():
    lines = ("pair | L.64:OP4 | annex:38 + annex:39", "alone | L.64:op4a | annex | 2010-07-30 | chair | in substance")
    assert loads("\n".join((MAGIC, *lines))).made == (
        Paired((anchor("L.64:OP4"),), (anchor("annex:38"), anchor("annex:39"))),
        Alone(anchor("L.64:OP4(a)"), "annex", Ruling("chair", "2010-07-30", "in substance")),
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("pair | L.64:OP4", "'pair' needs 2 fields"),
        ("pair | L.64 OP4 | annex:38", "names no paragraph"),
        ("pair | L.64:OP4 | annex:fourth", "is not an address"),
        ("pair | L.64:OP4 | annex:38 | 30 July", "'30 July' is not a date"),
        ("pair | L.64:OP4 | annex:38 | 2010-02-30", "there is no day 2010-02-30"),
        ("pair | L.64:OP4 | annex:38 + goals:1", "belong to different texts"),
        ("pair | L.64:OP4 + L.64:OP5 | annex:38 + annex:39", "both sides have several"),
        ("pair | L.64:OP4 | L.64:OP5", "both sides name the same text"),
        ("alone | L.64:OP4 | L.64", "the other text is the paragraph's own"),
        ("verdict | elements:(h) | L.64 | lost", "'lost' is not a verdict"),
        ("carrier | elements:(h) | L.64:annex 4 | weakly", "'weakly' is not a degree"),
        ("pair | L.64:OP4 | annex:38 | 2010-07-30 | chair | this | that", "more fields than a date, a name and a note"),
        ("<<<<<<< ours", "two versions of the file were merged"),
    ],
)
def test_a_line_broken_by_hand_is_named_with_its_number(line, says):
    with pytest.raises(StructureError) as problem:
        loads(f"{MAGIC}\n# remark\n{line}\n")
    assert problem.value.message.startswith("decisions.txt, line 3: ")
    assert says in problem.value.message
    assert problem.value.hint


def test_a_line_that_is_not_known_is_kept_and_told():
    decisions = loads(f"{MAGIC}\n# remark\n\nabstain | L.64:OP4\n")
    assert decisions.unknown == ("abstain | L.64:OP4",)
    assert "abstain | L.64:OP4" in dumps(decisions.with_(PAIR))


def test_two_files_may_be_put_below_each_other():
    content = f"{MAGIC}\npair | a:OP1 | b:OP2\n"
    both = loads(content + content.replace("OP1", "OP3"))
    assert (len(both.made), both.unknown) == (2, ())


def test_another_file_is_refused(tmp_path):
    with pytest.raises(StructureError, match="line 1: does not begin with"):
        loads("drafting-text 1\n")
    (tmp_path / DECISIONS).write_bytes(b"\xff\xfe")
    with pytest.raises(FormatError, match="UTF-8"):
        load(tmp_path)


def test_a_folder_without_the_file_has_no_decisions_and_gets_one_that_explains_itself(tmp_path):
    save(tmp_path, load(tmp_path).with_(PAIR))
    lines = (tmp_path / DECISIONS).read_text("utf-8").splitlines()
    assert lines[0] == MAGIC
    assert lines[1].startswith("# What people decided")
    assert load(tmp_path).made == (PAIR,)


def test_a_decision_takes_the_place_of_the_one_before_on_the_same_paragraph():
    later = replace(PAIR, other=(anchor("annex:39", "Invite contributions"),), ruling=Ruling("chair", "2010-07-31"))
    other_texts = replace(later, other=(anchor("Rev.1:OP4", "Decides to establish a fund"),))
    alone = Alone(PAIR.one[0], "annex")
    assert Decisions().with_(PAIR).with_(later).made == (later,)
    assert Decisions().with_(PAIR).with_(alone).made == (alone,)
    assert set(Decisions().with_(PAIR).with_(other_texts).made) == {PAIR, other_texts}


@pytest.mark.skipif(shutil.which("git") is None, reason="git merges the file")
def test_what_two_people_add_to_different_paragraphs_merges(tmp_path):
    def git(*arguments):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def decide(*numbers):
        decisions = load(tmp_path)
        for number in numbers:
            decisions = decisions.with_(Paired((anchor(f"L.64:OP{number}"),), (anchor(f"annex:{number}"),)))
        save(tmp_path, decisions)
        git("add", ".")
        git("commit", "-qm", "decide")

    git("init", "-q", "-b", "main")
    decide(3, 6)
    git("checkout", "-qb", "hers")
    decide(4)
    git("checkout", "-q", "main")
    decide(7)
    git("merge", "-q", "hers")
    assert [str(d.one[0].address) for d in load(tmp_path).made] == ["OP3", "OP4", "OP6", "OP7"]


def test_every_error_has_a_hint():
    with pytest.raises(DraftingError) as problem:
        loads("pair | zero:OP2 | rev1:OP3")
    assert problem.value.hint
