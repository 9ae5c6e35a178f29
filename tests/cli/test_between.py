"""drafting diff asks the versions held between the two where they leave something open, unless --direct says not to."""

import json

import pytest
from command import drafting

from drafting.library import Library
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph, Text

KEPT = (
    "Urges Member States to ratify the Convention against Transnational Organized Crime;",
    "Deplores the use of new information technologies for the recruitment of children;",
    "Requests the Secretary-General to report to the General Assembly at its next session;",
)
FIRST = "Decides to establish a voluntary trust fund for victims of trafficking;"
SECOND = "Decides to establish a voluntary trust fund, and encourages donors to pay contributions each year;"
THIRD = "Encourages donors to pay generous contributions each year;"


def text(name, wordings, day):
    body = (Paragraph(place(Series.OP, n), Kind.OPERATIVE, w, f"{n}.") for n, w in enumerate(wordings, 1))
    return Text(name, tuple(body), date=day)


@pytest.fixture
def held(tmp_path):
    library = Library(tmp_path / "texts")
    for name, day, wordings in (
        ("zero", "2010-01-01", [*KEPT, FIRST]),
        ("rev1", "2010-02-01", [*KEPT, SECOND]),
        ("rev2", "2010-03-01", [THIRD, *KEPT]),
        ("paper", "2010-02-02", ["On another matter altogether, the law of the sea."]),
    ):
        library.save(text(name, wordings, day), "fund")
    return tmp_path


def links(held, *arguments):
    run = drafting("diff", *arguments, "--json", cwd=held)
    assert run.code == 0, run.err
    return {(*c["old"], "->", *c["new"]) for c in json.loads(run.out)["changes"]}


def test_wording_is_followed_through_the_version_between_either_way_round(held):
    assert ("OP4", "->", "OP1") in links(held, "zero", "rev2")
    assert ("OP1", "->", "OP4") in links(held, "rev2", "zero")


def test_direct_compares_the_two_alone(held):
    assert ("OP4", "->") in links(held, "zero", "rev2", "--direct")
    run = drafting("summary", "zero", "rev2", "--direct", cwd=held)
    assert "1 added, 1 deleted" in run.out
    assert "1 added" not in drafting("summary", "zero", "rev2", cwd=held).out


def test_a_version_dated_outside_tells_nothing(held):
    library = Library(held / "texts")
    library.save(text("rev1", [*KEPT, SECOND], "2010-04-01"), "fund", force=True)
    assert ("OP4", "->") in links(held, "zero", "rev2")


def test_a_version_held_in_a_folder_below_is_of_another_negotiation(held):
    library = Library(held / "texts")
    (held / "texts" / "fund" / "rev1.txt").unlink()
    library.save(text("rev1", [*KEPT, SECOND], "2010-02-01"), "fund/annex")
    assert ("OP4", "->") in links(held, "zero", "rev2")


def test_what_a_person_decided_of_a_step_is_followed(held):
    library = Library(held / "texts")
    library.save(text("rev1", [*KEPT, "Welcomes a mechanism;"], "2010-02-01"), "fund", force=True)
    assert ("OP4", "->") in links(held, "zero", "rev2")
    for pair in (("zero:OP4", "rev1:OP4"), ("rev1:OP4", "rev2:OP1")):
        drafting("pair", *pair, "--by", "the chair", "--date", "2010-03-02", cwd=held)
    assert ("OP4", "->", "OP1") in links(held, "zero", "rev2")
    assert ("OP4", "->") in links(held, "zero", "rev2", "--direct")


def test_an_explanation_says_through_which_version_a_paragraph_was_followed(held):
    explain = ("diff", "zero", "rev2", "--explain", "old:OP4")
    told = drafting(*explain, cwd=held).out
    assert "Followed by the tool from version to version, through rev1 OP4" in " ".join(told.split())
    steps = json.loads(drafting(*explain, "--json", cwd=held).out)["paragraphs"][0]["steps"]
    assert steps == [{"text": "rev1", "addresses": ["OP4"]}]
    for plain in (("diff", "zero", "rev1", "--explain", "old:OP4"), (*explain, "--direct")):
        assert "Followed" not in drafting(*plain, cwd=held).out
