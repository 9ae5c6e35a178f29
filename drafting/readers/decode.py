"""Bytes to characters: UTF-8, or what else they are and a notice that says so."""

from __future__ import annotations

import codecs
import re

from drafting.errors import FormatError
from drafting.formats import refuse_others
from drafting.model.reading import Notice

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_UTF8 = "open it in a text editor, such as Notepad, and save it with the encoding UTF-8"
_LETTERS = re.compile(rb"[A-Za-z\xc0-\xff]")  # of Windows-1252
MAX_TEXT_BYTES = 20_000_000  # forty times the longest outcome document


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The characters of a text file, with a notice where they were not UTF-8.

    Raises FormatError for an empty file, a binary one, and one that is larger than `MAX_TEXT_BYTES`.
    """
    refuse_others(data, name, ".mht")  # a mail saved as text begins as a web archive does
    if len(data) > MAX_TEXT_BYTES:
        raise FormatError(
            f"{name}: is larger than {MAX_TEXT_BYTES // 1_000_000} MB", "cut the resolution out of it first"
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name), ()
    if b"\0" in data:
        raise FormatError(f"{name}: is a binary file, not plain text", "check that the right file was named")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as problem:
        text = _as_windows(data, name)
        line = data.count(b"\n", 0, problem.start) + 1
        return text, (Notice("encoding", "not UTF-8: read as Windows-1252 (cp1252)", (line, line)),)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise FormatError(f"{name}: its characters are damaged ({encoding})", _AS_UTF8) from None


def _as_windows(data: bytes, name: str) -> str:
    """The text as a Windows program of western Europe wrote it; cp1252 leaves five bytes undefined.

    Raises FormatError too where most letters would have accents: so Russian, Arabic and Chinese look, saved on their
    own Windows.
    """
    letters = _LETTERS.findall(data)
    if 2 * sum(letter >= b"\xc0" for letter in letters) > len(letters):
        raise FormatError(f"{name}: its letters are saved in an encoding that can't be told", _AS_UTF8)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise FormatError(f"{name}: is neither UTF-8 nor Windows-1252 text", _AS_UTF8) from None
