"""Whose each tracked change of a redline is, where the comparison tells who made its changes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafting.model.changes import Change, Comparison, Op
from drafting.model.hands import Hand
from drafting.model.text import Paragraph
from drafting.writers.docx.choices import AUTHOR_LIMIT
from drafting.writers.docx.strips import Piece, Place, Row, Words
from drafting.writers.docx.wordml import Stamp, Treatment

_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?"
_At = tuple[bool, int]  # whether it is the old text, and the position of a paragraph in it


@dataclass(slots=True, eq=False, repr=False)
class Stamps:
    """The stamps of a redline's changes; `own` is that of those whom nobody signed.

    `hands` lie over the paragraphs, whose end is one character more; `movers` are those who moved them.
    """

    comparison: Comparison
    own: Stamp
    hands: dict[_At, list[Hand]] = field(default_factory=dict)
    movers: dict[_At, Hand] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = self.comparison.old, self.comparison.new
        places = [{id(p): at for at, p in enumerate(text.paragraphs)} for text in texts]
        for change in self.comparison.changes:
            if change.hands is not None and any(change.hands):
                self._lay(change, [(True, places[0][id(p)]) for p in change.old], change.old, Op.INSERT)
                self._lay(change, [(False, places[1][id(p)]) for p in change.new], change.new, Op.DELETE)

    def _lay(self, change: Change, places: Sequence[_At], paragraphs: Sequence[Paragraph], without: Op) -> None:
        """Lay the hands of one side of a change over its paragraphs."""
        joined: list[Hand] = []
        kept: list[Hand] = []
        at = start = 0
        for edit, hands in zip(change.edits, change.hands or (), strict=True):
            if edit.op is Op.KEEP:
                kept += hands if change.moved else ()
            elif edit.op is not without:
                joined += [hand.moved(at) for hand in hands]
            at += len(edit.words) if edit.op is not without else 0
        for place, paragraph in zip(places, paragraphs, strict=True):
            end = start + len(paragraph.wording) + 1
            clipped = (h._replace(start=max(h.start, start), end=min(h.end, end)) for h in joined)
            self.hands[place] = [h.moved(-start) for h in clipped if h.start < h.end]
            if kept:
                self.movers[place] = kept[0]
            start = end

    def parted(self, row: Row) -> Iterator[tuple[Piece, Stamp]]:
        """The pieces of a row, cut where another author's words begin; moved words are whole, or the move would break.

        A marker, and the reference to a note, go with the paragraph that comes or goes with them.
        """
        for piece in row.pieces:
            place = (piece.old or piece.new) if isinstance(piece, Words) else None
            if not (piece.treatment and self.hands):
                yield piece, self.own
            elif not isinstance(piece, Words) or place is None:
                yield piece, self._of_whole(row, piece.treatment) if row.treatment else self.own
            elif piece.move:
                yield piece, _stamp(self.movers.get((piece.treatment.is_old, place.paragraph)), self.own)
            else:
                yield from self._cut(piece, self.hands.get((piece.treatment.is_old, place.paragraph), ()), place.at)

    def of_mark(self, row: Row) -> Stamp:
        """Whose the change of a row's mark is."""
        return self._of_whole(row, row.mark)

    def _of_whole(self, row: Row, treatment: Treatment) -> Stamp:
        """Who signed the end of a row's paragraph, or else who moved it, or whose its last words are."""
        at = row.old if treatment.is_old else row.new
        if at is None or not treatment:
            return self.own
        place = (treatment.is_old, at)
        hands = self.hands.get(place, [])
        end = len((self.comparison.old if treatment.is_old else self.comparison.new).paragraphs[at].wording)
        signed = next((hand for hand in hands if hand.start <= end < hand.end), None)
        last = hands[-1] if hands else None
        return _stamp(signed or self.movers.get(place) or last, self.own)

    def _cut(self, piece: Words, over: Sequence[Hand], at: int) -> Iterator[tuple[Words, Stamp]]:
        size = len(piece.words)
        edges = {0, size, *(min(max(edge - at, 0), size) for hand in over for edge in (hand.start, hand.end))}
        rest = deque(over)
        for start, end in pairwise(sorted(edges)):
            while rest and rest[0].end <= at + start:
                rest.popleft()
            hand = rest[0] if rest and rest[0].start <= at + start else None
            part = piece._replace(
                words=piece.words[start:end], old=_further(piece.old, start), new=_further(piece.new, start)
            )
            yield part, _stamp(hand, self.own)


def _further(place: Place | None, by: int) -> Place | None:
    return place and place._replace(at=place.at + by)


def _stamp(hand: Hand | None, own: Stamp) -> Stamp:
    """The stamp of an author, cut to what Word takes, with a date that Word takes; `own` where there is none."""
    if hand is None or not hand.author:
        return own
    is_moment = hand.date is not None and re.fullmatch(_MOMENT, hand.date)
    return Stamp(hand.author[:AUTHOR_LIMIT], hand.date if is_moment else None)
