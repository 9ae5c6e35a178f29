"""What counts as the same in two Word files: objects, looks of runs and paragraphs, whatever ids the files use."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from drafting.ooxml.names import R, V, tags, w
from drafting.ooxml.package import as_transitional
from drafting.ooxml.styles import whole_number
from drafting.ooxml.units import Line, Signs, Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.package import Package, Relationship

# Marks of editing sessions and numbers that only tell apart: they change with every save and say nothing.
_IDLE = frozenset({
    "rsid", "rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidDel", "rsidSect", "rsidTr", "paraId", "textId",
    "anchorId", "editId", "gfxdata", "spid", "dirty",
})  # fmt: skip
_COUNTED = frozenset({"docPr", "cNvPr", "OLEObject"})
_VML = "{" + V + "}"  # all of whose shapes are counted too
_IDLE_ELEMENTS = tags(
    "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "rsid", "nsid", "tmpl", "lang", "noProof",
    "txbxContent", "commentRangeStart", "commentRangeEnd", "lvlPicBulletId",  # a list leaves its picture behind
)  # fmt: skip
_RELATED = "{" + R + "}"
_STYLES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_NUM_ID, _VAL, _PPR, _RPR, _NUMPR, _ILVL = (w(name) for name in ("numId", "val", "pPr", "rPr", "numPr", "ilvl"))
_NOT_LOOKS = tags(
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPr", "rPr", "lang", "noProof", "rsid"
)
_DRAWING_OF_DIAGRAM = re.compile(rb'relId="[^"]*"')  # by the id that the text's own part gives it
_WIDTH, _WIDTHS = w("w"), range(1, 601)
_OFF = frozenset({"0", "false", "off"})
_TOGGLES = tags(
    "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish", "keepNext", "keepLines",
    "pageBreakBefore", "widowControl", "bidi", "contextualSpacing", "rtl", "cs",
)  # fmt: skip


class Sameness:
    """Keys of what stands in one part of a package; equal keys of two files mean the same thing."""

    def __init__(self, package: Package, part: str, signs: Signs, names: Names | None = None) -> None:
        """`names` are those of the package, to be shared by its parts."""
        self.package, self.part, self.signs = package, part, signs
        self.names = names or Names(package)
        self._looks: dict[_Shape, str] = {}

    @cached_property
    def links(self) -> dict[str, Relationship]:
        """The relationships of the part by id."""
        return {link.id: link for link in self.package.relationships(self.part)}

    def sign(self, element: _Element) -> str:
        """The sign of an object: equal for objects that look and hold the same, words of text boxes apart."""
        return self.signs.of(self.key(element))

    def sign_of_words(self, words: str) -> str:
        """The sign of a field's instruction."""
        return self.signs.of(f"code {' '.join(words.split())}")

    def key(self, element: _Element) -> str:
        """An element with all below it as a string, ids replaced by what they name."""
        pieces: list[str] = []
        self._spell(element, pieces)
        return "".join(pieces)

    def _spell(self, element: _Element, pieces: list[str]) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _IDLE_ELEMENTS or is_forbidden_width(element):
            return
        name = tag.rpartition("}")[2]
        pieces.append(f"<{name}")
        for key, value in sorted(element.attrib.items()):
            if (said := self._attribute(name, str(key), str(value), tag)) is not None:
                pieces.append(said)
        pieces.append(">")
        if element.text and (not len(element) or element.text.strip()):
            pieces.append(element.text)
        for child in element:
            self._spell(child, pieces)
        pieces.append("/")

    def _attribute(self, name: str, key: str, value: str, tag: str) -> str | None:
        local = key.rpartition("}")[2]
        is_counted = name in _COUNTED or tag.startswith(_VML)
        if local in _IDLE or (is_counted and local in ("id", "name", "ObjectID", "ShapeID")):
            return None
        if key.startswith(_RELATED):
            value = self.target(value)
        elif tag in _STYLES and key == _VAL:
            value = self.names.style(value)
        elif tag == _NUM_ID and key == _VAL:
            value = self.names.list_key(value)
        return f" {local}={value}"

    def target(self, name: str) -> str:
        """What a relationship leads to: an address outside, or a digest of a part; "" where it leads nowhere."""
        link = self.links.get(name)
        if link is None or not (link.external or self.package.has(link.target)):
            return ""
        if link.external:
            return link.target
        data = self.package.data(link.target)
        if link.target.endswith(".xml"):
            data = as_transitional(data)
        return sha256(_DRAWING_OF_DIAGRAM.sub(b"", data) if link.kind == "diagramData" else data).hexdigest()

    def link(self, hyperlink: _Element) -> str:
        """Where a w:hyperlink leads."""
        return f"{self.target(hyperlink.get(f'{_RELATED}id', ''))}#{hyperlink.get(w('anchor'), '')}"

    def look(self, unit: Unit) -> str:
        """What the own properties of a unit's run set, in no order; "" for nothing."""
        return self._properties(unit.properties)

    def set_up(self, line: Line) -> str:
        """What a paragraph's own properties set: style, list, indents, but not its mark and section."""
        if line.set_up is None:
            line.set_up = self._properties(line.properties)
        return line.set_up

    def _properties(self, properties: _Element | None) -> str:
        if properties is None or not len(properties):
            return ""
        # To tell at once whether they were met before. Written out they would bear all namespaces, which takes longer.
        shape = tuple([_shape_of(one) for one in properties if one.tag not in _NOT_LOOKS])
        if shape not in self._looks:
            self._looks[shape] = self._work_out(properties)
        return self._looks[shape]

    def _work_out(self, properties: _Element) -> str:
        found = []
        for one in properties:
            tag = one.tag
            if tag in _NOT_LOOKS:
                continue
            if tag in _TOGGLES and one.get(_VAL) not in _OFF:
                found.append(f"{tag.rpartition('}')[2]}/")
            elif tag == _NUMPR:
                found.append(self._list(one))
            elif tag in _STYLES and self.names.is_default(one.get(_VAL, "")):
                continue
            else:
                found.append(self.key(one))
        return "|".join(sorted(found))

    def _list(self, properties: _Element) -> str:
        level = properties.find(_ILVL)
        return f"list {level.get(_VAL) if level is not None else 0} {self.key(properties)}"


