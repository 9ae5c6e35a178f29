"""Plain text and Markdown to blocks: paragraphs, bullets, headings and notes, with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.errors import FormatError
from drafting.model.reading import Notice
from drafting.model.text import Note
from drafting.readers.annexes import ANNEX
from drafting.readers.articles import ARTICLE
from drafting.readers.decode import decode
from drafting.readers.emphasis import SUPERSCRIPT_DIGITS, SUPERSCRIPTS, read_emphasis
from drafting.readers.markers import Mark, read_marker
from drafting.readers.note_marks import counts, with_bracketed_notes
from drafting.readers.printed import printed
from drafting.readers.rows import DOCUMENT_GAP, ENDS_A_SENTENCE, JOB_NUMBER, PAGE_NUMBER, RULE, Row
from drafting.readers.scan import Block, Scan, joined, stripped
from drafting.readers.structure import HEADING_WORDS, MEETING
from drafting.vocabulary import lead_length, organ_language, plainly

_BULLET = re.compile(r"^(\s*)[-*\u2022\u00b7\u25cf]\s+(?=\S)")
_TYPED_APART = re.compile(r"\S{1,8}(?:\s{2,}|$)")  # a marker with the blanks of a printed page behind it
_HASHES = re.compile(r"^(#{1,6})\s+(?=\S)")
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)  # what a mail that was answered or sent on has before its lines
_NOTE = re.compile(
    rf"^(?:<sup>([^<>\s]{{1,4}})</sup>|([{SUPERSCRIPT_DIGITS}]+)|\^\{{([^{{}}\s]{{1,4}})\}}|\[\^([^\[\]\s]+)\]:)\s+"
)
# What an amendment tells to do, in its first line.
_AMENDS = re.compile(
    r"\s*(?:Delete|Replace|Insert|Add|After|Before|In|At the end of)\b.*\b(?:preambular|operative) paragraph\b"
)
_TABLE_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")  # below the head of a table in Markdown
_HYPHENATED = re.compile(r"\w[-\u2010\u2011]$")
_IDEOGRAPHIC = re.compile(r"[\u3000-\u9fff\uff00-\uff60]$")  # Chinese sets no blanks between words
AFTER_A_HYPHEN = frozenset({"and", "or", "to", "et", "ou", "y", "o", "e", "и", "или"})  # pre- and post-conflict
MAX_LINES = 100_000  # 2,000 pages
_PAUSES = (",", ";", ":", "\u060c", "\u061b", "\uff0c", "\uff1b", "\uff1a")
MEETING_WORDS = 6  # "109th (resumed) plenary meeting" is a line of its own
LEAST_UNWRAPPED = 110  # characters a line on average; hard-wrapped text has 70 to 90
SHRED_WORDS = 2
LEAST_CAPITALS = 6  # letters; a shorter line may be an acronym that was wrapped
LEAST_LINES = 10  # so many that go on nowhere are paragraphs, and not by chance
LEAST_BROKEN_OFF = 40  # characters; a shorter line that ends without a stop is a heading or a name, not a page's end


class _Lines(NamedTuple):
    """Raw lines that make one block, where they stand, and how many blank ones are above them."""

    raw: str
    first: int
    last: int
    blank: int


def scan_text(data: bytes, *, name: str) -> Scan:
    """The blocks of a plain text or Markdown file.

    A paragraph is what stands between blank lines; a bullet or a typed number also begins one. Words that a page
    break, a note or a rule cut off are joined again, with a notice. Raises FormatError for what `decode` refuses, and
    for more than `MAX_LINES`.
    """
    decoded, notices = decode(data, name)
    content = _QUOTED.sub("", decoded.replace("\r\n", "\n").replace("\r", "\n"))
    if content.count("\n") + content.count("\f") > MAX_LINES:
        raise FormatError(f"{name}: has more than {MAX_LINES:,} lines", "cut the resolution out of it first")
    pages = printed(content)
    found = list(_paragraphs(with_bracketed_notes(pages.rows)))
    noted = {number for piece in found if (number := _note_number(piece.raw))} | {note.number for note in pages.notes}
    blocks: list[Block] = []
    notes = [(_note(note.number, note.wording), note.lines) for note in pages.notes]
    said = [*notices, *pages.notices]
    distance = 0  # from the block above, in lines, with notes and the page's own ones between
    for piece in found:
        distance += piece.blank
        if number := _note_number(piece.raw):
            notes.append((_note(number, _NOTE.sub("", piece.raw)), (piece.first, piece.last)))
        elif furniture := _furniture(piece.raw):
            said.append(Notice("page", f"left out: {furniture}", (piece.first, piece.last)))
        elif blocks and _goes_on(blocks[-1], piece.raw):
            said.append(
                Notice("joined", "joined to the paragraph that a page break cut off", (piece.first, piece.last))
            )
            blocks[-1] = joined(blocks[-1], _block(piece, noted))
            distance = 0
            continue
        else:
            blocks.append(_block(piece, noted)._replace(apart=distance >= DOCUMENT_GAP))
            distance = 0
            continue
        distance += piece.last - piece.first + 1
    return Scan(
        tuple(blocks), tuple(note for note, _ in notes), tuple(said), note_lines=tuple(lines for _, lines in notes)
    )


def _note(number: str, raw: str) -> Note:
    wording, spans, _ = read_emphasis(raw, ())
    words, kept, _ = stripped(wording, spans, ())
    return Note(number, words, kept)


def _paragraphs(rows: list[Row]) -> Iterator[_Lines]:
    """The lines of each paragraph, joined by a blank, or by a line break after two blanks at a line's end."""
    unwrapped = _one_paragraph_a_line(rows)
    gathered: list[Row] = []
    blank = last = 0
    language = "en"
    for row in [*rows, Row(0, "")]:
        if gathered and (row.is_blank or unwrapped or _parts(row, gathered, language, last)):
            yield _Lines(_flowed([one.words for one in gathered]), gathered[0].number, gathered[-1].number, blank)
            gathered, blank = [], 0
        if row.is_blank:
            blank += 1
        else:
            last = last if gathered else _number(row.words) or last
            gathered.append(row)
            language = organ_language(row.words) or language


