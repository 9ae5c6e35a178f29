"""What a text cites by number: resolutions, decisions, articles, conventions, symbols, each with the date behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.dates import DateFound
from drafting.engines.meaning.numbers_other import han_number
from drafting.engines.meaning.places import Found
from drafting.vocabulary import meanings

_SLASHED = r"(?:S-|ES-)?\d{1,4}/\d{1,4}(?:\s[A-Z](?=[\s,;.]|$))?"
_BRACKETED = r"\d{1,4}\s?\((?:\d{4}|[IVXL]+)\)(?:\s[A-Z](?=[\s,;.]|$))?"
_SYMBOL = r"[A-Z]{1,3}(?:/[A-Z0-9][\w.()-]*)*/(?=[A-Z.]*\d)[\w.()-]*\w"
_PLAIN = r"\d{1,3}(?:\.\d{1,2})?(?:\s?\(\w{1,2}\))*"
_NUMBER = rf"{_SYMBOL}|{_SLASHED}|{_BRACKETED}|{_PLAIN}"
_DIGIT = re.compile(r"\d")
_OF_A_YEAR = re.compile(r"\(\d{4}\)$")
# What stands between a number and the date behind it, by language. Whose resolution it is comes before the number in
# English, elsewhere behind: "de l'Assemblée générale, en date du".
_WHOSE = r"(?:\s+[^\W\d_]+(?:['’][^\W\d_]+)?){0,8}?"
_OF = {
    "en": r"\s+of\s+(?:the\s+)?",
    "fr": rf"{_WHOSE},?\s+(?:en\s+date\s+)?du\s+(?=\d)",
    "es": rf"{_WHOSE},?\s+del?\s+(?=\d)",
    "ru": rf"{_WHOSE},?\s+от\s+(?=\d)",
    "ar": rf"{_WHOSE}\u060c?\s+المؤرخة?\s+(?:في\s+)?(?=\d)",
}
_HAN_CLASSES = {"决议": "resolution", "决定": "decision", "条": "article"}
_HAN_CLASS = re.compile(r"[^\u3002\uff1b]{0,120}?(决议|决定)")  # names the class of all numbers before it
_HAN_ARTICLE = r"第(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,5})条"
_UNITS = "years|months|weeks|days|persons|people|countries|States|Member|million|billion|per"
_OFTEN_LISTED = frozenset({"article", "paragraph", "rule", "regulation", "goal", "target", "instrument"})
_BACK = 90  # characters before a number in which the word for the whole list stands


@dataclass(slots=True, eq=False, repr=False)
class Citation(Found):
    """A cited number. `what` is its class ("resolution", "article"), "" where no word says it; `date` stands behind."""

    what: str = ""
    date: DateFound | None = None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A word and its first number; a further number of the list, in full; one that may be plain."""
    phrases = sorted(meanings.cited_documents(language), key=len, reverse=True)
    word = "|".join(re.escape(one) for one in phrases) or r"(?!)"
    first = "".join(sorted({re.escape(one[0]) for one in phrases})) or "0"  # most of a wording is passed over by these
    end = r"(?![\w/])(?!-[A-Z])(?!\s?(?:per cent|%))"  # "Goal 4-Education 2030 Steering Committee" is a name
    months = "|".join(re.escape(one) for one in meanings.months(language)) or r"(?!)"
    joined = r"(?:\s*[,;\u060c]\s*(?:and\s+|y\s+|et\s+|и\s+)?|\s+(?:and|or|to|y|e|et|ou|и|или)\s+|\s+و\s?)"
    gap = r"(?:\s+of)?(?:\s+Nos?\.)?(?:\s+|(?<=\.))"
    return (
        re.compile(
            rf"(?=[{first}])(?<![\w.-])(?P<word>{word}){gap}(?P<number>{_NUMBER}){end}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?=[A-Z\d])(?:(?<![\w./-])|(?<=第))(?P<number>{_SYMBOL}|{_SLASHED}|{_BRACKETED})(?:{end}|(?=号|段))"
        ),
        re.compile(rf"{joined}(?:Nos?\.\s)?(?P<number>{_PLAIN}){end}(?!\s(?:{months}|{_UNITS})\b)"),
    )


