"""Pairs of real texts in which a reader has labelled the partners: the files under tests/cases/pairs."""

from __future__ import annotations

import csv
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from adopted import ADOPTED, adopted_text
from command import ROOT
from pdf_texts import PDFS, TOOL, pdf_text

from drafting.library import load
from drafting.model.text import Text

HELD = ROOT / "texts" / "global-plan-of-action"
PAIRS = sorted((ROOT / "tests" / "cases" / "pairs").glob("*.tsv"))
_SIDE = re.compile(r"# (?:old|new): (\S+), \d+ paragraphs, sha256 (\w+)")


@dataclass(frozen=True)
class Label:
    """One row: addresses that carry the same matter, the kind of change, whether a reader could say otherwise, why."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    kind: str
    is_doubtful: bool
    why: str


@dataclass(frozen=True)
class LabelledPair:
    """Two texts and the labels between them; together the labels hold each paragraph of both texts exactly once."""

    name: str
    old: Text
    new: Text
    labels: tuple[Label, ...]


@cache
def labelled(path: Path) -> LabelledPair:
    """The texts and labels of a file. Skips the test where a source is missing; fails it where one has changed."""
    lines = path.read_text("utf-8").splitlines()
    old, new = (_source(*_side(line), lines) for line in lines[:2])
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    labels = tuple(
        Label(_addresses(row["old"]), _addresses(row["new"]), row["kind"], bool(row["doubtful"]), row["why"])
        for row in table
    )
    return LabelledPair(path.stem, old, new, labels)


def digest(text: Text) -> str:
    """What the labels rest on: the addresses and the wordings, in order."""
    said = "".join(f"{p.address}\t{p.wording}\n" for p in text.paragraphs)
    return sha256(said.encode()).hexdigest()[:16]


@cache
def pdf_tool() -> str:
    """The version of pdftotext, which decides where it sees blanks."""
    run = subprocess.run([str(TOOL), "-v"], capture_output=True, check=False, timeout=60, encoding="utf-8")
    return run.stderr.splitlines()[0].rpartition(" ")[2]


def source(name: str) -> Text:
    """The text of that name: held, or among the adopted records, or a PDF; "A_RES_78_228.pdf" is the PDF where there
    is a record too. Skips the test where it is not there.
    """
    stem = name.removesuffix(".pdf")
    if (HELD / f"{name}.txt").exists():
        return load(HELD / f"{name}.txt")
    if (ADOPTED / f"{name}.json").exists():
        return adopted_text(ADOPTED / f"{name}.json")
    if not (PDFS / f"{stem}.pdf").exists():
        pytest.skip(f"{name} is not beside the checkout")
    if TOOL is None:
        pytest.skip("pdftotext is not installed")
    return pdf_text(PDFS / f"{stem}.pdf")


def _side(line: str) -> tuple[str, str]:
    found = _SIDE.fullmatch(line)
    assert found, line
    return found[1], found[2]


def _source(name: str, wanted: str, lines: list[str]) -> Text:
    text = source(name)
    if digest(text) != wanted:
        used = next((line.rpartition(" ")[2] for line in lines if line.startswith("# pdftotext ")), None)
        if used and used != pdf_tool():
            pytest.skip(f"{name}: labelled with pdftotext {used}, here is {pdf_tool()}, and it sees other blanks")
        pytest.fail(f"{name} is not the text that was labelled: read it again, and then note {digest(text)}")
    return text


def _addresses(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" + ")) if cell else ()
