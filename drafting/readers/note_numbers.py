"""The numbers that notes bear: as they are printed, and no two alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from drafting.model.reading import Notice
from drafting.model.text import Note

_NO_NUMBER = re.compile(r"[\s\[\]]")  # what a number in the model may not hold


class NoteNumbers:
    """Gives out the numbers of one document's notes."""

    def __init__(self) -> None:
        self._borne: Counter[str] = Counter()  # how often a number was printed again
        self._taken: set[str] = set()
        self._renamed: list[tuple[str, str]] = []

    def number(self, mark: str, count: Callable[[], str]) -> str:
        """What a note is called: its author's own mark or, without one, the next count. A second "*" is "*(2)"."""
        printed = _NO_NUMBER.sub("", mark) or count()
        number = printed
        while number in self._taken:
            self._borne[printed] += 1
            number = f"{printed}({self._borne[printed] + 1})"
        self._taken.add(number)
        if number != printed:
            self._renamed.append((printed, number))
        return number

    def notices(self) -> Iterator[Notice]:
        """A notice for each note that is not called what is printed."""
        for printed, number in self._renamed:
            yield Notice("note", f"the mark {printed} stands for several notes; one is called {number}")


def without_mark(note: Note, mark: str) -> Note:
    """The note without the author's own mark at its start, which its number says already."""
    if not note.wording.startswith(mark):
        return note
    rest = note.wording[len(mark) :].lstrip()
    cut = len(note.wording) - len(rest)
    spans = (s._replace(start=max(s.start - cut, 0), end=s.end - cut) for s in note.spans if s.end > cut)
    return Note(note.number, rest, tuple(spans))
