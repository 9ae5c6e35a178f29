"""Blocks to addressed paragraphs: the grammar of resolutions and numbered papers. The only guesses are made here.

A resolution opens with its organ ("The General Assembly,"), goes on with unnumbered preambular paragraphs, then
numbered operative ones, then perhaps annexes with a count of their own. A paper has headings, numbered or unnumbered
paragraphs, and items. No block is refused: what fits nowhere is prose, counted on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import zip_longest

from drafting.model.address import Address, Form, Relation, Series, Step, place
from drafting.model.reading import Notice
from drafting.model.text import Kind, Paragraph, with_sections
from drafting.readers.days import is_day
from drafting.readers.listing import Listing
from drafting.readers.lone_marks import with_their_marks
from drafting.readers.loose_markers import with_their_words
from drafting.readers.markers import Mark, Marker, item_said, number_below, read_marker
from drafting.readers.newcomers import beside_their_numbers
from drafting.readers.scan import Block, stripped
from drafting.vocabulary import lead_length, organ_language, plainly
from drafting.vocabulary.status import opening_mark

HEADING_WORDS = 20  # words; section headings of outcome documents are shorter, sentences of plans mostly longer
PREAMBLE_HEADING_WORDS = 8  # a longer line without a stop may be a paragraph that lacks its comma
LEAD_LENGTH = 200  # characters; the longest lead with all its adverbs has half as many
_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_HAN = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
ANNEX = re.compile(
    rf"(?:annex(?:e|es)?|anexo|приложение|(?:ا\u0640*ل\u0640*)?م\u0640*ر\u0640*ف\u0640*ق|附件)(?:\s*({'|'.join(_ORDINALS)}|(?<=附件)[{_HAN}]|(?<=\s)[IVX]+\b))?"
    r"\s*[:.\uff1a\u2013\u2014-]?\s*(?!\w*\s+to the\b)",
    re.I,
)
_BREAKS_OFF = (";", ",", ".", "\uff1b", "\uff0c", "\u3002", "\u061b", "\u060c")  # as no heading with a number ends
_STOP = re.compile(r"[.;,:!?\u3002\uff1b\uff0c\uff1a\u061b\u060c][\"'\u201d)*]*$")
CLOSING_SIGNS = 40  # characters: a line in Chinese, which has no spaces, is one word
CLOSING_WORDS = 12  # "109th (resumed) plenary meeting, 30 July 2010"; a paragraph that speaks of a meeting has more
MEETING = (  # the meeting, and how the resolution was adopted; compiled when first needed
    r"\bplenary meeting\b|^\d+(?:st|nd|rd|th) meeting\b|^\[(?:adopted|resolution adopted)\b"
    r"|\bséance plénière\b|^\d+e (?:séance|réunion)\b|^\[(?:résolution |décision )?adoptée?\b"
    r"|\bsesión plenaria\b|^\d+\.?[ªa] (?:sesión|reunión)\b|^\[(?:resolución |decisión )?(?:aprobad|adoptad)[ao]\b"
    r"|\bпленарное заседание\b|^\d+-е заседание\b|^\[?(?:резолюция |решение )?принят[ао]?\b"
    r"|الجلسة العامة|^الجلسة \d|^\[?(?:ا\u064f?عت\u064f?مد|اتخذ)"
    r"|次全体会议|第\d+次会议(?:[^，]{0,6}通过)?。?$|^\[?(?:未经表决|经记录表决|经[^，]{0,12}表决)"
)
_RUN_TOGETHER = re.compile(r"(?<=[,;]) (?=[A-ZÉ])")


class Zone(Enum):
    """Where in a document reading has come to."""

    PREAMBLE = auto()
    OPERATIVE = auto()
    ANNEX = auto()
    PAPER = auto()


@dataclass(slots=True, eq=False, repr=False)
class _Builder:
    language: str
    zone: Zone = Zone.PAPER
    part: str = ""
    awaits_title: Marker | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    counts: dict[tuple[str, Series], int] = field(default_factory=dict)
    listing: Listing = field(default_factory=lambda: Listing(None, ""))
    taken: set[Address] = field(default_factory=set)
    lone_list: bool = True  # the paper has one lettered list, whose items are then its elements: (a), (b)

    # --- adding ---------------------------------------------------------------------------------------------------

    def add(self, block: Block, address: Address, kind: Kind, marker: Marker | None, level: int = 0) -> None:
        """Puts a paragraph at an address, or where that is taken at the next place of unnumbered prose."""
        if address in self.taken:
            self.notices.append(Notice("address", f"a second {address}: counted as unnumbered", block.lines))
            address = self.counted(Series.PARA)
        words, spans, notes = stripped(block.wording, block.spans, block.notes, marker.length if marker else 0)
        printed = marker.printed if marker else ""
        self.taken.add(address)
        self.paragraphs.append(Paragraph(address, kind, words, printed, "", level, spans, notes))
        if kind is not Kind.ITEM:
            top = None if kind in (Kind.HEADING, Kind.CHAPEAU) else address
            self.listing = Listing(top, self.part)

    def counted(self, series: Series) -> Address:
        """The next address of a series in this part."""
        self.counts[self.part, series] = self.counts.get((self.part, series), 0) + 1
        return place(series, self.counts[self.part, series], self.part)

    def numbered(self, block: Block, marker: Marker) -> None:
        """A paragraph with a printed number: that is its address as long as the numbers rise."""
        series, kind = self.series_of(marker)
        last = self.counts.get((self.part, series), 0)
        own = Address(series, (Step(Form.NUMBER, marker.number, marker.suffixes),), self.part)
        number = marker.number if marker.number > last or (marker.suffixes and own not in self.taken) else last + 1
        if number != last + 1 and not marker.suffixes:
            said = f"number {marker.number} after {last}: numbers are missing"
            self.notices.append(Notice("numbering", said, block.lines))
        elif number != marker.number:
            said = f"printed {marker.printed} after {last}: counted as {number}"
            self.notices.append(Notice("numbering", said, block.lines))
        comes_first = any(suffix.relation is Relation.BEFORE for suffix in marker.suffixes)
        self.counts[self.part, series] = max(last, number - 1 if comes_first else number)
        address = Address(series, (Step(Form.NUMBER, number, marker.suffixes),), self.part)
        self.add(block, address, kind, marker)

    def series_of(self, marker: Marker) -> tuple[Series, Kind]:
        """What a printed number counts: what is printed before it or, without that, what the place says."""
        if marker.series == Series.PP:
            return Series.PP, Kind.PREAMBULAR
        if self.zone is Zone.OPERATIVE or (marker.series == Series.OP and self.zone is Zone.PAPER):
            return Series.OP, Kind.OPERATIVE
        return Series.PLAIN, Kind.ANNEX if self.zone is Zone.ANNEX else Kind.PROSE

    def heading(self, block: Block, marker: Marker | None) -> None:
        """A heading, its level as the source gives it or else by its marker."""
        below_title = 1 if self.part else 0
        level = block.heading or below_title + (2 if marker and re.match(r"[A-H]\.", marker.printed) else 1)
        self.add(block, self.counted(Series.HEADING), Kind.HEADING, marker, min(level, 6))

    def item(self, block: Block, marker: Marker, following: Marker | None) -> None:
        """An item below the paragraph before it, or of a list that stands on its own."""
        if self.listing.top is None and marker.mark is Mark.DASH:
            self.add(block, self.counted(Series.PARA), Kind.PROSE, marker)
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

    def unnumbered(self, block: Block, following: Marker | None) -> None:
        """A paragraph without number or marker: preambular, operative by its verb, a chapeau, or prose."""
        words = block.wording[opening_mark(block.wording) :].lstrip()  # behind "[agreed ad ref]"
        operative = lead_length(words, "operative", self.language)
        is_led = self.is_led(words) and not self.closes_in_chinese(block.wording)
        if self.zone is Zone.PREAMBLE and not (operative and not is_led):
            for piece in self.parted(block):
                self.add(piece, self.counted(Series.PP), Kind.PREAMBULAR, None)
        elif self.zone in (Zone.PREAMBLE, Zone.OPERATIVE) and operative:
            self.zone = Zone.OPERATIVE
            self.add(block, self.counted(Series.OP), Kind.OPERATIVE, None)
        elif self.is_chapeau(block, following):
            self.add(block, place(Series.CHAPEAU, 1, self.part), Kind.CHAPEAU, None)
        else:
            self.add(block, self.counted(Series.PARA), Kind.PROSE, None)

    def counted_below(self, block: Block) -> Marker | None:
        """The number of an item, "(1)" or "1)" below "2. …:"; None where it counts paragraphs, or nothing does."""
        marker = number_below(block.wording, block.marker)
        if marker is None or self.listing.top is None:
            return None
        top = next((p for p in reversed(self.paragraphs) if p.kind is not Kind.ITEM), None)
        is_first = marker.number == 1 and self.paragraphs[-1].wording.endswith((":", "\uff1a"))
        is_below = top is not None and top.marker.endswith((".", "\uff0e", "\u3001"))
        return marker if is_below and (is_first or self.listing.goes_on_with(marker.number)) else None

    # --- judging --------------------------------------------------------------------------------------------------

    def is_led(self, words: str) -> bool:
        """True for words that open as a preambular paragraph does."""
        return bool(lead_length(words, "preambular", self.language))

    def closes_in_chinese(self, words: str) -> bool:
        """True for a Chinese wording that ends as operative paragraphs do: its verb has one form for both kinds."""
        return self.language == "zh" and words.endswith(("\u3002", "\uff1b"))

    def is_closing(self, block: Block, following: Block | None) -> bool:
        """True for the line that names the meeting, and for the day above or below it."""
        if self.names_meeting(block.wording):
            return True
        is_below = self.paragraphs[-1].kind is Kind.CLOSING
        is_above = following is not None and self.names_meeting(following.wording)
        return (is_below or is_above) and is_day(block.wording)

    def names_meeting(self, words: str) -> bool:
        """True for the line that names the meeting, or the vote in brackets; not for a paragraph about one."""
        is_short = len(words.split(maxsplit=CLOSING_WORDS)) <= CLOSING_WORDS
        is_line = words.startswith("[") or (is_short and (self.language != "zh" or len(words) <= CLOSING_SIGNS))
        return (
            is_line
            and re.search(MEETING, plainly(words), re.I) is not None
            and not lead_length(words, "operative", self.language)
        )

    def is_heading(self, block: Block, marker: Marker | None, following: Block | None, counts: Marker | None) -> bool:
        """True for a marked heading, and for a short line without a stop that something stands below of.

        In a preamble, whose paragraphs may lack a number and their comma, that is one with its lead verb or a number;
        `counts` is the marker of what stands below.
        """
        words = block.wording
        if block.heading:
            return True
        if following is None or len(words.split(maxsplit=HEADING_WORDS)) > HEADING_WORDS:
            return False
        if marker:
            return marker.mark is Mark.SECTION and not words.endswith(_BREAKS_OFF)
        starts_low = words[:1].islower() or words[:1] in "([\"'\u201c"
        if block.beside or starts_low or _STOP.search(words) or self.is_led(words):
            return False
        opens = (counts is not None and counts.mark is Mark.NUMBER) or self.is_led(following.wording)
        is_short = words[:1].isupper() and len(words.split()) <= PREAMBLE_HEADING_WORDS
        return self.zone is not Zone.PREAMBLE or (is_short and opens)

    def is_chapeau(self, block: Block, following: Marker | None) -> bool:
        """True for the sentence that a list of elements, or an annex's first paragraph, completes."""
        if place(Series.CHAPEAU, 1, self.part) in self.taken or not following:
            return False
        if self.zone is Zone.ANNEX:
            return not any(p.address.part == self.part and p.kind is Kind.ANNEX for p in self.paragraphs)
        opens_list = following.mark is Mark.ITEM and self.lone_list and not self.counts.get((self.part, Series.PLAIN))
        return opens_list and block.wording.endswith((":", "\uff1a"))

    def parted(self, block: Block) -> list[Block]:
        """A preambular block at the lead verbs inside it: two paragraphs that were run together on one line."""
        cuts = [
            at for at in _gaps_between_sentences(block.wording) if self.is_led(block.wording[at : at + LEAD_LENGTH])
        ]
        if not cuts or not self.is_led(block.wording):
            return [block]
        pieces = []
        for start, end in zip([0, *cuts], [*cuts, len(block.wording)], strict=True):
            above = block.spans if end == len(block.wording) else [s._replace(end=min(s.end, end)) for s in block.spans]
            words, spans, notes = stripped(block.wording[:end], tuple(above), block.notes, start)
            inside = tuple(n for n, o in zip(notes, block.notes, strict=True) if start <= o.at < end or end == o.at)
            pieces.append(block._replace(wording=words, spans=spans, notes=inside))
        said = f"{len(pieces)} preambular paragraphs run together: parted before {pieces[1].wording.split()[0]!r}"
        self.notices.append(Notice("parted", said, block.lines))
        return pieces


