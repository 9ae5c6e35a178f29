"""How a comparison is shown: the views that can be asked for, and where they go, to the screen or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.cli.options import gathered, moment
from drafting.cli.streams import say, show_page

if TYPE_CHECKING:
    from drafting.model.selection import Excerpt
    from drafting.writers.page_comparison import View

_WORD = ".docx"


def _view(**asked: bool) -> View:
    from drafting.writers.page_comparison import View

    return View(**asked)


view = gathered(
    "view",
    _view,
    click.option("--all", "every", is_flag=True, help="Show every paragraph that only one of the texts has."),
    click.option("--side-by-side", is_flag=True, help="The old words on the left, the new ones on the right."),
    click.option("--stat", is_flag=True, help="How much changed in each section: a bar, and counts by kind."),
    click.option("--addresses", is_flag=True, help="Only where each change is and of what kind, a line each."),
)


def asked_form(view: View, output: Path | None) -> str:
    """What is printed where no format was asked for: text, or nothing where a file tells it."""
    is_told = output is not None and not (view.is_asked and output.suffix.lower() == _WORD)
    return "" if is_told else "text"


def write_comparison(
    excerpt: Excerpt, view: View, output: Path, style: dict[str, Any], *, force: bool, quiet: bool
) -> None:
    """Writes what is shown into a file and says so; a Word redline holds the whole texts, whatever is shown."""
    from drafting.files import write_file
    from drafting.writers import Redline, write
    from drafting.writers.page_comparison import answer
    from drafting.writers.said import counted

    if output.suffix.lower() == _WORD:
        dated = {**style, "date": style["date"] or moment(excerpt.whole.new.date)}
        data = write(excerpt.whole, output.name, Redline(**dated))
        is_part = excerpt.shown is not excerpt.whole
        said = counted(excerpt.whole) + ("; a redline always holds the whole text" if is_part else "")
    else:
        data = write(excerpt, output.name, view)
        said = answer(excerpt)
    write_file(output, data, force=force)
    say(f"{output}: {said}", quiet=quiet)


def print_comparison(excerpt: Excerpt, view: View, form: str, color: str) -> None:
    """Prints what is shown as text, Markdown, an HTML fragment or JSON."""
    if form == "text":
        from drafting.writers.page_comparison import comparison_page

        show_page(comparison_page(excerpt, view._replace(hints=True)), color)
        return
    from drafting.writers.pages import printed

    click.echo(printed(excerpt, form, view), nl=False)
