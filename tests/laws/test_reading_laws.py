"""Reading loses nothing: whatever a page holds is in the text, in a note, or named as left out."""

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from printer import Sheet, print_pages
from strategies import printed_resolutions, with_raised_marks

from drafting.errors import StructureError
from drafting.native import dumps, loads
from drafting.readers import read_bytes

LINES = [
    "The General Assembly,", "Recalling its resolution 64/178,", "Noting the report, Recognizing the need to act,",
    "1. Decides to act;", "2. Requests a report.", "2. Requests it again.", "7: Invites States", "OP3. Urges States;",
    "3 bis. Also urges them;", "(a) In countries;", "(i) One;", "(ii) Two;", "(h) Eight;", "a. First;",
    "i) I. A heading", "- a dash", "  - a. nested", "I- Background:", "Annex", "ANNEX: Plan of Action", "Annex II",
    "Introduction", "4", "2/8", "---", "Words[^1] with a mark", "*Urges* and **bold** words", "a stray * here",
    "# A heading", "109th plenary meeting", "30 July 2010", "Excellency,",
    "Please accept, Excellency, the assurances of my highest consideration.", "New York",
    "All Permanent Representatives", "V.09-85184 (E)", "words that go on",
    "A long line that is cut off in the middle by the end of the page and", "goes on below.", "> quoted words", "\f",
    "إذ تشير إلى قرارها،", "回顾其决议，", "ссылаясь на резолюцию,", "   ", "\u00a0", "1990. was a year", "No. 29 (1)",
    "[^1]: See resolution 55/2.", "A/64/L.64", "     A/64/L.64", "\fA/64/L.64", "2/8 25-12345", "______", "1",
    "1 See it.", "     Recalling the Charter, 1 and", "* Any changes to the sponsors",
    "Austria and Brazil:* draft resolution",
]  # fmt: skip
RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")  # a raised number may be a note mark, held as a plain one
SIGNS = "*#>^[]:-_"
pages = st.lists(
    st.tuples(st.sampled_from(LINES) | st.text(max_size=30), st.sampled_from(["\n", "\n\n", "\n\n\n\n\n"])), max_size=25
).map(lambda pieces: "".join(line + gap for line, gap in pieces))


def readable(page):
    return bool(page.strip()) and "\0" not in page and not page.startswith(("%PDF", "{\\rtf"))


def count(pieces):
    """Characters that are neither blank nor a sign of mark-up, whatever their order."""
    return Counter(c for piece in pieces for c in piece.translate(RAISED) if not c.isspace() and c not in SIGNS)


@given(pages.filter(readable))
@settings(max_examples=600)
@example("The General Assembly,\n\nRecalling it,\n\n1. Decides.\n\n\n\n\nExcellency,\n")
@example(
    "A/64/L.64\nThe General Assembly,\nRecalling the Charter, 1 and\n______\n1\nSee it.\n\fA/64/L.64\nall of it,\n2/8"
)
@example("______\n30 July 2010\n2/8\n0\x0c\nThe General Assembly,\n")
def test_every_character_is_in_the_text_or_named_as_left_out(page):
    page = page.replace("\r", "\n").replace("\x85", "\n")
    page = re.sub(r"(?<=[^\n])\f", "\n\f", page)  # as programs put it: two pages share no line
    try:
        reading = read_bytes(page.encode("utf-8"), "page.txt")
    except StructureError:
        return  # nothing but page numbers and rules
    lines = page.split("\n")  # a form feed stands within one
    ranges = [n.lines for n in reading.notices if n.code in ("left-out", "page", "page-break") and n.lines]
    out = {number for first, last in ranges for number in range(first, last + 1)}
    taken = [line for number, line in enumerate(lines, 1) if number not in out]
    text = reading.text
    held = [p.marker + p.wording + "".join(n.number for n in p.notes) for p in text.paragraphs]
    held += [note.number + note.wording for note in text.notes]
    assert count(taken) == count(held)


@given(pages.filter(readable))
@settings(max_examples=200)
def test_what_was_read_can_be_held_and_every_address_is_there_once(page):
    try:
        text = read_bytes(page.encode("utf-8"), "page.txt").text
    except StructureError:
        return
    assert loads(dumps(text)) == text
    shown = [p.address.key for p in text.paragraphs]
    assert len(set(shown)) == len(shown)
    assert all(p.wording == p.wording.strip() for p in text.paragraphs)


@given(printed_resolutions(), st.integers(5, 30))
@settings(max_examples=300)
def test_a_resolution_printed_on_pages_is_read_as_it_was(resolution, rows):
    paragraphs, notes = resolution
    text = read_bytes(print_pages(paragraphs, notes, Sheet(rows=rows)).encode(), "pages.txt").text
    raised = [p.marker + " " * bool(p.marker) + with_raised_marks(p) for p in text.paragraphs]
    assert raised == paragraphs
    assert [note.wording for note in text.notes] == notes
