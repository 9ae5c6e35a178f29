"""The draft against the text as adopted: the real edits of an adoption, on data that lies beside the checkout."""

from itertools import pairwise

import pytest
from adopted import ADOPTED, adopted_text
from command import ROOT

from drafting.engines.compare import compare
from drafting.engines.meaning import flag
from drafting.library import load
from drafting.model.changes import ChangeKind, FlagKind, Op

RECORDS = ADOPTED / "A_RES_64_293.json"

pytestmark = pytest.mark.skipif(not RECORDS.exists(), reason="the adopted text is not beside the checkout")


@pytest.fixture(scope="module")
def comparison():
    return compare(load(ROOT / "texts" / "global-plan-of-action" / "L.64.txt"), adopted_text(RECORDS))


def change_of(comparison, address):
    return next(c for c in comparison.changes if [str(p.address) for p in c.old] == [address])


def replaced(change):
    """(old words, new words) of each replacement, blanks at the ends dropped."""
    edits = change.edits
    pairs = pairwise(edits)
    return [(a.words.strip(), b.words.strip()) for a, b in pairs if (a.op, b.op) == (Op.DELETE, Op.INSERT)]


@pytest.mark.parametrize(
    ("address", "old", "new"),
    [("OP4", "36", "38"), ("PP9", "resolution", "decision"), ("OP6", "three years time", "2013")],
)
def test_the_real_edits_of_the_adoption_show(comparison, address, old, new):
    assert (old, new) in replaced(change_of(comparison, address))


@pytest.mark.parametrize(
    ("address", "kind", "says"),
    [
        ("OP4", FlagKind.CROSS_REFERENCE, "paragraph 38 of the annex instead of 36"),
        ("PP9", FlagKind.CITATION, "resolution \u2192 decision 2004/110"),
        ("OP6", FlagKind.DATE, "in three years time \u2192 2013"),
    ],
)
def test_what_the_edits_mean_is_flagged(comparison, address, kind, says):
    flags = change_of(flag(comparison), address).flags
    assert any(f.kind is kind and says in f.message and f.weight >= 2 for f in flags)


def test_every_paragraph_meets_its_own(comparison):
    numbers = [f"PP{n}" for n in range(1, 17)] + [f"OP{n}" for n in range(1, 8)] + [f"annex {n}" for n in range(1, 62)]
    for address in numbers:
        assert [str(p.address) for p in change_of(comparison, address).new] == [address]


def test_nothing_of_the_draft_is_called_deleted_or_moved(comparison):
    counts = comparison.counts
    assert not any(counts[kind] for kind in (ChangeKind.DELETED, ChangeKind.MOVED, ChangeKind.MOVED_AND_REWORDED))
