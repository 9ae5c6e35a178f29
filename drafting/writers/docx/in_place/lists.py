"""Which list of the old file a list of the new one is, brought over where the old one has none like it."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING

from drafting.ooxml.names import w
from drafting.ooxml.package import Package
from drafting.ooxml.sameness import Names
from drafting.ooxml.styles import id_number
from drafting.writers.docx.in_place.parts import Parts
from drafting.writers.docx.in_place.prefixes import with_prefixes
from drafting.writers.docx.in_place.styles import StyleMap

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUM, _NUM_ID, _ABSTRACT, _ABSTRACT_ID, _VAL = (
    w(name) for name in ("num", "numId", "abstractNum", "abstractNumId", "val")
)  # fmt: skip
_STYLED = (w("pStyle"), w("styleLink"), w("numStyleLink"))


class Lists:
    """Lists (w:num) of the new file by their ids in the old one."""

    def __init__(self, parts: Parts, new: Package, old_names: Names, new_names: Names, styles: StyleMap) -> None:
        self.parts, self.new, self.styles = parts, new, styles
        self.old_names, self.new_names = old_names, new_names
        self._known: dict[str, str] = {"0": "0"}

    def pair(self, old: str, new: str) -> None:
        """Learn from a paragraph that stays: the list that it belongs to in either file is one list."""
        if self.old_names.list_key(old) == self.new_names.list_key(new):
            self._known.setdefault(new, old)

    def number(self, id_: str) -> str:
        """The w:numId in the old file of a list of the new one; that of no list where the new one lacks it."""
        if id_ not in self._known:
            key = self.new_names.lists.get(id_)
            if key is None:
                return "0"
            if self.old_names.lists.get(id_) == key:
                self._known[id_] = id_
            else:
                same = (number for number, other in self.old_names.lists.items() if other == key)
                self._known[id_] = next(same, "") or self._bring(id_)
        return self._known[id_]

    @cached_property
    def _source(self) -> _Element:
        """The lists of the new file."""
        return self.new.tree(self.new.related("numbering")[0])

    def _bring(self, id_: str) -> str:
        source = self._source
        number = next((one for one in source.iterchildren(_NUM) if one.get(_NUM_ID) == id_), None)
        pointed = number.find(_ABSTRACT_ID) if number is not None else None
        if number is None or pointed is None:
            return id_
        abstract = next(
            (one for one in source.iterchildren(_ABSTRACT) if one.get(_ABSTRACT_ID) == pointed.get(_VAL)), None
        )
        if abstract is None:
            return id_
        root = self._root()
        copied = self._brought(root, abstract)
        fresh = deepcopy(number)
        self._known[id_] = _free(root, _NUM, _NUM_ID)
        fresh.set(_NUM_ID, self._known[id_])
        for one in fresh.iterchildren(_ABSTRACT_ID):
            one.set(_VAL, copied.get(_ABSTRACT_ID, ""))
        last = list(root.iterchildren(_NUM))
        after = last[-1] if last else list(root.iterchildren(_ABSTRACT))[-1]
        after.addnext(fresh)
        for one in copied.iter(*_STYLED):  # a style may bring a list of its own, which needs ids that are free then
            one.set(_VAL, self.styles.style(one.get(_VAL, "")))
        return self._known[id_]

    def _brought(self, root: _Element, abstract: _Element) -> _Element:
        """The copy of a definition, in the old file, its styles still named as in the new one."""
        copied = with_prefixes(deepcopy(abstract), abstract)
        copied.set(_ABSTRACT_ID, _free(root, _ABSTRACT, _ABSTRACT_ID))
        for one in [*copied.iter(w("lvlPicBulletId")), *copied.iter(w("nsid"))]:
            if (parent := one.getparent()) is not None:
                parent.remove(one)
        for key in [key for key in copied.attrib if str(key).startswith("{http://schemas.microsoft.com")]:
            del copied.attrib[key]
        before = list(root.iterchildren(_ABSTRACT))
        if before:
            before[-1].addnext(copied)
        else:
            root.insert(0, copied)
        return copied

    def _root(self) -> _Element:
        return self.parts.tree(self.parts.ensured("numbering"))


def _free(root: _Element, tag: str, key: str) -> str:
    return str(max([0, *(id_number(one.get(key)) for one in root.iterchildren(tag))]) + 1)
