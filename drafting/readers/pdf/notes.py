"""The notes at the feet of PDF pages, and which of them belong to the masthead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafting.model.reading import Notice
from drafting.readers.note_numbers import NoteNumbers
from drafting.readers.pdf.lines import Line
from drafting.readers.pdf.pages import begins_note
from drafting.readers.rows import RULE

_NUMBERED = re.compile(r"(\d{1,3}|\*{1,3})\s+(?=\S)")
_NUMBER = re.compile(r"\d{1,3}|\*{1,3}|[a-z]{1,4}|[\u2020\u2021\u00a7]")


class PdfNote(NamedTuple):
    """A note: its number, its lines without it, and the page on which its mark stands; None where it may be any.

    `name` is what it is called: where notes begin anew on each page, the second 1 is 1(2).
    """

    number: str
    lines: list[Line]
    page: int | None = None
    name: str = ""


class Notes:
    """The notes of a document while its pages go by; `strays` is what goes on with a note that is not there."""

    def __init__(self) -> None:
        self.found: list[PdfNote] = []
        self.strays: list[Line] = []

    def take(self, lines: Sequence[Line]) -> None:
        """The notes at the foot of a page. What goes on from the page before is added to its last one."""
        is_raised = any(map(begins_note, lines))
        last = 0
        for line in lines:
            if RULE.match(line.words):
                continue
            number = _number_of(line, None if is_raised else last)
            if number:
                self.found.append(PdfNote(number, [without_number(line, number)], line.page))
                last = int(number) if number.isdecimal() else last
            elif self.found:
                self.found[-1].lines.append(line)
            else:
                self.strays.append(line)

    def take_from_text(self, lines: Sequence[Line]) -> bool:
        """Takes a paragraph that opens with a raised number, as an endnote does; True where it is one."""
        number = lines[0].raised[0][1].strip() if begins_note(lines[0]) else ""
        if not _NUMBER.fullmatch(number) or not lines[0].words:
            return False
        self.found.append(PdfNote(number, [without_number(lines[0], number), *lines[1:]]))
        return True

    def named(self) -> list[Notice]:
        """Gives every note a name of its own, and tells of those that are not called what is printed."""
        numbers = NoteNumbers()
        self.found = [note._replace(name=numbers.number(note.number, lambda: "*")) for note in self.found]
        return list(numbers.notices())

    def marks(self, page: int) -> dict[str, str]:
        """What is a mark where it stands raised on a page, and the name of its note.

        The last note of a page may have no room but overleaf.
        """
        overleaf = next(((note.number, note.name) for note in self.found if note.page == page + 1), None)
        return dict([overleaf] if overleaf else []) | {
            note.number: note.name for note in self.found if note.page in (None, page)
        }

    def leave_starred(self, text: Iterable[Line]) -> list[PdfNote]:
        """Takes out and gives back the notes whose star the text does not have: they belong to the masthead."""
        stars = {note.number for note in self.found if note.number[0] == "*"}
        said = {star for line in text for star in stars if star in line.plain} if stars else set()
        left = [note for note in self.found if note.number in stars - said]
        self.found = [note for note in self.found if note not in left]
        return left


def _number_of(line: Line, last: int | None) -> str:
    """The number that opens a note, raised or, where none of the page is raised (`last` is the one before), plain."""
    if begins_note(line) and _NUMBER.fullmatch(line.raised[0][1].strip()):
        return line.raised[0][1].strip()
    found = _NUMBERED.match(line.words)
    if found is None:
        return ""
    counts_on = last is not None and found[1].isdecimal() and (not last or int(found[1]) == last + 1)
    return found[1] if counts_on or found[1].startswith("*") else ""


def without_number(line: Line, number: str) -> Line:
    """The line of a note without the number that opens it."""
    if begins_note(line) and line.raised[0][1].strip() == number:
        return line._replace(raised=line.raised[1:])
    cut = len(number) + len(line.words[len(number) :]) - len(line.words[len(number) :].lstrip())
    spans = tuple(
        span._replace(start=max(0, span.start - cut), end=span.end - cut) for span in line.spans if span.end > cut
    )
    raised = tuple((max(0, at - cut), said) for at, said in line.raised)
    return line._replace(words=line.words[cut:], spans=spans, raised=raised)
