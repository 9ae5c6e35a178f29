"""A .docx opened safely: its parts, how they relate, and their XML as trees."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from drafting.errors import FormatError
from drafting.ooxml.names import STRICT, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree
    from lxml.etree import _Element

# Files come from strangers. A report of the Secretary-General of 400 pages with pictures stays below a tenth of each.
MEMBERS_LIMIT = 10_000  # files in the package
UNPACKED_LIMIT = 512 * 2**20  # bytes of all files together, pictures included
PART_LIMIT = 64 * 2**20  # bytes of one XML file: some 600,000 tracked words
RATIO_LIMIT = 250  # unpacked to packed; deflate reaches 1,032, Word's own XML about 40
RATIO_MATTERS_FROM = 16 * 2**20  # bytes: what is smaller does no harm at any ratio
MARKS_LIMIT = 2_000_000  # "<" and "=" in all XML files that are read; measured 180 bytes of memory each
PARAGRAPHS_LIMIT = 100_000  # of one text: 4,000 pages
# lxml's own limits stand: 256 levels of nesting, 10 million characters in one text.

_STRICT = b"http://purl.oclc.org/ooxml/"  # what the names of strict files begin with
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AS = "open it in Word and save it as .docx"
_DAMAGED = "open it in Word, let Word repair it, and save it again as .docx"
_OTHER_FORMATS = (
    (b"{\\rtf", "is in rich text format", _SAVE_AS),
    (b"%PDF", "is a PDF", "give it the ending .pdf"),
    (b"<", "is a web page or XML, not a Word file", _SAVE_AS),
)


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
    _zip: zipfile.ZipFile
    _members: dict[str, zipfile.ZipInfo]
    _relationships: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)  # parts whose marks were counted
    _marks: int = 0
    prepare: Callable[[str, _Element], None] | None = None

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, without leading slash, in the order of the file."""
        return tuple(info.filename.replace("\\", "/").lstrip("/") for info in self._members.values())

    def has(self, part: str) -> bool:
        """True where there is a part of that name, upper or lower case."""
        return part.casefold() in self._members

    def data(self, part: str) -> bytes:
        """The bytes of a part. Raises FormatError where it is missing or damaged."""
        info = self._members.get(part.casefold())
        if info is None:
            raise FormatError(f"{self.name}: the Word file lacks its part {part}", _DAMAGED)
        return _unpack(self._zip, info, self.name)

    def tree(self, part: str) -> _Element:
        """The root element of an XML part, a fresh tree each time. Raises FormatError where it is no sound XML."""
        data = self.data(part)
        self._count_marks(part, data)
        root = parse_xml(data, name=f"{self.name}: {part}")
        if self.prepare is not None:
            self.prepare(part, root)
        return root

    def _count_marks(self, part: str, data: bytes) -> None:
        """Raises FormatError where the parts that have been read are too much together, though none is by itself."""
        if part.casefold() not in self._seen:
            self._seen.add(part.casefold())
            self._marks += _marks_in(data)
        if self._marks > MARKS_LIMIT:
            raise _suspicious(self.name, "holds too many XML elements")

    def document(self) -> _Element:
        """The root of the main part, a fresh tree each time. Raises FormatError where it holds no text of Word's."""
        root = self.tree(self.main)
        if root.tag != w("document") or root.find(w("body")) is None:
            raise FormatError(f"{self.name}: is an Office file, but not a text of Word's", _SAVE_AS)
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
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise FormatError(f"{name}: is damaged: its zip can't be read", _DAMAGED) from error
    package = Package(name, "", archive, _checked_members(archive, name))
    mains = package.related("officeDocument", "")
    if not mains:
        raise FormatError(f"{name}: {_stranger(package)}", _SAVE_AS)
    return Package(name, mains[0], archive, package._members)


