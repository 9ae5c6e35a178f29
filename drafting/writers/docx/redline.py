"""A redline on a page of our own: the words of two texts in one file, every difference a tracked change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from drafting.model.changes import Comparison
from drafting.model.text import Note, Paragraph, Text
from drafting.writers.docx.annexes import compared_apart
from drafting.writers.docx.atoms import Opening
from drafting.writers.docx.check import check_redline
from drafting.writers.docx.choices import ALL, RENUMBERING, refuse_unknown
from drafting.writers.docx.faces import Stretch, faces, is_right_to_left
from drafting.writers.docx.interleave import rows, with_last_mark_kept
from drafting.writers.docx.key import redline_header
from drafting.writers.docx.layout import Rooms, paragraph_properties, rooms_of, starts_of_parts
from drafting.writers.docx.libreoffice import with_first_note_safe, with_insertions_apart
from drafting.writers.docx.masthead import described, page_footer, running_header
from drafting.writers.docx.notes import Footnotes, notes_by_number, unreferenced
from drafting.writers.docx.package import Sheets, packed
from drafting.writers.docx.remarks import Remarks, comment, is_about_a_move
from drafting.writers.docx.runs import kept_runs, runs
from drafting.writers.docx.stamps import Stamps
from drafting.writers.docx.strips import Piece, Reference, Row, Words
from drafting.writers.docx.wordml import Ids, Stamp, Treatment, run_properties, tracked, tracked_mark, xml


def redline(  # noqa: PLR0913
    comparison: Comparison,
    *,
    author: str,
    date: str | None = None,
    numbers: str = "tracked",
    comments: str | None = None,
    summary: bool = False,
) -> bytes:
    """A .docx in which accepting all changes gives the new text and rejecting all the old one, letter for letter.

    Words that moved are tracked as moved, with what changed in them as inserted and deleted; splits and merges are
    tracked paragraph marks alone; notes and looks (italic, bold) are tracked too. `date` is YYYY-MM-DDThh:mm:ssZ; None
    leaves dates out. `numbers` "tracked": a printed number that changed is a change by the author "renumbering";
    "plain": the new one is printed, and rejecting keeps it. `comments`: "all" changed paragraphs (None too) carry one
    with their addresses, only the "moves" do, or "none".
    `summary` lists the changes by address on the first page. Characters that XML can't hold become U+FFFD.
    Raises OutputError where an option is not known or the file, read back, is not what it must be.
    """
    refuse_unknown(author, numbers, comments)
    comments = comments or ALL
    apart = compared_apart(comparison)
    writer = _Redline(apart, Stamp(author, date), Stamp(RENUMBERING, date), numbers == "tracked", comments)
    body = "".join(writer.paragraphs())
    old, new = comparison.old, comparison.new
    data = packed(
        Sheets(
            body=body,
            title=f"{old.label} \u2192 {new.label}",
            language=new.language,
            author=author,
            rooms=_rooms(comparison),
            first_header=redline_header(comparison, numbers=numbers, comments=comments, summary=summary),
            header=running_header(f"{old.label} \u2192 {new.label}", "Redline"),
            footer=page_footer(new.language),
            notes=tuple(writer.notes.blocks),
            comments=tuple(writer.comments),
            tracks=True,
        )
    )
    check_redline(data, apart, numbers=numbers)
    return data


def _rooms(comparison: Comparison) -> Rooms:
    """Room for the markers of both texts; where they differ both are printed, one struck and one new."""
    old, new = rooms_of(comparison.old), rooms_of(comparison.new)
    return Rooms(max(old.numbers, new.numbers, 794), max(old.items, new.items, 794))


@dataclass(slots=True, eq=False, repr=False)
class _Side:
    """One of the two texts: its notes by number, which of its paragraphs begin an annex, its looks as needed."""

    text: Text
    notes: dict[str, Note] = field(init=False)
    part_starts: frozenset[int] = field(init=False)
    _looks: dict[int, tuple[Stretch, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.notes, self.part_starts = notes_by_number(self.text), starts_of_parts(self.text)

    def paragraph(self, position: int) -> Paragraph:
        return self.text.paragraphs[position]

    def looks(self, position: int) -> tuple[Stretch, ...]:
        if position not in self._looks:
            self._looks[position] = faces(self.paragraph(position), self.text.language)
        return self._looks[position]

    def note(self, number: str) -> Note:
        return self.notes.get(number) or Note(number, "")

    def properties(self, position: int) -> str:
        starts = position in self.part_starts
        return paragraph_properties(self.paragraph(position), self.text.language, starts_part=starts)


@dataclass(slots=True, eq=False, repr=False)
class _Redline:
    """A redline while it is written."""

    comparison: Comparison
    stamp: Stamp
    number_stamp: Stamp
    numbers_are_tracked: bool
    comment_on: str
    ids: Ids = field(init=False)
    comments: list[str] = field(default_factory=list)
    move_names: dict[str, str] = field(default_factory=dict)
    old: _Side = field(init=False)
    new: _Side = field(init=False)
    notes: Footnotes = field(init=False)
    remarks: Remarks = field(init=False)
    stamps: Stamps = field(init=False)

    def __post_init__(self) -> None:
        self.stamps = Stamps(self.comparison, self.stamp)
        self.old, self.new = _Side(self.comparison.old), _Side(self.comparison.new)
        self.remarks = Remarks(self.comparison)
        self.ids = Ids.above_notes(self.comparison.old, self.comparison.new)
        self.notes = Footnotes(self.comparison.new.language, self.ids, self.stamp)

    def paragraphs(self) -> Iterator[str]:
        """The body."""
        *others, last = self._rows() or (None,)
        for row in others:
            yield self._paragraph(row)
        yield self._paragraph(last, self._remarks_on_stray_notes()) if last else xml("p")

    def _rows(self) -> list[Row]:
        sequence = rows(self.comparison, numbers_are_tracked=self.numbers_are_tracked)
        comments_part = self.comment_on == "all"
        sequence = with_first_note_safe(sequence, self.comparison, comments_part=comments_part)
        return with_last_mark_kept(with_insertions_apart(sequence, comments_part=comments_part))

    def _paragraph(self, row: Row, strays: tuple[str, ...] = ()) -> str:
        remarks = [(words, opening.treatment) for opening in row.opens for words in self._remarks(opening)]
        remarks += [(words, Treatment.KEPT) for words in strays]
        starts, groups = "", self._groups(row)
        for words, treatment in remarks:
            start, end = self._comment(words)
            starts += start
            way = self._way_of(treatment, row)
            groups.append(_Group(way, "", self.stamps.of_mark(row) if way is row.mark else self.stamp, end))
        content, after = self._content(groups, row)
        mark = tracked_mark(row.mark, self.ids, self.stamps.of_mark(row))
        return f"<w:p><w:pPr>{self._properties(row, run_properties(mark))}</w:pPr>{starts}{content}</w:p>{after}"

    def _way_of(self, treatment: Treatment, row: Row) -> Treatment:
        """How a comment's reference goes: as its paragraph does, or it would stay on the words after it."""
        return row.mark if treatment and row.mark.is_move and row.mark.is_old == treatment.is_old else treatment

    def _properties(self, row: Row, mark: str) -> str:
        """The paragraph's look: the new text's wherever it has the paragraph.

        A mark that ends other paragraphs than the row shows holds their looks, the older one tracked.
        """
        if row.ends:
            was, now = self.old.properties(row.ends[0]), self.new.properties(row.ends[1])
            if was == now:
                return now + mark
            change = f'<w:pPrChange w:id="{self.ids.next()}"{self.stamp}><w:pPr>{was}</w:pPr></w:pPrChange>'
            return now + mark + change
        if row.new is not None:
            return self.new.properties(row.new) + mark
        return (self.old.properties(row.old) if row.old is not None else "") + mark

    def _groups(self, row: Row) -> list[_Group]:
        """The pieces of a row as runs, those together that stand in one tracked change."""
        rtl = self._is_rtl(row)
        signed = ((p, self.number_stamp if _renumbers(p) else stamp) for p, stamp in self.stamps.parted(row))
        return [
            _Group(treatment, move, stamp, "".join([self._runs(piece, rtl=rtl) for piece, _ in pieces]))
            for (treatment, move, stamp), pieces in groupby(signed, key=_treated)
        ]

    def _content(self, groups: list[_Group], row: Row) -> tuple[str, str]:
        """The runs of a row, and what closes its last move after the paragraph, so that the mark is moved as well."""
        last = {(group.treatment, group.move): index for index, group in enumerate(groups) if group.move}
        final = max(last.values(), default=-1) if row.mark.is_move else -1
        opened: dict[tuple[Treatment, str], int] = {}
        content, after = [], ""
        for index, group in enumerate(groups):
            end_of_move = group.treatment, group.move
            if group.move and end_of_move not in opened:
                opened[end_of_move] = self.ids.next()
                content.append(self._range_start(*end_of_move, group.stamp, opened[end_of_move]))
            content.append(tracked(group.treatment, group.runs, self.ids, group.stamp))
            if last.get(end_of_move) == index:
                end = f'<w:{group.treatment}RangeEnd w:id="{opened[end_of_move]}"/>'
                content.append("" if index == final else end)
                after = end if index == final else after
        return "".join(content), after

    def _range_start(self, treatment: Treatment, move: str, stamp: Stamp, id_: int) -> str:
        name = self.move_names.setdefault(move, f"move{len(self.move_names) + 1}")
        return f'<w:{treatment}RangeStart w:id="{id_}" w:name="{name}"{stamp.dated}/>'

    def _runs(self, piece: Piece, *, rtl: bool) -> str:
        if isinstance(piece, Reference):
            return self._reference(piece)
        deleted = piece.treatment is Treatment.DELETED
        if piece.old and piece.new:
            if piece.old.at == piece.new.at and self._look_alike(piece.old.paragraph, piece.new.paragraph):
                return runs(piece.words, self.new.looks(piece.new.paragraph), piece.new.at, rtl=rtl)
            old = self.old.looks(piece.old.paragraph), piece.old.at
            new = self.new.looks(piece.new.paragraph), piece.new.at
            return kept_runs(piece.words, old, new, rtl=rtl, ids=self.ids, stamp=self.stamp)
        if piece.new:
            return runs(piece.words, self.new.looks(piece.new.paragraph), piece.new.at, rtl=rtl)
        if piece.old:
            return runs(piece.words, self.old.looks(piece.old.paragraph), piece.old.at, rtl=rtl, deleted=deleted)
        return runs(piece.words, (), rtl=rtl, deleted=deleted)

    def _look_alike(self, old: int, new: int) -> bool:
        """True where what decides on the looks is the same in both paragraphs."""
        one, other = self.old.paragraph(old), self.new.paragraph(new)
        return (one.kind, one.address.series, one.spans, one.wording, self.comparison.old.language) == (
            other.kind, other.address.series, other.spans, other.wording, self.comparison.new.language,
        )  # fmt: skip

    def _is_rtl(self, row: Row) -> bool:
        if row.new is not None:
            return is_right_to_left(self.new.paragraph(row.new).wording, self.comparison.new.language)
        return row.old is not None and is_right_to_left(
            self.old.paragraph(row.old).wording, self.comparison.old.language
        )

    def _reference(self, reference: Reference) -> str:
        if reference.old is not None and reference.new is not None:
            return self.notes.add_edited(self.old.note(reference.old), self.new.note(reference.new))
        if reference.new is not None:
            return self.notes.add_tracked(self.new.note(reference.new), reference.treatment)
        return self.notes.add_tracked(self.old.note(reference.old or ""), reference.treatment)

    def _remarks(self, opening: Opening) -> Iterator[str]:
        if self.comment_on == "none" or (self.comment_on == "moves" and not is_about_a_move(opening)):
            return
        if words := self.remarks.of(opening):
            yield words

    def _remarks_on_stray_notes(self) -> tuple[str, ...]:
        """Notes that nothing refers to can't be footnotes; they must not get lost."""
        return tuple(
            f"Note {note.number} of {described(text)}, to which nothing refers: {note.wording}"
            for text in (self.comparison.old, self.comparison.new)
            for note in unreferenced(text)
        )

    def _comment(self, words: str) -> tuple[str, str]:
        """Adds a comment; gives where it begins, and where it ends with its reference."""
        id_ = self.ids.next()
        self.comments.append(comment(id_, words, author=self.stamp.author, date=self.stamp.date))
        sign = run_properties(xml("rStyle", val="CommentReference"))
        end = xml("commentRangeEnd", id=id_) + xml("r", sign, xml("commentReference", id=id_))
        return xml("commentRangeStart", id=id_), end


class _Group(NamedTuple):
    """Runs that stand in one tracked change of the stamp; `move` names the move they are a part of."""

    treatment: Treatment
    move: str
    stamp: Stamp
    runs: str


def _renumbers(piece: Piece) -> bool:
    return isinstance(piece, Words) and piece.renumbers


def _treated(signed: tuple[Piece, Stamp]) -> tuple[Treatment, str, Stamp]:
    """What pieces must share to stand in one tracked change."""
    piece, stamp = signed
    return piece.treatment, "" if isinstance(piece, Reference) else piece.move, stamp
