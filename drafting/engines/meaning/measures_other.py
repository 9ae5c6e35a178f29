"""What is to be done, in other languages than English: "à promouvoir", "a que garanticen", "أن تكفل", "确保"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from drafting.engines.meaning.phrases import Hit, Phrases, Words
from drafting.engines.meaning.places import Region, Side, Wordings
from drafting.engines.meaning.utterances import verbs_in
from drafting.engines.tokens import is_function_word
from drafting.model.text import Kind
from drafting.vocabulary import meanings

_VOWELS = frozenset("aeéêiouh")
_ELIDED = ("d'", "l'", "n'", "s'", "qu'")  # are a part of the French word behind them
# An article is one with the last word of a phrase: "mettre fin aux", "poner fin al".
_CONTRACTED: dict[str, dict[str, tuple[str, ...]]] = {"fr": {"à": ("au", "aux")}, "es": {"a": ("al",)}}
_ADVERBS = 2  # words behind a verb, of one wording alone, that are no other object: "promouvoir pleinement"
_ENDING, _ROOT = 3, 3  # letters that the case of a noun may change, and the fewest that it keeps
# A Chinese word has one form: these stand where it is a noun ("在各方支持下", "按照本决议的要求").
_NOUN_BEHIND = frozenset("的下。；，：")
_NOUN_BEFORE = frozenset("的")


@cache
def phrases(language: str) -> Phrases[str]:
    """Every form of the verbs that name what is to be done, and its base form."""
    return Phrases(_spelled(language))


def _spelled(language: str) -> Iterator[tuple[str, str]]:
    contracted = _CONTRACTED.get(language, {})
    for form, verb in meanings.measure_forms(language).items():
        yield form, verb
        head, _, last = form.rpartition(" ")
        yield from ((f"{head} {other}", verb) for other in contracted.get(last, ()))
        if language == "fr" and form[0] in _VOWELS:
            yield from ((f"{before}{form}", verb) for before in _ELIDED)


def verbs_of(side: Side, kind: Kind, language: str) -> list[Hit[str]]:
    """The verbs of one wording that name what is to be done; what the organ itself does is told as its verb."""
    hits = [hit for hit in phrases(language).found(side.words) if language != "zh" or _is_verb(side.words, hit)]
    said = [(verb.head, verb.end) for verb in verbs_in(side, kind, language)] if hits else []
    return [hit for hit in hits if not any(start < _end(side, hit) and _start(side, hit) < end for start, end in said)]


def _is_verb(words: Words, hit: Hit[str]) -> bool:
    before = words.folded[hit.first - 1] if hit.first else ""
    behind = words.folded[hit.after] if hit.after < len(words) else "。"
    return before not in _NOUN_BEFORE and behind not in _NOUN_BEHIND


def _start(side: Side, hit: Hit[str]) -> int:
    return side.words[hit.first].start


def _end(side: Side, hit: Hit[str]) -> int:
    return side.words[hit.after - 1].end


def replaced(wordings: Wordings) -> Iterator[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    """Each verb that another stands for, with the same object: the base forms and offsets of both."""
    language = wordings.language
    if phrases(language).telling.isdisjoint(wordings.touched):
        return
    sides = (wordings.old, wordings.new)
    kinds = ((wordings.change.old or wordings.change.new)[0].kind, wordings.kind)
    old, new = (verbs_of(side, kind, language) for side, kind in zip(sides, kinds, strict=True))
    for gap in wordings.gaps if old and new else ():
        one, other = _last(wordings.old, gap.old, old), _last(wordings.new, gap.new, new)
        if one and other and _have_one_object(wordings, gap, one, other):
            yield (
                (one.what, _start(wordings.old, one), _end(wordings.old, one)),
                (other.what, _start(wordings.new, other), _end(wordings.new, other)),
            )


def _last(side: Side, span: tuple[int, int], hits: list[Hit[str]]) -> Hit[str] | None:
    """The verb nearest to the end of a gap: its object stands there, or behind."""
    start, end = span
    inside = (hit for hit in reversed(hits) if start <= _start(side, hit) and _end(side, hit) <= end)
    return next(inside, None)


def _have_one_object(wordings: Wordings, gap: Region, old: Hit[str], new: Hit[str]) -> bool:
    """True where the object is kept behind the gap, or stands in it in another case: "участию", "участие"."""
    one, then_one = _behind(wordings.old, old, gap.old[1])
    other, then_other = _behind(wordings.new, new, gap.new[1])
    if one and other:
        return len(one) == len(other) and all(map(_is_inflected, one, other))
    return len(one) + len(other) <= _ADVERBS and _is_inflected(then_one, then_other)


def _behind(side: Side, hit: Hit[str], end: int) -> tuple[list[str], str]:
    """The words behind a verb up to the end of its gap, and the one after them; without those that only join."""
    inside: list[str] = []
    for at in range(hit.after, len(side.words)):
        word = side.words[at]
        if any(map(str.isalnum, word.folded)) and not is_function_word(word.folded):
            if word.end > end:
                return inside, word.folded
            inside.append(word.folded)
    return inside, ""


def _is_inflected(one: str, other: str) -> bool:
    """True for two forms of one word: they share all but a few letters at their end."""
    least = max(_ROOT, min(len(one), len(other)) - _ENDING)
    return one[:least] == other[:least] and abs(len(one) - len(other)) <= _ENDING
