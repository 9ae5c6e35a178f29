"""How near the tracker comes to readers on four pairs of texts, what it calls lost too, and how its time grows.

python benchmarks/track_figures.py          agreement of the readers, and the tracker against each
python benchmarks/track_figures.py --time   CPU seconds of the whole command on 22 elements and the plan; then CPU
                                            seconds and memory, up to 200 elements against 6,000 paragraphs
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "helpers"))

from labels import FOURTH, HAS_FOURTH, HAS_SECOND, HAS_THIRD, PLAN, SECOND, THIRD, agreement, measured, verdicts
from made import made_text
from readings import lost, softer

from drafting.engines.track import track
from drafting.model.text import Kind

ROOT = Path(__file__).parents[1]
RUNS = 5
SIZES = ((22, 90), (50, 1_500), (100, 3_000), (200, 6_000))  # elements, paragraphs


def readers() -> None:
    """Prints how far the readers agree, and how near the tracker comes to each."""
    there = ((PLAN, True), (SECOND, HAS_SECOND), (THIRD, HAS_THIRD), (FOURTH, HAS_FOURTH))
    for passes in (passes for passes, is_there in there if is_there):
        if len(passes) > 1:
            said = agreement(passes)
            alike = f"strong F1 {said.strong:.2f}, of any degree {said.of_any:.2f}"
            print(f"{' and '.join(passes)}: {alike}, verdicts alike {said.right} of {said.of}")
        for name in passes:
            of = len(verdicts(name))
            print(f"  {name}, with the thesaurus: {measured(name)} of {of}")
            print(f"  {name}, without it:         {measured(name, with_thesaurus=False)} of {of}")
        if passes == FOURTH:
            continue  # nobody has read it piece by piece
        said, asked = lost(passes[0]), softer(passes[0])
        print(
            f"  one reader on “not found”: {said.right} right, {said.half} half, {said.wrong} wrong, {said.unread} not "
            f"read; {said.found} of {said.of} pieces lost are named"
        )
        print(
            f"  one reader on “asks for less”: {asked.right} right, {asked.wrong} wrong, {asked.unread} not read; "
            f"{asked.found} of {asked.of} are named"
        )


def times() -> None:
    """Prints CPU time, growth and peak memory, each size in a process of its own."""
    print(f"drafting track goals elements L.64: {_command():.2f} s CPU as a whole, the best of {RUNS} runs")
    before = None
    for elements, paragraphs in SIZES:
        command = [sys.executable, __file__, "--one", str(elements), str(paragraphs)]
        seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        growth = f", {float(seconds) / before:.1f} times the one before" if before else ""
        print(f"{elements:>4} elements x {paragraphs:>5} paragraphs: {seconds} s CPU, {megabytes} MB{growth}")
        before = float(seconds)


def _command() -> float:
    """CPU seconds of the whole command, modules compiled as an installer does."""
    command = [sys.executable, "-m", "drafting", "track", "goals", "elements", "L.64"]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(RUNS + 1):  # the first compiles
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=compiled)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(seconds[1:])


def one(elements: int, paragraphs: int) -> None:
    """Prints CPU seconds and megabytes of one run, texts not counted in the time."""
    asked, given = made_text("asked", elements, Kind.OPERATIVE), made_text("given", paragraphs, Kind.ANNEX)
    begun = process_time()
    track([asked], [given])
    used = process_time() - begun
    print(f"{used:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*(int(argument) for argument in sys.argv[2:]))
    elif sys.argv[1:] == ["--time"]:
        times()
    else:
        readers()
