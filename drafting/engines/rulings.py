"""What a person decided, laid over the fates that the tool proposes: decided verdicts and carriers hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from drafting.engines.align.likeness import Lexicon, likeness
from drafting.engines.anchors import Whereabouts
from drafting.engines.decided import Unheeded, latest_first, lost
from drafting.engines.kept_words import kept_runs
from drafting.model.decisions import Anchor, Carried, Decision, Judged, digest_of
from drafting.model.fates import Carrier, Degree, Evidence, Fate, Fates, Verdict
from drafting.model.rulings import Ruling
from drafting.model.text import Paragraph, Text

Key = tuple[str, str]  # the name of a text and a key of an address

_RUN = 2  # words that are no function words, below which a run is no evidence
# Likeness of the likest carrier below which a person should look: so it is with a third of the 22 elements of 2010.
_FAINT = 0.35
_NOTHING_LOST = frozenset({Verdict.VERBATIM, Verdict.REWORDED})


def overruled(
    fates: Fates, decisions: Iterable[Decision], found: Mapping[str, Whereabouts]
) -> tuple[Fates, list[Unheeded]]:
    """The fates as decided, and the decisions about these texts that were not heeded.

    `found` finds paragraphs in each text by its name. A verdict holds for the very plans that it was given for, a
    carrier wherever its plan is among them. Of decisions on one thing the latest holds.
    """
    desk = _Desk(fates, found)
    for decision in latest_first(decisions):
        if isinstance(decision, Judged | Carried) and desk.concerns(decision):
            desk.take(decision)
    return replace(fates, fates=tuple(map(desk.ruled, fates.fates))), desk.unheeded


def doubtful(fate: Fate) -> str:
    """Why a person should look at a verdict; "" where it is plain, or a person gave it and its words are the same."""
    if fate.decided or any(carrier.decided and carrier.decided.reworded_since for carrier in fate.carriers):
        rulings = [fate.decided, *(carrier.decided for carrier in fate.carriers)]
        return "reworded since it was decided" if any(r and r.reworded_since for r in rulings) else ""
    if fate.verdict is Verdict.NONE_FOUND:
        return "nothing was found"
    if fate.verdict is Verdict.PARTIAL:
        return "a measure was not found"
    if not any(carrier.degree is Degree.STRONG for carrier in fate.carriers):
        return "no paragraph carries a main part of it"
    best = max(carrier.likeness for carrier in fate.carriers)
    return "its carriers share little wording with it" if best < _FAINT else ""


class _Desk:
    """Sorts decisions by the element that they are about."""

    def __init__(self, fates: Fates, found: Mapping[str, Whereabouts]) -> None:
        self.found = found
        self.sources = {text.name for text in fates.sources}
        self.plans = {text.name: text for text in fates.plans}
        self.elements = {_key(fate.element.text, fate.element.paragraph) for fate in fates.fates}
        self.verdicts: dict[Key, tuple[Verdict, Ruling]] = {}
        self.carriers: dict[Key, dict[Key, tuple[Paragraph, Carried, Ruling]]] = defaultdict(dict)
        self.unheeded: list[Unheeded] = []

    def concerns(self, decision: Judged | Carried) -> bool:
        """True for a decision about these sources and plans."""
        if decision.element.text not in self.sources:
            return False
        if isinstance(decision, Judged):
            return set(decision.plans) == self.plans.keys()
        return decision.carrier.text in self.plans

    def take(self, decision: Judged | Carried) -> None:
        """Keep a decision for the element that it is about; later ones are to be taken first."""
        paragraphs = [self._paragraph(anchor) for anchor in decision.anchors]
        missing = [a for a, paragraph in zip(decision.anchors, paragraphs, strict=True) if paragraph is None]
        if missing:
            self.unheeded.append(Unheeded(decision, lost(missing[0])))
            return
        element, *_ = here = [p for p in paragraphs if p is not None]
        key = _key(self.found[decision.element.text].text, element)
        if key not in self.elements:
            self.unheeded.append(Unheeded(decision, f"{element.address} of {decision.element.text} is no element now"))
            return
        ruling = replace(decision.ruling, reworded_since=any(map(_differs, decision.anchors, here)))
        if isinstance(decision, Judged):
            said = self.verdicts.setdefault(key, (decision.verdict, ruling))[0] == decision.verdict
        else:
            place = _key(self.found[decision.carrier.text].text, here[1])
            said = self.carriers[key].setdefault(place, (here[1], decision, ruling))[1].degree == decision.degree
        if not said:
            self.unheeded.append(Unheeded(decision, "another decision, no older, says otherwise"))

    def _paragraph(self, anchor: Anchor) -> Paragraph | None:
        finder = self.found[anchor.text]
        at = finder.position(anchor)
        return None if at is None else finder.text.paragraphs[at]

    def ruled(self, fate: Fate) -> Fate:
        """A fate as decided."""
        key = _key(fate.element.text, fate.element.paragraph)
        fate = self._with_carriers(fate, self.carriers.get(key, {}))
        if key not in self.verdicts:
            return fate
        verdict, ruling = self.verdicts[key]
        if verdict is Verdict.NONE_FOUND:
            turned_down = tuple(replace(c, decided=ruling) for c in fate.carriers if c.decided is None)
            kept = tuple(c for c in fate.carriers if c.decided is not None)
            fate = replace(fate, carriers=kept, rejected=(*fate.rejected, *turned_down))
        clauses = () if verdict in _NOTHING_LOST else fate.lost
        return replace(fate, verdict=verdict, decided=ruling, lost=clauses)

    def _with_carriers(self, fate: Fate, decided: Mapping[Key, tuple[Paragraph, Carried, Ruling]]) -> Fate:
        if not decided:
            return fate
        proposed = {_key(carrier.text, carrier.paragraph): carrier for carrier in fate.carriers}
        carriers, rejected = [], []
        for place, carrier in proposed.items():
            _, decision, ruling = decided.get(place, (None, None, None))
            if decision is None:
                carriers.append(carrier)
            elif decision.degree is None:
                rejected.append(replace(carrier, decided=ruling))
            else:
                carriers.append(replace(carrier, degree=decision.degree, decided=ruling))
        for place, (paragraph, decision, ruling) in decided.items():
            if place not in proposed and decision.degree is not None:
                text = self.plans[decision.carrier.text]
                element = fate.element.paragraph
                evidence = tuple(Evidence(*run) for run in kept_runs(element.wording, paragraph.wording, _RUN))
                alike = _likeness(element, paragraph)
                carriers.append(Carrier(text, paragraph, decision.degree, alike, evidence, decided=ruling))
        return _consequent(replace(fate, carriers=tuple(carriers), rejected=(*fate.rejected, *rejected)), fate)


def _key(text: Text, paragraph: Paragraph) -> Key:
    return text.name, paragraph.address.key


def _differs(anchor: Anchor, paragraph: Paragraph) -> bool:
    known = anchor.decided_digest
    return bool(known) and known != digest_of(paragraph.wording)


def _consequent(fate: Fate, proposed: Fate) -> Fate:
    """The tool's verdict, and what is lost, where a person took carriers of the proposed fate away or gave others.

    What only a carrier turned down held is lost, but where the person named another in its stead: what that one holds
    is the person's to say.
    """
    if not fate.carriers and fate.verdict is not Verdict.NONE_FOUND:
        return replace(fate, verdict=Verdict.NONE_FOUND, lost=((0, len(fate.element.paragraph.wording)),))
    if fate.carriers and fate.verdict is Verdict.NONE_FOUND:
        return replace(fate, verdict=Verdict.PARTIAL)
    if len(fate.carriers) + len(fate.rejected) > len(proposed.carriers) + len(proposed.rejected):
        return fate
    gone = _held(proposed.carriers) - _held(fate.carriers)
    if gone:
        return replace(fate, verdict=Verdict.PARTIAL, lost=tuple(sorted({*fate.lost, *gone})))
    likest = proposed.carriers[0] if proposed.carriers else None
    if fate.verdict is Verdict.VERBATIM and likest and any(c.paragraph is likest.paragraph for c in fate.rejected):
        return replace(fate, verdict=Verdict.REWORDED)
    return fate


def _held(carriers: Iterable[Carrier]) -> set[tuple[int, int]]:
    return {span for carrier in carriers for span in carrier.holds}


def _likeness(element: Paragraph, carrier: Paragraph) -> float:
    lexicon = Lexicon([element.wording, carrier.wording])
    return round(min(1.0, likeness(lexicon.saying(element.wording), lexicon.saying(carrier.wording))), 4)
