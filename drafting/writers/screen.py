"""Lines for a screen: pieces of words with the style they are meant to have. What shows them is the caller's affair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.model.address import Address, Series
from drafting.model.text import Kind, Paragraph, Style


class Look(StrEnum):
    """What a piece is, so that a terminal can colour it. Without colour the words alone must say all."""

    PLAIN = "plain"
    ADDRESS = "address"
    SECTION = "section"
    KIND = "kind"
    DELETED = "deleted"
    INSERTED = "inserted"
    ITALIC = "italic"
    BOLD = "bold"
    QUIET = "quiet"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line, wrapped by what shows it; lines after the first hang by `hang` columns."""

    pieces: tuple[tuple[str, Look], ...] = ()
    hang: int = 0

    @property
    def words(self) -> str:
        """The line without any look."""
        return "".join(words for words, _ in self.pieces)


# Control characters that a terminal would act on; tabs and line breaks become blanks.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shown(words: str) -> str:
    """The words as they may be shown: nothing in them steers a terminal, and they stay on one line."""
    return _CONTROL.sub("", words.replace("\n", " ").replace("\t", " ").replace("\u2029", " \u00b6 "))


def line(*pieces: str | tuple[str, Look], hang: int = 0) -> Line:
    """A line of pieces; bare words are plain."""
    looked = ((p, Look.PLAIN) if isinstance(p, str) else p for p in pieces)
    return Line(tuple((shown(words), look) for words, look in looked if words), hang)


def section_of(paragraph: Paragraph) -> str:
    """The section as it is shown: the heading above, or else the part of a resolution."""
    if paragraph.section:
        return paragraph.section
    places = {Kind.PREAMBULAR: "preamble", Kind.OPERATIVE: "operative part", Kind.ANNEX: "annex"}
    if paragraph.kind is Kind.ITEM:
        return {"PP": "preamble", "OP": "operative part"}.get(paragraph.address.series, "")
    return places.get(paragraph.kind, "")


def wording_pieces(paragraph: Paragraph) -> list[tuple[str, Look]]:
    """The wording with its italics and bold as looks and its note marks as [1]."""
    looks = {
        Style.ITALIC: Look.ITALIC,
        Style.BOLD: Look.BOLD,
        Style.INSERTED: Look.INSERTED,
        Style.DELETED: Look.DELETED,
    }
    cuts = {0, len(paragraph.wording), *(n.at for n in paragraph.notes)}
    cuts |= {at for s in paragraph.spans for at in (s.start, s.end)}
    places = sorted(cuts)
    pieces: list[tuple[str, Look]] = []
    for start, end in zip(places, [*places[1:], len(paragraph.wording)], strict=True):
        pieces += [(f"[{n.number}]", Look.QUIET) for n in paragraph.notes if n.at == start]
        covering = [looks[s.style] for s in paragraph.spans if s.start <= start < s.end and s.style in looks]
        words = paragraph.wording[start:end]
        look = covering[-1] if covering else Look.PLAIN
        pieces.append((_signed(words, look), look))
    return [piece for piece in pieces if piece[0]]


def _signed(words: str, look: Look) -> str:
    """Words of a pending change in their signs, so that they are told apart without colour."""
    signs = {Look.INSERTED: "+", Look.DELETED: "-"}
    return f"{{{signs[look]}{words}{signs[look]}}}" if words and look in signs else words


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 paragraph", "3 paragraphs"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def told(paragraphs: Iterable[Paragraph]) -> str:
    """Which paragraphs these are, in few words: "chapeau, PP1-PP16 (with 6 items), OP1-OP7, 4 headings"."""
    runs: list[list[Address]] = []
    items: dict[int, int] = {}
    headings = 0
    last: dict[tuple[str, Series], int] = {}  # where the run of each count stands: headings and items interrupt none
    for paragraph in paragraphs:
        address = paragraph.address
        group = (address.part, address.series)
        at = last.get(group)
        if address.series is Series.HEADING:
            headings += 1
        elif address.depth > 1 and at is not None and runs[at][-1].holds(address):
            items[at] = items.get(at, 0) + 1
        elif address.depth == 1 and at is not None and address.steps[0].number == runs[at][-1].steps[0].number + 1:
            runs[at].append(address)
        else:
            last[group] = len(runs)
            runs.append([address])
    words = [
        _run_name(run) + (f" (with {plural(items[at], 'item')})" if at in items else "") for at, run in enumerate(runs)
    ]
    return ", ".join([*words, plural(headings, "heading")] if headings else words)


def _run_name(run: Sequence[Address]) -> str:
    """ "PP1-PP16", "annex 1-61", "para 3": the end without the words that it shares with the beginning."""
    first, last = str(run[0]), str(run[-1])
    shared = first.rfind(" ") + 1
    return first if len(run) == 1 else f"{first}-{last[shared:]}"


def joined(words: Iterable[str]) -> str:
    """ "a, b and c"."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
