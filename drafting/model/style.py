"""What differs in style alone: hyphens and dashes, quotation marks straight or curly, spaces, signs not seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"  # hyphen, no-break hyphen, figure dash, en dash, minus
_SINGLE = "\u2018\u2019\u201b\u02bc"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_PLAIN = tuple({**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"')}.items())
# Soft hyphen, zero-width space and joiners, word joiner, byte order mark, and the marks of direction.
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_UNSEEN = str.maketrans(dict.fromkeys(_INVISIBLE))
_OF_ALL_SORTS = str.maketrans({"\u2014": "-", "\u2015": "-", "'": '"'})
_BLANK = re.compile(r"[^\S\u2029]+")  # the break between two paragraphs is no space
_IDLE = re.compile(r"(?<!\w) | (?!\w)")


def plain(wording: str) -> str:
    """The wording, sign for sign, with one sort of hyphen and of either quotation mark; spaces stay as they are."""
    if not wording.isascii():
        for sign, usual in _PLAIN:
            wording = wording.replace(sign, usual)
    return wording


def has_unseen(wording: str) -> bool:
    """True where any sign of a wording is not seen."""
    return not wording.isascii() and any(sign in wording for sign in _INVISIBLE)


def seen(wording: str) -> str:
    """The wording without signs that are not seen; such a sign alone is itself."""
    return wording.translate(_UNSEEN) or wording


def differs_in_style_alone(old: str, new: str) -> bool:
    """True where two wordings say the same but for dashes, quotation marks, spaces and signs that are not seen.

    A space counts between two words only: "COVID -19" is "COVID-19", "per cent" is not "percent".
    """
    if _begins_otherwise(old, new) or old == new:
        return False
    return without_style(old) == without_style(new)


def sign_by_sign(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Two wordings that differ in style alone, sign beside sign; where one has no such sign, "" stands for it.

    What is said on both sides stands in pairs of equal signs. Raises ValueError where more than style differs sign by
    sign, as where an accent is written in two ways.
    """
    at, other = 0, 0
    while at < len(old) or other < len(new):
        one, its = old[at : at + 1], new[other : other + 1]
        if one and its and _usual(one) == _usual(its):
            pair = one, its
        elif one and _usual(one) in ("", " "):
            pair = one, ""
        elif its and _usual(its) in ("", " "):
            pair = "", its
        else:
            raise ValueError(f"more than style differs: {old!r}, {new!r}")
        at, other = at + len(pair[0]), other + len(pair[1])
        yield pair


def _usual(sign: str) -> str:
    """A sign as it is said: the usual one of all hyphens, quotation marks or spaces, "" for what is not seen."""
    return _BLANK.sub(" ", plain(sign).translate(_UNSEEN).translate(_OF_ALL_SORTS))


def _begins_otherwise(old: str, new: str) -> bool:
    """True where letters or digits, which no style touches, stand in one wording alone or open one: a quick look."""
    if not (old and new):
        return any(map(str.isalnum, old or new))
    if old[:1] == new[:1] or not (old.isascii() and new.isascii()):
        return False
    return old[0].isalnum() and new[0].isalnum()


def without_style(wording: str) -> str:
    """A wording as all those are that differ from it in style alone."""
    if not wording.isascii():
        wording = unicodedata.normalize("NFC", plain(wording).translate(_UNSEEN))
    return _IDLE.sub("", _BLANK.sub(" ", wording.translate(_OF_ALL_SORTS)))
