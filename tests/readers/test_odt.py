"""Reading OpenDocument texts: the words come back as they were written, and what is not among them is told."""

import zipfile
from collections import Counter
from io import BytesIO

import pytest
import wordfiles as word
from drawn import UNSPACED, ending, said, words_and_spans
from hypothesis import given, settings
from hypothesis import strategies as st
from opendocument import (
    TEXT,
    cell,
    end,
    fodt,
    h,
    item,
    items,
    level,
    lists,
    named,
    note,
    odt,
    p,
    point,
    region,
    span,
    start,
    table,
)
from wordfiles import docx, zipped

from drafting.errors import FormatError
from drafting.model.hands import Whose
from drafting.model.reading import Changes
from drafting.model.text import Note, NoteMark, Span, Style
from drafting.readers import read_bytes
from drafting.readers.odt import scan_odt
from drafting.readers.word import scan_word

DATE = "2024-10-31T09:00:00"
HIDDEN = 'text:display="none"'
BREAK = "</text:p><text:p>"
LOOKS = {
    "i": ('fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"', Style.ITALIC),
    "b": ('fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"', Style.BOLD),
    "u": ('style:text-underline-style="solid"', Style.UNDERLINE),
    "s": ('style:text-line-through-style="solid"', Style.STRIKE),
    "sup": ('style:text-position="super 58%"', Style.SUPERSCRIPT),
    "sub": ('style:text-position="-33% 58%"', Style.SUBSCRIPT),
}
STYLES = "".join(named(name, properties) for name, (properties, _) in LOOKS.items())
NUMBERED = lists(level(1, "1"), level(2, "a", ")", "("), level(3, "i", ")", "("))


def scan(body, how=Changes.ACCEPTED, styles="", **more):
    return scan_odt(fodt(body, STYLES + NUMBERED + styles, **more), name="L22.fodt", changes=how)


def wordings(body, how=Changes.ACCEPTED, **more):
    return [block.wording for block in scan(body, how, **more).blocks]


def marked(body, how=Changes.ACCEPTED, **more):
    return [(block.marker, block.wording) for block in scan(body, how, **more).blocks]


# --- laws -------------------------------------------------------------------------------------------------------------

drawn_runs = st.lists(st.tuples(UNSPACED, st.sampled_from(["", *LOOKS])), max_size=4)


@given(st.lists(drawn_runs, max_size=4))
@settings(deadline=None, max_examples=120)
def test_what_was_written_is_read_back_with_its_styles(drawn):
    found = scan("".join(p(*(span(look, words) for words, look in runs)) for runs in drawn))
    expected = [words_and_spans([(words, [LOOKS[look][1]] if look else []) for words, look in runs]) for runs in drawn]
    assert [(b.wording, b.spans) for b in found.blocks] == [pair for pair in expected if pair[0]]


PIECES = st.lists(
    st.tuples(st.text("ab", min_size=1, max_size=4), st.sampled_from(["", "EU", "G77", "-EU", "-G77", "¶EU", "¶-G77"]))
)


def changed(pieces, names):
    """A paragraph of plain, inserted and deleted pieces, some of which break it in two; and the regions."""
    body, regions = "[", ""
    for words, who in pieces:
        name = f"c{next(names)}"
        author = who.lstrip("¶-")
        inside = words + BREAK * who.startswith("¶")
        if author:
            regions += region(name, "deletion" if "-" in who else "insertion", author=author)
            inside = start(name) + inside + end(name)
        body += inside
    return f"<text:p>{body}]</text:p>", regions


