"""The test helper that reads UN documents in PDF: no paragraph and no note lost, merged or torn."""

import pytest
from pdf_texts import PDFS, TOOL, pdf_text

from drafting.model.address import Series

FILES = sorted(PDFS.glob("*.pdf"))

pytestmark = [
    pytest.mark.skipif(not FILES, reason="the documents are not beside the checkout"),
    pytest.mark.skipif(TOOL is None, reason="pdftotext is not installed"),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_footnote_is_read_and_referred_to_once_in_order(path):
    text = pdf_text(path)
    numbers = [str(n + 1) for n in range(len(text.notes))]
    assert [note.number for note in text.notes] == numbers
    assert [mark.number for p in text.paragraphs for mark in p.notes] == numbers


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_numbers_rise_by_one_and_paragraphs_begin_and_end_as_they_should(path):
    paragraphs = pdf_text(path).paragraphs
    numbered = [p for p in paragraphs if p.address.series is Series.OP and p.address.depth == 1 and p.marker]
    assert [p.marker for p in numbered] == [f"{n + 1}." for n in range(len(numbered))]
    for p in paragraphs:
        assert p.wording[0].isupper() or p.wording[0].isdigit(), p
        if p.address.series in (Series.PP, Series.OP):
            assert p.wording.endswith((",", ";", ":", ".")), p
