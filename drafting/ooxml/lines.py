"""A Word paragraph as one line of characters in which every object has a sign, cut into the units that may be moved.

The line is what two files are compared by, and what a redline of one of them is cut by: no unit is ever cut but text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.names import MC, m, tags, w
from drafting.ooxml.revisions import INSERTIONS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.sameness import Sameness

FIRST_SIGN = 0x100000  # the last plane of private characters, which no text uses
NOTE_SIGNS = {w("footnoteReference"): "\U0010fff0", w("endnoteReference"): "\U0010fff1"}
_LAST_SIGN = 0x10FFE0
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_FIXED = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}
# What is printed by itself or marks a place: it goes with what stands before it and has no width of its own.
_WIDTHLESS = tags(
    "lastRenderedPageBreak", "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator",
    "continuationSeparator",
)  # fmt: skip
_NOT_CONTENT = tags("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData")
# Words inserted are read, words deleted stand for nothing: so is a paragraph whose changes are kept.
_WRAPPERS = tags("hyperlink", "smartTag", "customXml", "dir", "bdo") | INSERTIONS
_OBJECTS = {m("oMath"), m("oMathPara")}
_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_P, _R, _T, _SDT, _SDT_CONTENT, _FIELD, _CHAR, _TYPE = (
    w(name) for name in ("p", "r", "t", "sdt", "sdtContent", "fldSimple", "fldChar", "fldCharType")
)  # fmt: skip
_CODE, _BR, _LINK = w("instrText"), w("br"), w("hyperlink")


class Signs:
    """Private characters for objects, one for all that are the same. Two files that are compared share it."""

    def __init__(self) -> None:
        self._by_key: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The sign of what has this key."""
        if key not in self._by_key:
            self._by_key[key] = chr(min(FIRST_SIGN + len(self._by_key), _LAST_SIGN))
        return self._by_key[key]


class Unit(NamedTuple):
    """One piece of a line that is not cut, unless it is plain text.

    `text` is what it stands for in the line, "" where it has no width; `element` what holds it; `run` the w:r around
    it, if any; `path` the elements between the paragraph and the run, outermost first.
    """

    text: str
    element: _Element
    run: _Element | None
    path: tuple[_Element, ...] = ()

    @property
    def is_text(self) -> bool:
        """True for what may be cut between any two characters."""
        return self.element.tag == _T


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """A paragraph as its units in order; `bound` are the stretches (start, end) that stay or go as a whole."""

    element: _Element
    units: list[Unit]
    text: str = ""
    bound: list[tuple[int, int]] = field(default_factory=list)
    has_objects: bool = False
    fields: int = 0  # how many more fields begin in it than end
    is_in_field: bool = False  # it is a part of a field of several paragraphs
    links: list[tuple[int, int, str]] = field(default_factory=list)  # stretches that lead somewhere, and where
    tracked: list[tuple[int, int]] = field(default_factory=list)  # stretches inserted by a change that is kept

    def between(self, start: int, end: int) -> Iterator[tuple[Unit, int, int]]:
        """The units of `text[start:end]`, each with the part of its own text that is meant.

        What has no width goes with what follows it, and at the end of the line with what stands before it.
        """
        at, last = 0, len(self.text)
        for unit in self.units:
            size = len(unit.text)
            if at >= end and (size or at > end or end != last):
                return
            if size == 0:
                if start <= at < end or (at == end == last):
                    yield unit, 0, 0
            elif at + size > start and at < end:
                yield unit, max(start - at, 0), min(end - at, size)
            at += size


def line_of(paragraph: _Element, sameness: Sameness) -> Line:
    """The line of a w:p as it is with its tracked changes accepted, settled or not."""
    building = _Building(sameness)
    for part in paragraph:
        building.take(part, ())
    return building.line(paragraph)


def spelled(text: _Element) -> str:
    """The characters of a w:t as Word reads them: outer blanks only where they are preserved, line ends as spaces."""
    words = text.text or ""
    if "\n" in words or "\r" in words or "\t" in words:
        words = words.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    if words and (words[0] == " " or words[-1] == " ") and text.get(_PRESERVE) != "preserve":
        return words.strip(" ")
    return words


