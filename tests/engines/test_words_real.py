"""Word edits on real texts: yearly versions, drafts and what was adopted of them, papers and their later versions."""

import re
from functools import cache
from itertools import accumulate

import pytest
from labelled import source

from drafting.engines.compare import compare
from drafting.engines.tokens import is_word, tokens
from drafting.model.changes import ChangeKind, Op

PAIRS = [
    ("L.64", "A_RES_64_293"),
    ("dialogue-2009", "background-2010"),
    ("goals", "elements"),
    ("debate-2008", "dialogue-2009"),
    *(
        (f"A_RES_{old}", f"A_RES_{new}")
        for old, new in [
            *(("68_192", "70_179"), ("70_179", "78_228"), ("72_1", "76_7"), ("73_146", "75_158")),
            *(("75_158", "77_194"), ("77_194", "79_154")),
        ]
    ),
    ("A_80_L.8", "A_RES_80_9"),
    ("A_80_L.18", "A_RES_80_112"),
    ("A_C.2_80_L.27", "A_C.2_80_L.51"),
    ("A_C.2_80_L.51", "A_RES_80_135"),
    ("A_C.3_80_L.4", "A_RES_80_228"),
    ("A_RES_78_228", "A_C.3_80_L.4"),
]
MOST = 1.15  # times the fewest words that must be marked
SAMPLE = 40  # edited pairs, evenly taken from all of them
# Letters, marks and digits on either side of a border: a word, a number or a letter with its marks would be cut.
CUT = re.compile(r"[^\W_][\u0300-\u036f\u064b-\u065f\u00ad\u200b-\u200d]*\|[^\W_\u3005-\u3007\u3400-\u9fff]")


@cache
def edited(old, new):
    """The reworded changes between two texts that stand beside the checkout; skips where one does not."""
    changes = compare(source(old), source(new)).changes
    return [change for change in changes if change.old and change.new and change.is_reworded]


def words_of(wording):
    return [token for token in tokens(wording) if is_word(token)]


def marked_and_fewest(change):
    """Words marked, and the fewest that any marking needs: what is left of either side by the longest common row."""
    from rapidfuzz.distance import Indel

    marked = sum(len(words_of(edit.words)) for edit in change.edits if edit.op is not Op.KEEP)
    return marked, Indel.distance(words_of(change.old_wording), words_of(change.new_wording))


def borders(change, left_out):
    """The wording of one side, with a bar wherever an edit ends inside it."""
    wording = change.old_wording if left_out is Op.INSERT else change.new_wording
    ends = set(accumulate(len(edit.words) for edit in change.edits if edit.op is not left_out))
    return "".join(sign + ("|" if at in ends else "") for at, sign in enumerate(wording, 1))


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=" to ".join)
def test_no_word_is_cut_and_both_wordings_come_back(old, new):
    changes = edited(old, new)
    cuts = [cut for change in changes for op in (Op.INSERT, Op.DELETE) for cut in CUT.findall(borders(change, op))]
    assert cuts == []
    for change in changes:
        for wording, left_out in ((change.old_wording, Op.INSERT), (change.new_wording, Op.DELETE)):
            assert "".join(edit.words for edit in change.edits if edit.op is not left_out) == wording


def test_few_more_words_are_marked_than_must_be(capsys):
    kinds = (ChangeKind.REWORDED, ChangeKind.MOVED_AND_REWORDED)
    changes = [change for pair in PAIRS for change in edited(*pair) if change.kind in kinds]
    heavy = [change for change in changes if marked_and_fewest(change)[1] >= 5]
    sample = heavy[:: max(1, len(heavy) // SAMPLE)][:SAMPLE]
    assert len(sample) == SAMPLE
    with capsys.disabled():
        for name, some in ((f"{SAMPLE} edited pairs", sample), (f"all {len(changes)}", changes)):
            marked, fewest = (sum(side) for side in zip(*map(marked_and_fewest, some), strict=True))
            print(f"\nwords marked, {name}: {marked}, {marked / fewest:.3f} times the fewest possible")  # noqa: T201
            assert marked <= MOST * fewest
