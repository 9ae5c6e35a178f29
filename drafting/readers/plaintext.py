"""Plain text and Markdown to blocks: paragraphs, bullets, headings and notes, with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drafting.model.reading import Notice
from drafting.model.text import Note
from drafting.readers.decode import decode
from drafting.readers.emphasis import SUPERSCRIPT_DIGITS, SUPERSCRIPTS, read_emphasis, stripped
from drafting.readers.markers import Mark, read_marker
from drafting.readers.scan import Block, Scan
from drafting.vocabulary import lead_length, organ_language

_BULLET = re.compile(r"^(\s*)[-*\u2022\u00b7\u25cf]\s+(?=\S)")
_HASHES = re.compile(r"^(#{1,6})\s+(?=\S)")
_QUOTE = re.compile(r"^(?:>\s?)+")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_NOTE = re.compile(
    rf"^(?:<sup>([^<>\s]{{1,4}})</sup>|([{SUPERSCRIPT_DIGITS}]+)|\^\{{([^{{}}\s]{{1,4}})\}}|\[\^([^\]\s]+)\]:)\s+"
)
_ENDS_A_SENTENCE = re.compile(r"[.;:,!?)\]\u2026\u201d\"'\u3002\uff1b\uff1a\uff0c\u061b\u060c][*_]*$")
# What a page prints around its words: a page number, "2/8", the job number of the print shop.
_PAGE_NUMBER = re.compile(r"^[-\u2013 ]*(?:page )?\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?[-\u2013 ]*$", re.IGNORECASE)
_JOB_NUMBER = re.compile(r"^(?:[A-Z]{1,2}\.)?\d{2}-\d{5}\b(?: ?\([A-Z]\))?[\d\s*]*(?:\d{1,2}/\d{1,2})?$")
LEAST_UNWRAPPED = 110  # characters a line on average; hard-wrapped text has 70 to 90
LEAST_BROKEN_OFF = 40  # characters; a shorter line that ends without a stop is a heading or a name, not a page's end


class _Lines(NamedTuple):
    """Raw lines that make one block, and where they stand."""

    raw: str
    first: int
    last: int


def scan_text(data: bytes, *, name: str) -> Scan:
    """The blocks of a plain text or Markdown file.

    A paragraph is what stands between blank lines; a bullet or a typed number also begins one. Words that a page
    break, a note or a rule cut off are joined again, with a notice. Raises FormatError (see `decode`).
    """
    content, notices = decode(data, name)
    lines = content.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n\n\n").split("\n")
    found = list(_paragraphs(lines))
    noted = {number for piece in found if (number := _note_number(piece.raw))}
    blocks: list[Block] = []
    notes: list[Note] = []
    note_lines: list[tuple[int, int]] = []
    said = list(notices)
    for piece in found:
        if number := _note_number(piece.raw):
            wording, spans, _ = read_emphasis(_NOTE.sub("", piece.raw), ())
            words, kept, _ = stripped(wording, spans, ())
            notes.append(Note(number, words, kept))
            note_lines.append((piece.first, piece.last))
        elif furniture := _furniture(piece.raw):
            said.append(Notice("page", f"left out: {furniture}", (piece.first, piece.last)))
        elif blocks and _goes_on(blocks[-1], piece.raw):
            said.append(
                Notice("joined", "joined to the paragraph that a page break cut off", (piece.first, piece.last))
            )
            blocks[-1] = _joined(blocks[-1], _block(piece, noted))
        else:
            blocks.append(_block(piece, noted))
    return Scan(tuple(blocks), tuple(notes), tuple(said), note_lines=tuple(note_lines))


def _paragraphs(lines: list[str]) -> Iterator[_Lines]:
    """The lines of each paragraph, joined by a blank, or by a line break after two blanks at a line's end."""
    unwrapped = _one_paragraph_a_line(lines)
    gathered: list[str] = []
    first = 0
    for number, line in enumerate([*lines, ""], 1):
        starts = not gathered or unwrapped or _begins(line, gathered)
        if gathered and (not line.strip() or starts):
            yield _Lines(_flowed(gathered), first, number - 1)
            gathered = []
        if line.strip():
            first = first if gathered else number
            gathered.append(line)


