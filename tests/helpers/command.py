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
