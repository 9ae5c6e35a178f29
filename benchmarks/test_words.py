"""Word edits against splitting and hashing the same wordings in the same run: a slow machine makes no difference.

python -m pytest benchmarks/test_words.py
"""

import sys
import time
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "helpers"))

from edited import reworded, sentence

from drafting.engines.words import diff_words

PAIRS = 1_000
TURNS = 9
BUDGET = 25  # times the processor time of splitting both wordings and hashing their words


def pairs(share):
    random = Random(7)
    old = [sentence(random) for _ in range(PAIRS)]
    return [(wording, reworded(random, wording, share)) for wording in old]


def processor_time(task):
    """The least of some turns, in seconds: what other processes cost is left out."""
    spent = []
    for _ in range(TURNS):
        begun = time.process_time()
        task()
        spent.append(time.process_time() - begun)
    return min(spent)


@pytest.mark.parametrize("share", [0.06, 0.15, 0.4], ids=["light", "medium", "heavy"])
def test_word_edits_cost_few_times_splitting_and_hashing(share):
    wordings = pairs(share)

    def split_and_hash():
        for pair in wordings:
            for wording in pair:
                for word in wording.split():
                    hash(word)

    ratio = processor_time(lambda: [diff_words(*pair) for pair in wordings]) / processor_time(split_and_hash)
    size = sum(len(wording) for pair in wordings for wording in pair) // (2 * PAIRS)
    print(f"\n{PAIRS} pairs of {size} characters, {share:.0%} of the words changed: {ratio:.1f} x split and hash")
    assert ratio <= BUDGET
