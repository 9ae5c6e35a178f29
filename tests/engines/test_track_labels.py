"""The tracker against independent passes of reading, on four pairs of texts.

The floors are what was measured, less a little: they guard against a fall and claim no more. The benchmarks print the
figures, with the thesaurus and without.
"""

import pytest
from labels import (
    FOURTH,
    HAS_FOURTH,
    HAS_SECOND,
    HAS_THIRD,
    PLAN,
    SECOND,
    THIRD,
    Figures,
    agreement,
    measured,
    rows,
    texts,
    verdicts,
)

from drafting.model.address import parse_address

needs_second = pytest.mark.skipif(not HAS_SECOND, reason="the printed texts are not beside the checkout")
needs_third = pytest.mark.skipif(not HAS_THIRD, reason="the adopted texts are not beside the checkout")
needs_fourth = pytest.mark.skipif(not HAS_FOURTH, reason="the two declarations are not beside the checkout")
ALL = [
    *PLAN,
    *(pytest.param(name, marks=needs_second) for name in SECOND),
    *(pytest.param(name, marks=needs_third) for name in THIRD),
    *(pytest.param(name, marks=needs_fourth) for name in FOURTH),
]


@pytest.mark.parametrize("name", ALL)
def test_the_labels_name_elements_and_paragraphs_that_are_there(name):
    sources, plans = texts(name)
    assert {r["carrier"] for r in rows(name) if r["carrier"]} <= {str(p.address) for p in plans[0].paragraphs}
    there = {(text.name, str(p.address)) for text in sources for p in text.paragraphs}
    assert verdicts(name).keys() <= there
    assert all(str(parse_address(r["element"])) == r["element"] for r in rows(name))


@pytest.mark.parametrize(
    ("passes", "links", "right", "of"),
    [(PLAN, 0.9, 20, 22), (SECOND, 0.89, 14, 15), pytest.param(FOURTH, 0.99, 20, 28, marks=needs_fourth)],
)
def test_the_two_passes_agree_on_strong_links_and_verdicts(passes, links, right, of):
    said = agreement(passes)
    assert said.strong >= links
    assert (said.right, said.of) == (right, of)


FLOORS = {
    "pass_a": Figures(0.75, 0.74, 0.84, 0.51, 19),
    "pass_b": Figures(0.77, 0.76, 0.87, 0.55, 21),
    "second_a": Figures(0.88, 1.0, 1.0, 0.58, 15),
    "second_b": Figures(0.98, 1.0, 1.0, 0.65, 29),
    "third_a": Figures(0.83, 0.92, 0.92, 0.62, 16),
    "fourth_a": Figures(0.97, 1.0, 1.0, 0.68, 22),
    "fourth_b": Figures(0.97, 1.0, 1.0, 0.68, 17),
}


@pytest.mark.parametrize("name", ALL)
def test_the_tracker_finds_what_the_passes_found(name):
    assert all(value >= floor for value, floor in zip(measured(name), FLOORS[name], strict=True))


@pytest.mark.parametrize("name", PLAN)
def test_the_thesaurus_helps(name):
    with_it, without = measured(name), measured(name, with_thesaurus=False)
    assert with_it.strong > without.strong + 0.1
    assert with_it.right > without.right
