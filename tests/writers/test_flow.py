"""Where everything stands in the flow picture."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import paper, plan

from drafting.model.address import Series, place
from drafting.model.fates import Carrier, Degree, Element, Fate, Fates, Verdict
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.web.flow import GAP, NODE, TOP, flow

links = st.lists(
    st.lists(st.tuples(st.integers(0, 24), st.sampled_from(Degree)), max_size=12, unique_by=lambda link: link[0]),
    max_size=6,
)


def fates_of(links, *, sources=1, sections=5):
    """Fates of so many elements, each with the numbers and degrees of the plan's paragraphs that carry it.

    The plan has five paragraphs in each section.
    """
    source = paper([f"element {at}" for at in range(len(links))])
    paragraphs = plan([f"paragraph {at}" for at in range(5 * sections)]).paragraphs
    text = Text("plan", tuple(replace(p, section=f"Part {at // 5 + 1}") for at, p in enumerate(paragraphs)))
    return Fates(
        (source,) * sources,
        (text,),
        tuple(
            Fate(
                Element(source, p),
                Verdict.PARTIAL,
                tuple(Carrier(text, text.paragraphs[at], how, 0.5) for at, how in own),
            )
            for p, own in zip(source.paragraphs, links, strict=True)
        ),
    )


@given(links)
def test_nodes_stand_below_one_another_within_the_picture(links):
    picture = flow(fates_of(links))
    for side in (picture.elements, picture.sections):
        assert all(node.top >= TOP and node.bottom < picture.height for node in side)
        assert all(below.top - above.bottom > GAP - 0.01 for above, below in pairwise(side))


@given(links)
def test_bands_lie_side_by_side_within_the_nodes_that_they_join(links):
    picture = flow(fates_of(links))
    for nodes, number, edge in (
        (picture.elements, lambda band: band.element, lambda band: band.left),
        (picture.sections, lambda band: band.section, lambda band: band.right),
    ):
        for at, node in enumerate(nodes):
            bands = [band for band in picture.bands if number(band) == at]
            assert all(above.width + edge(above) == pytest.approx(edge(below)) for above, below in pairwise(bands))
            if bands:  # in the middle of the node
                assert edge(bands[0]) - node.top == pytest.approx(node.bottom - edge(bands[-1]) - bands[-1].width)
                assert edge(bands[0]) >= node.top - 0.01


def test_the_shorter_side_is_spread_over_the_height_of_the_longer_one():
    picture = flow(fates_of([[], [], []], sections=1))
    [section] = picture.sections
    assert section.height == NODE
    assert section.top + NODE / 2 == (picture.elements[0].top + picture.elements[-1].bottom) / 2


def test_what_opens_a_plan_makes_a_section_only_where_it_carries_something():
    opening = Paragraph(place(Series.CHAPEAU, 1, ""), Kind.CHAPEAU, "The General Assembly,")
    text = Text("plan", (opening, *plan(["Train judges;"]).paragraphs))
    source = paper(["to train judges"])

    def sections(*carriers):
        fate = Fate(Element(source, source.paragraphs[0]), Verdict.PARTIAL, carriers)
        return len(flow(Fates((source,), (text,), (fate,))).sections)

    assert sections(Carrier(text, text.paragraphs[1], Degree.STRONG, 0.9)) == 1
    assert sections(Carrier(text, opening, Degree.STRONG, 0.9)) == 2


def test_a_heading_is_no_section_of_its_own():
    heading = Paragraph(place(Series.HEADING, 1, "annex"), Kind.HEADING, "Protection")
    title = Paragraph(place(Series.TITLE, 1, "annex"), Kind.ANNEX, "Plan of Action")
    whole = fates_of([[]], sections=2)
    text = Text("plan", (title, heading, *whole.plans[0].paragraphs))
    assert [node.name for node in flow(Fates(whole.sources, (text,), whole.fates)).sections] == [
        "Annex: Part 1",
        "Annex: Part 2",
    ]


def test_a_strong_carrier_makes_a_wider_band_than_a_partial_one():
    strong, partial = flow(fates_of([[(0, Degree.STRONG)], [(0, Degree.PARTIAL)]])).bands
    assert strong.width > partial.width > 0
    assert (strong.is_strong, partial.is_strong) == (True, False)


def test_elements_are_called_by_their_texts_where_there_are_several():
    assert [node.name for node in flow(fates_of([[]])).elements] == ["(a)"]
    assert [node.name for node in flow(fates_of([[]], sources=2)).elements] == ["elements (a)"]
