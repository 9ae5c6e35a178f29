"""The fates of elements as a Word file: a table of verdicts, a matrix of who carries what, and the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from drafting.model.fates import Carrier, Degree, Fate, Fates, Verdict
from drafting.model.text import Span, Style, Text, merged
from drafting.writers.docx.check import check_words
from drafting.writers.docx.faces import Face, Stretch, is_right_to_left, stretches
from drafting.writers.docx.grid import grids
from drafting.writers.docx.layout import WIDE_WIDTH, Rooms
from drafting.writers.docx.masthead import BOLD, ITALIC, described, page_footer, plain_header, running_header
from drafting.writers.docx.package import Sheets, packed
from drafting.writers.docx.runs import runs
from drafting.writers.docx.tables import Cell, cell, table
from drafting.writers.docx.wordml import paragraph, run, xml
from drafting.writers.excerpts import Around, around
from drafting.writers.fate_words import (
    DEGREES,
    MEANINGS,
    carrier_name,
    decided_by,
    decided_count,
    differences,
    element_name,
    lost_words,
    said_by,
    shortened,
    verdict_words,
)
from drafting.writers.tens import in_tens

_TITLE = "What became of the elements"
# From dark to light, so that print without colour still tells them apart.
_FILLS = {
    Verdict.VERBATIM: "A9D18E",
    Verdict.REWORDED: "C5E0B3",
    Verdict.PARTIAL: "FFE699",
    Verdict.NONE_FOUND: "F4B183",
}
_OPENING = 90  # characters of an element's first words
_LOST = 220  # characters of what was lost, in the table
_COLUMNS = (1900, 3700, 1300, 3700, WIDE_WIDTH - 10600)
_SHARED = Face(frozenset({Style.BOLD, Style.UNDERLINE}))


def matrix(fates: Fates) -> bytes:
    """A landscape .docx: each element's verdict and carriers, a matrix of elements and sections, then the evidence.

    No element is called absent: where nothing was found, it says so. Of a long paragraph that carries an element in
    part only what stands around the longest shared words is quoted. Raises OutputError where the file, read back,
    lacks the wording of an element or what is quoted of a carrier.
    """
    fates = in_tens(fates)
    sources, plans = _listed(fates.sources), _listed(fates.plans)
    language = fates.plans[0].language if fates.plans else "en"
    body = "".join((*_verdicts(fates), *_matrices(fates), *_evidence(fates), paragraph("", "")))
    data = packed(
        Sheets(
            body=body,
            title=f"{_TITLE}: {sources}",
            language=language,
            rooms=Rooms(),
            first_header=plain_header(_TITLE, (("Elements of: ", sources), ("In: ", plans)), width=WIDE_WIDTH),
            header=running_header(f"{_TITLE}: {', '.join(plan.label for plan in fates.plans)}", width=WIDE_WIDTH),
            footer=page_footer("en"),
            is_landscape=True,
        )
    )
    check_words(data, _wordings(fates))
    return data


def _listed(texts: tuple[Text, ...]) -> str:
    return "; ".join(map(described, texts))


def _wordings(fates: Fates) -> Iterator[str]:
    for fate in fates.fates:
        yield fate.element.paragraph.wording
        yield from (_lead(carrier, fates) + _shown(carrier).words for carrier in fate.carriers)


def _heading(words: str, level: int = 1) -> str:
    return paragraph(xml("pStyle", val=f"Heading{level}"), run(words))


# --- the table of verdicts ------------------------------------------------------------------------------------------


def _verdicts(fates: Fates) -> Iterator[str]:
    yield _legend(fates)
    yield _heading("Elements, verdicts and carriers", 2)
    heads = ("Element", "Opening words", "Verdict", "Carried by", "What was not found")
    rows = [[_head(words) for words in heads]]
    rows += [_verdict_row(fate, fates) for fate in fates.fates]
    yield table(rows, _COLUMNS, headers=1)


def _legend(fates: Fates) -> str:
    found = Counter(fate.verdict for fate in fates.fates)
    rows = [[_head("Verdict"), _head("What it means"), _head("Elements")]]
    for verdict, fill in _FILLS.items():
        count = cell(run(str(found[verdict])), side="center")
        rows.append([cell(run(verdict_words(verdict), BOLD), fill=fill), cell(run(MEANINGS[verdict])), count])
    said = [f"{degree.value} ({meaning})" for degree, meaning in DEGREES.items()]
    rows.append([cell(run("Carriers are ", BOLD) + run(f"{'; '.join(said)}."), span=3)])
    whose = decided_count(fates) or "All verdicts and carriers are proposed by the tool"
    rows.append([cell(run("Who says so: ", BOLD) + run(f"{whose}; what a person decided names that person."), span=3)])
    return table(rows, (1900, 7400, 1500), headers=1)


def _head(words: str) -> Cell:
    return cell(run(words, BOLD), fill="D9D9D9")


def _verdict_row(fate: Fate, fates: Fates) -> list[Cell]:
    fill = _FILLS[fate.verdict]
    whose = f", {decided_by(fate.decided)}" if fate.decided else ""
    opening = shortened(fate.element.paragraph.wording, _OPENING)
    carriers = ", ".join(carrier_name(carrier, fates) for carrier in fate.carriers) or "none found"
    return [
        cell(run(element_name(fate, fates), BOLD)),
        cell(run(opening)),
        cell(run(verdict_words(fate.verdict), BOLD) + run(whose), fill=fill),
        cell(run(carriers)),
        cell(run("; ".join(lost_words(fate, _LOST)) or "\u2013")),
    ]


# --- the matrix -----------------------------------------------------------------------------------------------------


def _matrices(fates: Fates) -> Iterator[str]:
    for plan in fates.plans:
        yield _heading(f"Matrix: elements and the sections of {plan.label}", 2)
        yield paragraph(
            xml("pStyle", val="Prose") + xml("keepNext"),
            run("S", BOLD)
            + run(" strong, ")
            + run("p", BOLD)
            + run(" partial, each with the number of the paragraph."),
        )
        names = [element_name(fate, fates) for fate in fates.fates]
        for number, part in enumerate(grids(fates, plan, names)):
            yield (paragraph("", "") if number else "") + part


# --- the evidence ---------------------------------------------------------------------------------------------------


def _evidence(fates: Fates) -> Iterator[str]:
    yield _heading("Evidence, element by element", 2)
    shared = run("shared words", xml("b") + xml("bCs") + xml("u", val="single"))
    yield paragraph(
        xml("pStyle", val="Prose") + xml("keepNext"),
        run("Words that an element shares with a paragraph that carries it are bold and underlined: ")
        + shared
        + run(". Of long paragraphs that carry an element in part, what stands around the longest of them is quoted."),
    )
    for fate in fates.fates:
        yield _heading(f"{element_name(fate, fates)}: {verdict_words(fate.verdict)}", 3)
        if fate.decided:
            yield paragraph(xml("pStyle", val="Prose"), run(f"Decided by {said_by(fate.decided)}.", ITALIC))
        own = {evidence.element for carrier in fate.carriers for evidence in carrier.evidence}
        yield _quoted(fate.element.paragraph.wording, own, fate.element.text.language)
        for carrier in fate.carriers:
            yield from _carrier(carrier, fates)
            for label, said in differences(carrier):
                yield paragraph(xml("pStyle", val="Quoted"), run(f"{label.capitalize()}: ", BOLD) + run(said))
        if not fate.carriers:
            yield paragraph(xml("pStyle", val="Prose"), run("No paragraph that carries it was found.", ITALIC))
        elif fate.lost:
            lost = run("; ".join(lost_words(fate)))
            yield paragraph(xml("pStyle", val="Prose"), run("What was not found: ", BOLD) + lost)


def _shown(carrier: Carrier) -> Around:
    """What is quoted of a carrier, and where the shared words stand in it: the whole of a strong one."""
    wording, places = carrier.paragraph.wording, {evidence.carrier for evidence in carrier.evidence}
    is_strong = carrier.degree is Degree.STRONG
    return Around(wording, frozenset(places)) if is_strong else around(wording, places)


def _lead(carrier: Carrier, fates: Fates) -> str:
    """What stands before a carrier's words on their line: its name where little is quoted, from left to right."""
    is_short = carrier.degree is Degree.PARTIAL and not _is_rtl(carrier)
    return f"{carrier_name(carrier, fates)}: " if is_short else ""


