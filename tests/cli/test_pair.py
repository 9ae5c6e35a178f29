"""drafting pair: what a person decides is kept, honoured by every comparison, and found again."""

import json
import re

import pytest
from command import drafting

from drafting.files import DECISIONS
from drafting.library import Library
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph, Text

OLD = (
    "Urges Member States to ratify the Convention;",
    "Decides to establish a voluntary trust fund for victims;",
    "Requests a report on the implementation of the present resolution;",
)
NEW = (
    "Urges Member States to ratify the Convention;",
    "Invites donors to help those who were trafficked;",
    "Welcomes a mechanism that pays compensation;",
    "Requests a report on the implementation of the present resolution;",
)
WHO = ("--by", "the chair", "--date", "2010-07-30")


def text(name, wordings):
    body = (Paragraph(place(Series.OP, n), Kind.OPERATIVE, w, f"{n}.") for n, w in enumerate(wordings, 1))
    return Text(name, tuple(body))


@pytest.fixture
def held(tmp_path):
    library = Library(tmp_path / "texts")
    library.save(text("zero", OLD), "fund")
    library.save(text("rev1", NEW), "fund")
    return tmp_path


def changes(folder, old="zero", new="rev1"):
    run = drafting("diff", old, new, "--json", cwd=folder)
    assert run.code == 0, run.err
    return {(*change["old"], "->", *change["new"]): change for change in json.loads(run.out)["changes"]}


def test_a_pairing_is_honoured_by_every_comparison_either_way_round(held):
    assert ("OP2", "->", "OP3") not in changes(held)
    run = drafting("pair", "zero:OP2", "rev1:op3", *WHO, cwd=held)
    assert run.code == 0
    assert run.out == "zero:OP2 = rev1:OP3  the chair, 2010-07-30\n"
    there, back = changes(held), changes(held, "rev1", "zero")
    assert there["OP2", "->", "OP3"]["decided_by"] == "person"
    assert back["OP3", "->", "OP2"]["decided_by"] == "person"
    assert there["OP1", "->", "OP1"]["decided_by"] == "tool"
    assert "paired by hand" in drafting("diff", "zero", "rev1", "new:op3", cwd=held).out


def test_a_redline_of_word_files_beside_the_decisions_honours_them(held):
    for name in ("zero", "rev1"):
        assert drafting("export", name, "-o", f"texts/fund/{name}.docx", cwd=held).code == 0
    files = ("texts/fund/zero.docx", "texts/fund/rev1.docx")
    before = drafting("diff", *files, "-o", "before.docx", cwd=held)
    drafting("pair", "zero:OP2", "rev1:op3", *WHO, cwd=held)
    after = drafting("diff", *files, "-o", "after.docx", cwd=held)
    assert "paragraphs differ: 2 added, 1 deleted;" in before.err
    assert "paragraphs differ: 1 reworded, 1 added;" in after.err


def test_the_history_of_a_paragraph_honours_what_was_paired(held):
    for name, day in (("zero", "2010-01-01"), ("rev1", "2010-02-01")):
        path = held / "texts" / "fund" / f"{name}.txt"
        path.write_text(path.read_text("utf-8").replace("language: en", f"date: {day}\nlanguage: en"), "utf-8")
    before = drafting("history", "rev1", "OP3", "--json", cwd=held)
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    after = drafting("history", "rev1", "OP3", "--json", cwd=held)
    assert '"OP2"' not in before.out
    assert '"OP2"' in after.out


def test_the_file_is_one_line_a_decision_beside_the_texts(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, "--note", "same | money", cwd=held)
    lines = (held / "texts" / "fund" / DECISIONS).read_bytes().decode("utf-8").split("\n")
    assert lines[0] == "drafting-decisions 1"
    assert lines[2].startswith('pair | zero:OP2 "Decides to establish a voluntary trust fund for victims;" ')
    assert lines[2].endswith(" | 2010-07-30 | the chair | same \\| money")
    assert lines[3:] == [""]


