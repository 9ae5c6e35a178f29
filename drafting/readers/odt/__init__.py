"""An OpenDocument text (.odt, .fodt) to a scan: its paragraphs in reading order, with the numbers that are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.archive import suspicious
from drafting.model.hands import Whose, end_span
from drafting.model.reading import Changes
from drafting.ooxml.styles import whole_number
from drafting.readers.claims import SAMPLE, claimed
from drafting.readers.lone_numbers import LoneNumbers, are_several, digits_notices
from drafting.readers.mathml import linear
from drafting.readers.odt.apart import Apart
from drafting.readers.odt.changes import tracked_in
from drafting.readers.odt.flow import CELL, Asked, Flow, Hear, Line
from drafting.readers.odt.lists import load_lists
from drafting.readers.odt.names import XLINK, draw, local, text
from drafting.readers.odt.notes import load_notes
from drafting.readers.odt.opened import ODT_FILE, Document, open_document
from drafting.readers.odt.styles import Look, load_styles
from drafting.readers.scan import Block, Scan
from drafting.readers.struck import is_gone
from drafting.readers.tracked import changes_notices, ranked_authors

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST_HEADING = 9
_FORMULAS_LIMIT = 1_000_000  # characters: one object may be shown many times


def scan_odt(data: bytes, *, name: str, changes: Changes = Changes.ACCEPTED, whose: Whose | None = None) -> Scan:
    """What stands in the bytes of an .odt or .fodt: one block a paragraph, its notes, and notices of the rest.

    Automatic numbers are markers, typed ones stay in the wording; empty paragraphs are dropped. Tracked changes are
    settled by `changes` and `whose`; kept ones are spans with author and date. `name` is what messages call the file.
    Raises FormatError for what is no sound OpenDocument text.
    """
    reading = _Reading(open_document(data, name=name), changes, whose)
    blocks = tuple(reading.blocks())
    notes = reading.notes.read(reading.note)
    authors = reading.tracked.authors()
    notices = (
        *changes_notices(authors, changes.settled),
        *reading.tracked.notices(),
        *reading.notes.notices(),
        *reading.lone.notices(),
        *digits_notices(reading.lists.unknown),
        *reading.apart.notices(),
    )
    return Scan(blocks, notes, notices, reading.language(), authors=ranked_authors(authors))


@dataclass(eq=False, repr=False)
class _Reading:
    """One document on its way from paragraphs to blocks."""

    document: Document
    changes: Changes
    whose: Whose | None = None
    lone: LoneNumbers = field(default_factory=LoneNumbers)
    claims: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    sample: str = ""
    formula_length: int = 0  # characters of all formulas

    def __post_init__(self) -> None:
        roots = self.document.styles
        self.styles, self.lists, self.notes = load_styles(roots), load_lists(roots), load_notes(roots)
        self.tracked = tracked_in(self.document.body, self.changes.settled, self.document.name, self.whose)
        self.apart = Apart(self.document, self.words_of, self.changes.settled)

    def blocks(self) -> Iterator[Block]:
        """The blocks of the paragraphs that have words."""
        lines = self._flow(self.hear).read(self.document.body)
        return self.lone.settled((self.block(line), line.row) for line in lines)

    def block(self, line: Line) -> Block:
        """One paragraph with its marker, level and depth. Every paragraph counts, but for those that are deleted."""
        wording, spans, notes = line.writing.finished()
        self.apart.see(line, wording)
        place = None if line.is_deleted and not line.writing.live else line.place
        if self.changes is Changes.STRUCK and is_gone(Block(wording, spans, notes)):
            place = None
        marker = self.lists.marker(place) if place else ""
        heading = self.heading(line)
        depth = place.within.level + 1 if place and not heading else 0
        if line.signed is not None:
            spans += (end_span(len(wording), *line.signed),)
        beside = line.row is not None and are_several(line.row.iterchildren(CELL))
        return Block(wording, spans, notes, marker, heading, depth, beside=beside)

    def heading(self, line: Line) -> int:
        """The level of a heading, 1 to 9; 0 for a paragraph that is none."""
        if line.element.tag == text("h"):
            return min(max(whole_number(line.element.get(text("outline-level"))) or 1, 1), _DEEPEST_HEADING)
        return self.styles.heading(line.style)

    def note(self, body: _Element) -> list[Line]:
        """The paragraphs of a note."""
        lines = self._flow(_deaf).read(body)
        for line in lines:
            self.apart.see(line, line.writing.finished()[0])
        return lines

    def words_of(self, element: _Element) -> str:
        """The words of a header, comment or box on one line; boxes inside boxes included."""
        asked = Asked(_unnumbered, self.formula, _deaf)
        lines = Flow(self.styles, load_lists(()), self.tracked, asked).read(element)
        words = []
        for line in lines:
            words.append(line.writing.finished()[0])
            words += [self.words_of(piece.element) for piece in line.beside]
        return " ".join(" ".join(words).split())

    def hear(self, look: Look, words: str) -> None:
        """Take the language of words into account."""
        self.claims[look.stated, look.default] += len(words)
        if len(self.sample) < SAMPLE:
            self.sample += words

    def language(self) -> str | None:
        """The language that the text claims to be in; None where it does not say, or what can't be."""
        return claimed(self.claims, self.sample)

    def formula(self, drawn: _Element) -> str | None:
        """A formula on one line; None for anything else that is drawn."""
        for one in drawn.iterfind(draw("object")):
            target = one.get(f"{{{XLINK}}}href", "")
            root = self.document.object(target) if target else next(iter(one), None)
            if root is not None and local(root.tag) == "math":
                words = linear(root)
                self.formula_length += len(words)
                if self.formula_length > _FORMULAS_LIMIT:
                    raise suspicious(self.document.name, "repeats a formula without end", ODT_FILE)
                return words
        return None

    def _flow(self, hear: Hear) -> Flow:
        return Flow(self.styles, self.lists, self.tracked, Asked(self.notes.number, self.formula, hear))


def _unnumbered(_: _Element) -> str:
    """A note in a box or margin has no number among those of the text."""
    return "*"


def _deaf(_: Look, __: str) -> None:
    """Words in notes and margins do not say what language the text is in."""
