"""Characters of a page to lines: where they begin and end, their words, what is slanted, bold or raised in them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from drafting.model.text import Span, Style
from drafting.readers.pdf.glyphs import BLANK, Glyph
from drafting.readers.pdf.right import from_the_right, is_from_right, logical

# Shares of the size of the letters. In 1,838 gaps without a blank of 11 documents, those that kerning left in a word
# were 0.11 to 0.155 wide, and those between words 0.20 and more; a justified line had 0.98 at most.
WORD_GAP = 0.175
GUESSED_GAP = 0.04  # where pdfium takes a gap in Arabic for a blank: letters that join have none, or overlap
COLUMN_GAP = 1.6
BLANK_GAP = 5.0  # behind a blank that was drawn, in a justified line of few words
LOOSE = 1.8  # of what gaps the row has between words
MARKER_GAP = 8.0  # behind a number or letter that a tab follows
SAME_BASE = 0.2
RAISED, LOWERED = 0.12, 0.05  # programs raise a note mark by a third
SMALLER = 0.85
MOSTLY = 0.85
MARK_LENGTH = 6  # characters of a raised number, or of two
STEP = 8.0  # points: a raised number stands that much above its line at most
MOST_BESIDE = 20
STEP_BACK = 0.6  # a letter that stands so far before the one drawn earlier is not the next one
_RAISED = frozenset("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
_RIGHT_MARKER = re.compile(
    r"[-\u2013.]? ?\d{1,3} ?[-\u2013.]?|[()]?[\u0621-\u064a\u0640]{1,3}[()]?|[-\u2022\u00b7\u25cf]"
)
_SHORT_MARKER = re.compile(
    r"[\[(]?[\w.\u2013-]{1,7}[.):\]-]?|[-\u2022\u00b7\u25cf\u25aa\uf0b7*]|\u00a7|OP ?\d+\.?|PP ?\d+\.?"
)


class Line(NamedTuple):
    """A printed line, or the piece of one that stands in a column of its own. All measures are points.

    `start` and `end` are counted from the side where its words begin: the left, in Arabic the right one. `second` is
    where the words behind the first one begin. `raised` are small high characters, not part of `words`, with their
    places there. `blank` says that a blank stood at its end.
    """

    page: int
    words: str
    spans: tuple[Span, ...]
    raised: tuple[tuple[int, str], ...]
    start: float
    end: float
    second: float
    base: float
    size: float
    blank: bool
    from_right: bool

    @property
    def plain(self) -> str:
        """Its words with what is raised among them."""
        out, last = "", 0
        for at, said in self.raised:
            out += self.words[last:at] + said
            last = at
        return out + self.words[last:]

    @property
    def is_bold(self) -> bool:
        """True where its words are bold, a star or a number behind them aside."""
        bold = sum(span.end - span.start for span in self.spans if span.style is Style.BOLD)
        return bold > MOSTLY * len(self.words)


def lines_of(page: int, width: float, glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page in the order in which they were drawn. `page` counts from 1, `width` is its width."""
    rows = _with_raised(_whole([row for row in _rows(glyphs) if any(not g.character.isspace() for g in row)]))
    from_right = is_from_right(glyph.character for glyph in glyphs)  # for a line of numbers alone
    pieces = [piece for row in rows for piece in _with_right_marker(list(_pieces(row)))]
    return [line for piece in pieces if (line := _line(page, width, piece, from_right))]


