"""The paragraphs of a Word tree in reading order, each as the pieces that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.formulas import linear
from drafting.ooxml.names import MC, child, m, tags, w
from drafting.ooxml.pictures import boxes_in, words_about
from drafting.ooxml.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element


class PieceKind(Enum):
    """What a piece of a paragraph is. Only the first three print their words in the line."""

    TEXT = auto()
    BREAK = auto()  # "\\n": a new line, page or column inside the paragraph
    FORMULA = auto()  # on one line, in plain characters
    NOTE_MARK = auto()  # a footnote's or endnote's reference; its id is in `element`
    FIELD_CODE = auto()  # an instruction, or what stands between it and the result
    FIELD_WITHOUT_RESULT = auto()  # Word computes and prints it; the words are its instruction
    PICTURE = auto()  # the words are its title and description
    TEXT_BOX = auto()  # `element` is the w:txbxContent: walk it
    COMMENT = auto()
    ANNOTATION = auto()  # a ruby text above the words


_TEXT, _BREAK, _FORMULA = PieceKind.TEXT, PieceKind.BREAK, PieceKind.FORMULA


class Revision(NamedTuple):
    """Who changed something, and when (ISO 8601 as Word wrote it); None where the file does not say."""

    author: str | None
    date: str | None


class Piece(NamedTuple):
    """One piece: its words, the element they come from, the run around it (for its properties), who changed it."""

    kind: PieceKind
    text: str
    element: _Element
    run: _Element | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None

    @property
    def printed(self) -> str:
        """The words that stand in the line; "" for marks, pictures and field codes."""
        kind = self.kind  # compared by identity: to hash an Enum's member takes longer
        return self.text if kind is _TEXT or kind is _BREAK or kind is _FORMULA else ""


class WordParagraph(NamedTuple):
    """A paragraph of a Word tree: its w:p, its pieces, how many tables it is in, who inserted or deleted its mark.

    `properties` is its w:pPr. `element` is another element where a run stands loose between paragraphs.
    """

    element: _Element
    pieces: tuple[Piece, ...]
    tables: int = 0
    inserted: Revision | None = None
    deleted: Revision | None = None
    properties: _Element | None = None

    @property
    def text(self) -> str:
        """The words it prints, deleted ones included where changes are kept."""
        return "".join(piece.printed for piece in self.pieces)


def walk(root: _Element) -> Iterator[WordParagraph]:
    """The paragraphs below `root` in reading order: body, tables cell by cell, content controls, nested tables.

    Text boxes are out of the flow: a piece of their paragraph points to them. Of alternatives for older programs
    (mc:AlternateContent) the first is taken, as Word does. The result of a field is text, its instruction is not.
    """
    yield from _Walker(root).blocks(root, _Context())


class _Context(NamedTuple):
    """What holds for everything below an element."""

    inserted: Revision | None = None
    deleted: Revision | None = None
    tables: int = 0


_INSERTED = tags("ins", "moveTo")
_DELETED = tags("del", "moveFrom")
_PROPERTIES = tags(
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "customXmlPr",
    "smartTagPr", "fldData", "ffData", "rubyPr",
)  # fmt: skip
_TEXT_TAGS = {w("t"), w("delText")}
_FIXED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_BREAKS = tags("br", "cr")
_NOTE_MARKS = tags("footnoteReference", "endnoteReference")
_CODES = tags("instrText", "delInstrText")
_PICTURES = tags("drawing", "pict", "object")
_FORMULAS = {m("oMath"), m("oMathPara")}
_LOOSE = tags("r", "hyperlink", "fldSimple") | _FORMULAS
_P, _R, _TBL, _TR, _PPR, _RPR, _FIELD, _CHAR = (
    w(name) for name in ("p", "r", "tbl", "tr", "pPr", "rPr", "fldSimple", "fldChar")
)
_ALTERNATIVES = f"{{{MC}}}AlternateContent"
# Whose properties may say who inserted or deleted the whole: a row; a cell where a settled tree is signed.
_OF_WHOLE = {_TR: w("trPr"), w("tc"): w("tcPr")}


class _Field:
    """An open complex field: whether its result has begun, and its instruction so far."""

    __slots__ = ("code", "in_result")

    def __init__(self) -> None:
        self.code: list[str] = []
        self.in_result = False


class _Walker:
    """One walk over a tree. Fields may run over several paragraphs, so their state lives as long as the walk."""

    def __init__(self, root: _Element) -> None:
        self.closed_fields = _closed_fields(root)
        self.fields: list[_Field] = []
        self.pieces: list[Piece] = []

    def blocks(self, container: _Element, context: _Context) -> Iterator[WordParagraph]:
        """The paragraphs of a container of blocks."""
        for block in container:
            tag = block.tag
            if tag == _P or tag in _LOOSE:
                yield self.paragraph(block, context)
            elif tag not in _PROPERTIES and len(block):
                yield from self.blocks(_taken(block), _below(block, context))

    def paragraph(self, element: _Element, context: _Context) -> WordParagraph:
        """One paragraph with its pieces; a loose run is a paragraph of its own."""
        self.pieces = []
        if element.tag == _P:
            self.inline(element, context)
        else:
            self.one(element, context)
        properties = child(element, _PPR)
        inserted, deleted = _mark(properties, context)
        return WordParagraph(element, tuple(self.pieces), context.tables, inserted, deleted, properties)

    def inline(self, element: _Element, context: _Context) -> None:
        """Collect the pieces of what stands in a line."""
        for part in element:
            self.one(part, context)

    def one(self, element: _Element, context: _Context) -> None:
        """Collect the pieces of one element of a line."""
        tag = element.tag
        if tag == _R:
            for leaf in element:
                self.leaf(leaf, element, context)
        elif tag in _FORMULAS:
            self.formula(element, context)
        elif tag in _PROPERTIES:
            return
        elif tag == _FIELD and not len(element):
            self.add(PieceKind.FIELD_WITHOUT_RESULT, element.get(w("instr"), "").strip(), element, None, context)
        elif len(element):
            self.inline(_taken(element), _below(element, context))

    def formula(self, element: _Element, context: _Context) -> None:
        """A formula on one line; one with pending changes character by character, so that they show."""
        if next(element.iter(*_INSERTED, *_DELETED), None) is None:
            self.add(PieceKind.FORMULA, linear(element), element, None, context)
            return
        for leaf in element.iter(m("t")):
            around = context
            for ancestor in leaf.iterancestors():
                if ancestor is element:
                    break
                around = _below(ancestor, around)
            self.add(PieceKind.FORMULA, leaf.text or "", element, None, around)

    def leaf(self, leaf: _Element, run: _Element, context: _Context) -> None:
        """Collect what one child of a run prints."""
        tag = leaf.tag
        if tag in _TEXT_TAGS:
            words = leaf.text or ""
            if "\n" in words or "\r" in words:  # Word prints a line end in a w:t as a space
                words = words.replace("\n", " ").replace("\r", " ")
            self.add(_TEXT, words, leaf, run, context)
        elif tag in _PROPERTIES:
            return
        elif tag in _FIXED:
            self.add(_TEXT, _FIXED[tag], leaf, run, context)
        elif tag in _BREAKS:
            self.add(PieceKind.BREAK, "\n", leaf, run, context)
        elif tag == _CHAR:
            self.field(leaf, run, context)
        elif tag in _CODES:
            self.code(leaf, run, context)
        elif tag == w("sym"):
            self.add(PieceKind.TEXT, symbol(leaf.get(w("font")), leaf.get(w("char"))), leaf, run, context)
        elif tag in _PICTURES:
            self.picture(leaf, run, context)
        elif tag in _NOTE_MARKS:
            self.add(PieceKind.NOTE_MARK, "", leaf, run, context)
        elif tag == w("commentReference"):
            self.add(PieceKind.COMMENT, "", leaf, run, context)
        else:
            self.rare(leaf, run, context)

    def rare(self, leaf: _Element, run: _Element, context: _Context) -> None:
        """What seldom stands in a run: ruby texts, alternatives, runs in runs, things that are not known."""
        if leaf.tag == w("rt"):
            words = "".join(text.text or "" for text in leaf.iter(w("t")))
            self.add(PieceKind.ANNOTATION, words, leaf, run, context)
        elif leaf.tag == _R or leaf.tag in _FORMULAS:
            self.one(leaf, context)
        elif len(leaf):
            for part in _taken(leaf):
                self.leaf(part, run, _below(leaf, context))

    def add(self, kind: PieceKind, text: str, element: _Element, run: _Element | None, context: _Context) -> None:
        """Put one piece into the paragraph; words inside a field's instruction are no text."""
        is_printed = kind is _TEXT or kind is _BREAK or kind is _FORMULA
        if self.fields and is_printed and not all(field.in_result for field in self.fields):
            kind = PieceKind.FIELD_CODE
        self.pieces.append(Piece(kind, text, element, run, context.inserted, context.deleted))

    def picture(self, leaf: _Element, run: _Element, context: _Context) -> None:
        """A picture, or the text boxes that stand in it."""
        boxes = boxes_in(leaf)
        for box in boxes:
            self.add(PieceKind.TEXT_BOX, "", box, run, context)
        if not boxes:
            self.add(PieceKind.PICTURE, words_about(leaf), leaf, run, context)

    def field(self, char: _Element, run: _Element, context: _Context) -> None:
        """Begin, separator or end of a field; a field that is never closed hides nothing."""
        kind = char.get(w("fldCharType"))
        if kind == "begin" and char in self.closed_fields:
            self.fields.append(_Field())
        elif kind == "separate" and char in self.closed_fields:
            self.fields[-1].in_result = True
        elif kind == "end" and char in self.closed_fields:
            field = self.fields.pop()
            if not field.in_result:
                self.add(PieceKind.FIELD_WITHOUT_RESULT, "".join(field.code).strip(), char, run, context)

    def code(self, leaf: _Element, run: _Element, context: _Context) -> None:
        """A part of a field's instruction."""
        if self.fields:
            self.fields[-1].code.append(leaf.text or "")
        self.add(PieceKind.FIELD_CODE, leaf.text or "", leaf, run, context)


