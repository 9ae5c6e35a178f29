"""Word edits between two wordings, cut at words and laid out as a reader would mark them.

Kept words are found by `common`; then each insertion or deletion slides to the border of a clause, and words such as
"of" or "," that stand alone between two rewritten stretches are marked with them, within a budget.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drafting.engines.align_sequences import common
from drafting.engines.tokens import is_function_word, is_word, tokens
from drafting.model.changes import BREAK, Edit, Op

# Words and signs marked, as a multiple of the fewest possible: what a readable layout may cost (1.05 in real texts).
_MARKED_AT_MOST = 1.12
# An island has three units at most ("of the", ", and the"), and on either side at least thrice as many are marked.
_ISLAND_UNITS = 3
_ISLAND_COAST = 3
_SENTENCE_ENDS = frozenset(".;:!?。；：！？؛؟")
_CLAUSE_ENDS = frozenset(",،、，")
_CLOSING = frozenset(")]}”’»）》」』")
_OPENING = frozenset("([{“‘«（《「『—–")
_PRIVATE = 0xF0000  # the first of 65,534 private characters, none of which a text means
_MYERS_UNITS = 1_000  # units of both sides; a paragraph of 500 words, where Myers' diff takes some 20 ms


class _Gap(NamedTuple):
    """What is marked between two kept runs, by position in the units of either side."""

    old_at: int
    old_end: int
    new_at: int
    new_end: int

    @property
    def marked(self) -> int:
        return self.old_end - self.old_at + self.new_end - self.new_at

    def moved(self, step: int) -> _Gap:
        return _Gap(*(at + step for at in self))

    def turned(self) -> _Gap:
        return _Gap(self.new_at, self.new_end, self.old_at, self.old_end)

    @property
    def is_one_sided(self) -> bool:
        return (self.old_end == self.old_at) != (self.new_end == self.new_at)


class _Side:
    """One wording in tokens; its units are the tokens that are no space, and every BREAK."""

    def __init__(self, wording: str) -> None:
        self.tokens = tokens(wording)
        self.places = [at for at, token in enumerate(self.tokens) if token == BREAK or not token.isspace()]
        self.units = [self.tokens[at] for at in self.places]

    def between(self, unit: int, other: int) -> list[str]:
        """The tokens from after `unit` (-1: the start) to before `other`."""
        start = self.places[unit] + 1 if unit >= 0 else 0
        end = self.places[other] if other < len(self.places) else len(self.tokens)
        return self.tokens[start:end]

    def run(self, unit: int, size: int) -> list[str]:
        """The tokens of `size` units from `unit` on."""
        return self.tokens[self.places[unit] : self.places[unit + size - 1] + 1]


def diff_words(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`: kept and deleted runs joined are `old`, kept and inserted ones `new`.

    No edit cuts a word (see `tokens`). Neighbouring edits differ in their `op`, a deletion stands before the insertion
    that replaces it, and a BREAK that is deleted or inserted is an edit of its own. Turned round, the same words are
    kept. Two empty strings give no edit.
    """
    if old == new:
        return (Edit(Op.KEEP, old),) if old else ()
    here, there = _Side(old), _Side(new)
    if (len(old), old) < (len(new), new):
        gaps = _marked(here.units, there.units)
    else:
        gaps = [gap.turned() for gap in _marked(there.units, here.units)]
    return tuple(_merged(_edits(here, there, gaps)))


def _marked(old: list[str], new: list[str]) -> list[_Gap]:
    """What to mark: the longest common subsequence, or the one that unique words hold, whichever marks fewer places."""
    exact = _slid(old, new, _gaps(old, new, _shortest(old, new)))
    held = _slid(old, new, _gaps(old, new, common(old, new)))
    most = _MARKED_AT_MOST * sum(gap.marked for gap in exact)
    chosen = held if len(held) <= len(exact) and sum(gap.marked for gap in held) <= most else exact
    return _without_islands(old, chosen, most)


