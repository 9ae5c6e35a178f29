"""A scan to a reading: the text is cut out of what stands around it, structured, and named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafting.errors import StructureError
from drafting.model.reading import Notice, Reading
from drafting.model.text import Kind, Note, Paragraph, Source, Text
from drafting.readers.annexes import ANNEX, annex_sign
from drafting.readers.components import (
    day_of_adoption,
    day_of_closing,
    day_of_issue,
    describe,
    documents,
    letters_end,
    masthead_start,
    paper_start,
    resolution_end,
    resolution_start,
    symbol_of,
    title_of,
)
from drafting.readers.markers import Mark, read_marker
from drafting.readers.scan import Block, Scan
from drafting.readers.structure import structure
from drafting.vocabulary import organ_language

_SCRIPTS = (("ar", "[\u0600-\u06ff]"), ("ru", "[\u0400-\u04ff]"), ("zh", "[\u4e00-\u9fff]"))
_WORDS = (("fr", "les des est dans pour"), ("es", "los las del para una"), ("en", "the of and"))


class Cut(NamedTuple):
    """Which blocks are what: the document with its masthead is [masthead, stop), its body begins at `body`, and the
    text that is wanted is [start, end): the whole body, or a part of it.
    """

    masthead: int
    body: int
    stop: int
    start: int
    end: int


def assemble(scan: Scan, *, name: str, source: Source, part: str | None, lines: tuple[int, int] | None) -> Reading:
    """The text in a scan. `part` names an annex or a section of it, `lines` a range of the source to look at.

    Raises StructureError where there is nothing to read, or no such part.
    """
    blocks = _within(scan.blocks, lines, source.file)
    cut = _cut(blocks, part, source.file)
    language = scan.language or _language_of(blocks[cut.start : cut.end])
    paragraphs, guessed = structure(blocks[cut.start : cut.end], language)
    kept = _kept_lines(scan, blocks, cut)
    day, where = _dated(blocks[cut.masthead : cut.body], paragraphs)
    text = Text(
        name=name,
        paragraphs=paragraphs,
        notes=_our_notes(scan, paragraphs, kept),
        symbol=_symbol(blocks, cut),
        title=_title(blocks, cut),
        date=day,
        language=language,
        source=Source(source.file, source.sha256, (kept,) if kept and not scan.pages else ()),
    )
    inside = (n for n in scan.notices if not (kept and n.lines) or kept[0] <= n.lines[0] <= kept[1])
    dated = [Notice("date", f"date {day}, as its {where} says")] if day else []
    notices = sorted([*inside, *dated, *guessed, *_left_out(scan, blocks, cut)], key=lambda n: n.lines or (0, 0))
    return Reading(text, tuple(_paged(notice, scan.pages) for notice in notices), scan.authors)


def _within(blocks: tuple[Block, ...], lines: tuple[int, int] | None, file: str) -> tuple[Block, ...]:
    """The blocks that stand in these lines. Raises StructureError where there are none."""
    if lines:
        blocks = tuple(b for b in blocks if b.lines and lines[0] <= b.lines[0] and b.lines[1] <= lines[1])
    if not blocks:
        asked = f" in lines {lines[0]}-{lines[1]}" if lines else ""
        raise StructureError(f"{file}: holds no paragraph{asked}", "check that it is the right file")
    return blocks


def _dated(masthead: Sequence[Block], paragraphs: Sequence[Paragraph]) -> tuple[str | None, str]:
    """The day of a text and what says it: that of adoption, by which a resolution is cited, or else that of issue."""
    if day := day_of_adoption(masthead):
        return day, "masthead"
    for paragraph in paragraphs:
        if paragraph.kind is Kind.CLOSING and (day := day_of_closing(paragraph.wording)):
            return day, "closing line"
    return day_of_issue(masthead), "masthead"


def _paged(notice: Notice, pages: Sequence[int]) -> Notice:
    """The notice with the pages on which its lines stand, where the source has pages; `pages` are their first lines."""
    if not (pages and notice.lines):
        return notice
    first, last = (bisect_right(pages, line) for line in notice.lines)
    return replace(notice, lines=None, pages=(first, last))


def _cut(blocks: Sequence[Block], part: str | None, file: str) -> Cut:
    opens = resolution_start(blocks)
    if opens is not None:
        end = resolution_end(blocks, opens)
        cut = Cut(masthead_start(blocks, opens), opens, end, opens, end)
    else:
        first = letters_end(blocks)
        start = paper_start(blocks, first)
        cut = Cut(first, start, len(blocks), start, len(blocks))
    return _cut_part(blocks, cut, part, file) if part and part.casefold() != "resolution" else cut


def _cut_part(blocks: Sequence[Block], cut: Cut, part: str, file: str) -> Cut:
    """The annex or the section that `part` names, to the next of its kind."""
    headings = list(_openings(blocks, cut))
    wanted = " ".join(part.casefold().removeprefix("section ").split())
    for place, (at, labels) in enumerate(headings):
        if wanted in labels or any(wanted in label for label in labels if len(wanted) > 5):
            end = headings[place + 1][0] if place + 1 < len(headings) else cut.stop
            return cut._replace(start=at, end=end)
    known = ", ".join(labels[0] for _, labels in headings) or "none"
    raise StructureError(f"{file}: has no part {part!r}", f"parts found: {known}; or give --lines FIRST-LAST")


def _openings(blocks: Sequence[Block], cut: Cut) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where annexes (of a resolution) or numbered sections (of a paper) begin, and what they may be called."""
    is_resolution = bool(organ_language(blocks[cut.body].wording))
    for at in range(cut.body, cut.stop):
        words = blocks[at].wording
        found = ANNEX.match(words)
        if is_resolution and found and len(words.split()) <= 20 and not words.endswith((";", ".")):
            number = annex_sign(found).casefold()
            yield at, (f"annex {number}".strip(), words.casefold())
        marker = read_marker(words, blocks[at].marker)
        if not is_resolution and marker and marker.mark is Mark.SECTION:
            numeral = re.sub(r"[^IVXA-H]", "", marker.printed)
            yield at, (numeral.casefold(), words[marker.length :].casefold())


