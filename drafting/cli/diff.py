"""drafting diff: what changed between two texts, on the screen or as a Word redline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.cli import options
from drafting.cli.comparing import Wanted, chosen, compared, wanted
from drafting.cli.streams import say, show
from drafting.cli.texts import open_text


@click.command("diff", short_help="What changed; -o redline.docx for tracked changes.")
@click.argument("old")
@click.argument("new")
@click.argument("address", nargs=-1)
@options.output
@options.as_json
@click.option("--all", "every", is_flag=True, help="Show every paragraph that only one of the texts has.")
@wanted
@click.option("--exit-code", is_flag=True, help="End with 1 where the texts differ.")
@options.changes
@options.redline
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
    wanted: Wanted,
    exit_code: bool,
    changes: str,
    force: bool,
    color: str,
    quiet: bool,
    style: dict[str, Any],
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
    whole = compared(before, after)
    comparison = chosen(whole, address, wanted)
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
