"""One paragraph through the versions of a text: where its wording first stood, where it changed, where it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafting.model.changes import Edit
from drafting.model.fates import Evidence
from drafting.model.text import Paragraph, Text


class Standing(StrEnum):
    """How a version has the paragraph that is asked about."""

    HERE = "here"  # it is the version that was asked about
    SAME = "same words"
    REWORDED = "reworded"
    IN_PART = "in part"  # other paragraphs share wording or substance with it
    NOTHING = "nothing found"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of another version that has something of the one asked about.

    `shared` are the places of the same words: `Evidence.element` in the paragraph asked about, `Evidence.carrier` in
    this one. `likeness` runs from 0 to 1.
    """

    paragraph: Paragraph
    likeness: float
    shared: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Station:
    """One version: how it has the paragraph, and where. `edits` make the later wording of the earlier one."""

    text: Text
    standing: Standing
    passages: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the paragraph, `wording[start:end]`, with the versions they first and last stood in.

    `until` is None where the last version that has anything of the paragraph still has them.
    """

    start: int
    end: int
    since: Text
    until: Text | None = None


@dataclass(frozen=True)
class History:
    """A paragraph of one version through all of them, in order of date. The stretches cover its wording in order."""

    text: Text
    paragraph: Paragraph
    stations: tuple[Station, ...]
    stretches: tuple[Stretch, ...]
