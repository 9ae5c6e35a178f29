"""Automatic numbers that stand in a table's cell of their own go to the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from drafting.model.reading import Notice
from drafting.readers.scan import Block


class LoneNumbers:
    """Hands on the blocks that have words; what became of numbers without words is told at the end."""

    def __init__(self) -> None:
        self.emptied: list[str] = []  # numbers that stand before no words

    def settled(self, blocks: Iterable[tuple[Block, object | None]]) -> Iterator[Block]:
        """The blocks that have words or notes. With each comes the row of the innermost table it stands in, or None."""
        alone: tuple[str, object] | None = None  # a number, and the row that it stands in
        for block, row in blocks:
            if block.wording or block.notes:
                takes = alone is not None and not block.marker and row is alone[1]
                self.emptied += [alone[0]] if alone and not takes else []
                yield block._replace(marker=alone[0]) if alone and takes else block
                alone = None
            elif block.marker:
                self.emptied += [alone[0]] if alone else []
                alone = (block.marker, row) if row is not None else None
                self.emptied += [block.marker] if row is None else []
        self.emptied += [alone[0]] if alone else []

    def notices(self) -> Iterator[Notice]:
        """The numbers that no words follow."""
        if self.emptied:
            shown = ", ".join(self.emptied)
            yield Notice("numbering", f"left out, automatic numbers that no words follow: {shown}")


def digits_notices(unknown: Iterable[str]) -> Iterator[Notice]:
    """The number formats that are not known."""
    for form in sorted(unknown):
        yield Notice("numbering", f"automatic numbers of the kind {form} are given in digits")


def are_several(cells: Iterator[object]) -> bool:
    """True for two cells or more: a short line in one of them is an entry, and no heading."""
    return next(islice(cells, 1, None), None) is not None
