"""What was written, read back: accepted it must say what the new file says, rejected what the old one does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from drafting.errors import OutputError
from drafting.model.reading import Changes
from drafting.ooxml.lines import Signs
from drafting.ooxml.package import open_package
from drafting.writers.docx.check import check_ids, check_moves
from drafting.writers.docx.in_place.digest import Said, said_in
from drafting.writers.docx.in_place.source import Source

_NAME = "the file written"
_HINT = "write it on a page of our own with --layout own, and please report it with both files"


def check_in_place(
    data: bytes, old: Sequence[Said], new: Sequence[Said], signs: Signs, *, margins: bool = True
) -> None:
    """Nothing, where accepting all changes gives the new file and rejecting all the old one, line by line.

    `old` and `new` are what the two files said before anything was written. Words, looks, properties, objects, notes
    and the cells that lines stand in count, headers and footers with `margins`; ids must be unique, moves paired.
    Raises OutputError that names the first line that fails.
    """
    written = open_package(data, name=_NAME)
    check_ids(written)
    check_moves(written.tree(written.main))
    for how, wanted in ((Changes.ACCEPTED, new), (Changes.REJECTED, old)):
        found = said_in(Source(written, how, signs), margins=margins)
        for got, one in zip_longest(found, (said for said in wanted if margins or not said.is_marginal)):
            if got != one:
                raise OutputError(f"the redline is not sound: with its changes {how}, {_differs(one, got)}", _HINT)


def _differs(wanted: Said | None, got: Said | None) -> str:
    if wanted is None or got is None:
        return f"{_shown(got)} stands where {_shown(wanted)} should"
    for name in ("place", "text", "looks", "set_up"):
        one, other = getattr(wanted, name), getattr(got, name)
        if one != other:
            return f"{name} of {_shown(wanted)} is {other!r} and not {one!r}"
    return ""


def _shown(said: Said | None) -> str:
    return "nothing" if said is None else f"{said.text[:60]!r} ({said.place})"
