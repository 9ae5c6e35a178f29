"""The paragraphs of one text as blocks of a Word file, with its footnotes, pending changes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafting.model.text import Note, Paragraph, Span, Style, Text
from drafting.writers.docx.faces import Face, Stretch, faces, is_right_to_left
from drafting.writers.docx.layout import gap_of, paragraph_properties, starts_of_parts
from drafting.writers.docx.notes import Footnotes, notes_by_number, unreferenced
from drafting.writers.docx.remarks import comment
from drafting.writers.docx.runs import runs
from drafting.writers.docx.wordml import Ids, Stamp, Treatment, run_properties, tracked, xml

_PENDING = {Style.INSERTED: Treatment.INSERTED, Style.DELETED: Treatment.DELETED}
_NOBODY = "unknown"  # Word wants a name on each tracked change
_WORD_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


@dataclass(slots=True)
class TextSheet:
    """One text while it is written: pending changes are tracked under their authors, remarks become comments.

    `remarks` are by position in `Text.paragraphs`; of a text without paragraphs, those at 0 stand on its empty page.
    `date` is that of the comments.
    """

    text: Text
    remarks: Mapping[int, Sequence[str]] = field(default_factory=dict)
    author: str = ""
    date: str | None = None
    ids: Ids = field(init=False)
    comments: list[str] = field(default_factory=list)
    notes: Footnotes = field(init=False)

    def __post_init__(self) -> None:
        self.ids = Ids.above_notes(self.text)
        self.notes = Footnotes(self.text.language, self.ids)

    def blocks(self) -> Iterator[str]:
        """The paragraphs in order; one empty one for a text that has none, since Word wants one.

        Notes that nothing refers to are told in a comment on the last paragraph.
        """
        starts = starts_of_parts(self.text)
        numbered = notes_by_number(self.text)
        last = len(self.text.paragraphs) - 1
        strays = [f"Note {note.number}, to which nothing refers: {note.wording}" for note in unreferenced(self.text)]
        for at, paragraph in enumerate(self.text.paragraphs):
            properties = paragraph_properties(paragraph, self.text.language, starts_part=at in starts)
            content = "".join(self._content(paragraph, numbered))
            remarks = [*self.remarks.get(at, ()), *(strays if at == last else ())]
            yield self._commented(properties, content, remarks)
        if last < 0:
            yield self._commented("", "", [*self.remarks.get(0, ()), *strays])

    def _commented(self, properties: str, content: str, remarks: Sequence[str]) -> str:
        starts, ends = "", ""
        for words in remarks:
            id_ = self.ids.next()
            self.comments.append(comment(id_, words, author=self.author or _NOBODY, date=self.date))
            sign = run_properties(xml("rStyle", val="CommentReference"))
            starts += xml("commentRangeStart", id=id_)
            ends += xml("commentRangeEnd", id=id_) + xml("r", sign, xml("commentReference", id=id_))
        look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p>{look}{starts}{content}{ends}</w:p>"

    def _content(self, paragraph: Paragraph, numbered: Mapping[str, Note]) -> Iterator[str]:
        """The runs of a paragraph: marker, words, note references."""
        rtl = is_right_to_left(paragraph.wording, self.text.language)
        if paragraph.marker:
            yield runs(paragraph.marker + gap_of(paragraph), (), rtl=rtl)
        looks = [Stretch(s.start, s.end, _settled(s.face)) for s in faces(paragraph, self.text.language)]
        at, end = 0, len(paragraph.wording)
        for mark in paragraph.notes:
            stop = min(mark.at, end)
            yield from self._words(paragraph, at, stop, looks, rtl=rtl)
            yield self.notes.add(numbered.get(mark.number) or Note(mark.number, ""))
            at = stop
        yield from self._words(paragraph, at, end, looks, rtl=rtl)

    def _words(self, paragraph: Paragraph, start: int, end: int, looks: list[Stretch], *, rtl: bool) -> Iterator[str]:
        """The runs of wording[start:end], in tracked changes where words are pending."""
        pending = [span for span in paragraph.spans if span.style in _PENDING]
        cuts = {start, end, *(cut for span in pending for cut in (span.start, span.end) if start < cut < end)}
        edges = sorted(cuts)
        for first, last in pairwise(edges):
            over = {span.style: span for span in pending if span.start <= first and last <= span.end}
            gone = Style.DELETED in over
            content = runs(paragraph.wording[first:last], looks, first, rtl=rtl, deleted=gone)
            for style in (Style.DELETED, Style.INSERTED):  # Word nests a deletion in an insertion, never the reverse
                if style in over:
                    content = tracked(_PENDING[style], content, self.ids, _stamp(over[style]))
            yield content


def _settled(face: Face) -> Face:
    """A look without what tracked changes show by themselves."""
    return Face(face.styles.difference(_PENDING), face.lead)


def _stamp(span: Span) -> Stamp:
    date = span.date if span.date and _WORD_DATE.fullmatch(span.date) else None
    return Stamp(span.author or _NOBODY, date)


def first_number(text: Text) -> int:
    """Where the notes begin to count: 8 in an excerpt whose notes run from 8; 1 where the numbers are no such row."""
    numbers = [mark.number for paragraph in text.paragraphs for mark in paragraph.notes]
    if not numbers or not all(number.isascii() and number.isdecimal() for number in numbers):
        return 1
    first = int(numbers[0])
    counted = [str(first + at) for at in range(len(numbers))]
    return first if first and numbers == counted else 1
