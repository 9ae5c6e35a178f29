"""Word edits laid out letter for letter: spaces, square brackets and the style of signs come back over what is kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from drafting.engines.sequences import common
from drafting.engines.tokens import tokens
from drafting.engines.words_gaps import Gap
from drafting.model.changes import BRACKETS, BREAK, Edit, Op
from drafting.model.style import has_unseen, plain, seen

# All that `str.isspace` calls a space, but for BREAK.
_SPACES = frozenset(" \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u202f\u205f\u3000") | frozenset(
    map(chr, range(0x2000, 0x200B))
)
_LAID_OVER = _SPACES | BRACKETS
_OPENING = frozenset("[［")
HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两"
_DIGIT = re.compile(rf"[\d{HAN_DIGITS}]")  # one each: found faster than runs of them


class Tokens:
    """One wording in tokens; its units are all but spaces and square brackets, hyphens and quotation marks plain."""

    def __init__(self, wording: str) -> None:
        self.wording = wording
        self.plain = plain(wording)
        self.tokens = tokens(self.plain)
        self.places = [at for at, token in enumerate(self.tokens) if token not in _LAID_OVER]
        self.units = [self.tokens[at] for at in self.places]
        if has_unseen(wording):
            self.units = [seen(unit) for unit in self.units]
        self.starts = [0, *accumulate(map(len, self.tokens))]  # of each token, and where the last one ends
        self.digits = [match.start() for match in _DIGIT.finditer(wording)]
        has_brackets = any(sign in wording for sign in BRACKETS)
        self.edges = self._edges() if has_brackets else frozenset()  # units that a bracket stands before
        self.is_in_one = not self.edges and BREAK not in wording  # what is marked need not be parted

    def _edges(self) -> frozenset[int]:
        places = [-1, *self.places, len(self.tokens)]
        return frozenset(
            unit
            for unit, (before, place) in enumerate(pairwise(places))
            if not BRACKETS.isdisjoint(self.tokens[before + 1 : place])
        )

    def digits_in(self, start: int, end: int) -> list[int]:
        """The digits in some units and what lies between them."""
        first, after = self.starts[self.place(start)], self.starts[self.after(end - 1)]
        return self.digits[bisect_left(self.digits, first) : bisect_left(self.digits, after)]

    def units_of(self, start: int, end: int) -> tuple[int, int]:
        """The units that a stretch of the wording has a part of."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.starts, end)
        return bisect_left(self.places, first), bisect_left(self.places, last)

    @cached_property
    def partners(self) -> dict[int, int]:
        """Each square bracket's partner, both by position in the tokens; those without one are left out."""
        found: dict[int, int] = {}
        opened: list[int] = []
        for at, token in enumerate(self.tokens):
            if token in _OPENING:
                opened.append(at)
            elif token in BRACKETS and opened:
                found[at] = opened.pop()
                found[found[at]] = at
        return found

    def after(self, unit: int) -> int:
        """The token that follows a unit; -1 stands before the first unit."""
        return self.places[unit] + 1 if unit >= 0 else 0

    def place(self, unit: int) -> int:
        """The token of a unit; the end of the wording behind the last one."""
        return self.places[unit] if unit < len(self.places) else len(self.tokens)

    def printed(self, start: int, end: int) -> str:
        """The wording of some tokens, letter for letter."""
        return self.wording[self.starts[start] : self.starts[end]]


def laid_out(here: Tokens, there: Tokens, gaps: Sequence[Gap]) -> tuple[Edit, ...]:
    """The edits that mark the gaps, and whatever else differs in what is kept."""
    layout = _Layout(here, there)
    ends = Gap(len(here.units), len(here.units), len(there.units), len(there.units))
    bounds = [*gaps]
    if not gaps or gaps[0].old_at:
        bounds.insert(0, Gap(0, 0, 0, 0))
    if bounds[-1].old_end < ends.old_at:
        bounds.append(ends)
    for gap, following in zip(bounds, [*bounds[1:], ends], strict=True):
        old_at, old_end, new_at, new_end = gap
        layout.pass_between((old_at - 1, old_end), (new_at - 1, new_end))
        if following.old_at > old_end:
            layout.pass_units(old_end, new_end, following.old_at - old_end)
    return layout.ended()


