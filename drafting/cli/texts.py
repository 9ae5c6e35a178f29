"""What a TEXT on the command line means: a file if there is one, or else the name of a held text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli.streams import say
from drafting.errors import DraftingError, FormatError, LibraryError
from drafting.files import is_file, read_file
from drafting.library import FOLDER, Entry, Library, find_folder
from drafting.model.text import Text

if TYPE_CHECKING:
    from drafting.model.reading import Notice

# A name with one of these is meant as a file even where there is none; .txt may be left on a held text's name.
_FILE_ENDINGS = frozenset({".docx", ".doc", ".pdf", ".odt", ".fodt", ".rtf", ".md", ".html", ".htm", ".xhtml"})
_MANY, _FIRST = 5, 3  # of more notices of a kind than the one, so many are told


def library(context: click.Context) -> Library:
    """The library that --texts names, or the nearest one; a missing one is empty."""
    given: Path | None = context.find_root().obj
    here = Path.cwd()
    found = given or find_folder(here) or Path(FOLDER)
    return Library(found.relative_to(here) if found.is_relative_to(here) else found)


def places(context: click.Context) -> dict[str, Path]:
    """Where the texts that this command opened lie, by name; decisions about them lie beside them."""
    found: dict[str, Path] = context.meta.setdefault("drafting.places", {})
    return found


def held_text(context: click.Context, name: str) -> Entry:
    """The held text of this name or in this file. Raises LibraryError, also for a file that is not held."""
    path = Path(name)
    if not is_file(path):
        return library(context).entry(name)
    for entry in library(context).entries():
        if entry.path.samefile(path):
            return entry
    raise LibraryError(f"{name}: is a file, and not a held text", "`drafting import FILE` holds it")


def readable(
    context: click.Context, held: Library, entries: Iterable[Entry], *, quiet: bool = False
) -> Iterator[tuple[Entry, Text]]:
    """The held texts that can be read, changes that they kept accepted.

    One that was broken by hand is told once and passed over: it stops no other.
    """
    told: set[Path] = context.meta.setdefault("drafting.passed_over", set())
    for entry in entries:
        try:
            yield entry, settled(held.open(entry), quiet=True)
        except DraftingError as problem:
            if not quiet and entry.path not in told:
                say(f"passed over: {problem.message}")
                told.add(entry.path)


def file_of(context: click.Context, name: str) -> Path | None:
    """The file that a text is read from; None where there is none."""
    path = Path(name)
    if is_file(path):
        return path
    try:
        return library(context).entry(name).path
    except LibraryError:
        return None


def open_text(
    context: click.Context,
    name: str,
    *,
    changes: str = "accepted",
    quiet: bool,
    about: Container[str] | None = None,
) -> Text:
    """The text that is meant. Notices of reading a file go to standard error; with `about` those of these kinds.

    Raises FormatError where a path names a folder or no file, LibraryError where no held text is so called.
    """
    path = Path(name)
    if is_file(path):
        text = open_file(path, changes=changes, quiet=quiet, about=about)
        places(context)[text.name] = path
        return text
    if path.suffix.lower() in _FILE_ENDINGS:
        read_file(path)  # says that it is missing, and what lies beside it
    held = library(context)
    try:
        entry = held.entry(name)
    except LibraryError:
        if name and path.is_dir():
            raise FormatError(f"{name}: is a folder", "name one file in it") from None
        raise
    text = held.open(entry)
    places(context)[text.name] = entry.path
    return text


def open_file(
    path: Path,
    *,
    changes: str,
    quiet: bool,
    label: str = "",
    about: Container[str] | None = None,
) -> Text:
    """The text in a file. Its notices (`about`: of these kinds) go to standard error, under `label` or the file's name.

    Raises FormatError and StructureError.
    """
    from drafting.model.reading import Changes
    from drafting.readers import read_bytes

    reading = read_bytes(read_file(path), path.name, changes=Changes(changes))
    for notice in in_brief(reading.notices):
        say(f"{label or path.name}: {notice}", quiet=quiet or (about is not None and notice.code not in about))
    return reading.text


def in_brief(notices: Sequence[Notice]) -> Iterator[Notice]:
    """The notices as a terminal shows them: page breaks as one, and of many of a kind the first ones and how many more.

    The JSON of an import has them all.
    """
    brief = list(_page_breaks_as_one(notices))
    of_kind = Counter(notice.code for notice in brief if notice.code != "left-out")  # each is another document
    seen: Counter[str] = Counter()
    for notice in brief:
        seen[notice.code] += 1
        at, of = seen[notice.code], of_kind[notice.code]
        if of <= _MANY or at <= _FIRST:
            yield notice
        elif at == of:
            yield replace(notice, message=f"and {of - _FIRST} more like these", lines=None, pages=None)


def _page_breaks_as_one(notices: Sequence[Notice]) -> Iterator[Notice]:
    breaks = [notice for notice in notices if notice.code == "page-break"]
    for notice in notices:
        if len(breaks) < 2 or notice.code != "page-break":
            yield notice
        elif notice is breaks[0] and notice.lines and breaks[-1].lines:
            said = f"left out: {len(breaks)} page breaks, with running heads and feet"
            yield replace(notice, message=said, lines=(notice.lines[0], breaks[-1].lines[1]))
        elif notice is breaks[0] and notice.pages and breaks[-1].pages:
            said = "left out: running heads and feet, and the rules above footnotes"
            yield replace(notice, message=said, pages=(notice.pages[0], breaks[-1].pages[1]))


def open_texts(context: click.Context, names: Sequence[str], *, changes: str = "accepted", quiet: bool) -> list[Text]:
    """The texts that are meant, told apart; see `open_text` and `told_apart`. What a held text kept is settled too."""
    texts = [settled(open_text(context, name, changes=changes, quiet=quiet), changes, quiet=quiet) for name in names]
    return told_apart(context, texts, [file_of(context, name) for name in names])


def settled(text: Text, changes: str = "accepted", *, quiet: bool) -> Text:
    """The text with the changes that it kept settled as `changes` says; a notice of it goes to standard error."""
    if not text.is_pending or changes == "kept":
        return text
    from drafting.model import pending
    from drafting.model.reading import Changes
    from drafting.readers.tracked import changes_notices

    how = Changes(changes).settled
    for notice in changes_notices(pending.pending(text), how):
        say(f"{text.name}: {notice}", quiet=quiet)
    return pending.settled(text, how)


def told_apart(context: click.Context, texts: Sequence[Text], files: Sequence[Path | None]) -> list[Text]:
    """The texts, called by their folders too ("rev1/water") where files in several folders are called the same.

    By these names they are known to decisions.
    """
    folders: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for text, file in zip(texts, files, strict=True):
        if file:
            folders[text.name.casefold()].add(file.resolve().parent.parts)

    def told(text: Text, file: Path | None) -> Text:
        alike = folders[text.name.casefold()]
        if not file or len(alike) < 2:
            return text
        size = next(n for n in count(1) if len({parts[-n:] for parts in alike}) == len(alike))
        named = replace(text, name="/".join((*file.resolve().parent.parts[-size:], text.name)))
        places(context)[named.name] = file
        return named

    return list(map(told, texts, files))


def texts_beside(context: click.Context, place: Path, *, but: Container[Path], quiet: bool = False) -> list[Text]:
    """The other texts held in the folder of a file, but for those in these files."""
    held = Library(place.parent)
    others = (entry for entry in held.entries() if not entry.negotiation and entry.path not in but)
    found = list(readable(context, held, others, quiet=quiet))
    for entry, text in found:
        places(context).setdefault(text.name, entry.path)  # a text that was opened from elsewhere keeps its place
    return [text for _, text in found]


def texts_between(context: click.Context, old: Text, new: Text, *, quiet: bool = False) -> tuple[Text, ...]:
    """What is held beside two texts of one folder and is dated between them, from the old one to the new."""
    here, there = places(context).get(old.name), places(context).get(new.name)
    if not (here and there and old.date and new.date and here.parent == there.parent):
        return ()
    first, last = sorted((old.date, new.date))
    texts = texts_beside(context, here, but=(here, there), quiet=quiet)
    found = sorted((text for text in texts if text.date and first < text.date < last), key=_day)
    return tuple(found if old.date == first else reversed(found))


def _day(text: Text) -> tuple[str, str]:
    return text.date or "", text.name
