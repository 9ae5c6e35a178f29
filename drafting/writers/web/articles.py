"""The fates one by one: an article an element with both wordings side by side, and the plan with what it carries."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from drafting.model.fates import Carrier, Fate, Fates
from drafting.model.rulings import Ruling
from drafting.model.text import Paragraph, Text
from drafting.writers.fate_words import MEANINGS, some_words_in, verdict_words
from drafting.writers.page import plural
from drafting.writers.web.flow import element_label, may_carry, plan_sections, section_title
from drafting.writers.web.marking import marked, spoken


def element_articles(fates: Fates) -> str:
    """An article an element, ids "element-0" and on; in it a fold a carrier, ids "carrier-0-0" and on."""
    return "".join(_article(at, fate, fates) for at, fate in enumerate(fates.fates))


def _article(at: int, fate: Fate, fates: Fates) -> str:
    text, paragraph = fate.element.text, fate.element.paragraph
    shared = {one.element for carrier in fate.carriers for one in carrier.evidence}
    folds = "".join(
        _fold(f"carrier-{at}-{number}", fate, carrier, fates) for number, carrier in enumerate(fate.carriers)
    )
    verdict = f'<span class="verdict" title="{escape(MEANINGS[fate.verdict])}">{verdict_words(fate.verdict)}</span>'
    return (
        f'<article id="element-{at}" class="element v-{fate.verdict}" tabindex="-1">'
        f"<h3>{escape(element_label(fate, fates))} {verdict} {decided(fate.decided)}</h3>"
        f"<blockquote {spoken(paragraph.wording, text)}>{marked(paragraph.wording, shared, fate.lost)}</blockquote>"
        f'<p class="count">{_carried(fate)}</p>{folds}{_lost(fate)}</article>'
    )


def decided(ruling: Ruling | None) -> str:
    """Who says so: the tool proposes, a person decides."""
    if ruling is None:
        return '<span class="by">proposed by the tool</span>'
    said = ", ".join(part for part in (ruling.by or "a person", ruling.date) if part)
    note = f": {ruling.note}" if ruling.note else ""
    since = " (the wording has changed since)" if ruling.reworded_since else ""
    return f'<span class="by person">decided by {escape(said + note + since)}</span>'


def _carried(fate: Fate) -> str:
    if not fate.carriers:
        return "No paragraph that carries it was found. That is no proof that there is none."
    counts = [f"{len(list(run))} {degree}" for degree, run in groupby(sorted(c.degree for c in fate.carriers)[::-1])]
    return f"Carried by {plural(len(fate.carriers), 'paragraph')} ({', '.join(counts)}):"


def _fold(identity: str, fate: Fate, carrier: Carrier, fates: Fates) -> str:
    plan, paragraph = carrier.text, carrier.paragraph
    section = escape(section_title(paragraph))
    name = f"{plan.label} {paragraph.address}"
    number = fates.plans.index(plan)
    place = f"paragraph-{number}-{plan.paragraphs.index(paragraph)}"
    person = decided(carrier.decided) if carrier.decided else ""
    return (
        f'<details id="{identity}" class="carrier {carrier.degree}"><summary><b>{escape(name)}</b> '
        f'<span class="degree">{carrier.degree}</span> <span class="where">{section}</span> {person}</summary>'
        f"{pair(fate, carrier)}{_weakened(carrier)}"
        f'<p><a href="#{place}">{escape(str(paragraph.address))} in the plan</a></p></details>'
    )


def pair(fate: Fate, carrier: Carrier) -> str:
    """Both wordings beside each other, the shared words marked."""
    element, paragraph = fate.element.paragraph, carrier.paragraph
    here = marked(element.wording, [one.element for one in carrier.evidence])
    there = marked(paragraph.wording, [one.carrier for one in carrier.evidence])
    return (
        f'<div class="pair"><div><h4>{escape(f"{fate.element.text.label} {fate.element.paragraph.address}")}</h4>'
        f"<p {spoken(element.wording, fate.element.text)}>{here}</p></div>"
        f"<div><h4>{escape(f'{carrier.text.label} {paragraph.address}')} ({carrier.degree})</h4>"
        f"<p {spoken(paragraph.wording, carrier.text)}>{there}</p></div></div>"
    )


def _weakened(carrier: Carrier) -> str:
    if not carrier.weakened:
        return ""
    items = "".join(f"<li>{'!' * flag.weight} {flag.kind}: {escape(flag.message)}</li>" for flag in carrier.weakened)
    return f'<p>What is weaker, or stronger, in it:</p><ul class="weakened">{items}</ul>'


def _lost(fate: Fate) -> str:
    wording = fate.element.paragraph.wording
    said = spoken(wording, fate.element.text)
    items = "".join(
        f"<li><span {said}>{escape(wording[slice(*span)])}</span>{escape(some_words_in(fate, span))}</li>"
        for span in fate.lost
    )
    return f'<div class="lost"><p>What was not found:</p><ul>{items}</ul></div>' if items else ""


def plan_sections_html(fates: Fates) -> str:
    """The plans, section by section (ids "section-0" and on), each paragraph with the elements it carries."""
    columns = plan_sections(fates)
    carried: dict[tuple[Text, Paragraph], list[str]] = {}
    for at, fate in enumerate(fates.fates):
        for number, carrier in enumerate(fate.carriers):
            link = f'<a href="#carrier-{at}-{number}">{escape(element_label(fate, fates))}</a> ({carrier.degree})'
            carried.setdefault((carrier.text, carrier.paragraph), []).append(link)
    parts = []
    for place, (plan, title) in enumerate(columns):
        rows = "".join(_paragraphs(fates, plan, title, carried))
        name = f"{plan.label}: {title}"
        parts.append(
            f'<section id="section-{place}" class="plan" tabindex="-1"><h3>{escape(name)}</h3>{rows}</section>'
        )
    return "".join(parts)


def _paragraphs(
    fates: Fates, plan: Text, title: str, carried: dict[tuple[Text, Paragraph], list[str]]
) -> Iterator[str]:
    number = fates.plans.index(plan)
    for at, paragraph in enumerate(plan.paragraphs):
        if not may_carry(paragraph) or section_title(paragraph) != title:
            continue
        links = carried.get((plan, paragraph), [])
        from_where = f"carries {', '.join(links)}" if links else "no element was found in it"
        yield (
            f'<div id="paragraph-{number}-{at}" class="paragraph {"old" if links else "new"}" tabindex="-1">'
            f"<p><b>{escape(str(paragraph.address))}</b> <span {spoken(paragraph.wording, plan)}>"
            f'{escape(paragraph.wording, quote=False)}</span></p><p class="from">{from_where}</p></div>'
        )
