"""Whole commands, each against `python -c pass` in the same run, so that a slow machine makes no difference.

python -m pytest benchmarks
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAIRS = 15  # of runs; the median of their ratios is quoted
START = [sys.executable, "-c", "pass"]
DRAFTING = [sys.executable, "-m", "drafting"]
START_UP_BUDGET = 6  # times the start of Python itself; measured are 3.5 to 4.5


# An installed command finds its modules compiled; here the first run of each compiles them.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command):
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=COMPILED)
    return time.perf_counter() - begun


def ratio(command):
    """The median ratio of a command's time to Python's own start, measured in turn."""
    seconds(command)
    return statistics.median(seconds(command) / seconds(START) for _ in range(PAIRS))


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["show", "L.64", "OP4"]], ids=" ".join)
def test_a_short_command_starts_in_six_times_pythons_own_start(arguments):
    measured = ratio([*DRAFTING, *arguments])
    print(f"\ndrafting {' '.join(arguments)}: {measured:.1f} x python -c pass")
    assert measured <= START_UP_BUDGET


@pytest.mark.parametrize("source", sorted((ROOT / "examples" / "sources").iterdir()), ids=lambda p: p.stem[:3])
def test_importing_a_source(benchmark, source):
    from drafting.readers import read_bytes

    data = source.read_bytes()
    reading = benchmark(read_bytes, data, source.name)
    assert reading.text.paragraphs


def test_comparing_the_draft_with_itself_in_process(benchmark):
    import drafting

    text = drafting.read(ROOT / "texts" / "global-plan-of-action" / "L.64.txt").text
    assert not benchmark(drafting.compare, text, text).differs


def test_comparing_the_draft_with_the_adopted_text_in_process(benchmark):
    adopted = pytest.importorskip("adopted")
    path = adopted.ADOPTED / "A_RES_64_293.json"
    if not path.exists():
        pytest.skip("the adopted text is not beside the checkout")
    import drafting

    draft = drafting.read(ROOT / "texts" / "global-plan-of-action" / "L.64.txt").text
    assert benchmark(drafting.compare, draft, adopted.adopted_text(path)).differs


def test_the_main_job(tmp_path):
    command = [sys.executable, str(ROOT / "examples" / "global-plan-of-action" / "make.py")]
    begun = time.perf_counter()
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env={**COMPILED, "PYTHONPATH": str(ROOT)})
    print(f"\nthe main job: {time.perf_counter() - begun:.2f} s")
    assert len(list((tmp_path / "out").glob("*.docx"))) == 3
