"""Addresses as the room says them: PP3, OP4(a)(ii), OP12 bis, annex 38, (h), para 3.

An address is a place in one version, not an identity: every round renumbers. What links two versions is a Pairing.
It is counted, whereas a marker is what is printed; `7:` and `OP6.` are markers of OP7 and OP6.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from drafting.errors import AddressError

# Latin ordinals of inserted paragraphs, as printed, and the short forms heard in the room.
ORDINALS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
OUTSIDE = "file"  # the part of lines of a file that no text counts: a cell, a title page
_SPOKEN_ORDINALS = {"quat": "quater", "quint": "quinquies", "quin": "quinquies", "sex": "sexies"}
_ROMAN_VALUES = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Relation(StrEnum):
    """How a paragraph that bears another's number stands to it."""

    AFTER = "new after"  # OP3 bis, OP3 ter
    BEFORE = "new before"  # OP3 pre
    ALTERNATIVE = "alternative to"  # OP3 alt, OP3 alt2


@dataclass(frozen=True, slots=True)
class Suffix:
    """A relation to the numbered paragraph and a count: bis is (AFTER, 1), ter (AFTER, 2), alt2 (ALTERNATIVE, 2)."""

    relation: Relation
    count: int = 1

    def __str__(self) -> str:
        if self.relation is Relation.AFTER:
            return ORDINALS[self.count - 1] if self.count <= len(ORDINALS) else f"bis{self.count}"
        word = "pre" if self.relation is Relation.BEFORE else "alt"
        return word if self.count == 1 else f"{word}{self.count}"


class Form(StrEnum):
    """How a step is counted and shown."""

    NUMBER = "number"  # 4; (1) below the first step
    LETTER = "letter"  # (a)
    ROMAN = "roman"  # (ii)


@dataclass(frozen=True, slots=True)
class Step:
    """One level of an address. Two steps that are said alike are equal: (i) the letter and (i) the roman numeral."""

    form: Form = field(compare=False)
    number: int = field(compare=False)
    suffixes: tuple[Suffix, ...] = ()
    label: str = field(init=False)  # the count alone: 4, a, ii

    def __post_init__(self) -> None:
        count = str if self.form is Form.NUMBER else letter_of if self.form is Form.LETTER else roman_of
        object.__setattr__(self, "label", count(self.number))

    @property
    def tail(self) -> str:
        """The suffixes as shown: " bis alt"."""
        return "".join(f" {suffix}" for suffix in self.suffixes)


class Series(StrEnum):
    """What is counted at the first step. PLAIN is a text's own numbers and letters: 16, (h), annex 38."""

    TITLE = "title"
    CHAPEAU = "chapeau"
    PP = "PP"
    OP = "OP"
    ARTICLE = "art"  # of a declaration, treaty or statute: art 8, and its paragraphs art 8(2)
    PLAIN = ""
    PARA = "para"
    HEADING = "heading"
    CLOSING = "closing"


_COUNTED_FROM_TWO = frozenset({Series.TITLE, Series.CHAPEAU, Series.CLOSING})  # shown bare when there is one
_SERIES_ORDER = {series: rank for rank, series in enumerate(Series)}


