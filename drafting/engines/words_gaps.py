"""What to mark between two rows of words: as little as may be, at the borders of clauses, without islands.

Kept words are a longest common subsequence; then each insertion or deletion slides to the border of a clause, and words
such as "of" or "," that stand alone between two rewritten stretches are marked with them, within a budget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafting.engines.sequences import EXACT_PAIRS, common
from drafting.engines.tokens import is_function_word, is_han, is_word
from drafting.model.changes import BREAK
from drafting.model.order import in_one_order

# Words and signs marked, as a multiple of the fewest possible: what a readable layout may cost (1.05 in real texts).
_MARKED_AT_MOST = 1.12
# An island has three units at most ("of the", ", and the"), and on either side at least thrice as many are marked.
_ISLAND_UNITS = 3
_ISLAND_COAST = 3
# A chain: three replacements or more in a row, with one or two light units between each and the next.
_CHAIN_GAPS = 3
_LINK_UNITS = 2
_HAN_WORD = 2  # characters that come or go with one that is kept, so that they are of one word
_SENTENCE_ENDS = frozenset(".;:!?。；：！？؛؟")
_CLAUSE_ENDS = frozenset(",،、，")
_CLOSING = frozenset(")}）》」』")
_OPENING = frozenset("({（《「『—")
_PRIVATE = 0xF0000  # the first of 65,534 private characters, none of which a text means
# Units marked up to which Myers' diff is as quick as the bit-parallel search; its time grows with them.
_MYERS_MARKED = 4
_AT_BRACKET = 4  # how clear a border a square bracket is; see `_border`


class Gap(NamedTuple):
    """What is marked between two kept runs, by position in the units of either side."""

    old_at: int
    old_end: int
    new_at: int
    new_end: int

    @property
    def marked(self) -> int:
        """Units marked on both sides."""
        return self.old_end - self.old_at + self.new_end - self.new_at

    def moved(self, step: int) -> Gap:
        """The gap so many units further on."""
        return Gap(self.old_at + step, self.old_end + step, self.new_at + step, self.new_end + step)

    def turned(self) -> Gap:
        """The gap with its sides changed."""
        return Gap(self.new_at, self.new_end, self.old_at, self.old_end)

    def grown(self, back: int, on: int) -> Gap:
        """The gap with so many kept units before and behind it."""
        return Gap(self.old_at - back, self.old_end + on, self.new_at - back, self.new_end + on)

    def joined(self, following: Gap) -> Gap:
        """Both gaps and all that lies between."""
        return Gap(self.old_at, following.old_end, self.new_at, following.new_end)

    @property
    def is_one_sided(self) -> bool:
        """True where words only came, or only went."""
        return (self.old_end == self.old_at) != (self.new_end == self.new_at)


class _Row(NamedTuple):
    """The units of one side, and before which of them a square bracket stands."""

    units: Sequence[str]
    edges: Collection[int]


def gaps_between(
    old: Sequence[str], new: Sequence[str], old_edges: Collection[int], new_edges: Collection[int]
) -> list[Gap]:
    """The gaps in order: the longest common subsequence, or the one that unique words hold, whichever has fewer gaps.

    `old_edges` and `new_edges` are the positions of units that a square bracket stands before.
    """
    rows = _Row(old, old_edges), _Row(new, new_edges)
    whole = _trimmed(old, new, Gap(0, len(old), 0, len(new)))
    if whole.old_at == whole.old_end or whole.new_at == whole.new_end:
        return _slid(rows, [whole]) if whole.marked else []
    gaps = _held(old, new, whole)
    marked = _marked(gaps)
    if marked > (fewest := _fewest_marked(old, new, whole)):
        exact = _fewest(old, new, whole)
        if marked > _MARKED_AT_MOST * fewest or len(gaps) > len(exact):
            gaps = exact
    gaps = _slid(rows, gaps)
    return _without_islands(old, gaps, _MARKED_AT_MOST * fewest) if len(gaps) > 1 else gaps


def _marked(gaps: Iterable[Gap]) -> int:
    return sum([gap.marked for gap in gaps])


def _fewest_marked(old: Sequence[str], new: Sequence[str], part: Gap) -> int:
    """How many units of a part must be marked at least; 0 where that would take too long to tell."""
    left, right = old[part.old_at : part.old_end], new[part.new_at : part.new_end]
    if len(left) * len(right) > EXACT_PAIRS:
        return 0
    from rapidfuzz.distance import Indel

    return Indel.distance(left, right)


def _fewest(old: Sequence[str], new: Sequence[str], part: Gap) -> list[Gap]:
    """The gaps that a longest common subsequence of a part of both sides leaves."""
    old_at, old_end, new_at, new_end = part
    if old_at != old_end and new_at != new_end:
        part = old_at, old_end, new_at, new_end = _trimmed(old, new, part)
    if old_at == old_end or new_at == new_end:
        return [part] if part.marked else []
    left, right = old[old_at:old_end], new[new_at:new_end]
    if (len(left) == 1 and left[0] not in right) or (len(right) == 1 and right[0] not in left):
        return [part]
    if len(left) * len(right) > EXACT_PAIRS:
        pairs = common(left, right, anchored=False)
        return list(_apart(part, [(at, to, 1) for at, to in pairs]))
    from rapidfuzz.distance import Indel, LCSseq

    if Indel.distance(left, right, score_cutoff=_MYERS_MARKED) <= _MYERS_MARKED:
        return list(_apart(part, _kept_by_myers(left, right)))
    opcodes = LCSseq.opcodes(left, right)
    return list(_apart(part, [(block.a, block.b, block.size) for block in opcodes.as_matching_blocks()]))


def _kept_by_myers(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The kept blocks of the shortest edit script, by diff-match-patch: each unit one private character."""
    from diff_match_patch import diff_match_patch

    codes = {unit: chr(_PRIVATE + at) for at, unit in enumerate(dict.fromkeys((*left, *right)))}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # seconds; none, so that the same wordings give the same edits on any machine
    old_at = new_at = 0
    for op, run in engine.diff_main(
        "".join(map(codes.__getitem__, left)), "".join(map(codes.__getitem__, right)), False
    ):
        if op == engine.DIFF_EQUAL:
            yield old_at, new_at, len(run)
        old_at += len(run) if op != engine.DIFF_INSERT else 0
        new_at += len(run) if op != engine.DIFF_DELETE else 0


