"""What kind of file bytes are that come without a name, by how they begin."""

from __future__ import annotations

_HEAD = 1_000  # bytes; the marks of each kind stand among the first


def ending_of(data: bytes) -> str:
    """The ending that a file of these bytes would have: ".txt" where nothing says that they are anything else."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"pk\x03\x04"):
        return ".odt" if b"application/vnd.oasis.opendocument" in head else ".docx"
    if head.startswith(b"%pdf-"):
        return ".pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return ".doc"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if b"office:document" in head:
        return ".fodt"
    return ".html" if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else ".txt"
