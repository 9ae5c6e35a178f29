"""What stands at the head and foot of the pages: symbol, rule, organ and date, title, legend, page numbers.

All of it is in headers and footers, so that the body holds the paragraphs of the text and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafting.model.address import Series
from drafting.model.text import Text
from drafting.writers.docx.faces import is_right_to_left, primary, runs_right_to_left
from drafting.writers.docx.layout import TEXT_WIDTH
from drafting.writers.docx.runs import runs
from drafting.writers.docx.tables import cell, table
from drafting.writers.docx.wordml import field_run, paragraph, run, xml

BOLD = xml("b") + xml("bCs")
ITALIC = xml("i") + xml("iCs")
_LARGE = BOLD + xml("sz", val=28) + xml("szCs", val=30)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_RULE = xml("pBdr", xml("bottom", val="single", sz=8, space=4, color="000000"))
_THIN_RULE = xml("pBdr", xml("bottom", val="single", sz=4, space=3, color="808080"))


def shown_date(date: str, language: str = "en") -> str:
    """An ISO date as the United Nations prints it: 29 July 2010, July 2010, 2010; in English alone, else as it is."""
    found = _ISO_DATE.fullmatch(date) if primary(language) == "en" else None
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return date
    parts = [str(int(found[3])) if found[3] else "", _MONTHS[int(found[2]) - 1] if found[2] else "", found[1]]
    return " ".join(part for part in parts if part)


def described(text: Text) -> str:
    """A text in one line: its label, stage and date."""
    return ", ".join(part for part in (text.label, text.stage, shown_date(text.date or "")) if part)


def first_header(text: Text, *, left: str = "", below: str = "", width: int = TEXT_WIDTH) -> str:
    """The head of the first page: `left` (or the organ) and the symbol over a rule, stage and date, title.

    The title stands here only where the text has no title paragraph of its own; `below` is XML that follows it. The
    head of a text that runs from right to left is mirrored, but not where `left` is given: that is in English.
    """
    language = "en" if left else text.language
    mirrored = xml("bidi") if runs_right_to_left(language) else ""
    organ = left or dict(text.extra).get("organ", "")
    top = run(organ, BOLD) + xml("r", xml("tab")) + run(text.label, _LARGE)
    lines = [paragraph(_header_line(_RULE, width, mirrored), top)]
    issued = ", ".join(part for part in (text.stage, shown_date(text.date or "", language)) if part)
    if issued:
        side = mirrored + xml("spacing", before=60, after=60) + xml("jc", val="right")
        lines.append(paragraph(xml("pStyle", val="Header") + side, run(issued)))
    if text.title and not any(p.address.series is Series.TITLE and not p.address.part for p in text.paragraphs):
        rtl = is_right_to_left(text.title, text.language)
        look = xml("pStyle", val="ResolutionTitle") + (xml("bidi") if rtl else "")
        lines.append(paragraph(look, runs(text.title, (), rtl=rtl)))
    return "".join(lines) + below + _air()


def plain_header(title: str, lines: Iterable[tuple[str, str]], *, width: int = TEXT_WIDTH) -> str:
    """The head of the first page of a report: a title over a rule, then lines of a name and what it stands for."""
    top = paragraph(_header_line(_RULE, width), run(title, _LARGE))
    look = xml("pStyle", val="Header") + xml("spacing", before=40, after=40)
    return top + "".join(paragraph(look, run(name, BOLD) + run(words)) for name, words in lines) + _air()


def _header_line(rule: str, width: int, mirrored: str = "") -> str:
    """The look of a line with something at either end; `mirrored` is a `w:bidi` or nothing."""
    tabs = xml("tabs", xml("tab", val="right", pos=width))
    return xml("pStyle", val="Header") + rule + tabs + mirrored


def _air() -> str:
    """Room between the header and the text."""
    return paragraph(xml("pStyle", val="Header") + xml("spacing", after=120), "")


def running_header(left: str, right: str = "", *, width: int = TEXT_WIDTH) -> str:
    """The head of the other pages: one line over a thin rule."""
    content = run(left) + xml("r", xml("tab")) + run(right, BOLD)
    return paragraph(_header_line(_THIN_RULE, width), content) + _air()


def page_footer(language: str) -> str:
    """The foot of every page: "Page 2 of 9" in English, "2/9" in other languages."""
    before, between = ("Page ", " of ") if primary(language) == "en" else ("", "/")
    numbers = run(before) + field_run("PAGE") + run(between) + field_run("NUMPAGES")
    return paragraph(xml("pStyle", val="Footer") + xml("jc", val="center"), numbers)


def legend(rows: Iterable[tuple[str, str]], widths: tuple[int, int], heading: str = "") -> str:
    """A boxed table of two columns, both given as runs: a sample of each mark, and what it means."""
    lines = [[cell(heading, span=2)]] if heading else []
    lines += [[cell(sample), cell(meaning)] for sample, meaning in rows]
    return table(lines, widths, is_ruled=False)
