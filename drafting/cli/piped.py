"""What a TEXT on the command line stands for before it is opened: what comes through a pipe, and patterns of names.

"-" is standard input, a shell's `<(command)` is a pipe with a name, and the shells of Windows leave *.docx to us.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from drafting.errors import FormatError
from drafting.files import read_bounded, read_file

PIPED = "drafting.piped"  # in a context's meta: standard input has been read
_NAME = "stdin"  # what a text is called that has no name


def as_files(context: click.Context, _: click.Parameter, value: Any) -> Any:
    """The names of texts as they were given, and for what is piped that of a file of its own, gone when all is done.

    Where several texts may be given, a pattern stands for the files that it fits.

    Raises UsageError where standard input is asked for twice, FormatError where nothing comes.
    """
    if isinstance(value, tuple):
        return tuple(as_files(context, _, one) for given in value for one in _fitting(given))
    if value is None or not (str(value) == "-" or Path(value).is_fifo()):
        return value
    data = _standard_input(context) if str(value) == "-" else read_file(Path(value))
    from tempfile import TemporaryDirectory

    from drafting.formats import ending_of

    # The command's own context is not closed where another of its arguments is refused.
    folder = context.find_root().with_resource(TemporaryDirectory(prefix="drafting-"))
    file = Path(folder) / f"{_NAME}{ending_of(data)}"
    file.write_bytes(data)
    return type(value)(file)


def _fitting(name: Any) -> list[Any]:
    """The files that a pattern fits, in order of name, but for hidden ones and what Word keeps beside an open file
    (~$); what is no pattern, or fits nothing, as it is.
    """
    path = Path(name)
    if not any(sign in path.name for sign in "*?") or path.exists():
        return [name]
    return [type(name)(one) for one in sorted(path.parent.glob(path.name)) if one.name[0] not in ".~"] or [name]


def refuse_piped(context: click.Context, option: str) -> None:
    """Raises UsageError where the answers that an option asks for can't come, since a text came from there."""
    if context.meta.get(PIPED):
        raise click.UsageError(f"{option} reads its answers from standard input: name a file instead of -", context)


def _standard_input(context: click.Context) -> bytes:
    if context.meta.get(PIPED):
        raise click.UsageError("standard input holds one text: name a file instead of the second -", context)
    context.meta[PIPED] = True
    data = read_bounded(sys.stdin.buffer, "standard input")
    if not data.strip():
        raise FormatError("standard input is empty", "pipe a text into it, or name a file instead of -")
    return data
