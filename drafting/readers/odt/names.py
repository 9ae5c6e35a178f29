"""The XML names of an OpenDocument file: namespaces, and tags in the form that lxml compares."""

from __future__ import annotations

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (f"{_NAMES}{room}:1.0" for room in ("office", "style", "text", "table", "drawing"))
MANIFEST = f"{_NAMES}manifest:1.0"
DC = "http://purl.org/dc/elements/1.1/"
XLINK = "http://www.w3.org/1999/xlink"
LO = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"


def office(name: str) -> str:
    """The full tag or attribute name of an office: word."""
    return f"{{{OFFICE}}}{name}"


def style(name: str) -> str:
    """The full name of a style: word."""
    return f"{{{STYLE}}}{name}"


def text(name: str) -> str:
    """The full name of a text: word: text("p")."""
    return f"{{{TEXT}}}{name}"


def table(name: str) -> str:
    """The full name of a table: word."""
    return f"{{{TABLE}}}{name}"


def draw(name: str) -> str:
    """The full name of a draw: word."""
    return f"{{{DRAW}}}{name}"


def texts(*names: str) -> frozenset[str]:
    """Several text: names, for `in`."""
    return frozenset(text(name) for name in names)


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


PARAGRAPHS = texts("p", "h")
