"""Lines of PDF pages to paragraphs: told by the gaps between them, by indents, and by lines that end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from drafting.model.text import Style
from drafting.readers.annexes import ANNEX
from drafting.readers.articles import ARTICLE
from drafting.readers.days import is_day
from drafting.readers.markers import Mark, read_marker
from drafting.readers.pdf.lines import Line
from drafting.readers.pdf.pages import Parts, begins_note
from drafting.readers.printed import carries_on
from drafting.readers.rows import ENDS_A_SENTENCE, Row
from drafting.readers.structure import MEETING
from drafting.vocabulary import lead_length, organ_language

WIDER = 1.2  # of the distance of lines within a paragraph
INDENT = 0.8  # of the size of the letters: less is no indent
MOST_INDENT = 9.0
OTHER_SIZE = 1.12
COLUMN = 0.5  # of the size: what a column of text printed without layout is wide
BESIDE = 0.5  # of the size; two lines that stand closer are on one row
NARROW = 0.4  # of the size: how wide a letter is at least, on average
FEW = 4
NEXT_COLUMN = 20.0  # of the size: a line that stands so far above is in the next column, and not in another cell
COLUMN_STEP = 40.0  # points
NEARLY_FULL = 0.2  # of its length is free at a line's end where the next word was too long for it
NEAR = 20  # lines up and down, which show how far lines reach
_TABBED = 0.9
_BULLET = re.compile(r"[\u2022\u00b7\u25cf\u25aa\u25e6\u25a0\uf0b7\uf0a7\u2043](?=\s)")


class Written(list[Line]):
    """The lines of one paragraph; `apart` says that it begins what belongs to another document."""

    apart = False


@dataclass(eq=False, repr=False)
class Layout:
    """How the lines of a text are set: their distance, their margins, whether paragraphs begin with an indent."""

    pages: Sequence[Parts]
    leadings: dict[float, float] = field(default_factory=dict)

    @cached_property
    def pairs(self) -> list[tuple[Line, Line]]:
        """Lines of the text that stand one below another."""
        return [
            (above, below)
            for page in self.pages
            for above, below in pairwise(page.body)
            if 0 < below.base - above.base < 3.5 * below.size and _overlap(above, below) and not _differ(above, below)
        ]

    def leading(self, size: float) -> float:
        """How far lines of this size stand apart within a paragraph, in points."""
        if size not in self.leadings:
            ours = [(a, b) for a, b in self.pairs if abs(b.size - size) < 0.6]
            carried = [b.base - a.base for a, b in ours if self.carries(a, b)]
            apart = 0.0 if len(ours) >= FEW else 1.3 * size  # where no line goes on, each is a paragraph
            self.leadings[size] = _usual(carried) or apart
        return self.leadings[size]

    def carries(self, above: Line, line: Line) -> bool:
        """True where a line goes on with the one above: a small letter says so, or a full line without a stop."""
        column = int(above.start // COLUMN_STEP)
        edge = max(self.edges.get((above.page, near), 0.0) for near in (column - 1, column, column + 1))
        is_full = edge - above.end < NEARLY_FULL * (edge - above.start)
        return line.words[:1].islower() or (is_full and not ENDS_A_SENTENCE.search(above.words))

    @cached_property
    def edges(self) -> dict[tuple[int, int], float]:
        """How far lines reach, by page and by where they begin."""
        found: dict[tuple[int, int], float] = {}
        for line in (line for page in self.pages for line in page.body):
            place = line.page, int(line.start // COLUMN_STEP)
            found[place] = max(found.get(place, 0.0), line.end)
        return found

    @cached_property
    def margin(self) -> float:
        """Where lines begin that go on."""
        starts = Counter(
            round(below.start)
            for above, below in self.pairs
            if below.base - above.base < WIDER * self.leading(below.size)
        )
        return float(starts.most_common(1)[0][0]) if starts else 0.0

    @cached_property
    def is_indented(self) -> bool:
        """True where paragraphs begin with an indent."""
        return sum(INDENT * a.size < a.start - b.start < MOST_INDENT * a.size for a, b in self.pairs) > 1


def _usual(distances: Sequence[float]) -> float:
    """The distance of most, of several the smallest: what stands further apart may be a heading and what is below."""
    counts = Counter(round(distance, 1) for distance in distances)
    return max(counts, key=lambda distance: (counts[distance], -distance)) if counts else 0.0


def paragraphs(pages: Sequence[Parts]) -> Iterator[Written]:
    """The paragraphs of the text, each with its lines; one that a page cut is whole."""
    layout = Layout(pages)
    gathered = Written()
    for page in pages:
        for at, line in enumerate(page.body):
            if gathered and _begins(gathered, line, layout, page, at):
                yield gathered
                gathered = Written()
                gathered.apart = at == 0 and not page.goes_on
            gathered.append(line)
    if gathered:
        yield gathered


def _begins(gathered: Written, line: Line, layout: Layout, page: Parts, at: int) -> bool:
    """True where a line, number `at` of its page, begins a paragraph of its own, below those gathered."""
    above = gathered[-1]
    if not at:
        return not page.goes_on or not _goes_over(above, line, layout, page)
    distance = line.base - above.base
    if begins_note(line) or _differ(above, line):
        return True
    if -distance > NEXT_COLUMN * line.size:
        return is_tabbed(line) or ENDS_A_SENTENCE.search(above.words) is not None
    if distance < BESIDE * line.size or not _overlap(above, line):
        return True
    if distance > WIDER * layout.leading(line.size):
        return True
    return (
        _is_set_off(gathered, line)
        or _is_told_by_words(above, line)
        or _had_room(above, line, page.body[max(0, at - NEAR) : at + NEAR])
    )


def _differ(above: Line, line: Line) -> bool:
    """True for lines in letters of another size, and for a bold line beside one that is not."""
    small, large = sorted((above.size, line.size))
    return large > OTHER_SIZE * small or (above.is_bold != line.is_bold and not _is_broken_off(above, line))


def _overlap(above: Line, line: Line) -> bool:
    """True for lines of one column; the last word of a paragraph may end before its first line begins."""
    return line.start < above.end and above.start - MOST_INDENT * above.size < line.end


def _is_broken_off(above: Line, line: Line) -> bool:
    """True where a line goes on with a sentence, as far as its first letter says."""
    return line.words[:1].islower() and not ENDS_A_SENTENCE.search(above.words)


def _is_set_off(gathered: Written, line: Line) -> bool:
    """True for a line that stands in from the one above, or out from several; not where both stand in the middle."""
    above = gathered[-1]
    shift = (line.start - above.start) / line.size
    if abs(shift) < INDENT or _is_centred(above, line) or _is_broken_off(above, line):
        return False
    if shift > 0:
        return shift <= MOST_INDENT and not _hangs(line, above)
    return len(gathered) > 1


def _is_centred(above: Line, line: Line) -> bool:
    return abs((above.start + above.end) - (line.start + line.end)) < line.size


def _hangs(line: Line, above: Line) -> bool:
    """True for a line below the words that a marker stands before."""
    return abs(line.start - above.second) < INDENT * line.size


def _is_told_by_words(above: Line, line: Line) -> bool:
    """True where words say that a paragraph begins: below the organ's line, a number with a tab, a lead verb."""
    if organ_language(above.words) or ANNEX.fullmatch(above.words) or ANNEX.fullmatch(line.words):
        return True
    if ARTICLE.fullmatch(above.words) or ARTICLE.fullmatch(line.words):
        return True
    if line.words[0].isupper() and organ_language(line.words):
        return True
    if re.search(MEETING, above.words, re.I) and is_day(line.words):
        return True
    is_whole = ENDS_A_SENTENCE.search(above.words) is not None
    if is_whole and is_tabbed(line):
        return True
    is_led = any(span.start == 0 and span.style is Style.ITALIC for span in line.spans) and line.words[0].isupper()
    return is_whole and is_led and bool(lead_length(line.words, "preambular"))


