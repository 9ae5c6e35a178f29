"""Results that are told as a page of blocks, and the formats in which any page is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TypeAlias

    from drafting.model.changes import Comparison
    from drafting.model.folders import Folders
    from drafting.model.selection import Excerpt
    from drafting.model.summary import Summary
    from drafting.writers.page import Block
    from drafting.writers.page_comparison import View

    Told: TypeAlias = Comparison | Excerpt | Summary | Folders  # what has a page


def _comparison(result: Comparison | Excerpt, view: View | None) -> Iterable[Block]:
    from drafting.writers.page_comparison import comparison_page

    return comparison_page(result, view)


def _summary(summary: Summary, _: View | None) -> Iterable[Block]:
    from drafting.writers.page_summary import summary_page

    return summary_page(summary)


def _folders(folders: Folders, view: View | None) -> Iterable[Block]:
    from drafting.writers.page_folders import folders_page

    return folders_page(folders, view)


# kind of result -> its page
PAGES: dict[str, Callable[[Any, Any], Iterable[Block]]] = {
    "Comparison": _comparison,
    "Excerpt": _comparison,
    "Summary": _summary,
    "Folders": _folders,
}


def page_of(result: Told, view: View | None) -> Iterable[Block]:
    """The page that tells of a result; `view` says how, where there is a choice."""
    return PAGES[type(result).__name__](result, view)


def as_markdown(result: Told, view: View | None = None) -> str:
    """The page as Markdown."""
    from drafting.writers.markdown import markdown

    return markdown(page_of(result, view))


def as_html(result: Told, view: View | None = None) -> str:
    """The page as an HTML file of its own."""
    from drafting.writers.html import html_page

    return html_page(page_of(result, view), result.language)


def as_fragment(result: Told, view: View | None = None) -> str:
    """The page as an HTML fragment, to paste into a mail."""
    from drafting.writers.html import html_fragment

    return html_fragment(page_of(result, view), result.language)


def as_text(result: Told, view: View | None = None) -> str:
    """The page as it is piped: one paragraph a line, no colour."""
    from drafting.writers.screen_page import page_lines

    return "".join(f"{line.words.rstrip()}\n" for line in page_lines(page_of(result, view)))


# ending -> the page of any result in that format
FORMATS: dict[str, Callable[..., str]] = {".md": as_markdown, ".html": as_html, ".txt": as_text}


def printed(result: Told, form: str, view: View | None = None) -> str:
    """What standard output gets in a format: "markdown", "html", which is a fragment, or "json"."""
    if form == "json":
        from drafting.writers.jsonform import result_json

        return result_json(result)
    return {"markdown": as_markdown, "html": as_fragment}[form](result, view)
