"""drafting origins: where the paragraphs of a plan come from, and what is new in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.cli import options, terms
from drafting.cli.streams import show
from drafting.cli.texts import held_text, library, open_texts, readable
from drafting.model.text import Text

if TYPE_CHECKING:
    from drafting.engines.track import Thesaurus


@click.command("origins")
@options.text("texts", metavar="[SOURCE]... PLAN", many=True)
@terms.option
@options.as_json
@options.color
@options.quiet
@click.pass_context
def command(
    context: click.Context, texts: tuple[str, ...], thesaurus: Thesaurus | None, json: bool, color: str, quiet: bool
) -> None:
    """For each paragraph of PLAN: the paragraphs of the SOURCE texts it takes up, and what is new in it.

    It is `drafting track` the other way round, with the share of each section that has an ancestor. Without a SOURCE,
    the sources are all held texts of the same negotiation with an earlier date.

    \b
    drafting origins goals elements L.64
    drafting origins L.64
    """
    from drafting.engines.origins import origins

    *sources, plan = open_texts(context, texts, quiet=quiet)
    found = origins(sources or _earlier(context, texts[-1], plan, quiet=quiet), [plan], thesaurus=thesaurus)
    if json:
        from drafting.writers.jsonform import result_json

        click.echo(result_json(found), nl=False)
        return
    from drafting.writers.screen_origins import origins_lines

    show(origins_lines(found), color)


def _earlier(context: click.Context, name: str, plan: Text, *, quiet: bool) -> list[Text]:
    """The texts of the plan's negotiation that are dated before it. Raises UsageError where there are none."""
    held = library(context)
    own = held_text(context, name)
    others = (entry for entry in held.entries() if entry.negotiation == own.negotiation)
    texts = (text for _, text in readable(context, held, others, quiet=quiet))
    earlier = [text for text in texts if text.date and plan.date and text.date < plan.date]
    if not earlier:
        raise click.UsageError(f"no text of {own.negotiation} is held with an earlier date than {name}: name a SOURCE")
    return earlier
