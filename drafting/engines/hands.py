"""Whose each edit is: the hands over the words of both texts, laid over the edits between them by position.

A text is cut into edits by what differs, and a file into tracked changes by who typed when; the two need not cut alike.
An edit in which one author had a hand is his as a whole: he wrote the "s" that made "State" into "States", and the diff
tells of whole words; so are all edits of a paragraph that nobody else touched. In an edit of several authors each word
is of those who changed it, and what is between stays unsigned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from drafting.engines.tokens import tokens
from drafting.model.address import Address
from drafting.model.changes import Change, Comparison, Edit, Flag, Op, placed
from drafting.model.hands import Hand, Hands
from drafting.model.text import Paragraph

_NEAR = 60  # signed paragraphs on either side that are asked who moved past them: a section has fewer
_OfText = Mapping[Address, tuple[Hand, ...]]


def sign(comparison: Comparison, old: Hands, new: Hands) -> Comparison:
    """The comparison with the hands of each change, and the authors of its flags.

    `old` and `new` are the hands over the paragraphs of its two texts, in their order.
    """
    texts = comparison.old, comparison.new
    of_old, of_new = (
        {p.address: hands for p, hands in zip(text.paragraphs, given, strict=True)}
        for text, given in zip(texts, (old, new), strict=True)
    )
    changes = [replace(change, hands=_hands(change, of_old, of_new)) for change in comparison.changes]
    changes = _with_movers(comparison, changes)
    return replace(comparison, changes=tuple(_with_flags_signed(change) for change in changes))


def _hands(change: Change, of_old: _OfText, of_new: _OfText) -> tuple[tuple[Hand, ...], ...]:
    """The hands over each edit."""
    over_old, over_new = _over(change.old, of_old), _over(change.new, of_new)
    if not (over_old.hands or over_new.hands):
        return tuple(() for _ in change.edits)
    found: list[tuple[Hand, ...]] = []
    for edit, old_at, new_at in placed(change.edits):
        size = len(edit.words)
        before = over_old.within(old_at, size) if edit.op is not Op.INSERT else ()
        after = over_new.within(new_at, size) if edit.op is not Op.DELETE else ()
        found.append((*after, *before) if edit.op is Op.KEEP else tuple(_by_words(edit.words, after or before)))
    alone = [h for edit, hands in zip(change.edits, found, strict=True) if edit.op is not Op.KEEP for h in hands]
    if len({hand.author for hand in alone}) == 1:
        return tuple(
            hands or (() if edit.op is Op.KEEP else (alone[0]._replace(start=0, end=len(edit.words)),))
            for edit, hands in zip(change.edits, found, strict=True)
        )
    return tuple(_with_replaced(change.edits, found))


class _Laid(NamedTuple):
    """Hands in order, none over another, with where each begins and ends: any of them is found without asking all."""

    hands: Sequence[Hand]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, hands: Sequence[Hand]) -> _Laid:
        return cls(hands, [hand.start for hand in hands], [hand.end for hand in hands])

    def over(self, start: int, end: int) -> Sequence[Hand]:
        """The hands that lie over any of these characters."""
        return self.hands[bisect_right(self.ends, start) : bisect_left(self.starts, end)]

    def within(self, at: int, size: int) -> tuple[Hand, ...]:
        """What of the hands lies over so many characters from `at` on, offsets from there."""
        found = self.over(at, at + size)
        return tuple(h._replace(start=max(h.start - at, 0), end=min(h.end - at, size)) for h in found)


def _over(paragraphs: Sequence[Paragraph], hands: _OfText) -> _Laid:
    """The hands over the wordings joined by BREAK; the end of a paragraph is the BREAK behind it."""
    found: list[Hand] = []
    at = 0
    for paragraph in paragraphs:
        found += [hand.moved(at) for hand in hands.get(paragraph.address, ())]
        at += len(paragraph.wording) + 1
    return _Laid.of(found)


def _by_words(words: str, hands: Sequence[Hand]) -> Iterator[Hand]:
    """The hands over deleted or inserted words, none of them cut unless two authors wrote it."""
    if len({hand.author for hand in hands}) > 1:
        cut = [hand for run in _signed_tokens(words, hands) for hand in run]
        for _, run in groupby(cut, key=_whose):
            same = list(run)
            yield same[0]._replace(end=same[-1].end)
    elif hands:
        yield from _filling(hands, 0, len(words))


def _whose(hand: Hand) -> tuple[str, str | None]:
    return hand.author, hand.date


def _filling(hands: Sequence[Hand], start: int, end: int) -> Iterator[Hand]:
    """The hands, each as far as the next begins, so that nothing from `start` to `end` is left out."""
    ordered = sorted(hands)
    borders = [start, *(hand.start for hand in ordered[1:]), end]
    for hand, first, last in zip(ordered, borders, borders[1:], strict=False):
        if first < last:
            yield hand._replace(start=first, end=last)


def _signed_tokens(words: str, hands: Sequence[Hand]) -> Iterator[list[Hand]]:
    """The hands over each word; what stands between the words of one author is his too."""
    at = 0
    last: Hand | None = None
    laid = _Laid.of(hands)
    for token in tokens(words):
        end = at + len(token)
        if over := laid.over(at, end):
            found = list(_filling(over, at, end))
            last = found[-1]
            yield found
        elif last is not None and not any(c.isalnum() for c in token):
            yield [last._replace(start=at, end=end)]
        else:
            last = None
        at = end


def _with_replaced(edits: Sequence[Edit], hands: Sequence[tuple[Hand, ...]]) -> Iterator[tuple[Hand, ...]]:
    """The hands; where nobody signed one half of a replacement, its other half says who made it."""
    for at, (edit, own) in enumerate(zip(edits, hands, strict=True)):
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(edits) and edits[other].op is not Op.KEEP]
        lone = [hands[other] for other in beside if len({hand.author for hand in hands[other]}) == 1]
        if own or edit.op is Op.KEEP or not lone:
            yield own
        else:
            yield (lone[0][0]._replace(start=0, end=len(edit.words)),)


def _with_movers(comparison: Comparison, changes: list[Change]) -> list[Change]:
    """The changes; where nobody signed a move, those signed it who took the paragraphs beside it past it instead."""
    old, new = ({p.address: at for at, p in enumerate(text.paragraphs)} for text in (comparison.old, comparison.new))

    def places(change: Change) -> tuple[int, int]:
        return old[change.old[0].address], new[change.new[0].address]

    carried = sorted((*places(c), at) for at, c in enumerate(changes) if _is_carried(c))

    def mover(change: Change) -> Hand | None:
        here = places(change)
        near = bisect_left(carried, here)
        beside = carried[max(near - _NEAR, 0) : near + _NEAR]
        past = (changes[at].hands or () for then, now, at in beside if (then - here[0]) * (now - here[1]) < 0)
        return next((hand for over in past for hands in over for hand in hands), None)

    return [_signed(change, mover(change)) if carried and _lacks_a_mover(change) else change for change in changes]


def _lacks_a_mover(change: Change) -> bool:
    """True for a move that nobody signed."""
    return bool(change.moved and change.old and change.new) and change.hands is not None and not any(change.hands)


def _signed(change: Change, hand: Hand | None) -> Change:
    if hand is None:
        return change
    return replace(change, hands=tuple((hand._replace(start=0, end=len(edit.words)),) for edit in change.edits))


def _is_carried(change: Change) -> bool:
    """True for a paragraph that stands as it stood, though all its words were taken out and put in again."""
    if change.moved or change.is_reworded or not (change.old and change.new) or not change.hands:
        return False
    words = sum(len(edit.words) for edit in change.edits)
    signed = sum(hand.end - hand.start for hands in change.hands for hand in hands)
    return signed >= 2 * words > 0  # on both sides


def _with_flags_signed(change: Change) -> Change:
    """The change, each of its flags with those whose words it is about; with all its authors where it is about none."""
    if not change.flags or not change.authors:
        return change
    return replace(change, flags=tuple(replace(flag, authors=_authors(flag, change)) for flag in change.flags))


def _authors(flag: Flag, change: Change) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for (edit, old_at, new_at), hands in zip(placed(change.edits), change.hands or (), strict=True):
        place, at = (flag.new, new_at) if edit.op is Op.INSERT else (flag.old, old_at)
        if edit.op is Op.KEEP or place is None:
            continue
        found |= {hand.author: None for hand in hands if hand.start + at < place[1] and place[0] < hand.end + at}
    return tuple(filter(None, found)) if found else change.authors
