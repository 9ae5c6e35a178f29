"""What a page says of the looks of its elements: style attributes, and the plain rules of its style sheets.

Of style sheets only rules for a tag, a class, both, or an id count; what stands in @media blocks does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.text import Style

if TYPE_CHECKING:
    from lxml.etree import _Element

Looks = dict[str, str]  # properties by name, as the page says them
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?|#([\w-]+)", re.I)
_BEFORE = re.compile(r"\.([\w-]+)\s*>\s*li:before", re.I)
_CONTENT = re.compile(
    r"""\s*(?:"([^"]{0,20})")?\s*counter\(\s*[\w-]+\s*(?:,\s*([\w-]+)\s*)?\)\s*(?:"([^"]{0,20})")?\s*"""
)
_KNOWN = frozenset(
    ("display", "visibility", "font-style", "font-weight", "font", "font-family", "text-decoration", "vertical-align",
     "text-decoration-line", "list-style-type", "list-style", "white-space", "mso-list", "mso-element", "mso-hide",
     "mso-special-character", "content")
)  # fmt: skip
_RULES_LIMIT = 20_000
_SELECTORS_LIMIT = 100  # before one rule
_STYLES = {
    **dict.fromkeys(("b", "strong"), Style.BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Style.ITALIC),
    "u": Style.UNDERLINE,
    **dict.fromkeys(("s", "strike"), Style.STRIKE),
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
_RAISED = {"super": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT}
_TRACKED = ("ins", "del")  # their lines say that they are inserted or deleted, and nothing else
_BOLD_FROM = 600


class Numbering(NamedTuple):
    """How a style sheet numbers the items of a list: what stands before and after the count, and its form."""

    prefix: str
    form: str
    suffix: str


@dataclass(eq=False, repr=False)
class Sheet:
    """The rules of one page, by "p", ".note", "p.note" and "#id"."""

    _rules: dict[str, Looks] = field(default_factory=dict)
    numberings: dict[str, Numbering] = field(default_factory=dict)  # of the lists of a class
    _own: dict[str, Looks] = field(default_factory=dict)  # style attributes that were read

    def of(self, element: _Element) -> Looks:
        """The looks of an element: those of its tag, its classes, its id and its own, the later over the earlier."""
        own = element.get("style")
        if not self._rules:
            return self._said(own) if own else {}
        tag, classes = element.tag, element.get("class", "").split()
        keys = [tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes), f"#{element.get('id')}"]
        found: Looks = {}
        for key in keys:
            if key in self._rules:
                found = found | self._rules[key]
        return found | self._said(own) if own else found

    def _said(self, own: str) -> Looks:
        if own not in self._own:
            self._own[own] = _declared(own)
        return self._own[own]


def load_sheet(root: _Element) -> Sheet:
    """The rules of all style sheets that stand in a page."""
    sheet = Sheet()
    for element in root.iter("style"):
        if element.get("media", "all").lower() in ("all", "screen"):
            for rule in _without_blocks(_COMMENT.sub("", element.text or "")).split("}")[:_RULES_LIMIT]:
                selectors, _, declarations = rule.partition("{")
                _take(sheet, selectors, _declared(declarations))
    return sheet


def _without_blocks(css: str) -> str:
    """The sheet without @media and the like, and what they hold."""
    kept, depth, at, skipping = [], 0, 0, False
    for sign in re.finditer(r"@|[{};]", css):
        if skipping:
            depth += (sign[0] == "{") - (sign[0] == "}")
            if depth == 0 and sign[0] in "};":
                skipping, at = False, sign.end()
        elif sign[0] == "@":
            kept.append(css[at : sign.start()])
            skipping = True
    return "".join([*kept, "" if skipping else css[at:]]).replace("<!--", "").replace("-->", "")


def _take(sheet: Sheet, selectors: str, looks: Looks) -> None:
    for selector in selectors.split(",", _SELECTORS_LIMIT)[:_SELECTORS_LIMIT]:
        before = _BEFORE.fullmatch(selector.strip())
        content = _CONTENT.fullmatch(looks.get("content", "")) if before else None
        if before and content:
            sheet.numberings[before[1]] = Numbering(content[1] or "", content[2] or "decimal", content[3] or "")
        found = _SELECTOR.fullmatch(selector.strip())
        if found and looks and selector.strip():
            key = f"#{found[3]}" if found[3] else (found[1] or "").lower() + (f".{found[2]}" if found[2] else "")
            sheet._rules[key] = sheet._rules.get(key, {}) | looks


def _declared(declarations: str) -> Looks:
    found: Looks = {}
    for one in declarations.split(";"):
        name, _, value = one.partition(":")
        name = name.strip().lower()
        if name in _KNOWN and value:
            value = value.replace("!important", "").strip()
            found[name] = value if name in ("content", "font-family", "list-style-type") else value.lower()
    return found


def styled(tag: str, looks: Looks, before: frozenset[Style]) -> frozenset[Style]:
    """The styles of the words in an element, by those of the words around it."""
    styles = set(before)
    if tag in _STYLES:
        styles.add(_STYLES[tag])
    if not looks:
        return frozenset(styles) if tag in _STYLES else before
    weight, slant = looks.get("font-weight", ""), looks.get("font-style", "")
    if weight:
        _set(styles, Style.BOLD, weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= _BOLD_FROM))
    if slant:
        _set(styles, Style.ITALIC, slant.startswith(("italic", "oblique")))
    lines = "" if tag in _TRACKED else looks.get("text-decoration-line", "") + looks.get("text-decoration", "")
    styles |= {Style.UNDERLINE} if "underline" in lines else set()
    styles |= {Style.STRIKE} if "line-through" in lines else set()
    raised = looks.get("vertical-align", "")
    if raised in ("super", "sub", "baseline"):
        styles -= {Style.SUPERSCRIPT, Style.SUBSCRIPT}
        styles |= {_RAISED[raised]} if raised in _RAISED else set()
    return frozenset(styles)


def _set(styles: set[Style], style: Style, on: bool) -> None:
    if on:
        styles.add(style)
    else:
        styles.discard(style)
