"""Long texts made of the held ones: halves of paragraphs joined, every eighth word from elsewhere."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from drafting.library import load
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph, Text

HELD = Path(__file__).parents[2] / "texts" / "global-plan-of-action"
_SHORT = 40  # characters; shorter paragraphs are left out
_STRANGE = 0.12  # share of words that come from elsewhere


@cache
def _wordings() -> tuple[list[str], ...]:
    paragraphs = (p for path in sorted(HELD.glob("*.txt")) for p in load(path).paragraphs)
    return tuple(p.wording.split() for p in paragraphs if len(p.wording) >= _SHORT)


def made_text(name: str, count: int, kind: Kind) -> Text:
    """So many paragraphs, OP1 ... or annex 1 ...; the same for the same name and count."""
    chance = random.Random(f"{name} {count}")
    series, part = (Series.PLAIN, "annex") if kind is Kind.ANNEX else (Series.OP, "")
    made = (Paragraph(place(series, n, part), kind, _wording(chance)) for n in range(1, count + 1))
    return Text(name, tuple(made))


def _wording(chance: random.Random) -> str:
    one, other = chance.choice(_wordings()), chance.choice(_wordings())
    cut = chance.randrange(len(one))
    words = [*one[:cut], *other[: len(one) - cut]]
    return " ".join(chance.choice(chance.choice(_wordings())) if chance.random() < _STRANGE else w for w in words)
