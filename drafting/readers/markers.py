"""Markers: the numbers, letters and dashes that are printed before a paragraph, and what they count."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from drafting.model.address import ORDINALS, Relation, Suffix, letter_number, roman_number


class Mark(StrEnum):
    """What sort of marker it is. ITEM is a letter or a lower-case roman numeral: only the list can tell."""

    NUMBER = "number"  # 4.  OP6.  7:
    ITEM = "item"  # (a)  a)  a.  (ii)
    DASH = "dash"  # -  •
    SECTION = "section"  # I.  II-  i) I.  A.


class Marker(NamedTuple):
    """A marker as printed, and what it counts.

    `number` is what a NUMBER or SECTION says; `label` the letters of an ITEM ("a", "ii"); `series` is "OP" or "PP"
    where that is printed. `length` is how much of the wording it takes, the white space behind it included.
    """

    mark: Mark
    printed: str
    length: int
    number: int = 0
    label: str = ""
    suffixes: tuple[Suffix, ...] = ()
    series: str = ""


_COLLOQUIAL = {"quat": "quater", "quint": "quinquies"}
_ORDINAL = "|".join([*ORDINALS, *_COLLOQUIAL])
# bis, alt2, (alt), and "(new)", which says no more than bis does
_SUFFIX = re.compile(rf"[ .]?\(?(?:({_ORDINAL})|(pre|alt)[ .]?(\d?))(?!\w)\)?", re.IGNORECASE)
_TAIL = rf"((?:[ .]?\(?(?:(?:{_ORDINAL})|(?:pre|alt)[ .]?\d?|new)(?!\w)\)?){{0,3}})"
_NUMBER = re.compile(
    rf"(\d{{1,3}}){_TAIL}(?:\s?[.:)\u3001\u3002\uff09\uff0e](?=\s|[^\d\s.]|$)|\s?[-\u2013](?=\s))\s*", re.IGNORECASE
)
# As co-facilitators write: OP6.  PP1 bis  pre-OP4:  and what they set apart in brackets, [PP1]  (OP2 alt)
_SAID = rf"(?i:new\s)?(?i:(pre|alt)[-\s]?)?((?i:OP|PP))\s?(\d{{1,3}})(?i:{_TAIL})"
_SPOKEN = _SAID + r"(?:\s?[.:)](?=\s|[^\d\s.]|$)|\s[-\u2013\u2014](?=\s)|(?=\s+[^\sa-z\d(])|\s*$)\s*"
_ENCLOSED = rf"[\[(]{_SAID}\s?[.:]?[\])](?:\s?[.:])?\s*"
_BEFORE_BRACKET = rf"{_SAID}\s+(?=[(\[])"
_ITEM_SAID = r"((?i:OP|PP))\s?(\d{1,3})(?:\s?\(([a-z]{1,5})\)|\.(\d{1,2}))(?:\s?[.:)](?=\s)|(?=\s+[^\sa-z\d(]))\s*"
# Whose it is, or where it comes from, behind it: "(EU, CANZ) Recalling", "(ex OP2): Urges"; no "(b) of the annex".
_WHOSE = r"\((?![a-z]{1,5}\)|\d+\))[^()]{2,150}\)(?:\s?[.:](?=\s|$)|(?=\s*[^\sa-z\d(])|\s*$)"
_OPENS_SAID = frozenset("NnAaOoPp[(")  # what each of these begins with; compiled when first needed
# A number that only bis or alt behind it tells from one in the wording: "3 bis Invites", "3 bis (EU) Invites"
_NUMBER_BIS = rf"(\d{{1,3}})(?=[ .]?\(?(?i:{_ORDINAL}|alt|pre))(?i:{_TAIL})(?:\s?[.:)])?\s+(?=[^\sa-z\d(]|{_WHOSE})"
_BIS = rf"((?: (?:{_ORDINAL}|pre|alt ?\d?))*)"
_ITEM = re.compile(
    rf"[(\uff08]([a-z]{{1,5}}){_BIS}[)\uff09]\s*|([a-z]{{1,5}}){_BIS}[)\uff09]\s+|([a-z])\.\s+|(i{{1,3}}|iv|vi{{0,3}}|ix)\.\s+"
)
_SECTION = re.compile(r"(?:[ivx]{1,5}\)\s+)?(?:([IVX]{1,6})(?:\s?[.)]|\s?[-\u2013\u2014])|([A-H])\.)\s+(?=\S)")
_DASH = re.compile(r"[-\u2013\u2014\u2022\u00b7\u25cf\u25aa*]\s+")
# Letters of lists in other scripts, in their order: Arabic abjad, Cyrillic.
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_BARE_ALEF = "\u0627"  # the first of the Arabic letters as it may be typed: without its hamza, or before it
_OTHER_ITEM = re.compile(rf"\(?\s?([{_ABJAD}{_CYRILLIC}]|{_BARE_ALEF}\u0654?)ـ?\s?\)\s*")
_BELOW = r"[(\uff08]?(\d{1,2})[)\uff09](?:\s+|(?=[^\W\d_]))"
# Numbers in brackets of one character, as Chinese texts print them: U+3220 is (1). Others print the brackets too, and a
# Chinese number with a comma of its own before a section: 一、
_IDEOGRAPH_ITEM = re.compile(r"([\u3220-\u3229])\s*")
_HAN_NUMBERS = "一二三四五六七八九"
_HAN_ITEM = re.compile(rf"[(\uff08]([{_HAN_NUMBERS}]?十?[{_HAN_NUMBERS}]?)[)\uff09]\s*")
_HAN_SECTION = re.compile(rf"([{_HAN_NUMBERS}]?十?[{_HAN_NUMBERS}]?)\u3001\s*(?=\S)")
# What Arabic texts print where others have (i): a number between quotation marks.
_QUOTED_ITEM = re.compile("['\u2018\u2019](\\d{1,2})['\u2018\u2019]\\s*")
# Every marker, also "new pre OP 3", has a figure or a sign among so many characters, most paragraphs letters alone.
_SIGNED = 16
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def read_marker(wording: str, bullet: str = "") -> Marker | None:
    """The marker that `wording` begins with, or None. `bullet` is one that the source prints by itself."""
    own = _typed(bullet + " ") if bullet else None
    if own and own.mark is not Mark.DASH:
        return own._replace(printed=bullet, length=0)
    typed = _typed(wording)
    if bullet and typed:
        return typed._replace(printed=f"{bullet} {typed.printed}")
    return Marker(Mark.DASH, bullet, 0) if bullet else typed


def item_said(wording: str) -> tuple[Marker, Marker] | None:
    """The paragraph and the item below it that a wording is said to be: "OP2(a) Urges", "OP 2 (a).", "OP1.1 Urges".

    Both markers have the length of the whole. None for what goes on as a sentence, "OP4 (a) of the draft".
    """
    found = re.match(_ITEM_SAID, wording) if wording[:1] in _OPENS_SAID else None
    if found is None or not (found[4] or _counts(found[3])):
        return None
    top = Marker(Mark.NUMBER, found[0].strip(), found.end(), int(found[2]), series=found[1].upper())
    if found[4]:
        return top, top._replace(number=int(found[4]), series="")
    return top, Marker(Mark.ITEM, top.printed, top.length, label=found[3])


def number_below(wording: str, bullet: str) -> Marker | None:
    """The number that counts what stands below a paragraph, "(1)" or "1)", or None. `bullet` as in `read_marker`."""
    found = re.match(_BELOW, f"{bullet} " if bullet else wording)
    return Marker(Mark.NUMBER, found[0].strip(), 0 if bullet else found.end(), int(found[1])) if found else None


def _typed(wording: str) -> Marker | None:
    if wording[:_SIGNED].replace(" ", "").isalpha():
        return None
    if found := _SECTION.match(wording):
        number = roman_number(found[1]) if found[1] else ord(found[2]) - ord("A") + 1
        if number:
            return Marker(Mark.SECTION, found[0].strip(), found.end(), number)
    if numbered := _numbered(wording):
        return numbered
    if (found := _ITEM.match(wording)) and _counts(label := found[1] or found[3] or found[5] or found[6]):
        return Marker(Mark.ITEM, found[0].strip(), found.end(), 0, label, read_suffixes(found[2] or found[4] or ""))
    if other := _in_other_scripts(wording):
        return other
    if found := _DASH.match(wording):
        return _behind_dash(found[0], wording[found.end() :])
    return None


def _in_other_scripts(wording: str) -> Marker | None:
    """An item in Arabic or Cyrillic letters, an item or section in Chinese numbers, （二） or 二、, an item in quoted
    figures, '2'.
    """
    if found := _OTHER_ITEM.match(wording):
        letter = _ABJAD[0] if found[1].startswith(_BARE_ALEF) else found[1]
        alphabet = _ABJAD if letter in _ABJAD else _CYRILLIC
        return Marker(Mark.ITEM, found[0].strip(), found.end(), label=chr(ord("a") + alphabet.index(letter) % 26))
    if found := _IDEOGRAPH_ITEM.match(wording):
        return Marker(Mark.ITEM, found[0].strip(), found.end(), label=chr(ord("a") + ord(found[1]) - 0x3220))
    if (found := _HAN_ITEM.match(wording)) and 0 < (number := han_number(found[1])) <= 26:  # letters of an alphabet
        return Marker(Mark.ITEM, found[0].strip(), found.end(), label=chr(ord("a") + number - 1))
    if (found := _HAN_SECTION.match(wording)) and (number := han_number(found[1])):
        return Marker(Mark.SECTION, found[0].strip(), found.end(), number)
    if (found := _QUOTED_ITEM.match(wording)) and 0 < int(found[1]) <= len(_ROMAN):
        return Marker(Mark.ITEM, found[0].strip(), found.end(), label=_ROMAN[int(found[1]) - 1])
    return None


def han_number(printed: str) -> int:
    """The value of a Chinese number below a hundred: 二十三 is 23; 0 where nothing is printed."""
    tens, ten, ones = printed.rpartition("十")
    value = _HAN_NUMBERS.find(ones) + 1 if ones else 0
    return value + 10 * (_HAN_NUMBERS.find(tens) + 1 if tens else 1) if ten else value


def _behind_dash(dash: str, rest: str) -> Marker:
    """A dash, with the number or letter behind it if there is one: "- 43." counts 43."""
    inner = _typed(rest) if not _DASH.match(rest) else None
    if inner is None or inner.mark is Mark.SECTION:
        return Marker(Mark.DASH, dash.strip(), len(dash))
    return inner._replace(printed=f"{dash.strip()} {inner.printed}", length=len(dash) + inner.length)


def _counts(label: str) -> bool:
    return bool(letter_number(label) or roman_number(label))


def _numbered(wording: str) -> Marker | None:
    """A number alone, or as the room says it, OP4 or PP1 bis, be it in brackets of its own."""
    if found := (re.match(_NUMBER_BIS, wording) if wording[:1].isdigit() else None) or _NUMBER.match(wording):
        return Marker(Mark.NUMBER, found[0].strip(), found.end(), int(found[1]), "", read_suffixes(found[2]))
    if wording[:1] not in _OPENS_SAID:
        return None  # nearly all
    found = re.match(_ENCLOSED, wording) or re.match(_SPOKEN, wording) or _marked(wording)
    if found is None:
        return None
    before = read_suffixes(f" {found[1]}") if found[1] else ()
    suffixes = (*before, *read_suffixes(found[4]))
    return Marker(Mark.NUMBER, found[0].strip(), found.end(), int(found[3]), "", suffixes, found[2].upper())


def _marked(wording: str) -> re.Match[str] | None:
    """OP4 where the room's mark stands behind it, or whose it is: "OP4 (agreed ad ref): Urges", "OP4 (EU) Urges"."""
    found = re.match(_BEFORE_BRACKET, wording)
    if found is None or re.match(_WHOSE, wording[found.end() :]):
        return found
    from drafting.vocabulary.status import opening_mark

    return found if opening_mark(wording[found.end() :]) else None


def read_suffixes(tail: str) -> tuple[Suffix, ...]:
    """The suffixes in what stands behind a number: " bis alt2"."""
    return tuple(map(_suffix, _SUFFIX.finditer(tail)))


def _suffix(found: re.Match[str]) -> Suffix:
    if found[1]:
        word = found[1].lower()
        return Suffix(Relation.AFTER, ORDINALS.index(_COLLOQUIAL.get(word, word)) + 1)
    relation = Relation.BEFORE if found[2].lower() == "pre" else Relation.ALTERNATIVE
    return Suffix(relation, int(found[3] or 1))
