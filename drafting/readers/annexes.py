"""The heading that opens an annex, and its number, in six languages."""

from __future__ import annotations

import re

_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_HAN = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
ANNEX = re.compile(
    rf"(?:annex(?:e|es)?|anexo|приложение|(?:ا\u0640*ل\u0640*)?م\u0640*ر\u0640*ف\u0640*ق|附件)(?:\s*({'|'.join(_ORDINALS)}|(?<=附件)[{_HAN}]|(?<=\s)[IVX]+\b))?"
    r"\s*[:.\uff1a\u2013\u2014-]?\s*(?!\w*\s+to the\b)",
    re.I,
)


def annex_sign(found: re.Match[str]) -> str:
    """The number of an annex as addresses have it, "II", whether letters, Chinese or Arabic words print it; or ""."""
    printed = found[1] or ""
    for signs in (_ORDINALS, tuple(_HAN)):
        if printed in signs:
            return _ROMAN[signs.index(printed)]
    return printed.upper()
