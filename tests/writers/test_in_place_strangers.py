"""What Word files of strangers hold that Word itself seldom writes: each case was met in a real file."""

import io
import re
import time
import zipfile

import pytest
from lxml import etree
from redlined import STYLE, document, holds_both, redlined
from wordfiles import docx, level, lists, p, run, spoiled, table, zipped

from drafting.errors import OutputError
from drafting.ooxml.names import STRICT, w
from drafting.writers.docx.choices import COMMENTS
from drafting.writers.docx.in_place import redline as module

STAYS = p("The General Assembly reaffirms the purposes of the Charter.")
SECOND = p("It urges Member States to respect international law in full.")
THIRD = p("It decides to remain seized of the matter until next year.")
MARK_OF_NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def ending(section, *content):
    """A paragraph that ends a section."""
    return f"<w:p><w:pPr>{section}</w:pPr>{''.join(map(run, content))}</w:p>"


def check(old, new, **options):
    redline = redlined(old, new, **options)
    holds_both(redline.data, old, new)
    assert "coarse" not in [notice.code for notice in redline.notices]
    return redline


def both_ways(one, other):
    return check(one, other), check(other, one)


# --- where texts end -------------------------------------------------------------------------------------------------


def test_a_text_that_ends_in_a_table_may_end_in_another():
    both_ways(docx(table([p("One"), p("Row")])), docx(table([p("policy"), p("of") + p("and"), p("report")])))


def test_a_text_that_ends_in_a_table_may_end_in_a_paragraph():
    one = docx(STAYS + table([p("Norway"), p("100")]))
    for words in ("It invites all.", ""):
        for other in (docx(STAYS + p(words)), docx(STAYS + table([p("Norway"), p("100")]) + p(words))):
            redlined(one, other)
            redlined(other, one)


@pytest.mark.parametrize("body", ["", SECTION, '<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>'])
def test_a_text_without_a_paragraph_has_an_empty_one(body):
    one, shown = docx(body), docx(p("") + body)
    for other in (docx(STAYS), docx(STAYS + SECOND + SECTION), docx(table([p("Norway"), p("100")]) + p(""))):
        holds_both(redlined(one, other).data, shown, other)
        holds_both(redlined(other, one).data, other, shown)


@pytest.mark.parametrize("before", [STAYS, p("Before it."), p("Before it.") + SECOND, table([p("Peru")]) + THIRD])
@pytest.mark.parametrize("end", [STAYS + p("Said anew."), SECOND + table([p("No")])])
def test_a_table_may_end_one_text_where_words_end_the_other(before, end):
    one, other = docx(before), docx(end + table([p("Norway"), p("100")]))
    check(one, other)
    assert {notice.code for notice in redlined(other, one).notices} <= {"comments"}


def test_a_section_that_ends_before_such_a_table_is_not_lost_in_silence():
    with pytest.raises(OutputError, match="not sound"):
        redlined(docx(STAYS + SECTION), docx(ending(SECTION, "Said anew.") + table([p("Norway"), p("100")])))


def test_words_that_stay_keep_their_place_where_a_section_ends_with_them():
    def ends(words):
        return f"<w:p><w:pPr>{SECTION}</w:pPr>{run(words)}</w:p>"

    old = docx(STAYS + SECOND + ends("") + p("Third.") + ends("") + p("Fifth.") + SECTION)
    new = docx(p("Said anew.") + SECOND + ends("Third.") + p("Another word.") + STAYS + SECTION)
    both_ways(old, new)


def test_a_section_that_ends_with_the_last_words_comes_and_goes():
    whole = docx(STAYS + p("The last words.") + SECTION)
    both_ways(whole, docx(f"{STAYS}<w:p><w:pPr>{SECTION}</w:pPr>{run('The last words.')}</w:p>{THIRD}{SECTION}"))


HEADED = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
WIDE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


