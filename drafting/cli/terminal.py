"""Lines on a terminal: wrapped at its width, in colour."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from drafting.writers.direction import isolated
from drafting.writers.page import Look
from drafting.writers.screen import Line
from drafting.writers.screen_wrap import hung, wrapped

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


def show_rich(lines: Iterable[Line], *, coloured: bool, wraps: bool) -> None:
    """Prints lines in colour, wrapped or not, on standard output."""
    show_on(_console(coloured=coloured, is_terminal=wraps), lines, coloured=coloured, wraps=wraps)


def _console(*, coloured: bool, is_terminal: bool) -> Console:
    """Standard output; a Windows console that shows codes of colour as letters is asked in its own way."""
    return Console(
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=coloured or None,
        no_color=not coloured,
        legacy_windows=None if is_terminal else False,
    )


def show_on(console: Console, lines: Iterable[Line], *, coloured: bool, wraps: bool = True) -> None:
    """Wraps lines at the console's width, those after the first hang; words from the right keep their places.

    Without `wraps` each line stays one, as what reads a pipe expects.
    """
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
