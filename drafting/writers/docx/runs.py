"""Words with their looks as runs: plain, deleted, or kept with two looks of which the older one is tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.writers.docx.faces import PLAIN, Face, Stretch, directions, face_properties
from drafting.writers.docx.wordml import Ids, Stamp, run

Looks = Sequence[Stretch]


def runs(  # noqa: PLR0913
    words: str, looks: Looks, at: int = 0, *, rtl: bool = False, deleted: bool = False, style: str = ""
) -> str:
    """The runs of `words`, which stand at `at` in a wording with these looks. `rtl` is the paragraph's direction.

    `style` is the `w:rStyle` of all of them, or nothing.
    """
    return "".join(
        run(part, style + face_properties(face, rtl=turned), deleted=deleted)
        for start, end, face in _faced(looks, at, at + len(words))
        for part, turned in directions(words[start - at : end - at], rtl=rtl)
    )


def kept_runs(  # noqa: PLR0913
    words: str, old: tuple[Looks, int], new: tuple[Looks, int], *, rtl: bool, ids: Ids, stamp: Stamp
) -> str:
    """The runs of words that both texts hold, each side given as looks and offset; a look that changed is tracked."""
    result = []
    for start, end, face, before in _faced_twice(len(words), old, new):
        for part, turned in directions(words[start:end], rtl=rtl):
            properties = face_properties(face, rtl=turned)
            was = face_properties(before, rtl=turned)
            if face.styles != before.styles and was != properties:  # a lead verb's italics are no change of the text
                properties += f'<w:rPrChange w:id="{ids.next()}"{stamp}><w:rPr>{was}</w:rPr></w:rPrChange>'
            result.append(run(part, properties))
    return "".join(result)


def _faced(looks: Looks, start: int, end: int) -> Iterator[tuple[int, int, Face]]:
    """The looks between two offsets; plain where none is given."""
    at = start
    for stretch in looks:
        if stretch.end <= at or stretch.start >= end:
            continue
        if at < stretch.start:
            yield at, stretch.start, PLAIN
        stop = min(stretch.end, end)
        yield max(at, stretch.start), stop, stretch.face
        at = stop
    if at < end:
        yield at, end, PLAIN


def _faced_twice(length: int, old: tuple[Looks, int], new: tuple[Looks, int]) -> Iterator[tuple[int, int, Face, Face]]:
    """The looks of some words in both texts, from 0: the new one, then the old one."""
    for start, end, face in _faced(new[0], new[1], new[1] + length):
        first = start - new[1] + old[1]
        for was_start, was_end, was in _faced(old[0], first, first + end - start):
            yield was_start - old[1], was_end - old[1], face, was
