"""OpenDocument's styles: what words look like in the end, and what a paragraph's style says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.text import Style
from drafting.ooxml.styles import heading_level, whole_number
from drafting.ooxml.symbols import is_symbol_font
from drafting.readers.claims import has_han
from drafting.readers.odt.names import local, style

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHAIN_LIMIT = 30  # styles that are based on one another; LibreOffice's own go to about eight
_RIGHTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CODED = re.compile(r"_([0-9a-f]{1,5})_")  # a character that an XML name can't hold: _20_ is a blank
_BOLD_FROM = 600  # fo:font-weight in numbers
_LANGUAGE = {"": "language", "-asian": "language-asian", "-complex": "language-complex"}  # by script


class Look(NamedTuple):
    """What words look like: their styles, whether they are hidden, the language they claim, a symbol font.

    `stated` is None where only the document's default names a language, which is then `default`.
    """

    styles: frozenset[Style] = frozenset()
    hidden: bool = False
    stated: str | None = None
    default: str = ""
    font: str | None = None


Properties = dict[str, str]  # text properties by local name


class _Said(NamedTuple):
    """What a style says, with those that it is based on: its text properties, its heading level, its list style."""

    properties: Properties
    heading: int = 0
    list_style: str | None = None


@dataclass(eq=False, repr=False)
class Styles:
    """The styles of one document, with what follows from them worked out once."""

    _by_name: dict[tuple[str, str], _Element]  # family and name
    _defaults: Properties
    _fonts: dict[str, str]
    _said: dict[tuple[str, str], _Said] = field(default_factory=dict)
    _looks: dict[tuple[str, tuple[str, ...], str], Look] = field(default_factory=dict)

    def look(self, paragraph: str, spans: tuple[str, ...], script: str) -> Look:
        """What words of a script ("", "-asian", "-complex") look like in a paragraph's style, inside those of spans."""
        key = (paragraph, spans, script)
        if key not in self._looks:
            own = dict(self._of("paragraph", paragraph).properties)
            for name in spans:
                own |= self._of("text", name).properties
            self._looks[key] = self._worked_out(own, script)
        return self._looks[key]

    def heading(self, name: str) -> int:
        """The level of the headings that a paragraph style is for, 1 to 9; 0 for any other."""
        return self._of("paragraph", name).heading

    def list_of(self, name: str) -> str | None:
        """The list style that a paragraph style names, "" for none of its own will; None where it says nothing."""
        return self._of("paragraph", name).list_style

    def _of(self, family: str, name: str) -> _Said:
        """What a style says; a circle of styles ends where it closes."""
        trail: dict[tuple[str, str], _Element] = {}
        key = (family, name)
        while key not in self._said and key not in trail and key in self._by_name and len(trail) < _CHAIN_LIMIT:
            trail[key] = self._by_name[key]
            key = (family, trail[key].get(style("parent-style-name"), ""))
        said = self._said.get(key, _Said({}))
        for place, one in reversed(trail.items()):
            list_style = one.get(style("list-style-name"), said.list_style)
            said = _Said(said.properties | _text_properties(one), _heading(one) or said.heading, list_style)
            self._said[place] = said
        return said

    def _worked_out(self, own: Properties, script: str) -> Look:
        last = self._defaults | own
        language = _LANGUAGE[script]
        font = self._fonts.get(last.get("font-name", ""), last.get("font-family", "")).strip("'\"")
        return Look(
            frozenset(_looks(last, script)),
            last.get("display") == "none",
            _tag(own.get(language)),
            _tag(self._defaults.get(language)) or "",
            font if is_symbol_font(font) else None,
        )


def script_of(words: str, before: str) -> str:
    """Whose properties words take: "-complex" for Arabic and Hebrew, "-asian" for Chinese, "" for the rest.

    Blanks, digits and stops go along with the words `before` them.
    """
    if words.isascii():
        return "" if any(c.isalpha() for c in words) else before
    if _RIGHTWARD.search(words):
        return "-complex"
    if has_han(words):
        return "-asian"
    return "" if any(c.isalpha() for c in words) else before


def load_styles(roots: tuple[_Element, ...]) -> Styles:
    """The styles below these roots; of two with one name the later one counts."""
    by_name: dict[tuple[str, str], _Element] = {}
    defaults: Properties = {}
    fonts: dict[str, str] = {}
    for root in roots:
        for one in root.iter(style("style")):
            by_name[one.get(style("family"), ""), one.get(style("name"), "")] = one
        for one in root.iter(style("default-style")):
            defaults |= _text_properties(one) if one.get(style("family")) == "paragraph" else {}
        for one in root.iter(style("font-face")):
            family = next((value for key, value in one.attrib.items() if local(str(key)) == "font-family"), "")
            fonts[one.get(style("name"), "")] = str(family)
    return Styles(by_name, defaults, fonts)


def _text_properties(one: _Element) -> Properties:
    found = one.find(style("text-properties"))
    return {local(str(key)): str(value) for key, value in found.attrib.items()} if found is not None else {}


def _heading(one: _Element) -> int:
    level = whole_number(one.get(style("default-outline-level")))
    return min(level, 9) if level else heading_level(_plain_name(one))


def _plain_name(one: _Element) -> str:
    return one.get(style("display-name")) or _CODED.sub(lambda m: chr(int(m[1], 16)), one.get(style("name"), ""))


def _looks(last: Properties, script: str) -> set[Style]:
    looks = set()
    if _is_bold(last.get(f"font-weight{script}", "")):
        looks.add(Style.BOLD)
    if last.get(f"font-style{script}") in ("italic", "oblique"):
        looks.add(Style.ITALIC)
    if _is_drawn(last, "text-underline"):
        looks.add(Style.UNDERLINE)
    if _is_drawn(last, "text-line-through"):
        looks.add(Style.STRIKE)
    raised = _raised(last.get("text-position", ""))
    return looks | {raised} if raised else looks


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (whole_number(weight) or 0) >= _BOLD_FROM


def _is_drawn(last: Properties, line: str) -> bool:
    return last.get(f"{line}-style", "none") != "none" or last.get(f"{line}-type", "none") != "none"


def _raised(position: str) -> Style | None:
    """By "super 58%", "sub", or how far from the line in per cent of the height: "33% 58%", "-33%"."""
    first = position.split(maxsplit=1)[0] if position.strip() else ""
    if first in ("super", "sub"):
        return Style.SUPERSCRIPT if first == "super" else Style.SUBSCRIPT
    if not re.fullmatch(r"-?\d+(?:\.\d+)?%", first) or float(first[:-1]) == 0:
        return None
    return Style.SUBSCRIPT if first.startswith("-") else Style.SUPERSCRIPT


def _tag(language: str | None) -> str | None:
    return language if language and language not in ("none", "zxx") else None
