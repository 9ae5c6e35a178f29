"""What the commands print, on the held texts."""

import json
import re
import subprocess
import sys

import pytest
from command import ROOT, drafting

from drafting.cli.app import COMMANDS
from drafting.cli.texts import in_brief
from drafting.model.reading import Notice


def printed(*arguments):
    run = drafting(*arguments)
    assert run.code == 0, run.err
    return run.out


def test_show_prints_one_paragraph_with_its_address_and_section():
    out = printed("show", "L.64", "OP4").splitlines()
    assert out[0] == "A/64/L.64  operative part"
    assert out[1].startswith("OP4  4. Decides to establish, in accordance with paragraph 36 of the annex")
    assert len(out) == 2


def test_show_brings_the_items_of_a_paragraph():
    out = printed("show", "L.64", "annex 43").splitlines()
    assert out[0] == "A/64/L.64  iii) III. Prosecuting crimes of trafficking in persons"
    assert [line.split("  ")[0] for line in out[1:]] == ["annex 43", "annex 43(a)", "annex 43(b)", "annex 43(c)"]


def test_show_prints_the_notes_that_a_paragraph_refers_to():
    out = printed("show", "elements", "(h)")
    assert out.splitlines()[0].endswith("Possible elements to be included in a Global Plan of Action:")
    assert "redress to victims[13]." in out
    assert "[13] Recommended principles and guidelines on HR and human trafficking, 2002 (OHCHR)" in out
    assert "Background Paper" not in out


def test_show_prints_a_range_and_nothing_else():
    out = printed("show", "L.64", "PP6-PP8").splitlines()
    assert [line.split("  ")[0] for line in out] == ["A/64/L.64", "PP6", "PP7", "PP8"]


def test_show_json_holds_the_paragraphs_that_were_asked_for():
    text = json.loads(printed("show", "L.64", "OP6", "--json"))
    assert text["schema"] == "drafting/text/1"
    assert [(p["address"], p["kind"], p["marker"]) for p in text["paragraphs"]] == [("OP6", "operative", "OP6.")]
    assert text["paragraphs"][0]["spans"] == [{"start": 0, "end": 7, "style": "italic"}]


def test_a_text_is_found_by_its_symbol_and_by_an_unambiguous_beginning():
    by_name = printed("show", "L.64", "OP4")
    assert printed("show", "A/64/L.64", "OP4") == by_name
    assert printed("show", "l.6", "OP4") == by_name
    assert printed("show", "global-plan-of-action/L.64", "OP4") == by_name


def test_a_held_file_may_be_given_by_its_path():
    assert printed("show", "texts/global-plan-of-action/L.64.txt", "OP4") == printed("show", "L.64", "OP4")


def test_list_is_in_order_of_date():
    lines = printed("list").splitlines()
    assert lines[0] == "global-plan-of-action"
    dates = [line.split()[0] for line in lines[1:]]
    assert dates == sorted(dates)
    assert len(dates) == 8


def test_list_json_names_every_text():
    listed = json.loads(printed("list", "--json"))["texts"]
    assert {t["name"] for t in listed} >= {"goals", "elements", "L.64", "annex"}


def test_diff_says_that_the_annex_is_unchanged_and_the_resolution_around_it_is_not_part_of_the_other():
    out = printed("diff", "L.64", "annex").splitlines()
    assert out[1] == "no difference in 70 paragraphs; 30 paragraphs of L.64 are not part of annex"
    assert any("annex 1-61" in line and "unchanged" in line for line in out)
    assert any("PP1-PP16 (with 6 items), OP1-OP7" in line and "not part of annex" in line for line in out)
    assert len(out) == 5


def test_diff_shows_what_was_taken_over_and_edited():
    out = printed("diff", "dialogue-2009", "background-2010")
    assert "{-128-}{+135+} parties" in out
    assert "for the first time an internationally agreed" in out
    assert "2 merged" in out.splitlines()[1]


def test_diff_of_a_text_with_itself_says_so():
    assert "no difference in 100 paragraphs" in printed("diff", "L.64", "L.64")


def test_diff_of_one_address_shows_that_alone():
    out = printed("diff", "dialogue-2009", "background-2010", "para 3")
    assert "para 7 -> para 3" in out
    assert "para 3  deleted" in out
    assert "para 6" not in out
    assert "para 3  deleted" not in printed("diff", "dialogue-2009", "background-2010", "new:para 3")


