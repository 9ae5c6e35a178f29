"""The properties of a paragraph of the redline, with its mark tracked where it goes or comes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w
from drafting.writers.docx.in_place.plan import Para
from drafting.writers.docx.in_place.sides import Sides
from drafting.writers.docx.wordml import Stamp, Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

_PPR, _RPR, _SECT, _CHANGE, _NUM_ID, _VAL = (w(n) for n in ("pPr", "rPr", "sectPr", "pPrChange", "numId", "val"))
_ORDER = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_NOT_BASE = tags("rPr", "sectPr", "pPrChange")


def properties_of(para: Para, sides: Sides) -> _Element | None:
    """The w:pPr; None where there is nothing to say.

    A mark that stays has the new text's properties, the old ones tracked; one that goes or comes has its own.
    """
    old = _own(sides.old.lines[para.old].element) if para.old is not None else None
    new = _own(sides.new.lines[para.new].element) if para.new is not None else None
    if para.mark:
        source = deepcopy(old) if para.mark.is_old else (sides.copy(new) if new is not None else None)
        return _with_mark(source, para, sides)
    if para.old is None or para.new is None:
        return deepcopy(old) if old is not None else (sides.copy(new) if new is not None else None)
    one, other = sides.old.lines[para.old], sides.new.lines[para.new]
    if sides.old_same.set_up(one) == sides.new_same.set_up(other):
        return deepcopy(old)
    return _changed(old, new, sides)


def _own(paragraph: _Element) -> _Element | None:
    return next(paragraph.iterchildren(_PPR), None)


def _with_mark(properties: _Element | None, para: Para, sides: Sides) -> _Element:
    like = sides.old.container.parent
    if properties is None:
        properties = like.makeelement(_PPR)
    track_mark(properties, sides.ink.mark(like, para.mark, _stamp(para, sides)))
    return properties


def track_mark(properties: _Element, mark: _Element) -> None:
    """Put what tracks a paragraph's mark into the paragraph's properties, in the order that Word wants."""
    looks = next(properties.iterchildren(_RPR), None)
    if looks is None:
        looks = properties.makeelement(_RPR)
        after = next(properties.iterchildren(_SECT, _CHANGE), None)
        if after is not None:
            after.addprevious(looks)
        else:
            properties.append(looks)
    rank = _ORDER.index(mark.tag)
    before = [one for one in looks if one.tag in _ORDER[:rank]]
    looks.insert(looks.index(before[-1]) + 1 if before else 0, mark)


def _stamp(para: Para, sides: Sides) -> Stamp | None:
    """Whose change the mark of a paragraph is, where the new file names someone."""
    if para.mark is Treatment.INSERTED and para.new is not None:
        return sides.authors.who_inserted(sides.new.lines[para.new].element)
    if para.mark is Treatment.DELETED and para.old is not None:
        return sides.authors.who_deleted(sides.old.lines[para.old].text)
    return None


def _changed(old: _Element | None, new: _Element | None, sides: Sides) -> _Element:
    """The new text's properties with the old ones tracked; the look of the mark and the section stay the old ones."""
    like = sides.old.container.parent
    fresh = sides.copy(new) if new is not None else like.makeelement(_PPR)
    for one in list(fresh):
        if one.tag in _NOT_BASE:
            fresh.remove(one)
    was = deepcopy(old) if old is not None else like.makeelement(_PPR)
    stays = [one for one in was if one.tag in _NOT_BASE and one.tag != _CHANGE]
    earlier = next(was.iterchildren(_CHANGE), None)
    if earlier is not None and len(earlier):  # one change of properties gives way to the other
        was = earlier[0]
    for one in [one for one in was if one.tag in _NOT_BASE]:
        was.remove(one)
    fresh.extend(stays)
    change = sides.ink.mark(like, "pPrChange")
    change.append(was)
    fresh.append(change)
    return fresh
