"""How it is said in the room: which paragraphs these are, where they stand, and how many of them changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from drafting.model.address import Address, Series
from drafting.model.changes import Change, ChangeKind, Comparison, Doubt, Flag
from drafting.model.text import Paragraph, Text
from drafting.writers.page import joined, plural, shortened

# Kinds that say only that a paragraph stands elsewhere.
SETTLED = frozenset({ChangeKind.UNCHANGED, ChangeKind.RENUMBERED})
ONE_SIDED = frozenset({ChangeKind.ADDED, ChangeKind.DELETED})
SHOWN_IN_FULL = 3  # paragraphs; a longer run of one-sided ones is told in one line unless all are asked for


def told(paragraphs: Iterable[Paragraph]) -> str:
    """Which paragraphs these are, in few words: "chapeau, PP1-PP16 (with 6 items), OP1-OP7, 4 headings"."""
    runs: list[list[Address]] = []
    items: dict[int, int] = {}
    headings = 0
    last: dict[tuple[str, Series], int] = {}  # where the run of each count stands: headings and items interrupt none
    for paragraph in paragraphs:
        address = paragraph.address
        group = (address.part, address.series)
        at = last.get(group)
        if address.series is Series.HEADING:
            headings += 1
        elif address.depth > 1 and at is not None and runs[at][-1].holds(address):
            items[at] = items.get(at, 0) + 1
        elif address.depth == 1 and at is not None and address.steps[0].number == runs[at][-1].steps[0].number + 1:
            runs[at].append(address)
        else:
            last[group] = len(runs)
            runs.append([address])
    words = [
        _run_name(run) + (f" (with {plural(items[at], 'item')})" if at in items else "") for at, run in enumerate(runs)
    ]
    return ", ".join([*words, plural(headings, "heading")] if headings else words)


def _run_name(run: Sequence[Address]) -> str:
    """ "PP1-PP16", "annex 1-61", "annex 12 bis-13": the end without the words that it shares with the beginning."""
    first, last = str(run[0]).split(" "), str(run[-1]).split(" ")
    shared = next((at for at, words in enumerate(zip(first, last, strict=False)) if words[0] != words[1]), len(last))
    return " ".join(first) if len(run) == 1 else f"{' '.join(first)}-{' '.join(last[shared:])}"


def places(change: Change) -> str:
    """The addresses of a change: "PP3", "PP3 -> PP4", "OP4, OP5 -> OP4"."""
    old, new = (", ".join(map(str, side)) for side in change.addresses)
    return old if old == new else " -> ".join(a for a in (old, new) if a)


def shifted(changes: Iterable[Change]) -> list[str]:
    """Paragraphs under another number, a run of neighbours each: "OP7-OP60 -> OP8-OP61"."""
    runs: list[list[Change]] = []
    for change in changes:
        if runs and _goes_on(runs[-1][-1], change):
            runs[-1].append(change)
        else:
            runs.append([change])
    return [f"{told(p for c in run for p in c.old)} -> {told(p for c in run for p in c.new)}" for run in runs]


def _goes_on(change: Change, following: Change) -> bool:
    """True where a change is that of the next paragraphs of both texts, or of their items."""
    steps = set()
    for one, other in zip(change.addresses, following.addresses, strict=True):
        if not (one and other) or (one[-1].part, one[-1].series) != (other[0].part, other[0].series):
            return False
        steps.add(other[0].steps[0].number - one[-1].steps[0].number)
    return steps in ({0}, {1})


def kind_words(kind: ChangeKind) -> str:
    """A kind as it is said: "moved and reworded"."""
    return kind.replace("-", " ")


def called(text: Text) -> str:
    """A text by its name, and its symbol where that says more."""
    return f"{text.name} ({text.symbol})" if text.symbol and text.symbol != text.name else text.name


def made_by(change: Change) -> str:
    """Who made a change, and on which days: "EU (2024-10-31) and US (2024-10-31 to 2024-11-02)"; or ""."""
    return joined(f"{author} ({days})" if (days := _days(dates)) else author for author, dates in change.dates.items())


def in_short(author: str, change: Change) -> str:
    """The name of an author where it stands again and again: a long one is cut, as long as no other is cut alike."""
    short = shortened(author, _NAME)
    return author if any(shortened(other, _NAME) == short for other in change.authors if other != author) else short


def flag_author(flag: Flag, change: Change) -> str:
    """Whose words a flag is about, in brackets, where the change is of several: " (US)"; else ""."""
    names = (in_short(author, change) for author in flag.authors)
    return f" ({joined(names)})" if change.is_shared and flag.authors else ""


def _days(dates: Sequence[str]) -> str:
    """The first and the last day of moments as files write them; what is no date is not told."""
    days = [date[:_DAY] for date in dates if re.match(r"\d{4}-\d\d-\d\d", date)]
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


_NAME = 36  # characters of an author's name behind his words; above them it stands in full
_DAY = len("YYYY-MM-DD")
_DOUBTS = {
    Doubt.WEAK: "weak pairing",
    Doubt.RIVAL: "another paragraph is nearly as similar",
    Doubt.BETWEEN: "the versions between the two lead to another paragraph",
}


def doubtful(change: Change) -> str:
    """Why the pairing should be looked at; empty where it needn't, or where a person decided it."""
    if change.doubt is None or change.is_decided:
        return ""
    return _DOUBTS[change.doubt]


