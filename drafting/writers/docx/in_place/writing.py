"""A redline while it is written: story by story of the old file, with the notes and text boxes in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from drafting.model.changes import Comparison
from drafting.model.reading import Notice
from drafting.model.text import Text
from drafting.ooxml.names import child, w
from drafting.ooxml.pictures import boxes_in
from drafting.ooxml.sameness import Sameness
from drafting.ooxml.stories import Block, Story
from drafting.ooxml.styles import id_number
from drafting.ooxml.units import NOTE_SIGNS, Line
from drafting.writers.docx.in_place.alone import fill_alone, separators
from drafting.writers.docx.in_place.bring import Bringer
from drafting.writers.docx.in_place.coarse import Compare
from drafting.writers.docx.in_place.comments import Comments
from drafting.writers.docx.in_place.earlier import Authors
from drafting.writers.docx.in_place.first_note import with_boxes_safe, with_first_note_safe
from drafting.writers.docx.in_place.ink import Ink
from drafting.writers.docx.in_place.margins import both_sections
from drafting.writers.docx.in_place.mend import mended
from drafting.writers.docx.in_place.moves import paragraphs_in, settle_moves
from drafting.writers.docx.in_place.parts import Parts
from drafting.writers.docx.in_place.plan import Item, Para
from drafting.writers.docx.in_place.planner import Planner
from drafting.writers.docx.in_place.realize import Realizer
from drafting.writers.docx.in_place.sides import Sides
from drafting.writers.docx.in_place.source import Source, text_of
from drafting.writers.docx.in_place.spared import ends_section, spared
from drafting.writers.docx.in_place.typed import other_numbers
from drafting.writers.docx.wordml import Treatment
from drafting.writers.page import plural

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOX, _NUM_ID, _VAL, _NUMPR = (w(name) for name in ("txbxContent", "numId", "val", "numPr"))


class Comparing(NamedTuple):
    """How texts are compared: `stories` pairs the paragraphs of two texts, `bodies` those of the bodies, with flags.

    `texts` are what was read from the files: their paragraphs have the addresses that comments give.
    """

    stories: Compare
    bodies: Compare
    texts: tuple[Text | None, Text | None] = (None, None)

    def made(self, coarser: Callable[[Compare], Compare]) -> Comparing:
        """The same with both made coarser."""
        return self._replace(stories=coarser(self.stories), bodies=coarser(self.bodies))


@dataclass(eq=False, repr=False)
class Writing:
    """A redline while it is written."""

    old: Source
    new: Source
    compare: Comparing
    parts: Parts
    bringer: Bringer
    ink: Ink
    comments: Comments
    authors: Authors = field(default_factory=Authors)
    tracks_numbers: bool = True
    spares: bool = False  # no comment where it would add an empty paragraph
    renumbered: dict[str, set[str]] = field(default_factory=dict)  # old lines under the numbers of new ones
    notices: list[Notice] = field(default_factory=list)
    dissolved: int = 0
    done_notes: set[_Element] = field(default_factory=set)
    references: dict[str, int] = field(default_factory=dict)  # the highest id of references to notes, by kind
    sections: list[tuple[_Element, _Element]] = field(default_factory=list)  # that end with one paragraph in both

    def body(self) -> Comparison:
        """Write the body, and what hangs on it."""
        old, new = self.old.body(), self.new.body()
        return self.story(old, new, self.old.package.main, self.new.package.main, is_body=True)

    def story(self, old: Story, new: Story, old_part: str, new_part: str, *, is_body: bool = False) -> Comparison:
        """Write the changes of one story into the old one, and of the notes and text boxes that stay in it."""
        if is_body:
            comparison = self.compare.bodies(*map(text_of, (old, new), self.compare.texts))
            self.comments.about(comparison)
        else:
            comparison = self.compare.stories(text_of(old), text_of(new))
        same = self.old.same(old_part), self.new.same(new_part)
        if not self.tracks_numbers:
            for line, other in other_numbers(comparison, old.lines, new.lines):
                self.renumbered.setdefault(line, set()).add(other)
        planned = Planner(old, new, comparison, _keys(same[0]), _keys(same[1]), self.tracks_numbers).plan()
        in_box = planned.container.parent.tag == _BOX
        settle_moves(planned.items, old, new, allowed=not in_box)
        if is_body:
            has_note, has_box, ends = _has_note(old, new), _has_box(old, new), partial(ends_section, old=old, new=new)
            items = with_first_note_safe(planned.items, has_note, ends)
            planned = planned._replace(items=with_boxes_safe(items, has_box, has_note, ends))
        self._learn_lists(planned.items, old, new)
        self.sections += both_sections(planned.items, old, new) if is_body else ()
        sides = Sides(old, new, *same, self.bringer, self.ink, self.authors)
        if is_body and self.spares:
            self.comments.spared, self.comments.spared_tables = spared(planned.items, old, new)
        if Realizer(sides, self.comments if is_body else None).fill(planned.container, planned.items):
            self.parts.touch(old_part)
        self._follow(sides, old_part, new_part)
        return comparison

    def _learn_lists(self, items: list[Item], old: Story, new: Story) -> None:
        for para in paragraphs_in(items):
            if para.old is not None and para.new is not None:
                one = _list_of(old.lines[para.old])
                if one and (other := _list_of(new.lines[para.new])):
                    self.bringer.lists.pair(one, other)

    def tell(self) -> None:
        """Add notices of what became of more than words."""
        if count := mended(self.parts):
            said = f"{plural(count, 'character width')} that the standard does not allow taken out of the old file"
            self.notices.append(Notice("mended", said))
        if count := self.old.loose_ends:
            said = f"{count} end{'s' * (count > 1)} of fields that never began taken out of the old file"
            self.notices.append(Notice("mended", said))
        self.notices += self.old.earlier.notices(self.ink.stamp.author)
        if count := self.comments.left_out:
            said = (
                f"{plural(count, 'comment')} left out: in a section that opens with a table, LibreOffice would "
                "show an empty paragraph before it; --comments all keeps them"
            )
            self.notices.append(Notice("comments", said))
        if self.dissolved:
            said = f"{plural(self.dissolved, 'content control')} gave way to the changes inside, whose words stay"
            self.notices.append(Notice("content-control", said))

    def _follow(self, sides: Sides, old_part: str, new_part: str) -> None:
        """Go on with what was met in a story: notes that stay, go and come, and text boxes."""
        self.dissolved += sides.dissolved
        for one, other in sides.stay:
            if one.tag in NOTE_SIGNS:
                self._note_stays(one, other)
            else:
                self._boxes(one, other, old_part, new_part)
        for reference in sides.gone_notes:
            self._note_goes(reference)
        for reference, source in sides.come_notes:
            self._note_comes(reference, source)

    def _boxes(self, one: _Element, other: _Element, old_part: str, new_part: str) -> None:
        for old, new in zip(boxes_in(one, copies=True), boxes_in(other, copies=True), strict=False):
            self.story(self.old.story(old_part, old), self.new.story(new_part, new), old_part, new_part)

    # --- notes --------------------------------------------------------------------------------------------------------

    def _note_stays(self, one: _Element, other: _Element) -> None:
        old, new = self.old.note(one), self.new.note(other)
        if old is None or new is None or old[1] in self.done_notes:
            return
        self.done_notes.add(old[1])
        self.story(self.old.story(*old), self.new.story(*new), old[0], new[0])

    def _note_goes(self, reference: _Element) -> None:
        found = self.old.note(reference)
        if found is None or found[1] in self.done_notes:
            return
        self.done_notes.add(found[1])
        part, note = found
        self.alone(self.old.story(part, note), note, part, Treatment.DELETED)

    def _note_comes(self, reference: _Element, source: _Element) -> None:
        found = self.new.note(source)
        if found is None:
            return
        kind = "footnote" if source.tag == w("footnoteReference") else "endnote"
        part = self.parts.ensured(f"{kind}s", separators(kind))
        root = self.parts.tree(part)
        note = root.makeelement(w(kind))
        number = max([self._last_reference(kind), *(id_number(one.get(w("id"))) for one in root)]) + 1
        note.set(w("id"), str(number))
        root.append(note)
        reference.set(w("id"), str(number))
        self.alone(self.new.story(*found), note, part, Treatment.INSERTED, found[0])

    def _last_reference(self, kind: str) -> int:
        """The highest id under which the body refers to notes of a kind, some of which may not be there; or 0."""
        if kind not in self.references:
            found = self.parts.tree(self.parts.main).iter(w(f"{kind}Reference"))
            self.references[kind] = max([0, *(id_number(one.get(w("id"))) for one in found)])
        return self.references[kind]

    def alone(self, story: Story, parent: _Element, part: str, treatment: Treatment, source: str = "") -> None:
        """Fill an element with a story that one text alone has, its last mark kept."""
        old_part, new_part = part, source or part
        same = self.old.same(old_part), self.new.same(new_part) if source else self.old.same(part)
        sides = Sides(story, story, *same, self.bringer, self.ink, self.authors)
        fill_alone(sides, story, parent, treatment)
        self.parts.touch(part)
        self._follow(sides, old_part, new_part)


def _keys(same: Sameness) -> Callable[[Block], str]:
    def key(block: Block) -> str:
        return same.key(block.element)

    return key


def _has_note(old: Story, new: Story) -> Callable[[Para], bool]:
    return _holds(old, new, lambda element: element.tag in NOTE_SIGNS)


def _has_box(old: Story, new: Story) -> Callable[[Para], bool]:
    return _holds(old, new, lambda element: next(element.iter(_BOX), None) is not None)


def _holds(old: Story, new: Story, is_one: Callable[[_Element], bool]) -> Callable[[Para], bool]:
    """Whether a paragraph shows an object of a kind."""

    def holds(para: Para) -> bool:
        spans = [(old.lines, piece.old) if piece.old else (new.lines, piece.new) for piece in para.pieces]
        return any(
            is_one(unit.element)
            for lines, span in spans
            if span and lines[span.line].has_objects
            for unit, _, _ in lines[span.line].between(span.start, span.end)
        )

    return holds


def _list_of(line: Line) -> str | None:
    number = child(child(line.properties, _NUMPR), _NUM_ID)
    return number.get(_VAL) if number is not None else None
