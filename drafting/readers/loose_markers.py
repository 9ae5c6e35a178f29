"""Markers that a source sets apart from their words are put before them: nothing else of a wording changes its place.

A number may stand on a line or in a table's cell of its own, or behind the bracket that opens a bracketed paragraph:
"[5. Decides ...]" is paragraph 5, and its wording "[Decides ...]"; so does one behind a mark: "[agreed] 5. Decides".
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.readers.markers import Mark, Marker, read_marker
from drafting.readers.scan import Block, joined
from drafting.vocabulary.status import opening_mark

_OPENING = ("[", "(", "/")


def with_their_words(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each marker at the start of the wording that it counts."""
    found: list[Block] = []
    lone: Block | None = None
    for block in blocks:
        if lone is not None:
            if _lacks_marker(block):
                found.append(joined(lone, block))
                lone = None
                continue
            found.append(lone)
        lone = block if _is_lone(block) else None
        if lone is None:
            found.append(_before_bracket(block))
    return [*found, lone] if lone is not None else found


def _counted(marker: Marker | None) -> bool:
    return marker is not None and marker.mark in (Mark.NUMBER, Mark.ITEM)


def _is_lone(block: Block) -> bool:
    """True for a number or letter without words."""
    if block.heading or block.marker or len(block.wording) > 20:
        return False
    marker = read_marker(f"{block.wording} \u2026")
    return marker is not None and _counted(marker) and marker.length > len(block.wording)


def _lacks_marker(block: Block) -> bool:
    """True for words that have no number of their own, so that one above may be theirs."""
    return not (block.heading or block.marker or read_marker(block.wording) or _is_lone(block)) and not block.apart


def _before_bracket(block: Block) -> Block:
    """The block with a marker that stands behind its opening brackets, or behind a mark in brackets, before them."""
    words = block.wording
    if block.marker or words[:1] not in _OPENING or read_marker(words):
        return block
    mark = opening_mark(words)
    size = mark + len(words[mark:]) - len(words[mark:].lstrip()) if mark else len(words) - len(words.lstrip("["))
    marker = read_marker(words[size:])
    if not size or marker is None or not _counted(marker):
        return block
    behind = size + marker.length
    if not mark and _closes(words, size) <= behind:
        return block

    def moved(at: int) -> int:
        return at + marker.length if at < size else max(at, behind) if at > size else behind

    spans = tuple(s._replace(start=moved(s.start), end=moved(s.end)) for s in block.spans)
    notes = tuple(n._replace(at=moved(n.at)) for n in block.notes)
    wording = words[size:behind] + words[:size] + words[behind:]
    return block._replace(wording=wording, spans=tuple(s for s in spans if s.start < s.end), notes=notes)


def _closes(words: str, size: int) -> int:
    """Where the innermost of the first brackets closes; behind all words where it closes in another paragraph."""
    depth = size
    for at in range(size, len(words)):
        depth += {"[": 1, "]": -1}.get(words[at], 0)
        if depth < size:
            return at
    return len(words)
