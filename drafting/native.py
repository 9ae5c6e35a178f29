"""The held text format: a text as readable lines, and back.

    drafting-text 1
    symbol: A/64/L.64
    date: 2010-07-29

    PP1: *Guided* by the purposes and principles of the Charter,

    # Financing

    OP6 <OP6.>: *Decides* to appraise[^1] the progress achieved;

    [^1]: See resolution 70/1.

One paragraph a block, blocks parted by a blank line, never hard-wrapped. Before the colon stand the address, in
`<...>` the printed marker where it is not the one that the address implies, in `{...}` the kind where it is not.
A heading is `#` by its level; its address is counted. `*italic*`, `**bold**`, `{_underline_}`, `{^super^}`,
`{,sub,}`, `{~strike~}`; pending changes are `{+words+|author|date}` and `{-words-|author|date}`. A backslash takes the
meaning from the sign after it; `\\n` is a line break where a bare one would end the block. Header lines that are not
known are kept and given back. Law: `loads(dumps(text)) == text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafting.errors import AddressError, StructureError
from drafting.inline import marked_up, plain
from drafting.model.address import Address, Form, Series, parse_address, place
from drafting.model.text import MAGIC, Kind, Note, NoteMark, Paragraph, Source, Span, Text, with_sections

_FIELDS = ("symbol", "title", "stage", "date")
_HEADER = re.compile(r"([a-z][a-z0-9-]*):(?: (.*))?")
_HEADING = re.compile(r"(#{1,6})(?: <((?:\\.|[^\\>])*)>)?(?: (.*))?", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]:(?: (.*))?", re.DOTALL)
_PLACE = re.compile(r"([^<{:\n]+?)(?: <((?:\\.|[^\\>])*)>)?(?: \{([a-z]+)(?: (\d))?\})?:(?: (.*))?", re.DOTALL)
_SOURCE = re.compile(r"(.*?) sha256:([0-9a-f]{64})(?: lines ([\d, -]+))?")

_KINDS = {
    Series.PP: Kind.PREAMBULAR,
    Series.OP: Kind.OPERATIVE,
    Series.CHAPEAU: Kind.CHAPEAU,
    Series.CLOSING: Kind.CLOSING,
    Series.PARA: Kind.PROSE,
}


def implied_marker(address: Address) -> str:
    """The marker that an address prints unless the source says otherwise: "4." for OP4, "(a)" for OP4(a)."""
    if not address.steps or (address.series in (Series.PP, Series.PARA) and address.depth == 1):
        return ""
    step = address.steps[-1]
    if address.is_of_article:
        return f"{step.label}{step.tail}."
    if address.depth > 1 or step.form is not Form.NUMBER:
        return "-" if step.form is Form.NUMBER else f"({step.label}){step.tail}"
    return f"{step.label}{step.tail}." if address.series in (Series.OP, Series.PLAIN) else ""


def implied_kind(address: Address) -> Kind:
    """The kind of the paragraph at an address unless the text says otherwise."""
    if address.is_of_article or (address.series is Series.ARTICLE and address.depth == 1):
        return Kind.ANNEX if address.part else Kind.OPERATIVE
    if address.depth > 1 or (address.series is Series.PLAIN and address.steps[0].form is not Form.NUMBER):
        return Kind.ITEM
    if address.series is Series.PLAIN:
        return Kind.ANNEX if address.part else Kind.PROSE
    return _KINDS.get(address.series, Kind.HEADING)


def dumps(text: Text) -> str:
    """The text in the held format, ending with a newline."""
    blocks = ["\n".join([MAGIC, *_header(text)])]
    headings: dict[str, int] = {}
    part = ""
    for paragraph in text.paragraphs:
        blocks.append(_block(paragraph, part, headings))
        part = paragraph.address.part
    blocks += [f"[^{note.number}]: {marked_up(note.wording, note.spans)}" for note in text.notes]
    return "\n\n".join(block.rstrip(" ") for block in blocks) + "\n"


def _header(text: Text) -> Iterator[str]:
    yield f"name: {_quoted(text.name)}"
    for field in _FIELDS:
        value = getattr(text, field)
        if value is not None:
            yield f"{field}: {_quoted(value)}"
    yield f"language: {_quoted(text.language)}"
    if text.source:
        ranges = ", ".join(f"{a}-{b}" for a, b in text.source.lines)
        yield f"source: {_quoted(text.source.file)} sha256:{text.source.sha256}" + (
            f" lines {ranges}" if ranges else ""
        )
    yield from (f"about: {_quoted(remark)}" for remark in text.about)
    yield from (f"{key}: {_quoted(value)}" for key, value in text.extra)


def _block(paragraph: Paragraph, part: str, headings: dict[str, int]) -> str:
    address = paragraph.address
    wording = marked_up(paragraph.wording, paragraph.spans, paragraph.notes)
    given = paragraph.marker != implied_marker(address)
    marker = f" <{_quoted(paragraph.marker, '>')}>" if given else ""
    if paragraph.kind is Kind.HEADING and 1 <= paragraph.level <= 6 and address.part == part:
        headings[part] = headings.get(part, 0) + 1
        if address == place(Series.HEADING, headings[part], part):
            if wording.startswith("<") and not marker:
                wording = "\\" + wording
            return f"{'#' * paragraph.level}{marker} {wording}"
        headings[part] -= 1
    kind = ""
    if (paragraph.kind, paragraph.level) != (implied_kind(address), _implied_level(paragraph.kind)):
        kind = f" {{{paragraph.kind}{f' {paragraph.level}' if paragraph.level else ''}}}"
    if address.series is Series.HEADING and paragraph.kind is Kind.HEADING:
        headings[address.part] = address.steps[0].number
    return f"{address}{marker}{kind}: {wording}"


def _implied_level(kind: Kind) -> int:
    return 1 if kind is Kind.HEADING else 0


def _quoted(value: str, also: str = "") -> str:
    value = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return value.replace(also, "\\" + also) if also else value


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r"}.get(m[1], m[1]), value)


# --- reading ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False, repr=False)
class _Place:
    """How far reading has come: the file's name for messages, the line, and the counted headings of each part."""

    file: str
    line: int = 1
    part: str = ""

    def wrong(self, message: str, hint: str) -> StructureError:
        return StructureError(f"{self.file}, line {self.line}: {message}", hint)


