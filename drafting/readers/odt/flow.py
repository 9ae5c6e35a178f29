"""The paragraphs of an OpenDocument text in reading order, each with its words and what stands beside them.

Tracked changes are settled on the way: what goes is passed over, and a paragraph whose end goes is one with the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from drafting.archive import suspicious
from drafting.ooxml.styles import whole_number
from drafting.ooxml.symbols import unicode_of
from drafting.ooxml.walk import Revision
from drafting.readers.odt.changes import Tracked
from drafting.readers.odt.lists import OUTLINE, ListHere, Lists, Place
from drafting.readers.odt.names import DRAW, PARAGRAPHS, office, table, text, texts
from drafting.readers.odt.opened import ODT_FILE
from drafting.readers.odt.styles import Look, Styles, script_of
from drafting.readers.writing import Writing

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS_LIMIT = 100_000  # that elements stand for: more than a text lays out with them
_LIFTS_LIMIT = 20  # deletions inside one another; programs write one or two
_LIST, _ITEM, _HEADING, _NOTE, _NUMBERED = (
    text(name) for name in ("list", "list-item", "h", "note", "numbered-paragraph")
)
_TABLE, _ROW, CELL, _COVERED = (table(name) for name in ("table", "table-row", "table-cell", "covered-table-cell"))
_START, _END = text("change-start"), text("change-end")
_CHANGES = texts("change", "change-start", "change-end")
_STYLED = texts("span", "a")
_EXACT = {text("s"): " ", text("tab"): "\t", text("line-break"): "\n"}
_HIDES_PARAGRAPH, _HIDDEN_TEXT = text("hidden-paragraph"), text("hidden-text")
_DRAWN = (f"{{{DRAW}}}", "{urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0}")
# What prints nothing: declarations, lists of changes, templates of indexes, and what programs keep for themselves.
_SILENT = texts(
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "number",
    "alphabetical-index-auto-mark-file", "table-of-content-source", "illustration-index-source", "table-index-source",
    "object-index-source", "user-index-source", "alphabetical-index-source", "bibliography-source", "soft-page-break",
    "section-source", "desc", "title",
) | {office(name) for name in ("forms", "event-listeners", "change-info", "annotation-end", "dde-source")}  # fmt: skip


class Beside(Enum):
    """What stands beside the words of a paragraph."""

    COMMENT = auto()
    BOX = auto()  # a text box, a shape with words, a picture or an embedded object
    RUBY = auto()  # a reading aid above the words
    SCRIPT = auto()


_BESIDE = {office("annotation"): Beside.COMMENT, text("ruby-text"): Beside.RUBY, text("script"): Beside.SCRIPT}


class Piece(NamedTuple):
    """One thing beside the words."""

    kind: Beside
    element: _Element


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """One paragraph: its element, its words, where it is counted, and what stands beside the words.

    `row` is the row of the innermost table around it, `table` that table. `is_deleted` and `is_pending` say that its
    end is deleted, or changed in any way, where changes are kept.
    """

    element: _Element
    place: Place | None
    row: _Element | None
    table: _Element | None
    writing: Writing = field(default_factory=Writing)
    hidden: list[str] = field(default_factory=list)  # words that are not printed
    beside: list[Piece] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    is_deleted: bool = False
    is_pending: bool = False
    signed: Revision | None = None  # whose its end is, where what stays of changes is signed
    script: str = ""

    @property
    def style(self) -> str:
        """The name of its paragraph style."""
        return self.element.get(text("style-name"), "")


Hear = Callable[[Look, str], None]


class Asked(NamedTuple):
    """Who is asked while a text is read: for a note's number, for a formula's characters; and who hears the words."""

    number_of: Callable[[_Element], str]
    formula_of: Callable[[_Element], str | None]
    hear: Hear


class _Around(NamedTuple):
    """What holds for everything below an element.

    `item` is the open list item, emptied once a paragraph took its number; `counted` are the places so far in the
    outermost list around.
    """

    here: ListHere | None = None
    item: list[_Element] | None = None
    counted: list[Place] | None = None
    row: _Element | None = None
    table: _Element | None = None


@dataclass(eq=False, repr=False)
class Flow:
    """One walk through a text, a note, a header or a box."""

    styles: Styles
    lists: Lists
    tracked: Tracked
    asked: Asked
    lines: list[Line] = field(default_factory=list)
    line: Line | None = None
    joins: bool = False  # the next paragraph goes on in the open line, since what parted them goes
    lifting: int = 0  # deletions that are read from where they stand apart, one inside the other
    blanks: int = 0  # that elements stood for
    hidden: int = 0  # elements around that are not printed

    def read(self, container: _Element) -> list[Line]:
        """All paragraphs of a container of blocks."""
        self.blocks(container, _Around())
        self.close()
        return self.lines

    # --- blocks ---------------------------------------------------------------------------------------------------

    def blocks(self, container: Iterable[_Element], around: _Around) -> None:
        """The paragraphs of a container, one after another."""
        for block in container:
            tag = block.tag
            if tag in PARAGRAPHS:
                self.paragraph(block, around)
            elif tag == _LIST:
                self.list(block, around)
            elif tag == _TABLE:
                self.flush()
                self.rows(block, around._replace(here=None, item=None, counted=None, table=block))
                self.flush()
            elif tag in _CHANGES:
                self.change(block, around)
            elif tag.startswith(_DRAWN):
                self.set_apart(Beside.BOX, block)
            elif tag == _NUMBERED:
                self.numbered(block, around)
            elif tag not in _SILENT:
                self.hidden += (is_hidden := _is_hidden(block))
                self.blocks(block, around)
                self.hidden -= is_hidden

    def list(self, element: _Element, around: _Around) -> None:
        """A list with its items; only the first paragraph of an item has the number."""
        counted = around.counted if around.counted is not None else []
        if self.lifting:
            here = self.lists.resumed(element, around.here)
        else:
            here = self.lists.opened(element, around.here, fresh=not counted)
        for item in element:
            numbered = [item] if item.tag == _ITEM else []
            self.blocks(item, around._replace(here=here, item=numbered, counted=counted))

    def numbered(self, element: _Element, around: _Around) -> None:
        """A paragraph that is numbered without a list around it."""
        level = (whole_number(element.get(text("level"))) or 1) - 1
        here = self.lists.lone(element.get(text("style-name"), ""), level, element.get(text("list-id"), ""))
        self.blocks(element, around._replace(here=here, item=[element], counted=None))

    def rows(self, element: _Element, around: _Around) -> None:
        """The rows of a table, or of a group of rows, cell by cell. What a cell covers is not seen."""
        for part in element:
            if part.tag in (CELL, _COVERED):
                self.flush()
                self.hidden += (is_covered := part.tag == _COVERED)
                self.blocks(part, around)
                self.hidden -= is_covered
                self.flush()
            elif part.tag in _CHANGES:
                self.change(part, around)
            else:
                self.rows(part, around._replace(row=part) if part.tag == _ROW else around)

    # --- lines ----------------------------------------------------------------------------------------------------

    def paragraph(self, element: _Element, around: _Around) -> None:
        """One paragraph; its end parts it from the next, unless a change takes that away."""
        self.begin(element, around)
        hider = element.find(_HIDES_PARAGRAPH)
        self.hidden += (is_hidden := hider is not None and _is_hidden(hider))
        self.inline(element, (), around)
        self.hidden -= is_hidden
        if self.tracked.goes:
            self.joins = True
        elif not self.lifting:
            self.close()

    def begin(self, element: _Element, around: _Around) -> None:
        """Open a line, or go on in the open one; a line without words is then the paragraph that goes on."""
        place = self.place_of(element, around)
        if self.line is not None and self.joins:
            self.joins, self.line.writing.collapses = False, True
            if self.line.writing.is_blank:
                self.line.element, self.line.place = element, place
            return
        if self.line is not None:  # a deletion that stands apart ends one paragraph here and begins the next
            self.line.is_deleted = self.line.is_pending = self.tracked.deleted is not None
            self.line.signed = self.tracked.signed
            self.close()
        self.line = Line(element, place, around.row, around.table)

    def place_of(self, element: _Element, around: _Around) -> Place | None:
        """Where a paragraph is counted; None where no number stands before it."""
        name = element.get(text("style-name"), "")
        if around.here is not None:
            if not around.item:
                return None
            item = around.item.pop()
            own = item.get(text("style-override")) or around.here.style or self.styles.list_of(name) or ""
            place = Place(around.here, own, whole_number(item.get(text("start-value"))))
            if around.counted is not None:
                around.counted.append(place)
            return place
        if element.tag != _HEADING or element.get(text("is-list-header")) == "true":
            return None
        if not self.lists.has_outline or self.styles.list_of(name) == "":
            return None
        level = (whole_number(element.get(text("outline-level"))) or 1) - 1
        start = whole_number(element.get(text("start-value"))) if element.get(text("restart-numbering")) else None
        return Place(self.lists.lone(OUTLINE, level), OUTLINE, start)

    def close(self) -> None:
        """End the open line, if there is one."""
        self.joins = False
        if self.line is not None:
            self.line.is_deleted = self.line.is_deleted or self.tracked.deleted is not None
            self.line.is_pending = self.line.is_pending or self.tracked.is_pending
            self.line.signed = self.line.signed or self.tracked.signed
            self.lines.append(self.line)
            self.line = None

    def flush(self) -> None:
        """End a line that waits for the next paragraph, since a table's edge comes before that."""
        if self.line is not None and not self.tracked.goes and not self.lifting:
            if self.joins and self.line.writing.is_blank:
                self.line.place = None
            self.close()

    # --- in a line ------------------------------------------------------------------------------------------------

    def inline(self, element: _Element, spans: tuple[str, ...], around: _Around) -> None:
        """What stands in a line: words, and elements among them."""
        self.say(element.text, spans)
        for part in element:
            self.one(part, spans, around)
            self.say(part.tail, spans)

    def one(self, part: _Element, spans: tuple[str, ...], around: _Around) -> None:
        """One element of a line."""
        tag = part.tag
        if tag in _STYLED:
            name = part.get(text("style-name"))
            self.inline(part, (*spans, name) if name else spans, around)
        elif tag in _EXACT:
            self.say(_EXACT[tag] * self.count_of(part), spans, exact=True)
        elif tag in _CHANGES:
            self.change(part, around)
        elif tag == _NOTE:
            self.note(part)
        elif tag in _BESIDE:
            self.set_apart(_BESIDE[tag], part)
        elif tag.startswith(_DRAWN):
            self.drawn(part, spans)
        elif tag == _HIDDEN_TEXT and _is_hidden(part):
            self.hide(part.get(text("string-value")) or "".join(map(str, part.itertext())))
        elif tag not in _SILENT:
            self.inline(part, spans, around)

    def say(self, words: str | None, spans: tuple[str, ...], *, exact: bool = False) -> None:
        """Put down words, unless they go."""
        if not words or self.line is None:
            return
        line = self.line
        if self.tracked.goes:
            line.writing.passed_over(words, exact=exact)
            return
        line.script = script_of(words, line.script)
        look = self.styles.look(line.style, spans, line.script)
        if look.font:
            words = unicode_of(words, look.font)
        if self.hidden or look.hidden:
            self.hide(words)
            return
        self.asked.hear(look, words)
        put = line.writing.exact if exact else line.writing.flow
        put(words, look.styles, self.tracked.inserted, self.tracked.deleted)

    def count_of(self, part: _Element) -> int:
        """How many blanks a text:s stands for; 1 for other elements, and once a text has more than any needs."""
        count = whole_number(part.get(text("c")))
        count = 1 if count is None or self.blanks > _BLANKS_LIMIT else max(0, min(count, _BLANKS_LIMIT))
        self.blanks += count
        return count

    def hide(self, words: str) -> None:
        """Keep words that are not printed."""
        if self.line is not None and not self.tracked.goes:
            self.line.hidden.append(words)

    def note(self, element: _Element) -> None:
        """The mark of a note, unless it goes."""
        if self.line is None or self.tracked.goes:
            return
        if self.hidden:
            self.hide("".join(str(words) for words in element.itertext()))
        else:
            self.line.writing.mark(self.asked.number_of(element))

    def drawn(self, element: _Element, spans: tuple[str, ...]) -> None:
        """A formula in the line, or what stands beside it."""
        formula = self.asked.formula_of(element)
        if formula is None:
            self.set_apart(Beside.BOX, element)
        elif self.line is not None and not self.tracked.goes:
            self.line.formulas.append(formula)
            self.say(formula, spans, exact=True)

    def set_apart(self, kind: Beside, element: _Element) -> None:
        """Keep what stands beside the line; between paragraphs, on a line of its own without words."""
        if self.tracked.goes:
            return
        if self.line is None:
            self.lines.append(Line(element, None, None, None))
        (self.line or self.lines[-1]).beside.append(Piece(kind, element))

    # --- changes --------------------------------------------------------------------------------------------------

    def change(self, mark: _Element, around: _Around) -> None:
        """The start or end of a change, or the point where deleted words stood."""
        name = mark.get(text("change-id"), "")
        if mark.tag == _START:
            self.tracked.begin(name)
        elif mark.tag == _END:
            self.tracked.end(name)
        elif (content := self.tracked.apart(name)) is not None:
            self.lift(name, content, around)

    def lift(self, name: str, content: _Element, around: _Around) -> None:
        """Read what a deletion took out: its first paragraph goes on in the open line, and its last one stays open."""
        if self.lifting == _LIFTS_LIMIT:
            raise suspicious(self.tracked.name, "has deletions inside deletions without end", ODT_FILE)
        opener = self.line.element if self.line is not None else None
        collapses = self.line is not None and self.line.writing.collapses
        self.tracked.begin(name)
        self.lifting += 1
        self.joins = self.line is not None
        self.blocks(content, around._replace(here=None, item=None, counted=None))
        self.lifting -= 1
        self.tracked.end(name)
        self.joins = False
        if opener is None:
            self.close()
        elif self.line is None:
            self.begin(opener, _Around(row=around.row, table=around.table))
        if self.line is not None:
            self.line.writing.collapses = collapses


def _is_hidden(element: _Element) -> bool:
    return element.get(text("is-hidden")) == "true" or element.get(text("display")) == "none"
