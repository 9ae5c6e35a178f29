"""What a format yields before the grammar of resolutions is applied: blocks in source order, notes and notices."""

from __future__ import annotations

from typing import NamedTuple

from drafting.model.reading import Notice
from drafting.model.text import Note, NoteMark, Span


class Block(NamedTuple):
    """One paragraph of a source, its place in the text not yet known.

    `marker` is what the source prints by itself (a list bullet, Word's automatic number); a number that is typed
    stands at the start of `wording` still. A span that runs one character past the wording covers the paragraph's end,
    where a text is signed (model/hands.py). `heading` is the level where the source says that it is a heading, else 0;
    `depth` is how far it is indented in lists (0: not at all). `lines` are the source's, 1-based and inclusive; `apart`
    says that it stands as far from the block above as another document, `beside` that it shares a row of a table with
    other cells, so that it is no heading because it is short. Offsets of spans and notes are into `wording`.
    """

    wording: str
    spans: tuple[Span, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    marker: str = ""
    heading: int = 0
    depth: int = 0
    lines: tuple[int, int] | None = None
    apart: bool = False
    beside: bool = False


class Scan(NamedTuple):
    """A whole source: its blocks, the notes below them, what was lost or guessed, its language where it says so.

    `note_lines` says where each note stands, in the order of `notes`; empty where the source has no lines.
    `pages` gives the first line of each page; empty where the source has no pages. `authors` are those who tracked
    changes in it, those of most changes first.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    notices: tuple[Notice, ...] = ()
    language: str | None = None
    note_lines: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()


def stripped(
    wording: str, spans: tuple[Span, ...], notes: tuple[NoteMark, ...], cut: int = 0
) -> tuple[str, tuple[Span, ...], tuple[NoteMark, ...]]:
    """The wording without its first `cut` characters and without white space at its ends, offsets moved along."""
    if not spans and not notes:
        return wording[cut:].strip(), (), ()
    start = cut + len(wording[cut:]) - len(wording[cut:].lstrip())
    words = wording[start:].rstrip()
    end = len(words)
    moved = (
        Span(
            min(max(0, s.start - start), end),
            end + 1 if s.end > len(wording) else min(end, s.end - start),
            s.style,
            s.author,
            s.date,
        )
        for s in spans
    )
    kept = tuple(s for s in moved if s.start < s.end)
    return words, kept, tuple(NoteMark(min(max(0, n.at - start), end), n.number) for n in notes)


def joined(above: Block, below: Block) -> Block:
    """Two blocks as one, its words a blank apart."""
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


def opened_with(block: Block, words: Block, at: int) -> Block:
    """The block with the words of another put into it before the character at `at`, a blank behind them."""
    size = len(words.wording) + 1

    def moved(place: int) -> int:
        return place + size if place >= at else place

    spans = tuple(s._replace(start=moved(s.start), end=s.end + size if s.end > at else s.end) for s in block.spans)
    own = tuple(s._replace(start=s.start + at, end=s.end + at) for s in words.spans)
    notes = tuple(n._replace(at=moved(n.at)) for n in block.notes)
    lines = (words.lines[0], block.lines[1]) if words.lines and block.lines else block.lines
    wording = f"{block.wording[:at]}{words.wording} {block.wording[at:]}"
    return block._replace(wording=wording, spans=(*own, *spans), notes=notes, lines=lines)
