"""WordprocessingML as text: runs, tracked runs, marks and comment anchors. Words are escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import count
from typing import NamedTuple

from drafting.model.changes import BREAK
from drafting.model.text import Text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}
_SIGN = re.compile(f"([{''.join(_SIGNS)}])")  # what Word writes as an element of its own


class Treatment(StrEnum):
    """What accepting or rejecting a redline does to some words; the values are Word's own names."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"

    @property
    def is_old(self) -> bool:
        """True where the words stand in the old text alone."""
        return self in (Treatment.DELETED, Treatment.MOVED_FROM)

    @property
    def is_new(self) -> bool:
        """True where the words stand in the new text alone."""
        return self in (Treatment.INSERTED, Treatment.MOVED_TO)

    @property
    def is_move(self) -> bool:
        """True at either end of a move."""
        return self in (Treatment.MOVED_FROM, Treatment.MOVED_TO)


_NO_DATE = "1970-01-01T00:00:00Z"


class Stamp(NamedTuple):
    """Whose change it is; `date` is YYYY-MM-DDThh:mm:ssZ, or None to leave it out."""

    author: str
    date: str | None = None

    def __str__(self) -> str:
        date = f' w:date="{attribute(self.date)}"' if self.date else ""
        return f' w:author="{attribute(self.author)}"{date}'

    @property
    def dated(self) -> Stamp:
        """The same with a date, which the ends of a move must have: where none is known, the one that says so.

        Source: ISO 29500-1, CT_MoveBookmark. LibreOffice shows changes without a date as of that day.
        """
        return self._replace(date=self.date or _NO_DATE)


class Ids:
    """Numbers for annotations: never one twice in a document, over all its parts."""

    def __init__(self, numbers: Iterator[int] | None = None) -> None:
        self._numbers = numbers or count(1)

    @classmethod
    def above_notes(cls, *texts: Text) -> Ids:
        """Numbers that no footnote of the texts can have: LibreOffice (7.4) takes comments of one number for notes."""
        return cls(count(1 + sum(len(paragraph.notes) for text in texts for paragraph in text.paragraphs)))

    def next(self) -> int:
        """The next number."""
        return next(self._numbers)


def printable(words: str) -> str:
    """The words with U+FFFD for each character that XML can't hold (and for U+2029); the length stays."""
    if words.isprintable() or words.replace("\t", "").replace("\n", "").replace("\u00a0", "").isprintable():
        return words  # most are: asking is far quicker
    return _not_in_xml().sub("\ufffd", words)


@cache
def _not_in_xml() -> re.Pattern[str]:
    """XML 1.0, production 2, without the carriage return, which its parsers turn into a line feed.

    Made when it is needed, because that takes milliseconds.
    """
    return re.compile(f"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|{BREAK}")


def escape(words: str) -> str:
    """The words as XML character data."""
    return printable(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(words: str) -> str:
    """The words as an attribute's value."""
    return escape(words).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


def xml(name: str, /, *content: str, **attributes: str | int) -> str:
    """An element of WordprocessingML with its attributes (all in its own namespace) and content.

    xml("ind", left=567) is `<w:ind w:left="567"/>`.
    """
    values = "".join(f' w:{key}="{attribute(str(value))}"' for key, value in attributes.items())
    inner = "".join(content)
    return f"<w:{name}{values}>{inner}</w:{name}>" if inner else f"<w:{name}{values}/>"


def run(words: str, properties: str = "", *, deleted: bool = False) -> str:
    """A run of words with the content of its `w:rPr`; "" for no words.

    Line feeds, tabs and the special hyphens become Word's own elements.
    """
    if not words:
        return ""
    tag = "delText" if deleted else "t"
    pieces = (
        _SIGNS.get(piece) or f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'
        for piece in _SIGN.split(words)
        if piece
    )
    return f"<w:r>{run_properties(properties)}{''.join(pieces)}</w:r>"


@cache
def run_properties(content: str) -> str:
    """The `w:rPr` around its content; "" where there is none."""
    return f"<w:rPr>{content}</w:rPr>" if content else ""


def tracked(treatment: Treatment, runs: str, ids: Ids, stamp: Stamp) -> str:
    """Runs inside the change that tracks them; as they are where they are kept or there are none."""
    if not treatment or not runs:
        return runs
    return f'<w:{treatment} w:id="{ids.next()}"{stamp}>{runs}</w:{treatment}>'


def tracked_mark(treatment: Treatment, ids: Ids, stamp: Stamp) -> str:
    """What goes first in a paragraph mark's `w:rPr` where the mark is tracked; "" where it is kept."""
    return f'<w:{treatment} w:id="{ids.next()}"{stamp}/>' if treatment else ""


def paragraph(properties: str, content: str, mark: str = "") -> str:
    """A paragraph: the content of its `w:pPr`, its runs, and the content of its mark's `w:rPr`."""
    properties += run_properties(mark)
    if properties:
        properties = f"<w:pPr>{properties}</w:pPr>"
    return f"<w:p>{properties}{content}</w:p>"


def field_run(instruction: str) -> str:
    """A field that Word fills in, such as PAGE."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run("1")}</w:fldSimple>'