# --- rows -------------------------------------------------------------------------------------------------------------


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters drawn one after another on one line, those raised or lowered beside them included."""
    row: list[Glyph] = []
    base = size = left = right = 0.0  # of the row's own letters; and how far it reaches
    for glyph in glyphs:
        if row and not _stands_beside(glyph, (left, right), base, size):
            yield row
            row = []
        if not row or glyph.look.size > size * 1.05:
            base, size = glyph.base, glyph.look.size
        left, right = min(left, glyph.left) if row else glyph.left, max(right, glyph.right) if row else glyph.right
        row.append(glyph)
    if row:
        yield row


def _stands_beside(glyph: Glyph, reach: tuple[float, float], base: float, size: float) -> bool:
    """True for a character on the line of a row that reaches from left to right, or raised or lowered beside it."""
    if abs(glyph.base - base) <= SAME_BASE * max(size, glyph.look.size) * 0.5:
        return True
    small, large = sorted((glyph.look.size, size))
    raised = base - glyph.base if glyph.look.size < size else glyph.base - base
    near = glyph.left <= reach[1] + 0.6 * large and glyph.right >= reach[0] - 0.6 * large
    return small <= SMALLER * large and -0.4 * large <= raised <= 0.75 * large and near


def _whole(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows put together that a program drew in pieces: what goes on where another piece of the same height ends."""
    found: list[list[Glyph]] = []
    ends: dict[int, list[int]] = {}  # rows found, by their height in points
    for row in rows:
        base, size = _own(row)
        left, right = min(g.left for g in row), max(g.right for g in row)
        at = next(
            (
                at
                for height in (round(base) - 1, round(base), round(base) + 1)
                for at in reversed(ends.get(height, [])[-8:])
                if _touches(found[at], base, size, left, right)
            ),
            None,
        )
        if at is None:
            ends.setdefault(round(base), []).append(len(found))
            found.append(list(row))
        else:
            found[at] += row
    return found


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """The rows, those of a raised number alone put to the line beside which it stands."""
    small = [at for at, row in enumerate(rows) if len(row) <= MARK_LENGTH and not any(map(_is_letter, row))]
    if len(small) in (0, len(rows)):
        return rows
    by_height: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        by_height.setdefault(round(_own(row)[0] / STEP), []).append(at)
    taken = set()
    for at in small:
        height = round(_own(rows[at])[0] / STEP)
        near = (other for step in (height, height + 1) for other in by_height.get(step, ())[:MOST_BESIDE])
        line = next((other for other in near if other != at and _is_raised_beside(rows[at], rows[other])), None)
        if line is not None and line not in taken:
            rows[line] = [*rows[line], *rows[at]]
            taken.add(at)
    return [row for at, row in enumerate(rows) if at not in taken]


def _is_letter(glyph: Glyph) -> bool:
    return glyph.character.isalpha()


