"""What of a web page is no part of its text: named in notices, so that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafting.model.reading import Notice
from drafting.readers.quoting import PLACE, counted, placed, quoted, tallied
from drafting.readers.web.looks import Looks
from drafting.readers.web.ours import AUTHOR

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.readers.writing import Writing

_UNSEEN = frozenset(
    (
        "script",
        "style",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "param",
        "source",
        "col",
        "colgroup",
        "track",
        "rp",
        "wbr",
        "area",
    )
)
_KINDS = {
    "nav": "navigation", "aside": "aside", "noscript": "hidden", "datalist": "hidden", "rt": "annotation",
    "button": "form", "select": "form", "textarea": "form", "input": "form", "output": "form", "progress": "form",
    "meter": "form",
    "img": "picture", "svg": "picture", "canvas": "picture", "video": "picture", "audio": "picture",
    "iframe": "embedded", "object": "embedded", "embed": "embedded", "applet": "embedded", "frameset": "embedded",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "banner": "header", "contentinfo": "footer", "complementary": "aside",
    "search": "form", "doc-pagelist": "navigation",
}  # fmt: skip
_IN_LINE = frozenset(
    ("a", "b", "strong", "i", "em", "u", "s", "sup", "sub", "span", "font", "ins", "del", "small", "abbr")
)
_MARGINS = ("header", "footer")  # as LibreOffice calls what stands in the margins of its pages
_MSO = {"comment-list": "comments", "header": "header", "footer": "footer"}
_HIDDEN = {"display": ("none",), "visibility": ("hidden", "collapse"), "mso-hide": ("all", "screen")}
_SAID = (
    ("navigation", "left out, the navigation of the page"),
    ("header", "left out, the header of the page"),
    ("footer", "left out, the footer of the page"),
    ("aside", "left out, what stands aside"),
    ("comments", "left out, comments"),
    ("comment", "left out, a comment"),
    ("embedded", "left out, a document or object inside the page"),
    ("ours", "left out, what was said of the changes"),
)
_COUNTED = (
    ("form", "left out", "field or button"),
    ("picture", "left out", "picture"),
    ("annotation", "left out", "reading aid above the line"),
    ("hidden", "left out, since it is not shown", "hidden passage"),
)


def left_out(element: _Element, looks: Looks) -> str:
    """What kind of thing an element is that is no part of the text; "" for what is, "unseen" for what nobody sees."""
    tag = element.tag
    if tag in _UNSEEN or AUTHOR in element.get("class", "").split():
        return "unseen"
    if _is_hidden(element, tag, looks):
        return "hidden"
    return _by_program(element, looks) or _by_place(element, tag) or _ROLES.get(element.get("role", ""), "")


def _by_program(element: _Element, looks: Looks) -> str:
    """As Word, LibreOffice and pandoc name what they set apart."""
    classes = element.get("class", "").split()
    if "comment-start" in classes or "MsoCommentReference" in classes:
        return "comment"
    if looks.get("mso-special-character") == "comment":
        return "comment"
    named = element.get("title", "") if element.tag == "div" else ""
    return _MSO.get(looks.get("mso-element", ""), named if named in _MARGINS else "")


def _by_place(element: _Element, tag: str) -> str:
    parent = element.getparent()
    if tag == "header" and element.find(".//nav") is not None:
        return "header"
    if tag == "footer" and parent is not None and parent.tag == "body":
        return "footer"
    return _KINDS.get(tag, "")


def _is_hidden(element: _Element, tag: str, looks: Looks) -> bool:
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        return True
    if tag == "input":
        return element.get("type", "").lower() == "hidden"
    return any(looks.get(name) in values for name, values in _HIDDEN.items()) if looks else False


@dataclass(eq=False, repr=False)
class Apart:
    """Collects what is left out, and says so at the end."""

    found: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # by kind: words, and where
    hidden: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    authors: Counter[str | None] = field(default_factory=Counter)  # of changes
    tables: int = 0
    scripts: int = 0

    def take(self, kind: str, element: _Element, writing: Writing | None) -> None:
        """Keep an element that is left out; `writing` is the line that it stands in."""
        if kind == "unseen":
            self.scripts += element.tag in ("script", "template")
            return
        words = _said_by(kind, element)
        place = "".join(writing.words).strip()[:PLACE] if writing else ""
        if words or kind in ("picture", "embedded"):
            self.found.setdefault(kind, []).append((words, place))

    def notices(self) -> Iterator[Notice]:
        """All of it, in a fixed order; words are quoted as far as they are few."""
        for kind, said in _SAID:
            for words, place in self.found.get(kind, ()):
                yield Notice(kind, f"{said}{placed(place) if kind == 'comment' else ''}: {quoted(words)}")
        hidden = [words for words in self.hidden if words.strip()]
        for kind, fate, noun in _COUNTED:
            told = [words for words, _ in self.found.get(kind, ())] + (hidden if kind == "hidden" else [])
            if told:
                yield tallied(kind, fate, told, noun)
        if self.formulas:
            yield tallied("formula", "read as plain characters", self.formulas, "formula")
        if self.scripts:
            yield Notice("script", f"left out, {counted(self.scripts, 'script')}")
        if self.tables:
            yield Notice("table", f"{counted(self.tables, 'table')} read cell by cell")


_SAID_INSTEAD = {"form": ("value", "placeholder"), "embedded": ("src", "data")}  # attributes, where there are no words


def _said_by(kind: str, element: _Element) -> str:
    """What a notice says of an element that is left out."""
    words = words_of(element)
    if kind == "picture":
        return f"{words} {element.get('alt') or element.get('title') or ''}".strip()
    if kind == "comment" and (author := element.get("data-author")):
        return f"{author}: {words}"
    return words or next((said for name in _SAID_INSTEAD.get(kind, ()) if (said := element.get(name))), "")


def words_of(element: _Element) -> str:
    """The words in an element on one line, without scripts and style sheets."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: _Element) -> Iterator[str]:
    from lxml import etree

    skipping = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        skips = one.tag in ("script", "style", "template")
        if one.tag not in _IN_LINE:
            yield " "
        if event == "start":
            skipping += skips
            if one.text and not skipping:
                yield one.text
        else:
            skipping -= skips
            if one is not element and one.tail and not skipping:
                yield one.tail