@given(st.lists(PIECES, min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_the_words_of_kept_changes_are_those_of_the_old_text_and_of_the_new_one(drawn):
    names = iter(range(1000))
    made = [changed(pieces, names) for pieces in drawn]
    body, regions = "".join(one for one, _ in made), "".join(one for _, one in made)
    kept = scan(body, Changes.KEPT, changes=regions).blocks
    for how, gone in ((Changes.ACCEPTED, Style.DELETED), (Changes.REJECTED, Style.INSERTED)):
        left = "".join(_without(block, gone) for block in kept)
        assert "".join(wordings(body, how, changes=regions)) == left


@given(st.lists(PIECES, min_size=1, max_size=3), st.sets(st.sampled_from(["EU", "G77"])))
@settings(deadline=None, max_examples=150)
def test_signed_words_are_the_same_and_of_those_who_changed_them(drawn, authors):
    names = iter(range(1000))
    made = [changed(pieces, names) for pieces in drawn]
    body, regions = "".join(one for one, _ in made), "".join(one for _, one in made)
    kept = scan(body, Changes.KEPT, changes=regions).blocks
    for how, whose in ((Changes.ACCEPTED, Whose()), (Changes.REJECTED, Whose()), (Changes.ACCEPTED, Whose(authors))):
        found = scan_odt(fodt(body, STYLES + NUMBERED, changes=regions), name="x.fodt", changes=how, whose=whose).blocks
        if whose.by is None:
            assert [b.wording for b in found] == wordings(body, how, changes=regions)
        assert [one for b in found for one in _authors(b, Style.INSERTED)] == [
            (c, signer) for b in kept for c, signer, stays in _settled(b, how, whose) if stays
        ]


def _authors(block, style):
    over = {at: s.author for s in block.spans if s.style is style for at in range(s.start, s.end)}
    return [(c, over.get(at)) for at, c in enumerate(block.wording)]


def _settled(block, how, whose):
    """Every character of a block of kept changes, who signs it, and whether it stays."""
    sides = (_authors(block, style) for style in (Style.INSERTED, Style.DELETED))
    for (c, came), (_, gone) in zip(*sides, strict=True):
        accepts = [how is Changes.ACCEPTED and whose.heeds(who) for who in (came, gone)]
        signer = came if how is Changes.ACCEPTED else gone
        stays = (came is None or accepts[0]) and (gone is None or not accepts[1])
        yield c, signer if signer and whose.heeds(signer) else None, stays


def _without(block, gone):
    dropped = {at for s in block.spans if s.style is gone for at in range(s.start, s.end)}
    return "".join(c for at, c in enumerate(block.wording) if at not in dropped)


@given(st.lists(st.lists(st.text("ab", min_size=1, max_size=5), min_size=1, max_size=3), min_size=1, max_size=3))
@settings(deadline=None, max_examples=100)
def test_a_deletion_in_the_text_and_one_that_stands_apart_are_read_alike(drawn):
    within, apart, regions, far = "", "", "", ""
    for at, deleted in enumerate(drawn):
        name = f"c{at}"
        within += f"<text:p>x {start(name)}{BREAK.join(deleted)}{end(name)} y</text:p>"
        apart += f"<text:p>x {point(name)}<text:s/>y</text:p>"
        regions += region(name, "deletion")
        far += region(name, "deletion", content="".join(map(p, deleted)))
    for how in Changes:
        assert scan(within, how, changes=regions).blocks == scan(apart, how, changes=far).blocks


LEVELS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["act", "report"])), max_size=12)


@given(LEVELS)
@settings(deadline=None, max_examples=150)
def test_lists_print_the_numbers_that_word_prints(drawn):
    abstract = [
        word.level(0, "decimal", "%1."), word.level(1, "lowerLetter", "(%2)"), word.level(2, "lowerRoman", "(%3)")
    ]  # fmt: skip
    body = "".join(word.p(words, numbered=(1, deep - 1) if deep else None) for deep, words in drawn)
    in_word = scan_word(docx(body, numbering=word.lists(abstract)), name="x.docx")
    assert marked("".join(_as_lists(drawn))) == [(b.marker, b.wording) for b in in_word.blocks]


def _as_lists(drawn):
    """Each run of list paragraphs as one that goes on counting, as LibreOffice writes it."""
    for deep, words in drawn:
        inside = item(words)
        for _ in range(deep - 1):
            inside = f"<text:list-item><text:list>{inside}</text:list></text:list-item>"
        yield items(inside, more=' text:continue-numbering="true"') if deep else p(words)


