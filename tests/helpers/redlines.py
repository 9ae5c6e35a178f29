"""Comparisons that readers of Word files have stumbled over, and a resolution in each official language.

They are read back by our own reader in the tests, and by pandoc and LibreOffice in .ci/check_documents.py.
"""

from __future__ import annotations

from pathlib import Path

from drafting.model.address import Series, place
from drafting.model.changes import BREAK, Change, Comparison, Edit, Op
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Text
from drafting.native import loads


def op(number: int, wording: str, *notes: str) -> Paragraph:
    """An operative paragraph; each note's mark stands behind the fifth letter."""
    marks = tuple(NoteMark(5, note) for note in notes)
    return Paragraph(place(Series.OP, number), Kind.OPERATIVE, wording, f"{number}.", notes=marks)


def pp(number: int, wording: str) -> Paragraph:
    """A preambular paragraph: no marker parts it from the one before."""
    return Paragraph(place(Series.PP, number), Kind.PREAMBULAR, wording)


def annex(title: str, marker: str = "Annex") -> Paragraph:
    """What opens an annex: its marker and its title."""
    return Paragraph(place(Series.TITLE, 1, "annex"), Kind.HEADING, title, marker, level=1)


def changed(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...], *edits: str, moved: bool = False) -> Change:
    """A change from edits written as "=words", "-words", "+words"."""
    return Change(old, new, 0.8, tuple(Edit(Op(edit[0]), edit[1:]) for edit in edits), moved)


def kept(paragraph: Paragraph) -> Change:
    """A paragraph that both texts have."""
    return changed((paragraph,), (paragraph,), f"={paragraph.wording}")


def added(paragraph: Paragraph) -> Change:
    """A paragraph of the new text alone."""
    return changed((), (paragraph,), f"+{paragraph.wording}")


def deleted(paragraph: Paragraph) -> Change:
    """A paragraph of the old text alone."""
    return changed((paragraph,), (), f"-{paragraph.wording}")


def compared(old: list[Paragraph], new: list[Paragraph], *changes: Change) -> Comparison:
    """The comparison; whatever notes the paragraphs have are those of their text."""
    texts = (
        Text(name, tuple(paragraphs), tuple(Note(str(n), f"Note {n} of the {name} text.") for n in range(1, 6)))
        for name, paragraphs in (("old", old), ("new", new))
    )
    return Comparison(*texts, changes)


FIRST, LAST = op(1, "Urges all States to act;"), op(9, "Decides to meet again.")
ONE, TWO, THREE = (op(n, f"Requests report {n} of all States;", str(n)) for n in (2, 3, 4))
SHORT, LONG = op(1, "Urges all States"), op(1, "Urges all States to act at once")
LENGTHENED = changed((SHORT,), (LONG,), "=Urges all States", "+ to act at once")
RECALL, RECALLED = pp(1, "Recalling its resolutions"), pp(1, "Recalling its resolutions and decisions")
NOTING, NOTED = pp(2, "noting them"), pp(2, "Also noting them")
WHOLE, PARTS = op(1, "Urges all; requests all;"), (op(1, "Urges all;"), op(2, "requests all;"))
TITLE, ITS_TITLE = annex("Plan of Action"), annex("Global Plan of Action", "Annex I")
ANNEXED = op(9, "Decides to meet as the annex says.")
MOVED, EDITED = op(1, "Invites all States to join."), op(4, "Invites all other States to join;")

