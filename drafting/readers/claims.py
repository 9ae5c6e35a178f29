"""The language that a file claims to be in, by what its runs say of themselves."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

CONSISTENT = 0.9  # share of the letters that must be in one language: names and titles in another do not count
STATED = 0.5  # share of the letters whose run or style says so itself; defaults are the machine's, not the text's
SAMPLE = 20_000  # characters, enough to know a script
_SCRIPTS = {"ar": "[\u0600-\u06ff]", "ru": "[\u0400-\u04ff]", "zh": "[\u3400-\u9fff]"}


def claimed(claims: Counter[tuple[str | None, str]], sample: str) -> str | None:
    """The tag of the language that most letters claim, "en"; None where there is none, or one that can't be.

    `claims` counts letters by the tag that is said of them ("en-GB", None) and by the one that stands by default.
    """
    letters: Counter[str] = Counter()  # by primary language, defaults included
    stated: Counter[str] = Counter()
    for (own, default), count in claims.items():
        language = (own or default).split("-")[0].lower()
        letters[language] += count
        stated[language] += count if own else 0
    total = letters.total()
    language, count = max(letters.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if not language or language == "x" or count < CONSISTENT * total or stated[language] < STATED * total:
        return None
    return language if _is_in_script(sample, language) else None


def has_han(words: str) -> bool:
    """True where a Chinese character stands among the words."""
    return not words.isascii() and _han().search(words) is not None  # asking is far quicker than looking


@cache
def _han() -> re.Pattern[str]:
    """A Chinese character; made when it is needed, because that takes milliseconds."""
    return re.compile(_SCRIPTS["zh"])


def _is_in_script(words: str, language: str) -> bool:
    """Whether words can be of that language: Arabic, Cyrillic and Han letters are told from others."""
    letters = sum(c.isalpha() for c in words)
    shares = {known: len(re.findall(script, words)) * 2 > letters for known, script in _SCRIPTS.items()}
    return shares[language] if language in shares else not any(shares.values())