REPEATED = ' table:number-columns-repeated="1000000"'
TALLIED = {"hidden", "covered", "picture", "hidden text", "hidden section", "ruby"}  # told once each in one notice
PARTS = {
    "words": p,
    "span": lambda w: p("x", span("b", w)),
    "hidden": lambda w: p("x", span("hid", w)),
    "note": lambda w: p("x", note(1, w)),
    "comment": lambda w: p("x", f"<office:annotation><dc:creator>EU</dc:creator>{p(w)}</office:annotation>"),
    "box": lambda w: p("x", f"<draw:frame><draw:text-box>{p(w)}</draw:text-box></draw:frame>"),
    "loose box": lambda w: f"<draw:frame><draw:text-box>{p(w)}</draw:text-box></draw:frame>",
    "shape": lambda w: p("x", f"<draw:custom-shape>{p(w)}</draw:custom-shape>"),
    "picture": lambda w: p("x", f"<draw:frame><draw:image/><svg:title>{w}</svg:title></draw:frame>"),
    "cell": lambda w: table(["x", w]),
    "covered": lambda w: table([w]).replace("table-cell", "covered-table-cell"),
    "repeated": lambda w: table([cell(w, more=REPEATED)]),
    "section": lambda w: f"<text:section>{p(w)}</text:section>",
    "hidden section": lambda w: f"<text:section {HIDDEN}>{p(w)}</text:section>",
    "index": lambda w: f"<text:table-of-content><text:index-body>{p(w)}</text:index-body></text:table-of-content>",
    "link": lambda w: p("x", f'<text:a xlink:href="http://e.org">{w}</text:a>'),
    "field": lambda w: p("x", f"<text:date>{w}</text:date>"),
    "list": items,
    "heading": lambda w: h(2, w),
    "ruby": lambda w: p(
        f"<text:ruby><text:ruby-base>x</text:ruby-base><text:ruby-text>{w}</text:ruby-text></text:ruby>"
    ),
    "unknown": lambda w: p("x", f"<text:novelty>{w}</text:novelty>"),
    "hidden text": lambda w: p("x", f'<text:hidden-text text:is-hidden="true" text:string-value="{w}"/>'),
}  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(sorted(PARTS)), st.text("ЖЩЮЯФ", min_size=1, max_size=5)), max_size=12))
@settings(deadline=None, max_examples=200)
def test_every_character_is_in_the_text_or_in_a_notice(drawn):
    body = "".join(PARTS[kind](words) for kind, words in drawn)
    found = scan(body, styles=named("hid", HIDDEN))
    held = [*(b.wording for b in found.blocks), *(n.wording for n in found.notes)]
    read = Counter("".join([*held, *map(str, found.notices)]))
    assert all(words in "\n".join([*held, *map(str, found.notices)]) for _, words in drawn)
    once = {("told", words) if kind in TALLIED else (at, words) for at, (kind, words) in enumerate(drawn)}
    assert all(read[c] >= count for c, count in Counter("".join(words for _, words in once)).items())


@given(st.binary(max_size=60), st.integers(0, 10_000), st.integers(0, 30))
@settings(deadline=None, max_examples=150)
def test_a_damaged_file_ends_in_a_scan_or_in_a_clear_refusal(junk, at, length):
    body = table(["a", "b"]) + items("x", "y") + p("c", start("r"), "d", end("r"), note(1, "n"))
    data = fodt(body, STYLES + NUMBERED, changes=region("r", "insertion"))
    at = at % len(data)
    broken = data[:at] + junk + data[at + length :]
    for whole in (broken, zipped({"mimetype": TEXT, "content.xml": broken})):
        for how in Changes:
            assert ending(scan_odt, whole, "x.odt", how)


# --- words ------------------------------------------------------------------------------------------------------------


def test_white_space_is_collapsed_and_its_elements_stand_for_themselves():
    assert wordings(p("\n  Recalling \n its ") + p('<text:s text:c="2"/>', "x")) == ["Recalling its", "x"]
    elements = "<text:p>a<text:s/><text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>"
    assert wordings(elements) == ["a   b\tc\nd"]


