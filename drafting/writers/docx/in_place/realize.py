"""A plan put into the old tree: new paragraphs in the place of changed ones, everything else left where it is."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafting.ooxml.names import w
from drafting.ooxml.stories import Block, Cell, Container, Row, Story, Table
from drafting.writers.docx.in_place.blank import blank, part_insertions
from drafting.writers.docx.in_place.cell_ends import KEEPS_BLANKS, keep_blanks
from drafting.writers.docx.in_place.comments import Comments
from drafting.writers.docx.in_place.digest import looks
from drafting.writers.docx.in_place.paragraph import paragraph
from drafting.writers.docx.in_place.plan import Item, KeptRow, KeptTable, Other, Para, Piece, Span, WholeCell, WholeRow
from drafting.writers.docx.in_place.sides import Sides
from drafting.writers.docx.in_place.wholesale import is_plain, wrapped
from drafting.writers.docx.wordml import Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRPR, _TC, _TCPR, _TBL, _TBLPR, _GRID, _COLUMN, _TBLPREX, _SECT, _P = (
    w(n) for n in ("trPr", "tc", "tcPr", "tbl", "tblPr", "tblGrid", "gridCol", "tblPrEx", "sectPr", "p")
)
_CONTENT = w("sdtContent")
_CELL_COMES = f"{_TCPR}/{w('cellIns')}"
_KEPT_FIRST = (_TCPR, w("sdtPr"))


class _Placed(NamedTuple):
    """An element of the filled container, in which wrappers it stood, and whether it is as it was.

    `leans` says that what is left of it, once its mark is gone, joins the one that follows.
    """

    element: _Element
    wrappers: tuple[_Element, ...]
    untouched: bool
    leans: bool = False


class Realizer:
    """Writes plans of one story. `comments` is None where comments can't stand, as in notes and headers."""

    def __init__(self, sides: Sides, comments: Comments | None = None, *, whole_note: bool = False) -> None:
        self.sides, self.comments, self.whole_note = sides, comments, whole_note

    def fill(self, container: Container, items: list[Item]) -> bool:
        """Make a container hold the items. True where anything changed."""
        return self.fill_element(container.parent, container, items)

    def fill_element(self, parent: _Element, container: Container, items: list[Item]) -> bool:
        """Make an element hold the items, which show blocks of a container."""
        blocks = {block.line: block for block in container.blocks if block.line >= 0}
        placed = [one for item in items for one in self._placed(item, blocks)]
        if all(one.untouched for one in placed):
            return False
        for one, other in pairwise(placed):
            if not (one.untouched or other.untouched):
                part_insertions(one.element, other.element, self.sides.ink)
                if parent.tag == _TC and self.sides.bringer.parts.mode < KEEPS_BLANKS:
                    keep_blanks(one.element, other.element, self.sides.ink)
        first = [child for child in parent if child.tag in _KEPT_FIRST]
        last = [child for child in parent if child.tag == _SECT]
        _refill(parent, [*first, *self._rewrapped(placed), *last])
        return True

    def _placed(self, item: Item, blocks: dict[int, Block]) -> Iterator[_Placed]:
        if isinstance(item, Para):
            if self._is_untouched(item):
                assert item.old is not None
                assert item.new is not None
                self._meet(item.old, item.new)
                yield _Placed(self.sides.old.lines[item.old].element, blocks[item.old].wrappers, True)
                return
            lines = [piece.old.line for piece in item.pieces if piece.old]
            lines += [item.old] if item.old is not None else []
            wrappers = next((blocks[line].wrappers for line in lines if line in blocks), ())
            elements = paragraph(item, self.sides, whole_note=self.whole_note)
            if self.comments is not None and not self._is_in_field(item):
                self.comments.put(elements[0], item)
            leans = _leans_on_the_next(item)
            yield from (_Placed(element, wrappers, False, leans) for element in elements)
        elif isinstance(item, Other):
            yield _Placed(item.block.element, item.block.wrappers, True)
        elif isinstance(item, KeptTable):
            changed = self._table(item)
            yield _Placed(item.old.element, item.block.wrappers, not changed)
        elif item.treatment is Treatment.DELETED:
            for row in item.table.rows:
                self._delete_row(row)
            yield _Placed(item.table.element, item.block.wrappers, False)
        else:
            yield _Placed(self._new_table(item.table), (), False)

    def _is_in_field(self, para: Para) -> bool:
        """True in a field of several paragraphs, such as a table of contents: LibreOffice loses comments there."""
        old = para.old is not None and self.sides.old.lines[para.old].is_in_field
        return old or (para.new is not None and self.sides.new.lines[para.new].is_in_field)

    def _is_untouched(self, para: Para) -> bool:
        """True where a line stays with all its words, looks and properties."""
        if para.mark or para.old is None or para.new is None or len(para.pieces) > 1:
            return False
        sides, old, new = self.sides, self.sides.old.lines[para.old], self.sides.new.lines[para.new]
        whole = Span(para.old, 0, len(old.text)), Span(para.new, 0, len(new.text))
        if old.text != new.text or any(piece.treatment or piece.old != whole[0] for piece in para.pieces):
            return False
        if old.text and any(piece.new != whole[1] for piece in para.pieces):
            return False
        if sides.old_same.set_up(old) != sides.new_same.set_up(new):
            return False
        return looks(old, sides.old_same) == looks(new, sides.new_same)

    def _meet(self, old: int, new: int) -> None:
        """Take note of the objects of a paragraph that stays as it is."""
        one, other = self.sides.old.lines[old], self.sides.new.lines[new]
        if one.has_objects:
            objects = [u.element for u in one.units if u.text and not u.is_text]
            others = [u.element for u in other.units if u.text and not u.is_text]
            self.sides.stay += (pair for pair in zip(objects, others, strict=False) if pair[0].tag == pair[1].tag)

    def _rewrapped(self, placed: list[_Placed]) -> Iterator[_Element]:
        """The elements; a content control stays around those that it held where none of them changed.

        Tracked paragraphs in a content control are more than LibreOffice reads, so that one that holds any goes, and
        one that a paragraph before it leans on.
        """
        whole = self._whole_wrappers(placed)
        shown: set[_Element] = set()
        for one in placed:
            wrapper = next((around for around in one.wrappers if around in whole), None)
            if wrapper is None:
                yield one.element
            elif wrapper not in shown:
                shown.add(wrapper)
                yield wrapper
        self.sides.dissolved += len({around for one in placed for around in one.wrappers} - whole)

    @staticmethod
    def _whole_wrappers(placed: list[_Placed]) -> set[_Element]:
        where: dict[_Element, list[int]] = {}
        for at, one in enumerate(placed):
            for around in one.wrappers:
                where.setdefault(around, []).append(at)
        return {
            around
            for around, places in where.items()
            if places[-1] - places[0] + 1 == len(places)
            and all(placed[at].untouched for at in places)
            and not (places[0] and placed[places[0] - 1].leans)
        }

    def _whole(self, line: int, treatment: Treatment) -> list[_Element]:
        """A paragraph that one text alone has, with its mark."""
        found = (self.sides.old if treatment.is_old else self.sides.new).lines[line]
        if is_plain(found):
            return [wrapped(found, treatment, self.sides)]
        return paragraph(whole_line(line, treatment, self.sides), self.sides)

    def _free(self, element: _Element) -> None:
        """Take a row or a cell out of the content controls around it, for they hold what is tracked now."""
        while (content := element.getparent()) is not None and content.tag == _CONTENT:
            control = content.getparent()
            assert control is not None
            parent = control.getparent()
            assert parent is not None
            for one in list(content):
                control.addprevious(one)
            parent.remove(control)
            self.sides.dissolved += 1

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, item: KeptTable) -> bool:
        """Write the rows of a table that stays. True where anything changed."""
        changed = False
        last: _Element | None = None
        for row in item.rows:
            if isinstance(row, WholeRow):
                changed = True
                last = self._whole_row(item, row, last)
                continue
            for cell, _, items in row.cells:
                if self.fill(cell.container, items):
                    changed = True
                    self._free(row.old.element)
                    self._free(cell.element)
            for one in row.alone:
                self._alone_cell(row, one)
            changed |= bool(row.alone)
            last = row.old.element
        if any(one is None for one, _ in item.columns):
            self._widen(item)
        return changed

    def _alone_cell(self, row: KeptRow, one: WholeCell) -> None:
        """Delete a cell of a row that stays, or insert one, with all that it holds."""
        if one.treatment is Treatment.DELETED:
            element = one.cell.element
            if element.find(_CELL_COMES) is not None:  # a cell bears one mark: what came in vain is not there at all
                row.old.element.remove(element)
                return
            self._wholly(one.cell.container, one.treatment, element)
        else:
            element = self._new_cell(one.cell)
            if one.before is not None:
                one.before.element.addprevious(element)
            else:
                list(row.old.element.iterchildren(_TC))[-1].addnext(element)
        properties = next(element.iterchildren(_TCPR), None)
        if properties is None:
            properties = element.makeelement(_TCPR)
            element.insert(0, properties)
        mark = self.sides.ink.mark(element, "cellDel" if one.treatment is Treatment.DELETED else "cellIns")
        change = next(properties.iterchildren(w("tcPrChange")), None)
        if change is None:
            properties.append(mark)
        else:
            change.addprevious(mark)

    def _widen(self, item: KeptTable) -> None:
        """Give the grid of a table the columns that come, the old grid tracked."""
        olds, news = (next(table.element.iterchildren(_GRID), None) for table in (item.old, item.new))
        if olds is None or news is None or len(list(olds.iterchildren(_COLUMN))) != len(item.old.rows[0].cells):
            return
        change, before = olds.makeelement(w("tblGridChange")), olds.makeelement(_GRID)
        change.set(w("id"), str(self.sides.ink.next_id()))
        columns = list(olds.iterchildren(_COLUMN))
        wide = list(news.iterchildren(_COLUMN))
        before.extend(deepcopy(column) for column in columns)
        change.append(before)
        for child in list(olds):
            olds.remove(child)
        for one, other in item.columns:
            if one is not None:
                olds.append(columns[one])
            elif other is not None:
                olds.append(self.sides.copy(wide[other]) if other < len(wide) else deepcopy(columns[-1]))
        olds.append(change)

    def _whole_row(self, item: KeptTable, row: WholeRow, last: _Element | None) -> _Element:
        if row.treatment is Treatment.DELETED:
            self._delete_row(row.row)
            return row.row.element
        fresh = self._new_row(row.row)
        beside = item.old.rows[0].element if last is None else last
        self._free(beside)
        if last is None:
            beside.addprevious(fresh)
        else:
            beside.addnext(fresh)
        return fresh

    def _delete_row(self, row: Row) -> None:
        properties = next(row.element.iterchildren(_TRPR), None)
        if properties is None:
            properties = row.element.makeelement(_TRPR)
            before = next(row.element.iterchildren(_TBLPREX), None)
            row.element.insert(0 if before is None else 1, properties)
        _track_row(properties, self.sides.ink.mark(row.element, "del"))
        self._free(row.element)
        for cell in row.cells:
            self._free(cell.element)
            self._wholly(cell.container, Treatment.DELETED, cell.element)
        self._hold_open(self.sides.old, row, row.element, Treatment.DELETED)

    def _new_table(self, table: Table) -> _Element:
        fresh = self._shell(table.element, (_TBLPR, _GRID))
        for row in table.rows:
            fresh.append(self._new_row(row))
        return fresh

    def _new_row(self, row: Row) -> _Element:
        fresh = self._shell(row.element, (_TBLPREX, _TRPR))
        properties = next(fresh.iterchildren(_TRPR), None)
        if properties is None:
            properties = fresh.makeelement(_TRPR)
            fresh.append(properties)
        _track_row(properties, self.sides.ink.mark(fresh, "ins", self.sides.authors.who_inserted(row.element)))
        for cell in row.cells:
            fresh.append(self._new_cell(cell))
        self._hold_open(self.sides.new, row, fresh, Treatment.INSERTED)
        return fresh

    def _hold_open(self, story: Story, row: Row, element: _Element, treatment: Treatment) -> None:
        """Give a row without a word a comment, or else a blank that is inserted and deleted at once.

        LibreOffice (7.4) puts a character of its own into a tracked row that is empty, and leaves it there. Of blanks
        it needs one that it sees where the row goes, and it sees none in files for Word before 2013.
        """
        if any(
            len(cell.container.blocks) != 1 or any(story.lines[line].text for line in cell.container.lines())
            for cell in row.cells
        ):
            return
        first = next(element.iter(_P), None)
        if first is None:
            return
        tables = list(row.element.iterancestors(_TBL))
        if self.comments is None or not self.comments.put_in_empty_row(first, treatment, tables):
            first.append(blank(first, self.sides.ink, is_seen=treatment is Treatment.DELETED))

    def _new_cell(self, cell: Cell) -> _Element:
        fresh = self._shell(cell.element, (_TCPR,))
        self._wholly(cell.container, Treatment.INSERTED, fresh)
        return fresh

    def _shell(self, element: _Element, properties: tuple[str, ...]) -> _Element:
        """An element like one of the new file, with its properties and nothing else."""
        fresh = self.sides.old.container.parent.makeelement(element.tag)
        for one in element.iterchildren(*properties):
            fresh.append(self.sides.copy(one))
        return fresh

    def _wholly(self, container: Container, treatment: Treatment, parent: _Element) -> None:
        """Put all of a container of one text into a cell, deleted or inserted with every mark."""
        content: list[_Element] = []
        for block in container.blocks:
            if block.table is not None:
                if treatment is Treatment.DELETED:
                    for row in block.table.rows:
                        self._delete_row(row)
                    content.append(block.table.element)
                else:
                    content.append(self._new_table(block.table))
            elif block.line >= 0:
                content += self._whole(block.line, treatment)
            elif treatment is Treatment.DELETED:
                content.append(block.element)
        _refill(parent, [*(child for child in parent if child.tag in _KEPT_FIRST), *content])


