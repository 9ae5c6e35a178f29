"""The language that a Word file says it is in."""

from __future__ import annotations

from collections import Counter

from drafting.ooxml.names import w
from drafting.ooxml.package import Package
from drafting.ooxml.styles import Look, Styles
from drafting.readers.claims import SAMPLE, claimed, has_han


class Languages:
    """Hears the runs of a document and says in the end what language most of them claim."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Read the document's defaults."""
        self.defaults = styles.default_languages or _theme_languages(package)
        self.heard: Counter[tuple[Look, str]] = Counter()  # letters by look, and by which of its languages they are in
        self.sample = ""

    def hear(self, look: Look, words: str) -> None:
        """Take the words of one run into account."""
        key = "bidi" if look.right_to_left else "eastAsia" if has_han(words) else "val"
        self.heard[look, key] += len(words)
        if len(self.sample) < SAMPLE:
            self.sample += words

    def spoken(self) -> str | None:
        """The tag of the language, "en"; None where the file does not say, says several, or says what can't be."""
        claims: Counter[tuple[str | None, str]] = Counter()
        for (look, key), count in self.heard.items():
            claims[dict(look.languages).get(key), self.defaults.get(key, "")] += count
        return claimed(claims, self.sample)


def _theme_languages(package: Package) -> dict[str, str]:
    for part in package.related("settings"):
        found = package.tree(part).find(w("themeFontLang"))
        if found is not None:
            return {str(key).rpartition("}")[2]: str(value) for key, value in found.attrib.items()}
    return {}