_Shape = tuple[Any, ...]


def _shape_of(element: _Element) -> _Shape:
    """All that an element holds."""
    inner = [_shape_of(one) for one in element] if len(element) else ()
    return element.tag, element.text, *element.items(), *inner


def is_forbidden_width(element: _Element) -> bool:
    """True for a width of characters that the standard does not allow and that says nothing; Word has written noughts.

    Source: ISO 29500-1, ST_TextScale: 1 to 600 per cent.
    """
    value = whole_number(element.get(_VAL)) if element.tag == _WIDTH else None
    return value is not None and value >= 0 and value not in _WIDTHS


class Names:
    """Styles and lists of one package by what they are, since their ids are each file's own."""

    def __init__(self, package: Package) -> None:
        self.package = package

    @cached_property
    def styles(self) -> dict[str, tuple[str, str, bool]]:
        """By id: type and name in lower case, and whether it is the default of its type.

        Where none says that it is, that of paragraphs is the one called "Normal", as in Word.
        """
        found: dict[str, tuple[str, str, bool]] = {}
        for part in self.package.related("styles")[:1]:
            for style in self.package.tree(part).iterfind(w("style")):
                name = style.find(w("name"))
                said = name.get(_VAL, "") if name is not None else style.get(w("styleId"), "")
                default = style.get(w("default"), "0") not in _OFF
                found[style.get(w("styleId"), "")] = (style.get(w("type"), "paragraph"), said.lower(), default)
        if not any(kind == "paragraph" and default for kind, _, default in found.values()):
            found |= {id_: (*one[:2], True) for id_, one in found.items() if one[:2] == ("paragraph", "normal")}
        return found

    def style(self, name: str) -> str:
        """The name of a style by its id; the id itself, but for noughts at its end, where there is none."""
        found = self.styles.get(name)
        return f"{found[0]} {found[1]}" if found else name.lower().rstrip("0")

    def is_default(self, name: str) -> bool:
        """True for the style that a paragraph or run without one has."""
        found = self.styles.get(name)
        return bool(found and found[2])

    @cached_property
    def lists(self) -> dict[str, str]:
        """By w:numId: how the list counts, and which of the lists that count so it is."""
        found: dict[str, str] = {}
        for part in self.package.related("numbering")[:1]:
            root = self.package.tree(part)
            spelling = Sameness(self.package, part, Signs(), self)
            definitions = {
                one.get(w("abstractNumId")): "".join(spelling.key(inner) for inner in one)
                for one in root.iterfind(w("abstractNum"))
            }
            for one in root.iterfind(w("num")):
                pointed = one.find(w("abstractNumId"))
                number = pointed.get(_VAL) if pointed is not None else None
                overrides = "".join(spelling.key(inner) for inner in one if inner is not pointed)
                found[one.get(_NUM_ID, "")] = sha256(f"{definitions.get(number)}{overrides}".encode()).hexdigest()[:16]
        return found

    def list_key(self, number: str) -> str:
        """How the list of a w:numId counts; "0" where it takes a paragraph out of a list, or there is none."""
        return self.lists.get(number, "0")
