"""How alike two paragraphs are: the share of their words that both have in one order, rare words weighing most."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import log

from drafting.engines.sequences import EXACT_PAIRS, common
from drafting.engines.tokens import is_function_word, said

# What words count for that both sides have, but in another order: so does a clause that changed its place, and so do
# the words of a whole field.
_ANY_ORDER = 0.7

# Letters by which inflected words agree ("recognizing" and "recognizes", "государства" and "государств").
_STEM = 6
# What a word weighs that stands in nearly every paragraph, and every function word: short texts can't tell by counting.
_LEAST = 0.10


class Saying:
    """What a paragraph says, one character a word (see `Lexicon`), and the weights of its words summed up to each."""

    __slots__ = ("_counts", "_weights", "signs", "sums")

    def __init__(self, signs: str, weights: Mapping[str, float]) -> None:
        """`weights` holds the weight of every sign, of this saying and others."""
        self.signs = signs
        # Numbers in a row, not objects all over: half of the time of a long text goes to fetching what was not at hand.
        self.sums = array("d", accumulate(map(weights.__getitem__, signs), initial=0.0))
        self._weights = weights
        self._counts: dict[str, int] | None = None

    @property
    def weight(self) -> float:
        """The weight of all its words."""
        return self.sums[-1]

    def shares(self, other: Saying) -> bool:
        """True where both have a word in common."""
        return not self._count().keys().isdisjoint(other._count())

    def shared_weight(self, other: Saying) -> float:
        """The weight of the words that both have, in whatever order."""
        mine, theirs, weights = self._count(), other._count(), self._weights
        shared = 0.0
        for sign, count in mine.items():
            if sign in theirs:
                shared += min(count, theirs[sign]) * weights[sign] if count > 1 else weights[sign]
        return shared

    def followed_by(self, *others: Saying) -> Saying:
        """What this and other paragraphs say one after another."""
        return Saying("".join((self.signs, *(other.signs for other in others))), self._weights)

    def only(self, positions: Iterable[int]) -> Saying:
        """What the words at these positions say."""
        return Saying("".join(self.signs[at] for at in positions), self._weights)

    def _count(self) -> dict[str, int]:
        if self._counts is None:
            self._counts = dict(Counter(self.signs))  # a plain one: the collector passes over it
        return self._counts


class Lexicon:
    """The words of two texts: a character for each, and a weight that falls the more other paragraphs hold it.

    Words whose first six letters agree are one word. One that a single paragraph of either text holds weighs 1, one
    that nearly every paragraph holds 0.1: phrases that recur throughout ("trafficking in persons, especially women and
    children") make no two paragraphs alike.
    """

    def __init__(self, sample: Iterable[str], words_of: Callable[[str], Sequence[str]] = said) -> None:
        """Weights are counted in a sample of wordings; a word that it lacks weighs 1. `words_of` does as `said`."""
        self._words_of = words_of
        self._stems = _Stems()
        wordings = Counter(sample)
        counts: Counter[str] = Counter()
        for wording, times in wordings.items():
            stems = frozenset(map(self._stems.__getitem__, words_of(wording)))
            for _ in range(times):
                counts.update(stems)
        # A paragraph that was kept counts twice, once in either text: so two do not make a word frequent.
        scale = log(1 + max(wordings.total(), 1))
        self._weights = {
            stem: _LEAST if is_function_word(stem) else max(_LEAST, 1 - log(1 + max(0, count - 2)) / scale)
            for stem, count in counts.items()
        }
        self._signs: dict[str, str] = {}
        self._sign_of_word: dict[str, str] = {}
        self._by_sign: dict[str, float] = {}

    def saying(self, wording: str) -> Saying:
        """What a wording says."""
        signs = self._sign_of_word
        words = self._words_of(wording)
        for word in words:
            if word not in signs:
                signs[word] = self._sign(self._stems[word])
        return Saying("".join(map(signs.__getitem__, words)), self._by_sign)

    def _sign(self, stem: str) -> str:
        sign = self._signs.get(stem)
        if sign is None:
            # Beyond 1,114,112 different words two share a character: a chance agreement that a likeness can bear.
            sign = self._signs[stem] = chr(len(self._signs) % (sys.maxunicode + 1))
            self._by_sign.setdefault(sign, self._weights.get(stem, 1.0))
        return sign


class _Stems(dict[str, str]):
    """The letters by which each word agrees with its inflections, worked out once a word."""

    def __missing__(self, word: str) -> str:
        stem = self[word] = word[:_STEM] if word.isalpha() and not is_function_word(word) else word
        return stem


def kept(old: Saying, new: Saying) -> Iterator[tuple[int, int, int]]:
    """Runs of words common to both, in one order: where they begin in the old and the new one, and how many words."""
    if len(old.signs) * len(new.signs) > EXACT_PAIRS:
        yield from ((here, there, 1) for here, there in common(old.signs, new.signs))
        return
    from rapidfuzz.distance import LCSseq

    for block in LCSseq.opcodes(old.signs, new.signs).as_matching_blocks():
        yield block.a, block.b, block.size


def likeness(old: Saying, new: Saying, in_order: float | None = None) -> float:
    """Twice the weight of the words kept in order, over the weight of both: 1.0 for the same words, 0.0 for none.

    Inflection does not count (see `Lexicon`).
    Where it is more, 0.7 of what the same words weigh in any order. `in_order` is `kept_weight` where it is known.
    """
    whole = old.weight + new.weight
    if not whole:
        return 0.0
    share = min(1.0, 2 * (kept_weight(old, new) if in_order is None else in_order) / whole)
    return share if share >= _ANY_ORDER else max(share, _ANY_ORDER * 2 * old.shared_weight(new) / whole)


def kept_weight(old: Saying, new: Saying) -> float:
    """The weight of the words kept in order."""
    if not old.shares(new):
        return 0.0
    sums, weight = old.sums, 0.0
    for at, _, size in kept(old, new):
        weight += sums[at + size] - sums[at]
    return weight
