"""A PDF read in a process of its own: within seconds, within a bound of memory, and whatever becomes of that process.

A page of a few bytes can ask for more work than any machine does, and no library can be stopped in the midst of it; a
process can. What comes back are lines.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from drafting.errors import FormatError
from drafting.model.text import Span, Style
from drafting.readers.pdf.file import MAX_CHARACTERS, opened, page_glyphs
from drafting.readers.pdf.lines import Line, lines_of

SECONDS = 5  # of processor time, where the system counts it; a document of 14 pages takes half a second
PATIENCE = 30  # seconds on the clock, on a machine that has other work to do
MEMORY = 500 * 2**20  # bytes, of which 100 MB are the libraries
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from drafting.readers.pdf.apart import answer; answer()"
_PRINT = "print the pages that are wanted as a new PDF, or ask for the Word file"


class Page(NamedTuple):
    """What stands on a page: its lines in the order in which they were drawn, and what is no line."""

    lines: list[Line]
    askew: str  # words that are turned: watermarks, stamps
    pictures: int  # counted where there are no words
    unnamed: int  # characters that their font does not name
    said: list[str]  # comments and form fields


def read_pages(data: bytes, name: str) -> list[Page]:
    """The pages of a PDF.

    Raises FormatError for what is no sound PDF, is locked, or needs more time, memory or characters than any text does.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, *sys.path],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        raise FormatError(f"{name}: no process could be started to read it", "close other programs") from None
    except subprocess.TimeoutExpired:
        raise FormatError(f"{name}: takes too long to read", _PRINT) from None
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise FormatError(f"{name}: needs more time or memory than a text does", _PRINT) from None
    if isinstance(said, dict):
        raise FormatError(f"{name}: {said['error']}", said["hint"])
    return [Page([_line(fields) for fields in lines], *others) for lines, *others in said]


def answer() -> None:
    """What the process does: reads a PDF from its standard input, writes pages or an error to its standard output."""
    _bound()
    try:
        said: Any = pages_here(sys.stdin.buffer.read())
    except FormatError as problem:
        said = {"error": problem.message, "hint": problem.hint}
    except ImportError as missing:
        said = {"error": f"can't be read without the package {missing.name}", "hint": "install drafting anew"}
    sys.stdout.buffer.write(json.dumps(said).encode())


def _bound() -> None:
    """Limit this process, where the system can do so; elsewhere its time on the clock is all that is bounded."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        with suppress(OSError, ValueError):  # macOS bounds no memory
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def pages_here(data: bytes) -> list[Page]:
    """The pages of a PDF, read in this process. Raises FormatError, its message without the name of the file."""
    pages = []
    characters = 0
    with opened(data) as document:
        for number in range(len(document)):
            page = page_glyphs(document, number)
            characters += len(page.glyphs)
            if characters > MAX_CHARACTERS:
                raise FormatError(f"has more than {MAX_CHARACTERS:,} characters", "save the pages that are wanted")
            lines = lines_of(number + 1, page.width, page.glyphs)
            pages.append(Page(lines, " ".join(page.askew.split()), page.pictures, page.unnamed, page.said))
    return pages


def _line(fields: Sequence[Any]) -> Line:
    """A line as it was before it was written as JSON."""
    page, words, spans, raised, *others = fields
    styled = tuple(Span(start, end, Style(style)) for start, end, style, *_ in spans)
    return Line(page, words, styled, tuple((at, said) for at, said in raised), *others)
