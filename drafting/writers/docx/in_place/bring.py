"""What new content needs, brought from the new file: relationships with their parts, styles, lists, ids of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING
from weakref import proxy

from drafting.ooxml.names import WP, R, V, tags, w
from drafting.ooxml.package import Package
from drafting.ooxml.sameness import Names
from drafting.ooxml.styles import id_number
from drafting.writers.docx.in_place.lists import Lists
from drafting.writers.docx.in_place.parts import IGNORABLE, Link, Parts, content_type, links_of, rels_of
from drafting.writers.docx.in_place.prefixes import with_prefixes
from drafting.writers.docx.in_place.styles import StyleMap

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATED = "{" + R + "}"
_DROPPED = tags(
    "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
    "commentReference", "permStart", "permEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
    "trPrChange", "tblGridChange", "tblPrExChange", "numberingChange",
)  # fmt: skip
_STYLED = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_NUM_ID, _VAL, _SDT_PR, _ID = w("numId"), w("val"), w("sdtPr"), w("id")
_MARGINS = ("/header", "/footer")
_DOC_PR = "{" + WP + "}docPr"
_VML = "{" + V + "}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
# Whose own values are the new file's, with all of VML's.
_FITTED = frozenset({*_STYLED, _NUM_ID, _DOC_PR, _OLE, _SDT_PR})
# Namespaces whose words a reader may not know unless the root of the part calls them ignorable.
_LATER = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20(?:10|12|1[5-9]|2\d)/(?:wordml|wordprocessingDrawing)"
)
_NAMES = 4_000  # of tags and attributes kept at hand: Word's and those of drawings are fewer, a stranger's have no end
_NOWHERE = "rIdNone"  # what leads nowhere in the new file is not to lead anywhere in the old one
_DRAWING_OF_DATA = re.compile(rb'(relId=")([^"]+)(")')


class Bringer:
    """Copies from the new file, fit to stand in the old one."""

    def __init__(
        self, parts: Parts, new: Package, old_names: Names, new_names: Names, tree: Callable[[str], _Element]
    ) -> None:
        """`tree` gives a part of the new file with earlier changes settled."""
        self.parts, self.new, self.tree = parts, new, tree
        self.styles = StyleMap(parts, new, old_names, new_names)
        self.lists = Lists(parts, new, old_names, new_names, self.styles)
        lists = proxy(self.lists)  # held weakly: in a circle both would outlive the writing, and all trees with them
        self.styles.number = lambda id_: str(lists.number(id_))
        self._links: dict[tuple[str, str, str], str] = {}
        self._parts: dict[str, str] = {}
        self._ignorable: dict[str, set[str]] = {}
        self._drawings: count[int] | None = None
        self._shapes: dict[str, str] = {}  # the last id that a shape was brought under, by the one that it had

    def copy(self, element: _Element, source: str, target: str) -> _Element:
        """A deep copy of an element of the part `source` of the new file, fit for the part `target` of the old one."""
        copied = deepcopy(element)
        copied.tail = None
        return with_prefixes(self._fitted(copied, source, target), element)

    def take(self, element: _Element, source: str, target: str) -> _Element:
        """An element itself, taken out of the new file; it must not be needed there and hold no alternatives."""
        if (parent := element.getparent()) is not None:
            parent.remove(element)
        element.tail = None
        return self._fitted(element, source, target)

    def _fitted(self, element: _Element, source: str, target: str) -> _Element:
        for one in list(element.iter(*_DROPPED)):
            if one is not element and (parent := one.getparent()) is not None:
                parent.remove(one)
        for one in list(element.iter("*")):
            if _is_later(one.tag):
                self._make_ignorable(one.tag, one, target)
            self._fit_names(one, source, target)
            if one.tag in _FITTED or one.tag.startswith(_VML):
                self._fit(one)
        return element

    def _fit_names(self, one: _Element, source: str, target: str) -> None:
        for name in map(str, one.keys()):
            if not _matters(name):
                continue
            if name.startswith(_RELATED):
                one.set(name, self.link(source, one.get(name, ""), target))
            elif _is_of_session(name):
                del one.attrib[name]
            else:
                self._make_ignorable(name, one, target)

    def _fit(self, one: _Element) -> None:
        tag = one.tag
        if tag in _STYLED:
            one.set(_VAL, self.styles.style(one.get(_VAL, "")))
        elif tag == _NUM_ID:
            one.set(_VAL, self.lists.number(one.get(_VAL, "")))
        elif tag == _DOC_PR:
            one.set("id", str(self._next_drawing()))
        elif tag.startswith(_VML) and "id" in one.attrib and not tag.endswith("}shapetype"):
            self._shapes[one.get("id", "")] = fresh = f"{one.get('id')}_{self._next_drawing()}"
            one.set("id", fresh)
        elif tag == _OLE and one.get("ShapeID") in self._shapes:
            one.set("ShapeID", self._shapes[one.get("ShapeID", "")])
        elif tag == _SDT_PR:
            for id_ in list(one.iterchildren(_ID)):
                one.remove(id_)

    def _make_ignorable(self, name: str, one: _Element, target: str) -> None:
        """Have the root of a part call the namespace of a name ignorable, which stands at an element that comes."""
        if target not in self._ignorable:
            root = self.parts.tree(target)
            self._ignorable[target] = {str(root.nsmap.get(prefix)) for prefix in root.get(IGNORABLE, "").split()}
        namespace = _namespace(name)
        if namespace not in self._ignorable[target]:
            self._ignorable[target].add(namespace)
            self.parts.ignore(
                target, next(prefix for prefix, found in one.nsmap.items() if found == namespace), namespace
            )

    def _next_drawing(self) -> int:
        if self._drawings is None:
            file = self.parts.package  # as it came: what is being written is out of the tree at times
            taken = (id_number(one.get("id")) for one in file.tree(file.main).iter(_DOC_PR))
            self._drawings = count(max([*taken, 1000]) + 1)
        return next(self._drawings)

    def link(self, source: str, id_: str, target: str) -> str:
        """The id in `target` of what a relationship of `source` leads to; the part it leads to comes along."""
        key = source, id_, target
        if key not in self._links:
            found = next((link for link in links_of(self.new, source) if link.id == id_), None)
            if found is None or (not found.external and not self.new.has(found.target)):
                return _NOWHERE
            leads_to = found.target if found.external else self.part(found, source, target)
            self._links[key] = self.parts.link(target, found.type, leads_to, external=found.external)
        return self._links[key]

    def part(self, link: Link, source: str, target: str) -> str:
        """The name in the old package of a part of the new one, added unless the very same part is there."""
        name = link.target
        if link.type.endswith(_MARGINS):
            return self._margin(link, name)
        if name not in self._parts:
            data = self.new.data(name)
            has_links = self.new.has(rels_of(name))
            if not has_links and self.parts.package.has(name) and self.parts.package.data(name) == data:
                self._parts[name] = name
                return name
            if link.type.endswith("/diagramData"):
                data = _DRAWING_OF_DATA.sub(
                    lambda found: found[1] + self.link(source, found[2].decode(), target).encode() + found[3], data
                )
            self._parts[name] = self.parts.add(name, data, content_type(self.new, name))
            self._follow(name)
        return self._parts[name]

    def _margin(self, link: Link, name: str) -> str:
        """A header or footer of a section that comes: a part of its own, since others' like it may change."""
        kind = link.type.rpartition("/")[2]
        root = deepcopy(self.tree(name))
        fresh = self.parts.add_tree(f"word/{kind}-new.xml", root, kind)
        self._fitted(root, name, fresh)
        return fresh

    def _follow(self, name: str) -> None:
        """Bring the parts that a brought part points to, under the ids that it uses."""
        for link in links_of(self.new, name):
            if not link.external and not self.new.has(link.target):
                continue
            leads_to = link.target if link.external else self.part(link, name, self._parts[name])
            self.parts.link_as(self._parts[name], link, leads_to)


@lru_cache(_NAMES)
def _is_later(name: str) -> bool:
    """True for a name of a tag or attribute that later programs have added."""
    return _LATER.match(name) is not None


@lru_cache(_NAMES)
def _matters(name: str) -> bool:
    """True for an attribute that can't be taken over as it is."""
    return name.startswith(_RELATED) or _is_of_session(name) or _is_later(name)


@lru_cache(_NAMES)
def _is_of_session(name: str) -> bool:
    """True for an attribute that marks a session of editing."""
    local = name.rpartition("}")[2]
    return local.startswith("rsid") or local in ("paraId", "textId")


def _namespace(name: str) -> str:
    return name[1:].partition("}")[0]
