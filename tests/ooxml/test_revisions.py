"""Tracked changes: accepting gives the new words, rejecting the old ones, whoever tracked what inside what."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import tostring
from wordfiles import change, dele, docx, ins, p, run, table

from drafting.model.reading import Changes
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.walk import walk

MARKS = ("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "rPrChange", "pPrChange", "cellIns", "cellDel")


def settled(data, how):
    root = open_package(data, name="x.docx").document()
    resolve(root, how)
    return root


def texts(data, how):
    return [paragraph.text for paragraph in walk(settled(data, how))]


def both(body):
    data = docx(body)
    return texts(data, Changes.REJECTED), texts(data, Changes.ACCEPTED)


@dataclass(frozen=True)
class Bit:
    """Words, or the end of a paragraph, and whether they stand in the old and in the new text."""

    words: str
    old: bool
    new: bool
    nested: bool = False  # inserted by one delegation and deleted by another: in neither


STATES = ((True, True, False), (True, False, False), (False, True, False), (False, False, True))
AUTHORS = ("EU", "G77", "Norway & co.")
words = st.text(st.sampled_from('abc é<&"—是'), min_size=1, max_size=6)
bits = st.builds(lambda w, state: Bit(w, *state), words, st.sampled_from(STATES))
ends = st.sampled_from(STATES).map(lambda state: Bit("\n", *state))
paragraphs = st.lists(st.tuples(st.lists(bits, max_size=4), ends), min_size=1, max_size=6)


def tracked(bit, draw):
    """The bit in XML; moves and nesting are drawn, since they must change nothing of the words."""
    author, other = draw(st.sampled_from(AUTHORS)), draw(st.sampled_from(AUTHORS))
    alive = "".join(run(c, *draw(st.sampled_from([(), ("i",), ("b",)]))) for c in bit.words)
    dead = run(bit.words, tag="delText")
    if bit.old and bit.new:
        return alive
    if bit.old:
        return draw(st.sampled_from([change("del", dead, author), change("moveFrom", run(bit.words), author)]))
    if bit.new:
        inner = draw(st.sampled_from([alive, f"<w:hyperlink>{alive}</w:hyperlink>"]))
        return change(draw(st.sampled_from(["ins", "moveTo"])), inner, author)
    return change("ins", change("del", dead, other), author)


def marked(bit, draw):
    kinds = {(True, True): [""], (True, False): ["del", "moveFrom"], (False, True): ["ins", "moveTo"]}
    choice = kinds.get((bit.old, bit.new))
    if choice is None:
        return change("ins", author="EU") + change("del", author="G77")
    tag = draw(st.sampled_from(choice))
    return change(tag, author=draw(st.sampled_from(AUTHORS))) if tag else ""


@st.composite
def marked_up_bodies(draw):
    """A body, its old and its new paragraphs, and for each of these which paragraph's properties it must have."""
    drawn = draw(paragraphs)
    drawn[-1] = (drawn[-1][0], Bit("\n", True, True))  # Word never tracks the last mark
    body = ""
    for at, (content, end) in enumerate(drawn):
        runs = "".join(tracked(bit, draw) for bit in content)
        mark = marked(end, draw)
        body += f'<w:p><w:pPr><w:pStyle w:val="S{at}"/><w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>'
    return body, _expected(drawn, "old"), _expected(drawn, "new")


def _expected(drawn, side):
    result, open_words = [], ""
    for at, (content, end) in enumerate(drawn):
        open_words += "".join(bit.words for bit in content if getattr(bit, side))
        if getattr(end, side):
            result.append((open_words, f"S{at}"))
            open_words = ""
    return result


@given(marked_up_bodies())
@settings(max_examples=150)
def test_accepting_gives_the_new_paragraphs_and_rejecting_the_old_ones(case):
    body, old, new = case
    for how, expected in ((Changes.REJECTED, old), (Changes.ACCEPTED, new)):
        root = settled(docx(body), how)
        found = [(q.text, q.element.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))) for q in walk(root)]
        assert found == expected
        assert not list(root.iter(*(w(mark) for mark in MARKS)))


