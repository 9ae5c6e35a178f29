"""Days as mastheads and closing lines print them, in six languages: 29 July 2010, 1er juillet 2010, 2010年7月29日."""

from __future__ import annotations

import re
from functools import cache

from drafting.vocabulary import plainly
from drafting.vocabulary.meanings import all_months

_FAR_EAST = r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"


@cache
def day_pattern() -> str:
    """A pattern of a day with six groups, for `day_of`: day, month in words, year; or year, month, day in digits."""
    names = sorted(_months(), key=len, reverse=True)
    month = rf"(?:de\s+)?({'|'.join(map(re.escape, names))})"
    year = r"(?:del?\s+)?(\d{4})(?!\d)(?:\s+(?:года?|г\.))?"
    return rf"(?:(?<!\d)(\d{{1,2}})(?:er|º|°)?\s+{month}\s+{year}|{_FAR_EAST})"


@cache
def _months() -> dict[str, int]:
    """The number of each month by its name in small letters; of the two that Arabic prints, by either."""
    printed = ((name, number) for phrase, number in all_months().items() for name in (phrase, *phrase.split("/")))
    return {name.casefold(): number for name, number in printed}


def is_day(words: str) -> bool:
    """True for words that are a day and nothing else."""
    return re.fullmatch(day_pattern(), plainly(words).strip(), re.IGNORECASE) is not None


def day_of(found: re.Match[str]) -> str | None:
    """The day of a match as ISO 8601; None for a day that no month has."""
    from datetime import date  # only where a file is imported

    day, month, year, *far_east = found.groups()
    try:
        if day:
            return date(int(year), _months()[month.casefold()], int(day)).isoformat()
        return date(*map(int, far_east)).isoformat()
    except ValueError:
        return None
