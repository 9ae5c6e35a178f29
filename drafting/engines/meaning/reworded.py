"""Every flag on the words of a reworded paragraph, but for those on cross-references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from drafting.engines.meaning.status import Mark

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
    """The flags of one change, sort by sort; what a mark of status says ("[not agreed]") is told as such alone."""
    if not wordings.may_be_marked:
        yield from _found(wordings)
        return
    from drafting.engines.meaning.status import marks, status_flags

    old, new = marks(wordings.old.wording), marks(wordings.new.wording)
    yield from status_flags(wordings, old, new)
    for one in _found(wordings):
        if not (_is_in_one_of(one.old, old) or _is_in_one_of(one.new, new)):
            yield one


def _is_in_one_of(span: tuple[int, int] | None, found: tuple[Mark, ...]) -> bool:
    return span is not None and any(mark.start <= span[0] and span[1] <= mark.end for mark in found)


def _found(wordings: Wordings) -> Iterator[Flag]:
    verbs = matched_verbs(wordings) if touches_verbs(wordings) else None
    if verbs:
        yield from verb_flags(verbs)
        yield from addressee_flags(wordings, verbs)
    for finder in _FINDERS:
        yield from (one for one in finder(wordings) if not wordings.differ_in_style_alone(one.old, one.new))