def _kept_lines(scan: Scan, blocks: Sequence[Block], cut: Cut) -> tuple[int, int] | None:
    """The source lines of the text: up to the line before what follows, so that its notes lie inside."""
    first = _first_line(scan, blocks[cut.start])
    return (first, _line_before(scan, blocks, cut.end)) if first else None


def _first_line(scan: Scan, block: Block) -> int | None:
    """Where a run that opens with this block begins: with the source, if nothing but notes stands above it."""
    if block is scan.blocks[0]:
        return 1 if block.lines else None
    return block.lines[0] if block.lines else None


def _line_before(scan: Scan, blocks: Sequence[Block], at: int) -> int:
    """The last line that belongs to what stands above block `at`; of the source where that is the last."""
    below = blocks[at].lines if at < len(blocks) else None
    if below:
        return below[0] - 1
    ends = [block.lines[1] for block in blocks if block.lines]
    return max([*ends, *(last for _, last in scan.note_lines), *(n.lines[1] for n in scan.notices if n.lines)])


def _our_notes(scan: Scan, paragraphs: Sequence[Paragraph], kept: tuple[int, int] | None) -> tuple[Note, ...]:
    """The notes that stand among our lines or, where there are no lines, those that our paragraphs refer to."""
    if kept and scan.note_lines:
        placed = zip(scan.notes, scan.note_lines, strict=True)
        return tuple(note for note, (first, _) in placed if kept[0] <= first <= kept[1])
    referred = {mark.number for p in paragraphs for mark in p.notes}
    return tuple(note for note in scan.notes if note.number in referred)


def _left_out(scan: Scan, blocks: Sequence[Block], cut: Cut) -> Iterator[Notice]:
    """A notice for each document, masthead or part that stands around the text. Together they name every line."""
    everything = scan.blocks
    shift = everything.index(blocks[0])
    masthead, body, stop, start, end = (shift + at for at in (cut.masthead, cut.body, cut.stop, cut.start, cut.end))
    what = "resolution" if organ_language(everything[body].wording) else "paper"
    runs = [(run, describe(run)) for run in documents(everything[:masthead])]
    runs.append((everything[masthead:body], "the masthead (title, agenda item, date)"))
    runs.append((everything[body:start], f"the part of the {what} above"))
    runs.append((everything[end:stop], f"the part of the {what} below"))
    runs += [(run, describe(run)) for run in documents(everything[stop:])]
    at = 0
    for run, words in runs:
        at = end if at == start else at
        if run:
            first = _first_line(scan, run[0])
            lines = (first, _line_before(scan, everything, at + len(run))) if first else None
            yield Notice("left-out", f"left out: {words}", lines)
        at += len(run)


def _symbol(blocks: Sequence[Block], cut: Cut) -> str | None:
    """The symbol of the document where all of it was taken; a part of it has none."""
    return symbol_of(blocks[cut.masthead : cut.body]) if (cut.start, cut.end) == (cut.body, cut.stop) else None


def _title(blocks: Sequence[Block], cut: Cut) -> str | None:
    """The title in the masthead, or of the part that was taken."""
    if (cut.start, cut.end) == (cut.body, cut.stop):
        return title_of(blocks[cut.masthead : cut.body])
    first = blocks[cut.start]
    marker = read_marker(first.wording, first.marker)
    found = ANNEX.match(first.wording)
    length = marker.length if marker else found.end() if found else 0
    return first.wording[length:].rstrip(":. ") or None


def _language_of(blocks: Sequence[Block]) -> str:
    """The language of the line that opens a resolution, else of most letters or, in Latin script, small words."""
    opening = next(filter(None, (organ_language(block.wording) for block in blocks)), None)
    if opening:
        return opening
    sample = " ".join(block.wording for block in blocks)[:20_000]
    for language, letters in () if sample.isascii() else _SCRIPTS:
        if len(re.findall(letters, sample)) * 3 > len(sample):
            return language
    said = Counter(re.findall(r"\w+", sample.casefold()))
    counts = {language: sum(said[word] for word in words.split()) for language, words in _WORDS}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"