def exact_by_section(one, other):
    """Nothing, where redlines both ways are sound at once, headers of every section included."""
    for old, new in ((one, other), (other, one)):
        assert {notice.code for notice in redlined(old, new).notices} <= {"comments"}


def test_a_section_goes_whose_header_the_next_one_inherits():
    old = docx(STAYS + ending(HEADED) + SECOND + SECTION, header=p("Draft of 1 May"))
    exact_by_section(old, docx(STAYS + SECOND + HEADED, header=p("Draft of 2 May")))
    exact_by_section(old, docx(STAYS + SECOND + SECTION))


def test_a_section_comes_with_a_header_that_is_its_own():
    old = docx(STAYS + SECOND + HEADED, header=p("Draft of 1 May"))
    exact_by_section(old, docx(STAYS + ending(HEADED, "It ends here.") + SECOND + SECTION, header=p("Draft of 1 May")))
    exact_by_section(old, docx(STAYS + ending(SECTION) + SECOND + HEADED, header=p("Draft of 2 May")))


def test_a_page_is_turned_before_a_paragraph_that_is_reworded():
    sections = (
        (SECTION, "It urges Member States to respect the law."),
        (WIDE, "It asks Member States to respect the law."),
    )
    old, new = (docx(ending(*section) + THIRD + SECTION) for section in sections)
    data = check(old, new).data
    assert re.search(r'w:orient="landscape"/><w:sectPrChange .*?</w:sectPrChange></w:sectPr></w:pPr>', document(data))


def test_a_text_may_end_with_the_end_of_a_section_before_the_last():
    exact_by_section(
        docx(STAYS + SECOND + SECTION), docx(STAYS + ending(HEADED, "It ends.") + SECTION, header=p("Draft"))
    )


@pytest.mark.parametrize("before", ["", SECOND + ending(SECTION)], ids=["the only section", "the second section"])
def test_a_header_comes_to_and_goes_from_a_file_that_says_nothing_of_its_last_section(before):
    bare, headed = docx(before + STAYS), docx(before + STAYS + HEADED, header=p("Draft of 1 May"))
    exact_by_section(bare, headed)
    exact_by_section(headed, bare)


def test_normal_is_the_style_of_paragraphs_without_one_where_no_style_says_that_it_is():
    normal = '<w:style w:type="paragraph"{} w:styleId="{}"><w:name w:val="Normal"/></w:style>'
    old = docx(STAYS, styles=normal.format(' w:default="1"', "a"))
    both_ways(old, docx(p("It recalls its resolutions.", style="Normal"), styles=normal.format("", "Normal")))


def test_the_prefix_of_links_that_come_is_declared_once_and_for_all():
    """Pandoc (3.9) knows those of the first element alone."""
    declared = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    bare, headed = docx(STAYS), docx(STAYS + HEADED, header=p("Draft of 1 May"))
    data = check(spoiled(bare, "word/document.xml", declared, ""), headed).data
    assert document(data).count(declared) == 1
    assert declared in document(data).partition("<w:body")[0]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/header-new.xml").partition(b"?>\n")[2].startswith(b"<w:hdr xmlns:w=")


# --- objects and parts ------------------------------------------------------------------------------------------------


def test_a_drawing_that_comes_is_the_same_whatever_number_its_shapes_get():
    group = '<w:r><w:pict><v:group id="_x0000_s1026"><v:polyline id="x" points="1,1"/></v:group></w:pict></w:r>'
    both_ways(docx(STAYS + THIRD), docx(STAYS + p(group) + THIRD))


def test_a_simple_field_whose_words_look_like_something_comes_and_goes_and_changes():
    """Tracked, it is a field of several runs, of which each has its look."""

    def dated(*looks):
        runs = "".join(run(words, *look) for words, look in zip(("12", " May"), looks, strict=True))
        return docx(p("It met on", f'<w:fldSimple w:instr=" DATE ">{runs}</w:fldSimple>', run(".")) + THIRD)

    without = docx(p("It met.") + THIRD)
    for one in (dated("i", ""), dated("", "b")):
        both_ways(without, one)
        both_ways(dated("", ""), one)
    kept = redlined(dated("", ""), dated("", "")).data
    assert "<w:fldSimple" in document(kept)


