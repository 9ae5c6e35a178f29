"""What the United Nations says: word lists as data files, and the words that open its texts and paragraphs."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from drafting.vocabulary.tables import ARABIC_MARKS, rows

__all__ = ["ARABIC_MARKS", "lead_length", "organ_language", "plainly", "rows"]


@cache
def _leads(part: str) -> re.Pattern[str]:
    """Matches an English lead phrase of "preambular" or "operative" paragraphs at the start of a wording."""
    verbs = sorted({r["phrase"] for r in rows("lead_verbs", "en") if r["part"] == part})
    verbs.sort(key=len, reverse=True)
    words = "|".join(map(re.escape, verbs))
    before = "|".join(re.escape(r["word"]) for r in rows("lead_modifiers", "en"))
    return re.compile(rf"(?:(?:{before})\s+)*(?:{words})(?!\w)(?:\s+(?:{before}))*(?!\w)", re.IGNORECASE)


def lead_length(wording: str, part: str, language: str = "en") -> int:
    """How many characters of `wording` its lead verb takes ("Recalling also" in "Recalling also its resolution").

    `part` is "preambular" or "operative"; 0 where the wording opens with no lead verb of the vocabulary, or where the
    language has none. In case-sensitive scripts the first letter must be a capital, but for Russian.
    """
    if language in ("en", "fr", "es") and not wording[:1].isupper():
        return 0
    if language == "en":
        match = _leads(part).match(wording)
        return match.end() if match else 0
    from drafting.vocabulary import leads  # not for English texts, which need no more than a pattern

    return leads.length(wording, part, language)


_NUMBER_WORDS = 4  # of a session: "Soixante et Onzième"; "… Assemblée mondiale de la Santé"


@cache
def _organs() -> dict[str, str]:
    return {row["phrase"].casefold(): row["language"] for row in rows("organs") if "\u2026" not in row["phrase"]}


@cache
def _numbered_organs() -> tuple[tuple[str, str, str], ...]:
    """What stands before and behind the number of a session in the names of organs that bear one, and the language."""
    found = ((row["phrase"].casefold().partition("\u2026"), row["language"]) for row in rows("organs"))
    return tuple((before, behind, language) for (before, gap, behind), language in found if gap)


@cache
def _longest_organ() -> int:
    """In words."""
    return max(len(phrase.split()) for phrase in _organs())


def plainly(words: str) -> str:
    """The words with their accents in the letters and without Arabic vowels, whichever way they are set."""
    return words if words.isascii() else re.sub(ARABIC_MARKS, "", normalize("NFC", words))


def organ_language(wording: str) -> str | None:
    """The language of the line that opens a resolution ("The General Assembly,"); None where it is no such line."""
    if len(wording.split(maxsplit=_longest_organ() + 1)) > _longest_organ() + 1:  # a comma may stand alone
        return None
    return _language_of_line(wording)


@lru_cache(1_000)  # lines in tables are many and alike, and all are asked about more than once
def _language_of_line(wording: str) -> str | None:
    words = plainly(wording).strip().rstrip(",\u060c\uff0c").replace("\u2019", "'").casefold()
    said = " ".join(words.split())
    return _organs().get(said) or next((one[2] for one in _numbered_organs() if _is_numbered(said, one)), None)


def _is_numbered(said: str, organ: tuple[str, str, str]) -> bool:
    before, behind, _ = organ
    if not (said.startswith(before) and said.endswith(behind) and len(said) > len(before) + len(behind)):
        return False
    return len(said[len(before) : len(said) - len(behind)].split()) <= _NUMBER_WORDS
