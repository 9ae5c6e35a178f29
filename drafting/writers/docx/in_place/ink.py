"""Whose changes they are, and the marks that track them: elements with ids that no other has."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from drafting.ooxml.names import w
from drafting.writers.docx.wordml import Stamp, Treatment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ID, _AUTHOR, _DATE, _NAME = w("id"), w("author"), w("date"), w("name")


@dataclass(eq=False, repr=False)
class Ink:
    """The author's ink, and that of the changes of printed numbers alone. `first` is the first id that is free."""

    stamp: Stamp
    numbers: Stamp
    first: int
    _ids: Iterator[int] = field(init=False)
    _moves: dict[object, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ids = count(self.first)

    def next_id(self) -> int:
        """An id that nothing in the package has."""
        return next(self._ids)

    def mark(self, like: _Element, name: str, stamp: Stamp | None = None) -> _Element:
        """An element that tracks a change, such as w:ins or w:rPrChange, empty; ours, where no other stamp is given."""
        stamp = stamp or self.stamp
        element = like.makeelement(w(name))
        element.set(_ID, str(self.next_id()))
        element.set(_AUTHOR, stamp.author)
        if stamp.date:
            element.set(_DATE, stamp.date)
        return element

    def range(self, like: _Element, treatment: Treatment, move: object) -> tuple[_Element, _Element]:
        """The start and the end of one end of a move."""
        start = self.mark(like, f"{treatment}RangeStart", self.stamp.dated)
        start.set(_NAME, self._moves.setdefault(move, f"move{self.first}-{len(self._moves) + 1}"))
        end = like.makeelement(w(f"{treatment}RangeEnd"))
        end.set(_ID, start.get(_ID, ""))
        return start, end
