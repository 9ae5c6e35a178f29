"""What results of several kinds have in common in JSON: named texts, cited words, flags, and who decided."""

from __future__ import annotations

from typing import Any

from drafting.model.changes import Flag
from drafting.model.rulings import Ruling
from drafting.model.text import Text

Json = dict[str, Any]


def named(text: Text) -> Json:
    """What a text is called."""
    return {"name": text.name, "symbol": text.symbol, "title": text.title, "date": text.date}


def cited(wording: str, place: tuple[int, int]) -> Json:
    """Words of a wording, with the places where they begin and end in it."""
    start, end = place
    return {"start": start, "end": end, "words": wording[start:end]}


def flagged(flag: Flag) -> Json:
    """What a change means; `old` and `new` are places in the two wordings, `authors` those of the words, if known."""
    signed = {"authors": flag.authors} if flag.authors else {}
    return {
        "kind": flag.kind, "weight": flag.weight, "message": flag.message, "old": flag.old, "new": flag.new, **signed,
    }  # fmt: skip


def decided(ruling: Ruling | None) -> Json:
    """Whether the tool or a person decided; of a person who, when and why, and whether the wording changed since."""
    if ruling is None:
        return {"decided_by": "tool", "decision": None}
    said = {"by": ruling.by, "date": ruling.date, "note": ruling.note, "reworded_since": ruling.reworded_since}
    return {"decided_by": "person", "decision": said}
