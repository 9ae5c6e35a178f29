"""An OpenDocument text opened safely, be it a zip (.odt) or one XML file (.fodt)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.archive import PARAGRAPHS_LIMIT, Archive, FileKind, open_archive, parse_xml, suspicious
from drafting.errors import FormatError
from drafting.formats import SAVE_AS_OPENDOCUMENT, refuse_others
from drafting.readers.odt.names import MANIFEST, PARAGRAPHS, local, office, style, text

if TYPE_CHECKING:
    from lxml.etree import _Element

_DAMAGED = "open it in LibreOffice, let it repair it, and save it again as .odt"
ODT_FILE = FileKind("OpenDocument file", ".odt", _DAMAGED)
STYLES_LIMIT = 60_000  # a text of 400 pages that many people edited has some thousands
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
# What an OpenDocument file may hold in the place of a text, by the element in its body.
_KINDS = {
    "spreadsheet": "a spreadsheet (.ods)",
    "presentation": "a presentation (.odp)",
    "drawing": "a drawing (.odg)",
    "chart": "a chart",
    "image": "a picture",
    "database": "a database (.odb)",
}


@dataclass(eq=False, repr=False)
class Document:
    """An opened OpenDocument text: its body (office:text), and the roots that hold its styles, nearest last.

    `archive` is the zip around it, None for a flat file.
    """

    name: str
    body: _Element
    styles: tuple[_Element, ...]
    archive: Archive | None
    objects: dict[str, _Element | None] = field(default_factory=dict)

    def object(self, target: str) -> _Element | None:
        """The root of an object that the text links to ("./Object 1"): a formula or chart; None where there is none."""
        if target not in self.objects:
            part = f"{target.removeprefix('./').rstrip('/')}/{_CONTENT}"
            self.objects[target] = self.archive.tree(part) if self.archive and self.archive.has(part) else None
        return self.objects[target]


def open_document(data: bytes, *, name: str) -> Document:
    """The text in the bytes of an .odt or .fodt file, checked before anything is unpacked.

    Raises FormatError, with what to do about it, for what is no such file: an encrypted one, a spreadsheet, a Word
    file, a damaged zip, one that unpacks to an absurd size.
    """
    refuse_others(data, name, ODT_FILE.ending, ".docx")  # what a zip is, its parts tell
    if data.startswith(b"PK"):
        return _from_zip(data, name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _from_flat(data, name)
    raise FormatError(f"{name}: is not an OpenDocument file, or only a part of one arrived", "ask for the file again")


def _from_zip(data: bytes, name: str) -> Document:
    if b"PK\x05\x06" not in data:
        raise FormatError(f"{name}: only a part of the file arrived", "ask for the file again")
    archive = open_archive(data, name=name, kind=ODT_FILE)
    if archive.has("[Content_Types].xml"):
        raise FormatError(f"{name}: is an Office file of Microsoft's", "give it the ending .docx if it is a Word file")
    _refuse_locked(archive)
    if not archive.has(_CONTENT):
        raise FormatError(f"{name}: is a zip, but not an OpenDocument file", SAVE_AS_OPENDOCUMENT)
    content = archive.tree(_CONTENT)
    roots = (archive.tree(_STYLES), content) if archive.has(_STYLES) else (content,)
    return Document(name, _text_in(content, name), _with_few_styles(roots, name), archive)


def _refuse_locked(archive: Archive) -> None:
    if not archive.has(_MANIFEST):
        return
    manifest = archive.tree(_MANIFEST)
    if next(manifest.iter(f"{{{MANIFEST}}}encryption-data"), None) is not None or archive.has("encrypted-package"):
        remedy = "open it in LibreOffice and save it without a password"
        raise FormatError(f"{archive.name}: is locked with a password", remedy)


def _from_flat(data: bytes, name: str) -> Document:
    try:
        root = parse_xml(data, name=name, kind=ODT_FILE)
    except FormatError:
        if b"<html" in data[:2000].lower():
            raise _web_page(name) from None
        raise
    if root.tag != office("document"):
        if local(root.tag).lower() == "html":
            raise _web_page(name)
        raise FormatError(f"{name}: is XML, but not an OpenDocument file", SAVE_AS_OPENDOCUMENT)
    return Document(name, _text_in(root, name), _with_few_styles((root,), name), None)


def _with_few_styles(roots: tuple[_Element, ...], name: str) -> tuple[_Element, ...]:
    """The roots that hold styles. Raises FormatError where these are more than any text has."""
    if sum(1 for root in roots for _ in root.iter(style("style"), text("list-style"))) > STYLES_LIMIT:
        raise suspicious(name, f"holds more than {STYLES_LIMIT:,} styles", ODT_FILE)
    return roots


def _web_page(name: str) -> FormatError:
    return FormatError(f"{name}: is a web page, not an OpenDocument file", "give it the ending .html")


def _text_in(root: _Element, name: str) -> _Element:
    body = root.find(office("body"))
    found = body.find(office("text")) if body is not None else None
    if found is None:
        kinds = [local(child.tag) for child in body] if body is not None else []
        what = next((_KINDS[kind] for kind in kinds if kind in _KINDS), None)
        said = f"is {what}, not a text" if what else "is an OpenDocument file that holds no text"
        raise FormatError(f"{name}: {said}", "copy the words into a text document and save that as .odt")
    if sum(1 for _ in found.iter(*PARAGRAPHS)) > PARAGRAPHS_LIMIT:
        raise FormatError(f"{name}: has more than {PARAGRAPHS_LIMIT:,} paragraphs", "save the part that is wanted")
    return found
