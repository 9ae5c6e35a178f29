"""How alike two paragraphs must be to belong together: anywhere, in their place, and by what kinds of paragraph."""

from __future__ import annotations

from math import log10

from drafting.model.text import Kind, Paragraph

# Likeness from which two paragraphs belong together wherever they stand. The more pairs are open, the more alike are
# some by chance: unrelated paragraphs reach .40 among 10 thousand pairs and .50 among 10 million.
ANYWHERE = 0.45
_ANYWHERE_PAIRS = 4  # as a power of ten
_ANYWHERE_RISE = 0.033  # for every further power of ten
# The same between the same neighbours: in six adopted resolutions and their successors, read pair by pair, paragraphs
# that replaced others reach .27, rewritten ones begin at .30.
IN_PLACE = 0.28
# The same for a preambular and an operative paragraph, which quote one another's matter.
_ACROSS = 0.50
# The same for a heading and a line that ends in no sign: a title in one version that the other prints as text.
_TITLE = 0.80
# What standing in its place is worth: a paragraph stayed and was rewritten, and one like it was added elsewhere.
PLACE = 0.15
# A pair is clear when it scores by so much more than any other pair of either paragraph.
CLEAR = 0.10


def anywhere(pairs: int) -> float:
    """The likeness that two paragraphs out of place must have where so many pairs are open."""
    return ANYWHERE + _ANYWHERE_RISE * max(0.0, log10(max(pairs, 1)) - _ANYWHERE_PAIRS)


def floor_of(old: Kind, new: Kind, floor: float) -> float:
    """The likeness that paragraphs of two kinds must have, `floor` in general."""
    if {old, new} == {Kind.PREAMBULAR, Kind.OPERATIVE}:
        return max(floor, _ACROSS)
    return floor


def lowest(old: Paragraph, new: Paragraph) -> float:
    """The likeness below which two paragraphs are no candidates for each other: beyond 1 for a title and a clause."""
    if is_heading(old) == is_heading(new):
        quotes = (_is_clause(old) and _is_title(new)) or (_is_title(old) and _is_clause(new))
        return 1.1 if quotes else 0.0
    return _TITLE if old.wording[-1:].isalnum() and new.wording[-1:].isalnum() else 1.1


def _is_title(paragraph: Paragraph) -> bool:
    """True for a line of prose that ends in no sign."""
    return paragraph.kind is Kind.PROSE and paragraph.wording[-1:].isalnum()


def _is_clause(paragraph: Paragraph) -> bool:
    """True for a clause of a resolution that ends in one: it may quote a title, and is none."""
    return paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE) and not paragraph.wording[-1:].isalnum()


def is_titled(paragraph: Paragraph) -> bool:
    """True for a heading or a title: what is no candidate for every other paragraph, see `lowest`."""
    return is_heading(paragraph) or _is_title(paragraph)


def is_heading(paragraph: Paragraph) -> bool:
    """True for a heading, which pairs with headings only unless it says nearly the same."""
    return paragraph.kind is Kind.HEADING


def has_parts(paragraph: Paragraph) -> bool:
    """True for what may be split or merged, or be part of what is."""
    return paragraph.kind not in (Kind.HEADING, Kind.CHAPEAU, Kind.CLOSING)


def may_be_part(part: Paragraph, whole: Paragraph) -> bool:
    """True for what may be part of a whole: that a clause quotes a title makes this no part of it."""
    return has_parts(part) and lowest(part, whole) == 0.0
