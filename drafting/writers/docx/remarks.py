"""What a comment says of a change: its kind in words, and the address of its paragraphs in both texts."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.model.changes import BREAK, Change, ChangeKind, Comparison, Op
from drafting.model.text import Paragraph, Text
from drafting.writers.docx.notes import notes_by_number
from drafting.writers.docx.strips import Opening
from drafting.writers.docx.wordml import Treatment

_SAID = {
    ChangeKind.ADDED: "Added",
    ChangeKind.DELETED: "Deleted",
    ChangeKind.REWORDED: "Reworded",
    ChangeKind.MOVED: "Moved",
    ChangeKind.MOVED_AND_REWORDED: "Moved and reworded",
    ChangeKind.SPLIT: "Split",
    ChangeKind.MERGED: "Merged",
}


def remark(opening: Opening, comparison: Comparison) -> str:
    """What to say of a change in a comment: kind and places, then a line for each flag on it.

    "" where nothing but a number or the looks changed.
    """
    change = opening.change
    said = _SAID.get(change.kind, "")
    if not said:
        return _on_notes(change, comparison)
    if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        moved = " and moved" if change.moved else ""
        said += moved + (" and reworded" if _has_other_words(change) else "")
    first = f"{said}: {_places(change, comparison)}.{_end_of_move(opening)}"
    meanings = [] if opening.treatment.is_old else [flag.message for flag in change.flags]
    return "\n".join([first, *meanings])


def is_about_a_move(opening: Opening) -> bool:
    """True at either end of a move."""
    return bool(opening.change.old and opening.change.new and opening.treatment)


def addresses(paragraphs: Sequence[Paragraph]) -> str:
    """Addresses in words: OP4; OP4 and OP5; OP4, OP5 and OP6."""
    said = [str(p.address) for p in paragraphs]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _places(change: Change, comparison: Comparison) -> str:
    old, new = addresses(change.old), addresses(change.new)
    if not change.old:
        return f"{new} of {comparison.new.label}"
    if not change.new:
        return f"{old} of {comparison.old.label}"
    if old == new:
        return f"{old} in both texts"
    verb = "is" if len(change.old) == 1 else "are"
    return f"{old} of {comparison.old.label} {verb} {new} of {comparison.new.label}"


def _end_of_move(opening: Opening) -> str:
    if not is_about_a_move(opening):
        return ""
    several = len(opening.change.old if opening.treatment.is_old else opening.change.new) > 1
    if opening.treatment is Treatment.DELETED:
        return " Part of it stood here." if several else " It stood here."
    return " Part of it stands here now." if several else " It stands here now."


def _has_other_words(change: Change) -> bool:
    """True where more than paragraph ends and the spaces at them changed."""
    return any(edit.op is not Op.KEEP and edit.words.strip(f"{BREAK} ") for edit in change.edits)


def _on_notes(change: Change, comparison: Comparison) -> str:
    if _notes(change.old, comparison.old) == _notes(change.new, comparison.new):
        return ""
    return f"Footnotes changed: {_places(change, comparison)}."


def _notes(paragraphs: Sequence[Paragraph], text: Text) -> list[tuple[int, str]]:
    marks = [mark for paragraph in paragraphs for mark in paragraph.notes]
    if not marks:
        return []
    notes = notes_by_number(text)
    return [(mark.at, notes[mark.number].wording if mark.number in notes else "") for mark in marks]
