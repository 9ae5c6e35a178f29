"""Word files as a person edits them: each case was met when files of strangers were edited at random."""

import re

import pytest
from redlined import STYLE, document, holds_both, redlined
from wordfiles import docx, p, run, table

FIRST = p("The General Assembly reaffirms the purposes of the Charter.")
SECOND = p("It urges Member States to respect international law in full.")
LAST = p("It decides to remain seized of the matter until next year.")
EMPTY = "<w:p/>"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
END = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"  # of a section, and nothing else
# A blank that is inserted and deleted at once.
BLANK = re.compile(r"<w:ins [^>]*><w:del [^>]*><w:r><w:delText [^>]*> </w:delText></w:r></w:del></w:ins>")
TRACKED_MARK = re.compile(r"<w:rPr>(?:<w:(?:ins|del|moveFrom|moveTo) [^>]*/>)+")


def check(old, new, **options):
    redline = redlined(old, new, STYLE._replace(**options))
    holds_both(redline.data, old, new)
    assert "coarse" not in [notice.code for notice in redline.notices]
    return document(redline.data)


def refers(number):
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def notes(*numbers):
    return "".join(f'<w:footnote w:id="{at}">{p(f"See resolution 70/{at}.")}</w:footnote>' for at in numbers)


# --- notes -----------------------------------------------------------------------------------------------------------


def test_a_note_that_comes_is_not_the_one_that_a_lost_reference_means():
    """Files come with references to notes that are not there; a note under that number would be theirs."""
    lost = p("A note is missing here", refers(2), run(" and here"), refers(3), run("."))
    one = docx(p("The Assembly recalls its resolution.") + lost + LAST, footnotes=notes(1))
    noted = p("The Assembly recalls its resolution", refers(4), refers(5), run("."))
    other = docx(noted + lost + LAST, footnotes=notes(1, 4, 5))
    check(one, other)
    check(other, one)


# --- sections --------------------------------------------------------------------------------------------------------


def test_a_paragraph_that_moves_over_the_end_of_a_section_leaves_the_section_alone():
    for old, new in (
        (EMPTY + SECOND + EMPTY + END + EMPTY + LAST, EMPTY + EMPTY + END + EMPTY + SECOND + LAST),
        (END + SECOND + LAST, SECOND + END + LAST),
    ):
        text = check(docx(old + SECTION), docx(new + SECTION))
        assert text.count("<w:moveFrom ") == text.count("<w:moveTo ") == 2  # its words and its mark
        assert not TRACKED_MARK.search("".join(re.findall(r"<w:pPr>(?:(?!</w:pPr>).)*<w:sectPr>", text)))


def test_an_empty_paragraph_that_ends_a_section_is_taken_for_no_other():
    old = docx(FIRST + EMPTY + END + EMPTY + EMPTY + SECOND + SECTION)
    new = docx(FIRST + END + EMPTY + EMPTY + EMPTY + SECOND + SECTION)
    text = check(old, new)
    assert len(TRACKED_MARK.findall(text)) == 2  # of one that goes and one that comes


def test_a_text_that_ends_with_the_end_of_a_section_gets_no_paragraph_of_ours():
    """Word adds one where such a file is opened; it need not be in the file."""
    ending = f"<w:p><w:pPr>{SECTION}</w:pPr>{run('The last words.')}</w:p>"
    text = check(docx(FIRST + ending + SECTION), docx(p("Said anew.") + FIRST + ending + SECTION))
    assert re.search(r"The last words\.</w:t></w:r></w:p><w:sectPr>", text)


# --- tables ----------------------------------------------------------------------------------------------------------


def test_an_empty_row_stays_beside_one_that_goes_or_comes():
    empty, filled, last = [EMPTY], [p("Norway"), EMPTY, p("100"), EMPTY], [p("Peru"), p("90")]
    for few, many in (([empty], [empty, filled]), ([empty], [empty, filled, last]), ([empty], [filled, empty])):
        one, other = docx(FIRST + table(*few) + LAST), docx(FIRST + table(*many) + LAST)
        for text, way in ((check(one, other), "ins"), (check(other, one), "del")):
            assert len(re.findall(rf"<w:trPr><w:{way} ", text)) == len(many) - 1
            assert not BLANK.search(text)


def test_rows_without_words_pair_by_their_place_and_not_with_any_empty_line():
    def rows(*words):
        return table(*([p(word)] if word else [EMPTY] for word in words))

    old = docx(FIRST + EMPTY + rows("", "", "", "", "") + EMPTY + LAST)
    new = docx(FIRST + rows("", "", "", "", "") + EMPTY + EMPTY + LAST)
    for text in (check(old, new), check(new, old)):
        assert "<w:trPr>" not in text


def test_an_empty_row_that_goes_or_comes_has_a_comment_that_goes_and_comes_with_it():
    """Whichever Word the file is for, LibreOffice then takes the row for what it is."""
    few = docx(FIRST + table([p("Norway"), p("100")]) + LAST)
    many = docx(FIRST + table([p("Norway"), p("100")], [EMPTY, EMPTY]) + LAST)
    for one, other, way in ((few, many, "ins"), (many, few, "del")):
        sign = rf"<w:{way} [^>]*><w:r><w:commentReference [^>]*/></w:r></w:{way}></w:p></w:tc>"
        text = check(one, other, comments="all")
        assert re.search(sign, text)
        assert not BLANK.search(text)
        assert BLANK.search(check(one, other, comments="none"))


def test_a_cell_among_many_that_say_the_same_stays_where_it_says_so_still():
    """Whichever of them the comparison pairs it with: the others' words neither leave it nor come to it."""
    same, few, many = p("See annex"), p("Peru"), p("Norway and others")
    one = docx(FIRST + table([same, same], [same, many]) + LAST)
    other = docx(FIRST + table([few, same], [same, same]) + LAST)
    for text in (check(one, other), check(other, one)):
        assert len(re.findall("<w:(?:ins|del) [^>]*><w:r>(?:(?!</w:r>).)*<w:(?:t|delText)[ >]", text)) == 4
        assert "<w:move" not in text