def _parts(row: Row, gathered: Sequence[Row], language: str, last: int) -> bool:
    """True where a row begins a paragraph of its own below those gathered; `last` is the number counted last."""
    return (
        _begins(row.words, gathered[-1].words, language)
        or _counts_on(row, gathered, last)
        or _is_set_apart(row.words, gathered)
    )


def _number(line: str) -> int:
    """The number that is printed before a line; 0 where there is none."""
    marker = read_marker(line.strip())
    return marker.number if marker and marker.mark is Mark.NUMBER else 0


def _counts_on(row: Row, gathered: Sequence[Row], last: int) -> bool:
    """True for a line with the first number, or the one after `last`, below a heading or words that lack their stop."""
    words = row.words.strip()
    marker = read_marker(words) if len(gathered) <= HEADING_WORDS else None
    if marker is None or marker.mark is not Mark.NUMBER or marker.number not in (1, last + 1):
        return False
    above = " ".join(one.words for one in gathered).split()
    opens = words[marker.length : marker.length + 1]
    return len(above) <= HEADING_WORDS and not counts(above[-1]) and not opens.islower()


def _is_set_apart(line: str, gathered: Sequence[Row]) -> bool:
    """True for an article's line, a heading in capitals among sentences, and for what stands below either."""
    above = gathered[-1].words.strip()
    if ARTICLE.fullmatch(line.strip()) or ARTICLE.fullmatch(above):
        return True
    if _is_capitals(line):
        return ENDS_A_SENTENCE.search(above) is not None
    return len(gathered) <= HEADING_WORDS and all(_is_capitals(one.words) for one in gathered)


def _is_capitals(line: str) -> bool:
    """True for a line of nothing but capitals that is no acronym, and ends without a stop."""
    words = line.strip()
    return words.isupper() and len(words) >= LEAST_CAPITALS and not ENDS_A_SENTENCE.search(words)


def _is_row(line: str) -> bool:
    """True for a row of a table in Markdown."""
    return line.lstrip().startswith("|")


