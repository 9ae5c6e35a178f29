"""A text: its paragraphs in reading order, each with an address, its wording and what is laid over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from drafting.model.address import Address

MAGIC = "drafting-text 1"  # the first line of a held text


class Kind(StrEnum):
    """What a paragraph is in the grammar of a resolution."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    ANNEX = "annex"
    ITEM = "item"
    HEADING = "heading"
    CHAPEAU = "chapeau"
    CLOSING = "closing"
    PROSE = "prose"


class Style(StrEnum):
    """What a span says of the words it covers."""

    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    INSERTED = "inserted"  # a pending insertion; `author` and `date` say whose
    DELETED = "deleted"  # a pending deletion


PENDING = (Style.INSERTED, Style.DELETED)


class Span(NamedTuple):
    """A style over `wording[start:end]`; offsets count Unicode code points."""

    start: int
    end: int
    style: Style
    author: str | None = None
    date: str | None = None


class NoteMark(NamedTuple):
    """A footnote reference that stands before `wording[at]`."""

    at: int
    number: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, by the number that its reference prints."""

    number: str
    wording: str
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "spans", merged(self.spans))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One addressed paragraph.

    `wording` is plain and holds neither marker nor note marks; it neither begins nor ends with white space.
    `marker` is what is printed before it ("4.", "OP6.", "(a)", "-"), `level` the depth of a heading (1 outermost).
    `section` is the wording of the innermost heading above, with its marker; see `with_sections`.
    """

    address: Address
    kind: Kind
    wording: str
    marker: str = ""
    section: str = ""
    level: int = 0
    spans: tuple[Span, ...] = ()
    notes: tuple[NoteMark, ...] = ()

    def __post_init__(self) -> None:
        if self.spans:  # most have none
            object.__setattr__(self, "spans", merged(self.spans))
        if self.notes:
            object.__setattr__(self, "notes", tuple(sorted(self.notes)))


@dataclass(frozen=True, slots=True)
class Source:
    """The file a text was read from: its name, its SHA-256 in hexadecimal, and the lines taken (1-based, inclusive)."""

    file: str
    sha256: str
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One version of a negotiated text.

    `date` is ISO 8601 (2010-07-29, 2010-07 or 2010); `language` a tag such as "en", "ar".
    `about` is what a reader must know, one remark a line; `extra` holds header lines that are not understood.
    None means not known.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    symbol: str | None = None
    title: str | None = None
    stage: str | None = None
    date: str | None = None
    language: str = "en"
    source: Source | None = None
    about: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.name.isascii():
            object.__setattr__(self, "name", utf8(self.name).decode())

    def __hash__(self) -> int:
        """Of few fields: texts are keys of many tables, and all paragraphs would be gone through at each look."""
        return hash((self.name, self.symbol, len(self.paragraphs)))

    @property
    def label(self) -> str:
        """What the text is called where it is shown: its symbol, or else its name."""
        return self.symbol or self.name

    @property
    def is_pending(self) -> bool:
        """True where changes were kept in it; see `drafting.model.pending`."""
        return any(span.style in PENDING for span in self.spans)

    @property
    def spans(self) -> Iterator[Span]:
        """All that is laid over its paragraphs and notes."""
        for paragraph in self.paragraphs:
            yield from paragraph.spans
        for note in self.notes:
            yield from note.spans


def utf8(words: str) -> bytes:
    """The words as UTF-8. A byte of a file's name or of a command line that is no character becomes U+FFFD."""
    try:
        return words.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", words).encode()


def is_held(data: bytes) -> bool:
    """True where a file that begins with these bytes is a text in the held format."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").startswith(MAGIC.encode())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same coverage in fewest spans, in order: empty ones dropped, touching ones of one style and author joined.

    Where two spans of one style but of different authors overlap, the later one is cut short.
    """
    runs: dict[Style, list[Span]] = {}
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        of_style = runs.setdefault(span.style, [])
        last = of_style[-1] if of_style else None
        if last and span.start <= last.end and (span.author, span.date) == (last.author, last.date):
            of_style[-1] = last._replace(end=max(last.end, span.end))
            continue
        start = max(span.start, last.end) if last else span.start
        if start < span.end:
            of_style.append(span if start == span.start else span._replace(start=start))
    return tuple(sorted((s for of_style in runs.values() for s in of_style), key=_span_order))


def _span_order(span: Span) -> tuple[int, int, str]:
    return (span.start, span.end, span.style)


def with_sections(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, each with the section it stands in.

    A section is the last heading of the same part; a heading's own section is the heading of lower level above it.
    """
    result: list[Paragraph] = []
    open_headings: list[tuple[int, str]] = []
    part = None
    for paragraph in paragraphs:
        if paragraph.address.part != part:
            part, open_headings = paragraph.address.part, []
        if paragraph.kind is Kind.HEADING:
            open_headings = [h for h in open_headings if h[0] < paragraph.level]
        section = open_headings[-1][1] if open_headings else ""
        result.append(paragraph if paragraph.section == section else replace(paragraph, section=section))
        if paragraph.kind is Kind.HEADING:
            open_headings.append((paragraph.level, f"{paragraph.marker} {paragraph.wording}".strip()))
    return tuple(result)
