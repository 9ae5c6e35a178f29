"""The last mark of a container is never tracked: Word, and all who read its files, leave an empty paragraph there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from drafting.writers.docx.in_place.plan import Item, KeptTable, Other, Para, Piece, WholeTable
from drafting.writers.docx.wordml import Treatment


def with_last_mark_kept(items: list[Item], ends_section: Callable[[Para], bool]) -> list[Item]:
    """The items with marks shifted so that the last paragraph's stays, holding the look of either text's last one.

    After "A" that stays, "B" is added by inserting A's mark and keeping B's; where paragraphs both go and come at the
    end, the last that goes and the last that comes share one. Where a table that goes or comes stands between, what
    stays before it goes there and comes after it. Tables that end one text alone leave the other its last mark, unless
    a section ends before them, which would be lost with it.
    """
    tables = list(takewhile(lambda item: isinstance(item, WholeTable), reversed(items)))[::-1]
    before = items[-len(tables) - 1] if 0 < len(tables) < len(items) else None
    if (
        isinstance(before, Para)
        and before.mark
        and not ends_section(before)
        and len({*map(_is_old, [before, *tables])}) == 1
    ):
        return [*with_last_mark_kept(items[: -len(tables)], ends_section), *tables]
    if not items or not isinstance(items[-1], Para) or not items[-1].mark:
        return items
    at = max((index for index, item in enumerate(items) if isinstance(item, Para) and _stays(item)), default=-1)
    kept_table = max((i for i, item in enumerate(items) if isinstance(item, KeptTable | Other)), default=-1)
    head, tail = items[: at + 1], items[at + 1 :]
    if kept_table > at:
        head, tail = items[: kept_table + 1], items[kept_table + 1 :]
    gone, come = [one for one in tail if _is_old(one)], [one for one in tail if not _is_old(one)]
    if _ends_in_paragraph(gone) and _ends_in_paragraph(come):
        return [*head, *gone[:-1], *come[:-1], shared(gone[-1], come[-1])]
    final, stays = items[-1], items[at]
    lacks_one = any(isinstance(side[-1], WholeTable) for side in (gone, come) if side)
    if at < 0 or at < kept_table or lacks_one or not isinstance(stays, Para):
        return [*items[:-1], replace(final, mark=Treatment.KEPT)]  # one text lacks a paragraph after its table
    if any(isinstance(one, WholeTable) for one in tail):
        one, other = _parted(stays)
        gone, come = [one, *gone], [other, *come]
        return [*head[:-1], *gone[:-1], *come[:-1], shared(gone[-1], come[-1])]
    if stays.mark:
        return [*head[:-1], *_with_old_mark(stays, tail)]
    if gone:
        before = replace(stays, mark=Treatment.DELETED, new=None)
        return [*head[:-1], before, *tail[:-1], replace(final, mark=Treatment.KEPT, new=stays.new)]
    before = replace(stays, mark=Treatment.INSERTED, old=None)
    return [*head[:-1], before, *tail[:-1], replace(final, mark=Treatment.KEPT, old=stays.old)]


def shared(gone: Item, come: Item) -> Para:
    """A paragraph that goes and one that comes under one mark that stays."""
    assert isinstance(gone, Para)
    assert isinstance(come, Para)
    return Para(gone.pieces + come.pieces, Treatment.KEPT, gone.old, come.new, gone.opens + come.opens)


def _stays(para: Para) -> bool:
    """True for words that stay: under a mark that stays, or under two where a section begins or ends with them."""
    return not para.mark or any(piece.old and piece.new for piece in para.pieces)


def _with_old_mark(stays: Para, tail: list[Item]) -> list[Item]:
    """Words that stay under a mark that comes, before the one that goes, which they take over, and what goes too."""
    goes, *gone = tail
    assert isinstance(goes, Para)
    if not gone:
        return [replace(stays, mark=Treatment.KEPT, old=goes.old)]
    final = gone[-1]
    assert isinstance(final, Para)
    before = replace(stays, mark=Treatment.DELETED, old=goes.old, new=None)
    return [before, *gone[:-1], replace(final, mark=Treatment.KEPT, new=stays.new)]


def _is_old(item: Item) -> bool:
    if isinstance(item, Para):
        return item.mark.is_old
    return isinstance(item, WholeTable) and item.treatment.is_old


def _ends_in_paragraph(items: list[Item]) -> bool:
    return bool(items) and isinstance(items[-1], Para)


def _parted(para: Para) -> tuple[Para, Para]:
    """A paragraph that stays as one that goes and one that comes."""
    gone = [_alone(piece, Treatment.DELETED) for piece in para.pieces if piece.old]
    come = [_alone(piece, Treatment.INSERTED) for piece in para.pieces if piece.new]
    return Para(gone, Treatment.DELETED, para.old, None, para.opens), Para(come, Treatment.INSERTED, None, para.new)


def _alone(piece: Piece, treatment: Treatment) -> Piece:
    if treatment is Treatment.DELETED:
        return Piece(treatment, old=piece.old)
    return Piece(treatment, new=piece.new)
