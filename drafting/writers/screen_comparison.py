"""A comparison as lines for a terminal: the answer first, then every change with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drafting.model.changes import BREAK, Change, ChangeKind, Comparison, Edit, Op
from drafting.model.text import Text
from drafting.writers.screen import Line, Look, line, plural, section_of, told

# Kinds that say only that a paragraph stands elsewhere or nowhere: many in a row are told in one line.
_COLLAPSED = {ChangeKind.UNCHANGED, ChangeKind.RENUMBERED}
SHOWN_IN_FULL = 3  # paragraphs; a longer run of added or deleted ones is told in one line unless all are asked for
_LOOKS = {ChangeKind.ADDED: Look.INSERTED, ChangeKind.DELETED: Look.DELETED}


def comparison_lines(comparison: Comparison, *, every: bool = False) -> Iterator[Line]:
    """First how many paragraphs differ, then each change; long runs that only one text has are told in a line.

    `every` shows their words too. Flags stand below the words, with one to three marks by their weight.
    """
    yield line((f"{_called(comparison.old)} -> {_called(comparison.new)}", Look.BOLD))
    yield line(counted(comparison), hang=2)
    yield line()
    for (kind, flagged), run in groupby(comparison.changes, key=lambda c: (c.kind, bool(c.flags))):
        changes = list(run)
        if (kind in _COLLAPSED and not flagged) or (kind in _LOOKS and len(changes) > SHOWN_IN_FULL and not every):
            yield _run_line(kind, changes, comparison)
            continue
        for change in changes:
            yield from _change_lines(change)
            yield line()


def _called(text: Text) -> str:
    return f"{text.name} ({text.symbol})" if text.symbol and text.symbol != text.name else text.name


def counted(comparison: Comparison) -> str:
    """The answer in one sentence: "12 of 48 paragraphs differ: 3 added, 1 deleted, 8 reworded; 5 only renumbered".

    Parts that only one text has (the resolution around an annex) are no differences, and are told apart.
    """
    foreign = [list(_foreign(comparison, kind)) for kind in (ChangeKind.DELETED, ChangeKind.ADDED)]
    counts = dict(comparison.counts)
    counts[ChangeKind.DELETED] -= len(foreign[0])
    counts[ChangeKind.ADDED] -= len(foreign[1])
    quiet = counts[ChangeKind.UNCHANGED] + counts[ChangeKind.RENUMBERED]
    differing = sum(counts.values()) - quiet
    sentence = f"no difference in {plural(quiet, 'paragraph')}"
    if differing:
        kinds = (k for k in ChangeKind if k not in _COLLAPSED and counts[k])
        listed = ", ".join(f"{counts[kind]} {kind.replace('-', ' ')}" for kind in kinds)
        verb = "differs" if differing == 1 else "differ"
        sentence = f"{differing} of {plural(differing + quiet, 'paragraph')} {verb}: {listed}"
        sentence += f"; {counts[ChangeKind.UNCHANGED]} unchanged" if counts[ChangeKind.UNCHANGED] else ""
    if counts[ChangeKind.RENUMBERED]:
        sentence += f"; {counts[ChangeKind.RENUMBERED]} only renumbered"
    names = (comparison.old.name, comparison.new.name)
    for changes, name, other in zip(foreign, names, reversed(names), strict=True):
        if changes:
            sentence += f"; {plural(len(changes), 'paragraph')} of {name} {_belong(len(changes))} not part of {other}"
    return sentence


def _belong(count: int) -> str:
    return "is" if count == 1 else "are"


def _foreign(comparison: Comparison, kind: ChangeKind) -> Iterator[Change]:
    """Deleted or added paragraphs of a part (the text itself, an annex) that the other text has nothing of."""
    other = comparison.new if kind is ChangeKind.DELETED else comparison.old
    parts = {p.address.part for p in other.paragraphs}
    for change in comparison.changes:
        side = change.old if kind is ChangeKind.DELETED else change.new
        if change.kind is kind and side[0].address.part not in parts:
            yield change


def _run_line(kind: ChangeKind, changes: Sequence[Change], comparison: Comparison) -> Line:
    names = told(p for change in changes for p in (change.new or change.old))
    count = plural(len(changes), "paragraph")
    if kind in _LOOKS:
        here, there = comparison.new.name, comparison.old.name
        if kind is ChangeKind.DELETED:
            here, there = there, here
        foreign = {id(change) for change in _foreign(comparison, kind)}
        what = f"not part of {there}" if id(changes[0]) in foreign else kind.value
        words = f"only in {here}, {what}: {count}: "
    elif kind is ChangeKind.RENUMBERED:
        words = f"only renumbered: {count}: {told(p for change in changes for p in change.old)} -> "
    else:
        words = f"unchanged: {count}: "
    return line(("  " + words, _LOOKS.get(kind, Look.QUIET)), (names, Look.QUIET), hang=4)


def _change_lines(change: Change) -> Iterator[Line]:
    old = ", ".join(str(p.address) for p in change.old)
    new = ", ".join(str(p.address) for p in change.new)
    places = old if old == new else " -> ".join(a for a in (old, new) if a)
    section = section_of((change.new or change.old)[0])
    kind = (change.kind.replace("-", " "), Look.KIND)
    yield line((places, Look.ADDRESS), "  ", kind, (f"  {section}" if section else "", Look.SECTION))
    yield line("    ", *edit_pieces(change.edits), hang=4)
    for flag in change.flags:
        yield line((f"    {'!' * flag.weight} {flag.kind}: ", Look.WARNING), flag.message, hang=8)


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
