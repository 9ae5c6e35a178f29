"""Cases of whose a tracked change is, one idea a file; what is wished was decided by reading.

A file: what it shows; then the draft, one paragraph a line, with its changes in the signs of the held format
({+added+|EU}, {-deleted-|US|2024-11-02T10:00:00Z}); behind a line " ¶+EU" or " ¶-EU" tracks its end. A line
"moved here by EU: ..." or "moved away by EU: ..." is one end of a move, "row: a | b" or "row added by EU: a | b" a row
of a table. Then what `diff` tells of it below its first lines; a section "by EU" or "addresses": with that option.
"""

import re
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from command import drafting
from wordfiles import change, docx, p, run, table

from drafting.errors import StructureError
from drafting.inline import plain
from drafting.model.text import Style

CASES = sorted((Path(__file__).parents[1] / "cases" / "whose").glob("*.txt"))
MOMENT = "2024-10-31T09:00:00Z"
ROW = re.compile(r"row(?: (added|deleted) by (.+?))?: (.*)")
MOVED = re.compile(r"moved (here|away) by (.+?): (.*)")
TAGS = {"added": "ins", "deleted": "del", "here": "moveTo", "away": "moveFrom", "+": "ins", "-": "del"}


def tracked(tag, inside, author, date=None):
    """A change, without author and date where nobody is named."""
    xml = change(tag, inside, author or "", date or MOMENT)
    return xml if author else re.sub(r' w:(?:author|date)="[^"]*"', "", xml)


def wording(line):
    """The runs of a wording, each inside its changes."""
    words, spans, _ = plain(line, lambda message, _: StructureError(message))
    edges = sorted({0, len(words), *(edge for s in spans for edge in (s.start, s.end))})
    runs = ""
    for start, end in pairwise(edges):
        over = {s.style: s for s in spans if s.start <= start < s.end}
        gone, come = over.get(Style.DELETED), over.get(Style.INSERTED)
        xml = run(words[start:end], tag="delText" if gone else "t")
        xml = tracked("del", xml, gone.author, gone.date) if gone else xml
        runs += tracked("ins", xml, come.author, come.date) if come else xml
    return runs


def paragraph(line):
    if moved := MOVED.fullmatch(line):
        tag, author = TAGS[moved[1]], moved[2]
        return p(tracked(tag, run(moved[3]), author), mark=tracked(tag, "", author))
    words, _, end = line.partition(" ¶")
    return p(wording(words), mark=tracked(TAGS[end[0]], "", end[1:]) if end else "")


def rows(lines):
    for found in (ROW.fullmatch(line) for line in lines):
        kind, author, cells = found.groups()
        properties = [f"<w:trPr>{tracked(TAGS[kind], '', author)}</w:trPr>"] if kind else []
        yield [*properties, *(p(wording(cell)) for cell in cells.split(" | "))]


def file_of(draft):
    body = ""
    for is_row, lines in groupby(draft.strip().splitlines(), key=lambda line: bool(ROW.fullmatch(line))):
        found = list(lines)
        body += table(*rows(found)) if is_row else "".join(map(paragraph, found))
    return docx(body)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path, tmp_path):
    _, draft, *sections = re.split(r"^--- (?:draft\n)?", path.read_text("utf-8"), flags=re.MULTILINE)
    (tmp_path / "draft.docx").write_bytes(file_of(draft))
    assert sections
    for section in sections:
        name, _, wished = section.partition("\n")
        options = ["--by", name[3:]] if name.startswith("by ") else ["--addresses"] if name == "addresses" else []
        told = drafting("diff", "draft.docx", "--quiet", *options, cwd=tmp_path)
        assert told.code == 0, told.err
        lines = told.out.splitlines()
        assert "\n".join(lines if name == "addresses" else lines[3:]) == wished.strip("\n")


def test_there_are_cases():
    assert len(CASES) >= 15
