"""Where a text cites its own paragraphs: "paragraph 36 of the annex", "paragraphs 4 and 5 above", "OP4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.engines.meaning.places import Found, Side

_SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies|alt|pre)\b)?"
_BELOW = _SUFFIX + r"(?:\s?\([a-z]{1,4}\)){0,2}"
_ONE = rf"\d{{1,3}}(?!\d){_BELOW}"
_OWN = r"(?:resolution|declaration|decision|plan|programme|document|text|outcome|agreement|compact|pact|annex)\b"
_PARAGRAPHS = (  # compiled when first needed, as are the others
    rf"(?=[op])\b(?:(?P<pp>preambular|operative)\s+)?(?:paragraphs?|paras?\.?)\s+(?P<numbers>{_ONE}"
    rf"(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|to)\s+|\s?[-\u2013]\s?){_ONE})*)"
    r"(?P<tail>,?\s+(?:(?:of|in|to)\s+(?:the\s+|its\s+)?(?P<part>annex(?:\s+[IVX]+)?)\b"
    r"(?!,?\s+(?:to|of)\s+(?!the\s+present|this\s))"
    rf"|(?:of|in)\s+(?P<self>the\s+present|this)\s+(?:draft\s+)?(?:political\s+)?{_OWN}"
    r"|(?:above|below|hereof)\b))?"
)
_SPOKEN = r"(?<!its )\b(?P<series>OP|PP)\s?(?P<number>\d{1,2})(?!\d)(?P<below>" + _BELOW + ")"
_NUMBER = rf"(\d{{1,3}})({_BELOW})"
# A number behind which another document is named is that document's ("paragraph 12 of resolution 55/2").
_BACK = 300  # characters in which a document may be named before its paragraph
_OTHER = r"\d/\d|\b(?:its|resolution|decision|declaration|convention|report|document|agenda)\b"
_ELSEWHERE = r",?\s+(?:of|in|to|thereof|therein)\b"


@dataclass(slots=True, eq=False, repr=False)
class Reference(Found):
    """One cited paragraph: series ("PP", "OP" or "" for the text's own numbers), number, letters below, and part.

    `part` is that of an address ("", "annex II"), None where the words leave it to where they stand ("above").
    `is_told` is False for a bare "paragraph 4".
    """

    series: str = ""
    number: int = 0
    below: str = ""
    part: str | None = None
    is_told: bool = True


def references_in(side: Side, language: str) -> list[Reference]:
    """Every citation of a paragraph of the same text, one for each number; ranges give their two ends."""
    if language != "en":
        return side.put_back(_in_other_words(side.plain.wording, language))
    return sorted(_references(side.wording), key=lambda one: one.start)


def _in_other_words(wording: str, language: str) -> Iterator[Reference]:
    from drafting.engines.meaning.references_other import cited_in  # of no use to English texts

    for cited in cited_in(wording, language):
        number = f"{cited.number}{cited.below}"
        said = f" of {'the ' if cited.part == 'annex' else ''}{cited.part}" if cited.part else ""
        key, printed = f"{number}|{cited.part or ''}", f"paragraph {number}{said}"
        yield Reference(cited.start, cited.end, key, printed, "", cited.number, cited.below, cited.part)


def _references(wording: str) -> Iterator[Reference]:
    if "para" in wording.lower():  # found more quickly than a pattern
        yield from _in_words(wording)
    if "OP" in wording or "PP" in wording:
        yield from _as_spoken(wording)


def _in_words(wording: str) -> Iterator[Reference]:
    """ "paragraphs 4 and 5 (a) of the annex" """
    for match in re.finditer(_PARAGRAPHS, wording, re.IGNORECASE):
        if not match["tail"] and _is_elsewhere(wording, match):
            continue
        series = {"preambular": "PP", "operative": "OP"}.get((match["pp"] or "").lower(), "")
        part = "" if match["self"] else _as_address(match["part"]) if match["part"] else None
        for one in re.finditer(_NUMBER, match["numbers"]):
            start, end = (match.start("numbers") + at for at in one.span())
            below = _tidy(one[2])
            printed = f"paragraph {one[1]}{below}" + (f" of {'the ' if part == 'annex' else ''}{part}" if part else "")
            key = f"{series}{one[1]}{below}|{part or ''}"
            is_told = bool(match["tail"] or series)
            yield Reference(start, end, key, printed, series, int(one[1]), below, part, is_told)


def _as_spoken(wording: str) -> Iterator[Reference]:
    """ "OP4 bis" """
    for match in re.finditer(_SPOKEN, wording):
        below = _tidy(match["below"])
        key = f"{match['series']}{match['number']}{below}"
        yield Reference(match.start(), match.end(), key, key, match["series"], int(match["number"]), below, "")


def _tidy(below: str) -> str:
    """What stands behind a number as addresses print it: " bis", "(a)(ii)"."""
    return re.sub(r"^\s?(?=[a-z])", " ", re.sub(r"\s*(?=\()", "", below.lower()))


def _is_elsewhere(wording: str, match: re.Match[str]) -> bool:
    """True for a bare "paragraph 4" of another document, named behind it or before it in the same sentence."""
    sentence = re.split(r"[.;:]\s|\u2029", wording[max(match.start() - _BACK, 0) : match.start()])[-1]
    return bool(re.match(_ELSEWHERE, wording[match.end() :]) or re.search(_OTHER, sentence, re.IGNORECASE))


def _as_address(part: str) -> str:
    """A part as addresses have it: "annex", "annex II"."""
    return " ".join(part.upper().replace("ANNEX", "annex").split())
