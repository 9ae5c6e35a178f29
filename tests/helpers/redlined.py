"""A redline on the old file, and what the reader of Word files, which shares no code with its check, makes of it."""

import zipfile
from io import BytesIO

from lxml import etree

from drafting.engines.compare import compare
from drafting.model.reading import Changes
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.walk import PieceKind, walk
from drafting.writers import Redline
from drafting.writers.docx.in_place.redline import WordFile, redline_in_place
from drafting.writers.docx.in_place.writing import Comparing

STYLE = Redline("EU", "2024-10-31T09:00:00Z")


def redlined(old, new, style=STYLE, pairing=compare, changes=Changes.ACCEPTED):
    """The redline of two files, given as bytes."""
    files = WordFile("old.docx", old), WordFile("new.docx", new)
    return redline_in_place(*files, Comparing(pairing, pairing), style, changes=changes)


def lines(data, how=Changes.ACCEPTED):
    """Every paragraph of a file with its notes, then the headers and footers: what is printed."""
    package = open_package(data, name="a file")
    notes = {}
    for kind in ("footnote", "endnote"):
        for part in package.related(f"{kind}s"):
            root = resolved(package, part, how)
            notes |= {(kind, one.get(w("id"))): said(one) for one in root.iter(w(kind))}
    body = []
    for paragraph in walk(resolved(package, package.main, how)):
        body.append(paragraph.text)
        for piece in paragraph.pieces:
            if piece.kind is PieceKind.NOTE_MARK:
                kind = piece.element.tag.rpartition("}")[2].removesuffix("Reference")
                body.append((kind, notes.get((kind, piece.element.get(w("id"))))))
            elif piece.kind is PieceKind.TEXT_BOX:
                body.append(("box", said(piece.element)))
    margins = [said(resolved(package, part, how)) for kind in ("header", "footer") for part in package.related(kind)]
    return body, [margin for margin in margins if margin.strip()]


def said(root):
    return "\n".join(paragraph.text for paragraph in walk(root))


def resolved(package, part, how):
    root = package.tree(part)
    resolve(root, how)
    return root


def document(data):
    """The main part as text."""
    package = open_package(data, name="a file")
    return package.data(package.main).decode()


def holds_both(data, old, new):
    """Nothing, where accepting all gives the new file and rejecting all the old one."""
    assert lines(data, Changes.ACCEPTED) == lines(new)
    assert lines(data, Changes.REJECTED) == lines(old)


def resolved_file(data, how):
    """A file with the changes of its main part accepted or rejected."""
    package, out = open_package(data, name="a file"), BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in package.parts:
            is_main = name == package.main
            archive.writestr(name, etree.tostring(resolved(package, name, how)) if is_main else package.data(name))
    return out.getvalue()


def under_comments(data):
    """The words under each comment once all is accepted, by what it says."""
    package = open_package(data, name="a file")
    comments = [one for part in package.related("comments") for one in package.tree(part)]
    said = {one.get(w("id")): "".join(one.itertext()) for one in comments}
    found, open_ = dict.fromkeys(said.values(), ""), set()
    for one in resolved(package, package.main, Changes.ACCEPTED).iter():
        if one.tag == w("commentRangeStart"):
            open_.add(one.get(w("id")))
        elif one.tag == w("commentRangeEnd"):
            open_.discard(one.get(w("id")))
        elif one.tag == w("t"):
            for id_ in open_:
                found[said[id_]] += one.text
    return found
