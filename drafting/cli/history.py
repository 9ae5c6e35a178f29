"""drafting history: one paragraph through all the versions of its negotiation."""

from __future__ import annotations

from functools import partial

import click

from drafting.cli import options
from drafting.cli.decided import decided_pairings
from drafting.cli.streams import show
from drafting.cli.texts import held_text, library, places, readable, settled


@click.command("history")
@click.argument("text")
@options.needed_address
@options.as_json
@options.color
@options.quiet
@click.pass_context
def command(context: click.Context, text: str, address: tuple[str, ...], json: bool, color: str, quiet: bool) -> None:
    """Follow the paragraph at ADDRESS of the held TEXT through all the versions of its negotiation.

    One line for each version, in order of date: where the wording first stood, where it changed, where it was dropped.
    Then the words of the paragraph, each with the version that it came from.

    \b
    drafting history L.64 annex 3
    drafting history elements "(h)"
    """
    if len(address) != 1:
        raise click.UsageError(f"name one paragraph, not {' and '.join(address)}", context)
    from drafting.engines.history import history
    from drafting.model.selection import one

    held = library(context)
    asked = held_text(context, text)
    own = settled(held.open(asked), quiet=quiet)
    beside = (entry for entry in held.entries() if entry.negotiation == asked.negotiation and entry != asked)
    others = list(readable(context, held, beside, quiet=quiet))
    places(context).update({text.name: entry.path for entry, text in [(asked, own), *others]})
    versions = [own, *(text for _, text in others)]
    decided = partial(decided_pairings, context, quiet=quiet)
    found = history(versions, own, one(own, address[0]), decided)
    if json:
        from drafting.writers.jsonform import result_json

        click.echo(result_json(found), nl=False)
        return
    from drafting.writers.screen_history import history_lines

    show(history_lines(found), color)
