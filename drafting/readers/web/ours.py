"""A page that `drafting diff -o changes.html` wrote, handed back: the wordings that it shows, with their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.model.reading import Changes

if TYPE_CHECKING:
    from lxml.etree import _Element

WORDING = "drafting-wording"  # the class of such a paragraph
AUTHOR = "drafting-author"  # of what names, behind words that came or went, who made the change
_BETWEEN = re.compile(r"\s*\u2192\s*")  # the addresses of the old and of the new text
_SAID = re.compile(r"(?:OP|PP)\d+(?: ?[a-z]+\d?)*|.*?(\((?:[a-z]{1,5}|\d{1,3})\))(?: [a-z]+)?")


def wordings(root: _Element, changes: Changes) -> Iterator[tuple[_Element, str]]:
    """The paragraphs that hold a wording, with the marker that each has in the text that is wanted; none elsewhere."""
    for element in root.iter("p"):
        if WORDING in element.get("class", "").split():
            yield element, _marker(_entry(element), changes)


def _entry(element: _Element) -> str:
    """The addresses in the heading above a wording."""
    above = next(element.itersiblings("h3", preceding=True), None)
    named = above.find("strong") if above is not None else None
    return "".join(map(str, named.itertext())) if named is not None else ""


def _marker(addresses: str, changes: Changes) -> str:
    """The marker of the first paragraph of a side: "OP4", "(a)"; "" where the address is no marker."""
    sides = _BETWEEN.split(addresses)
    side = sides[0 if changes is Changes.REJECTED else -1].split(",")[0].strip()
    found = _SAID.fullmatch(side)
    return (found[1] or side) if found else ""
