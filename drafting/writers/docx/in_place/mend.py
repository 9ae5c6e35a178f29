"""Values in the old file that the standard forbids, and that make validators refuse whatever is written on it."""

from __future__ import annotations

import re

from drafting.ooxml.names import w
from drafting.ooxml.sameness import is_forbidden_width
from drafting.writers.docx.in_place.parts import Parts

_WIDTH = w("w")
_SUSPECT = re.compile(rb'<w:w w:val="(?:0|[6-9]\d\d|\d{4,})"')  # Word itself has written noughts


def mended(parts: Parts) -> int:
    """How many such values have been taken out: widths of characters, in styles and lists, that say nothing."""
    count = 0
    for part in (parts.related("styles"), parts.related("numbering")):
        if part is None or not parts.package.has(part) or not _SUSPECT.search(parts.package.data(part)):
            continue
        for element in list(parts.tree(part).iter(_WIDTH)):
            if is_forbidden_width(element) and (parent := element.getparent()) is not None:
                parent.remove(element)
                parts.touch(part)
                count += 1
    return count
