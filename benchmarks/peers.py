"""Redlines by `drafting` and by others, of the same pairs in the same run: are they exact, what do they mark, how long.

python -m pip install ".[peers]" && python benchmarks/peers.py [--runs N] [--quick] [--keep FILE]

The others are docx-trackdiff, python-redlines (Docxodus), and LibreOffice's own comparison where it is installed with
its Python bindings. Each gets the same two .docx files; `drafting` is measured on them and on the held texts too.
Seconds are those of the fastest of N runs (3 by default, 1 with --quick): the processor's, and the clock's in brackets.
A run of more than half a minute is not repeated, and one of more than a minute is given up, so that all takes a few
minutes. Rows are printed as they are measured; with --keep those of a table that was cut short are not measured again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from drafting.errors import DraftingError
from drafting.library import Library
from drafting.model.address import Series, place
from drafting.model.reading import Changes
from drafting.model.text import Kind, Paragraph, Text
from drafting.native import dumps
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.writers.docx.check import printed
from drafting.writers.docx.clean import clean

ROOT = Path(__file__).parent.parent
SMALL, MIDDLE, LARGE = 98, 686, 3528  # paragraphs
PATIENCE = 60  # seconds of one run
REPEATED = 30  # seconds of the clock: a run that takes longer is not repeated
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


# --- the pairs ------------------------------------------------------------------------------------------------------


def paragraphs(count: int) -> list[Paragraph]:
    """So many numbered paragraphs of the draft L.64, taken over again with another year in each round."""
    library = Library(ROOT / "texts")
    held = [p.wording for p in library.open(library.entry("L.64")).paragraphs if len(p.wording) > 40]
    rounds = (f"{held[at % len(held)].rstrip(';,.')} in {2030 + at // len(held)};" for at in range(count))
    return numbered(rounds)


def numbered(wordings: Iterator[str] | list[str]) -> list[Paragraph]:
    """Operative paragraphs, numbered from 1."""
    return [
        Paragraph(place(Series.OP, number), Kind.OPERATIVE, words, f"{number}.")
        for number, words in enumerate(wordings, 1)
    ]


def edited(wording: str, words: int = 1) -> str:
    """The wording with some words in its middle exchanged."""
    parts = wording.split(" ")
    middle = len(parts) // 2
    parts[middle : middle + words] = [f"other{at}" for at in range(words)]
    return " ".join(parts)


def five_percent(count: int) -> tuple[list[Paragraph], list[Paragraph]]:
    """Every twentieth paragraph has another word."""
    old = paragraphs(count)
    return old, [replace(p, wording=edited(p.wording)) if at % 20 == 7 else p for at, p in enumerate(old)]


def renumbered(count: int = MIDDLE) -> tuple[list[Paragraph], list[Paragraph]]:
    """A paragraph is inserted as the seventh, five others have another word: six to mark where numbers are apart."""
    old = paragraphs(count)
    wordings = [edited(p.wording) if at % 130 == 60 else p.wording for at, p in enumerate(old)]
    return old, numbered([*wordings[:6], "Invites all who measure to share what they found;", *wordings[6:]])


def two_moves() -> tuple[list[Paragraph], list[Paragraph]]:
    """Two paragraphs go elsewhere; five words of the second are exchanged in a row."""
    old = [replace(p, marker="", kind=Kind.PROSE) for p in paragraphs(30)]
    new = [p for at, p in enumerate(old) if at not in (4, 9)]
    new.insert(20, old[4])
    new.insert(26, replace(old[9], wording=edited(old[9].wording, 5)))
    return old, new


def three_go_three_come() -> tuple[list[Paragraph], list[Paragraph]]:
    """Three paragraphs are deleted, three others added elsewhere: nothing moved."""
    old = [replace(p, marker="", kind=Kind.PROSE) for p in paragraphs(33)]
    come, kept = old[30:], old[:30]
    return kept, [*kept[:5], *kept[8:20], *come, *kept[20:]]


def split_and_merge() -> tuple[list[Paragraph], list[Paragraph]]:
    """One paragraph is cut in two at a space, two others are joined by one."""
    old = [replace(p, marker="", kind=Kind.PROSE) for p in paragraphs(30)]
    words = old[5].wording.split(" ")
    parts = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
    joined = f"{old[14].wording} {old[15].wording}"
    before, after = [p.wording for p in old[:5]], [p.wording for p in old[16:]]
    wordings = [*before, *parts, *(p.wording for p in old[6:14]), joined, *after]
    return old, [replace(p, marker="", kind=Kind.PROSE) for p in numbered(wordings)]


# --- who makes redlines ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds of the processor and of the clock, and the most memory in MB."""

    processor: float
    clock: float
    memory: float

    def __str__(self) -> str:
        return f"{self.processor:.2f} ({self.clock:.2f}) s, {self.memory:.0f} MB"