class _Building:
    """A line while its paragraph is read."""

    def __init__(self, sameness: Sameness) -> None:
        self.sameness = sameness
        self.units: list[Unit] = []
        self.open: list[int] = []  # the units that begin the fields that are open
        self.fields: list[tuple[int, int]] = []  # the first and last unit of each outermost field
        self.has_links = self.is_tracked = False
        self.begun = 0
        self.has_objects = False

    def take(self, part: _Element, path: tuple[_Element, ...]) -> None:
        """Take in one child of a paragraph or of what wraps runs in it."""
        tag = part.tag
        if tag == _R:
            for leaf in part:
                self.leaf(leaf, part, path)
        elif tag in _WRAPPERS:
            self.has_links |= tag == _LINK
            self.is_tracked |= tag in INSERTIONS
            for inner in part:
                self.take(inner, (*path, part))
        elif tag == _SDT:
            content = part.find(_SDT_CONTENT)
            for inner in content if content is not None else ():
                self.take(inner, (*path, part))
        elif tag == _FIELD:
            self.simple_field(part, path)
        elif tag in _OBJECTS or tag == _ALTERNATIVES:
            self.add(self.sameness.sign(part), part, None, path)
        elif tag not in _NOT_CONTENT and isinstance(tag, str):
            self.add("", part, None, path)

    def leaf(self, leaf: _Element, run: _Element, path: tuple[_Element, ...]) -> None:
        """Take in one child of a run."""
        tag = leaf.tag
        if tag == _T:
            if words := spelled(leaf):
                self.add(words, leaf, run, path)
        elif tag in _NOT_CONTENT:
            return
        elif tag in _FIXED:
            self.add(_FIXED[tag], leaf, run, path)
        elif tag in _WIDTHLESS:
            self.add("", leaf, run, path)
        elif tag in NOTE_SIGNS:
            self.add(NOTE_SIGNS[tag], leaf, run, path)
        elif tag == _CHAR:
            self.field_char(leaf, run, path)
        elif tag == _CODE:
            self.add(self.sameness.sign_of_words(leaf.text or ""), leaf, run, path)
        elif tag == _BR and leaf.get(w("type")) in (None, "textWrapping"):
            self.add("\n", leaf, run, path)
        elif isinstance(tag, str):
            self.add(self.sameness.sign(leaf), leaf, run, path)

    def simple_field(self, part: _Element, path: tuple[_Element, ...]) -> None:
        """A field in one element, said as the field of several runs that it becomes where it is tracked."""
        words = "".join(spelled(text) for text in part.iter(_T))
        begin, code, separate, end = map(
            self.sameness.sign_of_words, ("field begin", part.get(w("instr")) or "", "field separate", "field end")
        )
        self.fields.append((len(self.units), len(self.units)))
        self.add(begin + code + separate + words + end, part, None, path)

    def field_char(self, leaf: _Element, run: _Element, path: tuple[_Element, ...]) -> None:
        """Begin, separator or end of a field that may go on in other paragraphs."""
        kind = leaf.get(_TYPE) or ""
        self.begun += {"begin": 1, "end": -1}.get(kind, 0)
        if kind == "begin":
            self.open.append(len(self.units))
        elif kind == "end" and self.open:
            first = self.open.pop()
            if not self.open:
                self.fields.append((first, len(self.units)))
        self.add(self.sameness.sign_of_words(f"field {kind}"), leaf, run, path)

    def add(self, text: str, element: _Element, run: _Element | None, path: tuple[_Element, ...]) -> None:
        """Add one unit."""
        self.has_objects |= len(text) > 0 and element.tag != _T
        self.units.append(Unit(text, element, run, path))

    def line(self, paragraph: _Element) -> Line:
        """The line of what has been taken in."""
        line = Line(paragraph, self.units, "".join([unit.text for unit in self.units]))
        line.fields, line.has_objects = self.begun, self.has_objects
        if self.fields or self.has_links or self.is_tracked:
            self.bind(line)
        return line

    def bind(self, line: Line) -> None:
        """Note the stretches of fields and links."""
        starts = list(accumulate((len(unit.text) for unit in self.units), initial=0))[:-1]
        line.bound = [(starts[first], starts[last] + len(self.units[last].text)) for first, last in sorted(self.fields)]
        for start, unit in zip(starts, self.units, strict=True):
            for around in unit.path:
                if around.tag in INSERTIONS and unit.text:
                    line.tracked.append((start, start + len(unit.text)))
                if around.tag == _LINK and unit.text:
                    line.links.append((start, start + len(unit.text), self.sameness.link(around)))
