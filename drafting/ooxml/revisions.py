"""Tracked changes accepted or rejected in a tree, in place, as Word does it: those of everyone, or of some authors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.reading import Changes
from drafting.ooxml.names import M, m, tags, w

if TYPE_CHECKING:
    from lxml.etree import _Element

INSERTIONS = tags("ins", "moveTo")
DELETIONS = tags("del", "moveFrom")
_MARKERS = INSERTIONS | DELETIONS
# Where these names stand in properties they mark the thing itself: paragraph mark, row, list number, math object.
_PROPERTIES = tags("rPr", "trPr", "numPr") | {m("ctrlPr")}
PROPERTY_CHANGES = tags(
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
    "tblGridChange", "numberingChange",
)  # fmt: skip
# What the old properties inside a change do not speak of, so that it stays: first what stands before them, then after.
_STAYS_BEFORE = {
    w("rPr"): _MARKERS,
    w("sectPr"): tags("headerReference", "footerReference"),
}
_STAYS_AFTER = {
    w("pPr"): tags("rPr", "sectPr"),
    w("trPr"): _MARKERS,
    w("tcPr"): tags("cellIns", "cellDel", "cellMerge"),
}
_WRAPPERS = tags("sdt", "customXml", "smartTag")
_RANGE_KINDS = ("customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_RANGE_STARTS = {w(f"{kind}RangeStart"): kind for kind in _RANGE_KINDS}
_RANGE_ENDS = tags(*(f"{kind}RangeEnd" for kind in _RANGE_KINDS))
_GONE_RANGES = {
    True: frozenset({"customXmlDel", "customXmlMoveFrom"}),
    False: frozenset({"customXmlIns", "customXmlMoveTo"}),
}  # by whether changes are accepted
_CELL_MARKS = tags("cellIns", "cellDel", "cellMerge")
_MOVE_RANGES = tags("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
# All that `resolve` looks for, in one walk over the tree.
_MET_WITH = (
    *_MARKERS, *PROPERTY_CHANGES, *_RANGE_STARTS, *_RANGE_ENDS, *_MOVE_RANGES, *_CELL_MARKS, w("delText"),
    w("delInstrText"),
)  # fmt: skip
_BLOCKS = tags("p", "tbl", "sdt", "customXml", "altChunk")
_NEEDS_PARAGRAPH = tags("tc", "body", "footnote", "endnote", "comment", "hdr", "ftr", "txbxContent")
_P, _PPR, _RPR, _R, _TBL, _TR, _TC = (w(name) for name in ("p", "pPr", "rPr", "r", "tbl", "tr", "tc"))


Of = Callable[[str | None], bool]  # whether the changes of an author are meant; None is one without a name


def resolve(root: _Element, how: Changes, *, of: Of | None = None, signed: bool = False) -> None:
    """Accept or reject the tracked changes below `root`, in place; KEPT leaves the tree as it is.

    Afterwards no mark of a change is left: runs, moves, paragraph marks, table rows and cells, properties, content
    controls, field codes, formulas. A paragraph whose mark goes is joined to the next one and the properties of the
    next one hold, since Word keeps a paragraph's properties in its mark. The last one of a cell, note or body stays.

    With `of` only the changes of these authors are settled, and the others stay tracked. `signed` leaves a w:ins of its
    author around the words, paragraph marks, rows and cells that were changed and are still there, whether they were
    inserted, deleted or moved, and around formulas with changes: so a reader tells whose they are.
    """
    if how is Changes.KEPT or next(root.iter(*_MET_WITH), None) is None:
        return
    work = _Settling(how is Changes.ACCEPTED, of, signed)
    gone = DELETIONS if work.accept else INSERTIONS
    _settle_properties(root, work)
    _settle_content_controls(root, _GONE_RANGES[work.accept], work)
    _settle_cells(root, w("cellDel") if work.accept else w("cellIns"), work)
    vanishing, formulas = _settle_content(root, gone, work)
    if signed:
        for mark in root.iter(w("cellIns"), w("cellDel")):
            if not work.passes_over(mark):
                mark.tag = w("ins")
    _join_paragraphs(vanishing)
    _drop_formulas(formulas)
    for element in list(root.iter(w("delText"), w("delInstrText"))):
        if of is None or next(element.iterancestors(*DELETIONS), None) is None:
            element.tag = w("t") if element.tag == w("delText") else w("instrText")
    _drop(_settled_ranges(root, work))


class _Settling(NamedTuple):
    """What becomes of the changes: which way, of which authors, and whether what stays is signed."""

    accept: bool
    of: Of | None
    signed: bool

    def passes_over(self, change: _Element) -> bool:
        """True for a change of an author who is not meant."""
        return self.of is not None and not self.of(change.get(w("author")) or None)

    def sign(self, mark: _Element, *, otherwise: Callable[[_Element], None]) -> None:
        """What becomes of the mark of something that stays. A formula is signed as a whole: its parts take no marks."""
        if not self.signed:
            otherwise(mark)
            return
        formula = next(reversed(list(mark.iterancestors(m("oMath"), m("oMathPara")))), None)
        if formula is None:
            mark.tag = w("ins")
            return
        around = formula.getparent()
        if around is not None and around.tag != w("ins"):
            signature = formula.makeelement(w("ins"), {name: mark.get(name, "") for name in map(str, mark.attrib)})
            formula.addprevious(signature)
            signature.append(formula)
        otherwise(mark)


def is_tracked(root: _Element) -> bool:
    """True where anything below `root` is tracked."""
    return next(root.iter(*_MARKERS, *PROPERTY_CHANGES, *_RANGE_STARTS, *_MOVE_RANGES, *_CELL_MARKS), None) is not None


def _settled_ranges(root: _Element, work: _Settling) -> Iterator[_Element]:
    """The starts and ends of the ranges whose changes were settled; those of other authors stay."""
    open_ids = {
        (element.tag.removesuffix("Start"), element.get(w("id")))
        for element in root.iter(*_MOVE_RANGES, *_RANGE_STARTS)
        if element.tag.endswith("Start") and work.passes_over(element)
    }
    for element in root.iter(*_MOVE_RANGES, *_RANGE_STARTS, *_RANGE_ENDS):
        if (element.tag.removesuffix("Start").removesuffix("End"), element.get(w("id"))) not in open_ids:
            yield element


def _drop(elements: Iterable[_Element]) -> None:
    for element in list(elements):
        _remove(element)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: _Element, content: _Element | None = None) -> None:
    """Put the children of `content` (by default the element itself) in the place of the element."""
    for child in list(element if content is None else content):
        element.addprevious(child)
    _remove(element)


def _settle_properties(root: _Element, work: _Settling) -> None:
    for change in list(root.iter(*PROPERTY_CHANGES)):
        parent = change.getparent()
        if parent is None or work.passes_over(change):
            continue
        parent.remove(change)
        if not work.accept and len(change) and change.tag != w("numberingChange"):
            _restore(parent, change[0])


def _restore(now: _Element, old: _Element) -> None:
    before, after = _STAYS_BEFORE.get(now.tag, frozenset()), _STAYS_AFTER.get(now.tag, frozenset())
    stay_before = [child for child in now if child.tag in before]
    stay_after = [child for child in now if child.tag in after]
    was = [child for child in old if child.tag not in before and child.tag not in after]
    for child in list(now):
        now.remove(child)
    now.extend([*stay_before, *was, *stay_after])


def _settle_content_controls(root: _Element, gone: frozenset[str], work: _Settling) -> None:
    """Unwrap the controls whose start tag lies in a range that goes; what they hold has marks of its own."""
    going: set[str | None] = set()  # the ranges that are open and go, by id
    for element in list(root.iter(*_RANGE_STARTS, *_RANGE_ENDS, *_WRAPPERS)):
        if kind := _RANGE_STARTS.get(element.tag):
            if work.passes_over(element):
                continue
            if kind in gone:
                going.add(element.get(w("id")))
        elif element.tag in _RANGE_ENDS:
            going.discard(element.get(w("id")))
        elif going:
            _unwrap_control(element)


def _unwrap_control(control: _Element) -> None:
    content = control.find(w("sdtContent")) if control.tag == w("sdt") else control
    if content is None:
        return
    _drop([child for child in content if child.tag in tags("customXmlPr", "smartTagPr")])
    _unwrap(control, content)


def _settle_cells(root: _Element, gone: str, work: _Settling) -> None:
    for mark in list(root.iter(*_CELL_MARKS)):
        properties = mark.getparent()
        if properties is None or work.passes_over(mark):
            continue
        if work.signed and mark.tag not in (gone, w("cellMerge")):
            continue  # signed last: what goes is told by the same names as signatures
        properties.remove(mark)
        cell = properties.getparent()
        if mark.tag == gone and cell is not None:
            _remove_from_table(cell)


def _remove_from_table(element: _Element) -> None:
    """Remove a cell or row, and the row or table that it leaves empty."""
    parent = element.getparent()
    if parent is None:
        return
    holder = next((a for a in element.iterancestors(_TR, _TBL)), None)
    parent.remove(element)
    if holder is None or holder.find(f".//{_TC}") is not None:
        return
    if holder.tag == _TR:
        _remove_from_table(holder)
        return
    container = holder.getparent()
    _remove(holder)
    if container is not None:
        _end_in_paragraph(container)


def _end_in_paragraph(container: _Element) -> None:
    """Add the empty paragraph that Word demands: at the end of a cell, and where a body or note is left with nothing.

    A body that ends in a table Word ends itself, so that it is as well without.
    """
    blocks = [child for child in container if child.tag in _BLOCKS]
    if container.tag in _NEEDS_PARAGRAPH and (not blocks or (container.tag == _TC and blocks[-1].tag == _TBL)):
        paragraph = container.makeelement(_P)
        if blocks:
            blocks[-1].addnext(paragraph)
        else:
            container.append(paragraph)


def _settle_content(root: _Element, gone: frozenset[str], work: _Settling) -> tuple[list[_Element], list[_Element]]:
    """Drop or unwrap what was inserted, deleted or moved.

    Gives the paragraphs whose mark goes and the parts of formulas that go, both in document order.
    """
    vanishing: dict[_Element, None] = {}
    formulas: list[_Element] = []
    for mark in list(root.iter(*_MARKERS)):
        parent = mark.getparent()
        goes = mark.tag in gone
        if parent is None or work.passes_over(mark):
            continue
        if parent.tag not in _PROPERTIES:
            _remove(mark) if goes else work.sign(mark, otherwise=_unwrap)
            continue
        owner = parent.getparent()
        if parent.tag == m("ctrlPr"):
            formulas += [parent] if goes else []
            _unwrap(mark)
            continue
        if not goes and parent.tag != w("numPr"):
            work.sign(mark, otherwise=_remove)
            continue
        parent.remove(mark)
        if goes and owner is not None:
            _settle_owner(parent, owner, vanishing)
    return list(vanishing), formulas


def _settle_owner(properties: _Element, owner: _Element, vanishing: dict[_Element, None]) -> None:
    """What becomes of a paragraph, row or list number whose own mark goes."""
    if properties.tag == w("numPr"):
        owner.remove(properties)
    elif properties.tag == w("trPr"):
        _remove_from_table(owner)
    elif owner.tag == _PPR and (paragraph := owner.getparent()) is not None:
        vanishing[paragraph] = None


def _join_paragraphs(vanishing: list[_Element]) -> None:
    """Join each paragraph to the next one. From the end, so that no child moves twice in a long run of them."""
    for paragraph in reversed(vanishing):
        following = list(_to_next_block(paragraph))
        block = following[-1] if following and following[-1].tag in _BLOCKS else None
        if block is not None and block.tag == _P:
            between = following[:-1]
            _move_to_start(block, [child for child in paragraph if child.tag != _PPR] + between)
            _remove(paragraph)
        elif block is not None and not _prints(paragraph):
            _remove(paragraph)


def _to_next_block(paragraph: _Element) -> Iterable[_Element]:
    for sibling in paragraph.itersiblings():
        yield sibling
        if sibling.tag in _BLOCKS:
            return


def _move_to_start(paragraph: _Element, children: list[_Element]) -> None:
    """Put children at the start of a paragraph, behind its properties, which come first if there are any."""
    first = next(iter(paragraph), None)
    for child in reversed(children):
        if first is not None and first.tag == _PPR:
            first.addnext(child)
        else:
            paragraph.insert(0, child)


def _prints(paragraph: _Element) -> bool:
    runs = any(child.tag != _RPR for run in paragraph.iter(_R) for child in run)
    return runs or next(paragraph.iter(m("t")), None) is not None


def _drop_formulas(controls: list[_Element]) -> None:
    """Remove the math objects whose control character goes; what is left of their arguments takes their place."""
    for control in reversed(controls):
        properties = control.getparent()
        formula = properties.getparent() if properties is not None else None
        if properties is None or formula is None or not formula.tag.startswith(f"{{{M}}}"):
            continue
        for argument in [child for child in formula if child is not properties]:
            for child in list(argument):
                if child.tag not in (m("ctrlPr"), m("argPr")):
                    formula.addprevious(child)
        _remove(formula)