def test_a_paragraph_may_have_several_partners(held):
    drafting("pair", "zero:OP2", "rev1:OP2", "rev1:OP3", *WHO, cwd=held)
    assert changes(held)["OP2", "->", "OP2", "OP3"]["kind"] == "split"
    assert changes(held, "rev1", "zero")["OP2", "OP3", "->", "OP2"]["kind"] == "merged"
    drafting("pair", "zero:OP2", "rev1:OP2-OP3", *WHO, cwd=held)
    assert changes(held)["OP2", "->", "OP2", "OP3"]["decided_by"] == "person"


def test_a_paragraph_may_have_no_partner(held):
    assert ("OP1", "->", "OP1") in changes(held)
    assert drafting("pair", "zero:OP1", "rev1", "--none", *WHO, cwd=held).code == 0
    assert changes(held)["OP1", "->"]["decided_by"] == "person"


def test_a_decision_can_be_taken_back(held):
    before = changes(held)
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    run = drafting("pair", "zero:OP2", "rev1", "--undo", cwd=held)
    assert "taken back: zero:OP2 = rev1:OP3" in run.err
    assert changes(held) == before
    again = drafting("pair", "zero:OP2", "rev1", "--undo", cwd=held)
    assert again.code == 6
    assert again.err.startswith("Error: nothing was decided on zero:OP2")


def test_taking_back_leaves_what_was_decided_with_another_text_or_on_an_element(held):
    Library(held / "texts").save(text("rev2", NEW), "fund")
    for other in ("rev1", "rev2"):
        drafting("pair", "zero:OP2", f"{other}:OP3", *WHO, cwd=held)
    drafting("pair", "zero:OP1", "rev1:OP1", *WHO, cwd=held)
    kept = held / "texts" / "fund" / DECISIONS
    verdict = "verdict | zero:OP2 | rev1 | reworded | 2010-07-30 | the chair"
    kept.write_text(f"{kept.read_text('utf-8')}{verdict}\n", "utf-8")
    run = drafting("pair", "zero:OP2", "rev1", "--undo", cwd=held)
    assert run.err.count("taken back:") == 1
    lines = [line.split(" | ") for line in kept.read_text("utf-8").splitlines() if " | " in line]
    assert [line[0] for line in lines] == ["pair", "pair", "verdict"]
    assert [re.findall(r"\w+:OP\d", " ".join(line)) for line in lines] == [
        ["zero:OP1", "rev1:OP1"],
        ["zero:OP2", "rev2:OP3"],
        ["zero:OP2"],
    ]


def test_who_decides_is_asked_for_and_only_what_was_replaced_is_told(held):
    named = drafting("pair", "zero:OP1", "rev1:OP1", *WHO, cwd=held)
    unnamed = drafting("pair", "zero:OP2", "rev1:OP3", cwd=held)
    assert "nobody is named" not in named.err
    assert "nobody is named: --by NAME --date YYYY-MM-DD" in unnamed.err
    assert "instead of" not in unnamed.err


