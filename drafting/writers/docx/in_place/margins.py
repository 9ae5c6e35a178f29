"""Sections: which are one in both files, and which headers and footers their pages bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.names import R, child, tags, w
from drafting.ooxml.package import Package
from drafting.ooxml.stories import Story
from drafting.writers.docx.in_place.plan import Item, Para

if TYPE_CHECKING:
    from lxml.etree import _Element

REFERENCES = tags("headerReference", "footerReference")
KINDS = tuple((kind, which) for kind in ("header", "footer") for which in ("default", "first", "even"))
_SECT, _CHANGE, _TYPE, _ID = w("sectPr"), w("sectPrChange"), w("type"), "{" + R + "}id"
_PPR, _RPR, _MARKS = w("pPr"), w("rPr"), tags("ins", "del", "moveFrom", "moveTo")


class Bearing(NamedTuple):
    """A header or footer of a section: which, the part that it is in, the id of that, whether the section names it."""

    kind: str
    which: str
    part: str
    id: str
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
            which, id_ = reference.get(_TYPE, "default"), reference.get(_ID, "")
            if part := targets.get(id_):
                borne[kind, which] = Bearing(kind, which, part, id_, True)
        found.append(borne)
    return found


def stays(section: _Element) -> bool:
    """True for the section of the body, and for one whose paragraph's mark is not tracked."""
    properties = section.getparent()
    marks = properties.find(_RPR) if properties is not None and properties.tag == _PPR else None
    return marks is None or next(marks.iterchildren(*_MARKS), None) is None


def both_sections(items: list[Item], old: Story, new: Story) -> Iterator[tuple[_Element, _Element]]:
    """The sections that end with one paragraph in both texts, as they stand before anything is written."""
    for item in items:
        if isinstance(item, Para) and not item.mark and item.old is not None and item.new is not None:
            one, other = (child(line.properties, _SECT) for line in (old.lines[item.old], new.lines[item.new]))
            if one is not None and other is not None:
                yield one, other