def _is_raised_beside(mark: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    (base, size), (own, own_size) = _own(mark), _own(row)
    near = (
        mark[0].left <= max(g.right for g in row) + own_size and mark[-1].right >= min(g.left for g in row) - own_size
    )
    return size <= SMALLER * own_size and RAISED * own_size < own - base < 0.75 * own_size and near


def _own(row: Sequence[Glyph]) -> tuple[float, float]:
    """Baseline and size of most of a row's letters."""
    counts = Counter((g.base, g.look.size) for g in row if not g.character.isspace())
    return counts.most_common(1)[0][0]


def _touches(row: Sequence[Glyph], base: float, size: float, left: float, right: float) -> bool:
    own, own_size = _own(row)
    if abs(own - base) > SAME_BASE * max(size, own_size) * 0.5:
        return False
    first, last = min(g.left for g in row), max(g.right for g in row)
    gap = max(left - last, first - right)
    return -0.3 * size <= gap <= COLUMN_GAP * max(size, own_size) * 0.5


def _pieces(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """A row from left to right, parted at the gaps between columns."""
    size = _own(row)[1]
    order = row
    if any(b.left < a.left - STEP_BACK * size for a, b in pairwise(row)):
        order = sorted(row, key=lambda glyph: glyph.left)
    usual = _usual_gap(order) / size
    piece: list[Glyph] = []
    for glyph in order:
        if piece:
            gap = (glyph.left - max(g.right for g in piece[-3:])) / size
            least = max(BLANK_GAP if piece[-1].character == BLANK else COLUMN_GAP, LOOSE * usual)
            if gap > least and not (gap <= MARKER_GAP and _is_marker(piece, is_first=piece[0] is order[0])):
                yield piece
                piece = []
        piece.append(glyph)
    yield piece


def _with_right_marker(pieces: list[list[Glyph]]) -> list[list[Glyph]]:
    """The pieces of a row; where words run from the right, the number that stands before them joined to them."""
    if len(pieces) > 1 and is_from_right(glyph.character for glyph in pieces[-2]):
        words, marker = pieces[-2:]
        said = "".join(glyph.character for glyph in marker).strip()
        gap = marker[0].left - words[-1].right
        if gap <= MARKER_GAP * words[-1].look.size and _RIGHT_MARKER.fullmatch(said):
            return [*pieces[:-2], words + marker]
    return pieces


def _usual_gap(order: Sequence[Glyph]) -> float:
    """How far words stand apart in a row, in points: wide where a line of few words is justified."""
    inked = [glyph for glyph in order if not glyph.character.isspace()]
    gaps = [gap for one, other in pairwise(inked) if (gap := other.left - one.right) > WORD_GAP * one.look.size]
    return min(gaps) if len(gaps) == 2 else median(gaps) if gaps[2:] else 0.0


def _is_marker(piece: Sequence[Glyph], *, is_first: bool) -> bool:
    """True for a number or letter before a tab."""
    words = "".join(g.character for g in piece).strip()
    return is_first and len(words) <= 8 and _SHORT_MARKER.fullmatch(words) is not None


# --- one line ---------------------------------------------------------------------------------------------------------


def _line(page: int, width: float, piece: list[Glyph], usual: bool) -> Line | None:
    """The line that a piece is; `usual` says from where the page's lines run, of which this may have no letters."""
    inked = [g for g in piece if not g.character.isspace()]
    if not inked:
        return None
    base, size = _own(inked)
    from_right = is_from_right(g.character for g in inked)
    if usual and not from_right:
        from_right = not any(unicodedata.bidirectional(g.character[0]) == "L" for g in inked)
    piece = logical(_with_blanks(from_the_right(piece), size)) if from_right else _with_blanks(piece, size)
    writing = _Writing(base, size)
    for glyph in piece:
        writing.add(glyph)
    words, spans, raised = writing.done()
    left, right = min(g.left for g in inked), max(g.right for g in inked)
    start, end = (width - right, width - left) if from_right else (left, right)
    second = writing.second or (inked[0] if not from_right else None)
    begins = start if second is None else width - second.right if from_right else second.left
    return Line(page, words, spans, raised, start, end, begins, base, size, writing.blank, from_right)


def _with_blanks(order: Sequence[Glyph], size: float) -> list[Glyph]:
    """Characters from one side to the other, with a blank where a gap is one, without what was but taken for one."""
    gap = _gap(order, size)
    found: list[Glyph] = []
    guessed = False
    for glyph in order:
        if _is_guess(glyph):
            guessed = True
            continue
        if found and not (glyph.character.isspace() or found[-1].character.isspace()):
            least = min(GUESSED_GAP * size, gap) if guessed else gap
            if guessed and _is_number_beside_word(found[-1], glyph):
                least = -size
            if IDEOGRAPH.match(found[-1].character) or IDEOGRAPH.match(glyph.character):
                least = size  # Chinese sets words and numbers apart without a blank
            if _between(found[-1], glyph) > least:
                found.append(glyph._replace(character=BLANK, right=glyph.left))
        found.append(glyph)
        guessed = False
    return found


def _is_number_beside_word(one: Glyph, other: Glyph) -> bool:
    both = one.character + other.character
    return both.isalnum() and one.character.isdecimal() != other.character.isdecimal()


def _is_guess(glyph: Glyph) -> bool:
    """True for a blank without any width: pdfium puts one into Arabic where it takes a gap for a blank."""
    return glyph.character == BLANK and glyph.right - glyph.left < 0.01


def _gap(order: Sequence[Glyph], size: float) -> float:
    """How wide a gap between words is, in points: wider where the letters of a heading are set apart."""
    inked = [glyph for glyph in order if not _is_guess(glyph)]
    gaps = [_between(a, b) for a, b in pairwise(inked) if not (a.character.isspace() or b.character.isspace())]
    between = median(gaps) if len(gaps) >= 5 else 0.0
    return max(WORD_GAP * size, 2 * between if between > 0.08 * size else 0.0)


def _between(one: Glyph, other: Glyph) -> float:
    """How far two characters stand apart, whichever comes first."""
    return max(other.left - one.right, one.left - other.right)


class _Writing:
    """A line while its characters are put down."""

    def __init__(self, base: float, size: float) -> None:
        self.base, self.size = base, size
        self.words: list[str] = []
        self.spans: list[Span] = []
        self.raised: list[tuple[int, str]] = []
        self.blank = False
        self.drawn = False  # a blank was drawn since the last of the words
        self.struck = False  # and was struck through
        self.second: Glyph | None = None

    def add(self, glyph: Glyph) -> None:
        """Put down the next character. Several blanks are one; those that may not break stay as they are."""
        if glyph.character.isspace():
            if glyph.character != BLANK and self.words and not self.words[-1].isspace():
                self.words.append(glyph.character)
            self.blank = True
            self.drawn = self.drawn or glyph.right > glyph.left
            self.struck = self.struck or glyph.struck
            return
        style = self.height(glyph)
        if style is Style.SUPERSCRIPT:
            self.raise_(unicodedata.normalize("NFKC", glyph.character))
        else:
            # "rivières ¹ ;" has a blank in French before the semicolon; the gap before a mark elsewhere is none.
            self.blank = self.blank or (self.drawn and glyph.character in ";:!?\u00bb")
            self.drawn = False
            if self.blank and self.words and not self.words[-1].isspace():
                self.words.append(BLANK)
                if self.struck:
                    self.wear(len(self.words) - 1, Style.STRIKE)
            self.struck = False
            if self.blank and self.words and self.second is None:
                self.second = glyph
            self.put(glyph, style)
        self.blank = False

    def raise_(self, character: str) -> None:
        """Keep a raised character; two numbers with a blank between them stay two."""
        at = len(self.words)
        last = self.raised.pop()[1] if self.raised and self.raised[-1][0] == at else ""
        parted = BLANK if last and self.blank else ""
        self.raised.append((at, f"{last}{parted}{character}"))

    def put(self, glyph: Glyph, style: Style | None) -> None:
        """A character with its styles."""
        at = len(self.words)
        self.words += glyph.character
        looks = (
            (glyph.look.italic, Style.ITALIC),
            (glyph.look.bold, Style.BOLD),
            (glyph.struck, Style.STRIKE),
            (glyph.underlined, Style.UNDERLINE),
            (style is not None, style),
        )
        for is_worn, worn in looks:
            if is_worn and worn:
                self.wear(at, worn)

    def wear(self, at: int, style: Style) -> None:
        """A style over what was put down at a place; blanks between two that wear it wear it too."""
        number = next((n for n in range(len(self.spans) - 1, -1, -1) if self.spans[n].style is style), None)
        if number is not None and all(word.isspace() for word in self.words[self.spans[number].end : at]):
            self.spans[number] = self.spans[number]._replace(end=len(self.words))
        else:
            self.spans.append(Span(at, len(self.words), style))

    def height(self, glyph: Glyph) -> Style | None:
        """Whether a character is raised or lowered, by its size and baseline or by itself."""
        if glyph.character in _RAISED:
            return Style.SUPERSCRIPT
        if glyph.look.size > SMALLER * self.size:
            return None
        up = self.base - glyph.base
        return Style.SUPERSCRIPT if up > RAISED * self.size else Style.SUBSCRIPT if up < -LOWERED * self.size else None

    def done(self) -> tuple[str, tuple[Span, ...], tuple[tuple[int, str], ...]]:
        """The words without blanks at their end, their spans, and what is raised in them."""
        while self.words and self.words[-1].isspace():
            self.words.pop()
        size = len(self.words)
        return "".join(self.words), tuple(self.spans), tuple((min(at, size), said) for at, said in self.raised)
