"""Standard output and standard error: results on the one, notices and summaries on the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from drafting.writers.page import Form, Look
from drafting.writers.screen import Line

if TYPE_CHECKING:
    from rich.console import Console

    from drafting.writers.page import Block

# Signs that a terminal would obey, as a file's name may hold them.
_SHOWN = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in (9, 10)}
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


def show_page(page: Iterable[Block], color: str = "auto") -> None:
    """Prints a page: laid out for the terminal's width; where output is piped, for that of COLUMNS or 80."""
    from drafting.writers.screen import Screen
    from drafting.writers.screen_page import page_lines

    blocks = list(page)
    screen = Screen(is_terminal=sys.stdout.isatty())
    if any(block.form in (Form.NAMES, Form.PAIR) for block in blocks):
        from shutil import get_terminal_size  # takes longer to load than most pages to make

        screen = screen._replace(width=get_terminal_size().columns)
    show(page_lines(blocks, screen), color)


def show(lines: Iterable[Line], color: str = "auto") -> None:
    """Prints lines: wrapped and coloured on a terminal, one paragraph a line where output is piped."""
    is_terminal = sys.stdout.isatty()
    coloured = color == "always" or (color == "auto" and is_terminal and "NO_COLOR" not in os.environ)
    if is_terminal or coloured:
        _show_rich(lines, coloured, is_terminal)
        return
    click.echo("".join(f"{line.words.rstrip()}\n" for line in lines), nl=False)


def _show_rich(lines: Iterable[Line], coloured: bool, is_terminal: bool) -> None:
    from rich.console import Console

    forced = coloured or None
    console = Console(
        highlight=False, markup=False, emoji=False, force_terminal=forced, no_color=not coloured, legacy_windows=False
    )
    show_on(console, lines, coloured=coloured, wraps=is_terminal)


def show_on(console: Console, lines: Iterable[Line], *, coloured: bool, wraps: bool = True) -> None:
    """Wraps lines at the console's width, those after the first hang; words from the right keep their places.

    Without `wraps` each line stays one, as what reads a pipe expects.
    """
    from rich.text import Text

    from drafting.writers.direction import isolated
    from drafting.writers.screen_wrap import hung, wrapped

    for line in lines:
        blanks = " " * hung(line.hang, console.width)
        loose = wraps and not line.is_set
        rows = wrapped(line.pieces, console.width, line.hang) if loose else [list(line.pieces)]
        for number, row in enumerate(rows):
            text = Text(blanks if number else "")
            for words, look in isolated(row) if loose else row:
                text.append(words, _STYLES.get(look, "") if coloured else "")
            text.rstrip()
            console.print(text, soft_wrap=True)


def say(message: str, *, quiet: bool = False) -> None:
    """A notice or summary, on standard error. Names of files are shown, and never obeyed by a terminal."""
    if not quiet:
        click.echo(message.translate(_SHOWN), err=True)
