"""What new content brings along into the old file, where something there stands in its way; what can't be kept."""

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from redlined import STYLE, document, holds_both, lines, redlined, under_comments
from wordfiles import change, docx, level, lists, p, relationships, run, spoiled, table, zipped

from drafting.model.reading import Changes

DECLARED_LINKS = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STAYS = p("The General Assembly reaffirms the purposes of the Charter.")
SECOND = p("It urges Member States to respect international law in full.")
QUIET = STYLE._replace(comments="none")


def check(old, new, **options):
    redline = redlined(old, new, style=QUIET, **options)
    holds_both(redline.data, old, new)
    assert "coarse" not in [notice.code for notice in redline.notices]
    return redline


def part(data, name):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()


def style(id_, name, more="", kind="paragraph", is_default=False):
    default = ' w:default="1"' * is_default
    return f'<w:style w:type="{kind}" w:styleId="{id_}"{default}><w:name w:val="{name}"/>{more}</w:style>'


# --- styles and lists ------------------------------------------------------------------------------------------------


def test_a_style_whose_id_means_another_one_in_the_old_file_comes_under_a_free_id():
    old = docx(STAYS, styles=style("Note", "Remark"))
    data = check(old, docx(STAYS + p("A box.", style="Note"), styles=style("Note", "Box"))).data
    assert 'w:pStyle w:val="Note0"' in document(data)
    assert re.findall(r'w:styleId="(\w+)".*?w:name w:val="(\w+)"', part(data, "styles")) == [
        ("Note", "Remark"),
        ("Note0", "Box"),
    ]


def test_a_default_style_that_comes_with_one_based_on_it_is_no_default_of_the_old_file():
    based = style("Box", "Box", '<w:basedOn w:val="Plain"/>')
    new = docx(STAYS + p("A box.", style="Box"), styles=style("Plain", "Plain", is_default=True) + based)
    styles = part(check(docx(STAYS, styles=""), new).data, "styles")
    assert "Plain" in styles
    assert "w:default" not in styles


def test_a_style_that_no_file_knows_stays_a_name():
    assert 'w:pStyle w:val="Nowhere"' in document(check(docx(STAYS), docx(STAYS + p("A box.", style="Nowhere"))).data)


def test_the_list_of_a_style_that_comes_comes_along():
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    old = docx(STAYS, styles="", numbering=lists([level(0, "bullet", "-")]))
    new = docx(
        STAYS + p("one", style="Item"),
        styles=style("Item", "Item", numbered),
        numbering=lists([level(0, "decimal", "%1.")]),
    )
    data = check(old, new).data
    assert '<w:numId w:val="2"/>' in part(data, "styles")
    assert '<w:num w:numId="2"' in part(data, "numbering")


def test_a_list_that_comes_leaves_its_pictures_behind_and_brings_its_styles():
    more = '<w:pStyle w:val="Item"/><w:lvlPicBulletId w:val="0"/>'
    new = docx(
        STAYS + p("one", numbered=(1, 0)),
        styles=style("Item", "Item"),
        numbering=lists(['<w:nsid w:val="1A2B3C4D"/>' + level(0, "decimal", "%1.", more)]),
    )
    data = check(docx(STAYS, styles=style("Item", "Other")), new).data
    assert 'w:pStyle w:val="Item0"' in part(data, "numbering")
    assert "lvlPicBulletId" not in part(data, "numbering")


def test_a_list_and_the_list_of_its_style_come_under_ids_of_their_own():
    inside = lists(['<w:styleLink w:val="Item"/>' + level(0, "decimal", "%1.")], ['<w:numStyleLink w:val="Item"/>'])
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    new = docx(STAYS + p("one", numbered=(2, 0)), styles=style("Item", "Item", numbered, "numbering"), numbering=inside)
    data = check(docx(STAYS, styles=""), new).data
    brought = part(data, "numbering")
    assert re.findall(r'<w:abstractNum [^>]*w:abstractNumId="(\d+)"', brought) == ["1", "2"]
    assert re.findall(r'<w:num w:numId="(\d+)"', brought) == ["1", "2"]
    assert '<w:numId w:val="2"/>' in part(data, "styles")


def test_a_list_that_its_own_file_lacks_is_none_of_the_old_file():
    old = docx(STAYS, numbering=lists([level(0, "decimal", "%1.")]))
    assert '<w:numId w:val="0"/>' in document(check(old, docx(STAYS + p("one", numbered=(1, 0)))).data)


def test_a_style_that_its_own_file_lacks_is_none_of_the_old_file():
    old = docx(STAYS, styles=style("Item", "Item"))
    assert 'w:val="Item0"' in document(check(old, docx(STAYS + p("one", style="Item"), styles="")).data)


def test_a_style_called_like_the_default_one_is_another():
    """As Google Docs writes them."""
    default = style("Normal", "Normal", is_default=True)
    new = docx(STAYS + p("one", style="normal0"), styles=default + style("normal0", "normal"))
    assert 'w:val="normal0"' in document(check(docx(STAYS, styles=default), new).data)


