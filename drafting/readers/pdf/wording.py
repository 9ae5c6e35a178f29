"""The lines of a paragraph as one wording, with its spans and note marks; hyphens at line ends resolved."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.model.text import NoteMark, Span, Style
from drafting.readers.pdf.lines import IDEOGRAPH, Line
from drafting.readers.plaintext import AFTER_A_HYPHEN

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_ENDS_IN_HYPHEN = re.compile(r"([^\W\d_]+)-$")
_TWO_MARKS = 6  # digits of two marks of notes: 999 and 1000 are not met
_BEGINS = re.compile(r"[^\W\d_]+")
_TIGHT = re.compile(r"\w[-\u2010\u2011\u2013/]$")  # what goes on without a blank on the line below
_RANGE = re.compile(r"\d\u2013$")  # 2015–2030 is one, also where the line ends in a blank behind the dash
_STARS = re.compile(r"(?<=[\w.,:;)\u201d\u2019])\*{1,3}(?=[\s,.;:]|$)")
_OPENING = ("(", "[", "\u201c")
_MARK = re.compile(r"[^\s,]+")
LEAST_PROVEN = 3  # words that are put together elsewhere in the text: so many tell that a program hyphenates it


class Wording(NamedTuple):
    """Words, with offsets into them."""

    words: str
    spans: tuple[Span, ...] = ()
    notes: tuple[NoteMark, ...] = ()


class Hyphens:
    """Which hyphens at line ends are the words' own (Secretary-General) and which a program put there (develop-ment).

    What stands within a line elsewhere decides. Where it says nothing, a text of which several words were shown to be
    broken by a program is taken to be hyphenated; UN documents are not.
    """

    def __init__(self, paragraphs: Iterable[Sequence[Line]]) -> None:
        written = list(paragraphs)
        self.known = {word.casefold() for lines in written for line in lines for word in _WORD.findall(line.words)}
        pairs = [pair for lines in written for pair in pairwise(lines)]
        verdicts = [self.proven(*ends) for pair in pairs if (ends := _ends(*pair))]
        self.hyphenates = verdicts.count(True) >= LEAST_PROVEN and verdicts.count(True) > verdicts.count(False)
        self.dropped: list[str] = []

    def proven(self, head: str, tail: str) -> bool | None:
        """True where the two are one word elsewhere, False where they have a hyphen there, None where they are not."""
        if f"{head}-{tail}".casefold() in self.known:
            return False
        return True if (head + tail).casefold() in self.known else None

    def drops(self, above: Line, below: Line) -> bool:
        """True where the hyphen that ends a line goes; the word is kept for a notice."""
        ends = _ends(above, below)
        if ends is None or not ends[1][0].islower():
            return False
        verdict = self.proven(*ends)
        if verdict or (verdict is None and self.hyphenates):
            self.dropped.append("-".join(ends))
            return True
        return False


def _ends(above: Line, below: Line) -> tuple[str, str] | None:
    head, tail = _ENDS_IN_HYPHEN.search(above.words), _BEGINS.match(below.words)
    return (head[1], tail[0]) if head and tail and not above.blank else None


def worded(lines: Sequence[Line], noted: Mapping[int, Mapping[str, str]], hyphens: Hyphens) -> Wording:
    """The lines as one wording. What is raised is a note's mark where `noted` names one for its page, else words."""
    found = Wording("")
    for at, line in enumerate(lines):
        glue, cut = ("", 0) if not at else _glue(lines[at - 1], line, hyphens)
        found = _appended(found, glue, cut, _marked(line, noted.get(line.page, {})))
    return found


def _glue(above: Line, below: Line, hyphens: Hyphens) -> tuple[str, int]:
    """What joins two lines, and how many characters the upper one loses."""
    if not above.blank and (IDEOGRAPH.match(above.words[-1:]) or IDEOGRAPH.match(below.words)):
        return "", 0
    if hyphens.drops(above, below):
        return "", 1
    if above.words[-1:] in _OPENING:
        return "", 0
    first = below.words.split(maxsplit=1)[0] if below.words else ""
    if _RANGE.search(above.words) and first[:1].isdigit():
        return "", 0
    tight = _TIGHT.search(above.words) and not above.blank and first[:1].isalnum() and first not in AFTER_A_HYPHEN
    return ("" if tight else " "), 0


def _appended(above: Wording, glue: str, cut: int, below: Wording) -> Wording:
    words = above.words[: len(above.words) - cut] + glue
    at = len(words)
    kept = [span._replace(end=min(span.end, len(above.words) - cut)) for span in above.spans]
    for span in below.spans:
        last = next((n for n in range(len(kept) - 1, -1, -1) if kept[n].style is span.style), None)
        if last is not None and span.start == 0 and kept[last].end == at - len(glue) and at:
            kept[last] = kept[last]._replace(end=span.end + at)
        else:
            kept.append(span._replace(start=span.start + at, end=span.end + at))
    notes = tuple(mark._replace(at=mark.at + at) for mark in below.notes)
    return Wording(words + below.words, tuple(kept), above.notes + notes)


class _Edit(NamedTuple):
    """What becomes of the words of a line at one place: some are cut, others put in, marks are set."""

    start: int
    end: int
    put: str
    marks: tuple[str, ...] = ()


def _marked(line: Line, noted: Mapping[str, str]) -> Wording:
    """A line with what is raised in it: note marks, or words again. A star that a note has is a mark though level."""
    edits = []
    for at, said in line.raised:
        numbers = tuple(number for word in _MARK.findall(said) for number in _numbers(word, noted))
        is_mark = numbers and all(number in noted for number in numbers)
        edits.append(_Edit(at, at, "", tuple(noted[number] for number in numbers)) if is_mark else _Edit(at, at, said))
    stars = (star for star in _STARS.finditer(line.words) if star[0] in noted)
    edits += [_Edit(star.start(), star.end(), "", (noted[star[0]],)) for star in stars]
    return _edited(line, sorted(edits)) if edits else Wording(line.words, line.spans)


def _numbers(said: str, noted: Container[str]) -> list[str]:
    """The numbers of marks, of which some may be set without a sign between: 1011 is 10 and 11."""
    are_run_together = said.isdecimal() and len(said) <= _TWO_MARKS and said not in noted
    for size in range(1, len(said) // 2 + 1) if are_run_together else ():
        first, last = said[:size], said[size:]
        if first in noted and int(last) == int(first) + 1:
            return [first, last]
    return [said]


def _edited(line: Line, edits: Sequence[_Edit]) -> Wording:
    pieces: list[str] = []
    spans, notes, shifts = [], [], []  # a shift: from where on in the old words, and by how much
    last = shift = 0
    for edit in edits:
        pieces += [line.words[last : edit.start], edit.put]
        place = edit.start + shift
        notes += [NoteMark(place, number) for number in edit.marks]
        if edit.put:
            spans.append(Span(place, place + len(edit.put), Style.SUPERSCRIPT))
        shift += len(edit.put) - (edit.end - edit.start)
        shifts.append((edit.end, shift))
        last = edit.end
    pieces.append(line.words[last:])

    def moved(at: int, *, is_end: bool) -> int:
        behind = bisect_left(shifts, (at, -len(line.words))) if is_end else bisect_right(shifts, (at, sys.maxsize))
        return at + (shifts[behind - 1][1] if behind else 0)

    styled = (
        span._replace(start=moved(span.start, is_end=False), end=moved(span.end, is_end=True)) for span in line.spans
    )
    return Wording("".join(pieces), (*(span for span in styled if span.start < span.end), *spans), tuple(notes))
