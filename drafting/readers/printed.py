"""A text as it was printed, page by page: running heads, feet and footnotes taken out, paragraphs put together again.

Programs that save a PDF as text put a form feed between pages, set the numbers of footnotes as plain digits, and part
paragraphs by nothing but the indent of their first line. A text without form feeds passes through as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from drafting.model.reading import Notice
from drafting.readers.annexes import ANNEX
from drafting.readers.components import SYMBOL
from drafting.readers.markers import Mark, read_marker
from drafting.readers.note_marks import with_note_marks
from drafting.readers.printed_notes import PrintedNote, foot_of, is_shop, notes_of, parted
from drafting.readers.rows import DOCUMENT_GAP, ENDS_A_SENTENCE, PAGE_NUMBER, Row
from drafting.vocabulary import lead_length, organ_language
from drafting.vocabulary.status import opening_mark

_EMPTY_PAGES = re.compile(r"\f(?=[^\S\f]*\f)")
_COUNTED_PAGE = re.compile(r"(?<!\d)(\d{1,3})\s?/\s?\d{1,3}(?!\d)")
_LONE_NUMBER = re.compile(r"[-\u2013 ]*(?:page )?(\d{1,3})\b", re.I)
_MARKED = re.compile(r"\s*\S{1,8}\s{2,}(?=\S)")
_QUOTATION = "\"'\u2018\u201c\u00ab"  # before the first word of a row; its letter tells whether a sentence goes on
HEAD_WORDS = 40  # a longer row is the text's
MASTHEAD_ROWS = 12  # with words: the masthead of a first page holds the symbol and the title
TITLE_WORDS = 4  # a shorter row may be words of the text that the title has too
HEAD_ROWS = 4  # a running head has a symbol and at most three lines of title
FIRST_INDENT = range(3, 13)  # columns by which the first line of a paragraph stands in; further in it is centred
MOST_PAGES, MOST_ROWS = 5_000, 500  # of a text, of a page; what has more was not printed on pages
LONG_ROW = 0.6  # of the longest; a shorter row is a heading, or ends its paragraph


class Printed(NamedTuple):
    """The rows of a text with blank ones between its paragraphs, the notes at the feet of pages, what was left out."""

    rows: list[Row]
    notes: tuple[PrintedNote, ...] = ()
    notices: tuple[Notice, ...] = ()


class _Page(NamedTuple):
    """The rows of a page, parted; `goes_on`: it belongs to the document of the page before."""

    head: list[Row]
    body: list[Row]
    notes: list[Row]
    foot: list[Row]
    goes_on: bool


def printed(content: str) -> Printed:
    """The rows of a plain text. Where it is printed on pages, these are undone, and a notice for each says how."""
    pages = list(_cut(content))
    if len(pages) == 1:
        pages = list(_cut_at_feet(pages[0]))
    if not 1 < len(pages) <= MOST_PAGES or max(map(len, pages)) > MOST_ROWS:
        return Printed(list(_apart(pages)))
    found = list(_parted(pages))
    is_printed = any(page.goes_on or page.foot for page in found)
    return _Undoing().text(found) if is_printed else Printed(list(_apart(pages)))


def _cut(content: str) -> Iterator[list[Row]]:
    number = 1
    for page in _EMPTY_PAGES.sub("", content).split("\f"):
        lines = page.split("\n")
        yield [Row(at, line) for at, line in enumerate(lines, number)]
        number += len(lines) - 1  # a form feed stands within a line


def _cut_at_feet(rows: list[Row]) -> Iterator[list[Row]]:
    """The pages of a text that was copied out of a viewer, without form feeds.

    Each ends with rows of the print shop, a job number among them, below which the symbol of the document stands again.
    """
    full = [row for row in rows if not row.is_blank]
    feet = [at for at, row in enumerate(full) if is_shop(row)]
    symbols = _symbols(full) if feet else set()
    begun = 0
    for at, after in pairwise([*feet, len(full)]):
        if after == at + 1 and after < len(full):
            continue  # the foot goes on
        head = [symbol for row in full[at + 1 : at + 1 + HEAD_ROWS] for symbol in SYMBOL.findall(row.words)]
        if symbols & set(head):
            end = rows.index(full[at], begun) + 1
            yield rows[begun:end]
            begun = end
    yield rows[begun:]


def _apart(pages: Iterable[list[Row]]) -> Iterator[Row]:
    """Pages that nothing joins stand as far apart as documents."""
    for at, page in enumerate(pages):
        yield from _blank(page[0].number, DOCUMENT_GAP if at else 0)
        yield from page


def _blank(number: int, count: int) -> list[Row]:
    return [Row(number, "")] * count


# --- pages ------------------------------------------------------------------------------------------------------------


def _parted(pages: Sequence[list[Row]]) -> Iterator[_Page]:
    full = [[row for row in page if not row.is_blank] for page in pages]
    running = Running(full)
    notes: list[Row] = []
    numbers = PageNumbers()
    for at, (page, rows) in enumerate(zip(pages, full, strict=True)):
        head = rows[: running.size(rows)] if at else []
        foot = rows[len(rows) - foot_of(rows[len(head) :]) :]
        first = page.index(head[-1]) + 1 if head else 0
        last = page.index(foot[0]) if foot else len(page)
        body, notes = parted(page[first:last], after_notes=bool(notes))
        strays = [row for row in notes if not row.is_blank and is_shop(row)]  # between notes, and told with the foot
        kept = [row for row in notes if row not in strays]
        yield _Page(head, body, kept, [*strays, *foot], numbers.count_on(at, foot) or bool(at and head))


def _symbols(rows: Sequence[Row]) -> set[str]:
    """The symbols in the masthead that rows with words begin with."""
    return {symbol for row in rows[:MASTHEAD_ROWS] for symbol in SYMBOL.findall(row.words)}


class Running:
    """What running heads are told by: the symbol in the masthead and its title or, without a symbol, what recurs."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        """`pages` are without blank rows."""
        first = pages[0]
        end = next((at for at, row in enumerate(first) if organ_language(row.words)), MASTHEAD_ROWS)
        self.symbols = _symbols(first)
        self.masthead = " ".join(self.plain(row) for row in first[:end])
        self.recurring = Counter(words for rows in pages for words in {self.plain(row) for row in rows[:HEAD_ROWS]})

    def size(self, rows: Sequence[Row]) -> int:
        """How many of the first rows of a page are its running head: the symbol, with the title above it or apart."""
        size = 0
        for at, row in enumerate(rows[:HEAD_ROWS]):
            if bool(self.symbols & set(SYMBOL.findall(row.words))) and len(row.words.split()) <= HEAD_WORDS:
                size = at + 1
        end = size
        while end < len(rows[:HEAD_ROWS]) and self.is_title(rows[end]):
            end += 1
        is_apart = end == len(rows) or rows[end].number > rows[end - 1].number + 1
        return end if is_apart or not self.symbols else size

    def is_title(self, row: Row) -> bool:
        """True for a line of the title, or what stands in its place."""
        words = self.plain(row)
        if self.symbols:
            return len(words.split()) >= TITLE_WORDS and words in self.masthead
        return self.recurring[words] > 1 and not PAGE_NUMBER.match(words)

    def plain(self, row: Row) -> str:
        """The words of a row, its symbol left out, for left and right pages set it on either side of the title."""
        return " ".join(word for word in row.words.split() if word not in self.symbols).casefold()


class PageNumbers:
    """The numbers at the foot of pages, one page after another."""

    def __init__(self) -> None:
        self.last: int | None = None  # on the page before; None where it has none

    def count_on(self, at: int, foot: Sequence[Row]) -> bool:
        """True where the page at this place, from 0, has the number after that of the page before.

        A number is that of "2/14", or one that stands alone.
        """
        found = (_COUNTED_PAGE.search(row.words) or _LONE_NUMBER.match(row.words) for row in foot)
        before, self.last = self.last, next((int(match[1]) for match in found if match), None)
        return at > 0 and self.last == (at if before is None else before) + 1


# --- the text ---------------------------------------------------------------------------------------------------------


@dataclass(eq=False, repr=False)
class _Undoing:
    """A text while its pages are undone."""

    rows: list[Row] = field(default_factory=list)
    notes: list[PrintedNote] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    marks: int = 0
    last: Row | None = None  # the last row with words

    def text(self, pages: Sequence[_Page]) -> Printed:
        """All pages as one text."""
        indented = any(_is_indented(page.body) for page in pages)
        for page in pages:
            numbers = self.take_notes(page)
            body, found = with_note_marks(page.body, numbers)
            self.marks += found
            self.body(body, indented, page.goes_on)
        self.tell_breaks(pages)
        if self.marks:
            said = f"{self.marks} of {len(self.notes)} note marks were plain digits, told by their order and place"
            self.notices.append(Notice("note-marks", said))
        return Printed(self.rows, tuple(self.notes), tuple(self.notices))

    def tell_breaks(self, pages: Sequence[_Page]) -> None:
        """Tell what stands between the words of two pages: the foot of one, the head of the next."""
        for one, other in pairwise([*pages, None]):
            rows = [*(one.foot if one else ()), *(other.head if other else ())]
            if rows:
                said = " ".join(" ".join(row.words.split()) for row in rows)
                self.notices.append(
                    Notice("page-break", f"left out: a page break, {said}", (rows[0].number, rows[-1].number))
                )

    def take_notes(self, page: _Page) -> list[str]:
        """Keep the notes of a page; gives their numbers. One that goes on from the page before is joined to it."""
        found = notes_of(page.notes)
        if found and not found[0].number:
            rest = found.pop(0)
            if self.notes:
                self.notes[-1] = self.notes[-1]._replace(wording=f"{self.notes[-1].wording} {rest.wording}")
            else:
                self.notices.append(Notice("page", f"left out: the end of a note, {rest.wording}", rest.lines))
        for note in found:
            if note.number.startswith("*") and not _has_star(page.body, note.number):
                self.notices.append(Notice("page", f"left out: a note to the masthead: {note.wording}", note.lines))
            else:
                self.notes.append(note)
        return [note.number for note in found if note.number.isdigit()]

    def body(self, body: list[Row], indented: bool, goes_on: bool) -> None:
        """Add the rows of a page, a blank one before each that begins a paragraph."""
        margin = _margin(body)
        above: Row | None = None  # on this page
        for row in body:
            if row.is_blank:  # several are one: within a page they part no documents
                self.rows += [row] if above and not self.rows[-1].is_blank else []
                continue
            if above is None and self.last is not None:
                if not goes_on:
                    self.rows += _blank(row.number, DOCUMENT_GAP)
                elif not carries_on(self.last, row, margin if indented else None, _longest(body)):
                    self.rows += _blank(row.number, 1)
            elif above is not None and indented and _stands_in(row, above, margin):
                self.rows += _blank(row.number, 1)
            self.rows.append(row._replace(words=row.words[min(margin, row.indent) :].rstrip()))
            above = self.last = row
        while self.rows and self.rows[-1].is_blank:
            self.rows.pop()


def _has_star(body: Sequence[Row], star: str) -> bool:
    """True where the text, not its masthead, refers to a starred note."""
    start = next((at for at, row in enumerate(body) if organ_language(row.words)), 0)
    return any(star in row.words for row in body[start:])


def _margin(body: Sequence[Row]) -> int:
    """The column at which rows begin that go on: that of most long rows, or where others stand beside it, further out.

    On a page of short paragraphs most rows are first ones, so that what stands above and below them has to be asked.
    """
    longest = _longest(body)
    counts = Counter(row.indent for row in body if not row.is_blank and len(row.words.strip()) >= LONG_ROW * longest)
    margin = counts.most_common(1)[0][0] if counts else 0
    beside = {
        (max(one.indent, other.indent), min(one.indent, other.indent))
        for one, other in pairwise(body)
        if not (one.is_blank or other.is_blank)
    }
    while outer := [left for right, left in beside if right == margin and right - left in FIRST_INDENT]:
        margin = max(outer)
    return margin


def _longest(body: Sequence[Row]) -> int:
    return max((len(row.words.strip()) for row in body), default=0)


def _is_indented(body: Sequence[Row]) -> bool:
    """True for a page that parts paragraphs by the indent of their first rows."""
    margin = _margin(body)
    return sum(row.indent - margin in FIRST_INDENT for row in body if not row.is_blank) > 1


def _stands_in(row: Row, above: Row, margin: int) -> bool:
    """True for a row whose indent says that it begins a paragraph, below a row of the same page."""
    if row.indent - margin not in FIRST_INDENT or _hangs(row, above):
        return False
    if above.indent - margin < FIRST_INDENT.start:
        return True
    return bool(read_marker(row.words.strip()) or ENDS_A_SENTENCE.search(above.words.rstrip()))


def _hangs(row: Row, above: Row) -> bool:
    """True for a row below the words that a marker stands before, "80/9.   2025 Political Declaration"."""
    marked = _MARKED.match(above.words)
    return marked is not None and marked.end() == row.indent


def carries_on(above: Row, row: Row, margin: int | None, longest: int) -> bool:
    """True where the first row of a page goes on with the paragraph that the page before ends with.

    `margin` is None where indents say nothing.
    """
    words, before = row.words.strip(), above.words.strip()
    marker = read_marker(words)
    if (marker and marker.mark is not Mark.DASH) or ANNEX.fullmatch(words):
        return False
    if margin is not None and row.indent - margin in FIRST_INDENT:
        return False
    is_aside = words.startswith("(") and not opening_mark(words)
    if is_aside or words.lstrip(_QUOTATION)[:1].islower() or not ENDS_A_SENTENCE.search(before):
        return True
    if margin is not None:  # a heading is short and ends without a stop
        return len(words) >= LONG_ROW * longest or bool(ENDS_A_SENTENCE.search(words))
    return before.endswith((",", "\u060c")) and not lead_length(words, "preambular")
