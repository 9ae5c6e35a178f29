"""Sections of plans without headings: pictures part them into runs of ten paragraphs."""

from dataclasses import replace

import pytest

from drafting.engines.track import track
from drafting.model.address import Form, Series, place
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers.docx.matrix import matrix
from drafting.writers.sections import section
from drafting.writers.tens import in_tens
from drafting.writers.web.flow import flow

WORDS = ("zebras", "lanterns", "quartz", "violins", "telescopes", "vessels", "lions", "judges", "ports", "miners")


def wording(number):
    return f"Protect {WORDS[number % 10]} and {WORDS[number * 7 // 10 % 10]} in harbour {number}"


def plan(count, series=Series.PLAIN, part="annex", *, heading=""):
    kind = Kind.OPERATIVE if series is Series.OP else Kind.ANNEX
    numbers = range(1, count + 1)
    return Text("plan", tuple(Paragraph(place(series, n, part), kind, wording(n), section=heading) for n in numbers))


def named(text):
    elements = replace(plan(3), name="paper")
    (parted,) = in_tens(track([elements], [text])).plans
    return list(dict.fromkeys(section(p).title() for p in parted.paragraphs))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (plan(13), ["Annex"]),
        (plan(31), ["Annex: 1–10", "Annex: 11–20", "Annex: 21–31"]),
        (plan(24, heading="Declaration on harbours"), ["Annex: 1–10", "Annex: 11–20", "Annex: 21–24"]),
        (plan(20, Series.OP, ""), ["Operative part 1–10", "Operative part 11–20"]),
    ],
)
def test_a_long_section_without_headings_is_parted_into_tens(text, names):
    assert named(text) == names


def test_a_plan_that_headings_part_stays_as_it_is():
    parted = plan(40).paragraphs
    text = Text("plan", tuple(replace(p, section=f"Part {at // 10}") for at, p in enumerate(parted)))
    assert named(text) == ["Annex: Part 0", "Annex: Part 1", "Annex: Part 2", "Annex: Part 3"]


def test_items_stay_with_their_paragraph_and_carriers_with_theirs():
    text = plan(20)
    item = Paragraph(text.paragraphs[11].address.child(Form.LETTER, 1), Kind.ITEM, "Feed the brass lions at noon")
    text = replace(text, paragraphs=(*text.paragraphs[:12], item, *text.paragraphs[12:]))
    fates = track([replace(plan(3), name="paper"), Text("other", (replace(item, kind=Kind.PROSE),))], [text])
    moved = in_tens(fates)
    assert {c.paragraph.address for f in moved.fates for c in f.carriers} == {
        c.paragraph.address for f in fates.fates for c in f.carriers
    }
    (carrier, *_) = moved.fates[-1].carriers
    assert (carrier.paragraph.address, section(carrier.paragraph).title()) == (item.address, "Annex: 11–20")
    assert carrier.paragraph in moved.plans[0].paragraphs
    assert len(flow(moved).sections) == 2
    assert matrix(fates)


def test_an_element_is_named_with_its_text_only_where_there_are_several():
    one, other = (replace(plan(2), name=name) for name in ("paper", "other"))
    assert [node.name for node in flow(track([one], [plan(2)])).elements] == ["annex 1", "annex 2"]
    assert flow(track([one, other], [plan(2)])).elements[0].name == "paper annex 1"
