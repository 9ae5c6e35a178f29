"""The lines of a paragraph as one wording, with its spans and note marks; hyphens at line ends resolved."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.model.text import NoteMark, Span, Style
from drafting.readers.pdf_lines import IDEOGRAPH, Line
from drafting.readers.plaintext import AFTER_A_HYPHEN

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_ENDS_IN_HYPHEN = re.compile(r"([^\W\d_]+)-$")
_BEGINS = re.compile(r"[^\W\d_]+")
_TIGHT = re.compile(r"\w[-\u2010\u2011\u2013/]$")  # what goes on without a blank on the line below
_STARS = re.compile(r"(?<=[\w.,:;)\u201d\u2019])\*{1,3}(?=[\s,.;:]|$)")
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


def worded(lines: Sequence[Line], noted: Container[str], hyphens: Hyphens) -> Wording:
    """The lines as one wording. A raised number is a note mark where `noted` holds it, else a raised word."""
    found = Wording("")
    for at, line in enumerate(lines):
        glue, cut = ("", 0) if not at else _glue(lines[at - 1], line, hyphens)
        found = _appended(found, glue, cut, _marked(line, noted))
    return found


def _glue(above: Line, below: Line, hyphens: Hyphens) -> tuple[str, int]:
    """What joins two lines, and how many characters the upper one loses."""
    if IDEOGRAPH.search(above.words[-1:]) and IDEOGRAPH.match(below.words):
        return "", 0
    if hyphens.drops(above, below):
        return "", 1
    first = below.words.split(maxsplit=1)[0] if below.words else ""
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


def _marked(line: Line, noted: Container[str]) -> Wording:
    """A line with what is raised in it: note marks, or words again. A star that a note has is a mark though level."""
    found = Wording(line.words, line.spans)
    for at, said in reversed(line.raised):
        numbers = _MARK.findall(said)
        if numbers and all(number in noted for number in numbers):
            marks = tuple(NoteMark(at, number) for number in numbers)
            found = found._replace(notes=marks + found.notes)
        else:
            found = _inserted(found, at, said)
    for star in reversed(list(_STARS.finditer(found.words))):
        if star[0] in noted:
            found = _cut_out(found, star.start(), star.end())
    return found


def _inserted(found: Wording, at: int, said: str) -> Wording:
    """Words put in again that were raised."""
    size = len(said)
    spans = (
        span._replace(start=span.start + size * (span.start >= at), end=span.end + size * (span.end > at))
        for span in found.spans
    )
    raised = Span(at, at + size, Style.SUPERSCRIPT)
    notes = tuple(mark._replace(at=mark.at + size) for mark in found.notes)
    return Wording(found.words[:at] + said + found.words[at:], (*spans, raised), notes)


def _cut_out(found: Wording, start: int, end: int) -> Wording:
    """A star made a note mark."""

    def moved(at: int) -> int:
        return at if at <= start else max(start, at - (end - start))

    spans = (span._replace(start=moved(span.start), end=moved(span.end)) for span in found.spans)
    notes = [mark._replace(at=moved(mark.at)) for mark in found.notes]
    kept = tuple(span for span in spans if span.start < span.end)
    marks = tuple(sorted([*notes, NoteMark(start, found.words[start:end])]))
    return Wording(found.words[:start] + found.words[end:], kept, marks)
