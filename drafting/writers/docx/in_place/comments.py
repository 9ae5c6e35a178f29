"""Comments that say what changed where, in the old file's own comments part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.model.changes import Comparison
from drafting.ooxml.names import tags, w
from drafting.ooxml.package import parse_xml
from drafting.writers.docx.atoms import Opening
from drafting.writers.docx.choices import ALL
from drafting.writers.docx.in_place.bring import Bringer
from drafting.writers.docx.in_place.ink import Ink
from drafting.writers.docx.in_place.parts import Parts
from drafting.writers.docx.in_place.plan import Para
from drafting.writers.docx.remarks import Remarks, comment, is_about_a_move
from drafting.writers.docx.wordml import NAMESPACES, Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENTS, _P, _PPR, _ID, _CHAR, _TYPE = (w(name) for name in ("comments", "p", "pPr", "id", "fldChar", "fldCharType"))
_INS, _TRACKED = w("ins"), tags("ins", "del", "moveFrom", "moveTo")


class Comments:
    """Puts comments at paragraphs of the body: "all" that changed, only those of "moves", or "none"."""

    def __init__(self, parts: Parts, ink: Ink, which: str) -> None:
        self.parts, self.ink, self.which = parts, ink, which
        self.spared: set[Para] = set()  # where none may stand
        self.spared_tables: set[_Element] = set()  # in whose rows none may stand
        self.left_out = 0  # comments on these
        self._remarks: Remarks | None = None
        self._root: _Element | None = None

    def about(self, comparison: Comparison) -> None:
        """The comparison that the comments are about."""
        self._remarks = Remarks(comparison)

    def put(self, element: _Element, para: Para) -> None:
        """Comment on the changes that begin in a paragraph that has been written."""
        changed = [piece for piece in para.pieces if piece.treatment]
        if not para.mark and changed and all(piece.renumbers for piece in changed):
            return  # nothing but a number shifted
        for opening in para.opens:
            if words := self._said(opening):
                if para in self.spared:
                    self.left_out += 1
                else:
                    self._put(element, words, opening, para)

    def _said(self, opening: Opening) -> str:
        change = opening.change
        if self._remarks is None or self.which == "none" or (self.which == "moves" and not is_about_a_move(opening)):
            return ""
        if not any(map(str.isalnum, change.old_wording + change.new_wording)):
            return ""  # a blank line, or an object alone
        return self._remarks.of(opening)

    def summarise(self, comparison: Comparison, body: _Element) -> None:
        """Say in a comment at the first paragraph that stays what changed where.

        Not in a field of several paragraphs or a content control, where LibreOffice loses comments. Nothing in a body
        of tables alone, which Word's own files never are.
        """
        from drafting.writers.docx.summary import in_lines  # few ask for one

        for paragraph in _outside_fields(body):
            if next(iter(_marks(paragraph)), None) is None:
                self._anchor(paragraph, in_lines(comparison), paragraph, is_point=True)
                self.parts.touch(self.parts.main)
                return

    def _put(self, element: _Element, words: str, opening: Opening, para: Para) -> None:
        self._anchor(element, words, self._holder(element, opening, para))

    def put_in_empty_row(self, paragraph: _Element, treatment: Treatment, tables: list[_Element]) -> bool:
        """Comment on a row without a word that comes or goes, by its first paragraph; `tables` are those around it.

        The comment's sign alone, which comes and goes with the row. False where none may stand there.
        """
        if self._remarks is None or self.which != ALL or not self.spared_tables.isdisjoint(tables):
            return False
        change = self.ink.mark(paragraph, "del" if treatment.is_old else "ins")
        change.append(
            self._sign(paragraph, self._added(f"{'Deleted' if treatment.is_old else 'Added'}: an empty row."))
        )
        paragraph.append(change)
        return True

    def _added(self, words: str) -> str:
        """The id of a comment of ours, added to the part for comments."""
        id_ = str(self.ink.next_id())
        stamp = self.ink.stamp
        root = self._comments()
        text = comment(int(id_), words, author=stamp.author, date=stamp.date)
        wrapped = parse_xml(f"<w:comments {NAMESPACES}>{text}</w:comments>".encode(), name="a comment")
        added = wrapped[0]
        for style in list(added.iter(w("pStyle"))):
            if (parent := style.getparent()) is not None:
                parent.remove(style)
        root.append(added)
        return id_

    @staticmethod
    def _sign(like: _Element, id_: str) -> _Element:
        """The run with a comment's sign."""
        run, reference = like.makeelement(w("r")), like.makeelement(w("commentReference"))
        reference.set(_ID, id_)
        run.append(reference)
        return run

    def _anchor(self, element: _Element, words: str, holder: _Element, *, is_point: bool = False) -> None:
        """Put a comment at a paragraph, its sign into `holder`; one at a point is about none of its words."""
        id_ = self._added(words)
        start, end = element.makeelement(w("commentRangeStart")), element.makeelement(w("commentRangeEnd"))
        start.set(_ID, id_)
        end.set(_ID, id_)
        at = 1 if len(element) and element[0].tag == _PPR else 0
        element.insert(at, start)
        run = self._sign(element, id_)
        if is_point:
            element[at + 1 : at + 1] = [end, run]
        else:
            holder.extend([end, run])

    def _holder(self, element: _Element, opening: Opening, para: Para) -> _Element:
        """What a comment's sign goes into: it goes the way of its paragraph, or that would stay with it alone.

        So it does where the paragraph came with an earlier change that is kept.
        """
        came_earlier = any(mark.tag == _INS for mark in _marks(element)) and not para.mark.is_new
        if not (para.mark and opening.treatment):
            return self._change(element, "ins") if came_earlier else element
        if para.mark.is_move:
            moved = list(element.iterchildren(w(para.mark)))
            if moved:
                return moved[-1]  # inside the range of the move, as everything that moves
        if opening.treatment.is_old and came_earlier:
            return self._change(self._change(element, "ins"), "del")  # gone either way
        return self._change(element, "del" if opening.treatment.is_old else "ins")

    def _change(self, around: _Element, name: str) -> _Element:
        """A change at the end of a paragraph, or of another change, empty."""
        change = self.ink.mark(around, name)
        around.append(change)
        return change

    def bring(self, comment: _Element, source: str, bringer: Bringer) -> str:
        """Add a comment of the part `source` of the new file as it is; gives the id that it has here."""
        root = self._comments()
        part = self.parts.related("comments")
        assert part is not None
        copied = bringer.copy(comment, source, part)
        copied.set(_ID, str(self.ink.next_id()))
        root.append(copied)
        return copied.get(_ID, "")

    def _comments(self) -> _Element:
        if self._root is None:
            self._root = self.parts.tree(self.parts.ensured("comments"))
        return self._root


def _marks(paragraph: _Element) -> Iterator[_Element]:
    """What tracks the mark of a paragraph."""
    for looks in paragraph.iterfind(f"{w('pPr')}/{w('rPr')}"):
        yield from looks.iterchildren(*_TRACKED)


def _outside_fields(body: _Element) -> Iterator[_Element]:
    """The paragraphs of a body, those in tables, content controls and fields of several paragraphs left out."""
    depth = 0
    for element in body:
        kinds = [char.get(_TYPE) for char in element.iter(_CHAR)]
        after = depth + kinds.count("begin") - kinds.count("end")
        if element.tag == _P and not depth and not after:
            yield element
        depth = after
