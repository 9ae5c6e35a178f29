"""The alignment against real pairs of texts that a reader has labelled (tests/cases/pairs)."""

from collections import Counter

import pytest
from labelled import PAIRS, labelled

from drafting.model.changes import ChangeKind


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_labels_hold_each_paragraph_once_and_agree_with_the_wordings(path):
    pair = labelled(path)
    for text, side in ((pair.old, "old"), (pair.new, "new")):
        named = Counter(address for label in pair.labels for address in getattr(label, side))
        assert named == Counter(str(p.address) for p in text.paragraphs)
    old, new = ({str(p.address): p.wording for p in text.paragraphs} for text in (pair.old, pair.new))
    for label in pair.labels:
        shape = (len(label.old), len(label.new))
        if shape == (1, 1):
            is_same = old[label.old[0]] == new[label.new[0]]
            assert is_same == (label.kind in (ChangeKind.UNCHANGED, ChangeKind.RENUMBERED, ChangeKind.MOVED)), label
            assert (label.kind == ChangeKind.UNCHANGED) <= (label.old == label.new), label
        else:
            wanted = {0: ChangeKind.ADDED, 1: ChangeKind.SPLIT if shape[1] else ChangeKind.DELETED}
            assert label.kind == wanted.get(shape[0], ChangeKind.MERGED), label


def test_there_are_labelled_pairs():
    assert len(PAIRS) >= 12
