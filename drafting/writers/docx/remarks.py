"""What a comment says of a change: its kind in words, the address of its paragraphs in both texts, what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafting.model.changes import BREAK, Change, ChangeKind, Comparison, Doubt, Flag, Op
from drafting.model.text import Note, Paragraph
from drafting.writers.direction import ended_rightward
from drafting.writers.docx.annexes import is_bare
from drafting.writers.docx.atoms import Opening
from drafting.writers.docx.notes import notes_by_number
from drafting.writers.docx.runs import runs
from drafting.writers.docx.wordml import Treatment, attribute, paragraph, xml
from drafting.writers.page import shortened
from drafting.writers.said import flag_author, made_by

_SAID = {
    ChangeKind.ADDED: "Added",
    ChangeKind.DELETED: "Deleted",
    ChangeKind.REWORDED: "Reworded",
    ChangeKind.MOVED: "Moved",
    ChangeKind.MOVED_AND_REWORDED: "Moved and reworded",
    ChangeKind.SPLIT: "Split",
    ChangeKind.MERGED: "Merged",
}
_QUOTED, _QUOTED_EACH = 60, 8  # characters of one piece of an author's words, and how many of them
_SAID_OF_STILL = {ChangeKind.UNCHANGED: "Not reworded", ChangeKind.RENUMBERED: "Renumbered, not reworded"}
_DOUBTS = {
    Doubt.WEAK: "Uncertain: the two share little wording; they may be one paragraph deleted and another one added.",
    Doubt.RIVAL: "Uncertain: another paragraph is nearly as similar.",
    Doubt.BETWEEN: "Uncertain: the versions between the two lead to another paragraph.",
}


@dataclass(slots=True, eq=False, repr=False)
class Remarks:
    """What to say in the comments of a redline, asked for in the order of its paragraphs.

    Paragraphs that moved together are told in one comment at either end, on the first of them.
    """

    comparison: Comparison
    blocks: dict[int, list[Change]] = field(init=False)
    told: set[tuple[int, bool]] = field(default_factory=set)
    old_notes: dict[str, Note] = field(init=False)
    new_notes: dict[str, Note] = field(init=False)

    def __post_init__(self) -> None:
        self.blocks = defaultdict(list)
        for change in self.comparison.changes:
            if change.block and change.old and change.new:
                self.blocks[change.block].append(change)
        self.old_notes, self.new_notes = notes_by_number(self.comparison.old), notes_by_number(self.comparison.new)

    def of(self, opening: Opening) -> str:
        """What to say of a change where it begins; "" where nothing but a number, a marker or the looks changed.

        First its kind and places, then a line for a doubtful pairing and for each flag, the heaviest first.
        """
        change = opening.change
        if all(map(is_bare, (*change.old, *change.new))):
            return ""  # its title says it
        together = self.blocks.get(change.block, ())
        if is_about_a_move(opening) and len(together) > 1:
            return self._of_block(opening, together)
        first = self._first_line(opening)
        return "\n".join([first, *_meanings(opening)]) if first else ""

    def _first_line(self, opening: Opening) -> str:
        change = opening.change
        said = _SAID.get(change.kind) or (_SAID_OF_STILL[change.kind] if change.flags else "")
        if not said:
            return self._on_notes(change)
        if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
            moved = " and moved" if change.moved else ""
            said += moved + (" and reworded" if _has_other_words(change) else "")
        return f"{said}: {places(change, self.comparison)}.{_end_of_move(opening)}"

    def _of_block(self, opening: Opening, together: Sequence[Change]) -> str:
        is_old = opening.treatment.is_old
        change = opening.change
        if (change.block, is_old) in self.told:
            return ""
        self.told.add((change.block, is_old))
        whole = _joined(together)
        where = "They stood here." if is_old else "They stand here now."
        lines = [f"Moved together: {places(whole, self.comparison)}. {where}"]
        for one in together:
            meanings = _meanings(Opening(one, opening.treatment))
            if one.is_reworded or meanings:
                lines.append(f"{addresses(one.old if is_old else one.new)}: reworded." if one.is_reworded else "")
                lines += meanings
        return "\n".join(line for line in lines if line)

    def _on_notes(self, change: Change) -> str:
        if not any(p.notes for side in (change.old, change.new) for p in side):
            return ""
        if _notes(change.old, self.old_notes) == _notes(change.new, self.new_notes):
            return ""
        return f"Footnotes changed: {places(change, self.comparison)}."


def is_about_a_move(opening: Opening) -> bool:
    """True at either end of a move."""
    return bool(opening.change.old and opening.change.new and opening.treatment)


def by_weight(flags: Sequence[Flag]) -> list[Flag]:
    """The flags, the heaviest first."""
    return sorted(flags, key=lambda flag: -flag.weight)


def told_flag(flag: Flag) -> str:
    """A flag in a line, marked by its weight from ! to !!!."""
    return f"{'!' * flag.weight} {flag.kind}: {flag.message}"


def addresses(paragraphs: Sequence[Paragraph]) -> str:
    """Addresses in words: OP4; OP4 and OP5; OP4, OP5 and OP6."""
    said = [str(p.address) for p in paragraphs]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def places(change: Change, comparison: Comparison) -> str:
    """Where a change stands in both texts: "OP4 of A/64/L.64 is OP5 of A/RES/64/293"."""
    old, new = addresses(change.old), addresses(change.new)
    if not change.old:
        return f"{new} of {comparison.new.label}"
    if not change.new:
        return f"{old} of {comparison.old.label}"
    if old == new:
        return f"{old} in both texts"
    verb = "is" if len(change.old) == 1 else "are"
    return f"{old} of {comparison.old.label} {verb} {new} of {comparison.new.label}"


def _meanings(opening: Opening) -> list[str]:
    """What the pairing and the words mean. Told once: not where the paragraphs of a move stood."""
    change = opening.change
    if opening.treatment.is_old and change.new:
        return []
    doubt = [_DOUBTS[change.doubt]] if change.doubt else []
    decided = ["Paired so by a decision."] if change.is_decided else []
    flags = (f"{told_flag(flag)}{flag_author(flag, change)}" for flag in by_weight(change.flags))
    return [*_authors(change), *doubt, *decided, *flags]


def _authors(change: Change) -> Iterator[str]:
    """Who made a change, where that is known; where several did, what each of them did to its words."""
    if not change.authors:
        return
    yield ended_rightward(f"By {made_by(change)}.")
    if not change.is_shared:
        return
    done: dict[str, list[str]] = {}
    for edit, hands in zip(change.edits, change.hands or (), strict=True):
        verb = "added" if edit.op is Op.INSERT else "deleted"
        for hand in hands if edit.op is not Op.KEEP else ():
            if not hand.author:
                continue
            words = shortened(edit.words[hand.start : hand.end].replace(BREAK, " \u00b6 "), _QUOTED)
            done.setdefault(hand.author, []).append(f"\u201c{words}\u201d {verb}")
    for author, what in done.items():
        more = [f"and {len(what) - _QUOTED_EACH} more"] if len(what) > _QUOTED_EACH else []
        yield f"{ended_rightward(author)}: {', '.join(what[:_QUOTED_EACH] + more)}."


def _joined(together: Sequence[Change]) -> Change:
    """The paragraphs of several changes as one."""
    old = tuple(p for change in together for p in change.old)
    return Change(old, tuple(p for change in together for p in change.new), 0.0, (), moved=True)


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


def _notes(paragraphs: Sequence[Paragraph], notes: dict[str, Note]) -> list[tuple[int, str]]:
    marks = [mark for paragraph in paragraphs for mark in paragraph.notes]
    return [(mark.at, notes[mark.number].wording if mark.number in notes else "") for mark in marks]


def comment(id_: int, words: str, *, author: str, date: str | None = None) -> str:
    """A comment element with one paragraph of plain words for each line of `words`."""
    lines = (paragraph(xml("pStyle", val="CommentText"), runs(line, ())) for line in words.split("\n"))
    stamp = f' w:date="{attribute(date)}"' if date else ""
    return (
        f'<w:comment w:id="{id_}" w:author="{attribute(author)}"{stamp} w:initials="{attribute(initials(author))}">'
        f"{''.join(lines)}</w:comment>"
    )


def initials(author: str) -> str:
    """The first letters of the first three words of a name: CV for Cape Verde."""
    return "".join(word[0] for word in author.split()[:3]) or "?"