def test_a_row_that_says_all_the_same_stays_whatever_other_rows_share_with_it():
    """What comes beside it may end in the same words, which the comparison then takes for its own."""
    open_, settled = [p("To be determined")] * 2, [p("Done"), p("To be determined")]
    few = table([p("Norway"), *open_], [p("Fiji"), *open_])
    one = docx(FIRST + few + LAST)
    more = table([p("Norway"), *settled], [p("Fiji"), *open_], [p("Cuba"), *open_])
    other = docx(FIRST + more + LAST)
    for text, way in ((check(one, other), "ins"), (check(other, one), "del")):
        rows = re.findall("<w:tr>.*?</w:tr>", text)
        assert [re.findall(r"<w:trPr><w:(\w+)", row) for row in rows] == [[], [], [way]]
        assert not re.search("<w:(?:ins|del|move)", rows[1])


# --- what LibreOffice takes for one insertion ------------------------------------------------------------------------


def test_words_at_the_end_and_a_paragraph_after_them_are_two_insertions():
    """LibreOffice makes one of them where no comment is between, and loses the mark of the paragraph that stays."""
    old, come = p("It invites all States"), p("It also invites all others to take part.")
    new = p("It invites all States and the Secretary-General") + come
    note, same = f"<w:footnote w:id='1'>{old}</w:footnote>", p("See the note", refers(1))
    for one, other in (
        (docx(FIRST + old + LAST), docx(FIRST + new + LAST)),
        (docx(table([old + LAST]) + p()), docx(table([new + LAST]) + p())),
    ):
        assert len(BLANK.findall(check(one, other, comments="none"))) == 1
        assert not BLANK.search(check(other, one, comments="none"))
    check(docx(same + LAST, footnotes=note), docx(same + LAST, footnotes=note.replace(old, new)))


def test_no_blank_parts_insertions_that_a_comment_parts():
    old = docx(FIRST + p("It invites all States") + LAST)
    new = docx(FIRST + p("It invites all States and others") + p("It also thanks them.") + LAST)
    assert not BLANK.search(check(old, new, comments="all"))


def for_word(year, *paragraphs):
    mode = {2010: 14, 2013: 15}[year]
    setting = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:val="{mode}"/></w:compat>'
    return docx(FIRST + table(["".join(paragraphs), p("second")]) + p(), settings=setting)


ACT, BOLD = run("States to act."), "<w:b/>"
WHOLE, FIRST_HALF, SECOND_HALF = p("Urges all States to act."), p("Urges all "), p(ACT)


@pytest.mark.parametrize(
    ("year", "one", "other", "wanted"),
    [
        (2013, [WHOLE], [FIRST_HALF, SECOND_HALF], "Urges all |States to act."),
        (2010, [WHOLE], [FIRST_HALF, SECOND_HALF], "Urges all[ins  ]|[del  ]States to act."),
        (2010, [WHOLE], [p("Urges all"), SECOND_HALF], "Urges all|[del  ]States to act."),
        (2010, [p(run("Urges"), run(" ", BOLD), ACT)], [p(run("Urges"), run(" ", BOLD)), SECOND_HALF],
         "Urges[ins  ]|[del  ]States to act."),
    ],
)  # fmt: skip
def test_no_blank_that_counts_ends_a_paragraph_in_a_cell_of_a_file_for_word_2010(year, one, other, wanted):
    """LibreOffice drops it there, and two words would be one where a split is rejected or a merge accepted."""
    old, new = for_word(year, *one), for_word(year, *other)
    assert first_cell(check(old, new, comments="none")) == wanted
    turned = wanted.replace("ins", "come").replace("del", "ins").replace("come", "del")
    assert first_cell(check(new, old, comments="none")) == turned


def first_cell(text):
    """What the first cell says: its paragraphs between bars, what is tracked in brackets."""
    cell = re.search("<w:tc>(.*?)</w:tc>", text).group(1).replace("</w:p>", "|").removesuffix("|")
    tracked = re.sub(r"<w:(ins|del) [^>]*[^/]>(.*?)</w:\1>", r"[\1 \2]", re.sub("<w:pPr>.*?</w:pPr>", "", cell))
    return re.sub("<[^>]*>", "", tracked)


# --- fields and links ------------------------------------------------------------------------------------------------


def test_a_simple_field_may_hold_another_field_or_a_tab():
    page = "".join(
        f"<w:r>{leaf}</w:r>"
        for leaf in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGE </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    for inside in (page, "<w:r><w:tab/></w:r>"):
        field = p("On it: ", f'<w:fldSimple w:instr=" AUTOTEXT ">{run("Page ")}{inside}</w:fldSimple>')
        one, other = docx(FIRST + field + LAST), docx(FIRST + SECOND + field + LAST)
        for old, new in ((one, other), (other, one), (docx(FIRST + LAST), one), (one, docx(FIRST + LAST))):
            check(old, new)


def test_a_paragraph_that_ends_with_a_link_moves_its_words_but_not_its_mark():
    """LibreOffice leaves an empty paragraph where the mark after a link moves."""
    linked = p("See it under ", f'<w:hyperlink w:anchor="there">{run("this link")}</w:hyperlink>')
    old, new = docx(FIRST + linked + SECOND + LAST), docx(FIRST + SECOND + linked + LAST)
    for comments in ("all", "none"):
        text = check(old, new, comments=comments)
        assert "<w:moveFrom " in text
        assert not re.search(r"<w:rPr><w:move", text)
