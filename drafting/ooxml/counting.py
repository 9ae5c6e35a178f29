"""How Word prints a count: 4, d, iv, D, IV, 04, 4th, 四, د."""

from __future__ import annotations

from collections.abc import Callable

from drafting.model.address import letter_of, roman_of

_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # Word leaves out ё, й, ъ and ь
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_HEAVENLY_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NOTE_SIGNS = "*†‡§"  # the Chicago Manual's order, repeated
_LARGEST = 32_767  # Word counts in 16 bits
_LARGEST_IN_LETTERS = 780  # thirty times the alphabet: where Word, too, stops repeating letters


def counted(number: int, form: str) -> str | None:
    """The count as Word prints it in a number format (w:numFmt); None for a format that is not known.

    A count that has no such form (0 as a letter, 40,000 in Roman numerals) is printed in digits.
    """
    if form == "none":
        return ""
    way, largest = _WAYS.get(form), _LARGEST_IN_LETTERS if form in _IN_LETTERS else _LARGEST
    if way is None:
        return None
    return way(number) if 1 <= number <= largest or form == "decimalZero" else str(number)


def _english_ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _repeated(letters: str) -> Callable[[int], str]:
    """Counts through letters, then doubles them, as Word does in every alphabet."""

    def count(number: int) -> str:
        rounds, index = divmod(number - 1, len(letters))
        return letters[index] * (rounds + 1)

    return count


def _han(number: int) -> str:
    """Counting in Han characters: 十, 十一, 二十, 一百〇五."""
    if number > 9_999:  # larger counts are spelled with 万, which no list reaches
        return str(number)
    words, rest = "", number
    for value, unit in _HAN_UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            words += ("" if digit == 1 and value == 10 and not words else _HAN_DIGITS[digit]) + unit
        elif words and rest and not words.endswith(_HAN_DIGITS[0]):
            words += _HAN_DIGITS[0]
    return words + (_HAN_DIGITS[rest] if rest else "")


_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _english_ordinal,
    "lowerLetter": letter_of,
    "upperLetter": lambda number: letter_of(number).upper(),
    "lowerRoman": roman_of,
    "upperRoman": lambda number: roman_of(number).upper(),
    "arabicAlpha": _repeated(_ARABIC_ALPHABET),
    "arabicAbjad": _repeated(_ARABIC_ABJAD),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "taiwaneseCountingThousand": _han,
    "japaneseCounting": _han,
    "ideographTraditional": _repeated(_HEAVENLY_STEMS),
    "chicago": _repeated(_NOTE_SIGNS),
}
FORMS = tuple(_WAYS)  # the number formats that are known, by Word's names
_IN_LETTERS = frozenset(
    form for form in _WAYS if "Letter" in form or form.startswith(("arabic", "russian", "chicago", "ideograph"))
)
