"""Two texts as one sequence of paragraphs: what accepting all makes the new text of, and rejecting all the old one.

Paragraphs that stay give the frame; deleted, added and moved ones stand between them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence

from drafting.errors import OutputError
from drafting.model.changes import Comparison, Op
from drafting.model.order import heaviest_rising, is_run
from drafting.model.text import Paragraph
from drafting.writers.docx.atoms import Placed, atoms
from drafting.writers.docx.strips import Block, Row, rows_of
from drafting.writers.docx.wordml import Treatment


def rows(comparison: Comparison, *, numbers_are_tracked: bool = True) -> list[Row]:
    """The paragraphs of the redline in order; see `with_last_mark_kept`.

    Raises OutputError where the changes don't hold each paragraph of both texts exactly once.
    """
    return [row for block in blocks(comparison) for row in rows_of(block, numbers_are_tracked)]


def blocks(comparison: Comparison) -> Iterator[Block]:
    """The stretches of both texts in one order; a change that moved or was torn apart gives several.

    Raises OutputError where the changes don't hold each paragraph of both texts exactly once.
    """
    placed = _placed(comparison)
    stay = [change for change in placed if not change.change.moved and change.old and change.new]
    frame = _in_order([Block(change, *_core(change)) for change in stay])
    framed = {id(block.change): block for block in frame}
    alone = [block for change in placed for block in _left_over(change, framed.get(id(change)))]
    yield from _merged(frame, alone)


def with_last_mark_kept(sequence: list[Row]) -> list[Row]:
    """The rows with the marks shifted so that the last one stays: Word can't track the last mark of a text.

    After "A" that stays, "B" is added by inserting A's mark and keeping B's; where paragraphs both go and come at the
    end, the last that goes and the first that comes share one.
    """
    stays = max((index for index, row in enumerate(sequence) if not row.mark), default=-1)
    head, tail = sequence[: stays + 1], sequence[stays + 1 :]
    gone, come = [row for row in tail if row.mark.is_old], [row for row in tail if row.mark.is_new]
    if not tail:
        return head
    if gone and come:
        come[0] = sharing_a_mark(gone.pop(), come[0])._replace(mark=come[0].mark, ends=None)
    elif head:
        head[-1] = head[-1]._replace(mark=Treatment.DELETED if gone else Treatment.INSERTED)
    kept = [*head, *gone, *come]
    old = max((row.old for row in sequence if row.old is not None), default=None)
    new = max((row.new for row in sequence if row.new is not None), default=None)
    ends = None if old is None or new is None else (old, new)
    return [*kept[:-1], kept[-1]._replace(mark=Treatment.KEPT, ends=ends)]


def sharing_a_mark(row: Row, other: Row) -> Row:
    """A paragraph that goes and one that comes in one row, under one mark that stays."""
    gone, come = (row, other) if row.treatment is Treatment.DELETED else (other, row)
    ends = (gone.old or 0, come.new or 0)
    return Row(gone.pieces + come.pieces, Treatment.KEPT, gone.old, come.new, gone.opens + come.opens, ends)


# --- where each change stands in both texts -------------------------------------------------------------------------


def _placed(comparison: Comparison) -> list[Placed]:
    find_old, find_new = _finder(comparison.old.paragraphs), _finder(comparison.new.paragraphs)
    placed = [
        Placed(change, tuple(map(find_old, change.old)), tuple(map(find_new, change.new)), rank)
        for rank, change in enumerate(comparison.changes)
    ]
    for side, text in (("old", comparison.old), ("new", comparison.new)):
        found = sorted(position for change in placed for position in getattr(change, side))
        if found != list(range(len(text.paragraphs))):
            raise OutputError(
                f"{text.label}: the comparison does not hold each of its paragraphs once", "compare the texts anew"
            )
    return placed


def _finder(paragraphs: Sequence[Paragraph]) -> Callable[[Paragraph], int]:
    """Finds a paragraph's position: itself first, or else the next equal one."""
    by_identity = {id(p): position for position, p in enumerate(paragraphs)}
    by_value: dict[Paragraph, deque[int]] = defaultdict(deque)

    def find(paragraph: Paragraph) -> int:
        if id(paragraph) in by_identity:
            return by_identity[id(paragraph)]
        if not by_value:
            for position, known in enumerate(paragraphs):
                by_value[known].append(position)
        equal = by_value.get(paragraph)
        return equal.popleft() if equal else -1

    return find


def _in_order(blocks: list[Block]) -> list[Block]:
    """The most blocks that stand in the same order in both texts."""
    blocks = sorted(blocks, key=lambda block: block.starts[1])
    return [blocks[at] for at in heaviest_rising([block.starts[0] for block in blocks], [1] * len(blocks))]


def _core(change: Placed) -> tuple[range, range]:
    """The paragraphs of a change that stay together: all, or where a side is torn apart the best-linked stretch."""
    if is_run(change.old) and is_run(change.new):
        return range(len(change.old)), range(len(change.new))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for atom in atoms(change.change):
        if atom.op is Op.KEEP:
            shared[atom.old, atom.new] += len(atom.words)
    old, new = max(shared, key=lambda pair: shared[pair]) if shared else (0, 0)
    return _run_around(change.old, old), _run_around(change.new, new)


def _run_around(positions: Sequence[int], index: int) -> range:
    start = stop = index
    while start and positions[start - 1] == positions[start] - 1:
        start -= 1
    while stop + 1 < len(positions) and positions[stop + 1] == positions[stop] + 1:
        stop += 1
    return range(start, stop + 1)


def _left_over(change: Placed, frame: Block | None) -> Iterator[Block]:
    """A block for each paragraph of a change that does not stay: deleted, added, or either end of a move."""
    none = range(0)
    for old in range(len(change.old)):
        if frame is None or old not in frame.old:
            yield Block(change, range(old, old + 1), none)
    for new in range(len(change.new)):
        if frame is None or new not in frame.new:
            yield Block(change, none, range(new, new + 1))


def _merged(frame: list[Block], alone: list[Block]) -> Iterator[Block]:
    """All blocks so that the old paragraphs stand in old order and the new ones in new order.

    Between two blocks of the frame, what moved away comes first, then deleted and added ones as the comparison ranks
    them.
    """
    old = deque(sorted((b for b in alone if b.old), key=lambda b: b.starts[0]))
    new = deque(sorted((b for b in alone if b.new), key=lambda b: b.starts[1]))
    for block in (*frame, None):
        until_old, until_new = block.starts if block else (float("inf"), float("inf"))
        while (has_old := bool(old) and old[0].starts[0] < until_old) or (new and new[0].starts[1] < until_new):
            has_new = bool(new) and new[0].starts[1] < until_new
            old_first = has_old and (not has_new or old[0].change.new or old[0].change.rank < new[0].change.rank)
            yield old.popleft() if old_first else new.popleft()
        if block:
            yield block
