"""The head of a redline's first page: which texts it compares, what the marks mean, how much changed."""

from __future__ import annotations

from drafting.model.changes import ChangeKind, Comparison
from drafting.model.text import Style
from drafting.writers.docx.faces import PENDING, Face, face_properties
from drafting.writers.docx.layout import TEXT_WIDTH, WIDE_WIDTH
from drafting.writers.docx.masthead import BOLD, described, first_header, legend
from drafting.writers.docx.summary import summary as summary_table
from drafting.writers.docx.wordml import paragraph, run, xml
from drafting.writers.page import plural

_UNDER = xml("u", val="single")
_STRUCK = xml("strike")
_UNDER_TWICE = xml("u", val="double")
_STRUCK_TWICE = xml("dstrike")
_WIDTHS = (2150, TEXT_WIDTH - 2150)
_WIDE_WIDTHS = (2150, WIDE_WIDTH - 2150)
_COUNTED = (
    (ChangeKind.ADDED, "added"),
    (ChangeKind.DELETED, "deleted"),
    (ChangeKind.REWORDED, "reworded"),
    (ChangeKind.MOVED, "moved"),
    (ChangeKind.MOVED_AND_REWORDED, "moved and reworded"),
    (ChangeKind.SPLIT, "split"),
    (ChangeKind.MERGED, "merged"),
)


def redline_header(comparison: Comparison, *, numbers: str, comments: str, summary: bool) -> str:
    """The header of the first page: masthead, the two texts, the legend in a box, and the summary if wanted."""
    heading = _heading("How to read this redline. ", comparison)
    below = _two_texts(comparison) + legend(_rows(comparison, numbers, comments), _WIDTHS, heading)
    below += summary_table(comparison) if summary else ""
    return first_header(comparison.new, left="Redline", below=below)


def table_header(comparison: Comparison, *, summary: bool) -> str:
    """The header of the first page of a table of both texts."""
    rows = [
        (run("added words", _UNDER), run("Underlined: only in the new text. A \u00b6 so marked parts a paragraph.")),
        (run("deleted words", _STRUCK), run("Struck through: only in the old text. A \u00b6 so marked joins two.")),
    ]
    if any(change.moved for change in comparison.changes):
        rows.append((run("See OP4"), run("The paragraph moved; what changed in it is marked where it stands now.")))
    below = _two_texts(comparison) + legend(rows, _WIDE_WIDTHS, _heading("How to read this table. ", comparison))
    below += summary_table(comparison, WIDE_WIDTH) if summary else ""
    return first_header(comparison.new, left="Side by side", below=below, width=WIDE_WIDTH)


def margin_header(comparison: Comparison, *, summary: bool) -> str:
    """What stands below the masthead of the new text where its changes are told in the margin."""
    rows = [(run("Comments"), run(_ON_COMMENTS["all"] + " Deleted paragraphs are told where they stood."))]
    below = _two_texts(comparison) + legend(rows, _WIDTHS, _heading("How to read this text. ", comparison))
    return below + (summary_table(comparison) if summary else "")


def counts(comparison: Comparison) -> str:
    """How much changed, in words: "9 changes: 3 added, 1 deleted, 5 reworded; 4 more are only renumbered"."""
    found = comparison.counts
    said = [f"{found[kind]} {words}" for kind, words in _COUNTED if found[kind]]
    total = sum(found[kind] for kind, _ in _COUNTED)
    text = f"{plural(total, 'change')}: {', '.join(said)}" if said else "No paragraph differs in its words"
    if renumbered := found[ChangeKind.RENUMBERED]:
        text += f"; {renumbered}{' more' if said else ''} {'is' if renumbered == 1 else 'are'} only renumbered"
    if unchanged := found[ChangeKind.UNCHANGED]:
        text += f"; {unchanged} unchanged"
    return f"{text}."


def _two_texts(comparison: Comparison) -> str:
    lines = (("Old: ", comparison.old), ("New: ", comparison.new))
    return "".join(
        paragraph(xml("pStyle", val="Header") + xml("spacing", after=40), run(name, BOLD) + run(described(text)))
        for name, text in lines
    ) + paragraph(xml("pStyle", val="Header"), "")


def _heading(name: str, comparison: Comparison) -> str:
    return run(name, BOLD) + run(counts(comparison))


def _rows(comparison: Comparison, numbers: str, comments: str) -> list[tuple[str, str]]:
    rows = [
        (run("added words", _UNDER), run("Underlined: only in the new text.")),
        (run("deleted words", _STRUCK), run("Struck through: only in the old text.")),
    ]
    if any(change.moved for change in comparison.changes):
        sample = run("moved from", _STRUCK_TWICE) + run("  ") + run("moved to", _UNDER_TWICE)
        rows.append(
            (sample, run("Double lines, or green: the same words elsewhere; changes in them are marked as above."))
        )
    rows += _number_row(comparison, numbers)
    rows += _pending_row(comparison)
    rows.append((run("Comments"), run(_ON_COMMENTS[comments])))
    both = f"The text is then {comparison.new.label}, or {comparison.old.label}, word for word"
    rows.append((run("Accept all, Reject all"), run(f"{both}{_BUT[numbers]}.")))
    return rows


def _number_row(comparison: Comparison, numbers: str) -> list[tuple[str, str]]:
    changed = any(
        old.marker != new.marker
        for change in comparison.changes
        for old, new in zip(change.old, change.new, strict=False)
    )
    if not changed:
        return []
    if numbers == "plain":
        return [(run("Numbers"), run("Those of the new text; changes of numbers are not marked."))]
    sample = run("4.", _STRUCK) + run("5.", _UNDER)
    return [(sample, run("A number alone that changed is marked by the author \u201crenumbering\u201d."))]


def _pending_row(comparison: Comparison) -> list[tuple[str, str]]:
    texts = (comparison.old, comparison.new)
    if not any(span.style in PENDING for text in texts for p in text.paragraphs for span in p.spans):
        return []
    sample = run("shaded", face_properties(Face(frozenset({Style.INSERTED}))))
    struck = run("struck", face_properties(Face(frozenset({Style.DELETED}))))
    meaning = "Changes that are pending inside one of the texts: inserted, deleted. They are not tracked here."
    return [(sample + run("  ") + struck, run(meaning))]


_ON_COMMENTS = {
    "all": "Each changed paragraph has one: the kind of change, and its address in both texts.",
    "moves": "At both ends of each move: its address in both texts.",
    "none": "None.",
}
_BUT = {"tracked": "", "plain": ", but for the numbers"}
