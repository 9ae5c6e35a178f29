"""The check of a redline finds what is wrong with one: each test spoils a sound file in one way."""

import io
import re
import zipfile

import pytest
from wordfiles import spoiled

from drafting.errors import OutputError
from drafting.model.address import Series, place
from drafting.model.changes import Change, Comparison, Edit, Op
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Text
from drafting.writers.docx.check import check_redline, check_text, check_words
from drafting.writers.docx.clean import clean
from drafting.writers.docx.redline import redline


def op(number, wording, **more):
    return Paragraph(place(Series.OP, number), Kind.OPERATIVE, wording, f"{number}.", **more)


ONE, TWO = op(1, "Urges all States;"), op(2, "Requests a report;", notes=(NoteMark(8, "1"),))
THREE = op(3, "Decides to meet.")
NOTES = (Note("1", "See resolution 70/1."),)


def kept(paragraph):
    return Change((paragraph,), (paragraph,), 1.0, (Edit(Op.KEEP, paragraph.wording),))


MOVED = Change((ONE,), (ONE,), 1.0, (Edit(Op.KEEP, ONE.wording),), moved=True)
COMPARISON = Comparison(
    Text("old", (ONE, TWO, THREE), NOTES), Text("new", (TWO, ONE, THREE), NOTES), (kept(TWO), MOVED, kept(THREE))
)
SOUND = redline(COMPARISON, author="Chair")


def test_a_sound_file_passes():
    check_redline(SOUND, COMPARISON)


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("word/document.xml", " report;", " Report;", "OP2 of new should read"),
        ("word/document.xml", ">3.<", ">4.<", "OP3 of new should read"),
        ("word/document.xml", r"(<w:moveFrom [^>]*><w:r>.*?) all ", r"\1 ", "does not arrive as it left"),
        ("word/document.xml", '(moveToRangeStart [^>]*w:name=")move1', r"\1move2", "does not arrive as it left"),
        ("word/document.xml", '(moveToRangeStart [^>]*w:author=")Chair', r"\1Vice-Chair", "does not arrive as it left"),
        ("word/document.xml", r"<w:moveToRangeEnd [^>]*/>", "", "has no end"),
        ("word/document.xml", r'<w:footnoteReference w:id="1"/>', "", "OP2 of new should read"),
        ("word/document.xml", "</w:p>(<w:sectPr)", r"</w:p><w:p/>\1", "the end of new should read nothing"),
        ("word/document.xml", r'(<w:moveTo w:id=")\d+', r"\g<1>1", "stands 2 times"),
        ("word/footnotes.xml", "See resolution 70/1", "See resolution 70/2", "OP2 of new should read"),
    ],
    ids=["word", "number", "moved word", "name", "author", "range", "reference", "empty paragraph", "id", "note"],
)
def test_a_spoiled_file_is_found_out(part, old, new, message):
    if message == "stands 2 times":
        new = re.sub(r"1$", first_id(), new)
    with pytest.raises(OutputError, match=re.escape(message)) as found:
        check_redline(spoiled(SOUND, part, old, new), COMPARISON)
    assert found.value.hint


def first_id():
    """An id that another annotation has already."""
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        return re.search(r'<w:moveFrom w:id="(\d+)', archive.read("word/document.xml").decode())[1]


def test_a_change_that_can_only_be_accepted_is_found_out():
    reworded = op(1, "Urges Member States;")
    edits = (Edit(Op.KEEP, "Urges "), Edit(Op.DELETE, "all"), Edit(Op.INSERT, "Member"), Edit(Op.KEEP, " States;"))
    comparison = Comparison(Text("old", (ONE,)), Text("new", (reworded,)), (Change((ONE,), (reworded,), 0.8, edits),))
    data = redline(comparison, author="Chair")
    with pytest.raises(OutputError, match="rejected, OP1 of old"):
        check_redline(spoiled(data, "word/document.xml", "<w:del .*?</w:del>", ""), comparison)


def test_a_clean_text_and_a_list_of_wordings_are_checked_too():
    text = Text("x", (ONE, TWO), NOTES)
    data = spoiled(clean(text), "word/document.xml", " all ", " some ")
    with pytest.raises(OutputError, match="OP1 of x"):
        check_text(data, text)
    with pytest.raises(OutputError, match="lacks 'Urges all States;'"):
        check_words(data, [ONE.wording])
