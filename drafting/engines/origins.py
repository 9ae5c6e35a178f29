"""Where a plan comes from: for each of its paragraphs the earlier ones it takes up, and what is new in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from drafting.engines.meaning.instruments import named_only_in
from drafting.engines.track import joined_thesaurus
from drafting.engines.tracking.held import Held, Read, elements_of, says_much
from drafting.engines.tracking.lost import HELD
from drafting.engines.tracking.units import SAME_PART, Lexicon
from drafting.engines.tracking.verdicts import Judged, among, judged, settled
from drafting.model.fates import Carrier, Element
from drafting.model.origins import Ancestor, Origin, Origins
from drafting.model.text import Text
from drafting.vocabulary.thesaurus import Thesaurus

_NEW = 2.5  # weight from which words that no ancestor has are shown as new: less is grammar and common words
_RUN = 2  # words of a shared run that descends; one word alone is found anywhere
_BESIDE = 0.4  # of the likeness of the likest ancestor: below it, what else is like the paragraph is no ancestor
_MOST = 8  # ancestors shown


def origins(sources: Sequence[Text], plans: Sequence[Text], *, thesaurus: Thesaurus | None = None) -> Origins:
    """For each paragraph of the plans the paragraphs of the sources that it takes up; the other way round of `track`.

    An ancestor is an element, or any other paragraph of an earlier text, of which the paragraph is a carrier; so the
    two views agree, but that what is far less like a paragraph than its likest ancestor is left out. Headings, titles,
    closings and the line of the organ come from nowhere.
    """
    lexicon = Lexicon(joined_thesaurus(thesaurus, [*sources, *plans]))
    held = Held(lexicon, sources, plans, every_paragraph=True)
    all_judged = [judged(held, element) for element in held.elements]
    own = {id(paragraph) for text in sources for paragraph in elements_of(text)}
    beside = {id(element.read.paragraph) for element in held.beside()}
    told = [[one.fate for one in all_judged if id(one.fate.element.paragraph) in these] for these in (own, beside)]
    others = among(*told)
    found: dict[int, list[tuple[Judged, Carrier]]] = defaultdict(list)  # by the identity of the paragraph as read
    for one in all_judged:
        for carrier in settled(one, others).carriers:
            found[id(carrier.paragraph)].append((one, carrier))
    read = (r for r in held.paragraphs if says_much(r.text, r.paragraph))
    return Origins(tuple(sources), tuple(plans), tuple(_origin(r, found[id(r.paragraph)]) for r in read))


def _origin(read: Read, found: Sequence[tuple[Judged, Carrier]]) -> Origin:
    least = _BESIDE * max((carrier.likeness for _, carrier in found), default=0.0)
    ranked = sorted((one for one in found if one[1].likeness >= least), key=lambda one: -one[1].likeness)[:_MOST]
    ancestors = tuple(_ancestor(one.fate.element, carrier) for one, carrier in ranked)
    known = _known(read, ranked)
    named = _named_anew(read, ranked, known) if ancestors else frozenset()
    known = {place: agreement for place, agreement in known.items() if place not in named}
    new = tuple(_new(read, known, named)) if ancestors else _whole(read)
    return Origin(read.text, read.paragraph, ancestors, new, _share(read, known))


def _ancestor(element: Element, carrier: Carrier) -> Ancestor:
    return Ancestor(element.text, element.paragraph, carrier.degree, carrier.likeness, carrier.evidence)


def _known(read: Read, found: Sequence[tuple[Judged, Carrier]]) -> dict[int, float]:
    """For each unit that an ancestor has too how well the two agree.

    Known are the runs shown as evidence, and what an ancestor has of a clause of which it has much: stray words do not
    descend from anywhere.
    """
    known: dict[int, float] = {}
    for one, carrier in found:
        if one.fate.element.paragraph.wording == carrier.paragraph.wording:
            return dict.fromkeys(range(len(read.units.keys)), 1.0)
        for piece in carrier.evidence:
            first, last = (bisect_left(read.units.starts, at) for at in piece.carrier)
            known |= dict.fromkeys(range(first, last), 1.0) if last - first >= _RUN else {}
        by_clause: dict[int, dict[int, float]] = defaultdict(dict)
        for _, place, agreement in one.hits_in(read):
            of_clause = by_clause[read.clause_at[place]]
            of_clause[place] = max(agreement, of_clause.get(place, 0.0))
        for clause, agreements in by_clause.items():
            weight = sum(w for at, w in enumerate(read.weights) if read.clause_at[at] == clause)
            if sum(read.weights[at] * agreement for at, agreement in agreements.items()) >= HELD * weight:
                known |= {at: max(agreement, known.get(at, 0.0)) for at, agreement in agreements.items()}
    return known


def _named_anew(read: Read, found: Sequence[tuple[Judged, Carrier]], known: Mapping[int, float]) -> frozenset[int]:
    """The units of instruments that no ancestor names, whatever their names have in common with those of others."""
    wordings = [one.fate.element.paragraph.wording for one, _ in found]
    places: set[int] = set()
    for start, end in named_only_in(read.paragraph.wording, wordings, read.text.language.partition("-")[0].lower()):
        name = range(bisect_left(read.units.starts, start), bisect_left(read.units.starts, end))
        if any(
            read.weights[place] and known.get(place, 0.0) <= SAME_PART for place in name
        ):  # else told by its short name
            places.update(name)
    return frozenset(places)


def _share(read: Read, known: dict[int, float]) -> float:
    """The share of the paragraph's weight that is known, 0 to 1."""
    if not read.weight:
        return 1.0 if known else 0.0
    return round(min(1.0, sum(read.weights[place] * agreement for place, agreement in known.items()) / read.weight), 4)


def _new(read: Read, known: Mapping[int, float], named: Set[int]) -> Iterator[tuple[int, int]]:
    """Runs of words that no ancestor has, from the first to the last that counts, where they weigh enough.

    A name that is new weighs enough whatever its words do.
    """
    run: list[int] = []
    for place, weight in enumerate((*read.weights, 0.0)):
        if place in known or place == len(read.weights):
            if sum(read.weights[at] for at in run) >= _NEW or not named.isdisjoint(run):
                yield read.units.starts[run[0]], read.units.ends[run[-1]]
            run = []
        elif weight:
            run.append(place)


def _whole(read: Read) -> tuple[tuple[int, int], ...]:
    wording = read.paragraph.wording
    return ((0, len(wording)),) if wording else ()
