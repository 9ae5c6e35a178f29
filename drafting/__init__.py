"""Compare, track and redline negotiated resolution texts, paragraph by paragraph.

A file becomes a text; a result is a frozen dataclass of `drafting.model`, and is written in any format. Every function
is pure but for `read`, `own_changes` and `redline`, which read files: nothing is printed, looked up or kept. What
cannot be done is a `DraftingError`, with a `message` and a `hint`.

>>> import drafting
>>> texts = "texts/global-plan-of-action"
>>> old = drafting.read(f"{texts}/dialogue-2009.txt").text
>>> new = drafting.read(f"{texts}/background-2010.txt").text

What changed, and what the changes mean. A comparison holds both texts, paragraph by paragraph and word by word; offsets
count Unicode code points of a paragraph's `wording`:

>>> comparison = drafting.flag(drafting.compare(old, new))
>>> len(comparison.changes), sum(change.kind == "reworded" for change in comparison.changes)
(60, 4)
>>> [flag.message for change in comparison.changes for flag in change.flags if flag.weight == 3]
['decision → resolution 2004/110']
>>> [(str(reason.change.new[0].address), reason.why) for reason in drafting.summarise(comparison).first]
[('para 3', 'citation'), ('para 2', 'number, citation')]

What became of an element, and the other way round:

>>> elements, plan = (drafting.read(f"{texts}/{name}.txt").text for name in ("elements", "L.64"))
>>> [police] = drafting.select(elements, "(l)")
>>> [fate] = [one for one in drafting.track([elements], [plan]).fates if one.element.paragraph == police]
>>> str(fate.verdict), [str(carrier.paragraph.address) for carrier in fate.carriers]
('partial', ['annex 49', 'annex 54', 'annex 57', 'annex 29'])
>>> [police.wording[start:end][:32] for start, end in fate.lost]
['to exchange liaison officers amo']
>>> [rights] = drafting.select(plan, "annex 3")
>>> [origin] = [one for one in drafting.origins([elements], [plan]).origins if one.paragraph == rights]
>>> str(origin.ancestors[0].paragraph.address), str(origin.ancestors[0].degree)
('(h)', 'strong')

One paragraph through the versions that are given:

>>> found = drafting.history([old, new, elements, plan], elements, police)
>>> [(station.text.name, str(station.standing)) for station in found.stations]
[('dialogue-2009', 'nothing found'), ('background-2010', 'nothing found'), ('elements', 'here'), ('L.64', 'in part')]

What the tracked changes in one Word or OpenDocument file mean, and whose they are:

>>> tracked = drafting.own_changes("examples/tracked-changes/three-delegations.docx", by="Delegation B")
>>> theirs = [change for change in tracked.changes if change.authors]
>>> [(str(change.kind), change.authors, [flag.message for flag in change.flags]) for change in theirs]
[('reworded', ('Delegation B',), ['“as appropriate” is new']), ('deleted', ('Delegation B',), [])]

Any result as a file's bytes; of two Word files, the old one with every difference as a tracked change:

>>> drafting.write(comparison, "changes.md").decode("utf-8").splitlines()[0]
'## dialogue-2009 -> background-2010'
>>> drafting.write(comparison, "redline.docx", drafting.Redline(author="Norway", layout="side-by-side"))[:2]
b'PK'
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     for text in (old, new):
...         _ = Path(folder, f"{text.name}.docx").write_bytes(drafting.write(text, "a.docx"))
...     redlined = drafting.redline(*(Path(folder, f"{text.name}.docx") for text in (old, new)))
>>> redlined.data[:2], len(redlined.comparison.changes)
(b'PK', 60)

What can't be done is an error that says so, and what to do:

>>> file = "examples/tracked-changes/three-delegations.docx"
>>> try:
...     drafting.read(file, part="annex", changes=drafting.Changes.REJECTED)
... except drafting.DraftingError as problem:
...     print(problem.message)
three-delegations.docx: has no part 'annex'

What is not used is not loaded: each name is imported when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drafting.engines.compare import compare
    from drafting.engines.history import history
    from drafting.engines.meaning import flag
    from drafting.engines.origins import origins
    from drafting.engines.summary import summarise
    from drafting.engines.track import track
    from drafting.errors import DraftingError
    from drafting.model.changes import Comparison
    from drafting.model.reading import Changes, Reading
    from drafting.model.selection import select
    from drafting.writers import Redline, write
    from drafting.writers.docx.in_place.redline import Redlined
    from drafting.writers.docx.in_place.writing import Comparing

__version__ = "0.1.0"
__all__ = [
    "Changes",
    "DraftingError",
    "Redline",
    "__version__",
    "compare",
    "flag",
    "history",
    "origins",
    "own_changes",
    "read",
    "redline",
    "select",
    "summarise",
    "track",
    "write",
]

_HOMES = {
    "Changes": "drafting.model.reading",
    "DraftingError": "drafting.errors",
    "Redline": "drafting.writers",
    "compare": "drafting.engines.compare",
    "flag": "drafting.engines.meaning",
    "history": "drafting.engines.history",
    "origins": "drafting.engines.origins",
    "select": "drafting.model.selection",
    "summarise": "drafting.engines.summary",
    "track": "drafting.engines.track",
    "write": "drafting.writers",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'drafting' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__


def read(path: str | Path, *, part: str | None = None, changes: Changes | str | None = None) -> Reading:
    """The text in a file, held or not, with notices of what was left out or guessed.

    `part` takes one annex ("annex") or section ("II") out of it; `changes` says what becomes of tracked changes,
    as `Changes` or in words ("rejected"); they are accepted where it is None. Raises FormatError for a file
    that is missing, damaged or of a kind that is not read, StructureError for one without a paragraph or without that
    part.
    """
    from drafting.files import read_file
    from drafting.model.reading import Changes as Resolved
    from drafting.readers import read_bytes

    place = Path(path)
    return read_bytes(read_file(place), place.name, part=part, changes=Resolved(changes or Resolved.ACCEPTED))


def own_changes(path: str | Path, *, by: str | Sequence[str] = ()) -> Comparison:
    """What the tracked changes of one Word or OpenDocument file change, flagged, and whose each of them is.

    The comparison is of the text before them with the text that has them. Each change has its `authors`, and `hands`
    that say which of its words are whose; so have flags. `by` takes the changes of these authors alone, the others'
    rejected; a part of a name will do. Raises FormatError for a file without tracked changes, or with none by them, and
    what `read` raises.
    """
    from drafting.engines.compare import compare
    from drafting.engines.hands import sign
    from drafting.engines.meaning import flag
    from drafting.files import read_file
    from drafting.readers.own_changes import read_own_changes

    place = Path(path)
    found = read_own_changes(read_file(place), place.name, (by,) if isinstance(by, str) else tuple(by))
    return sign(flag(compare(found.before, found.after)), *found.hands)


def redline(
    old: str | Path,
    new: str | Path,
    style: Redline | None = None,
    *,
    changes: Changes | str | None = None,
    comparing: Comparing | None = None,
) -> Redlined:
    """Two Word files as one: the old file with every difference to the new one as a tracked change.

    `comparing` says how paragraphs are paired, by default as `compare` does, and what was read from the two, whose
    addresses are then given in the comments. Raises FormatError for what is no Word file, and OutputError where the
    redline would not be exact.
    """
    from drafting.engines.compare import compare
    from drafting.engines.meaning import flag
    from drafting.files import read_file
    from drafting.model.reading import Changes as Resolved
    from drafting.model.text import Text
    from drafting.writers import Redline as Style
    from drafting.writers.docx.in_place.redline import WordFile, redline_in_place
    from drafting.writers.docx.in_place.writing import Comparing

    paths = Path(old), Path(new)
    files = [WordFile(path.name, read_file(path)) for path in paths]
    asked = comparing or Comparing(compare, lambda one, other: flag(compare(one, other)))
    known = tuple(text or Text(path.stem, ()) for text, path in zip(asked.texts, paths, strict=True))
    asked = asked._replace(texts=(known[0], known[1]))
    return redline_in_place(files[0], files[1], asked, style or Style(), changes=Resolved(changes or Resolved.ACCEPTED))
