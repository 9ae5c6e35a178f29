"""The classic mark-up: words struck through are words deleted, where a reader is asked to take them so."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.reading import Changes, Notice
from drafting.model.text import NoteMark, Span, Style
from drafting.readers.quoting import counted, quoted
from drafting.readers.scan import Block, Scan, stripped

_QUOTED = 60  # characters of the first passage


def settle_struck(scan: Scan, changes: Changes) -> Scan:
    """The scan without what is struck through, where that is asked for; else with a notice of it.

    A passage is struck as a whole or not at all. What was struck in Word is gone from the scan by now.
    """
    found = [(block, passage) for block in scan.blocks for passage in _struck(block)]
    if not found:
        return scan
    if changes is not Changes.STRUCK:
        return scan._replace(notices=(*scan.notices, _read_as_words(found)))
    blocks = [_without(block) for block in scan.blocks]
    kept = tuple(block for block in blocks if block.wording or block.notes)
    notice = left_out(len(found), len(blocks) - len(kept))
    return scan._replace(blocks=kept, notices=(notice, *scan.notices) if notice else scan.notices)


def is_gone(block: Block) -> bool:
    """True where nothing is left of a block once what is struck through goes; it is then not counted."""
    left = _without(block)
    return not left.wording and not left.notes


def left_out(passages: int, paragraphs: int) -> Notice | None:
    """The notice of so many passages, and whole paragraphs among them, that were struck through and left out."""
    if not passages:
        return None
    whole = f", {counted(paragraphs, 'whole paragraph')} among them" if paragraphs else ""
    return Notice("struck", f"left out, struck through: {counted(passages, 'passage')}{whole}")


def _read_as_words(found: list[tuple[Block, tuple[int, int]]]) -> Notice:
    block, (start, end) = found[0]
    many = len(found) > 1
    what = f"{counted(len(found), 'passage')} {'are' if many else 'is'} struck through and {'were' if many else 'was'}"
    first = f"{'the first ' * many}{quoted(block.wording[start:end].strip(), _QUOTED)}"
    remedy = f"--changes struck leaves {'them' if many else 'it'} out"
    return Notice("struck", f"{what} read as part of the text: {first}; {remedy}")


def _struck(block: Block) -> Iterator[tuple[int, int]]:
    """Where passages are struck through; what touches, or is parted by blanks alone, is one."""
    begun: tuple[int, int] | None = None
    for span in sorted((s for s in block.spans if s.style is Style.STRIKE), key=lambda s: s.start):
        if not block.wording[span.start : span.end].strip():
            continue
        if begun and not block.wording[begun[1] : span.start].strip():
            begun = begun[0], max(begun[1], span.end)
            continue
        if begun:
            yield begun
        begun = span.start, span.end
    if begun:
        yield begun


def _without(block: Block) -> Block:
    """The block without its passages that are struck through, spans and note marks moved along."""
    from drafting.ooxml.struck import is_all_struck  # only where it is asked for

    cuts = list(_struck(block))
    if not cuts:
        return block
    if is_all_struck("".join(block.wording[start:end] for start, end in cuts), _rest(block.wording, cuts)):
        return block._replace(wording="", spans=(), notes=())

    def moved(at: int) -> int:
        return at - sum(min(at, end) - start for start, end in cuts if start < at)

    spans = tuple(Span(moved(s.start), moved(s.end), s.style, s.author, s.date) for s in block.spans)
    notes = tuple(
        NoteMark(moved(n.at), n.number) for n in block.notes if not any(start < n.at <= end for start, end in cuts)
    )
    kept = tuple(span for span in spans if span.start < span.end and span.style is not Style.STRIKE)
    wording, spans, notes = stripped(_rest(block.wording, cuts), kept, notes)
    return block._replace(wording=wording, spans=spans, notes=notes)


def _rest(wording: str, cuts: list[tuple[int, int]]) -> str:
    at, kept = 0, []
    for start, end in cuts:
        kept.append(wording[at:start])
        at = end
    return "".join([*kept, wording[at:]])
