"""What some authors propose, on the Word file itself: their changes stay tracked, those of the others are rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.model.reading import Changes
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import is_tracked, resolve
from drafting.writers.docx.in_place.parts import Parts

if TYPE_CHECKING:
    from drafting.model.hands import Whose

_SAYS_WHOSE = b"author="  # no part without it holds a change of anybody


def proposal(data: bytes, whose: Whose, *, name: str) -> bytes:
    """The file with the tracked changes of some authors alone, in its notes and margins too; all else as it was.

    Raises FormatError for what is no sound Word file.
    """
    package = open_package(data, name=name)
    parts = Parts(package)
    for part in package.parts:
        if part.endswith(".xml") and _SAYS_WHOSE in package.data(part) and is_tracked(parts.tree(part)):
            resolve(parts.tree(part), Changes.REJECTED, of=lambda author: not whose.heeds(author))
            parts.touch(part)
    return parts.zipped()
