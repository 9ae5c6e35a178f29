"""How a command ends where its output cannot go where it was sent."""

import errno
import io
import os
import shutil
import subprocess
import sys

import pytest
from command import ROOT, drafting

from drafting.cli.run import run
from drafting.cli.terminal import _console

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


def test_a_reader_that_has_left_on_windows_is_no_fault(tmp_path, monkeypatch):
    class Pipe(io.TextIOWrapper):
        def write(self, _):
            raise OSError(errno.EINVAL, "Invalid argument")  # what Windows says of it

    with (tmp_path / "pipe").open("wb") as file:
        monkeypatch.setattr("sys.stdout", Pipe(file))
        assert run(["--texts", str(ROOT / "texts"), "list"]) == 0


def test_a_full_disk_names_what_was_left_out_of_the_example(tmp_path, monkeypatch):
    def full(*_, **__):
        raise shutil.Error([("a", "b", "No space left on device")])

    monkeypatch.setattr("shutil.copytree", full)
    assert "try: cannot be written (not all of it)" in drafting("example", tmp_path / "try").err


REVIEW = ("track", "goals", "L.64", "--review", "--by", "Côte d’Ivoire", "--date", "2010-07-30")


def reviewed(tmp_path, **how):
    """Reviews held texts of its own, and gives what came out and what was decided."""
    shutil.copytree(ROOT / "texts", tmp_path / "texts")
    command = [sys.executable, "-m", "drafting", *REVIEW]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False, **how)
    kept = tmp_path / "texts" / "global-plan-of-action" / "decisions.txt"
    return done, kept.read_text("utf-8") if kept.exists() else ""


@pytest.mark.parametrize(("typed", "kept"), [("déjà vu".encode(), "| déjà vu"), (b"d\xe9j\xe0", "| d\ufffdj\ufffd")])
def test_answers_that_are_piped_in_are_utf8_on_every_system(tmp_path, typed, kept):
    windows = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done, decisions = reviewed(tmp_path, input=b"note " + typed + b"\na\nq\n", env=windows)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"Côte d’Ivoire {kept}" in decisions


@POSIX
def test_where_nobody_can_answer_a_review_ends():
    command = f"'{sys.executable}' -m drafting track goals L.64 --review --by X --date 2010-07-30 <&-"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, timeout=60, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0 decided, 0 skipped" in done.stdout


@pytest.mark.parametrize("is_old", [True, False])
def test_a_windows_console_without_codes_is_asked_for_colour_in_its_own_way(monkeypatch, is_old):
    monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: is_old)
    assert _console(coloured=True, is_terminal=True).legacy_windows is is_old
    assert _console(coloured=True, is_terminal=False).legacy_windows is False  # codes, for whatever reads the pipe


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