@given(marked_up_bodies())
@settings(max_examples=60)
def test_kept_changes_tell_both_texts(case):
    body, old, new = case
    kept = list(walk(settled(docx(body), Changes.KEPT)))
    for side, expected in (("inserted", old), ("deleted", new)):
        said = ""
        for paragraph in kept:
            said += "".join(piece.printed for piece in paragraph.pieces if getattr(piece, side) is None)
            said += "\n" if getattr(paragraph, side) is None else ""
        assert said == "".join(f"{words}\n" for words, _ in expected)


def by(*authors):
    return lambda author: author in authors


def pieces(root):
    """Every character and paragraph end with who inserted and who deleted it."""
    for paragraph in walk(root):
        for piece in paragraph.pieces:
            yield from ((c, piece.inserted, piece.deleted) for c in piece.printed)
        yield "\n", paragraph.inserted, paragraph.deleted


@given(marked_up_bodies(), st.permutations(AUTHORS), st.sampled_from([Changes.ACCEPTED, Changes.REJECTED]))
@settings(max_examples=100)
def test_settling_one_author_after_the_other_settles_all(case, order, how):
    one_by_one = open_package(docx(case[0]), name="x.docx").document()
    for author in order:
        resolve(one_by_one, how, of=by(author))
    assert tostring(one_by_one) == tostring(settled(docx(case[0]), how))


@given(marked_up_bodies(), st.sets(st.sampled_from(AUTHORS)))
@settings(max_examples=100)
def test_what_some_propose_is_the_base_with_their_changes_alone(case, authors):
    kept = pieces(settled(docx(case[0]), Changes.KEPT))
    expected = "".join(
        c
        for c, inserted, deleted in kept
        if (inserted is None or inserted.author in authors) and (deleted is None or deleted.author not in authors)
    )
    root = open_package(docx(case[0]), name="x.docx").document()
    resolve(root, Changes.REJECTED, of=lambda author: author not in authors)
    resolve(root, Changes.ACCEPTED, of=by(*authors))
    assert "".join(c for c, *_ in pieces(root)) == expected
    assert not list(root.iter(*(w(mark) for mark in MARKS)))


@given(marked_up_bodies())
@settings(max_examples=100)
def test_what_is_signed_is_the_same_text_and_tells_whose_each_character_is(case):
    for how in (Changes.ACCEPTED, Changes.REJECTED):
        kept = pieces(settled(docx(case[0]), Changes.KEPT))
        sides = ((c, inserted, deleted) for c, inserted, deleted in kept)
        if how is Changes.REJECTED:
            sides = ((c, deleted, inserted) for c, inserted, deleted in sides)
        root = open_package(docx(case[0]), name="x.docx").document()
        resolve(root, how, signed=True)
        assert list(pieces(root)) == [(c, whose, None) for c, whose, gone in sides if gone is None]


@pytest.mark.parametrize("how", [Changes.ACCEPTED, Changes.REJECTED])
def test_rows_and_cells_that_were_tracked_are_signed_whole(how):
    tag, cell_tag = ("ins", "cellIns") if how is Changes.ACCEPTED else ("del", "cellDel")
    row = f"<w:trPr>{change(tag, author='G77')}</w:trPr>"
    body = table([row, p("a row")], [p("one"), p("two")]).replace(
        '<w:tc><w:tcPr/><w:p><w:r><w:t xml:space="preserve">two',
        f'<w:tc><w:tcPr>{change(cell_tag, author="EU")}</w:tcPr><w:p><w:r><w:t xml:space="preserve">two',
    )
    root = open_package(docx(body), name="x.docx").document()
    resolve(root, how, signed=True)
    whose = {paragraph.text: paragraph.inserted and paragraph.inserted.author for paragraph in walk(root)}
    assert whose == {"a row": "G77", "one": None, "two": "EU"}


def test_a_formula_with_a_change_is_signed_as_a_whole():
    inside = f"<m:r>{change('ins', '<m:t>2</m:t>')}</m:r><m:r>{change('del', '<m:t>3</m:t>')}</m:r>"
    power = f"<m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup>{inside}</m:sup></m:sSup>"
    body = p("so ", f"<m:oMathPara><m:oMath>{power}</m:oMath></m:oMathPara>", " holds")
    for how, formula in ((Changes.ACCEPTED, "r^2"), (Changes.REJECTED, "r^3")):
        root = open_package(docx(body), name="x.docx").document()
        resolve(root, how, signed=True)
        (paragraph,) = walk(root)
        said = [(piece.printed, piece.inserted and piece.inserted.author) for piece in paragraph.pieces]
        assert said == [("so ", None), (formula, "EU"), (" holds", None)]


