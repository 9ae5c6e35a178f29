"""The language that a Word file says it is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from drafting.ooxml.names import w
from drafting.ooxml.package import Package
from drafting.ooxml.styles import Look, Styles

CONSISTENT = 0.9  # share of the letters that must be in one language: names and titles in another do not count
STATED = 0.5  # share of the letters whose run or style says so itself; defaults are the machine's, not the text's
_SAMPLE = 20_000  # characters, enough to know a script
_SCRIPTS = {"ar": "[\u0600-\u06ff]", "ru": "[\u0400-\u04ff]", "zh": "[\u3400-\u9fff]"}


class Languages:
    """Hears the runs of a document and says in the end what language most of them claim."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Read the document's defaults."""
        self.defaults = styles.default_languages or _theme_languages(package)
        self.heard: Counter[tuple[Look, str]] = Counter()  # letters by look, and by which of its languages they are in
        self.sample = ""

    def hear(self, look: Look, words: str) -> None:
        """Take the words of one run into account."""
        is_han = not words.isascii() and _han().search(words)  # asking is far quicker than looking
        key = "bidi" if look.right_to_left else "eastAsia" if is_han else "val"
        self.heard[look, key] += len(words)
        if len(self.sample) < _SAMPLE:
            self.sample += words

    def spoken(self) -> str | None:
        """The tag of the language, "en"; None where the file does not say, says several, or says what can't be."""
        letters: Counter[str] = Counter()  # by primary language, defaults included
        stated: Counter[str] = Counter()
        for (look, key), count in self.heard.items():
            own = dict(look.languages).get(key)
            language = (own or self.defaults.get(key, "")).split("-")[0].lower()
            letters[language] += count
            stated[language] += count if own else 0
        total = letters.total()
        language, count = max(letters.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if not language or language == "x" or count < CONSISTENT * total or stated[language] < STATED * total:
            return None
        return language if _is_in_script(self.sample, language) else None


@cache
def _han() -> re.Pattern[str]:
    """A Chinese character; made when it is needed, because that takes milliseconds."""
    return re.compile(_SCRIPTS["zh"])


def _theme_languages(package: Package) -> dict[str, str]:
    for part in package.related("settings"):
        found = package.tree(part).find(w("themeFontLang"))
        if found is not None:
            return {str(key).rpartition("}")[2]: str(value) for key, value in found.attrib.items()}
    return {}


def _is_in_script(words: str, language: str) -> bool:
    """Whether words can be of that language: Arabic, Cyrillic and Han letters are told from others."""
    letters = sum(c.isalpha() for c in words)
    shares = {known: len(re.findall(script, words)) * 2 > letters for known, script in _SCRIPTS.items()}
    return shares[language] if language in shares else not any(shares.values())
