"""Which style of the old file a style of the new one is, brought over where the old one has none like it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cached_property
from typing import TYPE_CHECKING

from drafting.ooxml.names import tags, w
from drafting.ooxml.package import Package
from drafting.ooxml.sameness import Names
from drafting.writers.docx.in_place.parts import Parts
from drafting.writers.docx.in_place.prefixes import with_prefixes

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE, _ID, _VAL, _NUM_ID = w("style"), w("styleId"), w("val"), w("numId")
_POINTS = tags("basedOn", "next", "link")


class StyleMap:
    """Styles of the new file by what they are called in the old one. One of the same type and name is the same."""

    def __init__(self, parts: Parts, new: Package, old_names: Names, new_names: Names) -> None:
        self.parts, self.new = parts, new
        self.new_names = new_names
        self.number: Callable[[str], str] = str
        # Google Docs has a second style "normal", which sets more than the default one and is named by its paragraphs.
        self._by_name = {
            (kind, name): id_
            for id_, (kind, name, is_default) in old_names.styles.items()
            if not is_default or kind not in ("paragraph", "character")
        }
        self._defaults = {kind: id_ for id_, (kind, _, is_default) in old_names.styles.items() if is_default}
        self._taken = set(old_names.styles)
        self._known: dict[str, str] = {}
        self.brought: list[str] = []  # names of the styles that came along

    def style(self, id_: str) -> str:
        """The id in the old file of a style of the new one; one that no file defines where that lacks it."""
        if id_ not in self._known:
            found = self.new_names.styles.get(id_)
            if found is None:
                self._known[id_] = self._free(id_)
            elif found[2] and found[0] in self._defaults:
                self._known[id_] = self._defaults[found[0]]
            elif (same := self._by_name.get(found[:2])) is not None:
                self._known[id_] = same
            else:
                self._bring(id_)
        return self._known[id_]

    def _bring(self, id_: str) -> None:
        source = self._sources.get(id_)
        if source is None:
            self._known[id_] = id_
            return
        free = self._free(id_)
        self._taken.add(free)
        self._known[id_] = free
        copied = with_prefixes(deepcopy(source), source)
        copied.set(_ID, free)
        if w("default") in copied.attrib:
            del copied.attrib[w("default")]
        self.parts.tree(self.parts.ensured("styles")).append(copied)
        self.brought.append(self.new_names.styles[id_][1])
        for one in copied.iter(*_POINTS):
            one.set(_VAL, self.style(one.get(_VAL, "")))
        for one in copied.iter(_NUM_ID):
            one.set(_VAL, self.number(one.get(_VAL, "")))

    def _free(self, id_: str) -> str:
        while id_ in self._taken:
            id_ += "0"
        return id_

    @cached_property
    def _sources(self) -> dict[str, _Element]:
        """The styles of the new file by id, the first of each."""
        found: dict[str, _Element] = {}
        for part in self.new.related("styles")[:1]:
            for style in self.new.tree(part).iterchildren(_STYLE):
                found.setdefault(style.get(_ID, ""), style)
        return found
