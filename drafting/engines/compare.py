"""Two texts held against each other: which paragraphs belong together, and which words differ in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.engines.align import align
from drafting.engines.words import diff_words
from drafting.model.changes import BREAK, Change, Comparison, Edit, Op, Pairing
from drafting.model.text import Text


def compare(old: Text, new: Text, decided: Sequence[Pairing] = ()) -> Comparison:
    """Every change between two texts, unchanged paragraphs included; see `align` for what pairs and in what order.

    Together the changes hold every paragraph of both texts once, and the edits of each make the new wording of the old
    one; those of a split or merged paragraph run over the wordings joined by BREAK. `decided` are pairings that hold
    whatever the texts say. A text without paragraphs is compared like any other.
    """
    return compare_paired(old, new, align(old, new, decided))


def compare_paired(old: Text, new: Text, pairings: Iterable[Pairing]) -> Comparison:
    """The same for texts whose paragraphs are paired already, as `align` or `align_through` does."""
    changes = []
    for pairing in pairings:
        before = tuple(old.paragraphs[at] for at in pairing.old)
        after = tuple(new.paragraphs[at] for at in pairing.new)
        change = Change(
            before,
            after,
            pairing.likeness,
            _edits(BREAK.join(p.wording for p in before), BREAK.join(p.wording for p in after)),
            pairing.moved,
            block=pairing.block,
            doubt=pairing.doubt,
            is_decided=pairing.is_decided,
        )
        changes.append(change)
    return Comparison(old, new, tuple(changes))


def _edits(old: str, new: str) -> tuple[Edit, ...]:
    """The word edits; those of a paragraph that is added, deleted or the same without cutting it into words."""
    op = Op.KEEP if old == new else Op.INSERT if not old else Op.DELETE if not new else None
    if op is None or BREAK in old + new:
        return diff_words(old, new)
    return (Edit(op, old or new),) if old or new else ()