def test_a_look_is_inherited_and_may_be_taken_back():
    styles = named("Title", 'fo:font-weight="bold"', "paragraph") + named("plain", 'fo:font-weight="normal"')
    styles += named("Sub", "", "paragraph", ' style:parent-style-name="Title"')
    (block,) = scan(p(span("i", "ab"), span("plain", "cd"), style="Sub"), styles=styles).blocks
    assert block.spans == (Span(0, 2, Style.BOLD), Span(0, 2, Style.ITALIC))


def test_arabic_and_chinese_words_take_the_look_of_their_script():
    styles = named("r", 'fo:font-weight="bold" style:font-style-complex="italic"') + named(
        "z", 'style:font-weight-asian="bold"'
    )
    arabic, chinese = scan(p(span("r", "إن 12 الجمعية")) + p(span("z", "大会")), styles=styles).blocks
    assert arabic.spans == (Span(0, 13, Style.ITALIC),)
    assert chinese.spans == (Span(0, 2, Style.BOLD),)


def test_headings_have_their_level_by_element_by_outline_and_by_the_name_of_a_united_nations_style():
    styles = named("_5f__20_H_20_1", "", "paragraph", ' style:display-name="_ H _1"')
    styles += named("Mine", "", "paragraph", ' style:default-outline-level="3"')
    found = scan(h(2, "a") + p("b", style="Mine") + p("c", style="_5f__20_H_20_1") + p("d"), styles=styles).blocks
    assert [block.heading for block in found] == [2, 3, 2, 0]


def test_numbered_headings_print_their_numbers():
    outline = "".join(
        f'<text:outline-level-style text:level="{n}" style:num-format="1" text:display-levels="{n}"/>' for n in (1, 2)
    )
    body = h(1, "a") + h(2, "b") + h(2, "c") + h(1, "no", more=' text:is-list-header="true"') + h(1, "d")
    found = marked(body, styles=f"<text:outline-style>{outline}</text:outline-style>")
    assert found == [("1", "a"), ("1.1", "b"), ("1.2", "c"), ("", "no"), ("2", "d")]


def test_the_language_is_what_most_words_say():
    french = named("fr", 'fo:language="fr" fo:country="FR"')
    assert scan(p(span("fr", "Réaffirmant les buts")), styles=french).language == "fr"
    arabic = named("ar", 'fo:language="en" style:language-complex="ar" style:country-complex="SA"')
    assert scan(p(span("ar", "إذ تؤكد من جديد")), styles=arabic).language == "ar"
    default = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en"/></style:default-style>'
    )
    assert scan(p("Réaffirmant les buts"), styles=default).language is None


# --- lists ------------------------------------------------------------------------------------------------------------


def test_only_the_first_paragraph_of_an_item_has_a_number_and_a_header_has_none():
    body = items(item("one", "more of it"), "<text:list-header><text:p>head</text:p></text:list-header>", "two")
    assert marked(body) == [("1.", "one"), ("", "more of it"), ("", "head"), ("2.", "two")]


def test_a_list_begins_anew_unless_it_says_that_it_goes_on():
    body = items("a", more=' xml:id="A"') + items("b") + items("c", more=' text:continue-numbering="true"')
    body += items("d", more=' text:continue-list="A"')
    assert [marker for marker, _ in marked(body)] == ["1.", "1.", "2.", "2."]


def test_a_second_list_inside_an_item_begins_anew():
    body = items(item(p("one"), items("a", "b", style=""), p("and"), items("a again", style="")))
    assert [marker for marker, _ in marked(body)] == ["1.", "(a)", "(b)", "", "(a)"]


def test_numbers_may_start_elsewhere_and_have_many_forms():
    styles = lists(level(1, "I", "", "", ' text:start-value="4"'), name="R")
    styles += lists(level(1, "أ, ب, ج, ..."), name="A") + lists(level(1, "一, 二, 三, ...", "、"), name="Z")
    styles += lists(level(1, "", "", "Article"), name="N") + lists(level(1, "?"), name="U")
    styles += lists('<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>', name="B")
    body = "".join(items("x", "y", style=name) for name in "RAZNUB") + items(
        "x", item("y", more=' text:start-value="7"')
    )
    found = scan(body, styles=styles)
    markers = [block.marker for block in found.blocks]
    assert markers == ["IV", "V", "أ.", "ب.", "一、", "二、", "Article", "Article", "1.", "2.", "–", "–", "1.", "7."]
    assert said(found, "numbering") == ["automatic numbers of the kind ? are given in digits"]


