"""Footnotes and endnotes of an OpenDocument text, by the numbers that are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.model.reading import Notice
from drafting.model.text import Note, Span
from drafting.ooxml.counting import counted
from drafting.ooxml.styles import whole_number
from drafting.readers.note_numbers import NoteNumbers, without_mark
from drafting.readers.odt.lists import form_of
from drafting.readers.odt.names import style, text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.readers.odt.flow import Line

ReadNote = Callable[["_Element"], "list[Line]"]
_DEFAULT_FORM = {"footnote": "1", "endnote": "i"}  # LibreOffice's own, where a file says nothing
_RESTARTS = {"page": "on each page", "chapter": "in each chapter"}


@dataclass(slots=True, eq=False, repr=False)
class _Kind:
    name: str
    form: str
    first: int = 1
    restart: str = ""
    count: int = 0

    def next(self) -> str:
        self.count += 1
        number = self.first + self.count - 1
        return counted(number, self.form) or str(number)


@dataclass(eq=False, repr=False)
class Notes:
    """The notes of one document, counted as they are met."""

    _kinds: dict[str, _Kind]
    _numbers: NoteNumbers = field(default_factory=NoteNumbers)
    _found: list[tuple[str, str, _Element]] = field(default_factory=list)  # number, own mark, body

    def number(self, element: _Element) -> str:
        """The number that a text:note prints; its words are read once the text is."""
        kind = self._kinds.get(element.get(text("note-class"), ""), self._kinds["footnote"])
        citation = element.find(text("note-citation"))
        mark = (citation.get(text("label")) or "") if citation is not None else ""
        number = self._numbers.number(mark, kind.next)
        body = element.find(text("note-body"))
        if body is not None:
            self._found.append((number, mark, body))
        return number

    def read(self, lines_of: ReadNote) -> tuple[Note, ...]:
        """The notes that were met, in their order. `lines_of` reads what stands in one."""
        notes = []
        for number, mark, body in self._found:  # grows where a note holds a note
            notes.append(without_mark(_joined(number, lines_of(body)), mark))
        return tuple(notes)

    def notices(self) -> Iterator[Notice]:
        """What went astray: marks that stand for several notes, and counts that begin anew."""
        yield from self._numbers.notices()
        for kind in self._kinds.values():
            if kind.restart in _RESTARTS and kind.count > 1:
                said = f"{kind.name}s, which the file counts anew {_RESTARTS[kind.restart]}, are counted through"
                yield Notice("note", said)


def load_notes(roots: Iterable[_Element]) -> Notes:
    """Notes that count as the styles below these roots say."""
    kinds = {name: _Kind(name, form_of(form)) for name, form in _DEFAULT_FORM.items()}
    for root in roots:
        for one in root.iter(text("notes-configuration")):
            name = one.get(text("note-class"), "")
            if name in kinds:
                form = form_of(one.get(style("num-format"), _DEFAULT_FORM[name]))
                first = whole_number(one.get(text("start-value")))
                kinds[name] = _Kind(name, form, (first or 0) + 1, one.get(text("start-numbering-at"), ""))
    return Notes(kinds)


def _joined(number: str, lines: list[Line]) -> Note:
    """A note whose paragraphs are the lines of its wording."""
    words, at, spans = list[str](), 0, list[Span]()
    for line in lines:
        wording, own, _ = line.writing.finished()
        if wording:
            words.append(wording)
            spans += [s._replace(start=s.start + at, end=s.end + at) for s in own]
            at += len(wording) + 1
    return Note(number, "\n".join(words), tuple(spans))
