"""What became of the elements: which paragraphs of the plans carry them, on what evidence, and what was lost."""

from __future__ import annotations

from collections.abc import Sequence, Set

from drafting.engines.tracking.definitions import defined_terms
from drafting.engines.tracking.held import Held
from drafting.engines.tracking.units import Lexicon
from drafting.engines.tracking.verdicts import beside_the_usual, judged, usual_likeness
from drafting.model.fates import Fate, Fates
from drafting.model.text import Paragraph, Text
from drafting.vocabulary.thesaurus import Thesaurus, read_terms
from drafting.vocabulary.thesaurus import thesaurus as default_thesaurus

__all__ = ["Thesaurus", "fates_near", "fates_of", "joined_thesaurus", "no_terms", "thesaurus_with", "track"]

_NEAR = 24  # elements of one source that are held against the plan where a single paragraph of it is asked about
_USUAL = 100  # elements that tell what likeness is usual where few are asked about; of fewer all do


def track(sources: Sequence[Text], plans: Sequence[Text], *, thesaurus: Thesaurus | None = None) -> Fates:
    """What became in the plans of each element of the sources, in the order of the sources.

    Elements are the items (a), (b), ... of a paper (where it has none, its paragraphs of prose) and the operative
    paragraphs of a resolution with their items. Headings, titles and closings of a plan carry nothing.
    `thesaurus` says what may stand for what; None takes the one that the tool brings, `Thesaurus()` none at all. Any
    other is joined by the short names that the texts define, as "(UNODC)".
    The verdicts are proposals with evidence, to be confirmed by a reader: that an element is absent cannot be computed.
    """
    held = Held(Lexicon(joined_thesaurus(thesaurus, [*sources, *plans])), sources, plans)
    fates = [judged(held, element).fate for element in held.elements]
    usual = usual_likeness(fates)
    return Fates(tuple(sources), tuple(plans), tuple(beside_the_usual(fate, usual) for fate in fates))


def fates_of(paragraph: Paragraph, sources: Sequence[Text], plans: Sequence[Text]) -> tuple[Fate, ...]:
    """What became of one paragraph of the sources alone: its fate as `track` has it, () where it is no element."""
    held = Held(Lexicon(joined_thesaurus(None, [*sources, *plans])), sources, plans)
    return _beside_some(held, held.elements_at(paragraph))


def fates_near(paragraph: Paragraph, sources: Sequence[Text], plan: Text) -> tuple[Fate, ...]:
    """The fates of the elements that share most words with one paragraph of the plan, in the order of the sources.

    They are as `track` has them; of each source there are 24 at most.
    """
    held = Held(Lexicon(joined_thesaurus(None, [*sources, plan])), sources, [plan])
    return _beside_some(held, held.sharing(plan, paragraph, _NEAR))


def _beside_some(held: Held, numbers: Set[int]) -> tuple[Fate, ...]:
    """The fates of the elements of these numbers; what likeness is usual is learnt from `_USUAL` of all."""
    if not numbers:
        return ()
    for_usual = held.spread(_USUAL)
    fates = {number: judged(held, element).fate for number, element in held.only(for_usual | numbers).items()}
    usual = usual_likeness(fates[number] for number in for_usual)
    return tuple(beside_the_usual(fate, usual) for number, fate in fates.items() if number in numbers)


def joined_thesaurus(thesaurus: Thesaurus | None, texts: Sequence[Text]) -> Thesaurus:
    """The thesaurus that is meant, with the short names that the texts define; `Thesaurus()` stays empty."""
    known = default_thesaurus() if thesaurus is None else thesaurus
    return known.extended(defined_terms(texts)) if known.terms else known


def no_terms() -> Thesaurus:
    """The thesaurus that holds nothing: only words of one stem are the same."""
    return Thesaurus()


def thesaurus_with(*tables: str) -> Thesaurus:
    """The thesaurus of the tool and the rows of further tables, each the text of a file; see `read_terms`.

    Raises FormatError.
    """
    return default_thesaurus().extended(term for table in tables for term in read_terms(table.splitlines()))
