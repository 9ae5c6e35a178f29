"""Proposals marked as new, "New OP3": where the paragraph that has this number stands too, they count beside it.

Rooms write them into a text that keeps its numbers until all is agreed: above OP3 as what comes before it, OP3 pre,
below it as what comes after it, OP3 bis. Where no other paragraph has the number, the text was numbered anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.model.address import Relation, Series, Suffix
from drafting.model.reading import Notice
from drafting.readers.markers import Mark, Marker
from drafting.readers.scan import Block


def beside_their_numbers(
    blocks: Sequence[Block], markers: Sequence[Marker | None]
) -> tuple[list[Marker | None], list[Notice]]:
    """The markers, those of new paragraphs with what they are to the one that has their number; notices of these.

    Blocks and markers are those of a resolution without its annexes, which have numbers of their own.
    """
    own: dict[tuple[str, int], int] = {}
    for at, marker in enumerate(markers):
        if marker and _is_plain(marker) and not _is_new(marker):
            own.setdefault(_number(marker), at)
    taken = {(_number(m), suffix) for m in markers if m for suffix in m.suffixes}
    found, notices = list(markers), []
    for at, marker in enumerate(markers):
        if marker is None or not (_is_plain(marker) and _is_new(marker) and _number(marker) in own):
            continue
        relation = Relation.BEFORE if at < own[_number(marker)] else Relation.AFTER
        suffix = Suffix(relation)
        while (_number(marker), suffix) in taken:
            suffix = Suffix(relation, suffix.count + 1)
        taken.add((_number(marker), suffix))
        found[at] = marker._replace(suffixes=(suffix,))
        counted = f"{marker.series}{marker.number} {suffix}"
        said = f"printed {marker.printed} beside the paragraph of that number: counted as {counted}"
        notices.append(Notice("numbering", said, blocks[at].lines))
    return found, notices


def _is_plain(marker: Marker) -> bool:
    return marker.mark is Mark.NUMBER and not marker.suffixes


def _is_new(marker: Marker) -> bool:
    return bool(marker.series) and re.search(r"\bnew\b", marker.printed, re.IGNORECASE) is not None


def _number(marker: Marker) -> tuple[str, int]:
    """What a marker counts: a bare number counts operative paragraphs."""
    return marker.series or Series.OP, marker.number
