"""Runs the command line in this process and keeps what it prints."""

import contextlib
import io
import os
from dataclasses import dataclass
from pathlib import Path

from drafting.cli.run import run

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def drafting(*arguments, cwd=ROOT) -> Run:
    """Exit code, standard output and standard error of one command, run in the folder `cwd`."""
    out, err = io.StringIO(), io.StringIO()
    before = Path.cwd()
    os.chdir(cwd)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([str(a) for a in arguments])
    finally:
        os.chdir(before)
    return Run(code, out.getvalue(), err.getvalue())


def fails(run, code, *says):
    """The run ended with `code` and said, in an error and a hint of one line each, all of `says`."""
    assert run.code == code, run.err
    error, hint = run.err.rstrip("\n").split("\n")[-2:]
    assert error.startswith("Error: ")
    assert hint.startswith("Hint:  ")
    assert "Traceback" not in run.err
    for words in says:
        assert words in run.err
    return run
