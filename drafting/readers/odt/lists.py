"""OpenDocument's lists: how each level counts and prints, which lists go on counting, and where a paragraph stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.counting import FORMS, counted
from drafting.ooxml.numbering import LEVELS, Level, printed
from drafting.ooxml.styles import whole_number
from drafting.readers.odt.names import LO, STYLE, local, style, text

if TYPE_CHECKING:
    from lxml.etree import _Element

OUTLINE = "\0outline"  # the list of the headings that stand in no list; no style can be called so
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_PLACE = re.compile(r"%(\d+)%")  # in a pattern of LibreOffice's: "%1%.%2%"
_TEXT_LIMIT = 64  # characters of a pattern: what strangers send is not repeated on every paragraph without bound
_BULLETS = tuple([Level(1, "bullet", "•")] * LEVELS)  # what a list without a style prints
_SHOWN = 3  # counts that tell one form of numbers from another: "一, 二, 三, ..."


@dataclass(slots=True, eq=False, repr=False)
class Counts:
    """How far one list and those that continue it have counted: by level, with the element that counted last."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    lists: list[_Element | None] = field(default_factory=lambda: [None] * LEVELS)


class ListHere(NamedTuple):
    """An open text:list: what it counts in, its style, its level (0-based), and whether it goes on counting."""

    counts: Counts
    style: str
    level: int
    element: _Element | None
    continues: bool


class Place(NamedTuple):
    """A paragraph that a number is printed before: its list, and the number it is to start with, if one is said."""

    within: ListHere
    style: str
    start: int | None = None


@dataclass(eq=False, repr=False)
class Lists:
    """The lists of a document. Open them in reading order, and ask for the marker of each place once."""

    _levels: dict[str, tuple[Level, ...]]
    _by_id: dict[str, Counts] = field(default_factory=dict)
    _by_style: dict[str, Counts] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)  # number formats that were printed as digits

    @property
    def has_outline(self) -> bool:
        """True where the headings that stand in no list are numbered."""
        return any(level.form != "none" or level.text for level in self._levels.get(OUTLINE, ()))

    def opened(self, element: _Element, around: ListHere | None, *, fresh: bool) -> ListHere:
        """A text:list as it is met; `fresh` says that nothing was counted yet in the lists around it."""
        own = element.get(text("style-name"))
        says_so = element.get(text("continue-numbering")) == "true"
        if around is not None:
            level = min(around.level + 1, LEVELS - 1)
            return ListHere(around.counts, own or around.style, level, element, says_so or (around.continues and fresh))
        name = own or ""
        continued = self._by_id.get(element.get(text("continue-list")) or "\0")
        counts = continued or (self._by_style.get(name) if says_so else None)
        here = ListHere(counts or Counts(), name, 0, element, counts is not None)
        self._by_id[element.get(_ID, "")] = self._by_style[name] = here.counts
        return here

    def lone(self, name: str, level: int, key: str = "") -> ListHere:
        """Where a heading or numbered paragraph counts that stands in no list: with all others of that name or key."""
        counts = self._by_id.setdefault(f"\0{key or name}", Counts())
        return ListHere(counts, name, min(max(level, 0), LEVELS - 1), None, True)

    def resumed(self, element: _Element, around: ListHere | None) -> ListHere:
        """A list among deleted words: it counts with the list of its style that stands above."""
        known = self._by_style.get(element.get(text("style-name"), ""))
        if around is not None or known is None:
            return self.opened(element, around, fresh=True)
        return ListHere(known, element.get(text("style-name"), ""), 0, element, True)

    def marker(self, place: Place) -> str:
        """Count one paragraph and give what is printed before it: "4.", "(a)", "1.2", "•"; "" for nothing."""
        counts, level, element, continues = place.within.counts, *place.within[2:]
        numbers = counts.numbers
        if counts.lists[level] is not element and not continues:
            numbers[level] = None
        counts.lists[level] = element
        levels = self._levels.get(place.style, _BULLETS)
        for above in range(level):  # a level that was skipped is counted as if it had been used
            numbers[above] = levels[above].start if numbers[above] is None else numbers[above]
        now = numbers[level]
        following = levels[level].start if now is None else now + 1
        numbers[level] = following if place.start is None else place.start
        numbers[level + 1 :] = [None] * (LEVELS - level - 1)
        return printed(levels, level, numbers, self.unknown)


def load_lists(roots: Iterable[_Element]) -> Lists:
    """The list styles and the numbering of headings below these roots; of two with one name the later one counts."""
    levels: dict[str, tuple[Level, ...]] = {}
    for root in roots:
        fonts: dict[str, str] = {}
        for one in root.iter(style("font-face")):
            fonts[one.get(style("name"), "")] = _family(one)
        for one in root.iter(text("list-style")):
            levels[one.get(style("name"), "")] = _levels(one, fonts)
        for one in root.iter(text("outline-style")):
            levels[OUTLINE] = _levels(one, fonts)
    return Lists(levels)


def _family(one: _Element) -> str:
    return next((str(value) for key, value in one.attrib.items() if local(str(key)) == "font-family"), "").strip("'\"")


def _levels(one: _Element, fonts: dict[str, str]) -> tuple[Level, ...]:
    levels = [Level(1, "none")] * LEVELS
    for element in one:
        index = (whole_number(element.get(text("level"))) or 0) - 1
        if 0 <= index < LEVELS:
            levels[index] = _level(element, index, fonts)
    return tuple(levels)


def _level(element: _Element, index: int, fonts: dict[str, str]) -> Level:
    if local(element.tag) == "list-level-style-image":
        return Level(1, "bullet", "•")
    if local(element.tag) == "list-level-style-bullet":
        properties = element.find(style("text-properties"))
        font = None
        if properties is not None:
            font = fonts.get(properties.get(style("font-name"), "")) or _family(properties)
        return Level(1, "bullet", element.get(text("bullet-char"), "•")[:_TEXT_LIMIT], font=font)
    form = element.get(style("num-format"), "")
    return Level(
        start=start if (start := whole_number(element.get(text("start-value")))) is not None else 1,
        form=form_of(form),
        text=_pattern(element, index, form)[:_TEXT_LIMIT],
    )


def _pattern(element: _Element, index: int, form: str) -> str:
    """What a level prints, in Word's way: "%1.%2)"."""
    own = element.get(f"{{{LO}}}num-list-format") or element.get(f"{{{STYLE}}}num-list-format")
    if own is not None:
        return _PLACE.sub(r"%\1", own)
    shown = min(max(whole_number(element.get(text("display-levels"))) or 1, 1), index + 1)
    counts = ".".join(f"%{at + 1}" for at in range(index + 1 - shown, index + 1)) if form else ""
    return element.get(style("num-prefix"), "") + counts + element.get(style("num-suffix"), "")


def form_of(said: str) -> str:
    """A style:num-format by Word's name of it; as it is where that is not known."""
    return _FORMS.get(said) or _listed(said) or said


@lru_cache(100)  # a text has a few
def _listed(said: str) -> str | None:
    """The form that prints the counts that a format begins with: "أ, ب, ت, ..." or "01, 02, 03, ..."."""
    first = [count.strip() for count in said.split(",")[:_SHOWN]]
    if len(first) < _SHOWN or any(one == other for one, other in pairwise(first)):
        return None
    return next((form for form in FORMS if [counted(n, form) for n in range(1, _SHOWN + 1)] == first), None)
