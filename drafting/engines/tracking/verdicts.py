"""From likeness to a verdict: which paragraphs are carriers, how strong, and which measures nothing carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from drafting.engines.tracking.evidence import SharedRun, evidence, shared_runs
from drafting.engines.tracking.held import Held, Read, ReadElement
from drafting.engines.tracking.likeness import Hit, Link, links
from drafting.engines.tracking.lost import (
    HALF,
    Span,
    counted,
    holding,
    holds_an_item,
    lost,
    measures,
    says,
    spans,
    stands_in,
)
from drafting.engines.tracking.survival import kept_places, survives, turned
from drafting.engines.tracking.weakened import weakened
from drafting.model.changes import FIGURES, Flag, FlagKind
from drafting.model.fates import Carrier, Degree, Element, Evidence, Fate, Verdict

# What counts is the likeness of a paragraph times its ratio to the best one's: beside a paragraph that is nearly the
# element itself others carry it less. From STRONG on, and half as like as the best, it is a strong carrier, from
# PARTIAL on it carries in part. These and the shares below were set on three pairs of texts as readers labelled them
# (see tests/cases/track); .12 or .16 for STRONG take .02 to .10 of F1 on the first and third, the shares less.
STRONG, PARTIAL = 0.14, 0.072
_HALF = 0.5
# A carrier that is fainter than this holds no measure: what agrees there agrees by chance.
_HOLDS = 0.1  # from .08 to .12 nothing changes
_NEAR, _FAR = 0.5, 0.25  # shares of the usual likeness, from which a carrier can be strong, and from which it is shown
# Of the usual likeness times that of the paragraph to its likest element, the share from which it can be strong.
_TAKEN = 0.9
_REWORDED = 0.9  # likeness above which hardly anything is that was reworded; .92 does the same
_PLAIN = 0.185  # likeness from which a carrier can be strong: see _CHANCE
_STRAY = 2  # so many single words are found anywhere
_SAID = 2  # words that a carrier must share, of an element of four or more: one alone carries nothing
# Likeness up to which the likest paragraph is taken for chance, and the same where no measure is held. Of 279 elements
# held against resolutions on another subject two thirds found nothing liker than the first, three quarters nothing
# liker than _PLAIN and nine in ten nothing liker than the second; all 22 elements of 2010 did in their plan.
_CHANCE, _FAINT = 0.17, 0.23
_MOST = 12  # carriers shown


@dataclass(frozen=True, slots=True)
class Judged:
    """The fate of one element, the links it rests on, and where its measures, and all that it says, stand.

    `says` is empty where half of a measure, or a single thing that it lists, is held.
    """

    fate: Fate
    links: Sequence[Link] = ()
    measures: tuple[Span, ...] = ()
    says: tuple[Span, ...] = ()

    def hits_in(self, read: Read) -> Sequence[Hit]:
        """Which units of the element agree with which of a paragraph; () where it is linked with no such paragraph."""
        return next((link.hits for link in self.links if link.read is read), ())


def judged(held: Held, element: ReadElement) -> Judged:
    """The fate of one element: carriers likest first, and the measures that none of them holds."""
    asked = Element(element.read.text, element.read.paragraph)
    same = _identical(held, element)
    found = _standing_links(held, element)
    best = 1.0 if same else max((link.likeness for link in found), default=0.0)
    shared = [(link, shared_runs(element, link)) for link in found]
    able = [link for link in found if _standing(link, found[0].likeness) >= _HOLDS]
    kept = [kept_places(element, link, runs) for link, runs in shared]
    held_by = [*holding(element, able, kept[: len(able)]), *({} for _ in found[len(able) :])]
    turns = [
        turned(element, link) if survives(element, counted(element), at) else None
        for link, at in zip(found, kept, strict=True)
    ]
    others = [
        _holding(element, _carrier(element, link, runs, turn, best), shares)
        for (link, runs), turn, shares in zip(shared, turns, held_by, strict=True)
        if sum(run.length for run in runs) >= max(1, min(_SAID, len(element.read.counted) // 2))
    ]
    carriers = (*same, *(c for c in others if c.paragraph.wording != asked.paragraph.wording))
    if not carriers:
        return Judged(Fate(asked, Verdict.NONE_FOUND, (), measures(element)))
    gone = () if same else lost(element, able, held_by)
    if not same and len(gone) == len(counted(element)) and found[0].likeness < _FAINT:
        return Judged(Fate(asked, Verdict.NONE_FOUND, (), measures(element)))
    is_half_held = any(share >= HALF for shares in held_by for share in shares.values())
    told = () if is_half_held or holds_an_item(element, able) else says(element)
    is_verbatim = bool(same) or any(turn == () for turn in turns)
    verdict = Verdict.PARTIAL if gone else Verdict.VERBATIM if is_verbatim else Verdict.REWORDED
    return Judged(Fate(asked, verdict, carriers, gone), found, measures(element), told)


class Among(NamedTuple):
    """What the fates of all elements tell about each of them.

    `usual` is how like its likest carrier a paragraph of the sources is in the middle of all, 0 for one without any and
    .9 at most: near that between two versions of one text, where most paragraphs are there still. `likest` has for each
    paragraph of the plan, by its identity, how like the likest element is to it.
    """

    usual: float
    likest: Mapping[int, float]


def among(fates: Iterable[Fate], beside: Iterable[Fate] = ()) -> Among:
    """What these fates tell together; those of paragraphs `beside` the elements tell what is usual.

    Where a mandate was dropped most of its operative paragraphs are gone, but not the matter that the preamble is on.
    """
    first = [_first(fate) for fate in beside]
    likest: dict[int, float] = defaultdict(float)
    for fate in fates:
        first.append(_first(fate))
        for carrier in fate.carriers:
            likest[id(carrier.paragraph)] = max(likest[id(carrier.paragraph)], carrier.likeness)
    return Among(min(_REWORDED, median(first or [0.0])), likest)


def _first(fate: Fate) -> float:
    return fate.carriers[0].likeness if fate.carriers else 0.0


def settled(one: Judged, others: Among) -> Fate:
    """The fate, with carriers that are less like the element than is usual between the texts carrying it in part.

    What was dropped from one version to the next is still somewhat like what stayed. Those that are far less like it
    are left out, but for the likest, and measures that they alone hold are lost. A paragraph that is what another
    element became has something of this one as the two had it in common before, the more so the liker the texts are.
    Where none is strong, what less than half of a measure stands in holds it no more: nothing says its substance.
    Where nothing that the element says is held, nothing was found: what is shared then is its subject.
    """
    fate = one.fate
    first, rest = fate.carriers[:1], fate.carriers[1:]
    kept = (*first, *(carrier for carrier in rest if carrier.likeness >= _FAR * others.usual))
    least = others.usual * (_NEAR if any(carrier.holds for carrier in kept) else 1.0)
    carriers = tuple(
        c if _may_be_strong(c, others, least) else replace(c, degree=Degree.PARTIAL, weakened=()) for c in kept
    )
    is_strong = any(carrier.degree is Degree.STRONG for carrier in carriers)
    held = {span for carrier in carriers for span in (carrier.holds if is_strong else carrier.holds_half)}
    gone = {span for carrier in fate.carriers for span in carrier.holds} - held
    gone -= {span for span in gone if any(_meet(span, already) for already in fate.lost)}
    lost = tuple(sorted({*fate.lost, *gone}))
    if one.says and set(one.says) <= set(lost) and not held and not is_strong and kept[0].likeness < others.usual:
        return replace(fate, verdict=Verdict.NONE_FOUND, carriers=(), lost=one.measures)
    return replace(fate, carriers=carriers, lost=lost, verdict=Verdict.PARTIAL if gone else fate.verdict)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _may_be_strong(carrier: Carrier, others: Among, least: float) -> bool:
    taken = others.likest.get(id(carrier.paragraph), 0.0)
    return carrier.likeness >= max(least, others.usual * _TAKEN * taken)


def _standing_links(held: Held, element: ReadElement) -> list[Link]:
    found = links(held, element)
    if not found or (found[0].likeness < _CHANCE and not stands_in(element, found[0])):
        return []
    return [link for link in found if _standing(link, found[0].likeness) >= PARTIAL][:_MOST]


def _standing(link: Link, best: float) -> float:
    """The likeness of a link, less where others are liker."""
    return link.likeness**2 / best


def _carrier(
    element: ReadElement, link: Link, runs: Sequence[SharedRun], turns: Sequence[Flag] | None, best: float
) -> Carrier:
    is_strong = _standing(link, best) >= STRONG and link.likeness >= max(_PLAIN, _HALF * best)
    is_said = len(runs) > _STRAY or max(run.length for run in runs) >= min(_STRAY, len(element.read.counted))
    degree = Degree.STRONG if is_strong and is_said else Degree.PARTIAL
    likeness = round(min(1.0, link.likeness), 4)
    read, shown = link.read, evidence(element, link, runs)
    softer: tuple[Flag, ...] = ()
    if degree is Degree.STRONG:
        softer = weakened(element.read.paragraph, read.paragraph, shown, read.clause_starts, read.text.language)
        softer = softer if turns is None else _as_compared(softer, turns)
    return Carrier(read.text, read.paragraph, degree, likeness, tuple(shown), softer)


def _holding(element: ReadElement, carrier: Carrier, shares: Mapping[int, float]) -> Carrier:
    half = [number for number, share in shares.items() if share >= HALF]
    return replace(carrier, holds=spans(element, shares), holds_half=spans(element, half))


def _as_compared(softer: Sequence[Flag], turns: Sequence[Flag]) -> tuple[Flag, ...]:
    """What is softer in a carrier of the same words: no modal that stands there still, but any negation or figure."""
    is_modal_turned = any(flag.kind is FlagKind.MODAL for flag in turns)
    true = (flag for flag in softer if flag.kind is not FlagKind.MODAL or is_modal_turned)
    return (*true, *(flag for flag in turns if flag.kind in FIGURES | {FlagKind.NEGATION}))


def _identical(held: Held, element: ReadElement) -> list[Carrier]:
    """Paragraphs of the very same wording, the one of the same address first."""
    wording, place = element.read.paragraph.wording, element.read.paragraph.address
    same = sorted(held.same_wording.get(wording, ()), key=lambda read: read.paragraph.address != place)
    whole = (len(wording) - len(wording.lstrip()), len(wording.rstrip()))
    shown, holds = (Evidence(whole, whole),), spans(element, counted(element))
    found = (Carrier(r.text, r.paragraph, Degree.STRONG, 1.0, shown, holds=holds, holds_half=holds) for r in same)
    return list(found) if wording.strip() else []
