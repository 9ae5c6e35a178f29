"""Marks of status that stand as paragraphs of their own, as the lines of a Word file do: whose they are.

A text that is read has them with their paragraphs (readers/lone_marks.py); one that was held before, or the lines of a
file that a redline is written on, has them below or above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafting.engines.meaning.status import WORDS, Mark, marks
from drafting.model.address import Address
from drafting.model.changes import Change, Flag, FlagKind
from drafting.model.style import differs_in_style_alone
from drafting.model.text import Kind, Paragraph
from drafting.vocabulary.status import LONGEST

_NO_PARAGRAPH = frozenset((Kind.CHAPEAU, Kind.HEADING))
_FIRST_SIGNS = frozenset("[(（［aA")


class MarksApart:
    """The paragraphs of one text that a mark beside them speaks of, and those that are nothing but a mark."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        alone = {at: mark for at, one in enumerate(paragraphs) if (mark := _alone(one))}
        self.alone = {paragraphs[at].address for at in alone}
        self.of: dict[Address, Mark] = {}  # by the paragraph that it speaks of
        first = min(alone, default=0)
        above = (
            bool(alone) and first + 1 < len(paragraphs) and (not first or paragraphs[first - 1].kind in _NO_PARAGRAPH)
        )
        for at, mark in alone.items():
            beside = at + 1 if above else at - 1
            while 0 <= beside < len(paragraphs) and beside in alone:
                beside += 1 if above else -1
            if 0 <= beside < len(paragraphs) and paragraphs[beside].kind not in _NO_PARAGRAPH and mark.is_agreed:
                self.of.setdefault(paragraphs[beside].address, mark)

    def flags(self, change: Change) -> Iterator[Flag]:
        """A flag where words went or changed that a mark beside them says are agreed."""
        mark = next((self.of[one.address] for one in change.old if one.address in self.of), None)
        if mark is None:
            return
        said = f"though marked “{mark.printed.strip('[]()（）［］ ')}”"
        span = 0, len(change.old_wording)
        if not change.new:
            yield Flag(FlagKind.STATUS, f"deleted, {said}", span, None, 3)
        elif change.is_reworded and not differs_in_style_alone(change.old_wording, change.new_wording):
            yield Flag(FlagKind.STATUS, f"changed, {said}", span, None, 3)

    def are_all(self, change: Change) -> bool:
        """True for a change of marks alone."""
        return bool(change.old) and all(one.address in self.alone for one in change.old)


def _alone(paragraph: Paragraph) -> Mark | None:
    """The mark that a paragraph is, or None."""
    wording = paragraph.wording
    if len(wording) > LONGEST or wording[:1] not in _FIRST_SIGNS:
        return None
    if re.fullmatch(rf"{WORDS}\.?", wording, re.IGNORECASE):
        return Mark(0, len(wording), is_agreed=True, printed=wording.rstrip("."))
    found = marks(wording)
    if len(found) != 1:
        return None
    rest = wording[: found[0].start] + wording[found[0].end :]
    return None if rest.strip(" .;,") else found[0]
