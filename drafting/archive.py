"""Zips and XML of strangers opened safely: limits on members, sizes, ratio and marks; no entities, no network."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from drafting.errors import FormatError

if TYPE_CHECKING:
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


class FileKind(NamedTuple):
    """What messages call a kind of file ("Word file"), its own ending, and what to do with a damaged one."""

    noun: str
    ending: str
    damaged: str


@dataclass(eq=False, repr=False)
class Archive:
    """An opened zip whose members have been checked. `name` is what messages call the file.

    Trees are parsed anew on each call, so that one file serves several ways of reading its tracked changes.
    """

    name: str
    kind: FileKind
    _zip: zipfile.ZipFile
    _members: dict[str, zipfile.ZipInfo]
    _seen: set[str] = field(default_factory=set)  # parts whose marks were counted
    _marks: int = 0

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names of all members, without leading slash, in the order of the file."""
        return tuple(info.filename.replace("\\", "/").lstrip("/") for info in self._members.values())

    def has(self, part: str) -> bool:
        """True where there is a member of that name, upper or lower case."""
        return part.casefold() in self._members

    def data(self, part: str) -> bytes:
        """The bytes of a member. Raises FormatError where it is missing or damaged."""
        info = self._members.get(part.casefold())
        if info is None:
            raise FormatError(f"{self.name}: the {self.kind.noun} lacks its part {part}", self.kind.damaged)
        return _unpack(self._zip, info, self.name, self.kind)

    def xml(self, part: str) -> bytes:
        """The bytes of an XML member, once those that were read are not too much together, though none is by itself."""
        data = self.data(part)
        if part.casefold() not in self._seen:
            self._seen.add(part.casefold())
            self._marks += _marks_in(data)
        if self._marks > MARKS_LIMIT:
            raise suspicious(self.name, "holds too many XML elements", self.kind)
        return data

    def tree(self, part: str) -> _Element:
        """The root element of an XML member, a fresh tree each time. Raises FormatError where it is no sound XML."""
        return parse_xml(self.xml(part), name=f"{self.name}: {part}", kind=self.kind)


def open_archive(data: bytes, *, name: str, kind: FileKind) -> Archive:
    """The zip in these bytes, checked before anything is unpacked.

    Raises FormatError for a damaged one, and for one that unpacks to an absurd size or to places outside it.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise FormatError(f"{name}: is damaged: its zip can't be read", kind.damaged) from error
    return Archive(name, kind, archive, _checked_members(archive, name, kind))


def parse_xml(data: bytes, *, name: str, kind: FileKind) -> _Element:
    """The root of an XML file, without comments.

    No document type, entity or network is allowed. Raises FormatError where the XML is broken, or too large or deep.
    """
    from lxml import etree

    _refuse_bombs(data, name, kind)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"{name}: its XML is broken ({error})", kind.damaged) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, where the bytes differ
        raise _declares_a_type(name, kind)
    return root


def suspicious(name: str, what: str, kind: FileKind) -> FormatError:
    """The refusal of a file that nobody saves so."""
    return FormatError(f"{name}: {what}, as no {kind.noun} does", "do not open it; ask the sender for a fresh copy")


@cache
def _parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _checked_members(archive: zipfile.ZipFile, name: str, kind: FileKind) -> dict[str, zipfile.ZipInfo]:
    """The members by name in one case, once none of them is suspicious."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MEMBERS_LIMIT:
        raise suspicious(name, f"holds {len(infos):,} files", kind)
    if sum(info.file_size for info in infos) > UNPACKED_LIMIT:
        raise suspicious(name, f"unpacks to more than {UNPACKED_LIMIT // 2**20} MB", kind)
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        member = info.filename.replace("\\", "/").lstrip("/")
        key = member.casefold()
        if key in members:
            raise suspicious(name, f"holds {member} twice", kind)
        if ".." in member.split("/") or ":" in member.split("/")[0] or "\0" in member:
            raise suspicious(name, f"holds a file that would be written outside it, {member!r}", kind)
        if info.file_size > RATIO_MATTERS_FROM and info.file_size > RATIO_LIMIT * max(info.compress_size, 1):
            raise suspicious(name, f"holds a file that unpacks to {RATIO_LIMIT} times its size, {member}", kind)
        members[key] = info
    return members


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, kind: FileKind) -> bytes:
    """The bytes of one member, never more than it declares."""
    if info.file_size > PART_LIMIT:
        raise suspicious(name, f"its part {info.filename} is larger than {PART_LIMIT // 2**20} MB", kind)
    if info.flag_bits & 1:
        raise FormatError(f"{name}: is a zip locked with a password", f"unlock it and save it as {kind.ending}")
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise FormatError(f"{name}: is damaged: its part {info.filename} can't be unpacked", kind.damaged) from error
    if len(data) != info.file_size:
        raise FormatError(f"{name}: is damaged: its part {info.filename} is not as long as it says", kind.damaged)
    return data


def _marks_in(data: bytes) -> int:
    return data.count(b"<") + data.count(b"=")


def _refuse_bombs(data: bytes, name: str, kind: FileKind) -> None:
    if len(data) > MARKS_LIMIT and _marks_in(data) > MARKS_LIMIT:
        raise suspicious(name, "holds too many XML elements", kind)
    if b"<!DOCTYPE" in data:
        raise _declares_a_type(name, kind)


def _declares_a_type(name: str, kind: FileKind) -> FormatError:
    return FormatError(f"{name}: its XML declares entities, as no {kind.noun} does", "do not open it; ask the sender")
