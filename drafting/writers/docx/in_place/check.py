"""What was written, read back: accepted it must say what the new file says, rejected what the old one does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from drafting.errors import OutputError
from drafting.model.reading import Changes
from drafting.ooxml.package import open_package
from drafting.ooxml.sameness import Names
from drafting.ooxml.units import Signs
from drafting.writers.docx.check import check_marks
from drafting.writers.docx.in_place.digest import Said, said_in
from drafting.writers.docx.in_place.source import Source

_NAME = "the file written"
_HINT = "write it on a page of our own with --layout own, and please report it with both files"


def check_in_place(
    data: bytes,
    said: tuple[Sequence[Said], Sequence[Said]],
    signs: Signs,
    *,
    margins: bool = True,
    renumbered: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Nothing, where accepting all changes gives the new file and rejecting all the old one, line by line.

    `said` is what the old and the new file said before anything was written. Words, looks, properties, objects, notes
    and the cells that lines stand in count, headers and footers with `margins`; ids must be unique, moves paired.
    `renumbered` are old lines under the numbers of new paragraphs, as which they may come out too.
    Raises OutputError that names the first line that fails.
    """
    written = open_package(data, name=_NAME)
    main = check_marks(written)
    names = Names(written)
    for how, wanted in ((Changes.ACCEPTED, said[1]), (Changes.REJECTED, said[0])):
        source = Source(written, how, signs, names=names)
        source.open_fields()
        if how is Changes.ACCEPTED:
            source.hold(main)
            del main  # the other side is parsed anew when this one is gone: two trees at once may be too much
        found = said_in(source, margins=margins)
        for got, one in zip_longest(found, (one for one in wanted if margins or not one.is_marginal)):
            if got != one and not (how is Changes.REJECTED and _is_under_another_number(got, one, renumbered or {})):
                raise OutputError(f"the redline is not sound: with its changes {how}, {_differs(one, got)}", _HINT)


def _is_under_another_number(got: Said | None, wanted: Said | None, renumbered: Mapping[str, Collection[str]]) -> bool:
    """True for a line that is the old one but for its typed number, which is that of the new paragraph."""
    if got is None or wanted is None or got.text not in renumbered.get(wanted.text, ()):
        return False
    pairs = enumerate(zip(reversed(got.text), reversed(wanted.text), strict=False))
    size = next((at for at, (one, other) in pairs if one != other), min(len(got.text), len(wanted.text)))
    same = _last(got, size) == _last(wanted, size)
    return same and (got.place, got.set_up) == (wanted.place, wanted.set_up)


def _last(said: Said, size: int) -> list[tuple[str, str]]:
    """The looks of the last characters of a line, each by itself."""
    return [(char, look) for words, look in said.looks for char in words][len(said.text) - size :]


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
