"""The tracker against two independent passes of reading the goals and elements in the plan.

`tests/cases/track/` holds what the two passes found, made apart and before the engine was tuned: `pass_a` and `pass_b`
of the real case, `second_a` and `second_b` of another negotiation. The floors below are what was measured, less a
little: they guard against a fall and claim no more.
"""

import csv
from functools import cache

import pytest
from command import ROOT

from drafting.engines.track import track
from drafting.library import load
from drafting.model.address import parse_address
from drafting.vocabulary.thesaurus import Thesaurus

HELD = ROOT / "texts" / "global-plan-of-action"
LABELS = ROOT / "tests" / "cases" / "track"
PASSES = ("pass_a", "pass_b")


def rows(name):
    with (LABELS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def strong(name):
    """The links that a pass calls strong: (source, element, carrier)."""
    return {(r["source"], r["element"], r["carrier"]) for r in rows(name) if r["degree"] == "strong"}


def verdicts(name):
    return {(r["source"], r["element"]): r["verdict"] for r in rows(name)}


@cache
def tracked(with_thesaurus=True):
    texts = [load(HELD / f"{name}.txt") for name in ("goals", "elements", "L.64")]
    return track(texts[:2], texts[2:], thesaurus=None if with_thesaurus else Thesaurus())


def found_strong(fates):
    return {
        (fate.element.text.name, str(fate.element.paragraph.address), str(carrier.paragraph.address))
        for fate in fates.fates
        for carrier in fate.carriers
        if carrier.degree == "strong"
    }


def f1(one, other):
    return 2 * len(one & other) / (len(one) + len(other))


@pytest.mark.parametrize("name", PASSES)
def test_the_labels_name_elements_and_paragraphs_that_are_there(name):
    plan = {str(p.address) for p in load(HELD / "L.64.txt").paragraphs}
    assert {r["carrier"] for r in rows(name) if r["carrier"]} <= plan
    assert len(verdicts(name)) == 22
    assert all(str(parse_address(r["element"])) == r["element"] for r in rows(name))


def test_the_two_passes_agree_on_strong_links_and_verdicts():
    assert f1(strong("pass_a"), strong("pass_b")) >= 0.9
    first, second = verdicts("pass_a"), verdicts("pass_b")
    assert sum(first[e] == second[e] for e in first) >= 19


@pytest.mark.parametrize(("name", "links", "right"), [("pass_a", 0.65, 16), ("pass_b", 0.65, 18)])
def test_the_tracker_finds_what_the_passes_found(name, links, right):
    fates = tracked()
    assert f1(found_strong(fates), strong(name)) >= links
    said = verdicts(name)
    agreed = [said[f.element.text.name, str(f.element.paragraph.address)] == f.verdict for f in fates.fates]
    assert sum(agreed) >= right


@pytest.mark.parametrize("name", PASSES)
def test_the_thesaurus_helps(name):
    assert f1(found_strong(tracked()), strong(name)) > f1(found_strong(tracked(False)), strong(name)) + 0.1
