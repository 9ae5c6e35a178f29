"""How a comparison is shown: the views that can be asked for, and where they go, to the screen or into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from drafting.cli import options
from drafting.cli.explaining import refuse_elsewhere
from drafting.cli.options import gathered, moment
from drafting.cli.outputs import WORD, keep, refuse_early
from drafting.cli.streams import show_page
from drafting.errors import OutputError

if TYPE_CHECKING:
    from drafting.model.folders import Folders
    from drafting.model.selection import Excerpt
    from drafting.writers.page_comparison import View


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
    heading=options.SHOWN,
)


class Going(NamedTuple):
    """Where a result goes and how: into a file, to the screen in a format, over a file that is there, with notices."""

    output: Path | None
    to: str | None
    json: bool
    force: bool
    color: str
    quiet: bool

    @property
    def form(self) -> str:
        """The format that is printed where one was asked for, else ""."""
        return "json" if self.json else self.to or ""


def _going(**asked: Any) -> Going:
    found = Going(**asked)
    if found.json and found.to not in (None, "json"):
        raise click.UsageError("--json and --to exclude each other")
    return found


going = gathered(
    "going",
    _going,
    options.output(".docx, .html, .md, .txt or .json"),
    options.to,
    options.as_json,
    options.force,
    options.color,
    options.quiet,
)


class Telling(NamedTuple):
    """How a comparison is told: where it goes, in which view, and the style of redlines."""

    going: Going
    view: View
    style: dict[str, Any]

    @property
    def form(self) -> str:
        """What is printed: the format that was asked for, or text, or nothing where a file tells it."""
        file = self.going.output
        is_text = file is None or (self.view.is_asked and file.suffix.lower() == WORD)
        return self.going.form or ("text" if is_text else "")

    def into(self, file: Path) -> Telling:
        """The same, told into another file."""
        return self._replace(going=self.going._replace(output=file))

    def refuse_early(
        self, context: click.Context, texts: Sequence[str], explain: Sequence[str], *, of_folders: bool
    ) -> None:
        """Raises UsageError for options that go unheeded, OutputError for a file that can't be written."""
        output = self.going.output
        refuse_elsewhere(explain, output or self.going.to, of_folders=of_folders)
        into_folder = of_folders and output is not None and not output.suffix
        is_word = into_folder or (output is not None and output.suffix.lower() == WORD)
        options.refuse_unheeded(context, self.style["layout"], is_word=is_word)
        if of_folders and is_word and not into_folder:
            raise OutputError(f"{output}: is one file, and each pair of texts has a redline", "name a folder with -o")
        if not into_folder:
            kind = "Folders" if of_folders else "Excerpt"
            refuse_early(context, output, kind, force=self.going.force, read=texts)

    def write(self, excerpt: Excerpt, file: Path) -> None:
        """Writes what is shown into a file and says so; a Word redline holds the whole texts, whatever is shown."""
        from drafting.writers import Redline, write
        from drafting.writers.page_comparison import answer
        from drafting.writers.said import counted

        if file.suffix.lower() != WORD:
            self.keep(write(excerpt, file.name, self.view), file, answer(excerpt))
            return
        dated = {**self.style, "date": self.style["date"] or moment(excerpt.whole.new.date)}
        is_part = excerpt.shown is not excerpt.whole
        said = counted(excerpt.whole) + ("; a redline always holds the whole text" if is_part else "")
        self.keep(write(excerpt.whole, file.name, Redline(**dated)), file, said)

    def keep(self, data: bytes, file: Path, said: str) -> None:
        """Writes a file whole or not at all, and says what is in it."""
        keep(data, file, said, force=self.going.force, quiet=self.going.quiet)

    def print(self, result: Excerpt | Folders) -> None:
        """Prints what is shown as text, Markdown, an HTML fragment or JSON."""
        from drafting.writers.pages import page_of, printed

        if self.form == "text":
            show_page(page_of(result, self.view._replace(hints=True)), self.going.color)
        elif self.form:
            click.echo(printed(result, self.form, self.view), nl=False)
