"""Words of a wording: cut so that no character is lost, and folded so that only what is said counts.

A symbol, a number, a hyphenated or an elided word is one token ("A/64/L.64", "3,500.50", "sub-regional",
"государства-члены", "l'Assemblée"); so is each Han character, each space (no-break spaces too) and each other sign.
Combining marks, Arabic diacritics and joiners stay with the character before them.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from sys import intern
from unicodedata import normalize

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
_PLAIN_WORD = r"[A-Za-z]++(?=[ ,;])"
_TYPED_MARKER = re.compile(r"\W{0,3}(?:(?:op|pp)?\s?\d{1,3}|[a-z]|[ivxlc]{1,6})\s?[.):]{1,2}\s+", re.IGNORECASE)
_USUAL = (("’", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\u00ad", ""), ("\u200c", ""), ("\u2060", ""))


class _Signs(Enum):
    """What a wording has that a pattern must know of: each is slower to compile and to match than the one before."""

    PLAIN = "neither marks nor Han characters"
    MARKS = "marks"
    HAN = "Han characters, and maybe marks"


def tokens(wording: str) -> list[str]:
    """Every word, space and sign of a wording in order; joined they are the wording again, whatever its characters."""
    return _token_pattern(_signs_of(wording)).findall(wording)


def _signs_of(wording: str) -> _Signs:
    if wording.isascii():
        return _Signs.PLAIN
    if _from_han_on().search(wording):
        return _Signs.HAN
    return _Signs.MARKS if _marks().search(wording) else _Signs.PLAIN


# Patterns are compiled when first needed: one with Han characters takes 6 ms, half of what Python takes to start.
@cache
def _from_han_on() -> re.Pattern[str]:
    return re.compile(f"[^\0-{chr(ord(_FIRST_HAN) - 1)}]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{_MARK}]")


def _word(signs: _Signs) -> str:
    letter = _NO_HAN if signs is _Signs.HAN else _LETTER
    part = f"{letter}+" if signs is _Signs.PLAIN else rf"{letter}+(?:[{_MARK}]+{letter}*)*"
    return rf"{part}(?:{_JOIN}{part})*"


@cache
def _token_pattern(signs: _Signs) -> re.Pattern[str]:
    word = f"{_word(signs)}{_HANGING}"
    if signs is _Signs.PLAIN:
        return re.compile(rf"{_PLAIN_WORD}| |{word}|[\s\S]")
    word += f"|[{_HAN}][{_MARK}]*" if signs is _Signs.HAN else ""
    return re.compile(rf"{_PLAIN_WORD}| (?![{_MARK}])|{word}|\u2029|[\s\S][{_MARK}]*")


@cache
def _word_pattern(signs: _Signs) -> re.Pattern[str]:
    return re.compile(_word(signs) + (f"|[{_HAN}][{_MARK}]*" if signs is _Signs.HAN else ""))


def _words(wording: str, signs: _Signs) -> list[str]:
    """The words of a wording; what stands between two spaces and is all letters is one, and needs no pattern."""
    find = _word_pattern(signs).findall
    if signs is _Signs.HAN:
        return find(wording)
    found: list[str] = []
    for piece in wording.split(" "):
        if piece.isalnum():
            found.append(piece)
        else:
            found += find(piece)
    return found


def is_word(token: str) -> bool:
    """True for a word, number, symbol or Han character; False for spaces and signs."""
    return token[0].isalnum() or token[0] == "_"


def folded(word: str) -> str:
    """A word as it is compared: no case, accents in one form, one apostrophe and hyphen, no soft hyphen or joiner."""
    return _plain(word).casefold()


def _plain(wording: str) -> str:
    """The wording with its accents in one form, whether they are signs of their own or not, and one sort of hyphen."""
    if wording.isascii():
        return wording
    for sign, usual in _USUAL:  # sixty times faster than `translate` where anything is not ASCII
        wording = wording.replace(sign, usual)
    return normalize("NFC", wording)


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
    plain = _plain(wording)
    marker = _TYPED_MARKER.match(plain)
    signs = _signs_of(plain)
    words = _words(plain[marker.end() :] if marker else plain, signs) or _words(plain, signs) or plain.split()
    # One string for all that are the same: of long texts words take more memory than anything else of theirs.
    return tuple(map(intern, "\n".join(words).casefold().split("\n"))) if words else ()
