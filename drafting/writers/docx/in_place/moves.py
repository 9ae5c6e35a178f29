"""Moves that arrive: words that leave in one place and come in another of the same part, and nothing but words."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.ooxml.stories import Story
from drafting.ooxml.units import FIRST_SIGN, Line
from drafting.writers.docx.in_place.plan import Item, KeptRow, KeptTable, MoveKey, Para, Piece, Span
from drafting.writers.docx.wordml import Treatment

_ALONE = {Treatment.MOVED_FROM: Treatment.DELETED, Treatment.MOVED_TO: Treatment.INSERTED}


def paragraphs_in(items: list[Item]) -> Iterator[Para]:
    """All paragraphs of a plan that are written one by one, those in cells that stay included."""
    for item in items:
        if isinstance(item, Para):
            yield item
        elif isinstance(item, KeptTable):
            for row in item.rows:
                if isinstance(row, KeptRow):
                    for _, _, inner in row.cells:
                        yield from paragraphs_in(inner)


def settle_moves(items: list[Item], old: Story, new: Story, *, allowed: bool) -> None:
    """Make deletions and insertions of what does not both leave and arrive, of objects and of fields.

    Changes the paragraphs of the plan in place. Where moves are not `allowed` none is left.
    """
    paras = [para for para in paragraphs_in(items) if para.mark.is_move or any(piece.move for piece in para.pieces)]
    for para in paras:
        para.pieces = [part for piece in para.pieces for part in _parts(piece, old, new)]
    left = _words(paras, Treatment.MOVED_FROM, old)
    come = _words(paras, Treatment.MOVED_TO, new)
    good = {key for key, words in left.items() if come.get(key) == words and any(map(str.isalnum, words))}
    for para in paras:
        para.pieces = [_settled(piece, allowed and piece.move in good) for piece in para.pieces]
        if para.mark.is_move and not (para.pieces and para.pieces[-1].treatment is para.mark):
            para.mark = _ALONE[para.mark]


def _settled(piece: Piece, is_good: bool) -> Piece:
    if piece.move is None or is_good:
        return piece
    return piece._replace(treatment=_ALONE[piece.treatment], move=None)


def _words(paras: list[Para], treatment: Treatment, story: Story) -> dict[MoveKey, str]:
    found: dict[MoveKey, str] = {}
    for para in paras:
        for piece in para.pieces:
            span = piece.old if treatment.is_old else piece.new
            if piece.move and piece.treatment is treatment and span:
                words = story.lines[span.line].text[span.start : span.end]
                found[piece.move] = found.get(piece.move, "") + words
    return found


def _parts(piece: Piece, old: Story, new: Story) -> Iterator[Piece]:
    """A piece that moves, cut at objects, fields and what somebody inserted before, which go and come instead."""
    span = piece.old or piece.new
    if piece.move is None or span is None:
        yield piece
        return
    line = (old if piece.old else new).lines[span.line]
    for start, end, moves in _stretches(line, span.start, span.end):
        part = Span(span.line, start, end)
        one = piece._replace(old=part) if piece.old else piece._replace(new=part)
        yield one if moves else _settled(one, False)


def _stretches(line: Line, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Stretches of words and of what is not, by turns."""
    at = start
    for here in range(start, end + 1):
        if here == end or (here > at and _is_word(line, here) is not _is_word(line, at)):
            if here > at:
                yield at, here, _is_word(line, at)
            at = here


def _is_word(line: Line, at: int) -> bool:
    kept_apart = (*line.bound, *line.tracked)
    return ord(line.text[at]) < FIRST_SIGN and not any(first <= at < last for first, last in kept_apart)
