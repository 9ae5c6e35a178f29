"""Runs of words that two wordings share, word for word but for case: what a reader takes for the same passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafting.engines.tokens import folded, is_function_word, is_word, tokens

LEAST = 3  # words: two in a row are found anywhere
_PLACES = 50  # places of one three-word run in one wording that are looked at; more are repeats of a hostile text


class Run(NamedTuple):
    """`length` words from `here` on in the one wording and from `there` on in the other, counted in words."""

    here: int
    there: int
    length: int


@dataclass(frozen=True)
class Worded:
    """A wording as words: folded, and where each one begins and ends in characters."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, wording: str) -> Worded:
        """The words of a wording, signs and spaces left out."""
        words, starts, ends, at = [], [], [], 0
        for token in tokens(wording):
            if is_word(token):
                words.append(folded(token))
                starts.append(at)
                ends.append(at + len(token))
            at += len(token)
        return cls(tuple(words), tuple(starts), tuple(ends))

    @cached_property
    def telling(self) -> tuple[bool, ...]:
        """For each word whether it says something: no article, preposition or the like."""
        return tuple(not is_function_word(word) for word in self.words)

    @cached_property
    def threes(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of LEAST words begins."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.words) - LEAST + 1):
            places = found.setdefault(self.words[at : at + LEAST], [])
            if len(places) < _PLACES:
                places.append(at)
        return found

    def said(self, first: int, length: int) -> int:
        """How many of the words from `first` on say something."""
        return sum(self.telling[first : first + length])


def shared_runs(here: Worded, there: Worded) -> list[Run]:
    """The longest shared runs that do not overlap in `here`, in its order; each has two words that say something."""
    found = sorted(_maximal(here, there), key=lambda run: (-run.length, run.here, run.there))
    taken: set[int] = set()
    kept = []
    for run in found:
        places = range(run.here, run.here + run.length)
        if taken.isdisjoint(places) and here.said(run.here, run.length) > 1:
            taken.update(places)
            kept.append(run)
    return sorted(kept)


def _maximal(here: Worded, there: Worded) -> Iterator[Run]:
    """Every run that can be made no longer."""
    reached: dict[int, int] = {}  # distance of the places -> the word in `here` that the last run ended before
    common = here.threes.keys() & there.threes.keys()
    for at in sorted(place for three in common for place in here.threes[three]):
        for other in there.threes[here.words[at : at + LEAST]]:
            if reached.get(other - at, 0) > at:
                continue
            length = _length(here.words, there.words, at, other)
            reached[other - at] = at + length
            yield Run(at, other, length)


def _length(here: Sequence[str], there: Sequence[str], at: int, other: int) -> int:
    length = LEAST
    while at + length < len(here) and other + length < len(there) and here[at + length] == there[other + length]:
        length += 1
    return length