def test_a_later_decision_takes_the_place_of_the_earlier_and_says_so(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    run = drafting("pair", "zero:OP2", "rev1:OP2", *WHO, cwd=held)
    assert "instead of: zero:OP2 = rev1:OP3" in run.err
    assert changes(held)["OP2", "->", "OP2"]["decided_by"] == "person"


def test_the_list_shows_what_was_decided_and_what_is_not_found_any_more(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    out = drafting("pair", "--list", cwd=held).out.splitlines()
    assert out[0] == "texts/fund/decisions.txt: 1 pairing decided"
    assert out[1] == "  zero:OP2 = rev1:OP3  the chair, 2010-07-30"
    Library(held / "texts").save(text("rev1", NEW[:2]), "fund", force=True)
    assert "not found: no paragraph of rev1 says what OP3 said" in drafting("pair", "--list", cwd=held).out
    listed = json.loads(drafting("pair", "--list", "--json", cwd=held).out)
    assert listed["schema"] == "drafting/decisions/1"
    assert listed["files"][0]["pairings"][0]["not_heeded"].startswith("no paragraph of rev1")
    assert listed["files"][0]["pairings"][0]["decision"]["by"] == "the chair"


def test_the_list_does_not_call_lost_what_is_heeded_in_a_file_that_is_not_held(held):
    (held / "mine.txt").write_text(f"The General Assembly,\n\n1. {NEW[2]}\n", "utf-8")
    assert drafting("pair", "zero:OP2", "mine.txt:OP1", *WHO, cwd=held).code == 0
    assert changes(held, "zero", "mine.txt")["OP2", "->", "OP1"]["decided_by"] == "person"
    out = drafting("pair", "--list", cwd=held).out
    assert "not found" not in out
    assert "mine is not held here: looked for where a file of that name is compared" in out
    [pairing] = json.loads(drafting("pair", "--list", "--json", cwd=held).out)["files"][0]["pairings"]
    assert (pairing["not_heeded"], pairing["not_held"]) == (None, ["mine"])


@pytest.mark.parametrize("option", [("--none",), ("--undo",), ("--by", "the chair")])
def test_the_list_decides_nothing(held, option):
    run = drafting("pair", "--list", *option, cwd=held)
    assert run.code == 2
    assert run.err.startswith("Error: --list shows what was decided, and decides nothing\nHint:  ")


def test_a_decision_survives_an_edit_and_renumbering_and_is_kept_where_its_paragraph_is_gone(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    edited = ("A new first paragraph altogether;", *NEW[:2], NEW[2].replace("pays", "pays speedy"), NEW[3])
    Library(held / "texts").save(text("rev1", edited), "fund", force=True)
    assert changes(held)["OP2", "->", "OP4"]["decided_by"] == "person"
    Library(held / "texts").save(text("rev1", edited[:3]), "fund", force=True)
    run = drafting("diff", "zero", "rev1", cwd=held)
    assert "decisions.txt: decision by the chair of 2010-07-30 on zero:OP2 and rev1:OP3" in run.err
    Library(held / "texts").save(text("rev1", NEW), "fund", force=True)
    assert changes(held)["OP2", "->", "OP3"]["decided_by"] == "person"


def test_a_decision_follows_its_paragraph_through_an_import_that_rewrites_it(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    words = ("New altogether;", *NEW[:2], "Welcomes that a mechanism to compensate has been set up;", NEW[3])
    numbered = "\n\n".join(f"{n}. {w}" for n, w in enumerate(words, 1))
    (held / "rev1.txt").write_text(f"The General Assembly,\n\n{numbered}\n", "utf-8")
    run = drafting("import", "rev1.txt", "--into", "fund", "--force", cwd=held)
    assert run.code == 0, run.err
    (held / "rev1.txt").unlink()
    assert changes(held)["OP2", "->", "OP4"]["decided_by"] == "person"
    (line,) = [
        line for line in (held / "texts" / "fund" / DECISIONS).read_text("utf-8").splitlines() if line[:4] == "pair"
    ]
    assert "rev1:OP4" in line
    assert " was " in line


def test_an_import_tells_which_decisions_lost_their_paragraph_and_keeps_them(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held)
    drafting("pair", "zero:OP1", "rev1:OP1", *WHO, cwd=held)
    kept = (held / "texts" / "fund" / DECISIONS).read_bytes()
    (held / "rev1.txt").write_text(f"The General Assembly,\n\n1. {NEW[0]}\n\n2. {NEW[3]}\n", "utf-8")
    run = drafting("import", "rev1.txt", "--into", "fund", "--force", cwd=held)
    assert "no paragraph of rev1 says what OP3 said" in run.err
    assert run.err.count("decision by the chair") == 1
    assert (held / "texts" / "fund" / DECISIONS).read_bytes() == kept


def test_a_redline_honours_what_was_decided(held):
    drafting("pair", "zero:OP1", "rev1", "--none", *WHO, cwd=held)
    run = drafting("diff", "zero", "rev1", "-o", "redline.docx", cwd=held)
    assert run.code == 0, run.err
    assert "3 added, 2 deleted; 1 only renumbered" in run.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("zero:OP2",), 2, "name paragraphs of two texts"),
        (("zero:OP2", "rev1"), 2, "name paragraphs of both texts"),
        (("zero:OP2", "rev1:OP9"), 5, "rev1 has no OP9"),
        (("zero:OP1", "zero:OP2", "rev1:OP1", "rev1:OP2"), 2, "one paragraph with several"),
        (("zero:OP2", "rev1:OP1", "rev1:OP3"), 5, "OP1 and OP3 do not stand next to each other"),
        (("zero:OP1", "rev1:OP1", "--none"), 2, "--none needs one paragraph"),
        (("zero:OP1", "nobody:OP1"), 6, "is called 'nobody'"),
        (("zero:OP1", "rev1:OP1", "--date", "30 July"), 2, "is not a date"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_written(held, arguments, code, says):
    run = drafting("pair", *arguments, cwd=held)
    assert run.code == code
    assert says in run.err
    assert not (held / "texts" / "fund" / DECISIONS).exists()


def test_a_file_broken_by_hand_is_refused_by_every_command_that_needs_it(held):
    (held / "texts" / "fund" / DECISIONS).write_text("drafting-decisions 1\npair | zero:OP2\n", "utf-8")
    for command in (("diff", "zero", "rev1"), ("pair", "--list"), ("pair", "zero:OP1", "rev1:OP1")):
        run = drafting(*command, cwd=held)
        assert run.code == 4
        assert run.err.startswith(
            "Error: texts/fund/decisions.txt, line 2: 'pair' needs 2 fields separated by |\nHint:  write pair |"
        )


def test_an_empty_file_holds_no_decisions_and_takes_the_first(held):
    before = changes(held)
    file = held / "texts" / "fund" / DECISIONS
    for nothing in ("", "\n", "\ufeff"):
        file.write_text(nothing, "utf-8")
        assert changes(held) == before
    assert drafting("pair", "zero:OP2", "rev1:OP3", *WHO, cwd=held).code == 0
    assert changes(held)["OP2", "->", "OP3"]["decided_by"] == "person"


def test_texts_of_one_name_in_two_folders_are_paired_by_their_folders_too(tmp_path):
    for folder, wordings in (("rev1", OLD), ("rev2", NEW)):
        (tmp_path / folder).mkdir()
        numbered = "\n\n".join(f"{n}. {wording}" for n, wording in enumerate(wordings, 1))
        (tmp_path / folder / "fund.md").write_text(f"The General Assembly,\n\n{numbered}\n", "utf-8")
    run = drafting("pair", "rev1/fund.md:OP2", "rev2/fund.md:OP3", *WHO, cwd=tmp_path)
    assert run.code == 0, run.err
    assert run.out == "rev1/fund:OP2 = rev2/fund:OP3  the chair, 2010-07-30\n"
    assert [path.parent.name for path in tmp_path.rglob(DECISIONS)] == ["rev1"]
    files = ("rev1/fund.md", "rev2/fund.md")
    assert "paired by hand" in drafting("diff", *files, cwd=tmp_path).out
    assert "paired by hand" in drafting("diff", *(f"../{tmp_path.name}/{file}" for file in files), cwd=tmp_path).out
    for folders in (("rev1", "rev2"), ("rev2", "rev1")):
        out = drafting("diff", *folders, "--addresses", cwd=tmp_path).out
        assert "1 of 1 text differs\n" in out
        assert re.search("^OP[23] -> OP[32]: reworded", out, re.MULTILINE)
    assert "rev1/fund:OP2 = rev2/fund:OP3" in drafting("pair", "--list", "rev1/fund.md", cwd=tmp_path).out
    back = drafting("pair", "rev1/fund.md:OP2", "rev2/fund.md", "--undo", cwd=tmp_path)
    assert "taken back: rev1/fund:OP2 = rev2/fund:OP3" in back.err
    assert "reworded" not in drafting("diff", "rev1", "rev2", cwd=tmp_path).out


def test_folders_of_one_name_are_told_apart_by_what_they_lie_in(tmp_path):
    for year, wordings in (("2010", OLD), ("2011", NEW)):
        (tmp_path / year / "drafts").mkdir(parents=True)
        numbered = "\n\n".join(f"{n}. {wording}" for n, wording in enumerate(wordings, 1))
        (tmp_path / year / "drafts" / "fund.md").write_text(f"The General Assembly,\n\n{numbered}\n", "utf-8")
    run = drafting("pair", "2010/drafts/fund.md:OP2", "2011/drafts/fund.md:OP3", *WHO, cwd=tmp_path)
    assert run.out == "2010/drafts/fund:OP2 = 2011/drafts/fund:OP3  the chair, 2010-07-30\n"
    assert "1 reworded" in drafting("diff", "2010/drafts", "2011/drafts", cwd=tmp_path).out


def test_an_explanation_says_who_decided(held):
    drafting("pair", "zero:OP2", "rev1:OP3", *WHO, "--note", "same money", cwd=held)
    run = drafting("diff", "zero", "rev1", "--explain", "old:OP2", cwd=held)
    assert "Decided by the chair, 2010-07-30: same money." in run.out
    result = json.loads(drafting("diff", "zero", "rev1", "--explain", "old:OP2", "--json", cwd=held).out)
    assert result["paragraphs"][0]["decision"]["note"] == "same money"


def test_notes_of_that_name_beside_a_file_that_is_not_held_are_let_alone(held, tmp_path):
    for name, wordings in (("a.txt", OLD), ("b.txt", NEW)):
        body = "\n\n".join(f"{n}. {w}" for n, w in enumerate(wordings, 1))
        (tmp_path / name).write_text(f"The General Assembly,\n\n{body}\n", "utf-8")
    (tmp_path / DECISIONS).write_text("call the chair\n", "utf-8")
    assert drafting("diff", "a.txt", "b.txt", cwd=held).code == 0
    (held / "texts" / "fund" / DECISIONS).write_text("call the chair\n", "utf-8")
    assert drafting("diff", "zero", "rev1", cwd=held).code == 4


def test_a_line_that_is_not_understood_is_told_once_and_stays(held):
    path = held / "texts" / "fund" / DECISIONS
    path.write_text("drafting-decisions 1\npiar | zero:OP2 | rev1:OP3\n", "utf-8")
    for command in (("diff", "zero", "rev1"), ("history", "rev1", "OP3"), ("pair", "zero:OP1", "rev1:OP1")):
        assert drafting(*command, cwd=held).err.count("not understood, and kept: piar | zero:OP2 | rev1:OP3") == 1
    assert "piar | zero:OP2 | rev1:OP3" in path.read_text("utf-8")


def test_json_tells_what_was_decided_and_what_was_taken_back(held):
    run = drafting("pair", "zero:OP2", "rev1:OP3", *WHO, "--json", cwd=held)
    [file] = json.loads(run.out)["files"]
    assert file["file"] == f"texts/fund/{DECISIONS}"
    assert [(p["one"][0]["address"], p["other"][0]["address"]) for p in file["pairings"]] == [("OP2", "OP3")]
    taken_back = drafting("pair", "zero:OP2", "rev1", "--undo", "--json", cwd=held)
    assert json.loads(taken_back.out) == json.loads(run.out)
    assert json.loads(drafting("pair", "--list", "--json", cwd=held).out)["files"][0]["pairings"] == []


def test_a_pairing_is_not_both_decided_and_taken_back(held):
    run = drafting("pair", "zero:OP2", "rev1", "--none", "--undo", cwd=held)
    assert run.code == 2
    assert "exclude each other" in run.err


def test_a_decision_on_a_file_that_has_another_name_now_is_told(held):
    assert drafting("pair", "zero:OP2", "rev1:op3", *WHO, cwd=held).code == 0
    folder = held / "texts" / "fund"
    (folder / "rev1.txt").rename(folder / "rev1 (final).txt")
    run = drafting("diff", "zero", "rev1 (final)", cwd=held)
    said = (
        "decisions.txt: 1 decision on it is not heeded, since nothing here is called rev1; if it has another name now"
    )
    assert run.err.count(said) == 1
    file = folder / DECISIONS
    file.write_text(file.read_text().replace("rev1:", "rev1 (final):"))
    assert ("OP2", "->", "OP3") in changes(held, "zero", "rev1 (final)")
    assert not drafting("diff", "zero", "rev1 (final)", cwd=held).err


def test_decisions_on_other_versions_that_are_here_are_not_told(held):
    assert drafting("pair", "zero:OP2", "rev1:op3", *WHO, cwd=held).code == 0
    Library(held / "texts").save(text("rev2", NEW), "fund")
    assert not drafting("diff", "zero", "rev2", cwd=held).err
