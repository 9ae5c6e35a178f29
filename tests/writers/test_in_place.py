"""Redlines on the old Word file: what stays is left alone, and every change is tracked as Word tracks it."""

import gc
import re
import zipfile
from io import BytesIO

import pytest
from redlined import STYLE, document, holds_both, lines, redlined, resolved_file, under_comments
from wordfiles import change, dele, docx, ins, level, lists, p, run, table

from drafting.errors import OutputError
from drafting.model.changes import ChangeKind
from drafting.model.reading import Changes
from drafting.ooxml.lines import Line
from drafting.writers import Redline
from drafting.writers.docx.in_place import redline as writing
from drafting.writers.docx.in_place.parts import Parts

STAYS = p("The General Assembly reaffirms the purposes of the Charter.")
SECOND = p("It urges Member States to respect international law in full.")
THIRD = p("It decides to remain seized of the matter until next year.")
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def marks(data, *names):
    """How often each tag stands in the main part."""
    text = document(data)
    return tuple(len(re.findall(rf"<w:{name}[ />]", text)) for name in names)


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(old, new, **options):
    data = redlined(old, new, **options).data
    holds_both(data, old, new)
    return data


# --- what stays ----------------------------------------------------------------------------------------------------


def test_a_file_against_itself_comes_back_byte_for_byte():
    file = docx(STAYS + table([p("one"), p("two")]) + SECTION, styles="", header=p("Header"), comments="")
    assert parts(check(file, file)) == parts(file)


def test_paragraphs_that_did_not_change_are_the_old_ones_with_all_that_is_theirs():
    odd = '<w:p w:rsidR="00AA11BB"><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>Left as it is.</w:t></w:r></w:p>'
    data = check(docx(odd + SECOND + SECTION), docx(odd + p("It urges all States to respect the law.") + SECTION))
    assert odd in document(data)


def test_of_a_word_that_differs_in_style_alone_only_the_signs_are_marked():
    old, new = (
        p(f"It asks the Secretary{dash}General to report on non{sign}governmental work.")
        for dash, sign in ((" -", "-"), ("-", "\u2011"))
    )
    data = check(docx(STAYS + old + SECTION), docx(STAYS + new + SECTION))
    assert re.findall(r"<w:delText[^>]*>([^<]*)<", document(data)) == [" ", "-"]


