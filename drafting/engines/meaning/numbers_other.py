"""Numbers and sums in other languages than English, and in Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.engines.meaning.places import Found

HAN_DIGITS = "〇零一二两三四五六七八九十百千"
_HAN_RANK = rf"第(\d+|[{HAN_DIGITS}]+)(?=[届次])"
# Digits stand between Han characters without a space: what they count follows. A number in characters counts time.
_HAN_NUMBER = (
    r"(?<![\dA-Za-z/.第-])(?P<digits>\d{1,3}(?:[,\s]\d{3})+|\d+(?:\.\d+)?)"
    r"(?=\s?(?:个|天|日|周|年|岁|名|人|次|项|届|国|种|件|页|份|小时|分钟|[百千]?[万亿]|倍|位|条))"
    rf"|(?<![第{HAN_DIGITS}])(?P<words>[{HAN_DIGITS}]+)(?=个月|年|天|周|小时)"
)
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
# Sums in other languages: the same money and the same share, whatever the case.
DIGITS = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:[.,\u066b]\d+)?"
SCALE = (
    r"(?:[\s\u00a0]?(?:mille|mil|millions?|milliards?|mill(?:ón|ones)|billones|тыс\.|млн\.?|млрд\.?|тысяч\w*|миллион\w*|миллиард\w*"
    r"|آلاف|ألف|مليون|ملايين|بليون|بلايين|مليار|[百千]?[万亿]))?"
)
_MONEY = (
    r"%|pour\scent|por\sciento|процент\w*|في\sالمائة|(?:من\s)?دولار(?:ات)?|يورو|[美欧]元"
    r"|(?:de\s|d['’])?(?:dollars?|dólares|euros?)\b|долл\.(?:\sСША)?|доллар\w*|евро\b"
)
_OTHER_SUM = (
    rf"(?<![\w.,])(?:(?:US|C|A)?[$€£¥]\s?)?(?:{DIGITS}){SCALE}[\s\u00a0]?(?:{_MONEY})"
    rf"|[$€£¥]\s?(?:{DIGITS}){SCALE}"
)
_HAN_SUM = rf"\d+(?:[.,]\d+)*{SCALE}\s?(?:%|[美欧]元)|百分之(?:\d+(?:\.\d+)?|[{HAN_DIGITS}]+)"


def other_sums(wording: str, language: str) -> Iterator[Found]:
    """Every sum of money and every percentage of a wording that is not English."""
    pattern = _HAN_SUM if language == "zh" else _OTHER_SUM
    for match in re.finditer(pattern, wording, re.IGNORECASE):
        yield Found(match.start(), match.end(), _sum_key(match[0]), " ".join(match[0].split()))


def _sum_key(printed: str) -> str:
    """A sum without spaces, with a point before its decimals and "%" for all words that say so."""
    key = re.sub(r"[\s\u00a0\u202f]", "", printed.casefold()).replace(",", ".")
    key = re.sub(r"pourcent|porciento|процент\w*|فيالمائة", "%", key)
    return re.sub(r"百分之(.+)", lambda m: f"{han_number(m[1]) if m[1][0] in HAN_DIGITS else m[1]}%", key)


def chinese_numbers(wording: str) -> Iterator[tuple[int, int, str, str, bool]]:
    """Every number of a Chinese wording: its offsets, what it says, how, and whether it is an ordinal."""
    for match in re.finditer(_HAN_RANK, wording):
        value = han_number(match[1])
        yield match.start(), match.end(), f"{value}{rank_sign(value)}", match[0], True
    for match in re.finditer(_HAN_NUMBER, wording):
        digits = match["digits"]
        key = re.sub(r"[\s,]", "", digits) if digits else str(han_number(match["words"]))
        yield match.start(), match.end(), key, match[0], False


_MOST_DIGITS = 4_000  # Python reads no number that is much longer


def han_number(printed: str) -> int:
    """The value of a number in digits or Chinese characters: 七十八 is 78, 二〇一〇 is 2010; of a long one its end."""
    printed = printed[-_MOST_DIGITS:]
    if printed.isdecimal():
        return int(printed)
    digits = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
    if not any(sign in _HAN_UNITS for sign in printed):
        return int("".join(str(digits[sign]) for sign in printed))
    total = last = 0
    for sign in printed:
        if sign in _HAN_UNITS:
            total, last = total + (last or 1) * _HAN_UNITS[sign], 0
        else:
            last = digits[sign]
    return total + last


def rank_sign(number: int) -> str:
    """What makes an ordinal of a number in English: 1st, 2nd, 11th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
