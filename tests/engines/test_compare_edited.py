"""How well edits with known truth are found: links between paragraphs, and kinds of change."""

import pytest
from edited import Edited, edited, told

from drafting.engines.align import align
from drafting.engines.compare import compare
from drafting.model.changes import ChangeKind


def f1(found: set, wished: set) -> float:
    return 2 * len(found & wished) / (len(found) + len(wished)) if found or wished else 1.0


def links(sides) -> set[tuple[int, int]]:
    return {(i, j) for old, new in sides for i in old for j in new}


def kinds_found(case: Edited) -> dict:
    """The kind of every pairing; renumbered counts as unchanged."""
    changes = compare(case.old, case.new).changes
    kinds = (ChangeKind.UNCHANGED if c.kind is ChangeKind.RENUMBERED else c.kind for c in changes)
    found = {(p.old, p.new): kind for p, kind in zip(align(case.old, case.new), kinds, strict=True)}
    return told(case, found)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6], ids=["light", "medium", "heavy"])
def test_links_and_kinds_are_found(share):
    found, wished = set(), set()
    by_kind: dict[ChangeKind, tuple[set, set]] = {kind: (set(), set()) for kind in ChangeKind}
    for seed in range(6):
        case = edited(seed, 200, share)
        kinds = kinds_found(case)
        found |= {(seed, link) for link in links(kinds)}
        wished |= {(seed, link) for link in links((fate.old, fate.new) for fate in case.fates)}
        for sides, kind in kinds.items():
            by_kind[kind][0].add((seed, sides))
        for fate in case.fates:
            by_kind[fate.kind][1].add((seed, (fate.old, fate.new)))
    assert f1(found, wished) >= 0.99
    scores = [f1(*pair) for pair in by_kind.values() if pair[1]]
    assert sum(scores) / len(scores) >= 0.97