rows = st.lists(st.tuples(st.sampled_from(STATES[:3]), words), min_size=1, max_size=4)


@given(rows)
@settings(max_examples=50)
def test_inserted_and_deleted_rows_come_and_go_whole(drawn):
    cells = []
    for (old, new, _), text in drawn:
        tag = {(True, True): "", (True, False): "del", (False, True): "ins"}[old, new]
        inside = {"": run(text), "del": dele(text), "ins": ins(text)}[tag]
        properties = [f"<w:trPr>{change(tag)}</w:trPr>"] if tag else []
        cells.append([*properties, p(inside), p("beside") if not tag else p()])
    before, after = both(p("above") + table(*cells) + p("below"))
    assert [t for t in before if t not in ("", "beside")] == ["above", *(t for (o, _, _), t in drawn if o), "below"]
    assert [t for t in after if t not in ("", "beside")] == ["above", *(t for (_, n, _), t in drawn if n), "below"]


def test_a_paragraph_whose_mark_is_deleted_takes_the_properties_of_the_next_one():
    body = p("Recalling", style="Heading1", mark=change("del")) + p(" its resolution", style="Normal")
    root = settled(docx(body), Changes.ACCEPTED)
    (paragraph,) = walk(root)
    assert paragraph.text == "Recalling its resolution"
    assert paragraph.element.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == "Normal"


def test_a_deleted_paragraph_before_a_table_goes_and_a_living_one_stays():
    gone = p(dele("x"), mark=change("del")) + table([p("cell")]) + p("end")
    kept = p("x", mark=change("del")) + table([p("cell")]) + p("end")
    assert both(gone)[1] == ["cell", "end"]
    assert both(kept)[1] == ["x", "cell", "end"]


def test_the_last_paragraph_of_a_cell_stays_though_all_of_it_is_deleted():
    body = table([p(dele("a"), mark=change("del")) + p(dele("b"), mark=change("del"))]) + p("end")
    assert both(body) == (["a", "b", "end"], ["", "end"])


def test_a_table_whose_rows_all_go_goes_itself_and_leaves_a_paragraph_where_word_needs_one():
    inner = table([f"<w:trPr>{change('del')}</w:trPr>", p(dele("a"))])
    root = settled(docx(table([inner]) + p("end")), Changes.ACCEPTED)
    cell = next(root.iter(w("tc")))
    assert [child.tag for child in cell] == [w("tcPr"), w("p")]


@pytest.mark.parametrize(("how", "left"), [(Changes.ACCEPTED, ["a", "c"]), (Changes.REJECTED, ["a", "b"])])
def test_cells_are_inserted_and_deleted_alone(how, left):
    def cell(tag, words):
        return f"<w:tc><w:tcPr>{change(tag)}</w:tcPr>{p(words)}</w:tc>"

    body = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc>{cell('cellDel', 'b')}{cell('cellIns', 'c')}</w:tr></w:tbl>"
    assert texts(docx(body), how) == left


def test_rejecting_gives_back_the_old_properties_and_what_they_do_not_speak_of():
    look = f"<w:rPr><w:b/>{change('rPrChange', '<w:rPr><w:i/></w:rPr>')}</w:rPr>"
    style = change("pPrChange", '<w:pPr><w:pStyle w:val="Old"/></w:pPr>')
    properties = f'<w:pPr><w:pStyle w:val="New"/>{look}<w:sectPr/>{style}</w:pPr>'
    for how, style, look in ((Changes.ACCEPTED, "New", "b"), (Changes.REJECTED, "Old", "i")):
        found = next(settled(docx(f"<w:p>{properties}</w:p>"), how).iter(w("pPr")))
        assert found.find(w("pStyle")).get(w("val")) == style
        assert [child.tag for child in found] == [w("pStyle"), w("rPr"), w("sectPr")]
        assert [child.tag for child in found.find(w("rPr"))] == [w(look)]


def test_rejecting_a_new_section_layout_keeps_its_headers():
    section = (
        '<w:sectPr><w:headerReference r:id="rId1"/><w:pgSz w:w="2"/><w:sectPrChange w:id="1" w:author="EU">'
        '<w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:sectPrChange></w:sectPr>'
    )
    found = next(settled(docx(p("x") + section), Changes.REJECTED).iter(w("sectPr")))
    assert [(child.tag, child.get(w("w"))) for child in found] == [(w("headerReference"), None), (w("pgSz"), "1")]


