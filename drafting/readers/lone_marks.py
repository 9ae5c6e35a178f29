"""Marks of status on a line of their own, "[agreed ad ref]", go to the paragraph that they speak of.

As a paragraph it would count: the next preambular paragraph would be another number, and nobody would be told when what
is marked as agreed is changed. Rooms write the mark below its paragraph as a rule; where the first of them stands above
all paragraphs, or right below a heading, all stand above theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from drafting.model.reading import Notice
from drafting.readers.markers import Mark, read_marker
from drafting.readers.scan import Block, joined, opened_with
from drafting.vocabulary import organ_language
from drafting.vocabulary.status import LONGEST, MARKED, is_agreed

_BARE = r"(?:agreed\s+)?ad\s+ref(?:erendum)?"  # what is a mark without brackets too


def with_their_marks(blocks: Sequence[Block]) -> tuple[list[Block], list[Notice]]:
    """The blocks, each with the mark of status that stands alone above or below it, and a notice of what was done."""
    alone = [is_mark(block) for block in blocks]
    if not any(alone):
        return list(blocks), []
    above = _stand_above(blocks, alone)
    alone = [is_alone and not (above and _is_bare(block)) for block, is_alone in zip(blocks, alone, strict=True)]
    found = list(blocks[:1])
    for (before_alone, is_alone), block in zip(pairwise(alone), blocks[1:], strict=True):
        if above and before_alone and not is_alone and _is_paragraph(block):
            found[-1] = _with_mark(block, found[-1])
        elif not above and is_alone and _is_paragraph(found[-1]):
            found[-1] = joined(found[-1], block)
        else:
            found.append(block)
    taken = len(blocks) - len(found)
    return found, [_notice(taken, above=above)] if taken else []


def is_mark(block: Block) -> bool:
    """True for a paragraph that is nothing but a mark of status."""
    words = block.wording.strip()
    if block.heading or block.marker or block.notes or len(words) > LONGEST:
        return False
    found = next(filter(None, (re.fullmatch(form, words.rstrip(".;,")) for form in MARKED)), None)
    return is_agreed(found[1]) is not None if found else _is_bare(block)


def _is_bare(block: Block) -> bool:
    """True for a mark without brackets, which before other words would be no mark."""
    return re.fullmatch(_BARE, block.wording.strip().rstrip(".;,"), re.IGNORECASE) is not None


def _is_paragraph(block: Block) -> bool:
    return not block.heading and organ_language(block.wording) is None


def _stand_above(blocks: Sequence[Block], alone: Sequence[bool]) -> bool:
    """True where the first mark has no paragraph above it, and the last one has one below."""
    first = alone.index(True)
    return not alone[-1] and (not first or not _is_paragraph(blocks[first - 1]))


def _with_mark(block: Block, mark: Block) -> Block:
    """The paragraph with the mark before its words, behind its number."""
    marker = read_marker(block.wording)
    return opened_with(block, mark, marker.length if marker and marker.mark is not Mark.DASH else 0)


def _notice(taken: int, *, above: bool) -> Notice:
    marks = "a mark of status that stands" if taken == 1 else f"{taken} marks of status that stand"
    return Notice("joined", f"{marks} alone: taken with the paragraph {'below' if above else 'above'}")
