"""Comments and notes that nothing refers to any more once changes are settled, taken out with what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w
from drafting.writers.docx.in_place.parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = w("id")
_REFERENCES = {w(f"{kind}Reference"): kind for kind in ("comment", "footnote", "endnote")}
COMMENT_RANGE = tags("commentRangeStart", "commentRangeEnd")
# What else is said of a comment, by an id of its paragraph or by one that lasts; newer Word keeps it in these parts.
_OF_COMMENTS = ("commentsExtended", "commentsIds", "commentsExtensible")
_LASTING = ("paraId", "durableId")


def referred(root: _Element) -> Iterator[tuple[str, str]]:
    """The comments and notes that a part refers to, by kind and id."""
    return ((_REFERENCES[one.tag], one.get(_ID, "")) for one in root.iter(*_REFERENCES))


def take_comments_out(parts: Parts, touched: Iterable[str], gone: set[tuple[str, str]]) -> None:
    """Take the comments among what is `gone` out of the file, and the ends of their ranges out of the parts touched."""
    comments = {(kind, id_) for kind, id_ in gone if kind == "comment"}
    if not comments:
        return
    for part in touched:
        drop(one for one in parts.tree(part).iter(*COMMENT_RANGE) if ("comment", one.get(_ID, "")) in comments)
    take_out(parts, comments)


def take_out(parts: Parts, gone: set[tuple[str, str]]) -> None:
    """Take comments and notes out of the parts that hold them, and what other parts say of these comments."""
    said: set[str] = set()
    for kind in sorted({kind for kind, _ in gone}):
        part = parts.related(f"{kind}s")
        if part is None:
            continue
        out = [one for one in parts.tree(part).iterchildren(w(kind)) if (kind, one.get(_ID, "")) in gone]
        said |= {value for one in out for each in one.iter() for value in _lasting(each)}
        drop(out)
        parts.touch(part)
    for kind in _OF_COMMENTS if said else ():
        part = parts.related(kind)
        if part is None:
            continue
        out = [one for one in parts.tree(part) if said & set(_lasting(one))]
        said |= {value for one in out for value in _lasting(one)}
        drop(out)
        parts.touch(part)


def _lasting(element: _Element) -> Iterator[str]:
    return (str(value) for name, value in element.attrib.items() if str(name).rpartition("}")[2] in _LASTING)


def drop(elements: Iterable[_Element]) -> None:
    """Remove elements from where they stand."""
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