def test_an_embedded_object_that_comes_still_points_to_its_shape():
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    embedded = f'<w:r><w:object><v:shape id="a"/><o:OLEObject {office} ShapeID="a"/></w:object></w:r>'
    text = document(check(docx(STAYS + THIRD), docx(STAYS + p(embedded) + THIRD)).data)
    assert re.findall(r'v:shape id="([^"]*)"', text) == re.findall(r'ShapeID="([^"]*)"', text) != ["a"]


def test_a_table_without_rows_is_left_alone():
    empty = "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"
    data = check(docx(STAYS + empty + SECOND + empty), docx(STAYS + empty + THIRD + empty)).data
    assert document(data).count("<w:tbl>") == 2


def test_a_list_with_a_width_that_the_standard_forbids_counts_as_before():
    numbering = lists([level(0, "decimal", "%1.", '<w:rPr><w:w w:val="0"/></w:rPr>')])
    old, new = (docx(p(words, numbered=(1, 0)) + THIRD, numbering=numbering) for words in ("Said once.", "Said twice."))
    check(old, new)


def strict(data):
    """The file under the names of an ISO-strict one."""
    from io import BytesIO
    from zipfile import ZipFile

    def named(content):
        for theirs, usual in STRICT.items():
            content = content.replace(usual.encode(), theirs.encode())
        return content

    with ZipFile(BytesIO(data)) as archive:
        return zipped({name: named(archive.read(name)) for name in archive.namelist()})


def test_what_an_object_points_to_is_the_same_in_a_strict_file():
    def file(words):
        return docx(p(words, '<w:r><w:drawing><a:graphic r:id="rId1"/></w:drawing></w:r>') + SECTION, styles="")

    both_ways(strict(file("A chart: ")), file("The chart: "))


def test_words_that_come_share_no_run_with_a_note_a_picture_or_a_field():
    """Pandoc reads no words in a run that holds any of them."""
    signs = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    objects = [MARK_OF_NOTE, "<w:r><w:drawing/></w:r>", signs]
    inside = "".join(f"{run('and')}{one}{run('then')}" for one in objects)
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'
    one, other = docx(STAYS + SECOND), docx(STAYS + p("It asks", inside) + THIRD, footnotes=note)
    for redline in both_ways(one, other):
        runs = re.findall(r"<w:r>.*?</w:r>", document(redline.data))
        holding = [one for one in runs if re.search("<w:(footnoteReference|drawing|fldChar)", one)]
        assert len(holding) == 5
        assert not [one for one in holding if "<w:t" in one or "<w:delText" in one]


INLINE = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
FORMULA = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
SEEN = re.compile(r'<w:ins w:id="\d+" w:author="EU"><w:del [^>]*w:date=[^>]*><w:r><w:delText [^>]*> </w:delText>')


@pytest.mark.parametrize("sign", [INLINE, FORMULA, PAGE_BREAK])
def test_a_blank_shows_libreoffice_what_it_does_not_track(sign):
    """It stands before it: after a page break it would be a paragraph of its own."""
    for redline in both_ways(docx(STAYS + p("See here:") + THIRD), docx(STAYS + p("See here:", sign) + THIRD)):
        text = document(redline.data)
        assert len(SEEN.findall(text)) == 1
        assert SEEN.search(text).start() < re.search("<w:drawing|<m:oMath|<w:br", text).start()


def test_a_blank_at_a_page_break_that_begins_a_paragraph_stands_with_its_words():
    """Before the break it would be a paragraph of its own."""
    old, new = (
        docx(STAYS + p("On the other side.") + THIRD),
        docx(STAYS + p(PAGE_BREAK, run("On the other side.")) + THIRD),
    )
    for redline in both_ways(old, new):
        text = document(redline.data)
        assert text.index("<w:br") < SEEN.search(text).start() < text.index("On the other side.")