def annex_sign(found: re.Match[str]) -> str:
    """The number of an annex as addresses have it, "II", whether letters, Chinese or Arabic words print it; or ""."""
    printed = found[1] or ""
    for signs in (_ORDINALS, tuple(_HAN)):
        if printed in signs:
            return _ROMAN[signs.index(printed)]
    return printed.upper()


def _gaps_between_sentences(wording: str) -> Iterator[int]:
    """Where a capital stands behind a comma or semicolon, outside quotations."""
    before = opened = 0
    for gap in _RUN_TOGETHER.finditer(wording):
        opened += wording.count("\u201c", before, gap.end()) - wording.count("\u201d", before, gap.end())
        before = gap.end()
        if opened <= 0:
            yield before


def structure(blocks: Sequence[Block], language: str) -> tuple[tuple[Paragraph, ...], tuple[Notice, ...]]:
    """The paragraphs that blocks make, each at its address, and notices of what was guessed.

    Where the line of an organ is among the blocks they are read as a resolution, otherwise as a paper.
    """
    builder = _Builder(language)
    blocks, joined = with_their_marks(with_their_words(blocks))
    builder.notices += joined
    markers = [read_marker(block.wording, block.marker) for block in blocks]
    annexed = next((at for at, block in enumerate(blocks) if ANNEX.match(block.wording)), len(blocks))
    markers[:annexed], beside = beside_their_numbers(blocks[:annexed], markers[:annexed])
    builder.notices += beside
    builder.lone_list = sum(1 for m in markers if m and m.mark is Mark.ITEM and m.label == "a") <= 1
    quoted = _quoted(blocks, markers)
    for at, (block, marker) in enumerate(zip(blocks, markers, strict=True)):
        if marker and at in quoted:
            said = f"printed {marker.printed} before a paragraph that is quoted: counted as unnumbered"
            builder.notices.append(Notice("numbering", said, block.lines))
            builder.add(block, builder.counted(Series.PARA), Kind.PROSE, marker)
            continue
        following = markers[at + 1] if at + 1 < len(blocks) else None
        _take(builder, block, marker, following, blocks[at + 1] if at + 1 < len(blocks) else None)
    if builder.awaits_title:
        builder.annex_title(Block(builder.awaits_title.printed), heading=False)
    return with_sections(builder.paragraphs), tuple(builder.notices)


