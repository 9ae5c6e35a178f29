"""Prefixes that are words of a part: what a choice for newer programs requires is named by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.names import MC

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHOICE = "{" + MC + "}Choice"


def with_prefixes(copied: _Element, original: _Element) -> _Element:
    """The copy, with the prefixes declared that its choices for newer programs name."""
    choices = list(copied.iter(_CHOICE))
    for choice, source in zip(choices, original.iter(_CHOICE), strict=False):
        wanted = {
            prefix: source.nsmap[prefix] for prefix in choice.get("Requires", "").split() if prefix in source.nsmap
        }
        parent = choice.getparent()
        if parent is None or all(choice.nsmap.get(prefix) == name for prefix, name in wanted.items()):
            continue
        fresh = choice.makeelement(_CHOICE, nsmap=wanted)
        fresh.set("Requires", choice.get("Requires", ""))
        parent.replace(choice, fresh)
        fresh.extend(list(choice))
    return copied