def citations_in(wording: str, language: str, dates: list[DateFound]) -> list[Citation]:
    """Every citation of a wording in order of place. A number in a list takes the word that opens the list."""
    if not (_DIGIT.search(wording) or (language == "zh" and "条" in wording)):
        return []
    worded, slashed, plain = _patterns(language)
    behind = {date.start: date for date in dates}
    found: dict[int, Citation] = {}
    for match in worded.finditer(wording):
        what = meanings.cited_documents(language)[match["word"].lower()]
        if not _is_cited(match, what):
            continue
        found[match.start("number")] = _citation(wording, match, what, behind, language)
        if what in _OFTEN_LISTED:
            at = match.end()
            while more := plain.match(wording, at):
                found.setdefault(more.start("number"), _citation(wording, more, what, behind, language))
                at = more.end()
    lists = sorted(found)  # a number with a slash takes the class of the citation before it
    for match in slashed.finditer(wording):
        at = match.start("number")
        if at not in found:
            before = bisect_left(lists, at) - 1
            what = _listed(wording, at, found[lists[before]]) if before >= 0 else ""
            found[at] = _citation(wording, match, what, behind, language)
            lists.insert(before + 1, at)
    everything = [found[at] for at in sorted(found)]
    return everything if language != "zh" else _in_chinese(wording, everything, dates)


def _is_cited(match: re.Match[str], what: str) -> bool:
    """True unless a plain number only happens to stand behind the word ("reports 12 cases", "resolution 5")."""
    if what not in ("resolution", "decision", "report", "document"):
        return not re.fullmatch(r"[12]\d{3}", match["number"])
    return not re.fullmatch(r"\d+", match["number"])


def _citation(wording: str, match: re.Match[str], what: str, behind: dict[int, DateFound], language: str) -> Citation:
    start, end = match.span("number")
    of = _of_date(language).match(wording, end)
    number = "".join(wording[start:end].split())
    key = _OF_A_YEAR.sub("", number) if what == "instrument" else number  # "general comment No. 16 (1988)" is No. 16
    printed = f"No. {number}" if what == "instrument" else " ".join(wording[start:end].split())
    return Citation(start, end, key.casefold(), printed, what, behind.get(of.end()) if of else None)


@cache
def _of_date(language: str) -> re.Pattern[str]:
    return re.compile(_OF.get(language, r"(?!)"))


def _in_chinese(wording: str, found: list[Citation], dates: list[DateFound]) -> list[Citation]:
    """The same citations with the date that stands before each, the class that is named behind, and articles."""
    before = {date.end: date for date in dates}
    for one in found:
        named = _HAN_CLASS.match(wording, one.end)
        one.what = _HAN_CLASSES[named[1]] if named else ""
        one.date = before.get(one.start - 1) if wording[one.start - 1 : one.start] == "第" else None
    for match in re.finditer(_HAN_ARTICLE, wording):
        printed = match["number"]
        key = str(han_number(printed))
        found.append(Citation(*match.span("number"), key, printed, "article"))
    return sorted(found, key=lambda one: one.start)


def _listed(wording: str, at: int, before: Citation) -> str:
    """The class of the citation before in the same list; "" where none is near or another sentence stands between."""
    if at - before.end > _BACK or re.search(r"[.;:](?:\s|$)", wording[before.end : at]):
        return ""
    return before.what


def is_named_otherwise(old: Citation, new: Citation) -> bool:
    """True where the same number is called a resolution once and a decision the other time."""
    return bool(old.what and new.what and old.what != new.what)


def named(citations: Sequence[Citation]) -> str:
    """The citations as one says them: "resolutions 61/180, 63/194, decision 4/4, No. 29"."""
    classes = dict.fromkeys("" if one.what == "instrument" else one.what for one in citations)
    groups = []
    for what in classes:
        numbers = [one.printed for one in citations if (one.what if one.what != "instrument" else "") == what]
        plural = "s" if what and len(numbers) > 1 else ""
        groups.append(f"{what}{plural} {', '.join(numbers)}".strip())
    return ", ".join(groups)
