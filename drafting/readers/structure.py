"""Blocks to addressed paragraphs: the grammar of resolutions and numbered papers. The only guesses are made here.

A resolution opens with its organ ("The General Assembly,"), goes on with unnumbered preambular paragraphs, then
numbered operative ones, then perhaps annexes with a count of their own. A paper has headings, numbered or unnumbered
paragraphs, and items. No block is refused: what fits nowhere is prose, counted on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.reading import Notice
from drafting.model.text import Kind, Paragraph, with_sections
from drafting.readers.annexes import ANNEX
from drafting.readers.articles import closes_articles, read_article
from drafting.readers.days import is_day
from drafting.readers.lone_marks import with_their_marks
from drafting.readers.loose_markers import with_their_words
from drafting.readers.markers import Mark, Marker, item_said, read_marker
from drafting.readers.newcomers import beside_their_numbers
from drafting.readers.placing import COLONS, Placing, Zone
from drafting.readers.scan import Block, stripped
from drafting.vocabulary import lead_length, organ_language, plainly
from drafting.vocabulary.status import opening_mark

HEADING_WORDS = 20  # words; section headings of outcome documents are shorter, sentences of plans mostly longer
PREAMBLE_HEADING_WORDS = 8  # a longer line without a stop may be a paragraph that lacks its comma
RUN_ON, LEADS_OF_A_DRAFT = 300, 3  # characters, lead verbs; a paragraph quotes one other at most
LEAD_LENGTH = 200  # characters; the longest lead with all its adverbs has half as many
_BREAKS_OFF = (";", ",", ".", "\uff1b", "\uff0c", "\u3002", "\u061b", "\u060c")  # as no heading with a number ends
_GOES_ON = r"[;\uff1b\u061b](?:\s(?:and|or|et|ou|y|o|e|и|или))?$"  # an entry of a list that is not the last
_STOP = re.compile(rf"[.;,:!?\u3002\uff1b\uff0c\uff1a\u061b\u060c][\"'\u201d)*]*$|{_GOES_ON}")
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
_COMMAS = (",", "\u060c", "\uff0c")
_RUN_TOGETHER = re.compile(r"(?<=[,;]) (?=[A-ZÉ])")


@dataclass(slots=True, eq=False, repr=False)
class _Builder(Placing):
    """What each block is: the judgements of the grammar."""

    def unnumbered(self, block: Block, following: Marker | None, below: Block | None) -> None:
        """A paragraph without number or marker: preambular, operative by its verb, a chapeau, or prose."""
        words = block.wording[opening_mark(block.wording) :].lstrip()  # behind "[agreed ad ref]"
        operative = lead_length(words, "operative", self.language)
        is_led = self.is_led(words) and not self.closes_in_chinese(block.wording)
        if self.article and not closes_articles(words):
            self.in_article(block, self.article)
            return
        self.article = None
        if self.leads_in(block, bool(operative or is_led)):
            self.add(block, self.next_chapeau(), Kind.CHAPEAU, None)
            self.zone = Zone.OPERATIVE if self.zone is Zone.PREAMBLE else self.zone
        elif self.zone is Zone.PREAMBLE and not (operative and not is_led):
            for piece in self.parted(block):
                self.add(piece, self.counted(Series.PP), Kind.PREAMBULAR, None)
        elif self.zone in (Zone.PREAMBLE, Zone.OPERATIVE) and operative:
            self.zone = Zone.OPERATIVE
            self.add(block, self.counted(Series.OP), Kind.OPERATIVE, None)
        elif self.zone is not Zone.OPERATIVE and self.goes_on_preamble(block):
            self.add(block, self.counted(Series.PP), Kind.PREAMBULAR, None)
        elif self.is_chapeau(block, following, below):
            self.add(block, place(Series.CHAPEAU, 1, self.part), Kind.CHAPEAU, None)
        else:
            self.add(block, self.counted(Series.PARA), Kind.PROSE, None)

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

    def goes_on_preamble(self, block: Block) -> bool:
        """True for a recital below headings, a chapeau or recitals; what an amendment quotes is no preamble.

        Among recitals one may lack a lead verb that is known: its comma tells.
        """
        above = self.paragraphs[-1].kind if self.paragraphs else Kind.HEADING
        if above is Kind.PREAMBULAR and block.wording.endswith(_COMMAS):
            return not block.beside
        return above in (Kind.HEADING, Kind.CHAPEAU) and self.is_recital(block)

    def is_recital(self, block: Block) -> bool:
        """True for a preambular paragraph without a number, as far as its lead verb and its comma tell."""
        is_unmarked = not block.marker and not block.heading and not block.beside
        return is_unmarked and block.wording.endswith(_COMMAS) and self.is_led(block.wording)

    def leads_in(self, block: Block, has_verb: bool) -> bool:
        """True for words below a preamble that what follows completes: "Have agreed as follows:"."""
        is_below = bool(self.paragraphs) and self.paragraphs[-1].kind is Kind.PREAMBULAR
        has_verb = has_verb and self.zone in (Zone.PREAMBLE, Zone.OPERATIVE)
        return is_below and not has_verb and not self.is_led(block.wording) and block.wording.endswith(COLONS)

    def is_below_preamble(self, words: str) -> bool:
        """True for words with an operative verb below recitals: the resolution of an organ that no list names."""
        is_below = bool(self.paragraphs) and self.paragraphs[-1].kind is Kind.PREAMBULAR
        return is_below and lead_length(words, "operative", self.language) > 0

    def is_unmarked_item(self, block: Block) -> bool:
        """True for an entry of a list below a colon that only its semicolon tells, and for the last entry.

        What opens with a lead verb is a paragraph.
        """
        words = block.wording
        if self.listing.top is None or self.paragraphs[-1].kind is Kind.CLOSING or block.beside:
            return False
        if self.is_led(words) or lead_length(words, "operative", self.language):
            return False
        goes_on = self.unmarked and re.search(_GOES_ON, self.paragraphs[-1].wording)
        opens = self.paragraphs[-1].wording.endswith(COLONS)
        return bool(goes_on or (opens and re.search(_GOES_ON, words)))

    def is_chapeau(self, block: Block, following: Marker | None, below: Block | None) -> bool:
        """True for the sentence that recitals, a list of elements, or an annex's first paragraph complete."""
        if place(Series.CHAPEAU, 1, self.part) in self.taken:
            return False
        if block.wording.endswith(_COMMAS) and below is not None and self.is_recital(below):
            return True
        if not following:
            return False
        if self.zone is Zone.ANNEX:
            return not any(p.address.part == self.part and p.kind is Kind.ANNEX for p in self.paragraphs)
        opens_list = following.mark is Mark.ITEM and self.lone_list and not self.counts.get((self.part, Series.PLAIN))
        return opens_list and block.wording.endswith(COLONS)

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
        told = len(builder.notices)
        _take(builder, block, marker, following, blocks[at + 1] if at + 1 < len(blocks) else None)
        if len(builder.notices) == told:
            builder.notices += _run_on(block, language)
    builder.article_title(Block(""), heading=False)
    if builder.awaits_title:
        builder.annex_title(Block(builder.awaits_title.printed), heading=False)
    return with_sections(builder.paragraphs), tuple(builder.notices)


