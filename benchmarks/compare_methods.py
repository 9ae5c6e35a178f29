"""The pairing beside the usual ways to pair, on the same edited texts in one run: F1 of links and kinds, CPU seconds.

python benchmarks/compare_methods.py [SIZE ...]   by default 60, 600 and 6,000 paragraphs; scipy is in the extra "bench"

All are given the wordings without their numbers. What a way pairs that is not next to the same neighbours has moved; of
splits and merges only ours knows. Where a way would take minutes it is left out.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from re import compile as pattern

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from compare_generator import SHARES, f1, links
from edited import Edited, Sides, edited, told

from drafting.engines.compare import compare
from drafting.model.changes import ChangeKind
from drafting.model.order import Pair, heaviest_rising

Lines = Sequence[str]
ALIKE = 0.5  # from this ratio on a pair that was found by likeness counts as one
GAP = 0.25  # what a paragraph without a partner costs in a global alignment: two of them as much as a pair of ratio 0.5


def by_difflib(old: Lines, new: Lines) -> list[Pair]:
    pairs: list[Pair] = []
    for _, old_at, old_end, new_at, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs += zip(range(old_at, old_end), range(new_at, new_end), strict=False)
    return pairs


_HUNK = pattern(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def by_git(old: Lines, new: Lines) -> list[Pair]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old", "new")]
        for file, lines in zip(files, (old, new), strict=True):
            file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        command = ["git", "diff", "--no-index", "--histogram", "--unified=0", *map(str, files)]
        shown = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace").stdout
    pairs: list[Pair] = []
    old_at = new_at = 0
    for match in filter(None, map(_HUNK.match, shown.splitlines())):
        old_start, old_size, new_start, new_size = (int(group or 1) for group in match.groups())
        old_start, new_start = old_start - (old_size > 0), new_start - (new_size > 0)
        pairs += zip(range(old_at, old_start), range(new_at, new_start), strict=True)
        old_at, new_at = old_start + old_size, new_start + new_size
        pairs += zip(range(old_start, old_at), range(new_start, new_at), strict=False)
    return pairs + list(zip(range(old_at, len(old)), range(new_at, len(new)), strict=True))


def by_needleman_wunsch(old: Lines, new: Lines) -> list[Pair]:
    ratios = _ratios(old, new)
    best = [[-GAP * at for at in range(len(new) + 1)]]
    for at, row in enumerate(ratios, start=1):
        above, here = best[-1], [-GAP * at]
        for there, ratio in enumerate(row):
            here.append(max(above[there] + ratio - ALIKE, above[there + 1] - GAP, here[there] - GAP))
        best.append(here)
    pairs, at, there = [], len(old), len(new)
    while at and there:
        if best[at][there] == best[at - 1][there - 1] + ratios[at - 1][there - 1] - ALIKE:
            at, there = at - 1, there - 1
            pairs.append((at, there))
        elif best[at][there] == best[at - 1][there] - GAP:
            at -= 1
        else:
            there -= 1
    return pairs


def by_hungarian(old: Lines, new: Lines) -> list[Pair]:
    from numpy import array
    from scipy.optimize import linear_sum_assignment

    ratios = _ratios(old, new)
    rows, columns = linear_sum_assignment(array(ratios), maximize=True)
    return [(i, j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if ratios[i][j] >= ALIKE]


def _ratios(old: Lines, new: Lines) -> list[list[float]]:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    return (cdist(old, new, scorer=ratio) / 100).tolist()


def kinds_of(pairs: list[Pair], old: Lines, new: Lines) -> dict[Sides, ChangeKind]:
    """The kinds that follow from pairs one to one: the fewest that break the common order have moved."""
    pairs = sorted(pairs)
    stays = set(heaviest_rising([there for _, there in pairs], [1] * len(pairs)))
    found: dict[Sides, ChangeKind] = {}
    for rank, (at, there) in enumerate(pairs):
        same = old[at] == new[there]
        if rank in stays:
            kind = ChangeKind.UNCHANGED if same else ChangeKind.REWORDED
        else:
            kind = ChangeKind.MOVED if same else ChangeKind.MOVED_AND_REWORDED
        found[(at,), (there,)] = kind
    gone = set(range(len(old))) - {at for at, _ in pairs}
    come = set(range(len(new))) - {there for _, there in pairs}
    found |= {((at,), ()): ChangeKind.DELETED for at in gone}
    return found | {((), (there,)): ChangeKind.ADDED for there in come}


def ours(case: Edited) -> dict[Sides, ChangeKind]:
    found: dict[Sides, ChangeKind] = {}
    of_old = {id(p): at for at, p in enumerate(case.old.paragraphs)}
    of_new = {id(p): at for at, p in enumerate(case.new.paragraphs)}
    for change in compare(case.old, case.new).changes:
        sides = tuple(of_old[id(p)] for p in change.old), tuple(of_new[id(p)] for p in change.new)
        found[sides] = ChangeKind.UNCHANGED if change.kind is ChangeKind.RENUMBERED else change.kind
    return found


def beside(pair: Callable[[Lines, Lines], list[Pair]]) -> Callable[[Edited], dict[Sides, ChangeKind]]:
    def find(case: Edited) -> dict[Sides, ChangeKind]:
        old, new = ([p.wording for p in text.paragraphs] for text in (case.old, case.new))
        return kinds_of(pair(old, new), old, new)

    return find


# name -> how it pairs, and the most paragraphs it is asked to pair: the last two compare each with every other
METHODS = {
    "drafting (words diffed too)": (ours, 60_000),
    "difflib on lines": (beside(by_difflib), 60_000),
    "git diff --histogram": (beside(by_git), 60_000),
    "Needleman-Wunsch, ratio": (beside(by_needleman_wunsch), 600),
    "Hungarian, ratio": (beside(by_hungarian), 600),
}


def cpu() -> float:
    """CPU seconds of this process and of those it has run."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def scores(case: Edited, found: dict[Sides, ChangeKind]) -> tuple[float, float]:
    """F1 of the links and macro-F1 over the kinds that occur."""
    found = told(case, found)
    wished = {(fate.old, fate.new): fate.kind for fate in case.fates}
    each = [
        f1({s for s, k in found.items() if k is kind}, {s for s, k in wished.items() if k is kind})
        for kind in set(wished.values())
    ]
    return f1(links(found), links(wished)), sum(each) / len(each)


def show(sizes: list[int]) -> None:
    print(f"{'paragraphs':>10} {'edits':6} {'way':28} {'links':>6} {'kinds':>6} {'CPU s':>8}")
    for size in sizes:
        for edits, share in SHARES.items():
            cases = [edited(seed, size, share) for seed in range(max(1, min(5, 1500 // size)))]
            for name, (find, most) in METHODS.items():
                if size > most:
                    continue
                begun = cpu()
                answers = [find(case) for case in cases]
                spent = (cpu() - begun) / len(cases)
                each = [scores(case, found) for case, found in zip(cases, answers, strict=True)]
                link, kind = (sum(column) / len(each) for column in zip(*each, strict=True))
                print(f"{size:10,} {edits:6} {name:28} {link:6.3f} {kind:6.3f} {spent:8.3f}", flush=True)


if __name__ == "__main__":
    show([int(size) for size in sys.argv[1:]] or [60, 600, 6_000])
