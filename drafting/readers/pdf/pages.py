"""The pages of a PDF parted: running heads and feet, what the print shop sets, the notes at the foot, and the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.readers.pdf.lines import Line
from drafting.readers.printed import HEAD_ROWS, PageNumbers, Running
from drafting.readers.printed_notes import foot_of, parted
from drafting.readers.rows import Row

SMALL = 0.93  # of the letters of the text; notes are set in 8.5 points below a text of 10
EDGE_ROWS = 4  # so many rows at the head or foot of a page may recur on others
SAME_PLACE = 5.0  # points
APART = 1.6  # of the size of its letters: a row that stands further below the one above is apart from it


_NUMBER = re.compile(r"\d{1,9}")  # of a page or a year; what is longer is read in parts
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3}) +\S")


class Parts(NamedTuple):
    """The lines of a page, those of the text in reading order; `goes_on`: it belongs to what the page before holds."""

    head: list[Line]
    body: list[Line]
    notes: list[Line]
    foot: list[Line]
    goes_on: bool


class _Strip(NamedTuple):
    """What stands beside one another on a page, from the top."""

    row: Row
    lines: list[Line]

    @property
    def base(self) -> float:
        return self.lines[0].base


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most letters, in points."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def parts_of(pages: Sequence[Sequence[Line]]) -> Iterator[Parts]:
    """The pages, each parted; the lines of a page are given in the order in which they were drawn."""
    strips = [_strips(page) for page in pages]
    running = Running([[strip.row for strip in page] for page in strips])
    heads = [_head(running, strips, at) for at in range(len(strips))]
    feet = [_foot(strips, at, head) for at, head in enumerate(heads)]
    furnished = any(heads) or any(feet)
    least = SMALL * body_size(pages)
    has_notes = False
    numbers = PageNumbers()
    for at, (page, head, foot) in enumerate(zip(strips, heads, feet, strict=True)):
        between = page[head : len(page) - foot]
        begin = _notes_begin(between, least, after_notes=has_notes)
        has_notes = begin < len(between)
        counts_on = numbers.count_on(at, [strip.row for strip in page[len(page) - foot :]])
        unnumbered = numbers.last is None and (foot > 0 or not furnished)
        texts = {id(line) for strip in between[:begin] for line in strip.lines}
        yield Parts(
            _lines(page[:head]),
            _in_reading_order([line for line in pages[at] if id(line) in texts]),
            _lines(between[begin:]),
            _lines(page[len(page) - foot :]),
            bool(at and (head or counts_on or unnumbered)),
        )


def _lines(strips: Sequence[_Strip]) -> list[Line]:
    return [line for strip in strips for line in strip.lines]


def _strips(page: Sequence[Line]) -> list[_Strip]:
    """The lines of a page as rows from top to bottom. A row that stands apart has a number two higher."""
    gathered: list[list[Line]] = []
    for line in sorted(page, key=lambda line: line.base):
        if gathered and line.base - gathered[-1][0].base <= 0.35 * max(line.size, gathered[-1][0].size):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    strips: list[_Strip] = []
    for lines in gathered:
        lines.sort(key=lambda line: line.start)
        number = 1
        if strips:
            is_apart = lines[0].base - strips[-1].base > APART * max(line.size for line in lines)
            number = strips[-1].row.number + 1 + is_apart
        strips.append(_Strip(Row(number, "   ".join(map(_said, lines))), lines))
    return strips


def _said(line: Line) -> str:
    """The words of a line; a raised number that opens it stands apart from them."""
    size = len(line.raised[0][1]) if begins_note(line) else 0
    return f"{line.plain[:size]} {line.plain[size:]}" if size else line.plain


def _head(running: Running, strips: Sequence[list[_Strip]], at: int) -> int:
    """How many of the first rows of a page are its running head; the first page has its masthead there."""
    if not at:
        return 0
    page = strips[at]
    gap = next((n for n in range(1, len(page)) if _is_apart(page, n)), 1)
    size = min(running.size([strip.row for strip in page]), gap) if running.symbols else 0
    recurring = next((n for n, strip in enumerate(page) if not _recurs(strip, strips, at, head=True)), len(page))
    return max(size, gap if gap <= min(recurring, HEAD_ROWS) else 0)


def _foot(strips: Sequence[list[_Strip]], at: int, head: int) -> int:
    """How many of the last rows of a page are its foot."""
    page = strips[at][head:]
    size = foot_of([strip.row for strip in page])
    most = min(len(page) - 1, EDGE_ROWS)
    while size < most and _recurs(page[-1 - size], strips, at, head=False):
        size += 1
        if _is_apart(page, len(page) - size):
            return size
    return foot_of([strip.row for strip in page])


def _is_apart(page: Sequence[_Strip], at: int) -> bool:
    """True for a row with a gap above it."""
    return page[at].row.number > page[at - 1].row.number + 1


def _recurs(strip: _Strip, strips: Sequence[list[_Strip]], at: int, *, head: bool) -> bool:
    """True for a row that stands at the same place on another page; a number in it may count the pages.

    Notes may be alike too, "Ibid.", each with the number that comes next.
    """
    if begins_note(strip.lines[0]):
        return False
    for there in range(max(0, at - 2), min(len(strips), at + 3)):
        edge = strips[there][:HEAD_ROWS] if head else strips[there][-EDGE_ROWS:]
        for other in edge if there != at else ():
            if abs(other.base - strip.base) <= SAME_PLACE and _is_alike(strip, other, there - at):
                return True
    return False


def _is_alike(strip: _Strip, other: _Strip, later: int) -> bool:
    """True for the same words, numbers aside; these are the same too, or count the pages between."""
    ours, theirs = (_NUMBER.findall(one.row.words) for one in (strip, other))
    if _NUMBER.sub("#", strip.row.words) != _NUMBER.sub("#", other.row.words):
        return False
    return all(int(there) - int(here) in (0, later) for here, there in zip(ours, theirs, strict=True))


def _notes_begin(strips: Sequence[_Strip], least: float, *, after_notes: bool) -> int:
    """Where the notes of a page begin: below a rule of dashes, or with the first small row that has a raised number.

    Small rows at the foot are what is left of a note, where the page before has some.
    """
    body, notes = parted([strip.row for strip in strips], after_notes=after_notes)
    if notes:
        return len(body)
    small = next((at for at in range(len(strips), 0, -1) if max(_sizes(strips[at - 1])) > least), 0)
    if after_notes:
        return small
    return next((at for at in range(small, len(strips)) if _opens_note(strips[at].lines[0])), len(strips))


def _sizes(strip: _Strip) -> list[float]:
    return [line.size for line in strip.lines]


def begins_note(line: Line) -> bool:
    """True for a line that opens with a raised number or star."""
    return bool(line.raised) and line.raised[0][0] == 0


def _opens_note(line: Line) -> bool:
    return begins_note(line) or _NOTE.match(line.words) is not None


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as they were drawn, for so they are read, cell by cell; from top to bottom where that goes astray."""
    back = sum(
        below.base < above.base - 1 and below.start < above.end and above.start < below.end
        for above, below in pairwise(lines)
    )
    return sorted(lines, key=lambda line: (round(line.base), line.start)) if back * 10 > len(lines) else lines
