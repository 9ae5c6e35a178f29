"""A .docx opened safely: its parts, how they relate, and their XML as trees."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from drafting.archive import PARAGRAPHS_LIMIT, Archive, FileKind, open_archive
from drafting.archive import parse_xml as parse
from drafting.errors import FormatError
from drafting.formats import SAVE_AS_WORD, refuse_others
from drafting.ooxml.names import STRICT, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_STRICT = b"http://purl.oclc.org/ooxml/"  # what the names of strict files begin with
_DAMAGED = "open it in Word, let Word repair it, and save it again as .docx"
WORD_FILE = FileKind("Word file", ".docx", _DAMAGED)


class Relationship(NamedTuple):
    """How one part points to another: `kind` is the last word of its type ("footnotes", "hyperlink").

    `target` is the name of a part, or an address outside the file where `external`.
    """

    id: str
    kind: str
    target: str
    external: bool


@dataclass(eq=False, repr=False)
class Package:
    """An opened .docx. `name` is what messages call it, `main` the part that holds the text.

    Trees are parsed anew on each call, so that one package serves several ways of reading its tracked changes;
    `prepare`, where it is set, is told the name of each and may change it before anyone sees it.
    """

    name: str
    main: str
    _archive: Archive
    _relationships: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)
    prepare: Callable[[str, _Element], None] | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, without leading slash, in the order of the file."""
        return self._archive.parts

    def has(self, part: str) -> bool:
        """True where there is a part of that name, upper or lower case."""
        return self._archive.has(part)

    def data(self, part: str) -> bytes:
        """The bytes of a part. Raises FormatError where it is missing or damaged."""
        return self._archive.data(part)

    def tree(self, part: str) -> _Element:
        """The root element of an XML part, a fresh tree each time. Raises FormatError where it is no sound XML."""
        root = parse_xml(self._archive.xml(part), name=f"{self.name}: {part}")
        if self.prepare is not None:
            self.prepare(part, root)
        return root

    def document(self) -> _Element:
        """The root of the main part, a fresh tree each time. Raises FormatError where it holds no text of Word's."""
        root = self.tree(self.main)
        if root.tag != w("document") or root.find(w("body")) is None:
            raise FormatError(f"{self.name}: is an Office file, but not a text of Word's", SAVE_AS_WORD)
        if sum(1 for _ in root.iter(w("p"))) > PARAGRAPHS_LIMIT:
            raise FormatError(
                f"{self.name}: has more than {PARAGRAPHS_LIMIT:,} paragraphs", "save the part that is wanted"
            )
        return root

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What a part points to, in the order of its list; "" asks for the package itself."""
        if part not in self._relationships:
            self._relationships[part] = self._pointed_to(part)
        return self._relationships[part]

    def _pointed_to(self, part: str) -> tuple[Relationship, ...]:
        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(rels):
            return ()
        return tuple(_relationship(element, folder) for element in self.tree(rels) if element.get("Target"))

    def related(self, kind: str, part: str | None = None) -> tuple[str, ...]:
        """The parts of one kind ("styles", "header") that `part`, or else the main part, points to and that exist."""
        links = self.relationships(self.main if part is None else part)
        names = (link.target for link in links if link.kind == kind and not link.external)
        return tuple(dict.fromkeys(name for name in names if self.has(name)))


def open_package(data: bytes, *, name: str) -> Package:
    """The package in the bytes of a .docx, .docm, .dotx or .dotm file, checked before anything is unpacked.

    Raises FormatError, with what to do about it, for what is no such file: an encrypted one, an old .doc, a damaged
    zip, one that unpacks to an absurd size, one without a text.
    """
    _refuse_other_formats(data, name)
    package = Package(name, "", open_archive(data, name=name, kind=WORD_FILE))
    mains = package.related("officeDocument", "")
    if not mains:
        raise FormatError(f"{name}: {_stranger(package)}", SAVE_AS_WORD)
    return Package(name, mains[0], package._archive)


def parse_xml(data: bytes, *, name: str) -> _Element:
    """The root of an XML part, without comments; ISO-strict names become the usual ones.

    No document type, entity or network is allowed. Raises FormatError where the XML is broken, or too large or deep.
    """
    return parse(in_usual_names(data), name=name, kind=WORD_FILE)


def in_usual_names(data: bytes) -> bytes:
    """The bytes of a part with the names of ISO-strict files replaced by the usual ones."""
    for strict, usual in STRICT.items() if _STRICT in data else ():
        data = data.replace(strict.encode(), usual.encode())
    return data


def as_transitional(data: bytes) -> bytes:
    """The bytes of a part of an ISO-strict file as Word writes them by default, and no more called strict."""
    return in_usual_names(data).replace(b' w:conformance="strict"', b"").replace(b' conformance="strict"', b"")


def _refuse_other_formats(data: bytes, name: str) -> None:
    refuse_others(data, name, WORD_FILE.ending)
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise FormatError(f"{name}: is a web page or XML, not a Word file", SAVE_AS_WORD)
    if b"PK\x05\x06" not in data:
        raise FormatError(f"{name}: is not a Word file, or only a part of one arrived", "ask for the file again")


def _relationship(element: _Element, folder: str) -> Relationship:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        path = unquote(target.split("#")[0]).replace("\\", "/")
        target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
    return Relationship(element.get("Id", ""), kind, target, external)


def _stranger(package: Package) -> str:
    if package.has("mimetype") and b"opendocument" in package.data("mimetype"):
        return "is an OpenDocument file; give it the ending .odt"
    return "is a zip, but not a Word file"
