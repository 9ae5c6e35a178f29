"""Who tracked how many changes in a Word file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w
from drafting.ooxml.revisions import DELETIONS, INSERTIONS, PROPERTY_CHANGES
from drafting.ooxml.struck import STRUCK

if TYPE_CHECKING:
    from lxml.etree import _Element

_COUNTED = INSERTIONS | DELETIONS | PROPERTY_CHANGES | tags("cellIns", "cellDel", "cellMerge")
_COUNTED -= tags("tblGridChange")  # it names no author and goes along with a change of the table


def count_changes(root: _Element) -> Counter[str | None]:
    """How many tracked changes stand below `root`, by author; None for those without one.

    Word splits one change at every change of type face: pieces of one kind, author and minute that touch count once.
    What was only struck through is not counted here.
    """
    authors: Counter[str | None] = Counter()
    for mark in root.iter(*_COUNTED):
        if mark.get(w("author")) == STRUCK:
            continue
        before = mark.getprevious()
        goes_on = before is not None and before.tag == mark.tag and _who(before) == _who(mark)
        if not goes_on:
            authors[mark.get(w("author")) or None] += 1
    return authors


def _who(mark: _Element) -> tuple[str | None, str]:
    return mark.get(w("author")), mark.get(w("date"), "")[:16]  # YYYY-MM-DDThh:mm
