"""What some authors propose, on the Word file itself: their changes stay tracked, those of the others are rejected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.model.reading import Changes
from drafting.ooxml.fields import take_out_loose_ends
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import is_tracked, resolve
from drafting.writers.docx.in_place.leftovers import COMMENT_RANGE, drop, referred, take_out
from drafting.writers.docx.in_place.parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.model.hands import Whose

_SAYS_WHOSE = b"author="  # no part without it holds a change of anybody
_ID = w("id")
_ENDS = {w(f"{kind}Start"): w(f"{kind}End") for kind in ("commentRange", "bookmark", "perm")}


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
        before = set(referred(root))
        resolve(root, Changes.REJECTED, of=lambda author: not whose.heeds(author))
        take_out_loose_ends(root)
        gone |= before - set(referred(root))
        parts.touch(part)
    for part in touched:
        drop(_loose(parts.tree(part), {id_ for kind, id_ in gone if kind == "comment"}))
    take_out(parts, gone)
    return parts.zipped()


def _loose(root: _Element, comments: set[str]) -> Iterator[_Element]:
    """Ends of ranges whose other end is gone, and those of comments that are gone."""
    for start, end in _ENDS.items():
        starts, ends = ({one.get(_ID) for one in root.iter(tag)} for tag in (start, end))
        for one in root.iter(start, end):
            id_ = one.get(_ID)
            if id_ not in starts or id_ not in ends or (one.tag in COMMENT_RANGE and id_ in comments):
                yield one
