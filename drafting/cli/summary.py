"""drafting summary: the half page that goes to the capital."""

from __future__ import annotations

import click

from drafting.cli import options
from drafting.cli.comparing import compared
from drafting.cli.outputs import keep, refuse_early
from drafting.cli.own_changes import open_pair, refuse_by
from drafting.cli.streams import show_page
from drafting.cli.views import Going, going


@click.command("summary")
@options.text("old")
@options.text("new", needed=False)
@going
@options.changes
@options.by
@options.direct
@click.pass_context
def command(
    context: click.Context,
    /,
    old: str,
    new: str | None,
    going: Going,
    changes: str,
    by: tuple[str, ...],
    direct: bool,
) -> None:
    """What changed between OLD and NEW on half a page: counts, what to look at first, flags by weight, and what came,
    went and moved, by address. Without NEW it is that of the tracked changes that a file holds, with a line an author.

    \b
    drafting summary dialogue-2009 background-2010
    drafting summary dialogue-2009 background-2010 -o summary.docx
    """
    from drafting.engines.summary import summarise
    from drafting.writers.said import counted

    output = going.output
    names = (old, new) if new is not None else (old,)
    refuse_by(names, by)
    refuse_early(context, output, "Summary", force=going.force, read=names)
    before, after = open_pair(context, names, changes=changes, by=by, quiet=going.quiet)
    summary = summarise(compared(context, before, after, direct=direct, quiet=going.quiet))
    if output:
        from drafting.writers import write

        said = counted(summary.comparison)
        keep(write(summary, output.name), output, said, force=going.force, quiet=going.quiet)
    form = going.form or ("" if output else "text")
    if form == "text":
        from drafting.writers.page_summary import summary_page

        show_page(summary_page(summary, hints=True), going.color)
    elif form:
        from drafting.writers.pages import printed

        click.echo(printed(summary, form), nl=False)