STUMBLED_OVER = {
    "added with notes": compared(
        [FIRST, LAST], [FIRST, ONE, TWO, LAST], kept(FIRST), added(ONE), added(TWO), kept(LAST)
    ),
    "deleted with notes": compared(
        [FIRST, ONE, TWO, LAST], [FIRST, LAST], kept(FIRST), deleted(ONE), deleted(TWO), kept(LAST)
    ),
    "exchanged with notes": compared(
        [FIRST, ONE, TWO, LAST], [FIRST, THREE, LAST], kept(FIRST), deleted(ONE), deleted(TWO), added(THREE), kept(LAST)
    ),
    "exchanged from the start": compared(
        [TWO, LAST], [ONE, THREE, LAST], deleted(TWO), added(ONE), added(THREE), kept(LAST)
    ),
    "exchanged whole": compared(
        [TWO, FIRST], [ONE, THREE, LAST], deleted(TWO), deleted(FIRST), added(ONE), added(THREE), added(LAST)
    ),
    "added after added words": compared([SHORT, LAST], [LONG, ONE, LAST], LENGTHENED, added(ONE), kept(LAST)),
    "added words after added words": compared(
        [RECALL, NOTING],
        [RECALLED, NOTED],
        changed((RECALL,), (RECALLED,), "=Recalling its resolutions", "+ and decisions"),
        changed((NOTING,), (NOTED,), "+Also ", "=noting them"),
    ),
    "exchanged words before added words": compared(
        [RECALL, NOTING],
        [RECALLED, NOTED],
        changed((RECALL,), (RECALLED,), "=Recalling its ", "-resolutions", "+resolutions and decisions"),
        changed((NOTING,), (NOTED,), "+Also ", "=noting them"),
    ),
    "moved and reworded at its end": compared(
        [MOVED, FIRST, LAST],
        [FIRST, EDITED, LAST],
        kept(FIRST),
        changed((MOVED,), (EDITED,), "=Invites all ", "+other ", "=States to join", "-.", "+;", moved=True),
        kept(LAST),
    ),
    "split": compared(
        [WHOLE, LAST],
        [*PARTS, LAST],
        changed((WHOLE,), PARTS, "=Urges all;", "- ", f"+{BREAK}", "=requests all;"),
        kept(LAST),
    ),
    "merged": compared(
        [*PARTS, LAST],
        [WHOLE, LAST],
        changed(PARTS, (WHOLE,), "=Urges all;", f"-{BREAK}", "+ ", "=requests all;"),
        kept(LAST),
    ),
    "annex added": compared([FIRST], [FIRST, TITLE, LAST], kept(FIRST), added(TITLE), added(LAST)),
    "annex deleted": compared([FIRST, TITLE, LAST], [FIRST], kept(FIRST), deleted(TITLE), deleted(LAST)),
    "annex for other paragraphs": compared(
        [FIRST, ONE, LAST], [FIRST, TITLE], kept(FIRST), deleted(ONE), deleted(LAST), added(TITLE)
    ),
    "annex numbered and its title reworded": compared(
        [FIRST, TITLE, LAST],
        [FIRST, ITS_TITLE, LAST],
        kept(FIRST),
        changed((TITLE,), (ITS_TITLE,), "+Global ", "=Plan of Action"),
        kept(LAST),
    ),
    "annex that gets its marker": compared(
        [FIRST, annex("Plan of Action", ""), LAST],
        [FIRST, TITLE, LAST],
        kept(FIRST),
        changed((annex("Plan of Action", ""),), (TITLE,), "=Plan of Action"),
        kept(LAST),
    ),
    "annex moved": compared(
        [FIRST, LAST, TITLE, ANNEXED],
        [TITLE, ANNEXED, FIRST, LAST],
        changed((TITLE,), (TITLE,), "=Plan of Action", moved=True),
        changed((ANNEXED,), (ANNEXED,), f"={ANNEXED.wording}", moved=True),
        kept(FIRST),
        kept(LAST),
    ),
}


LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_CASES = Path(__file__).parents[1] / "cases" / "languages"


def resolution(language: str) -> tuple[Text, Text]:
    """A short resolution of our own in one of the six languages, as drafted and as adopted.

    A verb is exchanged, a clause added, a paragraph added, two preambular ones change places, a note is edited.
    """
    draft, adopted = (loads((_CASES / f"{language}-{name}.txt").read_text("utf-8")) for name in ("draft", "adopted"))
    return draft, adopted
