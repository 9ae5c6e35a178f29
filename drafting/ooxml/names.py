"""The XML names of Word's file: namespaces, and tags in the form that lxml compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"

# ISO 29500 "strict" files use other addresses for the same words; Word saves them on request.
STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/chart": C,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
}


def w(name: str) -> str:
    """The full tag or attribute name of a word of WordprocessingML: w("p")."""
    return f"{{{W}}}{name}"


def m(name: str) -> str:
    """The full tag of a word of Office math: m("oMath")."""
    return f"{{{M}}}{name}"


def tags(*names: str) -> frozenset[str]:
    """Several tags of WordprocessingML, for `in`."""
    return frozenset(w(name) for name in names)


def child(element: _Element | None, tag: str) -> _Element | None:
    """The first child of that tag; None where there is none. Faster than `find`, which reads its path each time."""
    if element is None:
        return None
    for one in element:  # faster than `iterchildren` too: what is looked for mostly comes first
        if one.tag == tag:
            return one
    return None
