"""A wording with the words marked that another one shares: {=shared=}, in colour and without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafting.writers.fate_words import shortened
from drafting.writers.page import Look, Piece

ELLIPSIS = "\u2026"
_LEAST = 12  # characters after the last shared words: fewer are no more than the beginning of a word


def marked(wording: str, places: Iterable[tuple[int, int]], length: int) -> Iterator[Piece]:
    """The wording up to about `length` characters with the words at these places in {=...=}."""
    at = 0
    for start, end in _joined(wording, places):
        if start >= length:
            break
        yield wording[at:start], Look.PLAIN
        yield f"{{={wording[start:end]}=}}", Look.GOOD
        at = end
    yield (wording[at:] if len(wording) <= length else _cut(wording[at:], length - at)), Look.PLAIN


def _cut(words: str, length: int) -> str:
    """The beginning of the words with an ellipsis, the blank before them kept."""
    blank = " " if words[:1].isspace() else ""
    return f"{blank}{shortened(words, length) if length > _LEAST else ELLIPSIS}"


def _joined(wording: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order, those joined that overlap or have only blanks between them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and not wording[found[-1][1] : start].strip():
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
