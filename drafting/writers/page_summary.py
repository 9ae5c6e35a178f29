"""A summary as a page of at most half a sheet: what to look at first, the flags, what came, went and moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafting.model.changes import Change, Flag
from drafting.model.notes import changed_notes
from drafting.model.summary import Share, Standing, Summary
from drafting.model.text import Kind, Paragraph
from drafting.writers.page import Block, Form, Look, block, plural, shortened
from drafting.writers.said import called, counted, places, told

FLAGS, LISTED = 6, 3  # lines of flags, and of what was added, dropped or moved: with their heads 28 in all
AUTHORS, FLAGS_EACH = 8, 2  # lines of authors, and heaviest flags in each
REWORDED = 15  # paragraphs by their addresses: two lines
Listed = tuple[list[Block], int]  # the lines of a list, and how many are left out
OPENING = 56  # characters of a paragraph's first words


def summary_page(summary: Summary, *, hints: bool = False) -> Iterator[Block]:
    """The counts in a sentence, then each list that is not empty, cut to what half a page holds.

    `hints` name the command that shows the rest: for a reader at a terminal, not for the capital.
    """
    comparison = summary.comparison
    yield block(Form.TITLE, f"{called(comparison.old)} -> {called(comparison.new)}")
    yield block(Form.LEAD, counted(comparison))
    if summary.first:
        said = (f"{_place(reason.change)} ({reason.why})" for reason in summary.first)
        yield block(Form.RUN, ("What to look at first: ", Look.BOLD), "; ".join(said))
    yield from _standing(*summary.standing)
    if notes := changed_notes(comparison):
        where = ", ".join(dict.fromkeys(_place(one.change) for one in notes[:REWORDED]))
        yield block(Form.RUN, ("Footnotes that differ: ", Look.BOLD), f"{len(notes)} ({where})")
    lists = (
        (_authors(summary.shares), "diff --stat"),
        (_flags(summary.flagged), "diff --flags"),
        (_reworded(summary.unflagged), "diff --only reworded"),
        (_families("Added", summary.added), "diff --only added"),
        (_families("Dropped", summary.dropped), "diff --only deleted"),
        (_moves(summary.moved), "diff --only moved --only moved-and-reworded"),
    )
    for (blocks, left_out), command in lists:
        yield from blocks
        if left_out > 0:
            where = f": see {command}" if hints else ""
            yield block(Form.ITEM, (f"and {left_out} more{where}", Look.QUIET))


def _authors(shares: Sequence[Share]) -> Listed:
    """A line an author: how many paragraphs, which, and the heaviest flags on his words."""
    blocks = [block(Form.HEADING, f"Whose changes: {plural(len(shares), 'author')}")] if shares else []
    for share in shares[:AUTHORS]:
        kept = [p for change in share.changes for p in change.new]
        gone = [p for change in share.changes if not change.new for p in change.old]
        where = [told(kept)] if kept else []
        where += [f"deleted {told(gone)}"] if gone else []
        heaviest = share.flagged[0][1].weight if share.flagged else 0
        heavy = [(change, flag) for change, flag in share.flagged if flag.weight == heaviest]
        said = "; ".join(f"{_place(change)}: {flag.kind}: {flag.message}" for change, flag in heavy[:FLAGS_EACH])
        more = f"; and {len(heavy) - FLAGS_EACH} more" if len(heavy) > FLAGS_EACH else ""
        count = plural(len(kept) + len(gone), "paragraph")
        mark = (f"; {'!' * heaviest} ", Look.WARNING) if said else ""
        author = (f"{share.author}: ", Look.BOLD)
        blocks.append(block(Form.ITEM, author, f"{count}: {', '.join(where)}", mark, f"{said}{more}"))
    return blocks, len(shares) - AUTHORS


def _standing(before: Standing, now: Standing) -> Iterator[Block]:
    """What is open and what is agreed, where the texts have signs of it."""
    if before.open or now.open:
        where = f" ({told(now.open)})" if now.open else ""
        count = plural(len(now.open), "paragraph")
        yield block(Form.RUN, ("Still open: ", Look.BOLD), f"{count}{where}; before: {len(before.open)}")
    if before.agreed or now.agreed:
        count = plural(len(now.agreed), "paragraph")
        yield block(Form.RUN, ("Marked as agreed: ", Look.BOLD), f"{count}; before: {len(before.agreed)}")


def _place(change: Change) -> str:
    """Where a change is found in the new text, or else in the old one."""
    side = change.new or change.old
    return ("" if change.new else "old ") + ", ".join(str(p.address) for p in side)


def _flags(flagged: Sequence[tuple[Change, Flag]]) -> Listed:
    """A line for the flags of one weight in one paragraph."""
    lines = [list(run) for _, run in groupby(flagged, key=lambda pair: (id(pair[0]), pair[1].weight))]
    heading = f"What the changes mean: {plural(len(flagged), 'flag')}, the heaviest first"
    blocks = [block(Form.HEADING, heading)] if lines else []
    for line in lines[:FLAGS]:
        change, heaviest = line[0]
        said = "; ".join(f"{flag.kind}: {flag.message}" for _, flag in line)
        mark = (f"{'!' * heaviest.weight} ", Look.WARNING)
        blocks.append(block(Form.ITEM, mark, (f"{_place(change)}: ", Look.ADDRESS), said))
    return blocks, len(lines) - FLAGS


def _reworded(changes: Sequence[Change]) -> Listed:
    """Where more words changed, in one line."""
    if not changes:
        return [], 0
    shown = [paragraph for change in changes[:REWORDED] for paragraph in change.new]
    heading = block(Form.HEADING, f"Reworded without a flag: {plural(len(changes), 'change')}")
    return [heading, block(Form.ITEM, told(shown))], len(changes) - REWORDED


def _families(name: str, families: Sequence[tuple[Paragraph, ...]]) -> Listed:
    """Where they all are; of those that decide or ask something, and then of the others, the first words."""
    heading = f"{name}: {told(p for family in families for p in family)}"
    blocks = [block(Form.HEADING, heading)] if families else []
    foremost = sorted(families, key=lambda family: family[0].kind not in (Kind.OPERATIVE, Kind.ANNEX))[:LISTED]
    shown = (family for family in families if family in foremost)
    blocks += [block(Form.ITEM, (f"{told(f)}: ", Look.ADDRESS), shortened(f[0].wording, OPENING)) for f in shown]
    return blocks, len(families) - LISTED


def _moves(moved: Sequence[tuple[Change, ...]]) -> Listed:
    """From where to where; neighbours that moved together in a line."""
    blocks = [block(Form.HEADING, f"Moved: {plural(sum(map(len, moved)), 'paragraph')}")] if moved else []
    for together in moved[:LISTED]:
        if len(together) == 1:
            said = places(together[0])
        else:
            old, new = (told(p for change in together for p in side(change)) for side in (_old, _new))
            said = f"{old} -> {new}, together"
        reworded = sum(change.is_reworded for change in together)
        changed = (
            "" if not reworded else ", reworded" if reworded == len(together) else f", {reworded} of them reworded"
        )
        blocks.append(block(Form.ITEM, (said, Look.ADDRESS), changed))
    return blocks, len(moved) - LISTED


def _old(change: Change) -> tuple[Paragraph, ...]:
    return change.old


def _new(change: Change) -> tuple[Paragraph, ...]:
    return change.new
