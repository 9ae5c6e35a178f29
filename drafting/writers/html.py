"""A page as HTML for a mail: a fragment whose styles stand in its elements, because mail clients drop style sheets.

Added words are underlined and deleted ones struck through, in <ins> and <del>: colour never says it alone. The words
of a text are escaped, and carry the language and direction that they are written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from drafting.writers.direction import RIGHTWARD_WORDS, is_rightward
from drafting.writers.page import GAP, Block, Form, Look, Piece

# Text on its ground: contrast at least 7 to 1, so that a projector in a bright room still shows it.
INK, PAPER, ADDED, ADDED_ON, DELETED, DELETED_ON, QUIET, WARNING = (
    "#1a1a1a", "#ffffff", "#0b4f1c", "#e2f3e4", "#8a0f0f", "#fbe6e6", "#4a4a4a", "#6b3a00",
)  # fmt: skip
_STYLES = {
    Look.INSERTED: ("ins", f"color:{ADDED};background-color:{ADDED_ON};text-decoration:underline"),
    Look.DELETED: ("del", f"color:{DELETED};background-color:{DELETED_ON};text-decoration:line-through"),
    Look.ADDRESS: ("strong", "font-weight:bold"),
    Look.BOLD: ("strong", "font-weight:bold"),
    Look.SECTION: ("span", f"color:{QUIET}"),
    Look.QUIET: ("span", f"color:{QUIET}"),
    Look.KIND: ("em", ""),
    Look.GOOD: ("span", f"color:{ADDED}"),
    Look.BAD: ("span", f"color:{DELETED}"),
    Look.WARNING: ("strong", f"font-weight:bold;color:{WARNING}"),
    Look.ITALIC: ("em", ""),
    Look.AUTHOR: ("sup", f"color:{QUIET};font-size:8pt"),
}
_TYPE = f"font-family:Calibri,Arial,sans-serif;font-size:12pt;line-height:1.4;color:{INK}"
_ROOT = f"{_TYPE};background-color:{PAPER};max-width:52em"
_MARGINS = {
    Form.TITLE: ("h2", "font-size:15pt;margin:0 0 4pt 0"),
    Form.LEAD: ("p", "font-weight:bold;margin:0 0 12pt 0"),
    Form.HEADING: ("h3", "font-size:12pt;margin:12pt 0 3pt 0"),
    Form.ENTRY: ("h3", "font-size:12pt;font-weight:normal;margin:12pt 0 3pt 0"),
    Form.WORDING: ("p", "margin:0 18pt 4pt 18pt"),
    Form.RUN: ("p", "margin:8pt 0 0 0"),
    Form.LINE: ("p", "margin:4pt 0 0 0"),
}
# Cells say their type again, and every block its direction: word processors, and mail clients built on them, hand on
# neither. They also lose a width in per cent, so a pair is as wide as a mail in pixels.
_CELL = f"{_TYPE};border:1px solid #b0b0b0;padding:4pt 6pt;vertical-align:top;text-align:"
_LIST = "margin:2pt 0 4pt 0;padding-left:36pt"
_WIDTH = 680  # pixels, of a pair of cells
_PLAIN_CELL = f"{_TYPE};padding:1pt 10pt 1pt 0;vertical-align:top;text-align:"
_LEFT = ' dir="ltr"'
WORDING = "drafting-wording"  # by this class the page is known where it is handed back: readers/web/ours.py
AUTHOR = "drafting-author"  # and by this one who made a change


def html_fragment(page: Iterable[Block], language: str) -> str:
    """One <div> to paste into a mail. `language` is that of the texts, a tag such as "en"."""
    blocks = list(page)
    body = "\n".join(_elements(blocks, language))
    return f'<div lang="en"{_LEFT} style="{_ROOT}">\n{body}\n{_legend(blocks)}</div>\n'


def html_page(page: Iterable[Block], language: str) -> str:
    """The same fragment as a file of its own: it says its encoding and has a title."""
    blocks = list(page)
    title = next((b.words for b in blocks if b.form is Form.TITLE), "drafting")
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>'
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    fragment = html_fragment(blocks, language)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n{viewport}\n</head>\n<body>\n{fragment}</body>\n</html>\n'
    )


def _elements(blocks: list[Block], language: str) -> Iterator[str]:
    heads: tuple[tuple[Piece, ...], ...] = ()
    for form, run in groupby(blocks, key=lambda b: b.form):
        group = list(run)
        if form in (Form.REMARK, Form.ITEM):
            items = "\n".join(f"<li{_LEFT}>{_inline(b.pieces)}</li>" for b in group)
            yield f'<ul{_LEFT} style="{_LIST}">\n{items}\n</ul>'
        elif form is Form.NAMES:
            heads = group[0].cells
        elif form is Form.PAIR:
            yield from (_table([block], language, heads, _CELL) for block in group)
        elif form is Form.ROW:
            yield _table(group, language, (), _PLAIN_CELL)
        else:
            yield from (_element(block, language) for block in group)


def _element(block: Block, language: str) -> str:
    tag, style = _MARGINS[block.form]
    is_wording = block.form is Form.WORDING
    spoken = _spoken(block.words, language) if is_wording else _LEFT
    named = f' class="{WORDING}"' if is_wording else ""
    return f'<{tag}{spoken}{named} style="{style}">{_inline(block.pieces, whole=is_wording)}</{tag}>'


def _table(rows: list[Block], language: str, heads: Iterable[tuple[Piece, ...]], style: str) -> str:
    """Rows of cells; with heads, cells of equal width that hold wordings."""
    is_pair = style is _CELL
    wide, half = (f' width="{_WIDTH}"', f' width="{_WIDTH // 2}"') if is_pair else ("", "")
    lines = [f'<table{_LEFT}{wide} cellspacing="0" style="border-collapse:collapse;margin:0 0 4pt 0">']
    names = "".join(f'<th{half} style="{_side(style)}">{_inline(c)}</th>' for c in heads)
    lines += [f"<tr>{names}</tr>"] if names else []
    for row in rows:
        cells = []
        for cell in row.cells:
            words = "".join(words for words, _ in cell)
            spoken = _spoken(words, language) if is_pair else ""
            side = _side(style, is_pair and is_rightward(words))
            cells.append(f'<td{half}{spoken} valign="top" style="{side}">{_inline(cell, whole=is_pair)}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def _side(style: str, rightward: bool = False) -> str:
    return style + ("right" if rightward else "left")


def _spoken(words: str, language: str) -> str:
    """The language and direction of wording, as attributes."""
    return f' lang="{escape(language_of(words, language))}" dir="{"rtl" if is_rightward(words) else "ltr"}"'


_SCRIPTS = (
    (re.compile(r"[\u0600-\u06ff]"), "ar", ("ar", "fa", "ur", "ps", "ug", "ckb", "sd")),
    (re.compile(r"[\u3040-\u30ff]"), "ja", ("ja",)),
    (re.compile(r"[\u4e00-\u9fff]"), "zh", ("zh", "ja", "ko", "yue")),
    (re.compile(r"[\u0400-\u04ff]"), "ru", ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")),
)


def language_of(words: str, said: str) -> str:
    """The language that a text is said to be in, unless its letters are of another: then that of the six with them."""
    for letters, language, others in _SCRIPTS:
        if 2 * len(letters.findall(words)) > sum(c.isalpha() for c in words):
            return said if said.partition("-")[0].lower() in others else language
    return said


def _inline(pieces: Iterable[Piece], *, whole: bool = False) -> str:
    """The pieces as elements; unless they are wording as a `whole`, words from the right are set apart."""
    parts = []
    for piece in pieces:
        words, look = piece if whole or piece != GAP else (" \u00b7 ", Look.PLAIN)
        said = escape(words, quote=False)
        if not whole:
            said = said.replace("-&gt;", "\u2192")
            said = RIGHTWARD_WORDS.sub(lambda m: f'<span dir="rtl">{m[0]}</span>', said)
        tag, style = _STYLES.get(look, ("", ""))
        attribute = f' style="{style}"' if style else ""
        if look is Look.AUTHOR:  # no part of the wording: left out where the page is handed back, as the words' author
            said, attribute = f"\u00a0{said}\u2009", f' class="{AUTHOR}"{attribute}'
        parts.append(f"<{tag}{attribute}>{said}</{tag}>" if tag else said)
    return "".join(parts)


def _legend(blocks: list[Block]) -> str:
    """What the marks mean, where there are any."""
    looks = {look for block in blocks for _, look in block.pieces}
    said = [
        f"{_inline([(words, look)])}" for words, look in (("added", Look.INSERTED), ("deleted", Look.DELETED))
        if look in looks
    ]  # fmt: skip
    if any(block.form is Form.REMARK and block.words.startswith("!") for block in blocks):
        said.append("! to !!!: what a change means, by weight")
    return (
        f'<p{_LEFT} style="color:{QUIET};font-size:10pt;margin:14pt 0 0 0">{" &nbsp; ".join(said)}</p>\n'
        if said
        else ""
    )