def counted(comparison: Comparison, whole: Comparison | None = None) -> str:
    """The answer in one sentence: "12 of 48 paragraphs differ: 3 added, 1 deleted, 8 reworded; 5 only renumbered".

    Parts that only one text has (the resolution around an annex) are no differences, and are told apart; which they
    are is seen from the `whole` of what this is an excerpt of.
    """
    strangers = {id(change) for change in (whole or comparison).foreign}
    lone = [change for change in comparison.changes if id(change) in strangers]
    gone = sum(change.kind is ChangeKind.DELETED for change in lone)
    come = len(lone) - gone
    counts = dict(comparison.counts)
    counts[ChangeKind.DELETED] -= gone
    counts[ChangeKind.ADDED] -= come
    names = (comparison.old.name, comparison.new.name)
    apart = [
        f"{plural(number, 'paragraph')} of {name} {'is' if number == 1 else 'are'} not part of {other}"
        for number, name, other in zip((gone, come), names, reversed(names), strict=True)
        if number
    ]
    if apart and not any(counts.values()):
        return "; ".join(apart)
    return "; ".join([*_differing(counts, sum(change.is_only_style for change in comparison.changes)), *apart])


def _differing(counts: dict[ChangeKind, int], style: int) -> Iterator[str]:
    """How many paragraphs differ, by kind, `style` of them only in style, and how many do not."""
    quiet = sum(counts[kind] for kind in SETTLED)
    differing = sum(counts.values()) - quiet
    if differing:
        verb = "differs" if differing == 1 else "differ"
        yield f"{differing} of {plural(differing + quiet, 'paragraph')} {verb}: {_listed(counts, without=SETTLED)}"
        if style:
            yield f"{style} of these only in style"
        if counts[ChangeKind.UNCHANGED]:
            yield f"{counts[ChangeKind.UNCHANGED]} unchanged"
    else:
        yield f"no difference in {plural(quiet, 'paragraph')}"
    if counts[ChangeKind.RENUMBERED]:
        yield f"{counts[ChangeKind.RENUMBERED]} only renumbered"


def _listed(counts: dict[ChangeKind, int], *, without: frozenset[ChangeKind] = frozenset()) -> str:
    return ", ".join(
        f"{counts[kind]} {kind_words(kind)}" for kind in ChangeKind if counts[kind] and kind not in without
    )


def listed(changes: Iterable[Change]) -> str:
    """How many changes there are of each kind: "2 reworded, 1 merged"; empty where there are none."""
    counts = dict.fromkeys(ChangeKind, 0)
    for change in changes:
        counts[change.kind] += 1
    return _listed(counts)
