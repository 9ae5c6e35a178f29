"""Numbers that were typed before paragraphs: apart from the words while these are compared, one line when written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.model.changes import Change, Comparison, Edit, Op
from drafting.model.text import Paragraph
from drafting.ooxml.units import Line
from drafting.writers.docx.atoms import atoms

# A number that was typed before a paragraph: "4.", "OP6.", "(a)", "7:".
_TYPED = re.compile(r"\s*(?:(?:OP|PP)?\s?\d{1,3}(?: bis| ter)?\s?[.):]{1,2}|\(?(?:[a-z]|[ivxlc]{1,6}|\d{1,3})\))(?=\s)")
_GAP = re.compile(r"\s*")


def number_end(line: str, marker: str = "") -> int:
    """Where the number typed before a line ends, the blanks after it left out; 0 where none was typed.

    `marker` is what a reader of the file took for the number, in whichever language.
    """
    start = len(line) - len(line.lstrip())
    if marker and line.startswith(marker, start):
        return start + len(marker)
    found = _TYPED.match(line)
    return found.end() if found else 0


def words_start(line: str, end: int) -> int:
    """Where the words after a typed number begin; 0 where there is no number."""
    gap = _GAP.match(line, end)
    return gap.end() if gap and end else 0


def end_in(line: str, paragraph: Paragraph) -> int:
    """Where the typed number ends in the line that a paragraph was made of; 0 where it has none."""
    return len(line[: len(line) - len(paragraph.wording)].rstrip()) if paragraph.marker else 0


def of_whole_lines(change: Change, old: Sequence[Line], new: Sequence[Line]) -> Change:
    """A change of wordings as the change of the lines that they stand in, typed numbers included."""
    if not any(paragraph.marker for side in (change.old, change.new) for paragraph in side):
        return change
    edits = tuple(_joined(_edits(change, [line.text for line in old], [line.text for line in new])))
    return replace(change, old=_whole(change.old, old), new=_whole(change.new, new), edits=edits)


def _whole(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    return tuple(replace(p, wording=line.text, marker="") for p, line in zip(paragraphs, lines, strict=True))


def _edits(change: Change, old: list[str], new: list[str]) -> Iterator[Edit]:
    """The edits of the wordings, with those of the numbers where the words of a paragraph begin."""
    olds = [line[: len(line) - len(p.wording)] for line, p in zip(old, change.old, strict=True)]
    news = [line[: len(line) - len(p.wording)] for line, p in zip(new, change.new, strict=True)]
    begun_old = begun_new = 0
    for atom in atoms(change):
        is_old = atom.op is not Op.INSERT and atom.old == begun_old
        is_new = atom.op is not Op.DELETE and atom.new == begun_new
        if is_old or is_new:
            meets = atom.old == begun_old < len(olds) and atom.new == begun_new < len(news)
            yield from _numbers(olds[begun_old] if is_old or meets else "", news[begun_new] if is_new or meets else "")
            begun_old += is_old or meets
            begun_new += is_new or meets
        yield Edit(atom.op, atom.words)
    yield from _numbers("".join(olds[begun_old:]), "".join(news[begun_new:]))


def _numbers(old: str, new: str) -> Iterator[Edit]:
    """The edits of what stands before the words; blanks after a number stay where both have the same."""
    if old == new:
        yield Edit(Op.KEEP, old)
        return
    gap = old[len(old.rstrip()) :]
    same = gap if old.strip() and new.strip() and gap == new[len(new.rstrip()) :] else ""
    yield Edit(Op.DELETE, old.removesuffix(same))
    yield Edit(Op.INSERT, new.removesuffix(same))
    yield Edit(Op.KEEP, same)


def _joined(edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits, those that keep words next to one another as one, and none without words."""
    kept = ""
    for op, words in edits:
        if op is Op.KEEP:
            kept += words
        elif words:
            if kept:
                yield Edit(Op.KEEP, kept)
                kept = ""
            yield Edit(op, words)
    if kept:
        yield Edit(Op.KEEP, kept)


def other_numbers(comparison: Comparison, old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Old lines, each with what it is under a number of the new paragraph that it has become."""
    at_old = {id(p): line.text for p, line in zip(comparison.old.paragraphs, old, strict=True)}
    at_new = {id(p): line.text for p, line in zip(comparison.new.paragraphs, new, strict=True)}
    for change in comparison.changes:
        for was in change.old:
            for now in change.new:
                if was.marker and now.marker:
                    line, other = at_old[id(was)], at_new[id(now)]
                    yield line, other[: end_in(other, now)] + line[end_in(line, was) :]
