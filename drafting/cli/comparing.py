"""The comparison that a command line asks for: how two texts are compared, and which of the changes are wanted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from drafting.cli import options
from drafting.cli.decided import decided_pairings
from drafting.cli.options import gathered
from drafting.cli.own_changes import signed
from drafting.cli.texts import texts_between
from drafting.model.changes import ChangeKind

if TYPE_CHECKING:
    from drafting.model.changes import Comparison, Pairing
    from drafting.model.explanations import Step
    from drafting.model.selection import Excerpt
    from drafting.model.text import Text


def compared(context: click.Context, old: Text, new: Text, *, direct: bool = False, quiet: bool = False) -> Comparison:
    """Every change between two texts that were opened, with its flags; what a person paired stays paired.

    The versions held between them help where the two alone leave something open, unless `direct` says not to.
    """
    from drafting.engines.compare import compare_paired
    from drafting.engines.meaning import flag
    from drafting.engines.through import align_through

    decided = decided_pairings(context, old, new, quiet=quiet)
    between = partial(texts_between, context, old, new, quiet=quiet) if not direct else _none
    pairings = align_through(old, new, decided, between, partial(_aligned, context))
    return signed(context, flag(compare_paired(old, new, pairings)))


def steps_between(context: click.Context, comparison: Comparison) -> dict[tuple[bool, int], tuple[Step, ...]]:
    """The versions through which paragraphs were followed that the two texts alone do not pair, by side and place."""
    from drafting.engines.through import followed

    old, new = comparison.old, comparison.new
    decided = decided_pairings(context, old, new, quiet=True)
    between = partial(texts_between, context, old, new, quiet=True)
    found: dict[tuple[bool, int], tuple[Step, ...]] = {}
    for (olds, news), steps in followed(old, new, decided, between, partial(_aligned, context)).items():
        found |= {(True, at): steps for at in olds} | {(False, at): steps for at in news}
    return found


def _none() -> tuple[Text, ...]:
    return ()


def _aligned(context: click.Context, old: Text, new: Text) -> tuple[Pairing, ...]:
    from drafting.engines.align import align

    return align(old, new, decided_pairings(context, old, new, quiet=True))


class Wanted(NamedTuple):
    """What is asked for: some changes, or the candidates of some paragraphs; by the two texts alone, where `direct`."""

    flags: bool = False
    only: tuple[ChangeKind, ...] = ()
    explain: tuple[str, ...] = ()
    direct: bool = False
    ignore: str | None = None


# What people call a kind when they do not call it by its name.
_ALSO_CALLED = {
    "new": "added",
    "inserted": "added",
    "removed": "deleted",
    "dropped": "deleted",
    "changed": "reworded",
    "edited": "reworded",
    "modified": "reworded",
    "same": "unchanged",
    "joined": "merged",
}


class _Kind(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A kind of change, in the words of the room: "moved and reworded" as well as "moved-and-reworded"."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ChangeKind:
        word = "-".join(str(value).casefold().replace("-", " ").split())
        if word in set(ChangeKind):
            return ChangeKind(word)
        from difflib import get_close_matches

        names = [*ChangeKind, *_ALSO_CALLED]
        close = {_ALSO_CALLED.get(name, str(name)): None for name in get_close_matches(word, names, n=2, cutoff=0.6)}
        near = f"did you mean {' or '.join(close)}?" if close else f"the kinds: {', '.join(ChangeKind)}"
        return self.fail(f"{value!r} is not a kind of change; {near}", param, ctx)


wanted = gathered(
    "wanted",
    Wanted,
    click.option("--flags", is_flag=True, help="Only paragraphs with a flag: a changed verb, number, citation ..."),
    click.option(
        "--only",
        type=_Kind(),
        multiple=True,
        metavar="KIND",
        help=f"Only changes of this kind; may be repeated: {', '.join(ChangeKind)}.",
    ),
    options.direct,
    click.option(
        "--explain", multiple=True, metavar="ADDRESS", help="Why a paragraph was paired as it was: its candidates."
    ),
    click.option(
        "--ignore",
        type=click.Choice(["style"]),
        help="Take quotation marks, dashes and spaces as the new text has them.",
    ),
    heading=options.SHOWN,
)


def chosen(comparison: Comparison, address: tuple[str, ...], wanted: Wanted) -> Excerpt:
    """The changes at these addresses (all, where there are none) that are wanted."""
    from drafting.model.selection import Excerpt, only

    if wanted.ignore:
        comparison = comparison.without_style()
    within = only(comparison, address) if address else comparison
    kinds = frozenset(wanted.only)
    if not (kinds or wanted.flags):
        return Excerpt(within, within, comparison)
    shown = (c for c in within.changes if (c.flags or not wanted.flags) and (c.kind in kinds or not kinds))
    return Excerpt(replace(within, changes=tuple(shown)), within, comparison)
