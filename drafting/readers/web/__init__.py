"""A web page (.html, .htm, .xhtml) to a scan: its paragraphs as a browser sets them, with the numbers it prints."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.archive import PARAGRAPHS_LIMIT
from drafting.errors import FormatError
from drafting.model.hands import Whose
from drafting.model.reading import Changes
from drafting.model.text import Note, Span
from drafting.readers.claims import SAMPLE, claimed
from drafting.readers.lone_numbers import LoneNumbers, digits_notices
from drafting.readers.scan import Block, Scan
from drafting.readers.struck import is_gone
from drafting.readers.tracked import changes_notices, ranked_authors
from drafting.readers.web.apart import Apart, words_of
from drafting.readers.web.flow import Around, Flow, Line, dead_items
from drafting.readers.web.items import Lists
from drafting.readers.web.looks import load_sheet
from drafting.readers.web.notes import find_notes
from drafting.readers.web.opened import Page, holds_no_text, open_page
from drafting.readers.web.ours import wordings
from drafting.readers.web.raised import raised_notes

if TYPE_CHECKING:
    from lxml.etree import _Element


def scan_html(data: bytes, *, name: str, changes: Changes = Changes.ACCEPTED, whose: Whose | None = None) -> Scan:
    """What stands in the bytes of a web page: one block a paragraph, its notes, and notices of the rest.

    Numbers of lists are markers, typed ones stay in the wording. Inserted and deleted words are settled by `changes`,
    and by `whose`; kept ones are spans with author and date. `name` is what messages call the file.
    Raises FormatError for what is no web page, and for one without words.
    """
    page = open_page(data, name=name)
    reading = _Reading(page, changes, whose)
    blocks = tuple(reading.lone.settled((reading.block(line), line.row) for line in reading.lines()))
    if not blocks:
        raise holds_no_text(name)
    if len(blocks) > PARAGRAPHS_LIMIT:
        raise FormatError(f"{name}: has more than {PARAGRAPHS_LIMIT:,} paragraphs", "save the part that is wanted")
    notes = tuple(reading.notes.read(reading.note))
    blocks, more = raised_notes(blocks, {note.number for note in notes})
    notes = (*notes, *more)
    notices = (
        *changes_notices(reading.apart.authors, changes.settled),
        *page.notices,
        *reading.notes.notices(),
        *reading.lone.notices(),
        *digits_notices(reading.lists.unknown),
        *reading.apart.notices(),
    )
    return Scan(blocks, notes, notices, reading.language(), authors=ranked_authors(reading.apart.authors))


@dataclass(eq=False, repr=False)
class _Reading:
    """One page on its way from elements to blocks."""

    page: Page
    changes: Changes
    whose: Whose | None = None
    lone: LoneNumbers = field(default_factory=LoneNumbers)
    apart: Apart = field(default_factory=Apart)
    claims: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    sample: str = ""

    def __post_init__(self) -> None:
        root = self.page.root
        body = root.find("body")
        self.body = root if body is None else body
        self.sheet = load_sheet(root)
        self.lists = Lists(self.sheet)
        self.notes = find_notes(root, self.sheet)
        self.apart.tables = sum(1 for _ in self.body.iter("table"))
        self.dead = dead_items(self.body, self.changes.settled, self.whose)

    def lines(self) -> list[Line]:
        """The paragraphs of the page; of one of our own only the wordings that it shows."""
        ours = list(wordings(self.body, self.changes))
        if not ours:
            return self.flow().read(self.body, self.around())
        lines = []
        for element, marker in ours:
            for line in self.flow().read(element):
                line.marker = marker if line.writing.live or self.changes is not Changes.KEPT else ""
                lines.append(line)
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        self.apart.found["ours"] = [(words_of(self.body), "")]
        return lines

    def around(self) -> Around:
        """What holds for the whole page."""
        root = self.page.root
        language = self.body.get("lang") or root.get("lang") if self.page.states_language else None
        return Around(language=language or None)

    def block(self, line: Line) -> Block:
        """One paragraph with its marker, level and depth."""
        wording, spans, notes = line.writing.finished()
        marker = line.marker
        if self.changes is Changes.STRUCK and is_gone(Block(wording, spans, notes)):
            marker = ""
        return Block(wording, spans, notes, marker, line.heading, line.depth)

    def note(self, element: _Element) -> Note:
        """The words of a note, whose paragraphs are lines."""
        words, at, spans = list[str](), 0, list[Span]()
        for line in self.flow().read(element, self.around()):
            wording, own, _ = line.writing.finished()
            if wording:
                words.append(wording)
                spans += [s._replace(start=s.start + at, end=s.end + at) for s in own]
                at += len(wording) + 1
        return Note("", "\n".join(words), tuple(spans))

    def hear(self, language: str | None, words: str) -> None:
        """Take the language of words into account."""
        self.claims[language, ""] += len(words)
        if len(self.sample) < SAMPLE:
            self.sample += words

    def language(self) -> str | None:
        """The language that the page claims to be in; None where it does not say, or what can't be."""
        return claimed(self.claims, self.sample)

    def flow(self) -> Flow:
        """A new walk."""
        changes = self.changes.settled
        return Flow(self.sheet, self.lists, self.notes, self.apart, changes, self.hear, self.dead, whose=self.whose)
