"""Paragraphs that go or come as wholes: their runs wrapped where they stand, quicker than written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w
from drafting.ooxml.units import NOTE_SIGNS, Line
from drafting.writers.docx.in_place.marks import track_mark
from drafting.writers.docx.in_place.sides import Sides
from drafting.writers.docx.wordml import Stamp, Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

_R, _PPR, _T, _DEL_TEXT = w("r"), w("pPr"), w("t"), w("delText")
_PLAIN = tags("r", "pPr", "proofErr")  # the children of a paragraph that can be wrapped as it stands
_LEAVES = tags("t", "rPr", "tab", "br", "noBreakHyphen", "softHyphen", "cr", "lastRenderedPageBreak") | set(NOTE_SIGNS)


def is_plain(line: Line) -> bool:
    """True for a paragraph of runs of words, tabs, breaks and notes, and nothing else."""
    return all(
        child.tag in _PLAIN and (child.tag != _R or all(leaf.tag in _LEAVES for leaf in child))
        for child in line.element
    )


def wrapped(line: Line, treatment: Treatment, sides: Sides) -> _Element:
    """A plain paragraph with its mark, all of it deleted where it stands, or inserted from the new file."""
    old, who = treatment is Treatment.DELETED, _stamps(line, treatment, sides)
    element = line.element if old else sides.take(line.element)
    runs = [child for child in element if child.tag == _R]
    if runs:
        change = sides.ink.mark(element, treatment, who[0])
        runs[0].addprevious(change)
        change.extend(runs)
        _meet_notes(line, runs, old, sides)
    if old:
        for one in element.iter(_T):
            one.tag = _DEL_TEXT
    _mark(element, treatment, sides, who[1])
    return element


def _meet_notes(line: Line, runs: list[_Element], old: bool, sides: Sides) -> None:
    """Take note of the references to notes that go or come along."""
    references = [unit.element for unit in line.units if unit.element.tag in NOTE_SIGNS]
    if not references:
        return
    if old:
        sides.gone_notes += references
        return
    copies = (leaf for run in runs for leaf in run if leaf.tag in NOTE_SIGNS)
    sides.come_notes += zip(copies, references, strict=True)


def _stamps(line: Line, treatment: Treatment, sides: Sides) -> tuple[Stamp | None, Stamp | None]:
    """Whose change the words of a paragraph are, and its mark, where the new file names someone."""
    if treatment is Treatment.DELETED:
        who = sides.authors.who_deleted(line.text)
        return who, who
    by = {sides.authors.who_inserted(unit.element) for unit in line.units if unit.text}
    return by.pop() if len(by) == 1 else None, sides.authors.who_inserted(line.element)


def _mark(element: _Element, treatment: Treatment, sides: Sides, stamp: Stamp | None) -> None:
    properties = next(element.iterchildren(_PPR), None)
    if properties is None:
        properties = element.makeelement(_PPR)
        element.insert(0, properties)
    track_mark(properties, sides.ink.mark(element, treatment, stamp))
