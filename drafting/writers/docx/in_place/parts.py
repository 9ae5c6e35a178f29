"""The old package while a redline is written on it: parts that change, parts that are added, and the rest as it is."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from drafting.ooxml.names import MC, R, w
from drafting.ooxml.package import Package, as_transitional, parse_xml
from drafting.ooxml.styles import whole_number
from drafting.writers.docx.wordml import NAMESPACES

if TYPE_CHECKING:
    from lxml.etree import _Element

IGNORABLE = "{" + MC + "}Ignorable"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EMPTY_RELS = f'<Relationships xmlns="{_RELS}"/>'.encode()
_CONTENT_TYPES = "[Content_Types].xml"
_ROOT = re.compile(rb"<[^\s<>/?!]+")  # the name of the first element
_LATEST_MODE = 15
LEVEL = 4  # of deflate: two fifths of the time of 6, and a text comes out 2 % larger
_STAMP = (1980, 1, 1, 0, 0, 0)  # the time of every file in the zip, so that the same input gives the same bytes
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Link(NamedTuple):
    """A relationship with its full type; `target` is the name of a part, or an address outside."""

    id: str
    type: str
    target: str
    external: bool


def rels_of(part: str) -> str:
    """The name of the part that lists what a part points to."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def links_of(package: Package, part: str) -> Iterator[Link]:
    """What a part points to, with full types."""
    if package.has(rels_of(part)):
        yield from _links(package.tree(rels_of(part)), part)


def _links(root: _Element, part: str) -> Iterator[Link]:
    for element in root:
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            path = unquote(target.split("#")[0]).replace("\\", "/")
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), path)).lstrip("/")
        yield Link(element.get("Id", ""), element.get("Type", ""), target, external)


def content_type(package: Package, part: str) -> str:
    """The content type of a part, "" where the package gives none."""
    ending = part.rpartition(".")[2].casefold()
    default = ""
    for element in package.tree(_CONTENT_TYPES):
        if element.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return element.get("ContentType", "")
        if element.get("Extension", "").casefold() == ending:
            default = element.get("ContentType", "")
    return default


