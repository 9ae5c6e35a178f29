"""Numbers and sums of money in a wording, in digits or words, compared by their value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.numbers_other import DIGITS, SCALE, chinese_numbers, other_sums, rank_sign
from drafting.engines.meaning.places import Found, Side
from drafting.vocabulary import meanings

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"(?:[\s-](?:thousand|million|billion|trillion)s?)?"
# These are compiled when first needed, as is _HAN_RANK; without a sign of money no sum begins with one.
_NAMED_SUM = rf"(?=\d)(?:{_DIGITS}){_SCALE}\s?(?:%|(?:per\s?cent|United States dollars|US dollars|dollars|euros?)\b)"
_SUM = rf"(?:US|C|A)?[$€£¥]\s?(?:{_DIGITS}){_SCALE}|{_NAMED_SUM}"
_SUM_SIGNS = ("$", "€", "£", "¥", "%", "cent", "dollar", "euro")  # without which none is found
# A digit that touches a letter or a sign before it, or stands between a comma and a word, is a footnote mark in many
# sources, not a number; behind a comma one is that says how many millions.
_BEFORE = r"(?=\d)(?<![\w.,;:’”\"'/)\u2010-\u2015-])(?:(?<![,;:.]\s)|(?=[\d.]+\s[mb]illion\b))"
_BEHIND = r"(?![\w/])(?!-[A-Z])(?!\](?:[.,;:)]|$))"
# Ordinals in digits, and the word that joins the parts of a number in words: "soixante et onze", "treinta y cinco".
_RANKS = {
    "en": "st|nd|rd|th",
    "fr": "ère|ème|er|re|e",
    "es": "[ºª°]|er|a|o",
    "ru": "-(?:ой|ей|ом|ем|го|му|ю|х|й|я|е|м)",
}
_AND = {"fr": "et", "es": "y"}
_UNITS = frozenset({"hour", "day", "week", "month", "year", "member", "person"})
_APART = frozenset({"es", "ru", "ar"})  # where the words of one number stand apart: "septuagésimo octavo"


@dataclass(slots=True, eq=False, repr=False)
class NumberFound(Found):
    """A number; `is_ordinal` for "sixty-ninth" and "103rd"."""

    is_ordinal: bool = False


def sums_in(wording: str, language: str) -> Iterator[Found]:
    """Every sum of money and every percentage."""
    if language != "en":
        yield from other_sums(wording, language)
        return
    lower = wording.lower()
    if not any(sign in lower for sign in _SUM_SIGNS):
        return
    pattern = _SUM if any(sign in wording for sign in "$€£¥") else _NAMED_SUM
    for match in re.finditer(pattern, wording, re.IGNORECASE):
        key = re.sub(r"[\s,\u00a0]|per\s?cent", lambda m: "%" if m[0].startswith("per") else "", match[0].casefold())
        yield Found(match.start(), match.end(), key, " ".join(match[0].split()))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    digits, scale = (_DIGITS, _SCALE) if language == "en" else (DIGITS, SCALE)
    rank = f"(?P<rank>{_RANKS.get(language, '(?!)')})?"
    return re.compile(rf"{_BEFORE}(?P<digits>{digits}){rank}{scale}{_BEHIND}", re.IGNORECASE)


def numbers_in(side: Side, language: str) -> Iterator[NumberFound]:
    """Every number in digits, then every number in words."""
    if language == "zh":
        yield from (NumberFound(*one) for one in chinese_numbers(side.wording))
        return
    for match in _pattern(language).finditer(side.wording):
        key = re.sub(r"[\s,]", "", match[0].casefold())
        if language != "en":
            key = match["digits"].replace(",", ".") if match["rank"] else re.sub(r"\s", "", match[0]).replace(",", ".")
        rank = bool(match["rank"])
        key = f"{key}{rank_sign(int(key[-2:]))}" if rank and language != "en" and key.isdigit() else key
        yield NumberFound(match.start(), match.end(), key, " ".join(match[0].split()), rank)
    yield from _worded(side, language)


def _worded(side: Side, language: str) -> Iterator[NumberFound]:
    """Numbers in words; "eighty -second", as some files print it, is one of them."""
    cardinals = meanings.number_words(language, "cardinal")
    ordinals = meanings.number_words(language, "ordinal")
    known = ordinals | cardinals
    inner = known if language in _APART else cardinals  # what any part but the last may be
    after = 0
    for at, folded in enumerate(side.words.folded):
        if at < after or folded.split("-")[0] not in known:
            continue
        parts, end = _parts_at(side.words.folded, at, language, (cardinals, ordinals))
        if parts[-1] not in known or not all(part in inner for part in parts[:-1]):
            continue
        after = end
        total = sum(known[part] for part in parts)
        if parts[0] == "quatre" and len(parts) > 1:  # quatre-vingts: four times twenty
            total += 3 * 20 - 4
        is_ordinal = parts[-1] in ordinals
        first, last = side.words[at], side.words[end - 1]
        printed = first.printed if end == at + 1 else (" " if language in _APART else "-").join(parts)
        key = f"{total}{rank_sign(total)}" if is_ordinal else str(total)
        yield NumberFound(first.start, last.end, key, printed, is_ordinal)


def _parts_at(
    words: Sequence[str], at: int, language: str, known: tuple[dict[str, int], dict[str, int]]
) -> tuple[list[str], int]:
    """The parts of the number that begins there, as far as words tell, and where it ends."""
    parts, end = words[at].split("-"), at + 1
    if len(parts) == 1 or not parts[-1]:
        parts, end = _parted(words, at, end)
    while language in _APART and end < len(words) and any(words[end] in table for table in known):
        parts, end = [*parts, words[end]], end + 1
    if joined := _joined(words[end : end + 2], parts, language, known):
        parts, end = [*parts, *joined], end + 2
    is_measure = len(parts) > 1 and parts[-1] in _UNITS  # "a two-day conference"
    return parts[:-1] if is_measure else parts, end


def _joined(following: Sequence[str], parts: list[str], language: str, known: tuple[dict[str, int], ...]) -> list[str]:
    """The part of a number that "and" joins to it: "soixante et onzième" is one number, "dix et vingt" are two."""
    if len(following) < 2 or following[0] != _AND.get(language) or not all(part in known[0] for part in parts):
        return []
    last = following[1].split("-")[0]
    values = [table[last] for table in known if last in table]
    tens = sum(known[0][part] for part in parts)
    return [last] if values and 20 <= tens < 100 and values[0] < 12 and not tens % 10 else []


def _parted(words: Sequence[str], at: int, end: int) -> tuple[list[str], int]:
    """The parts of a number whose hyphen stands apart, and where it ends; the word alone where none does."""
    first = words[at].removesuffix("-")
    if first.endswith("ty") and words[at : at + 1] == [first] and words[end : end + 1] == ["-"]:
        end += 1
    elif words[at] == first:
        return [first], end
    return [first, *words[end : end + 1]], min(end + 1, len(words))
