"""What a change means: flags on verbs, modals, negations, qualifiers, addressees, figures, references and brackets.

Each module finds one sort of words in both wordings of a change, tells which belong together, and flags the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from drafting.engines.meaning.crossreferences import CrossReferences
from drafting.engines.meaning.places import Wordings
from drafting.model.changes import ChangeKind, Comparison, Flag, FlagKind
from drafting.model.text import Kind

if TYPE_CHECKING:
    from drafting.engines.meaning.marks_apart import MarksApart

_ORDER = {kind: rank for rank, kind in enumerate(FlagKind)}
_SHORT = 60  # characters of a mark of status, see vocabulary/status.py
_LINE = 240  # characters of a message: two lines of a wide screen


def flag(comparison: Comparison) -> Comparison:
    """The same comparison, each change with its flags: the heaviest first, then by kind and place.

    Paragraphs on both sides get flags of every kind; added ones, and unchanged ones too, those on cross-references
    alone; deleted ones are flagged only where they were marked as agreed, since whoever reads that a paragraph went
    knows that all it said went with it, and the lines that close a text get none. Where nothing changed nothing is
    flagged. Words are judged by lists (English first), so that what a list does not hold is not flagged.
    """
    if all(change.kind is ChangeKind.UNCHANGED for change in comparison.changes):
        bare = (replace(change, flags=()) if change.flags else change for change in comparison.changes)
        return replace(comparison, changes=tuple(bare))
    references = CrossReferences(comparison)
    language = comparison.new.language.partition("-")[0].lower()
    apart = _marks_apart(comparison)
    changes = []
    for change in comparison.changes:
        wordings = Wordings(change, language)
        found = [*_flags(wordings, references)] if apart is None else [*_beside_marks(wordings, references, apart)]
        flags = tuple(sorted(map(_shown, _told_once(found)), key=_rank))
        changes.append(change if flags == change.flags else replace(change, flags=flags))
    return replace(comparison, changes=tuple(changes))


def _flags(wordings: Wordings, references: CrossReferences) -> Iterator[Flag]:
    change = wordings.change
    if not change.new:
        yield from _gone(wordings)
        return
    yield from references.flags(wordings)
    if not change.old or not change.is_reworded or wordings.kind is Kind.CLOSING:
        return
    from drafting.engines.meaning.reworded import word_flags  # where nothing is reworded, no list of words is loaded

    yield from word_flags(wordings)


def _marks_apart(comparison: Comparison) -> MarksApart | None:
    """The marks of status that are paragraphs of the old text, or None: most texts have none."""
    if not any(len(one.wording) <= _SHORT and one.wording[:1] in "[(（［aA" for one in comparison.old.paragraphs):
        return None
    from drafting.engines.meaning.marks_apart import MarksApart  # where there may be some

    found = MarksApart(comparison.old.paragraphs)
    return found if found.alone else None


def _beside_marks(wordings: Wordings, references: CrossReferences, apart: MarksApart) -> Iterator[Flag]:
    """The flags of a change in a text of which marks of status are paragraphs."""
    if apart.are_all(wordings.change) and not wordings.change.new:
        yield Flag(FlagKind.STATUS, f"“{wordings.old.wording}” is gone", (0, len(wordings.old.wording)), None, 2)
        return
    yield from apart.flags(wordings.change)
    yield from _flags(wordings, references)


def _gone(wordings: Wordings) -> Iterator[Flag]:
    if not wordings.may_be_marked:
        return
    from drafting.engines.meaning.status import marks, status_flags

    yield from status_flags(wordings, marks(wordings.old.wording), ())


def _told_once(flags: list[Flag]) -> list[Flag]:
    """The flags without those whose words another one quotes: a law that is to be complied with, "should not"."""
    return [one for one in flags if not any(_is_quoted(one, other) for other in flags)]


def _is_quoted(one: Flag, other: Flag) -> bool:
    if one.old and one.new:
        return False
    if (one.kind, other.kind) == (FlagKind.CITATION, FlagKind.QUALIFIER):
        return _is_within(one.old, other.old) or _is_within(one.new, other.new)
    if (one.kind, other.kind) == (FlagKind.MODAL, FlagKind.NEGATION):
        return _is_before(one.old, other.old) or _is_before(one.new, other.new)
    return False


def _is_within(span: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return span is not None and other is not None and other[0] <= span[0] and span[1] <= other[1]


def _is_before(span: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """True where the second stands right behind the first."""
    return span is not None and other is not None and other[0] - span[1] == 1


def _shown(one: Flag) -> Flag:
    return one if len(one.message) <= _LINE else replace(one, message=f"{one.message[: _LINE - 1].rstrip()}…")


def _rank(one: Flag) -> tuple[int, int, tuple[int, int], tuple[int, int], str]:
    place = one.new or one.old or (0, 0)
    return (-one.weight, _ORDER[one.kind], place, one.old or (0, 0), one.message)