def _is_rtl(carrier: Carrier) -> bool:
    return is_right_to_left(carrier.paragraph.wording, carrier.text.language)


def _carrier(carrier: Carrier, fates: Fates) -> Iterator[str]:
    """What is quoted of a carrier, its name before it or above it."""
    words, places = _shown(carrier)
    if lead := _lead(carrier, fates):
        said = run(lead, BOLD) + runs(words, _marked(len(words), places))
        yield paragraph(xml("pStyle", val="Quoted"), said)
    else:
        yield paragraph(xml("pStyle", val="Quoted") + xml("keepNext"), run(carrier_name(carrier, fates), BOLD))
        yield _quoted(words, places, carrier.text.language, style="Quoted")


def _quoted(wording: str, places: Set[tuple[int, int]], language: str, *, style: str = "Prose") -> str:
    """A wording with the shared words marked."""
    rtl = is_right_to_left(wording, language)
    looks = _marked(len(wording), places)
    properties = xml("pStyle", val=style) + (xml("bidi") if rtl else "")
    return paragraph(properties, runs(wording, looks, rtl=rtl))


def _marked(length: int, places: Set[tuple[int, int]]) -> tuple[Stretch, ...]:
    spans = merged(Span(start, end, style) for start, end in places for style in sorted(_SHARED.styles))
    return stretches(length, spans)
