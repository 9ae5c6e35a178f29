"""The fates that two readers found, made apart and before the engine was tuned, and how near the tracker comes.

`tests/cases/track/` holds them: `pass_a` and `pass_b` of the goals and elements of 2010 in the draft plan, `second_a`
and `second_b` of a draft resolution (its operative paragraphs as elements) in the adopted one.
"""

import csv
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from command import ROOT
from pdf_texts import PDFS, TOOL, pdf_text

from drafting.engines.track import track
from drafting.library import load
from drafting.model.fates import Degree
from drafting.vocabulary.thesaurus import Thesaurus

HELD = ROOT / "texts" / "global-plan-of-action"
LABELS = ROOT / "tests" / "cases" / "track"
PLAN, SECOND = ("pass_a", "pass_b"), ("second_a", "second_b")
DRAFT, ADOPTED = "A_C.2_80_L.27", "A_RES_80_135"
HAS_SECOND = TOOL is not None and all((PDFS / f"{name}.pdf").exists() for name in (DRAFT, ADOPTED))


def rows(name):
    with (LABELS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def strong(name):
    """The links that a pass calls strong: (source, element, carrier)."""
    return {(r["source"], r["element"], r["carrier"]) for r in rows(name) if r["degree"] == "strong"}


def verdicts(name):
    return {(r["source"], r["element"]): r["verdict"] for r in rows(name)}


@cache
def texts(name):
    if name in PLAN:
        held = [load(HELD / f"{text}.txt") for text in ("goals", "elements", "L.64")]
        return held[:2], held[2:]
    draft, adopted = (pdf_text(PDFS / f"{name}.pdf") for name in (DRAFT, ADOPTED))
    return [replace(draft, name="A/C.2/80/L.27")], [adopted]


@cache
def tracked(name, with_thesaurus=True):
    """The fates of the elements that a pass labelled."""
    sources, plans = texts(name)
    fates = track(sources, plans, thesaurus=None if with_thesaurus else Thesaurus()).fates
    return [fate for fate in fates if key(fate) in verdicts(name)]


def key(fate):
    return fate.element.text.name, str(fate.element.paragraph.address)


def carriers(fates, *, most=None, degree=None):
    return {
        (*key(fate), str(carrier.paragraph.address))
        for fate in fates
        for carrier in fate.carriers[:most]
        if degree in (None, carrier.degree)
    }


def f1(one, other):
    return 2 * len(one & other) / (len(one) + len(other))


class Figures(NamedTuple):
    strong: float  # F1 of the strong links
    first_five: float  # of the strong links of the pass, the share among the first five carriers
    reachable: float  # the same of those that five places can hold: an element may have seven
    right: int  # verdicts

    def __str__(self) -> str:
        return (
            f"strong F1 {self.strong:.2f}, first five {self.first_five:.2f} ({self.reachable:.2f} of those that five "
            f"places can hold), verdicts right {self.right}"
        )


def measured(name, with_thesaurus=True):
    fates, links = tracked(name, with_thesaurus), strong(name)
    found = links & carriers(fates, most=5)
    of_element = defaultdict(int)
    for source, element, _ in links:
        of_element[source, element] += 1
    reachable = sum(min(5, count) for count in of_element.values())
    right = sum(verdicts(name)[key(fate)] == fate.verdict for fate in fates)
    said = carriers(fates, degree=Degree.STRONG)
    return Figures(f1(said, links), len(found) / len(links), len(found) / reachable, right)
