"""A summary as a Word file of half a page, in the house layout: what is sent on to the capital and edited there."""

from __future__ import annotations

from drafting.model.summary import Summary
from drafting.writers.direction import ended_rightward
from drafting.writers.docx.check import check_words
from drafting.writers.docx.layout import FIRST_LINE
from drafting.writers.docx.masthead import BOLD, described, page_footer, plain_header, running_header
from drafting.writers.docx.package import Sheets, packed
from drafting.writers.docx.runs import runs
from drafting.writers.docx.wordml import paragraph, run, xml
from drafting.writers.page import Block, Form, Look
from drafting.writers.page_summary import summary_page

_TITLE = "Summary of changes"
_CLOSE = xml("spacing", before=0, after=40)
_HANGING = xml("ind", left=FIRST_LINE, hanging=284)  # half a centimetre for the bullet
_STOP = xml("tabs", xml("tab", val="left", pos=FIRST_LINE))
_BOLD = frozenset({Look.ADDRESS, Look.BOLD, Look.WARNING})


def report(summary: Summary) -> bytes:
    """The .docx file. Raises OutputError where a line of it, read back, is not there."""
    comparison = summary.comparison
    blocks = [b for b in summary_page(summary) if b.form is not Form.TITLE]
    lines = (("Old: ", described(comparison.old)), ("New: ", described(comparison.new)))
    data = packed(
        Sheets(
            body="".join(map(_paragraph, blocks)),
            title=f"{_TITLE}: {comparison.new.label}",
            first_header=plain_header(_TITLE, lines),
            header=running_header(f"{_TITLE}: {comparison.new.label}"),
            footer=page_footer("en"),
        )
    )
    check_words(data, (_shown(b) for b in blocks))
    return data


def _shown(block: Block) -> str:
    words = "".join(_said(words, look) for words, look in block.pieces)
    return f"\u2022\t{words}" if block.form is Form.ITEM else words


def _said(words: str, look: Look) -> str:
    """The words with real arrows; behind a name from the right a mark that keeps what follows in its place."""
    said = words.replace("->", "\u2192")
    return ended_rightward(said) if look is Look.BOLD else said


def _paragraph(block: Block) -> str:
    if block.form is Form.HEADING:
        return paragraph(xml("keepNext") + xml("spacing", before=120, after=40), run(block.words, BOLD))
    said = "".join(
        run(_said(words, look), BOLD) if look in _BOLD else runs(_said(words, look), ()) for words, look in block.pieces
    )
    if block.form is Form.ITEM:
        return paragraph(_STOP + _CLOSE + _HANGING, run("\u2022\t") + said)
    return paragraph(_CLOSE, said)
