"""What became of the elements: which paragraphs of the plans carry them, on what evidence, and what was lost."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.engines.tracking.definitions import defined_terms
from drafting.engines.tracking.held import Held
from drafting.engines.tracking.units import Lexicon
from drafting.engines.tracking.verdicts import fate
from drafting.model.fates import Fates
from drafting.model.text import Text
from drafting.vocabulary.thesaurus import Thesaurus
from drafting.vocabulary.thesaurus import thesaurus as default_thesaurus


def track(sources: Sequence[Text], plans: Sequence[Text], *, thesaurus: Thesaurus | None = None) -> Fates:
    """What became in the plans of each element of the sources, in the order of the sources.

    Elements are the items (a), (b), ... of a paper (where it has none, its paragraphs of prose) and the operative
    paragraphs of a resolution with their items. Headings, titles and closings of a plan carry nothing.
    `thesaurus` says what may stand for what; None takes the one that the tool brings, `Thesaurus()` none at all. Any
    other is joined by the short names that the texts define, as "(UNODC)".
    The verdicts are proposals with evidence, to be confirmed by a reader: that an element is absent cannot be computed.
    """
    known = default_thesaurus() if thesaurus is None else thesaurus
    if known.terms:
        known = known.extended(defined_terms([*sources, *plans]))
    held = Held(Lexicon(known), sources, plans)
    return Fates(tuple(sources), tuple(plans), tuple(fate(held, element) for element in held.elements))