def loads(content: str, *, file: str = "held text") -> Text:
    """The text that `dumps` wrote. `file` names it in messages.

    CRLF line ends are read as LF. Raises StructureError that says which line is wrong and why.
    """
    lines = content.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    at = _Place(file)
    if lines[0].rstrip() != MAGIC:
        raise at.wrong(f"does not begin with {MAGIC!r}", "it is not a held text: read it with `drafting import`")
    header, start = _read_header(lines, at)
    paragraphs: list[Paragraph] = []
    notes: list[Note] = []
    headings: dict[str, int] = {}
    seen: dict[Address, int] = {}
    for at.line, block in _blocks(lines, start):
        if note := _NOTE.fullmatch(block):
            wording, spans, _ = _read_wording(note[2], at)
            notes.append(Note(note[1], wording, spans))
            continue
        paragraph = _read_paragraph(block, at, headings)
        if paragraph.address in seen:
            first = seen[paragraph.address]
            raise at.wrong(
                f"{paragraph.address} occurs again here (first in line {first})", "give each its own address"
            )
        seen[paragraph.address] = at.line
        paragraphs.append(paragraph)
        at.part = paragraph.address.part
    return Text(paragraphs=with_sections(paragraphs), notes=tuple(notes), **header)


def _blocks(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """Each block with the number of its first line, 1-based."""
    block: list[str] = []
    for number, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), "\n".join(block)
            block = []


def _read_header(lines: list[str], at: _Place) -> tuple[dict[str, Any], int]:
    """The fields that a header gives, and how many lines it has: to a blank line, or to the end of the file."""
    header: dict[str, Any] = {"name": at.file.removesuffix(".txt"), "language": "en"}
    about: list[str] = []
    extra: list[tuple[str, str]] = []
    for number, line in enumerate([*lines[1:], ""], 2):
        at.line = number
        if not line.strip():
            break
        match = _HEADER.fullmatch(line)
        if match is None:
            raise at.wrong(
                f"{line[:40]!r} is not a header line", 'write "key: value", and a blank line before the text'
            )
        key, value = match[1], _unquoted(match[2] or "")
        if key == "about":
            about.append(value)
        elif key == "source":
            header["source"] = _read_source(match[2] or "", at)
        elif key in (*_FIELDS, "name", "language"):
            header[key] = value
        else:
            extra.append((key, value))
    return {**header, "about": tuple(about), "extra": tuple(extra)}, number - 1


def _read_source(value: str, at: _Place) -> Source:
    match = _SOURCE.fullmatch(value)
    if match is None:
        raise at.wrong("the source is not FILE sha256:HASH lines A-B", "import the text again, or leave the line out")
    try:
        ranges = tuple((int(a), int(b)) for a, b in re.findall(r"(\d+)-(\d+)", match[3] or ""))
    except ValueError:  # of more digits than Python reads
        raise at.wrong("the source has no such lines", "import the text again, or leave the line out") from None
    return Source(_unquoted(match[1]), match[2], ranges)


def _read_paragraph(block: str, at: _Place, headings: dict[str, int]) -> Paragraph:
    if heading := _HEADING.fullmatch(block):
        headings[at.part] = headings.get(at.part, 0) + 1
        address = place(Series.HEADING, headings[at.part], at.part)
        marker = _unquoted(heading[2]) if heading[2] is not None else ""
        wording, spans, notes = _read_wording(heading[3], at)
        return Paragraph(address, Kind.HEADING, wording, marker, level=len(heading[1]), spans=spans, notes=notes)
    match = _PLACE.fullmatch(block)
    if match is None:
        hint = "begin it with its address and a colon (OP4: ...), with # for a heading, or with [^1]: for a note"
        raise at.wrong(f"{block[:30]!r} has no address", hint)
    address = _read_address(match[1], at)
    kind = _read_kind(match[3], at) if match[3] else implied_kind(address)
    level = int(match[4]) if match[4] else 0 if match[3] else _implied_level(kind)
    if address.series is Series.HEADING and kind is Kind.HEADING:
        headings[address.part] = address.steps[0].number
    marker = _unquoted(match[2]) if match[2] is not None else implied_marker(address)
    wording, spans, notes = _read_wording(match[5], at)
    return Paragraph(address, kind, wording, marker, level=level, spans=spans, notes=notes)


def _read_wording(words: str | None, at: _Place) -> tuple[str, tuple[Span, ...], tuple[NoteMark, ...]]:
    """A wording with what is laid over it; blanks that an editor left around it are none of it."""
    return plain((words or "").strip(), at.wrong)


def _read_address(words: str, at: _Place) -> Address:
    try:
        return parse_address(words)
    except AddressError as problem:
        raise at.wrong(problem.message, problem.hint) from None


def _read_kind(word: str, at: _Place) -> Kind:
    try:
        return Kind(word)
    except ValueError:
        raise at.wrong(f"{word!r} is not a kind of paragraph", "one of " + ", ".join(Kind)) from None
