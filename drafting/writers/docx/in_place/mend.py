"""Values in the old file that the standard forbids, and that make validators refuse whatever is written on it."""

from __future__ import annotations

import re

from drafting.ooxml.names import w
from drafting.writers.docx.in_place.parts import Parts

_WIDTH, _VAL = w("w"), w("val")
_WIDTHS = range(1, 601)  # per cent that characters may be stretched to (ISO 29500-1, ST_TextScale)
_SUSPECT = re.compile(rb'<w:w w:val="(?:0|[6-9]\d\d|\d{4,})"')  # Word itself has written noughts


def mended(parts: Parts) -> int:
    """How many such values have been taken out: widths of characters, in styles and lists, that say nothing."""
    count = 0
    for part in (parts.related("styles"), parts.related("numbering")):
        if part is None or not _SUSPECT.search(parts.package.data(part)):
            continue
        for element in list(parts.tree(part).iter(_WIDTH)):
            value, parent = element.get(_VAL, ""), element.getparent()
            if value.isdigit() and int(value) not in _WIDTHS and parent is not None:
                parent.remove(element)
                parts.touch(part)
                count += 1
    return count
