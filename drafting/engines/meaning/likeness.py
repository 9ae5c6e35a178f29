"""Which paragraph of a text a clause speaks of: by the rare words and the runs of words that both hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log

from drafting.engines.tokens import said

_RUN = 5  # words in a row: a proper name, not a turn of phrase


class Clause:
    """A clause that cites a paragraph: its words, and its runs of words."""

    def __init__(self, wording: str) -> None:
        self.words = frozenset(said(wording))
        self.runs = _runs(said(wording))


class Subjects:
    """The paragraphs that may be cited, and how rare each of their words is among them."""

    def __init__(self, wordings: Iterable[str]) -> None:
        self._said = [said(wording) for wording in wordings]

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(words) for words in self._said]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(word for words in self._words for word in words)

    def overlap(self, clause: Clause, at: int) -> float:
        """How many words of its own the paragraph at a position shares with a clause.

        A word that no other paragraph has counts 1, a word of all of them 0, between them by the logarithm.
        """
        total = log(len(self._words))
        shared = clause.words & self._words[at]
        return sum(1 - log(self._frequency[word]) / total for word in shared) if total else 0.0

    def naming(self, clause: Clause, at_least: float) -> Iterator[int]:
        """Positions of the paragraphs that share so much with a clause, a run of words that no other has among it."""
        near = [at for at in range(len(self._said)) if self.overlap(clause, at) >= at_least]
        shared = {at: clause.runs & _runs(self._said[at]) for at in near}
        frequency = Counter(run for runs in shared.values() for run in runs)
        return (at for at, runs in shared.items() if any(frequency[run] == 1 for run in runs))


def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