def _shortest(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Which units the shortest edit script keeps: Myers' diff by diff-match-patch, each unit one private character.

    Long wordings, whose search would grow with the square of what differs, are left to the bit-parallel search.
    """
    if len(old) + len(new) > _MYERS_UNITS:
        return common(old, new, anchored=False)
    from diff_match_patch import diff_match_patch

    codes: dict[str, str] = {}
    for unit in (*old, *new):
        codes.setdefault(unit, chr(_PRIVATE + len(codes)))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # seconds; none, so that the same wordings give the same edits on any machine
    kept: list[tuple[int, int]] = []
    old_at = new_at = 0
    for op, run in engine.diff_main("".join(codes[u] for u in old), "".join(codes[u] for u in new), False):
        if op == engine.DIFF_EQUAL:
            kept += [(old_at + step, new_at + step) for step in range(len(run))]
        old_at += len(run) if op != engine.DIFF_INSERT else 0
        new_at += len(run) if op != engine.DIFF_DELETE else 0
    return kept


def _gaps(old: list[str], new: list[str], pairs: list[tuple[int, int]]) -> list[_Gap]:
    found, old_at, new_at = [], 0, 0
    for old_end, new_end in [*pairs, (len(old), len(new))]:
        if old_end > old_at or new_end > new_at:
            found.append(_Gap(old_at, old_end, new_at, new_end))
        old_at, new_at = old_end + 1, new_end + 1
    return found


# --- sliding: what is marked on one side alone may stand elsewhere where words recur ----------------------------------


def _slid(old: list[str], new: list[str], gaps: list[_Gap]) -> list[_Gap]:
    """The gaps, one-sided ones moved to where they read best; two that meet become one."""
    done: list[_Gap] = []
    waiting = gaps[::-1]
    while waiting:
        gap = waiting.pop()
        if gap.is_one_sided:
            back = gap.old_at - (done[-1].old_end if done else 0)
            on = (waiting[-1].old_at if waiting else len(old)) - gap.old_end
            units, start, end = (old, gap.old_at, gap.old_end) if gap.old_end > gap.old_at else (new, *gap[2:])
            first, last = _room(units, start, end, (back, on))
            if done and first == -back:
                gap = _joined(done.pop(), gap.moved(first))
            elif waiting and last == on:
                gap = _joined(gap.moved(last), waiting.pop())
            else:
                steps = range(first, last + 1)
                gap = gap.moved(
                    max(steps, key=lambda step: (_border(units, start + step) + _border(units, end + step), step))
                )
        done.append(gap)
    return done


def _room(units: list[str], start: int, end: int, most: tuple[int, int]) -> tuple[int, int]:
    """How far `units[start:end]` may move back (0 or less) and on while the same words are left out of the wording."""
    first = last = 0
    while first > -most[0] and units[start + first - 1] == units[end + first - 1]:
        first -= 1
    while last < most[1] and units[start + last] == units[end + last]:
        last += 1
    return first, last


def _border(units: list[str], at: int) -> int:
    """How clear a border of sense lies before the unit at `at`: 0 inside a phrase, 6 at the ends of the wording.

    Less than 0 where the sign that ends the wording would go with what is marked.
    """
    if at == len(units) and not is_word(units[-1]):
        return -3
    if at in (0, len(units)) or BREAK in (units[at - 1], units[at]):
        return 6
    before, after = units[at - 1], units[at]
    if before in _SENTENCE_ENDS:
        return 5
    if before in _CLAUSE_ENDS:
        return 4
    if after in _OPENING or before in _CLOSING:
        return 3
    if not is_word(after):
        return 2
    return int(_is_light(after) and not _is_light(before))


# --- islands ----------------------------------------------------------------------------------------------------------


def _without_islands(old: list[str], gaps: list[_Gap], most: float) -> list[_Gap]:
    """The gaps, joined over light words that stand alone between them, while no more than `most` is marked."""
    marked = sum(gap.marked for gap in gaps)
    sunk = set()
    for size, _, index in sorted(_islands(old, gaps)):
        marked += 2 * size
        if marked > most:
            break
        sunk.add(index)
    joined = gaps[:1]
    for index, gap in enumerate(gaps[1:]):
        if index in sunk:
            joined[-1] = _joined(joined[-1], gap)
        else:
            joined.append(gap)
    return joined


def _islands(old: list[str], gaps: list[_Gap]) -> Iterator[tuple[int, int, int]]:
    """Size, the smaller of the two gaps it lies between (negative), and the index of the first, for every island."""
    for index, (gap, following) in enumerate(pairwise(gaps)):
        words = old[gap.old_end : following.old_at]
        smaller = min(gap.marked, following.marked)
        whole = _joined(gap, following)
        if (
            len(words) > _ISLAND_UNITS
            or smaller < _ISLAND_COAST * len(words)
            or not all(map(_is_light, words))
            or BREAK in words
        ):
            continue
        if min(whole.old_end - whole.old_at, whole.new_end - whole.new_at) > len(words):
            yield len(words), -smaller, index


def _is_light(unit: str) -> bool:
    return not is_word(unit) or is_function_word(unit)


def _joined(gap: _Gap, following: _Gap) -> _Gap:
    return _Gap(gap.old_at, following.old_end, gap.new_at, following.new_end)


# --- edits ------------------------------------------------------------------------------------------------------------


def _edits(here: _Side, there: _Side, gaps: list[_Gap]) -> Iterator[Edit]:
    """The edits gap by gap, each with the words kept after it; neighbours of one op are not merged yet."""
    ends = _Gap(len(here.units), len(here.units), len(there.units), len(there.units))
    bounds = [*gaps]
    if not gaps or gaps[0].old_at:
        bounds.insert(0, _Gap(0, 0, 0, 0))
    if bounds[-1].old_end < len(here.units):
        bounds.append(ends)
    for gap, following in zip(bounds, [*bounds[1:], ends], strict=True):
        yield from _replaced(here.between(gap.old_at - 1, gap.old_end), there.between(gap.new_at - 1, gap.new_end))
        yield from _kept(here, there, gap, following)


def _kept(here: _Side, there: _Side, gap: _Gap, following: _Gap) -> Iterator[Edit]:
    """The units between two gaps and what lies between them: as a rule the same on both sides, space by space."""
    size = following.old_at - gap.old_end
    if not size:
        return
    ours = here.run(gap.old_end, size)
    if ours == there.run(gap.new_end, size):
        yield Edit(Op.KEEP, "".join(ours))
        return
    for step in range(size):
        old_at, new_at = gap.old_end + step, gap.new_end + step
        if step:
            yield from _replaced(here.between(old_at - 1, old_at), there.between(new_at - 1, new_at))
        yield Edit(Op.KEEP, here.units[old_at])


def _replaced(old: list[str], new: list[str]) -> Iterator[Edit]:
    """What stands between two kept units: spaces that both sides begin or end with are kept too."""
    if old == new:
        yield Edit(Op.KEEP, "".join(old))
        return
    start, end = 0, 0
    most = min(len(old), len(new))
    while start < most and old[start] == new[start] and old[start].isspace():
        start += 1
    while end < most - start and old[-1 - end] == new[-1 - end] and old[-1 - end].isspace():
        end += 1
    yield Edit(Op.KEEP, "".join(old[:start]))
    yield from (Edit(Op.DELETE, token) for token in old[start : len(old) - end])
    yield from (Edit(Op.INSERT, token) for token in new[start : len(new) - end])
    yield Edit(Op.KEEP, "".join(old[len(old) - end :]))


def _merged(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Neighbours of one op as one edit, empty ones dropped; a BREAK that is not kept stands alone."""
    op, words = Op.KEEP, ""
    for edit in edits:
        alone = edit.op is not Op.KEEP and BREAK in (edit.words, words)
        if edit.op is op and not alone:
            words += edit.words
        elif edit.words:
            if words:
                yield Edit(op, words)
            op, words = edit
    if words:
        yield Edit(op, words)
