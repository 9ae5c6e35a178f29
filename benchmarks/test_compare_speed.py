"""How the time to compare grows, and what it is beside the least that has to be done: reading, splitting, hashing.

python -m pytest benchmarks/test_compare_speed.py -s
"""

import cProfile
import gc
import os
import resource
import statistics
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import geometric_mean
from time import process_time

import pytest
from edited import edited, text

from drafting.engines.align import align
from drafting.engines.tokens import tokens
from drafting.engines.words import diff_words
from drafting.library import load
from drafting.native import dumps, loads

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "texts" / "global-plan-of-action"
HEAVY = 0.6
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(work, *arguments):
    """The least CPU seconds of three runs."""
    spent = []
    for _ in range(3):
        gc.collect()
        begun = process_time()
        work(*arguments)
        spent.append(process_time() - begun)
    return min(spent)


SMALL = text("old", ["Urges States to act;"]), text("new", ["Urges all States to act;"])


def calls(work, *arguments):
    """How many functions are called, Python's own included, once word lists and patterns are loaded."""
    align(*SMALL)
    profile = cProfile.Profile()
    profile.runcall(work, *arguments)
    return sum(entry.callcount for entry in profile.getstats())


# Wished is 12. What is done grows in proportion: calls of functions, Python's own included, are counted, and no noise
# changes their number; measured are 8.2 and 9.0 where little is edited, 10.0 and 9.7 where much is. Seconds are noisy,
# 6.4 to 12.6 from one size to the next; noise of the size between cancels in their mean, measured at 8.4 to 11.7.
CALLS, GROWTH = 10.5, 14
SIZES = 600, 6_000, 60_000


def growth(measure, share):
    """How many times more is measured of pairing ten times the paragraphs, from each size to the next."""
    found = [measure(align, case.old, case.new) for case in (edited(0, size, share) for size in SIZES)]
    times = [more / less for less, more in pairwise(found)]
    print(f"\n{measure.__name__} at {SIZES} paragraphs: {found}; x {times}")
    return times


@pytest.mark.parametrize("share", [0.1, HEAVY], ids=["light", "heavy"])
def test_ten_times_the_paragraphs_take_little_more_than_ten_times_the_time(share):
    assert geometric_mean(growth(seconds, share)) <= GROWTH


@pytest.mark.parametrize("share", [0.1, HEAVY], ids=["light", "heavy"])
def test_ten_times_the_paragraphs_take_about_ten_times_the_calls(share):
    assert max(growth(calls, share)) <= CALLS


@pytest.mark.parametrize("share", [0.1, 0.3, HEAVY], ids=["light", "medium", "heavy"])
def test_pairing_takes_at_most_a_hundred_times_what_reading_and_hashing_take(share):
    case = edited(0, 6_000, share)
    files = [dumps(side).encode() for side in (case.old, case.new)]

    def read_and_hash():
        for data in files:
            for paragraph in loads(data.decode(), file="x.txt").paragraphs:
                sha256(paragraph.wording.encode()).digest()

    def cut_and_hash():
        for data in files:
            for line in data.decode().splitlines():
                sha256(line.encode()).digest()

    pairing, read, cut = seconds(align, case.old, case.new), seconds(read_and_hash), seconds(cut_and_hash)
    beside = f"{pairing / read:.1f} x reading the texts, {pairing / cut:.0f} x only cutting them into lines"
    print(f"\npairing {pairing:.2f} s, {beside}, and hashing these")
    assert pairing <= 100 * read


def test_word_edits_take_at_most_25_times_what_splitting_and_hashing_take():
    case = edited(0, 6_000, HEAVY)
    pairs = [
        (case.old.paragraphs[p.old[0]].wording, case.new.paragraphs[p.new[0]].wording)
        for p in align(case.old, case.new)
        if p.old and p.new and p.likeness < 1
    ]

    def split_and_hash():
        for pair in pairs:
            for wording in pair:
                sha256("\n".join(tokens(wording)).encode()).digest()

    edits, least = seconds(lambda: [diff_words(*pair) for pair in pairs]), seconds(split_and_hash)
    print(f"\nwords of {len(pairs):,} pairs {edits:.2f} s, {edits / least:.1f} x splitting and hashing")
    assert edits <= 25 * least


def spent(command):
    """CPU seconds of one run of a command; its exit code does not matter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, capture_output=True, env=COMPILED, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def against_git(old, new, *arguments):
    """What `drafting diff` takes beside git's own word diff and Python's start, in turn: the median of 15 ratios."""
    git = ["git", "diff", "--no-index", "--word-diff", str(old), str(new)]
    start = [sys.executable, "-c", "pass"]
    ours = [sys.executable, "-m", "drafting", *arguments]
    spent(ours)
    runs = [(spent(ours), spent(git) + spent(start)) for _ in range(15)]
    print(f"\n{' '.join(arguments[-3:])}: {statistics.median(run[0] for run in runs):.3f} s")
    return statistics.median(mine / least for mine, least in runs)


# Wished is 2.5. That can't be had in Python with click and dataclasses: loading these two alone takes three times as
# long as Python's start and git together; on the text as adopted rapidfuzz and the flags come to that. Measured are 5.8
# where nothing is reworded and 13.8 on the text as adopted. The budgets are a fifth more, so that it gets no worse.
BUDGET, REWORDED_BUDGET = 7, 17


def test_the_whole_command_beside_git_and_pythons_start():
    measured = against_git(TEXTS / "L.64.txt", TEXTS / "annex.txt", "diff", "L.64", "annex")
    print(f"{measured:.1f} x git diff --word-diff and python -c pass")
    assert measured <= BUDGET


def test_the_whole_command_on_the_text_as_adopted(tmp_path):
    adopted = pytest.importorskip("adopted")
    path = adopted.ADOPTED / "A_RES_64_293.json"
    if not path.exists():
        pytest.skip("the adopted text is not beside the checkout")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "adopted.txt").write_text(dumps(adopted.adopted_text(path)), "utf-8")
    (texts / "L.64.txt").write_text(dumps(load(TEXTS / "L.64.txt")), "utf-8")
    measured = against_git(texts / "L.64.txt", texts / "adopted.txt", "--texts", str(texts), "diff", "L.64", "adopted")
    print(f"{measured:.1f} x git diff --word-diff and python -c pass")
    assert measured <= REWORDED_BUDGET


def test_paragraphs_all_nearly_the_same_take_time_in_proportion():
    def siblings(size):
        wording = "Urges Member States to ratify the Convention and the Protocol number"
        old, new = ([f"{wording} {n};" for n in range(first, first + size)] for first in (0, size // 2))
        return text("old", old), text("new", new)

    few, many = siblings(300), siblings(3_000)
    growth = seconds(align, *many) / seconds(align, *few)
    print(f"\nten times the siblings: x {growth:.1f}")
    assert growth <= 15
