"""Word's automatic numbering: lists and their levels, counted in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.counting import counted
from drafting.ooxml.names import w
from drafting.ooxml.styles import ListPlace, Styles, children_by_level, whole_number
from drafting.ooxml.symbols import unicode_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.package import Package

LEVELS = 9  # of a list in Word
_BULLET = "•"
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")  # bullets that are kept as they are
_PLACE = re.compile("%([1-9])")
_TEXT_LIMIT = 64  # characters of a pattern: what strangers send is not repeated on every paragraph without bound
_WIDTH_LIMIT = 9  # digits
_LINK_LIMIT = 10  # list styles that point to list styles; Word writes one


class Level(NamedTuple):
    """How one level of a list counts and prints; `text` is Word's pattern, "%1.%2"."""

    start: int = 0
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart_after: int | None = None  # the level, 1-based, whose use restarts this one; 0 never; None any above
    style: str | None = None
    font: str | None = None
    width: int = 0  # digits of a count with leading zeros


class _Sequence(NamedTuple):
    """One w:num: the abstract list that it counts in, its levels, and those that it restarts at their first use."""

    abstract: str
    levels: tuple[Level, ...]
    restarts: frozenset[int]


@dataclass(eq=False, repr=False)
class Numbering:
    """The lists of a document and how far each has counted. Ask for the markers in document order, once each."""

    _sequences: dict[str, _Sequence]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _used: set[tuple[str, int]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)  # number formats that were printed as digits

    def level_of(self, place: ListPlace) -> int | None:
        """The level, 0-based, of a place in a list; None where the list is not there."""
        sequence = self._sequences.get(place.number)
        if sequence is None:
            return None
        level = place.level
        for style in place.styles:
            named = next((i for i, one in enumerate(sequence.levels) if one.style == style), None)
            if named is not None and place.level in (None, named):
                return named
        return min(max(level or 0, 0), LEVELS - 1)

    def next_marker(self, place: ListPlace) -> str:
        """Count one paragraph and give what Word prints before it: "4.", "(a)", "1.2", "•"; "" for nothing."""
        sequence, level = self._sequences.get(place.number), self.level_of(place)
        if sequence is None or level is None:
            return ""
        counts = self._counts.setdefault(sequence.abstract, [None] * LEVELS)
        if level in sequence.restarts and (place.number, level) not in self._used:
            self._used.add((place.number, level))
            counts[level] = None
        for above in range(level):  # a level that was skipped is counted as if it had been used
            counts[above] = sequence.levels[above].start if counts[above] is None else counts[above]
        now = counts[level]
        counts[level] = sequence.levels[level].start if now is None else now + 1
        for below in range(level + 1, LEVELS):
            if _restarts(sequence.levels[below], below, level):
                counts[below] = None
        return printed(sequence.levels, level, counts, self.unknown)


def printed(levels: Sequence[Level], level: int, counts: Sequence[int | None], unknown: set[str]) -> str:
    """What stands before a paragraph of that level, 0-based, when the levels have counted so far.

    Number formats that are not known are given in digits, and added to `unknown`.
    """
    here = levels[level]
    if here.form == "bullet":
        return bullet(here.text, here.font)

    def count(found: re.Match[str]) -> str:
        which = int(found[1]) - 1
        return _count(levels[which], counts[which], unknown, legal=here.legal) if which <= level else ""

    return _PLACE.sub(count, here.text).strip()


def _count(level: Level, number: int | None, unknown: set[str], *, legal: bool) -> str:
    if number is None or level.form == "bullet":
        return ""
    words = counted(number, "decimal" if legal and level.form != "none" else level.form)
    if words is None:
        unknown.add(level.form)
    return (str(number) if words is None else words).zfill(level.width)


def _restarts(level: Level, index: int, used: int) -> bool:
    """Whether the use of the level `used` (0-based) restarts a deeper one."""
    if level.restart_after is None or level.restart_after > index:
        return True
    return used + 1 <= level.restart_after


def bullet(text: str, font: str | None = None) -> str:
    """How a bullet is written: a dash as itself, any other sign as "•", nothing as nothing."""
    text = unicode_of(text, font).strip()
    return text if text in _DASHES or not text else _BULLET


def load_numbering(package: Package, styles: Styles) -> Numbering:
    """The lists of the main part; none where it has no numbering."""
    parts = package.related("numbering")
    if not parts:
        return Numbering({})
    root = package.tree(parts[0])
    abstracts = {a.get(w("abstractNumId"), ""): a for a in root.iterfind(w("abstractNum"))}
    numbers = {n.get(w("numId"), ""): n for n in root.iterfind(w("num"))}
    return Numbering(dict(_sequences(numbers, abstracts, styles)))


def _sequences(
    numbers: dict[str, _Element], abstracts: dict[str, _Element], styles: Styles
) -> Iterator[tuple[str, _Sequence]]:
    levels_of = {key: _levels(abstract) for key, abstract in abstracts.items()}
    for key, number in numbers.items():
        abstract = _abstract_of(number, numbers, abstracts, styles)
        if abstract is None:
            continue
        levels = list(levels_of[abstract])
        restarts: set[int] = set()
        for index, override in children_by_level(number, w("lvlOverride")):
            if not 0 <= index < LEVELS:
                continue
            own = override.find(w("lvl"))
            levels[index] = _level(own) if own is not None else levels[index]
            if (at := whole_number(_value(override, "startOverride"))) is not None:
                levels[index] = levels[index]._replace(start=at)
                restarts.add(index)
        yield key, _Sequence(abstract, tuple(levels), frozenset(restarts))


def _abstract_of(
    number: _Element, numbers: dict[str, _Element], abstracts: dict[str, _Element], styles: Styles
) -> str | None:
    """The abstract list that a w:num counts in, through the style of lists that it may point to."""
    for _ in range(_LINK_LIMIT):
        key = _value(number, "abstractNumId")
        abstract = abstracts.get(key or "")
        if abstract is None:
            return None
        link = _value(abstract, "numStyleLink")
        linked = numbers.get(styles.list_of_list_style(link) or "") if link else None
        if linked is None or linked is number:
            return key
        number = linked
    return None


def _levels(abstract: _Element) -> tuple[Level, ...]:
    levels = [Level()] * LEVELS
    for index, element in children_by_level(abstract, w("lvl")):
        if 0 <= index < LEVELS:
            levels[index] = _level(element)
    return tuple(levels)


def _level(element: _Element) -> Level:
    form = next(element.iter(w("numFmt")), None)  # the first of alternatives, if Word wrote some
    custom = form.get(w("format"), "") if form is not None else ""
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    is_bullet = element.find(w("lvlPicBulletId")) is not None
    kind = form.get(w("val"), "decimal") if form is not None else "decimal"
    return Level(
        start=whole_number(_value(element, "start")) or 0,
        form="bullet" if is_bullet else "decimal" if kind == "custom" else kind,
        text=(_value(element, "lvlText") or (_BULLET if is_bullet else ""))[:_TEXT_LIMIT],
        legal=(legal := element.find(w("isLgl"))) is not None and legal.get(w("val")) not in ("0", "false", "off"),
        restart_after=whole_number(_value(element, "lvlRestart")),
        style=_value(element, "pStyle"),
        font=fonts.get(w("ascii")) if fonts is not None else None,
        width=min(len(custom.split(",")[0].strip()), _WIDTH_LIMIT) if custom.strip().startswith("0") else 0,
    )


def _value(parent: _Element, name: str) -> str | None:
    child = parent.find(w(name))
    return child.get(w("val")) if child is not None else None
