"""What changed between two texts: pairings of paragraphs, word edits inside them, and both together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.address import OUTSIDE, Address
from drafting.model.style import differs_in_style_alone
from drafting.model.text import Paragraph, Text

if TYPE_CHECKING:
    from drafting.model.hands import Hand

# Joins the wordings of the paragraphs of one side before words are compared: U+2029, the paragraph separator.
BREAK = "\u2029"
# Square brackets, which mean "not agreed"; the wide ones are those of Chinese texts.
BRACKETS = frozenset("[]［］")


class Op(StrEnum):
    """What an edit does to its words, in the signs of the JSON form."""

    KEEP = "="
    DELETE = "-"
    INSERT = "+"


class Edit(NamedTuple):
    """A run of words kept, deleted or inserted. All kept and deleted runs joined give the old wording back exactly."""

    op: Op
    words: str

    @property
    def is_bracket(self) -> bool:
        """True for square brackets alone: set or lifted over words that were kept or replaced."""
        signs = frozenset(self.words.replace(" ", ""))
        return bool(signs) and signs <= BRACKETS


class EditKind(StrEnum):
    """What an edit concerns."""

    KEPT = "kept"
    WORDS = "words"
    BRACKET = "bracket"  # a square bracket is set or lifted, its words stay
    STYLE = "style"  # spaces, quotation marks, dashes: what is said is the same


def placed(edits: Iterable[Edit]) -> Iterator[tuple[Edit, int, int]]:
    """Each edit with where it stands in the old and in the new wording."""
    old_at = new_at = 0
    for edit in edits:
        yield edit, old_at, new_at
        old_at += len(edit.words) if edit.op is not Op.INSERT else 0
        new_at += len(edit.words) if edit.op is not Op.DELETE else 0


class ChangeKind(StrEnum):
    """The kinds of change, in the words of the room."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    MOVED = "moved"
    MOVED_AND_REWORDED = "moved-and-reworded"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    DELETED = "deleted"


class Doubt(StrEnum):
    """Why a reader should look at a pairing before trusting it."""

    WEAK = "weak"  # the two share little wording
    RIVAL = "rival"  # another paragraph was nearly as similar
    BETWEEN = "between"  # the versions between the two texts say otherwise


