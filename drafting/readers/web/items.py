"""The lists of a web page: what a browser prints before each item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.ooxml.counting import counted
from drafting.ooxml.numbering import bullet
from drafting.ooxml.styles import whole_number
from drafting.readers.web.looks import Looks, Numbering, Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

_BY_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
# CSS names of forms by Word's names, which count them.
_FORMS = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "none": "none",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
}  # fmt: skip
_BULLETS = ("disc", "circle", "square")
_STOP = {"chineseCounting": "\u3001"}  # what stands behind a number, where it is no full stop


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """An open item: what is printed before its first words, unless those were met."""

    marker: str
    depth: int
    taken: bool = False


@dataclass(eq=False, repr=False)
class Lists:
    """The lists of a page; what they have in common is how their classes count."""

    sheet: Sheet
    unknown: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)  # by class, where the style sheet numbers

    def opened(self, element: _Element, looks: Looks, depth: int) -> OpenList:
        """An ol or ul as it is met."""
        classes = element.get("class", "").split()
        named = next((name for name in classes if name in self.sheet.numberings), "")
        if named and "start" in classes:
            self._counts[named] = (whole_number(element.get("start")) or 1) - 1
        start, step = whole_number(element.get("start")), 1
        if element.get("reversed") is not None and element.tag == "ol":
            start = sum(1 for child in element if child.tag == "li") if start is None else start
            step = -1
        said = _form(looks) or _BY_TYPE.get(element.get("type", "")) or ("decimal" if element.tag == "ol" else "disc")
        return OpenList(self, said, depth, (1 if start is None else start) - step, step, named)

    def printed(self, number: int, form: str) -> str:
        """What stands before an item: "4.", "a.", "•"."""
        if form in _BULLETS or form.startswith(('"', "'")):
            return bullet("\u2022" if form in _BULLETS else form.strip("\"'"))
        known = _FORMS.get(form)
        if known is None:
            self.unknown.add(form)
        words = counted(number, known or "decimal") or ""
        return words + _STOP.get(known or "", ".") if words else ""

    def numbered(self, named: str) -> str:
        """The next marker of a list whose class a style sheet numbers."""
        self._counts[named] = self._counts.get(named, 0) + 1
        how: Numbering = self.sheet.numberings[named]
        words = counted(self._counts[named], _FORMS.get(how.form, "decimal")) or ""
        return (how.prefix + words + how.suffix).strip()


@dataclass(slots=True, eq=False, repr=False)
class OpenList:
    """A list that is being read."""

    lists: Lists
    form: str
    depth: int
    number: int
    step: int
    named: str

    def item(self, element: _Element, looks: Looks) -> Item:
        """The next item, counted."""
        if self.named:
            return Item(self.lists.numbered(self.named), self.depth)
        value = whole_number(element.get("value"))
        self.number = self.number + self.step if value is None else value
        form = _form(looks) or _BY_TYPE.get(element.get("type", "")) or self.form
        return Item(self.lists.printed(self.number, form), self.depth)


def _form(looks: Looks) -> str:
    """The form that looks name; "" where they name none."""
    if own := looks.get("list-style-type"):
        return own if own.startswith(('"', "'")) else own.lower()
    words = looks.get("list-style", "").split()
    return next((word for word in words if word in _FORMS or word in _BULLETS), "")
