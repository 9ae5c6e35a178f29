"""A wording with its spans and note marks as one line of marked-up words, and back. Part of the held text format.

Asterisks toggle: one for italic, two for bold, three for both, so that spans may overlap as they like. All other
styles have an opening and a closing sign of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from drafting.errors import StructureError
from drafting.model.text import NoteMark, Span, Style

_SIGNS = {
    Style.UNDERLINE: "_",
    Style.SUPERSCRIPT: "^",
    Style.SUBSCRIPT: ",",
    Style.STRIKE: "~",
    Style.INSERTED: "+",
    Style.DELETED: "-",
}
_STYLES = {sign: style for style, sign in _SIGNS.items()}
_STARS = {Style.ITALIC: 1, Style.BOLD: 2}
_TOKEN = re.compile(
    r"\\(?P<escaped>.)"
    r"|(?P<stars>\*+)"
    r"|\[\^(?P<note>[^\[\]\s]+)\]"
    r"|\{(?P<open>[_^,~+-])"
    r"|(?P<close>[_^,~+-])(?:\|(?P<author>(?:\\.|[^\\}|])*)(?:\|(?P<date>(?:\\.|[^\\}|])*))?)?\}",
    re.DOTALL,
)
# What would be read as mark-up, and so needs a backslash when it is meant as it stands.
# A bracket at the end of a piece may meet a sign of the mark-up that follows.
_NEEDS_ESCAPE = re.compile(r"[\\*{]|\[(?=\^|$)|[_^,~+-](?=[|}])")
Wrong = Callable[[str, str], StructureError]


def marked_up(wording: str, spans: Iterable[Span], notes: Iterable[NoteMark] = ()) -> str:
    """The wording with its mark-up written in. Line breaks stay, but for those that would end a block."""
    opened: dict[int, list[Span]] = {}
    closed: dict[int, list[Span]] = {}
    marks: dict[int, list[str]] = {}
    for span in spans:
        opened.setdefault(span.start, []).append(span)
        closed.setdefault(span.end, []).append(span)
    for note in notes:
        marks.setdefault(note.at, []).append(f"[^{note.number}]")
    pieces: list[str] = []
    before = 0
    for at in sorted({*opened, *closed, *marks}):
        pieces.append(_escaped(wording, before, at))
        pieces.append(_boundary(closed.get(at, ()), opened.get(at, ()), marks.get(at, ())))
        before = at
    pieces.append(_escaped(wording, before, len(wording)))
    return _unbroken("".join(pieces))


def _escaped(wording: str, start: int, end: int) -> str:
    """`wording[start:end]` with backslashes; a sign is judged with the character after it, be it beyond the end."""
    pieces = []
    before = start
    seen = end if wording[end - 1 : end] == "[" else end + 1  # no more is searched: pieces may be many
    for sign in _NEEDS_ESCAPE.finditer(wording, start, seen):
        if sign.start() >= end:
            break
        pieces += [wording[before : sign.start()], "\\"]
        before = sign.start()
    return "".join([*pieces, wording[before:end]]).replace("\r", "\\r")


def _boundary(closing: Iterable[Span], opening: Iterable[Span], marks: Iterable[str]) -> str:
    stars = 0
    for span in (*closing, *opening):
        stars ^= _STARS.get(span.style, 0)
    closers = "".join(_SIGNS[s.style] + _whose(s) + "}" for s in closing if s.style in _SIGNS)
    openers = "".join("{" + _SIGNS[s.style] for s in opening if s.style in _SIGNS)
    return closers + "*" * stars + "".join(marks) + openers


def _whose(span: Span) -> str:
    names = [span.author, span.date] if span.date is not None else [span.author]
    if names == [None]:
        return ""
    return "".join("|" + re.sub(r"[\\}|]", r"\\\g<0>", name or "") for name in names)


def _unbroken(marked: str) -> str:
    """Writes a line break as backslash and n where a bare one would leave an empty line, and so end the block."""
    lines = marked.split("\n")
    pieces = [lines[0]]
    for above, line in pairwise(lines):
        pieces += ["\n" if above.strip() and line.strip() else "\\n", line]
    return "".join(pieces)


def plain(marked: str, wrong: Wrong) -> tuple[str, tuple[Span, ...], tuple[NoteMark, ...]]:
    """Wording, spans and note marks of what `marked_up` wrote.

    `wrong(message, hint)` makes the StructureError that is raised where mark-up is left open or closed unopened.
    """
    if not ("*" in marked or "{" in marked or "\\" in marked or "[^" in marked or "}" in marked):
        return marked, (), ()  # most are: asking so is far quicker than a pattern
    pieces: list[str] = []
    spans: list[Span] = []
    notes: list[NoteMark] = []
    open_at: dict[Style, int] = {}
    length = last = 0
    for token in _TOKEN.finditer(marked):
        pieces.append(marked[last : token.start()])
        length += len(pieces[-1])
        last = token.end()
        if token["escaped"]:
            pieces.append({"n": "\n", "r": "\r"}.get(token["escaped"], token["escaped"]))
            length += 1
        elif token["note"]:
            notes.append(NoteMark(length, token["note"]))
        elif token["open"]:
            style = _STYLES[token["open"]]
            if style in open_at:
                raise wrong(f"a second {{{token['open']} comes before the first is closed", "close the first one")
            open_at[style] = length
        elif token["close"]:
            spans.append(_closed(token, open_at, length, wrong))
        else:
            spans += _toggled(token["stars"], open_at, length, wrong)
    pieces.append(marked[last:])
    if open_at:
        style = next(iter(open_at))
        raise wrong(f"{style} is opened but not closed", "close it, or put a backslash before the sign")
    return "".join(pieces), tuple(spans), tuple(notes)


def _closed(token: re.Match[str], open_at: dict[Style, int], at: int, wrong: Wrong) -> Span:
    style = _STYLES[token["close"]]
    if style not in open_at:
        raise wrong(f"{token[0]} closes what was not opened", "put a backslash before it if it is meant as it stands")
    author, date = (
        None if name is None else re.sub(r"\\(.)", r"\1", name) for name in (token["author"], token["date"])
    )
    return Span(open_at.pop(style), at, style, author or (None if date is not None else author), date)


def _toggled(stars: str, open_at: dict[Style, int], at: int, wrong: Wrong) -> list[Span]:
    if len(stars) > sum(_STARS.values()):
        raise wrong(f"{stars} is more than bold and italic", "put a backslash before an asterisk meant as it stands")
    spans = []
    for style, bit in _STARS.items():
        if len(stars) & bit and style in open_at:
            spans.append(Span(open_at.pop(style), at, style))
        elif len(stars) & bit:
            open_at[style] = at
    return spans
