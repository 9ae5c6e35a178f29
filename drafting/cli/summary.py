"""drafting summary: the half page that goes to the capital."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.cli import options
from drafting.cli.comparing import compared
from drafting.cli.outputs import keep, refuse_early
from drafting.cli.streams import show_page
from drafting.cli.texts import open_pair


@click.command("summary", short_help="The half page that goes to the capital.")
@click.argument("old")
@click.argument("new")
@options.output(".docx, .html, .md, .txt or .json")
@options.to
@options.as_json
@options.changes
@options.force
@options.color
@options.direct
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    old: str,
    new: str,
    output: Path | None,
    to: str | None,
    json: bool,
    changes: str,
    force: bool,
    color: str,
    quiet: bool,
    direct: bool,
) -> None:
    """What changed between OLD and NEW on half a page: counts, what to look at first, flags by weight, and what came,
    went and moved, by address.

    \b
    drafting summary dialogue-2009 background-2010
    drafting summary dialogue-2009 background-2010 -o summary.docx
    """
    from drafting.engines.summary import summarise
    from drafting.writers.said import counted

    refuse_early(context, output, "Summary", force=force, read=(old, new))
    before, after = open_pair(context, (old, new), changes=changes, quiet=quiet)
    summary = summarise(compared(context, before, after, direct=direct, quiet=quiet))
    if output:
        from drafting.writers import write

        keep(write(summary, output.name), output, counted(summary.comparison), force=force, quiet=quiet)
    form = "json" if json else to or ("" if output else "text")
    if form == "text":
        from drafting.writers.page_summary import summary_page

        show_page(summary_page(summary, hints=True), color)
    elif form:
        from drafting.writers.pages import printed

        click.echo(printed(summary, form), nl=False)
