"""Numbers of more digits than Python reads: a stranger's text may hold them anywhere, and no command breaks."""

import pytest

import drafting
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph, Text
from drafting.readers import read_bytes
from drafting.readers.pdf.wording import _numbers

LONG = "9" * 4_400
PLACES = (
    "{0}.", "({0})", "OP{0}.", "PP{0} bis.", "paragraph {0} of resolution {0}/{0}", "US$ {0} million", "{0} per cent",
    "within {0} years", "{0} July {0}", "annex {0}", "第{0}次会议", "第{0}段", "{0}-е заседание",
    "{0}º aniversario", "the {0}th meeting", "{0}/{0}", "article {0} ({0})",
)  # fmt: skip


def text(language, words):
    paragraph = Paragraph(place(Series.OP, 1), Kind.OPERATIVE, f"Decides that {words} shall act")
    return Text("text", (paragraph,), language=language)


@pytest.mark.parametrize("words", PLACES)
def test_a_very_long_number_is_read_and_flagged_like_any_other(words):
    page = "The General Assembly,\n\nRecalling {0},\n\n1. {0} acts\n\n{0}: decides;\n".format(words.format(LONG))
    assert LONG in " ".join(p.marker + p.wording for p in read_bytes(page.encode(), "x.txt").text.paragraphs)
    language = next((tag for tag, sign in (("zh", "第"), ("ru", "з"), ("es", "º")) if sign in words), "en")
    old, new = (text(language, words.format(number)) for number in ("5", LONG))
    assert drafting.flag(drafting.compare(old, new)).differs


def test_a_very_long_mark_of_a_note_is_one():
    assert _numbers(LONG, {"10", "11"}) == [LONG]
    assert _numbers("1011", {"10", "11"}) == ["10", "11"]
