"""The comparison that a command line asks for: how two texts are compared, and which of the changes are wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from drafting.cli.decided import decided_pairings
from drafting.cli.options import gathered
from drafting.model.changes import ChangeKind

if TYPE_CHECKING:
    from drafting.model.changes import Comparison
    from drafting.model.selection import Excerpt
    from drafting.model.text import Text


def compared(context: click.Context, old: Text, new: Text, *, quiet: bool = False) -> Comparison:
    """Every change between two texts that were opened, with its flags; what a person paired stays paired."""
    from drafting.engines.compare import compare
    from drafting.engines.meaning import flag

    return flag(compare(old, new, decided_pairings(context, old, new, quiet=quiet)))


class Wanted(NamedTuple):
    """Which changes are asked for, or of which paragraphs the candidates; nothing given asks for all changes."""

    flags: bool = False
    only: tuple[ChangeKind, ...] = ()
    explain: tuple[str, ...] = ()


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
        return self.fail(f"{value!r} is no kind of change; {near}", param, ctx)


wanted = gathered(
    "wanted",
    Wanted,
    click.option("--flags", is_flag=True, help="Only paragraphs with a flag: a verb, a number, a citation changed ..."),
    click.option(
        "--only",
        type=_Kind(),
        multiple=True,
        metavar="KIND",
        help=f"Only changes of this kind; may be repeated: {', '.join(ChangeKind)}.",
    ),
    click.option("--explain", multiple=True, metavar="ADDRESS", help="Why a paragraph was paired so: its candidates."),
)


def chosen(comparison: Comparison, address: tuple[str, ...], wanted: Wanted) -> Excerpt:
    """The changes at these addresses (all, where there are none) that are wanted."""
    from drafting.model.selection import Excerpt, only

    within = only(comparison, address) if address else comparison
    kinds = frozenset(wanted.only)
    if not (kinds or wanted.flags):
        return Excerpt(within, within, comparison)
    shown = (c for c in within.changes if (c.flags or not wanted.flags) and (c.kind in kinds or not kinds))
    return Excerpt(replace(within, changes=tuple(shown)), within, comparison)
