"""Standard output and standard error: results on the one, notices and summaries on the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drafting.writers.page import Block
    from drafting.writers.screen import Line

# Signs that a terminal would obey, as a file's name may hold them.
_SHOWN = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in (9, 10)}


def show_page(page: Iterable[Block], color: str) -> None:
    """Prints a page: laid out for the terminal's width; where output is piped, for that of COLUMNS or 80."""
    from drafting.writers.page import Form
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
        from drafting.cli.terminal import show_rich  # where output is piped nothing of it is needed

        show_rich(lines, coloured=coloured, wraps=is_terminal)
        return
    click.echo("".join(f"{line.words.rstrip()}\n" for line in lines), nl=False)


def say(message: str, *, quiet: bool = False) -> None:
    """A notice or summary, on standard error. Names of files are shown, and never obeyed by a terminal."""
    if not quiet:
        click.echo(message.translate(_SHOWN), err=True)
