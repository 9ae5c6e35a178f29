"""Files on disk: read whole, written beside their target and then put in its place."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from drafting.errors import FormatError, OutputError

PERMISSIONS = "check the permissions of that folder"  # the remedy where a file can't be written elsewhere
SAVE_FIRST = "nothing is fetched from the web: save the page or document as a file, and name that"
DECISIONS = "decisions.txt"  # beside held texts: what people decided about them (see `drafting.decisions`)
MAX_FILE_BYTES = 200_000_000  # larger than any mission's file; read whole, so memory stays bounded


def is_file(path: Path) -> bool:
    """True for a plain file, and for a link to one; False where there is none.

    Raises OSError where that can't be known, in a folder that may not be looked into or of a name that is too long: to
    `Path.is_file` that is no file since Python 3.14, and the name would be taken for that of a held text.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as problem:
        if problem.errno in (errno.EACCES, errno.ENAMETOOLONG):
            raise
    except ValueError:  # a null character
        pass
    return False


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises FormatError where it is missing, a folder, locked, or absurdly large."""
    try:
        if path.is_dir():
            raise FormatError(f"{path}: is a folder", "name one file in it")
        with path.open("rb") as file:
            return read_bounded(file, f"{path}:")
    except FileNotFoundError:
        raise FormatError(f"{path}: no such file", _neighbours(path)) from None
    except OSError as problem:
        raise FormatError(
            f"{path}: cannot be read ({problem.strerror})", "close it in Word, or check its permissions"
        ) from None


def read_bounded(file: BinaryIO, name: str) -> bytes:
    """All that a file, pipe or device holds. Raises FormatError, which opens with this name, where that
    is absurdly much.
    """
    data = file.read(MAX_FILE_BYTES + 1)  # rather than asking for its size: a pipe or device has none
    if len(data) > MAX_FILE_BYTES:
        raise FormatError(f"{name} is larger than {MAX_FILE_BYTES // 1_000_000} MB", "give the text alone")
    return data


def is_on_the_web(name: str) -> bool:
    """True for an address of the web, also one that a path was made of, which leaves it a single slash."""
    return name.lower().startswith(("http:/", "https:/", "www."))


def _neighbours(path: Path) -> str:
    if is_on_the_web(str(path)):
        return SAVE_FIRST
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder} either"
    there = (p for p in folder.iterdir() if p.name[0] not in ".~" and p.is_file())  # no hidden ones, and no ~$ of Word
    alike = sorted(p.name for p in there if p.suffix.lower() == path.suffix.lower())
    return f"in that folder: {', '.join(alike[:6])}" if alike else "check the name"


def refuse_taken(path: Path, *, force: bool) -> None:
    """Raises OutputError for a folder, and for a file that exists unless `force` says to replace it."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder", "give the name of a file in it")
    if path.exists() and not force:
        raise OutputError(f"{path}: exists already", "write elsewhere with -o, or replace it with --force")


def write_file(path: Path, data: bytes, *, force: bool = False, remedy: str = "write elsewhere with -o") -> None:
    """Writes a file whole or not at all, in a folder that is made where it is missing.

    A link stays one, and the file that it leads to is replaced.
    Raises OutputError for what `refuse_taken` refuses, and where the file is locked or its folder can't be written in;
    `remedy` is what to do then.
    """
    refuse_taken(path, force=force)
    import tempfile  # costs a third of a short command's start, and most commands write nothing

    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    beside = ""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:30]}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        _as_new_file(beside)
        _put_in_place(beside, place, remedy)
    except OSError as problem:
        _discard(beside)
        raise OutputError(f"{path}: cannot be written ({problem.strerror})", remedy) from None
    except BaseException:
        _discard(beside)
        raise


def _put_in_place(beside: str, path: Path, remedy: str) -> None:
    try:
        Path(beside).replace(path)
    except PermissionError:
        if not path.exists():
            raise
        message = f"{path}: cannot be replaced while it is open in Word"
        raise OutputError(message, f"close it there, or {remedy}") from None


def _as_new_file(path: str) -> None:
    """Gives a temporary file the permissions of any new file: mkstemp makes it readable by its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    Path(path).chmod(0o666 & ~mask)


def _discard(path: str) -> None:
    if path:
        Path(path).unlink(missing_ok=True)
