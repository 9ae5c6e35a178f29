"""Tracked changes that a held text kept: the text without them, with them, or with those of some authors."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from drafting.model.hands import Whose
from drafting.model.reading import Changes
from drafting.model.text import PENDING, Note, Paragraph, Span, Style, Text, with_sections

_Worded = TypeVar("_Worded", Paragraph, Note)


def pending(text: Text) -> Counter[str | None]:
    """How many tracked changes of each author a text has kept; None stands for one without a name."""
    return Counter(span.author for span in text.spans if span.style in PENDING)


def settled(text: Text, changes: Changes, whose: Whose | None = None) -> Text:
    """The text with the changes that it kept accepted or rejected; KEPT, or none of them, leaves it as it is.

    Paragraphs and notes of which nothing is left are gone. With `whose`, only changes by some authors are accepted, and
    what was changed and stays is signed, as a reader signs it (see `hands`). Addresses stay those of the held text.
    """
    if changes is Changes.KEPT or not pending(text):
        return text
    paragraphs = [_settled(paragraph, changes, whose) for paragraph in text.paragraphs]
    notes = [_settled(note, changes, whose) for note in text.notes]
    left = with_sections(paragraph for paragraph in paragraphs if paragraph is not None)
    return replace(text, paragraphs=left, notes=tuple(note for note in notes if note is not None))


def _settled(one: _Worded, changes: Changes, whose: Whose | None) -> _Worded | None:
    """The paragraph or note without the words that go; None where only white space is left of it."""
    stays = [True] * len(one.wording)
    for span in one.spans:
        if _goes(span, changes, whose):
            stays[span.start : span.end] = [False] * (span.end - span.start)
    if all(stays):
        return replace(one, spans=tuple(_left(one.spans, whose)))
    places = [at for at, stay in enumerate(stays) if stay]
    while places and one.wording[places[-1]].isspace():
        places.pop()
    while places and one.wording[places[0]].isspace():
        del places[0]
    if not places:
        return None
    moved = [
        span._replace(start=bisect_left(places, span.start), end=bisect_left(places, span.end)) for span in one.spans
    ]
    kept = tuple(_left((span for span in moved if span.start < span.end), whose))
    wording = "".join(one.wording[at] for at in places)
    if isinstance(one, Note):
        return replace(one, wording=wording, spans=kept)
    marks = tuple(
        mark._replace(at=bisect_left(places, mark.at)) for mark in one.notes if not _is_inside(mark.at, stays)
    )
    return replace(one, wording=wording, spans=kept, notes=marks)


def _goes(span: Span, changes: Changes, whose: Whose | None) -> bool:
    """True for a pending span whose words go: deleted ones that are accepted, inserted ones that are rejected."""
    accepted = changes is not Changes.REJECTED and (whose is None or whose.heeds(span.author))
    return span.style is (Style.DELETED if accepted else Style.INSERTED)


def _is_inside(at: int, stays: list[bool]) -> bool:
    """True for a place between two characters that both go."""
    return 0 < at < len(stays) and not stays[at - 1] and not stays[at]


def _left(spans: Iterable[Span], whose: Whose | None) -> Iterator[Span]:
    """The spans over words that stay: pending ones as signatures of those who were asked for, or not at all."""
    for span in spans:
        if span.style not in PENDING:
            yield span
        elif whose is not None and whose.heeds(span.author):
            yield span._replace(style=Style.INSERTED)
