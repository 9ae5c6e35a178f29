"""Cases of comparing, one idea a file; the wished result was decided by reading, before the engine was run.

A file: what it shows, where it comes from; then the old and the new text, one paragraph a line after its address
("# " for a heading); then every change in order, and under it, where wished, the wording with its edits marked
({-deleted-}{+inserted+}, ¶ a break between paragraphs, ~ a no-break space).
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from drafting.engines.compare import compare
from drafting.model.address import Series, parse_address, place
from drafting.model.changes import BREAK, Change, Op
from drafting.model.text import Kind, Paragraph, Text

CASES = sorted((Path(__file__).parents[1] / "cases" / "compare").glob("*.txt"))
KINDS = {Series.PP: Kind.PREAMBULAR, Series.OP: Kind.OPERATIVE, Series.CLOSING: Kind.CLOSING, Series.PARA: Kind.PROSE}
MARKS = {Op.KEEP: "{}", Op.DELETE: "{{-{}-}}", Op.INSERT: "{{+{}+}}"}
# Cases that the engines do not yet give as wished. The list is strict: a case that comes right must be taken out.
NOT_YET: frozenset[str] = frozenset()


def read(name: str, lines: list[str]) -> Text:
    paragraphs: list[Paragraph] = []
    headings = 0
    for line in filter(None, lines):
        if line.startswith("# "):
            headings += 1
            paragraphs.append(Paragraph(place(Series.HEADING, headings), Kind.HEADING, line[2:], level=1))
            continue
        label, wording = line.split(": ", 1)
        address = parse_address(label)
        kind = Kind.ITEM if address.depth > 1 else KINDS.get(address.series, Kind.ANNEX)
        paragraphs.append(Paragraph(address, kind, wording.replace("~", "\u00a0")))
    return Text(name, tuple(paragraphs))


def shown(change: Change) -> str:
    old, new = (" + ".join(map(str, side)) for side in change.addresses)
    return f"{change.kind} {old} -> {new}".replace("  ", " ").strip()


def marked(change: Change) -> str:
    words = "".join(MARKS[edit.op].format(edit.words) for edit in change.edits)
    return words.replace(BREAK, "¶").replace("\u00a0", "~")


def asked(path: Path) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not yet as wished")] if path.stem in NOT_YET else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [asked(path) for path in CASES])
def test_case(path: Path) -> None:
    _, old, new, wished = re.split(r"^--- \w+\n", path.read_text("utf-8"), flags=re.MULTILINE)
    changes = compare(read("old", old.splitlines()), read("new", new.splitlines())).changes
    lines = wished.strip().splitlines()
    assert [shown(change) for change in changes] == [line for line in lines if not line.startswith(" ")]
    by_change = dict(zip(map(shown, changes), map(marked, changes), strict=True))
    for head, line in pairwise(lines):
        if line.startswith(" "):
            assert by_change[head] == line.strip()


def test_there_are_cases() -> None:
    assert len(CASES) >= 60
    assert {path.stem for path in CASES} >= NOT_YET
