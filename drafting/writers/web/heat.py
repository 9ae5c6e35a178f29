"""The heat map: elements down, sections of the plans across, in each cell the paragraphs that carry the element."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from drafting.model.fates import Degree, Fate, Fates
from drafting.model.text import Text
from drafting.writers.fate_words import verdict_words
from drafting.writers.web.flow import PARTIAL, STRONG, element_label, plan_sections, section_title

_LEVELS = (STRONG, STRONG * 2, STRONG * 4)  # from how much carrying the next deeper shade is used


def heat_map(fates: Fates) -> str:
    """A table with a link for each carrier: bold where it is strong, so that the shade says nothing alone."""
    columns = plan_sections(fates)
    several = len(fates.plans) > 1
    heads = "".join(
        f'<th scope="col"><a href="#section-{at}">{escape(f"{plan.label}: {title}" if several else title)}</a></th>'
        for at, (plan, title) in enumerate(columns)
    )
    rows = "".join(_row(at, fate, element_label(fate, fates), columns) for at, fate in enumerate(fates.fates))
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Heat map"><table class="heat">'
        f'<thead><tr><th scope="col">Element</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(at: int, fate: Fate, label: str, columns: list[tuple[Text, str]]) -> str:
    cells = "".join(_cell(at, fate, plan, title) for plan, title in columns)
    name = f'<a href="#element-{at}">{escape(label)}</a>'
    return f'<tr><th scope="row">{name} <small>{verdict_words(fate.verdict)}</small></th>{cells}</tr>'


def _cell(at: int, fate: Fate, plan: Text, title: str) -> str:
    links, weight = [], 0.0
    for number, carrier in enumerate(fate.carriers):
        if carrier.text != plan or section_title(carrier.paragraph) != title:
            continue
        is_strong = carrier.degree is Degree.STRONG
        weight += STRONG if is_strong else PARTIAL
        name = escape(str(replace(carrier.paragraph.address, part="")))
        told = escape(f"{carrier.paragraph.address}, {carrier.degree}")
        link = f'<a href="#carrier-{at}-{number}" title="{told}">{name}</a>'
        links.append(f"<b>{link}</b>" if is_strong else link)
    level = sum(weight >= least for least in _LEVELS) + bool(links)
    return f'<td class="h{level}">{", ".join(links)}</td>'