@dataclass(frozen=True, slots=True)
class Pairing:
    """Paragraphs of two texts that carry the same matter, by position in `Text.paragraphs`.

    One side may be empty (added, deleted) or hold several (split, merged). `likeness` runs from 0 to 1;
    `moved` is True where the pair breaks the common order. Pairings of one `block`, counted from 1, moved together as
    neighbours; 0 is no block. `is_decided` is True where a person decided it.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float = 0.0
    moved: bool = False
    block: int = 0
    doubt: Doubt | None = None
    is_decided: bool = False


class FlagKind(StrEnum):
    """What sort of words a change touches, in order of weight."""

    STATUS = "status"  # what was agreed ad referendum was touched, or a mark of status came or went
    VERB = "verb"  # the operative verb got stronger or weaker
    NEGATION = "negation"  # a negation came or went
    MODAL = "modal"  # shall, should, may
    BRACKET = "bracket"  # a bracket was set or lifted
    CROSS_REFERENCE = (
        "cross-reference"  # a paragraph of this text is cited under a number that is not or no longer its own
    )
    QUALIFIER = "qualifier"  # "as appropriate", "within existing resources" came or went
    ADDRESSEE = "addressee"  # who is asked
    SUM = "sum"
    NUMBER = "number"
    DATE = "date"
    CITATION = "citation"  # a cited resolution, decision or article


FIGURES = frozenset({FlagKind.SUM, FlagKind.NUMBER, FlagKind.DATE})


@dataclass(frozen=True, slots=True)
class Flag:
    """What a change means, as far as words can tell: `message` in one line for the room.

    `old` and `new` are (start, end) offsets of the words in `Change.old_wording` and `Change.new_wording`; None where
    that side has none. `weight` runs from 1 (look once) to 3 (tell the capital). `authors` are those of the words,
    where they are known.
    """

    kind: FlagKind
    message: str
    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None
    weight: int = 1
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One pairing with its word edits. `kind` follows from the data and so can't contradict it.

    Where a side has several paragraphs their wordings are joined by `BREAK`, in the edits too. `block`, `doubt` and
    `is_decided` are those of the `Pairing`.

    `hands` says of each edit whose it is, offsets into its words; None where nothing is known of the texts. Over kept
    words they are those of who moved them, or deleted and inserted the same again.
    """

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    likeness: float
    edits: tuple[Edit, ...]
    moved: bool = False
    flags: tuple[Flag, ...] = ()
    block: int = 0
    doubt: Doubt | None = None
    is_decided: bool = False
    hands: tuple[tuple[Hand, ...], ...] | None = None

    @property
    def authors(self) -> tuple[str, ...]:
        """Who made the change, in the order of the words; those who moved kept words last."""
        return tuple(self.dates)

    @property
    def is_shared(self) -> bool:
        """True where several made it, or one and somebody whom nobody names: then its words say whose they are."""
        signed = zip(self.edits, self.hands or (), strict=False)
        heeded = (hands for edit, hands in signed if self.moved or edit.op is not Op.KEEP)
        return len({hand.author for hands in heeded for hand in hands}) > 1

    @property
    def dates(self) -> dict[str, tuple[str, ...]]:
        """When each of the authors made it, as the file says it, the earliest first."""
        if self.hands is None:
            return {}
        found: dict[str, set[str]] = {}
        signed = list(zip(self.edits, self.hands, strict=True))
        for is_kept in (False, True) if self.moved else (False,):
            for hand in (h for edit, hands in signed if (edit.op is Op.KEEP) is is_kept for h in hands):
                if hand.author:
                    found.setdefault(hand.author, set()).update([hand.date] if hand.date else [])
        return {author: tuple(sorted(dates)) for author, dates in found.items()}

    @property
    def is_reworded(self) -> bool:
        """True where any word differs."""
        return any(edit.op is not Op.KEEP for edit in self.edits)

    @property
    def edit_kinds(self) -> tuple[EditKind, ...]:
        """What each of the edits concerns; a deletion and the insertion that replaces it may be of style together."""
        kinds = [_kind_alone(edit) for edit in self.edits]
        for at, (edit, following) in enumerate(pairwise(self.edits)):
            if (edit.op, following.op) == (Op.DELETE, Op.INSERT):
                is_alone = at == 0 or self.edits[at - 1].op is Op.KEEP
                is_alone = is_alone and (at + 2 == len(self.edits) or self.edits[at + 2].op is Op.KEEP)
                if is_alone and differs_in_style_alone(edit.words, following.words):
                    kinds[at] = kinds[at + 1] = EditKind.STYLE
        return tuple(kinds)

    @property
    def is_only_style(self) -> bool:
        """True where something differs, and nothing but spaces, quotation marks and dashes."""
        return self.is_reworded and set(self.edit_kinds) <= {EditKind.KEPT, EditKind.STYLE}

    def without_style(self) -> Change:
        """The same change with edits of style kept as the new wording has them, so that they are not shown.

        Kept and deleted edits joined are then the old wording in the style of the new one.
        """
        kept: list[Edit] = []
        signed: list[tuple[Hand, ...]] = []
        for edit, kind, own in zip(self.edits, self.edit_kinds, self.hands or repeat(()), strict=False):
            if kind is EditKind.STYLE and edit.op is Op.DELETE:
                continue
            op = Op.KEEP if kind is EditKind.STYLE else edit.op
            before, hands = "", () if kind is EditKind.STYLE else own
            if kept and op is Op.KEEP and kept[-1].op is Op.KEEP:
                before = kept.pop().words
                shift = len(before)
                hands = (*signed.pop(), *(hand.moved(shift) for hand in hands))
            kept.append(Edit(op, before + edit.words))
            signed.append(hands)
        return replace(self, edits=tuple(kept), hands=None if self.hands is None else tuple(signed))

    @property
    def kind(self) -> ChangeKind:
        """The kind of change, read off the shape of the pairing."""
        if not self.old:
            return ChangeKind.ADDED
        if not self.new:
            return ChangeKind.DELETED
        if len(self.new) > 1:
            return ChangeKind.SPLIT
        if len(self.old) > 1:
            return ChangeKind.MERGED
        if self.is_reworded:
            return ChangeKind.MOVED_AND_REWORDED if self.moved else ChangeKind.REWORDED
        if self.moved:
            return ChangeKind.MOVED
        same_place = self.old[0].address == self.new[0].address
        return ChangeKind.UNCHANGED if same_place else ChangeKind.RENUMBERED

    @property
    def old_wording(self) -> str:
        """The old side as one string, paragraphs joined by `BREAK`."""
        return BREAK.join(p.wording for p in self.old)

    @property
    def new_wording(self) -> str:
        """The new side as one string, paragraphs joined by `BREAK`."""
        return BREAK.join(p.wording for p in self.new)

    @property
    def addresses(self) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
        """The old and the new addresses."""
        return tuple(p.address for p in self.old), tuple(p.address for p in self.new)


def _kind_alone(edit: Edit) -> EditKind:
    """What an edit concerns, seen by itself."""
    if edit.op is Op.KEEP:
        return EditKind.KEPT
    if edit.is_bracket:
        return EditKind.BRACKET
    return EditKind.STYLE if edit.words != BREAK and differs_in_style_alone("", edit.words) else EditKind.WORDS


@dataclass(frozen=True)
class Comparison:
    """Two texts and every change between them, in the order of the new text, deleted paragraphs where they stood.

    What went stands before what came in at the same place, as words do that were replaced.
    Together the changes hold each paragraph of both texts exactly once.
    """

    old: Text
    new: Text
    changes: tuple[Change, ...]

    @property
    def language(self) -> str:
        """The language of the new text."""
        return self.new.language

    @cached_property
    def counts(self) -> dict[ChangeKind, int]:
        """How many changes there are of each kind, kinds that do not occur included."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in ChangeKind}

    @cached_property
    def foreign(self) -> tuple[Change, ...]:
        """Added or deleted paragraphs of a part that only one text has: the resolution around an annex, or the annex.

        A part of which anything pairs with the other text is no such part, wherever that stands there.
        """
        parts = [{OUTSIDE, *(p.address.part for p in text.paragraphs)} for text in (self.old, self.new)]
        for change in self.changes:
            if change.old and change.new:
                parts[1] |= {p.address.part for p in change.old}
                parts[0] |= {p.address.part for p in change.new}
        lone = (c for c in self.changes if not (c.old and c.new))
        return tuple(c for c in lone if (c.new or c.old)[0].address.part not in parts[1 if c.old else 0])

    def without_style(self) -> Comparison:
        """The same comparison with edits of style kept as the new text has them; see `Change.without_style`."""
        return replace(self, changes=tuple(change.without_style() for change in self.changes))

    @property
    def differs(self) -> bool:
        """True where any paragraph is other than unchanged or only renumbered."""
        return any(change.kind not in (ChangeKind.UNCHANGED, ChangeKind.RENUMBERED) for change in self.changes)
