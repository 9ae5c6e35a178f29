"""Result to bytes: WRITERS says which kinds of result are written in which format. Printing is the caller's affair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from drafting.errors import OutputError
from drafting.model.changes import Comparison
from drafting.model.fates import Fates
from drafting.model.text import Text
from drafting.native import dumps
from drafting.writers.jsonform import as_json, comparison_json, fates_json, text_json


@dataclass(frozen=True, slots=True)
class Redline:
    """How a redline is to look: whose changes they are, from when, whether shifted numbers are tracked, comments."""

    author: str = "drafting"
    date: str | None = None
    numbers: str = "tracked"
    comments: str = "all"


@dataclass(frozen=True, slots=True)
class Annotated:
    """What the margin of an annotated text says: the fates of the elements it carries, and who says so."""

    fates: Fates
    author: str = "drafting"


def _redline(comparison: Comparison, style: Redline | None) -> bytes:
    from drafting.writers.docx.redline import redline

    style = style or Redline()
    return redline(comparison, author=style.author, date=style.date, numbers=style.numbers, comments=style.comments)


def _document(text: Text, style: Annotated | None) -> bytes:
    if style is None:
        from drafting.writers.docx.clean import clean

        return clean(text)
    from drafting.writers.docx.annotated import annotated, remarks_of

    return annotated(text, remarks_of(style.fates), author=style.author)


def _matrix(fates: Fates, _: None) -> bytes:
    from drafting.writers.docx.matrix import matrix

    return matrix(fates)


# (ending, kind of result) -> what writes it: one function and one line to add a format.
WRITERS: dict[tuple[str, type], Callable[[Any, Any], bytes]] = {
    (".txt", Text): lambda text, _: dumps(text).encode("utf-8"),
    (".json", Text): lambda text, _: as_json(text_json(text)).encode("utf-8"),
    (".json", Comparison): lambda comparison, _: as_json(comparison_json(comparison)).encode("utf-8"),
    (".json", Fates): lambda fates, _: as_json(fates_json(fates)).encode("utf-8"),
    (".docx", Text): _document,
    (".docx", Comparison): _redline,
    (".docx", Fates): _matrix,
}


def write(result: Text | Comparison | Fates, file: str, style: Redline | Annotated | None = None) -> bytes:
    """The bytes of a result in the format that a file's ending names.

    Raises OutputError where that kind of result is not written in that format.
    """
    ending = PurePath(file).suffix.lower()
    writer = WRITERS.get((ending, type(result)))
    if writer is None:
        known = sorted(e for e, kind in WRITERS if kind is type(result))
        raise OutputError(f"{file}: is not a format that this is written in", f"endings: {', '.join(known)}")
    return writer(result, style)
