"""The house layout: page, paragraph styles, and which style a paragraph of a resolution takes.

Lengths are in twips (a twentieth of a point, 567 to a centimetre), sizes of type in half points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from drafting.model.address import Address, Form, Series
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.docx.faces import is_right_to_left, primary
from drafting.writers.docx.wordml import xml

PAGE = (11906, 16838)  # A4
MARGIN = 1701  # 3 cm at the sides: some 90 characters a line
MARGIN_TOP = 1418
EDGE = 680  # header and footer from the paper's edge
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
WIDE_MARGIN = 1020  # of a landscape page
WIDE_WIDTH = PAGE[1] - 2 * WIDE_MARGIN

FIRST_LINE = 567
_CHARACTER = 118  # the average width of a marker's character at 11 points
_AFTER_MARKER = 150
_ROOM = (567, 1701)  # least and most room for a marker
_ITEM_LEVELS = 4
_HEADING_LEVELS = 4

LATIN, CHINESE = "Times New Roman", "SimSun"
# Tags that Word knows for a bare language: the United Nations writes British English.
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "de": "de-DE", "pt": "pt-PT", "it": "it-IT"}
_RTL_TAGS = {"ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK"}
_EAST_ASIAN_TAGS = {"zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR"}


class Rooms(NamedTuple):
    """How much room the markers of numbered paragraphs and of items get, so that the words after them line up."""

    numbers: int = _ROOM[0]
    items: int = _ROOM[0]

    @classmethod
    def for_markers(cls, numbers: Iterable[str], items: Iterable[str]) -> Rooms:
        """Room for the longest of each, within bounds."""
        return cls(_room(numbers), _room(items))


def _room(markers: Iterable[str]) -> int:
    longest = max(map(len, markers), default=0)
    return min(max(longest * _CHARACTER + _AFTER_MARKER, _ROOM[0]), _ROOM[1])


def rooms_of(text: Text) -> Rooms:
    """The rooms that a text's own markers need."""
    return Rooms.for_markers(
        (p.marker for p in text.paragraphs if p.kind is not Kind.ITEM and not is_centred(p)),
        (p.marker for p in text.paragraphs if p.kind is Kind.ITEM),
    )


def is_centred(paragraph: Paragraph) -> bool:
    """True for headings and titles."""
    return paragraph.kind is Kind.HEADING or paragraph.address.series is Series.TITLE


def gap_of(paragraph: Paragraph) -> str:
    """What parts a marker from the wording; nothing where a centred line is the marker alone."""
    if is_centred(paragraph):
        return " " if paragraph.wording else ""
    return "\t"


def style_of(paragraph: Paragraph) -> str:
    """The id of the paragraph style that a paragraph takes."""
    if paragraph.address.series is Series.TITLE:
        in_annex = "AnnexTitle" if paragraph.wording else "AnnexMarker"
        return in_annex if paragraph.address.part else "ResolutionTitle"
    if paragraph.kind is Kind.HEADING:
        return f"Heading{min(max(paragraph.level, 1), _HEADING_LEVELS)}"
    if paragraph.kind is Kind.ITEM:
        return f"Item{_item_level(paragraph)}"
    if paragraph.kind is Kind.PROSE:
        return "Numbered" if paragraph.marker else "Prose"
    return {
        Kind.PREAMBULAR: "Preambular",
        Kind.OPERATIVE: "Numbered",
        Kind.ANNEX: "Numbered",
        Kind.CHAPEAU: "Chapeau",
        Kind.CLOSING: "Closing",
    }[paragraph.kind]


def _item_level(paragraph: Paragraph) -> int:
    """1 for OP4(a), art 4(2)(a) and for a bare (h), 2 for OP4(a)(ii)."""
    steps = paragraph.address.steps
    if Address(paragraph.address.series, steps[:2]).is_of_article:
        steps = steps[1:]
    numbered = bool(steps) and (steps[0].form is Form.NUMBER or paragraph.address.series is not Series.PLAIN)
    return min(max(len(steps) - numbered, 1), _ITEM_LEVELS)


