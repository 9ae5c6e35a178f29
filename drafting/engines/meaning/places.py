"""Where things stand in two wordings: what was kept, what stands in the same gap, and which belongs to which."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar
from unicodedata import is_normalized, normalize

from drafting.engines.meaning.phrases import Words
from drafting.engines.tokens import is_han
from drafting.model.changes import Change, Op
from drafting.model.style import differs_in_style_alone
from drafting.model.text import Kind
from drafting.vocabulary import ARABIC_MARKS

# Words on either side of a plain replacement, such as "Urges" for "Strongly encourages"; by reading of real texts.
_REPLACED_AT_MOST = 4
_HAN_WORD = 2  # characters of most Chinese words
_FIRST_HAN = "\u3005"
# Things of one sort in a paragraph; beyond it only what says the same is matched, so that time stays bounded.
_MOST = 400


# Neither frozen nor compared by value: each of these classes is then made in a third of the time.
@dataclass(slots=True, eq=False, repr=False)
class Found:
    """Something found in a wording, by (start, end) offsets. Two with the same `key` say the same."""

    start: int
    end: int
    key: str
    printed: str

    @property
    def span(self) -> tuple[int, int]:
        """Both offsets, as a flag holds them."""
        return self.start, self.end


F = TypeVar("F", bound=Found)
# Arabic and full-width digits, ()/%; compiled when first needed, as is the other.
_OTHER_SIGN = "[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19\uff08\uff09\uff0f\uff05]"
_LETTER = r"[\s\S][\u0300-\u036f\u0653-\u0655]*"  # a letter with its accents, as signs of their own


def _usual(sign: re.Match[str]) -> str:
    return normalize("NFKC", sign[0]) if not sign[0].isdecimal() else str(int(sign[0]))


class Region(NamedTuple):
    """A stretch of both wordings: kept words, or a gap between kept words."""

    old: tuple[int, int]
    new: tuple[int, int]
    is_kept: bool


class Side:
    """One wording of a change, and its words, counted once."""

    def __init__(self, wording: str) -> None:
        self.wording = wording

    @cached_property
    def words(self) -> Words:
        """The words and signs."""
        return Words(self.wording)

    @property
    def plain(self) -> Side:
        """The wording as figures are looked for in it: accents in their letters, digits and brackets of one sort."""
        return self._other or self

    @cached_property
    def _other(self) -> Side | None:
        """The plain wording where it is another one: a side that held itself would be a cycle that stays."""
        said, _ = self._plainly
        return None if said == self.wording else Side(said)

    def put_back(self, found: Iterable[F]) -> list[F]:
        """What was found in the plain wording, each at its place in this one."""
        _, places = self._plainly
        put = list(found)
        for one in put if places else ():
            one.start, one.end = places[one.start], places[one.end]
        return put

    @cached_property
    def _plainly(self) -> tuple[str, list[int]]:
        """The plain wording and, where it is shorter than this one, the place of each of its characters and its end."""
        said = self.wording
        if said.isascii():
            return said, []
        said = re.sub(_OTHER_SIGN, _usual, said)
        if is_normalized("NFC", said) and not re.search(ARABIC_MARKS, said):
            return said, []
        letters = [match.span() for match in re.finditer(_LETTER, said)]
        made = [normalize("NFC", re.sub(ARABIC_MARKS, "", said[start:end])) for start, end in letters]
        places = [start for (start, _), letter in zip(letters, made, strict=True) for _ in letter]
        return "".join(made), [*places, len(said)]

    def excerpt(self, start: int, end: int, around: int = 2) -> str:
        """The words from `start` to `end`, with so many words before and after, cut short by "…"."""
        first = max(bisect_right(self.words.ends, start) - around, 0)
        last = min(bisect_left(self.words.ends, end) + around, len(self.words) - 1)
        shown = " ".join(self.wording[self.words[first].start : self.words[last].end].split())
        return ("…" if first else "") + shown + ("…" if last + 1 < len(self.words) else "")


class Wordings:
    """Both wordings of one change and the regions that its edits lay over them."""

    def __init__(self, change: Change, language: str) -> None:
        self.change = change
        self.language = language
        self.old = Side(change.old_wording)
        self.new = Side(change.new_wording)

    def side(self, *, is_new: bool) -> Side:
        """The new wording, or the old one."""
        return self.new if is_new else self.old

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """All that the edits lay over both wordings, in order."""
        return tuple(_regions(self.change))

    @cached_property
    def gaps(self) -> tuple[Region, ...]:
        """The regions that were not kept."""
        return tuple(region for region in self.regions if not region.is_kept)

    @cached_property
    def _of_style(self) -> frozenset[Region]:
        return frozenset(gap for gap in self.gaps if self._is_style(gap))

    @cached_property
    def _gap_ends(self) -> tuple[list[int], list[int]]:
        return [gap.old[1] for gap in self.gaps], [gap.new[1] for gap in self.gaps]

    @cached_property
    def _old_starts(self) -> list[int]:
        return [region.old[0] for region in self.regions]

    @cached_property
    def touched(self) -> frozenset[str]:
        """The words that were deleted or inserted, folded as `Word.folded`."""
        edited = " ".join(edit.words for edit in self.change.edits if edit.op is not Op.KEEP)
        return frozenset(Words(edited).folded)

    def _is_style(self, gap: Region) -> bool:
        return differs_in_style_alone(self.old.wording[slice(*gap.old)], self.new.wording[slice(*gap.new)])

    def differ_in_style_alone(self, old: tuple[int, int] | None, new: tuple[int, int] | None) -> bool:
        """True where what is marked in a stretch of either wording is spaces, dashes and quotation marks alone."""
        if not self._of_style:
            return False
        met = {gap for gap in self.gaps if (old and _meet(gap.old, old)) or (new and _meet(gap.new, new))}
        return bool(met) and met <= self._of_style

    @cached_property
    def kind(self) -> Kind:
        """What the paragraph is, in the new text where it stands there."""
        return (self.change.new or self.change.old)[0].kind

    @property
    def may_be_marked(self) -> bool:
        """A quick look for marks of status: they stand in brackets, or say "ad ref"."""
        wording = f"{self.old.wording} {self.new.wording}"
        return any(sign in wording for sign in "[(（［") or "ad ref" in wording.casefold()

    def regions_of(self, found: Found) -> list[Region]:
        """The regions that something of the old wording lies in."""
        first = max(bisect_right(self._old_starts, found.start) - 1, 0)
        stop = max(bisect_left(self._old_starts, found.end), first)
        return [region for region in self.regions[first:stop] if region.old[1] > found.start]

    def meet(self, old: F, new: F, gap_at_most: int | None = None) -> bool:
        """True where the two share kept characters or stand in one gap, of so many words on either side at most."""
        return any(
            _meets(region, old, new)
            and (gap_at_most is None or region.is_kept or max(self.sizes(region)) <= gap_at_most)
            for region in self.regions_of(old)
        )

    @cached_property
    def _sizes(self) -> dict[Region, tuple[int, int]]:
        return {
            region: (_count(self.old.wording[slice(*region.old)]), _count(self.new.wording[slice(*region.new)]))
            for region in self.gaps
        }

    def sizes(self, gap: Region) -> tuple[int, int]:
        """Words of a gap in the old and in the new wording."""
        return self._sizes[gap]

    def run(self, found: Found, *, is_new: bool) -> tuple[int, int]:
        """Words marked on the thing's own side and on the other one, in the gaps that it touches."""
        own = other = 0
        for gap in self._gaps_of(found, is_new=is_new):
            sizes = self.sizes(gap)
            own += sizes[is_new]
            other += sizes[not is_new]
        return own, other

    def is_kept(self, start: int, end: int, *, is_new: bool) -> bool:
        """True where nothing is marked in a stretch of one wording, nor put in or taken out inside it."""
        gap = next(iter(self.gaps[bisect_right(self._gap_ends[is_new], start) :]), None)
        return gap is None or (gap.new if is_new else gap.old)[0] >= end

    def marked_inside(self, found: Found, *, is_new: bool) -> int:
        """Words of the thing itself that are marked, those beside it in the same gaps left out."""
        wording = self.side(is_new=is_new).wording
        spans = [gap.new if is_new else gap.old for gap in self._gaps_of(found, is_new=is_new)]
        return sum(_count(wording[max(start, found.start) : min(end, found.end)]) for start, end in spans)

    def beside(self, found: Found, *, is_new: bool) -> str:
        """What the other wording has in the gaps that the thing touches."""
        side = self.side(is_new=not is_new)
        spans = (gap.old if is_new else gap.new for gap in self._gaps_of(found, is_new=is_new))
        return " ".join(side.wording[slice(*span)] for span in spans)

    def _gaps_of(self, found: Found, *, is_new: bool) -> Iterator[Region]:
        for gap in self.gaps[bisect_right(self._gap_ends[is_new], found.start) :]:
            if (gap.new if is_new else gap.old)[0] >= found.end:
                break
            yield gap

    def instead_of(self, old: Found) -> str:
        """What the new wording has in the gaps that something of the old one touches, on one line."""
        return " … ".join(
            " ".join(self.new.wording[slice(*gap.new)].split())
            for gap in self.regions_of(old)
            if not gap.is_kept and self.sizes(gap)[1]
        )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def _count(stretch: str) -> int:
    """The words of a stretch; Chinese characters, between which no space stands, are two to a word."""
    if max(stretch, default="") < _FIRST_HAN:
        return sum(any(c.isalnum() for c in word) for word in stretch.split())
    han = sum(map(is_han, stretch))
    return -(-han // _HAN_WORD) + sum(any(c.isalnum() and not is_han(c) for c in word) for word in stretch.split())


def _meets(region: Region, old: Found, new: Found) -> bool:
    start, end = region.new
    if region.is_kept:
        shift = region.new[0] - region.old[0]
        start, end = max(old.start, region.old[0]) + shift, min(old.end, region.old[1]) + shift
    return new.start < end and new.end > start


def _regions(change: Change) -> Iterable[Region]:
    old_at = new_at = 0
    gap: tuple[int, int] | None = None
    for op, text in change.edits:
        if op is Op.KEEP:
            if gap:
                yield Region((gap[0], old_at), (gap[1], new_at), is_kept=False)
                gap = None
            yield Region((old_at, old_at + len(text)), (new_at, new_at + len(text)), is_kept=True)
            old_at, new_at = old_at + len(text), new_at + len(text)
            continue
        gap = gap or (old_at, new_at)
        if op is Op.DELETE:
            old_at += len(text)
        else:
            new_at += len(text)
    if gap:
        yield Region((gap[0], old_at), (gap[1], new_at), is_kept=False)


class Lone(NamedTuple, Generic[F]):
    """What only one wording has, and whether that is the new one."""

    what: F
    is_new: bool

    @property
    def turn(self) -> str:
        """What became of it, as a message says it."""
        return "is new" if self.is_new else "is gone"

    @property
    def spans(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """Its place in the old and in the new wording, as a flag holds them."""
        return (None, self.what.span) if self.is_new else (self.what.span, None)


class Matched(NamedTuple, Generic[F]):
    """What belongs together on both sides, what is gone and what came, each in order of place."""

    pairs: list[tuple[F, F]]
    gone: list[F]
    came: list[F]

    def alone(self) -> Iterator[Lone[F]]:
        """What is gone, then what came."""
        yield from (Lone(one, is_new=False) for one in self.gone)
        yield from (Lone(one, is_new=True) for one in self.came)


def matched(
    wordings: Wordings, old: Iterable[F], new: Iterable[F], *, alike_first: bool = False, gap_at_most: int | None = None
) -> Matched[F]:
    """Which of the old things is which of the new ones.

    First what was kept in place, or says the same in the same gap; then what replaces it word for word; then the same
    thing elsewhere in the wording; at last what stands in the same gap. With `alike_first` what says the same goes
    before what replaces it: for names and numbers that stand for one thing only; `gap_at_most` is in words of either
    side of a gap. Turned round, the same belong together.
    """
    state = _Matching(wordings, list(old), list(new))
    if not (state.old and state.new):
        return Matched([], state.old, state.new)
    if max(len(state.old), len(state.new)) <= _MOST:
        state.join(lambda a, b: a.key == b.key and wordings.meet(a, b))
        if not alike_first:
            state.join_replaced()
    state.join_alike()
    if max(len(state.old), len(state.new)) <= _MOST:
        state.join(lambda a, b: wordings.meet(a, b, gap_at_most))
    state.pairs.sort(key=lambda pair: (pair[0].start, pair[1].start))
    return Matched(state.pairs, state.old, state.new)


class _Matching(Generic[F]):
    """What is not matched yet, and the pairs made so far."""

    def __init__(self, wordings: Wordings, old: list[F], new: list[F]) -> None:
        self.wordings = wordings
        self.old, self.new = old, new
        self.pairs: list[tuple[F, F]] = []

    def join(self, belong: Callable[[F, F], bool]) -> None:
        """Pairs what belongs together, in order; near the start of both first."""
        for one in list(self.old) if self.new else ():
            other = next((new for new in self.new if belong(one, new)), None)
            if other is not None:
                self._pair(one, other)

    def join_replaced(self) -> None:
        """Pairs what alone stands on either side of a short gap."""
        for region in self.wordings.gaps if self.old and self.new else ():
            if max(self.wordings.sizes(region)) > _REPLACED_AT_MOST:
                continue
            old = _inside(self.old, region.old)
            new = _inside(self.new, region.new)
            if len(old) == len(new) == 1:
                self._pair(old[0], new[0])

    def join_alike(self) -> None:
        """Pairs what says the same, wherever it stands, in order."""
        waiting: dict[str, deque[F]] = defaultdict(deque)
        for new in self.new:
            waiting[new.key].append(new)
        for old in list(self.old):
            if waiting[old.key]:
                self._pair(old, waiting[old.key].popleft())

    def _pair(self, old: F, new: F) -> None:
        self.pairs.append((old, new))
        self.old.remove(old)
        self.new.remove(new)


def _inside(found: Sequence[F], stretch: tuple[int, int]) -> list[F]:
    return [one for one in found if one.start < stretch[1] and one.end > stretch[0]]