class Parts:
    """Parts by name. A tree that is asked for here may be changed; it is written only where `touch` says so."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main
        self._trees: dict[str, _Element] = {}
        self._touched: set[str] = set()
        self._added: dict[str, bytes] = {}
        self._ignored: dict[str, dict[str, str]] = {}

    def put(self, part: str, root: _Element) -> None:
        """Hold a tree as that of a part."""
        self._trees[part] = root

    def tree(self, part: str) -> _Element:
        """The tree of a part, always the same one."""
        if part not in self._trees:
            self._trees[part] = self.package.tree(part)
        return self._trees[part]

    @cached_property
    def mode(self) -> int:
        """The compatibility mode: 14 for a file of Word 2010, 15 for later ones; 15 too where the file names none."""
        settings = self.related("settings")
        told = self.tree(settings).iter(w("compatSetting")) if settings is not None and self.has(settings) else ()
        modes = [whole_number(one.get(w("val"))) for one in told if one.get(w("name")) == "compatibilityMode"]
        return next((mode for mode in modes if mode is not None), _LATEST_MODE)

    def touch(self, part: str) -> None:
        """Say that the tree of a part has changed."""
        self._touched.add(part)

    def ignore(self, part: str, prefix: str | None, namespace: str) -> None:
        """Say that readers who do not know a namespace may pass over its names in a part; it counts as changed."""
        self._ignored.setdefault(part, {})[namespace] = prefix or "later"
        self.touch(part)

    def is_touched(self, part: str) -> bool:
        """True where a part has changed."""
        return part in self._touched

    def has(self, part: str) -> bool:
        """True where there is such a part, in the old file or added."""
        return self.package.has(part) or part in self._added or part in self._trees

    def related(self, kind: str, part: str | None = None) -> str | None:
        """The first part of a kind that a part, or else the main one, points to."""
        for link in self.links(part or self.main):
            if not link.external and link.type.rstrip("/").rpartition("/")[2] == kind and self.has(link.target):
                return link.target
        return None

    def links(self, part: str) -> list[Link]:
        """What a part points to by now."""
        name = rels_of(part)
        return list(_links(self.tree(name), part)) if self.has(name) else []

    def link(self, part: str, type_: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of a part, added where it is missing."""
        found = self.links(part)
        for one in found:
            if (one.type, one.target, one.external) == (type_, target, external):
                return one.id
        taken = {one.id for one in found}
        free = (f"rId{number}" for number in range(len(taken) + 1, 2 * len(taken) + 3))
        fresh = Link(next(id_ for id_ in free if id_ not in taken), type_, target, external)
        self.link_as(part, fresh, target)
        return fresh.id

    def link_as(self, part: str, link: Link, target: str) -> None:
        """Add a relationship of a part under an id that is free, leading to `target`."""
        root = self._rels_root(part)
        element = root.makeelement(f"{{{_RELS}}}Relationship")
        element.set("Id", link.id)
        element.set("Type", link.type)
        element.set("Target", target if link.external else "/" + target)
        if link.external:
            element.set("TargetMode", "External")
        root.append(element)
        self.touch(rels_of(part))

    def _rels_root(self, part: str) -> _Element:
        name = rels_of(part)
        if not self.has(name):
            self._trees[name] = parse_xml(_EMPTY_RELS, name=name)
        return self.tree(name)

    def add(self, name: str, data: bytes, type_: str) -> str:
        """Add a part under a name that is free; gives that name."""
        stem, dot, ending = name.rpartition(".")
        number, free = 1, name
        while self.has(free):
            number += 1
            free = f"{stem}-{number}{dot}{ending}"
        self._added[free] = data
        self._name_type(free, type_)
        return free

    def add_tree(self, name: str, root: _Element, kind: str) -> str:
        """Add a part of Word's that the main part points to, such as "footnotes"; gives its name."""
        free = self.add(name, b"", f"{_WORD}{kind}+xml")
        self._added.pop(free)
        self._trees[free] = root
        self.touch(free)
        return free

    def ensured(self, kind: str, inside: str = "") -> str:
        """The part of a kind, such as "comments", that the main part points to; where there is none, one with `inside`.

        It counts as changed.
        """
        part = self.related(kind)
        if part is None:
            root = parse_xml(f"<w:{kind} {NAMESPACES}>{inside}</w:{kind}>".encode(), name=kind)
            part = self.add_tree(f"word/{kind}.xml", root, kind)
            self.link(self.main, relation(kind), part)
        self.touch(part)
        return part

    def _name_type(self, name: str, type_: str) -> None:
        root = self.tree(_CONTENT_TYPES)
        element = root.makeelement(f"{{{_TYPES}}}Override")
        element.set("PartName", f"/{name}")
        element.set("ContentType", type_)
        root.append(element)
        self.touch(_CONTENT_TYPES)

    def zipped(self) -> bytes:
        """The bytes of the package: what has not been touched, byte for byte."""
        out = io.BytesIO()
        is_strict = b"purl.oclc.org/ooxml" in self.package.data(self.main)[:4000]
        with zipfile.ZipFile(out, "w") as archive:
            for name in self.package.parts:
                data = self._bytes(name) if name in self._touched else self.package.data(name)
                if is_strict and name.endswith((".xml", ".rels")):
                    data = as_transitional(data)
                archive.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED, LEVEL)
            own = {name.casefold() for name in self.package.parts}
            for name in sorted({*self._added, *self._touched}):
                if name.casefold() not in own:
                    archive.writestr(zipfile.ZipInfo(name, _STAMP), self._bytes(name), zipfile.ZIP_DEFLATED, LEVEL)
        return out.getvalue()

    def _bytes(self, name: str) -> bytes:
        if name in self._added:
            return self._added[name]
        from lxml import etree

        root = self._trees[name]
        if R not in root.nsmap.values():  # where a link came into a part without any; pandoc (3.9) knows no other place
            named = " ".join(f"{one.get('Requires', '')} {one.get(IGNORABLE, '')}" for one in root.iter("*")).split()
            etree.cleanup_namespaces(root, {"r": R}, [*filter(None, root.nsmap), *named])
        declared = _made_ignorable(root, self._ignored.get(name, {}))
        written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return _ROOT.sub(lambda found: found[0] + declared.encode(), written, count=1) if declared else written


def _made_ignorable(root: _Element, namespaces: dict[str, str]) -> str:
    """Have a root call these namespaces ignorable; gives the declarations of prefixes that it still needs.

    They are put into what is written, for a tree takes no new ones; prefixes are wished for, by namespace.
    """
    known: dict[str | None, str] = dict(root.nsmap)
    declared = ""
    for namespace, wanted in namespaces.items():
        prefix = next((one for one, found in known.items() if one and found == namespace), None)
        if prefix is None:
            prefix = next(one for one in _prefixes(wanted) if one not in known)
            known[prefix] = namespace
            declared += f' xmlns:{prefix}="{namespace}"'
        root.set(IGNORABLE, f"{root.get(IGNORABLE, '')} {prefix}".strip())
    return declared


def _prefixes(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}{number}" for number in count(2))


def relation(kind: str) -> str:
    """The full type of a relationship of Office's own kinds."""
    return f"{R}/{kind}"