def test_inserted_numbering_goes_when_it_is_rejected():
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>{change("ins")}</w:numPr>'
    data = docx(p("x", properties=numbered))
    assert next(settled(data, Changes.REJECTED).iter(w("numPr")), None) is None
    assert [child.tag for child in next(settled(data, Changes.ACCEPTED).iter(w("numPr")))] == [w("ilvl"), w("numId")]


@pytest.mark.parametrize(("how", "stays"), [(Changes.ACCEPTED, ["new"]), (Changes.REJECTED, ["old"])])
def test_content_controls_come_and_go_and_their_words_stay(how, stays):
    def control(kind, name):
        start, end = (f'<w:customXml{kind}Range{edge} w:id="{{}}" w:author="EU"/>' for edge in ("Start", "End"))
        tag, again = f'<w:sdtPr><w:tag w:val="{name}"/></w:sdtPr>', name + "2"
        inside = f"<w:sdtContent>{end.format(name)}{p(name)}{start.format(again)}</w:sdtContent>"
        return f"{start.format(name)}<w:sdt>{tag}{inside}</w:sdt>{end.format(again)}"

    root = settled(docx(control("Ins", "new") + control("Del", "old")), how)
    assert [tag.get(w("val")) for tag in root.iter(w("tag"))] == stays
    assert [q.text for q in walk(root)] == ["new", "old"]
    assert not [e for e in root.iter() if "customXml" in e.tag]


def test_a_deleted_field_goes_with_its_instruction_and_comes_back_with_it():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> DATE </w:delInstrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("today", tag="delText") + "<w:r><w:fldChar "
        'w:fldCharType="end"/></w:r>'
    )
    data = docx(p("on ", change("del", field), "!"))
    assert texts(data, Changes.ACCEPTED) == ["on !"]
    assert texts(data, Changes.REJECTED) == ["on today!"]
    assert next(settled(data, Changes.REJECTED).iter(w("instrText"))).text == " DATE "


def test_a_deleted_fraction_goes_and_what_is_left_of_it_stays():
    def fraction(mark, top):
        control = f"<m:ctrlPr>{change(mark, '<w:rPr/>')}</m:ctrlPr>"
        return (
            f"<m:oMath><m:f><m:fPr>{control}</m:fPr><m:num>{top}</m:num>"
            f"<m:den>{change(mark, '<m:r><m:t>b</m:t></m:r>')}</m:den></m:f></m:oMath>"
        )

    letter = "<m:r><m:t>a</m:t></m:r>"
    gone = p("x", fraction("del", change("del", letter)))
    left = p("x", fraction("del", letter))
    assert both(gone) == (["xa/b"], ["x"])
    assert both(left) == (["xa/b"], ["xa"])


def test_words_that_are_marked_as_deleted_outside_any_change_are_kept():
    assert both(p(run("kept", tag="delText"))) == (["kept"], ["kept"])


def test_keeping_leaves_the_tree_as_it_was():
    from lxml import etree

    package = open_package(docx(p("a", ins("b"), dele("c"))), name="x.docx")
    root = package.document()
    resolve(root, Changes.KEPT)
    assert etree.tostring(root) == etree.tostring(package.document())


def test_a_row_whose_cells_all_go_goes_with_them():
    cell = f"<w:tc><w:tcPr>{change('cellDel')}</w:tcPr>{p('a')}</w:tc>"
    root = settled(
        docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"), Changes.ACCEPTED
    )
    assert len(list(root.iter(w("tr")))) == 1
    assert [q.text for q in walk(root)] == ["b"]


def test_a_long_chain_of_deleted_marks_is_joined_in_good_time():
    root = open_package(
        docx("".join(p(f"{n} ", mark=change("del")) for n in range(10_000)) + p("end")), name="x"
    ).document()
    start = time.process_time()
    resolve(root, Changes.ACCEPTED)
    assert time.process_time() - start < 5  # seconds; it takes 0.3, and 20 where each word moves once a paragraph
    (joined,) = walk(root)
    assert joined.text.startswith("0 1 2 ")
    assert joined.text.endswith("9999 end")
