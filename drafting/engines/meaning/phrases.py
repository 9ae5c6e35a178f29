"""Phrases of the vocabulary found in a wording, word by word, whatever their case and the spaces between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from drafting.engines.tokens import folded, tokens
from drafting.model.changes import BREAK
from drafting.vocabulary import ARABIC_MARKS

T = TypeVar("T")
# Words that stand in any change and so tell of no phrase; a phrase of such words alone is told by all of them.
_COMMON = frozenset(
    ("a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "that", "the")
) | frozenset(("their", "to", "with", "de", "del", "des", "du", "el", "la", "las", "les", "los"))


class Word(NamedTuple):
    """A word or sign of a wording: what is printed, how it is compared, and its offsets."""

    printed: str
    folded: str
    start: int
    end: int


class Words:
    """The words and signs of a wording in order; spaces are left out, a BREAK counts as a sign."""

    def __init__(self, wording: str) -> None:
        pieces = tokens(wording)
        ends = list(accumulate(map(len, pieces)))
        kept = [at for at, piece in enumerate(pieces) if piece != " " and (not piece.isspace() or piece == BREAK)]
        self.printed = [pieces[at] for at in kept]
        self.ends = [ends[at] for at in kept]
        self.folded = _all_folded(self.printed)

    def __len__(self) -> int:
        return len(self.printed)

    def __getitem__(self, at: int) -> Word:
        printed, end = self.printed[at], self.ends[at]
        return Word(printed, self.folded[at], end - len(printed), end)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The positions of every word, as it is compared."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.folded):
            found.setdefault(word, []).append(at)
        return found

    def between(self, first: int, after: int) -> list[Word]:
        """The words from position `first` to before `after`, as far as there are any."""
        return [self[at] for at in range(first, min(after, len(self)))]


def _words_of(phrase: str) -> list[str]:
    """The words of a phrase of the vocabulary as they are compared; most are plain letters with a space between."""
    plain = phrase.lower().split(" ")
    return plain if phrase.isascii() and all(map(str.isalpha, plain)) else Words(phrase).folded


def _all_folded(printed: list[str]) -> list[str]:
    """The words as they are compared: without case, with plain hyphens and apostrophes."""
    if not printed:
        return []
    all_ = _plain("\n".join(printed)).split("\n")
    return all_ if len(all_) == len(printed) else list(map(_plain, printed))


def _plain(words: str) -> str:
    """Words without case and, in Arabic, without short vowels, with one sort of Russian e: texts print both ways."""
    said = folded(words)
    return said if said.isascii() else re.sub(ARABIC_MARKS, "", said).replace("ё", "е")


class Hit(NamedTuple, Generic[T]):
    """A phrase that was found: what it means, and its first word and the one after its last, by position."""

    what: T
    first: int
    after: int


class Phrases(Generic[T]):
    """Phrases and what they mean. A phrase in capitals ("SG") is found in capitals only: WHO is not who."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_start: dict[str, dict[str, list[tuple[list[str], str, T]]]] = {}  # by first and second word
        for phrase, what in entries:
            parts = _words_of(phrase)
            exact = phrase if phrase.isupper() and phrase.isalpha() else ""
            second = parts[1] if len(parts) > 1 else ""
            self._by_start.setdefault(parts[0], {}).setdefault(second, []).append((parts, exact, what))
        for starts in self._by_start.values():
            for entry in starts.values():
                entry.sort(key=lambda e: -len(e[0]))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words one of which must have changed where a phrase came or went."""
        found: set[str] = set()
        for starts in self._by_start.values():
            for parts in (parts for entry in starts.values() for parts, _, _ in entry):
                found |= set(parts) - _COMMON or set(parts)
        return frozenset(found)

    def at(self, words: Words, first: int) -> Hit[T] | None:
        """The longest phrase that begins with the word at `first`, or None."""
        starts = self._by_start.get(words.folded[first])
        if starts is None:
            return None
        following = words.folded[first + 1] if first + 1 < len(words) else ""
        for second in (following, ""):
            for parts, exact, what in starts.get(second, ()):
                after = first + len(parts)
                if words.folded[first:after] == parts and (not exact or words.printed[first] == exact):
                    return Hit(what, first, after)
        return None

    def found(self, words: Words) -> Iterator[Hit[T]]:
        """Every phrase in the words, the longest at each place; none overlaps another."""
        starts = [at for word in self._by_start.keys() & words.places.keys() for at in words.places[word]]
        after = 0
        for at in sorted(starts):
            if at >= after and (hit := self.at(words, at)):
                after = hit.after
                yield hit

    def first(self, words: Words, first: int, stop: int) -> Hit[T] | None:
        """The first phrase that begins in the words from `first` to before `stop`, or None."""
        hits = (self.at(words, at) for at in range(first, min(stop, len(words))))
        return next((hit for hit in hits if hit), None)
