"""A web page opened safely: which bytes it may be, in which encoding, and its tree."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.archive import MARKS_LIMIT, PART_LIMIT, FileKind, suspicious
from drafting.errors import FormatError
from drafting.formats import refuse_others
from drafting.model.reading import Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

WEB_PAGE = FileKind("web page", ".html", "open it in a browser and save it again as a web page, HTML only")
_SAVE_AS = "open it in a browser, and copy the text into a document that is saved as .docx or .odt"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")  # characters that no text holds and XML does not know
_HEAD = 4_096  # bytes in which a page says its encoding; the standard demands the first 1,024
_SAID = re.compile(
    rb"""(?:<meta\b[^>]{0,300}?\bcharset|<\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I
)
_PLAIN = bytes(range(0x20, 0x5C)) + bytes(range(0x5D, 0x7F)) + rb"\x41\u0041"
# Names that browsers take for a larger encoding (WHATWG, Encoding, "names and labels").
_TAKEN_FOR = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-9": "cp1254",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its root, what was guessed of its characters, and whether a program wrote it that states its language."""

    name: str
    root: _Element
    notices: tuple[Notice, ...]
    states_language: bool


def open_page(data: bytes, *, name: str) -> Page:
    """The page in the bytes of an .html, .htm or .xhtml file. Nothing outside it is looked up, no entity expanded.

    Raises FormatError for what is no web page, too large or too deep.
    """
    _refuse(data, name)
    words, notices = _decoded(data, name)
    root = _parsed(words, name)
    generator = " ".join(
        str(meta.get("content", "")) for meta in root.iter("meta") if meta.get("name", "").lower() == "generator"
    )
    return Page(name, root, notices, not re.search("libreoffice|openoffice|microsoft", generator, re.I))


def _refuse(data: bytes, name: str) -> None:
    refuse_others(data, name, WEB_PAGE.ending)
    if b"urn:oasis:names:tc:opendocument" in data[:_HEAD] and b"<office:document" in data[:_HEAD]:
        raise FormatError(f"{name}: is an OpenDocument file, not a web page", "give it the ending .fodt")
    if len(data) > PART_LIMIT:
        raise FormatError(f"{name}: is larger than {PART_LIMIT // 2**20} MB", _SAVE_AS)
    if data.count(b"<") + data.count(b"=") > MARKS_LIMIT:
        raise suspicious(name, "holds too many elements", WEB_PAGE)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The characters: as a byte order mark says, or else the page, or else UTF-8, or else Windows-1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), ()
    if b"\0" in data:
        raise FormatError(f"{name}: is a binary file, not a web page", "check that the right file was saved")
    found = _SAID.search(data[:_HEAD])
    said = found[1].decode("ascii").lower() if found else "utf-8"
    encoding = _TAKEN_FOR.get(said, said)
    if _reads_ascii(encoding):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), ()
    try:
        return data.decode("utf-8"), (Notice("encoding", f"not {said}, as it says: read as UTF-8"),)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), (Notice("encoding", f"not {said}: read as Windows-1252 (cp1252)"),)


def _reads_ascii(encoding: str) -> bool:
    """True for a known encoding of texts in which what the page says of it reads as it stands there.

    None is a browser's that does not; of Python's own some change more than letters, or take very long (punycode).
    """
    try:
        return _PLAIN.decode(encoding) == _PLAIN.decode("ascii")
    except (UnicodeError, LookupError):
        return False


def _parsed(words: str, name: str) -> _Element:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(_CONTROL.sub("", words).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise FormatError(f"{name}: is no web page that can be read ({error})", _SAVE_AS) from error
    told = ((entry.type_name, entry.message.lower()) for entry in parser.error_log)
    if any(kind == "ERR_RESOURCE_LIMIT" or "_huge" in said for kind, said in told):  # the kind since lxml 6.0.2
        raise FormatError(f"{name}: its elements are nested too deep or hold too much, as in no web page", _SAVE_AS)
    if root is None:
        raise holds_no_text(name)
    return root


def holds_no_text(name: str) -> FormatError:
    """The refusal of a page whose words a script would bring, or that has frames only."""
    return FormatError(f"{name}: is a web page that holds no text; a script or frame may bring it", _SAVE_AS)