def _one_paragraph_a_line(rows: list[Row]) -> bool:
    """True for text pasted without blank lines, each paragraph one line: the lines are long, or none goes on below."""
    full = [row.words.strip() for row in rows if not row.is_blank]
    blank = len(rows) - len(full)
    if not full or blank * 10 >= len(full):
        return False
    return sum(map(len, full)) > LEAST_UNWRAPPED * len(full) or (len(full) >= LEAST_LINES and _no_line_goes_on(full))


def _no_line_goes_on(lines: list[str]) -> bool:
    """True where most lines begin as sentences do, and none carries on the one above in small letters.

    Of lines that are wrapped about two in three go on so.
    """
    begun = sum(line[0].isupper() or line[0].isdigit() or line[0] in "([" for line in lines)
    goes_on = any(line[0].islower() and not ENDS_A_SENTENCE.search(above) for above, line in pairwise(lines))
    return begun * 2 > len(lines) and not goes_on


def _begins(line: str, above: str, language: str) -> bool:
    """True where a line begins a paragraph of its own though no blank line stands above it."""
    if any(begins.match(line) for begins in (_BULLET, _HASHES, RULE, _NOTE, _AMENDS)):
        return True
    if RULE.match(above) or _is_row(line) or _is_row(above) or _opens_a_part(above):
        return True
    words = line.strip()
    if words[0].isupper() and _opens_a_part(line):
        return True
    is_whole = bool(ENDS_A_SENTENCE.search(above.rstrip()) or _HASHES.match(above))
    if is_whole and re.search(MEETING, plainly(line), re.I) and len(line.split()) <= MEETING_WORDS:
        return True
    if lead_length(words, "preambular", language) and above.rstrip().endswith(_PAUSES):
        return True
    marker = read_marker(words)
    if marker is None or marker.mark is Mark.DASH:
        return False
    return is_whole or (_TYPED_APART.match(words) is not None and not counts(above.split()[-1]))


def _opens_a_part(line: str) -> bool:
    """True for the organ that adopts a resolution, and for the head of an annex."""
    return organ_language(line) is not None or ANNEX.fullmatch(line.strip()) is not None


def _flowed(lines: list[str]) -> str:
    pieces = [lines[0]]
    for above, line in pairwise(lines):
        pieces += [_between(above, line), line.strip()]
        pieces[-3] = pieces[-3].rstrip()
    return "".join(pieces).rstrip()


def _between(above: str, line: str) -> str:
    """What joins two lines of a paragraph: nothing in a word that has a hyphen ("non-governmental"), or in Chinese."""
    if above.endswith("  "):
        return "\n"
    if _IDEOGRAPHIC.search(above) and _IDEOGRAPHIC.search(line.lstrip()[:1]):
        return ""
    words = line.split(maxsplit=1)
    within = _HYPHENATED.search(above) and words and words[0][:1].islower() and words[0] not in AFTER_A_HYPHEN
    return "" if within else " "


def _furniture(raw: str) -> str:
    """What a block is if it belongs to the page and not to the text, else nothing."""
    if RULE.match(raw):
        return "a rule above footnotes"
    if _TABLE_RULE.fullmatch(raw):
        return "the rule below a table's head"
    if PAGE_NUMBER.match(raw):
        return f"the page number {raw.strip()}"
    return f"the job number {raw.strip()}" if JOB_NUMBER.match(raw) else ""


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
    block = Block(words, spans, notes, marker, heading, depth, (piece.first, piece.last), beside=_is_row(piece.raw))
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
    """True where `raw` carries on the sentence that the block above breaks off, or is but a shred of one."""
    if len(above.wording) < LEAST_BROKEN_OFF or above.heading or not raw[:1].islower() or read_marker(raw):
        return False
    return not ENDS_A_SENTENCE.search(above.wording) or _is_shred(raw)


def _is_shred(raw: str) -> bool:
    """True for a word or two out of a line whose words stand so far apart that a program took them for paragraphs."""
    return len(raw.split(maxsplit=SHRED_WORDS)) <= SHRED_WORDS and not ENDS_A_SENTENCE.search(raw.rstrip())
