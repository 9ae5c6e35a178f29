"""Adopted resolutions as texts, from the paragraph records under shared/data/adopted_json (not part of the project)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from drafting.model.address import Address, Form, Series, Step, letter_number, place
from drafting.model.text import Kind, Paragraph, Text, with_sections

SHARED = Path(__file__).parents[3] / "shared"
ADOPTED = SHARED / "data" / "adopted_json"
_NUMBERED = re.compile(r"(\d+)\.\s+(.*)", re.DOTALL)
_LETTERED = re.compile(r"\(([a-z])\)\s+(.*)", re.DOTALL)


def adopted_text(path: Path) -> Text:
    """The resolution in one file of records: PPn, OPn, OPn(a), annex n, headings, the plenary meeting as closing.

    Numbers of annex paragraphs stand inside the records and are taken off; no-break spaces stay; footnotes are absent
    and the front matter is left out. A record may hold several lines (the meeting and its date): they become a space.
    """
    records = json.loads(path.read_text("utf-8"))
    title = next(r["text"] for r in records if r["type"] == "title").split("\t")[-1]
    symbol = path.stem.replace("_", "/", 2).replace("_", "/")
    paragraphs = with_sections(_Counter().paragraphs(r for r in records if r["type"] not in ("frontmatter", "title")))
    return Text(name=path.stem, paragraphs=paragraphs, symbol=symbol, title=title, stage="adopted")


class _Counter:
    """Counts paragraphs of each series while the records go by."""

    def __init__(self) -> None:
        self.part = ""
        self.counts: dict[str, int] = {}
        self.last: Address | None = None

    def paragraphs(self, records: Iterator[dict[str, str]]) -> Iterator[Paragraph]:
        for record in records:
            words = " ".join(record["text"].replace("\t", " ").split(" ")).replace("\n", " ").strip(" ")
            if record["type"] == "heading":
                yield self._heading(words, record["prefix"] or "")
            elif record["type"] == "backmatter":
                yield self._annexed(record["text"], words)
            elif re.fullmatch(r"The (General Assembly|Security Council|Economic and Social Council),?", words):
                yield Paragraph(Address(Series.CHAPEAU), Kind.CHAPEAU, words)
            else:
                yield self._resolved(words, record["paragraph_type"], record["prefix"] or "")

    def _next(self, series: Series) -> Address:
        key = self.part + series
        self.counts[key] = self.counts.get(key, 0) + 1
        return place(series, self.counts[key], self.part)

    def _heading(self, words: str, marker: str) -> Paragraph:
        return Paragraph(self._next(Series.HEADING), Kind.HEADING, words, marker=marker, level=1)

    def _resolved(self, words: str, kind: str, marker: str) -> Paragraph:
        letter = _LETTERED.match(marker + " .")
        if letter and self.last:
            return Paragraph(_item(self.last, letter[1]), Kind.ITEM, words, marker=marker)
        self.last = self._next(Series.PP if kind == "preambular" else Series.OP)
        return Paragraph(self.last, Kind.PREAMBULAR if kind == "preambular" else Kind.OPERATIVE, words, marker=marker)

    def _annexed(self, text: str, words: str) -> Paragraph:
        if words == "Annex":
            self.part = "annex"
            return self._heading(words, "")
        if not self.part:
            return Paragraph(self._next(Series.CLOSING), Kind.CLOSING, words)
        if number := _NUMBERED.match(text):
            self.last = Address(Series.PLAIN, (Step(Form.NUMBER, int(number[1])),), self.part)
            return Paragraph(self.last, Kind.ANNEX, number[2].strip(), marker=f"{number[1]}.")
        if (letter := _LETTERED.match(text)) and self.last:
            return Paragraph(_item(self.last, letter[1]), Kind.ITEM, letter[2].strip(), marker=f"({letter[1]})")
        if words[:1].isupper() and words[-1:].isalpha() and len(words) < 160:
            return self._heading(words, "")
        self.last = self._next(Series.PARA)
        return Paragraph(self.last, Kind.PROSE, words)


def _item(parent: Address, letter: str) -> Address:
    return Address(parent.series, parent.steps[:1], parent.part).child(Form.LETTER, letter_number(letter) or 1)
