"""How well and how fast paragraphs are paired: F1 of links and of kinds on edited texts with known truth, and time.

python benchmarks/compare_generator.py [SIZE ...]          F1, by default at 60, 600 and 6,000 paragraphs
python benchmarks/compare_generator.py --time [SIZE ...]   CPU seconds, by default up to 60,000 paragraphs
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from edited import Edited, edited, told

from drafting.engines.align import align
from drafting.engines.compare import compare
from drafting.model.changes import ChangeKind

SHARES = {"light": 0.1, "medium": 0.3, "heavy": 0.6}
Sides = tuple[tuple[int, ...], tuple[int, ...]]


def f1(found: set, wished: set) -> float:
    return 2 * len(found & wished) / (len(found) + len(wished)) if found or wished else 1.0


def links(sides: Iterable[Sides]) -> set[tuple[int, int]]:
    return {(i, j) for old, new in sides for i in old for j in new}


def measure(case: Edited) -> tuple[float, dict[ChangeKind, float]]:
    """Link F1, and the F1 of each kind that occurs; renumbered counts as unchanged."""
    pairings = align(case.old, case.new)
    kinds = [c.kind for c in compare(case.old, case.new).changes]
    found = {
        (p.old, p.new): ChangeKind.UNCHANGED if kind is ChangeKind.RENUMBERED else kind
        for p, kind in zip(pairings, kinds, strict=True)
    }
    found = told(case, found)
    wished = {(fate.old, fate.new): fate.kind for fate in case.fates}
    by_kind = {
        kind: f1({k for k, v in found.items() if v is kind}, {k for k, v in wished.items() if v is kind})
        for kind in sorted(set(wished.values()))
    }
    return f1(links(found), links(wished)), by_kind


def show_scores(sizes: list[int]) -> None:
    for size in sizes:
        for name, share in SHARES.items():
            results = [measure(edited(seed, size, share)) for seed in range(max(3, min(10, 3000 // size)))]
            kinds = defaultdict(list)
            for _, by_kind in results:
                for kind, value in by_kind.items():
                    kinds[kind].append(value)
            means = {kind: sum(values) / len(values) for kind, values in kinds.items()}
            link = sum(result[0] for result in results) / len(results)
            detail = " ".join(f"{kind.value} {value:.3f}" for kind, value in sorted(means.items()))
            print(
                f"{size:6} {name:6} links {link:.4f} kinds {sum(means.values()) / len(means):.4f} | {detail}",
                flush=True,
            )


def show_times(sizes: list[int]) -> None:
    for name, share in SHARES.items():
        before = 0.0
        for size in sizes:
            case = edited(0, size, share)
            started = process_time()
            align(case.old, case.new)
            aligned = process_time() - started
            compare(case.old, case.new)
            compared = process_time() - started - aligned
            growth = f"x{compared / before:.1f}" if before else ""
            print(f"{size:6} {name:6} align {aligned:7.2f} s  compare {compared:7.2f} s {growth}", flush=True)
            before = compared


if __name__ == "__main__":
    given = [int(size) for size in sys.argv[1:] if size.isdigit()]
    if "--time" in sys.argv:
        show_times(given or [600, 6_000, 60_000])
    else:
        show_scores(given or [60, 600, 6_000])
