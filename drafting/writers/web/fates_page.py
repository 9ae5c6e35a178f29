"""What became of the elements as one page for a browser: nothing is fetched, and nothing leaves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from drafting.model.fates import Fates
from drafting.model.text import Text
from drafting.writers.fate_words import DEGREES, MEANINGS, verdict_words
from drafting.writers.page import joined, plural
from drafting.writers.tens import in_tens
from drafting.writers.web.articles import element_articles, plan_sections_html
from drafting.writers.web.flow import flow
from drafting.writers.web.flow_svg import WIDTH, flow_picture
from drafting.writers.web.heat import heat_map

# Nothing may be loaded from anywhere, whatever stands in a text.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)

_DIALOG = (
    '<dialog id="pairs" aria-label="Both wordings"><button type="button" class="close">Close</button>'
    '<div class="content"></div></dialog>'
)


def fates_html(fates: Fates) -> str:
    """A self-contained page: flow picture, heat map, every element with its carriers, and the plan.

    All of it is there without scripts; the script adds the search, the window with both wordings, and the theme.
    """
    fates = in_tens(fates)
    title = f"What became of {_listed(fates.sources)} in {_listed(fates.plans)}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_file('page.css')}</style></head><body>{_head(title, fates)}<main>{_pictures(fates)}"
        f"{_part('elements', 'Element by element', _legend() + element_articles(fates))}"
        f"{_part('plan', 'The plan, and what it carries', plan_sections_html(fates))}"
        f"</main>{_DIALOG}<script>{_file('page.js')}</script></body></html>\n"
    )


def _part(identity: str, title: str, content: str) -> str:
    return f'<section id="{identity}" tabindex="-1"><h2>{title}</h2>{content}</section>'


def _listed(texts: Iterable[Text]) -> str:
    return joined(text.label for text in texts)


def _file(name: str) -> str:
    """One of our own files beside this module, without the blanks that only we need."""
    lines = (files("drafting.writers.web") / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _head(title: str, fates: Fates) -> str:
    counts = Counter(fate.verdict for fate in fates.fates)
    tally = "".join(
        f'<li class="v-{verdict}" title="{escape(meaning)}"><b>{counts[verdict]}</b> {verdict_words(verdict)}</li>'
        for verdict, meaning in MEANINGS.items()
    )
    people = sum(fate.decided is not None for fate in fates.fates)
    whose = (
        f"{plural(people, 'verdict was', 'verdicts were')} decided by a person; the others are" if people else "All are"
    )
    return (
        f"<header><h1>{escape(title)}</h1>"
        f'<ul class="tally"><li><b>{len(fates.fates)}</b> elements</li>{tally}</ul>'
        f"<p>{whose} proposals of a program with the shared words as evidence: a reader confirms them.</p>"
        '<nav aria-label="Parts of the page"><a href="#flow">Flow</a> <a href="#heat">Heat map</a> '
        '<a href="#elements">Elements</a> <a href="#plan">Plan</a></nav>'
        '<form role="search" class="tools"><label for="search">Search</label>'
        '<input id="search" type="search" autocomplete="off" placeholder="police, (l), annex 49 ...">'
        '<output id="found" for="search"></output> <button type="button" id="open">Open all</button> '
        '<button type="button" id="theme">Light or dark</button></form></header>'
    )


def _pictures(fates: Fates) -> str:
    picture = flow(fates)
    box = f'viewBox="0 0 {WIDTH:g} {picture.height:g}"'
    drawn = flow_picture(fates, picture, linked=True)
    return (
        '<section id="flow" tabindex="-1"><h2>From the elements to the sections of the plan</h2>'
        "<p>A band leads from an element to a section that carries it: wider for more, full where a paragraph carries "
        "it strongly, dashed and faint where only in part. Choose a band to read both wordings.</p>"
        f'<svg {box} role="group" aria-label="Flow from elements to sections">{drawn}</svg></section>'
        '<section id="heat" tabindex="-1"><h2>Heat map</h2><p>The paragraphs that carry an element, '
        f"<b>strong</b> ones in bold; the deeper the shade, the more.</p>{heat_map(fates)}</section>"
    )


def _legend() -> str:
    verdicts = "".join(
        f'<dt class="v-{verdict}">{verdict_words(verdict)}</dt><dd>{escape(meaning)}</dd>'
        for verdict, meaning in MEANINGS.items()
    )
    degrees = "".join(f"<dt>{degree}</dt><dd>{escape(meaning)}</dd>" for degree, meaning in DEGREES.items())
    marks = (
        "<dt><mark>marked</mark></dt><dd>words that both have</dd>"
        "<dt><s>struck</s></dt><dd>a clause that nothing carries</dd>"
    )
    return f'<details class="legend"><summary>How to read this</summary><dl>{verdicts}{degrees}{marks}</dl></details>'
