"""How well and how fast paragraphs are paired: F1 of links and of kinds on edited texts with known truth, and time.

python benchmarks/compare_generator.py [SIZE ...]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from edited import Edited, edited

from drafting.engines.align import align
from drafting.engines.compare import compare
from drafting.model.changes import ChangeKind

SHARES = {"light": 0.1, "medium": 0.3, "heavy": 0.6}


def score(found: set, wished: set) -> float:
    common = len(found & wished)
    return 2 * common / (len(found) + len(wished)) if found or wished else 1.0


def links(sides: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> set[tuple[int, int]]:
    return {(i, j) for old, new in sides for i in old for j in new}


def measure(case: Edited) -> tuple[float, dict[ChangeKind, float], Counter]:
    """Link F1, F1 of each kind that occurs (renumbered counts as unchanged), and what was taken for what."""
    pairings = align(case.old, case.new)
    changes = compare(case.old, case.new).changes
    found = {
        (p.old, p.new): ChangeKind.UNCHANGED if c.kind is ChangeKind.RENUMBERED else c.kind
        for p, c in zip(pairings, changes, strict=True)
    }
    wished = {(f.old, f.new): f.kind for f in case.fates}
    by_kind = {}
    for kind in sorted(set(wished.values())):
        by_kind[kind] = score({k for k, v in found.items() if v is kind}, {k for k, v in wished.items() if v is kind})
    return score(links(list(found)), links(list(wished))), by_kind, Counter()


def main(sizes: list[int]) -> None:
    for size in sizes:
        for name, share in SHARES.items():
            seeds = range(max(1, min(10, 6000 // size // 2)))
            results, spent = [], 0.0
            for seed in seeds:
                case = edited(seed, size, share)
                started = process_time()
                results.append(measure(case))
                spent += process_time() - started
            kinds: dict[ChangeKind, list[float]] = {}
            for _, by_kind, _ in results:
                for kind, value in by_kind.items():
                    kinds.setdefault(kind, []).append(value)
            means = {kind: sum(values) / len(values) for kind, values in kinds.items()}
            link = sum(r[0] for r in results) / len(results)
            macro = sum(means.values()) / len(means)
            detail = " ".join(f"{kind.value} {value:.3f}" for kind, value in means.items())
            print(f"{size:6} {name:6} links {link:.4f} macro {macro:.4f} {spent / len(results):7.2f} s | {detail}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [60, 600, 6000])
