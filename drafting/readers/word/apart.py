"""What stands in a Word file beside the line of its text: named in notices, so that nothing is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.model.reading import Changes, Notice
from drafting.ooxml.names import A, C, w
from drafting.ooxml.package import Package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.walk import Piece, PieceKind, WordParagraph
from drafting.readers.quoting import PLACE, counted, placed, quoted, tallied
from drafting.readers.word.quotes import words_of
from drafting.readers.word.wording import Wording

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRIVATE_USE = "[\ue000-\uf8ff]"


class Apart:
    """Collects what is not in the wording of the paragraphs, and says so at the end."""

    def __init__(self, package: Package, changes: Changes) -> None:
        """Headers and comments are looked up in the package when the notices are asked for."""
        self.package = package
        self.changes = changes
        self.pieces: dict[PieceKind, list[tuple[Piece, str]]] = {}
        self.hidden: list[str] = []
        self.symbols = 0
        self.marks = 0  # pending changes of paragraph marks
        self.tables: dict[_Element, None] = {}

    def see(self, paragraph: WordParagraph, wording: Wording) -> None:
        """Take note of what a paragraph holds beside its words."""
        for piece in wording.apart:
            self.pieces.setdefault(piece.kind, []).append((piece, wording.text[:PLACE]))
        if wording.hidden and wording.hidden.strip():
            self.hidden.append(wording.hidden.strip())
        if not wording.text.isascii():
            self.symbols += len(re.findall(_PRIVATE_USE, wording.text))
        self.marks += paragraph.inserted is not None or paragraph.deleted is not None
        if paragraph.tables:
            self.tables[next(iter(paragraph.element.iterancestors(w("tbl"))))] = None

    def notices(self) -> Iterator[Notice]:
        """All of it, in a fixed order; words are quoted as far as they are few."""
        yield from self._marginal("header")
        yield from self._marginal("footer")
        yield from self._comments()
        yield from self._boxes()
        yield from self._pictures()
        yield from self._related()
        yield from self._in_line()
        yield from self._embedded()

    def _trees(self, kind: str) -> Iterator[_Element]:
        for part in self.package.related(kind):
            tree = self.package.tree(part)
            resolve(tree, self.changes)
            yield tree

    def _marginal(self, kind: str) -> Iterator[Notice]:
        for words in dict.fromkeys(words_of(tree) for tree in self._trees(kind)):
            if words:
                yield Notice(kind, f"left out, the {kind} of the pages: {quoted(words)}")

    def _comments(self) -> Iterator[Notice]:
        places = {piece.element.get(w("id")): place for piece, place in self.pieces.get(PieceKind.COMMENT, ())}
        for tree in self._trees("comments"):
            for comment in tree.iterfind(w("comment")):
                author = comment.get(w("author")) or "an unknown author"
                at = placed(places.get(comment.get(w("id")), ""))
                yield Notice("comment", f"left out, a comment by {author}{at}: {quoted(words_of(comment))}")

    def _boxes(self) -> Iterator[Notice]:
        for piece, place in self.pieces.get(PieceKind.TEXT_BOX, ()):
            if words := words_of(piece.element):
                yield Notice("text-box", f"left out, a text box{placed(place)}: {quoted(words)}")

    def _pictures(self) -> Iterator[Notice]:
        found = [piece.text for piece, _ in self.pieces.get(PieceKind.PICTURE, ())]
        if found:
            yield tallied("picture", "left out", found, "picture")

    def _related(self) -> Iterator[Notice]:
        """Words inside diagrams and charts, which stand in parts of their own."""
        for kind, tag, code in (("diagramData", f"{{{A}}}t", "diagram"), ("chart", f"{{{C}}}v", "chart")):
            for part in self.package.related(kind):
                found = (element.text or "" for element in self.package.tree(part).iter(tag, f"{{{A}}}t"))
                words = " ".join(word.strip() for word in found if word.strip())
                yield Notice(code, f"left out, a {code}: {quoted(words)}")

    def _in_line(self) -> Iterator[Notice]:
        formulas: dict[_Element, str] = {}
        for piece, _ in self.pieces.get(PieceKind.FORMULA, ()):
            formulas[piece.element] = formulas.get(piece.element, "") + piece.text
        if formulas:
            yield tallied("formula", "read as plain characters", formulas.values(), "formula")
        fields = [piece.text for piece, _ in self.pieces.get(PieceKind.FIELD_WITHOUT_RESULT, ()) if _prints(piece.text)]
        if fields:
            yield tallied("field", "left out, since Word computes what they print", fields, "field")
        rubies = [piece.text for piece, _ in self.pieces.get(PieceKind.ANNOTATION, ())]
        if rubies:
            yield tallied("annotation", "left out", rubies, "reading aid above the line")
        if self.hidden:
            yield tallied("hidden", "left out, since Word does not print it", self.hidden, "hidden passage")
        if self.symbols:
            yield Notice("symbol", f"{self.symbols} characters of a symbol font have no plain form and may look odd")
        if self.tables:
            yield Notice("table", f"{counted(len(self.tables), 'table')} read cell by cell")
        if self.marks and self.changes is Changes.KEPT:
            yield Notice("paragraph-mark", f"pending changes of {self.marks} paragraph breaks are not shown")

    def _embedded(self) -> Iterator[Notice]:
        for kind in ("aFChunk", "subDocument"):
            for link in self.package.relationships(self.package.main):
                if link.kind == kind:
                    yield Notice("embedded", f"left out, a document inside the document: {link.target}")


# Fields that print nothing: entries of indexes and tables, bookmarks and private data.
_SILENT = frozenset({"XE", "TC", "TA", "RD", "SET", "PRIVATE", "ADVANCE", "ASK", "NOTEREF", "BIBLIOGRAPHY"})


def _prints(instruction: str) -> bool:
    name = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""
    return bool(name) and name not in _SILENT
