"""Note marks that were printed raised and came out as plain digits: "the 2030 Agenda, 1 and recalling"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from drafting.readers.rows import Row
from drafting.vocabulary import rows

MOST_NOTES, MOST_PLACES = 40, 8  # on a page, and for the mark of each: pages of strangers cost no more than others
# Words before a number that is one, in the languages that set numbers apart by blanks.
_COUNTING = re.compile(
    r"(?:paragraphs?|paras?\.|articles?|arts?\.|chapters?|chap\.|parts?|sections?|sect\.|annex(?:es)?|rules?|targets?|"
    r"goals?|objectives?|phases?|levels?|groups?|pages?|pp?\.|nos?\.|vol\.|volumes?|resolutions?|decisions?|items?|"
    r"figures?|tables?|between|than|of|on|by|at|for|from|to|and|or|the|in|n[o°]s?|objectifs?|objetivos?|metas?|"
    r"artículos?|artículo|párrafos?|paragraphes?|alinéas?|résolutions?|resoluci(?:ón|ones)|cibles?|пунктов|пункта?х?|"
    r"стать[яиеёй]+|резолюци[яиейю]+|цел[ьией]+|и|в|от|с)$",
    re.IGNORECASE,
)
_STANDS = re.compile(r"(?<=\S)(\s*)(?<![\d/.\-(])(\d{1,3})(?=[\s,;:.)\u201d]|$)")
_MEASURED = re.compile(r"\s+(?:per cent|%|out of|years?|days?|months?|hours?|million|billion)\b", re.I)
_BETWEEN_MARKS = re.compile(r"(?<=\]),[ \n]?(?=\[\^)")  # 10,11
_BRACKETED_NOTE = re.compile(r"\s*\[(\d{1,3})\]\s+(?=\S)")
_BRACKETED_MARK = re.compile(r"(?<=[^\s\[(])\[(\d{1,3})\]")
_WORD_BEFORE = re.compile(r"\S+$")


class _Place(NamedTuple):
    """Where a mark may stand: `start` to `end` are replaced; `weight` is how much it looks like one."""

    start: int
    end: int
    note: int  # which of the notes, in order
    weight: int


class _Chain(NamedTuple):
    """A place and those before it."""

    place: _Place
    above: _Chain | None
    weight: int


def with_note_marks(body: Sequence[Row], numbers: Sequence[str]) -> tuple[list[Row], int]:
    """The rows with the marks of these notes said as `[^1]`, and how many were found.

    Marks stand in the order of the notes. Where a number stands in several places, that behind a stop goes before that
    behind a word; none that counts or dates something is taken. What is not found stays as it is.
    """
    text = "\n".join(row.words for row in body)
    places = _best_chain(_places(text, numbers))
    if not places:
        return list(body), 0
    pieces, last = [], 0
    for place in places:
        # A mark that had moved to the next line goes back to its word, the line break stays behind it.
        broken = "\n" * text.count("\n", place.start, place.end)
        pieces += [text[last : place.start], f"[^{numbers[place.note]}]", broken]
        last = place.end
    marked = _BETWEEN_MARKS.sub(_line_break_alone, "".join([*pieces, text[last:]])).split("\n")
    return [row._replace(words=words) for row, words in zip(body, marked, strict=True)], len(places)


def with_bracketed_notes(body: Sequence[Row]) -> list[Row]:
    """The rows with notes said as `[^1]: See ...` that Word and mails save as "[1] See ...", and with their marks.

    A number in brackets is a note's where a line begins with it, one alone, and a word above has it right behind it;
    "[5] per cent" and "[3] Urges" are words under negotiation.
    """
    lines = [(at, match[1]) for at, row in enumerate(body) if (match := _BRACKETED_NOTE.match(row.words))]
    times = Counter(number for _, number in lines)
    first = {number: at for at, row in reversed(list(enumerate(body))) for number in _BRACKETED_MARK.findall(row.words)}
    notes = {at: number for at, number in lines if times[number] == 1 and first.get(number, at) < at}
    numbers = set(notes.values())

    def marked(match: re.Match[str]) -> str:
        return f"[^{match[1]}]" if match[1] in numbers else match[0]

    found = [row._replace(words=_BRACKETED_MARK.sub(marked, row.words)) for row in body] if notes else list(body)
    for at, number in notes.items():
        words = found[at].words
        found[at] = found[at]._replace(words=f"[^{number}]: {words[words.index(']') + 1 :].lstrip()}")
    return found


def _line_break_alone(between: re.Match[str]) -> str:
    return "\n" * between[0].count("\n")


def _places(text: str, numbers: Sequence[str]) -> Iterator[_Place]:
    """Where the numbers stand as marks may stand, each in `MOST_PLACES` at most."""
    notes = {number: note for note, number in enumerate(numbers[:MOST_NOTES])}
    found: Counter[str] = Counter()
    for match in _STANDS.finditer(text):
        number = match[2]
        is_ours = number in notes and found[number] < MOST_PLACES
        if is_ours and (weight := _weight(text, match.start(), match[1], match.end())):
            found[number] += 1
            yield _Place(match.start(), match.end(), notes[number], weight)


def _weight(text: str, start: int, gap: str, end: int) -> int:
    """0 where a number is no mark, else how much it looks like one."""
    before = text[start - 1]
    said = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if _MEASURED.match(text, end) or _month().match(text, end) or (said and counts(said[0])):
        return 0
    if "\n" in gap:
        return int(text[end : end + 1] != ".")  # as often the number of a paragraph
    if not gap and not (before.islower() or before in ",;:\u201d\u2019)"):
        return 0  # L.4, G8, COVID19
    return 4 if before in ",;:\u201d\u2019)\u060c\uff0c" else 3 if before == "." else 2


def counts(word: str) -> bool:
    """True for a word that a number comes after: paragraph, article, of."""
    return _COUNTING.match(word) is not None


@cache
def _month() -> re.Pattern[str]:
    names = sorted({row["phrase"] for row in rows("months")})
    return re.compile(rf"\s+(?:de )?(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def _best_chain(places: Iterable[_Place]) -> list[_Place]:
    """The places of the most weight in which the notes stand in their order, none twice."""
    best: dict[int, _Chain] = {}  # by the note that a chain ends with
    for place in sorted(places):
        above = max((best[note] for note in best if note < place.note), key=_weight_of, default=None)
        chain = _Chain(place, above, place.weight + (above.weight if above else 0))
        if place.note not in best or best[place.note].weight < chain.weight:
            best[place.note] = chain
    found: list[_Place] = []
    last = max(best.values(), key=_weight_of, default=None)
    while last:
        found.append(last.place)
        last = last.above
    return found[::-1]


def _weight_of(chain: _Chain) -> int:
    return chain.weight
