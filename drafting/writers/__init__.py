"""Result to bytes: WRITERS says which kinds of result are written in which format. Printing is the caller's affair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from drafting.errors import OutputError
from drafting.model.text import utf8
from drafting.writers.pages import FORMATS, PAGES

if TYPE_CHECKING:
    from drafting.model.changes import Comparison
    from drafting.model.fates import Fates
    from drafting.model.summary import Summary
    from drafting.model.text import Text
    from drafting.writers.page_comparison import View
    from drafting.writers.pages import Told


class Redline(NamedTuple):
    """How a redline is to look: whose changes they are, from when, whether shifted numbers are tracked, comments.

    `comments` None: all, but on an old Word file none that makes LibreOffice show an empty paragraph before a table.
    `layout` is one of LAYOUTS; `summary` lists the changes by address on the first page.
    """

    author: str = "drafting"
    date: str | None = None
    numbers: str = "tracked"
    comments: str | None = None
    layout: str = "redline"
    summary: bool = False


class Annotated(NamedTuple):
    """What the margin of an annotated text says: the fates of the elements it carries, and who says so."""

    fates: Fates
    author: str = "drafting"


def _redline(comparison: Comparison, style: Redline | None) -> bytes:
    style = style or Redline()
    layout = LAYOUTS.get(style.layout)
    if layout is None:
        raise OutputError(f"layout can't be {style.layout!r}", f"choose one of {', '.join(LAYOUTS)}")
    return layout(comparison, style)


def _tracked(comparison: Comparison, style: Redline) -> bytes:
    from drafting.writers.docx.redline import redline

    options = style._asdict()
    del options["layout"]
    return redline(comparison, **options)


def _side_by_side(comparison: Comparison, style: Redline) -> bytes:
    from drafting.writers.docx.side_by_side import side_by_side

    return side_by_side(comparison, author=style.author, summary=style.summary)


def _in_the_margin(comparison: Comparison, style: Redline) -> bytes:
    from drafting.writers.docx.margin import with_changes

    return with_changes(comparison, author=style.author, date=style.date, summary=style.summary)


def _new_text(comparison: Comparison, style: Redline) -> bytes:
    if style.summary:
        raise OutputError("a clean text has no summary of changes", "leave out --summary, or choose another --layout")
    return _document(comparison.new, None)


# What a comparison looks like in a Word file.
LAYOUTS: dict[str, Callable[[Comparison, Redline], bytes]] = {
    "redline": _tracked,
    "own": _tracked,
    "side-by-side": _side_by_side,
    "annotated": _in_the_margin,
    "clean": _new_text,
}


def _document(text: Text, style: Annotated | None) -> bytes:
    if style is None:
        from drafting.writers.docx.clean import clean

        return clean(text)
    from drafting.writers.docx.annotated import annotated, legend_of, remarks_of

    return annotated(text, remarks_of(style.fates, text), author=style.author, legend=legend_of(style.fates))


def _matrix(fates: Fates, _: None) -> bytes:
    from drafting.writers.docx.matrix import matrix

    return matrix(fates)


def _sheets(fates: Fates, _: None) -> bytes:
    from drafting.writers.sheets import fates_csv

    return fates_csv(fates)


def _workbook(fates: Fates, _: None) -> bytes:
    from drafting.writers.workbook import fates_xlsx

    return fates_xlsx(fates)


def _flow(fates: Fates, _: None) -> bytes:
    from drafting.writers.web.flow_svg import flow_svg

    return utf8(flow_svg(fates))


def _flow_png(fates: Fates, _: None) -> bytes:
    from drafting.writers.web.flow_png import flow_png

    return flow_png(fates)


def _atlas(fates: Fates, _: None) -> bytes:
    from drafting.writers.web.fates_page import fates_html

    return utf8(fates_html(fates))


def _held(text: Text, _: None) -> bytes:
    from drafting.native import dumps

    return utf8(dumps(text))


def _json(result: Text | Told | Fates, _: object) -> bytes:
    from drafting.writers.jsonform import result_json

    return utf8(result_json(result))


def _half_page(summary: Summary, _: None) -> bytes:
    from drafting.writers.docx.report import report

    return report(summary)


def _page_in(ending: str) -> Callable[[Any, Any], bytes]:
    return lambda result, view: utf8(FORMATS[ending](result, view))


# (ending, kind of result) -> what writes it: one function and one line to add a format. The kinds go by name, and
# the functions import what they need, because most commands write nothing and need not wait for it.
WRITERS: dict[tuple[str, str], Callable[[Any, Any], bytes]] = {
    **{(ending, kind): _page_in(ending) for kind in PAGES for ending in FORMATS},
    (".txt", "Text"): _held,
    (".json", "Text"): _json,
    (".json", "Comparison"): _json,
    (".json", "Fates"): _json,
    (".json", "Excerpt"): _json,
    (".json", "Summary"): _json,
    (".json", "Folders"): _json,
    (".json", "Origins"): _json,
    (".json", "History"): _json,
    (".docx", "Summary"): _half_page,
    (".docx", "Text"): _document,
    (".docx", "Comparison"): _redline,
    (".docx", "Excerpt"): lambda excerpt, style: _redline(excerpt.whole, style),
    (".docx", "Fates"): _matrix,
    (".csv", "Fates"): _sheets,
    (".xlsx", "Fates"): _workbook,
    (".svg", "Fates"): _flow,
    (".png", "Fates"): _flow_png,
    (".html", "Fates"): _atlas,
}
_SAVED_BY_WORD = (".pdf", ".doc", ".odt", ".rtf")


def write(result: Text | Told | Fates, file: str, style: Redline | Annotated | View | None = None) -> bytes:
    """The bytes of a result in the format that a file's ending names; no file is touched, and `file` need not exist.

    `style` is a `Redline` for a comparison in Word, `Annotated` for a text there, a `View` for a page. The same result
    gives the same bytes. Raises OutputError where that kind of result is not written in that format.
    """
    return writer_of(type(result).__name__, file)(result, style)


def writer_of(kind: str, file: str) -> Callable[[Any, Any], bytes]:
    """What writes that kind of result in the format that a file's ending names. Raises OutputError for none."""
    writer = WRITERS.get((PurePath(file).suffix.lower(), kind))
    if writer is None:
        known = sorted(ending for ending, of_kind in WRITERS if of_kind == kind)
        hint = f"endings: {', '.join(known)}"
        if ".docx" in known and PurePath(file).suffix.lower() in _SAVED_BY_WORD:
            hint += "; Word can save a .docx in that format"
        raise OutputError(f"{file}: cannot be written in that format", hint)
    return writer
