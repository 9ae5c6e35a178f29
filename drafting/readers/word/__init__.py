"""A Word file to a scan: its paragraphs in reading order, with the numbers that Word prints before them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from drafting.model.hands import Whose, end_span
from drafting.model.reading import Changes, Notice
from drafting.ooxml.names import w
from drafting.ooxml.numbering import Numbering, load_numbering
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.struck import track_struck
from drafting.ooxml.styles import Styles, load_styles
from drafting.ooxml.walk import WordParagraph, walk
from drafting.readers.lone_numbers import LoneNumbers, are_several, digits_notices
from drafting.readers.scan import Block, Scan
from drafting.readers.struck import left_out
from drafting.readers.tracked import changes_notices, ranked_authors
from drafting.readers.word.apart import Apart
from drafting.readers.word.changes import count_changes
from drafting.readers.word.language import Languages
from drafting.readers.word.notes import WordNotes
from drafting.readers.word.wording import Wording, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def scan_word(data: bytes, *, name: str, changes: Changes = Changes.ACCEPTED, whose: Whose | None = None) -> Scan:
    """What stands in the bytes of a .docx: one block a paragraph, its footnotes and endnotes, and notices of the rest.

    Automatic numbers are markers, typed ones stay in the wording; empty paragraphs are dropped. Tracked changes are
    settled by `changes` and `whose`; kept ones are spans with author and date. `name` is what messages call the file.
    Raises FormatError for what is no sound Word file.
    """
    package = open_package(data, name=name)
    struck = track_struck(package) if changes is Changes.STRUCK else None
    if whose is not None and whose.by is not None:
        package.prepare = partial(_reject_others, whose)
    changes = changes.settled
    root = package.document()
    tracked = count_changes(root)
    resolve(root, changes, signed=whose is not None)
    styles = load_styles(package)
    apart = Apart(package, changes)
    notes = WordNotes(package, root, styles, changes, apart.see)
    reading = _Reading(
        styles, load_numbering(package, styles), notes, apart, Languages(package, styles), whose is not None
    )
    blocks = tuple(reading.blocks(root))
    found = notes.notes()
    tracked += notes.tracked
    marked = left_out(struck.passages, struck.paragraphs) if struck else None
    notices = (
        *changes_notices(tracked, changes),
        *([marked] if marked else []),
        *notes.all_notices(root),
        *reading.numbering_notices(),
        *apart.notices(),
    )
    return Scan(blocks, found, notices, reading.languages.spoken(), authors=ranked_authors(tracked))


def _reject_others(whose: Whose, _: str, root: _Element) -> None:
    """Take the changes of those who are not asked for out of a part."""
    resolve(root, Changes.REJECTED, of=lambda author: not whose.heeds(author))


@dataclass(eq=False, repr=False)
class _Reading:
    """One document on its way from paragraphs to blocks."""

    styles: Styles
    numbering: Numbering
    notes: WordNotes
    apart: Apart
    languages: Languages
    is_signed: bool = False  # the ends of paragraphs tell whose they are
    lone: LoneNumbers = field(default_factory=LoneNumbers)

    def blocks(self, root: _Element) -> Iterator[Block]:
        """The blocks of the paragraphs that have words."""
        return self.lone.settled(self._all(root))

    def _all(self, root: _Element) -> Iterator[tuple[Block, _Element | None]]:
        for paragraph in walk(root):
            style = self.styles.of_paragraph(paragraph.properties)
            wording = worded(paragraph, self.styles, style, self.notes.number, self.languages.hear)
            block = self.block(paragraph, style, wording)
            self.apart.see(paragraph, wording)
            row = _row_of(paragraph)
            yield block if row is None else block._replace(beside=are_several(row.iterchildren(w("tc")))), row

    def block(self, paragraph: WordParagraph, style: str | None, wording: Wording) -> Block:
        """One paragraph with its marker, level and depth. Every paragraph counts, but for those that are deleted."""
        heading = self.styles.heading(paragraph.properties, style)
        place = None if wording.is_deleted else self.styles.list_place(paragraph.properties, style)
        level = self.numbering.level_of(place) if place else None
        marker = self.numbering.next_marker(place) if place else ""
        depth = 0 if level is None or heading else level + 1
        spans = wording.spans
        if self.is_signed and paragraph.inserted:
            spans += (end_span(len(wording.text), *paragraph.inserted),)
        return Block(wording.text, spans, wording.notes, marker, heading, depth)

    def numbering_notices(self) -> Iterator[Notice]:
        """What went astray with automatic numbers."""
        yield from self.lone.notices()
        yield from digits_notices(self.numbering.unknown)


def _row_of(paragraph: WordParagraph) -> _Element | None:
    """The row of the innermost table that a paragraph stands in."""
    return next(paragraph.element.iterancestors(w("tr")), None) if paragraph.tables else None
