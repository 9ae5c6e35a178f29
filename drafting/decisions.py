"""The file of decisions beside the held texts: one decision a line, readable, kept in order.

    drafting-decisions 1
    pair | L.64:OP4 "Decides to ..." 3f2a91bc04de | annex:38 "Establish ..." 9a8b7c6d5e4f | 2010-07-30 | the chair

The first word says what was decided; at the end stand when, by whom and why, as far as they were given:

    pair | PARAGRAPHS | PARAGRAPHS               belong together; neighbours are joined by +
    alone | PARAGRAPH | TEXT                     has no partner in that text
    verdict | ELEMENT | PLANS | VERDICT          is what became of it in these plans
    carrier | ELEMENT | PARAGRAPH | DEGREE       carries it: strong, partial, or not

A paragraph is TEXT:ADDRESS, in quotes its opening and closing words, and twelve digits that stand for its whole
wording; by hand TEXT:ADDRESS is enough. Where both texts are called the same, in two folders, a text is FOLDER/TEXT.
`was` and twelve digits more say what it was when it was decided upon. A backslash takes the meaning from the sign after
it. CRLF line ends are read as LF. Lines that are not known are kept where they stand and given back.
Law: `loads(dumps(decisions)) == decisions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafting.errors import AddressError, FormatError, StructureError
from drafting.files import DECISIONS, PERMISSIONS, read_file, write_file
from drafting.model.address import parse_address
from drafting.model.decisions import Alone, Anchor, Carried, Decision, Judged, Paired
from drafting.model.fates import Degree, Verdict
from drafting.model.rulings import Ruling
from drafting.model.text import utf8

MAGIC = "drafting-decisions 1"
_ABOUT = "# What people decided about these texts, one decision a line. It may be edited by hand; the order is free."
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_NOT = "not"  # the degree of a paragraph that does not carry an element
_ANCHOR = re.compile(
    r'(?P<place>(?:\\.|[^"\\])*?)(?: "(?P<words>(?:\\.|[^"\\])*)")?(?: (?P<digest>[0-9a-f]{12}))?'
    r"(?: was (?P<was>[0-9a-f]{12}))?"
)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The lines of a file below the first: decisions, and what else stands there as it was written."""

    lines: tuple[Decision | str, ...] = ()

    @property
    def made(self) -> tuple[Decision, ...]:
        """The decisions alone."""
        return tuple(line for line in self.lines if not isinstance(line, str))

    @property
    def unknown(self) -> tuple[str, ...]:
        """Lines that are neither decisions nor remarks: of a later version, or misspelt."""
        told = (line for line in self.lines if isinstance(line, str) and line.strip() and not line.startswith("#"))
        return tuple(line for line in told if line.strip() != MAGIC)  # which a second file brings that was put below

    def with_(self, decision: Decision) -> Decisions:
        """The same and one more, in its place by text and address, instead of those that speak of the same thing."""
        kept = self.without([other for other in self.made if speak_of_the_same(decision, other)]).lines
        key = _order(decision)
        before = [at for at, line in enumerate(kept) if not isinstance(line, str) and _order(line) <= key]
        first = next((at for at, line in enumerate(kept) if not isinstance(line, str)), len(kept))
        at = before[-1] + 1 if before else first
        return Decisions((*kept[:at], decision, *kept[at:]))

    def without(self, decisions: Sequence[Decision]) -> Decisions:
        """The same but for these."""
        return Decisions(tuple(line for line in self.lines if line not in decisions))


def speak_of_the_same(one: Decision, other: Decision) -> bool:
    """True where both cannot stand: two partners for a paragraph in one text, two verdicts, two degrees."""
    if isinstance(one, Paired | Alone) and isinstance(other, Paired | Alone):
        here, there = ({_identity(anchor) for anchor in d.anchors} for d in (one, other))
        return one.texts == other.texts and not here.isdisjoint(there)
    if isinstance(one, Judged) and isinstance(other, Judged):
        return _identity(one.element) == _identity(other.element) and set(one.plans) == set(other.plans)
    if isinstance(one, Carried) and isinstance(other, Carried):
        return [_identity(a) for a in one.anchors] == [_identity(a) for a in other.anchors]
    return False


def _identity(anchor: Anchor) -> tuple[str, str, str]:
    return anchor.text, anchor.address.key, anchor.digest