def parse_xml(data: bytes, *, name: str) -> _Element:
    """The root of an XML part, without comments; ISO-strict names become the usual ones.

    No document type, entity or network is allowed. Raises FormatError where the XML is broken, or too large or deep.
    """
    from lxml import etree

    _refuse_bombs(data, name)
    data = in_usual_names(data)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"{name}: its XML is broken ({error})", _DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, where the bytes differ
        raise _declares_a_type(name)
    return root


def in_usual_names(data: bytes) -> bytes:
    """The bytes of a part with the names of ISO-strict files replaced by the usual ones."""
    for strict, usual in STRICT.items() if _STRICT in data else ():
        data = data.replace(strict.encode(), usual.encode())
    return data


def as_transitional(data: bytes) -> bytes:
    """The bytes of a part of an ISO-strict file as Word writes them by default, and no more called strict."""
    return in_usual_names(data).replace(b' w:conformance="strict"', b"").replace(b' conformance="strict"', b"")


@cache
def _parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _refuse_other_formats(data: bytes, name: str) -> None:
    if not data:
        raise FormatError(f"{name}: is empty", "ask for the file again: nothing arrived")
    if data.startswith(_OLE):
        raise _in_old_container(data, name)
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, what, hint in _OTHER_FORMATS:
        if start.startswith(magic):
            raise FormatError(f"{name}: {what}", hint)
    if b"PK\x05\x06" not in data:
        raise FormatError(f"{name}: is not a Word file, or only a part of one arrived", "ask for the file again")


def _in_old_container(data: bytes, name: str) -> FormatError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FormatError(f"{name}: is locked with a password", "open it in Word, remove the password, save it again")
    if "WordDocument".encode("utf-16-le") in data:
        return FormatError(f"{name}: is in the old .doc format", _SAVE_AS)
    return FormatError(f"{name}: is an old Office file, not a .docx", _SAVE_AS)


def _checked_members(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """The members by name in one case, once none of them is suspicious."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MEMBERS_LIMIT:
        raise _suspicious(name, f"holds {len(infos):,} files")
    if sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise _suspicious(name, f"unpacks to more than {UNPACKED_LIMIT // 2**20} MB")
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        member = info.filename.replace("\\", "/").lstrip("/")
        key = member.casefold()
        if key in members:
            raise _suspicious(name, f"holds {member} twice")
        if ".." in member.split("/") or ":" in member.split("/")[0] or "\0" in member:
            raise _suspicious(name, f"holds a file that would be written outside it, {member!r}")
        if info.file_size > RATIO_MATTERS_FROM and info.file_size > RATIO_LIMIT * max(info.compress_size, 1):
            raise _suspicious(name, f"holds a file that unpacks to {RATIO_LIMIT} times its size, {member}")
        members[key] = info
    return members


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one member, never more than it declares."""
    if info.file_size > PART_LIMIT:
        raise _suspicious(name, f"its part {info.filename} is larger than {PART_LIMIT // 2**20} MB")
    if info.flag_bits & 1:
        raise FormatError(f"{name}: is a zip locked with a password", "unlock it and save it as .docx")
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise FormatError(f"{name}: is damaged: its part {info.filename} can't be unpacked", _DAMAGED) from error
    if len(data) != info.file_size:
        raise FormatError(f"{name}: is damaged: its part {info.filename} is not as long as it says", _DAMAGED)
    return data


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


def _marks_in(data: bytes) -> int:
    return data.count(b"<") + data.count(b"=")


def _refuse_bombs(data: bytes, name: str) -> None:
    if _marks_in(data) > MARKS_LIMIT:
        raise _suspicious(name, "holds too many XML elements")
    if b"<!DOCTYPE" in data:
        raise _declares_a_type(name)


def _suspicious(name: str, what: str) -> FormatError:
    return FormatError(f"{name}: {what}, as no Word file does", "do not open it; ask the sender for a fresh copy")


def _declares_a_type(name: str) -> FormatError:
    return FormatError(f"{name}: its XML declares entities, as no Word file does", "do not open it; ask the sender")
