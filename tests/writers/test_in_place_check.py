"""The check of a redline on an old file finds what is wrong with one: each test spoils a sound file in one way."""

import pytest
from redlined import STYLE, redlined
from wordfiles import docx, p, run, spoiled, table

from drafting.errors import OutputError
from drafting.model.reading import Changes
from drafting.ooxml.package import open_package
from drafting.ooxml.units import Signs
from drafting.writers.docx.in_place.check import check_in_place
from drafting.writers.docx.in_place.digest import said_in
from drafting.writers.docx.in_place.source import Source

STAYS = p("The General Assembly reaffirms the purposes of the Charter.", properties='<w:ind w:left="567"/>')
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
NOTED = p("It requests a report.", '<w:r><w:footnoteReference w:id="1"/></w:r>')


def file(words, note):
    body = STAYS + NOTED + table([p("Norway"), p(run(words, "i"))]) + p("1. It decides.") + SECTION
    return docx(body, header=p(f"Draft of {words}"), footnotes=f'<w:footnote w:id="1">{p(note)}</w:footnote>')


OLD, NEW = file("100", "See resolution 70/1."), file("250", "See resolution 70/2.")
SOUND = redlined(OLD, NEW, style=STYLE._replace(comments="none")).data


def checked(data, new=NEW, **options):
    signs = Signs()
    sources = (Source(open_package(one, name="a file"), Changes.ACCEPTED, signs) for one in (OLD, new))
    check_in_place(data, tuple(list(said_in(source)) for source in sources), signs, **options)


def test_a_sound_file_passes():
    checked(SOUND)


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("document", "purposes", "principles", "accepted, text of 'The General Assembly reaffirms"),
        ("document", ">250<", ">240<", "accepted, text of '250'"),
        ("document", ">100<", ">110<", "rejected, text of '100'"),
        ("document", r"<w:i/>", "", "rejected, looks of '100'"),
        ("document", 'w:left="567"', 'w:left="600"', "accepted, set_up of"),
        (
            "document",
            r"<w:p>(?:(?!<w:p>).)*It decides.*?</w:p>",
            "",
            "place of '1. It decides.' (body) is 'default header",
        ),
        (
            "document",
            r"<w:sectPr",
            "<w:p/><w:sectPr",
            "place of 'Draft of 250' (default header of section 1) is 'body'",
        ),
        ("document", r'(<w:ins w:id=")\d+', r"\g<1>4", "stands 2 times"),
        ("footnotes", ">70/2<", ">70/3<", "accepted, text of 'See resolution 70/2.' (body note)"),
        ("header", ">250<", ">240<", "accepted, text of 'Draft of 250' (default header of section 1)"),
    ],
    ids=["word", "inserted", "deleted", "look", "indent", "paragraph gone", "one too many", "id", "note", "header"],
)
def test_what_is_wrong_is_named(part, old, new, message):
    with pytest.raises(OutputError) as found:
        checked(spoiled(SOUND, f"word/{part}.xml", old, new))
    assert message in found.value.message


def test_headers_count_only_where_they_are_as_the_new_file_has_them():
    checked(spoiled(SOUND, "word/header.xml", ">250<", ">240<"), margins=False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r"<w:p>(?:(?!<w:p>).)*It decides.*?</w:p>", "", "nothing stands where '1. It decides.' (body) should"),
        ("<w:sectPr", "<w:p/><w:sectPr", "'' (body) stands where nothing should"),
    ],
    ids=["gone", "one too many"],
)
def test_the_end_of_a_text_is_where_it_was(old, new, message):
    with pytest.raises(OutputError) as found:
        checked(spoiled(SOUND, "word/document.xml", old, new), margins=False)
    assert message in found.value.message


def test_a_line_may_come_out_under_the_number_of_the_new_one_in_the_same_looks_alone():
    renumbered = {"1. It decides.": {"2. It decides."}}
    new, data = (spoiled(one, "word/document.xml", "1. It decides.", "2. It decides.") for one in (NEW, SOUND))
    checked(data, new, renumbered=renumbered)
    bold = r'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2. It decides'
    new, data = (spoiled(one, "word/document.xml", r"<w:r><w:t [^>]*>2. It decides", bold) for one in (new, data))
    for known in (renumbered, {}):
        with pytest.raises(OutputError, match=r"rejected, text of '1\. It decides\.'"):
            checked(data, new, renumbered=known)
