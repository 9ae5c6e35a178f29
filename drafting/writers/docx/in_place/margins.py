"""Sections: which are one in both files, and which headers and footers their pages bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.names import R, tags, w
from drafting.ooxml.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

REFERENCES = tags("headerReference", "footerReference")
KINDS = tuple((kind, which) for kind in ("header", "footer") for which in ("default", "first", "even"))
_SECT, _CHANGE, _TYPE, _ID = w("sectPr"), w("sectPrChange"), w("type"), "{" + R + "}id"


class Bearing(NamedTuple):
    """A header or footer of a section: which, the part that it is in, and whether the section itself names it."""

    kind: str
    which: str
    part: str
    is_own: bool


def sections_of(root: _Element) -> list[_Element]:
    """The section properties of a document in order, those inside tracked changes of sections left out."""
    return [one for one in root.iter(_SECT) if (parent := one.getparent()) is not None and parent.tag != _CHANGE]


def bearings(package: Package, sections: list[_Element]) -> list[dict[tuple[str, str], Bearing]]:
    """What each section bears; what it does not name itself it has from the one before."""
    targets = {link.id: link.target for link in package.relationships(package.main) if package.has(link.target)}
    found: list[dict[tuple[str, str], Bearing]] = []
    for section in sections:
        borne = {key: one._replace(is_own=False) for key, one in (found[-1] if found else {}).items()}
        for reference in section.iterchildren(*REFERENCES):
            kind = reference.tag.rpartition("}")[2].removesuffix("Reference")
            which, part = reference.get(_TYPE, "default"), targets.get(reference.get(_ID, ""))
            if part:
                borne[kind, which] = Bearing(kind, which, part, True)
        found.append(borne)
    return found


def paired(old: int, new: int) -> Iterator[tuple[int, int]]:
    """Which sections are one: the last ones, and as many as there are in both from the first on."""
    yield from ((at, at) for at in range(min(old, new) - 1))
    if old and new:
        yield old - 1, new - 1
