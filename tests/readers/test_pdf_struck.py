"""Words that a line is drawn across, in PDF files: struck through, as the classic mark-up means them; or underlined."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pdf_texts import PDFS
from pdfs import Put, Rule, pdf

from drafting.model.reading import Changes
from drafting.model.text import Style
from drafting.readers import read_bytes
from drafting.readers.pdf.apart import pages_here

LEFT, SIZE = 72, 10
WIDE = 0.6 * SIZE  # a letter of Courier
MIDDLE, BELOW = 0.28 * SIZE, -0.1 * SIZE  # above the baseline, as LibreOffice draws


def line(top, words, *marked, how="filled", at=MIDDLE, path=0, more=0.0):
    """Words on a line, and a rule across each of the marked passages, `more` points longer on the right."""
    rules = []
    for passage in marked:
        start = LEFT + WIDE * words.index(passage)
        rules.append(Rule(start, top - at, start + WIDE * len(passage) + more, 0.6, how, path))
    return [Put(LEFT, top, words, "m", SIZE), *rules]


def page(*lines):
    return [Put(LEFT, 72, "The General Assembly,", "m", SIZE), *(item for one in lines for item in one)]


def passages(data, style=Style.STRIKE, **how):
    text = read_bytes(data, "draft.pdf", **how).text
    return [p.wording[s.start : s.end] for p in text.paragraphs for s in p.spans if s.style is style]


FIRST = "1. Urges Encourages States to act without delay;"


@pytest.mark.parametrize("how", ["filled", "line"])
def test_words_that_a_line_crosses_are_struck_and_told(how):
    data = pdf(page(line(100, FIRST, "Urges", "without delay", how=how), line(130, "2. Requests a report.")))
    assert passages(data) == ["Urges", "without delay"]
    assert (
        '2 passages are struck through and were read as part of the text: the first "Urges"; --changes struck leaves '
        "them out"
    ) in map(str, read_bytes(data, "draft.pdf").notices)


def test_lines_that_are_drawn_at_once_are_as_many():
    data = pdf(page(line(100, FIRST, "Urges", "without delay", path=1), line(130, "2. Requests a report.")))
    assert passages(data) == ["Urges", "without delay"]


def test_a_double_line_strikes_once():
    data = pdf(page([*line(100, FIRST, "Urges", at=2.2), *line(100, FIRST, "Urges", at=3.4)[1:]]))
    assert passages(data) == ["Urges"]


def test_what_is_struck_is_left_out_where_that_is_asked_for():
    data = pdf(
        page(
            line(100, FIRST, "Urges ", "without delay"),
            line(130, "2. Requests a report.", "2. Requests a report."),
            line(160, "3. Decides."),
        )
    )
    reading = read_bytes(data, "draft.pdf", changes=Changes.STRUCK)
    shown = {str(p.address): p.wording for p in reading.text.paragraphs}
    assert shown == {
        "chapeau": "The General Assembly,",
        "OP1": "Encourages States to act ;",
        "OP3": "Decides.",
    }
    assert "left out, struck through: 3 passages, 1 whole paragraph among them" in map(str, reading.notices)


def test_a_passage_that_goes_on_over_the_end_of_a_line_is_one():
    data = pdf(page(line(100, "1. Urges States that are", "States that are"), line(112, "parties to act;", "parties")))
    assert passages(data) == ["States that are parties"]


def test_words_on_a_page_that_lies_are_struck_too():
    across = Rule(97 - 0.3, 700 - WIDE * 5.5, 97 + 0.3, 5 * WIDE)  # a standing line is a level one there
    data = pdf([Put(100, 700, FIRST, "m", SIZE, turned=90), across])
    assert passages(data) == ["Urges"]


def test_words_above_a_line_are_underlined_and_not_struck():
    data = pdf(page(line(100, FIRST, "Encourages", at=BELOW)))
    assert (passages(data), passages(data, Style.UNDERLINE)) == ([], ["Encourages"])


@pytest.mark.parametrize("how", ["white", "unseen"])
def test_what_nobody_sees_strikes_nothing(how):
    assert passages(pdf(page(line(100, FIRST, "Urges", how=how)))) == []


@pytest.mark.parametrize("at", [MIDDLE, BELOW])
def test_a_rule_that_is_longer_than_the_words_is_none_of_theirs(at):
    data = pdf(page(line(100, FIRST, at=at), [Rule(LEFT - 30, 100 - at, 520)], line(130, "2. Requests a report.")))
    assert passages(data) == []
    assert passages(data, Style.UNDERLINE) == []


def test_a_bar_that_hides_words_strikes_none():
    data = pdf(page([*line(100, FIRST), Rule(LEFT + 3 * WIDE, 97, LEFT + 8 * WIDE, 9)]))
    assert passages(data) == []


def test_a_hyphen_that_is_drawn_is_no_line_across_one():
    data = pdf(page(line(100, "1. Urges 3 - 4 States;", "-")))
    assert passages(data) == []


@pytest.mark.skipif(not PDFS.exists(), reason="the PDF files are not there")
def test_in_documents_of_the_united_nations_nothing_is_struck():
    for file in sorted(PDFS.glob("*.pdf"))[::3]:  # all thirteen were looked at, which takes as many seconds
        spans = [span for page in pages_here(file.read_bytes()) for line in page[0] for span in line[2]]
        assert [span for span in spans if span[2] in (Style.STRIKE, Style.UNDERLINE)] == [], file.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_marked_up_text_that_libreoffice_prints_is_read_as_its_word_file_is(tmp_path: Path):
    import docx

    document = docx.Document()
    document.add_paragraph("The General Assembly,")
    paragraph = document.add_paragraph("1. ")
    paragraph.add_run("Urges ").font.strike = True
    paragraph.add_run("Encourages").bold = True
    paragraph.add_run(" States to act")
    paragraph.add_run(
        " as well as to report on all that they did and on all that they left out"
    ).font.double_strike = True
    paragraph.add_run(";")
    document.add_paragraph().add_run("2. Requests a report;").font.strike = True
    cell = document.add_table(1, 2, style="Table Grid").cell(0, 0)
    cell.text = "3. Decides to remain seized"
    document.save(str(tmp_path / "draft.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "draft.docx"],
        cwd=tmp_path,
        check=True,
        timeout=120,
        capture_output=True,
    )
    for changes in (Changes.ACCEPTED, Changes.STRUCK):
        word, printed = (
            read_bytes((tmp_path / f"draft.{ending}").read_bytes(), f"draft.{ending}", changes=changes).text
            for ending in ("docx", "pdf")
        )
        assert [(str(p.address), p.wording) for p in printed.paragraphs] == [
            (str(p.address), p.wording) for p in word.paragraphs
        ]
