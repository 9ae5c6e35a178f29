"""A comparison as a list of addresses, a change a line: for a mail, or to work through one by one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial
from itertools import groupby

from drafting.model.changes import Change, ChangeKind, Comparison
from drafting.model.notes import changed_notes
from drafting.writers.page import Block, Form, Look, block
from drafting.writers.said import (
    ONE_SIDED,
    SETTLED,
    SHOWN_IN_FULL,
    doubtful,
    flag_author,
    kind_words,
    made_by,
    places,
    shifted,
    told,
)

_LOOKS = {ChangeKind.ADDED: Look.GOOD, ChangeKind.DELETED: Look.BAD}


def address_list(comparison: Comparison, *, every: bool) -> Iterator[Block]:
    """Where each change is, its kind, and what its flags are on; what does not differ only if nothing else is there.

    Long runs that only one text has, or that do not differ, are told in a line, unless `every` is set; where only the
    numbers differ a line a run, which is a concordance.
    """
    noted = {id(one.change) for one in changed_notes(comparison)}
    differing = [c for c in comparison.changes if c.kind not in SETTLED or c.flags or id(c) in noted]
    for (kind, is_remarked, by), run in groupby(differing or comparison.changes, key=partial(_alike, noted)):
        changes = list(run)
        is_long = kind in SETTLED or (kind in ONE_SIDED and len(changes) > SHOWN_IN_FULL)
        if is_remarked or every or not is_long:
            yield from (_line(places(change), kind, _remarks(change, id(change) in noted), by) for change in changes)
        elif kind is ChangeKind.RENUMBERED:
            yield from (_line(where, kind, []) for where in shifted(changes))
        else:
            yield _line(told(p for change in changes for p in (change.new or change.old)), kind, [], by)


def _remarks(change: Change, is_noted: bool) -> list[str]:
    """What a change's flags are on, whether a footnote of it differs, and why its pairing should be looked at."""
    flags = [f"{'!' * flag.weight} {flag.kind}{flag_author(flag, change)}" for flag in change.flags]
    return [*flags, *(["footnote"] if is_noted else []), *filter(None, [doubtful(change)])]


def _alike(noted: Container[int], change: Change) -> tuple[ChangeKind, bool, str]:
    """What changes share that may be told in one line; those with a footnote that differs are told one by one."""
    is_told = bool(change.flags) or id(change) in noted
    return change.kind, is_told, "" if change.kind in SETTLED else made_by(change)


def _line(where: str, kind: ChangeKind, remarks: list[str], by: str = "") -> Block:
    said = (f" ({', '.join(dict.fromkeys(remarks))})", Look.WARNING) if remarks else ""
    look = _LOOKS.get(kind, Look.KIND)
    whose = (f" by {by}", Look.KIND) if by else ""
    return block(Form.LINE, (where, Look.ADDRESS), ": ", (kind_words(kind), look), whose, said)
