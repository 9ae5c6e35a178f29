"""The views of a comparison, as they are asked for: they combine, they print what was asked for and nothing else."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest
from command import ROOT, drafting

PAIR = ("diff", "dialogue-2009", "background-2010")


def printed(*arguments):
    run = drafting(*arguments)
    assert run.code == 0, run.err
    return run.out.splitlines()


@pytest.fixture
def drafts(tmp_path):
    """Two short drafts: OP1 weaker, OP2 new, OP2 now OP3; a bracket that looks like mark-up."""
    old = "The General Assembly,\n\nRecalling its resolution,\n\n1. Urges Member States to act.\n\n2. Decides to meet."
    new = old.replace("Urges", "Invites").replace("2. Decides", "2. Notes [EU: delete] the *report*.\n\n3. Decides")
    for name, page in (("old.md", old), ("new.md", new)):
        (tmp_path / name).write_text(page, "utf-8")
    return tmp_path / "old.md", tmp_path / "new.md"


def test_stat_has_a_row_a_section_whose_counts_are_those_of_the_answer():
    lines = printed(*PAIR, "--stat")
    assert (
        lines[1] == "60 of 60 paragraphs differ: 4 reworded, 2 merged, 12 added, 42 deleted; 1 of these only in style"
    )
    rows = [row for line in lines[3:] if (row := re.match(r" +(\d+) of (\d+) +([~>+-]+) +(.*)", line))]
    assert sum(int(row[1]) for row in rows) == 60
    assert all(len(row[3]) == int(row[1]) for row in rows)
    assert any(row[4] == "I- Background:  4 reworded, 2 merged, 12 added" for row in rows)


def test_only_shows_the_kinds_that_are_asked_for_and_says_how_many():
    lines = printed(*PAIR, "--only", "merged", "--only", "reworded")
    assert lines[1].endswith("; shown: 4 reworded, 2 merged")
    assert not any("  added" in line or "  only in" in line for line in lines)
    assert printed(*PAIR, "--only", "added", "--only", "merged")[1].endswith("; shown: 2 merged, 12 added")


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("rewrded", "reworded"), ("Dropped", "deleted"), ("new", "added"), ("moved-and-rewordd", "moved-and-reworded")],
)
def test_an_unknown_kind_is_answered_with_the_nearest(kind, meant):
    run = drafting(*PAIR, "--only", kind)
    assert run.code == 2
    assert re.search(rf"did you mean ({meant}\b|.* or {meant}\?)", run.err)


def test_a_kind_may_be_said_with_blanks():
    assert drafting(*PAIR, "--only", "Moved and reworded").code == 0


def test_addresses_are_a_line_each_and_nothing_else():
    lines = printed(*PAIR, "--addresses", "--flags")
    assert lines == [
        "para 6 -> para 2: reworded (!! number, !! citation, ! date)",
        "para 7 -> para 3: reworded (!!! citation)",
        "para 11, para 12 -> para 7: merged (! date)",
    ]
    assert "para 13-30 (with 15 items), 4 headings: deleted" in printed(*PAIR, "--addresses")
    assert "para 18(2): deleted" in printed(*PAIR, "--addresses", "--all")
    assert printed("diff", "L.64", "L.64", "PP3-PP5", "--addresses") == [
        "PP3: unchanged",
        "PP4: unchanged",
        "PP5: unchanged",
    ]
    assert printed("diff", "annex", "annex", "--addresses")[0].endswith(
        "annex 1-61 (with 3 items), 4 headings: unchanged"
    )


def test_new_numbers_are_a_concordance_a_line_a_run(tmp_path):
    wordings = [f"{n}. Requests report number {n} on water;" for n in range(1, 8)]
    wordings[2] += "\n\n(a) By letter;\n\n(b) By telegram;"
    moved = [w.replace(f"{n}. ", f"{n + (n > 1) - (n > 5)}. ", 1) for n, w in enumerate(wordings, 1)]
    moved.insert(1, "2. Invites all to take part in it;")
    del moved[5]
    for name, paragraphs in (("old", wordings), ("new", moved)):
        page = "The General Assembly,\n\n" + "\n\n".join(paragraphs)
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    run = drafting("diff", tmp_path / "old.txt", tmp_path / "new.txt", "--only", "renumbered", "--addresses")
    assert run.out.splitlines() == ["OP2-OP4 (with 2 items) -> OP3-OP5 (with 2 items): renumbered"]
    shown = drafting("diff", tmp_path / "old.txt", tmp_path / "new.txt").out
    assert "only renumbered: 5 paragraphs: OP2-OP4 (with 2 items) -> OP3-OP5 (with 2 items)" in shown


def test_the_options_combine():
    lines = printed(*PAIR, "--flags", "--only", "reworded", "new:para 1-para 2", "--addresses")
    assert lines == ["para 6 -> para 2: reworded (!! number, !! citation, ! date)"]
    lines = printed(*PAIR, "--stat", "--addresses", "--only", "merged")
    assert lines[3].split() == ["2", "of", "18", "~~", "I-", "Background:", "2", "merged"]
    assert lines[-1].endswith(": merged (! date)")


def test_nothing_to_show_is_said():
    lines = printed("diff", "L.64", "L.64", "--only", "reworded")
    assert lines == ["L.64 (A/64/L.64) -> L.64 (A/64/L.64)", "no difference in 100 paragraphs; shown: none"]
    assert printed("diff", "L.64", "L.64", "--only", "reworded", "--addresses") == []


@pytest.mark.parametrize("typed", [["annex", "30-33"], ["annex 30-33"], ["annex", "30-annex 33"]])
def test_a_range_needs_no_quotation_marks(typed):
    lines = printed("diff", "L.64", "annex", *typed)
    assert lines[1] == "no difference in 4 paragraphs"
    assert "annex 30-33" in lines[-1]


def test_a_few_paragraphs_asked_for_by_address_are_shown_although_nothing_changed_in_them():
    lines = printed("diff", "L.64", "annex", "annex", "33")
    assert lines[1] == "no difference in 1 paragraph"
    assert lines[3].startswith("annex 33  unchanged  ")
    assert lines[4].startswith("    Consider adopting legislative or other appropriate measures that permit")
    items = printed("diff", "L.64", "annex", "annex", "43")
    assert [line.split("  ")[0] for line in items if "  unchanged  " in line] == [
        "annex 43", "annex 43(a)", "annex 43(b)", "annex 43(c)"
    ]  # fmt: skip
    assert not any("unchanged  " in line for line in printed("diff", "L.64", "annex", "annex", "40-43"))


def test_what_is_no_part_of_the_other_text_is_no_difference_and_no_sameness():
    assert printed("diff", "L.64", "annex", "OP4")[1] == "1 paragraph of L.64 is not part of annex"


def test_side_by_side_has_both_columns_at_eighty():
    lines = printed(*PAIR, "new:para 3", "--side-by-side")
    assert all(len(line) <= 80 for line in lines if " | " in line)
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines if " | " in line]
    old, new = (" ".join(column) for column in zip(*cells, strict=True))
    assert "{-adopted a decision-}" in old
    assert "{+decided, in resolution+}" in new
    assert "{+" not in old
    assert "{-" not in new


def test_piped_output_is_not_wrapped_and_has_no_blanks_at_the_ends(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    lines = printed(*PAIR)
    assert max(map(len, lines)) > 1000
    monkeypatch.setenv("COLUMNS", "100")
    for view in ([], ["--side-by-side"], ["--stat"], ["--addresses"]):
        assert not any(line != line.rstrip() for line in printed(*PAIR, *view))


@pytest.mark.parametrize("view", [[], ["--side-by-side"], ["--stat"], ["--addresses"]])
def test_no_view_has_colour_or_direction_signs_where_it_is_piped(view, drafts):
    out = "\n".join(printed("diff", *drafts, *view))
    assert "\x1b" not in out
    assert not re.search("[\u2066-\u2069]", out)


def test_brackets_of_a_text_are_shown_as_they_are(drafts):
    assert "[EU: delete]" in "\n".join(printed("diff", *drafts))
    assert "[EU: delete]" in "\n".join(printed("diff", *drafts, "--color", "always"))
    assert "[EU: delete]" in "\n".join(printed("diff", *drafts, "--to", "markdown"))
    assert "[EU: delete]" in "\n".join(printed("diff", *drafts, "--to", "html"))


def test_forced_colour_changes_no_line(drafts):
    plain, coloured = (printed("diff", *drafts, "--color", when) for when in ("never", "always"))
    assert any("\x1b[" in line for line in coloured)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured] == plain


@pytest.mark.parametrize(
    ("ending", "beginning"), [("md", "## old -> new"), ("html", "<!DOCTYPE html>"), ("txt", "old -> new")]
)
def test_a_comparison_is_written_for_a_mail(drafts, tmp_path, ending, beginning):
    file = tmp_path / f"out.{ending}"
    run = drafting("diff", *drafts, "-o", file)
    assert (run.code, run.out) == (0, "")
    assert run.err == f"{file}: 2 of 5 paragraphs differ: 1 reworded, 1 added; 2 unchanged; 1 only renumbered\n"
    assert file.read_text("utf-8").startswith(beginning)
    assert drafting("diff", *drafts, "-o", file).code == 8
    assert drafting("diff", *drafts, "-o", file, "--force").code == 0


def test_what_is_chosen_is_what_is_written_but_a_redline_is_whole(drafts, tmp_path):
    drafting("diff", *drafts, "--only", "added", "-o", tmp_path / "out.md")
    written = (tmp_path / "out.md").read_text("utf-8")
    assert "Notes [EU: delete]" in written
    assert "Invites" not in written
    run = drafting("diff", *drafts, "--only", "added", "-o", tmp_path / "out.docx")
    assert "a redline always holds the whole text" in run.err


def test_a_view_beside_a_redline_is_shown(drafts, tmp_path):
    assert drafting("diff", *drafts, "-o", tmp_path / "a.docx").out == ""
    assert "reworded" in drafting("diff", *drafts, "-o", tmp_path / "b.docx", "--stat").out


def test_an_unknown_ending_is_answered_with_all_that_are_known(drafts):
    run = drafting("diff", *drafts, "-o", "out.pdf")
    assert run.code == 8
    assert "endings: .docx, .html, .json, .md, .txt" in run.err


def test_json_is_the_same_by_both_names_and_narrowed_like_the_rest(drafts):
    assert printed("diff", *drafts, "--to", "json") == printed("diff", *drafts, "--json")
    chosen = json.loads(drafting("diff", *drafts, "--json", "--only", "added").out)
    assert [change["kind"] for change in chosen["changes"]] == ["added"]


def test_exit_code_is_that_of_what_is_shown(drafts):
    assert drafting("diff", *drafts, "--exit-code").code == 1
    assert drafting("diff", *drafts, "--exit-code", "--only", "deleted").code == 0


def on_a_terminal(*arguments, columns=80, **environment):
    """What a command shows on a terminal of that width."""
    reader, writer = pty.openpty()
    env = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **environment}
    command = [sys.executable, "-m", "drafting", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=writer, stderr=writer, env=env) as process:
        os.close(writer)
        shown = b""
        while chunk := _read(reader):
            shown += chunk
        process.wait(timeout=60)
    os.close(reader)
    return shown.decode("utf-8").replace("\r\n", "\n")


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
class TestOnATerminal:
    @pytest.mark.parametrize("columns", [40, 80])
    @pytest.mark.parametrize("view", [[], ["--side-by-side"]])
    def test_rows_fit(self, columns, view):
        out = on_a_terminal(*PAIR, "new:para 2", *view, columns=columns, NO_COLOR="1")
        assert max(map(len, out.splitlines())) <= columns
        assert "\x1b" not in out

    def test_colour_is_used_unless_it_is_refused(self):
        assert "\x1b[" in on_a_terminal(*PAIR, "new:para 3")
        assert "\x1b[" not in on_a_terminal(*PAIR, "new:para 3", "--color", "never")

    def test_arabic_is_set_apart(self, tmp_path):
        (tmp_path / "old.md").write_text("إن الجمعية العامة،\n\n1. تحث الدول الأعضاء على التعاون.\n", "utf-8")
        (tmp_path / "new.md").write_text("إن الجمعية العامة،\n\n1. تشجع الدول الأعضاء على التعاون.\n", "utf-8")
        out = on_a_terminal("diff", tmp_path / "old.md", tmp_path / "new.md", NO_COLOR="1")
        assert "    \u2067{-تحث-}{+تشجع+} الدول الأعضاء على التعاون.\u2069\n" in out
        assert "\u2068تحث\u2069 \u2192 \u2068تشجع\u2069: weaker" in out


def test_a_footnote_that_alone_differs_is_told_wherever_a_comparison_is(tmp_path):
    body = "The General Assembly,\n\nRecalling its resolution,\u00b9\n\n1. Decides to meet.\n\n"
    page = f"{body}\u00b9 See resolution 55/2.\n"
    for name, words in (("old.txt", page), ("new.txt", page.replace("55/2", "60/1"))):
        (tmp_path / name).write_text(words, "utf-8")
    pair = ("diff", tmp_path / "old.txt", tmp_path / "new.txt")
    assert printed(*pair)[1] == "no difference in 3 paragraphs; 1 footnote differs"
    assert printed(*pair)[-1] == "  PP1, note 1: {-See resolution 55/2.-}{+See resolution 60/1.+}"
    assert printed(*pair, "--addresses") == ["PP1: unchanged (footnote)"]
    assert drafting(*pair, "--exit-code").code == 1
    assert drafting(*pair, "OP1", "--exit-code").code == 0
    assert "Footnotes that differ: 1 (PP1)" in drafting("summary", *pair[1:]).out
    [note] = json.loads(drafting(*pair, "--json").out)["notes"]
    assert (note["new"], note["old_note"]["wording"], note["new_note"]["number"]) == (
        ["PP1"],
        "See resolution 55/2.",
        "1",
    )