def starts_of_parts(text: Text) -> frozenset[int]:
    """The positions of the paragraphs with which an annex begins."""
    parts = [p.address.part for p in text.paragraphs]
    return frozenset(at for at in range(1, len(parts)) if parts[at] and parts[at] != parts[at - 1])


def paragraph_properties(paragraph: Paragraph, language: str, *, starts_part: bool) -> str:
    """The content of a paragraph's `w:pPr`, but for its mark's. An annex begins on a new page."""
    style = style_of(paragraph)
    return _properties(
        style,
        opens_list=paragraph.wording.endswith((":", "\uff1a")),
        starts_part=starts_part,
        is_rtl=is_right_to_left(paragraph.wording, language),
        hangs_from_nothing=style.startswith("Item") and not paragraph.marker,
    )


@cache
def _properties(style: str, *, opens_list: bool, starts_part: bool, is_rtl: bool, hangs_from_nothing: bool) -> str:
    parts = (
        xml("pStyle", val=style),
        xml("keepNext") if opens_list else "",
        xml("pageBreakBefore") if starts_part else "",
        xml("bidi") if is_rtl else "",
        xml("ind", firstLine=0) if hangs_from_nothing else "",
    )
    return "".join(parts)


def styles(language: str, rooms: Rooms) -> str:
    """The content of the styles part: defaults and the house styles."""
    return "".join((_defaults(language), *_paragraph_styles(rooms), *_small_styles(), *_fixed_styles()))


