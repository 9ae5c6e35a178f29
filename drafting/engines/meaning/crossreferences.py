"""Cross-references of a text to itself: renumbered under them, changed, pointing nowhere, or at another matter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from drafting.engines.meaning.likeness import Clause, Subjects
from drafting.engines.meaning.places import Side, Wordings, matched
from drafting.engines.meaning.references import Reference, references_in
from drafting.model.address import Address, Series
from drafting.model.changes import BREAK, Change, Comparison, Flag, FlagKind
from drafting.model.text import Paragraph, Text

_ENOUGH = 4.0  # words of its own that a better candidate shares with the citing clause at least ...
_TIMES = 2.5  # ... and so many times what the cited paragraph shares: OP4 of A/64/L.64 has 3.7 times
_READ = 50  # citations of a paragraph whose matter is looked at, so that time stays bounded; in English alone
_CLAUSE = 60  # words around a citation that speak of its matter


class Numbering:
    """The paragraphs of one text as citations find them."""

    def __init__(self, text: Text) -> None:
        self.paragraphs = text.paragraphs
        self._subjects: dict[tuple[Series, str], tuple[list[int], Subjects]] = {}

    @cached_property
    def at(self) -> dict[tuple[Series, str, str], int]:
        """The position of each paragraph by its place, of several there the first."""
        return {_place(p.address): i for i, p in reversed(list(enumerate(self.paragraphs))) if p.address.steps}

    @cached_property
    def series(self) -> frozenset[tuple[Series, str]]:
        """Every series that the text counts, with its part."""
        return frozenset((p.address.series, p.address.part) for p in self.paragraphs)

    def series_of(self, reference: Reference, citing: Sequence[Paragraph]) -> tuple[Series, str] | None:
        """The series that a reference counts in; None where the text has no such series: nothing can be said then."""
        own = citing[0].address.part
        part = own if reference.part is None else reference.part
        if part == "annex" and own:
            part = own  # inside annex II, "the annex" is annex II
        if reference.series:
            wanted = [(Series(reference.series), "")]
        elif part:
            wanted = [(Series.PLAIN, part)]
        else:
            wanted = [(Series.OP, ""), (Series.PLAIN, "")]
        return next((one for one in wanted if one in self.series), None)

    def target(self, reference: Reference, citing: Sequence[Paragraph]) -> int | None:
        """The position of the cited paragraph; None where there is none."""
        series = self.series_of(reference, citing)
        if series is None:
            return None
        return self.at.get((*series, f"{reference.number}{reference.below}"))

    def lacks(self, reference: Reference, citing: Sequence[Paragraph]) -> bool:
        """True where there is no paragraph of that number; what is below it may stand inside its wording."""
        series = self.series_of(reference, citing)
        if series is None or not reference.is_told or self.target(reference, citing) is not None:
            return False
        is_there = (*series, str(reference.number)) in self.at
        return not (reference.below.startswith("(") and is_there and not self._has_items(series, reference))

    def _has_items(self, series: tuple[Series, str], reference: Reference) -> bool:
        start = f"{reference.number}("
        return any(place[:2] == series and place[2].startswith(start) for place in self.at)

    def subjects(self, series: tuple[Series, str]) -> tuple[list[int], Subjects]:
        """The positions of the numbered paragraphs of a series, items with their paragraph, and what they speak of."""
        if series not in self._subjects:
            wordings: dict[int, list[str]] = {}
            for at, paragraph in enumerate(self.paragraphs):
                address = paragraph.address
                if (address.series, address.part) == series and address.steps:
                    head = self.at.get((*series, _said(address, 1)), at)
                    wordings.setdefault(head, []).append(paragraph.wording)
            self._subjects[series] = list(wordings), Subjects(["\n".join(all_) for all_ in wordings.values()])
        return self._subjects[series]


def _said(address: Address, depth: int | None = None) -> str:
    first, *rest = address.steps[:depth]
    return f"{first.label}{first.tail}" + "".join(f"({step.label}){step.tail}" for step in rest)


def _place(address: Address) -> tuple[Series, str, str]:
    return (address.series, address.part, _said(address))


class CrossReferences:
    """What is wrong with the cross-references of the new text, and what became of those of the old one."""

    def __init__(self, comparison: Comparison) -> None:
        self.old, self.new = Numbering(comparison.old), Numbering(comparison.new)
        self._changes = comparison.changes

    @cached_property
    def moved_to(self) -> dict[Address, Change]:
        """The change that each paragraph of the old text is in."""
        return {p.address: change for change in self._changes for p in change.old}

    def flags(self, wordings: Wordings) -> Iterator[Flag]:
        """The flags of one change: one at most for each citation, the gravest."""
        new = references_in(wordings.new, wordings.language)
        if not new and wordings.old.wording == wordings.new.wording:
            return  # nearly all
        old = references_in(wordings.old, wordings.language)
        if not new and not old:
            return
        found = matched(wordings, old, new, alike_first=True)
        before = {after.start: one for one, after in found.pairs}
        for at, reference in enumerate(new):
            yield from self._judged(
                wordings, before.get(reference.start), reference, is_read=at < _READ and wordings.language == "en"
            )
        for reference in found.gone:
            if reference.is_told:
                message = f"{reference.printed} is no longer cited"
                yield Flag(FlagKind.CROSS_REFERENCE, message, reference.span, None, 1)

    def _judged(self, wordings: Wordings, old: Reference | None, new: Reference, *, is_read: bool) -> Iterator[Flag]:
        spans = (old.span if old else None, new.span)
        stale = self._stale(wordings, old, new)
        fault = "" if stale else self._fault(wordings, new, is_new=True, is_read=is_read)
        if stale:
            yield Flag(FlagKind.CROSS_REFERENCE, stale, *spans, 3)
        elif fault:
            stood = old is not None and old.key == new.key and self._fault(wordings, old, is_new=False, is_read=is_read)
            message = f"{'still ' if stood else ''}cites {new.printed}, {fault}"
            yield Flag(FlagKind.CROSS_REFERENCE, message, *spans, 2 if stood else 3)
        elif old and old.key.split("|")[0] != new.key.split("|")[0]:
            yield Flag(FlagKind.CROSS_REFERENCE, self._changed(wordings, old, new), *spans, 2)

    def _fault(self, wordings: Wordings, reference: Reference, *, is_new: bool, is_read: bool) -> str:
        """What is wrong with a citation in its own text: nothing of that number, or a paragraph on another matter."""
        numbering, side = (self.new, wordings.new) if is_new else (self.old, wordings.old)
        citing = wordings.change.new if is_new else wordings.change.old
        if numbering.lacks(reference, citing):
            return "which does not exist"
        return _strange(numbering, side, reference, citing) if is_read else ""

    def _stale(self, wordings: Wordings, old: Reference | None, new: Reference) -> str:
        """The cited paragraph bears another number now, or is gone, and the citation does not follow."""
        if old is None or old.key != new.key:
            return ""
        at = self.old.target(old, wordings.change.old)
        change = self.moved_to.get(self.old.paragraphs[at].address) if at is not None else None
        if change is None:
            return ""
        addresses = [p.address for p in change.new]
        if not addresses:
            return f"cites {new.printed}, but the paragraph it cited is deleted"
        cited = self.new.target(new, wordings.change.new)
        if cited is not None and any(address.holds(self.new.paragraphs[cited].address) for address in addresses):
            return ""
        return f"still cites {new.printed}, which is now {addresses[0]}"

    def _changed(self, wordings: Wordings, old: Reference, new: Reference) -> str:
        """The citation itself was changed: it follows the renumbering, or mends or changes what is cited."""
        turn = f"cites {new.printed} instead of {old.number}{old.below}"
        at = self.old.target(old, wordings.change.old)
        cited = self.new.target(new, wordings.change.new)
        change = self.moved_to.get(self.old.paragraphs[at].address) if at is not None else None
        if change and cited is not None and self.new.paragraphs[cited] in change.new:
            return f"{turn}: it follows the renumbering"
        mended = _strange(self.old, wordings.old, old, wordings.change.old)
        return f"{turn}, which was on another matter" if mended else turn


def _strange(numbering: Numbering, side: Side, reference: Reference, citing: Sequence[Paragraph]) -> str:
    """What is said where the cited paragraph is on something else, and another one on what the clause is on."""
    series = numbering.series_of(reference, citing)
    if series is None or not reference.is_told:
        return ""
    head = numbering.at.get((*series, str(reference.number)))
    positions, subjects = numbering.subjects(series)
    if head not in positions:
        return ""
    clause = Clause(_around(side, reference))
    own = subjects.overlap(clause, positions.index(head))
    for at in subjects.naming(clause, max(_ENOUGH, _TIMES * own)):
        better = numbering.paragraphs[positions[at]]
        if positions[at] != head and better not in citing:
            return f"but {better.address} is on this matter"
    return ""


def _around(side: Side, reference: Reference) -> str:
    """The words of the clause that a citation stands in, up to the semicolon or full stop on either side."""
    words, ends = side.words, (".", ";", BREAK)
    here = bisect_right(words.ends, reference.start)
    first = last = here
    while first and here - first < _CLAUSE and words.folded[first - 1] not in ends:
        first -= 1
    while last + 1 < len(words) and last - here < _CLAUSE and words.folded[last + 1] not in ends:
        last += 1
    return side.wording[words[first].start : words[last].end]
