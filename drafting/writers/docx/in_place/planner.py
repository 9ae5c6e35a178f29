"""Two stories and how their lines pair, to a plan: what stays, goes, comes and moves in each container."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from drafting.model.changes import BREAK, Comparison, Op
from drafting.model.order import between, heaviest_rising, is_run
from drafting.ooxml.names import child, w
from drafting.ooxml.stories import Block, Cell, Container, Row, Story, Table
from drafting.ooxml.units import Line
from drafting.writers.docx.atoms import Placed, atoms
from drafting.writers.docx.in_place.columns import Columns, columns_of
from drafting.writers.docx.in_place.endings import with_last_mark_kept
from drafting.writers.docx.in_place.plan import (
    Item,
    KeptRow,
    KeptTable,
    Other,
    Para,
    Planned,
    WholeCell,
    WholeRow,
    WholeTable,
)
from drafting.writers.docx.in_place.rows import (
    RowPairs,
    filled,
    form_of,
    likeliest,
    lines_with_words,
    same,
    whole_rows,
    with_same_rows,
)
from drafting.writers.docx.in_place.spared import ends_section
from drafting.writers.docx.in_place.strip import kept_line, paragraphs_of
from drafting.writers.docx.wordml import Treatment

_UNMOVED = 10**9  # weighs more than all characters of a text: what did not move stays
_SECTION = w("sectPr")
_SECTION_WEIGHT = 4 * _UNMOVED  # rather a few paragraphs move over the end of a section than that it goes and comes


class Frame(NamedTuple):
    """What stays in a container: lines of a change, or a pair of tables or other blocks. Ranges are of blocks."""

    old: tuple[int, int]  # the first and the last block
    new: tuple[int, int]
    weight: int
    placed: Placed | None = None
    old_lines: tuple[int, ...] = ()
    new_lines: tuple[int, ...] = ()


@dataclass(eq=False, repr=False)
class Planner:
    """Plans one story. `key` gives blocks that are neither paragraph nor table a key to be compared by."""

    old: Story
    new: Story
    comparison: Comparison
    old_key: Callable[[Block], str]
    new_key: Callable[[Block], str]
    tracks_numbers: bool = True
    placed: list[Placed] = field(init=False)
    of_old: dict[int, Placed] = field(init=False)
    of_new: dict[int, Placed] = field(init=False)
    shared: dict[tuple[int, int], tuple[RowPairs, Columns]] = field(default_factory=dict)  # by the tables' identity

    def __post_init__(self) -> None:
        old = {id(p): at for at, p in enumerate(self.comparison.old.paragraphs)}
        new = {id(p): at for at, p in enumerate(self.comparison.new.paragraphs)}
        self.placed = [
            Placed(c, tuple(old[id(p)] for p in c.old), tuple(new[id(p)] for p in c.new), rank)
            for rank, c in enumerate(self.comparison.changes)
        ]
        self.of_old = {at: placed for placed in self.placed for at in placed.old}
        self.of_new = {at: placed for placed in self.placed for at in placed.new}

    def plan(self) -> Planned:
        """The plan of the whole story."""
        return Planned(self.old.container, self.container(self.old.container, self.new.container))

    def container(self, old: Container, new: Container) -> list[Item]:
        """What a container is to hold that both texts have."""
        olds = [block for block in old.blocks if not block.is_mark]
        news = [block for block in new.blocks if not block.is_mark]
        tables = self._paired_tables(olds, news)
        frames = self._frames(olds, news, tables)
        items: list[Item] = []
        at_old = at_new = 0
        for frame in [*frames, None]:
            until = (frame.old[0], frame.new[0]) if frame else (len(olds), len(news))
            items += self._gap(olds[at_old : until[0]], news[at_new : until[1]])
            if frame is None:
                break
            items += self._stays(frame, olds, news)
            at_old, at_new = frame.old[1] + 1, frame.new[1] + 1
        items = with_last_mark_kept(items, partial(ends_section, old=self.old, new=self.new))
        return _with_marks_of_places(items, old)

    # --- what stays ---------------------------------------------------------------------------------------------------

    def _frames(self, olds: list[Block], news: list[Block], tables: dict[int, int]) -> list[Frame]:
        old_at = {block.line: at for at, block in enumerate(olds) if block.line >= 0}
        new_at = {block.line: at for at, block in enumerate(news) if block.line >= 0}
        found: list[Frame] = []
        for placed in {self.of_old[line].rank: self.of_old[line] for line in old_at}.values():
            here = [line for line in placed.old if line in old_at]
            there = [line for line in placed.new if line in new_at]
            if here and there:
                frame = self._frame(placed, here, there, old_at, new_at)
                found.append(self._before_no_table(frame, (here[-1], there[-1]), olds, news))
        for one, other in tables.items():
            found.append(Frame((one, one), (other, other), _UNMOVED))
        found += _other_frames(olds, news, self.old_key, self.new_key)
        found.sort(key=lambda frame: frame.new)
        keep = heaviest_rising([frame.old[0] for frame in found], [frame.weight for frame in found])
        return [found[at] for at in keep]

    def _frame(
        self, placed: Placed, here: list[int], there: list[int], old_at: dict[int, int], new_at: dict[int, int]
    ) -> Frame:
        """The lines of a change that stay together: all of them, or the best-linked where they are torn apart."""
        together = is_run([old_at[line] for line in here]) and is_run([new_at[line] for line in there])
        if not (together and _is_stretch(here, placed.old) and _is_stretch(there, placed.new)):
            here, there = self._best_link(placed, here, there)
        size = sum(len(self.old.lines[line].text) + 1 for line in here)
        ends_section = _ends_section(self.old.lines[here[-1]]) and _ends_section(self.new.lines[there[-1]])
        weight = size + (_SECTION_WEIGHT if ends_section else 0 if placed.change.moved else _UNMOVED)
        old, new = (old_at[here[0]], old_at[here[-1]]), (new_at[there[0]], new_at[there[-1]])
        return Frame(old, new, weight, placed, tuple(here), tuple(there))

    def _before_no_table(self, frame: Frame, last: tuple[int, int], olds: list[Block], news: list[Block]) -> Frame:
        """The frame, or where a table stands between it and the end, that of the change's last lines, if they end all.

        What stays before a table at the end goes and comes as a whole, for want of a mark that could stay.
        """
        assert frame.placed is not None
        if (olds[-1].line, news[-1].line) != last:
            return frame
        after = (*olds[frame.old[1] + 1 :], *news[frame.new[1] + 1 :])
        if not any(block.table is not None for block in after) or last not in self._links(frame.placed):
            return frame
        places = (len(olds) - 1, len(news) - 1)
        return frame._replace(old=(places[0],) * 2, new=(places[1],) * 2, old_lines=(last[0],), new_lines=(last[1],))

    def _best_link(self, placed: Placed, here: list[int], there: list[int]) -> tuple[list[int], list[int]]:
        linked = [pair for pair in self._links(placed) if pair[0] in here and pair[1] in there]
        one, other = linked[0] if linked else (here[0], there[0])
        return [one], [other]

    @staticmethod
    def _links(placed: Placed) -> list[tuple[int, int]]:
        """The lines of a change that share characters, in pairs, those that share most first."""
        shared: Counter[tuple[int, int]] = Counter()
        for atom in atoms(placed.change):
            if atom.op is Op.KEEP and atom.words != BREAK:
                pair = placed.old[atom.old], placed.new[atom.new]
                shared[pair] += len(atom.words)
        return [pair for pair, _ in shared.most_common()]

    def _stays(self, frame: Frame, olds: list[Block], news: list[Block]) -> Iterator[Item]:
        block = olds[frame.old[0]]
        if frame.placed is not None:
            yield from self._shown(frame.placed, frame.old_lines, frame.new_lines)
        elif block.table is not None and (other := news[frame.new[0]].table) is not None:
            rows, columns = self._paired_rows(block.table, other)
            yield KeptTable(block.table, other, list(self._rows(block.table, other, rows, columns)), block, columns)
        else:
            yield Other(block)

    # --- what goes and comes ------------------------------------------------------------------------------------------

    def _gap(self, olds: Sequence[Block], news: Sequence[Block]) -> Iterator[Item]:
        """Blocks between two that stay: lines that say the same stay too, whatever the comparison pairs them with."""
        if not (olds and news):  # most often
            yield from self._gone_and_come(olds, news)
            return
        said = [[_said(block, story) for block in side] for side, story in ((olds, self.old), (news, self.new))]
        pairs = [(one, other) for one, other in same(*said) if self._has_mate(olds[one].line, news[other].line)]
        for gone, come, pair in between(pairs, (len(olds), len(news))):
            yield from self._gone_and_come([olds[at] for at in gone], [news[at] for at in come])
            if pair:
                old, new = olds[pair[0]].line, news[pair[1]].line
                yield kept_line(old, new, len(self.old.lines[old].text))

    def _has_mate(self, old: int, new: int) -> bool:
        """True where either line is paired with another, as in cells of which many say the same."""
        return bool(self.of_old[old].new or self.of_new[new].old)

    def _gone_and_come(self, olds: Sequence[Block], news: Sequence[Block]) -> Iterator[Item]:
        """Blocks of one text alone: moved away first, then as the comparison ranks them."""
        gone, come = deque(olds), deque(news)
        while gone or come:
            old_first = bool(gone) and (not come or self._goes_first(gone[0], come[0]))
            block, is_old = (gone.popleft(), True) if old_first else (come.popleft(), False)
            yield from self._alone(block, is_old)

    def _goes_first(self, gone: Block, come: Block) -> bool:
        if gone.line < 0 or come.line < 0:
            return True
        one, other = self.of_old[gone.line], self.of_new[come.line]
        return bool(one.new) or one.rank < other.rank or one is other

    def _alone(self, block: Block, is_old: bool) -> Iterator[Item]:
        treatment = Treatment.DELETED if is_old else Treatment.INSERTED
        if block.table is not None:
            yield WholeTable(treatment, block.table, block)
        elif block.line < 0:
            if is_old:
                yield Other(block)
        elif is_old:
            yield from self._shown(self.of_old[block.line], (block.line,), ())
        else:
            yield from self._shown(self.of_new[block.line], (), (block.line,))

    def _shown(self, placed: Placed, old_lines: tuple[int, ...], new_lines: tuple[int, ...]) -> Iterator[Para]:
        stories = self.old, self.new
        return paragraphs_of(placed, stories, old_lines, new_lines, tracks_numbers=self.tracks_numbers)

    # --- tables -------------------------------------------------------------------------------------------------------

    def _paired_tables(self, olds: list[Block], news: list[Block]) -> dict[int, int]:
        """Which tables are one table in both texts, by position among the blocks: those that share most words."""
        one = [(at, block.table) for at, block in enumerate(olds) if block.table is not None]
        other = [(at, block.table) for at, block in enumerate(news) if block.table is not None]
        votes = self._votes([list(table.lines()) for _, table in one], [list(table.lines()) for _, table in other])
        pairs: dict[int, int] = {}
        for (here, there), _ in votes.most_common():
            is_free = one[here][0] not in pairs and other[there][0] not in pairs.values()
            if is_free and self._paired_rows(one[here][1], other[there][1])[0]:
                pairs[one[here][0]] = other[there][0]
        return pairs

    def _votes(self, one: list[list[int]], other: list[list[int]]) -> Counter[tuple[int, int]]:
        """How many characters groups of lines share, by the positions of the groups."""
        group = {line: at for at, lines in enumerate(other) for line in lines}
        votes: Counter[tuple[int, int]] = Counter()
        for at, lines in enumerate(one):
            for line in lines:
                placed = self.of_old[line]
                for new in placed.new:
                    if new in group:
                        votes[at, group[new]] += 1 + min(len(self.old.lines[line].text), len(self.new.lines[new].text))
        return votes

    def _rows(self, old: Table, new: Table, pairs: RowPairs, columns: Columns) -> Iterator[KeptRow | WholeRow]:
        """The rows of a table that both texts have."""
        for gone, come, pair in between(pairs, (len(old.rows), len(new.rows))):
            yield from (WholeRow(Treatment.DELETED, old.rows[at]) for at in gone)
            yield from (WholeRow(Treatment.INSERTED, new.rows[at]) for at in come)
            if pair:
                yield self._kept_row(old.rows[pair[0]], new.rows[pair[1]], columns)

    def _kept_row(self, old: Row, new: Row, columns: Columns) -> KeptRow:
        pairs = columns or [(at, at) for at in range(len(old.cells))]
        kept: list[tuple[Cell, Cell, list[Item]]] = []
        alone: list[WholeCell] = []
        before: Cell | None = None
        for one, other in reversed(pairs):
            if one is not None and other is not None:
                cells = old.cells[one], new.cells[other]
                kept.insert(0, (*cells, self.container(cells[0].container, cells[1].container)))
            elif one is not None:
                alone.insert(0, WholeCell(Treatment.DELETED, old.cells[one], None))
            elif other is not None:
                alone.insert(0, WholeCell(Treatment.INSERTED, new.cells[other], before))
            before = before if one is None else old.cells[one]
        return KeptRow(old, new, kept, alone)

    def _paired_rows(self, old: Table, new: Table) -> tuple[RowPairs, Columns]:
        """The rows and the columns that two tables share, worked out once."""
        key = id(old), id(new)
        if key not in self.shared:
            columns = columns_of(old, new, self._votes)
            self.shared[key] = self._pair_rows(old, new, columns), columns
        return self.shared[key]

    def _pair_rows(self, old: Table, new: Table, columns: Columns) -> RowPairs:
        """Rows with as many cells that share most words, in one order; between them the others by place.

        Where columns came or went, any two rows.
        """
        forms = {} if columns else {id(row): form_of(row) for table in (old, new) for row in table.rows}

        def alike(one: Row, other: Row) -> bool:
            return bool(columns) or forms[id(one)] == forms[id(other)]

        one = [lines_with_words(self.old, row) for row in old.rows]
        other = [lines_with_words(self.new, row) for row in new.rows]
        votes = self._votes(one, other) | whole_rows(self.old, one, self.new, other)
        whole = likeliest(votes, lambda here, there: alike(old.rows[here], new.rows[there]))
        if not columns:
            whole = list(with_same_rows(whole, (self.old, old.rows), (self.new, new.rows)))
        return list(filled(whole, old.rows, new.rows, alike))


def _other_frames(
    olds: list[Block], news: list[Block], old_key: Callable[[Block], str], new_key: Callable[[Block], str]
) -> Iterator[Frame]:
    """Blocks that are neither paragraph nor table, paired where they are the same."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for at, block in enumerate(news):
        if block.line < 0 and block.table is None:
            waiting[new_key(block)].append(at)
    for at, block in enumerate(olds):
        if block.line < 0 and block.table is None and waiting[old_key(block)]:
            other = waiting[old_key(block)].popleft()
            yield Frame((at, at), (other, other), _UNMOVED)


