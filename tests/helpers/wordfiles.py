"""A small builder of Word files: raw XML in a zip, so that a test holds every character that it is about."""

import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
# The parts that a test may give, by keyword: their root element.
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}


def docx(body, **parts):
    """The bytes of a .docx with this inside w:body, and this inside the root of other parts."""
    files = {"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"}
    links = []
    for kind, inside in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{ROOTS[kind]} {NAMES}>{inside}</w:{ROOTS[kind]}>"
        links.append((kind, f"{kind}.xml"))
    files["word/_rels/document.xml.rels"] = relationships(links)
    files["_rels/.rels"] = relationships([("officeDocument", "word/document.xml")])
    files["[Content_Types].xml"] = CONTENT_TYPES
    return zipped(files)


CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relationships(links):
    """A list of relationships: pairs of kind and target."""
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(links, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    """A zip of texts or bytes by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def spoiled(data, part, old, new):
    """The file with a pattern of one part replaced, which must occur."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    content, times = re.subn(old, new, files[part].decode(), count=1)
    assert times, f"{old} does not occur"
    return zipped({**files, part: content})


def p(*content, style="", numbered=None, properties="", mark=""):
    """A paragraph; strings that are no XML become runs. `numbered` is (w:numId, w:ilvl), `mark` tracks its end."""
    inside = f'<w:pStyle w:val="{style}"/>' * bool(style)
    if numbered:
        inside += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    inside += properties + f"<w:rPr>{mark}</w:rPr>" * bool(mark)
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' * bool(inside)}{runs}</w:p>"


def run(text, *properties, tag="t"):
    """A run with the text; `properties` are names ("i") or elements."""
    inside = "".join(one if one.startswith("<") else f"<w:{one}/>" for one in properties)
    words = f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'
    return f"<w:r>{f'<w:rPr>{inside}</w:rPr>' * bool(inside)}{words}</w:r>"


def change(tag, inside="", author="EU", date="2024-10-31T09:00:00Z", number=1):
    """A tracked change around runs, or alone as the mark of a paragraph or row."""
    return f'<w:{tag} w:id="{number}" w:author={quoteattr(author)} w:date="{date}">{inside}</w:{tag}>'


def ins(text, author="EU", tag="ins"):
    """Words inserted (or moved here, with the tag moveTo)."""
    return change(tag, run(text), author)


def dele(text, author="EU"):
    """Words deleted."""
    return change("del", run(text, tag="delText"), author)


def table(*rows):
    """A table of rows; a row is a list of cells, a cell the XML of its paragraphs, and may start with its w:trPr."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells):
    """A row of cells; a first one that starts with w:trPr is the row's properties."""
    properties, cells = (cells[0], cells[1:]) if cells[0].startswith("<w:trPr") else ("", cells)
    return f"<w:tr>{properties}{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def level(number, form, text, more=""):
    """A level of a list: its depth, its format and its pattern."""
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{inside}</w:lvl>'


def lists(*abstracts, nums=None):
    """The inside of a numbering part: levels of each abstract list; w:num n+1 points to the n-th, or as `nums` says."""
    inside = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'
        for at, levels in enumerate(abstracts)
    )
    numbers = nums or [(at, "") for at in range(len(abstracts))]
    return inside + "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for at, (abstract, more) in enumerate(numbers, 1)
    )
