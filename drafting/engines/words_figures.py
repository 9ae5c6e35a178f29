"""Dates, sums, numbers and citations of several words, marked whole where a part of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from drafting.engines.tokens import is_han, is_word
from drafting.engines.words_gaps import Gap
from drafting.engines.words_layout import HAN_DIGITS, Tokens
from drafting.vocabulary.meanings import all_months, measures

_AROUND = 8  # units beside a gap in which a figure may begin or end: "from 13 to 15 February 2008"
_YEAR_DIGITS = 4
_MONTH, _SIGN = 25, 6  # characters of the longest month with "of" behind it, of "US$ " and "Nos. "


class _Figure(NamedTuple):
    """A figure by position in the units of its side."""

    start: int
    end: int
    is_date: bool


class _Patterns(NamedTuple):
    """What follows the first digit of a figure and what may stand before it; a date is the group "date".

    Months and measures are looked up, not matched: `days` ends before a month, `year` begins behind it, `after_month`
    stands between; a measure may follow where the group "number" is all of the figure.
    """

    days: re.Pattern[str]
    year: re.Pattern[str]
    from_digit: re.Pattern[str]
    before: re.Pattern[str]
    after_month: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|-е|-го)?"
    of = r"(?:\s+(?:de|del|of))?\s+"
    days = rf"{day}(?:(?:\s?-\s?|\s+(?:to|and|al?|y|au|et|по|и)\s+){day})?"
    number = r"\d+(?:[.,\u066b\u066c]\d+)*(?:\s\d{3}(?!\w)){0,4}"
    return _Patterns(
        re.compile(f"{days}{of}"),
        re.compile(rf"(?:(?:{of}|,\s)\d{{4}})?(?!\w)"),
        re.compile(
            r"(?P<date>\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)"
            r"|\d{1,4}(?:\s[A-Z])?\s\((?:\d{4}|[IVXLC]+)\)"  # resolution 1325 (2000), 31/6 A, 3363 (XXX)
            r"|\d{1,4}/\d{1,4}\s[A-Z](?!\w)"
            r"|\d{1,3}(?:\s?\((?:[a-z]|[ivx]{1,5})\)){1,2}"  # paragraph 3 (a)
            rf"|[{HAN_DIGITS}]{{2,}}"  # 第七十八届会议; one alone is as often a part of a word
            rf"|(?P<number>{number})",
        ),
        re.compile(r"(?:(?:US|C|A)?[$€£¥]\s?|\b[Nn]os?\.\s|№\s?)\Z"),
        re.compile(rf"(?:{of}|,\s)\Z"),
    )


@cache
def _months() -> dict[str, list[str]]:
    return _by_initial(all_months())


@cache
def _measures() -> dict[str, list[str]]:
    return _by_initial((*measures(), "%", "°C", "°F", "°"))


def _by_initial(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their first letter, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


def with_whole_figures(here: Tokens, there: Tokens, gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps, grown so that none cuts a figure of either side; two that meet become one.

    A date that only became more or less exact is cut: "July 2010" for "30 July 2010".
    """
    whole = list(gaps)
    if not (here.digits or there.digits):
        return whole
    at = 0
    while at < len(whole):
        gap = whole[at]
        back, on = _lacking(here, there, gap)
        room_back = gap.old_at - (whole[at - 1].old_end if at else 0)
        room_on = (whole[at + 1].old_at if at + 1 < len(whole) else len(here.units)) - gap.old_end
        if at and back >= room_back > 0:
            at -= 1
            whole[at : at + 2] = [whole[at].joined(gap)]
        elif at + 1 < len(whole) and on >= room_on > 0:
            whole[at : at + 2] = [gap.joined(whole[at + 1])]
        elif min(back, room_back) or min(on, room_on):
            whole[at] = gap.grown(min(back, room_back), min(on, room_on))
        else:
            at += 1
    return whole


def _lacking(here: Tokens, there: Tokens, gap: Gap) -> tuple[int, int]:
    """How many kept units before and behind a gap belong to figures that it cuts."""
    if not (here.digits_in(*_near(gap[:2], here)) or there.digits_in(*_near(gap[2:], there))):
        return 0, 0
    old, new = gap[:2], gap[2:]
    ours, theirs = _figures(here, *old), _figures(there, *new)
    back = on = 0
    for side, mine, marked, others, other in ((here, ours, old, theirs, new), (there, theirs, new, ours, old)):
        for figure in mine:
            if _is_cut(figure, marked) and not _is_refined(side, figure, marked, others, other):
                back = max(back, marked[0] - figure.start)
                on = max(on, figure.end - marked[1])
    return back, on


