"""How far the negotiation of a text has come: the paragraphs still in brackets, and those marked as agreed."""

from __future__ import annotations

import re

from drafting.engines.meaning.brackets import NOT_NEGOTIATED
from drafting.engines.meaning.status import Mark, marks
from drafting.model.summary import Standing
from drafting.model.text import Paragraph, Text

_BRACKET = re.compile(r"[\[\]［］]")
# In a quotation, what whoever quotes put in: "[i]nvit[ing] all Member States", "a mechanism [and] a vehicle".
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_PUT_IN = re.compile(r"\[[^\[\]]{1,30}\]")


def standing(text: Text) -> Standing:
    """The paragraphs of a text that are open, and those that are agreed, in order.

    A bracket that opens in one paragraph and closes in another leaves those two open; what lies between is not looked
    for. "[sic]", "[13]" and "[...]" are nobody's reservation.
    """
    marked = [(paragraph, marks(paragraph.wording)) for paragraph in text.paragraphs]
    return Standing(
        tuple(paragraph for paragraph, found in marked if _is_open(paragraph, found)),
        tuple(paragraph for paragraph, found in marked if any(mark.is_agreed for mark in found)),
    )


def _is_open(paragraph: Paragraph, found: tuple[Mark, ...]) -> bool:
    if any(not mark.is_agreed for mark in found):
        return True
    wording = paragraph.wording
    for mark in reversed(found):
        wording = wording[: mark.start] + wording[mark.end :]
    wording = _QUOTED.sub(lambda quoted: _PUT_IN.sub("", quoted[0]), wording)
    return _BRACKET.search(NOT_NEGOTIATED.sub("", wording)) is not None
