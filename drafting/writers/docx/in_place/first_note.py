"""The first paragraph with a note, and those with text boxes, keep their marks, where others can go in their stead.

LibreOffice (7.4) loses a tracked mark there, since it reads all notes at the first reference, and a box where it
stands, and takes the mark for one of theirs: an empty paragraph stays when changes are accepted or rejected.
`libreoffice.py` does so on our own page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drafting.writers.docx.in_place.endings import shared
from drafting.writers.docx.in_place.plan import Item, Para
from drafting.writers.docx.wordml import Treatment

Told = Callable[[Para], bool]


def with_first_note_safe(items: list[Item], has_note: Told, ends_section: Told) -> list[Item]:
    """The items with the first noted paragraph under a mark that stays: that of the one before, or a shared one.

    Nothing changes where it stays anyhow, where it moves, or where no other mark can be had.
    """
    at = next((index for index, item in enumerate(items) if isinstance(item, Para) and has_note(item)), -1)
    noted = items[at] if at >= 0 else None
    is_lost = isinstance(noted, Para) and _is_of_one_text(noted) and not noted.mark.is_move
    return _with_mark_kept(items, at, has_note, ends_section) if is_lost else items


def with_boxes_safe(items: list[Item], has_box: Told, has_note: Told, ends_section: Told) -> list[Item]:
    """The items with each paragraph that holds a text box under a mark that stays, where one can be had."""
    if not any(isinstance(item, Para) and _is_alone(item) and has_box(item) for item in items):
        return items  # nearly always
    first_noted = next((item for item in items if isinstance(item, Para) and has_note(item)), None)

    def loses(para: Para) -> bool:
        return has_box(para) or para is first_noted

    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, Para) and _is_alone(item) and has_box(item):
            kept = _with_mark_kept(items, at, loses, ends_section)
            if kept is not items:
                items = kept
                continue
        at += 1
    return items


def _with_mark_kept(items: list[Item], at: int, loses: Told, ends_section: Told) -> list[Item]:
    """The items with one that goes or comes under a mark that stays; `loses` says whose tracked mark would be lost.

    No mark that ends a section is another's: the section would go or come with it.
    """
    start = stop = at
    while start and _is_of_one_text(items[start - 1]):
        start -= 1
    while stop < len(items) and _is_of_one_text(items[stop]):
        stop += 1
    before, gap, after = items[:start], [one for one in items[start:stop] if isinstance(one, Para)], items[stop:]
    noted = gap[at - start]
    if ends_section(noted):
        return items
    earlier = [one for one in gap[: at - start] if one.mark.is_old is noted.mark.is_old]
    later = [one for one in gap[at - start + 1 :] if one.mark.is_old is noted.mark.is_old]
    others = [one for one in gap if one.mark.is_old is not noted.mark.is_old]
    stays = before[-1] if before else None
    if isinstance(stays, Para) and not stays.mark and not loses(stays) and not ends_section(stays):
        return [*before[:-1], *_ended_before(stays, earlier, noted), *others, *later, *after]
    if others:
        place = min(next((index for index, one in enumerate(others) if loses(one)), len(others)), len(others) - 1)
        pair = (noted, others[place]) if noted.mark is Treatment.DELETED else (others[place], noted)
        if not _is_alone(others[place]) or ends_section(others[place]):
            return items
        return [*before, *earlier, *others[:place], shared(*pair), *others[place + 1 :], *later, *after]
    return items


def _is_alone(item: Item) -> bool:
    """True for a paragraph of one text alone that goes or comes where it stands."""
    if not isinstance(item, Para) or item.mark not in (Treatment.DELETED, Treatment.INSERTED):
        return False
    return all(piece.treatment is item.mark for piece in item.pieces)


def _is_of_one_text(item: Item) -> bool:
    """True for a paragraph that goes, comes, or moves away or here, with all its words, of which some may move."""
    if not isinstance(item, Para) or not item.mark:
        return False
    return all(piece.treatment and piece.treatment.is_old is item.mark.is_old for piece in item.pieces)


def _ended_before(stays: Para, earlier: list[Para], noted: Para) -> list[Para]:
    """A paragraph that stays under a mark that goes or comes, and the noted one under the mark that was its own."""
    if noted.mark is Treatment.INSERTED:
        return [replace(stays, mark=noted.mark, old=None), *earlier, replace(noted, mark=Treatment.KEPT, old=stays.old)]
    return [replace(stays, mark=noted.mark, new=None), *earlier, replace(noted, mark=Treatment.KEPT, new=stays.new)]
