"""Notes of a page without links: a raised number, and below it a paragraph that begins with the same raised number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from drafting.model.text import Note, NoteMark, Span, Style
from drafting.readers.scan import Block, stripped

_NUMBER = re.compile(r"\d{1,3}|[*\u2020\u2021]{1,3}")


def raised_notes(blocks: Sequence[Block], taken: Collection[str]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks with marks in the place of raised numbers, and the notes that stood among them.

    A number that links name already (`taken`), that begins two paragraphs, or that no words above raise stays as it is.
    """
    begins = [_opening(block) for block in blocks]
    times = Counter(begins)
    first: dict[str, int] = {}
    for at, block in enumerate(blocks):
        for _, number in _raised(block):
            first.setdefault(number, at)
    found = {
        number: at
        for at, number in enumerate(begins)
        if number and number not in taken and times[number] == 1 and first.get(number, at) < at
    }
    if not found:
        return tuple(blocks), ()
    below = set(found.values())
    kept = [_marked(block, found, at) for at, block in enumerate(blocks) if at not in below]
    return tuple(kept), tuple(_note(blocks[at], number) for number, at in found.items())


def _opening(block: Block) -> str:
    """The raised number that a paragraph begins with; "" for none."""
    span = next((s for s in block.spans if s.style is Style.SUPERSCRIPT and s.start == 0), None)
    number = block.wording[: span.end].strip() if span else ""
    return (
        number
        if _NUMBER.fullmatch(number) and len(block.wording) > len(number) and not (block.marker or block.notes)
        else ""
    )


def _raised(block: Block) -> list[tuple[Span, str]]:
    """The raised numbers behind words of a paragraph."""
    spans = [s for s in block.spans if s.style is Style.SUPERSCRIPT and s.start > 0]
    return [(s, words) for s in spans if _NUMBER.fullmatch(words := block.wording[s.start : s.end].strip())]


def _marked(block: Block, found: dict[str, int], at: int) -> Block:
    """The block with its raised numbers, whose notes stand below it, as marks."""
    for span, number in reversed(_raised(block)):
        if found.get(number, -1) > at:
            block = _cut(block, span, NoteMark(span.start, number))
    return block


def _cut(block: Block, gone: Span, mark: NoteMark) -> Block:
    def moved(at: int) -> int:
        return at - max(0, min(at, gone.end) - gone.start)

    spans = tuple(s._replace(start=moved(s.start), end=moved(s.end)) for s in block.spans)
    notes = (*(n._replace(at=moved(n.at)) for n in block.notes), mark)
    wording = block.wording[: gone.start] + block.wording[gone.end :]
    return block._replace(wording=wording, spans=tuple(s for s in spans if s.start < s.end), notes=tuple(sorted(notes)))


def _note(block: Block, number: str) -> Note:
    cut = next(s.end for s in block.spans if s.style is Style.SUPERSCRIPT and s.start == 0)
    words, spans, _ = stripped(block.wording, block.spans, (), cut)
    return Note(number, words, spans)