def _one_paragraph_a_line(lines: list[str]) -> bool:
    """True for text pasted without blank lines, each paragraph one long line."""
    full = [line for line in lines if line.strip()]
    blank = len(lines) - len(full)
    return bool(full) and blank * 10 < len(full) and sum(map(len, full)) > LEAST_UNWRAPPED * len(full)


def _begins(line: str, above: list[str]) -> bool:
    """True where a line begins a paragraph of its own though no blank line stands above it."""
    if _BULLET.match(line) or _HASHES.match(line) or _RULE.match(line) or _NOTE.match(line) or _RULE.match(above[-1]):
        return True
    if organ_language(above[-1]) or (lead_length(line, "preambular") and above[-1].rstrip().endswith((",", ";"))):
        return True
    marker = read_marker(line.strip())
    above_is_whole = bool(_ENDS_A_SENTENCE.search(above[-1].rstrip())) or bool(_HASHES.match(above[-1]))
    return bool(marker and marker.mark is not Mark.DASH and above_is_whole)


def _flowed(lines: list[str]) -> str:
    pieces = [_QUOTE.sub("", lines[0])]
    for above, line in pairwise(lines):
        pieces += ["\n" if above.endswith("  ") else " ", _QUOTE.sub("", line).strip()]
        pieces[-3] = pieces[-3].rstrip()
    return "".join(pieces).rstrip()


def _furniture(raw: str) -> str:
    """What a block is if it belongs to the page and not to the text, else nothing."""
    if _RULE.match(raw):
        return "a rule above footnotes"
    if _PAGE_NUMBER.match(raw):
        return f"the page number {raw.strip()}"
    return f"the job number {raw.strip()}" if _JOB_NUMBER.match(raw) else ""


def _note_number(raw: str) -> str | None:
    match = _NOTE.match(raw)
    return next(g for g in match.groups() if g).translate(SUPERSCRIPTS) if match else None


def _block(piece: _Lines, noted: set[str]) -> Block:
    raw, marker, depth, heading = piece.raw, "", 0, 0
    if hashes := _HASHES.match(raw):
        heading, raw = len(hashes[1]), raw[hashes.end() :]
    elif bullet := _BULLET.match(raw):
        marker, depth, raw = bullet[0].strip(), 1 + len(bullet[1]), raw[bullet.end() :]
    words, spans, notes = stripped(*read_emphasis(raw, noted))
    block = Block(words, spans, notes, marker, heading, depth, (piece.first, piece.last))
    return _unemboldened(block) if heading else block


def _unemboldened(block: Block) -> Block:
    """A heading without a style that covers all its words: its level says as much."""
    kept = []
    for span in block.spans:
        outside = block.wording[: span.start] + block.wording[span.end :]
        others = [s for s in block.spans if s is not span and s.style is span.style]
        covered = all(any(o.start <= i < o.end for o in (span, *others)) for i in _word_places(block.wording))
        if outside.strip() and not covered:
            kept.append(span)
    return block._replace(spans=tuple(kept))


def _word_places(wording: str) -> Iterator[int]:
    return (i for i, character in enumerate(wording) if not character.isspace())


def _goes_on(above: Block, raw: str) -> bool:
    """True where `raw` carries on the sentence that the block above breaks off in the middle."""
    broken_off = len(above.wording) >= LEAST_BROKEN_OFF and not _ENDS_A_SENTENCE.search(above.wording)
    return broken_off and not above.heading and raw[:1].islower() and read_marker(raw) is None


def _joined(above: Block, below: Block) -> Block:
    at = len(above.wording) + 1
    spans = tuple(s._replace(start=s.start + at, end=s.end + at) for s in below.spans)
    notes = tuple(n._replace(at=n.at + at) for n in below.notes)
    lines = (above.lines[0], below.lines[1]) if above.lines and below.lines else above.lines
    return above._replace(
        wording=f"{above.wording} {below.wording}",
        spans=above.spans + spans,
        notes=above.notes + notes,
        lines=lines,
    )
