"""Comments that say what changed where, in the old file's own comments part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.model.changes import Comparison
from drafting.ooxml.names import w
from drafting.ooxml.package import parse_xml
from drafting.writers.docx.in_place.ink import Ink
from drafting.writers.docx.in_place.parts import Parts, relation
from drafting.writers.docx.in_place.plan import Para
from drafting.writers.docx.package import comment
from drafting.writers.docx.remarks import Remarks, is_about_a_move
from drafting.writers.docx.strips import Opening
from drafting.writers.docx.wordml import NAMESPACES

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMMENTS, _PPR, _ID = w("comments"), w("pPr"), w("id")


class Comments:
    """Puts comments at paragraphs of the body: "all" that changed, only those of "moves", or "none"."""

    def __init__(self, parts: Parts, ink: Ink, which: str) -> None:
        self.parts, self.ink, self.which = parts, ink, which
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
                self._put(element, words, opening, para)

    def _said(self, opening: Opening) -> str:
        change = opening.change
        if self._remarks is None or self.which == "none" or (self.which == "moves" and not is_about_a_move(opening)):
            return ""
        if not any(map(str.isalnum, change.old_wording + change.new_wording)):
            return ""  # a blank line, or an object alone
        return self._remarks.of(opening)

    def _put(self, element: _Element, words: str, opening: Opening, para: Para) -> None:
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
        start, end = element.makeelement(w("commentRangeStart")), element.makeelement(w("commentRangeEnd"))
        start.set(_ID, id_)
        end.set(_ID, id_)
        element.insert(1 if len(element) and element[0].tag == _PPR else 0, start)
        reference = element.makeelement(w("commentReference"))
        reference.set(_ID, id_)
        run = element.makeelement(w("r"))
        run.append(reference)
        self._holder(element, opening, para).extend([end, run])

    def _holder(self, element: _Element, opening: Opening, para: Para) -> _Element:
        """What a comment's sign goes into: it goes the way of its paragraph, or that would stay with it alone."""
        if not (para.mark and opening.treatment):
            return element
        if para.mark.is_move:
            moved = list(element.iterchildren(w(para.mark)))
            if moved:
                return moved[-1]  # inside the range of the move, as everything that moves
        change = self.ink.mark(element, "del" if opening.treatment.is_old else "ins")
        element.append(change)
        return change

    def _comments(self) -> _Element:
        if self._root is None:
            part = self.parts.related("comments")
            if part is None:
                fresh = parse_xml(f"<w:comments {NAMESPACES}/>".encode(), name="comments")
                part = self.parts.add_tree("word/comments.xml", fresh, "comments")
                self.parts.link(self.parts.main, relation("comments"), part)
            self.parts.touch(part)
            self._root = self.parts.tree(part)
        return self._root
