"""drafting summary: the same half page on the screen and in every format that it is written in."""

import json
import re

import docx
import pytest
from command import drafting

PAIR = ("summary", "dialogue-2009", "background-2010")


def test_it_begins_with_the_counts_and_says_what_to_look_at_first():
    lines = drafting(*PAIR).out.splitlines()
    counts = "4 reworded, 2 merged, 12 added, 42 deleted; 1 of these only in style"
    assert lines[1] == f"60 of 60 paragraphs differ: {counts}"
    assert lines[3] == "  What to look at first: para 3 (citation); para 2 (number, citation)"
    assert "  !!! para 3: citation: decision \u2192 resolution 2004/110" in lines
    assert len(lines) <= 35


def test_json_holds_the_lists_whole():
    summary = json.loads(drafting(*PAIR, "--json").out)
    assert summary["schema"] == "drafting/summary/1"
    assert [one["weight"] for one in summary["flags"]] == [3, 2, 2, 1, 1]
    assert summary["first"][0] == {"old": ["para 7"], "new": ["para 3"], "why": "citation"}
    assert sum(len(family["addresses"]) for family in summary["dropped"]) == 37


@pytest.mark.parametrize("ending", ["md", "html", "txt", "json", "docx"])
def test_it_is_written_in_each_format(tmp_path, ending):
    file = tmp_path / f"summary.{ending}"
    run = drafting(*PAIR, "-o", file)
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(f"{file}: 60 of 60 paragraphs differ")
    if ending != "docx":
        assert "2004/110" in file.read_text("utf-8")
    assert drafting(*PAIR, "-o", file).code == 8


def test_the_word_file_says_what_the_screen_says(tmp_path):
    drafting(*PAIR, "-o", tmp_path / "summary.docx")
    paragraphs = docx.Document(str(tmp_path / "summary.docx")).paragraphs
    written = re.sub(r"\W", "", "".join(paragraph.text for paragraph in paragraphs))
    for line in drafting(*PAIR).out.splitlines()[1:]:
        assert re.sub(r"\W", "", line.partition(": see diff")[0]) in written


def test_commands_are_named_to_a_reader_at_a_terminal_alone(tmp_path):
    assert "  and 19 more: see diff --only deleted" in drafting(*PAIR).out.splitlines()
    drafting(*PAIR, "-o", tmp_path / "summary.txt")
    assert "  and 19 more" in (tmp_path / "summary.txt").read_text("utf-8").splitlines()
    assert "--only" not in drafting(*PAIR, "--to", "html").out


def test_the_same_texts_give_the_same_bytes(tmp_path):
    for name in ("a.docx", "b.docx"):
        drafting(*PAIR, "-o", tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_unknown_ending_is_refused():
    run = drafting(*PAIR, "-o", "summary.pdf")
    assert run.code == 8
    assert "endings: .docx, .html, .json, .md, .txt" in run.err


def test_two_formats_at_once_are_refused():
    run = drafting(*PAIR, "--json", "--to", "html")
    assert run.code == 2
    assert "--json and --to exclude each other" in run.err
