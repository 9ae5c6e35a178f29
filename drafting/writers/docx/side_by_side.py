"""Two texts side by side in a table: the old one, the new one with its edits marked, and remarks.

The marks are looks (underlined, struck through), not tracked changes: the table is for reading and printing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafting.model.changes import Change, Comparison
from drafting.model.text import Note, Paragraph, Text
from drafting.writers.docx.atoms import Opening
from drafting.writers.docx.check_table import check_side_by_side
from drafting.writers.docx.faces import Stretch, faces, is_right_to_left, runs_right_to_left
from drafting.writers.docx.interleave import blocks
from drafting.writers.docx.key import table_header
from drafting.writers.docx.layout import WIDE_WIDTH, gap_of
from drafting.writers.docx.masthead import BOLD, page_footer, running_header
from drafting.writers.docx.notes import notes_by_number, unreferenced
from drafting.writers.docx.package import Sheets, packed
from drafting.writers.docx.remarks import Remarks, addresses
from drafting.writers.docx.runs import runs
from drafting.writers.docx.strips import Block, Piece, Reference, Row, rows_of
from drafting.writers.docx.tables import Cell, table
from drafting.writers.docx.wordml import Treatment, paragraph, run, xml

_REMARKS = 3200  # twips, of the third column
_TEXTS = (WIDE_WIDTH - _REMARKS) // 2
_WIDTHS = (_TEXTS, _TEXTS, WIDE_WIDTH - 2 * _TEXTS)
_ADDED, _DELETED = xml("rStyle", val="AddedWords"), xml("rStyle", val="DeletedWords")
_ADDED_END, _DELETED_END = xml("rStyle", val="AddedEnd"), xml("rStyle", val="DeletedEnd")
_SIGN = xml("rStyle", val="FootnoteReference")
_SIGN_LOOKS = {Treatment.INSERTED: xml("u", val="single"), Treatment.DELETED: xml("strike")}
_TEXT, _NOTE, _SEE = (xml("pStyle", val=style) for style in ("TableText", "TableNote", "CrossReference"))
_SMALL = xml("spacing", after=0)
PILCROW = "\u00b6"  # a paragraph's end that came or went


def side_by_side(comparison: Comparison, *, author: str = "", summary: bool = False) -> bytes:
    """A landscape .docx of three columns; a row a change, in which long paragraphs may break across pages.

    The first column holds the old text whole and in its order. A paragraph that moved has a row at either place, and
    its edits are marked where it stands now. Notes stand below their paragraphs, numbered as in their text.
    Raises OutputError where the file, read back, does not hold both texts.
    """
    old, new = comparison.old, comparison.new
    title = f"{old.label} \u2192 {new.label}"
    sheet = _Table(comparison)
    head = [_head(old.label), _head(f"{new.label}, changes marked"), _head("Remarks")]
    rows = table([head, *sheet.rows()], _WIDTHS, headers=1, breaks=True, is_mirrored=runs_right_to_left(new.language))
    data = packed(
        Sheets(
            body=rows + "".join(sheet.strays()) + paragraph(_SMALL, ""),
            title=title,
            language=new.language,
            author=author,
            first_header=table_header(comparison, summary=summary),
            header=running_header(title, "Side by side", width=WIDE_WIDTH),
            footer=page_footer(new.language),
            is_landscape=True,
        )
    )
    check_side_by_side(data, comparison)
    return data


def _head(words: str) -> Cell:
    return Cell((run(words, BOLD),), fill="D9D9D9")


@dataclass(slots=True)
class _Column:
    """One of the two texts: its notes, and its looks as needed."""

    text: Text
    notes: dict[str, Note] = field(init=False)

    def __post_init__(self) -> None:
        self.notes = notes_by_number(self.text)

    def looks(self, position: int) -> tuple[Stretch, ...]:
        return faces(self.text.paragraphs[position], self.text.language)

    def note(self, number: str) -> Note:
        return self.notes.get(number) or Note(number, "")


@dataclass(slots=True)
class _Lines:
    """The paragraphs of one cell while they are written: runs with the look of each."""

    lines: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)

    def add(self, look: str, content: str) -> None:
        self.looks.append(look)
        self.lines.append(content)

    def cell(self) -> Cell:
        if not self.lines:
            self.add(_SEE, "")
        return Cell(tuple(self.lines), looks=tuple(self.looks))


@dataclass(slots=True)
class _Table:
    """The table while it is written."""

    comparison: Comparison
    old: _Column = field(init=False)
    new: _Column = field(init=False)
    remarks: Remarks = field(init=False)
    shown: set[int] = field(default_factory=set)  # ranks of changes whose edits stand in a row already

    def __post_init__(self) -> None:
        self.old, self.new = _Column(self.comparison.old), _Column(self.comparison.new)
        self.remarks = Remarks(self.comparison)

    def rows(self) -> Iterator[list[Cell]]:
        for block in blocks(self.comparison):
            whole = self._with_its_other_end(block)
            yield [self._before(block, whole), self._after(block, whole), self._remark(block)]

    def _with_its_other_end(self, block: Block) -> Block:
        """The block with the paragraphs that stand elsewhere in the old text, where that shows what was edited."""
        change = block.change
        if block.old or not change.old or change.rank in self.shown or len(block.new) < len(change.new):
            return block
        self.shown.add(change.rank)
        return Block(change, range(len(change.old)), block.new)

    def _before(self, block: Block, whole: Block) -> Cell:
        """The old paragraphs; where they stand elsewhere, where to look for them."""
        lines = _Lines()
        change = block.change
        for index in block.old:
            self._plain(lines, change.change.old[index], change.old[index])
        if whole is not block or (change.old and not block.old):
            lines.add(_SEE, run(f"See {addresses(change.change.old)} of {self.comparison.old.label}"))
        return lines.cell()

    def _plain(self, lines: _Lines, paragraph: Paragraph, position: int) -> None:
        rtl = is_right_to_left(paragraph.wording, self.old.text.language)
        looks = self.old.looks(position)
        marker = paragraph.marker + gap_of(paragraph) if paragraph.marker else ""
        content = runs(marker, (), rtl=rtl)
        end = len(paragraph.wording)
        stops = [min(mark.at, end) for mark in paragraph.notes]
        for (start, stop), mark in zip(pairwise([0, *stops]), paragraph.notes, strict=True):
            content += runs(paragraph.wording[start:stop], looks, start, rtl=rtl) + run(mark.number, _SIGN)
        last = stops[-1] if stops else 0
        content += runs(paragraph.wording[last:], looks, last, rtl=rtl)
        lines.add(_turned(_TEXT, rtl=rtl), content)
        for mark in paragraph.notes:
            self._note(lines, self.old, mark.number)

    def _note(self, lines: _Lines, column: _Column, number: str, style: str = "") -> None:
        note = column.note(number)
        rtl = is_right_to_left(note.wording, column.text.language)
        words = runs(f"{note.number} {note.wording}", (), rtl=rtl, style=style)
        lines.add(_turned(_NOTE, rtl=rtl), words)

    def _after(self, block: Block, whole: Block) -> Cell:
        """The new paragraphs with what came, and what of the old ones went, marked."""
        lines = _Lines()
        change = block.change.change
        if not block.new:
            if change.new:
                lines.add(_SEE, run(f"See {addresses(change.new)} of {self.comparison.new.label}"))
            return lines.cell()
        content, notes = "", []
        for row in rows_of(whole, numbers_are_tracked=True):
            content += "".join(self._piece(piece, row) for piece in row.pieces)
            notes += [piece for piece in row.pieces if isinstance(piece, Reference)]
            if row.mark is Treatment.DELETED:
                content += run(PILCROW, _DELETED_END)
                continue
            content += run(PILCROW, _ADDED_END) if row.mark is Treatment.INSERTED and whole.old else ""
            lines.add(_turned(_TEXT, rtl=self._is_rtl(row)), content)
            content = ""
            self._notes(lines, notes)
            notes = []
        return lines.cell()

    def _notes(self, lines: _Lines, notes: Sequence[Reference]) -> None:
        for reference in notes:
            if reference.new is not None:
                self._note(lines, self.new, reference.new, "" if reference.old is not None else _ADDED)
            elif reference.old is not None:
                self._note(lines, self.old, reference.old, _DELETED)

    def _piece(self, piece: Piece, row: Row) -> str:
        style = _ADDED if piece.treatment is Treatment.INSERTED else ""
        style = _DELETED if piece.treatment.is_old else style
        if isinstance(piece, Reference):
            number = piece.new if piece.new is not None else piece.old
            return run(number or "", _SIGN + _SIGN_LOOKS.get(piece.treatment, ""))
        looks: tuple[Stretch, ...] = ()
        at = 0
        if piece.new:
            looks, at = self.new.looks(piece.new.paragraph), piece.new.at
        elif piece.old:
            looks, at = self.old.looks(piece.old.paragraph), piece.old.at
        return runs(piece.words, looks, at, rtl=self._is_rtl(row), style=style)

    def _is_rtl(self, row: Row) -> bool:
        column, at = (self.new, row.new) if row.new is not None else (self.old, row.old)
        return at is not None and is_right_to_left(column.text.paragraphs[at].wording, column.text.language)

    def _remark(self, block: Block) -> Cell:
        lines = _Lines()
        change = block.change.change
        lines.add(_TEXT, run(_bare_places(change), BOLD))
        said = self.remarks.of(Opening(change, block.treatment))
        for words in said.split("\n") if said else ():
            lines.add(_TEXT, runs(words, ()))
        return lines.cell()

    def strays(self) -> Iterator[str]:
        """Notes that nothing refers to must not get lost."""
        for text in (self.comparison.old, self.comparison.new):
            for note in unreferenced(text):
                words = f"Note {note.number} of {text.label}, to which nothing refers: {note.wording}"
                yield paragraph(_NOTE, run(words))


def _turned(look: str, *, rtl: bool) -> str:
    return look + xml("bidi") if rtl else look


def _bare_places(change: Change) -> str:
    """ "OP4", "OP4 \u2192 OP5": where a change stands."""
    sides = [addresses(side) for side in (change.old, change.new) if side]
    return sides[0] if len(set(sides)) == 1 else " \u2192 ".join(sides)
