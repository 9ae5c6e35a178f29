"""Laws of reading PDF files: what was set on pages is read as it was, and no character is lost."""

import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import Put, Rule, pdf
from strategies import printed_resolutions, with_raised_marks
from typesetter import Type, set_pages

from drafting.model.text import Style
from drafting.readers import read_bytes
from drafting.readers.pdf import apart, document

TYPES = st.builds(
    Type,
    columns=st.integers(50, 72),
    rows=st.integers(8, 34),
    gap=st.sampled_from([6, 8, 12]),
    indent=st.sampled_from([0, 24, 36]),
    ruled=st.booleans(),
    symbol=st.sampled_from(["A/80/L.99", ""]),
)


@pytest.fixture(autouse=True, scope="module")
def _here():
    """Pages are read in this process: a law asks for hundreds of files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "read_pages", lambda data, _: apart.pages_here(data))
        yield


RESOLUTIONS = printed_resolutions().map(lambda found: (list(distinct(found[0])), found[1]))


def distinct(paragraphs):
    """The paragraphs with words that no other line has: what recurs at one place of two pages is a running head."""
    count = itertools.count(1_000)
    for paragraph in paragraphs:
        words = paragraph.split(" ")
        for at in range(len(words) - 1, 3, -3):
            words.insert(at, "".join("abcdefghij"[int(digit)] for digit in str(next(count))))
        yield " ".join(words)


@given(RESOLUTIONS, TYPES)
@settings(deadline=None, max_examples=60)
def test_a_resolution_set_on_pages_is_read_as_it_was(resolution, kind):
    paragraphs, notes = resolution
    text = read_bytes(pdf(*set_pages(paragraphs, notes, kind)), "pages.pdf").text
    assert [p.marker + " " * bool(p.marker) + with_raised_marks(p) for p in text.paragraphs] == paragraphs
    assert [note.wording for note in text.notes] == notes
    assert all(p.wording[s.start : s.end] in ("Recalling", "Decides") for p in text.paragraphs for s in p.spans)
    assert all(p.spans and p.spans[0].style is Style.ITALIC for p in text.paragraphs[1:])


def test_a_paragraph_goes_over_where_the_next_page_begins_with_a_word_that_had_no_room_above():
    signed = "the Agenda (2030) Convention, which the States have signed, and the other end,"
    paragraphs = ["The General Assembly,", "Recalling " + "the States " * 28 + "and " + signed]
    kind = Type(columns=50, rows=8, gap=6, indent=0, ruled=False, symbol="")  # "(2030)" ends a page
    text = read_bytes(pdf(*set_pages(paragraphs, [], kind)), "pages.pdf").text
    assert [paragraph.wording for paragraph in text.paragraphs] == paragraphs


@given(RESOLUTIONS, TYPES)
@settings(deadline=None, max_examples=40)
def test_every_character_is_in_the_text_or_in_a_notice(resolution, kind):
    data = pdf(*set_pages(*resolution, kind))
    printed = _characters("".join(line.plain for page in apart.pages_here(data) for line in page.lines))
    scan = document.scan_pdf(data, name="pages.pdf")
    said = _characters(
        "".join(block.wording + "".join(mark.number for mark in block.notes) for block in scan.blocks)
        + "".join(note.number + note.wording for note in scan.notes)
    )
    assert said - printed == Counter()
    told = _characters("".join(notice.message for notice in scan.notices))
    assert printed - said - told - Counter({"_": 10_000}) == Counter()


def _characters(words):
    return Counter("".join(words.split()))


STRUCK_WORDS = st.lists(st.tuples(st.text("abcdefgh", min_size=1, max_size=9), st.booleans()), min_size=1, max_size=9)


@given(STRUCK_WORDS, st.sampled_from(["filled", "line"]), st.sampled_from([7.0, 10.0, 14.0]), st.booleans())
@settings(deadline=None, max_examples=60)
def test_words_are_struck_where_a_line_is_drawn_across_them_and_nowhere_else(words, how, size, at_once):
    line = "1. " + " ".join(word for word, _ in words)
    wide = 0.6 * size  # a letter of Courier
    rules, at = [], 3
    for word, is_struck in words:
        if is_struck:
            across = (72 + wide * at, 100 - 0.28 * size, 72 + wide * (at + len(word)))
            rules.append(Rule(*across, 0.06 * size, how, int(at_once)))
        at += len(word) + 1
    page = [Put(72, 72, "The General Assembly,", "m", size), Put(72, 100, line, "m", size), *rules]
    [_, paragraph] = read_bytes(pdf(page), "pages.pdf").text.paragraphs
    struck = {place for span in paragraph.spans for place in range(span.start, span.end)}
    assert all(span.style is Style.STRIKE for span in paragraph.spans)
    at = 0
    for word, is_struck in words:
        assert {place in struck for place in range(at, at + len(word))} == {is_struck}
        at += len(word) + 1
