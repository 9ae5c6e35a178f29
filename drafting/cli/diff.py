"""drafting diff: what changed between two texts, on the screen or as a Word redline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.cli import options
from drafting.cli.streams import say, show
from drafting.cli.texts import open_text

if TYPE_CHECKING:
    from drafting.model.changes import Comparison
    from drafting.model.text import Text


@click.command("diff", short_help="What changed; -o redline.docx for tracked changes.")
@click.argument("old")
@click.argument("new")
@click.argument("address", nargs=-1)
@options.output
@options.as_json
@click.option("--all", "every", is_flag=True, help="Show every paragraph that only one of the texts has.")
@click.option(
    "--flags", is_flag=True, help="Show only paragraphs with a flag: a verb, a number, a citation changed ..."
)
@click.option("--exit-code", is_flag=True, help="End with 1 where the texts differ.")
@options.changes
@options.author
@options.date
@click.option(
    "--numbers",
    type=click.Choice(["tracked", "plain"]),
    default="tracked",
    show_default=True,
    help="Shifted numbers in a redline: tracked under their own author, or just the new ones.",
)
@click.option(
    "--comments",
    type=click.Choice(["all", "moves", "none"]),
    default="all",
    show_default=True,
    help="Which changed paragraphs of a redline carry a comment with their addresses.",
)
@options.force
@options.color
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str,
    new: str,
    address: tuple[str, ...],
    output: Path | None,
    json: bool,
    every: bool,
    flags: bool,
    exit_code: bool,
    changes: str,
    force: bool,
    color: str,
    quiet: bool,
    **style: Any,
) -> None:
    """Compare the texts OLD and NEW paragraph by paragraph; with ADDRESS, those paragraphs only.

    An ADDRESS is looked for in both texts; "old:PP3" and "new:PP3" say which is meant.

    Printed numbers decide nothing: paragraphs are paired by what they say. {+added+} {-deleted-}
    Below them, marked ! to !!!, what a change means: a verb got weaker, a date or a citation changed.

    \b
    drafting diff dialogue-2009 background-2010
    drafting diff L.64 annex "annex 38"
    drafting diff dialogue-2009 background-2010 -o redline.docx
    """
    from drafting.writers.screen_comparison import comparison_lines, counted

    before = open_text(context, old, changes=changes, quiet=quiet)
    after = open_text(context, new, changes=changes, quiet=quiet)
    whole, comparison = _compared(before, after, address, flags)
    if output:
        from drafting.files import write_file
        from drafting.writers import Redline, write

        dated = {**style, "date": style["date"] or options.moment(after.date)}
        write_file(output, write(whole, output.name, Redline(**dated)), force=force)
        say(f"{output}: {counted(whole)}", quiet=quiet)
    if json:
        from drafting.writers.jsonform import as_json, comparison_json

        click.echo(as_json(comparison_json(comparison)), nl=False)
    elif not output:
        show(comparison_lines(comparison, every=every or bool(address)), color)
    if exit_code and comparison.differs:
        context.exit(1)


def _compared(old: Text, new: Text, address: tuple[str, ...], flags: bool) -> tuple[Comparison, Comparison]:
    """The whole comparison with its flags, and what of it was asked for."""
    from drafting.engines.compare import compare
    from drafting.engines.meaning import flag
    from drafting.model.selection import only

    whole = flag(compare(old, new))
    wanted = only(whole, address) if address else whole
    if flags:
        wanted = replace(wanted, changes=tuple(change for change in wanted.changes if change.flags))
    return whole, wanted
