"""Mark-up inside a paragraph of a plain or Markdown file, with note marks: the words stay, signs become spans."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from drafting.model.text import NoteMark, Span, Style

SUPERSCRIPTS = str.maketrans("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", "1230456789")
SUPERSCRIPT_DIGITS = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_TOKEN = re.compile(
    r"(?P<stars>\*{1,3}|(?<!~)~~(?!~))"
    r"|<sup>(?P<html>[^<>\s]{1,4})</sup>"
    r"|\[\^(?P<markdown>[^\[\]\s]+)\]"
    r"|\^\{(?P<tex>[^{}\s]{1,4})\}"
    rf"|(?P<raised>[{SUPERSCRIPT_DIGITS}]+)"
    r"|(?P<space>[ \t\u00a0]{2,}|\t)"
)
_STYLES = {"*": (Style.ITALIC,), "**": (Style.BOLD,), "***": (Style.ITALIC, Style.BOLD), "~~": (Style.STRIKE,)}


@dataclass(slots=True, eq=False, repr=False)
class _Writing:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)

    def add(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)


def read_emphasis(raw: str, noted: Container[str]) -> tuple[str, tuple[Span, ...], tuple[NoteMark, ...]]:
    """The words of `raw`, with its spans and note marks.

    A raised number is a note mark only where `noted` holds it: the numbers of the notes that the source has.
    Asterisks and tildes that open nothing, or close nothing, stay in the words. Runs of blanks become one.
    """
    stars = _matched_stars(raw)
    out = _Writing()
    last = 0
    for token in _TOKEN.finditer(raw):
        out.add(raw[last : token.start()])
        last = token.end()
        number = token["html"] or token["markdown"] or token["tex"] or token["raised"]
        if number and (plain := number.translate(SUPERSCRIPTS)) in noted:
            out.notes.append(NoteMark(out.length, plain))
        elif token["space"]:
            out.add(" ")
        elif token["stars"] and token.start() in stars.opened:
            stars.opened[token.start()] = out.length
        elif token["stars"] and token.start() in stars.closed:
            start = stars.opened[stars.closed[token.start()]]
            out.spans += [Span(start, out.length, style) for style in _STYLES[token["stars"]]]
        elif token["stars"] == "*" and "*" in noted and raw[token.start() - 1 : token.start()].isalnum():
            out.notes.append(NoteMark(out.length, "*"))
        else:
            out.add(token[0])
    out.add(raw[last:])
    return "".join(out.pieces), tuple(out.spans), tuple(out.notes)


class _Stars(NamedTuple):
    opened: dict[int, int]  # where the opening run stands in the source: where its words begin
    closed: dict[int, int]  # where the closing run stands: where its opening run stands


def _matched_stars(raw: str) -> _Stars:
    """Pairs runs of asterisks of one length, and double tildes.

    An opening run has a word after it, a closing one a word before it.
    """
    stars = _Stars({}, {})
    waiting: dict[str, int] = {}
    for run in re.finditer(r"\*+|(?<!~)~~(?!~)", raw):
        signs = run[0]
        before, after = raw[run.start() - 1 : run.start()], raw[run.end() : run.end() + 1]
        if signs in waiting and before and not before.isspace():
            start = waiting.pop(signs)
            stars.opened[start] = 0
            stars.closed[run.start()] = start
        elif signs in _STYLES and after and not after.isspace():
            waiting[signs] = run.start()
    return stars
