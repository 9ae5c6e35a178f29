"""Files that results go into: what can't be written is refused before any work is done, and told once it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from drafting.cli.streams import say
from drafting.cli.texts import file_of
from drafting.errors import OutputError

WORD = ".docx"


def refuse_early(
    context: click.Context, output: Path | None, kind: str, *, force: bool, read: Sequence[str] = ()
) -> None:
    """Raises OutputError where a result of that kind is not written in that format, or not over what is there.

    A text that is `read` is never replaced, not even by force: a draft is not lost to its own redline.
    """
    if output is None:
        return
    from drafting.files import refuse_taken
    from drafting.writers import writer_of

    if not output.is_dir():  # of which refuse_taken says what it is
        writer_of(kind, output.name)
    refuse_read(output, (file_of(context, name) for name in read))
    refuse_taken(output, force=force)


def refuse_read(output: Path, read: Iterable[Path | None]) -> None:
    """Raises OutputError for a file that is one of those that are read; what is no file yet is none of them."""
    if output.is_file() and any(file and output.samefile(file) for file in read):
        raise OutputError(f"{output}: is one of the texts that are read", "write elsewhere with -o")


def keep(data: bytes, output: Path, said: str, *, force: bool, quiet: bool) -> None:
    """Writes a file whole or not at all, and says what is in it. Raises OutputError."""
    from drafting.files import write_file

    write_file(output, data, force=force)
    say(f"{output}: {said}", quiet=quiet)
