"""The flow picture as SVG: for a page, where the page's own style sheet colours it, and as a file for slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from drafting.model.fates import Fate, Fates, Verdict
from drafting.writers.fate_words import shortened, verdict_words
from drafting.writers.page import joined
from drafting.writers.tens import in_tens
from drafting.writers.web.flow import TOP, Band, Flow, Node, flow

WIDTH = 1200.0
_LEFT, _RIGHT = 380.0, 800.0  # where the bands begin and end
_BAR = 8.0  # the width of a node
_TITLE_COLUMNS = 50  # characters of a section's title in one line
_OPENING = 42  # characters of an element's first words
# What a verdict looks like besides its word: a colour that prints apart in grey, from dark to light.
VERDICT_COLOURS = {
    Verdict.VERBATIM: "#1b6b3a",
    Verdict.REWORDED: "#4a9a66",
    Verdict.PARTIAL: "#c98a1b",
    Verdict.NONE_FOUND: "#b3402e",
}
_STYLE = "".join(
    (
        "text{font-family:Arial,Helvetica,'Liberation Sans',sans-serif;font-size:13px;fill:#1a1a1a}",
        ".name{font-weight:bold}.quiet,.head{fill:#4a4a4a}.head{font-size:14px;font-weight:bold}",
        ".band{fill:none}.band.partial{stroke-opacity:.28}.band.strong{stroke-opacity:.55}.section rect{fill:#4a4a4a}",
        *(f".v-{verdict} rect{{fill:{c}}}.band.v-{verdict}{{stroke:{c}}}" for verdict, c in VERDICT_COLOURS.items()),
    )
)


def flow_svg(fates: Fates) -> str:
    """The picture as a file of its own, with its style and its description."""
    fates = in_tens(fates)
    picture = flow(fates)
    body = flow_picture(fates, picture)
    size = f'width="{WIDTH:g}" height="{picture.height:g}" viewBox="0 0 {WIDTH:g} {picture.height:g}"'
    described = f"<title>{escape(_title(fates))}</title><desc>{escape(_description(fates, picture))}</desc>"
    style = f"<style>{escape(_STYLE, quote=False)}</style>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{described}{style}'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{body}</svg>\n'
    )


def flow_picture(fates: Fates, picture: Flow, *, linked: bool = False) -> str:
    """What stands in the picture, without the svg element; `linked` makes its nodes and bands links of a page."""
    parts = [_head(fates)]
    parts += [_band(band, fates, picture, linked) for band in picture.bands]
    parts += [_element(at, node, fates.fates[at], linked) for at, node in enumerate(picture.elements)]
    parts += [_section(at, node, picture, linked) for at, node in enumerate(picture.sections)]
    return "".join(parts)


def _title(fates: Fates) -> str:
    sources, plans = (joined(text.label for text in texts) for texts in (fates.sources, fates.plans))
    return f"How the elements of {sources} flowed into {plans}"


def _description(fates: Fates, picture: Flow) -> str:
    """The picture in words, for those who do not see it."""
    said = []
    for at, fate in enumerate(fates.fates):
        name = f"{fate.element.text.label} {fate.element.paragraph.address}"
        into = [picture.sections[band.section].name for band in picture.bands if band.element == at]
        said.append(f"{name} ({verdict_words(fate.verdict)}): {', '.join(into) or 'nothing found'}")
    return ". ".join(said)


def _head(fates: Fates) -> str:
    sources, plans = (joined(text.label for text in texts) for texts in (fates.sources, fates.plans))
    left = _text(_LEFT - 16, TOP - 22, shortened(f"Elements of {sources}", 52), "head", end=True)
    return left + _text(_RIGHT + 16, TOP - 22, shortened(f"Sections of {plans}", 52), "head")


def _text(x: float, y: float, words: str, kind: str, *, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text x="{x:g}" y="{y:.4g}" class="{kind}"{anchor}>{escape(words, quote=False)}</text>'


def _band(band: Band, fates: Fates, picture: Flow, linked: bool) -> str:
    """A band as one thick line, so that it stays what it is without colour; partial ones are fainter, and dashed."""
    left, right = (edge + band.width / 2 for edge in (band.left, band.right))
    middle = (_LEFT + _RIGHT) / 2
    path = f"M{_LEFT + _BAR:g} {left:.5g}C{middle:g} {left:.5g} {middle:g} {right:.5g} {_RIGHT - _BAR:g} {right:.5g}"
    fate = fates.fates[band.element]
    degree = "strong" if band.is_strong else "partial"
    dashed = "" if band.is_strong else ' stroke-dasharray="7 4"'
    drawn = (
        f'<path d="{path}" class="band {degree} v-{fate.verdict}" stroke-width="{band.width:g}"{dashed}>'
        f"<title>{escape(_told(band, picture))}</title></path>"
    )
    if not linked:
        return drawn
    data = f'data-element="{band.element}" data-section="{band.section}" aria-label="{escape(_told(band, picture))}"'
    return f'<a href="#element-{band.element}" class="flow-band" {data}>{drawn}</a>'


def _told(band: Band, picture: Flow) -> str:
    carriers = ", ".join(f"{c.paragraph.address} ({c.degree.value})" for c in band.carriers)
    return f"{picture.elements[band.element].name} in {picture.sections[band.section].name}: {carriers}"


def _element(at: int, node: Node, fate: Fate, linked: bool) -> str:
    middle = node.top + node.height / 2
    opening = shortened(fate.element.paragraph.wording, _OPENING)
    name = f'<tspan class="name">{escape(node.name)}</tspan><tspan class="quiet"> {verdict_words(fate.verdict)}</tspan>'
    bar = f'<rect x="{_LEFT:g}" y="{node.top:.5g}" width="{_BAR:g}" height="{node.height:.5g}"/>'
    words = (
        f'<g class="node v-{fate.verdict}">{bar}'
        f'<text x="{_LEFT - 10:g}" y="{middle - 3:.5g}" text-anchor="end">{name}</text>'
        + _text(_LEFT - 10, middle + 13, opening, "quiet", end=True)
        + "</g>"
    )
    return f'<a href="#element-{at}" class="flow-node" data-element="{at}">{words}</a>' if linked else words


def _section(at: int, node: Node, picture: Flow, linked: bool) -> str:
    bands = [band for band in picture.bands if band.section == at]
    words = (
        f'<g class="node section"><rect x="{_RIGHT - _BAR:g}" y="{node.top:.5g}" width="{_BAR:g}" '
        f'height="{node.height:.5g}"/>{"".join(_title_lines(node, bands))}</g>'
    )
    return f'<a href="#section-{at}" class="flow-node" data-section="{at}">{words}</a>' if linked else words


def _title_lines(node: Node, bands: Sequence[Band]) -> Iterator[str]:
    count = len({band.element for band in bands})
    lines = wrap(node.name, _TITLE_COLUMNS)[:2] or [node.name]
    lines[-1] += f"  ({count})" if count else "  (nothing found)"
    first = node.top + node.height / 2 + 5 - 8 * (len(lines) - 1)
    for at, line in enumerate(lines):
        yield _text(_RIGHT + 10, first + 16 * at, line, "name" if at == 0 else "")
