"""How the words of a paragraph look: its spans, its lead verb in italics, and the direction of its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafting.model.address import Series
from drafting.model.text import Kind, Paragraph, Span, Style
from drafting.vocabulary import lead_length

_RTL_LANGUAGES = frozenset({"ar", "he", "fa", "ur"})
_CHAPEAU_LIMIT = (
    90  # characters; "We, the States Members of the United Nations," is a chapeau's organ, a sentence is not
)
PENDING = frozenset({Style.INSERTED, Style.DELETED})
_EMPHASIS = frozenset({Style.ITALIC, Style.BOLD, Style.UNDERLINE})

# Letters that run from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms), and that don't.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LTR_LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff\u2e80-\u9fff\uac00-\ud7ff"


@cache
def _rtl_letter() -> re.Pattern[str]:
    """A letter that runs from right to left."""
    return re.compile(f"[{_RTL}]")


@cache
def _ltr_letter() -> re.Pattern[str]:
    """A letter that runs from left to right; made when it is needed, because that takes milliseconds."""
    return re.compile(f"[{_LTR_LETTERS}]")


@cache
def _ltr_stretch() -> re.Pattern[str]:
    """Words that run from left to right, from their first letter to their last letter or figure."""
    return re.compile(rf"[{_LTR_LETTERS}](?:[^{_RTL}\n\t]*[{_LTR_LETTERS}\d])?")


class Lead(Enum):
    """How a layout of our own sets off a lead verb: in italics, or in Chinese in Kaiti."""

    NONE = ""
    ITALIC = "<w:i/><w:iCs/>"
    KAITI = '<w:rFonts w:eastAsia="KaiTi"/>'


class Face(NamedTuple):
    """The look of some words: the styles of the text's own spans over them, and whether they are a lead verb."""

    styles: frozenset[Style] = frozenset()
    lead: Lead = Lead.NONE


PLAIN = Face()
_BEFORE_LEAD = 80  # characters of brackets and names before a lead verb


class Stretch(NamedTuple):
    """Words with one look: wording[start:end]."""

    start: int
    end: int
    face: Face


def faces(paragraph: Paragraph, language: str) -> tuple[Stretch, ...]:
    """The looks of a paragraph's wording from its start to its end, without gaps.

    A lead verb, or the organ in a chapeau, is italic unless spans of the paragraph already style its words.
    """
    language = primary(language)
    led = (0, 0) if _is_styled(paragraph) else _lead(paragraph, language)
    lead = Lead.KAITI if language == "zh" else Lead.ITALIC
    return stretches(len(paragraph.wording), paragraph.spans, led, lead)


def stretches(
    length: int, spans: tuple[Span, ...], led: tuple[int, int] = (0, 0), lead: Lead = Lead.NONE
) -> tuple[Stretch, ...]:
    """The looks that spans give to `length` characters, of which those `led` from and to may be a lead verb."""
    if not spans and led == (0, 0):
        return (Stretch(0, length, PLAIN),) if length else ()
    cuts = {0, length, *led, *(s.start for s in spans), *(s.end for s in spans)}
    edges = sorted(cut for cut in cuts if 0 <= cut <= length)
    return tuple(
        Stretch(
            start,
            end,
            Face(
                frozenset(s.style for s in spans if s.start <= start and end <= s.end),
                lead if led[0] <= start and end <= led[1] else Lead.NONE,
            ),
        )
        for start, end in pairwise(edges)
    )


def _is_styled(paragraph: Paragraph) -> bool:
    """True where the text itself says how its first word looks."""
    return any(span.start == 0 and span.style in _EMPHASIS for span in paragraph.spans)


def _lead(paragraph: Paragraph, language: str) -> tuple[int, int]:
    """From where to where the lead verb or the organ stands; (0, 0) where there is none."""
    if paragraph.kind is Kind.CHAPEAU and paragraph.address.series is Series.CHAPEAU:
        organ = paragraph.wording.rstrip(" ,:\u060c\uff0c\uff1a")
        return (0, len(organ)) if len(organ) <= _CHAPEAU_LIMIT else (0, 0)
    if paragraph.kind not in (Kind.PREAMBULAR, Kind.OPERATIVE):
        return 0, 0
    starts = [0]
    if paragraph.wording[:1] in ("[", "("):  # not agreed, or whose it is: "[Urges]", "(EU) Urges", "[EU: Urges"
        starts += [found.end() for found in re.finditer(r"[\[(]|[:\])]\s+", paragraph.wording[:_BEFORE_LEAD])]
    sizes = ((at, lead_length(paragraph.wording[at:], paragraph.kind, language)) for at in starts)
    return next(((at, at + size) for at, size in sizes if size), (0, 0))


@cache
def face_properties(face: Face, *, rtl: bool = False) -> str:
    """The content of a run's `w:rPr` that gives this look, in the order of Word's schema.

    Changes pending inside one text are shaded, with a dotted underline or struck: their words belong to the wording.
    """
    has = face.styles.__contains__
    parts = (
        Lead.KAITI.value if face.lead is Lead.KAITI else "",
        "<w:b/><w:bCs/>" if has(Style.BOLD) else "",
        "<w:i/><w:iCs/>" if has(Style.ITALIC) or face.lead is Lead.ITALIC else "",
        "<w:strike/>" if has(Style.STRIKE) or has(Style.DELETED) else "",
        _underline(face),
        '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>' if face.styles & PENDING else "",
        _height(face),
        "<w:rtl/>" if rtl else "",
    )
    return "".join(parts)


def _underline(face: Face) -> str:
    if Style.INSERTED in face.styles:
        return '<w:u w:val="dotted"/>'
    return '<w:u w:val="single"/>' if Style.UNDERLINE in face.styles else ""


def _height(face: Face) -> str:
    if Style.SUPERSCRIPT in face.styles:
        return '<w:vertAlign w:val="superscript"/>'
    return '<w:vertAlign w:val="subscript"/>' if Style.SUBSCRIPT in face.styles else ""


def primary(language: str) -> str:
    """The language of a tag without script and region: "zh" for zh-Hans."""
    return language.partition("-")[0].casefold()


@cache
def runs_right_to_left(language: str) -> bool:
    """True for a language written from right to left."""
    return primary(language) in _RTL_LANGUAGES


def is_right_to_left(wording: str, language: str) -> bool:
    """True where most letters run from right to left; without letters, where the language does."""
    if wording.isascii():  # asking is far quicker than looking for letters
        return runs_right_to_left(language) and not _ltr_letter().search(wording)
    rtl = len(_rtl_letter().findall(wording))
    if not rtl and not runs_right_to_left(language):
        return False
    ltr = len(_ltr_letter().findall(wording))
    return rtl > ltr or (rtl == ltr and runs_right_to_left(language))


def directions(words: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph cut where their direction turns, each with whether it runs from right to left.

    A Latin name or symbol ("A/RES/64/293") stays in one piece; in left-to-right paragraphs only the letters turn.
    """
    if not rtl and (words.isascii() or not _rtl_letter().search(words)):
        yield words, False
        return
    at = 0
    for found in _ltr_stretch().finditer(words):
        if at < found.start():
            yield words[at : found.start()], True
        yield found[0], False
        at = found.end()
    if at < len(words):
        yield words[at:], True
