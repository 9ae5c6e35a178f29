"""One run of the command line: every way it may end becomes an exit code, and errors become two lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from drafting.cli.app import COMMANDS, app
from drafting.errors import DraftingError

USAGE, BUG, INTERRUPTED = 2, 70, 130  # exit codes; the others are those of DraftingError's children
DEBUG = "DRAFTING_DEBUG"  # set to anything, a bug shows its traceback


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code. Prints; raises nothing but in debugging."""
    _speak_utf8()
    try:
        return app.main(list(arguments), prog_name="drafting", standalone_mode=False) or 0
    except DraftingError as problem:
        return _told(problem.message, problem.hint, problem.exit_code)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as problem:
        named = next((f"drafting {word}" for word in arguments if word in COMMANDS), "drafting")
        command = problem.ctx.command_path if problem.ctx else named
        return _told(problem.format_message().rstrip("."), f"see `{command} --help`", USAGE)
    except click.ClickException as problem:
        return _told(problem.format_message(), "see `drafting --help`", USAGE)
    except (KeyboardInterrupt, click.Abort):
        print("interrupted", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    except BrokenPipeError:
        # What reads our output has ended, as `drafting show L.64 | head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        if os.environ.get(DEBUG):
            raise
        what = f"{type(problem).__name__}: {problem}".splitlines()[0]
        return _told(f"a bug in drafting ({what})", f"report it, with what `{DEBUG}=1` prints", BUG)


def _told(message: str, hint: str, code: int) -> int:
    print(f"Error: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    if hint:
        print(f"Hint:  {' '.join(hint.split())}", file=sys.stderr)  # noqa: T201
    return code


def _speak_utf8() -> None:
    """Piped output is UTF-8 on every system; a console that can't show a character shows its code instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
