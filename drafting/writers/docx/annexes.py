"""The marker of an annex and its title, apart: a page of our own has them in paragraphs of their own, as in print.

A text holds both in one paragraph, "Annex" as the marker of the title. Here they are two before anything is laid out,
so that a marker that comes, goes or changes is tracked like any other paragraph. One that its title follows in the same
line ("ANNEX: Plan of Action") ends in a sign and stays there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from drafting.model.address import Series
from drafting.model.changes import Change, Comparison
from drafting.model.text import Paragraph, Text


def with_annexes_apart(text: Text) -> Text:
    """The text with each annex title in two paragraphs of one address: its marker alone, and its words."""
    if not any(map(_is_to_part, text.paragraphs)):
        return text
    return replace(text, paragraphs=tuple(part for p in text.paragraphs for part in _parts(p)))


def compared_apart(comparison: Comparison) -> Comparison:
    """The comparison of the two texts with their annexes apart; a title's marker pairs with that of its partner."""
    old, new = with_annexes_apart(comparison.old), with_annexes_apart(comparison.new)
    if old is comparison.old and new is comparison.new:
        return comparison
    known = {**_places(comparison.old, old), **_places(comparison.new, new)}
    return Comparison(old, new, tuple(part for change in comparison.changes for part in _changes(change, known)))


def is_bare(paragraph: Paragraph) -> bool:
    """True for the marker of an annex that stands apart from its title."""
    return _is_annex_title(paragraph) and bool(paragraph.marker) and not paragraph.wording


def _is_annex_title(paragraph: Paragraph) -> bool:
    return paragraph.address.series is Series.TITLE and bool(paragraph.address.part)


def _is_to_part(paragraph: Paragraph) -> bool:
    return _is_annex_title(paragraph) and bool(paragraph.wording) and paragraph.marker[-1:].isalnum()


def _parts(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    if not _is_to_part(paragraph):
        return (paragraph,)
    return replace(paragraph, wording="", spans=(), notes=()), replace(paragraph, marker="")


def _places(text: Text, apart: Text) -> dict[int, tuple[Paragraph, ...]]:
    """What each paragraph of a text became, by its identity: of equal ones, each stands for itself."""
    parts = iter(apart.paragraphs)
    return {id(p): tuple(islice(parts, 2 if _is_to_part(p) else 1)) for p in text.paragraphs}


def _changes(change: Change, known: Mapping[int, tuple[Paragraph, ...]]) -> Iterator[Change]:
    """A change and before it those of its markers: paired where either side has one, else each alone."""
    sides = [[known.get(id(p)) or _parts(p) for p in side] for side in (change.old, change.new)]
    old, new = (tuple(parts[0] for parts in side if len(parts) > 1) for side in sides)
    if not (old or new):
        yield change
        return
    if len(old) == len(new) == 1:
        yield Change(old, new, change.likeness, (), moved=change.moved)
    else:
        yield from (Change((p,), (), change.likeness, ()) for p in old)
        yield from (Change((), (p,), change.likeness, ()) for p in new)
    words = [tuple(parts[-1] for parts in side) for side in sides]
    yield replace(change, old=words[0], new=words[1])
