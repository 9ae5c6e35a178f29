"""What stands in an OpenDocument text beside the line of its words: named in notices, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.model.reading import Changes, Notice
from drafting.readers.odt.flow import Beside, Line
from drafting.readers.odt.names import DC, PARAGRAPHS, XLINK, draw, local, style, table
from drafting.readers.quoting import PLACE, counted, placed, quoted, tallied

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.readers.odt.opened import Document

WordsOf = Callable[["_Element"], str]
_MARGINS = (
    ("header", ("header", "header-left", "header-first")),
    ("footer", ("footer", "footer-left", "footer-first")),
)
_REPEATED = (
    (table("table-row"), table("number-rows-repeated")),
    (table("table-cell"), table("number-columns-repeated")),
)


@dataclass(eq=False, repr=False)
class Apart:
    """Collects what is not in the wording of the paragraphs, and says so at the end."""

    document: Document
    words_of: WordsOf
    changes: Changes
    pieces: list[tuple[Beside, _Element, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    tables: dict[_Element, None] = field(default_factory=dict)
    ends: int = 0  # pending changes of paragraph breaks

    def see(self, line: Line, wording: str) -> None:
        """Take note of what a paragraph holds beside its words."""
        self.pieces += [(piece.kind, piece.element, wording[:PLACE]) for piece in line.beside]
        if hidden := "".join(line.hidden).strip():
            self.hidden.append(hidden)
        self.formulas += line.formulas
        self.ends += line.is_pending
        if line.table is not None:
            self.tables[line.table] = None

    def notices(self) -> Iterator[Notice]:
        """All of it, in a fixed order; words are quoted as far as they are few."""
        for code, names in _MARGINS:
            yield from self._marginal(code, names)
        yield from self._comments()
        yield from self._boxes()
        yield from self._in_line()
        yield from self._repeated()

    def _marginal(self, code: str, names: tuple[str, ...]) -> Iterator[Notice]:
        found = (
            self.words_of(one)
            for root in self.document.styles
            for page in root.iter(style("master-page"))
            for name in names
            for one in page.iterfind(style(name))
            if one.get(style("display")) != "false"
        )
        for words in dict.fromkeys(found):
            if words:
                yield Notice(code, f"left out, the {code} of the pages: {quoted(words)}")

    def _comments(self) -> Iterator[Notice]:
        for kind, element, place in self.pieces:
            if kind is Beside.COMMENT:
                author = (element.findtext(f"{{{DC}}}creator") or "").strip() or "an unknown author"
                said = f"left out, a comment by {author}{placed(place)}: {quoted(self.words_of(element))}"
                yield Notice("comment", said)

    def _boxes(self) -> Iterator[Notice]:
        pictures = []
        for kind, element, place in self.pieces:
            if kind is not Beside.BOX:
                continue
            if words := self.words_of(element):
                yield Notice("text-box", f"left out, a text box{placed(place)}: {quoted(words)}")
            elif (embedded := next(element.iter(draw("object")), None)) is not None:
                yield Notice(
                    "embedded", f"left out, an embedded object{placed(place)}: {quoted(self._inside(embedded))}"
                )
            else:
                pictures.append(_about(element))
        if pictures:
            yield tallied("picture", "left out", pictures, "picture")

    def _inside(self, embedded: _Element) -> str:
        """The words inside a chart or another object."""
        target = embedded.get(f"{{{XLINK}}}href", "")
        root = self.document.object(target) if target else embedded
        if root is None:
            return ""
        return " ".join(" ".join("".join(map(str, p.itertext())).split()) for p in root.iter(*PARAGRAPHS))

    def _in_line(self) -> Iterator[Notice]:
        if self.formulas:
            yield tallied("formula", "read as plain characters", self.formulas, "formula")
        for kind, code, noun in (
            (Beside.RUBY, "annotation", "reading aid above the line"),
            (Beside.SCRIPT, "script", "script"),
        ):
            found = ["".join(map(str, element.itertext())) for one, element, _ in self.pieces if one is kind]
            if found:
                yield tallied(code, "left out", found, noun)
        if self.hidden:
            yield tallied("hidden", "left out, since it is not printed", self.hidden, "hidden passage")
        if self.tables:
            yield Notice("table", f"{counted(len(self.tables), 'table')} read cell by cell")
        if self.ends and self.changes is Changes.KEPT:
            yield Notice("paragraph-mark", f"pending changes of {self.ends} paragraph breaks are not shown")

    def _repeated(self) -> Iterator[Notice]:
        found = [" ".join("".join(map(str, one.itertext())).split()) for one in _repeated_in(self.document.body)]
        if any(found):
            shown = [words for words in found if words]
            yield tallied("table", "of a table, which the file repeats, read once", shown, "row or cell")


def _repeated_in(body: _Element) -> Iterator[_Element]:
    """Rows and cells that stand several times in their table and once in the file; of nested ones the outermost."""
    waiting = list(body)
    while waiting:
        one = waiting.pop()
        times = next((one.get(name) for tag, name in _REPEATED if one.tag == tag), None)
        if times is not None and times != "1":
            yield one
        else:
            waiting += list(one)


def _about(element: _Element) -> str:
    """The title and description of a picture, or else its name."""
    found = [one.text.strip() for one in element.iter() if local(one.tag) in ("title", "desc") and one.text]
    return ": ".join(dict.fromkeys(found)) or element.get(draw("name"), "")