def _defaults(language: str) -> str:
    bare = primary(language)
    tag = "en-GB" if bare in {**_RTL_TAGS, **_EAST_ASIAN_TAGS} else _TAGS.get(language, language)
    asian, rtl = _EAST_ASIAN_TAGS.get(bare, "zh-CN"), _RTL_TAGS.get(bare, "ar-SA")
    fonts = xml("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=CHINESE, cs=LATIN)
    look = fonts + _size(22) + xml("lang", val=tag, eastAsia=asian, bidi=rtl)
    return xml(
        "docDefaults",
        xml("rPrDefault", xml("rPr", look)),
        xml("pPrDefault", xml("pPr", _spacing(after=120, line=260))),
    )


def _paragraph_styles(rooms: Rooms) -> Iterator[str]:
    stops = (FIRST_LINE + rooms.numbers, FIRST_LINE + 2 * rooms.numbers)
    tabs = xml("tabs", *(xml("tab", val="left", pos=stop) for stop in stops))
    first, both, left = xml("ind", firstLine=FIRST_LINE), _side("both"), _side("left")
    apart = xml("keepNext") + xml("keepLines") + _spacing(before=240, after=240, line=320)
    yield xml("style", xml("name", val="Normal"), xml("qFormat"), type="paragraph", default=1, styleId="Normal")
    yield _style("Prose", "Prose", both)
    yield _style("Quoted", "Quoted paragraph", xml("ind", left=FIRST_LINE) + both)
    yield _style("ResolutionTitle", "Resolution title", apart + left, _bold(28))
    close = xml("keepNext") + xml("keepLines") + _spacing(before=240, after=60, line=320)
    yield _style("AnnexMarker", "Annex marker", close + _side("center"), _bold(26))
    yield _style("AnnexTitle", "Annex title", apart + _side("center"), _bold(26))
    yield _style("Chapeau", "Chapeau", xml("keepNext") + first + both)
    yield _style("Preambular", "Preambular paragraph", tabs + first + both)
    yield _style("Numbered", "Numbered paragraph", tabs + first + both)
    yield _style("Closing", "Closing line", _spacing(before=240) + _side("right"))
    for level in range(1, _ITEM_LEVELS + 1):
        hanging = xml("ind", left=FIRST_LINE + level * rooms.items, hanging=rooms.items)
        yield _style(f"Item{level}", f"Item {level}", hanging + both)
    for level, (side, before, after, look) in enumerate(_HEADING_LOOKS, start=1):
        apart = xml("keepNext") + xml("keepLines") + _spacing(before=before, after=after)
        outline = _side(side) + xml("outlineLvl", val=level - 1)
        yield _style(f"Heading{level}", f"heading {level}", apart + outline, look)


def _small_styles() -> Iterator[str]:
    """Headers, footers, tables, notes and comments: set in smaller type."""
    small = _size(18)
    yield _style("Header", "header", _spacing(after=0), small)
    yield _style("Footer", "footer", _spacing(after=0), small)
    yield _style("TableText", "Table text", _spacing(before=20, after=20, line=210), small)
    yield _style("CrossReference", "Table cross-reference", _spacing(before=20, after=20, line=210), _ITALIC + small)
    yield _style("TableNote", "Table note", _spacing(before=20, after=20, line=190), _size(16))
    yield _style("FootnoteText", "footnote text", _spacing(after=40, line=210) + _side("both"), small)
    yield _style("CommentText", "annotation text", _spacing(after=0), _size(20))
    yield _character_style("FootnoteReference", "footnote reference", xml("vertAlign", val="superscript"))
    for words in ("Words", "End"):  # of a paragraph: its end has a sign of its own in a table
        yield _character_style(f"Added{words}", f"Added {words.lower()}", _ADDED)
        yield _character_style(f"Deleted{words}", f"Deleted {words.lower()}", _DELETED)
    yield _character_style("CommentReference", "annotation reference", _size(16))


def _fixed_styles() -> Iterator[str]:
    """What Word expects in every file."""
    edges = (("top", 0), ("left", 85), ("bottom", 0), ("right", 85))
    margins = xml("tblCellMar", *(xml(edge, w=width, type="dxa") for edge, width in edges))
    yield xml(
        "style",
        xml("name", val="Default Paragraph Font"),
        xml("uiPriority", val=1),
        xml("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    yield xml(
        "style",
        xml("name", val="Normal Table"),
        xml("uiPriority", val=99),
        xml("semiHidden"),
        xml("tblPr", xml("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _style(id_: str, name: str, paragraph: str, look: str = "") -> str:
    parts = [xml("name", val=name), xml("basedOn", val="Normal"), xml("qFormat"), xml("pPr", paragraph)]
    return xml("style", *parts, xml("rPr", look) if look else "", type="paragraph", styleId=id_)


def _character_style(id_: str, name: str, look: str) -> str:
    based = xml("basedOn", val="DefaultParagraphFont")
    return xml("style", xml("name", val=name), based, xml("rPr", look), type="character", styleId=id_)


def _spacing(*, before: int | None = None, after: int | None = None, line: int | None = None) -> str:
    values = {"before": before, "after": after, "line": line}
    given: dict[str, str | int] = {key: value for key, value in values.items() if value is not None}
    return xml("spacing", **given, **({"lineRule": "atLeast"} if line else {}))


def _side(side: str) -> str:
    return xml("jc", val=side)


def _size(size: int) -> str:
    """Type size; that of complex scripts is a point larger, since Arabic letters come out smaller."""
    return xml("sz", val=size) + xml("szCs", val=size + 2)


def _bold(size: int) -> str:
    return xml("b") + xml("bCs") + _size(size)


_ITALIC = xml("i") + xml("iCs")
_ADDED = xml("color", val="1F3F9E") + xml("u", val="single")
_DELETED = xml("strike") + xml("color", val="B00020")
# Side, space before and after, look; by level.
_HEADING_LOOKS = (
    ("center", 360, 180, _bold(26)),
    ("center", 300, 140, _bold(24)),
    ("left", 240, 120, _bold(22)),
    ("left", 180, 100, xml("b") + xml("bCs") + xml("i") + xml("iCs")),
)