def test_a_picture_that_its_own_file_lacks_is_none_of_the_old_file():
    shown = '<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>'
    old, new = docx(STAYS, styles=""), docx(STAYS + p("Seen here:", shown))
    assert 'r:embed="rId1"' not in document(check(old, new).data)


# --- notes, headers, controls ----------------------------------------------------------------------------------------


def test_a_note_with_a_table_in_it_comes_and_goes():
    noted = p("It requests a report.", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    inside = p("Of 2010:") + table([p("Norway"), p("100")]) + p("In dollars.")
    one = docx(STAYS + SECOND, footnotes="")
    other = docx(STAYS + noted + SECOND, footnotes=f'<w:footnote w:id="1">{inside}</w:footnote>')
    check(one, other)
    check(other, one)


def sectioned(headers):
    """Two sections, each with the header of these words; the same words are one header that both name."""
    words = list(dict.fromkeys(headers))
    ends = [
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId{words.index(one) + 1}"/></w:sectPr>'
        for one in headers
    ]
    plain = docx(f"{STAYS}<w:p><w:pPr>{ends[0]}</w:pPr>{run('It ends here.')}</w:p>{SECOND}{ends[1]}", header="")
    with zipfile.ZipFile(BytesIO(plain)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    empty = files.pop("word/header.xml").decode()
    for at, one in enumerate(words):
        files[f"word/header{at}.xml"] = empty.replace("></w:hdr>", f">{p(one)}</w:hdr>")
    links = [("header", f"header{at}.xml") for at in range(len(words))]
    return zipped({**files, "word/_rels/document.xml.rels": relationships(links)})


def test_a_header_that_two_sections_share_becomes_one_that_they_share():
    data = check(sectioned(["Draft", "Draft"]), sectioned(["Final", "Final"])).data
    assert part(data, "header0").count("<w:ins ") == 1


def test_a_header_that_two_sections_share_does_not_become_two():
    redline = redlined(sectioned(["Draft", "Draft"]), sectioned(["First", "Second"]), style=QUIET)
    assert [(notice.code, notice.message) for notice in redline.notices] == [
        ("header", "not taken over from the new file: the default header of section 2")
    ]
    assert part(redline.data, "header0").count("First") == 1


def test_two_headers_of_the_same_words_are_as_good_as_one_that_is_shared():
    new = sectioned(["Final", "Final "])
    assert not redlined(sectioned(["Draft", "Draft"]), spoiled(new, "word/header1.xml", "Final ", "Final")).notices


def test_comments_in_a_content_control_around_paragraphs_stay_at_their_words():
    def controlled(inside):
        return docx(
            STAYS + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(*inside)}</w:sdtContent></w:sdt>" + SECOND,
            comments=f'<w:comment w:id="1" w:author="Peru">{p("why?")}</w:comment>' * (len(inside) > 1),
        )

    mark = [f'<w:commentRange{side} w:id="1"/>' for side in ("Start", "End")]
    sign = '<w:r><w:commentReference w:id="1"/></w:r>'
    new = controlled([run("It decides "), mark[0], run("to meet"), mark[1], sign, run(" again.")])
    assert under_comments(check(controlled(["It decides to meet again."]), new).data) == {"why?": "to meet"}


# --- earlier changes that can't be kept ------------------------------------------------------------------------------


def kept(body):
    old, new = docx(STAYS + body + SECOND), docx(STAYS + p("It decides.") + SECOND)
    redline = redlined(old, new, style=QUIET, changes=Changes.KEPT)
    assert lines(redline.data) == lines(new)
    assert lines(redline.data, Changes.REJECTED) == lines(old, Changes.REJECTED)
    return redline


def test_cells_that_were_merged_before_are_apart_again():
    merged = '<w:cellMerge w:id="1" w:author="Peru" w:vMerge="rest"/>'
    cells = (
        f"<w:tr><w:tc><w:tcPr/>{p('Norway')}</w:tc></w:tr><w:tr><w:tc><w:tcPr>{merged}</w:tcPr>{p('100')}</w:tc></w:tr>"
    )
    redline = kept(f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>")
    assert "cellMerge" not in document(redline.data)
    assert "tracked-changes" in {notice.code for notice in redline.notices}


def test_where_a_content_control_came_before_all_changes_of_its_part_give_way():
    ends = ['<w:customXmlInsRangeStart w:id="7" w:author="Peru"/>', '<w:customXmlInsRangeEnd w:id="7"/>']
    redline = kept(ends[0] + p("It ", change("ins", run("strongly ")), "decides.") + ends[1])
    assert "customXml" not in document(redline.data)


def test_words_that_two_authors_deleted_are_nobodys():
    words = "It decides to meet again and again this year in New York."
    gone = [p(change("del", run(words, tag="delText"), author)) for author in ("Norway", "Peru")]
    new = docx(STAYS + gone[0] + gone[1] + SECOND)
    data = redlined(docx(STAYS + p(words) + SECOND), new, style=QUIET, changes=Changes.KEPT).data
    assert set(re.findall(r'<w:del [^>]*w:author="(\w+)"', document(data))) == {"EU"}


# --- strangers' files ------------------------------------------------------------------------------------------------

STAMPED = '<w:r w:rsidR="00AA11BB">{}</w:r>'


def remarked(body):
    return docx(body, comments=f'<w:comment w:id="1" w:author="Peru">{p("why?")}</w:comment>')


def under_remark(old, new):
    return under_comments(check(old, new).data)["why?"]


def test_a_comment_that_opens_inside_a_run_parts_it_with_all_that_is_its_own():
    starts, ends = (f'<w:commentRange{side} w:id="1"/>' for side in ("Start", "End"))
    sign = '<w:r><w:commentReference w:id="1"/></w:r>'
    old = docx(p(STAMPED.format("<w:t>It decides to meet.</w:t>")) + SECOND)
    new = remarked(p(run("It "), starts, run("decides"), ends, sign, run(" to meet.")) + SECOND)
    assert under_remark(old, new) == "decides"
    tabbed = docx(p(STAMPED.format("<w:tab/><w:t>It decides.</w:t>")) + SECOND)
    new = remarked(p("<w:r><w:tab/></w:r>", starts, run("It decides."), ends, sign) + SECOND)
    assert under_remark(tabbed, new) == "It decides."


def test_a_comment_stands_beside_a_formula_which_is_in_no_run():
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    starts, ends = (f'<w:commentRange{side} w:id="1"/>' for side in ("Start", "End"))
    sign = '<w:r><w:commentReference w:id="1"/></w:r>'
    old = docx(p(run("Let "), formula, run(" be so.")) + SECOND)
    new = remarked(p(run("Let "), starts, formula, ends, sign, run(" be so.")) + SECOND)
    assert re.search(r'<w:commentRangeStart w:id="1"/><m:oMath>.*</m:oMath><w:comment', document(check(old, new).data))
    new = remarked(p(run("Let "), formula, starts, run(" be so."), ends, sign) + SECOND)
    assert under_remark(old, new) == " be so."


def test_a_reference_to_a_note_that_is_not_there_is_left_alone():
    lone = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    one, other = docx(p("It decides.", lone) + SECOND, footnotes=""), docx(p("It decides to meet.", lone) + SECOND)
    redlined(one, other)
    redlined(other, one)
    redlined(docx(STAYS), docx(STAYS + p("It decides.", lone)))


def test_cells_without_properties_come_and_go():
    def rows(*columns):
        cells = "".join(f"<w:tc>{p(one)}</w:tc>" for one in columns)
        return docx(STAYS + f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>" + SECOND)

    check(rows("Norway", "100"), rows("Norway", "of 2010", "100"))
    check(rows("Norway", "of 2010", "100"), rows("Norway", "100"))


def test_rows_that_come_into_a_table_without_any_stand_in_it():
    empty = "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"
    redlined(docx(STAYS + empty + SECOND), docx(STAYS + table([p("Norway"), p("100")]) + SECOND))


def test_blocks_that_are_no_paragraphs_stay_where_the_words_around_them_go():
    odd = '<w:altChunk r:id="rId9"/>'
    check(docx(STAYS + odd + SECOND), docx(p("It decides.")))


def test_a_control_in_a_box_that_comes_leaves_its_id_behind():
    control = f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{run("Boxed.")}</w:sdtContent></w:sdt>'
    box = f'<v:shape id="s1"><v:textbox><w:txbxContent>{p(control)}</w:txbxContent></v:textbox></v:shape>'
    data = check(docx(STAYS + SECOND), docx(STAYS + p("See ", f"<w:r><w:pict>{box}</w:pict></w:r>") + SECOND)).data
    assert "Boxed." in document(data)
    assert 'w:val="77"' not in document(data)


@pytest.mark.parametrize("declared", ["", DECLARED_LINKS], ids=["links are known", "links are not known"])
def test_a_choice_for_newer_programs_comes_with_the_names_that_it_asks_for(declared):
    later = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    choice = '<mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>'
    picture = f"<w:r {later}><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    old = spoiled(docx(STAYS + SECOND), "word/document.xml", declared, "")
    data = check(old, docx(STAYS + p("See ", picture) + SECOND)).data
    root = etree.fromstring(document(data).encode())
    [found] = root.iter("{*}Choice")
    assert found.nsmap["wps"].endswith("wordprocessingShape")


def test_a_choice_in_a_list_comes_with_the_names_that_it_asks_for():
    """As the numbers 01, 001, ... are said for programs of 2010 and later."""
    of_2010 = '<mc:Choice Requires="w99"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
    form = f"<mc:AlternateContent>{of_2010}<mc:Fallback/></mc:AlternateContent>"
    new = docx(p("Numbered.", numbered=(1, 0)) + STAYS, numbering=lists([level(0, "decimal", "%1.", form)]))
    new = spoiled(new, "word/numbering.xml", "<w:numbering ", '<w:numbering xmlns:w99="urn:2010" ')
    data = check(docx(STAYS), new).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        [found] = etree.fromstring(archive.read("word/numbering.xml")).iter("{*}Choice")
    assert found.nsmap["w99"] == "urn:2010"