def test_levels_above_are_printed_where_the_style_says_so():
    styles = lists(level(1, "1"), level(2, "1", more=' text:display-levels="2"'), name="D")
    styles += lists(level(1, "1", more=' loext:num-list-format="§ %1%:"'), name="F")
    body = items(item(p("a"), items("b", style="")), style="D") + items("c", style="F")
    assert [marker for marker, _ in marked(body, styles=styles)] == ["1.", "1.1.", "§ 1:"]


def test_a_number_alone_in_its_cell_goes_to_the_words_beside_it():
    body = table(
        [items(item(p())), "Decides to act;"], [items(item(p()), more=' text:continue-numbering="true"'), "Requests."]
    )
    found = scan(body)
    assert [(b.marker, b.wording) for b in found.blocks] == [("1.", "Decides to act;"), ("2.", "Requests.")]
    assert said(found, "table") == ["1 table read cell by cell"]


# --- notes ------------------------------------------------------------------------------------------------------------


def test_notes_are_counted_as_they_are_met_and_own_marks_kept():
    body = p(
        "law",
        note("9", p(span("i", "Treaty"))),
        ", end",
        note("x", "At the end.", kind="endnote"),
        note("*", "* Own", label="*"),
    )
    found = scan(body)
    assert found.blocks[0].notes == (NoteMark(3, "1"), NoteMark(8, "*"), NoteMark(8, "i"))
    assert found.notes == (Note("1", "Treaty", (Span(0, 6, Style.ITALIC),)), Note("i", "At the end."), Note("*", "Own"))


def test_notes_count_as_the_file_says():
    how = 'style:num-format="a" text:start-value="2" text:start-numbering-at="page"'
    counting = f'<text:notes-configuration text:note-class="footnote" {how}/>'
    found = scan(p("x", note(1, "n"), note(2, "m")), styles=counting)
    assert [n.number for n in found.notes] == ["c", "d"]
    assert said(found, "note") == ["footnotes, which the file counts anew on each page, are counted through"]


def test_a_note_goes_with_its_deleted_reference_and_the_next_takes_its_number():
    body = f"<text:p>a{start('d')}{note(1, 'gone')}{end('d')}b{note(2, 'stays')}</text:p>"
    assert scan(body, changes=region("d", "deletion")).notes == (Note("1", "stays"),)
    assert len(scan(body, Changes.REJECTED, changes=region("d", "deletion")).notes) == 2


# --- tracked changes --------------------------------------------------------------------------------------------------


def test_kept_changes_are_spans_with_author_and_date():
    body = f"<text:p>a {start('i')}new{end('i')} b {start('d')}old{end('d')}</text:p>"
    regions = region("i", "insertion") + region("d", "deletion", author="Norway")
    (block,) = scan(body, Changes.KEPT, changes=regions).blocks
    assert block.spans == (
        Span(2, 5, Style.INSERTED, "EU", DATE),
        Span(8, 11, Style.DELETED, "Norway", DATE),
    )
    assert said(scan(body, changes=regions), "tracked-changes") == [
        "2 tracked changes were accepted: 1 by EU, 1 by Norway"
    ]


def test_words_that_one_inserted_and_another_deleted_are_in_neither_text():
    body = f"<text:p>a {start('x')}both{end('x')}</text:p>"
    regions = region("x", "deletion", "insertion", author="EU")
    assert wordings(body, changes=regions) == ["a"]
    assert wordings(body, Changes.REJECTED, changes=regions) == ["a"]
    assert {s.style for s in scan(body, Changes.KEPT, changes=regions).blocks[0].spans} == {
        Style.INSERTED,
        Style.DELETED,
    }


