"""What some authors propose, on the Word file itself: their changes stay tracked, those of the others are rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from drafting.model.reading import Changes
from drafting.ooxml.fields import take_out_loose_ends
from drafting.ooxml.names import tags, w
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import is_tracked, resolve
from drafting.writers.docx.in_place.parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.model.hands import Whose

_SAYS_WHOSE = b"author="  # no part without it holds a change of anybody
_ID = w("id")
_REFERENCES = {w(f"{kind}Reference"): kind for kind in ("comment", "footnote", "endnote")}
_ENDS = {w(f"{kind}Start"): w(f"{kind}End") for kind in ("commentRange", "bookmark", "perm")}
_COMMENT_RANGE = tags("commentRangeStart", "commentRangeEnd")
# What else is said of a comment, by an id of its paragraph or by one that lasts; newer Word keeps it in these parts.
_OF_COMMENTS = ("commentsExtended", "commentsIds", "commentsExtensible")
_LASTING = ("paraId", "durableId")


def proposal(data: bytes, whose: Whose, *, name: str) -> bytes:
    """The file with the tracked changes of some authors alone, in its notes and margins too; all else as it was.

    Comments and notes of words that are gone go with them. Raises FormatError for what is no sound Word file.
    """
    package = open_package(data, name=name)
    parts = Parts(package)
    gone: set[tuple[str, str]] = set()
    touched = [part for part in package.parts if part.endswith(".xml") and _SAYS_WHOSE in package.data(part)]
    touched = [part for part in touched if is_tracked(parts.tree(part))]
    for part in touched:
        root = parts.tree(part)
        before = set(_referred(root))
        resolve(root, Changes.REJECTED, of=lambda author: not whose.heeds(author))
        take_out_loose_ends(root)
        gone |= before - set(_referred(root))
        parts.touch(part)
    for part in touched:
        _drop(_loose(parts.tree(part), {id_ for kind, id_ in gone if kind == "comment"}))
    _take_out(parts, gone)
    return parts.zipped()


def _referred(root: _Element) -> Iterator[tuple[str, str]]:
    """The comments and notes that a part refers to, by kind and id."""
    return ((_REFERENCES[one.tag], one.get(_ID, "")) for one in root.iter(*_REFERENCES))


def _loose(root: _Element, comments: set[str]) -> Iterator[_Element]:
    """Ends of ranges whose other end is gone, and those of comments that are gone."""
    for start, end in _ENDS.items():
        starts, ends = ({one.get(_ID) for one in root.iter(tag)} for tag in (start, end))
        for one in root.iter(start, end):
            id_ = one.get(_ID)
            if id_ not in starts or id_ not in ends or (one.tag in _COMMENT_RANGE and id_ in comments):
                yield one


def _take_out(parts: Parts, gone: set[tuple[str, str]]) -> None:
    """Take comments and notes out of the parts that hold them, and what other parts say of these comments."""
    said: set[str] = set()
    for kind in sorted({kind for kind, _ in gone}):
        part = parts.related(f"{kind}s")
        if part is None:
            continue
        out = [one for one in parts.tree(part).iterchildren(w(kind)) if (kind, one.get(_ID, "")) in gone]
        said |= {value for one in out for each in one.iter() for value in _lasting(each)}
        _drop(out)
        parts.touch(part)
    for kind in _OF_COMMENTS if said else ():
        part = parts.related(kind)
        if part is None:
            continue
        out = [one for one in parts.tree(part) if said & set(_lasting(one))]
        said |= {value for one in out for value in _lasting(one)}
        _drop(out)
        parts.touch(part)


def _lasting(element: _Element) -> Iterator[str]:
    return (str(value) for name, value in element.attrib.items() if str(name).rpartition("}")[2] in _LASTING)


def _drop(elements: Iterable[_Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
