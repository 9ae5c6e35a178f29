"""The paragraphs of a web page in reading order, as a browser sets them, and what is left out of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from drafting.model.hands import Whose
from drafting.model.reading import Changes
from drafting.model.text import Style
from drafting.ooxml.numbering import bullet
from drafting.ooxml.styles import whole_number
from drafting.ooxml.walk import Revision
from drafting.readers.markers import read_marker
from drafting.readers.mathml import linear
from drafting.readers.tracked import accepts, goes, signed
from drafting.readers.web.apart import Apart, left_out
from drafting.readers.web.items import Item, Lists
from drafting.readers.web.looks import Looks, Sheet, styled
from drafting.readers.web.notes import Notes
from drafting.readers.writing import Writing

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
_LISTS = ("ol", "ul", "menu", "dir")
_HEADING = re.compile("h([1-6])")
_WORD_LEVEL = re.compile(r"level([1-9])")  # of a list of Word's, in mso-list
_DATE = len("YYYY-MM-DDThh:mm:ss")
_INLINE = ("inline", "inline-block", "contents")
_SYMBOL = re.compile("symbol|wingdings", re.I)


@dataclass(slots=True, eq=False, repr=False)
class Line:
    """One paragraph: its words, the number before it, its heading level and depth, the row it stands in."""

    heading: int = 0
    marker: str = ""
    depth: int = 0
    row: _Element | None = None
    writing: Writing = field(default_factory=Writing)
    breaks: int = 0  # line breaks since the last words
    is_deleted: bool = False


class Around(NamedTuple):
    """What holds for everything below an element."""

    styles: frozenset[Style] = frozenset()
    language: str | None = None  # as an element says it
    is_hidden: bool = False
    is_exact: bool = False  # white space stands as it is
    inserted: Revision | None = None
    deleted: Revision | None = None
    heading: int = 0
    depth: int = 0
    item: Item | None = None
    row: _Element | None = None


@dataclass(eq=False, repr=False)
class Flow:
    """One walk through a page, or through the words of a note."""

    sheet: Sheet
    lists: Lists
    notes: Notes
    apart: Apart
    changes: Changes
    hear: Callable[[str | None, str], None]
    dead: frozenset[_Element] = frozenset()  # items of which nothing is left
    whose: Whose | None = None
    lines: list[Line] = field(default_factory=list)
    line: Line | None = None
    typed: str = ""  # the number that Word typed before the next words

    def read(self, root: _Element, around: Around | None = None) -> list[Line]:
        """All paragraphs below an element."""
        self.inside(root, around or Around())
        self.close()
        return self.lines

    def inside(self, element: _Element, around: Around) -> None:
        """The words and elements in an element."""
        self.say(element.text, around)
        for child in element:
            self.element(child, around)
            self.say(child.tail, around)

    def element(self, element: _Element, around: Around) -> None:
        """One element."""
        tag = element.tag
        if not isinstance(tag, str) or element in self.notes.blocks or element in self.notes.back:
            if element in self.notes.blocks:
                self.close()
            return
        looks = self.sheet.of(element)
        kind = left_out(element, looks)
        if kind or tag == "br" or element in self.notes.marks or tag == "math" or looks.get("mso-list") == "ignore":
            self.special(element, tag, kind, looks, around)
            return
        below = self.below(element, tag, looks, around)
        is_block = (tag in _BLOCKS or looks.get("display") == "block") and looks.get("display") not in _INLINE
        if is_block:
            self.close()
        if tag in _LISTS:
            self.list(element, looks, below)
        else:
            self.inside(element, below)
        if is_block:
            self.close()

    def special(self, element: _Element, tag: str, kind: str, looks: Looks, around: Around) -> None:
        """What is no run of words: a line break, a note's mark, a formula, a number of Word's, what is left out."""
        if self.goes(around):
            return
        if kind:
            self.apart.take(kind, element, self.line.writing if self.line else None)
        elif tag == "br":
            self.break_line()
        elif tag == "math":
            formula = linear(element)
            self.apart.formulas.append(formula)
            self.say(formula, around)
        elif element in self.notes.marks and not around.is_hidden:
            self.open(around).writing.mark(self.notes.number(element))
        elif looks.get("mso-list"):
            words = "".join(map(str, element.itertext())).strip()
            is_symbol = any(
                _SYMBOL.search(one.get("style", ""))
                for one in (element.getparent(), *element.iter())
                if one is not None
            )
            self.typed = (
                bullet(words, "Symbol")
                if is_symbol
                else bullet(words)
                if len(words) == 1 and not words.isalnum()
                else words
            )

    def below(self, element: _Element, tag: str, looks: Looks, around: Around) -> Around:
        """What holds inside an element."""
        styles = styled(tag, looks, around.styles)
        if styles != around.styles:
            around = around._replace(styles=styles)
        if language := element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang"):
            around = around._replace(language=language)
        if tag == "pre" or looks.get("white-space", "").startswith(("pre", "break-spaces")):
            around = around._replace(is_exact=True)
        if heading := _heading(element, tag):
            around = around._replace(heading=heading)
        if tag == "tr":
            around = around._replace(row=element)
        if "mso-list" in looks and (level := _WORD_LEVEL.search(looks["mso-list"])):
            around = around._replace(depth=int(level[1]))
        return self.changed(element, tag, around)

    def changed(self, element: _Element, tag: str, around: Around) -> Around:
        """What holds inside words that were inserted or deleted, here or as pandoc says it."""
        classes = element.get("class", "").split() if tag == "span" else ()
        if tag == "ins" or "insertion" in classes:
            return around._replace(inserted=self.heard(_who(element)))
        if tag == "del" or "deletion" in classes:
            return around._replace(deleted=self.heard(_who(element)))
        return around

    def heard(self, who: Revision) -> Revision:
        """The author of a change, who is counted."""
        if self.whose is None or self.whose.heeds(who.author):
            self.apart.authors[who.author] += 1
        return who

    def goes(self, around: Around) -> bool:
        """True where what stands here goes when the changes are settled."""
        return goes(self.changes, self.whose, _given(around.inserted), _given(around.deleted))

    def list(self, element: _Element, looks: Looks, around: Around) -> None:
        """A list with its items; only the first words of an item have the number."""
        opened = self.lists.opened(element, looks, around.depth + 1)
        self.say(element.text, around)
        for child in element:
            own = self.sheet.of(child) if isinstance(child.tag, str) else {}
            is_item = child.tag == "li" and child not in self.notes.blocks and not left_out(child, own)
            if is_item and child not in self.dead:
                item = opened.item(child, own)
                self.element(child, around._replace(depth=around.depth + 1, item=item))
                if not item.taken and item.marker and not around.is_hidden:
                    self.lines.append(Line(marker=item.marker, row=around.row))
            else:
                self.element(child, around._replace(depth=around.depth + 1, item=None))
            self.say(child.tail, around)

    # --- lines ----------------------------------------------------------------------------------------------------

    def open(self, around: Around) -> Line:
        """The line that words go into: a new one where none is open."""
        if self.line is None:
            marker, self.typed = self.typed, ""
            item = around.item
            if item is not None and not item.taken:
                marker, item.taken = item.marker or marker, True
            depth = around.depth if marker and not around.heading else 0
            self.line = Line(around.heading, marker, depth, around.row)
        return self.line

    def close(self) -> None:
        """End the open line, if there is one."""
        if self.line is not None:
            self.lines.append(self.line)
            self.line = None

    def break_line(self) -> None:
        """A line break; a second one in a row ends the paragraph."""
        if self.line is None:
            return
        self.line.breaks += 1
        if self.line.breaks > 1:
            self.close()

    def say(self, words: str | None, around: Around) -> None:
        """Put down words, unless they go or are not printed."""
        if not words:
            return
        if self.goes(around):
            if self.line is not None:
                self.line.writing.passed_over(words)
        elif around.is_hidden:
            self.apart.hidden.append(words)
        elif around.is_exact and "\n" in words:
            self.say_lines(words, around)
        elif words.strip(" \t\r\n\f") or (self.line is not None and not self.line.breaks):
            self.put(words, around)

    def put(self, words: str, around: Around) -> None:
        """Words of one line."""
        line = self.open(around)
        if line.breaks:
            line.breaks = 0
            line.writing.exact("\n", ())
            line.writing.collapses = True
        self.hear(around.language, words)
        line.writing.flow(words, sorted(around.styles), *self.pending(around))

    def pending(self, around: Around) -> tuple[Revision | None, Revision | None]:
        """Whose insertion and whose deletion this is, where changes are kept or what stays of them is signed."""
        if self.whose is not None:
            return signed(self.changes, self.whose, _given(around.inserted), _given(around.deleted)), None
        return (around.inserted, around.deleted) if self.changes is Changes.KEPT else (None, None)

    def say_lines(self, words: str, around: Around) -> None:
        """Preformatted words: a blank line, and a number at the start of a line, begin a paragraph."""
        for at, one in enumerate(words.split("\n")):
            begins = at and (not one.strip() or (read_marker(one.strip()) is not None))
            if begins:
                self.close()
            if one.strip():
                self.put((" " if at else "") + one, around)


def _heading(element: _Element, tag: str) -> int:
    if found := _HEADING.fullmatch(tag):
        return int(found[1])
    level = whole_number(element.get("aria-level")) if element.get("role") == "heading" else None
    return min(max(level, 1), 9) if level else 0


def _who(element: _Element) -> Revision:
    """Author and date of a change: Word names the author as if it were an address to cite."""
    cited = element.get("cite", "")
    author = element.get("data-author") or (
        unquote(cited.removeprefix("mailto:")) if cited.startswith("mailto:") else ""
    )
    date = element.get("datetime") or element.get("data-date") or ""
    return Revision(author.strip() or None, date[:_DATE].strip() or None)


def _given(who: Revision | None) -> tuple[Revision, ...]:
    return () if who is None else (who,)


def _is_going(element: _Element, changes: Changes, whose: Whose | None) -> bool:
    """True for a change whose words go; where changes are kept, for one that deletes them."""
    classes = element.get("class", "").split() if element.tag == "span" else ()
    if element.tag == "ins" or "insertion" in classes:
        return changes is not Changes.KEPT and not accepts(changes, whose, _who(element))
    if element.tag == "del" or "deletion" in classes:
        return changes is Changes.KEPT or accepts(changes, whose, _who(element))
    return False


def dead_items(root: _Element, changes: Changes, whose: Whose | None) -> frozenset[_Element]:
    """The list items that have words, and none that stay; where changes are kept, none that no change deletes."""
    from lxml import etree

    if next(root.iter("ins", "del", "span"), None) is None:
        return frozenset()
    going = 0
    open_items: list[_Element] = []
    worded: set[_Element] = set()
    live: set[_Element] = set()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_change = isinstance(element.tag, str) and _is_going(element, changes, whose)
        if event == "start":
            open_items += [element] if element.tag == "li" else []
            going += is_change
        else:
            going -= is_change
            if element.tag == "li" and open_items.pop() in live and open_items:
                live.add(open_items[-1])
        words = element.text if event == "start" else element.tail
        if open_items and words and words.strip():
            (worded if going else live).add(open_items[-1])
    return frozenset(worded - live)
