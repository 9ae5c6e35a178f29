"""A PDF file to a scan: its pages undone, paragraphs made whole, notes found, italics and bold kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from drafting.errors import FormatError
from drafting.formats import RECOGNISE, refuse_others
from drafting.model.reading import Notice
from drafting.model.text import Note
from drafting.readers.pdf.apart import Page, read_pages
from drafting.readers.pdf.blocks import Written, bullet_of, paragraphs
from drafting.readers.pdf.file import UNNAMED
from drafting.readers.pdf.lines import Line
from drafting.readers.pdf.notes import Notes, PdfNote
from drafting.readers.pdf.pages import Parts, parts_of
from drafting.readers.pdf.wording import Hyphens, worded
from drafting.readers.rows import RULE
from drafting.readers.scan import Block, Scan, stripped
from drafting.vocabulary import organ_language

END_BYTES = 4_096  # among the last ones the file says that it ends: ISO 32000-1, 7.5.5
MOST_STRANGE = 0.2  # of all characters; with more a text cannot be read
LEAST_STRANGE = 20  # characters: fewer may be bullets and arrows


def scan_pdf(data: bytes, *, name: str) -> Scan:
    """What stands in the bytes of a PDF: one block a paragraph, its footnotes, and notices of all that is no text.

    Lines are counted through all pages; `Scan.pages` says with which line each page begins. `name` is what messages
    call the file. Raises FormatError for what is no sound PDF, has no text, or letters that nobody can tell.
    """
    refuse_others(data, name, ".pdf")
    pages = read_pages(data, name)
    if not any(page.lines for page in pages):
        raise FormatError(f"{name}: has no text, only pictures", RECOGNISE)
    _refuse_unreadable(pages, name)
    places = _Places(pages)
    parts = list(parts_of([page.lines for page in pages]))
    notes = Notes()
    text = list(_text(parts, notes))
    start = next((at for at, lines in enumerate(text) if organ_language(lines[0].words)), 0)
    starred = notes.leave_starred(chain.from_iterable(text[start:]))
    hyphens = Hyphens([*text, *(note.lines for note in notes.found)])
    renamed = notes.named()
    noted = {number: notes.marks(number) for number in range(1, len(pages) + 1)}
    blocks = (_block(lines, noted, hyphens, places) for lines in text)
    return Scan(
        tuple(block for block in blocks if block.wording),
        tuple(_note(note, hyphens) for note in notes.found),
        (
            *_of_end(data),
            *_of_notes(notes.strays, starred, places),
            *renamed,
            *_of_pages(pages, parts, places),
            *_of_hyphens(hyphens),
        ),
        None,
        tuple(places.of(note.lines) for note in notes.found),
        places.firsts,
    )


def _refuse_unreadable(pages: Sequence[Page], name: str) -> None:
    """Raises FormatError for a text whose fonts do not say which letters they show."""
    counts = Counter(character for page in pages for line in page.lines for character in line.plain)
    strange = sum(count for character, count in counts.items() if _is_strange(character))
    if strange >= LEAST_STRANGE and strange > MOST_STRANGE * sum(counts.values()):
        raise FormatError(f"{name}: its fonts do not say which letters they show", RECOGNISE)


def _is_strange(character: str) -> bool:
    return character == UNNAMED or "\ue000" <= character <= "\uf8ff" or "\u0080" <= character < "\u00a0"


class _Places:
    """Where lines stand: their numbers, from the top of the first page to the foot of the last."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.numbers: dict[tuple[int, float, float], int] = {}
        firsts = []
        number = 0
        for page in pages:
            firsts.append(number + 1)
            for line in sorted(page.lines, key=lambda line: (round(line.base), line.start)):
                number += 1
                self.numbers[line.page, line.base, line.start] = number
        self.firsts = tuple(firsts)

    def of(self, lines: Sequence[Line]) -> tuple[int, int]:
        """From which line to which."""
        numbers = [self.numbers[line.page, line.base, line.start] for line in lines]
        return min(numbers), max(numbers)


def _text(parts: Sequence[Parts], notes: Notes) -> Iterator[Written]:
    """The paragraphs of the text; notes are put aside in the order of their pages."""
    taken = 0
    for lines in paragraphs(parts):
        while taken < lines[0].page - 1:
            notes.take(parts[taken].notes)
            taken += 1
        if not notes.take_from_text(lines):
            yield lines
    for page in parts[taken:]:
        notes.take(page.notes)


def _block(lines: Written, noted: Mapping[int, Mapping[str, str]], hyphens: Hyphens, places: _Places) -> Block:
    """A paragraph; a bullet is its marker."""
    said = worded(lines, noted, hyphens)
    bullet = bullet_of(lines[0])
    words, spans, marks = stripped(said.words, said.spans, said.notes, len(bullet))
    return Block(words, spans, marks, bullet, 0, int(bool(bullet)), places.of(lines), lines.apart)


def _note(note: PdfNote, hyphens: Hyphens) -> Note:
    said = worded(note.lines, {}, hyphens)
    words, spans, _ = stripped(said.words, said.spans, ())
    return Note(note.name, words, spans)


# --- what is no text --------------------------------------------------------------------------------------------------


def _of_end(data: bytes) -> Iterator[Notice]:
    """A file that was cut short may still have pages that can be read."""
    if b"%%EOF" not in data[-END_BYTES:]:
        yield Notice("page", "the end of the file is missing, and pages may be: get it again")


def _of_hyphens(hyphens: Hyphens) -> Iterator[Notice]:
    if hyphens.dropped:
        shown = ", ".join(dict.fromkeys(hyphens.dropped))
        yield Notice("hyphens", f"put together, words that hyphens at line ends parted: {shown}")


def _of_notes(strays: Sequence[Line], starred: Sequence[PdfNote], places: _Places) -> Iterator[Notice]:
    for line in strays:
        yield Notice("page", f"left out: the end of a note, {line.plain}", places.of([line]))
    for note in starred:
        words = " ".join(line.plain for line in note.lines)
        yield Notice("page", f"left out: a note to the masthead, {note.number} {words}", places.of(note.lines))


def _of_pages(pages: Sequence[Page], parts: Sequence[Parts], places: _Places) -> Iterator[Notice]:
    for page, parted, first in zip(pages, parts, places.firsts, strict=True):
        yield from _of_edges(parted, places)
        yield from _of_page(page, (first, first))


def _of_edges(page: Parts, places: _Places) -> Iterator[Notice]:
    """What a page prints around its words: its running head, its foot, the rule above footnotes."""
    for what, lines in (("running head", page.head), ("foot", page.foot)):
        if lines:
            said = " ".join(line.plain for line in lines)
            yield Notice("page-break", f"left out: {what}, {said}", places.of(lines))
    for line in page.notes:
        if RULE.match(line.words):
            yield Notice("page-break", "left out: a rule above footnotes", places.of([line]))


def _of_page(page: Page, place: tuple[int, int]) -> Iterator[Notice]:
    """What stands on a page beside its lines."""
    if page.askew:
        yield Notice("page", f"left out: words that stand askew, {page.askew}", place)
    for said in page.said:
        yield Notice("page", f"left out: {said}", place)
    if page.pictures and not page.lines:
        yield Notice("page", "left out: a picture without text; words in it are not read", place)
    if page.unnamed:
        said = f"characters that their font does not name, shown as {UNNAMED}: {page.unnamed}"
        yield Notice("characters", said, place)
