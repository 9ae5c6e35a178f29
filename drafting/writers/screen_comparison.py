"""A comparison as lines for a terminal: the answer first, then every change with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drafting.model.changes import BREAK, Change, ChangeKind, Comparison, Edit, Op
from drafting.writers.screen import Line, Look, joined, line, plural, run_names, section_of

# Kinds that say only that a paragraph stands elsewhere or nowhere: many in a row are told in one line.
_COLLAPSED = {ChangeKind.UNCHANGED, ChangeKind.RENUMBERED}
SHOWN_IN_FULL = 3  # paragraphs; a longer run of added or deleted ones is told in one line unless all are asked for
_LOOKS = {ChangeKind.ADDED: Look.INSERTED, ChangeKind.DELETED: Look.DELETED}


def comparison_lines(comparison: Comparison, *, every: bool = False) -> Iterator[Line]:
    """First how many paragraphs differ, then each change; long runs that only one text has are told in a line.

    `every` shows them all, unchanged paragraphs by their addresses too.
    """
    yield line((f"{comparison.old.label} -> {comparison.new.label}", Look.BOLD))
    yield line(counted(comparison))
    yield line()
    for kind, run in groupby(comparison.changes, key=lambda c: c.kind):
        changes = list(run)
        told_short = kind in _COLLAPSED or (kind in _LOOKS and len(changes) > SHOWN_IN_FULL and not every)
        if told_short:
            yield _run_line(kind, changes, comparison)
            continue
        for change in changes:
            yield from _change_lines(change)
            yield line()


def counted(comparison: Comparison) -> str:
    """The answer in one sentence: "12 of 48 paragraphs differ: 3 added, 1 deleted, 8 reworded; 5 more ..."."""
    counts = comparison.counts
    total = len(comparison.new.paragraphs) + counts[ChangeKind.DELETED]
    quiet = counts[ChangeKind.UNCHANGED] + counts[ChangeKind.RENUMBERED]
    differing = sum(counts.values()) - quiet
    if not differing and not counts[ChangeKind.RENUMBERED]:
        return f"no difference in {plural(total, 'paragraph')}"
    kinds = (k for k in ChangeKind if k not in _COLLAPSED and counts[k])
    listed = ", ".join(f"{counts[kind]} {kind.replace('-', ' ')}" for kind in kinds)
    verb = "differs" if differing == 1 else "differ"
    sentence = f"{differing} of {plural(total, 'paragraph')} {verb}" + (f": {listed}" if listed else "")
    rest = []
    if counts[ChangeKind.UNCHANGED]:
        rest.append(f"{counts[ChangeKind.UNCHANGED]} unchanged")
    if counts[ChangeKind.RENUMBERED]:
        rest.append(f"{counts[ChangeKind.RENUMBERED]} only renumbered")
    return sentence + (f"; {joined(rest)}" if rest else "")


def _run_line(kind: ChangeKind, changes: Sequence[Change], comparison: Comparison) -> Line:
    side = [c.new or c.old for c in changes]
    names = run_names([str(p.address) for run in side for p in run])
    if kind is ChangeKind.ADDED:
        words = f"{plural(len(changes), 'paragraph')} only in {comparison.new.label} (added): "
    elif kind is ChangeKind.DELETED:
        words = f"{plural(len(changes), 'paragraph')} only in {comparison.old.label} (deleted): "
    elif kind is ChangeKind.RENUMBERED:
        was = run_names([str(p.address) for c in changes for p in c.old])
        return line((f"  {len(changes)} only renumbered: {was} -> {names}", Look.QUIET), hang=4)
    else:
        words = f"{len(changes)} unchanged: "
    return line((f"  {words}", _LOOKS.get(kind, Look.QUIET)), (names, Look.QUIET), hang=4)


def _change_lines(change: Change) -> Iterator[Line]:
    old = ", ".join(str(p.address) for p in change.old)
    new = ", ".join(str(p.address) for p in change.new)
    places = old if old == new else " -> ".join(a for a in (old, new) if a)
    section = section_of((change.new or change.old)[0])
    yield line((places, Look.ADDRESS), "  ", (change.kind.replace("-", " "), Look.KIND), (f"  {section}", Look.SECTION))
    yield line("    ", *edit_pieces(change.edits), hang=4)


def edit_pieces(edits: Iterable[Edit]) -> Iterator[tuple[str, Look]]:
    """The words with {+added+} and {-deleted-}; a paragraph break inside a split or merge shows as a pilcrow."""
    for op, words in edits:
        seen = words.replace(BREAK, " \u00b6 ")
        if op is Op.KEEP:
            yield seen, Look.PLAIN
        elif op is Op.DELETE:
            yield f"{{-{seen}-}}", Look.DELETED
        else:
            yield f"{{+{seen}+}}", Look.INSERTED
