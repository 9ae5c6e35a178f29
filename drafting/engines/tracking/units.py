"""A wording as units: words, or turns of phrase that the thesaurus knows, each with the features it may match by."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from drafting.engines.tracking.stems import stem
from drafting.vocabulary.thesaurus import Term, Thesaurus, boilerplate, plain_words

SAME_CLASS = 0.75  # what a match by thesaurus class counts, where the same word counts 1
SAME_PART = 0.5  # what one word of a turn of phrase of two counts at most: "law" for "law enforcement"; of more, less
BOILERPLATE = 0.3  # what a word counts in a turn of phrase that stands in any resolution, in a name or as a number
COMMON = 0.5625  # what a word counts that most resolutions use, whatever they are about (exact in four bytes)

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"(?:(?![{_HAN}])[^\W_]|[\u064b-\u0652])"  # Arabic vowel marks are no letters to `re`
_WORD = re.compile(r"[^\W_]+(?:['’./][^\W_]+)*")
_OTHER_SCRIPT = re.compile(rf"[{_HAN}\u064b-\u0652]")
_TITLE = re.compile(r"[“«\"](?:[^“”«»\"\s]+\s+){3}[^“”«»\"]*[”»\"]")  # four words or more in quotation marks
# A name of four words in capitals or more: "the Special Rapporteur on the Sale of Children".
_NAME = re.compile(r"[A-Z][\w’'-]*(?:,? (?:(?:of|the|and|for|on|in|against|to|with) )*[A-Z][\w’'-]*){3,}")
_LONG_NUMBER = 5  # letters from which a number is a symbol
_ENUMERATORS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"})  # of a list within the line
_HYPHENS = "-\u2010\u2011"
# Before a hyphen these are one word with what follows: sub-regional is subregional.
_PREFIXES = frozenset({"sub", "re", "co", "non", "inter", "multi", "pre", "post", "cross"})


@cache
def _word_of_any_script() -> re.Pattern[str]:
    return re.compile(rf"[{_HAN}]|{_LETTER}+(?:['’./]{_LETTER}+)*")  # five times as slow


class Word(NamedTuple):
    """A word, or the part of a hyphenated one: `joined` where a hyphen ties it to the part before."""

    start: int
    end: int
    text: str
    joined: bool = False


def words_of(wording: str) -> list[Word]:
    """The words of a wording in order; a Chinese character is a word, hyphenated words come part by part."""
    word = _word_of_any_script() if _OTHER_SCRIPT.search(wording) else _WORD
    if not any(hyphen in wording for hyphen in _HYPHENS):
        return [Word(match.start(), match.end(), match[0]) for match in word.finditer(wording)]
    found: list[Word] = []
    end = -2  # before the first word there is none
    for match in word.finditer(wording):
        start = match.start()
        joined = start == end + 1 and wording[end] in _HYPHENS
        end = match.end()
        if joined and found[-1].text.lower() in _PREFIXES:
            last = found.pop()
            found.append(Word(last.start, end, last.text + match[0], last.joined))
        else:
            found.append(Word(start, end, match[0], joined))
    return found


Features = tuple[tuple[int, float], ...]  # (feature, what a match by it counts), its own first


@dataclass(frozen=True, slots=True)
class Units:
    """One wording: for each unit its key, where it stands, and what it counts for by what it is (0 to 1)."""

    keys: array[int]
    starts: array[int]
    ends: array[int]
    worth: array[float]

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, int, float]]) -> Units:
        """Units from rows of key, start, end and worth."""
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
        return cls(array("l", columns[0]), array("l", columns[1]), array("l", columns[2]), array("f", columns[3]))


@dataclass(slots=True)
class _Branch:
    """A node of a tree of turns of phrase, word stem by word stem; `names` where one ends here."""

    below: dict[str, _Branch] = field(default_factory=dict)
    names: tuple[str, ...] = ()


class _Language:
    """What one language brings: turns of phrase as trees, and what each word counts for."""

    def __init__(self, language: str, thesaurus: Thesaurus) -> None:
        self.language = language
        self._terms: dict[str, list[Term]] = defaultdict(list)  # by the stem of their first word
        for term in thesaurus.of_language(language):
            if first := _first_word(term.term):
                self._terms[stem(first, language)].append(term)
        self._trees: dict[str, _Branch] = {}
        self.boilerplate = _Branch()
        for phrase in boilerplate(language):
            _grow(self.boilerplate, phrase, phrase, language)
        kinds = plain_words(language)
        self._function = {word for word, kind in kinds.items() if kind == "function"}
        self._common = {stem(word, language) for word, kind in kinds.items() if kind == "common"}
        self.known: dict[str, tuple[str, float]] = {}  # by the word as printed

    def stem_and_worth(self, word: str) -> tuple[str, float]:
        """The stem of a word as printed, and 0 for grammar, `COMMON` for what all resolutions say, else 1."""
        found = stem(word, self.language)
        self.known[word] = (found, 0.0 if word in _ENUMERATORS else self.worth(word.casefold(), found))
        return self.known[word]

    def worth(self, word: str, its_stem: str) -> float:
        """The same for a word of which the stem is known."""
        if word in self._function or (len(word) == 1 and word.isascii() and word.isalpha()):
            return 0.0
        if word.isdecimal() and len(word) < _LONG_NUMBER:
            return BOILERPLATE
        return COMMON if its_stem in self._common else 1.0

    def terms_from(self, first: str) -> _Branch | None:
        """The tree of the terms whose first word has this stem, grown when first asked for; None without any."""
        terms = self._terms.get(first)
        if terms is not None and first not in self._trees:
            root = self._trees[first] = _Branch()
            for term in terms:
                _grow(root, term.term, term.name, self.language)
        return self._trees.get(first)

    def boilerplate_at(self, stems: Sequence[str]) -> set[int]:
        """Which words stand in a turn of phrase of any resolution."""
        covered: set[int] = set()
        for at, first in enumerate(stems):
            if first in self.boilerplate.below:
                covered.update(range(at, _longest(self.boilerplate, stems, at)[0]))
        return covered


class Lexicon:
    """Reads wordings into units, and numbers what they hold: a number for each key, with its features."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._languages: dict[str, _Language] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[tuple[str, ...], int] = {}
        self.features: list[Features] = []  # by key

    def units(self, wording: str, language: str = "en") -> Units:
        """The units of a wording. Where turns of phrase overlap, the one that begins first and is longest counts."""
        own = self._languages.get(language) or self._languages.setdefault(
            language, _Language(language, self._thesaurus)
        )
        words = words_of(wording)
        read = [own.known.get(word.text) or own.stem_and_worth(word.text) for word in words]
        stems = [found for found, _ in read]
        plain = own.boilerplate_at(stems) | _within_names(wording, words)
        rows: list[tuple[int, int, int, float]] = []
        at, count = 0, len(words)
        while at < count:
            stop, worth = at + 1, read[at][1]
            names: tuple[str, ...] = ()
            if terms := own.terms_from(stems[at]):
                stop, names = _longest(terms, stems, at, words)
            while not names and stop < count and words[stop].joined:
                stop += 1
            if stop > at + 1:
                worth = max(counted for _, counted in read[at:stop])
            these = tuple(stems[at:stop])
            key = self._known.get(these)
            if key is None:
                key = self._known[these] = self._key_of(these, names, own)
            rows.append((key, words[at][0], words[stop - 1][1], worth * BOILERPLATE if at in plain else worth))
            at = stop
        return Units.of(self._in_pairs(rows, wording) if language == "zh" else rows)

    def key(self, name: str, features: Iterable[tuple[str, float]] = ()) -> int:
        """The number of a key; a new one gets the features named, after its own."""
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self.features)
            self.features.append(((number, 1.0),))
        if features and len(self.features[number]) == 1:
            strengths = {number: 1.0}
            for feature, strength in features:
                strengths.setdefault(self.key(feature), strength)
            self.features[number] = tuple(strengths.items())
        return number

    def _key_of(self, stems: tuple[str, ...], names: tuple[str, ...], own: _Language) -> int:
        said = [part for part in stems if len(stems) > 1 and own.worth(part, part)]
        parts = [(part, min(SAME_PART, 1 / len(said))) for part in said]
        return self.key(" ".join(stems), [*((f"class {name}", SAME_CLASS) for name in names), *parts])

    def _in_pairs(self, rows: Sequence[tuple[int, int, int, float]], wording: str) -> list[tuple[int, int, int, float]]:
        """Chinese: characters two by two, each with the next, as its words mostly are."""
        pairs = []
        for this, after in zip(rows, (*rows[1:], None), strict=False):
            _, start, end, worth = this
            if after and after[1] == end:
                pairs.append((self.key(wording[start : after[2]]), start, after[2], min(worth, after[3])))
            else:
                pairs.append((self.key(wording[start:end]), start, end, worth))
        return pairs


