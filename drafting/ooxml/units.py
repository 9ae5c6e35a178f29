"""The units of a Word paragraph's line: pieces that may be moved, of which none is ever cut but text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from drafting.errors import FormatError
from drafting.ooxml.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element

FIRST_SIGN = 0x100000  # the last plane of private characters, which no text uses
NOTE_SIGNS = {w("footnoteReference"): "\U0010fff0", w("endnoteReference"): "\U0010fff1"}
_LAST_SIGN = 0x10FFE0
_T = w("t")
_FEW = 30  # units of a line among which the one at an offset is found by going through them


class Signs:
    """Private characters for objects, one for all that are the same. Two files that are compared share it."""

    def __init__(self) -> None:
        self._by_key: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The sign of what has this key. Raises FormatError where there are more objects than private characters."""
        if key not in self._by_key:
            if FIRST_SIGN + len(self._by_key) > _LAST_SIGN:
                most = f"{_LAST_SIGN - FIRST_SIGN + 1:,}"
                said = f"the two files hold more than {most} different objects (pictures, fields, formulas)"
                raise FormatError(said, "compare them part by part, or with --layout own")
            self._by_key[key] = chr(FIRST_SIGN + len(self._by_key))
        return self._by_key[key]


class Unit(NamedTuple):
    """One piece of a line that is not cut, unless it is plain text.

    `text` is what it stands for in the line, "" where it has no width; `element` what holds it; `run` the w:r around
    it, if any, and `properties` its w:rPr; `path` the elements between the paragraph and the run, outermost first.
    """

    text: str
    element: _Element
    run: _Element | None
    path: tuple[_Element, ...] = ()
    properties: _Element | None = None

    @property
    def is_text(self) -> bool:
        """True for what may be cut between any two characters."""
        return self.element.tag == _T


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """A paragraph as its units in order; `bound` are the stretches (start, end) that stay or go as a whole."""

    element: _Element
    text: str = ""
    read: list[Unit] | None = None  # its units, until they are let go
    reader: Callable[[_Element], list[Unit]] | None = None  # reads those of words again
    bound: Sequence[tuple[int, int]] = ()
    has_objects: bool = False  # it holds more than words, tabs and line breaks
    fields: int = 0  # how many more fields begin in it than end
    is_in_field: bool = False  # it is a part of a field of several paragraphs
    properties: _Element | None = None  # its w:pPr
    looks: tuple[tuple[str, str], ...] | None = None  # its characters by their look, once asked for
    set_up: str | None = None  # what its properties set, once asked for
    links: Sequence[tuple[int, int, str]] = ()  # stretches that lead somewhere, and where
    tracked: Sequence[tuple[int, int]] = ()  # stretches inserted by a change that is kept
    starts: list[int] | None = None  # where each of its units begins, once one is looked for among many

    @property
    def units(self) -> list[Unit]:
        """The pieces of the line; read again where they were let go."""
        if self.read is None:
            self.read = self.reader(self.element) if self.reader else []
        return self.read

    def let_go(self) -> None:
        """Forget the units of a line of words alone, so that a long text takes less memory: few are asked for again.

        Until its paragraph is changed they can be.
        """
        if self.reader is not None and not (self.has_objects or self.links or self.tracked):
            self.read = self.starts = None

    def between(self, start: int, end: int) -> Iterator[tuple[Unit, int, int]]:
        """The units of `text[start:end]`, each with the part of its own text that is meant.

        What has no width goes with what follows it, and at the end of the line with what stands before it.
        """
        first, at = self._before(start)
        last = len(self.text)
        for unit in islice(self.units, first, None):
            size = len(unit.text)
            if at >= end and (size or at > end or end != last):
                return
            if size == 0:
                if start <= at < end or (at == end == last):
                    yield unit, 0, 0
            elif at + size > start and at < end:
                yield unit, max(start - at, 0), min(end - at, size)
            at += size

    def _before(self, start: int) -> tuple[int, int]:
        """The number of a unit before which nothing of `text[start:]` stands, the last such of many, and its offset."""
        if len(self.units) <= _FEW:
            return 0, 0
        if self.starts is None:
            self.starts = list(accumulate((len(unit.text) for unit in self.units), initial=0))
        first = max(bisect_left(self.starts, start) - 1, 0)
        return first, self.starts[first]
