"""Instruments that are cited by name and no number: "Convention on the Rights of Persons with Disabilities"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from drafting.engines.meaning.places import Found, Side, Wordings
from drafting.model.changes import Flag, FlagKind
from drafting.vocabulary import meanings

_CAPITAL = r"(?:[A-Z][\w’'-]*|\d{4})"
_LINK = r"(?:(?:of|on|to|for|in|into|against|with|from|by)\s+(?:the\s+|all\s+)?|(?:and|or)\s+|the\s+)"
_LISTED = rf"(?:(?:,\s+{_CAPITAL})+(?=\s+(?:and|or)\s+[A-Z]))?"  # "on Economic, Social and Cultural Rights"
# What is named after an instrument ("Conference of the Parties to the Convention") does not cite it anew. Compiled when
# first needed, as are the others.
_OF_ANOTHER = r"\b(?:[Pp]arties|Mechanism|Review|Implementation|Committee)\s+(?:to|of|on|for)\s+(?:the\s+)?\Z"
_BACK = 60  # characters before a name in which that is looked for
_NUMBERED = r"(?:,?\s\d{4})?,?\s\(No\."  # told by its number, see citations.py
_ARTICLE = r"(?:A|An|The)\s+"
_OPENS = r"[A-Z]\w*(?:s|ing)\s+"  # what a paragraph opens with, no part of a name
_SHOWN = 120  # characters of a name


@cache
def _pattern(language: str) -> re.Pattern[str]:
    heads = sorted(meanings.instruments(language, "head"), key=len, reverse=True)
    head = "|".join(re.escape(one) for one in heads) or r"(?!)"
    first = "".join(sorted({re.escape(one[0]) for one in heads}))  # most of a wording is passed over by these
    return re.compile(
        rf"(?=[A-Z\d{first}])(?:{_CAPITAL}\s+){{0,6}}\b(?:{head})\b"
        rf"(?:\s+{_LINK}{_CAPITAL}{_LISTED}(?:\s+{_LINK}?{_CAPITAL}{_LISTED})*)?"
    )


@cache
def _idle(language: str) -> frozenset[str]:
    """Words that name nothing by themselves."""
    phrases = (phrase for kind in ("head", "plain") for phrase in meanings.instruments(language, kind))
    return frozenset(word for phrase in phrases for word in phrase.split())


def _names_in(side: Side, language: str) -> Iterator[Found]:
    """Every name that says which instrument is meant; "the Convention" and "its Optional Protocol" do not."""
    if not any(head in side.wording for head in meanings.instruments(language, "head")):
        return
    idle = _idle(language)
    for match in _pattern(language).finditer(side.wording):
        opens = re.match(_ARTICLE, match[0]) or (None if match.start() else re.match(_OPENS, match[0]))
        start = opens.end() if opens else match.start()
        printed = " ".join(side.wording[start : match.end()].split())
        is_name = any(not word[0].islower() for word in set(printed.split()) - idle)
        before, after = side.wording[max(start - _BACK, 0) : start], side.wording[match.end() :]
        if is_name and not re.search(_OF_ANOTHER, before) and not re.match(_NUMBERED, after):
            yield Found(start, match.end(), _plain(printed), printed)


def _plain(printed: str) -> str:
    return " ".join(printed.casefold().removeprefix("united nations ").split())


def instrument_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each instrument whose whole name came or went, where no other name gave way to it."""
    if wordings.language != "en":
        yield from _other_flags(wordings)
        return
    heads = meanings.instruments(wordings.language, "head")
    if {phrase.split()[0].casefold() for phrase in heads}.isdisjoint(wordings.touched):
        return
    yield from _exchanged(wordings)
    for is_new in (False, True):
        yield from (_told(one, is_new=is_new) for one in _lone(wordings, is_new=is_new))


