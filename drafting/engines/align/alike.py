"""Pairs of paragraphs that say nearly the same: the firm ones first, then parts of a whole, then the rest in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from drafting.engines.align.candidates import by_rare_words, in_gaps
from drafting.engines.align.floors import (
    ANYWHERE,
    IN_PLACE,
    PLACE,
    anywhere,
    floor_of,
    has_parts,
    is_titled,
    lowest,
    may_be_part,
)
from drafting.engines.align.groups import FILLED_LEAST, GAIN, belongs, joined, parts_of
from drafting.engines.align.likeness import Lexicon, Saying, kept_weight, likeness
from drafting.engines.align.matching import NONE, Matching
from drafting.engines.align.phrases import Phrases
from drafting.engines.align.rest import Sides, join_ends, rewritten, standing_apart
from drafting.engines.align.sentences import share_of_a_sentence
from drafting.model.order import Pair, is_run
from drafting.model.text import Kind, Paragraph

# A pair is firm from this likeness on in its place, from PLACE more elsewhere.
FIRM = 0.60
# What standing exactly where it is expected adds: it decides between twins only.
_NEARNESS = 0.02
# The share of the shorter saying that must stand in the longer for the search for a split or merge to begin there.
_CONTAINED = 0.60
# Paragraphs of either text in which words are counted: more do not change which are frequent.
_SAMPLE = 2_000


class Alike(NamedTuple):
    """The likeness of the pairs that were compared and, of those made that share little, the share of the shorter, by
    weight, that the longer has in the same order.
    """

    likeness: dict[Pair, float]
    held: dict[Pair, float]


def pair_alike(
    matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], words_of: Callable[[str], Sequence[str]]
) -> Alike:
    """Pair free paragraphs by likeness, parts of a split or merged one included.

    `words_of` gives the words of a wording, as `said` does.
    """
    if not (matching.free_old() and matching.free_new()):
        return Alike({}, {})
    lexicon = Lexicon((p.wording for text in (old, new) for p in sampled(text)), words_of)
    search = _Search(matching, old, new, lexicon)
    search.pair_closing()
    search.weigh_by_words()
    search.pair_best(FIRM + PLACE, FIRM)
    search.join_parts()
    search.weigh_in_gaps()
    search.pair_best(search.anywhere, IN_PLACE)
    search.join_parts()
    search.join_scattered()
    search.pair_rest()
    return Alike(search.likeness, search.held())


def _fullest_first(shared: dict[Pair, float]) -> list[Pair]:
    """The pairs of which one holds much of the other, those that share most first."""
    return [pair for _, pair in sorted((-weight, pair) for pair, weight in shared.items())]


def sampled(text: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs of a text in which words and phrases are counted."""
    return text[:: len(text) // _SAMPLE + 1]


class _Search:
    """The free paragraphs of both texts, what they say, and the likeness of those compared so far."""

    def __init__(
        self, matching: Matching, old: Sequence[Paragraph], new: Sequence[Paragraph], lexicon: Lexicon
    ) -> None:
        self.matching, self.old, self.new = matching, old, new
        self.old_sayings = {at: lexicon.saying(old[at].wording) for at in matching.free_old()}
        self.new_sayings = {at: lexicon.saying(new[at].wording) for at in matching.free_new()}
        self.old_titled, self.new_titled = list(map(is_titled, old)), list(map(is_titled, new))
        self._saying = lexicon.saying
        self._phrases = Phrases((sampled(old), sampled(new)), lexicon.saying)
        self.likeness: dict[Pair, float] = {}
        self.contained: dict[Pair, float] = {}
        self.sharing: dict[Pair, float] = {}
        self.wholes: set[Pair] = set()
        self.anywhere = anywhere(len(self.old_sayings) * len(self.new_sayings))
        self.frame = matching.frame()

    def pair_closing(self) -> None:
        """Pair the lines that close a text, a meeting and its date, which may share no word: each with its like where
        both texts have as many, all of them where one text has them in one line.
        """
        old = [at for at in self.old_sayings if self.old[at].kind is Kind.CLOSING]
        new = [at for at in self.new_sayings if self.new[at].kind is Kind.CLOSING]
        sides = [([at], [there]) for at, there in zip(old, new, strict=False)] if len(old) == len(new) else []
        if min(len(old), len(new)) == 1 != max(len(old), len(new)) and is_run(old) and is_run(new):
            sides = [(old, new)]
        for here, there in sides:
            self.matching.join(here, there)
            alike = likeness(joined(self.old_sayings, here), joined(self.new_sayings, there))
            self.likeness[here[0], there[0]] = alike

    def weigh_by_words(self) -> None:
        """Compare what shares rare words, wherever it stands."""
        self._weigh(by_rare_words(self.old_sayings, self.new_sayings, self.frame))

    def weigh_in_gaps(self) -> None:
        """Compare what stands between the same pairs."""
        gaps = self.matching.frame().gaps(self.matching.free_old(), self.matching.free_new())
        self._weigh(in_gaps(gaps))

    def _weigh(self, pairs: Iterable[Pair]) -> None:
        old_titled, new_titled = self.old_titled, self.new_titled
        for old, new in pairs:
            if (old, new) not in self.likeness:
                here, there = self.old_sayings[old], self.new_sayings[new]
                weight = kept_weight(here, there)
                alike = likeness(here, there, weight)
                if (old_titled[old] or new_titled[new]) and alike < lowest(self.old[old], self.new[new]):
                    continue
                self.likeness[old, new] = alike
                if weight >= _CONTAINED * min(here.weight, there.weight) > 0:
                    self.contained[old, new] = weight
                elif weight >= FILLED_LEAST:
                    self.sharing[old, new] = weight

    def _open(self) -> list[Pair]:
        return [pair for pair in self.likeness if self.matching.are_free(*pair)]

    def pair_best(self, anywhere: float, in_place: float) -> None:
        """Pair the best first, of nearly equals the nearest to where it is expected."""
        self.frame = self.matching.frame()
        scores = []
        for old, new in self._open():
            floor = in_place if self._in_place(old, new) else anywhere
            if self._reaches(old, new, floor):
                distance = abs(self.frame.expected(old) - new)
                scores.append((-self._score(old, new) - _NEARNESS / (1 + distance), distance, old, new))
        for _, _, old, new in sorted(scores):
            if self.matching.are_free(old, new):
                self.matching.pair(old, new)

    def join_parts(self) -> None:
        """Find the parts of what was split or merged: of pairs, then of what much of a free paragraph stands in."""
        self.frame = self.matching.frame()
        for old, new in self.matching.pairs():
            # Only what was compared may have parts, and what is alike to within the gain asked for has none.
            if self.likeness.get((old, new), 1.0) <= 1 - GAIN and (old, new) not in self.wholes:
                self._join(old, new)
        for old, new in _fullest_first(self.contained):
            if self.matching.are_free(old, new):
                self._join(old, new)

    def _join(self, old: int, new: int) -> None:
        """Give a pair, or two that are free, their parts, on the side where these explain more."""
        if not self.matching.have_free_neighbours(old, new):
            return
        if not (has_parts(self.old[old]) and has_parts(self.new[new])):
            return
        here, there = self.old_sayings[old], self.new_sayings[new]
        split = parts_of(here, self.new_sayings, new, partial(self._may_join_new, old))
        merged = parts_of(there, self.old_sayings, old, partial(self._may_join_old, new))
        as_split = likeness(here, joined(self.new_sayings, split)) if split != (new,) else 0.0
        as_merged = likeness(joined(self.old_sayings, merged), there) if merged != (old,) else 0.0
        if max(as_split, as_merged) < floor_of(self.old[old].kind, self.new[new].kind, ANYWHERE):
            return
        if not self.matching.are_free(old, new):
            self.matching.part(old, new)
        sides = ((old,), split) if as_split >= as_merged else (merged, (new,))
        self.matching.join(*sides)
        seed = sides[0][0], sides[1][0]
        self.likeness[seed] = max(as_split, as_merged)
        self.wholes.add(seed)

    def join_scattered(self) -> None:
        """Add what is still free to the pair that holds it, where that stands elsewhere than its other parts.

        No whole is both split and merged.
        """
        matching = self.matching
        for old, new in _fullest_first(self.contained | self.sharing):
            new_of, old_of = matching.new_of[old], matching.old_of[new]
            if not (has_parts(self.old[old]) and has_parts(self.new[new])):
                continue
            if new_of == NONE and old_of >= 0 and matching.new_parts(old_of) == [new]:
                together = joined(self.old_sayings, matching.old_parts(new))
                if self._takes(self.new_sayings[new], together, self.old_sayings[old]):
                    matching.add_old(old, new)
                    self._liken(old_of, new)
            elif old_of == NONE and new_of >= 0 and matching.old_parts(new_of) == [old]:
                together = joined(self.new_sayings, matching.new_parts(old))
                if self._takes(self.old_sayings[old], together, self.new_sayings[new]):
                    matching.add_new(new, old)
                    self._liken(old, new_of)

    def _takes(self, whole: Saying, others: Saying, part: Saying) -> bool:
        """True where a part belongs to a whole beside its other parts."""
        return belongs(part, whole, others) and self._phrases.let_be_part(whole, others, part)

    def _liken(self, old: int, new: int) -> None:
        """Work out the likeness of a pair with all its parts."""
        here = joined(self.old_sayings, self.matching.old_parts(new))
        there = joined(self.new_sayings, self.matching.new_parts(old))
        self.likeness[old, new] = likeness(here, there)

    def pair_rest(self) -> None:
        """Pair what was much rewritten, then join the ends and sentences of paragraphs that went to a free one."""
        sides = Sides(self.old, self.new, self.old_sayings, self.new_sayings, self._saying, self._phrases)
        self.likeness.update(rewritten(self.matching, sides))
        self.likeness.update(standing_apart(self.matching, sides, self.likeness))
        self.likeness.update(join_ends(self.matching, sides))
        self._join_sentences()

    def _join_sentences(self) -> None:
        """Add what has a sentence of a paragraph, nearly whole, to its partners, wherever it stands."""
        found = sorted((-share, pair) for pair in self.likeness if (share := self._share_of_a_sentence(*pair)))
        for _, (old, new) in found:
            if not self._share_of_a_sentence(old, new):  # either has got a partner meanwhile
                continue
            if self.matching.new_of[old] == NONE:
                self.matching.add_old(old, new)
                self._liken(self.matching.old_of[new], new)
            else:
                self.matching.add_new(new, old)
                self._liken(old, self.matching.new_of[old])

    def _share_of_a_sentence(self, old: int, new: int) -> float:
        """How much one of two, which is free, has of a sentence of the other; 0.0 where that is too little.

        No whole is both split and merged.
        """
        matching, one, other = self.matching, self.old[old], self.new[new]
        new_of, old_of = matching.new_of[old], matching.old_of[new]
        if old_of == NONE and new_of >= 0 and matching.old_parts(new_of) == [old]:
            whole, part, said = one, other, self.new_sayings[new]
            partner = joined(self.new_sayings, matching.new_parts(old))
        elif new_of == NONE and old_of >= 0 and matching.new_parts(old_of) == [new]:
            whole, part, said = other, one, self.old_sayings[old]
            partner = joined(self.old_sayings, matching.old_parts(new))
        else:
            return 0.0
        if not (has_parts(whole) and may_be_part(part, whole)):
            return 0.0
        return share_of_a_sentence(whole.wording, self._saying, self._phrases, partner, said)

    def held(self) -> dict[Pair, float]:
        """How much of the shorter the longer holds, of the pairs made that are less alike than any two anywhere."""
        little = [pair for pair in self.matching.pairs() if self.likeness.get(pair, 1.0) < ANYWHERE]
        sayings = [(self.old_sayings[old], self.new_sayings[new]) for old, new in little]
        return {
            pair: kept_weight(here, there) / (min(here.weight, there.weight) or 1.0)
            for pair, (here, there) in zip(little, sayings, strict=True)
        }

    def _may_join_old(self, whole: int, at: int) -> bool:
        """True for a free old paragraph that may be part of a new one."""
        return self.matching.new_of[at] == NONE and may_be_part(self.old[at], self.new[whole])

    def _may_join_new(self, whole: int, at: int) -> bool:
        """True for a free new paragraph that may be part of an old one."""
        return self.matching.old_of[at] == NONE and may_be_part(self.new[at], self.old[whole])

    def _score(self, old: int, new: int) -> float:
        return self.likeness[old, new] + (PLACE if self._in_place(old, new) else 0.0)

    def _reaches(self, old: int, new: int, floor: float) -> bool:
        """True for two that are as alike as must be, and not by formulas alone."""
        here, there, alike = self.old[old], self.new[new], self.likeness[old, new]
        return alike >= floor_of(here.kind, there.kind, floor) and self._phrases.let_belong(here, there, alike)

    def _in_place(self, old: int, new: int) -> bool:
        return self.frame.gap_of_old[old] == self.frame.gap_of_new[new]