def _held(old: Sequence[str], new: Sequence[str], part: Gap) -> list[Gap]:
    """The gaps that are left where words which occur once on either side hold the two together."""
    part = _trimmed(old, new, part)
    once, there = _once(old[part.old_at : part.old_end]), _once(new[part.new_at : part.new_end])
    pairs = in_one_order([(at, there[unit]) for unit, at in once.items() if unit in there])
    return [gap for between in _apart(part, [(at, to, 1) for at, to in pairs]) for gap in _fewest(old, new, between)]


def _trimmed(old: Sequence[str], new: Sequence[str], part: Gap) -> Gap:
    """A part without what both sides begin and end with."""
    old_at, old_end, new_at, new_end = part
    while old_at < old_end and new_at < new_end and old[old_at] == new[new_at]:
        old_at, new_at = old_at + 1, new_at + 1
    while old_end > old_at and new_end > new_at and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    if old_at == part.old_at and old_end == part.old_end:
        return part
    return Gap(old_at, old_end, new_at, new_end)


def _once(units: Sequence[str]) -> dict[str, int]:
    """The place of each unit that occurs once, in order of place."""
    counts = Counter(units)
    return {unit: at for at, unit in enumerate(units) if counts[unit] == 1}


def _apart(part: Gap, blocks: Iterable[tuple[int, int, int]]) -> Iterator[Gap]:
    """What lies between kept blocks of a part, each where it starts on either side and its size."""
    old_at, new_at = part.old_at, part.new_at
    for old, new, size in [*blocks, (part.old_end - part.old_at, part.new_end - part.new_at, 0)]:
        old_end, new_end = part.old_at + old, part.new_at + new
        if old_end > old_at or new_end > new_at:
            yield Gap(old_at, old_end, new_at, new_end)
        old_at, new_at = old_end + size, new_end + size


# --- sliding: what is marked on one side alone may stand elsewhere where words recur ----------------------------------


def _slid(rows: tuple[_Row, _Row], gaps: list[Gap]) -> list[Gap]:
    """The gaps, one-sided ones moved to where they read best; two that meet become one."""
    done: list[Gap] = []
    waiting = gaps[::-1]
    while waiting:
        gap = waiting.pop()
        if gap.is_one_sided:
            back = gap.old_at - (done[-1].old_end if done else 0)
            on = (waiting[-1].old_at if waiting else len(rows[0].units)) - gap.old_end
            row, start, end = (rows[0], gap.old_at, gap.old_end) if gap.old_end > gap.old_at else (rows[1], *gap[2:])
            first, last = _room(row.units, start, end, (back, on))
            if done and first == -back:
                gap = done.pop().joined(gap.moved(first))
            elif waiting and last == on:
                gap = gap.moved(last).joined(waiting.pop())
            elif first or last:
                steps = range(first, last + 1)
                gap = gap.moved(
                    max(steps, key=lambda step: (_border(row, start + step) + _border(row, end + step), step))
                )
        done.append(gap)
    return done


def _room(units: Sequence[str], start: int, end: int, most: tuple[int, int]) -> tuple[int, int]:
    """How far `units[start:end]` may move back (0 or less) and on while the same words are left out of the wording."""
    first = last = 0
    while first > -most[0] and units[start + first - 1] == units[end + first - 1]:
        first -= 1
    while last < most[1] and units[start + last] == units[end + last]:
        last += 1
    return first, last


