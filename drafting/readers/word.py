"""A Word file to a scan: its paragraphs in reading order, with the numbers that Word prints before them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.model.reading import Changes, Notice
from drafting.ooxml.names import w
from drafting.ooxml.numbering import Numbering, load_numbering
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.struck import track_struck
from drafting.ooxml.styles import Styles, load_styles
from drafting.ooxml.walk import WordParagraph, walk
from drafting.readers.scan import Block, Scan
from drafting.readers.struck import left_out
from drafting.readers.tracked import changes_notice
from drafting.readers.word_apart import Apart
from drafting.readers.word_changes import count_changes
from drafting.readers.word_language import Languages
from drafting.readers.word_notes import WordNotes
from drafting.readers.word_wording import Wording, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def scan_word(data: bytes, *, name: str, changes: Changes = Changes.ACCEPTED) -> Scan:
    """What stands in the bytes of a .docx: one block a paragraph, its footnotes and endnotes, and notices of the rest.

    Automatic numbers are markers, typed ones stay in the wording; empty paragraphs are dropped. Tracked changes are
    settled by `changes`; kept ones are spans with author and date. `name` is what messages call the file.
    Raises FormatError for what is no sound Word file.
    """
    package = open_package(data, name=name)
    struck = track_struck(package) if changes is Changes.STRUCK else None
    changes = changes.settled
    root = package.document()
    tracked = count_changes(root)
    resolve(root, changes)
    styles = load_styles(package)
    apart = Apart(package, changes)
    notes = WordNotes(package, root, styles, changes, apart.see)
    reading = _Reading(styles, load_numbering(package, styles), notes, apart, Languages(package, styles))
    blocks = tuple(reading.blocks(root))
    found = notes.notes()
    settled = changes_notice(tracked + notes.tracked, changes)
    marked = left_out(struck.passages, struck.paragraphs) if struck else None
    notices = [*notes.all_notices(root), *reading.numbering_notices(), *apart.notices()]
    first = [notice for notice in (settled, marked) if notice]
    return Scan(blocks, found, (*first, *notices), reading.languages.spoken())


@dataclass(eq=False, repr=False)
class _Reading:
    """One document on its way from paragraphs to blocks."""

    styles: Styles
    numbering: Numbering
    notes: WordNotes
    apart: Apart
    languages: Languages
    emptied: list[str] = field(default_factory=list)  # numbers that stand before no words

    def blocks(self, root: _Element) -> Iterator[Block]:
        """The blocks of the paragraphs that have words; a number alone in its cell goes to the words beside it."""
        alone: tuple[str, _Element] | None = None  # a number, and the row of the table that it stands in
        for paragraph in walk(root):
            style = self.styles.of_paragraph(paragraph.properties)
            wording = worded(paragraph, self.styles, style, self.notes.number, self.languages.hear)
            block = self.block(paragraph, style, wording)
            self.apart.see(paragraph, wording)
            if block.wording or block.notes:
                if alone and not block.marker and _row_of(paragraph) is alone[1]:
                    block = block._replace(marker=alone[0])
                elif alone:
                    self.emptied.append(alone[0])
                alone = None
                yield block
            elif block.marker:
                self.emptied += [alone[0]] if alone else []
                row = _row_of(paragraph)
                alone = (block.marker, row) if row is not None else None
                self.emptied += [block.marker] if row is None else []
        self.emptied += [alone[0]] if alone else []

    def block(self, paragraph: WordParagraph, style: str | None, wording: Wording) -> Block:
        """One paragraph with its marker, level and depth. Every paragraph counts, but for those that are deleted."""
        heading = self.styles.heading(paragraph.properties, style)
        place = None if wording.is_deleted else self.styles.list_place(paragraph.properties, style)
        level = self.numbering.level_of(place) if place else None
        marker = self.numbering.next_marker(place) if place else ""
        depth = 0 if level is None or heading else level + 1
        return Block(wording.text, wording.spans, wording.notes, marker, heading, depth)

    def numbering_notices(self) -> Iterator[Notice]:
        """What went astray with automatic numbers."""
        if self.emptied:
            shown = ", ".join(self.emptied)
            yield Notice("numbering", f"left out, automatic numbers that no words follow: {shown}")
        for form in sorted(self.numbering.unknown):
            yield Notice("numbering", f"automatic numbers of the kind {form} are given in digits")


def _row_of(paragraph: WordParagraph) -> _Element | None:
    """The row of the innermost table that a paragraph stands in."""
    return next(paragraph.element.iterancestors(w("tr")), None) if paragraph.tables else None
