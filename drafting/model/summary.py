"""What of a comparison goes to the capital: the few things to look at first, and everything else in order of weight."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.model.changes import Change, Comparison, Flag
from drafting.model.text import Paragraph


@dataclass(frozen=True, slots=True)
class Reason:
    """A change that is to be looked at first, and why, in a word or two: "verb", "dropped", "weak pairing"."""

    change: Change
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the negotiation of a text has come, by its own signs.

    `open` are the paragraphs with words in square brackets, or marked as reserved or pending; `agreed` those marked as
    agreed. A paragraph may be both, and in most texts most are neither.
    """

    open: tuple[Paragraph, ...]
    agreed: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one author changed, alone or with others, in order; and the flags on his words, the heaviest first."""

    author: str
    changes: tuple[Change, ...]
    flagged: tuple[tuple[Change, Flag], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A comparison in brief. Each list is complete and in order: what shows it says how much it leaves out.

    `first` is in order of weight. `flagged` holds every flag with its change: the heaviest first, at the same weight
    operative paragraphs before others, verbs before numbers, then in the order of the new text. `unflagged` are the
    changes of words that have no flag, in that order. `added` and `dropped` hold a paragraph together with its items;
    parts that only one text has are not among them. `moved` holds what moved together. `standing` is how far the
    negotiation had come in the older text, and in the newer one. `shares` are those of the authors, of most paragraphs
    first; empty where nobody knows who made the changes.
    """

    comparison: Comparison
    first: tuple[Reason, ...]
    flagged: tuple[tuple[Change, Flag], ...]
    unflagged: tuple[Change, ...]
    added: tuple[tuple[Paragraph, ...], ...]
    dropped: tuple[tuple[Paragraph, ...], ...]
    moved: tuple[tuple[Change, ...], ...]
    standing: tuple[Standing, Standing]
    shares: tuple[Share, ...] = ()

    @property
    def language(self) -> str:
        """The language of the newer text."""
        return self.comparison.language