def _border(row: _Row, at: int) -> int:
    """How clear a border of sense lies before the unit at `at`: 0 inside a phrase, 6 at the ends of the wording.

    Less than 0 where the sign that ends the wording would go with what is marked.
    """
    units = row.units
    if at == len(units) and not is_word(units[-1]):
        return -3
    if at in (0, len(units)) or BREAK in (units[at - 1], units[at]):
        return 6
    before, after = units[at - 1], units[at]
    if before in _SENTENCE_ENDS:
        return 5
    if at in row.edges:
        return _AT_BRACKET
    if before in _CLAUSE_ENDS:
        return 4
    if after in _OPENING or before in _CLOSING:
        return 3
    if not is_word(after):
        return 2
    return int(_is_light(after) and not _is_light(before))


# --- islands ----------------------------------------------------------------------------------------------------------


def _without_islands(old: Sequence[str], gaps: list[Gap], most: float) -> list[Gap]:
    """The gaps, joined over light words that stand alone between them, while no more than `most` is marked.

    Over a chain of them, and inside a Chinese word, they are joined whatever that costs.
    """
    near = [at for at, (gap, following) in enumerate(pairwise(gaps)) if following.old_at - gap.old_end <= _ISLAND_UNITS]
    if not near:
        return gaps
    marked = sum(gap.marked for gap in gaps)
    sunk = {at for at in near if _is_inside_word(old, gaps[at], gaps[at + 1])}
    sunk.update(_chained(old, gaps, near) if len(near) > 1 else ())
    for size, _, at in sorted(_islands(old, gaps, near)):
        marked += 2 * size
        if marked > most:
            break
        sunk.add(at)
    joined = gaps[:1]
    for at, gap in enumerate(gaps[1:]):
        if at in sunk:
            joined[-1] = joined[-1].joined(gap)
        else:
            joined.append(gap)
    return joined


def _islands(old: Sequence[str], gaps: list[Gap], near: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Size, the smaller of the two gaps it lies between (negative), and the index of the first, for every island."""
    for at in near:
        gap, following = gaps[at], gaps[at + 1]
        size = following.old_at - gap.old_end
        smaller = min(gap.marked, following.marked)
        if smaller < _ISLAND_COAST * size:
            continue
        words = old[gap.old_end : following.old_at]
        if BREAK in words or not (all(map(_is_light, words)) or (size == 1 and is_han(words[0]))):
            continue
        whole = gap.joined(following)
        if min(whole.old_end - whole.old_at, whole.new_end - whole.new_at) > size:
            yield size, -smaller, at


def _chained(old: Sequence[str], gaps: list[Gap], near: list[int]) -> Iterator[int]:
    """The islands of every chain: a name that is now written otherwise, each of its words replaced but for "of the"."""
    chain: list[int] = []
    for at in [*near, len(gaps)]:
        is_link = at < len(gaps) and _is_link(old, gaps[at], gaps[at + 1])
        if chain and not (is_link and at == chain[-1] + 1):
            yield from chain if _is_worth_it(gaps[chain[0] : chain[-1] + 2]) else ()
            chain = []
        if is_link:
            chain.append(at)


def _is_link(old: Sequence[str], gap: Gap, following: Gap) -> bool:
    """True where words, not numbers, are replaced on either side of an island of one or two light units of a clause."""
    words = old[gap.old_end : following.old_at]
    return (
        len(words) <= _LINK_UNITS
        and all(one.old_at < one.old_end and one.new_at < one.new_end for one in (gap, following))
        and not (old[gap.old_at][0].isdecimal() or old[following.old_at][0].isdecimal())
        and BREAK not in words
        and _SENTENCE_ENDS.isdisjoint(words)
        and all(map(_is_light, words))
    )


def _is_worth_it(chain: list[Gap]) -> bool:
    """True for three gaps or more, between which little is kept for what is marked."""
    kept = sum(following.old_at - gap.old_end for gap, following in pairwise(chain))
    return len(chain) >= _CHAIN_GAPS and _ISLAND_COAST * kept <= _marked(chain)


def _is_inside_word(old: Sequence[str], gap: Gap, following: Gap) -> bool:
    """True for one character of a Chinese word that is kept where the word gave way to another: 敦促, 促请."""
    return (
        following.old_at - gap.old_end == 1
        and is_han(old[gap.old_end])
        and gap.is_one_sided
        and following.is_one_sided
        and (gap.new_at == gap.new_end) != (following.new_at == following.new_end)
        and max(gap.marked, following.marked) <= _HAN_WORD
    )


def _is_light(unit: str) -> bool:
    return not is_word(unit) or is_function_word(unit)
