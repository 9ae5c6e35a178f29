"""Fields of several runs: simple ones written as such, of which each run has its look; what is left of broken ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELD, _R, _INSTR, _TYPE, _CHAR, _RPR = (
    w(name) for name in ("fldSimple", "r", "instr", "fldCharType", "fldChar", "rPr")
)
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


def take_out_loose_ends(root: _Element) -> int:
    """Take out the separators and ends of fields that never began, in place; how many there were.

    Where a field is inserted, Word does not track its separator, so that this alone is left once that is rejected.
    """
    count = depth = 0
    for char in list(root.iter(_CHAR)):
        kind = char.get(_TYPE)
        if kind == "begin":
            depth += 1
        elif depth == 0:
            _take_out(char)
            count += 1
        elif kind == "end":
            depth -= 1
    return count


def _take_out(char: _Element) -> None:
    """Remove a character of a field, and its run where that holds nothing else."""
    run = char.getparent()
    if run is None:
        return
    run.remove(char)
    around = run.getparent()
    if around is not None and all(child.tag == _RPR for child in run):
        around.remove(run)


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
