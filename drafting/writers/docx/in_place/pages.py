"""Headers, footers and the layout of pages: compared section by section, and tracked where Word can track them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from drafting.model.reading import Notice
from drafting.ooxml.names import R, w
from drafting.writers.docx.in_place.margins import KINDS, REFERENCES, Bearing, bearings, sections_of, stays
from drafting.writers.docx.in_place.parts import relation
from drafting.writers.docx.wordml import Treatment

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafting.writers.docx.in_place.writing import Writing

_CHANGE = w("sectPrChange")


class Pages:
    """The sections of both files, as they stood before anything was written."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        old, new = writing.old, writing.new
        self.old = sections_of(old.tree(old.package.main))
        self.new = sections_of(new.tree(new.package.main))
        self.old_borne = bearings(old.package, self.old)
        self.new_borne = bearings(new.package, self.new)
        self.left_out: list[str] = []

    def write(self) -> None:
        """Track what changed in the sections that both files have.

        One that comes brings its headers along and one that goes keeps them, so that others inherit from it as ever.
        """
        old = self.writing.old
        written = [one for one in sections_of(old.tree(old.package.main)) if stays(one)]
        done: dict[str, str] = {}
        for section, (one, other) in zip(written, self._pairs(), strict=False):
            for key in KINDS:
                self._bearing(section, one, self.old_borne[one].get(key), self.new_borne[other].get(key), done)
            self._layout(section, self.old[one], self.new[other])
        if self.left_out:
            said = "; ".join(dict.fromkeys(self.left_out))
            self.writing.notices.append(Notice("header", f"not taken over from the new file: {said}"))

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Which sections are one, in order: those that end with one paragraph, and the last ones."""
        old, new = ({one: at for at, one in enumerate(sections)} for sections in (self.old, self.new))
        yield from ((old[one], new[other]) for one, other in self.writing.sections)
        if old and new and not {self.old[-1], self.new[-1]} & {one for pair in self.writing.sections for one in pair}:
            yield len(self.old) - 1, len(self.new) - 1

    def _bearing(
        self, section: _Element, at: int, old: Bearing | None, new: Bearing | None, done: dict[str, str]
    ) -> None:
        writing = self.writing
        if old is not None and new is not None:
            if not (old.is_own or new.is_own):
                return
            if old.part in done:
                if done[old.part] != new.part and not self._same(done[old.part], new.part):
                    self.left_out.append(f"the {new.which} {new.kind} of section {at + 1}")
                    return
            else:
                done[old.part] = new.part
                stories = (
                    writing.old.story(old.part, writing.old.tree(old.part)),
                    writing.new.story(new.part, writing.new.tree(new.part)),
                )
                writing.story(*stories, old.part, new.part)
            if not old.is_own:
                self._refer(section, old, old.id)
        elif old is not None and old.is_own and old.part not in done:
            done[old.part] = ""
            root = writing.old.tree(old.part)
            writing.alone(writing.old.story(old.part, root), root, old.part, Treatment.DELETED)
        elif new is not None and new.is_own:
            self._add(section, new)

    def _refer(self, section: _Element, bearing: Bearing, id_: str) -> None:
        """Have a section itself name a header or footer."""
        reference = section.makeelement(w(f"{bearing.kind}Reference"))
        reference.set(w("type"), bearing.which)
        reference.set("{" + R + "}id", id_)
        section.insert(0, reference)
        self.writing.parts.touch(self.writing.parts.main)

    def _same(self, one: str, other: str) -> bool:
        """True where two parts of the new file say the same."""
        new = self.writing.new
        return bool(one) and new.same(one).key(new.tree(one)) == new.same(other).key(new.tree(other))

    def _add(self, section: _Element, new: Bearing) -> None:
        """A header that the old file lacks, all of it inserted."""
        writing = self.writing
        source = writing.new.tree(new.part)
        root = source.makeelement(source.tag, nsmap={prefix: name for prefix, name in source.nsmap.items() if prefix})
        part = writing.parts.add_tree(f"word/{new.kind}-new.xml", root, new.kind)
        writing.alone(writing.new.story(new.part, source), root, part, Treatment.INSERTED, new.part)
        self._refer(section, new, writing.parts.link(writing.parts.main, relation(new.kind), part))

    def _layout(self, section: _Element, old: _Element, new: _Element) -> None:
        """The new pages' size, margins, columns and numbers in the section as written, the old ones tracked."""
        writing = self.writing
        mains = writing.old.package.main, writing.new.package.main
        one, other = writing.old.same(mains[0]), writing.new.same(mains[1])
        earlier = next(old.iterchildren(_CHANGE), None)
        was = [child for child in old if child.tag not in REFERENCES and child.tag != _CHANGE]
        now = [child for child in new if child.tag not in REFERENCES and child.tag != _CHANGE]
        if [one.key(child) for child in was] == [other.key(child) for child in now]:
            return
        change = writing.ink.mark(section, "sectPrChange")
        before = section.makeelement(section.tag)
        before.extend(deepcopy(child) for child in (was if earlier is None else earlier[0] if len(earlier) else ()))
        change.append(before)
        for child in [child for child in section if child.tag not in REFERENCES]:
            section.remove(child)
        section.extend(writing.bringer.copy(child, mains[1], mains[0]) for child in now)
        section.append(change)
        writing.parts.touch(mains[0])