def test_other_parts_stay_byte_for_byte():
    old = docx(STAYS + SECTION, styles="<w:docDefaults/>", header=p("Header"), settings="<w:zoom/>")
    new = docx(SECOND + SECTION, styles="<w:docDefaults/>", header=p("Header"))
    before, after = parts(old), parts(check(old, new))
    assert {name for name in before if before[name] != after[name]} <= {
        "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip


# --- words ---------------------------------------------------------------------------------------------------------


def test_only_the_words_that_changed_are_marked():
    data = check(docx(p("It urges States to act now.")), docx(p("It invites States to act now.")))
    assert re.findall(r"<w:delText[^>]*>([^<]*)", document(data)) == ["urges"]
    assert re.search(r"<w:ins .*?<w:t[^>]*>invites</w:t>", document(data))


def test_new_words_look_as_in_the_new_file():
    old, new = docx(p("It urges States.")), docx(p(run("It "), run("strongly ", "b"), run("urges States.")))
    assert re.search(r"<w:ins [^>]*><w:r><w:rPr><w:b/></w:rPr><w:t[^>]*>strongly ", document(check(old, new)))


def test_a_look_that_changed_under_words_that_stay_is_tracked():
    data = check(docx(p("It urges States.")), docx(p(run("It "), run("urges", "i"), run(" States."))))
    assert marks(data, "rPrChange", "ins", "del") == (1, 0, 0)


def test_an_indent_that_changed_is_tracked():
    old, new = docx(STAYS + SECOND), docx(STAYS + SECOND.replace("<w:p>", '<w:p><w:pPr><w:ind w:left="567"/></w:pPr>'))
    assert marks(check(old, new), "pPrChange", "ins", "del") == (1, 0, 0)


def test_a_split_tracks_the_mark_alone():
    old = docx(p("One thing is said here, and another thing is said there.") + THIRD)
    new = docx(p("One thing is said here,") + p(" and another thing is said there.") + THIRD)
    data = check(old, new)
    assert "delText" not in document(data)
    assert marks(data, "ins", "del") == (1, 0)


def test_a_merge_tracks_the_mark_alone():
    old = docx(p("One thing is said here, ") + p("and another thing is said there.") + THIRD)
    new = docx(p("One thing is said here, and another thing is said there.") + THIRD)
    assert marks(check(old, new), "ins", "del", "delText") == (0, 1, 0)


def test_a_paragraph_that_moved_shows_what_was_edited_in_it():
    moved = "It also urges all Member States to respect the law of the sea in full."
    old = docx(p(moved) + STAYS + SECOND + THIRD)
    new = docx(STAYS + SECOND + p(moved.replace("all", "most")) + THIRD)
    data = check(old, new)
    text = document(data)
    assert re.findall(r"<w:delText[^>]*>([^<]*)", text) == ["all"]
    assert marks(data, "moveFromRangeStart", "moveToRangeStart") == (1, 1)
    assert not re.search(r"<w:move(?:From|To) (?:(?!</w:move).)*<w:(?:ins|del) ", text)


def test_a_typed_number_that_shifted_is_a_change_of_its_own_author():
    old, new = docx(p("4. It urges States to act.")), docx(p("5. It urges States to act."))
    assert set(re.findall(r'w:author="([^"]*)"', document(check(old, new)))) == {"renumbering"}


def test_a_number_that_shifted_alone_carries_no_comment():
    old, new = docx(p("4. It urges States to act.")), docx(p("5. It urges States to act."))
    assert "commentReference" not in document(check(old, new))


def test_what_a_number_shifted_alone_is_renumbered_and_not_reworded():
    old = docx(p("Preamble") + p("1. It urges States to act.") + p("2. It calls for help."))
    new = docx(
        p("Preamble") + p("1. It thanks all donors.") + p("2. It urges States to act.") + p("3. It calls for it.")
    )
    kinds = [change.kind for change in redlined(old, new).comparison.changes]
    assert kinds == [ChangeKind.UNCHANGED, ChangeKind.ADDED, ChangeKind.RENUMBERED, ChangeKind.REWORDED]


def test_plain_numbers_are_those_of_the_new_file_without_a_mark():
    old, new = docx(p("4. It urges States to act.")), docx(p("5. It urges all States to act."))
    data = redlined(old, new, style=STYLE._replace(numbers="plain")).data
    assert lines(data) == lines(new)
    assert lines(data, Changes.REJECTED)[0] == ["5. It urges States to act."]
    assert marks(data, "ins", "del") == (1, 0)


def test_a_number_that_comes_is_no_renumbering():
    data = check(docx(p("It urges States to act.")), docx(p("1. It urges States to act.")))
    assert re.findall(r'<w:ins [^>]*w:author="([^"]*)"[^>]*><w:r><w:t[^>]*>1. ', document(data)) == ["EU"]


def test_an_automatic_number_needs_no_change():
    numbering = lists([level(0, "decimal", "%1.")])
    items = [p(f"It says the thing number {n} of all things.", numbered=(1, 0)) for n in ("one", "two", "three")]
    old, new = docx("".join(items), numbering=numbering), docx("".join(items[1:]), numbering=numbering)
    assert marks(check(old, new), "numberingChange", "pPrChange", "ins") == (0, 0, 0)


def test_the_last_mark_is_never_tracked():
    for old, new in ((STAYS, STAYS + SECOND), (STAYS + SECOND, STAYS), (STAYS, SECOND), (STAYS + SECOND, THIRD)):
        last = document(check(docx(old), docx(new))).rpartition("<w:p>")[2]
        assert not re.match(r"<w:pPr><w:rPr><w:(?:ins|del|move)", last)


# --- tables, boxes, fields, objects ----------------------------------------------------------------------------------


def test_a_row_that_goes_and_one_that_comes_are_tracked_as_rows():
    rows = [[p("Norway"), p("100")], [p("Ghana"), p("250")], [p("Peru"), p("300")]]
    old, new = docx(STAYS + table(*rows) + THIRD), docx(STAYS + table(rows[0], [p("Chad"), p("9")], rows[2]) + THIRD)
    text = document(check(old, new))
    assert text.count("<w:tr>") == 3
    old, new = docx(STAYS + table(*rows) + THIRD), docx(STAYS + table(rows[0], rows[2]) + THIRD)
    assert re.search(r"<w:trPr><w:del ", document(check(old, new)))
    assert re.search(r"<w:trPr><w:ins ", document(check(new, old)))


WIDE = [[p(word) for word in row] for row in (("Country", "Share", "Seats"), ("Norway", "1", "15"), ("Peru", "2", "7"))]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_column_that_goes_or_comes_marks_its_cells_alone(at):
    narrow = [row[:at] + row[at + 1 :] for row in WIDE]
    wide, narrow = docx(STAYS + table(*WIDE) + THIRD), docx(STAYS + table(*narrow) + THIRD)
    data = check(wide, narrow)
    assert marks(data, "cellDel", "del", "delText", "ins") == (3, 6, 3, 0)
    data = check(narrow, wide)
    assert marks(data, "cellIns", "ins", "del") == (3, 6, 0)


def test_a_row_comes_while_a_column_goes():
    narrow = [row[:1] + row[2:] for row in WIDE]
    narrow.insert(2, [p("Chad"), p("9")])
    data = check(docx(STAYS + table(*WIDE) + THIRD), docx(STAYS + table(*narrow) + THIRD))
    assert marks(data, "cellDel", "cellIns", "tr") == (3, 0, 4)


def test_the_grid_of_a_table_grows_with_its_columns():
    grid = "<w:tblGrid>{}</w:tblGrid>"
    column = '<w:gridCol w:w="3000"/>'
    narrow = table(*(row[:2] for row in WIDE)).replace("<w:tblGrid/>", grid.format(column * 2))
    wide = table(*WIDE).replace("<w:tblGrid/>", grid.format(column * 3))
    data = check(docx(narrow + THIRD), docx(wide + THIRD))
    assert '<w:tblGridChange w:id="' in document(data)
    assert document(resolved_file(data, Changes.REJECTED)).count("<w:gridCol ") == 2
    assert document(resolved_file(data, Changes.ACCEPTED)).count("<w:gridCol ") == 3


def test_a_table_of_merged_cells_changes_its_columns_row_by_row():
    merged = ['<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Share") + "</w:tc>"]
    wide = table(*WIDE).replace("</w:tbl>", f"<w:tr>{merged[0]}<w:tc><w:tcPr/>{p('7')}</w:tc></w:tr></w:tbl>")
    check(docx(STAYS + wide + THIRD), docx(STAYS + table(*(row[:2] for row in WIDE)) + THIRD))


def test_a_table_at_the_end_goes_and_comes():
    one, other = docx(STAYS + SECOND), docx(STAYS + table([p("a"), p("b")]) + p())
    check(one, other)
    check(other, one)


def test_a_table_in_a_cell_is_compared_in_its_cell():
    def nested(words):
        return docx(table([p("outer"), p("before") + table([p(words)]) + p("after")]) + p("end"))

    data = check(nested("the inner words"), nested("the other inner words"))
    assert marks(data, "ins", "del") == (1, 0)


def test_a_field_goes_and_comes_as_a_whole():
    def field(result):
        chars = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return p("See page ", chars[0], run(" PAGEREF x ", tag="instrText"), chars[1], run(result), chars[2], run("."))

    data = check(docx(field("page four")), docx(field("page five")))
    assert marks(data, "delInstrText", "instrText", "fldChar") == (1, 1, 6)


def test_a_simple_field_that_goes_leaves_no_field_behind():
    old = docx(p("By ", '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Kate</w:t></w:r></w:fldSimple>', run(" today.")))
    data = check(old, docx(p("By nobody today.")))
    assert "fldSimple" not in document(data)


def test_a_link_that_leads_elsewhere_is_a_new_link():
    link = '<w:hyperlink w:anchor="{}"><w:r><w:t>the annex</w:t></w:r></w:hyperlink>'
    old, new = docx(p("See ", link.format("one"), run("."))), docx(p("See ", link.format("two"), run(".")))
    text = document(check(old, new))
    assert 'w:anchor="one"><w:del ' in text
    assert 'w:anchor="two"><w:ins ' in text


def test_words_in_a_text_box_are_tracked_in_it():
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    old = docx(p("Anchor.", box.format(p("Words in the box."))))
    new = docx(p("Anchor.", box.format(p("More words in the box."))))
    assert marks(check(old, new), "ins", "del") == (1, 1)


def test_a_content_control_with_changes_is_dissolved_and_one_without_stays():
    old = docx(CONTROL.format(STAYS) + CONTROL.format(SECOND) + THIRD)
    data = redlined(old, docx(CONTROL.format(STAYS) + CONTROL.format(p("It urges all States.")) + THIRD))
    assert document(data.data).count("<w:sdt>") == 1
    assert any("content control" in str(notice) for notice in data.notices)


def controlled(*rows, around="tc"):
    """A table of rows of one cell, each cell or each row in a content control."""
    return re.sub(rf"<w:{around}>.*?</w:{around}>", lambda one: CONTROL.format(one[0]), table(*[[p(r)] for r in rows]))


@pytest.mark.parametrize("around", ["tc", "tr"])
@pytest.mark.parametrize(
    ("old", "new", "left"),
    [(("Norway", "Peru"), ("Norway",), 1), (("Norway", "Peru"), ("Norway", "Peru 2"), 1), (("Norway",), ("Peru",), 0)],
    ids=["a row goes", "a cell is reworded", "a table goes"],
)
def test_a_content_control_around_a_row_or_a_cell_gives_way_to_changes_in_it(around, old, new, left):
    files = [docx(STAYS + controlled(*rows, around=around) + SECOND) for rows in (old, new)]
    redline = redlined(*files)
    holds_both(redline.data, *files)
    assert document(redline.data).count("<w:sdt>") == left
    assert "content control" in str(redline.notices)


# --- notes, headers, sections ----------------------------------------------------------------------------------------

MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def note(number, words):
    return f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", " " + words)}</w:footnote>'


def test_words_of_a_note_are_tracked_in_it():
    old = docx(p("It recalls", MARK.format(1), run(" it.")), footnotes=note(1, "See resolution 70/1."))
    new = docx(p("It recalls", MARK.format(1), run(" it.")), footnotes=note(1, "See resolution 72/1."))
    data = check(old, new)
    assert parts(data)["word/document.xml"] == parts(old)["word/document.xml"]
    assert b"70/1</w:delText>" in parts(data)["word/footnotes.xml"]


def test_a_comment_comes_along_to_words_that_two_paragraphs_around_a_table_became():
    old = docx(p("It recalls ") + p("all ") + table([p("one")]) + p("") + SECTION)
    new = docx(p(commented(7, "It recalls all ")) + SECTION, comments=comment(7, "All?"))
    data = check(old, new, style=STYLE._replace(comments="none"))
    assert under_comments(data) == under_comments(new) != {}


def noted(words, number):
    return p(words, MARK.format(number), run("."))


def test_notes_stand_and_are_numbered_in_the_order_in_which_the_text_refers_to_them():
    last = noted("It decides to meet again", 1)
    old = docx(STAYS + last + SECTION, footnotes=note(1, "In New York"))
    come = noted("It asks for a report on the matter every second year", 1)
    new = docx(
        STAYS + come + last.replace('w:id="1"', 'w:id="2"') + SECTION,
        footnotes=note(1, "See A/80/1") + note(2, "In New York"),
    )
    data = check(old, new)
    assert re.findall(r'footnoteReference w:id="(\d+)"', document(data)) == ["1", "2"]
    said = parts(data)["word/footnotes.xml"].decode()
    assert said.index('w:id="1"') < said.index("A/80/1") < said.index('w:id="2"') < said.index("New York")


NOTED = noted("It asks for a report on the matter every second year", 1)


def first_note(beside, goes):
    """The redline of a file without notes and one in which these paragraphs follow the first, either way round."""
    without = docx(STAYS + SECOND + THIRD + SECTION)
    noting = docx(STAYS + beside + SECTION, footnotes=note(1, "See"))
    return document(check(noting, without) if goes else check(without, noting))


@pytest.mark.parametrize("goes", [False, True])
def test_the_first_paragraph_with_a_note_keeps_its_mark(goes):
    text = first_note(SECOND + NOTED + THIRD, goes)
    assert len(re.findall(r"<w:rPr><w:(?:ins|del) [^>]*/></w:rPr></w:pPr>", text)) == 1
    paragraph = re.search(r"<w:p>(?:(?!</w:p>).)*footnoteReference.*?</w:p>", text)[0]
    assert "<w:pPr>" not in paragraph


def marks_of(text):
    """What becomes of the end of each paragraph: "ins", "moveTo", "" and the like."""
    paragraphs = [one.partition("<w:r>")[0] for one in text.split("</w:p>")[:-1]]
    return [
        found[0] if (found := re.findall("<w:rPr><w:(ins|del|moveFrom|moveTo) ", one)) else "" for one in paragraphs
    ]


@pytest.mark.parametrize("goes", [False, True])
def test_it_does_so_behind_a_paragraph_that_moved(goes):
    text = first_note(THIRD + NOTED + SECOND, goes)
    at = next(at for at, one in enumerate(text.split("</w:p>")) if "footnoteReference" in one)
    assert marks_of(text)[at] == ""
    assert "<w:moveFrom " in text


def test_it_does_so_where_some_of_its_words_moved_there():
    moved = "all aspects of trafficking in women and girls and of what becomes of them"
    first = "It urges all States to act together and to tell the Assembly of it every second year"
    old = docx(STAYS + p(f"{first}, and to consider {moved}.") + SECOND + THIRD + SECTION)
    come = p(f"It considers {moved}", MARK.format(1), run(" as it never did before"))
    new = docx(STAYS + p(f"{first}.") + SECOND + come + THIRD + SECTION, footnotes=note(1, "See"))
    text = document(check(old, new))
    assert "<w:moveTo " in text
    at = next(at for at, one in enumerate(text.split("</w:p>")) if "footnoteReference" in one)
    assert marks_of(text)[at] == ""


@pytest.mark.parametrize("said", ["It asks for a report every second year.", ""])
def test_a_comment_goes_with_a_paragraph_that_an_earlier_change_inserted(said):
    """Before a table nothing else would hold it once all is rejected."""
    earlier = p(change("ins", run("It asks for a report.")), properties=f"<w:rPr>{change('ins')}</w:rPr>")
    rows = table([p("Norway"), p("100")])
    old = docx(STAYS + earlier + rows + p() + SECTION)
    new = docx(STAYS + (p(said) if said else "") + rows + p() + SECTION)
    data = redlined(old, new, changes=Changes.KEPT).data
    assert "commentReference" in document(data)
    assert lines(data, Changes.REJECTED) == lines(docx(STAYS + rows + p() + SECTION))
    assert lines(data, Changes.ACCEPTED) == lines(new)


@pytest.mark.parametrize("way", ["ins", "del"])
def test_comments_on_words_that_the_old_file_settles_away_go_with_them(way):
    sign = change(way, '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>')
    tracked = p('<w:commentRangeStart w:id="7"/>', run("It asks for a report."), sign)
    said = comment(7, "Why?") + comment(8, "Stays.")
    stays = p(commented(8, "It decides to remain seized of the matter."))
    old, new = docx(STAYS + tracked + stays + SECTION, comments=said), docx(STAYS + p("It asks for one.") + SECTION)
    for how in (Changes.ACCEPTED, Changes.REJECTED):
        data = redlined(old, new, changes=how, style=STYLE._replace(comments="none")).data
        is_gone = (way == "del") is (how is Changes.ACCEPTED)
        assert (b"Why?" in parts(data)["word/comments.xml"]) is not is_gone
        assert ('w:id="7"/>' in document(data)) is not is_gone
        assert b"Stays." in parts(data)["word/comments.xml"]


def test_a_first_paragraph_with_a_note_that_opens_the_text_shares_a_mark():
    come = noted("It asks for a report on the matter every second year", 1)
    data = check(docx(SECOND + THIRD + SECTION), docx(come + THIRD + SECTION, footnotes=note(1, "See")))
    paragraph = re.search(r"<w:p>(?:(?!</w:p>).)*footnoteReference.*?</w:p>", document(data))[0]
    assert "<w:delText" in paragraph
    assert "<w:rPr><w:ins" not in paragraph


def test_a_note_comes_and_goes_with_its_words():
    old = docx(p("It recalls", MARK.format(1), run(" it.")), footnotes=note(1, "See resolution 70/1."))
    new = docx(p("It recalls it", MARK.format(1), run(".")), footnotes=note(1, "Another note."))
    bare = docx(p("It recalls it."))
    for one, other in ((old, new), (old, bare), (bare, old)):
        check(one, other)


def test_header_and_footer_are_tracked():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    old, new = docx(STAYS + section, header=p("Draft of 1 May")), docx(STAYS + section, header=p("Draft of 2 May"))
    data = check(old, new)
    assert b"<w:del " in parts(data)["word/header.xml"]
    check(docx(STAYS + "<w:sectPr/>"), new)
    check(old, docx(STAYS + "<w:sectPr/>"))


def test_the_ends_of_a_move_have_a_date_where_no_change_has_one():
    """The schema demands it of them alone."""
    old, new = docx(p("It moved.") + STAYS + SECOND), docx(STAYS + SECOND + p("It moved."))
    text = document(redlined(old, new, Redline("EU")).data)
    assert len(re.findall(r"<w:move(?:From|To)RangeStart[^>]* w:date=\"1970-01-01T00:00:00Z\"", text)) == 2
    assert text.count("w:date=") == 2


def test_a_page_that_was_turned_is_tracked():
    data = check(
        docx(STAYS + SECTION), docx(STAYS + SECTION.replace('w:w="11906"', 'w:w="16838" w:orient="landscape"'))
    )
    assert marks(data, "sectPrChange") == (1,)


def test_a_section_break_comes_and_goes():
    parted = docx(f"<w:p><w:pPr>{SECTION}</w:pPr><w:r><w:t>The first section ends.</w:t></w:r></w:p>{STAYS}{SECTION}")
    whole = docx(f"{p('The first section ends.')}{STAYS}{SECTION}")
    check(whole, parted)
    check(parted, whole)


# --- what the new file brings ----------------------------------------------------------------------------------------


def test_styles_that_new_words_need_come_along_and_others_are_found_by_name():
    style = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/></w:style>'
    old = docx(STAYS, styles=style.format("paragraph", "Titre1", "heading 1"))
    heading = style.format("paragraph", "Heading1", "heading 1") + style.format("character", "Loud", "Loud")
    new = docx(p("A heading", style="Heading1") + p(run("loud", '<w:rStyle w:val="Loud"/>')) + STAYS, styles=heading)
    data = check(old, new)
    assert 'w:pStyle w:val="Titre1"' in document(data)
    assert parts(data)["word/styles.xml"].count(b"<w:style ") == 2


def test_character_widths_that_the_standard_forbids_are_mended_and_told():
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr><w:w w:val="{}"/></w:rPr></w:style>'
    redline = redlined(docx(STAYS, styles=styles.format(0)), docx(SECOND))
    assert b"<w:w " not in parts(redline.data)["word/styles.xml"]
    assert [notice.code for notice in redline.notices] == ["mended"]
    sound = docx(STAYS, styles=styles.format(90))
    assert parts(redlined(sound, docx(SECOND)).data)["word/styles.xml"] == parts(sound)["word/styles.xml"]


def field_chars(*kinds):
    return [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]


def test_ends_of_fields_that_never_began_are_taken_out_and_told():
    separate, end = field_chars("separate", "end")
    broken = docx(STAYS + p(run("On ") + separate + run("2 July") + end + run(" it ends.")))
    redline = redlined(broken, docx(STAYS + p("On 3 July it ends.")))
    holds_both(redline.data, broken, docx(STAYS + p("On 3 July it ends.")))
    assert marks(redline.data, "fldChar") == (0,)
    assert [notice.code for notice in redline.notices] == ["mended"]


def test_of_a_field_that_was_inserted_no_separator_is_left_once_that_is_rejected():
    begin, separate, end = field_chars("begin", "separate", "end")
    code = "<w:r><w:instrText> DATE </w:instrText></w:r>"
    inserted = change("ins", begin + code) + separate + change("ins", run("2 July ") + end)
    tracked, new = docx(STAYS + p(run("On ") + inserted + run("it ends."))), docx(STAYS + p("On time it ends."))
    redline = redlined(tracked, new, changes=Changes.REJECTED)
    assert marks(redline.data, "fldChar") == (0,)
    assert not redline.notices
    kept = redlined(tracked, new, changes=Changes.KEPT)
    assert marks(kept.data, "fldChar") == (3,)


def test_a_list_that_new_paragraphs_need_comes_along():
    old = docx(STAYS, numbering=lists([level(0, "bullet", "-")]))
    new = docx(STAYS + p("one", numbered=(1, 0)) + THIRD, numbering=lists([level(0, "decimal", "%1.")]))
    data = check(old, new)
    assert '<w:numId w:val="2"/>' in document(data)
    assert b'w:val="decimal"' in parts(data)["word/numbering.xml"]


def test_a_list_comes_along_into_a_file_that_has_none_at_all():
    new = docx(STAYS + p("one", numbered=(1, 0)) + THIRD, numbering=lists([level(0, "decimal", "%1.")]))
    data = check(docx(STAYS), new)
    assert b'w:val="decimal"' in parts(data)["word/numbering.xml"]


def test_earlier_changes_are_settled_as_asked():
    old, new = docx(p("It urges ", ins("all "), run("States.")) + THIRD), docx(p("It urges most States.") + THIRD)
    accepted = redlined(old, new).data
    assert lines(accepted, Changes.REJECTED)[0][0] == "It urges all States."
    rejected = redlined(old, new, changes=Changes.REJECTED).data
    assert lines(rejected, Changes.REJECTED)[0][0] == "It urges States."


# --- earlier changes that are kept -----------------------------------------------------------------------------------


def kept(old, new):
    """The redline with earlier changes kept; all the way back it is the old file as rejected."""
    redline = redlined(old, new, style=STYLE._replace(comments="none"), changes=Changes.KEPT)
    assert lines(redline.data) == lines(new)
    assert lines(redline.data, Changes.REJECTED) == lines(old, Changes.REJECTED)
    return redline


def authors(data):
    return re.findall(r'<w:(ins|del) [^>]*w:author="(\w+)"', document(data))


def test_earlier_changes_stay_beside_ours_with_author_and_date():
    old = docx(p("It urges ", ins("all ", "Norway"), dele("some ", "Peru"), run("States to act now.")) + THIRD)
    data = kept(old, docx(p("It urges all States to act today.") + THIRD)).data
    assert authors(data) == [("ins", "Norway"), ("del", "Peru"), ("del", "EU"), ("ins", "EU")]
    assert document(data).count('w:date="2024-10-31T09:00:00Z"') == 4


def test_a_paragraph_with_earlier_changes_that_stays_keeps_its_xml():
    first = p("It urges ", ins("all ", "Norway"), run("States."))
    data = kept(docx(first + SECOND), docx(p("It urges all States.") + THIRD)).data
    assert first in document(data)


def test_words_of_an_earlier_insertion_that_we_delete_are_deleted_inside_it():
    old = docx(p("It urges ", ins("all willing ", "Norway"), run("States.")))
    data = kept(old, docx(p("It urges all States."))).data
    assert re.search(
        r'<w:ins [^>]*"Norway"[^>]*><w:r>(?:(?!</w:ins>).)*<w:del [^>]*"EU"[^>]*><w:r><w:delText[^>]*>willing ',
        document(data),
    )
    assert len(set(re.findall(r'w:id="(\d+)"', document(data)))) == document(data).count("w:id=")


def test_paragraphs_and_rows_that_came_or_went_before_stay_so():
    mark = change("ins", author="Norway")
    gone = p(dele("Nothing of it.", "Peru"), mark=change("del", author="Peru", number=2))
    came = p(ins("Something new.", "Norway"), mark=mark)
    row = [f"<w:trPr>{change('del', author='Peru', number=3)}</w:trPr>", p(dele("Chad", "Peru")), p(dele("9", "Peru"))]
    rows = table([p("Norway"), p("100")], row)
    old = docx(STAYS + gone + came + rows + THIRD)
    new = docx(STAYS + p("Something new.") + table([p("Norway"), p("150")]) + THIRD)
    redline = kept(old, new)
    assert {who for _, who in authors(redline.data)} == {"Norway", "Peru", "EU"}
    assert redline.notices == ()


def test_columns_that_came_or_went_before_stay_so():
    middle = [row[:1] + row[2:] for row in WIDE]
    for first, second in ((WIDE, middle), (middle, WIDE)):
        old = redlined(*(docx(table(*rows) + THIRD) for rows in (first, second)), style=STYLE._replace(author="Norway"))
        last = docx(table(*[[*row[:-1], p("none")] for row in second]) + THIRD)
        redline = kept(old.data, last)
        assert sum(marks(redline.data, "cellIns", "cellDel")) == 3
        assert redline.notices == ()


def test_a_column_that_came_before_and_goes_again_leaves_no_trace():
    middle = docx(table(*[row[:1] + row[2:] for row in WIDE]) + THIRD)
    data = kept(redlined(middle, docx(table(*WIDE) + THIRD)).data, middle).data
    assert sum(marks(data, "cellIns", "cellDel")) == 0


def test_changes_of_the_new_file_are_in_the_name_of_who_made_them():
    old = docx(p("It urges some States to act now.") + SECOND + THIRD)
    new = docx(
        p(
            "It urges ",
            ins("all", "Norway"),
            dele("some", "Norway"),
            run(" States to act "),
            ins("today", "Chad"),
            run("."),
        )
        + p(ins("A paragraph that comes.", "Peru"), mark=change("ins", author="Peru"))
        + p(
            dele("It urges Member States to respect international law in full.", "Chad"),
            mark=change("del", author="Chad"),
        )
        + THIRD
    )
    data = kept(old, new).data
    assert {("del", "Norway"), ("ins", "Norway"), ("ins", "Chad"), ("ins", "Peru"), ("del", "Chad")} <= set(
        authors(data)
    )
    assert ("del", "EU") in authors(data)  # "now" is gone from the new file without a trace


def test_a_mark_that_joined_two_paragraphs_gives_way_to_ours():
    joined = p(run("One thing"), mark=change("del", author="Norway")) + p(" and another.")
    redline = kept(docx(STAYS + joined + THIRD), docx(STAYS + p("One thing and another.") + THIRD))
    assert authors(redline.data) == [("del", "EU")]
    assert [n.code for n in redline.notices] == ["tracked-changes"]


def test_a_move_that_is_kept_is_a_deletion_and_an_insertion_by_its_author():
    def ends(tag, number):
        mark = f'<w:{tag}RangeStart w:id="{number}" w:name="m1" w:author="Norway" w:date="2024-10-31T09:00:00Z"/>'
        return (
            mark,
            change(tag, run("It was moved."), "Norway", number=number + 1),
            f'<w:{tag}RangeEnd w:id="{number}"/>',
        )

    moved = [
        p(*ends(tag, n), mark=change(tag, author="Norway", number=n + 2))
        for tag, n in (("moveFrom", 10), ("moveTo", 20))
    ]
    redline = kept(
        docx(STAYS + moved[0] + SECOND + moved[1] + THIRD), docx(STAYS + SECOND + p("It was moved.") + p("End."))
    )
    assert re.search(r'<w:del [^>]*"Norway"[^>]*><w:r><w:delText', document(redline.data))
    assert {"Norway"} < {who for _, who in authors(redline.data)}
    assert "<w:move" not in document(redline.data)
    assert [str(n) for n in redline.notices] == ["1 earlier move kept as deletions and insertions"]


def test_a_look_that_changed_before_and_changes_again_goes_back_to_the_first():
    change_ = '<w:rPrChange w:id="1" w:author="Norway" w:date="2024-10-31T09:00:00Z"><w:rPr/></w:rPrChange>'
    old = docx(p(run("It urges States.", "b", change_)) + THIRD)
    data = kept(old, docx(p(run("It urges States.", "i")) + THIRD)).data
    assert marks(data, "rPrChange") == (1,)
    assert "<w:b/>" not in document(resolved_file(data, Changes.REJECTED))


# --- comments and options --------------------------------------------------------------------------------------------


def test_comments_join_those_that_are_there():
    there = '<w:comment w:id="1" w:author="Norway"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    anchor = '<w:r><w:commentReference w:id="1"/></w:r>'
    old, new = docx(p("It urges States.", anchor), comments=there), docx(p("It invites States."))
    comments = parts(check(old, new))["word/comments.xml"].decode()
    assert re.findall(r'<w:comment [^>]*w:author="([^"]*)"', comments) == ["Norway", "EU"]
    assert len(set(re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments))) == 2
    assert "Reworded" in comments


def comment(number, words, author="Peru"):
    stamp = f'w:id="{number}" w:author="{author}" w:date="2024-10-30T08:00:00Z" w:initials="P"'
    return f"<w:comment {stamp}>{p(words)}</w:comment>"


def commented(number, *words):
    """Words under a comment, with its sign after them."""
    sign = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    inside = "".join(part if part.startswith("<") else run(part) for part in words)
    return f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>{sign}'


NO_REMARKS = STYLE._replace(comments="none")


def test_comments_of_the_new_file_come_along_at_the_same_words():
    old = docx(STAYS + SECOND + THIRD, comments=comment(1, "Old", "Norway"))
    new = docx(
        p(run("The General "), commented(7, "Assembly"), run(" reaffirms the purposes of the Charter."))
        + p(run("It "), commented(8, "invites all"), run(" Member States to respect international law in full."))
        + p(commented(9, "A paragraph that comes."))
        + THIRD,
        comments=comment(7, "one") + comment(8, "two") + comment(9, "three"),
    )
    data = check(old, new, style=NO_REMARKS)
    assert under_comments(data) == {
        "Old": "",
        "one": "Assembly",
        "two": "invites all",
        "three": "A paragraph that comes.",
    }
    comments = parts(data)["word/comments.xml"].decode()
    assert re.findall(r'w:author="(\w+)" w:date="2024-10-30T08:00:00Z"', comments) == ["Norway", "Peru", "Peru", "Peru"]
    stays = re.search(r"<w:p>(?:(?!</w:p>).)*purposes.*?</w:p>", document(data))[0]
    assert "w:ins" not in stays


def test_a_comment_over_several_paragraphs_ends_where_it_did():
    start, end = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    sign = '<w:r><w:commentReference w:id="7"/></w:r>'
    new = docx(start + STAYS + SECOND + end + p(sign, run("And more.")) + THIRD, comments=comment(7, "both"))
    assert under_comments(check(docx(STAYS + THIRD), new, style=NO_REMARKS)) == {
        "both": "".join(re.sub("<[^>]*>", "", one) for one in (STAYS, SECOND))
    }


def test_a_comment_that_both_files_have_stands_once():
    there = comment(7, "Why?")
    old = docx(p(commented(7, "It urges"), run(" States.")) + STAYS, comments=there)
    new = docx(p(commented(7, "It urges"), run(" all States.")) + STAYS, comments=there)
    data = check(old, new, style=NO_REMARKS)
    assert parts(data)["word/comments.xml"].count(b"<w:comment ") == 1
    assert under_comments(data) == {"Why?": "It urges"}


def test_a_comment_on_an_empty_paragraph_that_comes_goes_with_it():
    new = docx(STAYS + p(commented(7)) + THIRD, comments=comment(7, "Here?"))
    data = check(docx(STAYS + THIRD), new, style=NO_REMARKS)
    text = document(data)
    assert text.index("commentRangeStart") < text.index("commentRangeEnd") < text.index("commentReference")
    assert "commentReference" not in document(resolved_file(data, Changes.REJECTED))


def test_a_comment_at_a_point_among_words_stands_there():
    sign = '<w:r><w:commentReference w:id="7"/></w:r>'
    new = docx(
        p(run("The General Assembly"), sign, run(" reaffirms the purposes of the Charter.")),
        comments=comment(7, "Here"),
    )
    text = document(check(docx(STAYS), new, style=NO_REMARKS))
    places = [text.index(word) for word in ("Assembly", "RangeStart", "RangeEnd", "Reference", " reaffirms")]
    assert places == sorted(places)


def test_comments_on_notes_are_left_out_with_a_notice():
    note = f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", commented(7, "See it."))}</w:footnote>'
    new = docx(p("It recalls", MARK.format(1), run(" it.")), footnotes=note, comments=comment(7, "Where?"))
    redline = redlined(docx(p("It recalls it.")), new)
    assert [str(n) for n in redline.notices if n.code == "comment"] == [
        "1 comment outside the body of the new file left out"
    ]


def test_bookmarks_that_the_old_file_lacks_come_along_with_the_words():
    marked = '<w:bookmarkStart w:id="3" w:name="{}"/>{}<w:bookmarkEnd w:id="3"/>'
    old = docx(p(marked.format("here", run("The General Assembly"))) + THIRD)
    new = docx(
        p(marked.format("here", run("The General Assembly"))) + p(marked.format("there", run("It urges"))) + THIRD
    )
    data = check(old, new)
    assert re.findall(r'w:name="(\w+)"/>', document(data)) == ["here", "there"]


def test_a_summary_is_a_comment_at_the_first_paragraph_that_stays():
    old, new = docx(SECOND + STAYS + THIRD), docx(STAYS + THIRD.replace("next", "this"))
    data = check(old, new, style=STYLE._replace(summary=True, comments="none"))
    comments = parts(data)["word/comments.xml"].decode()
    said = [re.sub("<[^>]*>", "", line) for line in comments.split("</w:p>")][:4]
    assert said[1] == "2 of 3 paragraphs differ: 1 reworded, 1 deleted; 1 only renumbered."
    assert said[2] == "Deleted (1): file para 1"
    at = document(data).index("<w:commentReference")
    assert document(data)[at:].index("reaffirms") < document(data)[at:].index("</w:p>")


def test_where_a_summary_is_wanted_a_text_that_opens_with_a_table_has_its_comments_too():
    old, new = (docx(table([p("Norway"), p(number)]) + STAYS) for number in ("100", "250"))
    redline = redlined(old, new, style=STYLE._replace(summary=True))
    assert parts(redline.data)["word/comments.xml"].count(b"<w:comment ") > 1
    assert redline.notices == ()


def test_no_summary_stands_in_a_field_of_several_paragraphs():
    chars = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    contents = p(chars[0], run("TOC", tag="instrText"), chars[1], "One") + p("Two", chars[2])
    data = check(docx(contents + STAYS), docx(contents + SECOND), style=STYLE._replace(summary=True, comments="none"))
    assert document(data).index("<w:commentReference") > document(data).index("Two")


def test_no_comments_where_none_are_wanted():
    data = check(docx(STAYS), docx(SECOND), style=STYLE._replace(comments="none"))
    assert "word/comments.xml" not in parts(data)


@pytest.mark.parametrize("style", [STYLE._replace(author=" "), STYLE._replace(numbers="some")])
def test_options_that_are_not_known_are_refused(style):
    with pytest.raises(OutputError):
        redlined(docx(STAYS), docx(SECOND), style=style)


def test_the_same_input_gives_the_same_bytes():
    old, new = docx(STAYS + SECOND + THIRD), docx(THIRD + STAYS + p("Something new is said."))
    assert redlined(old, new).data == redlined(old, new).data


def test_no_comment_stands_in_a_table_that_opens_the_text():
    rows = [p("Norway"), p("100")], [p("Norway"), p("250")]
    data = check(docx(table(rows[0]) + STAYS), docx(table(rows[1]) + STAYS))
    assert "commentReference" not in document(data)
    data = check(docx(STAYS + table(rows[0]) + STAYS), docx(STAYS + table(rows[1]) + STAYS))
    assert "commentReference" in document(data)


# --- memory --------------------------------------------------------------------------------------------------------


def test_all_that_the_writing_needed_is_free_before_the_redline_is_read_back(monkeypatch):
    """Trees that wait for the collector of garbage would be in memory beside those of the file that is read back."""
    left = []

    def look(*args, **options):
        left.append([type(one).__name__ for one in gc.get_objects() if isinstance(one, Line | Parts)])
        return check_in_place(*args, **options)

    check_in_place = writing.check_in_place
    monkeypatch.setattr(writing, "check_in_place", look)
    gc.collect()
    gc.disable()
    try:
        redlined(docx(STAYS + SECOND + SECTION), docx(STAYS + THIRD + SECTION))
    finally:
        gc.enable()
    assert left == [[]]


# --- the classic mark-up -------------------------------------------------------------------------------------------


def test_words_struck_through_become_tracked_deletions_of_the_old_file():
    old = docx(STAYS + p("1. Urges Member States to report;") + p("2. Requests a report.") + THIRD + SECTION)
    marked = docx(
        STAYS
        + p(run("1. "), run("Urges", "strike"), run(" Encourages", "b"), run(" Member States to report;"))
        + p(run("2. "), run("Requests a report.", "strike"))
        + THIRD
        + SECTION
    )
    data = redlined(old, marked, changes=Changes.STRUCK).data
    assert lines(data, Changes.REJECTED) == lines(old)
    accepted, _ = lines(data, Changes.ACCEPTED)
    assert accepted == [accepted[0], "1.  Encourages Member States to report;", accepted[-1]]
    assert "strike" not in document(data)
