"""A Word file from its parts: one text, its headers and footer, notes and comments. Same parts, same bytes.

Nothing is taken from a template, so no stranger's styles, properties or dates get in; there is no clock either.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from drafting.writers.docx.faces import runs_right_to_left
from drafting.writers.docx.layout import EDGE, MARGIN, MARGIN_TOP, PAGE, WIDE_MARGIN, Rooms, styles
from drafting.writers.docx.wordml import NAMESPACES, escape, paragraph, xml

LEVEL = 4  # of deflate: two fifths of the time of 6, and a text comes out 2 % larger
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_SEPARATORS = ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))


class Sheets(NamedTuple):
    """What goes into a file. All XML is WordprocessingML: blocks for the body, header and footer.

    `notes` are the blocks of the footnotes in order, counted from `first_note` in print; `comments` are whole elements.
    `tracks` turns Word's tracking on, so that whoever edits on leaves marks.
    """

    body: str
    title: str
    language: str = "en"
    author: str = ""
    rooms: Rooms = Rooms()
    first_header: str = ""
    header: str = ""
    footer: str = ""
    notes: tuple[str, ...] = ()
    first_note: int = 1
    comments: tuple[str, ...] = ()
    is_landscape: bool = False
    tracks: bool = False


def packed(sheets: Sheets) -> bytes:
    """The .docx file."""
    parts = list(_parts(sheets))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in _with_lists(sheets, parts):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # the same bytes on every system
            archive.writestr(entry, (_HEAD + content).encode("utf-8"), zipfile.ZIP_DEFLATED, LEVEL)
    return buffer.getvalue()


class _Part(NamedTuple):
    """A part that the text points to: its file below word/, its kind as content type and relationship, its XML."""

    file: str
    kind: str
    content: str

    @property
    def id(self) -> str:
        return f"r_{self.file.removesuffix('.xml')}"


def _parts(sheets: Sheets) -> Iterator[_Part]:
    yield _Part("styles.xml", "styles", _root("styles", styles(sheets.language, sheets.rooms)))
    yield _Part("settings.xml", "settings", _root("settings", _settings(sheets)))
    yield _Part("header1.xml", "header", _root("hdr", sheets.first_header or paragraph("", "")))
    yield _Part("header2.xml", "header", _root("hdr", sheets.header or paragraph("", "")))
    yield _Part("footer1.xml", "footer", _root("ftr", sheets.footer or paragraph("", "")))
    yield _Part("footer2.xml", "footer", _root("ftr", sheets.footer or paragraph("", "")))
    if sheets.notes:
        yield _Part("footnotes.xml", "footnotes", _root("footnotes", "".join(_notes(sheets.notes))))
    if sheets.comments:
        yield _Part("comments.xml", "comments", _root("comments", "".join(sheets.comments)))


def _root(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"


def _notes(notes: tuple[str, ...]) -> Iterator[str]:
    line = xml("spacing", after=0, line=240, lineRule="auto")
    for id_, kind, sign in _SEPARATORS:
        yield xml("footnote", paragraph(line, xml("r", xml(sign))), type=kind, id=id_)
    for id_, blocks in enumerate(notes, start=1):
        yield xml("footnote", blocks, id=id_)


def _settings(sheets: Sheets) -> str:
    """In the order of Word's schema. Mode 15 is Word 2013 and later: without it Word opens in compatibility mode."""
    notes = xml("footnotePr", *(xml("footnote", id=id_) for id_, _, _ in _SEPARATORS)) if sheets.notes else ""
    mode = xml("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return "".join((
        xml("zoom", percent=100),
        xml("trackRevisions") if sheets.tracks else "",
        xml("defaultTabStop", val=567),
        xml("characterSpacingControl", val="doNotCompress"),
        notes,
        xml("compat", mode),
        xml("decimalSymbol", val="."),
        xml("listSeparator", val=","),
    ))  # fmt: skip


def _document(sheets: Sheets) -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="r_{kind}{number}"/>'
        for kind in ("header", "footer")
        for number, which in ((1, "first"), (2, "default"))
    )
    section = xml(
        "sectPr",
        references,
        xml("footnotePr", xml("numStart", val=sheets.first_note)) if sheets.first_note != 1 else "",
        _page(sheets.is_landscape),
        xml("titlePg"),
        xml("bidi") if runs_right_to_left(sheets.language) else "",
    )
    return _root("document", f"<w:body>{sheets.body}{section}</w:body>")


def _page(is_landscape: bool) -> str:
    width, height = PAGE[::-1] if is_landscape else PAGE
    size: dict[str, int | str] = {"w": width, "h": height}
    if is_landscape:
        size["orient"] = "landscape"
    side, top = (WIDE_MARGIN, WIDE_MARGIN) if is_landscape else (MARGIN, MARGIN_TOP)
    margins = xml("pgMar", top=top, right=side, bottom=top, left=side, header=EDGE, footer=EDGE, gutter=0)
    return xml("pgSz", **size) + margins


def _with_lists(sheets: Sheets, parts: list[_Part]) -> Iterator[tuple[str, str]]:
    """All files of the package in the order of Word's own: content types first."""
    yield "[Content_Types].xml", _content_types(parts)
    yield (
        "_rels/.rels",
        _relationships(
            ("r_document", f"{_RELATION}officeDocument", "word/document.xml"),
            ("r_core", _CORE_RELATION, "docProps/core.xml"),
        ),
    )
    yield "word/document.xml", _document(sheets)
    yield "word/_rels/document.xml.rels", _relationships(*((p.id, _RELATION + p.kind, p.file) for p in parts))
    yield from ((f"word/{part.file}", part.content) for part in parts)
    yield "docProps/core.xml", _core(sheets)


def _content_types(parts: list[_Part]) -> str:
    overrides = [("word/document.xml", f"{_WORD_TYPE}document.main+xml"), ("docProps/core.xml", _CORE_TYPE)]
    overrides += [(f"word/{part.file}", f"{_WORD_TYPE}{part.kind}+xml") for part in parts]
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, type_ in overrides)
        + "</Types>"
    )


def _relationships(*links: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"/>' for id_, type_, target in links)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _core(sheets: Sheets) -> str:
    author = f"<dc:creator>{escape(sheets.author)}</dc:creator>" if sheets.author else ""
    return (
        f"<cp:coreProperties {_CORE_NAMESPACES}><dc:title>{escape(sheets.title)}</dc:title>{author}"
        f"<dc:language>{escape(sheets.language)}</dc:language></cp:coreProperties>"
    )