def _run_on(block: Block, language: str) -> Iterator[Notice]:
    """A notice where a block seems to hold a whole draft that was pasted on one line, which nothing parts for sure."""
    if len(block.wording) < RUN_ON:
        return
    opens = (block.wording[at : at + LEAD_LENGTH] for at in _gaps_between_sentences(block.wording))
    leads = sum(bool(lead_length(w, "preambular", language) or lead_length(w, "operative", language)) for w in opens)
    if leads >= LEADS_OF_A_DRAFT:
        said = (
            f"one paragraph in which {leads} lead verbs stand behind commas: part it with blank lines if it is several"
        )
        yield Notice("run-on", said, block.lines)


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
    if _opens(builder, block, marker, heading):
        return
    if builder.zone is Zone.OPERATIVE and marker is None and builder.is_closing(block, below):
        builder.add(block, builder.counted(Series.CLOSING), Kind.CLOSING, None)
    elif marker is None and (said := item_said(block.wording)):
        builder.said_item(block, said, following)
    elif heading:
        builder.heading(block, marker)
    elif (counted := builder.counted_below(block)) is not None:
        builder.item(block, counted, following)
    elif marker is None and builder.is_unmarked_item(block):
        builder.unmarked_item(block)
    elif marker is None or marker.mark is Mark.SECTION:
        builder.unnumbered(block, following, below)
    elif marker.mark is Mark.NUMBER:
        _take_numbered(builder, block, marker)
    else:
        builder.item(block, marker, following)


def _opens(builder: _Builder, block: Block, marker: Marker | None, heading: bool) -> bool:
    """Takes what opens a text, an annex or an article, and the titles of these; True where the block is such."""
    if not builder.paragraphs and organ_language(block.wording):
        builder.zone = Zone.PREAMBLE
        builder.add(block, place(Series.CHAPEAU), Kind.CHAPEAU, None)
        return True
    is_title = heading and marker is None
    if builder.annex_title(block, is_title) or builder.article_title(block, is_title):
        return True
    if (found := ANNEX.match(block.wording)) and (heading or not block.wording[found.end() :]):
        builder.begin_annex(block, found)
        return True
    if marker is None and (article := read_article(block.wording, heading)):
        builder.begin_article(block, article, heading)
        return True
    return False


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
    builder.leave_article(marker)
    if builder.zone is Zone.PAPER and builder.is_below_preamble(block.wording[marker.length :]):
        builder.zone = Zone.OPERATIVE
    if builder.zone is Zone.PREAMBLE and marker.series != Series.PP:
        builder.zone = Zone.OPERATIVE
    builder.numbered(block, marker)