@pytest.mark.parametrize("break_", [PAGE_BREAK, PAGE_BREAK.replace("page", "column")])
def test_words_before_a_break_in_a_merge_are_inserted_at_the_end_of_the_paragraph_before(break_):
    """Behind that end LibreOffice takes them for a paragraph, and leaves an empty one where they are rejected."""
    second = break_, run("It decides to remain seized of the matter.")
    old = docx(STAYS + p("It urges all States to act.") + p(*second) + THIRD)
    new = docx(STAYS + p(run("It urges all States to act. "), *second) + THIRD)
    [merged] = [one for one in document(redlined(old, new).data).split("</w:p>") if "States to act." in one]
    assert re.search("<w:ins [^>]*><w:r><w:t [^>]*> </w:t></w:r></w:ins>", merged)


def test_no_blank_stands_where_words_or_a_mark_or_a_floating_picture_are_tracked():
    floating = INLINE.replace("inline", "anchor")
    for one, other in (
        (p("See here:"), p("See there:", INLINE)),
        ("", p(INLINE)),
        (p("See here:"), p("See here:", floating)),
        (p("See here:"), p("See here:", INLINE, style="Quote")),
    ):
        for redline in both_ways(docx(STAYS + one + THIRD), docx(STAYS + other + THIRD)):
            assert not SEEN.search(document(redline.data))


@pytest.mark.parametrize("comments", COMMENTS)
def test_words_inserted_at_the_first_noted_paragraph_are_parted_from_an_inserted_one(comments):
    """LibreOffice takes them for one insertion and loses the mark between them; a comment parts them as well."""
    notes = f'<w:footnote w:id="1">{p("See resolution 70/1.")}</w:footnote>'
    old = docx(p("The Assembly reaffirms the Charter", MARK_OF_NOTE) + THIRD, footnotes=notes)
    new = docx(p("The Assembly reaffirms the Charter", MARK_OF_NOTE, run(" in full.")) + STAYS + THIRD, footnotes=notes)
    text = document(check(old, new, style=STYLE._replace(comments=comments)).data)
    first = text[: text.index("</w:p>")]
    assert bool(SEEN.search(first)) != ("commentReference" in first)


def test_a_picture_that_comes_for_another_has_an_id_of_its_own():
    """The one that goes is out of the tree while its paragraph is written."""

    def picture(id_, name):
        inside = f'<wp:extent cx="{id_}" cy="9"/><wp:docPr id="{id_}" name="{name}"/>'
        return p("See here:", INLINE.replace("<wp:inline/>", f"<wp:inline>{inside}</wp:inline>"))

    redline = check(docx(STAYS + picture(1001, "one") + THIRD), docx(STAYS + picture(7, "other") + THIRD))
    assert re.findall(r'<wp:docPr id="(\d+)"', document(redline.data)) == ["1001", "1002"]


BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


@pytest.mark.parametrize("instead", ["", SECOND])
def test_a_paragraph_with_a_text_box_comes_and_goes_under_a_mark_that_stays(instead):
    """LibreOffice loses a tracked mark there, so that an empty paragraph stays: another one goes in its stead."""
    boxed = docx(STAYS + p(BOX, run("Read the box.")) + THIRD)
    for redline in both_ways(boxed, docx(STAYS + instead + THIRD)):
        root = etree.fromstring(document(redline.data).encode())
        paragraph = next(one for one in root.iter(w("p")) if one.find(f".//{w('pict')}") is not None)
        assert paragraph.find(f"{w('pPr')}/{w('rPr')}") is None


def test_a_paragraph_with_a_text_box_that_ends_a_section_takes_it_along():
    boxed = f"<w:p><w:pPr>{HEADED}</w:pPr>{BOX}{run('Read the box.')}</w:p>"
    exact_by_section(docx(boxed + p("") + SECTION, header=p("Draft")), docx(STAYS + SECOND + SECTION))


