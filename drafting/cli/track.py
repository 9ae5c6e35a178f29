"""drafting track: what became of the elements of earlier texts in a later one."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.cli import options
from drafting.cli.streams import say, show
from drafting.cli.texts import open_text


@click.command("track", short_help="Which elements reached the plan; -o matrix.docx.")
@click.argument("source", nargs=-1, required=True)
@click.argument("plan")
@options.output
@options.as_json
@options.force
@options.color
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    source: tuple[str, ...],
    plan: str,
    output: Path | None,
    json: bool,
    force: bool,
    color: str,
    quiet: bool,
) -> None:
    """For each element of the SOURCE texts: its verdict, the paragraphs of PLAN that carry it, and what was lost.

    The verdicts are the tool's proposals, with the shared words as evidence. "None found" is no claim that nothing
    is there.

    \b
    drafting track goals elements L.64
    drafting track goals elements L.64 -o matrix.docx
    """
    from drafting.engines.track import track
    from drafting.writers.screen_fates import fates_lines, tallied

    fates = track([open_text(context, name, quiet=quiet) for name in source], [open_text(context, plan, quiet=quiet)])
    if output:
        from drafting.files import write_file
        from drafting.writers import write

        write_file(output, write(fates, output.name), force=force)
        say(f"{output}: {tallied(fates)}", quiet=quiet)
    if json:
        from drafting.writers.jsonform import as_json, fates_json

        click.echo(as_json(fates_json(fates)), nl=False)
    elif not output:
        show(fates_lines(fates), color)
