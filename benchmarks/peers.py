"""Redlines by `drafting` and by others, of the same pairs in the same run: are they exact, what do they mark, how long.

python -m pip install ".[peers]" && python benchmarks/peers.py [RUNS]

The others are docx-trackdiff, python-redlines (Docxodus), and LibreOffice's own comparison where it is installed with
its Python bindings. Each gets the same two .docx files; `drafting` is measured on them and on the held texts too.
Seconds are those of the fastest of RUNS runs (3 by default): the processor's, and the clock's in brackets.
"""

from __future__ import annotations

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
from drafting.model.text import Kind, Note, Paragraph, Text
from drafting.native import dumps
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.writers.docx.check import printed
from drafting.writers.docx.clean import clean

ROOT = Path(__file__).parent.parent
SMALL, MIDDLE, LARGE = 98, 686, 3528  # paragraphs
PATIENCE = 600  # seconds
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


# Started anew, so that its own small memory is the least that is measured.
WATCH = """
import json, resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
result = {"processor": used.ru_utime + used.ru_stime, "clock": time.perf_counter() - begun}
print(json.dumps([done.returncode, done.stdout.decode()[-300:], {**result, "memory": used.ru_maxrss / 1024}]))
"""


def run(command: list[str]) -> Cost:
    """Runs a command to its end. Raises CalledProcessError where it fails."""
    watch = [sys.executable, "-c", WATCH, *command]
    answer = subprocess.run(watch, check=True, capture_output=True, env=COMPILED, cwd=ROOT, timeout=PATIENCE)
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


def main(runs: int) -> None:
    """Prints a table for each pair."""
    pairs = {
        "two moves, one with 5 edited words": two_moves(),
        "three go, three come": three_go_three_come(),
        "split and merge": split_and_merge(),
        f"{SMALL} paragraphs, 5 % edited": five_percent(SMALL),
        f"{MIDDLE} paragraphs, one inserted, five edited": renumbered(),
        f"{LARGE} paragraphs, 5 % edited": five_percent(LARGE),
    }
    notes: tuple[Note, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        for title, sides in pairs.items():
            texts = [Text(name, tuple(side), notes) for name, side in zip(("old", "new"), sides, strict=True)]
            for text in texts:
                (Path(folder) / f"{text.name}.docx").write_bytes(clean(text))
                (Path(folder) / f"{text.name}.txt").write_text(dumps(text), "utf-8")
            print(f"\n{title}", flush=True)
            for name, command in makers().items():
                measure(name, command, Path(folder), texts, runs)


def measure(name: str, command: Callable[..., list[str]], folder: Path, texts: list[Text], runs: int) -> None:
    """Prints a line of the table."""
    out = folder / "redline.docx"
    files = folder / "old.docx", folder / "new.docx", out
    try:
        costs = [run(command(*files)) for _ in range(runs + (name.startswith("drafting")))]  # the first one compiles
    except subprocess.CalledProcessError as problem:
        print(f"  {name:22} failed: {problem.output!r}", flush=True)
        return
    best = Cost(min(c.processor for c in costs), min(c.clock for c in costs), max(c.memory for c in costs))
    found = marks(out, *texts)
    print(
        f"  {name:22} {found.exact:20} {found.words:5} words, {found.moves:2} moves, {found.paragraphs:4} paragraphs "
        f"marked; {best}",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