def _taken(element: _Element) -> _Element:
    """The element whose children are read: of alternatives the first choice, else the element itself."""
    if element.tag != _ALTERNATIVES:
        return element
    choice = element.find(f"{{{MC}}}Choice")
    fallback = element.find(f"{{{MC}}}Fallback")
    return next((taken for taken in (choice, fallback) if taken is not None), element)


def _below(element: _Element, context: _Context) -> _Context:
    """The context of what an element holds."""
    tag = element.tag
    if tag in _INSERTED:
        return context._replace(inserted=revision(element))
    if tag in _DELETED:
        return context._replace(deleted=revision(element))
    if tag == _TBL:
        return context._replace(tables=context.tables + 1)
    of_whole = _OF_WHOLE.get(tag)
    if of_whole and (properties := element.find(of_whole)) is not None:
        return _with_marks(properties, context)
    return context


def _with_marks(properties: _Element, context: _Context) -> _Context:
    for mark in properties:
        if mark.tag in _INSERTED:
            context = context._replace(inserted=revision(mark))
        elif mark.tag in _DELETED:
            context = context._replace(deleted=revision(mark))
    return context


def _mark(properties: _Element | None, context: _Context) -> tuple[Revision | None, Revision | None]:
    """Who inserted and who deleted the mark that ends a paragraph, by its w:pPr."""
    of_mark = child(properties, _RPR)
    if of_mark is not None:
        context = _with_marks(of_mark, context)
    return context.inserted, context.deleted


def revision(element: _Element) -> Revision:
    """Author and date of a tracked change; None for what is missing or empty."""
    return Revision(element.get(w("author")) or None, element.get(w("date")) or None)


def _closed_fields(root: _Element) -> set[_Element]:
    """The begin, separate and end marks of the fields that have an end; broken fields are left out and hide nothing."""
    closed: set[_Element] = set()
    open_fields: list[list[_Element]] = []
    for char in root.iter(w("fldChar")):
        kind = char.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append([char])
        elif kind == "separate" and open_fields:
            open_fields[-1].append(char)
        elif kind == "end" and open_fields:
            closed.update([*open_fields.pop(), char])
    return closed
