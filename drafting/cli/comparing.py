"""The comparison that a command line asks for: how two texts are compared, and which of the changes are wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import click

from drafting.cli.options import gathered

if TYPE_CHECKING:
    from drafting.model.changes import Comparison
    from drafting.model.text import Text


def compared(old: Text, new: Text) -> Comparison:
    """Every change between two texts, with its flags."""
    from drafting.engines.compare import compare
    from drafting.engines.meaning import flag

    return flag(compare(old, new))


class Wanted(NamedTuple):
    """Which changes are asked for; nothing given asks for all."""

    flags: bool = False


wanted = gathered(
    "wanted",
    Wanted,
    click.option(
        "--flags", is_flag=True, help="Show only paragraphs with a flag: a verb, a number, a citation changed ..."
    ),
)


def chosen(comparison: Comparison, address: tuple[str, ...], wanted: Wanted) -> Comparison:
    """The changes at these addresses (all, where there are none) that are wanted."""
    from drafting.model.selection import only

    if address:
        comparison = only(comparison, address)
    if wanted.flags:
        comparison = replace(comparison, changes=tuple(change for change in comparison.changes if change.flags))
    return comparison
