"""Instruments that are cited by name in other languages than English: "Convention relative aux droits de l'enfant".

Spanish names have capitals throughout; French and Russian ones at their beginning alone and Arabic ones none, so that
words tell where they end. Chinese ones stand in signs of their own: 《残疾人权利公约》.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from drafting.engines.meaning.phrases import Phrases, Words
from drafting.engines.meaning.places import Found, Side
from drafting.engines.tokens import is_function_word
from drafting.vocabulary import meanings

_LONGEST = 12  # words behind the one that a name is built on
_AGREE = 2  # letters in which two adjectives agree: "civils et politiques", "гражданских и политических"
_SAME = 4  # letters of a Russian word that stay in all its cases
_ENDINGS = 3  # letters that a case may add to a Russian word
_BEFORE = 3  # words before a name among which is looked for what is named after it: "Parties à la"
_AND = "\u0648"  # a part of the Arabic word behind it
# "and", then "by", "to" or "as", then the article, which are parts of the Arabic word behind them.
_PREFIX = "^[\u0648\u0641]?(?:\u0644\u0644|[\u0628\u0644\u0643]?\u0627\u0644|[\u0628\u0644\u0643](?=\u0627))?"
_ELIDED = "^(?:d|l|qu)['\u2019]"  # a part of the French word behind it
_ADJECTIVE = re.compile("(?:[ыио]й|ая|яя|[ое]е|[ое]го|[ое]му|ую|юю|[ыи]м|[нк]ом|[ыи]е|[ыи]х|[ыи]ми)$")  # in Russian
_NATIONS = "наци"  # ends as an adjective does
_HAN_NAME = re.compile(r"《([^《》]{2,60})》")
_NUMBERED = re.compile(r"(?:,?\s\d{4})?,?\s?[(（](?:n[°o]|No|núm|№|رقم|第)", re.IGNORECASE)  # see citations.py
_ACRONYM = re.compile(r"\b[A-ZА-Я]{3,}\b")


def names_in(side: Side, span: tuple[int, int], language: str) -> Iterator[Found]:
    """Every name that begins in a stretch of a wording, cut where the stretch ends."""
    if language == "zh":
        yield from _han_names(side.wording, span)
        return
    words, wording = side.words, side.wording
    at = bisect_right(words.ends, span[0])
    while at < len(words) and words.ends[at] <= span[1]:
        reached = _name_at(words, at, span, language) if words[at].start >= span[0] else None
        at += 1
        if reached is None:
            continue
        first, after = reached
        at = after
        start, end = words[first].start, words[after - 1].end
        if not _is_of_another(words.folded[max(first - _BEFORE, 0) : first], language) and not _NUMBERED.match(
            wording, end
        ):
            start += len(_article(wording[start:end], language))
            yield Found(start, end, key(words.folded[first:after], language), " ".join(wording[start:end].split()))


def _han_names(wording: str, span: tuple[int, int]) -> Iterator[Found]:
    heads = sorted(meanings.instruments("zh", "head"), key=len, reverse=True)
    for match in _HAN_NAME.finditer(wording, *span):
        head = next((one for one in heads if match[1].endswith(one)), None)
        if head is None or wording.startswith(tuple(meanings.instruments("zh", "body")), match.end()):
            continue
        left = match[1].removesuffix(head)
        for plain in meanings.instruments("zh", "plain"):
            left = left.replace(plain, "")
        if left:
            yield Found(*match.span(), match[0], match[0])


def key(words: Sequence[str], language: str) -> str:
    """What a name says, whatever case its words stand in and what is written together with the first."""
    if language == "ru":
        return " ".join(word[:_SAME] for word in words)
    if language == "fr":
        return " ".join(re.sub(_ELIDED, "", word) for word in words)
    if language == "ar":
        return " ".join(re.sub(_PREFIX, "", word) for word in words)
    return ("" if language == "zh" else " ").join(words)


def is_told_otherwise(beside: str, language: str) -> bool:
    """True where an acronym, "the Convention" or an older title stands in place of a name."""
    if _ACRONYM.search(beside):
        return True
    if language == "zh":
        return any(one in beside for one in meanings.instruments("zh", "head"))
    words = Words(beside)
    return any(_head_at(words, at, language)[0] for at in range(len(words)))


def _name_at(words: Words, at: int, span: tuple[int, int], language: str) -> tuple[int, int] | None:
    """The positions of the first word of a name and of the word behind it; None where none is built on that at `at`."""
    after, is_name = _head_at(words, at, language)
    if not after:
        return None
    first = at
    while language == "ru" and first and words[first - 1].start >= span[0] and _is_adjective(words, first - 1):
        first -= 1
    printed = words.printed[first].removeprefix(_article(words.printed[first], language))
    if language != "ar" and (not first or not printed[:1].isupper()):
        return None
    end = _tail_end(words, after, span[1], language)
    said = (*words.folded[first:at], *words.folded[after:end])
    return (first, end) if is_name or any(_names(word, language) for word in said) else None


# --- the word that a name is built on --------------------------------------------------------------------------------


def _head_at(words: Words, at: int, language: str) -> tuple[int, bool]:
    """The position behind the words that names are built on, 0 where none are at `at`; and whether they name one."""
    if language == "ru":
        return next(
            (at + len(parts) for parts in _stems() if _fit(words.folded[at : at + len(parts)], parts)), 0
        ), False
    hit = _heads(language).at(words, at)
    if hit is None and words.folded[at].endswith("-cadre"):
        return (at + 1, False) if words.folded[at].startswith("convention") else (0, False)
    return (hit.after, hit.what) if hit else (0, False)


@cache
def _heads(language: str) -> Phrases[bool]:
    """What names are built on; True for what is a name by itself."""
    return Phrases((form, kind == "name") for kind in ("head", "name") for form in _forms(kind, language))


def _forms(kind: str, language: str) -> Iterable[str]:
    listed = meanings.instruments(language, kind)
    if language == "fr":
        return (*listed, *(f"{before}{one}" for one in listed for before in ("l'", "d'") if one[0] in "AEIOU"))
    if language != "ar":
        return listed
    from drafting.vocabulary.arabic import with_prefixes  # of one language alone

    return (form for one in listed for form in with_prefixes(one))


@cache
def _stems() -> tuple[tuple[str, ...], ...]:
    """The Russian words that names are built on, "…" for an ending; the longest phrase first."""
    return tuple(sorted((tuple(one.split()) for one in meanings.instruments("ru", "head")), key=lambda one: -len(one)))


def _fit(words: Sequence[str], parts: Sequence[str]) -> bool:
    return len(words) == len(parts) and all(map(_fits, words, parts))


def _fits(word: str, part: str) -> bool:
    stem = part.removesuffix("…")
    return word == part or (stem != part and word.startswith(stem) and len(word) - len(stem) <= _ENDINGS)


def _article(words: str, language: str) -> str:
    """What is written together with the first word and is no part of a name: "l'" in "l'Accord de Paris"."""
    found = re.match(_ELIDED, words, re.IGNORECASE) if language == "fr" else None
    return found[0] if found else ""


def _is_adjective(words: Words, at: int) -> bool:
    """True for a Russian adjective with a capital: "Парижского" in "Парижского соглашения"."""
    said = words.folded[at]
    return words.printed[at][:1].isupper() and bool(_ADJECTIVE.search(said)) and not said.startswith(_NATIONS)


def _is_of_another(before: Sequence[str], language: str) -> bool:
    """True where something is named after an instrument: "Comité des", "Конференции государств — участников"."""
    bodies = [one.casefold() for one in meanings.instruments(language, "body")]
    said = [word for word in before if word[0].isalnum() and not is_function_word(word)][-1:]
    return any(_fits(word, body) for word in said for body in bodies)


# --- what it is on ----------------------------------------------------------------------------------------------------


def _tail_end(words: Words, after: int, stop: int, language: str) -> int:
    """Where the words end that say what an instrument is on."""
    end, at = after, after
    while at < min(len(words), after + _LONGEST) and words[at].end <= stop and not _ends(words, at, language):
        if not is_function_word(words.folded[at]) and words.folded[at][0].isalnum():
            end = at + 1
        at += 1
    return end


def _ends(words: Words, at: int, language: str) -> bool:
    """True where a name is at its end before the word at `at`."""
    said, printed = words.folded[at], words.printed[at]
    if not (said[0].isalnum() or said in "-\u2013"):
        return True
    if said in meanings.instruments(language, "join"):
        return not _goes_on_behind(words, at, language)
    if said in meanings.instruments(language, "end"):
        return " ".join(words.folded[at : at + 2]) not in meanings.instruments(language, "goes on")
    if language == "ar" and said.startswith(_AND):
        return not _agree(words.folded[at - 1], said)
    return language == "es" and not is_function_word(said) and not (printed[0].isupper() or printed[0].isdigit())


def _goes_on_behind(words: Words, at: int, language: str) -> bool:
    """True where "and" joins two words of one name: "civils et politiques", "Declaración y Programa de Acción"."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if language == "es" or following.printed[:1].isupper():
        return following.printed[:1].isupper()
    return not is_function_word(following.folded) and _agree(words.folded[at - 1], following.folded)


def _agree(one: str, other: str) -> bool:
    return one[-_AGREE:] == other[-_AGREE:] or one[-1:] == other[-1:] == "s"


def _names(word: str, language: str) -> bool:
    """True for a word that says which instrument is meant: no "Optional", no "of"."""
    bare = re.sub("^(?:d|l|n|s)'", "", word)
    if not any(map(str.isalnum, bare)) or is_function_word(bare):
        return False
    return not any(_fits(bare, plain.casefold()) for plain in meanings.instruments(language, "plain"))
