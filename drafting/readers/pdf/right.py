"""Lines that run from right to left: their characters in the order in which they are read.

A page shows Arabic from right to left and, within it, numbers and Latin words from left to right. Here that is undone:
what stands where is known, and in what order it is read follows from what kind of characters they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from drafting.readers.pdf.glyphs import BLANK, Glyph

_RIGHT = frozenset({"R", "AL", "NSM"})
_DIGITS = frozenset({"EN", "AN"})
_KINDS = {"L": "L", **dict.fromkeys(_DIGITS, "E"), **dict.fromkeys(_RIGHT, "R")}
_OPENING = "([{\u00ab<\u2039\u201c"
_CLOSING = ")]}\u00bb>\u203a\u201d"
_STOPS = "\u060c\u061b\u061f.,:;!?"
_MIRRORED = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
SAME_SIZE = 0.9  # the number of a note is no part of the number that it stands behind
_LAM, _ALIFS = "\u0644", "\u0627\u0622\u0623\u0625\u0671"


def is_from_right(characters: Iterable[str]) -> bool:
    """True where most letters run from the right."""
    kinds = [unicodedata.bidirectional(character) for character in characters]
    right = sum(kind in _RIGHT for kind in kinds)
    return right > 0 and right * 2 >= sum(kind == "L" for kind in kinds)


def from_the_right(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters from right to left; those that one sign shows (lam and alif) in the order they are read."""
    signs: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.left):
        above = signs[-1][-1] if signs else None
        if above and abs(above.left - glyph.left) < 0.01 and not {above.character, glyph.character} & {BLANK}:
            signs[-1].append(glyph)
        else:
            signs.append([glyph])
    return [glyph for sign in signs for glyph in _in_order(sign)]


def logical(order: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a line that runs from the right, given from right to left, in the order they are read."""
    kinds = _directions(order)
    size = max((glyph.look.size for glyph in order), default=0.0)
    found: list[Glyph] = []
    for (kind, _), places in groupby(
        range(len(kinds)), key=lambda at: (kinds[at], order[at].look.size > SAME_SIZE * size)
    ):
        run = [order[at] for at in places]
        found += run[::-1] if kind == "L" else run
    return _with_brackets(found)


def _in_order(sign: list[Glyph]) -> list[Glyph]:
    """The characters of one sign. pdfium turns them round, unless they came as one character that it took apart."""
    said = [glyph.character for glyph in sign]
    if len(sign) == 1 or (said[0] == _LAM and said[1] in _ALIFS):
        return sign
    turned = sign[::-1]
    turned.sort(key=lambda glyph: unicodedata.combining(glyph.character) > 0)
    return turned


def _directions(order: Sequence[Glyph]) -> list[str]:
    """For characters from right to left, whether each runs from the right (R) or the left (L).

    The rules of UAX 9 read backwards: a number runs from the left, and so does what joins its parts (70/1); what stands
    between two Latin words goes with them, all else with the line.
    """
    found = _kinds(order)
    for at in range(len(found) - 2, -1, -1):  # A/82/100: numbers that hang on a Latin letter to their left
        joins = found[at] == "N" and at > 0 and found[at - 1] in "EL" and not _parts(order[at].character)
        if found[at + 1] == "L" and (found[at] == "E" or joins):
            found[at] = "L"
    solid = [at for at, kind in enumerate(found) if kind != "N"]
    for one, other in pairwise(solid):
        found[one + 1 : other] = ["L" if found[one] == found[other] == "L" else "R"] * (other - one - 1)
    return ["L" if kind in "EL" else "R" for kind in found]


def _kinds(order: Sequence[Glyph]) -> list[str]:
    """For each character whether it is Latin (L), a part of a number (E), from the right (R), or none of them (N)."""
    kinds = [unicodedata.bidirectional(glyph.character[0]) for glyph in order]
    for at in range(1, len(kinds) - 1):
        small, *_, large = sorted(glyph.look.size for glyph in order[at - 1 : at + 2])
        if kinds[at] == "CS" and {kinds[at - 1], kinds[at + 1]} <= _DIGITS and small > SAME_SIZE * large:
            kinds[at] = "EN"
    return [_KINDS.get(kind, "N") for kind in kinds]


def _parts(character: str) -> bool:
    """True for what never joins a number to a Latin word."""
    return character.isspace() or character.translate(_MIRRORED) != character


def _with_brackets(glyphs: list[Glyph]) -> list[Glyph]:
    """Brackets turned so that those that open stand before their words: files and viewers mirror them as they like."""
    found = list(glyphs)
    depth = 0
    for at, glyph in enumerate(found):
        turned = glyph.character.translate(_MIRRORED)
        if turned == glyph.character:
            continue
        before = at == 0 or found[at - 1].character.isspace()
        after = at + 1 == len(found) or found[at + 1].character.isspace()
        opens = before if before != after else depth == 0
        depth = depth + 1 if opens else max(0, depth - 1)
        if opens != (glyph.character in _OPENING):
            found[at] = glyph._replace(character=turned)
    return [glyph for at, glyph in enumerate(found) if not _is_inside(found, at)]


def _is_inside(glyphs: Sequence[Glyph], at: int) -> bool:
    """True for a blank that was but taken for one, between a bracket and what it holds, or before a stop."""
    if glyphs[at].character != BLANK or glyphs[at].right > glyphs[at].left or not 0 < at < len(glyphs) - 1:
        return False
    return glyphs[at - 1].character in _OPENING or glyphs[at + 1].character in _CLOSING + _STOPS