def _said(block: Block, story: Story) -> Hashable:
    """What a line says that may stay for another; any other block says what no other does."""
    line = story.lines[block.line] if block.line >= 0 else None
    return line.text if line is not None and line.text and not _ends_section(line) else id(block)


def _ends_section(line: Line) -> bool:
    return child(line.properties, _SECTION) is not None


def _is_stretch(lines: list[int], side: tuple[int, ...]) -> bool:
    """True where no line of a change's side stands between some of its lines: its marks would be theirs."""
    begin = side.index(lines[0])
    return list(side[begin : begin + len(lines)]) == lines


def _with_marks_of_places(items: list[Item], old: Container) -> list[Item]:
    """The items with the marks of places of the old container put back before the block that followed them."""
    if not any(block.is_mark for block in old.blocks):
        return items
    before: dict[int, list[Item]] = defaultdict(list)  # by the element that follows
    waiting: list[Item] = []
    for block in old.blocks:
        if block.is_mark:
            waiting.append(Other(block))
        elif waiting:
            before[id(block.element)], waiting = waiting, []
    by_line = {block.line: id(block.element) for block in old.blocks if block.line >= 0}
    result: list[Item] = []
    for item in items:
        result += [one for element in _elements(item, by_line) for one in before.pop(element, [])]
        result.append(item)
    return [*result, *(one for rest in before.values() for one in rest), *waiting]


def _elements(item: Item, by_line: dict[int, int]) -> Iterator[int]:
    """The old elements that an item shows, by identity."""
    if isinstance(item, Para):
        lines = [piece.old.line for piece in item.pieces if piece.old] + ([item.old] if item.old is not None else [])
        yield from (by_line[line] for line in dict.fromkeys(lines) if line in by_line)
    elif isinstance(item, Other | KeptTable) or item.treatment is Treatment.DELETED:
        yield id(item.block.element)