# Started anew, so that its own small memory is the least that is measured. What is given up ends with all it started.
WATCH = """
import json, os, resource, signal, subprocess, sys, time
begun = time.perf_counter()
started = subprocess.Popen(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
try:
    output = started.communicate(timeout=float(sys.argv[1]))[0].decode()
except subprocess.TimeoutExpired:
    os.killpg(started.pid, signal.SIGKILL)
    started.communicate()
    output = f"no end after {sys.argv[1]} s"
used = resource.getrusage(resource.RUSAGE_CHILDREN)
result = {"processor": used.ru_utime + used.ru_stime, "clock": time.perf_counter() - begun}
print(json.dumps([started.returncode, output[-300:], {**result, "memory": used.ru_maxrss / 1024}]))
"""


def run(command: list[str]) -> Cost:
    """Runs a command to its end. Raises CalledProcessError where it fails, or has none in time."""
    watch = [sys.executable, "-c", WATCH, str(PATIENCE), *command]
    answer = subprocess.run(watch, check=True, capture_output=True, env=COMPILED, cwd=ROOT)
    code, output, cost = json.loads(answer.stdout)
    if code:
        raise subprocess.CalledProcessError(code, command, output)
    return Cost(**cost)


DOCXODUS = """
import sys; from pathlib import Path; from python_redlines import DocxodusEngine
old, new, out = map(Path, sys.argv[1:])
out.write_bytes(DocxodusEngine().run_redline("Chair", old.read_bytes(), new.read_bytes())[0])
"""
OFFICE = ["/usr/bin/python3", str(ROOT / "benchmarks" / "office_compare.py")]
DRAFTING = [sys.executable, "-m", "drafting", "diff"]


def makers() -> dict[str, Callable[[Path, Path, Path], list[str]]]:
    """The command of each maker of redlines that is installed, given the old file, the new one and the result."""
    bin_ = Path(sys.executable).parent
    found: dict[str, Callable[[Path, Path, Path], list[str]]] = {
        "drafting, held texts": lambda old, new, out: [
            *DRAFTING, str(old.with_suffix(".txt")), str(new.with_suffix(".txt")), "-o", str(out), "--force",
        ],
        "drafting, .docx": lambda old, new, out: [*DRAFTING, str(old), str(new), "-o", str(out), "--force"],
    }  # fmt: skip
    if (bin_ / "docx-trackdiff").exists():
        found["docx-trackdiff"] = lambda old, new, out: [str(bin_ / "docx-trackdiff"), str(old), str(new), str(out)]
    try:
        import python_redlines  # noqa: F401

        found["python-redlines"] = lambda old, new, out: [sys.executable, "-c", DOCXODUS, str(old), str(new), str(out)]
    except ImportError:
        pass
    if shutil.which("soffice"):
        found["LibreOffice"] = lambda old, new, out: [*OFFICE, str(old), str(new), str(out)]
    return found


# --- what is found in their files -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marks:
    """What a redline marks: words inserted or deleted, native moves, paragraphs marked for more than their number."""

    exact: str
    words: int
    moves: int
    paragraphs: int