def _order(decision: Decision) -> tuple[object, ...]:
    """Sorts by what is decided, text, and address, so that what two people add lands in different places."""
    first = decision.anchors[0]
    return (isinstance(decision, Judged | Carried), first.text, first.address.order, _dumped(decision))


# --- writing ---------------------------------------------------------------------------------------------------------


def dumps(decisions: Decisions) -> str:
    """The file's content, ending with a newline."""
    lines = (line if isinstance(line, str) else _dumped(line) for line in decisions.lines)
    return "\n".join([MAGIC, *lines]) + "\n"


def _dumped(decision: Decision) -> str:
    ruling = decision.ruling
    fields = [*_subject(decision), ruling.date, _quoted(ruling.by, "|"), _quoted(ruling.note, "|")]
    while not fields[-1]:
        fields.pop()
    return " | ".join(fields)


def _subject(decision: Decision) -> list[str]:
    match decision:
        case Paired():
            return ["pair", *(" + ".join(map(_anchor, side)) for side in (decision.one, decision.other))]
        case Alone():
            return ["alone", _anchor(decision.one), _quoted(decision.text, "|")]
        case Judged():
            plans = " + ".join(_quoted(plan, "|+") for plan in decision.plans)
            return ["verdict", _anchor(decision.element), plans, decision.verdict.value]
        case Carried():
            degree = decision.degree.value if decision.degree else _NOT
            return ["carrier", _anchor(decision.element), _anchor(decision.carrier), degree]


def _anchor(anchor: Anchor) -> str:
    said = f' "{_quoted(anchor.words, "|+" + chr(34))}"' if anchor.words or anchor.digest else ""
    digest = f" {anchor.digest}" if anchor.digest else ""
    return f"{_quoted(anchor.text, '|+' + chr(34))}:{anchor.address}{said}{digest}" + (
        f" was {anchor.was}" if anchor.was else ""
    )


def _quoted(value: str, signs: str) -> str:
    """The value on one line, with the meaning taken from `signs`; a blank at either end is written \\s."""
    value = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    for sign in signs:
        value = value.replace(sign, "\\" + sign)
    value = re.sub(r"^ ", r"\\s", value)
    return re.sub(r" $", r"\\s", value)


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r", "s": " "}.get(m[1], m[1]), value)


# --- reading ---------------------------------------------------------------------------------------------------------


def loads(content: str, *, file: str = DECISIONS) -> Decisions:
    """The decisions that `dumps` wrote, or that were written by hand.

    An empty file holds none. Raises StructureError that says which line of `file` is wrong and why.
    """
    if not content.removeprefix("\ufeff").strip():
        return Decisions((_ABOUT,))
    first, *lines = content.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\n").split("\n")
    if first.rstrip() != MAGIC:
        raise StructureError(f"{file}, line 1: does not begin with {MAGIC!r}", "write that line above the decisions")
    return Decisions(tuple(_line(line, f"{file}, line {number}") for number, line in enumerate(lines, 2)))


def _line(line: str, where: str) -> Decision | str:
    if _CONFLICT.match(line):
        raise StructureError(
            f"{where}: two versions of the file were merged and left open here",
            "keep the lines of both, and take out those with <<<<<<<, ======= and >>>>>>>",
        )
    what, *fields = [field.strip(" ") for field in _parted(line, "|")]
    if what not in _READERS:
        return line
    count, read = _READERS[what]
    if len(fields) < count or not all(fields[:count]):
        raise StructureError(f"{where}: {what!r} needs {count} fields separated by |", f"write {_SHAPES[what]}")
    if len(fields) > count + 3:
        raise StructureError(f"{where}: has more fields than a date, a name and a note", "a | in a note is written \\|")
    day, by, note = [*fields[count:], "", "", ""][:3]
    try:
        return read(fields, Ruling(_unquoted(by), _day(day), _unquoted(note)))
    except (ValueError, AddressError) as problem:
        hint = problem.hint if isinstance(problem, AddressError) else f"write {_SHAPES[what]}"
        raise StructureError(f"{where}: {problem}", hint) from None


def _parted(words: str, sign: str) -> list[str]:
    """The words between the signs that have no backslash before them."""
    parts, at = [], 0
    for match in re.finditer(rf"\\.|{re.escape(sign)}", words):
        if match[0] == sign:
            parts.append(words[at : match.start()])
            at = match.end()
    return [*parts, words[at:]]


