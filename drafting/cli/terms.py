"""The thesaurus that tracking goes by: the tool's, with rows of one's own, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.cli.options import gathered

if TYPE_CHECKING:
    from drafting.engines.track import Thesaurus


def _meant(thesaurus: tuple[Path, ...], no_thesaurus: bool) -> Thesaurus | None:
    """The thesaurus that is meant; None is the tool's. Raises FormatError where a file holds no such table."""
    if no_thesaurus and thesaurus:
        raise click.UsageError("--thesaurus and --no-thesaurus exclude each other")
    if no_thesaurus:
        from drafting.engines.track import no_terms

        return no_terms()
    return _with_own(thesaurus) if thesaurus else None


def _with_own(files: tuple[Path, ...]) -> Thesaurus:
    from drafting.engines.track import thesaurus_with
    from drafting.errors import FormatError
    from drafting.files import read_file
    from drafting.readers.decode import decode

    tables = []
    for path in files:
        data = read_file(path)
        try:
            table, _ = decode(data, path.name)
        except FormatError as problem:
            raise FormatError(
                problem.message, "a thesaurus is a table of the columns language, class and term"
            ) from None
        try:
            thesaurus_with(table)
        except FormatError as problem:
            raise FormatError(f"{path.name}: {problem.message}", problem.hint) from None
        tables.append(table)
    return thesaurus_with(*tables)


option: Callable[[Callable[..., Any]], Callable[..., Any]] = gathered(
    "thesaurus",
    _meant,
    click.option(
        "--thesaurus",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="FILE",
        help="Your own synonyms beside the tool's: a table with the columns language, class and term, tabs between.",
    ),
    click.option("--no-thesaurus", is_flag=True, help="Only words of one stem count as the same."),
)
