"""The notes at the foot of printed pages: below a rule, or behind a star where no rule is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafting.readers.rows import PAGE_NUMBER, RULE, Row

_NUMBER = re.compile(r"\s*(\d{1,3}|\*{1,3})\s*$")
_NUMBERED = re.compile(r"\s*(\d{1,3}|\*{1,3})\s+(?=\S)")
_STARRED = re.compile(r"\s*(\*{1,3})\s+\S")
# The print shop's own lines, one or several on a row: 2/14, 25-19372 (E), a date as 021225, a bar code *2519372*.
_SHOP = re.compile(r"(?:\d{1,3}/\d{1,3}|\d{2}-\d{5}(?: ?\([A-Z]\))?|\d{6}|\*\d{7}\*)(?:\s+|$)")


class PrintedNote(NamedTuple):
    """A note: its number, its words, the lines it stands on."""

    number: str
    wording: str
    lines: tuple[int, int]


def is_shop(row: Row) -> bool:
    """True for a row that holds nothing but what the print shop sets: page and job numbers, its date, a bar code."""
    words = row.words.strip()
    while words and (match := _SHOP.match(words)):
        words = words[match.end() :]
    return not words


def foot_of(rows: Sequence[Row]) -> int:
    """How many of the last of these rows, none of them blank, are the foot of a page."""
    shop = next((at for at, row in enumerate(reversed(rows)) if not is_shop(row)), len(rows))
    return shop or int(bool(rows) and bool(PAGE_NUMBER.match(rows[-1].words.strip())))


def parted(rows: Sequence[Row], *, after_notes: bool) -> tuple[list[Row], list[Row]]:
    """The rows of a page above and below the line that parts its notes from the text; without one, from a last star.

    A line below which nothing is numbered parts notes only where the page before has some (`after_notes`), of which the
    last may go on here.
    """
    rules = [at for at, row in enumerate(rows) if RULE.match(row.words)]
    if rules:
        below = [row.words for row in rows[rules[-1] + 1 :] if not row.is_blank]
        numbered = below and (_NUMBERED.match(below[0]) or any(map(_NUMBER.match, below)))
        if numbered or (below and after_notes):
            return list(rows[: rules[-1]]), list(rows[rules[-1] :])
    block = _last_block(rows)
    if block < len(rows) and (star := _STARRED.match(rows[block].words)):
        mark = re.compile(rf"[^\s*]{re.escape(star[1])}(?![*\w])")
        if any(mark.search(row.words) for row in rows[:block]):
            return list(rows[:block]), list(rows[block:])
    return list(rows), []


def _last_block(rows: Sequence[Row]) -> int:
    """Where the rows begin below the last blank one that has words below it."""
    end = len(rows)
    while end and rows[end - 1].is_blank:
        end -= 1
    return next((at + 1 for at in range(end - 1, -1, -1) if rows[at].is_blank), 0)


def notes_of(rows: Sequence[Row]) -> list[PrintedNote]:
    """The notes in the rows below a rule.

    Where a program put the numbers of a page together, away from the words, they are given out in their order, if there
    are as many of them as of sentences that end a line.
    """
    full = [row for row in rows if not (row.is_blank or RULE.match(row.words))]
    pieces = _by_numbers(full)
    has_bare_number = any(len(piece) == 1 and _NUMBER.match(piece[0].words) for piece in pieces)
    return (_given_out(full) if has_bare_number else []) or [_note(piece) for piece in pieces]


def _given_out(full: Sequence[Row]) -> list[PrintedNote]:
    """The notes of rows among which numbers stand alone, each with its number; none where these are not as many."""
    numbers = sorted(int(match[1]) for row in full if (match := _NUMBER.match(row.words)) and match[1].isdigit())
    sentences = _by_sentences([row for row in full if not _NUMBER.match(row.words)])
    starred = [piece for piece in sentences if _STARRED.match(piece[0].words)]
    others = [piece for piece in sentences if piece not in starred]
    if len(numbers) != len(others):
        return []
    given = (PrintedNote(str(number), *_said(piece)) for number, piece in zip(numbers, others, strict=True))
    return [*map(_note, starred), *given]


def _by_numbers(rows: Sequence[Row]) -> list[list[Row]]:
    pieces: list[list[Row]] = []
    last = 0
    for row in rows:
        alone, begins = _NUMBER.match(row.words), _NUMBERED.match(row.words)
        number = (alone or begins or ("", ""))[1]
        counts = number.startswith("*") or bool(number and (int(number) == last + 1 or (not last and int(number))))
        if not pieces or (counts if begins and not alone else bool(alone)):
            pieces.append([])
            last = int(number) if number.isdigit() else last
        pieces[-1].append(row)
    return pieces


def _by_sentences(rows: Sequence[Row]) -> list[list[Row]]:
    pieces: list[list[Row]] = []
    for row in rows:
        if not pieces or pieces[-1][-1].words.rstrip().endswith("."):
            pieces.append([])
        pieces[-1].append(row)
    return pieces


def _note(rows: list[Row]) -> PrintedNote:
    match = _NUMBER.match(rows[0].words) or _NUMBERED.match(rows[0].words)
    if match is None:
        return PrintedNote("", *_said(rows))
    first = rows[0]._replace(words=rows[0].words[match.end() :])
    return PrintedNote(match[1], *_said([first, *rows[1:]]))


def _said(rows: list[Row]) -> tuple[str, tuple[int, int]]:
    """The words of rows on one line, and which lines they are."""
    words = " ".join(" ".join(row.words.split()) for row in rows if row.words.strip())
    return words, (rows[0].number, rows[-1].number)
