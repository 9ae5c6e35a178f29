"""Characters that Word takes from symbol fonts, as Unicode."""

from __future__ import annotations

# The Symbol font, by the low byte of the code. Sources: Adobe's symbol encoding; Wingdings as Microsoft lists it.
_GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"  # A to Z
_GREEK_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"  # a to z
_SYMBOL = {
    **{ord("A") + i: letter for i, letter in enumerate(_GREEK_CAPITALS)},
    **{ord("a") + i: letter for i, letter in enumerate(_GREEK_SMALL)},
    0x22: "∀", 0x24: "∃", 0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xD2: "®", 0xD3: "©", 0xD4: "™",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS: dict[str, dict[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the codes of symbol fonts
_UNKNOWN = "\ufffd"


def symbol(font: str | None, code: str | None) -> str:
    """The character of a w:sym: `code` is hexadecimal ("F0B7").

    U+FFFD where the code is no number, the private character itself where the font is not known.
    """
    try:
        number = int(code or "", 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return _UNKNOWN
    if "\ud800" <= character <= "\udfff" or number < 0x20:
        return _UNKNOWN
    return unicode_of(character, font)


def is_symbol_font(font: str) -> bool:
    """True for a font whose characters are signs of its own, and known."""
    return font.casefold() in _FONTS


def unicode_of(text: str, font: str | None) -> str:
    """The text with the characters of a symbol font replaced by Unicode, as far as they are known."""
    known = _FONTS.get((font or "").casefold())
    if known is None:
        return text
    return "".join(known.get(ord(c) & 0xFF, c) if ord(c) < 0x100 or ord(c) in _PRIVATE else c for c in text)
