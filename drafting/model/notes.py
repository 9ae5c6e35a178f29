"""Footnotes of two texts that are compared: which of them are another one now, came or went.

Numbers decide nothing: they shift with every note that comes. A note belongs to the paragraph that refers to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from drafting.model.changes import Change, Comparison
from drafting.model.order import Pair, between, in_one_order
from drafting.model.style import without_style
from drafting.model.text import Note, Paragraph, Text


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A footnote of the paragraphs of a change that says something else; None on the side that has none."""

    change: Change
    old: Note | None
    new: Note | None


def changed_notes(comparison: Comparison) -> tuple[NoteChange, ...]:
    """The footnotes that differ, in the order of the changes.

    Those of paragraphs that came or went as a whole come and go with them, and are not told, nor is one that stands
    with another paragraph now, or that differs in style alone. Where one of the texts has no footnotes there are none.
    """
    if not (comparison.old.notes and comparison.new.notes):
        return ()
    known = _by_number(comparison.old), _by_number(comparison.new)
    found = [
        NoteChange(change, old, new)
        for change in comparison.changes
        if change.old and change.new
        for old, new in _unlike(_notes_of(change.old, known[0]), _notes_of(change.new, known[1]))
    ]
    went = Counter(_said(one.old) for one in found if one.old)
    came = Counter(_said(one.new) for one in found if one.new)
    elsewhere = went & came

    def left(note: Note | None) -> Note | None:
        return None if note is None or _said(note) in elsewhere else note

    told = (NoteChange(one.change, left(one.old), left(one.new)) for one in found)
    return tuple(one for one in told if one.old or one.new)


def _unlike(old: Sequence[Note], new: Sequence[Note]) -> Iterator[tuple[Note | None, Note | None]]:
    """The notes that differ between paragraphs that belong together, what replaced one another side by side."""
    for olds, news, _ in between(_alike(old, new), (len(old), len(new))):
        yield from zip_longest((old[at] for at in olds), (new[at] for at in news))


def _alike(old: Sequence[Note], new: Sequence[Note]) -> list[Pair]:
    """The notes that say the same, in one order: the first "Ibid." goes with the first, the second with the second."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, note in enumerate(new):
        places[_said(note)].append(at)
    waiting = ((at, places[_said(note)]) for at, note in enumerate(old))
    return in_one_order([(at, there.popleft()) for at, there in waiting if there])


def _said(note: Note) -> str:
    return without_style(note.wording)


def _by_number(text: Text) -> dict[str, Note]:
    return {note.number: note for note in reversed(text.notes)}  # the first of two with one number


def _notes_of(paragraphs: Sequence[Paragraph], known: dict[str, Note]) -> list[Note]:
    return [known[mark.number] for paragraph in paragraphs for mark in paragraph.notes if mark.number in known]
