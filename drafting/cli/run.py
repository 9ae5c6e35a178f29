"""One run of the command line: every way it may end becomes an exit code, and errors become two lines."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from drafting.cli.app import COMMANDS, app
from drafting.errors import DraftingError, FormatError, OutputError

USAGE, BUG, INTERRUPTED = 2, 70, 130  # exit codes; the others are those of DraftingError's children
_FULL = (errno.ENOSPC, errno.EFBIG)
DEBUG = "DRAFTING_DEBUG"  # set to anything, a bug shows its traceback


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code. Prints; raises nothing but in debugging."""
    _speak_utf8()
    if not arguments or arguments[0] == "help":
        arguments = [*arguments[1:], "--help"]
    try:
        return app.main(list(arguments), prog_name="drafting", standalone_mode=False) or 0
    except DraftingError as problem:
        return _told(problem.message, problem.hint, problem.exit_code)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as problem:
        return _told(problem.format_message().rstrip("."), f"see `{_called(problem, arguments)} --help`", USAGE)
    except (KeyboardInterrupt, click.Abort):
        print("interrupted", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        return _left_alone()
    except Exception as problem:
        if _is_left_alone(problem):
            return _left_alone()
        if os.environ.get(DEBUG):
            raise
        return _told(*_unforeseen(problem))


def _left_alone() -> int:
    """What reads our output has ended, as `drafting show L.64 | head` does; click and rich want to exit then."""
    _print_no_more()
    return 0


def _print_no_more() -> None:
    """What is still to be printed goes nowhere: as the process ends it would fail once more, and that exit code win."""
    with suppress(OSError):  # a stream that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_left_alone(problem: Exception) -> bool:
    """True for what Windows says of a pipe that nobody reads any more: that the argument is invalid, of no file."""
    return isinstance(problem, OSError) and problem.errno == errno.EINVAL and not problem.filename


def _unforeseen(problem: Exception) -> tuple[str, str, int]:
    """What an error that no command foresaw says, with a hint and an exit code: the system's, or else a bug of ours."""
    if isinstance(problem, OSError) and problem.errno in _FULL:
        _print_no_more()
        return f"nothing more can be written ({problem.strerror})", "make room there", OutputError.exit_code
    if isinstance(problem, OSError) and problem.filename:
        name = str(problem.filename)
        shown = name if len(name) <= 80 else f"{name[:77]}..."
        return f"{shown}: {problem.strerror}", "check the name and its permissions", FormatError.exit_code
    what = f"{type(problem).__name__}: {problem}".splitlines()[0]
    return f"a bug in drafting ({what})", f"report it, with what `{DEBUG}=1` prints", BUG


def _called(problem: click.ClickException, arguments: Sequence[str]) -> str:
    """The command that was called wrongly."""
    named = next((f"drafting {word}" for word in arguments if word in COMMANDS), "drafting")
    context = getattr(problem, "ctx", None)
    return context.command_path if context else named


def _told(message: str, hint: str, code: int) -> int:
    from drafting.cli.streams import say

    say(f"Error: {' '.join(message.split())}")
    if hint:
        say(f"Hint:  {' '.join(hint.split())}")
    return code


def _speak_utf8() -> None:
    """What is piped in or out is UTF-8 on every system; a console that can't show a character shows its code instead.

    What is told to nobody, where a stream was closed before we began, goes nowhere, and nothing comes from there.
    """
    for name in ("stdin", "stdout", "stderr"):
        mode, errors = ("r", "replace") if name == "stdin" else ("w", "backslashreplace")
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors=errors)
