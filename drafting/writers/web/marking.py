"""Wordings as HTML: escaped, with the places that matter marked, in their language and direction."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from drafting.model.text import Text
from drafting.writers.direction import is_rightward
from drafting.writers.html import language_of

Place = tuple[int, int]


def marked(wording: str, shared: Iterable[Place], lost: Iterable[Place] = ()) -> str:
    """The wording with shared words in <mark> and lost ones in <s>; where places overlap, shared wins."""
    signs = [""] * len(wording)
    for sign, places in (("s", lost), ("mark", shared)):
        for start, end in places:
            signs[start:end] = [sign] * (end - start)
    parts, at = [], 0
    while at < len(wording):
        end = at + 1
        while end < len(wording) and signs[end] == signs[at]:
            end += 1
        words = escape(wording[at:end], quote=False)
        parts.append(f"<{signs[at]}>{words}</{signs[at]}>" if signs[at] else words)
        at = end
    return "".join(parts)


def spoken(wording: str, text: Text) -> str:
    """The language and the direction of a wording, as attributes."""
    direction = ' dir="rtl"' if is_rightward(wording) else ""
    return f'lang="{escape(language_of(wording, text.language))}"{direction}'
