"""The changes by address, in a table on the first page: how many of each kind, where, and what to look at first.

It stands in the header of the first page, because accepting or rejecting changes leaves a header alone: a page in
the body would be a part of neither text. So it must fit a page, and says how many it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafting.model.changes import Change, ChangeKind, Comparison
from drafting.writers.docx.layout import TEXT_WIDTH
from drafting.writers.docx.masthead import BOLD
from drafting.writers.docx.remarks import addresses, by_weight
from drafting.writers.docx.tables import Cell, cell, table
from drafting.writers.docx.wordml import paragraph, run, xml
from drafting.writers.said import counted, told

_NAME, _COUNT = 2150, 700  # twips, of the first two columns
_ROOM = 420  # characters of one kind's addresses: some five lines
_FLAGS = 10  # lines on what to look at first
_PAIRS = 24  # paragraphs named in both texts; more hide the page
_HEAVY = 3  # the weight of a flag to look at first
_TITLE, _UNCHANGED = "Summary of the changes, by address", "Unchanged"
_KINDS = (
    (ChangeKind.ADDED, "Added"),
    (ChangeKind.DELETED, "Deleted"),
    (ChangeKind.REWORDED, "Reworded"),
    (ChangeKind.MOVED, "Moved"),
    (ChangeKind.MOVED_AND_REWORDED, "Moved and reworded"),
    (ChangeKind.SPLIT, "Split"),
    (ChangeKind.MERGED, "Merged"),
    (ChangeKind.RENUMBERED, "Only renumbered"),
    (ChangeKind.UNCHANGED, _UNCHANGED),
)
_ELSEWHERE = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_REWORDED, ChangeKind.SPLIT, ChangeKind.MERGED})


def summary(comparison: Comparison, width: int = TEXT_WIDTH) -> str:
    """The table, as wide as the page's text; a row for each kind that occurs."""
    rows = [[cell(run(_TITLE, BOLD), span=3, fill="D9D9D9")]]
    rows += [[cell(run(name, BOLD)), _number(count), cell(*map(run, said))] for name, count, said in _rows(comparison)]
    widths = (_NAME, _COUNT, width - _NAME - _COUNT)
    return paragraph(xml("pStyle", val="Header"), "") + table(rows, widths)


def in_lines(comparison: Comparison) -> str:
    """The same in plain lines, for a comment: what did not change is in the counts alone."""
    lines = [f"{_TITLE}:", f"{counted(comparison)}."]
    for name, count, said in _rows(comparison):
        if name != _UNCHANGED:
            lines += [f"{name} ({count}): {said[0]}"] if len(said) == 1 else [f"{name} ({count}):", *said]
    return "\n".join(lines)


def _rows(comparison: Comparison) -> Iterator[tuple[str, int, list[str]]]:
    """What is said of each kind that occurs, and of what to look at first: its name, how many, and where in lines."""
    for kind, name in _KINDS:
        changes = [change for change in comparison.changes if change.kind is kind]
        if changes:
            yield name, len(changes), [_where(kind, changes)]
    if heavy := list(_heavy(comparison)):
        more = [f"and {len(heavy) - _FLAGS} more"] if len(heavy) > _FLAGS else []
        yield "Look at first (!!!)", len(heavy), heavy[:_FLAGS] + more


def _number(count: int) -> Cell:
    return cell(run(str(count)), side="right")


def _where(kind: ChangeKind, changes: list[Change]) -> str:
    if kind in _ELSEWHERE and len(changes) <= _PAIRS:
        return _within_room(f"{addresses(change.old)} \u2192 {addresses(change.new)}" for change in changes)
    sides = [told(p for change in changes for p in (change.new or change.old))]
    if kind is ChangeKind.RENUMBERED:
        sides.insert(0, told(p for change in changes for p in change.old))
    return " \u2192 ".join(_within_room(side.split(", ")) for side in sides)


def _within_room(places: Iterable[str]) -> str:
    """The places that there is room for, and how many more there are."""
    named, said, left = "", list(places), 0
    for at, place in enumerate(said):
        if len(named) + len(place) > _ROOM:
            left = len(said) - at
            break
        named += f", {place}" if named else place
    return f"{named} and {left} more" if left else named


def _heavy(comparison: Comparison) -> Iterator[str]:
    for change in comparison.changes:
        for flag in by_weight(change.flags):
            if flag.weight >= _HEAVY:
                yield f"{addresses(change.new or change.old)}: {flag.message}"
