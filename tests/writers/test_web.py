"""The flow picture and the page of fates, as files."""

import re
from html.parser import HTMLParser

import pytest
from lxml import etree
from papers import paper, plan

from drafting.engines.track import track
from drafting.errors import OutputError
from drafting.model.fates import Fates
from drafting.writers import write
from drafting.writers.web.flow import flow
from drafting.writers.web.marking import marked

SPITEFUL = ('<script>alert("x")</script>', "</style><img src=http://example.org/x>", "&lt; 'quoted' \"quoted\"")


@pytest.fixture(scope="module")
def fates():
    elements = paper(["to strengthen police cooperation", "to train judges and prosecutors", "to found a museum"])
    text = plan(["Strengthen police cooperation;", "Train judges and prosecutors;", "Report next year;"])
    return track([elements], [text])


def spiteful():
    return track([paper(SPITEFUL)], [plan(SPITEFUL, name='"><script>')])


class Page(HTMLParser):
    """Every tag with its attributes, and whether all of them were closed in order."""

    VOID = frozenset({"meta", "input", "br", "img"})

    def __init__(self, markup):
        super().__init__()
        self.open, self.found = [], []
        self.feed(markup)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, name):
        return [attrs for tag, attrs in self.found if tag == name]


def test_each_band_leads_from_an_element_to_a_section_that_carries_it(fates):
    picture = flow(fates)
    for band in picture.bands:
        assert all(carrier in fates.fates[band.element].carriers for carrier in band.carriers)
    drawn = {(band.element, carrier.paragraph.address) for band in picture.bands for carrier in band.carriers}
    assert drawn == {(at, c.paragraph.address) for at, fate in enumerate(fates.fates) for c in fate.carriers}


def test_the_picture_is_well_formed_and_says_in_words_what_it_shows(fates):
    root = etree.fromstring(write(fates, "flow.svg"))
    space = {"s": "http://www.w3.org/2000/svg"}
    said = root.findtext("s:desc", "", space)
    assert "elements (a) (verbatim): Annex" in said
    assert "elements (c) (none found): nothing found" in said
    assert len(root.findall("s:path", space)) == len(flow(fates).bands)


def png(fates):
    try:
        return write(fates, "flow.png")
    except OutputError as problem:
        if "no fonts" not in str(problem):
            raise
        pytest.skip("a machine without fonts has nothing to write the words with")


def test_the_picture_is_drawn_as_png(fates):
    data = png(fates)
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 2400


def test_every_link_of_the_page_leads_to_something_on_it(fates):
    page = Page(write(fates, "fates.html").decode())
    ids = [attrs["id"] for _, attrs in page.found if attrs.get("id")]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for attrs in page.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_words_of_a_text_are_words_and_never_markup():
    found = spiteful()
    page = Page(write(found, "fates.html").decode())
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert etree.fromstring(write(found, "flow.svg")).tag.endswith("svg")


def test_the_page_asks_for_nothing_from_anywhere(fates):
    page = Page(write(fates, "fates.html").decode())
    assert {"src", "srcset", "action"}.isdisjoint({name for _, attrs in page.found for name in attrs})
    assert page.all("link") == []
    policy = next(attrs["content"] for attrs in page.all("meta") if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_a_text_without_elements_makes_a_page_and_a_picture_too(fates):
    empty = Fates(fates.sources, fates.plans, ())
    Page(write(empty, "fates.html").decode())
    etree.fromstring(write(empty, "flow.svg"))


def test_the_same_fates_give_the_same_bytes(fates):
    for name in ("fates.html", "flow.svg"):
        assert write(fates, name) == write(fates, name)
    assert png(fates) == png(fates)


def test_marks_overlap_and_escape():
    assert marked("a<b & c", [(0, 3)], [(2, 7)]) == "<mark>a&lt;b</mark><s> &amp; c</s>"
    assert marked("plain", []) == "plain"
    assert re.sub(r"<.*?>", "", marked("one two three", [(4, 7)], [(0, 13)])) == "one two three"
