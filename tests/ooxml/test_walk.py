"""Walking a Word tree: every word once, in reading order, and nothing that Word does not print."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import change, dele, docx, ins, p, run, table

from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.ooxml.walk import PieceKind, Revision, walk

EU = Revision("EU", "2024-10-31T09:00:00Z")


def walked(body):
    return list(walk(open_package(docx(body), name="x").document()))


def texts(body):
    return [paragraph.text for paragraph in walked(body)]


def control(inside):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


INLINE = (
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:ins>{}</w:ins>",
    '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
    "<w:bdo>{}</w:bdo>",
    "<w:unknown>{}</w:unknown>",
    control("{}"),
)
AROUND = (
    control("{}"),
    table(["{}"]),
    "<w:customXml>{}</w:customXml>",
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>",
)
words = st.text(st.sampled_from("abc &<是\u00a0"), min_size=1, max_size=5)


def wrapped(inner, wrappers):
    """Several drawn things, each a list of texts and its XML, inside one element."""
    several = st.lists(inner, min_size=1, max_size=3)
    return st.tuples(several, st.sampled_from(wrappers)).map(lambda d: (joined(d[0]), d[1].format(xml_of(d[0]))))


def joined(drawn):
    return [text for found, _ in drawn for text in found]


def xml_of(drawn):
    return "".join(xml for _, xml in drawn)


inline = st.recursive(words.map(lambda text: ([text], run(text))), lambda inner: wrapped(inner, INLINE), max_leaves=6)
one = st.lists(inline, max_size=3).map(lambda drawn: (["".join(joined(drawn))], p(xml_of(drawn) or "<w:r/>")))
blocks = st.recursive(one, lambda inner: wrapped(inner, AROUND), max_leaves=6)


@given(st.lists(blocks, max_size=4))
@settings(max_examples=120)
def test_every_word_is_met_once_and_in_order_however_it_is_wrapped(drawn):
    assert texts(xml_of(drawn)) == joined(drawn)


def test_cells_are_read_row_by_row_and_nested_tables_where_they_stand():
    inner = table([p("inner")]) + p("after")
    found = walked(p("top") + table([p("a"), p("b")], [inner, p("d")]) + p("end"))
    assert [q.text for q in found] == ["top", "a", "b", "inner", "after", "d", "end"]
    assert [q.tables for q in found] == [0, 1, 1, 2, 1, 1, 0]


@pytest.mark.parametrize(
    ("element", "printed"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="page"/>', "\n"),
        ("<w:cr/>", "\n"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "•"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Times" w:char="00E9"/>', "é"),
        ('<w:sym w:font="Symbol" w:char="zz"/>', "\ufffd"),
        ("<w:lastRenderedPageBreak/>", ""),
        (f"<w:ruby><w:rt>{run('over')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>", "base"),
    ],
)
def test_signs_that_are_elements_print_as_word_prints_them(element, printed):
    assert texts(p(run("a"), f"<w:r>{element}</w:r>", run("b"))) == [f"a{printed}b"]


def field(code, result, separate=True, end=True):
    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return char("begin") + instruction + char("separate") * separate + result + char("end") * end


def test_a_field_prints_its_result_and_not_its_instruction():
    assert texts(p("on page ", field("PAGEREF x", run("12")), ".")) == ["on page 12."]


def test_a_field_inside_the_instruction_of_another_prints_nothing():
    nested = field("<w:r><w:instrText>IF </w:instrText></w:r>" + field("PAGE", run("1")), run("first"))
    assert texts(p(nested)) == ["first"]


def test_a_field_may_run_over_paragraphs():
    begin, end = field("TOC", run("Preamble"), end=False), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(p(begin) + p("Annex", end) + p("text")) == ["Preamble", "Annex", "text"]


def test_a_field_that_is_never_closed_hides_no_words():
    assert texts(p(field("PAGE", run("12"), separate=False, end=False), "after") + p("text")) == ["12after", "text"]
    assert texts(p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "x")) == ["x"]


def test_a_field_without_a_result_is_told():
    simple = '<w:fldSimple w:instr=" NUMPAGES "/>'
    (paragraph,) = walked(p("see ", field(" LISTNUM ", "", separate=False), simple))
    untold = [piece.text for piece in paragraph.pieces if piece.kind is PieceKind.FIELD_WITHOUT_RESULT]
    assert untold == ["LISTNUM", "NUMPAGES"]


def test_a_line_end_in_the_xml_of_words_is_a_space():
    assert texts(p("<w:r><w:t>one\r\ntwo</w:t></w:r>")) == ["one two"]


def test_text_boxes_are_out_of_the_flow_and_pointed_to_once():
    box = f"<w:txbxContent>{p('inside')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wp:inline>{box}</wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    (paragraph,) = walked(p("a", f"<w:r>{drawing}</w:r>", "b"))
    assert paragraph.text == "ab"
    boxes = [piece.element for piece in paragraph.pieces if piece.kind is PieceKind.TEXT_BOX]
    assert [[q.text for q in walk(box)] for box in boxes] == [["inside"]]


def test_pictures_are_told_with_what_their_author_says_of_them():
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="UN emblem"/></wp:inline></w:drawing></w:r>'
    (paragraph,) = walked(p("a", drawing))
    assert [(q.kind, q.text) for q in paragraph.pieces] == [(PieceKind.TEXT, "a"), (PieceKind.PICTURE, "UN emblem")]


def test_kept_changes_name_who_inserted_and_who_deleted():
    nested = change("ins", dele("c", "G77"))
    (paragraph,) = walked(p("a", ins("b"), nested, mark=change("del")))
    assert [(q.printed, q.inserted, q.deleted and q.deleted.author) for q in paragraph.pieces] == [
        ("a", None, None),
        ("b", EU, None),
        ("c", EU, "G77"),
    ]
    assert (paragraph.inserted, paragraph.deleted) == (None, EU)


def test_what_stands_in_an_inserted_row_is_inserted():
    (paragraph,) = walked(table([f"<w:trPr>{change('ins')}</w:trPr>", p("x")]))
    assert paragraph.pieces[0].inserted == EU


def test_runs_that_stand_loose_between_paragraphs_are_not_lost():
    assert texts(p("a") + run("loose") + change("ins", run("inserted")) + p("b")) == ["a", "loose", "inserted", "b"]


def math(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def square_brackets(inside):
    return f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{math(inside)}</m:e></m:d>"


SUM = f"<m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{math('i')}</m:sub><m:sup/><m:e>{math('n')}</m:e>"


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (f"<m:f><m:num>{math('a')}</m:num><m:den>{math('b+c')}</m:den></m:f>", "a/(b+c)"),
        (f"<m:f><m:num>{math('a-b')}</m:num><m:den>{math('c')}</m:den></m:f>", "(a-b)/c"),
        (f"<m:sSup><m:e>{math('r')}</m:e><m:sup>{math('2')}</m:sup></m:sSup>", "r^2"),
        (f"<m:rad><m:deg/><m:e>{math('x')}</m:e></m:rad>", "√x"),
        (square_brackets("y"), "[y]"),
        (f"<m:nary>{SUM}</m:nary>", "∑_i n"),
    ],
)
def test_formulas_are_written_on_one_line(formula, line):
    (paragraph,) = walked(p("x=", f"<m:oMath>{formula}</m:oMath>", "."))
    assert paragraph.text == f"x={line}."


def test_a_note_mark_prints_nothing_in_the_line():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    (paragraph,) = walked(p("law", reference, " and"))
    assert paragraph.text == "law and"
    assert paragraph.pieces[1].element.get(w("id")) == "2"