class _Layout:
    """Both sides passed from left to right: what they print alike is kept, all between is marked."""

    def __init__(self, here: Tokens, there: Tokens) -> None:
        self.here, self.there = here, there
        self.edits: list[Edit] = []
        self.kept_from = self.old_at = self.new_at = 0  # tokens; what is kept up to `old_at` is not told yet

    def keep(self, old: int, new: int, size: int) -> None:
        """Tokens that both sides print alike: where they stand in either, and how many they are."""
        if old > self.old_at or new > self.new_at:
            edits = self.edits
            if self.old_at > self.kept_from:
                edits.append(Edit(Op.KEEP, self.here.printed(self.kept_from, self.old_at)))
            for op, side, start, end in (
                (Op.DELETE, self.here, self.old_at, old),
                (Op.INSERT, self.there, self.new_at, new),
            ):
                if end > start and side.is_in_one:
                    edits.append(Edit(op, side.printed(start, end)))
                elif end > start:
                    edits += [Edit(op, words) for words in _parted(side, start, end)]
            self.kept_from = old
        self.old_at, self.new_at = old + size, new + size

    def ended(self) -> tuple[Edit, ...]:
        """All edits, when both sides are passed."""
        self.keep(len(self.here.tokens), len(self.there.tokens), 0)
        if self.old_at > self.kept_from:
            self.edits.append(Edit(Op.KEEP, self.here.printed(self.kept_from, self.old_at)))
        return tuple(self.edits)

    def pass_units(self, old_at: int, new_at: int, size: int) -> None:
        """So many units that are the same on both sides but for style, and what lies between them."""
        here, there = self.here, self.there
        old_from, new_from = here.places[old_at], there.places[new_at]
        old_to, new_to = here.places[old_at + size - 1] + 1, there.places[new_at + size - 1] + 1
        if here.printed(old_from, old_to) == there.printed(new_from, new_to):
            self.keep(old_from, new_from, old_to - old_from)
            return
        for step in range(size):
            old, new = old_at + step, new_at + step
            if step:
                self.pass_between((old - 1, old), (new - 1, new))
            at, other = here.places[old], there.places[new]
            if here.printed(at, at + 1) == there.printed(other, other + 1):
                self.keep(at, other, 1)

    def pass_between(self, old: tuple[int, int], new: tuple[int, int]) -> None:
        """What stands between two kept units of either side (-1: the start), most of it spaces."""
        here, there = self.here, self.there
        first, last = here.after(old[0]), here.place(old[1])
        other, final = there.after(new[0]), there.place(new[1])
        ours, theirs = here.tokens[first:last], there.tokens[other:final]
        if ours == theirs and here.printed(first, last) == there.printed(other, final):
            if ours:
                self.keep(first, other, last - first)
            return
        is_marked = old[1] - old[0] > 1 or new[1] - new[0] > 1
        if not is_marked:
            for at, to in _shared(ours, theirs):
                self.keep(first + at, other + to, 1)
            return
        start, end = _affixes(ours, theirs, _LAID_OVER)
        has_brackets = here.edges or there.edges
        if has_brackets and not (
            _is_closed(here, first + start, last - end) and _is_closed(there, other + start, final - end)
        ):
            start, end = _affixes(ours, theirs, _SPACES)  # "[Urges] [Invites]" for "[Asks]" is one whole for another
        if start:
            self.keep(first, other, start)
        if end:
            self.keep(last - end, final - end, end)


# --- what is kept of spaces and brackets ------------------------------------------------------------------------------


def _shared(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """The spaces and brackets that two rows of them share, the same either way round."""
    if ours <= theirs:
        return common(ours, theirs, anchored=False)
    return [(at, to) for to, at in common(theirs, ours, anchored=False)]


def _affixes(ours: list[str], theirs: list[str], laid_over: frozenset[str]) -> tuple[int, int]:
    """How many tokens of a kind two rows begin and end with alike."""
    start = end = 0
    most = min(len(ours), len(theirs))
    while start < most and ours[start] == theirs[start] and ours[start] in laid_over:
        start += 1
    while end < most - start and ours[-1 - end] == theirs[-1 - end] and ours[-1 - end] in laid_over:
        end += 1
    return start, end


def _is_closed(side: Tokens, start: int, end: int) -> bool:
    """True where every bracket in a stretch has its partner in it, or none."""
    if BRACKETS.isdisjoint(side.tokens[start:end]):
        return True
    return all(start <= side.partners.get(at, at) < end for at in range(start, end) if side.tokens[at] in BRACKETS)


# --- what is marked ---------------------------------------------------------------------------------------------------


def _parted(side: Tokens, start: int, end: int) -> Iterator[str]:
    """The wording of some marked tokens, cut at each BREAK and round brackets whose partners are not among them."""
    first, was = start, ""
    for at in range(start, end):
        sort = _sort(side, at, start, end)
        if at > first and (BREAK in (sort, was) or (sort != " " and was and sort != was)):
            yield side.printed(first, at)
            first, was = at, ""
        was = was if sort == " " else sort
    yield side.printed(first, end)


def _sort(side: Tokens, at: int, start: int, end: int) -> str:
    """What a marked token is: BREAK, a bracket that is set or lifted by itself, a space, or a word."""
    token = side.tokens[at]
    if token in BRACKETS:
        return "word" if start <= side.partners.get(at, at) < end else "["
    return BREAK if token == BREAK else " " if token in _SPACES else "word"
