"""Simple fields opened: written as the fields of several runs that mean the same, of which each has its look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELD, _R, _INSTR, _TYPE = (w(name) for name in ("fldSimple", "r", "instr", "fldCharType"))
_PLAIN = tags(
    "r", "t", "rPr", "noProof", "lang", "rsid", "webHidden", "proofErr", "bookmarkStart", "bookmarkEnd",
    "lastRenderedPageBreak",
)  # fmt: skip
_ALSO_OF_CHARS = tags("fldLock", "dirty")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def has_field_to_open(root: _Element) -> bool:
    """True where a simple field holds more than words that look like nothing: one element has no look and no parts."""
    return any(one.tag not in _PLAIN for field in root.iter(_FIELD) for one in field.iterdescendants())


def open_fields(root: _Element) -> None:
    """Open all simple fields of a part, in place."""
    for field in list(root.iter(_FIELD)):
        _open(field)


def _open(field: _Element) -> None:
    code = field.makeelement(w("instrText"))
    code.text = field.get(_INSTR, "")
    code.set(_SPACE, "preserve")
    begin = _char(field, "begin")
    for key, value in field.attrib.items():
        if key in _ALSO_OF_CHARS:
            begin.set(key, value)
    for leaf in (begin, code, _char(field, "separate")):
        field.addprevious(_run(leaf))
    for child in list(field):
        field.addprevious(child)
    end = _run(_char(field, "end"))
    field.addprevious(end)
    end.tail = field.tail
    if (parent := field.getparent()) is not None:
        parent.remove(field)


def _char(like: _Element, kind: str) -> _Element:
    char = like.makeelement(w("fldChar"))
    char.set(_TYPE, kind)
    return char


def _run(leaf: _Element) -> _Element:
    run = leaf.makeelement(_R)
    run.append(leaf)
    return run