def _within_names(wording: str, words: Sequence[Word]) -> set[int]:
    """Which words stand in a title in quotation marks or in a long name: it names a thing, whatever it says."""
    covered: set[int] = set()
    for match in (*_TITLE.finditer(wording), *_NAME.finditer(wording)):
        first = bisect_left(words, match.start(), key=itemgetter(0))
        covered.update(range(first, bisect_left(words, match.end(), key=itemgetter(0))))
    return covered


def _first_word(phrase: str) -> str:
    if "-" in phrase or _OTHER_SCRIPT.search(phrase):
        return next((word.text for word in words_of(phrase)), "")
    first = _WORD.search(phrase)
    return first[0] if first else ""


def _grow(root: _Branch, phrase: str, name: str, language: str) -> None:
    branch = root
    for word in words_of(phrase):
        branch = branch.below.setdefault(stem(word.text, language), _Branch())
    branch.names = tuple(dict.fromkeys((*branch.names, name)))


def _longest(
    root: _Branch, stems: Sequence[str], at: int, words: Sequence[Word] | None = None
) -> tuple[int, tuple[str, ...]]:
    """Where the longest turn of phrase that begins at a word ends, and its names; (at + 1, ()) where there is none.

    With `words`, it ends where a hyphenated word does.
    """
    best: tuple[int, tuple[str, ...]] = (at + 1 if words else at, ())
    branch: _Branch | None = root
    for stop in range(at, len(stems)):
        branch = branch.below.get(stems[stop]) if branch else None
        if branch is None:
            break
        if branch.names and not (words and stop + 1 < len(words) and words[stop + 1].joined):
            best = (stop + 1, branch.names)
    return best
