"""Standard output and standard error: results on the one, notices and summaries on the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from drafting.writers.screen import Line, Look

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {
    Look.ADDRESS: "bold cyan",
    Look.SECTION: "bold",
    Look.KIND: "magenta",
    Look.DELETED: "red strike",
    Look.INSERTED: "green underline",
    Look.ITALIC: "italic",
    Look.BOLD: "bold",
    Look.QUIET: "dim",
    Look.GOOD: "green",
    Look.WARNING: "yellow",
    Look.BAD: "bold red",
}


def show(lines: Iterable[Line], color: str = "auto") -> None:
    """Prints lines: wrapped and coloured on a terminal, one paragraph a line where output is piped."""
    wrapped = sys.stdout.isatty()
    coloured = color == "always" or (color == "auto" and wrapped and "NO_COLOR" not in os.environ)
    if wrapped or coloured:
        _show_rich(lines, coloured)
        return
    for line in lines:
        click.echo(line.words)


def _show_rich(lines: Iterable[Line], coloured: bool) -> None:
    from rich.console import Console

    forced = coloured or None
    console = Console(
        highlight=False, markup=False, emoji=False, force_terminal=forced, no_color=not coloured, legacy_windows=False
    )
    show_on(console, lines, coloured)


def show_on(console: Console, lines: Iterable[Line], coloured: bool) -> None:
    """Wraps lines at the console's width; those after the first hang."""
    from rich.text import Text

    for line in lines:
        text = Text()
        for words, look in line.pieces:
            text.append(words, _STYLES.get(look, "") if coloured else "")
        first, *_ = text.wrap(console, console.width) or [Text()]
        console.print(first, soft_wrap=True)
        rest = text[len(first) :]
        if rest.plain.strip():
            blanks = len(rest) - len(rest.plain.lstrip())
            for row in rest[blanks:].wrap(console, max(20, console.width - line.hang)):
                console.print(Text(" " * line.hang) + row, soft_wrap=True)


def say(message: str, *, quiet: bool = False) -> None:
    """A notice or summary, on standard error."""
    if not quiet:
        click.echo(message, err=True)
