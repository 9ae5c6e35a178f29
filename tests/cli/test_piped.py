"""A TEXT may be piped in: "-" is standard input, and a pipe with a name is read like a file."""

import io
import os
import sys
import tempfile
import threading

import pytest
from command import ROOT, drafting

DRAFT = "The General Assembly,\n\nRecalling its resolution 64/178,\n\n1. Urges States to act."
OTHER = DRAFT.replace("Urges", "Invites")
THREE = ROOT / "examples" / "tracked-changes" / "three-delegations.docx"
PDF_LIKE = b"%PDF-1.4 and nothing else"


@pytest.fixture
def piped(monkeypatch, tmp_path):
    """Runs a command with these bytes on standard input, in a folder of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "apart"))
    (tmp_path / "apart").mkdir()

    def run(data, *arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        found = drafting(*arguments, cwd=tmp_path)
        assert not list((tmp_path / "apart").iterdir()), "what was piped in lies about when all is done"
        return found

    return run


def test_a_text_is_shown_that_is_piped_in(piped):
    assert piped(DRAFT.encode(), "show", "-", "OP1").out.splitlines()[-1] == "OP1  1. Urges States to act."


@pytest.mark.parametrize("names", [("-", "new.txt"), ("new.txt", "-")])
def test_one_of_two_texts_is_piped_in(piped, tmp_path, names):
    (tmp_path / "new.txt").write_text(OTHER)
    run = piped(DRAFT.encode(), "diff", *names, "--addresses", "--quiet")
    assert run.out == "OP1: reworded (!!! verb)\n"


def test_the_kind_of_what_is_piped_in_is_seen_from_it(piped):
    run = piped(THREE.read_bytes(), "diff", "-", "OP2", "--quiet")
    assert run.out.startswith("stdin before its changes -> stdin\n")
    assert "by Group C" in run.out
    page = f"<html><p>{'</p><p>'.join(DRAFT.split(chr(10) * 2))}</p></html>"
    assert "OP1  1. Urges" in piped(page.encode(), "show", "-").out
    assert "stdin.pdf" in piped(PDF_LIKE, "show", "-").err


def test_what_some_authors_propose_is_written_on_the_file_that_was_piped_in(piped, tmp_path):
    run = piped(THREE.read_bytes(), "diff", "-", "--by", "Group C", "-o", "theirs.docx")
    assert run.code == 0
    assert drafting("diff", "theirs.docx", "--addresses", "--quiet", cwd=tmp_path).out.count("by Group C") == 2


def test_what_is_piped_in_can_be_held(piped):
    assert piped(DRAFT.encode(), "import", "-", "--name", "draft").code == 0
    assert piped(b"", "show", "draft", "OP1").code == 0


@pytest.mark.parametrize(
    ("data", "arguments", "code", "said"),
    [
        (b" \n", ("show", "-"), 3, "standard input is empty"),
        (DRAFT.encode(), ("diff", "-", "-"), 2, "standard input holds one text"),
        (DRAFT.encode(), ("track", "-", "draft.txt", "--review"), 2, "--review reads its answers from standard input"),
        (b"{\\rtf1 words}", ("show", "-"), 3, "save it as .docx"),
    ],
)
def test_what_can_not_be_piped_in_is_refused(piped, data, arguments, code, said):
    run = piped(data, *arguments)
    assert run.code == code
    assert said in run.err


def test_no_more_is_read_than_any_file_may_hold(piped, monkeypatch):
    monkeypatch.setattr("drafting.files.MAX_FILE_BYTES", len(DRAFT))
    assert piped(DRAFT.encode(), "show", "-").code == 0
    run = piped(f"{DRAFT};".encode(), "show", "-")
    assert (run.code, run.err.splitlines()[0]) == (3, "Error: standard input is larger than 0 MB")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on Unix alone")
def test_a_pipe_with_a_name_is_read_once(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "new.txt").write_text(OTHER)
    writing = threading.Thread(target=pipe.write_text, args=(DRAFT,))
    writing.start()
    run = drafting("diff", pipe, "new.txt", "--addresses", "--quiet", cwd=tmp_path)
    writing.join()
    assert run.out == "OP1: reworded (!!! verb)\n"
