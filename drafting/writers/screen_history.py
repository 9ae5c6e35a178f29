"""One paragraph through all versions, as lines for a screen: a line a version, then whose words they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from drafting.model.changes import Edit
from drafting.model.history import History, Passage, Standing, Station
from drafting.writers.page import Look, plural, signed
from drafting.writers.page_comparison import edit_pieces
from drafting.writers.screen import Line, line

_LOOKS = {Standing.HERE: Look.BOLD, Standing.NOTHING: Look.QUIET, Standing.REWORDED: Look.KIND}
_QUOTED = 3  # runs of shared words a passage, the longest
_ORIGINS = (Look.GOOD, Look.ADDRESS, Look.KIND, Look.WARNING, Look.SECTION)  # colours of the versions, in turn


def history_lines(history: History) -> Iterator[Line]:
    """The versions in order of date with what each has of the paragraph, then its words by where they first stood.

    A version that says the same words names the place alone; one that rewords it shows the edits, or where they were
    shown already.
    """
    name = f"{history.paragraph.address} of {history.text.label}"
    yield line((name, Look.BOLD), f" through {plural(len(history.stations), 'version')}")
    yield line()
    width = max(len(station.text.name) for station in history.stations)
    told: dict[tuple[Edit, ...], str] = {}  # rewordings that were shown, and in which version
    for station in history.stations:
        yield from _station_lines(station, width, told.get(station.edits, ""))
        if station.edits:
            told.setdefault(station.edits, station.text.name)
    yield line()
    yield from _stretch_lines(history, width)


def _station_lines(station: Station, width: int, same_as: str) -> Iterator[Line]:
    head = f"{station.text.date or 'no date':10}  {station.text.name:{width}}  "
    look = _LOOKS.get(station.standing, Look.PLAIN)
    named = ", ".join(str(passage.paragraph.address) for passage in station.passages)
    where = (f": {named}" if named else "") + (f", as in {same_as}" if same_as else "")
    yield line((head, Look.ADDRESS), (station.standing.value, look), where, hang=14)
    if same_as:
        return
    if station.edits:
        yield line("    ", *signed(edit_pieces(station.edits)), hang=4)
    elif station.standing is Standing.IN_PART:
        for passage in station.passages:
            yield line((f"    {passage.paragraph.address}", Look.ADDRESS), f"  {_quoted(passage)}", hang=8)


def _quoted(passage: Passage) -> str:
    """The longest shared runs in the words of the passage, or its first words where it has none."""
    wording = passage.paragraph.wording
    words = dict.fromkeys(" ".join(wording[slice(*one.carrier)].split()) for one in passage.shared)
    longest = sorted(words, key=len, reverse=True)[:_QUOTED]
    return " ... ".join(f'"{quoted}"' for quoted in words if quoted in longest)


def _stretch_lines(history: History, width: int) -> Iterator[Line]:
    wording = history.paragraph.wording
    looks = dict(zip(dict.fromkeys(s.since.name for s in history.stretches), cycle(_ORIGINS)))
    yield line(("Its words, by the version they first stood in:", Look.SECTION))
    for stretch in history.stretches:
        look = looks[stretch.since.name]
        words = wording[stretch.start : stretch.end].strip()
        ended = f"  (not after {stretch.until.name})" if stretch.until else ""
        yield line((f"  {stretch.since.name:{width}}  ", look), (words, look), (ended, Look.QUIET), hang=width + 4)
