"""UN documents in PDF, under shared/data, not part of the project: read as their letters, sizes and places say."""

import re
from collections import Counter
from functools import cache

import pytest
from adopted import ADOPTED, adopted_text
from pdf_texts import PDFS, TOOL, pdf_text

from drafting.model.address import Series
from drafting.model.text import Style
from drafting.readers import read_bytes
from drafting.readers.pdf import document
from drafting.readers.pdf.apart import read_pages
from drafting.vocabulary import lead_length

FILES = sorted(PDFS.parent.glob("un_*/*.pdf"))
RECORDS = [path for path in FILES if (ADOPTED / f"{path.stem}.json").exists()]

pytestmark = pytest.mark.skipif(not FILES, reason="the documents are not beside the checkout")


@cache
def pages_of(data):
    return read_pages(data, "")


@pytest.fixture(autouse=True)
def pages_are_read_once(monkeypatch):
    """It takes a process of its own, and most of the time."""
    monkeypatch.setattr(document, "read_pages", lambda data, _: pages_of(data))


def read(path):
    return read_bytes(path.read_bytes(), path.name).text


@pytest.mark.skipif(TOOL is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("path", [path for path in FILES if path.parent == PDFS], ids=lambda path: path.stem)
def test_it_has_the_paragraphs_and_notes_that_another_program_finds(path):
    text, wanted = read(path), pdf_text(path)
    assert [facts(p) for p in body(text)] == [facts(p) for p in body(wanted)]
    assert "".join(map(closing, text.paragraphs)) == "".join(map(closing, wanted.paragraphs))
    assert [(n.number, blankless(n.wording)) for n in text.notes] == [
        (n.number, blankless(n.wording)) for n in wanted.notes
    ]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_it_says_letter_for_letter_what_the_records_of_the_resolution_say(path):
    text, wanted = read(path), adopted_text(ADOPTED / f"{path.stem}.json")
    assert [(str(p.address), spaced(p.wording)) for p in body(text)] == [
        (str(p.address), spaced(p.wording)) for p in body(wanted)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_in_the_text_or_in_a_notice(path):
    pages = pages_of(path.read_bytes())
    printed = Counter(blankless("".join(line.plain for page in pages for line in page.lines)))
    scan = document.scan_pdf(path.read_bytes(), name="")
    said = "".join(block.marker + block.wording + "".join(m.number for m in block.notes) for block in scan.blocks)
    said += "".join(note.number + note.wording for note in scan.notes)
    read_ = Counter(blankless(said))
    assert read_ - printed == Counter()  # nothing is invented
    told = Counter(blankless("".join(notice.message for notice in scan.notices)))
    assert printed - read_ - told - Counter("_" * 10_000) == Counter()  # a rule is told in words


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lead_verbs_are_in_italics(path):
    led = [p for p in read(path).paragraphs if p.address.series is Series.PP and lead_length(p.wording, "preambular")]
    assert all(p.spans and p.spans[0].start == 0 and p.spans[0].style is Style.ITALIC for p in led)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_masthead_gives_symbol_title_and_date(path):
    text = read(path)
    assert text.symbol == path.stem.replace("_", "/")
    assert text.title
    assert text.date


def body(text):
    return [p for p in text.paragraphs if p.address.series is not Series.CLOSING]


def closing(paragraph):
    return blankless(paragraph.wording) if paragraph.address.series is Series.CLOSING else ""


def facts(paragraph):
    """Blanks are left out: the other program leaves some in words, where letters are set closer."""
    return str(paragraph.address), blankless(paragraph.wording), [mark.number for mark in paragraph.notes]


def blankless(words):
    return re.sub(r"\s", "", words)


def spaced(words):
    return " ".join(words.split())
