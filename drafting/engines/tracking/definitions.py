"""Short names that the texts themselves define: "… Office on Drugs and Crime (UNODC)", "(hereinafter “the Fund”)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafting.model.text import Text
from drafting.vocabulary.thesaurus import Term

_BRACKETED = re.compile(
    r"\((?:hereinafter\s+|herein\s+)?[“\"‘']?(?:the\s+)?([A-Z][\w.&’'-]*(?:\s[A-Z][\w-]*)*)[”\"’']?\)"
)
_LINKS = "of|the|and|for|on|in|against|to|de|la|les|des|du|y|del|los"
_NAME = re.compile(rf"[A-Z][\w’'-]*(?:(?:,\s+|\s+(?:(?:{_LINKS})\s+)*)[A-Z][\w’'-]*)+\s*$")
_REACH = 160  # characters before the bracket in which the full name must begin


def defined_terms(texts: Iterable[Text]) -> tuple[Term, ...]:
    """The short names defined in brackets in the texts, each a class with the full name that stands before it.

    Left out are brackets that fit nothing before them: "(Addis Ababa)", "(A/64/L.64)".
    """
    found = (term for text in texts for p in text.paragraphs for term in _terms(p.wording, text.language))
    return tuple(dict.fromkeys(found))


def _terms(wording: str, language: str) -> Iterator[Term]:
    for match in _BRACKETED.finditer(wording) if "(" in wording else ():
        before = _NAME.search(wording[max(0, match.start() - _REACH) : match.start()])
        full = _full_name(match[1], before[0].strip()) if before else None
        if full:
            yield Term(language, full, full, "defined in the text")
            yield Term(language, full, match[1], "defined in the text")


def _full_name(short: str, words: str) -> str | None:
    """The shortest end of the words, from a capital on, that the short name is made of."""
    ends = [words[capital.start() :] for capital in re.finditer(r"\b[A-Z]", words)]
    return next((end for end in reversed(ends) if " " in end and _fits(short, end)), None)


def _fits(short: str, full: str) -> bool:
    """True where the short name is made of the full one: of its words, or of its letters from the first on."""
    if " " in short:
        return set(short.lower().split()) <= set(full.lower().split())
    letters = [letter for letter in short.lower() if letter.isalpha()]
    rest = iter(full.lower())
    return len(letters) > 1 and full.lower().startswith(letters[0]) and all(letter in rest for letter in letters)
