"""A change cut into atoms: words or a paragraph's end under one treatment, each with where it stands in both texts.

Whatever lays a change out begins here: the strips of a page of our own, and those of the old Word file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafting.model.changes import BREAK, Change, Edit, Op
from drafting.model.style import differs_in_style_alone, sign_by_sign
from drafting.model.text import Paragraph
from drafting.writers.docx.wordml import Treatment


class Opening(NamedTuple):
    """A change that begins in a row: with both its sides (KEPT), or with its old or its new one alone."""

    change: Change
    treatment: Treatment


class Placed(NamedTuple):
    """A change with the positions of its paragraphs, or of a story's lines; `rank` is its place among the changes."""

    change: Change
    old: tuple[int, ...]
    new: tuple[int, ...]
    rank: int


class Atom(NamedTuple):
    """Some words of one edit inside one paragraph of each side, or the BREAK after them; offsets are at its start."""

    op: Op
    words: str
    old: int
    old_at: int
    new: int
    new_at: int


def atoms(change: Change) -> Iterator[Atom]:
    """The edits of a change cut at its breaks, in order; of words that differ in style alone, the signs that do."""
    old = old_at = new = new_at = 0
    for op, run in _narrowed(_sound_edits(change)):
        for words in _parted(run):
            yield Atom(op, words, old, old_at, new, new_at)
            if op is not Op.INSERT:
                old, old_at = (old + 1, 0) if words == BREAK else (old, old_at + len(words))
            if op is not Op.DELETE:
                new, new_at = (new + 1, 0) if words == BREAK else (new, new_at + len(words))


def _narrowed(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, a replacement that changes style alone narrowed to its signs: a dash in Word is no new word."""
    waiting: Edit | None = None
    for edit in edits:
        if waiting is not None and {waiting.op, edit.op} == {Op.DELETE, Op.INSERT}:
            yield from _signs_of(waiting, edit)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = edit
    if waiting is not None:
        yield waiting


def _signs_of(one: Edit, other: Edit) -> Iterator[Edit]:
    """A replacement as it is, or sign by sign where it changes style alone."""
    gone, come = (one, other) if one.op is Op.DELETE else (other, one)
    if not differs_in_style_alone(gone.words, come.words):
        yield from (one, other)
        return
    try:
        pairs = list(sign_by_sign(gone.words, come.words))
    except ValueError:
        yield from (one, other)
        return
    for is_kept, run in groupby(pairs, key=lambda pair: pair[0] == pair[1]):
        olds, news = map("".join, zip(*run, strict=True))
        if is_kept:
            yield Edit(Op.KEEP, olds)
            continue
        if olds:
            yield Edit(Op.DELETE, olds)
        if news:
            yield Edit(Op.INSERT, news)


def _parted(run: str) -> Iterator[str]:
    """Words and breaks by turns."""
    for index, words in enumerate(run.split(BREAK)):
        if index:
            yield BREAK
        if words:
            yield words


def _sound_edits(change: Change) -> tuple[Edit, ...]:
    """The edits; where they don't give both wordings back, all old words deleted and all new ones inserted."""
    old, new = _one_string(change.old), _one_string(change.new)
    kept_old = "".join(edit.words for edit in change.edits if edit.op is not Op.INSERT)
    kept_new = "".join(edit.words for edit in change.edits if edit.op is not Op.DELETE)
    if (kept_old, kept_new) == (old, new):
        return change.edits
    if old == new:
        return (Edit(Op.KEEP, old),)
    return (Edit(Op.DELETE, old), Edit(Op.INSERT, new))


def _one_string(paragraphs: tuple[Paragraph, ...]) -> str:
    """The wordings joined by BREAK; a stray one inside a wording must not count as a paragraph's end."""
    return BREAK.join(p.wording.replace(BREAK, "\ufffd") for p in paragraphs)
