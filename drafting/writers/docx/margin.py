"""The new text, clean, with what changed in it told in margin comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from drafting.model.changes import BREAK, Change, Comparison, Edit, Op
from drafting.writers.docx.annexes import compared_apart
from drafting.writers.docx.atoms import Opening
from drafting.writers.docx.clean import text_file
from drafting.writers.docx.interleave import blocks
from drafting.writers.docx.key import margin_header
from drafting.writers.docx.remarks import Remarks
from drafting.writers.docx.sheet import TextSheet
from drafting.writers.docx.strips import Block
from drafting.writers.fate_words import shortened

_EDITS = 10  # told in one comment; more are easier read in a redline
_DELETED_LENGTH = 2000  # characters of a deleted paragraph


def with_changes(comparison: Comparison, *, author: str, date: str | None = None, summary: bool = False) -> bytes:
    """The new text as a .docx with a comment on each changed paragraph: kind, addresses, what it means, what changed.

    Deleted paragraphs are quoted on the paragraph after which they stood. `date` is that of the comments.
    Raises OutputError where the file, read back, is not the new text.
    """
    apart = compared_apart(comparison)
    sheet = TextSheet(apart.new, _remarks(apart), author, date)
    return text_file(apart.new, sheet, below=margin_header(comparison, summary=summary), author=author)


def _remarks(comparison: Comparison) -> dict[int, list[str]]:
    """What to say on each paragraph of the new text, by position."""
    found: dict[int, list[str]] = defaultdict(list)
    remarks = Remarks(comparison)
    at = -1
    waiting: list[str] = []
    for block in blocks(comparison):
        said = remarks.of(Opening(block.change.change, block.treatment))
        if block.new:
            first, at = block.starts[1], block.change.new[block.new[-1]]
            found[first] += [f"Before this paragraph. {words}" for words in waiting]
            waiting = []
            if said:
                found[first].append("\n".join([said, *_words(block)]))
        elif said and at < 0:
            waiting.append("\n".join([said, *_words(block)]))
        elif said:
            found[at].append("After this paragraph. " + "\n".join([said, *_words(block)]))
    found[0] += waiting
    return dict(found)


def _words(block: Block) -> Iterator[str]:
    """The edits of what stands in the new text, the wording of what was deleted."""
    change = block.change.change
    if not change.new:
        yield f"\u201c{shortened(change.old_wording, _DELETED_LENGTH)}\u201d"
    elif change.old and block.new:
        edits = list(_edits(change))
        yield from edits[:_EDITS]
        if len(edits) > _EDITS:
            yield f"and {len(edits) - _EDITS} more"


def _edits(change: Change) -> Iterator[str]:
    """Each edit in a line: \u201cold\u201d \u2192 \u201cnew\u201d, added: \u201cnew\u201d, deleted: \u201cold\u201d."""
    nothing = Edit(Op.KEEP, "")
    edits = [nothing, *change.edits, nothing]
    for before, (edit, after) in zip(edits, pairwise(edits[1:]), strict=False):
        if edit.op is Op.DELETE and after.op is Op.INSERT and _quoted(edit) and _quoted(after):
            yield f"{_quoted(edit)} \u2192 {_quoted(after)}"
        elif edit.op is Op.DELETE and _quoted(edit):
            yield f"deleted: {_quoted(edit)}"
        elif edit.op is Op.INSERT and _quoted(edit) and not (before.op is Op.DELETE and _quoted(before)):
            yield f"added: {_quoted(edit)}"


def _quoted(edit: Edit) -> str:
    words = edit.words.replace(BREAK, " ").strip()
    return f"\u201c{shortened(words)}\u201d" if words else ""