def test_two_paragraphs_with_text_boxes_in_a_row_come_and_go():
    both_ways(docx(STAYS + p(BOX) + p("And", BOX) + SECOND), docx(STAYS + SECOND))
    both_ways(docx(p(BOX) + p("And", BOX)), docx(STAYS + SECOND))


def boxed(inside):
    return p(BOX.replace("<w:p/>", inside))


def test_words_in_a_box_inside_a_box_are_tracked_once():
    old, new = (docx(STAYS + boxed(p("Outer.") + boxed(p(f"Inner {word}.")))) for word in ("one", "two"))
    assert len(re.findall("<w:(?:ins|del) ", document(check(old, new).data))) == 2


def test_boxes_in_boxes_take_no_longer_than_as_many_beside_one_another():
    inside = p("In.")
    for _ in range(9):
        inside = boxed(inside * 2)
    start = time.process_time()
    check(docx(STAYS + inside), docx(STAYS + SECOND))
    assert time.process_time() - start < 5  # seconds; it took twenty


def test_a_run_is_found_among_many_without_going_through_them():
    words = [run(word) for number in range(9_000) for word in (f"word{number} ", "and ")]
    changed = [run("another ") if at % 20 == 2 else one for at, one in enumerate(words)]
    start = time.process_time()
    check(docx(p(*words)), docx(p(*changed)))
    assert time.process_time() - start < 5  # seconds; it took six


@pytest.mark.parametrize("ahead", ["", STAYS])
def test_the_last_words_stay_where_a_table_comes_between_them_and_those_before(ahead):
    """What stays before a table at the end has no mark to stay under."""
    first, last = "It urges Member States to respect the law in full.", "It decides to remain seized of the matter."
    apart = docx(ahead + p(first) + table([p("Norway"), p("100")]) + p(last))
    redline = check(docx(ahead + p(f"{first} {last}")), apart)
    assert f">{last}</w:t>" in re.sub(r"<w:(ins|del) .*?</w:\1>", "", document(redline.data))
    check(apart, docx(ahead + p(f"{first} {last}")))


# --- rows and comments -----------------------------------------------------------------------------------------------


def test_an_empty_row_that_goes_is_seen_by_libreoffice():
    """It is where the insertion of the blank that holds the row open, for want of a comment, has no date."""
    rows = [[p("Norway"), p("100")], [p(), p()], [p("Peru"), p("300")]]
    one, other = docx(STAYS + table(*rows) + THIRD), docx(STAYS + table(rows[0], rows[2]) + THIRD)
    data = check(one, other, style=STYLE._replace(comments="none")).data
    assert re.search(r'<w:ins w:id="\d+" w:author="EU"><w:del [^>]*w:date=', document(data))


@pytest.mark.parametrize("inside", ["table", "after"])
def test_no_comment_stands_in_a_text_that_opens_with_a_table_unless_it_is_asked_for(inside):
    rows = [p("Norway"), p("100")], [p("Norway"), p("250" if inside == "table" else "100")]
    old, new = docx(table(rows[0]) + STAYS), docx(table(rows[1]) + (STAYS if inside == "table" else SECOND))
    redline = check(old, new)
    assert "commentReference" not in document(redline.data)
    assert [notice.code for notice in redline.notices] == ["comments"]
    assert not redlined(old, old).notices
    assert not redlined(old, new, style=STYLE._replace(comments="none")).notices
    asked = check(old, new, style=STYLE._replace(comments="all"))
    assert "commentReference" in document(asked.data)
    assert not asked.notices