def test_diff_says_what_a_change_means():
    out = printed("diff", "dialogue-2009", "background-2010", "new:para 3")
    assert "!!! citation: decision \u2192 resolution 2004/110" in out
    only_flagged = printed("diff", "dialogue-2009", "background-2010", "--flags")
    assert "para 8 -> para 5" not in only_flagged
    assert "number: 128 \u2192 135" in only_flagged
    result = json.loads(printed("diff", "dialogue-2009", "background-2010", "new:para 3", "--json"))
    flags = [flag for change in result["changes"] for flag in change["flags"]]
    assert [(f["kind"], f["weight"]) for f in flags] == [("citation", 3)]


def test_diff_ends_with_one_only_when_asked():
    assert drafting("diff", "goals", "elements").code == 0
    assert drafting("diff", "goals", "elements", "--exit-code").code == 1
    assert drafting("diff", "L.64", "L.64", "--exit-code").code == 0


def test_no_square_bracket_of_ours_stands_in_a_comparison():
    assert "[-" not in printed("diff", "dialogue-2009", "background-2010")


def test_diff_json_gives_both_texts_back():
    result = json.loads(printed("diff", "dialogue-2009", "background-2010", "--json"))
    for side, sign in (("old", "-"), ("new", "+")):
        text = json.loads(printed("show", result[side]["name"], "--json"))
        held = {p["address"]: p["wording"] for p in text["paragraphs"]}
        seen = [address for change in result["changes"] for address in change[side]]
        assert sorted(seen) == sorted(held)
        for change in result["changes"]:
            words = "".join(w for op, w in change["edits"] if op in ("=", sign))
            assert words == "\u2029".join(held[a] for a in change[side])


def test_track_names_every_element_with_a_verdict():
    result = json.loads(printed("track", "goals", "elements", "L.64", "--json"))
    assert len(result["elements"]) == 22
    for element in result["elements"]:
        assert element["verdict"] in ("verbatim", "reworded", "partial", "none-found")
        for carrier in element["carriers"]:
            for evidence in carrier["evidence"]:
                cited = evidence["element"]
                assert element["wording"][cited["start"] : cited["end"]] == cited["words"]


def test_json_is_one_object_and_notices_go_to_standard_error(tmp_path):
    (tmp_path / "draft.md").write_text("The General Assembly,\n\nRecalling its resolution,\n\n4\n\n1. Decides to act.")
    run = drafting("show", tmp_path / "draft.md", "--json")
    assert json.loads(run.out)["schema"] == "drafting/text/1"
    assert "the page number 4" in run.err
    assert drafting("show", tmp_path / "draft.md", "-q").err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    out = printed(command, "--help")
    assert f"drafting {command}" in out
    assert "-h, --help" in out
    assert printed(command, "-h") == out


def test_the_short_helps_fit_a_line():
    for line in printed("--help").splitlines():
        assert len(line) <= 100
        assert not line.rstrip().endswith("...") or line.startswith("Usage:")


def test_words_from_a_text_steer_no_terminal(tmp_path):
    page = "The General Assembly,\n\nRecalling \x1b[31mits\x1b[0m \u202eresolution, [EU: delete]\n\n1. Decides."
    (tmp_path / "draft.md").write_text(page, "utf-8")
    out = printed("show", tmp_path / "draft.md")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[EU: delete]" in out


