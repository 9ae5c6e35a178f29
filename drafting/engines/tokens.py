"""Words of a wording: cut so that no character is lost, and folded so that only what is said counts.

A symbol, a number, a hyphenated or an elided word is one token ("A/64/L.64", "3,500.50", "sub-regional",
"государства-члены", "l'Assemblée"); so is each Han character, each space (no-break spaces too) and each other sign.
Combining marks, Arabic diacritics and joiners stay with the character before them.
"""

from __future__ import annotations

import re
from functools import cache

from drafting.vocabulary import rows

_FIRST_HAN = "\u3005"
_HAN_RANGES = (
    *((_FIRST_HAN, "\u3007"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff")),
    ("\U00020000", "\U0003ffff"),
)
_HAN = "".join(f"{first}-{last}" for first, last in _HAN_RANGES)
# What \w leaves out although it is part of a word: combining marks (Latin, Cyrillic, Hebrew, Arabic, Thai, Indic),
# soft hyphen, zero-width spaces and joiners, word joiner and variation selectors. Indic blocks place their signs alike.
_MARK = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    r"\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u200b-\u200d\u2060\ufeff\u20d0-\u20f0\u302a-\u302f\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
) + "".join(f"{chr(at)}-{chr(at + 3)}{chr(at + 0x3E)}-{chr(at + 0x4D)}" for at in range(0x900, 0xE00, 0x80))
_LETTER = r"\w"
_NO_HAN = rf"[^\W{_HAN}]"  # for wordings with Han characters: slower to compile and to match
# A hyphen, slash or apostrophe joins; a full stop too ("L.64", "UN.GIFT"), but not where a sentence runs into the next
# ("persons.Recalling"); a decimal or thousands sign does between digits.
_JOIN = r"(?:[-/'’\u2010\u2011]|\.(?!(?<=[a-z]\.)[A-Z])|(?<=\d)[,\u066b\u066c](?=\d))"
# The first half of "gender- and age-sensitive" is a word with its hyphen.
_HANGING = r"(?:(?<=[^\W\d_])[-\u2010\u2011](?=,?\s))?"

# A word of plain letters before a space or comma, and a plain space, are most of any text: told apart first, for speed.
_PLAIN = rf"[A-Za-z]++(?=[ ,;])| (?![{_MARK}])"
_TYPED_MARKER = re.compile(r"\W{0,3}(?:(?:op|pp)?\s?\d{1,3}|[a-z]|[ivxlc]{1,6})\s?[.):]{1,2}\s+", re.IGNORECASE)
_FOLDED = str.maketrans({"’": "'", "\u2010": "-", "\u2011": "-", "\u00ad": None, "\u200c": None, "\u2060": None})


def tokens(wording: str) -> list[str]:
    """Every word, space and sign of a wording in order; joined they are the wording again, whatever its characters."""
    return _token_pattern(has_han=_may_have_han(wording)).findall(wording)


def _may_have_han(wording: str) -> bool:
    return not wording.isascii() and max(wording) >= _FIRST_HAN


def _word(letter: str) -> str:
    part = rf"{letter}+(?:[{_MARK}]+{letter}*)*"
    return rf"{part}(?:{_JOIN}{part})*"


# Compiled when first needed: with Han characters each takes 6 ms, half of what Python itself takes to start.
@cache
def _token_pattern(*, has_han: bool) -> re.Pattern[str]:
    word = f"{_word(_NO_HAN)}{_HANGING}|[{_HAN}][{_MARK}]*" if has_han else f"{_word(_LETTER)}{_HANGING}"
    return re.compile(rf"{_PLAIN}|{word}|\u2029|[\s\S][{_MARK}]*")


@cache
def _word_pattern(*, has_han: bool) -> re.Pattern[str]:
    return re.compile(f"{_word(_NO_HAN)}|[{_HAN}][{_MARK}]*" if has_han else _word(_LETTER))


def is_word(token: str) -> bool:
    """True for a word, number, symbol or Han character; False for spaces and signs."""
    return token[0].isalnum() or token[0] == "_"


def folded(word: str) -> str:
    """A word as it is compared: without case, one kind of apostrophe and hyphen, no soft hyphen or joiner."""
    return word.translate(_FOLDED).casefold()


def is_han(token: str) -> bool:
    """True for a Han character, with or without marks."""
    return any(first <= token[:1] <= last for first, last in _HAN_RANGES)


def is_function_word(word: str) -> bool:
    """True for articles, prepositions, conjunctions and the like, in any language of the vocabulary and any case."""
    return word.casefold() in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"].casefold() for row in rows("function_words") if row["kind"] == "function")


def said(wording: str) -> tuple[str, ...]:
    """The words of a wording, without case, punctuation and a marker typed before them ("4.", "(a)", "OP6:").

    Where there is no word, what is printed but for spaces. Empty only for an empty or blank wording.
    """
    plain = wording.translate(_FOLDED)
    marker = _TYPED_MARKER.match(plain)
    find = _word_pattern(has_han=_may_have_han(plain)).findall
    words = find(plain, marker.end() if marker else 0) or find(plain) or plain.split()
    return tuple("\n".join(words).casefold().split("\n")) if words else ()
