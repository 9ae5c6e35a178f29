"""What a person decided, so that it outlives the run: which paragraphs belong together, and what became of elements.

A decision names paragraphs by anchors: where they stood, and enough of what they said to be found again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple, Self

from drafting.model.address import Address
from drafting.model.fates import Degree, Verdict
from drafting.model.rulings import UNSAID, Ruling
from drafting.model.text import Paragraph, Text

# Characters of the opening and of the closing words of an anchor: what a reader needs to know the paragraph by, and
# what tells it from its neighbours, which often begin alike.
OPENING, CLOSING = 90, 50
ELLIPSIS = " ... "
_DIGEST = 12  # hexadecimal digits: among a million paragraphs one chance in 500 that two share one


@dataclass(frozen=True, slots=True)
class Anchor:
    """A paragraph as a decision remembers it: the name of its text, its address, and what it said.

    `words` are its opening and closing words, `digest` stands for its whole wording; both "" where only the address is
    known. `was` is the digest of the wording that was decided upon, where it has changed since.
    """

    text: str
    address: Address
    words: str = ""
    digest: str = ""
    was: str = ""

    @property
    def place(self) -> str:
        """How the paragraph is named: "L.64:OP4"."""
        return f"{self.text}:{self.address}"

    @property
    def decided_digest(self) -> str:
        """The digest of the wording that was decided upon, "" where it is not known."""
        return self.was or self.digest


def anchored(text: Text, paragraph: Paragraph) -> Anchor:
    """The anchor of a paragraph as it stands."""
    return Anchor(text.name, paragraph.address, abridged(paragraph.wording), digest_of(paragraph.wording))


def abridged(wording: str) -> str:
    """The opening and the closing words on one line; all of them where they are few."""
    words = " ".join(wording.split())
    if len(words) <= OPENING + CLOSING + len(ELLIPSIS):
        return words
    head, tail = words[:OPENING], words[-CLOSING:]
    head = head[: head.rfind(" ")] if " " in head else head
    return f"{head}{ELLIPSIS}{tail[tail.find(' ') + 1 :]}"


def digest_of(wording: str) -> str:
    """Twelve hexadecimal digits that stand for a wording, whatever its white space."""
    return sha256(" ".join(wording.split()).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


@dataclass(frozen=True, slots=True)
class Paired:
    """Paragraphs of two texts belong together: one with one, or one with several neighbours (split, merged)."""

    one: tuple[Anchor, ...]
    other: tuple[Anchor, ...]
    ruling: Ruling = UNSAID

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All paragraphs that it speaks of."""
        return (*self.one, *self.other)

    @property
    def texts(self) -> frozenset[str]:
        """The names of the two texts that it is about."""
        return frozenset(anchor.text for anchor in self.anchors)

    def moved(self, now: Callable[[Anchor], Anchor]) -> Self:
        """The same decision with its paragraphs where they stand now."""
        return replace(self, one=tuple(map(now, self.one)), other=tuple(map(now, self.other)))


@dataclass(frozen=True, slots=True)
class Alone:
    """A paragraph has no partner in another text, which is named."""

    one: Anchor
    text: str
    ruling: Ruling = UNSAID

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All paragraphs that it speaks of."""
        return (self.one,)

    @property
    def texts(self) -> frozenset[str]:
        """The names of the two texts that it is about."""
        return frozenset((self.one.text, self.text))

    def moved(self, now: Callable[[Anchor], Anchor]) -> Self:
        """The same decision with its paragraphs where they stand now."""
        return replace(self, one=now(self.one))


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an element in the plans of these names."""

    element: Anchor
    plans: tuple[str, ...]
    verdict: Verdict
    ruling: Ruling = UNSAID

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All paragraphs that it speaks of."""
        return (self.element,)

    def moved(self, now: Callable[[Anchor], Anchor]) -> Self:
        """The same decision with its paragraphs where they stand now."""
        return replace(self, element=now(self.element))


@dataclass(frozen=True, slots=True)
class Carried:
    """A paragraph of a plan carries an element to a degree; None where it does not carry it."""

    element: Anchor
    carrier: Anchor
    degree: Degree | None
    ruling: Ruling = UNSAID

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All paragraphs that it speaks of."""
        return (self.element, self.carrier)

    def moved(self, now: Callable[[Anchor], Anchor]) -> Self:
        """The same decision with its paragraphs where they stand now."""
        return replace(self, element=now(self.element), carrier=now(self.carrier))


Decision = Paired | Alone | Judged | Carried


class Listed(NamedTuple):
    """A pairing as it stands in a file: why it is not heeded, "" where it is, and its texts that are not held there."""

    pairing: Paired | Alone
    lost: str = ""
    absent: tuple[str, ...] = ()
