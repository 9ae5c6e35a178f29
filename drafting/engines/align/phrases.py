"""Formulas: phrases that recur all over a text, which speak little for two paragraphs that share them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from drafting.engines.align.floors import ANYWHERE, has_parts
from drafting.engines.align.likeness import Saying, kept, kept_weight
from drafting.model.text import Kind, Paragraph

# So many words in a row make a phrase: "representatives and mechanisms".
_LENGTH = 3
# Of shorter ones nothing is asked: a lead-in ("Urges Member States:") is a formula altogether.
_FEWEST_WORDS = 12
# The share of the shorter paragraph, by weight, that two of little likeness must have in common beyond formulas. In 25
# pairs of real texts those that belong together begin at .26, those that do not reach .20; an item and a paragraph of
# its own, which take each other's place far less often, begin at .35 and reach .30.
_OWN = 0.23
_OWN_OF_ITEM = 0.33
# A part of a whole must have as much of what the whole says beyond its other parts: in the same texts those that belong
# there begin at .26, those that do not reach .12.


class Phrases:
    """The phrases of two texts, and in how many paragraphs each stands; counted when first asked for."""

    def __init__(self, texts: Iterable[Sequence[Paragraph]], saying: Callable[[str], Saying]) -> None:
        """`saying` gives what any wording says."""
        self._texts = tuple(texts)
        self._saying = saying

    @cached_property
    def _counts(self) -> Counter[str]:
        """How many paragraphs of that text which has more of them hold a phrase."""
        most: Counter[str] = Counter()
        for text in self._texts:
            here: Counter[str] = Counter()
            for paragraph in text:
                here.update(set(_phrases(self._saying(paragraph.wording).signs)))
            most |= here
        return most

    def own_weight(self, old: Saying, new: Saying) -> float:
        """The weight of the words kept in order; where a phrase of them stands in n paragraphs, an nth of it."""
        counts, weight = self._counts, 0.0
        for start, _, size in kept(old, new):
            held = [counts[phrase] for phrase in _phrases(old.signs[start : start + size])]
            for at in range(size):
                rarest = min(held[max(0, at - _LENGTH + 1) : at + 1], default=1)
                weight += (old.sums[start + at + 1] - old.sums[start + at]) / max(rarest, 1)
        return weight

    def let_belong(self, old: Paragraph, new: Paragraph, alike: float) -> bool:
        """False for two paragraphs, less alike than any two anywhere must be, that share little but formulas."""
        if alike >= ANYWHERE or not (has_parts(old) and has_parts(new)):
            return True
        here, there = self._saying(old.wording), self._saying(new.wording)
        if min(len(here.signs), len(there.signs)) < _FEWEST_WORDS:
            return True
        asked = _OWN_OF_ITEM if {old.kind, new.kind} == {Kind.ITEM, Kind.OPERATIVE} else _OWN
        return self.own_weight(here, there) >= asked * min(here.weight, there.weight)

    def let_be_part(self, whole: Saying, others: Saying, part: Saying) -> bool:
        """True where a part shares enough with a whole beyond formulas, for what the whole's other parts leave."""
        return self.own_weight(whole, part) >= _OWN * (whole.weight - kept_weight(whole, others))


def _phrases(signs: str) -> list[str]:
    """All words in a row, as many as make a phrase, at each place."""
    return [signs[at : at + _LENGTH] for at in range(len(signs) - _LENGTH + 1)]
