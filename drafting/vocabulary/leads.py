"""Lead verbs found at the start of a wording in the languages where words such as "also" stand inside them.

"Prend également note de", "Acoge también con beneplácito", "تعيد أيضا تأكيد": a pattern of all that may stand inside
would be slow to make, so that words are compared one by one. English needs none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from drafting.vocabulary.tables import ARABIC_MARKS, lead_rows, rows

_READ = 16  # words at the start of a wording; the longest lead with all its adverbs has half as many
_WORD = re.compile(r"[^\s,;:.\u060c\u061b]+")
_HAN_READ = 24  # characters, as each is a word


class Word(NamedTuple):
    """A word as it is compared, and where it ends in the wording."""

    said: str
    end: int


def plain(words: str) -> str:
    """Words as they are compared: without case and short vowels, with one sort of accent and apostrophe."""
    return re.sub(ARABIC_MARKS, "", normalize("NFC", words).replace("\u2019", "'").casefold().replace("ё", "е"))


class Phrases:
    """Phrases by their first word, the longest first."""

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(set(map(tuple, phrases)), key=lambda phrase: (-len(phrase), phrase)):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def at(self, words: Sequence[Word], first: int) -> int:
        """The position behind the longest phrase that begins with a word; `first` itself where none does."""
        said = tuple(word.said for word in words[first : first + _HAN_READ])
        fits = (len(one) for one in self._by_first.get(said[0], ()) if said[: len(one)] == one) if said else ()
        return first + next(iter(fits), 0)

    def with_passed(self, words: Sequence[Word], first: int, passed: Phrases) -> int:
        """As `at`, whatever words of `passed` stand between those of the phrase."""
        best = (0, first)
        for phrase in self._by_first.get(words[first].said, ()) if first < len(words) else ():
            after = _behind(phrase, words, first, passed)
            if after > first:
                best = max(best, (len(phrase), after))
        return best[1]


def _behind(phrase: tuple[str, ...], words: Sequence[Word], first: int, passed: Phrases) -> int:
    at = first + 1
    for part in phrase[1:]:
        while at < len(words) and words[at].said != part and (after := passed.at(words, at)) > at:
            at = after
        if at >= len(words) or words[at].said != part:
            return first
        at += 1
    return at


@cache
def _verbs(language: str, part: str) -> Phrases:
    """The lead verbs of "preambular" or "operative" paragraphs."""
    return Phrases(_parts(row["phrase"], language) for row in lead_rows(language) if row["part"] == part)


@cache
def _modifiers(language: str, *places: str) -> Phrases:
    """What may stand beside lead verbs, before and behind them, or inside."""
    found = (row["word"] for row in rows("lead_modifiers", language) if row["place"] in places)
    return Phrases(_parts(word, language) for word in found)


def _parts(phrase: str, language: str) -> list[str]:
    return list(plain(phrase)) if language == "zh" else plain(phrase).split()


def _words(wording: str, language: str) -> list[Word]:
    if language == "zh":
        return [Word(sign, at) for at, sign in enumerate(wording[:_HAN_READ], 1)]
    found = _WORD.finditer(wording)
    return [Word(plain(match[0]), match.end()) for match, _ in zip(found, range(_READ), strict=False)]


def length(wording: str, part: str, language: str) -> int:
    """How many characters the lead verb takes, its adverbs included; 0 where the wording opens with none."""
    verbs, beside = _verbs(language, part), _modifiers(language, "beside")
    inside = _modifiers(language, "beside", "inside")
    words = _words(wording, language)
    at = 0
    while (after := verbs.with_passed(words, at, inside)) == at:
        if (after := beside.at(words, at)) == at:
            return 0
        at = after
    while language != "zh" and (behind := beside.at(words, after)) > after:
        after = behind
    return words[after - 1].end
