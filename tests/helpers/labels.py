"""The fates that two readers found, made apart and before the engine was tuned, and how near the tracker comes.

`tests/cases/track/` holds them: `pass_a` and `pass_b` of the goals and elements of 2010 in the draft plan, `second_a`
and `second_b` of a draft resolution (its operative paragraphs as elements) in the adopted one, `third_a` of every third
paragraph of the draft plan in the declaration made on it eleven years later, `fourth_a` and `fourth_b` of
the declaration of 2017 in that of 2025.
"""

import csv
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from adopted import ADOPTED, adopted_text
from command import ROOT
from pdf_texts import PDFS, TOOL, pdf_text

from drafting.engines.track import track
from drafting.library import load
from drafting.model.fates import Degree
from drafting.vocabulary.thesaurus import Thesaurus

HELD = ROOT / "texts" / "global-plan-of-action"
LABELS = ROOT / "tests" / "cases" / "track"
PLAN, SECOND, THIRD, FOURTH = ("pass_a", "pass_b"), ("second_a", "second_b"), ("third_a",), ("fourth_a", "fourth_b")
DRAFT, AGREED = "A_C.2_80_L.27", "A_RES_80_135"
DECLARATION, EARLIER, LATER = ADOPTED / "A_RES_76_7.json", ADOPTED / "A_RES_72_1.json", PDFS / "A_RES_80_9.pdf"
HAS_SECOND = TOOL is not None and all((PDFS / f"{name}.pdf").exists() for name in (DRAFT, AGREED))
HAS_THIRD = DECLARATION.exists()
HAS_FOURTH = TOOL is not None and EARLIER.exists() and LATER.exists()


def rows(name):
    with (LABELS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def strong(name):
    """The links that a pass calls strong: (source, element, carrier)."""
    return {(r["source"], r["element"], r["carrier"]) for r in rows(name) if r["degree"] == "strong"}


def linked(name):
    """The links of any degree."""
    return {(r["source"], r["element"], r["carrier"]) for r in rows(name) if r["carrier"]}


def verdicts(name):
    return {(r["source"], r["element"]): r["verdict"] for r in rows(name)}


@cache
def texts(name):
    if name in PLAN:
        held = [load(HELD / f"{text}.txt") for text in ("goals", "elements", "L.64")]
        return held[:2], held[2:]
    if name in THIRD:
        return [load(HELD / "L.64.txt")], [adopted_text(DECLARATION)]
    if name in FOURTH:
        return [adopted_text(EARLIER)], [pdf_text(LATER)]
    draft, agreed = (pdf_text(PDFS / f"{name}.pdf") for name in (DRAFT, AGREED))
    return [replace(draft, name="A/C.2/80/L.27")], [agreed]


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


class Agreement(NamedTuple):
    strong: float  # F1 of the strong links of two passes, on the elements of both
    of_any: float  # the same of all links
    right: int  # verdicts alike
    of: int  # elements


def agreement(passes):
    first, second = (verdicts(name) for name in passes)
    both = first.keys() & second.keys()
    alike = (f1(*({link for link in of(name) if link[:2] in both} for name in passes)) for of in (strong, linked))
    return Agreement(*alike, sum(first[element] == second[element] for element in both), len(both))


class Figures(NamedTuple):
    strong: float  # F1 of the strong links
    first_five: float  # of the strong links of the pass, the share among the first five carriers
    reachable: float  # the same of those that five places can hold: an element may have seven
    of_any: float  # F1 of the links of any degree
    right: int  # verdicts

    def __str__(self) -> str:
        return (
            f"strong F1 {self.strong:.2f}, first five {self.first_five:.2f} ({self.reachable:.2f} of those that five "
            f"places can hold), any degree {self.of_any:.2f}, verdicts right {self.right}"
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
    of_any = f1(carriers(fates), linked(name))
    return Figures(f1(said, links), len(found) / len(links), len(found) / reachable, of_any, right)
