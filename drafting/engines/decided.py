"""Decisions brought to bear on two texts: which of their paragraphs a person paired, as positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafting.engines.anchors import Whereabouts
from drafting.model.changes import Pairing
from drafting.model.decisions import Alone, Anchor, Decision, Paired
from drafting.model.rulings import Ruling


@dataclass(frozen=True, slots=True)
class Unheeded:
    """A decision that could not be brought to bear, wholly or in part, and why; it stays in its file."""

    decision: Decision
    why: str

    def __str__(self) -> str:
        ruling = self.decision.ruling
        whose = " ".join(
            word for word in (ruling.by and f"by {ruling.by}", ruling.date and f"of {ruling.date}") if word
        )
        what = " and ".join(anchor.place for anchor in self.decision.anchors[:2])
        return f"decision {whose + ' ' if whose else ''}on {what}: {self.why}"


def lost(anchor: Anchor) -> str:
    """Why a decision is not heeded whose paragraph is not found."""
    if not (anchor.words or anchor.digest):
        return f"{anchor.text} has no {anchor.address}"
    said = f" ({anchor.words[:40].rstrip()}...)" if anchor.words else ""
    return f"no paragraph of {anchor.text} says what {anchor.address} said{said}"


def latest_first(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions by date, the latest first, and of one day the one that stands last in the file."""
    return sorted(decisions, key=lambda decision: decision.ruling.date)[::-1]


def decided_pairings(
    decisions: Iterable[Decision], old: Whereabouts, new: Whereabouts
) -> tuple[list[tuple[Pairing, Ruling]], list[Unheeded]]:
    """What a person paired of two texts, whichever was the old one then, for `align`; and what was not heeded.

    Where two decisions speak of one paragraph the later one holds. Of paragraphs that are neighbours no more, as when
    one was put in between, the most that still are stay together.
    """
    finders = {new.text.name: new, old.text.name: old}
    found: list[tuple[Pairing, Ruling]] = []
    unheeded: list[Unheeded] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for decision in latest_first(decisions):
        if not isinstance(decision, Paired | Alone) or decision.texts != finders.keys() or len(finders) < 2:
            continue
        places = {name: _positions(decision, name, finder) for name, finder in finders.items()}
        missing = [anchor for anchor in decision.anchors if finders[anchor.text].position(anchor) is None]
        sides = places[old.text.name], places[new.text.name]
        if missing:
            unheeded.append(Unheeded(decision, lost(missing[0])))
        elif any((pairing.old, pairing.new) == sides for pairing, _ in found):
            continue  # two people decided the same
        elif not all(seen.isdisjoint(side) for seen, side in zip(taken, sides, strict=True)):
            unheeded.append(Unheeded(decision, "another decision, no older, says otherwise"))
        else:
            together = _neighbours(sides[0]), _neighbours(sides[1])
            if together != sides:
                unheeded.append(Unheeded(decision, "they are neighbours no more; those that are stay together"))
            found.append((Pairing(*together, is_decided=True), decision.ruling))
            taken[0].update(together[0])
            taken[1].update(together[1])
    return found, unheeded


def _positions(decision: Paired | Alone, name: str, finder: Whereabouts) -> tuple[int, ...]:
    places = (finder.position(anchor) for anchor in decision.anchors if anchor.text == name)
    return tuple(sorted({at for at in places if at is not None}))


def _neighbours(positions: Sequence[int]) -> tuple[int, ...]:
    """The longest run of positions next to each other, the first of several."""
    runs = [
        tuple(at for _, at in run) for _, run in groupby(enumerate(positions), key=lambda ranked: ranked[1] - ranked[0])
    ]
    return max(runs, key=len, default=())
