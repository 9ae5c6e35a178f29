"""Figures that changed: citations, dates, sums and numbers, each told once; added detail weighs less than a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from drafting.engines.meaning.citations import Citation, citations_in, is_named_otherwise, named
from drafting.engines.meaning.dates import DateFound, dates_in, is_refined
from drafting.engines.meaning.numbers import NumberFound, numbers_in, sums_in
from drafting.engines.meaning.phrases import Phrases
from drafting.engines.meaning.places import Found, Matched, Wordings, matched
from drafting.engines.meaning.references import references_in
from drafting.model.changes import Flag, FlagKind
from drafting.vocabulary import meanings

# Words marked with a date that came or went; in a longer run it belongs to a new clause, and a deadline alone is told.
_SHORT = 8
_BRIEF = 4  # the same for a number
_LONG = 20  # words of a gap in which one great number stands for another
_SESSION = re.compile(r"(?:,?\s(?:and\s)?[\w-]+){0,3}?\ssessions?\b")
_GREAT = re.compile(r"(?:million|billion|trillion)s?$")
_COVERED = b"\1"
F = TypeVar("F", bound=Found)


class _Figures(NamedTuple):
    citations: list[Citation]
    dates: list[DateFound]
    sums: list[Found]
    numbers: list[NumberFound]


def figure_flags(wordings: Wordings) -> Iterator[Flag]:
    """The flags of one change that concern figures."""
    if not _touches_figures(wordings):
        return
    old = _figures(wordings, is_new=False)
    new = _figures(wordings, is_new=True)
    yield from _citation_flags(wordings, old.citations, new.citations)
    yield from _date_flags(wordings, old.dates, new.dates)
    yield from _plain_flags(wordings, FlagKind.SUM, old.sums, new.sums)
    yield from _plain_flags(wordings, FlagKind.NUMBER, old.numbers, new.numbers)


@cache
def _telling(language: str) -> frozenset[str]:
    """Words that tell of a figure: months, what is cited, numbers in words."""
    tables = [meanings.number_words(language, kind) for kind in ("cardinal", "ordinal", "frequency")]
    phrases = [*meanings.months(language), *meanings.cited_documents(language), *(p for table in tables for p in table)]
    phrases += [p for kind in ("unit", "rate") for p in meanings.terms(language, kind)]
    phrases.append("两")  # two of what is counted, which Python takes for no number
    return Phrases((phrase, "") for phrase in phrases).telling


def _touches_figures(wordings: Wordings) -> bool:
    """True where a changed word may belong to a figure: it has a digit, or is or begins or ends with such a word."""
    known, touched = _telling(wordings.language), wordings.touched
    hyphenated = [word.split("-") for word in touched if "-" in word]
    ends = {end for parts in hyphenated for end in (parts[0], parts[-1])}
    return not known.isdisjoint(touched | ends) or any(map(str.isnumeric, "".join(touched)))


def _figures(wordings: Wordings, *, is_new: bool) -> _Figures:
    whole = wordings.side(is_new=is_new)
    side, language = whole.plain, wordings.language
    dates = list(dates_in(side.wording, language))
    own = references_in(side, language)
    citations = _free(citations_in(side.wording, language, dates), own)
    behind = {cited.date.start for cited in citations if cited.date}
    taken: list[Found] = [*own, *citations]
    dates = _free([date for date in dates if date.start not in behind], taken)
    taken += dates
    taken += [cited.date for cited in citations if cited.date]
    sums = _free(sums_in(side.wording, language), taken)
    numbers = _free(numbers_in(side, language), [*taken, *sums])
    if side is not whole:
        whole.put_back([*(cited.date for cited in citations if cited.date), *citations, *dates, *sums, *numbers])
    return _Figures(citations, dates, sums, numbers)


def _free(found: Iterable[F], taken: Sequence[Found]) -> list[F]:
    """What lies outside of everything that is taken, and of what comes before it in the list."""
    found = list(found)
    everything: list[Found] = [*taken, *found]
    covered = bytearray(max((one.end for one in everything), default=0))  # by character
    for one in taken:
        covered[one.start : one.end] = _COVERED * (one.end - one.start)
    free = []
    for one in found:
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = _COVERED * (one.end - one.start)
            free.append(one)
    return free


# --- citations --------------------------------------------------------------------------------------------------------


def _citation_flags(wordings: Wordings, old: list[Citation], new: list[Citation]) -> Iterator[Flag]:
    found = matched(wordings, old, new, alike_first=True)
    dated = []
    for before, after in found.pairs:
        spans = (before.span, after.span)
        if before.key != after.key:
            same = before.what == after.what
            message = f"{named([before])} → {after.printed if same else named([after])}"
            yield Flag(FlagKind.CITATION, message, *spans, 3)
        elif is_named_otherwise(before, after):
            message = f"{before.what} → {after.what} {after.printed}"
            yield Flag(FlagKind.CITATION, message, *spans, 3)
        elif message := _redated(before, after):
            yield Flag(FlagKind.CITATION, message, *spans, 3)
        elif _differ_in_date(before, after):
            dated.append((before, after))
    for what, pairs in _detailed(dated).items():
        message = f"{what} {', '.join(after.printed for _, after in pairs)}"
        yield Flag(FlagKind.CITATION, message, _spread([b for b, _ in pairs]), _spread([a for _, a in pairs]), 1)
    if found.gone:
        message = f"no longer cited: {named(found.gone)}"
        yield Flag(FlagKind.CITATION, message, _spread(found.gone), None, 2)
    if found.came:
        message = f"newly cited: {named(found.came)}"
        yield Flag(FlagKind.CITATION, message, None, _spread(found.came), 2)


def _detailed(pairs: Sequence[tuple[Citation, Citation]]) -> dict[str, list[tuple[Citation, Citation]]]:
    """Citations whose date says more or less than before, by what became of it."""
    found: dict[str, list[tuple[Citation, Citation]]] = {}
    for before, after in pairs:
        found.setdefault(_detail(before.date, after.date), []).append((before, after))
    return found


def _detail(before: DateFound | None, after: DateFound | None) -> str:
    if not before or not after:
        return "date added to" if after else "date dropped from"
    is_more = after.parts.count(None) < before.parts.count(None)
    return f"{'more' if is_more else 'less'} exact date for"


def _redated(before: Citation, after: Citation) -> str:
    """What is said of a citation that bears another date than before; "" where one date only says more."""
    if not before.date or not after.date or before.date.key == after.date.key or is_refined(before.date, after.date):
        return ""
    return f"{named([after])} is dated {after.date.printed}, not {before.date.printed}"


def _differ_in_date(before: Citation, after: Citation) -> bool:
    """True where one has a date that the other lacks, or a more exact one."""
    return (before.date.key if before.date else "") != (after.date.key if after.date else "")


def _spread(found: Sequence[Found]) -> tuple[int, int]:
    return found[0].start, max(one.end for one in found)


# --- dates, sums, numbers ---------------------------------------------------------------------------------------------


def _date_flags(wordings: Wordings, old: list[DateFound], new: list[DateFound]) -> Iterator[Flag]:
    found = matched(wordings, old, new)
    if len(found.gone) == len(found.came) == 1 and not all(_is_of_a_clause(wordings, *one) for one in found.alone()):
        found.pairs.append((found.gone.pop(), found.came.pop()))
    for before, after in found.pairs:
        if before.key != after.key:
            weight = 1 if is_refined(before, after) else 2
            message = f"{before.printed} → {after.printed}"
            yield Flag(FlagKind.DATE, message, before.span, after.span, weight)
    for lone in found.alone():
        if shown := _shown(wordings, *lone):
            yield Flag(FlagKind.DATE, f"{shown} {lone.turn}", *lone.spans, 1)


def _is_of_a_clause(wordings: Wordings, date: DateFound, is_new: bool) -> bool:
    """True for a date that came or went with more words, nothing standing in their place."""
    own, other = wordings.run(date, is_new=is_new)
    return not other and own > _BRIEF


def _shown(wordings: Wordings, date: DateFound, is_new: bool) -> str:
    """How a date that came or went is told; "" where it is not: the year of a title, or a date of a new clause."""
    if date.is_title:
        return ""
    return date.printed if max(wordings.run(date, is_new=is_new)) <= _SHORT else date.deadline


def _plain_flags(wordings: Wordings, kind: FlagKind, old: Sequence[F], new: Sequence[F]) -> Iterator[Flag]:
    found = matched(wordings, old, new, gap_at_most=_SHORT)
    found.pairs.extend(_updated(wordings, found))
    weight = 3 if kind is FlagKind.SUM else 2
    for before, after in found.pairs:
        if before.key != after.key:
            message = f"{before.printed} → {after.printed}"
            yield Flag(kind, message, before.span, after.span, weight)
    if kind is FlagKind.NUMBER:
        yield from _session_flags(wordings, found)
    for lone in found.alone():
        if kind is FlagKind.SUM or _is_told(wordings, *lone):
            yield Flag(kind, f"{lone.what.printed} {lone.turn}", *lone.spans, weight - 1)


def _session_flags(wordings: Wordings, found: Matched[F]) -> Iterator[Flag]:
    """A flag for each gap in which other sessions are named than before, one for several or several for one."""
    for gap in wordings.gaps if found.gone and found.came else ():
        old, new = (
            [one for one in side if span[0] <= one.start and one.end <= span[1] and _SESSION.match(words, one.end)]
            for side, span, words in (
                (found.gone, gap.old, wordings.old.wording),
                (found.came, gap.new, wordings.new.wording),
            )
        )
        if old and new:
            message = " → ".join(", ".join(one.printed for one in side) for side in (old, new))
            yield Flag(FlagKind.NUMBER, message, _spread(old), _spread(new), 2)


def _updated(wordings: Wordings, found: Matched[F]) -> list[tuple[F, F]]:
    """The great numbers that stand for each other in a longer gap (59 million, 67.2 million), no longer alone then."""
    pairs = []
    for gap in wordings.gaps:
        inside = [
            [one for one in side if _GREAT.search(one.key) and span[0] <= one.start and one.end <= span[1]]
            for side, span in ((found.gone, gap.old), (found.came, gap.new))
        ]
        if len(inside[0]) == len(inside[1]) == 1 and max(wordings.sizes(gap)) <= _LONG:
            (one,), (other,) = inside
            found.gone.remove(one)
            found.came.remove(other)
            pairs.append((one, other))
    return pairs


def _is_told(wordings: Wordings, one: Found, is_new: bool) -> bool:
    """True for a number that came or went by itself, and that counts something: no "seventy-fifth"."""
    is_ordinal = isinstance(one, NumberFound) and one.is_ordinal
    return not is_ordinal and max(wordings.run(one, is_new=is_new)) <= _BRIEF
