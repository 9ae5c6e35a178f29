"""drafting show: one paragraph, a range, or the whole."""

from __future__ import annotations

import click

from drafting.cli import options
from drafting.cli.streams import show
from drafting.cli.texts import open_text


@click.command("show")
@options.text("text")
@options.address
@options.as_json
@options.color
@options.changes
@options.quiet
@click.pass_context
def command(
    context: click.Context, text: str, address: tuple[str, ...], json: bool, color: str, changes: str, quiet: bool
) -> None:
    """Show paragraphs of TEXT with their addresses and sections; without ADDRESS, the whole text.

    An address brings its items with it: "annex 43" shows annex 43(a) to (c) too.

    \b
    drafting show L.64 OP4
    drafting show L.64 "annex 43"
    drafting show elements "(h)"
    drafting show L.64 PP6-PP8
    """
    from dataclasses import replace

    from drafting.model.selection import select_all

    found = open_text(context, text, changes=changes, quiet=quiet)
    paragraphs = select_all(found, address) if address else found.paragraphs
    if json:
        from drafting.writers.jsonform import result_json

        click.echo(result_json(replace(found, paragraphs=paragraphs)), nl=False)
        return
    from drafting.writers.screen_text import text_lines

    show(text_lines(found, paragraphs, whole=not address), color)
