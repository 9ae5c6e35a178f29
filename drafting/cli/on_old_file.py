"""A redline of two Word files, written on the old one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli.options import moment, refuse_given
from drafting.cli.streams import say
from drafting.cli.texts import open_text, told_apart
from drafting.errors import StructureError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafting.cli.views import Telling
    from drafting.model.changes import Comparison
    from drafting.model.text import Text

# Notices of reading that concern the redline too; what else is no part of a text (headers, comments) stays in the file.
_TOLD = frozenset({"tracked-changes", "struck", "address", "numbering"})
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})


def written_on_old_file(
    context: click.Context,
    files: Sequence[str],
    telling: Telling,
    comparing: Callable[[Text, Text], Comparison],
    changes: str,
    texts: tuple[Text, Text] | None = None,
) -> Comparison | None:
    """The comparison of two Word files whose redline has been written, where tracked changes in one are asked for.

    `comparing` compares the bodies; `texts` are what was read from the files, if they were. None, and nothing is
    written, for texts that are no Word files, for one file alone, and where a page of our own is asked for. Notices of
    what the redline leaves out go to standard error.
    """
    output = telling.going.output
    if output is None or not _is_for_old_file(files, output, telling):
        return None
    refuse_given(
        context, "ignore", "--ignore style: on an old Word file every difference is marked; --layout own heeds it"
    )
    import drafting
    from drafting.engines.compare import compare
    from drafting.model.reading import Changes
    from drafting.writers import Redline
    from drafting.writers.docx.in_place.writing import Comparing
    from drafting.writers.said import counted

    if texts is None or changes == "kept":  # what is kept is compared as accepted
        old, new = (_read(context, file, changes, telling.going.quiet) for file in files)
        if old and new:
            old, new = told_apart(context, (old, new), [Path(file) for file in files])
    else:
        old, new = texts
    dated = Redline(**{**telling.style, "date": telling.style["date"] or moment(new.date if new else None)})
    asked = Comparing(compare, comparing, (old, new))
    result = drafting.redline(files[0], files[1], dated, changes=Changes(changes), comparing=asked)
    is_part = any(context.params.get(name) for name in ("address", "only", "flags"))
    said = f"{counted(result.comparison)}{'; a redline always holds the whole text' if is_part else ''}"
    telling.keep(result.data, output, f"written on {Path(files[0]).name}: {said}")
    for notice in result.notices:
        say(f"{output}: {notice}", quiet=telling.going.quiet)
    return result.comparison


def _read(context: click.Context, file: str, changes: str, quiet: bool) -> Text | None:
    """The text in a file; None for one of pictures alone, which is compared all the same."""
    keeps = changes == "kept"
    told = _TOLD - {"tracked-changes"} if keeps else _TOLD
    try:
        return open_text(context, file, changes="accepted" if keeps else changes, quiet=quiet, about=told)
    except StructureError:
        return None


def _is_for_old_file(files: Sequence[str], output: Path, telling: Telling) -> bool:
    are_word = all(Path(file).suffix.lower() in _WORD and Path(file).is_file() for file in files)
    style = telling.style
    return are_word and len(files) == 2 and output.suffix.lower() == ".docx" and style["layout"] == "redline"
