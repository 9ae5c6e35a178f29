"""Words struck through: told where they are read as words, and left out where that is asked for."""

from wordfiles import docx, p, run

from drafting.model.reading import Changes, Notice
from drafting.model.text import NoteMark, Span, Style
from drafting.readers import read_bytes
from drafting.readers.scan import Block, Scan
from drafting.readers.struck import settle_struck

WORD = docx(
    p("The General Assembly,")
    + p(run("1. "), run("Urges", "strike"), run(" Encourages", "b"), run(" States to report;"))
    + p(run("2. "), run("Requests a report", "strike"), run("."))
    + p("3. Decides to remain seized of the matter.")
)


def read(changes):
    reading = read_bytes(WORD, "marked.docx", changes=changes)
    shown = [f"{paragraph.address} {paragraph.wording}" for paragraph in reading.text.paragraphs]
    return shown, [str(notice) for notice in reading.notices]


def block(wording, *struck, notes=()):
    return Block(wording, tuple(Span(start, end, Style.STRIKE) for start, end in struck), tuple(notes))


def test_a_marked_up_word_file_is_read_as_it_stands_with_a_notice():
    shown, notices = read(Changes.ACCEPTED)
    assert shown[1:3] == ["OP1 Urges Encourages States to report;", "OP2 Requests a report."]
    assert notices == [
        '2 passages are struck through and were read as part of the text: the first "Urges"; --changes struck leaves '
        "them out"
    ]


def test_a_marked_up_word_file_is_read_without_what_is_struck_where_that_is_asked_for():
    shown, notices = read(Changes.STRUCK)
    assert shown == [
        "chapeau The General Assembly,",
        "OP1 Encourages States to report;",
        "OP3 Decides to remain seized of the matter.",
    ]
    assert notices[0] == "left out, struck through: 2 passages, 1 whole paragraph among them"


def test_in_other_formats_spans_and_note_marks_move_along():
    whole = Block(
        "It urges, no, asks States to act.",
        (Span(0, 2, Style.ITALIC), Span(3, 13, Style.STRIKE), Span(14, 18, Style.ITALIC)),
        (NoteMark(8, "1"), NoteMark(18, "2")),
    )
    [found] = settle_struck(Scan((whole,)), Changes.STRUCK).blocks
    assert found.wording == "It  asks States to act."
    assert [(found.wording[s.start : s.end], s.style) for s in found.spans] == [
        ("It", Style.ITALIC),
        ("asks", Style.ITALIC),
    ]
    assert found.notes == (NoteMark(8, "2"),)


def test_in_other_formats_a_paragraph_whose_words_are_struck_goes_with_its_number():
    scan = Scan((block("(a) All of it;", (4, 14)), block("What stays.")))
    found = settle_struck(scan, Changes.STRUCK)
    assert [one.wording for one in found.blocks] == ["What stays."]
    assert found.notices == (Notice("struck", "left out, struck through: 1 passage, 1 whole paragraph among them"),)


def test_blanks_that_are_struck_are_nothing():
    scan = Scan((block("One two.", (3, 4)),))
    assert settle_struck(scan, Changes.ACCEPTED) is scan
    assert settle_struck(scan, Changes.STRUCK) is scan


def test_passages_that_only_blanks_part_are_one():
    scan = settle_struck(Scan((block("One two three.", (0, 3), (4, 7)),)), Changes.ACCEPTED)
    assert scan.notices == (
        Notice(
            "struck",
            '1 passage is struck through and was read as part of the text: "One two"; --changes struck leaves it out',
        ),
    )


def test_words_between_double_tildes_are_struck_through_in_a_plain_file():
    page = b"The General Assembly,\n\n1. ~~Urges~~ **Invites** States, ~ 20 or ~~~ of them, to act.\n"
    reading = read_bytes(page, "rolling.md")
    assert reading.text.paragraphs[1].wording == "Urges Invites States, ~ 20 or ~~~ of them, to act."
    assert any(notice.code == "struck" for notice in reading.notices)
    assert read_bytes(page, "rolling.md", changes=Changes.STRUCK).text.paragraphs[1].wording.startswith("Invites")