@dataclass(frozen=True, slots=True)
class Address:
    """A place in one version of a text.

    `part` is "" for the text itself, "annex" or "annex II" for what is annexed. A lone chapeau, title or closing is
    the first of its series, whether it is said or not.
    """

    series: Series
    steps: tuple[Step, ...] = ()
    part: str = ""

    def __post_init__(self) -> None:
        if not self.steps and self.series in _COUNTED_FROM_TWO:
            object.__setattr__(self, "steps", (Step(Form.NUMBER, 1),))

    def __str__(self) -> str:
        return " ".join(word for word in (self.part, self._place()) if word)

    def _place(self) -> str:
        first, rest = (self.steps[0], self.steps[1:]) if self.steps else (None, ())
        below = "".join(f"({step.label}){step.tail}" for step in rest)
        if first is None:
            return self.series.value
        if self.series in _COUNTED_FROM_TWO:
            return self.series.value + (f" {first.number}" if first.number > 1 else "") + first.tail + below
        if self.series in (Series.PARA, Series.HEADING, Series.ARTICLE):
            return f"{self.series.value} {first.number}{first.tail}{below}"
        label = first.label if first.form is Form.NUMBER else f"({first.label})"
        return f"{self.series.value}{label}{first.tail}{below}"

    @property
    def resolution_part(self) -> str:
        """The part of a resolution that it stands in: "preamble", "operative part", "" for what is neither."""
        return {Series.PP: "preamble", Series.OP: "operative part"}.get(self.series, "")

    @property
    def depth(self) -> int:
        """How many steps lead there: 1 for OP4, 3 for OP4(a)(ii)."""
        return len(self.steps)

    @property
    def is_of_article(self) -> bool:
        """True for a numbered paragraph of an article, art 8(2): no item, though it stands at the second step."""
        return self.series is Series.ARTICLE and len(self.steps) == 2 and self.steps[1].form is Form.NUMBER

    @property
    def parent(self) -> Address | None:
        """The paragraph this one is an item of; None at the first step."""
        return Address(self.series, self.steps[:-1], self.part) if len(self.steps) > 1 else None

    def child(self, form: Form, number: int, suffixes: tuple[Suffix, ...] = ()) -> Address:
        """The address of an item below."""
        return Address(self.series, (*self.steps, Step(form, number, suffixes)), self.part)

    def holds(self, other: Address) -> bool:
        """True where `other` is this address or lies below it."""
        same_root = self.series == other.series and self.part == other.part
        return same_root and other.steps[: len(self.steps)] == self.steps

    @property
    def key(self) -> str:
        """The shown form without case and spaces; two addresses that are said alike have one key."""
        return str(self).replace(" ", "").casefold()

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts addresses of one text: by part, series and number; pre before its number, bis and alt after it."""
        steps = tuple((step.number, _suffix_order(step)) for step in self.steps)
        return (_part_order(self.part), _SERIES_ORDER[self.series], steps)


def _suffix_order(step: Step) -> tuple[tuple[int, int], ...]:
    ranks = {Relation.BEFORE: -1, Relation.AFTER: 1, Relation.ALTERNATIVE: 2}
    return tuple((ranks[s.relation], s.count) for s in step.suffixes) or ((0, 0),)


def _part_order(part: str) -> tuple[int, int]:
    if not part:
        return (0, 0)
    _, _, number = part.partition(" ")
    return (1, roman_number(number) or 0)


def place(series: Series, number: int = 1, part: str = "") -> Address:
    """The address that counts `number` in a series: place(Series.OP, 4) is OP4."""
    return Address(series, (Step(Form.NUMBER, number),), part)


def letter_of(number: int) -> str:
    """1 is a, 26 z, 27 aa, 28 bb: the lettering of long lists in resolutions."""
    rounds, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (rounds + 1)


def letter_number(letters: str) -> int | None:
    """The inverse of `letter_of`; None for what is not one letter repeated."""
    text = letters.lower()
    if not re.fullmatch(r"([a-z])\1*", text):
        return None
    return (len(text) - 1) * 26 + ord(text[0]) - ord("a") + 1


@lru_cache(4_000)  # every numeral below the largest
def roman_of(number: int) -> str:
    """A lower-case roman numeral."""
    digits = []
    for value, letters in _ROMAN_VALUES:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


@lru_cache(4_000)
def roman_number(numeral: str) -> int | None:
    """The number of a roman numeral of either case; None where it is not one in its normal form."""
    rest, total = numeral.lower(), 0
    for value, letters in _ROMAN_VALUES:
        while rest.startswith(letters):
            rest, total = rest[len(letters) :], total + value
    return total if not rest and total and roman_of(total) == numeral.lower() else None


# --- reading an address as people type it ---------------------------------------------------------------------------

_LONGEST = 200  # characters; longer than any address, and short enough for all that follows

SUFFIX_WORDS = "|".join([*ORDINALS, *_SPOKEN_ORDINALS])
_SUFFIX = re.compile(rf"\s*(?:({SUFFIX_WORDS})(?![a-z])|(pre|alt)\.?\s?(\d+)?(?![a-z\d]))")
_PART = re.compile(r"annex(?:e|es)?\b(?:\s+([ivx]+)(?=[\s.,]|$))?[\s.,:]*|a(?=\s?\d)")
_LONG_FORMS = (
    (re.compile(r"^(.+?)[\s,]+(?:of|in|to)\s+(?:the\s+)?(annex(?:\s+[ivx]+)?)$"), r"\2 \1"),
    (re.compile(r"\b(?:paragraph|para\.?)\s*(\d+)\s*(.*?)[\s,]+of\s+(art(?:icle)?\.?\s*\d+)"), r"\3(\1)\2"),
    (re.compile(r"(\bart(?:icle)?\.?\s*\d.*?)[\s,]+(?:paragraph|para\.?)\s*(\d+)"), r"\1(\2)"),
    (re.compile(r"\b(?:operative)\s+(?:paragraph|para\.?)\s*"), "op"),
    (re.compile(r"\b(?:preambular)\s+(?:paragraph|para\.?)\s*"), "pp"),
    (re.compile(r"(?:\b(?:paragraph|paras?\.?)|§|¶)(?=\s*\d)\s*"), "para "),
)
_MAYBE_LONG = re.compile(r"[\s,](?:of|in|to)\s|operative|preambular|para|[§¶]")  # without which none of these is found
_HEAD = re.compile(r"(pp|op|art|para|heading|title|chapeau|closing)(?:(?<=art)icle)?\s*\.?\s*(\d+)?|(\d+)")
_BELOW = re.compile(r"\s*(?:\(\s*(\d+|[a-z]+)\s*\)|[.\s]?\s*(\d+|[a-z]+)\)?)")


@lru_cache(10_000)  # what two versions of a text share, so that one address serves both
def parse_address(words: str) -> Address:
    """The address that people write or say: "op4a", "OP 4 (a)", "OP12bis", "annex 43(a)", "A38", "Annex II.27", "(h)".

    Raises AddressError with a hint where it can't be read. Whether "(i)" is a letter or a roman numeral is settled by
    its depth ((a), then (i)); look-ups compare `Address.key`, so either finds the paragraph that prints "(i)".
    """
    if len(words) > _LONGEST:
        raise _unreadable(words)
    text = " ".join(words.replace("\u00a0", " ").casefold().split())
    for pattern, instead in _LONG_FORMS if _MAYBE_LONG.search(text) else ():
        text = pattern.sub(instead, text)
    part, at = "", 0
    if found := _PART.match(text):
        part, at = f"annex {found[1].upper()}" if found[1] else "annex", found.end()
    head = _HEAD.match(text, at)
    if head is None:
        return _lettered(words, text, at, part)
    series = Series(head[1].upper() if head[1] in ("pp", "op") else head[1]) if head[1] else Series.PLAIN
    number = head[2] or head[3]
    if number is None and series not in _COUNTED_FROM_TWO:
        raise _unreadable(words)
    suffixes, at = _suffixes(text, head.end())
    steps = (Step(Form.NUMBER, int(number or 1), suffixes),)
    return Address(series, _steps_below(words, text, at, steps), part)


def _lettered(words: str, text: str, at: int, part: str) -> Address:
    steps = _steps_below(words, text, at, ())
    if not steps:
        raise _unreadable(words)
    return Address(Series.PLAIN, steps, part)


def _suffixes(text: str, at: int) -> tuple[tuple[Suffix, ...], int]:
    found: list[Suffix] = []
    while match := _SUFFIX.match(text, at):
        if match[1]:
            word = _SPOKEN_ORDINALS.get(match[1], match[1])
            found.append(Suffix(Relation.AFTER, ORDINALS.index(word) + 1))
        else:
            relation = Relation.BEFORE if match[2] == "pre" else Relation.ALTERNATIVE
            found.append(Suffix(relation, int(match[3] or 1)))
        at = match.end()
    return tuple(found), at


def _steps_below(words: str, text: str, at: int, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    while at < len(text):
        match = _BELOW.match(text, at)
        if match is None:
            raise _unreadable(words)
        counts = _counted(match[1] or match[2], len(steps))
        if not counts:
            raise _unreadable(words)
        suffixes, at = _suffixes(text, match.end())
        last = Step(counts[-1].form, counts[-1].number, suffixes)
        steps = (*steps, *counts[:-1], last)
    return steps


def _counted(token: str, depth: int) -> tuple[Step, ...]:
    """The steps that one token stands for: "a", "ii", "4", and "aii" for (a)(ii). Empty where it is none."""
    if token.isdecimal():
        return (Step(Form.NUMBER, int(token)),)
    letter, roman = letter_number(token), roman_number(token)
    if roman and (depth >= 2 or letter is None or len(token) > 1):
        return (Step(Form.ROMAN, roman),)
    if letter:
        return (Step(Form.LETTER, letter),)
    below = roman_number(token[1:])
    first = letter_number(token[0])
    return (Step(Form.LETTER, first), Step(Form.ROMAN, below)) if first and below else ()


def _unreadable(words: str) -> AddressError:
    shown = words if len(words) <= 60 else words[:57] + "..."
    return AddressError(
        f"{shown!r} is not an address",
        'write it as PP3, OP4(a), "OP12 bis", "annex 38", (h), 16(a), or a range such as PP3-PP7',
    )
