"""Word's styles: what a run looks like in the end, how deep a heading is, which list a paragraph belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.text import Style
from drafting.ooxml.names import child, w
from drafting.ooxml.symbols import is_symbol_font

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.package import Package

Settings = dict[str, str | dict[str, str]]  # run properties by name; languages and fonts as dicts
_OFF = frozenset({"0", "false", "off", "none"})
# Properties that a style of another kind turns round, instead of setting them (ISO 29500-1, 17.7.3).
_TOGGLES = ("b", "bCs", "i", "iCs", "strike", "vanish")
_PLAIN = ("dstrike", "u", "vertAlign", "rtl", "cs", "lang", "rFonts", "rStyle")
_NAMES = {w(name): name for name in (*_TOGGLES, *_PLAIN)}
_LOOKS = {"b": Style.BOLD, "i": Style.ITALIC, "strike": Style.STRIKE}
_LOOKS_COMPLEX = {"bCs": Style.BOLD, "iCs": Style.ITALIC, "strike": Style.STRIKE}  # of Arabic and Hebrew runs
_RAISED = {"superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT}
_HEADING_NAME = re.compile(r"heading\s*([1-9])$")
# Heading styles of the United Nations' own templates, New York's and (with G) Geneva's: they carry no outline level.
_UN_HEADING = re.compile(r"_?\s*h\s*_?\s*(m_ch|m|ch|1|2/3|23|4|5/6|56)(?:_?g)?$")
_UN_LEVELS = {"m_ch": 1, "m": 1, "ch": 1, "1": 2, "2/3": 3, "23": 3, "4": 4, "5/6": 5, "56": 5}
_PPR, _RPR, _PSTYLE, _OUTLINE, _NUMPR, _VAL = (
    w(name) for name in ("pPr", "rPr", "pStyle", "outlineLvl", "numPr", "val")
)
_CHAIN_LIMIT = 20  # styles that are based on one another; Word itself goes no deeper than about ten
_BODY_LEVEL = 9  # w:outlineLvl of text that is no heading


class Look(NamedTuple):
    """What a run looks like: its styles, whether it is hidden, its languages (as in the file), its symbol font."""

    styles: frozenset[Style] = frozenset()
    hidden: bool = False
    right_to_left: bool = False
    languages: tuple[tuple[str, str], ...] = ()  # "val", "bidi", "eastAsia" and a tag such as "en-GB"; defaults not
    font: str | None = None


class ListPlace(NamedTuple):
    """The list that a paragraph belongs to (`number` is its w:numId) and its level there, 0 to 8.

    `level` is None where a style names the list and the list says which level is that style's.
    """

    number: str
    level: int | None
    styles: tuple[str, ...] = ()  # the styles that may name the level, nearest first


@dataclass(eq=False, repr=False)
class Styles:
    """The styles of one document, with what follows from them worked out once."""

    _by_id: dict[str, _Element]
    _default_paragraph: str | None
    _defaults: Settings
    _chains: dict[str, tuple[_Element, ...]] = field(default_factory=dict)
    _sets: dict[str, Settings] = field(default_factory=dict)
    _looks: dict[object, Look] = field(default_factory=dict)
    _plain: dict[str | None, Look] = field(default_factory=dict)  # of runs that set nothing themselves, by style
    _headings: dict[str | None, int] = field(default_factory=dict)
    _lists: dict[str | None, tuple[str | None, int | None, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def default_languages(self) -> dict[str, str]:
        """The document's own languages, by script ("val", "bidi", "eastAsia"): where no run or style names one."""
        languages = self._defaults.get("lang")
        return languages if isinstance(languages, dict) else {}

    def of_paragraph(self, properties: _Element | None) -> str | None:
        """The style of a paragraph by its w:pPr: its own, or else the document's default one."""
        named = child(properties, _PSTYLE)
        own = named.get(_VAL) if named is not None else None
        return own if own in self._by_id else self._default_paragraph

    def look(self, run: _Element | None, style: str | None) -> Look:
        """What a run in a paragraph of that style looks like."""
        properties = child(run, _RPR)
        if properties is None and style in self._plain:
            return self._plain[style]
        look = self._look(properties, style)
        if properties is None:
            self._plain[style] = look
        return look

    def _look(self, properties: _Element | None, style: str | None) -> Look:
        direct = _settings(properties)
        character = str(direct.pop("rStyle", ""))
        key = (style, character, repr(direct))
        if key not in self._looks:
            self._looks[key] = self._work_out(direct, character, style)
        return self._looks[key]

    def heading(self, properties: _Element | None, style: str | None) -> int:
        """The level of a heading, 1 to 9, and 0 for a paragraph that is none, by its w:pPr and its style.

        It follows from the outline level, direct or of the style, or else from the style's name, which Word keeps in
        English in every language; a style of its own counts by the style that it is based on.
        """
        direct = child(properties, _OUTLINE)
        if direct is not None:
            return _outline(direct)
        if style not in self._headings:
            self._headings[style] = self._heading_of_style(style)
        return self._headings[style]

    def _heading_of_style(self, style: str | None) -> int:
        for one in self._chain(style):
            outline = child(child(one, _PPR), _OUTLINE)
            if outline is not None:
                return _outline(outline)
            if level := _level_by_name(one):
                return level
        return 0

    def list_place(self, properties: _Element | None, style: str | None) -> ListPlace | None:
        """The list of a paragraph, from its own w:pPr or its style's; None outside lists."""
        number, level = _list_number(child(properties, _NUMPR))
        names: tuple[str, ...] = ()
        if number is None:
            number, of_style, names = self._list_of_style(style)
            level = of_style if level is None else level
        if number in (None, "0"):
            return None
        return ListPlace(str(number), level if level is not None or names else 0, names)

    def _list_of_style(self, style: str | None) -> tuple[str | None, int | None, tuple[str, ...]]:
        if style not in self._lists:
            self._lists[style] = self._find_list(style)
        return self._lists[style]

    def _find_list(self, style: str | None) -> tuple[str | None, int | None, tuple[str, ...]]:
        names: tuple[str, ...] = ()
        for one in self._chain(style):
            names = (*names, one.get(w("styleId"), ""))
            number, level = _list_number(child(child(one, _PPR), _NUMPR))
            if number is not None:
                return number, level, names
        return None, None, ()

    def list_of_list_style(self, style: str) -> str | None:
        """The w:numId that a style of lists points to."""
        return self._list_of_style(style)[0]

    def _chain(self, style: str | None) -> tuple[_Element, ...]:
        """A style and those that it is based on, nearest first, up to a limit; a circle ends where it closes."""
        if style is None:
            return ()
        if style not in self._chains:
            chain: dict[_Element, None] = {}
            at: str | None = style
            while at is not None and len(chain) < _CHAIN_LIMIT:
                one = self._by_id.get(at)
                if one is None or one in chain:
                    break
                chain[one] = None
                based_on = one.find(w("basedOn"))
                at = based_on.get(w("val")) if based_on is not None else None
            self._chains[style] = tuple(chain)
        return self._chains[style]

    def _set_by(self, style: str | None) -> Settings:
        """The run properties that a style sets, with those of the styles below it."""
        if style is None:
            return {}
        if style not in self._sets:
            together: Settings = {}
            for one in reversed(self._chain(style)):
                together |= _settings(child(one, _RPR))
            self._sets[style] = together
        return self._sets[style]

    def _work_out(self, direct: Settings, character: str, style: str | None) -> Look:
        levels = [self._set_by(style), self._set_by(character or None)]
        last = {**self._defaults, **levels[0], **levels[1], **direct}
        complex_script = _is_on(last.get("rtl")) or _is_on(last.get("cs"))
        on = {name for name in _TOGGLES if self._is_toggled(name, direct, levels)}
        looks = {look for name, look in (_LOOKS_COMPLEX if complex_script else _LOOKS).items() if name in on}
        if _is_on(last.get("dstrike")):
            looks.add(Style.STRIKE)
        if _is_on(last.get("u")):
            looks.add(Style.UNDERLINE)
        if raised := _RAISED.get(str(last.get("vertAlign"))):
            looks.add(raised)
        fonts = last.get("rFonts")
        font = fonts.get("ascii") if isinstance(fonts, dict) else None
        languages = next((s["lang"] for s in (direct, *reversed(levels)) if "lang" in s), None)
        return Look(
            frozenset(looks),
            "vanish" in on,
            _is_on(last.get("rtl")),
            tuple(languages.items()) if isinstance(languages, dict) else (),
            font if font and is_symbol_font(font) else None,
        )

    def _is_toggled(self, name: str, direct: Settings, levels: list[Settings]) -> bool:
        if name in direct:
            return _is_on(direct[name])
        return _is_on(self._defaults.get(name)) or sum(_is_on(level.get(name)) for level in levels) % 2 == 1


