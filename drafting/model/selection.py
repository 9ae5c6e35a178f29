"""Which paragraphs of a text are meant by an address, a range, or a whole part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting.errors import AddressError
from drafting.model.address import Address, Form, Series, parse_address
from drafting.model.text import Paragraph, Text

if TYPE_CHECKING:
    from drafting.model.changes import Comparison

_RANGE = r"^(.+?)\s*(?:\.\.|[-\u2013\u2014]|\bto\b)\s*(\S.*)$"  # compiled when first needed, as is the other
_PART_ALONE = r"^annex(?:\s+[ivx]+)?$"


def select(text: Text, wanted: str) -> tuple[Paragraph, ...]:
    """The paragraphs that `wanted` names, in reading order.

    One address brings its items with it; "PP3-PP7" is everything from the one to the other, "PP" or "OP" a whole
    series, "annex II" a whole part, "annex" all that is annexed. Raises AddressError, with the nearest addresses, where
    nothing is there.
    """
    whole = _whole(text, wanted)
    if whole is not None:
        return whole
    bounds = re.match(_RANGE, wanted.strip(), re.IGNORECASE)
    if bounds is None:
        return _article(text, wanted) or _family(text, _find(text, wanted))
    first = (_article(text, bounds[1]) or (_find(text, bounds[1]),))[0]
    last = _find_end(text, bounds[1].strip(), bounds[2].strip())
    places = list(text.paragraphs)
    start, stop = places.index(first), places.index(last)
    if stop < start:
        raise AddressError(f"{wanted}: {last.address} comes before {first.address}", "swap its two ends")
    end = places.index(_family(text, last)[-1])
    return text.paragraphs[start : max(stop, end) + 1]


def _whole(text: Text, wanted: str) -> tuple[Paragraph, ...] | None:
    """The paragraphs of a series or part; None where `wanted` names neither."""
    name = " ".join(wanted.split()).upper()
    if name in (Series.PP, Series.OP):
        found = tuple(p for p in text.paragraphs if p.address.series == name and not p.address.part)
    elif re.match(_PART_ALONE, name, re.IGNORECASE):
        name = name.replace("ANNEX", "annex")
        found = tuple(p for p in text.paragraphs if p.address.part == name or p.address.part.split(" ")[0] == name)
    else:
        return None
    if not found:
        raise AddressError(f"{text.label} has no {name}", _extent(text.paragraphs))
    return found


def _article(text: Text, wanted: str) -> tuple[Paragraph, ...]:
    """The numbered paragraphs of an article in which no other stands, "art 8"; none for any other address."""
    address = parse_address(wanted)
    if address.series is not Series.ARTICLE or meant_by(address, text):
        return ()
    own = tuple(p for p in text.paragraphs if address.holds(p.address))
    annexed = tuple(p for p in text.paragraphs if replace(address, part=p.address.part).holds(p.address))
    is_one = len({p.address.part for p in annexed}) == 1 and not address.part
    return own or (annexed if is_one else ())


def _family(text: Text, head: Paragraph) -> tuple[Paragraph, ...]:
    return tuple(p for p in text.paragraphs if head.address.holds(p.address))


def _find(text: Text, wanted: str) -> Paragraph:
    address = parse_address(wanted)
    found = meant_by(address, text) or next(reversed(_article(text, wanted)), None)
    if found is None:
        raise AddressError(f"{text.label} has no {address}", _nearest(address, text.paragraphs))
    return found


def meant_by(address: Address, text: Text) -> Paragraph | None:
    """The paragraph that people mean by an address: "para 16" is 16 or OP16 too, "38" the only annex 38; or None."""
    by_key = {p.address.key: p for p in text.paragraphs}
    for candidate in _said_alike(address):
        if candidate.key in by_key:
            return by_key[candidate.key]
    annexed = [p for p in text.paragraphs if p.address.part and p.address.key == p.address.part + address.key]
    return annexed[0] if not address.part and len(annexed) == 1 else None


def _said_alike(address: Address) -> Iterable[Address]:
    """The address, then what else people mean by it: "para 16" for 16 or OP16, "16" for para 16, OP4 for 4."""
    yield address
    numbered = bool(address.steps) and address.steps[0].form is Form.NUMBER
    others = {
        Series.PARA: (Series.PLAIN, Series.OP),
        Series.PLAIN: (Series.PARA, Series.OP) if numbered else (),
        Series.OP: (Series.PLAIN,),
    }
    for series in others.get(address.series, ()):
        yield Address(series, address.steps, address.part)


def _find_end(text: Text, first: str, last: str) -> Paragraph:
    """The end of a range: "PP3-7" ends at PP7, "annex 5-9" at annex 9, "OP4(a)-(c)" at OP4(c), "(a)(ii)-(b)" at (b)."""
    beginnings = []
    if last[0].isdecimal():
        beginnings = re.findall(r"^\D*", first)
    elif last[0] == "(":
        beginnings = [first[: bracket.start()] for bracket in re.finditer(r"\(", first)][::-1]
    problems = []
    for beginning in beginnings or [""]:
        try:
            return _find(text, beginning + last)
        except AddressError as problem:
            problems.append(problem)
    raise problems[0]


def _nearest(address: Address, paragraphs: Sequence[Paragraph]) -> str:
    """What there is instead of an address: the last of its kind before it, or what is said nearly so."""
    beside = [p.address for p in paragraphs if _stand_beside(p.address, address)]
    if beside and all(other.order < address.order for other in beside):
        return f"the last is {beside[-1]}"
    from difflib import get_close_matches

    shown = {str(p.address).casefold(): str(p.address) for p in paragraphs}
    close = get_close_matches(str(address).casefold(), list(shown), n=3, cutoff=0.6)
    if close:
        return "nearest: " + ", ".join(shown[c] for c in close)
    return _extent(paragraphs)


def _extent(paragraphs: Sequence[Paragraph]) -> str:
    there = [p.address for p in paragraphs if p.address.depth <= 1]
    return f"it has {there[0]} to {there[-1]}" if there else "it is empty"


def _stand_beside(one: Address, other: Address) -> bool:
    """True for paragraphs of one series, or items of one paragraph."""
    return (one.part, one.series, one.steps[:-1]) == (other.part, other.series, other.steps[:-1])


def select_heads(text: Text, wanted: str) -> tuple[Paragraph, ...]:
    """The paragraph at an address without its items, or all paragraphs of a range. Raises AddressError."""
    found = select(text, wanted)
    try:
        parse_address(wanted)
    except AddressError:
        return found
    return found[:1]


def one(text: Text, wanted: str) -> Paragraph:
    """The paragraph at an address, without its items. Raises AddressError, also for what names several."""
    found = select_heads(text, wanted)
    if len(found) > 1:
        raise AddressError(f"{wanted!r} names several paragraphs", "name one of them")
    return found[0]


def select_all(text: Text, wanted: Iterable[str]) -> tuple[Paragraph, ...]:
    """What several addresses or ranges name, each paragraph once, in reading order."""
    places = {paragraph.address for one in wanted for paragraph in select(text, one)}
    return tuple(p for p in text.paragraphs if p.address in places)


def only(comparison: Comparison, wanted: Iterable[str]) -> Comparison:
    """The changes that touch the wanted addresses: of either text, or of the one that "old:" or "new:" names.

    Raises AddressError for an address that is in none of them.
    """
    texts = {"old": comparison.old, "new": comparison.new}
    places: dict[str, set[Address]] = {side: set() for side in texts}
    for one in wanted:
        prefix, _, rest = one.partition(":")
        sides = [prefix] if prefix in texts else list(texts)
        problems = []
        for side in sides:
            try:
                places[side] |= {p.address for p in select(texts[side], rest if prefix in texts else one)}
            except AddressError as problem:
                problems.append(problem)
        if len(problems) == len(sides):
            raise problems[-1]
    old, new = places.values()
    touched = (
        c for c in comparison.changes if any(p.address in old for p in c.old) or any(p.address in new for p in c.new)
    )
    return replace(comparison, changes=tuple(touched))


@dataclass(frozen=True)
class Excerpt:
    """What is shown of a comparison: the changes of the kinds that are wanted, out of those within the addresses that
    are wanted, out of the whole.
    """

    shown: Comparison
    within: Comparison
    whole: Comparison

    @property
    def is_narrowed(self) -> bool:
        """True where some changes within the addresses are not shown."""
        return len(self.shown.changes) < len(self.within.changes)

    @property
    def differs(self) -> bool:
        """True where a paragraph that is shown is other than unchanged or only renumbered, or a footnote of one."""
        from drafting.model.notes import changed_notes  # where nothing else tells

        return self.shown.differs or bool(changed_notes(self.shown))

    @property
    def language(self) -> str:
        """The language of the newer text."""
        return self.whole.language