def _day(words: str) -> str:
    if words and not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        raise ValueError(f"{words!r} is not a date, YYYY-MM-DD")
    if words:
        try:
            date.fromisoformat(words)
        except ValueError:
            raise ValueError(f"there is no day {words}") from None
    return words


def _read_anchor(words: str) -> Anchor:
    found = _ANCHOR.fullmatch(words.strip(" "))
    text, colon, address = found["place"].rpartition(":") if found else ("", "", "")
    if not found or not colon:
        raise ValueError(f"{_shown(words)} names no paragraph")
    said, digest, was = _unquoted(found["words"] or ""), found["digest"] or "", found["was"] or ""
    return Anchor(_unquoted(text), parse_address(address), said, digest, was)


def _shown(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:40] + "...")


def _read_side(words: str) -> tuple[Anchor, ...]:
    side = tuple(map(_read_anchor, _parted(words, "+")))
    if len({anchor.text for anchor in side}) > 1:
        raise ValueError("the paragraphs of one side belong to different texts")
    return side


def _read_pair(fields: list[str], ruling: Ruling) -> Decision:
    one, other = _read_side(fields[0]), _read_side(fields[1])
    if len(one) > 1 and len(other) > 1:
        raise ValueError("both sides have several paragraphs")
    if one[0].text == other[0].text:
        raise ValueError("both sides name the same text")
    return Paired(one, other, ruling)


def _read_alone(fields: list[str], ruling: Ruling) -> Decision:
    one, text = _read_anchor(fields[0]), _unquoted(fields[1])
    if one.text == text:
        raise ValueError("the other text is the paragraph's own")
    return Alone(one, text, ruling)


def _read_verdict(fields: list[str], ruling: Ruling) -> Decision:
    plans = tuple(_unquoted(plan.strip(" ")) for plan in _parted(fields[1], "+"))
    verdict = fields[2].replace(" ", "-")
    if verdict not in set(Verdict):
        raise ValueError(f"{_shown(fields[2])} is not a verdict")
    return Judged(_read_anchor(fields[0]), plans, Verdict(verdict), ruling)


def _read_carrier(fields: list[str], ruling: Ruling) -> Decision:
    if fields[2] not in {_NOT, *Degree}:
        raise ValueError(f"{_shown(fields[2])} is not a degree")
    degree = None if fields[2] == _NOT else Degree(fields[2])
    return Carried(_read_anchor(fields[0]), _read_anchor(fields[1]), degree, ruling)


# what was decided -> how many fields it has before the date, and what reads them
_READERS: dict[str, tuple[int, Callable[[list[str], Ruling], Decision]]] = {
    "pair": (2, _read_pair),
    "alone": (2, _read_alone),
    "verdict": (3, _read_verdict),
    "carrier": (3, _read_carrier),
}
_SHAPES = {
    "pair": "pair | TEXT:ADDRESS | TEXT:ADDRESS + TEXT:ADDRESS | YYYY-MM-DD | NAME | why",
    "alone": "alone | TEXT:ADDRESS | TEXT | YYYY-MM-DD | NAME | why",
    "verdict": "verdict | TEXT:ADDRESS | TEXT | verbatim, reworded, partial or none-found | YYYY-MM-DD | NAME | why",
    "carrier": "carrier | TEXT:ADDRESS | TEXT:ADDRESS | strong, partial or not | YYYY-MM-DD | NAME | why",
}


# --- the file --------------------------------------------------------------------------------------------------------


def load(folder: Path) -> Decisions:
    """The decisions kept in a folder of texts; none where it has no such file.

    Raises FormatError for bytes that are not UTF-8, StructureError for broken lines.
    """
    path = folder / DECISIONS
    if not path.exists():
        return Decisions((_ABOUT,))
    try:
        return loads(read_file(path).decode("utf-8"), file=str(path))
    except UnicodeDecodeError:
        raise FormatError(f"{path}: must be UTF-8", "save it with that encoding, as Notepad can") from None


def save(folder: Path, decisions: Decisions) -> Path:
    """Writes the decisions into a folder of texts, whole or not at all, and returns where."""
    path = folder / DECISIONS
    write_file(path, utf8(dumps(decisions)), force=True, remedy=PERMISSIONS)
    return path
