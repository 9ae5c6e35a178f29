"""What is to be done: the verb behind "to" that goes further than before, or less far: to encourage, to require."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.engines.meaning.places import Found, Region, Side, Wordings, matched
from drafting.engines.meaning.verbforms import participle, verb_forms
from drafting.model.changes import Flag, FlagKind
from drafting.vocabulary import meanings

# What States owe to rights: where more of them stand in a row before the same object, more is owed.
_OWED = frozenset(("respect", "protect", "promote", "fulfil", "ensure", "guarantee"))
_SHORT = 4  # words on either side of a gap in which one verb replaces the other
_JOINED = frozenset(("and", "or", ","))
_BEFORE_GERUND = frozenset(
    ("by", "in", "of", "at", "for", "to", "towards", "on", "including", "and", "or", ",", "while")
)
_LETTER = re.compile(r"\w")
_WAY = re.compile(r"(?P<by>by\s)?\b(?P<verb>[a-z]+)(?=\W*\Z)")  # the verb that ends a gap, whose object is kept


@dataclass(slots=True, eq=False, repr=False)
class _Measure(Found):
    """A verb of the vocabulary that names what is to be done; its key is its base form."""

    ranks: dict[str, int]


@cache
def _spelled(language: str) -> dict[str, tuple[str, bool]]:
    """Every spelling of an English verb, with its base form, and whether it is the one in -ing."""
    bare = {verb: (verb, False) for verb in meanings.measure_ranks(language)}
    return bare | {participle(verb): (verb, True) for verb in bare}


def _measures_in(side: Side, language: str) -> list[_Measure]:
    found = []
    known = _spelled(language)
    for at in sorted(at for word in known.keys() & side.words.places.keys() for at in side.words.places[word]):
        base, is_gerund = known[side.words.folded[at]]
        before = at - 1
        while before >= 0 and (side.words.folded[before].endswith("ly") or side.words.folded[before] == "further"):
            before -= 1
        previous = side.words.folded[before] if before >= 0 else ""
        if not (previous in _BEFORE_GERUND if is_gerund else _opens(base, previous, language)):
            continue
        word = side.words[at]
        printed = f"to {word.folded}" if previous == "to" and not is_gerund else word.folded
        found.append(_Measure(word.start, word.end, base, printed, meanings.measure_ranks(language)[base].ranks))
    return found


def _opens(base: str, previous: str, language: str) -> bool:
    """True where a base form is a verb of what is to be done: not a noun, nor what the organ itself does."""
    if previous == "to":
        return True
    return previous in _JOINED and not meanings.measure_ranks(language)[base].also_noun and base not in _leads(language)


@cache
def _leads(language: str) -> frozenset[str]:
    return verb_forms(language).telling


def measure_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag for each verb of what is to be done that now goes further, or less far, with the same object."""
    language = wordings.language
    if language != "en":
        yield from _other_flags(wordings)
        return
    yield from _way_flags(wordings)
    yield from _owed_flags(wordings)
    if _spelled(language).keys().isdisjoint(wordings.touched):
        return
    old, new = _measures_in(wordings.old, language), _measures_in(wordings.new, language)
    for gap in wordings.gaps:
        one, other = _of_gap(wordings, gap, old, is_new=False), _of_gap(wordings, gap, new, is_new=True)
        if one and other:
            yield from _told(one, other)


def _way_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag where a way to what is asked is asked for itself, or the other way round: "by developing", "develop"."""
    for gap in wordings.gaps if any(word.endswith("ing") for word in wordings.touched) else ():
        old = _WAY.search(wordings.old.wording, *gap.old)
        new = _WAY.search(wordings.new.wording, *gap.new)
        if not (old and new) or bool(old["by"]) == bool(new["by"]):
            continue
        way, asked = (old, new) if old["by"] else (new, old)
        if way["verb"] == participle(asked["verb"]):
            turn = "asked for itself now" if way is old else "a way only now"
            message = f"{' '.join(old[0].split())} → {' '.join(new[0].split())}: {turn}"
            yield Flag(FlagKind.VERB, message, old.span(), new.span(), 2)


def _owed_flags(wordings: Wordings) -> Iterator[Flag]:
    """A flag where more, or fewer, of the duties to rights are named in a row: "to protect", "to respect, protect"."""
    if _OWED.isdisjoint(wordings.touched):
        return
    old, new = (_rows_in(side) for side in (wordings.old, wordings.new))
    for one, other in matched(wordings, old, new, gap_at_most=_SHORT).pairs if old and new else ():
        before, after = set(one.key.split()), set(other.key.split())
        if before != after and (before <= after or after <= before):
            turn = f"{one.printed} → {other.printed}: {'more' if before < after else 'less'} is owed"
            yield Flag(FlagKind.VERB, turn, one.span, other.span, 2)


def _rows_in(side: Side) -> list[Found]:
    """The duties to rights that stand in a row behind "to", one or several."""
    found, words = [], side.words
    for at in words.places.get("to", ()):
        after = row = at + 1
        while row < len(words) and (words.folded[row] in _OWED or (row > at + 1 and words.folded[row] in _JOINED)):
            row += 1
            after = row if words.folded[row - 1] in _OWED else after
        if named := [word for word in words.folded[at + 1 : after] if word in _OWED]:
            start, end = words[at].start, words[after - 1].end
            found.append(Found(start, end, " ".join(sorted(set(named))), " ".join(side.wording[start:end].split())))
    return found


def _other_flags(wordings: Wordings) -> Iterator[Flag]:
    from drafting.engines.meaning.measures_other import replaced  # English needs none of it

    ranks = meanings.measure_ranks(wordings.language)
    for pair in replaced(wordings):
        one, other = (
            _Measure(start, end, base, " ".join(side.wording[start:end].split()), ranks[base].ranks)
            for side, (base, start, end) in zip((wordings.old, wordings.new), pair, strict=True)
        )
        yield from _told(one, other)


def _told(old: _Measure, new: _Measure) -> Iterator[Flag]:
    if step := _step(old, new):
        turn = f"{old.printed} → {new.printed}: {'stronger' if step > 0 else 'weaker'}"
        yield Flag(FlagKind.VERB, turn, old.span, new.span, 2)


def _of_gap(wordings: Wordings, gap: Region, found: list[_Measure], *, is_new: bool) -> _Measure | None:
    """The verb at the end of a gap, whose object is kept, or the only one of a short gap."""
    start, end = gap.new if is_new else gap.old
    inside = [one for one in found if start <= one.start and one.end <= end]
    if not inside:
        return None
    if not _LETTER.search(wordings.side(is_new=is_new).wording, inside[-1].end, end):
        return inside[-1]
    return inside[0] if len(inside) == 1 and max(wordings.sizes(gap)) <= _SHORT else None


def _step(old: _Measure, new: _Measure) -> int:
    """How much further the new verb goes on a scale that both stand on; 0 where neither does."""
    return next((new.ranks[scale] - old.ranks[scale] for scale in old.ranks if scale in new.ranks), 0)
