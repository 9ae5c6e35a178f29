"""Comparisons made coarser, for a redline that is exact where the fine one is not: whole paragraphs go and come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from drafting.model.changes import Change, Comparison, Edit, Op
from drafting.model.text import Paragraph, Text

Compare = Callable[[Text, Text], Comparison]


def in_whole_paragraphs(compare: Compare) -> Compare:
    """The same without word edits, moves, splits and merges: a paragraph stays as it is, or goes, or comes."""
    return _coarser(compare, _stays)


def with_nothing_kept(compare: Compare) -> Compare:
    """The same with every old paragraph deleted and every new one added."""
    return _coarser(compare, lambda _: False)


def _coarser(compare: Compare, stays: Callable[[Change], bool]) -> Compare:
    def coarse(old: Text, new: Text) -> Comparison:
        comparison = compare(old, new)
        changes = tuple(
            one for change in comparison.changes for one in ((change,) if stays(change) else _parted(change))
        )
        return replace(comparison, changes=changes)

    return coarse


def _stays(change: Change) -> bool:
    is_pair = len(change.old) == len(change.new) == 1
    return is_pair and not change.moved and change.old_wording == change.new_wording


def _parted(change: Change) -> Iterator[Change]:
    yield from (Change((one,), (), 0.0, _whole(Op.DELETE, one)) for one in change.old)
    yield from (Change((), (one,), 0.0, _whole(Op.INSERT, one)) for one in change.new)


def _whole(op: Op, paragraph: Paragraph) -> tuple[Edit, ...]:
    return (Edit(op, paragraph.wording),) if paragraph.wording else ()
