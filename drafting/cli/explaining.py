"""drafting diff --explain: why paragraphs were paired as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import click

from drafting.cli.decided import rulings_on
from drafting.cli.streams import show_page
from drafting.errors import AddressError
from drafting.model.selection import one

if TYPE_CHECKING:
    from drafting.model.changes import Comparison
    from drafting.model.explanations import Explanation, Step
    from drafting.model.rulings import Ruling
    from drafting.model.text import Paragraph


def refuse_elsewhere(addresses: Sequence[str], where: object, *, of_folders: bool) -> None:
    """Raises UsageError where an explanation is wanted in a file, in another format, or of whole folders."""
    if addresses and of_folders:
        raise click.UsageError("--explain is for two texts")
    if addresses and where:
        raise click.UsageError("--explain is for the screen, or with --json; not with -o or --to")


def print_explanations(
    context: click.Context,
    comparison: Comparison,
    addresses: Sequence[str],
    steps: Mapping[tuple[bool, int], Sequence[Step]],
    *,
    json: bool,
    color: str,
) -> None:
    """Prints the candidates of the paragraphs at these addresses, of either text or of the one that is named.

    `steps` says through which versions a paragraph was followed, by side (True is the old text) and position.
    """
    found = list(dict.fromkeys(side for address in addresses for side in _named(comparison, address)))
    rulings = _rulings(context, comparison)
    explanations = [_explained(comparison, paragraph, is_old, rulings, steps) for paragraph, is_old in found]
    if json:
        from drafting.writers.jsonform import as_json
        from drafting.writers.jsonform.comparisons import explanation_json

        click.echo(as_json(explanation_json(explanations)), nl=False)
        return
    from drafting.writers.page_explanation import explanation_page

    show_page(chain.from_iterable(map(explanation_page, explanations)), color)


def _named(comparison: Comparison, address: str) -> Iterator[tuple[Paragraph, bool]]:
    """The paragraph at "OP4", "old:OP4" or "new:OP4", and whether it is of the old text.

    Where both texts have one, both, or the old one where they are partners.
    """
    prefix, _, rest = address.partition(":")
    wanted = rest if prefix in ("old", "new") else address
    found: list[tuple[Paragraph, bool]] = []
    problem: AddressError | None = None
    for text, is_old in ((comparison.old, True), (comparison.new, False)):
        if prefix != ("new" if is_old else "old"):
            try:
                found.append((one(text, wanted), is_old))
            except AddressError as not_there:
                problem = not_there
    if problem and not found:
        raise problem
    both = len(found) == 2 and any(found[0][0] in c.old and found[1][0] in c.new for c in comparison.changes)
    yield from found[:1] if both else found


def _rulings(context: click.Context, comparison: Comparison) -> dict[tuple[bool, int], Ruling]:
    """Who paired the paragraphs of either text, by side and position."""
    found: dict[tuple[bool, int], Ruling] = {}
    for pairing, ruling in rulings_on(context, comparison.old, comparison.new, quiet=True):
        found |= {(True, at): ruling for at in pairing.old} | {(False, at): ruling for at in pairing.new}
    return found


def _explained(
    comparison: Comparison,
    paragraph: Paragraph,
    is_old: bool,
    rulings: Mapping[tuple[bool, int], Ruling],
    steps: Mapping[tuple[bool, int], Sequence[Step]],
) -> Explanation:
    from drafting.engines.explain import explain

    text = comparison.old if is_old else comparison.new
    place = is_old, text.paragraphs.index(paragraph)
    return explain(comparison, paragraph, is_old=is_old, decided=rulings.get(place), steps=steps.get(place, ()))
