"""An element as clauses: the measures it states one by one, what they are for, and the facts told around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from drafting.engines.tracking.stems import stem
from drafting.vocabulary.thesaurus import lead_phrases, measure_verbs, plain_words


class Role(StrEnum):
    """What a clause is in its element."""

    MEASURE = "measure"  # something to be done
    PURPOSE = "purpose"  # what a measure is for
    BACKGROUND = "background"  # a fact, a reason, a description


@dataclass(frozen=True, slots=True)
class Clause:
    """`wording[start:end]`, which begins and ends with a word, and its role."""

    start: int
    end: int
    role: Role


_WORD = re.compile(r"[^\W_]+(?:[-'’./‐‑][^\W_]+)*")
_ENUMERATOR = re.compile(r"(?<![^\s(])(?:[ivx]{1,4}|[a-h])(?=\)\s)")
_SENTENCE = re.compile(r"[.!?][”\"’)\]]*\s+[“\"‘(\[]*$|[:;\u2029。；：؛؟]")
_ABBREVIATIONS = (
    "no", "nos", "art", "arts", "para", "paras", "vol", "chap", "cf", "i.a", "e.g", "i.e", "mr", "mrs", "ms", "st",
    "dr", "pp", "ibid", "res", "doc",
)  # fmt: skip
_MODALS = ("should", "shall", "must", "can", "could", "would", "may", "might", "will")
_NORMATIVE = ("should", "shall", "must")
_IS = ("is", "are", "be", "seems", "remains")
_URGENT = ("essential", "necessary", "required", "crucial", "needed", "recommended")
_FINITE = ("is", "are", "was", "were", "has", "have", "had", "remains", "remain", "include", "includes")
_LINKS = (("as", "well", "as"), ("but", "also"), ("and", "also"), ("and", "further"), ("and",), ("or",))
_REASONS = (("since",), ("because",), ("although",), ("whereas",), ("given", "that"), ("as", "it"), ("as", "they"))
_PURPOSES = (
    ("in", "order", "to"), ("so", "as", "to"), ("so", "that"), ("with", "a", "view", "to"), ("to", "enable"),
    ("with", "the", "aim", "of"), ("for", "the", "purpose", "of"), ("aiming", "at"), ("thereby",),
)  # fmt: skip
_MEANS = (
    ("including", "by"), ("including", "through"), ("inter", "alia", "by"), ("by",), ("through",), ("while",),
    ("whilst",),
)  # fmt: skip
# Participles that have become prepositions, and adjectives: no measure of their own.
_NOT_GERUNDS = (
    ("including",), ("taking", "into"), ("building", "on"), ("bearing", "in"), ("developing", "countries"),
    ("developing", "country"), ("developing", "states"),
)  # fmt: skip
_NOMINAL = ("tion", "sion", "ment", "ance", "ence", "ing", "ship")
_LEAST = 2  # words of substance in a clause that stands by itself
_LEAST_OF_ITEM, _LEAST_ITEMS = 3, 3  # the same for an item of a list, and how many follow its opening


def clauses(wording: str, language: str = "en") -> tuple[Clause, ...]:
    """The clauses of a wording in order; every word that is not a mere link or enumerator is in exactly one of them.

    Cut are sentences, semicolons, enumerations within the line (i), ii)), coordinated measures ("to investigate ...,
    to prosecute ... and to publicize ..."), means and purposes ("by establishing ...", "with a view to ...") and
    reasons ("since ..."). In languages without a list of measure verbs only the first three are.
    """
    words = _words(wording)
    parts = (part for first, last in _sentences(words) for part in _Sentence(words[first:last], language).parts())
    trimmed = ((_without_links(part), role) for part, role in parts)
    return tuple(Clause(part[0].start, part[-1].end, role) for part, role in trimmed if part)


def _without_links(words: list[_Word]) -> list[_Word]:
    ends = len(words)
    while ends and words[ends - 1].lower in ("and", "or", "but"):
        ends -= 1
    if tuple(word.lower for word in words[ends - 3 : ends]) == ("as", "well", "as"):
        ends -= 3
    return words[:ends]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    gap: str  # what stands between the word before and this one

    @property
    def lower(self) -> str:
        return self.text.lower()


def _words(wording: str) -> list[_Word]:
    enumerators = {match.start() for match in _ENUMERATOR.finditer(wording)}
    found: list[_Word] = []
    last = 0
    for match in _WORD.finditer(wording):
        if match.start() in enumerators:
            continue  # stays in the gap, where it ends a sentence
        found.append(_Word(*match.span(), match[0], wording[last : match.start()]))
        last = match.end()
    return found


def _sentences(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) word of what full stops, colons, semicolons and enumerators set apart."""
    first, quoted = 0, False
    for at in range(1, len(words)):
        word, gap = words[at], words[at].gap
        quoted = (quoted and "”" not in gap) or "“" in gap
        if quoted and "“" not in gap:
            continue  # a title
        ends = _SENTENCE.search(gap)
        abbreviated = gap.startswith(".") and (words[at - 1].lower in _ABBREVIATIONS or word.text[0].islower())
        if (ends and not (abbreviated and ends[0].startswith("."))) or re.search(r"[a-z]\)\s", gap):
            yield first, at
            first = at
    if words:
        yield first, len(words)


Part = tuple[list[_Word], Role]


class _Sentence:
    """One sentence, gone through word by word: where a clause begins, and in which role."""

    def __init__(self, words: Sequence[_Word], language: str) -> None:
        self.words = [*words]
        self.lower = [word.lower for word in words]
        self.language = language
        self.verbs = measure_verbs(language)
        self.stems = _verb_stems(language)
        self.plain = plain_words(language)
        self.leads = lead_phrases(language)

    def parts(self) -> list[Part]:
        """The words of each clause without the link before them, and its role."""
        role = self._role()
        found: list[Part] = []
        if not self.words:
            return []
        first, waits = 0, self._opens(0)  # waits: a verb has been read whose object has not
        for at in range(1, len(self.words)):
            begins = None if waits else self._begins(at, first, role)
            least = _LEAST + 1 if self._lead(first) else 1
            if begins and self._substance(first, at) >= least and self._substance(begins[0], len(self.words)) >= _LEAST:
                found.append((self.words[first:at], role))
                first, role = begins
                waits = self._opens(first)
            elif at >= first:
                waits = self._opens(at) or (waits and not self._substance(at, at + 1))
        last = Role.BACKGROUND if waits and self._substance(0, first) == 0 else role  # "The plan could help:"
        found.append((self.words[first:], last))
        return [(item, role) for part, role in found for item in self._items(part)]

    def _items(self, words: list[_Word]) -> list[list[_Word]]:
        """The items of a clause that is a list of long items: "lack of ..., fear of reprisal from ..., ..."."""
        cuts = [0, *(at for at in range(1, len(words)) if "," in words[at].gap), len(words)]
        opening, *items = (words[first:last] for first, last in pairwise(cuts))
        long = all(sum(self._counts(word.lower) for word in item) >= _LEAST_OF_ITEM for item in items)
        return [opening, *items] if len(items) >= _LEAST_ITEMS and long else [words]

    def _role(self) -> Role:
        """The role of the sentence, by how it begins and by its verb."""
        if self._opens(0) or (self.lower[0] == "to" and len(self.lower) > 1 and self._opens(1)):
            return Role.MEASURE
        modal = next((at for at in range(len(self.words)) if self._is_modal(at)), None)
        if self._lead(0) or any(w in _URGENT and v in _IS for v, w in pairwise(self.lower)):
            return Role.MEASURE
        modal = next((at for at in range(len(self.words)) if self._is_modal(at)), None)
        if modal is not None:
            return Role.BACKGROUND if self._describes(modal) else Role.MEASURE
        return Role.BACKGROUND if any(word in _FINITE for word in self.lower) else Role.MEASURE

    def _describes(self, modal: int) -> bool:
        """True for "would be one way", but not for "could be shared" or "would be to achieve"."""
        if self._at(modal) in _NORMATIVE:
            return False
        after = self._at(self._past_adverbs(modal + 2))
        return self._next(modal) == "be" and after != "to" and not after.endswith(("ed", "en", "ght", "ade"))

    def _begins(self, at: int, first: int, role: Role) -> tuple[int, Role] | None:
        """The first word and the role of a clause that begins at a word, or with the link there."""
        if self._says(at, _REASONS) or (self.lower[at] == "which" and self._next(at) in _FINITE):
            return at, Role.BACKGROUND
        if self._says(at, _PURPOSES):
            return at, Role.PURPOSE
        means = self._says(at, _MEANS)
        if means and self._is_gerund(self._past_adverbs(at + means)):
            return at, Role.MEASURE
        link = self._says(at, _LINKS)
        if not link and "," not in self.words[at].gap:
            return None
        if link and role is not Role.BACKGROUND and self._is_modal(at + link):
            return at + link, Role.MEASURE
        return self._coordinated(at + link, first, role)

    def _coordinated(self, at: int, first: int, role: Role) -> tuple[int, Role] | None:
        """The same, for what follows "and", "as well as" or a comma."""
        verb = self._past_adverbs(at + 1)
        same = Role.PURPOSE if role is Role.PURPOSE else Role.MEASURE
        if self._at(at) == "to" and self._at(verb) in self.verbs and "to" in self.lower[first:at]:
            return at, Role.MEASURE if self.lower[0] == "to" else same  # as the sentence began
        if role is Role.BACKGROUND:
            return None
        if self._at(at) == "to" and self._is_gerund(verb):
            return at, same
        if self._lead(at):
            return at, Role.MEASURE
        verb = self._past_adverbs(at)
        if self.verbs.get(self._at(verb)) is False:
            return at, same
        starts = {self._past_adverbs(first), self._past_adverbs(first + 1), self._past_adverbs(first + 2)}
        if self._is_gerund(verb) and any(self._is_gerund(start) for start in starts):
            return at, same
        return (at, same) if self._is_nominal(at) else None

    def _at(self, at: int) -> str:
        return self.lower[at] if at < len(self.lower) else ""

    def _next(self, at: int) -> str:
        return self._at(at + 1)

    def _says(self, at: int, phrases: Sequence[tuple[str, ...]]) -> int:
        """How many words the first of the phrases takes that stands here; 0 for none."""
        word = self._at(at)
        fitting = (phrase for phrase in phrases if phrase[0] == word)
        return next((len(p) for p in fitting if tuple(self.lower[at : at + len(p)]) == p), 0)

    def _past_adverbs(self, at: int) -> int:
        while self._at(at).endswith("ly") or self._at(at) in ("better", "further", "also", "not", "then"):
            at += 1
        return at

    def _opens(self, at: int) -> bool:
        """True for a verb, or its noun before "of", whose object is still to come."""
        word = self._at(at)
        named = word.endswith(_NOMINAL) and self._next(at) in ("of", "and", "or")
        named = named and stem(word, self.language) in self.stems
        return word in self.verbs or self._is_gerund(at) or self._is_modal(at) or named

    def _is_gerund(self, at: int) -> bool:
        word = self._at(at)
        is_participle = word.endswith("ing") and stem(word, self.language) in self.stems
        return is_participle and not self._says(at, _NOT_GERUNDS)

    def _is_modal(self, at: int) -> bool:
        follows_noun = self._at(at) == "will" and (at == 0 or self.lower[at - 1] in ("political", "such", "the", "and"))
        return self._at(at) in _MODALS and not follows_noun

    def _is_nominal(self, at: int) -> bool:
        """True for "[the] effective involvement of": a measure named by its noun."""
        for place in range(at, at + 3):
            word = self._at(place)
            if word.endswith(_NOMINAL) and self._next(place) == "of" and stem(word, self.language) in self.stems:
                return True
        return False

    def _lead(self, at: int) -> bool:
        """True where a lead verb of a resolution stands: "and urges", "Recalling"."""
        at = self._past_adverbs(at)
        return any(tuple(self.lower[at : at + length]) in self.leads for length in (1, 2, 3))

    def _substance(self, first: int, last: int) -> int:
        return sum(self._counts(word) for word in self.lower[first:last])

    def _counts(self, word: str) -> bool:
        return self.plain.get(word) != "function"


@cache
def _verb_stems(language: str) -> frozenset[str]:
    return frozenset(stem(verb, language) for verb in measure_verbs(language))
