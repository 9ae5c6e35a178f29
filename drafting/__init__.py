"""Compare, track and redline negotiated resolution texts, paragraph by paragraph.

    import drafting

    old = drafting.read("L.64.docx").text
    new = drafting.read("res-64-293.docx").text
    comparison = drafting.flag(drafting.compare(old, new))
    data = drafting.write(comparison, "redline.docx")

What is not used is not loaded: each name is imported when it is first asked for.
"""

from __future__ import annotations

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
    from drafting.model.reading import Changes, Reading
    from drafting.writers import Redline, write
    from drafting.writers.docx.in_place.redline import Comparing, Redlined

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "flag", "history", "origins", "read", "redline", "summarise", "track", "write"]

_HOMES = {
    "compare": "drafting.engines.compare",
    "flag": "drafting.engines.meaning",
    "history": "drafting.engines.history",
    "origins": "drafting.engines.origins",
    "summarise": "drafting.engines.summary",
    "track": "drafting.engines.track",
    "write": "drafting.writers",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'drafting' has no attribute {name!r}")


def read(path: str | Path, *, part: str | None = None, changes: Changes | None = None) -> Reading:
    """The text in a file, held or not, with notices of what was left out or guessed.

    Raises FormatError and StructureError. See `drafting.readers.read_bytes` for `part` and `changes`.
    """
    from drafting.files import read_file
    from drafting.model.reading import Changes as Resolved
    from drafting.readers import read_bytes

    place = Path(path)
    return read_bytes(read_file(place), place.name, part=part, changes=changes or Resolved.ACCEPTED)


def redline(
    old: str | Path,
    new: str | Path,
    style: Redline | None = None,
    *,
    changes: Changes | None = None,
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
    from drafting.writers.docx.in_place.redline import Comparing, WordFile, redline_in_place

    paths = Path(old), Path(new)
    files = [WordFile(path.name, read_file(path)) for path in paths]
    asked = comparing or Comparing(compare, lambda one, other: flag(compare(one, other)))
    known = tuple(text or Text(path.stem, ()) for text, path in zip(asked.texts, paths, strict=True))
    asked = asked._replace(texts=(known[0], known[1]))
    return redline_in_place(files[0], files[1], asked, style or Style(), changes=changes or Resolved.ACCEPTED)
