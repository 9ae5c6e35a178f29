"""Redlines of third-party Word files, each on the one it is compared with. Skipped where they are not at hand."""

import itertools
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from redlined import STYLE, holds_both, lines, redlined, resolved_file

from drafting.model.reading import Changes

DATA = Path(__file__).parents[3] / "shared" / "data"
HOSTILE = sorted(DATA.glob("docx_hostile/*.docx"))
KINDS = sorted(DATA.glob("docx_revision_kinds/*.docx"))
SECONDS, MEGABYTES = 5, 500  # of the processor and of memory: what one file of a stranger may cost
LARGE = 400_000  # bytes: one file has 16,000 paragraphs in tables, which is much work and no attack

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the folder with third-party files is missing")


def pairs():
    """Every file with every other of the same number, both ways round."""
    for folder in ("docx_wc", "docx_several_authors"):
        files = sorted((DATA / folder).glob("*.docx"), key=lambda path: path.name)
        for _, group in itertools.groupby(files, key=lambda path: path.name[:5]):
            yield from itertools.permutations(group, 2)


@pytest.mark.parametrize(("old", "new"), list(pairs()), ids=lambda path: path.stem)
def test_accepting_gives_the_new_file_and_rejecting_the_old_one(old, new):
    before, after = old.read_bytes(), new.read_bytes()
    holds_both(redlined(before, after, style=STYLE._replace(comments="none")).data, before, after)


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_a_file_accepted_against_itself_rejected_is_a_redline_of_its_own_changes(path):
    """What a file's changes do is what the redline of its two readings does, whatever kinds they are of."""
    data = path.read_bytes()
    redline = redlined(resolved_file(data, Changes.REJECTED), resolved_file(data, Changes.ACCEPTED)).data
    assert lines(redline, Changes.ACCEPTED) == lines(data, Changes.ACCEPTED)
    assert lines(redline, Changes.REJECTED) == lines(data, Changes.REJECTED)


@pytest.mark.skipif(sys.platform == "win32", reason="the resource module is Unix only")
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.name)
@pytest.mark.parametrize("is_old", [True, False], ids=["old", "new"])
def test_a_hostile_file_gives_a_redline_or_a_clear_error_in_bounds(path, is_old, tmp_path):
    other = DATA / "docx_wc" / "WC001-Digits.docx"
    files = (path, other) if is_old else (other, path)
    command = [sys.executable, "-m", "drafting", "diff", *map(str, files), "-o", str(tmp_path / "r.docx"), "-q"]

    def within_bounds():
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))

    begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        command, capture_output=True, text=True, preexec_fn=within_bounds, timeout=60 * SECONDS, check=False
    )
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun
    assert spent < (SECONDS if path.stat().st_size < LARGE else 4 * SECONDS)
    assert "Traceback" not in done.stderr
    written = (tmp_path / "r.docx").exists()
    assert written is (done.returncode == 0)
    if not written:
        assert re.match(r"Error: .+\nHint:  .+", done.stderr)
        assert done.returncode != 70


def test_pictures_alone_are_compared_by_the_command_too(tmp_path):
    files = [DATA / "docx_wc" / f"WC013-Image-{side}.docx" for side in ("Before", "After")]
    command = [sys.executable, "-m", "drafting", "diff", *map(str, files), "-o", str(tmp_path / "r.docx")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "written on WC013-Image-Before.docx" in done.stderr
    holds_both((tmp_path / "r.docx").read_bytes(), *(file.read_bytes() for file in files))
