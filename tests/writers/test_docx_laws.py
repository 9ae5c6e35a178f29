"""A redline holds both texts: whatever the comparison, accepting all gives the new one, rejecting all the old one."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ALPHABET, numbers, paragraphs, texts, wordings

from drafting.model.address import Series, place
from drafting.model.changes import BREAK, Change, Comparison, Edit, Op
from drafting.model.reading import Changes
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Text
from drafting.ooxml.package import open_package
from drafting.writers.docx.check import printed
from drafting.writers.docx.clean import clean
from drafting.writers.docx.margin import with_changes
from drafting.writers.docx.redline import redline
from drafting.writers.docx.side_by_side import side_by_side

words = st.text(ALPHABET.filter(lambda sign: sign != BREAK), min_size=1, max_size=12)
edit_runs = st.builds(Edit, st.sampled_from(list(Op)), words | st.just(BREAK) | st.just(" "))


def side(edits, other):
    return "".join(edit.words for edit in edits if edit.op is not other)


@st.composite
def sides_of_changes(draw):
    """The paragraphs of one change on both sides, and its edits: kept, split, merged, added, deleted, anything."""
    edits = tuple(draw(st.lists(edit_runs, max_size=5)))
    shape = draw(st.sampled_from(["both", "both", "both", "old", "new"]))
    if shape != "both":
        op = Op.DELETE if shape == "old" else Op.INSERT
        edits = tuple(Edit(op, edit.words) for edit in edits if BREAK not in edit.words)
    old = [] if shape == "new" else side(edits, Op.INSERT).split(BREAK)
    new = [] if shape == "old" else side(edits, Op.DELETE).split(BREAK)
    return [draw(paragraphs_with(w)) for w in old], [draw(paragraphs_with(w)) for w in new], edits


@st.composite
def paragraphs_with(draw, wording):
    paragraph = draw(paragraphs() | annex_titles())
    spans = tuple(span for span in paragraph.spans if span.end <= len(wording))
    marks = draw(st.lists(st.builds(NoteMark, st.integers(0, len(wording)), numbers), max_size=2))
    return replace(paragraph, wording=wording, spans=spans, notes=tuple(marks))


@st.composite
def annex_titles(draw):
    """What opens an annex, its marker above the title or in one line with it."""
    part = draw(st.sampled_from(["annex", "annex II"]))
    markers = st.sampled_from(["Annex", "Annex II", "ANNEX:", ""])
    return Paragraph(place(Series.TITLE, 1, part), Kind.HEADING, "", draw(markers), level=1)


@st.composite
def comparisons(draw):
    """Any comparison that holds each paragraph of both texts once, also ones no engine would make."""
    sides = draw(st.lists(sides_of_changes(), max_size=6))
    changes = [Change(tuple(old), tuple(new), 0.5, edits, draw(st.booleans())) for old, new, edits in sides]
    disorder = st.sampled_from([0, 0, 2, 9])
    return Comparison(
        draw(text_of(in_some_order(draw, [c.old for c in changes], draw(disorder)))),
        draw(text_of(in_some_order(draw, [c.new for c in changes], draw(disorder)))),
        tuple(changes),
    )


def in_some_order(draw, groups, disorder):
    """The paragraphs of all groups, up to `disorder` places away from their common order, groups torn apart too."""
    placed = [(at + draw(st.integers(0, disorder)), p) for at, group in enumerate(groups) for p in group]
    return tuple(p for _, p in sorted(placed, key=lambda pair: pair[0]))


@st.composite
def text_of(draw, body):
    notes = draw(st.lists(st.builds(Note, numbers, wordings), max_size=3, unique_by=lambda note: note.number))
    return Text("x", body, tuple(notes), language=draw(st.sampled_from(["en", "ar", "zh"])))


@given(comparisons(), st.sampled_from(["tracked", "plain"]), st.sampled_from(["all", "moves", "none"]))
@settings(max_examples=100)
def test_any_redline_gives_both_texts_back_letter_for_letter(comparison, numbers, comments):
    redline(comparison, author="Chair", numbers=numbers, comments=comments)  # it checks itself, or raises


@given(comparisons(), st.booleans())
@settings(max_examples=60)
def test_any_table_of_two_texts_holds_both_and_any_margin_goes_with_the_new_one(comparison, summary):
    side_by_side(comparison, summary=summary)  # they check themselves, or raise
    with_changes(comparison, author="Chair", summary=summary)


@given(comparisons())
@settings(max_examples=25)
def test_the_words_of_both_texts_come_out_of_the_file_in_order(comparison):
    package = open_package(redline(comparison, author="Chair"), name="redline.docx")
    for how, text in ((Changes.ACCEPTED, comparison.new), (Changes.REJECTED, comparison.old)):
        letters = "".join(p.words for p in printed(package, how))
        expected = "".join(p.marker + p.wording for p in text.paragraphs)
        assert legible(letters) == legible(expected)


@given(texts())
@settings(max_examples=60)
def test_a_clean_file_holds_the_text_and_nothing_else(text):
    clean(text)  # it checks itself, or raises


def legible(words):
    """Words without white space, without what a file of XML can't hold and what stands for it."""
    return "".join(c for c in words if not c.isspace() and c.isprintable() and c != "\ufffd")


@given(comparisons())
@settings(max_examples=10)
def test_the_same_comparison_gives_the_same_bytes(comparison):
    assert redline(comparison, author="Chair") == redline(comparison, author="Chair")