def marks(path: Path, old: Text, new: Text) -> Marks:
    """What stands in a redline of two texts."""
    try:
        package = open_package(path.read_bytes(), name=path.name)
        body = package.tree(package.main)
        sides = ((Changes.ACCEPTED, new), (Changes.REJECTED, old))
        exact = ["" if letters(package, how) == [shown(p) for p in text.paragraphs] else how for how, text in sides]
    except DraftingError as problem:
        return Marks(f"not read: {problem.message}", 0, 0, 0)
    by_author = [e for e in body.iter(w("ins"), w("del")) if e.get(w("author")) != "renumbering"]
    changed = sum(
        len(re.findall(r"\w+", "".join(t.text or "" for t in e.iter(w("t"), w("delText"))))) for e in by_author
    )
    moves = len({e.get(w("name")) for e in body.iter(w("moveFromRangeStart"))})
    touched = {next(e.iterancestors(w("p")), None) for e in by_author}
    return Marks(", ".join(filter(None, exact)) or "exact", changed, moves, len(touched))


def letters(package, how: Changes) -> list[str]:
    """The paragraphs of the file without blanks, empty ones left out: some makers leave one behind."""
    return [words for words in ("".join(p.words.split()) for p in printed(package, how)) if words]


def shown(paragraph: Paragraph) -> str:
    return "".join(f"{paragraph.marker}{paragraph.wording}".split())


def main(runs: int, keep: Path | None) -> None:
    """Prints a table for each pair."""
    pairs = {
        "two moves, one with 5 edited words": two_moves(),
        "three go, three come": three_go_three_come(),
        "split and merge": split_and_merge(),
        f"{SMALL} paragraphs, 5 % edited": five_percent(SMALL),
        f"{MIDDLE} paragraphs, one inserted, five edited": renumbered(),
        f"{LARGE} paragraphs, 5 % edited": five_percent(LARGE),
    }
    known = kept_rows(keep)
    with tempfile.TemporaryDirectory() as folder:
        for title, sides in pairs.items():
            texts = [Text(name, tuple(side)) for name, side in zip(("old", "new"), sides, strict=True)]
            for text in texts:
                (Path(folder) / f"{text.name}.docx").write_bytes(clean(text))
                (Path(folder) / f"{text.name}.txt").write_text(dumps(text), "utf-8")
            print(f"\n{title}", flush=True)
            for name, command in makers().items():
                row = known.get((title, name)) or row_of(name, command, Path(folder), texts, runs)
                print(f"  {name:22} {row}", flush=True)
                if keep and (title, name) not in known:
                    with keep.open("a", encoding="utf-8") as file:
                        file.write(json.dumps([title, name, row]) + "\n")


def kept_rows(keep: Path | None) -> dict[tuple[str, str], str]:
    """The rows that were measured before, by pair and maker."""
    lines = keep.read_text("utf-8").splitlines() if keep and keep.exists() else []
    return {(title, name): row for title, name, row in map(json.loads, lines)}


def row_of(name: str, command: Callable[..., list[str]], folder: Path, texts: list[Text], runs: int) -> str:
    """What one maker made of a pair, and at what cost."""
    out = folder / "redline.docx"
    files = folder / "old.docx", folder / "new.docx", out
    costs: list[Cost] = []
    try:
        if name.startswith("drafting"):
            run(command(*files))  # compiles
        while len(costs) < runs and not (costs and costs[-1].clock > REPEATED):
            costs.append(run(command(*files)))
    except subprocess.CalledProcessError as problem:
        return f"failed: {problem.output!r}"
    best = Cost(min(c.processor for c in costs), min(c.clock for c in costs), max(c.memory for c in costs))
    found = marks(out, *texts)
    marked = f"{found.words:5} words, {found.moves:2} moves, {found.paragraphs:4} paragraphs marked"
    return f"{found.exact:20} {marked}; {best}"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=3, help="of each command, of which the fastest counts")
    asked.add_argument("--quick", action="store_true", help="one run of each")
    asked.add_argument("--keep", type=Path, help="a file of rows: those in it are not measured again")
    given = asked.parse_args()
    main(1 if given.quick else given.runs, given.keep)