def test_a_paragraph_that_comes_or_goes_is_counted_where_it_is():
    body = items(
        item(f"<text:p>{start('d')}old</text:p>"),
        item(f"<text:p>{end('d')}{start('i')}new</text:p>"),
        item(f"<text:p>{end('i')}z</text:p>"),
    )
    regions = region("d", "deletion") + region("i", "insertion")
    assert marked(body, changes=regions) == [("1.", "new"), ("2.", "z")]
    assert marked(body, Changes.REJECTED, changes=regions) == [("1.", "old"), ("2.", "z")]
    assert marked(body, Changes.KEPT, changes=regions) == [("", "old"), ("1.", "new"), ("2.", "z")]


def test_what_a_deletion_took_out_goes_back_where_it_stood():
    regions = region("d", "deletion", content=p("all") + p("the") + p("old "))
    body = f"<text:p>Urges {point('d')}States</text:p>"
    assert wordings(body, changes=regions) == ["Urges States"]
    assert wordings(body, Changes.REJECTED, changes=regions) == ["Urges all", "the", "old States"]
    kept = scan(body, Changes.KEPT, changes=regions)
    assert [b.wording for b in kept.blocks] == ["Urges all", "the", "old States"]
    assert said(kept, "paragraph-mark") == ["pending changes of 2 paragraph breaks are not shown"]


def test_a_deleted_list_item_that_stands_apart_is_counted_when_it_is_back():
    regions = region("d", "deletion", content=items("two", item(p())))
    body = items("one", item(f"<text:p>{point('d')}three</text:p>"))
    assert marked(body, changes=regions) == [("1.", "one"), ("2.", "three")]
    assert marked(body, Changes.REJECTED, changes=regions) == [("1.", "one"), ("2.", "two"), ("3.", "three")]


def test_a_table_that_goes_parts_no_words():
    whole = f"<text:p>a{start('d')}b</text:p>" + table(["gone"]) + f"<text:p>c{end('d')}d</text:p>"
    assert wordings(whole, changes=region("d", "deletion")) == ["ad"]


def test_looks_that_were_changed_cannot_be_rejected_and_that_is_told():
    body = f"<text:p>{start('f')}x{end('f')}</text:p>"
    found = scan(body, Changes.REJECTED, changes=region("f", "format-change"))
    assert said(found, "tracked-changes") == [
        "1 tracked change by EU was rejected",
        "1 tracked change of looks or numbering can't be rejected: the file does not say what was there before",
    ]


# --- what stands beside the words -------------------------------------------------------------------------------------


def formula(inside):
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inside}</math>'


def test_what_stands_beside_the_text_is_told_in_its_words():
    box = f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/><svg:desc>UN emblem</svg:desc></draw:frame>"
    comment = f"<office:annotation><dc:creator>EU</dc:creator>{p('Delete?')}</office:annotation>"
    math = f"<draw:frame><draw:object>{formula('<mfrac><mi>x</mi><mn>2</mn></mfrac>')}</draw:object></draw:frame>"
    margins = f"<style:header>{p('A/C.3/79/L.22')}</style:header><style:footer>{p('2/6')}</style:footer>"
    pages = f"<style:master-page>{margins}</style:master-page>"
    body = p("Urges", comment, box, picture, span("hid", "secret")) + p(math) + table(["cell"])
    found = scan(body, styles=named("hid", HIDDEN) + pages)
    assert [b.wording for b in found.blocks] == ["Urges", "x/2", "cell"]
    assert {notice.code: notice.message for notice in found.notices} == {
        "header": 'left out, the header of the pages: "A/C.3/79/L.22"',
        "footer": 'left out, the footer of the pages: "2/6"',
        "comment": 'left out, a comment by EU at "Urges": "Delete?"',
        "text-box": 'left out, a text box at "Urges": "boxed"',
        "picture": '1 picture left out: "UN emblem"',
        "formula": '1 formula read as plain characters: "x/2"',
        "hidden": '1 hidden passage left out, since it is not printed: "secret"',
        "table": "1 table read cell by cell",
    }


