"""A person's word on what the tool proposes: who gave it, when, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decided, when (YYYY-MM-DD) and why, as given on the command line; "" where it was not given.

    `reworded_since` is True where a paragraph that was decided upon says other words now.
    """

    by: str = ""
    date: str = ""
    note: str = ""
    reworded_since: bool = False


UNSAID = Ruling()  # neither who nor when nor why was given