@pytest.mark.parametrize("opens", [0, 1])
def test_only_a_section_that_opens_with_a_table_is_spared_comments(opens):
    def said(words):
        sections = [p(f"It {words} States to act.") + STAYS, p(f"The Council {words} States.") + SECOND]
        sections[opens] = table([p("Norway"), p("100")]) + sections[opens]
        return docx(sections[0] + ending(SECTION) + sections[1] + SECTION)

    redline = check(said("urges"), said("invites"))
    (sign,) = re.finditer("<w:commentReference", document(redline.data))
    ends = document(redline.data).index("<w:sectPr")
    assert (sign.start() > ends) is (opens == 0)
    assert redline.notices[0].message.startswith("1 comment left out")


@pytest.mark.parametrize("noted", [0, 1])
def test_comments_stand_where_a_note_or_a_comment_stands_already(noted):
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'
    ends = p("It recalls"), p("It recalls", MARK_OF_NOTE)
    one, other = ends[noted], ends[1]
    old, new = (
        docx(table([p("Norway")]) + STAYS + one, footnotes=note),
        docx(table([p("Norway")]) + SECOND + other, footnotes=note),
    )
    assert "commentReference" in document(check(old, new).data)


def test_no_comment_has_the_number_of_a_note():
    """LibreOffice takes comments and notes of one number for each other, and mixes up the notes that follow."""
    notes = "".join(f'<w:footnote w:id="{at}">{p(f"Note {at}.")}</w:footnote>' for at in range(1, 8))
    signs = [MARK_OF_NOTE.replace('"1"', f'"{at}"') for at in range(1, 8)]
    few = "".join(p(f"It recalls the purpose {at}.", signs[at]) for at in range(3))
    more = "".join(p(f"It notes the purpose {at} in full.", signs[at]) for at in range(7))
    for redline in both_ways(docx(few, footnotes=notes), docx(more, footnotes=notes)):
        text = document(redline.data)
        numbers = [set(re.findall(f'<w:{kind}Reference w:id="([^"]*)"', text)) for kind in ("comment", "footnote")]
        assert all(numbers)
        assert not numbers[0] & numbers[1]


# --- where a redline is not sound -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("times", "kept"), [(1, True), (2, False)])
def test_a_redline_that_is_not_sound_is_written_anew_with_whole_paragraphs(times, kept, monkeypatch):
    failures = iter(range(times))

    def checked(*given, **named):
        if next(failures, None) is not None:
            raise OutputError("the redline is not sound: as this test says")
        sound(*given, **named)

    sound = module.check_in_place
    monkeypatch.setattr(module, "check_in_place", checked)
    old, new = docx(STAYS + p("It urges States.")), docx(STAYS + p("It invites States."))
    redline = redlined(old, new)
    holds_both(redline.data, old, new)
    assert [notice.code for notice in redline.notices] == ["coarse"]
    assert "as this test says" in redline.notices[0].message
    deleted = re.findall(r"<w:delText[^>]*>([^<]*)", document(redline.data))
    assert ("".join(deleted) == "It urges States.") is kept


def test_a_redline_that_is_sound_in_no_way_is_refused(monkeypatch):
    def refused(*_given, **_named):
        raise OutputError("the redline is not sound")

    monkeypatch.setattr(module, "check_in_place", refused)
    with pytest.raises(OutputError, match="not sound"):
        redlined(docx(STAYS), docx(SECOND))


def test_a_mark_moves_only_with_words_right_before_it():
    """After words that go, LibreOffice loses a mark that moves, and an empty paragraph stays."""
    moved = "It also urges all Member States to respect the law of the sea in full"
    old = docx(p(moved + " as it did before;") + STAYS + SECOND + THIRD)
    text = document(check(old, docx(STAYS + SECOND + p(moved) + THIRD)).data)
    gone = text.partition("moveFromRangeStart")[0].rpartition("<w:p>")[2]
    assert re.match(r"<w:pPr><w:rPr><w:del ", gone)
    assert "<w:moveFrom " in text


# --- words of later programs ------------------------------------------------------------------------------------------

WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"