def is_tabbed(line: Line) -> bool:
    """True for a line that opens with a number, a letter or a bullet, and a tab behind it."""
    marker = read_marker(f"{line.words} \u2026")
    if marker is None or marker.mark is Mark.SECTION:
        return False
    first = line.words.split(maxsplit=1)[0]
    wide = (line.second - line.start) / line.size
    return wide > NARROW * len(first) + _TABBED or " " in marker.printed  # the Arabic "2 -" has no tab


def _had_room(above: Line, line: Line, near: Sequence[Line]) -> bool:
    """True where the first word of a line would have fitted on the line above: that one ends its paragraph."""
    if _is_broken_off(above, line) or (above.is_bold and line.is_bold):
        return False
    edge = max(other.end for other in near if abs(other.start - line.start) < MOST_INDENT * line.size)
    needed = _first_width(line) * 1.2 + 0.3 * line.size
    return edge - above.end > max(needed, 2 * line.size) and bool(ENDS_A_SENTENCE.search(above.words))


def _first_width(line: Line) -> float:
    """How wide the first word of a line is with the blank before it, in points, by the line's letters."""
    first = line.words.split(maxsplit=1)[0] if line.words.isascii() or " " in line.words else line.words[:1]
    return (len(first) + 1) * (line.end - line.start) / max(1, len(line.words))


def _goes_over(above: Line, line: Line, layout: Layout, page: Parts) -> bool:
    """True where the first line of a page goes on with the paragraph that the page before ends with."""
    if begins_note(line) or _differ(above, line) or is_tabbed(line):
        return False
    margin = layout.margin if layout.is_indented else None
    rows = [_row(one, layout.margin) for one in (above, line)]
    longest = max(len(other.words) for other in page.body)
    if carries_on(rows[0], rows[1], None if margin is None else 0, longest):
        return True
    marker = read_marker(line.words)
    if margin is not None or (marker and marker.mark is not Mark.DASH) or lead_length(line.words, "preambular"):
        return False
    room = max(other.end for other in page.body) - above.end
    return room < max(3 * line.size, _first_width(line)) and not line.is_bold and len(line.words) > 0.6 * longest


def _row(line: Line, margin: float) -> Row:
    """The line as a row of printed text, its indent in columns."""
    return Row(line.page, " " * max(0, round((line.start - margin) / (COLUMN * line.size))) + line.words)


def bullet_of(line: Line) -> str:
    """The bullet that opens a line, or nothing."""
    found = _BULLET.match(line.words)
    return found[0] if found else ""
