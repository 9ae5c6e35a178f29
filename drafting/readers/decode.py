"""Bytes to characters: UTF-8, or what else they are and a notice that says so."""

from __future__ import annotations

import codecs

from drafting.errors import FormatError
from drafting.model.reading import Notice

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Signatures of files that are often handed in under a wrong name, and what to do with them.
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, OpenDocument or zip file", "give it its own ending, .docx or .odt"),
    (b"%PDF", "a PDF file", "give it its own ending, .pdf"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "open it in Word and save it as .docx"),
    (b"{\\rtf", "an RTF file", "open it in Word and save it as .docx"),
)
MAX_TEXT_BYTES = 20_000_000  # forty times the longest outcome document


def decode(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The characters of a text file, with a notice where they were not UTF-8.

    Raises FormatError for an empty file, a binary one, and one that is larger than `MAX_TEXT_BYTES`.
    """
    if not data.strip():
        raise FormatError(f"{name}: is empty", "check that the right file was saved")
    if len(data) > MAX_TEXT_BYTES:
        raise FormatError(
            f"{name}: is larger than {MAX_TEXT_BYTES // 1_000_000} MB", "cut the resolution out of it first"
        )
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(f"{name}: is {what}, not plain text", remedy)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name), ()
    if b"\0" in data:
        raise FormatError(f"{name}: is a binary file, not plain text", "give a .txt, .md or .docx file")
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
        raise FormatError(f"{name}: its characters are damaged ({encoding})", "save it again as UTF-8") from None


def _as_windows(data: bytes, name: str) -> str:
    """The text as a Windows program of western Europe wrote it; cp1252 leaves five bytes undefined."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise FormatError(f"{name}: is neither UTF-8 nor Windows-1252 text", "save it again as UTF-8") from None
