"""A comparison as a page: the answer first, then every change with its words, below each other or side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.changes import BREAK, Change, ChangeKind, Comparison, Edit, Op
from drafting.model.notes import NoteChange, changed_notes
from drafting.model.selection import Excerpt
from drafting.writers.page import GAP, Block, Form, Look, Piece, block, plural, row
from drafting.writers.said import (
    ONE_SIDED,
    SETTLED,
    SHOWN_IN_FULL,
    called,
    counted,
    doubtful,
    flag_author,
    in_short,
    kind_words,
    listed,
    made_by,
    places,
    shifted,
    told,
)
from drafting.writers.sections import section_of

if TYPE_CHECKING:
    from drafting.model.hands import Hand

NOTES = 12  # footnotes that are told one by one
_LOOKS = {Op.KEEP: Look.PLAIN, Op.DELETE: Look.DELETED, Op.INSERT: Look.INSERTED}


class View(NamedTuple):
    """How a comparison is shown: every paragraph in full or long runs in a line; which views of it; with what hints.

    Without any of the views it is shown whole, the words below each other.
    """

    every: bool = False
    side_by_side: bool = False
    stat: bool = False
    addresses: bool = False
    hints: bool = False  # name the options that tell more: for a reader at a terminal
    named: bool = False  # the paragraphs were asked for by address: a few are shown although nothing changed in them

    @property
    def is_asked(self) -> bool:
        """True where any view was asked for by its name."""
        return self.side_by_side or self.stat or self.addresses


def comparison_page(excerpt: Excerpt | Comparison, view: View | None = None) -> Iterator[Block]:
    """First how many paragraphs differ, then the views that were asked for, one after the other."""
    view = view or View()
    if isinstance(excerpt, Comparison):
        excerpt = Excerpt(excerpt, excerpt, excerpt)
    if view.addresses and not view.stat and not view.side_by_side:
        from drafting.writers.page_addresses import address_list

        yield from address_list(excerpt.shown, every=view.every)
        return
    yield block(Form.TITLE, f"{called(excerpt.whole.old)} -> {called(excerpt.whole.new)}")
    yield block(Form.LEAD, answer(excerpt))
    if view.stat:
        from drafting.writers.page_statistics import statistics

        yield from statistics(excerpt)
    if view.addresses:
        from drafting.writers.page_addresses import address_list

        yield from address_list(excerpt.shown, every=view.every)
    if view.side_by_side or not view.is_asked:
        yield from changes_page(excerpt, view)
        yield from _footnotes(excerpt.shown, every=view.every)


def answer(excerpt: Excerpt) -> str:
    """How many paragraphs differ; where only some kinds of change are shown, how many of these."""
    sentence = counted(excerpt.within, excerpt.whole)
    if not excerpt.within.differs and (notes := changed_notes(excerpt.within)):
        sentence += f"; {_notes_differ(notes)}"
    return f"{sentence}; shown: {listed(excerpt.shown.changes) or 'none'}" if excerpt.is_narrowed else sentence


def _footnotes(comparison: Comparison, *, every: bool) -> Iterator[Block]:
    """The footnotes that say something else now, a line each: no paragraph differs by them."""
    notes = changed_notes(comparison)
    if notes:
        yield block(Form.HEADING, _notes_differ(notes))
    for one in notes if every else notes[:NOTES]:
        place = ", ".join(str(p.address) for p in one.change.new)
        which = f"note {one.new.number}" if one.new else f"old note {one.old.number}" if one.old else ""
        pieces: list[Piece] = [(f"{place}, {which}: ", Look.ADDRESS)]
        pieces += [(one.old.wording, Look.DELETED)] if one.old else []
        pieces += [(one.new.wording, Look.INSERTED)] if one.new else []
        yield block(Form.ITEM, *pieces)
    if len(notes) > NOTES and not every:
        yield block(Form.ITEM, (f"and {len(notes) - NOTES} more: see --all", Look.QUIET))


def _notes_differ(notes: Sequence[NoteChange]) -> str:
    return f"{plural(len(notes), 'footnote')} {'differs' if len(notes) == 1 else 'differ'}"


def changes_page(excerpt: Excerpt, view: View) -> Iterator[Block]:
    """Every change that is shown; long runs that say little are told in a line."""
    shown, together = excerpt.shown, Counter(c.block for c in excerpt.whole.changes)
    if view.side_by_side and any(c.kind not in SETTLED for c in shown.changes):
        yield row(Form.NAMES, [(shown.old.name, Look.BOLD)], [(shown.new.name, Look.BOLD)])
    for (kind, flagged, moved, by), run in groupby(shown.changes, key=_alike):
        changes = list(run)
        is_quiet = kind in SETTLED or (kind is ChangeKind.MOVED and moved > 0 and len(changes) > 1)
        is_long = kind in ONE_SIDED and len(changes) > SHOWN_IN_FULL and not view.every
        is_wanted = view.named and sum(map(_is_whole, changes)) <= SHOWN_IN_FULL
        if is_long or (is_quiet and not flagged and not is_wanted):
            yield run_block(kind, changes, excerpt.whole, by=by)
        else:
            yield from (b for c in changes for b in _change_blocks(c, view, together[c.block] - 1))


def _alike(change: Change) -> tuple[ChangeKind, bool, int, str]:
    """What changes share that may be told in one line."""
    return change.kind, bool(change.flags), change.block, "" if change.kind in SETTLED else made_by(change)


def _is_whole(change: Change) -> bool:
    """True for a paragraph that is no item of another."""
    return (change.new or change.old)[0].address.depth <= 1


def run_block(kind: ChangeKind, changes: Sequence[Change], comparison: Comparison, *, by: str) -> Block:
    """Many paragraphs of one kind in a line: "unchanged: 70 paragraphs: annex 1-61"; `by` says whose change it is."""
    names = told(p for change in changes for p in (change.new or change.old))
    count = plural(sum(len(change.new or change.old) for change in changes), "paragraph")
    count += f" by {by}" if by else ""
    if kind in ONE_SIDED:
        here, there = comparison.new.name, comparison.old.name
        if kind is ChangeKind.DELETED:
            here, there = there, here
        is_foreign = any(change is changes[0] for change in comparison.foreign)
        what = f"not part of {there}" if is_foreign else kind.value
        look = Look.BAD if kind is ChangeKind.DELETED else Look.GOOD
        return block(Form.RUN, (f"only in {here}, {what}: {count}: ", look), (names, Look.QUIET))
    before = {ChangeKind.RENUMBERED: "only renumbered", ChangeKind.MOVED: "moved together"}.get(kind, "unchanged")
    look = Look.KIND if kind is ChangeKind.MOVED else Look.QUIET
    where = names if kind is ChangeKind.UNCHANGED else "; ".join(shifted(changes))
    return block(Form.RUN, (f"{before}: {count}: ", look), (where, Look.QUIET))


def _change_blocks(change: Change, view: View, others: int) -> Iterator[Block]:
    section = section_of((change.new or change.old)[0])
    kind = kind_words(change.kind)
    if change.block and others > 0:
        kind += f" with {plural(others, 'other')}"
    by = "" if change.kind in SETTLED else made_by(change)
    yield block(
        Form.ENTRY,
        (places(change), Look.ADDRESS),
        GAP,
        (kind, Look.KIND),
        *((GAP, (f"by {by}", Look.KIND)) if by else ()),
        *((GAP, (section, Look.SECTION)) if section else ()),
    )
    if view.side_by_side:
        yield row(Form.PAIR, change_pieces(change, without=Op.INSERT), change_pieces(change, without=Op.DELETE))
    else:
        yield block(Form.WORDING, *change_pieces(change))
    yield from _remarks(change, view)


def _remarks(change: Change, view: View) -> Iterator[Block]:
    if doubt := doubtful(change):
        hint = f": see --explain {_asked(change)}" if view.hints else ""
        yield block(Form.REMARK, (f"{doubt}{hint}", Look.QUIET))
    if change.is_decided:
        yield block(Form.REMARK, ("paired by hand", Look.QUIET))
    for flag in change.flags:
        kind = f"{'!' * flag.weight} {flag.kind}{flag_author(flag, change)}: "
        yield block(Form.REMARK, (kind, Look.WARNING), flag.message)


def _asked(change: Change) -> str:
    """The address as it is typed, with its text: in quotation marks where it holds a blank or a bracket."""
    address = f"new:{change.new[0].address}" if change.new else f"old:{change.old[0].address}"
    return f'"{address}"' if " " in address or "(" in address else address


def edit_pieces(edits: Iterable[Edit]) -> Iterator[Piece]:
    """The words with their looks and without signs; a break inside a split or merge shows as a pilcrow."""
    for op, words in edits:
        yield words.replace(BREAK, " \u00b6 "), _LOOKS[op]


def change_pieces(change: Change, *, without: Op | None = None) -> Iterator[Piece]:
    """The words of a change, those of one op left out; where several authors made it, whose they are behind each."""
    signed: Iterable[tuple[Hand, ...]] = (change.hands if change.is_shared else None) or repeat(())
    for (op, words), hands in zip(change.edits, signed, strict=False):
        if op is without:
            continue
        for start, end, author in _by_author(words, hands if op is not Op.KEEP else ()):
            yield from edit_pieces([Edit(op, words[start:end])])
            if author:
                yield in_short(author, change), Look.AUTHOR


def _by_author(words: str, hands: Iterable[Hand]) -> Iterator[tuple[int, int, str]]:
    """Words cut where another author begins, from start to end; the author is "" where nobody is named."""
    at = 0
    for author, run in groupby(hands, key=lambda hand: hand.author):
        same = list(run)
        if at < same[0].start:
            yield at, same[0].start, ""
        at = same[-1].end
        yield same[0].start, at, author
    if at < len(words):
        yield at, len(words), ""
