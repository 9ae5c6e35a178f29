"""Footnotes and endnotes of a Word file, by the numbers that their references print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from drafting.model.reading import Changes, Notice
from drafting.model.text import Note, Span
from drafting.ooxml.counting import counted
from drafting.ooxml.names import w
from drafting.ooxml.package import Package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.styles import Styles, whole_number
from drafting.ooxml.walk import WordParagraph, walk
from drafting.readers.note_numbers import NoteNumbers, without_mark
from drafting.readers.quoting import quoted
from drafting.readers.word.changes import count_changes
from drafting.readers.word.quotes import words_of
from drafting.readers.word.wording import Wording, worded

if TYPE_CHECKING:
    from lxml.etree import _Element

See = Callable[[WordParagraph, Wording], None]
_DEFAULT_FORM = {"footnote": "decimal", "endnote": "lowerRoman"}  # Word's own, where a file says nothing
_RESTARTS = {"eachPage": "on each page", "eachSect": "in each section"}


class WordNotes:
    """The notes of one document, counted as their references are met: ask `number` in reading order."""

    def __init__(self, package: Package, root: _Element, styles: Styles, changes: Changes, see: See) -> None:
        """Read the parts that hold notes; `root` is the document, for how its sections count notes.

        `see` is told of every paragraph of a note that is read.
        """
        self.styles = styles
        self.see = see
        self.tracked: Counter[str | None] = Counter()
        self.notices: list[Notice] = []
        self._printed = NoteNumbers()
        said_in = [*(package.tree(part) for part in package.related("settings")), root]
        self.kinds = {kind: _Kind(package, said_in, kind) for kind in _DEFAULT_FORM}
        for kind in self.kinds.values():
            for part in kind.roots:
                self.tracked += count_changes(part)
                resolve(part, changes)
            kind.find()
        self._numbers: dict[tuple[str, str | None], str] = {}
        self._wanted: list[tuple[_Kind, str | None, str, str]] = []

    def notes(self) -> tuple[Note, ...]:
        """The notes that have been referred to, in the order of their references."""
        return tuple(self._read_all())

    def all_notices(self, root: _Element) -> Iterator[Notice]:
        """What went astray: marks that stand for several notes, and notes that no paragraph of the text refers to."""
        yield from self._printed.notices()
        yield from self.notices
        for kind in self.kinds.values():
            if kind.restart in _RESTARTS and kind.next > kind.first + 1:
                yield Notice(
                    "note", f"{kind.name}s, which Word counts anew {_RESTARTS[kind.restart]}, are counted through"
                )
            for reference in root.iter(w(f"{kind.name}Reference")):
                key = (kind.name, reference.get(w("id")))
                if key not in self._numbers:  # it stands in a text box
                    self._numbers[key] = ""
                    yield Notice("note", f"left out, a {kind.name} to a text box: {quoted(kind.words(key[1]))}")

    def number(self, reference: _Element, mark: str) -> str:
        """The number that a reference prints; `mark` is the author's own mark, or ""."""
        kind = self.kinds["footnote" if reference.tag == w("footnoteReference") else "endnote"]
        key = (kind.name, reference.get(w("id")))
        if key not in self._numbers:
            self._numbers[key] = self._printed.number(mark, kind.count)
            self._wanted.append((kind, key[1], self._numbers[key], mark))
        return self._numbers[key]

    def _read_all(self) -> Iterator[Note]:
        """Read the notes that are wanted; what they refer to in turn comes to the end of the list."""
        for kind, name, number, mark in self._wanted:
            element = kind.elements.get(name)
            if element is None:
                self.notices.append(Notice("note", f"note {number} has no text in the file"))
            else:
                yield without_mark(self._read(element, number), mark)

    def _read(self, element: _Element, number: str) -> Note:
        lines, at, spans = list[str](), 0, list[Span]()
        for paragraph in walk(element):
            style = self.styles.of_paragraph(paragraph.properties)
            wording = worded(paragraph, self.styles, style, self.number)
            self.see(paragraph, wording)
            if wording.text:
                lines.append(wording.text)
                spans += [s._replace(start=s.start + at, end=s.end + at) for s in wording.spans]
                at += len(wording.text) + 1
        return Note(number, "\n".join(lines), tuple(spans))


class _Kind:
    """Footnotes or endnotes: where they stand and how they count."""

    def __init__(self, package: Package, said_in: list[_Element], name: str) -> None:
        """`said_in` are the trees that may say how they count: what the last of them says holds."""
        self.name = name
        self.roots = [package.tree(part) for part in package.related(f"{name}s")]
        self.elements: dict[str | None, _Element] = {}
        said = [found for tree in said_in for found in tree.iter(w(f"{name}Pr"))]
        self.form = _last(said, "numFmt") or _DEFAULT_FORM[name]
        self.first = self.next = whole_number(_last(said, "numStart")) or 1
        self.restart = _last(said, "numRestart")

    def find(self) -> None:
        """Look up the notes by their ids; the separators that Word keeps among them are left out."""
        for root in self.roots:
            for element in root.iterfind(w(self.name)):
                self.elements.setdefault(element.get(w("id")), element)

    def words(self, name: str | None) -> str:
        """The words of one note, on one line."""
        element = self.elements.get(name)
        return words_of(element) if element is not None else ""

    def count(self) -> str:
        """The next number in the form of this kind."""
        number, self.next = self.next, self.next + 1
        return counted(number, self.form) or str(number)


def _last(properties: list[_Element], name: str) -> str | None:
    values = [found.get(w("val")) for one in properties if (found := one.find(w(name))) is not None]
    return values[-1] if values else None
