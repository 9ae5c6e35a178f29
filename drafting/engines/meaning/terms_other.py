"""Terms in other languages than English: "tous les deux ans", "en un plazo de seis meses", "三年内"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafting.engines.meaning.numbers_other import HAN_DIGITS, han_number
from drafting.vocabulary import meanings

# What makes a term of a number of years: "每两年", "为期三年", "三年内", "三年后".
_HAN_TERM = (
    rf"(?:(?P<every>每(?:隔)?)|(?P<for>为期|历时|延长))?(?P<n>\d{{1,3}}|[{HAN_DIGITS}]{{1,4}})\s?(?P<unit>%s)"
    r"(?P<behind>之?内|以内|之?后|以后)?"
)
_AFTER = "后"
_SINGLE = "1"  # "раз в год", "cada año" are rates


def terms_in(wording: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The offsets of each term, and what it says as in English: "within 6 month", "every 2 years"."""
    if language == "zh":
        yield from _han_terms(wording)
        return
    pattern = _pattern(language)
    for match in pattern.finditer(wording) if pattern else ():
        if match["rate"]:
            yield *match.span(), _every(int(_said("rate", language)[_plain(match["rate"])]))
            continue
        opening = _said("opening", language)[_plain(match["opening"])]
        unit, _, count = _said("unit", language)[_plain(match["unit"] or match["dual"])].partition(" ")
        number = count or _number(match["n"] or _SINGLE, language)
        if number:
            yield *match.span(), _key(opening, number, unit)


def _key(opening: str, number: str, unit: str) -> str:
    return _every(int(number)) if opening == "every" and unit == "year" else f"{opening} {number} {unit}"


def _every(years: int) -> str:
    return f"every {years} years"


def _number(printed: str, language: str) -> str:
    said = _plain(printed)
    return said if said.isdecimal() else str(meanings.number_words(language, "cardinal").get(said, ""))


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("\u2019", "'").split())


@cache
def _said(kind: str, language: str) -> dict[str, str]:
    return meanings.terms(language, kind)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """An opening, a number and what is counted, or a rate; None where a language has no terms."""
    units = _said("unit", language)
    if not units:
        return None
    numbers = _either([*meanings.number_words(language, "cardinal"), "un", "une", "uno"])
    dual = _either(unit for unit, value in units.items() if " " in value)
    plain = _either(unit for unit, value in units.items() if " " not in value)
    opening, rate = _either(_said("opening", language)), _either(_said("rate", language))
    return re.compile(
        rf"\b(?:(?P<rate>{rate})|(?P<opening>{opening})\s+(?:(?P<dual>{dual})|(?P<n>\d{{1,3}}|{numbers})\s+(?P<unit>{plain})))\b",
        re.IGNORECASE,
    )


def _either(phrases: Iterator[str] | list[str] | dict[str, str]) -> str:
    """A pattern for any of some phrases, the longest first, with whatever spaces and apostrophes."""
    longest = sorted(set(phrases), key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['\u2019]") for one in longest) or r"(?!)"


def _han_terms(wording: str) -> Iterator[tuple[int, int, str]]:
    units = _said("unit", "zh")
    pattern = _HAN_TERM % _either(units)
    for match in re.finditer(pattern, wording):
        if not (match["every"] or match["for"] or match["behind"]):
            continue
        behind = "after" if (match["behind"] or "").endswith(_AFTER) else "within"
        opening = "every" if match["every"] else "for" if match["for"] else behind
        yield *match.span(), _key(opening, str(han_number(match["n"])), units[match["unit"]])
    for rate, years in _said("rate", "zh").items():
        yield from ((*match.span(), _every(int(years))) for match in re.finditer(re.escape(rate), wording))
