"""A text with remarks in the margin, and the remarks that the fates of elements give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from drafting.model.address import Address
from drafting.model.fates import Carrier, Degree, Element, Fates
from drafting.model.text import Text
from drafting.writers.docx.annexes import is_bare, with_annexes_apart
from drafting.writers.docx.clean import text_file
from drafting.writers.docx.layout import TEXT_WIDTH
from drafting.writers.docx.sheet import TextSheet
from drafting.writers.docx.tables import cell, table
from drafting.writers.docx.wordml import run
from drafting.writers.fate_words import DEGREES, said_by, shared_words

_RANKS = tuple(Degree)  # strong before partial


def annotated(text: Text, remarks: Mapping[Address, Sequence[str]], *, author: str, legend: str = "") -> bytes:
    """The clean text as a .docx with one comment over a paragraph for each remark on its address.

    `legend` is printed in a box under the masthead. Remarks on addresses that the text does not have are left out.
    Raises OutputError where the file, read back, is not the text.
    """
    text = with_annexes_apart(text)
    told = ((at, p) for at, p in enumerate(text.paragraphs) if p.address in remarks and not is_bare(p))
    found = {at: remarks[p.address] for at, p in told}
    box = table([[cell(run(legend))]], [TEXT_WIDTH]) if legend else ""
    return text_file(text, TextSheet(text, found, author), below=box, author=author)


def remarks_of(fates: Fates, plan: Text | None) -> dict[Address, tuple[str, ...]]:
    """For each paragraph of a plan what it carries: which element, how much of it, the words they share.

    Without `plan`, of all plans together. What it carries strongly comes first, each in the order of the elements.
    """
    found: dict[Address, list[tuple[int, str]]] = {}
    for fate in fates.fates:
        for carrier in fate.carriers:
            if plan is None or carrier.text == plan:
                found.setdefault(carrier.paragraph.address, []).append(
                    (_RANKS.index(carrier.degree), _remark(fate.element, carrier))
                )
    return {at: tuple(said for _, said in sorted(remarks, key=itemgetter(0))) for at, remarks in found.items()}


def legend_of(fates: Fates) -> str:
    """What the margin says and how sure it is, in the words of the box under the masthead."""
    names = " and ".join(source.label for source in fates.sources)
    degrees = "; ".join(f"{degree}: {meaning}" for degree, meaning in DEGREES.items())
    return (
        f"How to read this. A comment in the margin names the element of {names} that a paragraph carries, and quotes "
        f"the words they share ({degrees}). These are proposals of a program unless a comment "
        f"says who decided; a paragraph without a comment may be new."
    )


def _remark(element: Element, carrier: Carrier) -> str:
    degree = f"{carrier.degree.value}: {DEGREES[carrier.degree]}"
    first = f"Carries {element.paragraph.address} of {element.text.label} ({degree})."
    if carrier.decided:
        first = f"{first} Decided by {said_by(carrier.decided)}."
    shared = shared_words(carrier)
    if not shared:
        return first
    return f"{first}\nShared words: {'; '.join(shared)}"
