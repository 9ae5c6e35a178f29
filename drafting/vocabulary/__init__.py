"""What the United Nations says: word lists as data files, each row with its language and source, and one loader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize


def rows(name: str, language: str | None = None) -> Iterator[dict[str, str]]:
    """The rows of one data file, `name` without its ending, a dict of column names each; of one language, if given.

    Lines that start with # say where the rows come from, the first other one names the columns, the first of which is
    the language.
    """
    columns, lines = _table(name)
    opening = f"{language}\t" if language is not None else ""
    for line in lines:
        if line.startswith(opening):
            # No field is quoted or holds a tab, so that splitting is enough: csv takes four times as long.
            yield dict(zip(columns, line.split("\t"), strict=True))


@cache
def _table(name: str) -> tuple[list[str], list[str]]:
    """The columns of one data file and its rows as they stand there."""
    # Beside this module, also where it was installed: importlib.resources takes longer to load than to read the file.
    text = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return head.split("\t"), lines


@cache
def _leads(language: str, part: str) -> re.Pattern[str]:
    """Matches a lead phrase of "preambular" or "operative" paragraphs at the start of a wording."""
    verbs = sorted({r["phrase"] for r in rows("lead_verbs", language) if r["part"] == part})
    verbs.sort(key=len, reverse=True)
    words = "|".join(map(_in_either_form, verbs))
    before = "|".join(_in_either_form(r["word"]) for r in rows("lead_modifiers", language))
    if not verbs:
        return re.compile(r"(?!)")
    if language == "zh":
        return re.compile(f"(?:{words})")  # no spaces: a word ends where the next one begins
    first = rf"(?:(?:{before})\s+)*(?:{words})" if before else f"(?:{words})"
    after = rf"(?:\s+(?:{before}))*" if before else ""
    return re.compile(rf"{first}(?!\w){after}(?!\w)", re.IGNORECASE)


def _in_either_form(phrase: str) -> str:
    """A pattern for a phrase, whether its accents are signs of their own or not."""
    signs = ((sign, normalize("NFD", sign)) for sign in phrase)
    return "".join(re.escape(sign) if sign == apart else f"(?:{sign}|{apart})" for sign, apart in signs)


def lead_length(wording: str, part: str, language: str = "en") -> int:
    """How many characters of `wording` its lead verb takes ("Recalling also" in "Recalling also its resolution").

    `part` is "preambular" or "operative"; 0 where the wording opens with no lead verb of the vocabulary, or where the
    language has none. In case-sensitive scripts the first letter must be a capital, but for Russian.
    """
    match = _leads(language, part).match(wording)
    if match is None or (language in ("en", "fr", "es") and not wording[0].isupper()):
        return 0
    return match.end()


@cache
def _organs() -> dict[str, str]:
    return {row["phrase"].casefold(): row["language"] for row in rows("organs")}


@cache
def _longest_organ() -> int:
    """In words."""
    return max(len(phrase.split()) for phrase in _organs())


def organ_language(wording: str) -> str | None:
    """The language of the line that opens a resolution ("The General Assembly,"); None where it is no such line."""
    if len(wording.split(maxsplit=_longest_organ() + 1)) > _longest_organ() + 1:  # a comma may stand alone
        return None
    words = normalize("NFC", wording).strip().rstrip(",\u060c\uff0c").replace("\u2019", "'").casefold()
    return _organs().get(" ".join(words.split()))