def _near(marked: tuple[int, int], side: Tokens) -> tuple[int, int]:
    """What is marked, and a unit or two beside it."""
    return max(marked[0] - 2, 0), min(marked[1] + 2, len(side.units))


def _figures(side: Tokens, start: int, end: int) -> list[_Figure]:
    """The figures of two units or more around both ends of what is marked; those well inside it are not cut."""
    found: list[_Figure] = []
    after = 0
    for digit in _digits_around(side, start, end):
        if digit >= after:
            first, after, is_date = _around(side.plain, digit)
            unit, stop = side.units_of(first, after)
            if stop - unit > 1:
                found.append(_Figure(unit, stop, is_date))
    return found


def _digits_around(side: Tokens, start: int, end: int) -> list[int]:
    lo, hi = max(start - _AROUND, 0), min(end + _AROUND, len(side.units))
    if end - start <= 2 * _AROUND:
        return side.digits_in(lo, hi)
    return side.digits_in(lo, start + _AROUND) + side.digits_in(end - _AROUND, hi)


def _around(wording: str, digit: int) -> tuple[int, int, bool]:
    """The figure that a digit opens, or has a sign or a month before it: start, end, and whether it is a date."""
    patterns = _patterns()
    while digit and wording[digit] in HAN_DIGITS and wording[digit - 1] in HAN_DIGITS:
        digit -= 1
    if end := _end_of_date(wording, digit):
        return digit, end, True
    match = patterns.from_digit.match(wording, digit)
    if match is None:
        return digit, digit + 1, False
    if match["date"]:
        return digit, match.end(), True
    end = _end_of_measure(wording, match.end()) if match["number"] else match.end()
    if end - digit == _YEAR_DIGITS and (month := _month_before(wording, digit)) is not None:
        return month, end, True
    sign = patterns.before.search(wording, max(digit - _SIGN, 0), digit)
    return (sign.start() if sign else digit), end, False


def _end_of_date(wording: str, digit: int) -> int | None:
    """Where a date with the name of a month ends that begins with a digit; None where there is none."""
    patterns = _patterns()
    days = patterns.days.match(wording, digit)
    for month in _months().get(wording[days.end() : days.end() + 1], ()) if days else ():
        if days and wording.startswith(month, days.end()):
            year = patterns.year.match(wording, days.end() + len(month))
            if year:
                return year.end()
    return None


def _end_of_measure(wording: str, number_end: int) -> int:
    """Where the measure ends that belongs to the number before it ("million", "%"); where that ends, if none does."""
    at = number_end + wording[number_end : number_end + 1].isspace()
    for measure in _measures().get(wording[at : at + 1], ()):
        end = at + len(measure)
        is_open = measure[-1] in "%°" or is_han(measure[-1])  # a letter may follow
        if wording.startswith(measure, at) and (is_open or end == len(wording) or not is_word(wording[end])):
            return end
    return number_end


def _month_before(wording: str, year: int) -> int | None:
    """Where a month begins that stands before a year, with no letter before it; None where none does."""
    first = max(year - _MONTH, 0)
    after = _patterns().after_month.search(wording, first, year)
    before = wording[first : after.start()] if after else ""
    ends = (month for months in _months().values() for month in months if before.endswith(month))
    starts = [first + len(before) - len(month) for month in ends]
    return min((at for at in starts if not at or not is_word(wording[at - 1])), default=None)


def _is_cut(figure: _Figure, marked: tuple[int, int]) -> bool:
    start, end = marked
    if start == end:
        return figure.start < start < figure.end
    return figure.start < end and figure.end > start and not (start <= figure.start and figure.end <= end)


def _is_refined(
    side: Tokens, figure: _Figure, marked: tuple[int, int], others: Sequence[_Figure], other: tuple[int, int]
) -> bool:
    """True where the other wording has what is kept of a date as a whole date, and nothing in place of the rest."""
    if not figure.is_date or other[0] != other[1]:
        return False
    if marked[0] <= figure.start:  # its end is kept
        size = figure.end - marked[1]
        start = other[1]
        year = side.units[figure.end - 1]
        if size == 1 and len(year) == _YEAR_DIGITS and year.isdecimal():
            return True
    else:
        size = marked[0] - figure.start
        start = other[0] - size
    return any(one.is_date and (one.start, one.end) == (start, start + size) for one in others)
