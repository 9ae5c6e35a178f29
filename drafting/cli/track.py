"""drafting track: what became of the elements of earlier texts in a later one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli import options, terms
from drafting.cli.decided import decided_fates
from drafting.cli.outputs import keep, refuse_early
from drafting.cli.piped import refuse_piped
from drafting.cli.streams import show
from drafting.cli.texts import open_texts

if TYPE_CHECKING:
    from drafting.cli.options import Reviewing
    from drafting.engines.track import Thesaurus
    from drafting.model.fates import Fates
    from drafting.model.text import Paragraph, Text


@click.command("track", cls=options.Command)
@options.text("texts", metavar="SOURCE... PLAN", many=True)
@click.option("--into", multiple=True, metavar="PLAN", help="A later text. May be repeated.")
@click.option("--element", multiple=True, metavar="ADDRESS", help="Only the elements at this address. May be repeated.")
@terms.option
@options.reviewing
@options.output(".docx, .html, .xlsx, .csv, .svg, .png or .json")
@options.as_json
@options.force
@options.color
@options.quiet
@click.pass_context
def command(
    context: click.Context,
    texts: tuple[str, ...],
    into: tuple[str, ...],
    element: tuple[str, ...],
    thesaurus: Thesaurus | None,
    reviewing: Reviewing,
    output: Path | None,
    json: bool,
    force: bool,
    color: str,
    quiet: bool,
) -> None:
    """For each element of the SOURCE texts: its verdict, the paragraphs of PLAN that carry it, and what was lost.

    Below a strong carrier stands where it asks for less than the element: a weaker verb, a new condition, a narrower
    scope; and where it has another sum, number or date in the same words. The verdicts are the tool's proposals, with
    the shared words as evidence. "None found" does not claim that nothing is there. With --into, all the texts before
    it are sources.

    With --review a person decides, element by element. Decisions are kept in decisions.txt beside the texts, hold in
    every later run, and are told apart from what the tool proposes.

    \b
    drafting track goals elements L.64
    drafting track goals elements L.64 -o matrix.docx
    drafting track elements L.64 --element "(l)"
    drafting track goals elements --into L.64 --into annex
    drafting track goals L.64 --review --by "Cabo Verde" --date 2010-07-30
    """
    from drafting.engines.track import track

    sources, plans = (texts, into) if into else (texts[:-1], texts[-1:])
    if not sources:
        raise click.UsageError(f"which text are the elements in? track SOURCE... {plans[0]}", context)
    if reviewing.asked:
        refuse_piped(context, "--review")
    refuse_early(context, output, "Fates", force=force, read=(*sources, *plans))
    opened = open_texts(context, (*sources, *plans), quiet=quiet)
    found = track(opened[: len(sources)], opened[len(sources) :], thesaurus=thesaurus)
    if reviewing.asked:
        _review(context, found, reviewing, element, json=json, color=color, quiet=quiet)
    if output or not reviewing.asked:
        fates = _only(decided_fates(context, found, quiet=quiet), element)
        _tell(fates, output, json=json, force=force, color=color, quiet=quiet)


def _tell(fates: Fates, output: Path | None, *, json: bool, force: bool, color: str, quiet: bool) -> None:
    from drafting.writers.screen_fates import fates_lines, tallied

    if output:
        from drafting.writers import write

        keep(write(fates, output.name), output, tallied(fates), force=force, quiet=quiet)
    if json:
        from drafting.writers.jsonform import result_json

        click.echo(result_json(fates), nl=False)
    elif not output:
        show(fates_lines(fates), color)


def _review(
    context: click.Context,
    fates: Fates,
    asked: Reviewing,
    element: tuple[str, ...],
    *,
    json: bool,
    color: str,
    quiet: bool,
) -> None:
    if not (asked.ruling.by and asked.ruling.date):
        raise click.UsageError("say who decides and when: --by NAME --date YYYY-MM-DD", context)
    if json:
        raise click.UsageError("--review talks on the screen: ask for --json afterwards", context)
    from drafting.cli.review import review

    named = _only(fates, element).fates if element else ()
    review(context, fates, asked.ruling, named, every=asked.every, color=color, quiet=quiet)


def _only(fates: Fates, addresses: tuple[str, ...]) -> Fates:
    """The fates of the elements at these addresses, in every source that has them. Raises AddressError."""
    if not addresses:
        return fates
    from dataclasses import replace

    from drafting.errors import AddressError

    wanted: set[int] = set()
    for address in addresses:
        meant = {(text.name, paragraph.address) for text in fates.sources for paragraph in _at(text, address)}
        here = {at for at, f in enumerate(fates.fates) if (f.element.text.name, f.element.paragraph.address) in meant}
        if not here:
            there = ", ".join(str(fate.element.paragraph.address) for fate in fates.fates[:6])
            raise AddressError(
                f"no element {address}", f"the elements are {there}, ..." if there else "no text has any"
            )
        wanted |= here
    return replace(fates, fates=tuple(fate for at, fate in enumerate(fates.fates) if at in wanted))


def _at(text: Text, address: str) -> tuple[Paragraph, ...]:
    """What an address or a range names, its items included; none where it is not in this text."""
    from drafting.errors import AddressError
    from drafting.model.selection import select

    try:
        return select(text, address)
    except AddressError:
        return ()
