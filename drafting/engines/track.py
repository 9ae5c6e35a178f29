"""What became of the elements: which paragraphs of the plans carry them, on what evidence, and what was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from drafting.engines.tracking.definitions import defined_terms
from drafting.engines.tracking.held import Held
from drafting.engines.tracking.units import Lexicon
from drafting.engines.tracking.verdicts import Among, Judged, among, judged, settled
from drafting.model.fates import Carrier, Degree, Element, Fate, Fates
from drafting.model.text import Paragraph, Text
from drafting.vocabulary.thesaurus import Thesaurus, read_terms
from drafting.vocabulary.thesaurus import thesaurus as default_thesaurus

__all__ = ["Thesaurus", "carried_by", "carriers_of", "joined_thesaurus", "no_terms", "thesaurus_with", "track"]

_NEAR = 24  # elements of one source that are held against the plan where a single paragraph of it is asked about
_RIVALS = 3  # elements of one source that may be liker to a carrier than the one asked about
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
    found = [judged(held, element) for element in held.elements]
    others = among((one.fate for one in found), _beside(held))
    return Fates(tuple(sources), tuple(plans), tuple(settled(one, others) for one in found))


def carriers_of(paragraph: Paragraph, sources: Sequence[Text], plans: Sequence[Text]) -> tuple[Carrier, ...]:
    """The strong carriers of one paragraph of the sources, as `track` has them; () where it is no element."""
    held = Held(Lexicon(joined_thesaurus(None, [*sources, *plans])), sources, plans)
    asked = held.elements_at(paragraph)
    found = _some(held, asked | held.spread(_USUAL)) if asked else {}
    carriers = [
        carrier for number in asked for carrier in found[number].fate.carriers if carrier.degree is Degree.STRONG
    ]
    rivals = {number for c in carriers for number in held.sharing(c.text, c.paragraph, _RIVALS)}
    others = _among(held, found | _some(held, rivals - found.keys()))
    return tuple(c for number in asked for c in settled(found[number], others).carriers if c.degree is Degree.STRONG)


def carried_by(paragraph: Paragraph, sources: Sequence[Text], plan: Text) -> tuple[tuple[Element, Carrier], ...]:
    """The elements that one paragraph of the plan strongly carries, as `track` has them, in the order of the sources.

    Looked at are of each source the 24 that share most words with the paragraph.
    """
    held = Held(Lexicon(joined_thesaurus(None, [*sources, plan])), sources, [plan])
    asked = held.sharing(plan, paragraph, _NEAR)
    found = _some(held, asked | held.spread(_USUAL)) if asked else {}
    others = _among(held, found)
    known = (settled(found[number], others) for number in sorted(asked))
    linked = ((fate.element, carrier) for fate in known for carrier in fate.carriers)
    return tuple(link for link in linked if link[1].paragraph == paragraph and link[1].degree is Degree.STRONG)


def _some(held: Held, numbers: Set[int]) -> dict[int, Judged]:
    return {number: judged(held, element) for number, element in held.only(numbers).items()}


def _among(held: Held, found: Mapping[int, Judged]) -> Among:
    """What is usual by `_USUAL` of all elements, and how like their likest element the paragraphs are by all known."""
    spread = (found[number].fate for number in held.spread(_USUAL) if number in found)
    usual = among(spread, _beside(held)).usual
    return among(one.fate for one in found.values())._replace(usual=usual)


def _beside(held: Held) -> list[Fate]:
    return [judged(held, paragraph).fate for paragraph in held.beside()]


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
