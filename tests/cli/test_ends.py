"""How a command ends where its output cannot go where it was sent."""

import os
import subprocess
import sys

import pytest
from command import ROOT, drafting

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a Windows shell has neither /dev/full nor >&-")


def ran(*arguments, **streams):
    command = [sys.executable, "-m", "drafting", *arguments]
    streams |= {"stderr": subprocess.PIPE, "encoding": "utf-8"}
    return subprocess.run(command, cwd=ROOT, timeout=60, check=False, **streams)


@pytest.mark.parametrize("how", [(), ("--color", "always")])
def test_a_reader_that_has_left_is_no_fault(how):
    gone, writer = os.pipe()
    os.close(gone)
    try:
        run = ran("diff", "dialogue-2009", "background-2010", *how, stdout=writer)
    finally:
        os.close(writer)
    assert (run.returncode, run.stderr) == (0, "")


@POSIX
def test_a_full_disk_is_no_bug():
    with open("/dev/full", "w") as full:  # noqa: PTH123
        run = ran("list", stdout=full)
    assert run.returncode == 8
    assert run.stderr.startswith("Error: nothing more can be written (")
    assert "Hint:  make room there" in run.stderr


@POSIX
def test_a_command_whose_output_is_closed_still_works():
    command = f"'{sys.executable}' -m drafting show L.64 OP4 >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, timeout=60, check=False).returncode == 0


def test_without_a_word_it_is_help_that_is_wanted():
    run = drafting()
    assert (run.code, run.err) == (0, "")
    assert run.out == drafting("--help").out
    assert "Commands:" in run.out
    run = drafting("--texts", "texts")
    assert run.code == 2
    assert run.err == "Error: Missing command\nHint:  see `drafting --help`\n"


def test_a_name_is_shown_and_not_obeyed(tmp_path):
    (tmp_path / "\x1b[31mred\x07.txt").write_text("1. Decides to act.\n")
    run = drafting("import", tmp_path / "\x1b[31mred\x07.txt", cwd=tmp_path)
    assert run.code == 0
    assert r"\x1b[31mred\x07.txt: 1 paragraph" in run.err
    assert not {"\x1b", "\x07"} & set(run.err + drafting("list", cwd=tmp_path).out)


def test_a_name_may_be_as_long_as_the_disk_allows(tmp_path):
    name = f"{'x' * 240}.txt"
    (tmp_path / name).write_text("1. Decides to act.\n")
    (tmp_path / "short.txt").write_text("1. Decides to act.\n")
    assert drafting("import", name, "short.txt", cwd=tmp_path).code == 0
    (tmp_path / name).unlink()
    lines = drafting("list", cwd=tmp_path).out.splitlines()
    assert [line.strip() for line in lines] == ["texts", "short", "x" * 240]
