"""Short papers and plans of the words of the field: what elements are looked for in."""

import re

from hypothesis import strategies as st

from drafting.model.address import Address, Form, Series, Step, place
from drafting.model.text import Kind, Paragraph, Text

WORDS = (
    *("prevent", "prosecute", "protect", "victims", "trafficking", "police", "law enforcement", "training", "capacity"),
    *("awareness", "media", "ratify", "accede", "convention", "data", "research", "border control", "liaison officers"),
    *("redress", "compensation", "coordination", "synergies", "poverty", "children", "women", "national", "border"),
    *("the", "of", "and", "to", "for", "in", "as appropriate", "international", ",", ";", ".", "by", "strengthening"),
)
wordings = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join).filter(re.compile(r"\w").search)


def paper(wordings, name="elements"):
    """A paper of elements (a), (b), ..."""
    steps = (Step(Form.LETTER, n) for n in range(1, len(wordings) + 1))
    items = (Paragraph(Address(Series.PLAIN, (s,)), Kind.ITEM, w) for s, w in zip(steps, wordings, strict=True))
    return Text(name, tuple(items))


def plan(wordings, name="plan"):
    """A plan of the paragraphs annex 1, annex 2, ..."""
    numbered = enumerate(wordings, start=1)
    return Text(name, tuple(Paragraph(place(Series.PLAIN, n, "annex"), Kind.ANNEX, w) for n, w in numbered))
