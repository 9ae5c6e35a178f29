"""Where a text in another language than English cites its own paragraphs: "paragraphe 4 ci-dessus", "上文第4段".

A number with nothing that says whose it is may be another document's, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_BELOW = r"(?:\s?\(?[a-z]\))?"
_ANNEX_SIGNS = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class _Words(NamedTuple):
    """How a language says it: the word before the numbers, what joins two of them, and what stands behind.

    `own` says that the resolution at hand is meant, `annex` its annex, `near` that it is above or below.
    """

    paragraph: str
    joins: str
    near: str
    own: str
    annex: str


_SAID = {
    "fr": _Words(
        r"\b(?:paragraphes?|par\.)",
        r"et|ou|à",
        r"ci-dessus|ci-dessous|supra|infra|qui\s+précèdent?|précédents?",
        r"de\s+la\s+présente\s+(?:résolution|déclaration|décision)|du\s+présent\s+(?:projet|document|texte|plan)",
        r"de\s+l['’]annexe",
    ),
    "es": _Words(
        r"\b(?:párrafos?|párrs?\.)",
        r"y|o|a",
        r"supra|infra|anterior(?:es)?|precedentes?",
        r"de\s+la\s+presente\s+(?:resolución|declaración|decisión)|del\s+presente\s+(?:proyecto|documento|texto|plan)",
        r"del\s+anexo",
    ),
    "ru": _Words(
        r"\b(?:под)?пункт(?:а|е|у|ом|ы|ов|ам|ах|ами)?",
        r"и|или|по",
        r"выше|ниже",
        r"(?:постановляющей\s+части\s+)?настоящ(?:ей|его)\s+(?:резолюции|декларации|решения|проекта|документа)",
        r"приложения",
    ),
    "ar": _Words(
        r"(?:ال|لل|بال|وال)?فقر(?:ة|تين|تان|ات)",
        r"و|أو|إلى",
        r"أعلاه|أدناه|السابقة",
        r"من\s+(?:منطوق\s+)?هذا\s+(?:القرار|الإعلان|المقرر|المشروع)",
        r"من\s+(?:ال)?مرفق",
    ),
}
_HAN = re.compile(
    r"(?:(?P<own>本(?:决议|宣言|决定)(?:执行部分)?)?(?P<annex>附件(?P<sign>[一二三四五六七八九十]?))?|(?P<near>[上下]文|以上|上述))"
    r"(?P<numbers>第\d{1,3}(?:[、和及或至]+第?\d{1,3})*)段"
)


class Cited(NamedTuple):
    """One number with its offsets, what is below it ("(a)"), and the part: "" for the resolution, None if unsaid."""

    start: int
    end: int
    number: int
    below: str
    part: str | None


def cited_in(wording: str, language: str) -> Iterator[Cited]:
    """Every number of an own paragraph that the wording cites."""
    pattern = _HAN if language == "zh" else _pattern(language)
    for match in pattern.finditer(wording):
        if not (match["own"] or match["annex"] or match["near"]):
            continue
        part = _part(match, language) if match["annex"] else "" if match["own"] else None
        for one in re.finditer(rf"(\d{{1,3}})({_BELOW})", match["numbers"]):
            start, end = (match.start("numbers") + at for at in one.span())
            below = f"({one[2].strip(' ()')})" if one[2] else ""
            yield Cited(start, end, int(one[1]), below, part)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    said = _SAID.get(language)
    if said is None:
        return re.compile(r"(?!)(?P<own>)(?P<annex>)(?P<near>)(?P<numbers>)")
    one = rf"\d{{1,3}}(?!\d){_BELOW}"
    joined = rf"(?:\s*[,\u060c]\s*(?:(?:{said.joins})\s+)?|\s+(?:{said.joins})\s*|\s?[-\u2013\u2014]\s?)"
    behind = rf"(?P<near>{said.near})|(?P<annex>{said.annex})(?:\s+(?P<sign>[IVX]+)\b)?|(?P<own>{said.own})"
    return re.compile(rf"{said.paragraph}\s+(?P<numbers>{one}(?:{joined}{one})*),?\s+(?:{behind})(?!\w)", re.IGNORECASE)


def _part(match: re.Match[str], language: str) -> str:
    """An annex as addresses have it: "annex", "annex II"."""
    sign = match["sign"] or ""
    if language == "zh" and sign:
        sign = _ROMAN[_ANNEX_SIGNS.index(sign)]
    return f"annex {sign.upper()}".strip()
