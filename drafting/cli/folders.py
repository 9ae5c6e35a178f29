"""drafting diff of two folders: their texts paired by name, each pair compared, none hidden by another's fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli.decided import keeps_decisions
from drafting.cli.outputs import refuse_read
from drafting.cli.streams import say
from drafting.cli.texts import library, open_file, told_apart
from drafting.cli.views import Telling
from drafting.errors import DraftingError, FormatError, LibraryError
from drafting.files import DECISIONS

if TYPE_CHECKING:
    from drafting.model.changes import Comparison
    from drafting.model.folders import Folders
    from drafting.model.selection import Excerpt
    from drafting.model.text import Text

Comparing = Callable[["Text", "Text"], "Excerpt"]
OnOldFile = Callable[..., "Comparison | None"]


def are_folders(context: click.Context, names: Sequence[str]) -> bool:
    """True where both names are folders'. Raises FormatError where only one is, and no held text is called so."""
    folders = [name for name in names if name and Path(name).is_dir()]
    if len(folders) == 1 < len(names):
        try:
            library(context).entry(folders[0])
        except LibraryError:
            other = names[1] if folders[0] == names[0] else names[0]
            raise FormatError(
                f"{folders[0]}: is a folder, and {other} is not", "give two folders, or two texts"
            ) from None
    return len(folders) == 2


def compare_folders(
    context: click.Context, names: Sequence[str], comparing: Comparing, *, changes: str, quiet: bool
) -> Folders:
    """Every pair of texts in two folders, old and new, compared; what goes wrong with one is kept in its place.

    Raises FormatError where one of the folders holds no text that can be read.
    """
    from drafting.model.folders import Compared, Folders, paired_names

    old, new = map(Path, names)
    pairs, only_old, only_new = paired_names(_texts_in(context, old), _texts_in(context, new))
    compared = []
    for before, after in pairs:
        try:
            files = old / before, new / after
            here, there = (_opened(file, changes, quiet) for file in files)
            compared.append(Compared(after, before, comparing(*told_apart(context, (here, there), files))))
        except DraftingError as problem:
            compared.append(Compared(after, before, problem=problem))
    return Folders(old.as_posix(), new.as_posix(), tuple(compared), tuple(only_old), tuple(only_new))


def _texts_in(context: click.Context, folder: Path) -> list[str]:
    """The names of the files in a folder that can be read; decisions, hidden files and Word's lock files are none."""
    from drafting.readers import READERS

    names = [p.name for p in folder.iterdir() if p.suffix.lower() in READERS and p.name[0] not in ".~" and p.is_file()]
    if keeps_decisions(context, folder):
        names.remove(DECISIONS)
    if not names:
        raise FormatError(f"{folder}: holds no text that can be read", f"files that are read: {', '.join(READERS)}")
    return names


def _opened(path: Path, changes: str, quiet: bool) -> Text:
    """The text of one file. Its faults are called by its folder too: both sides have the same name."""
    try:
        return open_file(path, changes=changes, quiet=quiet, label=path.as_posix())
    except DraftingError as problem:
        if problem.message.startswith(path.name):
            problem.message = path.as_posix() + problem.message[len(path.name) :]
        raise


def tell_folders(folders: Folders, telling: Telling, on_old_file: OnOldFile) -> int:
    """Prints or writes what became of the pairs and says what went wrong; the exit code of the first fault, or 0.

    The output is a folder for redlines, or a file that tells of all pairs. `on_old_file` writes the redline of two Word
    files and returns None for others, as `written_on_old_file` does.
    """
    output = telling.going.output
    if output and output.suffix:
        from drafting.writers import write
        from drafting.writers.page_folders import texts_counted

        telling.keep(write(folders, output.name, telling.view), output, texts_counted(folders))
    elif output:
        folders = _with_redlines(folders, telling, output, on_old_file)
    telling.print(folders)
    for problem in folders.problems:
        say(f"Error: {problem.message}" + (f"\nHint:  {problem.hint}" if problem.hint else ""))
    return folders.problems[0].exit_code if folders.problems else 0


def _with_redlines(folders: Folders, telling: Telling, into: Path, on_old_file: OnOldFile) -> Folders:
    """Writes a redline for each pair that differs into a folder; what goes wrong with one is kept in its place."""
    read = [Path(folders.old, one.old_name) for one in folders.compared]
    read += [Path(folders.new, one.name) for one in folders.compared]
    told = []
    for one in folders.compared:
        problem = one.problem
        if one.excerpt and one.excerpt.whole.differs:
            try:
                path = into / folders.redline_name(one)
                refuse_read(path, read)
                files = str(Path(folders.old, one.old_name)), str(Path(folders.new, one.name))
                texts = one.excerpt.whole.old, one.excerpt.whole.new
                if not on_old_file(files, telling.into(path), texts=texts):
                    telling.write(one.excerpt, path)
            except DraftingError as failed:
                problem = failed
        told.append(replace(one, problem=problem))
    return replace(folders, compared=tuple(told))
