"""Texts, comparisons and fates as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drafting.model.changes import BREAK, Change, ChangeKind, Comparison, Edit, Op
from drafting.model.fates import Fate, Fates, Verdict
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.screen import Line, Look, joined, line, plural, run_names, section_of, wording_pieces

# Kinds that say only that a paragraph stands elsewhere or nowhere: many in a row are told in one line.
_COLLAPSED = {ChangeKind.UNCHANGED, ChangeKind.RENUMBERED}
SHOWN_IN_FULL = 3  # paragraphs; a longer run of added or deleted ones is told in one line unless all are asked for
_LOOKS = {ChangeKind.ADDED: Look.INSERTED, ChangeKind.DELETED: Look.DELETED}
_VERDICT_LOOKS = {
    Verdict.VERBATIM: Look.GOOD,
    Verdict.REWORDED: Look.GOOD,
    Verdict.PARTIAL: Look.WARNING,
    Verdict.NONE_FOUND: Look.BAD,
}


def text_lines(text: Text, paragraphs: Sequence[Paragraph], *, whole: bool) -> Iterator[Line]:
    """The paragraphs with their addresses and sections, and the notes that they refer to."""
    if whole:
        yield from _heading_of(text)
    section = None
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.HEADING and section_of(paragraph) != section:
            section = section_of(paragraph)
            if not whole:
                yield line((f"{text.label}  {section}", Look.SECTION))
        yield from _paragraph_lines(paragraph)
    numbers = {mark.number for p in paragraphs for mark in p.notes}
    for note in text.notes:
        if note.number in numbers:
            yield line((f"  [{note.number}] ", Look.QUIET), note.wording, hang=6)


def _heading_of(text: Text) -> Iterator[Line]:
    yield line((text.label, Look.BOLD), f"  {text.title or ''}")
    facts = [f for f in (text.stage, text.date, text.language) if f]
    yield line((", ".join(facts), Look.QUIET))
    for remark in text.about:
        yield line((remark, Look.QUIET))
    yield line()


def _paragraph_lines(paragraph: Paragraph) -> Iterator[Line]:
    if paragraph.kind is Kind.HEADING:
        yield line()
        marker = f"{paragraph.marker} " if paragraph.marker else ""
        yield line((f"{marker}{paragraph.wording}", Look.SECTION), (f"  [{paragraph.address}]", Look.QUIET))
        return
    marker = f"{paragraph.marker} " if paragraph.marker else ""
    address = f"{paragraph.address}  "
    yield line((address, Look.ADDRESS), marker, *wording_pieces(paragraph), hang=4)


def list_lines(texts: Sequence[tuple[str, Text]]) -> Iterator[Line]:
    """A line a text: date, name, symbol, stage, title; under the name of its negotiation."""
    width = max((len(text.name) for _, text in texts), default=0)
    symbols = max((len(text.symbol or "") for _, text in texts), default=0)
    negotiation = None
    for folder, text in texts:
        if folder != negotiation:
            negotiation = folder
            yield line((folder or "texts", Look.SECTION))
        facts = f"  {text.date or '':10}  "
        name = (f"{text.name:{width}}", Look.ADDRESS)
        about = f"  {text.symbol or '':{symbols}}  {text.stage or ''}: {text.title or ''}"
        yield line((facts, Look.QUIET), name, about, hang=len(facts) + 2)


# --- comparison ------------------------------------------------------------------------------------------------------


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


# --- fates -----------------------------------------------------------------------------------------------------------


def fates_lines(fates: Fates) -> Iterator[Line]:
    """What became of each element: verdict, carriers, shared words of the first, what was lost."""
    plans = joined(t.label for t in fates.plans)
    yield line((f"What became of {joined(t.label for t in fates.sources)} in {plans}", Look.BOLD))
    yield line(tallied(fates))
    yield line()
    for fate in fates.fates:
        yield from _fate_lines(fate)
        yield line()


def tallied(fates: Fates) -> str:
    """How many elements there are of each verdict: "22 elements: 4 verbatim, 10 reworded, 8 partial"."""
    counts = [(v, sum(f.verdict is v for f in fates.fates)) for v in Verdict]
    listed = ", ".join(f"{count} {verdict.replace('-', ' ')}" for verdict, count in counts if count)
    return f"{plural(len(fates.fates), 'element')}: {listed}"


def _fate_lines(fate: Fate) -> Iterator[Line]:
    element, verdict = fate.element, fate.verdict.replace("-", " ")
    name = f"{element.text.name} {element.paragraph.address}"
    yield line(
        (name, Look.ADDRESS), "  ", (verdict, _VERDICT_LOOKS[fate.verdict]), f"  {element.paragraph.wording}", hang=4
    )
    for carrier in fate.carriers:
        words = [carrier.paragraph.wording[slice(*e.carrier)] for e in carrier.evidence]
        shared = " ... ".join(sorted(words, key=len, reverse=True)[:3])
        place = f"    {carrier.paragraph.address} ({carrier.degree})"
        yield line((place, Look.ADDRESS), f'  "{shared}"' if shared else "", hang=8)
    for start, end in fate.lost:
        yield line(("    not found: ", Look.WARNING), f'"{element.paragraph.wording[start:end]}"', hang=8)
