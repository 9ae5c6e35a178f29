"""Footnotes: their references in the text, their blocks, and the words that changed inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafting.model.changes import Edit, Op, placed
from drafting.model.text import Note, Text
from drafting.writers.docx.faces import is_right_to_left, stretches
from drafting.writers.docx.runs import kept_runs, runs
from drafting.writers.docx.wordml import Ids, Stamp, Treatment, paragraph, run, run_properties, tracked, xml

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_TOKENS_LIMIT = 2000  # of a note; beyond it a note is replaced whole, since the comparison grows with the square
_LIKENESS_FLOOR = 0.4  # share of tokens; below it an edited note is easier to read replaced whole
_SIGN = run_properties(xml("rStyle", val="FootnoteReference"))


@dataclass(slots=True, eq=False, repr=False)
class Footnotes:
    """The footnotes of a file while it is written. `old` and `new` are the texts' notes by number."""

    language: str
    ids: Ids = field(default_factory=Ids)
    stamp: Stamp = field(default_factory=lambda: Stamp(""))
    blocks: list[str] = field(default_factory=list)

    def add(self, note: Note) -> str:
        """The reference to a note that stands as it is."""
        return self._reference(note, self._words(note))

    def add_tracked(self, note: Note, treatment: Treatment) -> str:
        """The reference to a note that one text alone has; its words are tracked, the reference is not yet."""
        words = self._words(note, deleted=treatment is Treatment.DELETED)
        return self._reference(note, tracked(treatment, words, self.ids, self.stamp))

    def add_edited(self, old: Note, new: Note) -> str:
        """The reference to a note that both texts have, with what changed in it tracked."""
        if (old.wording, old.spans) == (new.wording, new.spans):
            return self.add(new)
        looks_old, looks_new = stretches(len(old.wording), old.spans), stretches(len(new.wording), new.spans)
        rtl = is_right_to_left(new.wording, self.language)
        content = []
        for (op, words), at_old, at_new in placed(note_edits(old.wording, new.wording)):
            if op is Op.KEEP:
                sides = (looks_old, at_old), (looks_new, at_new)
                content.append(kept_runs(words, *sides, rtl=rtl, ids=self.ids, stamp=self.stamp))
            elif op is Op.DELETE:
                gone = runs(words, looks_old, at_old, rtl=rtl, deleted=True)
                content.append(tracked(Treatment.DELETED, gone, self.ids, self.stamp))
            else:
                come = runs(words, looks_new, at_new, rtl=rtl)
                content.append(tracked(Treatment.INSERTED, come, self.ids, self.stamp))
        return self._reference(new, "".join(content))

    def _words(self, note: Note, *, deleted: bool = False) -> str:
        looks = stretches(len(note.wording), note.spans)
        return runs(note.wording, looks, rtl=is_right_to_left(note.wording, self.language), deleted=deleted)

    def _reference(self, note: Note, words: str) -> str:
        turned = xml("bidi") if is_right_to_left(note.wording, self.language) else ""
        sign = f"<w:r>{_SIGN}<w:footnoteRef/></w:r>{run(' ')}"
        self.blocks.append(paragraph(xml("pStyle", val="FootnoteText") + turned, sign + words))
        return f'<w:r>{_SIGN}<w:footnoteReference w:id="{len(self.blocks)}"/></w:r>'


def notes_by_number(text: Text) -> dict[str, Note]:
    """The notes of a text by the number that their references print; the first of two with one number."""
    found: dict[str, Note] = {}
    for note in text.notes:
        found.setdefault(note.number, note)
    return found


def unreferenced(text: Text) -> tuple[Note, ...]:
    """The notes that no paragraph refers to, and those whose number another has taken."""
    used = {mark.number for paragraph in text.paragraphs for mark in paragraph.notes}
    first = notes_by_number(text)
    return tuple(note for note in text.notes if note.number not in used or first[note.number] is not note)


def note_edits(old: str, new: str) -> tuple[Edit, ...]:
    """What changed in a note, in whole words; replaced whole where little of it stays."""
    if old == new:
        return (Edit(Op.KEEP, old),)
    from difflib import SequenceMatcher  # few redlines have a note that was edited

    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if len(was) + len(now) > _TOKENS_LIMIT or matcher.ratio() < _LIKENESS_FLOOR:
        return tuple(edit for edit in (Edit(Op.DELETE, old), Edit(Op.INSERT, new)) if edit.words)
    edits = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            edits.append(Edit(Op.KEEP, "".join(was[a:b])))
            continue
        edits += [Edit(Op.DELETE, "".join(was[a:b])), Edit(Op.INSERT, "".join(now[c:d]))]
    return tuple(edit for edit in edits if edit.words)