def shape(words, size="40000"):
    """A box that a program of 2010 or later sized by the page."""
    return (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wp14" xmlns:wp14="{WP14}"><w:drawing><wp14:sizeRelH relativeFrom="page">'
        f"<wp14:pctWidth>{size}</wp14:pctWidth></wp14:sizeRelH></w:drawing></mc:Choice>"
        f"<mc:Fallback>{run(words)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


@pytest.mark.parametrize("declared", ["", f'xmlns:wp14="{WP14}" ', 'xmlns:wp14="urn:other" '])
def test_what_later_programs_said_of_a_shape_comes_along_and_may_be_passed_over(declared):
    old, new = docx(STAYS + SECOND), docx(STAYS + shape("A box") + SECOND)
    with zipfile.ZipFile(io.BytesIO(old)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    old = zipped(
        files | {"word/document.xml": files["word/document.xml"].replace("<w:document ", f"<w:document {declared}")}
    )
    redline = check(old, new)
    root = re.search(r"<w:document [^>]*>", document(redline.data))[0]
    prefix = re.search(rf'xmlns:(\w+)="{re.escape(WP14)}"', root)[1]
    assert re.search(rf'mc:Ignorable="(?:\w+ )*{prefix}"', root)
    assert "sizeRelH" in document(redline.data)
    check(new, old)


def test_a_style_comes_into_a_file_that_has_none():
    styles = '<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="Quotation"/></w:style>'
    redline = check(docx(STAYS), docx(STAYS + p("Said by others.", style="a9"), styles=styles))
    with zipfile.ZipFile(io.BytesIO(redline.data)) as archive:
        assert 'w:val="Quotation"' in archive.read("word/styles.xml").decode()


# --- ids that are no numbers, or none that Word takes -----------------------------------------------------------------

BOOKMARKED = '<w:bookmarkStart w:id="{0}" w:name="b"/><w:bookmarkEnd w:id="{0}"/>'
DRAWN = '<w:r><w:drawing><wp:inline><wp:docPr id="{0}" name="x"/></wp:inline></w:drawing></w:r>'


@pytest.mark.parametrize("id_", ["²", "--5", "٣", "-", "", "1_0", "9" * 5_000, str(2**31 - 1)])
@pytest.mark.parametrize("where", [BOOKMARKED, DRAWN])
def test_a_strange_id_is_passed_over_and_ours_are_numbers_that_word_takes(id_, where):
    strange = p("It decides to act.", where.format(id_))
    for old, new in ((strange + STAYS, p("Decides to act now.") + STAYS), (p("Decides.") + STAYS, strange + SECOND)):
        data = check(docx(old), docx(new)).data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            said = package.read("word/document.xml").decode()
        ours = re.findall(r'<w:(?:ins|del|commentRangeStart) w:id="([^"]*)"', said)
        assert ours
        assert all(0 < int(one) < 2**31 for one in ours)


@pytest.mark.parametrize("id_", ["²", "--5", "9" * 5_000])
def test_a_note_of_a_strange_id_breaks_nothing(id_):
    note = f'<w:footnote w:id="{id_}">{p("See resolution 70/1.")}</w:footnote>'
    mark = f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>'
    noted = docx(p("It recalls", mark, run(" it.")) + THIRD, footnotes=note)
    plain = docx(p("It recalls it in full.") + THIRD)
    both_ways(noted, plain)


@pytest.mark.parametrize("id_", ["²", "--5", "9" * 5_000])
def test_a_list_of_a_strange_id_breaks_nothing(id_):
    numbering = lists([level(0, "decimal", "%1.")])
    numbering = re.sub('(abstractNumId(?: w:val)?)="0"', rf'\1="{id_}"', numbering)
    item = p("It decides to act.", numbered=(1, 0))
    listed = docx(STAYS + item, numbering=numbering)
    other = docx(STAYS + p("It decides to act.", numbered=(1, 0)), numbering=lists([level(0, "upperRoman", "%1)")]))
    both_ways(listed, other)
