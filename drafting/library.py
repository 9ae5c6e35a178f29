"""The texts/ folder: one folder a negotiation, one file a version. Finds, lists, opens and saves held texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafting.errors import DraftingError, FormatError, LibraryError
from drafting.files import PERMISSIONS, SAVE_FIRST, is_on_the_web, read_file, write_file
from drafting.model.text import MAGIC, Text, is_held, utf8

FOLDER = "texts"
REMEDY = "`drafting import FILE` makes one, `drafting example DIR` brings some to try"


class Entry(NamedTuple):
    """A held text's place: its name is the file's, without the ending; `negotiation` the folder it lies in."""

    name: str
    negotiation: str
    path: Path

    @property
    def full_name(self) -> str:
        """The name with its negotiation, which is unambiguous: "global-plan-of-action/L.64"."""
        return f"{self.negotiation}/{self.name}" if self.negotiation else self.name


def find_folder(start: Path) -> Path | None:
    """The nearest texts/ folder in `start` or above it, or None."""
    return next((folder / FOLDER for folder in (start, *start.parents) if (folder / FOLDER).is_dir()), None)


class Library(NamedTuple):
    """The held texts below one folder. A folder that does not exist is an empty library."""

    folder: Path

    def entries(self) -> tuple[Entry, ...]:
        """All held texts, by negotiation and name. Other files are passed over."""
        return tuple(entry for entry in self._files() if _is_held(entry.path))

    def _files(self) -> tuple[Entry, ...]:
        """All files that may be held texts by their names; what is in them is not looked at."""
        found = sorted(self.folder.rglob("*.txt")) if self.folder.is_dir() else []
        return tuple(
            Entry(path.stem, "/".join(path.parent.relative_to(self.folder).parts), path)
            for path in found
            if not path.name.startswith(".") and path.is_file()  # no folder, and no link that leads nowhere
        )

    def entry(self, name: str) -> Entry:
        """The one text that `name` fits: its name, with or without its negotiation, a beginning of it, or its symbol.

        Raises LibraryError where none or several fit, with the names that are near.
        """
        files = self._files()
        wanted = name.casefold().removesuffix(".txt").replace("\\", "/")  # as Windows parts a folder from what is in it
        if not wanted:
            raise LibraryError("no text is named", self.near(name))
        for fits in (_is_called, _begins_with, self._has_symbol):
            found = [entry for entry in files if fits(entry, wanted) and _is_held(entry.path)]
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(entry.full_name for entry in found)
                raise LibraryError(f"{name!r} fits several held texts", f"say which: {names}")
        raise LibraryError(f"no held text and no file is called '{name}'", self.near(name))

    def _has_symbol(self, entry: Entry, wanted: str) -> bool:
        """True for a text of this symbol; one that was broken by hand has none."""
        try:
            return _is_held(entry.path) and (self.open(entry).symbol or "").casefold() == wanted
        except DraftingError:
            return False

    def near(self, name: str) -> str:
        """A hint for who looked for that name in vain: the held texts that are called nearly so, or how to hold one."""
        if is_on_the_web(name):
            return SAVE_FIRST
        if files := _files_called_nearly(name):
            return f"did you mean the file {' or '.join(files)}?"
        entries = self.entries()
        if not entries:
            return f"no texts are held in {self.folder}: {REMEDY}"
        from difflib import get_close_matches

        names = [entry.name for entry in entries]
        close = get_close_matches(name.casefold(), [n.casefold() for n in names], n=3, cutoff=0.5)
        near = [n for n in names if n.casefold() in close]
        return f"did you mean {' or '.join(near)}?" if near else f"held texts: {', '.join(names[:12])}"

    def open(self, entry: Entry) -> Text:
        """The held text itself. Raises StructureError where the file was broken by hand."""
        text = load(entry.path)
        return text if text.name == entry.name else replace(text, name=entry.name)

    def save(self, text: Text, negotiation: str = "", *, force: bool = False) -> Path:
        """Writes a text into the library and returns where. Raises OutputError where it is held already."""
        from drafting.native import dumps

        path = self.folder / negotiation / f"{text.name}.txt"
        write_file(path, utf8(dumps(text)), force=force, remedy=PERMISSIONS)
        return path


def load(path: Path) -> Text:
    """The held text in a file. Raises FormatError for bytes that are not UTF-8, StructureError for broken lines."""
    from drafting.native import loads  # most commands list texts, or read none that is held

    try:
        return loads(read_file(path).decode("utf-8"), file=path.name)
    except UnicodeDecodeError:
        raise FormatError(
            f"{path.name}: a held text must be UTF-8", "save it with that encoding, as Notepad can"
        ) from None


def _is_held(path: Path) -> bool:
    """True for a text in the held format; for a file that is locked too: who opens that one is told so."""
    try:
        with path.open("rb") as file:
            return is_held(file.read(len(MAGIC) + 3))
    except OSError:
        return True


def _files_called_nearly(name: str) -> list[str]:
    """The plain files that a name may mean that ends as theirs do, in the folder that it names or else in this one."""
    file = name.replace("\\", "/").rpartition("/")[2].casefold()  # a path of Windows, wherever it is read
    if not file.endswith(".txt"):
        return []
    from difflib import get_close_matches

    there = {path.name.casefold(): str(path) for path in Path(name).parent.glob("*.txt")}
    return [there[one] for one in get_close_matches(file, there, n=3, cutoff=0.6)]


def _is_called(entry: Entry, wanted: str) -> bool:
    return wanted in (entry.name.casefold(), entry.full_name.casefold())


def _begins_with(entry: Entry, wanted: str) -> bool:
    return entry.name.casefold().startswith(wanted) or entry.full_name.casefold().startswith(wanted)
