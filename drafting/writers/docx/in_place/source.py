"""One of the two Word files while they are compared: its parts with earlier changes settled, and their stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from drafting.model.address import OUTSIDE, Series, place
from drafting.model.changes import BREAK
from drafting.model.reading import Changes
from drafting.model.text import Kind, Paragraph, Text
from drafting.ooxml.fields import open_fields, take_out_loose_ends
from drafting.ooxml.names import child, tags, w
from drafting.ooxml.package import Package
from drafting.ooxml.revisions import is_tracked, resolve
from drafting.ooxml.sameness import Names, Sameness
from drafting.ooxml.stories import Story, story_of
from drafting.ooxml.units import Line, Signs
from drafting.writers.docx.in_place.earlier import Authors, Earlier, keep_in
from drafting.writers.docx.in_place.leftovers import referred
from drafting.writers.docx.in_place.typed import number_end, words_start

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_WORDS = re.compile("[\U00100000-\U0010ffff]")
_BODY, _LAYOUT, _BLOCKS = w("body"), w("sectPr"), tags("p", "tbl", "sdt", "customXml", "altChunk")
_SECTION = f"{w('pPr')}/{_LAYOUT}"
_MARK, _TRACKED = f"{w('pPr')}/{w('rPr')}", tags("ins", "del", "moveFrom", "moveTo")
_LOOK_AHEAD = 200  # lines: what stands around a resolution, or a long table


class Source:
    """A package whose tracked changes are accepted or rejected as its parts are read, or kept and read as accepted.

    `authors` learns whose they are before they are settled; `names` are those of the package, where they are known.
    """

    def __init__(
        self,
        package: Package,
        changes: Changes,
        signs: Signs,
        authors: Authors | None = None,
        names: Names | None = None,
    ) -> None:
        self.package, self.changes, self.signs = package, changes, signs
        self.authors, self.earlier = authors, Earlier()
        self.names = names or Names(package)
        self.settled: set[str] = set()  # the parts that held tracked changes, or loose ends of fields
        self.loose_ends = 0  # that the file came with; what is left of fields whose changes were settled is not told
        self.gone: set[tuple[str, str]] = set()  # the comments and notes that nothing in a settled part refers to now
        self._opens = False
        self._trees: dict[str, _Element] = {}
        self._same: dict[str, Sameness] = {}
        self._body: Story | None = None
        self._added_end: _Element | None = None
        self._notes: dict[str, dict[str, _Element]] = {}

    def tree(self, part: str) -> _Element:
        """The root of a part, its tracked changes settled; always the same tree."""
        if part not in self._trees:
            self._settle(part, self.package.document() if part == self.package.main else self.package.tree(part))
        return self._trees[part]

    def hold(self, document: _Element) -> None:
        """Take the tree of the main part, which has been parsed already; its changes are settled in place."""
        self._settle(self.package.main, document)

    def open_fields(self) -> None:
        """Open the simple fields of all parts, those that have been read and those that will be."""
        self._opens = True
        for root in self._trees.values():
            open_fields(root)

    def _settle(self, part: str, root: _Element) -> None:
        self._trees[part] = root
        if self._opens:
            open_fields(root)
        was_tracked = is_tracked(root)
        if was_tracked:
            self.settled.add(part)
            if self.authors is not None:
                self.authors.learn(root)
            if self.changes is Changes.KEPT:
                keep_in(root, self.earlier)
            else:
                before = set(referred(root))
                resolve(root, self.changes)
                self.gone |= before - set(referred(root))
        if self.changes is not Changes.KEPT and (count := take_out_loose_ends(root)):
            self.settled.add(part)
            self.loose_ends += 0 if was_tracked else count
        body = root.find(_BODY) if part == self.package.main else None
        if body is not None:
            if next(body.iterchildren(*_BLOCKS), None) is None:
                body.insert(0, body.makeelement(w("p")))  # as Word does where there is none
            self._added_end = _end_last_section(body)

    def same(self, part: str) -> Sameness:
        """What counts as the same in a part."""
        if part not in self._same:
            self._same[part] = Sameness(self.package, part, self.signs, self.names)
        return self._same[part]

    def story(self, part: str, parent: _Element) -> Story:
        """The story in an element of a part."""
        return story_of(parent, self.same(part))

    def body(self) -> Story:
        """The story of the body, always the same one."""
        if self._body is None:
            body = self.tree(self.package.main).find(_BODY)
            assert body is not None
            is_settled = self.changes is not Changes.KEPT
            self._body = story_of(body, self.same(self.package.main), is_settled=is_settled)
        return self._body

    def leave_end_out(self) -> None:
        """Take the paragraph that was added at the end out again where nothing came of it: others do without one."""
        end = self._added_end
        before = end.getprevious() if end is not None else None
        parent = end.getparent() if end is not None else None
        if end is None or before is None or parent is None or len(end) or before.find(_SECTION) is None:
            return
        if not any(one.tag in _TRACKED for one in before.iterfind(f"{_MARK}/*")):
            parent.remove(end)

    def note(self, reference: _Element) -> tuple[str, _Element] | None:
        """The part and the element of the note that a reference means; None where the file lacks it."""
        kind = "footnote" if reference.tag == w("footnoteReference") else "endnote"
        found = self.package.related(f"{kind}s")
        if not found:
            return None
        if kind not in self._notes:
            self._notes[kind] = {one.get(w("id"), ""): one for one in self.tree(found[0]).iterchildren(w(kind))}
        note = self._notes[kind].get(reference.get(w("id"), ""))
        return None if note is None else (found[0], note)


def _end_last_section(body: _Element) -> _Element | None:
    """Adds what the last section lacks, as Word does: properties, which set nothing, and a paragraph after another.

    Gives this paragraph, or None.
    """
    last = next((one for one in body.iterchildren(*_BLOCKS, reversed=True)), None)
    added = None
    if last is not None and last.find(_SECTION) is not None:
        added = last.makeelement(w("p"))
        last.addnext(added)
    if body.find(_LAYOUT) is None:
        body.append(body.makeelement(_LAYOUT))
    return added


def text_of(story: Story, known: Text | None = None) -> Text:
    """The lines of a story as a text, for whoever compares texts: one paragraph a line, in order, none left out.

    `known` is the text that was read from the same file: its paragraphs lend their addresses to the lines that they
    stand in, and its name and language are the text's. All others are "file para 3", counted in the file. A number that
    was typed before a line is its paragraph's marker. An empty line that ends a section counts as a heading, so that it
    is taken for none of the other empty ones.
    """
    known = known or Text("", ())
    found = dict(_known(story, known))
    paragraphs = tuple(
        _paragraph(at, line.text, found.get(at), Kind.HEADING if _only_ends_section(line) else Kind.PROSE)
        for at, line in enumerate(story.lines)
    )
    return replace(known, paragraphs=paragraphs, notes=())


def _paragraph(at: int, line: str, known: Paragraph | None, kind: Kind) -> Paragraph:
    end = number_end(line, known.marker if known else "")
    address = known.address if known else place(Series.PARA, at + 1, OUTSIDE)
    words = line[words_start(line, end) :].replace(BREAK, "\ufffd")
    if known and words == known.wording:
        words = known.wording  # one string serves both
    return Paragraph(address, kind, words, line[:end].strip())


def _only_ends_section(line: Line) -> bool:
    return not line.text and child(line.properties, _LAYOUT) is not None


def _known(story: Story, known: Text) -> Iterator[tuple[int, Paragraph]]:
    """The positions of lines, each with the first paragraph that stands in it."""
    at = 0
    bare = cache(lambda line: _bare(story.lines[line].text))
    for paragraph in known.paragraphs:
        if at < len(story.lines) and paragraph.wording[:1].isalnum() and paragraph.wording in story.lines[at].text:
            yield at, paragraph  # nearly all
            at += 1
            continue
        words = _bare(paragraph.wording)
        for here in range(at, min(at + _LOOK_AHEAD, len(story.lines)) if words else at):
            if words in bare(here):
                yield here, paragraph
                at = here + 1
                break


def _bare(words: str) -> str:
    return "".join(_NO_WORDS.sub("", words).split())
