"""The classic mark-up, in which a word struck through is a word deleted: such words become tracked deletions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.model.text import Style
from drafting.ooxml.names import tags, w
from drafting.ooxml.revisions import DELETIONS
from drafting.ooxml.styles import Styles, load_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.ooxml.package import Package

STRUCK = "struck through"  # who tracked what was only struck; no file names an author so
# What is left of a paragraph whose words are all struck: "4.", "(a)", "(iv)", "PP3", a semicolon.
_NO_WORDS = re.compile(r"[\W_]*(?:(?:PP|OP)\s?)?(?:\d{1,3}|[ivxlc]{1,5}|\w)?[\W_]*", re.IGNORECASE)
_P, _R, _PPR, _RPR = w("p"), w("r"), w("pPr"), w("rPr")
_PRINTS = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_MARKS = tags("ins", "del", "moveFrom", "moveTo")
_PICTURES = tags("drawing", "pict", "object")
_BLOCKS = tags("p", "tbl", "sdt", "customXml", "altChunk")
_TR, _TRPR = w("tr"), w("trPr")


class Struck:
    """Tracks as deleted what is struck through in the parts of a package, and counts it."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._found: dict[str, tuple[int, int]] = {}  # passages and whole paragraphs, by part

    def prepare(self, part: str, root: _Element) -> None:
        """Track what is struck in the tree of a part, in place."""
        found = {paragraph: self._track(paragraph) for paragraph in list(root.iter(_P))}
        self._found[part] = sum(passages for passages, _ in found.values()), sum(whole for _, whole in found.values())
        gone = [paragraph for paragraph, (_, is_whole) in found.items() if is_whole]
        whole = set(gone)
        for row in dict.fromkeys(row for paragraph in gone for row in paragraph.iterancestors(_TR)):
            if all(paragraph in whole or not _prints(paragraph) for paragraph in row.iter(_P)):
                _delete_row(row)
        for paragraph in reversed(gone):
            _end_before(paragraph)

    @property
    def passages(self) -> int:
        """How many passages were struck through, in all parts that were read; what touches counts once."""
        return sum(passages for passages, _ in self._found.values())

    @property
    def paragraphs(self) -> int:
        """How many paragraphs were struck through as a whole."""
        return sum(whole for _, whole in self._found.values())

    def _track(self, paragraph: _Element) -> tuple[int, bool]:
        """Passages struck in one paragraph, and whether nothing else is left of it."""
        style = self._styles.of_paragraph(paragraph.find(_PPR))
        runs = [run for run in paragraph.iter(_R) if _owner(run) is paragraph and not _is_deleted(run, paragraph)]
        struck = [Style.STRIKE in self._styles.look(run, style).styles and not _shows(run) for run in runs]
        gone = "".join(_words(run) for run, is_struck in zip(runs, struck, strict=True) if is_struck)
        if not any(struck) or not gone.strip():
            return 0, False
        left = "".join(_words(run) for run, is_struck in zip(runs, struck, strict=True) if not is_struck)
        is_whole = is_all_struck(gone, left)
        passages = sum(now and not before for before, now in zip([False, *struck], struck, strict=False))
        for run, is_struck in zip(runs, struck, strict=True):
            if is_struck or is_whole:
                _delete(run)
        if is_whole:
            _delete_mark(paragraph)
        return passages, is_whole


def track_struck(package: Package) -> Struck:
    """From now on the trees of a package come with what is struck through tracked as deleted."""
    struck = Struck(load_styles(package))
    package.prepare = struck.prepare
    return struck


def is_all_struck(gone: str, left: str) -> bool:
    """True where the words of a paragraph are gone, and what is left of it is at most its number."""
    return _NO_WORDS.fullmatch(gone) is None and _NO_WORDS.fullmatch(left) is not None


def _owner(run: _Element) -> _Element | None:
    """The paragraph that a run stands in; a text box has paragraphs of its own."""
    return next(run.iterancestors(_P), None)


def _is_deleted(run: _Element, paragraph: _Element) -> bool:
    for above in run.iterancestors():
        if above is paragraph:
            return False
        if above.tag in DELETIONS:
            return True
    return False


def _words(run: _Element) -> str:
    """What a run prints; a picture, which no strike goes through, counts as a word that stays."""
    return "picture" if _shows(run) else "".join(t.text or "" for t in run.iterchildren(w("t"), w("noBreakHyphen")))


def _shows(run: _Element) -> bool:
    return next(run.iterchildren(*_PICTURES), None) is not None


def _prints(paragraph: _Element) -> bool:
    return any(_words(run).strip() for run in paragraph.iter(_R))


def _delete(run: _Element) -> None:
    mark = run.makeelement(w("del"), {w("author"): STRUCK})
    run.addprevious(mark)
    mark.append(run)
    for element in list(run.iterchildren(*_PRINTS)):
        element.tag = _PRINTS[element.tag]


def _delete_mark(paragraph: _Element) -> None:
    """Track the mark of a paragraph as deleted, whatever was tracked of it before."""
    properties = paragraph.find(_PPR)
    if properties is None:
        properties = paragraph.makeelement(_PPR)
        paragraph.insert(0, properties)
    looks = properties.find(_RPR)
    if looks is None:
        looks = properties.makeelement(_RPR)
        below = next(properties.iterchildren(w("sectPr"), w("pPrChange")), None)
        properties.append(looks) if below is None else below.addprevious(looks)
    _track_as_deleted(looks, 0)


def _end_before(paragraph: _Element) -> None:
    """Take away the last paragraph of a text whose words are deleted: no next one is there for it to be joined to."""
    if next(paragraph.itersiblings(*_BLOCKS), None) is not None:
        return
    before = next(paragraph.itersiblings(*_BLOCKS, preceding=True), None)
    properties = paragraph.find(_PPR)
    ends_section = properties is not None and properties.find(w("sectPr")) is not None
    parent = paragraph.getparent()
    if before is None or before.tag != _P or ends_section or parent is None:
        return
    before.extend([child for child in paragraph if child.tag not in (_PPR, w("del"))])
    parent.remove(paragraph)


def _delete_row(row: _Element) -> None:
    properties = row.find(_TRPR)
    if properties is None:
        properties = row.makeelement(_TRPR)
        above = row.find(w("tblPrEx"))
        row.insert(0, properties) if above is None else above.addnext(properties)
    _track_as_deleted(properties, len(properties))


def _track_as_deleted(properties: _Element, at: int) -> None:
    for mark in list(properties.iterchildren(*_MARKS)):
        properties.remove(mark)
    properties.insert(at, properties.makeelement(w("del"), {w("author"): STRUCK}))
