"""Texts, and the list of them, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.page import Look
from drafting.writers.screen import Line, line, wording_pieces
from drafting.writers.sections import section_of


def text_lines(text: Text, paragraphs: Sequence[Paragraph], *, whole: bool) -> Iterator[Line]:
    """The paragraphs with their addresses and sections, and the notes that they refer to."""
    if whole:
        yield from _heading_of(text)
    section = None
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind is Kind.HEADING and at:
            yield line()
        if paragraph.kind is not Kind.HEADING and section_of(paragraph) != section:
            section = section_of(paragraph)
            if not whole:
                yield line((f"{text.label}  {section}", Look.SECTION))
        yield from _paragraph_lines(paragraph)
    numbers = {mark.number for p in paragraphs for mark in p.notes}
    for note in text.notes:
        if note.number in numbers:
            yield line((f"  [{note.number}] ", Look.QUIET), note.wording, hang=6)


def _heading_of(text: Text) -> Iterator[Line]:
    yield line((text.label, Look.BOLD), f"  {text.title or ''}")
    facts = [f for f in (text.stage, text.date, text.language) if f]
    yield line((", ".join(facts), Look.QUIET))
    for remark in text.about:
        yield line((remark, Look.QUIET))
    yield line()


def _paragraph_lines(paragraph: Paragraph) -> Iterator[Line]:
    if paragraph.kind is Kind.HEADING:
        marker = f"{paragraph.marker} " if paragraph.marker else ""
        yield line((f"{marker}{paragraph.wording}", Look.SECTION), (f"  [{paragraph.address}]", Look.QUIET))
        return
    marker = f"{paragraph.marker} " if paragraph.marker else ""
    address = f"{paragraph.address}  "
    yield line((address, Look.ADDRESS), marker, *wording_pieces(paragraph), hang=4)


def list_lines(texts: Sequence[tuple[str, Text]]) -> Iterator[Line]:
    """A line a text: date, name, symbol, stage, title; under the name of its negotiation."""
    width = min(max((len(text.name) for _, text in texts), default=0), 40)  # one long name shall not push all others
    symbols = max((len(text.symbol or "") for _, text in texts), default=0)
    negotiation = None
    for folder, text in texts:
        if folder != negotiation:
            negotiation = folder
            yield line((folder or "texts", Look.SECTION))
        facts = f"  {text.date or '':10}  "
        name = (f"{text.name:{width}}", Look.ADDRESS)
        said = ": ".join(words for words in (text.stage, text.title) if words)
        about = f"  {text.symbol or '':{symbols}}  {said}".rstrip()
        yield line((facts, Look.QUIET), name, about, hang=len(facts) + 2)
