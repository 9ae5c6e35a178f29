"""A redline on the old Word file: body, tables, notes, headers, footers and text boxes, each compared in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting.errors import OutputError
from drafting.model.changes import Comparison
from drafting.model.reading import Changes, Notice
from drafting.ooxml.fields import has_field_to_open
from drafting.ooxml.names import tags, w
from drafting.ooxml.package import Package, open_package
from drafting.ooxml.struck import track_struck
from drafting.ooxml.styles import id_number
from drafting.ooxml.units import Signs
from drafting.writers import Redline
from drafting.writers.docx.choices import ALL, RENUMBERING, refuse_unknown
from drafting.writers.docx.in_place.bring import Bringer
from drafting.writers.docx.in_place.carried import carry, marked_in
from drafting.writers.docx.in_place.check import check_in_place
from drafting.writers.docx.in_place.coarse import in_whole_paragraphs, with_nothing_kept
from drafting.writers.docx.in_place.comments import Comments
from drafting.writers.docx.in_place.digest import Said, said_in
from drafting.writers.docx.in_place.earlier import Authors
from drafting.writers.docx.in_place.ink import Ink
from drafting.writers.docx.in_place.leftovers import take_comments_out
from drafting.writers.docx.in_place.note_order import order_notes
from drafting.writers.docx.in_place.pages import Pages
from drafting.writers.docx.in_place.parts import Parts
from drafting.writers.docx.in_place.source import Source
from drafting.writers.docx.in_place.writing import Comparing, Writing
from drafting.writers.docx.wordml import Stamp

_ANNOTATIONS = tags(
    "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "rPrChange", "pPrChange", "comment",
    "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange", "tblPrExChange", "numberingChange",
    "cellIns", "cellDel", "cellMerge", "bookmarkStart", "commentRangeStart", "permStart",
    "customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
)  # fmt: skip
_STARTS_OF_RANGES = frozenset(tag for tag in _ANNOTATIONS if tag.endswith(("Start", "}moveFrom", "}moveTo")))


# What is tried in turn where a redline turns out not to be sound, and what its reader is told.
_COARSER = (
    (in_whole_paragraphs, "changed paragraphs are deleted and inserted whole: word by word"),
    (with_nothing_kept, "all paragraphs are deleted and inserted: with only what changed marked"),
)


class WordFile(NamedTuple):
    """The bytes of a Word file, and what messages call it."""

    name: str
    data: bytes


class Redlined(NamedTuple):
    """The bytes of a redline, the comparison of the bodies, and what a reader of it must know."""

    data: bytes
    comparison: Comparison
    notices: tuple[Notice, ...]


def redline_in_place(old: WordFile, new: WordFile, compare: Comparing, style: Redline, *, changes: Changes) -> Redlined:
    """The old file with every difference to the new one as a tracked change.

    `changes` says what becomes of the changes that the files bring along. Where they are kept, those of the old file
    stay beside ours, and ours are in the name of whom the new file says inserted or deleted the same words; accepting
    all gives the new file as accepted, rejecting all the old one as rejected. Where the file, read back, is not what it
    must be, it is written anew with whole paragraphs deleted and inserted, and a notice says so. Raises OutputError
    where an option is not known or that is no help either, and FormatError for what is no sound Word file.
    """
    refuse_unknown(style.author, style.numbers, style.comments)
    try:
        return _checked((old, new), compare, style, changes)
    except OutputError as unsound:
        for coarser, said in _COARSER:
            try:
                redlined = _checked((old, new), compare.made(coarser), style, changes)
            except OutputError:
                continue
            return redlined._replace(notices=(*redlined.notices, Notice("coarse", f"{said}: {unsound.message}")))
        raise


def _checked(files: tuple[WordFile, WordFile], compare: Comparing, style: Redline, changes: Changes) -> Redlined:
    """A redline that has been read back. Raises OutputError where it is not what it must be."""
    signs = Signs()
    parts, written = _written(files, compare, style, changes, signs)
    data = parts.zipped()  # all that is read from the new file is free by now, to keep memory low
    del parts  # and what is of the old one before the redline is read back
    check_in_place(data, written.said, signs, margins=written.margins, renumbered=written.renumbered)
    return Redlined(data, written.comparison, written.notices)


class _Written(NamedTuple):
    """What is told of a redline, and what it must say: the two files; `margins`: whether headers are as these say."""

    comparison: Comparison
    notices: tuple[Notice, ...]
    said: tuple[list[Said], list[Said]]
    margins: bool
    renumbered: dict[str, set[str]]


def _written(
    files: tuple[WordFile, WordFile], compare: Comparing, style: Redline, changes: Changes, signs: Signs
) -> tuple[Parts, _Written]:
    """The parts of a redline, and what there is to say of it."""
    packages = [open_package(file.data, name=file.name) for file in files]
    if changes is Changes.STRUCK:
        for package in packages:
            track_struck(package)
    changes = changes.settled
    keeps, authors = changes is Changes.KEPT, Authors()
    old = Source(packages[0], changes, signs)
    new = Source(packages[1], Changes.ACCEPTED if keeps else changes, signs, authors if keeps else None)
    parts = Parts(packages[0])
    for part in _story_parts(packages[0]):
        parts.put(part, old.tree(part))
        if part in old.settled:
            parts.touch(part)
    take_comments_out(parts, old.settled, old.gone)
    begun = Source(packages[0], Changes.REJECTED, signs) if keeps else old
    _open_fields(old, new, begun)
    said = list(said_in(begun)), list(said_in(new))
    first = _first_id(parts, old, new)
    ink = Ink(Stamp(style.author, style.date), Stamp(RENUMBERING, style.date), first)
    bringer = Bringer(parts, packages[1], old.names, new.names, new.tree)
    writing = Writing(
        old,
        new,
        compare,
        parts,
        bringer,
        ink,
        Comments(parts, ink, style.comments or ALL),
        authors,
        style.numbers == "tracked",
    )
    pages = Pages(writing)
    marked = marked_in(new)
    writing.spares = style.comments is None and not style.summary
    comparison = writing.body()
    if style.summary:
        writing.comments.summarise(comparison, old.body().container.parent)
    carry(writing, marked)
    pages.write()
    order_notes(parts)
    old.leave_end_out()
    writing.tell()
    if keeps:
        _tell_apart(parts, packages[0], ink)
    return parts, _Written(comparison, tuple(writing.notices), said, not pages.left_out, writing.renumbered)


def _story_parts(package: Package) -> Iterator[str]:
    yield package.main
    for kind in ("header", "footer", "footnotes", "endnotes", "comments"):
        yield from package.related(kind)


def _open_fields(*sources: Source) -> None:
    """Open all simple fields where one holds more than plain words, so that none meets an open one."""
    parts = [(source, part) for source in dict.fromkeys(sources) for part in _story_parts(source.package)]
    if any(has_field_to_open(source.tree(part)) for source, part in parts):
        for source in dict.fromkeys(sources):
            source.open_fields()


def _first_id(parts: Parts, old: Source, new: Source) -> int:
    """The first id above those of the old file, and above all that its notes and those that come can have.

    LibreOffice (7.4) takes comments and notes of one id for each other.
    """
    taken = [0]
    for part in _story_parts(old.package):
        taken += (id_number(one.get(w("id"))) for one in parts.tree(part).iter(*_ANNOTATIONS))
    for kind in ("footnote", "endnote"):
        notes = [one for file in (old, new) for part in file.package.related(f"{kind}s") for one in file.tree(part)]
        taken.append(max((id_number(one.get(w("id"))) for one in notes), default=0) + len(notes))
    return max(taken) + 1


def _tell_apart(parts: Parts, old: Package, ink: Ink) -> None:
    """Give kept changes ids of their own: files come with some that stand twice."""
    seen: set[str] = set()
    for part in _story_parts(old):
        for one in parts.tree(part).iter(*_ANNOTATIONS):
            if one.tag in _STARTS_OF_RANGES:
                continue
            if one.get(w("id"), "") in seen and one.tag != w("comment"):
                one.set(w("id"), str(ink.next_id()))
                parts.touch(part)
            seen.add(one.get(w("id"), ""))
