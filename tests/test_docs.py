"""What README and the worked example show is what the commands print."""

import doctest
import inspect
import re
import shutil

import pytest
from command import ROOT, drafting
from sessions import agrees, sessions

import drafting as api
from drafting import archive, files
from drafting.cli.app import COMMANDS
from drafting.readers.decode import MAX_TEXT_BYTES
from drafting.readers.plaintext import MAX_LINES

PAGES = [ROOT / "README.md", ROOT / "examples" / "global-plan-of-action" / "README.md"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of what a reader has, so that the pages' commands may write."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("texts", "examples"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


STEPS = [(page, number) for page in PAGES for number in range(len(sessions(page.read_text("utf-8"))))]


@pytest.mark.parametrize(("page", "number"), STEPS, ids=[f"{p.parent.name}-{n}" for p, n in STEPS])
def test_a_command_of_the_pages_prints_what_they_say(page, number, copy):
    step = sessions(page.read_text("utf-8"))[number]
    assert step.command[0] == "drafting", f"{step.command[0]} is not run by this test: show it in another kind of block"
    if step.command[1] == "import":
        for held in (copy / "texts").rglob(f"{step.command[step.command.index('--name') + 1]}.txt"):
            held.unlink()
    run = drafting(*step.command[1:], cwd=copy)
    assert run.code == 0, run.err
    assert agrees(step.printed, run.out + run.err), run.out + run.err


def test_the_first_commands_of_the_readme_run_on_word_files(tmp_path):
    for name, text in (("old", "dialogue-2009"), ("new", "L.64"), ("elements", "elements")):
        assert drafting("export", text, "-o", tmp_path / f"{name}.docx").code == 0
    assert drafting("diff", "old.docx", "new.docx", "-o", "theirs.docx", cwd=tmp_path).code == 0
    section = PAGES[0].read_text("utf-8").split("## In one minute")[1].split("\n## ")[0]
    commands = re.findall(r"`drafting ([^`]+)`", section)
    assert len(commands) == 6
    for command in commands:
        run = drafting(*command.split(), cwd=tmp_path)
        assert run.code == 0, run.err
        assert run.out or (tmp_path / "redline.docx").exists()


def test_the_readme_shows_every_command():
    shown = {step.command[1] for step in sessions(PAGES[0].read_text("utf-8"))}
    assert shown == set(COMMANDS)


def test_the_pictures_and_files_that_the_pages_name_are_there():
    for page in (*PAGES, ROOT / "ARCHITECTURE.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_flow_picture_is_what_the_tool_draws(tmp_path):
    drawn = tmp_path / "flow.svg"
    assert drafting("track", "goals", "elements", "L.64", "-o", drawn).code == 0
    assert (ROOT / "examples" / "pictures" / "flow.svg").read_text("utf-8") == drawn.read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "drafting/__init__.py"])
def test_the_examples_in_python_are_true(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    run = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert run.attempted > 5
    assert run.failed == 0


def test_every_public_function_has_an_example():
    called, named = (set(re.findall(rf"drafting\.(\w+){end}", api.__doc__)) for end in (r"\(", r"\b"))
    functions = {name for name in api.__all__ if inspect.isfunction(getattr(api, name))}
    assert functions <= called
    assert set(api.__all__) - {"__version__"} <= named
    assert set(api.__all__) <= set(dir(api))


def test_the_limits_that_the_readme_names_are_those_of_the_code():
    page = " ".join(PAGES[0].read_text("utf-8").split())
    assert (
        f"{files.MAX_FILE_BYTES // 10**6} MB a file, {MAX_TEXT_BYTES // 10**6} MB of plain text in {MAX_LINES:,} lines"
        in page
    )
    assert f"at most {archive.UNPACKED_LIMIT // 2**20} MB in {archive.MEMBERS_LIMIT:,} members" in page
    assert f"{archive.PART_LIMIT // 2**20} MB in one XML part, {archive.MARKS_LIMIT // 10**6} million marks" in page
    assert f"{archive.PARAGRAPHS_LIMIT:,} paragraphs, and {archive.RATIO_LIMIT} times its packed size" in page


def test_the_version_is_the_one_in_the_changelog():
    version = drafting("--version").out.split()[1]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