def _quoted(blocks: Sequence[Block], markers: Sequence[Marker | None]) -> set[int]:
    """The numbered paragraphs of a paper that are quoted, as an amendment quotes what it puts in another's place.

    Such a number stands below a colon and out of turn, and the count goes on behind it as if it did not stand there.
    """
    if organ_language(blocks[0].wording):
        return set()
    numbers = {at: m.number for at, m in enumerate(markers) if m and m.mark is Mark.NUMBER and not m.series}
    quoted, last = set(), 0
    places = list(numbers)
    for at, below in zip_longest(places, places[1:]):
        out_of_turn = numbers[at] != last + 1 and below is not None and numbers[below] == last + 1
        if out_of_turn and at and blocks[at - 1].wording.endswith(":"):
            quoted.add(at)
        else:
            last = numbers[at]
    return quoted


def _take(
    builder: _Builder, block: Block, marker: Marker | None, following: Marker | None, below: Block | None
) -> None:
    """Finds the place of one block; `following` and `below` are the marker and the block after it."""
    heading = builder.is_heading(block, marker, below, following)
    if not builder.paragraphs and organ_language(block.wording):
        builder.zone = Zone.PREAMBLE
        builder.add(block, place(Series.CHAPEAU), Kind.CHAPEAU, None)
    elif builder.annex_title(block, heading and marker is None):
        return
    elif (found := ANNEX.match(block.wording)) and (heading or not block.wording[found.end() :]):
        builder.begin_annex(block, found)
    elif builder.zone is Zone.OPERATIVE and marker is None and builder.is_closing(block, below):
        builder.add(block, builder.counted(Series.CLOSING), Kind.CLOSING, None)
    elif marker is None and (said := item_said(block.wording)):
        builder.said_item(block, said, following)
    elif heading:
        builder.heading(block, marker)
    elif (counted := builder.counted_below(block)) is not None:
        builder.item(block, counted, following)
    elif marker is None or marker.mark is Mark.SECTION:
        builder.unnumbered(block, following)
    elif marker.mark is Mark.NUMBER:
        _take_numbered(builder, block, marker)
    else:
        builder.item(block, marker, following)


def _take_numbered(builder: _Builder, block: Block, marker: Marker) -> None:
    series, _ = builder.series_of(marker)
    if (
        block.beside
        and marker.series
        and Address(series, (Step(Form.NUMBER, marker.number, marker.suffixes),), builder.part) in builder.taken
    ):
        said = f"printed {marker.printed} in a table, of a paragraph that stands above: counted as unnumbered"
        builder.notices.append(Notice("numbering", said, block.lines))
        builder.add(block, builder.counted(Series.PARA), Kind.PROSE, marker)
        return
    if builder.zone is Zone.PREAMBLE and marker.series != Series.PP:
        builder.zone = Zone.OPERATIVE
    builder.numbered(block, marker)
