"""What a short command loads: click, what click and pathlib bring, and little else."""

import json
import subprocess
import sys

import pytest
from command import ROOT

LOADED = "import json, sys; {}; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
RUN = "from drafting.cli.run import run; run(sys.argv[1:])"
# Of the standard library, beside what click and pathlib bring; each takes less than a millisecond.
LIGHT = {"array", "bisect", "copy", "dataclasses", "gc", "heapq", "locale", "math", "unicodedata"}
SHORT = [["--version"], ["list"], ["show", "L.64", "OP4"], ["diff", "L.64", "annex"]]


def loaded(code, *arguments):
    """The names of all modules that are loaded after some code was run."""
    command = [sys.executable, "-c", LOADED.format(code), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(run.stderr))


@pytest.mark.parametrize("arguments", SHORT, ids=" ".join)
def test_a_short_command_loads_little_beside_click(arguments):
    packages = {name.partition(".")[0] for name in loaded(RUN, *arguments) - loaded("import click, pathlib")}
    assert {name for name in packages if not name.startswith("_")} <= LIGHT | {"drafting"}


def test_showing_a_text_loads_no_engine():
    assert not {name for name in loaded(RUN, "show", "L.64", "OP4") if name.startswith("drafting.engines")}


def test_where_nothing_is_reworded_no_list_of_words_is_loaded():
    ours = loaded(RUN, "diff", "L.64", "annex")
    assert "drafting.engines.compare" in ours
    assert "drafting.engines.meaning.reworded" not in ours
    assert "drafting.engines.meaning.reworded" in loaded(RUN, "diff", "goals", "elements")


def test_a_held_text_that_is_named_by_its_file_needs_no_grammar():
    ours = loaded(RUN, "show", "texts/global-plan-of-action/L.64.txt", "OP4")
    assert "drafting.readers" in ours
    assert ours.isdisjoint({"drafting.readers.assemble", "drafting.readers.structure", "hashlib"})