def load_styles(package: Package) -> Styles:
    """The styles of the main part; none where the file has no styles."""
    parts = package.related("styles")
    if not parts:
        return Styles({}, None, {})
    root = package.tree(parts[0])
    by_id = {style.get(w("styleId"), ""): style for style in root.iterfind(w("style"))}
    default = next(
        (i for i, s in by_id.items() if s.get(w("type")) == "paragraph" and _is_on(s.get(w("default"), "0"))), None
    )
    return Styles(by_id, default, _settings(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")))


def _settings(properties: _Element | None) -> Settings:
    """What run properties set: values by name; languages and fonts as dicts; "on" where no value stands."""
    found: Settings = {}
    for one in properties if properties is not None else ():
        name = _NAMES.get(one.tag)
        if name is None:
            continue
        if name in ("lang", "rFonts"):
            found[name] = {_local(str(key)): str(value) for key, value in one.attrib.items()}
        else:
            found[name] = one.get(_VAL, "on")
    return found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _is_on(value: str | dict[str, str] | None) -> bool:
    return isinstance(value, str) and value.lower() not in _OFF


def _outline(element: _Element) -> int:
    level = whole_number(element.get(w("val")))
    return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else 0


def _level_by_name(style: _Element) -> int:
    named = style.find(w("name"))
    for name in (named.get(w("val"), "") if named is not None else "", style.get(w("styleId"), "")):
        if level := heading_level(name):
            return level
    return 0


def heading_level(name: str) -> int:
    """The level, 1 to 9, of the headings that a style of that name is for; 0 for any other style."""
    if found := _HEADING_NAME.match(name.strip().lower()):
        return int(found[1])
    if found := _UN_HEADING.match(name.strip().lower()):
        return _UN_LEVELS[found[1]]
    return 0


def _list_number(properties: _Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    number, level = properties.find(w("numId")), properties.find(w("ilvl"))
    return (
        number.get(w("val")) if number is not None else None,
        whole_number(level.get(w("val"))) if level is not None else None,
    )


def whole_number(value: str | None) -> int | None:
    """The number in an attribute; None where there is none or it is no number."""
    try:
        return int(value or "")
    except ValueError:
        return None


_HIGHEST_ID = 2**31 - 1  # of annotations, notes, lists and drawings: Word reads 32 bits


def id_number(value: str | None) -> int:
    """The number of an id; 0 for one that Word would not take: it is no number, or too great a one."""
    number = whole_number(value) or 0
    return number if abs(number) < _HIGHEST_ID else 0


def children_by_level(parent: _Element, tag: str) -> Iterator[tuple[int, _Element]]:
    """The children of that tag with the list level (w:ilvl) that they name; those without one are left out."""
    for one in parent.iterfind(tag):
        level = whole_number(one.get(w("ilvl")))
        if level is not None:
            yield level, one