def test_a_cell_that_is_repeated_is_read_once_and_that_is_told():
    body = table([cell("x")]).replace(
        "<table:table-cell>", '<table:table-cell table:number-columns-repeated="1000000">'
    )
    found = scan(body)
    assert [b.wording for b in found.blocks] == ["x"]
    assert '1 row or cell of a table, which the file repeats, read once: "x"' in said(found, "table")


def test_a_formula_in_an_object_of_its_own_is_found():
    body = p("A", '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>')
    math = formula("<msup><mi>r</mi><mn>2</mn></msup><annotation>r^2</annotation>")
    found = scan_odt(odt(body, **{"Object 1__content": math}), name="x.odt")
    assert [b.wording for b in found.blocks] == ["Ar^2"]


# --- files ------------------------------------------------------------------------------------------------------------

LOCKED = "<file-entry><encryption-data/></file-entry>"
MANIFEST = f'<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{LOCKED}</manifest>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"Dear colleagues,", "not an OpenDocument file"),
        (odt(p("x"))[:200], "only a part"),
        (odt("", kind="spreadsheet"), r"a spreadsheet \(.ods\)"),
        (fodt("", kind="presentation"), r"a presentation \(.odp\)"),
        (fodt("", kind="drawing"), r"a drawing"),
        (odt(p("x"), **{"META-INF__manifest": MANIFEST}), "password"),
        (docx(word.p("x")), "an Office file of Microsoft's"),
        (zipped({"a.txt": "x"}), "not an OpenDocument file"),
        (b"{\\rtf1 x}", "rich text"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html><html><p>x</html>", "a web page"),
        (b"<html><p>x</p></html>", "a web page"),
        (b"<other/>", "not an OpenDocument file"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + fodt(p("&a;")), "declares entities"),
        (fodt("<text:section>" * 300 + "</text:section>" * 300), "XML is broken"),
    ],
)
def test_what_is_no_opendocument_text_is_refused_with_a_remedy(data, what):
    with pytest.raises(FormatError, match=what) as caught:
        scan_odt(data, name="L22.odt")
    assert caught.value.hint


def test_a_zip_without_styles_is_read_and_a_flat_file_may_have_either_ending():
    with zipfile.ZipFile(BytesIO(odt(p("x")))) as archive:
        alone = zipped({"content.xml": archive.read("content.xml")})
    assert [b.wording for b in scan_odt(alone, name="x.odt").blocks] == ["x"]
    for name in ("a.odt", "a.fodt"):
        assert read_bytes(fodt(p("The General Assembly,") + p("Recalling it,")), name).text.paragraphs


def test_a_text_is_read_as_a_resolution():
    body = (
        p("The General Assembly,")
        + p("Recalling its resolution 64/293,")
        + items(item(p("Decides:"), items("to act;", style="")), "Requests a report.")
    )
    text = read_bytes(fodt(body, NUMBERED), "L22.fodt").text
    assert [str(q.address) for q in text.paragraphs] == ["chapeau", "PP1", "OP1", "OP1(a)", "OP2"]


def test_an_item_that_is_struck_through_is_not_counted_where_that_is_asked_for():
    body = p("The General Assembly,") + items(item(p(span("s", "Urges;"))), "Requests.")
    reading = read_bytes(fodt(body, STYLES + NUMBERED), "x.fodt", changes=Changes.STRUCK)
    assert [(str(q.address), q.wording) for q in reading.text.paragraphs][1:] == [("OP1", "Requests.")]


def test_a_table_of_proposals_neither_opens_sections_nor_goes_on_counting():
    rows = (["Paragraph", "Proposal"], ["OP1", "Delete it"], ["Financing"])
    body = p("The General Assembly,") + p("1. Urges States to act;") + table(*rows) + p("2. Decides to meet.")
    found = read_bytes(fodt(body), "rolling.fodt").text.paragraphs
    assert [str(one.address) for one in found] == ["chapeau", "OP1", "para 1", "para 2", "para 3", "heading 1", "OP2"]
    assert (found[4].marker, found[4].wording) == ("OP1", "Delete it")
