"""What one reader found, piece by piece: which measures of an element are lost, and what a carrier asks more softly.

`tests/cases/track/pieces.tsv` and `softer.tsv` hold the reading of all three cases of `labels`.
"""

import csv
from collections import Counter
from typing import NamedTuple

from labels import LABELS, key, tracked

GAP = " … "  # stands for what a quotation leaves out


def rows(file, name):
    """The rows of a reading that are about the elements of a case."""
    elements = {key(fate) for fate in tracked(name)}
    with (LABELS / file).open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines, delimiter="\t") if (row["source"], row["element"]) in elements]


def place(wording, words):
    """Where the quoted words stand in a wording; raises ValueError where they do not."""
    first, gap, last = words.partition(GAP)
    start = wording.index(first)
    return (start, wording.index(last, start) + len(last)) if gap else (start, start + len(first))


def shared(one, other):
    """What share of the shorter of two spans lies in the other."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / min(one[1] - one[0], other[1] - other[0])


class Lost(NamedTuple):
    right: int  # "not found" lines on what the reader misses too, wholly or in part
    half: int  # on what he misses and something that is there
    wrong: int  # on what is there
    unread: int  # on words of which he says nothing
    found: int  # of the pieces that he misses, those in some line
    of: int  # pieces that he misses


def lost(name):
    """The lines "not found" of a case against the reading."""
    pieces = rows("pieces.tsv", name)
    lines = Counter()
    found = of = 0
    for fate in tracked(name):
        own = [row for row in pieces if (row["source"], row["element"]) == key(fate)]
        places = [(place(fate.element.paragraph.wording, row["words"]), row["fate"]) for row in own]
        lines.update(_line({said for span, said in places if shared(span, line) >= 0.5}) for line in fate.lost)
        missed = [span for span, said in places if said == "lost"]
        found += sum(any(shared(span, line) >= 0.5 for line in fate.lost) for span in missed)
        of += len(missed)
    return Lost(lines["right"], lines["half"], lines["wrong"], lines["unread"], found, of)


def _line(fates):
    if "held" in fates:
        return "half" if "lost" in fates else "wrong"
    return "right" if fates else "unread"


class Softer(NamedTuple):
    right: int  # "asks for less" flags that the reader agrees with
    wrong: int
    unread: int
    found: int  # of what he finds softer, what is flagged
    of: int


def softer(name):
    """The flags "asks for less" of a case against the reading."""
    reading = rows("softer.tsv", name)
    said = {flag for fate in tracked(name) for carrier in fate.carriers for flag in _flags(fate, carrier)}
    judged = {_row(row): row["softer"] for row in reading}
    agreed = {flag: next((judged[row] for row in judged if _same(row, flag)), "unread") for flag in said}
    counts = Counter(agreed.values())
    wanted = [row for row, is_softer in judged.items() if is_softer == "yes"]
    found = sum(any(_same(row, flag) for flag in said) for row in wanted)
    return Softer(counts["yes"], counts["no"], counts["unread"], found, len(wanted))


def _row(row):
    return row["source"], row["element"], row["carrier"], row["side"], row["words"].lower()


def _flags(fate, carrier):
    for flag in carrier.weakened:
        side, wording, span = (
            ("carrier", carrier.paragraph.wording, flag.new)
            if flag.new
            else ("element", fate.element.paragraph.wording, flag.old)
        )
        yield *key(fate), str(carrier.paragraph.address), side, wording[slice(*span)].lower()


def _same(row, flag):
    return row[:4] == flag[:4] and (row[4] in flag[4] or flag[4] in row[4])
