"""Paragraphs put at their addresses: what is counted in each part, list and article, and what is told where it fails.

What a block is has been judged before; see `structure`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from drafting.model.address import Address, Form, Relation, Series, Step, place
from drafting.model.reading import Notice
from drafting.model.text import Kind, Paragraph
from drafting.readers.annexes import annex_sign
from drafting.readers.articles import Article, read_article
from drafting.readers.listing import Listing
from drafting.readers.markers import Mark, Marker, number_below
from drafting.readers.scan import Block, stripped

COLONS = (":", "\uff1a")


class Zone(Enum):
    """Where in a document reading has come to."""

    PREAMBLE = auto()
    OPERATIVE = auto()
    ANNEX = auto()
    PAPER = auto()


@dataclass(slots=True, eq=False, repr=False)
class Placing:
    """Paragraphs in reading order, and how far each count, list and article has come."""

    language: str
    zone: Zone = Zone.PAPER
    part: str = ""
    awaits_title: Marker | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    counts: dict[tuple[str, Series], int] = field(default_factory=dict)
    interrupted: Listing | None = None  # the list that the heading above stands in, or that it stands before
    listing: Listing = field(default_factory=lambda: Listing(None, ""))
    taken: set[Address] = field(default_factory=set)
    lone_list: bool = True  # the paper has one lettered list, whose items are then its elements: (a), (b)
    article: Address | None = None  # the one that is open
    awaits_article: Block | None = None  # its line, whose title may stand in the next block
    bullet: int | None = None  # the depth of the bullet that the last unnumbered paragraph has
    unmarked: bool = False  # the last paragraph is an item of a list that only a colon and semicolons tell

    def add(self, block: Block, address: Address, kind: Kind, marker: Marker | None, level: int = 0) -> None:
        """Puts a paragraph at an address, or where that is taken at the next place of unnumbered prose."""
        if address in self.taken:
            self.notices.append(Notice("address", f"a second {address}: counted as unnumbered", block.lines))
            address = self.counted(Series.PARA)
        words, spans, notes = stripped(block.wording, block.spans, block.notes, marker.length if marker else 0)
        printed = marker.printed if marker else ""
        self.taken.add(address)
        self.paragraphs.append(Paragraph(address, kind, words, printed, "", level, spans, notes))
        self.unmarked = False
        if kind is not Kind.ITEM:
            self.interrupted = self.interrupted_by(kind)
        if kind is not Kind.ITEM:
            self.bullet = None
            top = None if kind in (Kind.HEADING, Kind.CHAPEAU) else address
            self.listing = Listing(top, self.part)

    def interrupted_by(self, kind: Kind) -> Listing | None:
        """The list that goes on below a heading, where its letters do: one that is open, or that a colon announced."""
        if kind is not Kind.HEADING:
            return None
        if self.listing.top is None:
            return self.interrupted
        announced = len(self.paragraphs) > 1 and self.paragraphs[-2].wording.endswith(COLONS)
        return self.listing if self.listing.is_open or announced else None

    def counted(self, series: Series) -> Address:
        """The next address of a series in this part."""
        self.counts[self.part, series] = self.counts.get((self.part, series), 0) + 1
        return place(series, self.counts[self.part, series], self.part)

    def numbered(self, block: Block, marker: Marker) -> None:
        """A paragraph with a printed number: that is its address as long as the numbers rise."""
        series, kind = self.series_of(marker)
        above = self.article.steps if self.article and series is Series.ARTICLE else ()
        counter = (str(self.article) if above else self.part, series)
        last = self.counts.get(counter, 0)
        own = Address(series, (*above, Step(Form.NUMBER, marker.number, marker.suffixes)), self.part)
        number = marker.number if marker.number > last or (marker.suffixes and own not in self.taken) else last + 1
        if number != last + 1 and not marker.suffixes:
            said = f"number {marker.number} after {last}: numbers are missing"
            self.notices.append(Notice("numbering", said, block.lines))
        elif number != marker.number:
            said = f"printed {marker.printed} after {last}: counted as {number}"
            self.notices.append(Notice("numbering", said, block.lines))
        comes_first = any(suffix.relation is Relation.BEFORE for suffix in marker.suffixes)
        self.counts[counter] = max(last, number - 1 if comes_first else number)
        address = Address(series, (*above, Step(Form.NUMBER, number, marker.suffixes)), self.part)
        self.add(block, address, kind, marker)

    def series_of(self, marker: Marker) -> tuple[Series, Kind]:
        """What a printed number counts: what is printed before it or, without that, what the place says."""
        if marker.series == Series.PP:
            return Series.PP, Kind.PREAMBULAR
        if self.article and not marker.series:
            return Series.ARTICLE, Kind.ANNEX if self.part else Kind.OPERATIVE
        if self.zone is Zone.OPERATIVE or (marker.series == Series.OP and self.zone is Zone.PAPER):
            return Series.OP, Kind.OPERATIVE
        return Series.PLAIN, Kind.ANNEX if self.zone is Zone.ANNEX else Kind.PROSE

    def heading(self, block: Block, marker: Marker | None) -> None:
        """A heading, its level as the source gives it or else by its marker."""
        self.article = None
        below_title = 1 if self.part else 0
        level = block.heading or below_title + (2 if marker and re.match(r"[A-H]\.", marker.printed) else 1)
        self.add(block, self.counted(Series.HEADING), Kind.HEADING, marker, min(level, 6))

    def item(self, block: Block, marker: Marker, following: Marker | None) -> None:
        """An item below the paragraph before it, or of a list that stands on its own."""
        if self.listing.top is None and self.interrupted and self.interrupted.goes_on_to(marker):
            self.listing, self.interrupted = self.interrupted, None
        beside = self.bullet is not None and block.depth <= self.bullet
        if marker.mark is Mark.DASH and (self.listing.top is None or beside):
            self.add(block, self.counted(Series.PARA), Kind.PROSE, marker)
            self.bullet = block.depth
            return
        self.add(block, self.listing.place(marker, following), Kind.ITEM, marker)

    def said_item(self, block: Block, said: tuple[Marker, Marker], following: Marker | None) -> None:
        """An item that names the paragraph it stands below, "OP2(a)", be that paragraph there or not."""
        above, marker = said
        series, _ = self.series_of(above)
        top = Address(series, (Step(Form.NUMBER, above.number),), self.part)
        if self.listing.top != top:
            self.listing = Listing(top, self.part)
            self.counts[self.part, series] = max(self.counts.get((self.part, series), 0), above.number)
        if series is Series.OP:
            self.zone = Zone.OPERATIVE
        self.item(block, marker, following)

    def begin_annex(self, block: Block, found: re.Match[str]) -> None:
        """The heading that opens an annex; its title follows in the same block or in the next."""
        self.zone = Zone.ANNEX
        self.article = None
        self.part = f"annex {annex_sign(found)}".strip()
        self.listing = Listing(None, self.part)
        marker = Marker(Mark.SECTION, found[0].strip(), found.end())
        if found.end() < len(block.wording):
            self.add(block, place(Series.TITLE, 1, self.part), Kind.HEADING, marker, 1)
        else:
            self.awaits_title = marker

    def annex_title(self, block: Block, heading: bool) -> bool:
        """Takes the title that an annex still waits for; True where the block was it."""
        marker, self.awaits_title = self.awaits_title, None
        if marker is None:
            return False
        if heading:
            self.add(block, place(Series.TITLE, 1, self.part), Kind.HEADING, marker._replace(length=0), 1)
            return True
        alone = Block(marker.printed, lines=block.lines)
        self.add(alone, place(Series.TITLE, 1, self.part), Kind.HEADING, None, 1)
        return False

    def begin_article(self, block: Block, article: Article, heading: bool) -> None:
        """The line that opens an article; its title stands behind it or in the next block, or it has none."""
        self.zone = Zone.OPERATIVE if self.zone is Zone.PREAMBLE else self.zone
        opened = Address(Series.ARTICLE, (Step(Form.NUMBER, article.number, article.suffixes),), self.part)
        marker = Marker(Mark.SECTION, article.printed, article.length)
        if article.length == len(block.wording):
            self.awaits_article = block
        elif heading:
            self.heading(block, marker)
        self.article = opened
        self.listing = Listing(opened, self.part)
        if article.length < len(block.wording) and not heading:
            self.counts[str(opened), Series.PARA] = 1
            self.add(block, opened, Kind.ANNEX if self.part else Kind.OPERATIVE, marker)

    def article_title(self, block: Block, heading: bool) -> bool:
        """Takes the title that an article still waits for; True where the block was it."""
        line, self.awaits_article = self.awaits_article, None
        if line is None:
            return False
        opened = self.article
        is_title = heading and not line.notes and read_article(block.wording) is None
        if is_title:
            self.heading(block, Marker(Mark.SECTION, line.wording, 0))
        else:
            self.heading(line, None)
        self.article, self.listing = opened, Listing(opened, self.part)
        return is_title

    def leave_article(self, marker: Marker) -> None:
        """Closes an article that only heads paragraphs whose numbers run on from those above it."""
        if self.article and not self.counts.get((str(self.article), Series.ARTICLE)):
            series = Series.OP if self.zone is Zone.OPERATIVE else Series.PLAIN
            last = self.counts.get((self.part, series), 0)
            self.article = None if marker.number == last + 1 > 1 else self.article

    def in_article(self, block: Block, article: Address) -> None:
        """An unnumbered paragraph of an article: the first is the article itself, the next ones are its (2), (3)."""
        counter = (str(article), Series.PARA)
        number = self.counts[counter] = self.counts.get(counter, 0) + 1
        if number > 1 and self.counts.get((str(article), Series.ARTICLE)):
            self.add(block, self.counted(Series.PARA), Kind.PROSE, None)
            return
        address = article if number == 1 else article.child(Form.NUMBER, number)
        self.add(block, address, Kind.ANNEX if self.part else Kind.OPERATIVE, None)

    def unmarked_item(self, block: Block) -> None:
        """An item that nothing is printed before."""
        self.item(block, Marker(Mark.DASH, "", 0), None)
        self.unmarked = True

    def next_chapeau(self) -> Address:
        """The address of the next lead-in of this part."""
        number = 1
        while place(Series.CHAPEAU, number, self.part) in self.taken:
            number += 1
        return place(Series.CHAPEAU, number, self.part)

    def counted_below(self, block: Block) -> Marker | None:
        """The number of an item, "(1)" or "1)" below "2. …:"; None where it counts paragraphs, or nothing does."""
        marker = number_below(block.wording, block.marker)
        if marker is None or self.listing.top is None:
            return None
        top = next((p for p in reversed(self.paragraphs) if p.kind is not Kind.ITEM), None)
        is_first = marker.number == 1 and self.paragraphs[-1].wording.endswith(COLONS)
        is_below = top is not None and top.marker.endswith((".", "\uff0e", "\u3001"))
        return marker if is_below and (is_first or self.listing.goes_on_with(marker.number)) else None