def _leans_on_the_next(para: Para) -> bool:
    """True where a mark goes or comes and something in the paragraph outlives it: the next one has to be beside it."""
    stays = any(piece.treatment.is_old is not para.mark.is_old or not piece.treatment for piece in para.pieces)
    return bool(para.mark) and (stays or any(not opening.treatment for opening in para.opens))


def _track_row(properties: _Element, mark: _Element) -> None:
    change = next(properties.iterchildren(w("trPrChange")), None)
    if change is None:
        properties.append(mark)
    else:
        change.addprevious(mark)


def _refill(parent: _Element, content: list[_Element]) -> None:
    """Make these elements the children of one. What stays is not moved: that takes lxml long in a large table."""
    stays = set(content)
    for child in list(parent):
        if child not in stays:
            parent.remove(child)
    here = next(iter(parent), None)
    for element in content:
        if here is None:
            parent.append(element)
        elif here is element:
            here = here.getnext()
        else:
            here.addprevious(element)


def whole_line(line: int, treatment: Treatment, sides: Sides) -> Para:
    """A line that one text alone has, with its mark."""
    story = sides.old if treatment.is_old else sides.new
    span = Span(line, 0, len(story.lines[line].text))
    if treatment.is_old:
        return Para([Piece(treatment, old=span)], treatment, line, None)
    return Para([Piece(treatment, new=span)], treatment, None, line)
