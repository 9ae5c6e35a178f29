"""drafting example: the worked example and its held texts, put where they can be tried."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from drafting.cli import options
from drafting.cli.streams import say
from drafting.errors import OutputError

PARTS = ("texts", "examples")


def _home() -> Path:
    """Where the example lies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    packed = package / "_example"
    return packed if packed.is_dir() else package.parent


@click.command("example")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@options.quiet
def command(folder: Path, quiet: bool) -> None:
    """Copy the worked example into FOLDER: held texts, their sources, and the commands to try.

    \b
    drafting example try-it
    """
    if folder.exists() and any(folder.iterdir()):
        raise OutputError(f"{folder}: is not empty", "name a new folder")
    home = _home()
    try:
        for part in PARTS:
            shutil.copytree(home / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    except OSError as problem:
        why = problem.strerror or "not all of it"  # of several files shutil gives no one reason
        raise OutputError(f"{folder}: cannot be written ({why})", "name another folder") from None
    say(
        f"{folder}: the making of the Global Plan of Action; begin with {(folder / 'examples').as_posix()}", quiet=quiet
    )
    say(f"try: cd {folder.as_posix()} && drafting list && drafting diff dialogue-2009 background-2010", quiet=quiet)
