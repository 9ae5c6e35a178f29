"""drafting list: what is held, in order of date."""

from __future__ import annotations

import click

from drafting.cli import options
from drafting.cli.streams import say, show
from drafting.cli.texts import library, readable
from drafting.errors import LibraryError
from drafting.library import REMEDY


@click.command("list")
@click.argument("name", required=False)
@options.as_json
@options.color
@click.pass_context
def command(context: click.Context, name: str | None, json: bool, color: str) -> None:
    """List the held texts, or those with NAME in their name, negotiation, symbol or title.

    \b
    drafting list
    drafting list goals
    """
    held = library(context)
    texts = list(readable(context, held, held.entries()))
    if name:
        wanted = name.casefold()
        texts = [(e, t) for e, t in texts if wanted in f"{e.full_name} {t.symbol or ''} {t.title or ''}".casefold()]
        if not texts:
            raise LibraryError(f"nothing held is called {name!r}", held.near(name))
    texts.sort(key=lambda pair: (pair[0].negotiation, pair[1].date or "", pair[0].name))
    if json:
        from drafting.writers.jsonform import as_json
        from drafting.writers.jsonform.texts import list_json

        click.echo(as_json(list_json([(e.negotiation, t) for e, t in texts])), nl=False)
        return
    from drafting.writers.screen_text import list_lines

    show(list_lines([(e.negotiation, t) for e, t in texts]), color)
    if not texts:
        say(f"no texts are held in {held.folder}: {REMEDY}")