@pytest.mark.parametrize(
    "arguments", [["--version"], ["show", "L.64", "OP4"], ["diff", "goals", "elements"]], ids=" ".join
)
def test_word_is_not_loaded_where_no_word_file_is_involved(arguments):
    code = (
        "import sys; from drafting.cli.run import run; code = run(sys.argv[1:]);"
        "loaded = {'docx', 'lxml', 'rich'} & set(sys.modules); sys.exit(code or (f'loaded {loaded}' if loaded else 0))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_help_names_every_command_and_loads_none_of_them():
    code = (
        "import sys; from drafting.cli.app import COMMANDS; from drafting.cli.run import run; code = run(['--help']);"
        "loaded = {f'drafting.cli.{module}' for module, _ in COMMANDS.values()} & set(sys.modules);"
        "sys.exit(code or (f'loaded {loaded}' if loaded else 0))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    for command, (_, purpose) in COMMANDS.items():
        assert re.search(rf"^  {command} +{re.escape(purpose)}$", run.stdout, re.MULTILINE)


def test_a_library_elsewhere_is_named_with_texts_or_once_for_all(tmp_path, monkeypatch):
    (tmp_path / "draft.txt").write_text("The General Assembly,\n\nRecalling its resolution,\n\n1. Decides to act.")
    assert drafting("--texts", tmp_path / "held", "import", tmp_path / "draft.txt").code == 0
    assert drafting("--texts", tmp_path / "held", "show", "draft", "OP1").code == 0
    monkeypatch.setenv("DRAFTING_TEXTS", str(tmp_path / "held"))
    assert drafting("show", "draft", "OP1").code == 0
    assert "DRAFTING_TEXTS" in drafting("--help").out


def test_the_example_can_be_tried_without_a_checkout(tmp_path):
    assert drafting("example", tmp_path / "try").code == 0
    assert "OP4" in drafting("show", "L.64", "OP4", cwd=tmp_path / "try").out
    assert (tmp_path / "try" / "examples" / "global-plan-of-action" / "make.py").exists()


def test_diff_explains_why_a_paragraph_was_paired_so():
    out = printed("diff", "dialogue-2009", "background-2010", "--explain", "new:para 7")
    assert out.startswith("Why background-2010 para 7 is paired with dialogue-2009 para 11 and para 12\n")
    assert "{=Building upon the conclusions from=}" in out
    assert "too little in common: 45% is needed out of its place" in out
    result = json.loads(printed("diff", "dialogue-2009", "background-2010", "--explain", "new:para 7", "--json"))
    assert result["schema"] == "drafting/explanation/1"
    (paragraph,) = result["paragraphs"]
    assert [c["address"] for c in paragraph["candidates"] if c["outcome"] == "partner"] == ["para 11", "para 12"]
    for candidate in paragraph["candidates"]:
        for shared in candidate["shared"]:
            for side, wording in (("paragraph", paragraph["wording"]), ("candidate", candidate["wording"])):
                assert wording[shared[side]["start"] : shared[side]["end"]] == shared[side]["words"]


def test_diff_explains_both_paragraphs_of_an_address_that_are_no_partners():
    out = printed("diff", "dialogue-2009", "background-2010", "--explain", "para 7")
    assert "Why dialogue-2009 para 7 is paired with background-2010 para 3" in out
    assert "Why background-2010 para 7 is paired with dialogue-2009 para 11" in out
    assert drafting("diff", "dialogue-2009", "background-2010", "--explain", "OP99").code == 5


def test_diff_leaves_out_what_differs_only_in_style(tmp_path):
    for name, wording in (("one", 'Recalls the "Plan"; and  notes'), ("two", "Recalls the “Plan”; and notes")):
        (tmp_path / f"{name}.txt").write_text(f"drafting-text 1\n\nOP1: {wording}\n", encoding="utf-8")
    paths = [str(tmp_path / f"{name}.txt") for name in ("one", "two")]
    assert "1 of 1 paragraph differs: 1 reworded; 1 of these only in style" in printed("diff", *paths)
    assert "no difference in 1 paragraph" in printed("diff", *paths, "--ignore", "style")
    edits = json.loads(printed("diff", *paths, "--json"))["changes"][0]
    assert edits["only_style"]
    assert set(edits["edit_kinds"]) == {"kept", "style"}


def test_a_held_text_may_be_followed_by_its_path():
    path = ROOT / "texts" / "global-plan-of-action" / "goals.txt"
    for asked in (["history", path, "(a)"], ["origins", path]):
        by_name = [asked[0], "goals", *asked[2:]]
        assert drafting(*asked, cwd=ROOT).out == drafting(*by_name, cwd=ROOT).out != ""


def test_page_breaks_are_told_in_one_line_and_each_in_the_held_text(tmp_path):
    page = "A/80/L.99\n\nRecalling the work of all Member States and others,\n\n{}/4   25-12345\n"
    text = "\f".join(["A/80/L.99\n\nThe General Assembly,\n\n25-12345 (E)\n", *map(page.format, (2, 3, 4))])
    (tmp_path / "pages.txt").write_text(text, "utf-8")
    run = drafting("import", tmp_path / "pages.txt", "-o", tmp_path / "held.txt")
    assert run.err.count("page break") == 1
    assert "lines 5-20: left out: 4 page breaks" in run.err
    assert (tmp_path / "held.txt").read_text("utf-8").count("left out: a page break, ") == 4


def test_of_many_notices_of_a_kind_the_first_are_told_and_how_many_more():
    said = [Notice("comment", f"a comment at {at}") for at in range(8)]
    told = [str(notice) for notice in in_brief([*said[:4], Notice("header", "the header"), *said[4:]])]
    assert told == ["a comment at 0", "a comment at 1", "a comment at 2", "the header", "and 5 more like these"]
    assert list(in_brief(said[:5])) == said[:5]
