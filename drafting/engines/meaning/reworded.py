"""Every flag on the words of a reworded paragraph, but for those on cross-references."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.engines.meaning.addressees import addressee_flags
from drafting.engines.meaning.brackets import bracket_flags
from drafting.engines.meaning.figures import figure_flags
from drafting.engines.meaning.instruments import instrument_flags
from drafting.engines.meaning.measures import measure_flags
from drafting.engines.meaning.modals import modal_flags, negation_flags, scope_flags
from drafting.engines.meaning.places import Wordings
from drafting.engines.meaning.qualifiers import qualifier_flags
from drafting.engines.meaning.reach import reach_flags
from drafting.engines.meaning.verbs import matched_verbs, touches_verbs, verb_flags
from drafting.model.changes import Flag

_FINDERS = (
    measure_flags,
    negation_flags,
    scope_flags,
    modal_flags,
    bracket_flags,
    qualifier_flags,
    reach_flags,
    figure_flags,
    instrument_flags,
)


def word_flags(wordings: Wordings) -> Iterator[Flag]:
    """The flags of one change, sort by sort."""
    verbs = matched_verbs(wordings) if touches_verbs(wordings) else None
    if verbs:
        yield from verb_flags(verbs)
        yield from addressee_flags(wordings, verbs)
    for finder in _FINDERS:
        yield from (one for one in finder(wordings) if not wordings.differ_in_style_alone(one.old, one.new))
