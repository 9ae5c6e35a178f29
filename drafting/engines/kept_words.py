"""The words that two paragraphs share, as places in both."""

from __future__ import annotations

from drafting.engines.tokens import is_function_word, said
from drafting.engines.words import diff_words
from drafting.model.changes import Op, placed

Place = tuple[int, int]


def kept_runs(one: str, other: str, least: int = 1) -> tuple[tuple[Place, Place], ...]:
    """The runs of words that both wordings have in one order, as (start, end) in the one and in the other.

    A run counts from `least` words that are not function words; blanks at its ends are left out.
    """
    found: list[tuple[Place, Place]] = []
    for (op, words), here, there in placed(diff_words(one, other)):
        telling = (word for word in said(words) if word[:1].isalnum() and not is_function_word(word))
        if op is Op.KEEP and sum(1 for _ in telling) >= least:
            start, end = len(words) - len(words.lstrip()), len(words.rstrip())
            found.append(((here + start, here + end), (there + start, there + end)))
    return tuple(found)
