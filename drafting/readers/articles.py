"""The lines that open the articles of a declaration or treaty, "Article 8", "第八条", and those that end them."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.model.address import Suffix, roman_number
from drafting.readers.markers import han_number, read_suffixes

_NAMES = "Article|ARTICLE|Art\\.|Artículo|ARTÍCULO|Статья|СТАТЬЯ|ال\u0640?مادة"
_NUMBER = r"\d{1,3}|[IVXLC]+(?![\w.])|premier|PREMIER|[Pp]rimero"
ARTICLE = re.compile(
    rf"(?:(?:{_NAMES})\s+({_NUMBER})((?:\s(?:bis|ter|quater))?)|第([一二三四五六七八九十]{{1,3}}|\d{{1,3}})条)"
    r"(?:\s*[.:\uff1a\u2013\u2014-]+(?=\s|$)|(?=\n|\u3000|\s*$))\s*"
)
_TITLE = re.compile(rf"(?:{_NAMES})\s+(?:{_NUMBER})\s+(?=[^\W\d_a-z])")  # "Article 2 Declarations", of a heading alone
_LAST_WORDS = re.compile(
    r"(?:in witness whereof|done at|en foi de quoi|fait à|en fe de lo cual|hecho en|в удостоверение)\b", re.I
)


class Article(NamedTuple):
    """The number of an article and how much of the wording names it: "Article 8", "Article 8. ", "第八条"."""

    number: int
    suffixes: tuple[Suffix, ...]
    printed: str
    length: int


def read_article(wording: str, heading: bool = False) -> Article | None:
    """The article that a wording opens, or None: "Article 8 of the Convention" opens none. `heading`: it is one."""
    found = ARTICLE.match(wording)
    if found is None and heading and (titled := _TITLE.match(wording)):
        found = ARTICLE.match(titled[0].rstrip())
        return _read(found)._replace(length=titled.end()) if found else None
    return _read(found) if found else None


def _read(found: re.Match[str]) -> Article:
    printed = found[1] or found[3]
    number = int(printed) if printed.isdecimal() else roman_number(printed) or han_number(printed) or 1  # premier
    return Article(number, read_suffixes(found[2] or ""), found[0].strip(), found.end())


def closes_articles(wording: str) -> bool:
    """True for what stands below the last article: "IN WITNESS WHEREOF the undersigned", "DONE at"."""
    return _LAST_WORDS.match(wording) is not None
