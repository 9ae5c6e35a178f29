"""A Word paragraph as one line of characters in which every object has a sign, cut into the units that may be moved.

The line is what two files are compared by, and what a redline of one of them is cut by: no unit is ever cut but text.
"""

from __future__ import annotations

from itertools import accumulate
from sys import intern
from typing import TYPE_CHECKING

from drafting.ooxml.names import MC, child, m, tags, w
from drafting.ooxml.revisions import INSERTIONS
from drafting.ooxml.sameness import Sameness
from drafting.ooxml.units import NOTE_SIGNS, Line, Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

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
_P, _PPR, _R, _RPR, _T, _SDT, _SDT_CONTENT, _FIELD, _CHAR, _TYPE = (
    w(name) for name in ("p", "pPr", "r", "rPr", "t", "sdt", "sdtContent", "fldSimple", "fldChar", "fldCharType")
)  # fmt: skip
_CODE, _BR, _LINK = w("instrText"), w("br"), w("hyperlink")


def line_of(paragraph: _Element, sameness: Sameness) -> Line:
    """The line of a w:p as it is with its tracked changes accepted, settled or not."""
    return _Building(sameness).all_of(paragraph).line(paragraph)


def _units_of_words(paragraph: _Element) -> list[Unit]:
    """The units of a paragraph without objects, for which nothing counts as the same."""
    return _Building(None).all_of(paragraph).units


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

    __slots__ = (
        "_sameness",
        "begun",
        "fields",
        "has_links",
        "has_objects",
        "is_tracked",
        "open",
        "properties",
        "units",
    )

    def __init__(self, sameness: Sameness | None) -> None:
        """`sameness` may be None for a paragraph of words alone."""
        self._sameness = sameness
        self.properties: _Element | None = None
        self.units: list[Unit] = []
        self.open: list[int] = []  # the units that begin the fields that are open
        self.fields: list[tuple[int, int]] = []  # the first and last unit of each outermost field
        self.has_links = self.is_tracked = False
        self.begun = 0
        self.has_objects = False

    @property
    def sameness(self) -> Sameness:
        """What counts as the same."""
        assert self._sameness is not None
        return self._sameness

    def all_of(self, paragraph: _Element) -> _Building:
        """Take in a whole w:p."""
        for part in paragraph:
            tag = part.tag
            if tag == _R:
                self.run(part, ())
            elif tag == _PPR:
                self.properties = part if self.properties is None else self.properties
            else:
                self.take(part, ())
        return self

    def take(self, part: _Element, path: tuple[_Element, ...]) -> None:
        """Take in one child of a paragraph or of what wraps runs in it."""
        tag = part.tag
        if tag == _R:
            self.run(part, path)
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

    def run(self, run: _Element, path: tuple[_Element, ...]) -> None:
        """Take in a run."""
        first, properties = len(self.units), None
        for leaf in run:
            tag = leaf.tag
            if tag == _T:
                if words := spelled(leaf):
                    self.units.append(Unit(words, leaf, run, path, properties))
            elif tag == _RPR:
                properties = leaf if properties is None else properties
            elif tag in _FIXED:
                self.units.append(Unit(_FIXED[tag], leaf, run, path, properties))
            elif tag not in _NOT_CONTENT:
                self.leaf(leaf, run, path)
        if properties is not None and properties.getprevious() is not None:  # it should come first
            self.units[first:] = [unit._replace(properties=properties) for unit in self.units[first:]]

    def leaf(self, leaf: _Element, run: _Element, path: tuple[_Element, ...]) -> None:
        """Take in one child of a run that is neither words nor a blank."""
        tag = leaf.tag
        if tag in _WIDTHLESS:
            self.add("", leaf, run, path)
        elif tag in NOTE_SIGNS:
            self.add(NOTE_SIGNS[tag], leaf, run, path)
        elif tag == _CHAR:
            self.field_char(leaf, run, path)
        elif tag == _CODE:
            self.add(self.sameness.sign_of_words(leaf.text or ""), leaf, run, path)
        elif tag == _BR and leaf.get(w("type")) in (None, "textWrapping"):
            self.units.append(Unit("\n", leaf, run, path, child(run, _RPR)))
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
        """Add a unit that is neither words nor a blank."""
        self.has_objects |= len(text) > 0
        self.units.append(Unit(text, element, run, path, child(run, _RPR)))

    def line(self, paragraph: _Element) -> Line:
        """The line of what has been taken in."""
        words = intern("".join([unit.text for unit in self.units]))  # most are said in both files, and again read back
        line = Line(paragraph, words, self.units, _units_of_words)
        line.fields, line.has_objects, line.properties = self.begun, self.has_objects, self.properties
        if self.fields or self.has_links or self.is_tracked:
            self.bind(line)
        return line

    def bind(self, line: Line) -> None:
        """Note the stretches of fields and links."""
        starts = list(accumulate((len(unit.text) for unit in self.units), initial=0))[:-1]
        line.bound = [(starts[first], starts[last] + len(self.units[last].text)) for first, last in sorted(self.fields)]
        inside = [
            (start, start + len(unit.text), around)
            for start, unit in zip(starts, self.units, strict=True)
            for around in unit.path
            if unit.text
        ]
        line.tracked = [(start, end) for start, end, around in inside if around.tag in INSERTIONS]
        line.links = [(start, end, self.sameness.link(around)) for start, end, around in inside if around.tag == _LINK]