def named_only_in(wording: str, others: Iterable[str], language: str) -> list[tuple[int, int]]:
    """Where a wording names instruments that none of the others names, as (start, end) offsets; [] but in English."""
    if language != "en":
        return []
    said = [_plain(other) for other in others]
    names = _names_in(Side(wording), language)
    return [one.span for one in names if not any(_is_said(one.key, other) for other in said)]


def _exchanged(wordings: Wordings) -> Iterator[Flag]:
    """A flag where one of two instruments of a sort stands for the other: the Doha and the Kyoto Declaration."""
    old, new = ([one for one in _names_in(side, "en") if _sort(one)] for side in (wordings.old, wordings.new))
    for gap in wordings.gaps if old and new else ():
        gone = [
            one for one in old if gap.old[0] <= one.start < gap.old[1] and one.key not in _plain(wordings.new.wording)
        ]
        came = [
            one for one in new if gap.new[0] <= one.start < gap.new[1] and one.key not in _plain(wordings.old.wording)
        ]
        if len(gone) == len(came) == 1 and _sort(gone[0]) == _sort(came[0]) and not _share_a_name(gone[0], came[0]):
            message = f"{_shown(gone[0].printed)} → {_shown(came[0].printed)}"
            yield Flag(FlagKind.CITATION, message, gone[0].span, came[0].span, 2)


def _sort(one: Found) -> str:
    """The second word of a name that a place opens: "Doha Declaration"; "" for any other name."""
    words = one.printed.split()
    return words[1] if len(words) > 1 and words[1] in meanings.instruments("en", "head") else ""


def _share_a_name(one: Found, other: Found) -> bool:
    return one.printed.split()[0] == other.printed.split()[0]


def _told(one: Found, *, is_new: bool) -> Flag:
    turn = "newly" if is_new else "no longer"
    old, new = (None, one.span) if is_new else (one.span, None)
    return Flag(FlagKind.CITATION, f"{turn} cited: {_shown(one.printed)}", old, new, 2)


def _other_flags(wordings: Wordings) -> Iterator[Flag]:
    from drafting.engines.meaning.instruments_other import is_told_otherwise, key, names_in  # English needs none of it

    language = wordings.language
    for is_new in (False, True):
        side, other = wordings.side(is_new=is_new), wordings.side(is_new=not is_new)
        for gap in wordings.gaps:
            span, replaced = (gap.new, gap.old) if is_new else (gap.old, gap.new)
            for one in names_in(side, span, language):
                is_said = one.key in key(other.words.folded, language)
                if not is_said and not is_told_otherwise(other.wording[slice(*replaced)], language):
                    yield _told(one, is_new=is_new)


def _lone(wordings: Wordings, *, is_new: bool) -> Iterator[Found]:
    """The names that are marked whole and that the other wording does not have."""
    side, other = wordings.side(is_new=is_new), wordings.side(is_new=not is_new)
    said = _plain(other.wording)
    for one in _names_in(side, wordings.language):
        is_whole = wordings.marked_inside(one, is_new=is_new) == len(one.printed.split())
        if is_whole and not _is_said(one.key, said) and not _replaces_a_name(wordings, one, is_new=is_new):
            yield one


def _is_said(name: str, said: str) -> bool:
    """True where a wording has a name, or its short form: its words up to that for its sort, "the 2030 Agenda"."""
    words = name.split()
    at = next((at for at, word in enumerate(words) if word.capitalize() in meanings.instruments("en", "head")), 0)
    short = re.escape(" ".join(words[: at + 1]))
    return name in said or (at > 0 and bool(re.search(rf"\b{short}\b(?!\s+(?:on|of|for|against)\b)", said)))


def _replaces_a_name(wordings: Wordings, one: Found, *, is_new: bool) -> bool:
    """True where the other wording has capitals in its place: an acronym that was spelled out, a former title."""
    return any(word[0].isupper() for word in wordings.beside(one, is_new=is_new).split())


def _shown(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1].rpartition(' ')[0]}…"
