"""A long wording shortened to what stands around some places in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

_WHOLE = 200  # characters up to which a wording is quoted whole
_AROUND = 40  # characters kept on each side of a place
_MOST = 3  # places, the longest ones
_LEFT_OUT = " \u2026 "


class Around(NamedTuple):
    """An excerpt, and where in it the places stand."""

    words: str
    places: frozenset[tuple[int, int]]


def around(wording: str, places: Collection[tuple[int, int]]) -> Around:
    """The words at the longest places and those next to them, whole words, with an ellipsis for what is left out.

    Wordings of 200 characters or fewer, and those without places, stay whole.
    """
    if len(wording) <= _WHOLE or not places:
        return Around(wording, frozenset(places))
    windows = _windows(wording, sorted(places, key=lambda place: place[0] - place[1])[:_MOST])
    words = _LEFT_OUT.lstrip() if windows[0][0] else ""
    found: set[tuple[int, int]] = set()
    for start, end in windows:
        moved = len(words) - start
        found |= {(a + moved, b + moved) for a, b in places if start <= a and b <= end}
        words += wording[start:end] + ("" if end == len(wording) else _LEFT_OUT)
    return Around(words.rstrip(), frozenset(found))


def _windows(wording: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is kept, in order; windows that are less than one place's surroundings apart are one."""
    windows: list[tuple[int, int]] = []
    for start, end in sorted(places):
        first = wording.rfind(" ", 0, max(0, start - _AROUND)) + 1 if start > _AROUND else 0
        last = wording.find(" ", min(len(wording), end + _AROUND))
        last = len(wording) if last < 0 else last
        if windows and first <= windows[-1][1] + _AROUND:
            windows[-1] = windows[-1][0], max(last, windows[-1][1])
        else:
            windows.append((first, last))
    return windows
