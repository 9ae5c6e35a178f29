"""Dates, years, periods and terms in a wording, compared by what they say: 13-15 February is from 13 to 15 February."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.places import Found
from drafting.vocabulary import meanings

_YEAR = r"(?:1[89]|20)\d\d"
_BETWEEN = r"\s*(?:[-\u2010-\u2014]|to|and|al?|y|au|et|по|и|إلى|و)\s*"
_DIGIT = re.compile(r"\d")
_OF_TIME = ("year", "month", "week", "day", "annual", "ennial")  # without which no English term is found
# What makes a date a deadline, right before it.
_UNTIL = {
    "en": r"\b(?:by|before|until|(?:no|not)\s+later\s+than)\s+(?:the\s+(?:end|middle|beginning)\s+of\s+)?",
    "fr": (
        r"\b(?:d['’]ici(?:\s+[àa]u?)?|avant|au\s+plus\s+tard(?:\s+[àa]u?)?|jusqu['’]?(?:à|au|en))\s+(?:le\s+|en\s+|la\s+)*"
        r"(?:(?:fin|mi-|début)\s*(?:de\s+(?:l['’]année\s+)?)?)?"
    ),
    "es": (
        r"\b(?:antes\s+de(?:l)?|a\s+más\s+tardar|no\s+más\s+tarde\s+de(?:l)?|hasta|para)\s+(?:en\s+|el\s+|a\s+)*"
        r"(?:(?:que\s+finalice|fines\s+de|finales\s+de|mediados\s+de|principios\s+de|(?:el\s+)?final\s+de)\s+(?:l\s+|el\s+)?)?(?:año\s+)?"
    ),
    "ru": r"\b(?:до|к|не\s+позднее)\s+(?:конца\s+|концу\s+|середины\s+|середине\s+|начала\s+)?",
    "ar": r"(?:قبل|بحلول|حتى|أقصاه|يتجاوز)\s+(?:نهاية\s+|منتصف\s+)?(?:(?:عام|سنة|شهر|يوم)\s+)?",
    "zh": r"(?:[不最至]迟于|不晚于|截至|到)\s?",
}
_HAN_TITLE = re.compile("《[^《》]*\\Z")  # before a year in a Chinese title
_HAN_UNTIL = re.compile(r"(?:年?底|年中|年初)?(?:之|以)?前")  # behind a Chinese date: "2030年底之前"
_UNTIL_AT_MOST = 50  # characters
_FIRST_MONTH = 3  # the group of the pattern below


@dataclass(slots=True, eq=False, repr=False)
class DateFound(Found):
    """A date. `parts` are day, last day, month, year, last year; None where it does not say. A term has none."""

    parts: tuple[int | None, ...] = ()
    is_title: bool = False  # "the 2030 Agenda", "Convention, 1930": the year is part of a name
    deadline: str = ""  # "by the end of 2024": the date with what makes it a deadline, "" where it is none


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months = sorted(meanings.months(language), key=len, reverse=True)
    # Of the two names that Arabic prints the second may stand in brackets: "تموز (يوليه)".
    month = "|".join(re.sub("/", r"\\s?[/(]\\s?", re.escape(one)) for one in months) or r"(?!)"
    day = r"(\d{1,2})(?:st|nd|rd|th|er|º|°|-е|-го)?"
    of = r"(?:\s+(?:de|del|of))?\s+"
    first = "".join({one[0] for one in months})  # most of a wording is passed over by its first letters
    return re.compile(
        rf"(?=[\d{re.escape(first)}])(?:(?<![\w./-])(?:{day}(?:{_BETWEEN}{day})?{of})?({month})\)?(?:(?:{of}|,\s*)({_YEAR})(?!\d|/))?(?!\w)"
        rf"|(?:(?<![\w./,-])|(?<=\bmi-))(?P<year>{_YEAR})(?:\s?[-\u2010-\u2014]\s?(?P<last>(?:{_YEAR}|\d\d)))?(?![\w/])"
        r"|(?P<y>\d{4})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日(?:(?:[至到]|[-\u2013\u2014])(?P<to>\d{1,2})日)?)?)?)",
    )


@cache
def _term(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(meanings.number_words(language, "cardinal"), key=len, reverse=True)) or r"(?!)"
    rates = "|".join(re.escape(one) for one in meanings.number_words(language, "frequency")) or r"(?!)"
    return re.compile(
        rf"\b(?:in|within|after|over|every|for)\s+(?:the\s+(?:next|coming|following)\s+)?(?P<n>\d+|{words}|one)[\s-]"
        rf"(?P<unit>year|month|week|day)s?(?:['’]?\s+time)?\b['’]?|\b(?P<rate>{rates})\b",
        re.IGNORECASE,
    )


@cache
def _until(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_UNTIL.get(language, '(?!)')})\Z", re.IGNORECASE)


def dates_in(wording: str, language: str) -> Iterator[DateFound]:
    """Every date of a wording, then every term ("in three years time", "every two years")."""
    for match in _pattern(language).finditer(wording) if _DIGIT.search(wording) else ():
        parts = _parts(match, language)
        if parts is not None:
            printed = " ".join(match[0].split())
            is_title = _is_title(wording, match)
            until = _until(language).search(wording, max(match.start() - _UNTIL_AT_MOST, 0), match.start())
            deadline = " ".join(f"{until[0]}{printed}".split()) if until else ""
            if match["y"] and (behind := _HAN_UNTIL.match(wording, match.end())):
                deadline = f"{deadline or printed}{behind[0]}"
            yield DateFound(match.start(), match.end(), _key(parts), printed, parts, is_title, deadline)
    if language != "en":
        from drafting.engines.meaning.terms_other import terms_in  # English needs none of it

        for start, end, key in terms_in(wording, language):
            yield DateFound(start, end, key, " ".join(wording[start:end].split()))
    lower = wording.lower() if language == "en" else ""
    if any(word in lower for word in _OF_TIME):
        for match in _term(language).finditer(wording):
            yield DateFound(match.start(), match.end(), _term_key(match, language), " ".join(match[0].split()))


def _parts(match: re.Match[str], language: str) -> tuple[int | None, ...] | None:
    """Day, last day, month, year and last year; None for "May" the word, a month without day and year."""
    first, last, month, year = match.group(1, 2, 3, 4)
    if month:
        if not first and not year:
            return None
        named = re.sub(r"\s?[/(]\s?", "/", month)
        return (_int(first), _int(last), meanings.months(language)[named], _int(year), None)
    if match["y"]:
        return (_int(match["d"]), _int(match["to"]), _int(match["m"]), int(match["y"]), None)
    year, end = match["year"], match["last"]
    if end and len(end) < len(year):
        end = year[: len(year) - len(end)] + end
    return (None, None, None, int(year), _int(end))


def _is_title(wording: str, match: re.Match[str]) -> bool:
    if _HAN_TITLE.search(wording, 0, match.start()):
        return True
    if match[_FIRST_MONTH] or match["y"]:
        return False
    after = wording[match.end() : match.end() + 2]
    before = wording[max(match.start() - 40, 0) : match.start()]
    named = re.search(r"(?:[A-Z][\w’']+,\s|\([^()]*,\s)$", before)
    return bool(named) or (len(after) > 1 and after[0].isspace() and after[1].isupper())


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _key(parts: tuple[int | None, ...]) -> str:
    return "-".join("" if part is None else str(part) for part in parts)


def _term_key(match: re.Match[str], language: str) -> str:
    if match["rate"]:
        return f"every {meanings.number_words(language, 'frequency')[match['rate'].lower()]} years"
    count = match["n"].lower()
    number = 1 if count == "one" else meanings.number_words(language, "cardinal").get(count, count)
    return f"{match[0].split()[0].lower()} {number} {match['unit'].lower()}"


def is_refined(one: DateFound, other: DateFound) -> bool:
    """True where one says all that the other says, and more: 8 September 2000 and September 2000."""
    if not one.parts or not other.parts:
        return False
    return all(a == b or a is None for a, b in zip(one.parts, other.parts, strict=True)) or all(
        a == b or b is None for a, b in zip(one.parts, other.parts, strict=True)
    )
