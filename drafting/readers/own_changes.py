"""The tracked changes that one file holds: the text before them and with them, and in whose hand the words are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.errors import FormatError
from drafting.model.hands import Hands, Whose, unsigned
from drafting.model.pending import pending, settled
from drafting.model.reading import Changes, Reading
from drafting.model.text import Text, is_held
from drafting.readers import read_bytes
from drafting.readers.tracked import changes_notices, ranked_authors

_NAMED = 3  # authors in the name of a text; of more it says what was asked for


@dataclass(frozen=True, slots=True)
class OwnChanges:
    """Two texts out of one file, with the hands over the paragraphs of each; `reading` is how the second was read."""

    before: Text
    after: Text
    hands: tuple[Hands, Hands]
    whose: Whose
    reading: Reading


def read_own_changes(data: bytes, file: str, by: Sequence[str] = ()) -> OwnChanges:
    """What the bytes of a file say before its tracked changes, and with them, or with those `by` some authors alone.

    A part of an author's name will do. Raises FormatError for a file that holds none, or none by these authors, and
    what `read_bytes` raises.
    """
    reading = _read(data, file, Changes.ACCEPTED, Whose())
    if not any(notice.code == "tracked-changes" for notice in reading.notices):
        raise FormatError(f"{file}: holds no tracked changes", "name the text to compare it with")
    whose = Whose(_authors(file, reading.authors, by) if by else None)
    if by:
        reading = _read(data, file, Changes.ACCEPTED, whose)
    after, new = unsigned(reading.text)
    before, old = unsigned(_read(data, file, Changes.REJECTED, whose).text)
    before = replace(before, name=f"{after.name} before its changes")
    if whose.by is not None:
        named = sorted(whose.by) if len(whose.by) <= _NAMED else by
        after = replace(after, name=f"{after.name} by {', '.join(named)}")
    return OwnChanges(before, after, (old, new), whose, reading)


def _read(data: bytes, file: str, changes: Changes, whose: Whose) -> Reading:
    """The text in a file with its changes settled and signed; a held text has those that it kept."""
    reading = read_bytes(data, file, changes=changes, whose=whose)
    if not is_held(data):
        return reading
    authors = pending(reading.text)
    text = settled(reading.text, changes, whose)
    return Reading(text, tuple(changes_notices(authors, changes)), ranked_authors(authors))


def _authors(file: str, authors: Sequence[str], wanted: Sequence[str]) -> frozenset[str]:
    """Who is meant by names or parts of names, upper and lower case alike. Raises FormatError where one is nobody's.

    A whole name goes before a whole word of one, and that before any other part; of the best kind all are meant, so
    that "EU" is every author of the EU, and not Neuland.
    """
    found: set[str] = set()
    for name in wanted:
        sought = " ".join(name.split()).casefold()
        said = {author: " ".join(author.split()).casefold() for author in authors}
        word = rf"(?<!\w){re.escape(sought)}(?!\w)"
        meant = (
            {author for author, one in said.items() if one == sought}
            or {author for author, one in said.items() if re.search(word, one)}
            or {author for author, one in said.items() if sought in one}
        )
        if not (sought and meant):
            there = f"its authors: {', '.join(authors)}" if authors else "its tracked changes name no author"
            raise FormatError(f"{file}: has no tracked changes by {name!r}", there)
        found |= meant
    return frozenset(found)
