"""Reading web pages: the words come back as a browser shows them, and what is not among them is told."""

from collections import Counter
from html import escape

import pytest
from drawn import UNSPACED, ending, said, words_and_spans
from hypothesis import given, settings
from hypothesis import strategies as st
from opendocument import fodt
from wordfiles import docx, zipped
from wordfiles import p as word_p

from drafting.engines.compare import compare
from drafting.errors import FormatError
from drafting.model.reading import Changes
from drafting.model.text import NoteMark, Span, Style
from drafting.native import loads
from drafting.readers import read_bytes
from drafting.readers.web import scan_html
from drafting.writers import write

LOOKS = {"i": Style.ITALIC, "strong": Style.BOLD, "u": Style.UNDERLINE, "s": Style.STRIKE, "sup": Style.SUPERSCRIPT}


def scan(body, how=Changes.ACCEPTED, head=""):
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return scan_html(page.encode(), name="page.html", changes=how)


def wordings(body, how=Changes.ACCEPTED, head=""):
    return [block.wording for block in scan(body, how, head).blocks]


def marked(body, how=Changes.ACCEPTED, head=""):
    return [(block.marker, block.wording) for block in scan(body, how, head).blocks]


# --- laws -------------------------------------------------------------------------------------------------------------

drawn_runs = st.lists(st.tuples(UNSPACED, st.sampled_from(["", *LOOKS])), max_size=4)


@given(st.lists(drawn_runs, max_size=4))
@settings(deadline=None, max_examples=120)
def test_what_was_written_is_read_back_with_its_styles(drawn):
    tagged = ["".join(f"<{t}>{escape(w)}</{t}>" if t else escape(w) for w, t in runs) for runs in drawn]
    found = scan("<p>always</p>" + "".join(f"<p>{inside}</p>" for inside in tagged))
    expected = [words_and_spans([(words, [LOOKS[look]] if look else []) for words, look in runs]) for runs in drawn]
    assert [(b.wording, b.spans) for b in found.blocks[1:]] == [pair for pair in expected if pair[0]]


PIECES = st.lists(st.tuples(st.text("ab ", min_size=1, max_size=4), st.sampled_from(["", "ins", "del"])))


@given(st.lists(PIECES, max_size=3))
@settings(deadline=None, max_examples=120)
def test_kept_changes_are_spans_from_which_old_and_new_words_follow(drawn):
    body = "".join(f"<p>[{''.join(f'<{t}>{w}</{t}>' if t else w for w, t in pieces)}]</p>" for pieces in drawn)
    kept = scan("<p>x</p>" + body, Changes.KEPT).blocks
    for how, gone in ((Changes.ACCEPTED, Style.DELETED), (Changes.REJECTED, Style.INSERTED)):
        left = []
        for block in kept:
            dropped = {at for s in block.spans if s.style is gone for at in range(s.start, s.end)}
            left.append("".join(c for at, c in enumerate(block.wording) if at not in dropped))
        assert wordings("<p>x</p>" + body, how) == left


TALLIED = {"hidden", "styled away", "button", "picture"}  # told once each in one notice
PARTS = {
    "words": "<p>{}</p>", "loose": "{}<br><br>", "cell": "<table><tr><td>x<td>{}</table>", "list": "<ul><li>{}</ul>",
    "hidden": "<p>x<span hidden>{}</span></p>", "styled away": '<p style="display:none">{}</p>',
    "nav": "<nav><a href='/'>{}</a></nav>", "button": "<button>{}</button>", "picture": '<img alt="{}">',
    "note": '<p>x<sup><a href="#N" id="R">1</a></sup></p><div><p id="N"><a href="#R">1</a> {}</p></div>',
    "heading": "<h2>{}</h2>", "aside": "<aside>{}</aside>", "pre": "<pre>\n{}\n\n</pre>",
    "unknown": "<novelty>{}</novelty>",
    "footer": "<footer>{}</footer>", "banner": "<div role=banner>{}</div>", "ins": "<p>x <ins>{}</ins></p>",
    "link to a place": '<p><a href="#top">{}</a></p>', "definition": "<dl><dt>{}<dd>x</dl>",
}  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(sorted(PARTS)), st.text("ЖЩЮЯФ", min_size=1, max_size=5)), max_size=12))
@settings(deadline=None, max_examples=200)
def test_every_character_is_in_the_text_or_in_a_notice(drawn):
    parts = [
        PARTS[kind].format(words).replace("#N", f"#n{at}").replace("#R", f"#r{at}")
        for at, (kind, words) in enumerate(drawn)
    ]
    parts = [one.replace('id="N"', f'id="n{at}"').replace('id="R"', f'id="r{at}"') for at, one in enumerate(parts)]
    found = scan("<p>always</p>" + "".join(parts))
    held = [*(b.wording for b in found.blocks), *(n.wording for n in found.notes), *map(str, found.notices)]
    read = Counter("".join(held))
    assert all(any(words in one for one in held) for _, words in drawn)
    once = {("told", words) if kind in TALLIED else (at, words) for at, (kind, words) in enumerate(drawn)}
    assert all(read[c] >= count for c, count in Counter("".join(words for _, words in once)).items())


@given(st.binary(max_size=60), st.integers(0, 10_000), st.integers(0, 30))
@settings(deadline=None, max_examples=150)
def test_a_damaged_page_ends_in_a_scan_or_in_a_clear_refusal(junk, at, length):
    page = b"<html><meta charset=utf-8><style>.a{color:red}</style><p>a"
    page += b'<sup><a href="#n">1</a></sup><ol><li>b</ol><p id=n>1 c'
    at = at % len(page)
    for how in Changes:
        assert ending(scan_html, page[:at] + junk + page[at + length :], "x.html", how)


# --- words ------------------------------------------------------------------------------------------------------------


def test_white_space_is_collapsed_across_elements_and_kept_where_it_is_no_break():
    assert wordings("<p>\n Recalling <i> its </i>\n resolution&nbsp;1</p>") == ["Recalling its resolution\u00a01"]


def test_blocks_part_paragraphs_and_so_do_two_line_breaks():
    assert wordings("<div>a<p>b</p>c</div>d<br>e<br> <br>f<p>g<br></p>") == ["a", "b", "c", "d\ne", "f", "g"]


def test_preformatted_lines_go_on_until_a_blank_one_or_a_number():
    assert wordings("<pre>1. Decides to\nact;\n2. Requests.\n\nEnd</pre>") == [
        "1. Decides to act;",
        "2. Requests.",
        "End",
    ]


def test_a_look_may_stand_in_a_style_or_a_style_sheet():
    rules = ".c1{font-style:italic} p.b{font-weight:700} @media print{.c2{display:none}} #x{vertical-align:super}"
    head = f"<style>{rules}</style>"
    body = '<p class=b>a<span class="c1 c2">b</span><span style="font-weight:normal">c</span><span id=x>d</span>'
    (block,) = scan(body, head=head).blocks
    assert block.wording == "abcd"
    assert set(block.spans) == {
        Span(0, 2, Style.BOLD), Span(1, 2, Style.ITALIC), Span(3, 4, Style.BOLD), Span(3, 4, Style.SUPERSCRIPT)
    }  # fmt: skip


def test_headings_have_their_level():
    found = scan("<h3>a</h3><p>b</p><div role=heading aria-level=2>c</div>").blocks
    assert [block.heading for block in found] == [3, 0, 2]


def test_the_language_is_what_the_words_say_and_not_what_a_program_always_writes():
    french = b'<html lang="fr"><body><p>Rappelant les buts</p></body></html>'
    assert scan_html(french, name="x.html").language == "fr"
    office = (
        b'<html><head><meta name=generator content="LibreOffice 7.4"></head><body lang="en-US"><p>Rappelant les buts'
    )
    assert scan_html(office, name="x.html").language is None
    arabic = '<html lang="ar" dir="rtl"><p>إن الجمعية العامة،'.encode()
    assert (scan_html(arabic, name="x.html").language, scan_html(arabic, name="x").blocks[0].wording) == (
        "ar",
        "إن الجمعية العامة،",
    )


@pytest.mark.parametrize(
    ("data", "words", "told"),
    [
        ("<p>été".encode(), "été", False),
        ("<meta charset=windows-1256><p>إن".encode("cp1256"), "إن", False),
        ("<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>大会".encode("gb18030"), "大会", False),
        ("<?xml version='1.0' encoding='iso-8859-1'?><html><p>\u2019été".encode("cp1252"), "\u2019été", False),
        ("<p>ссылаясь".encode("utf-16"), "ссылаясь", False),
        ("<p>été".encode("cp1252"), "été", True),
        ("<meta charset=no-such-thing><p>été".encode(), "été", True),
        ("<meta charset=undefined><p>été".encode(), "été", True),  # of Python's own, and no browser's
        ("<meta charset=punycode><p>été-zaq9".encode(), "été-zaq9", True),
        (b"<meta charset=unicode_escape><p>\\x41", "\\x41", True),
        ("<meta charset=cp037><p>été".encode(), "été", True),  # in which it could not say so
        (b"<p>a\x04b", "ab", False),
    ],
)
def test_the_encoding_is_the_one_that_the_page_says_or_is_guessed_and_told(data, words, told):
    found = scan_html(data, name="x.html")
    assert [block.wording for block in found.blocks] == [words]
    assert bool(said(found, "encoding")) is told


# --- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "markers"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=7 type=a><li>x<li value=3>y<li type=I>z</ol>", ["g.", "c.", "IV."]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        ("<ul><li>x<ol type=i><li>y<li>z</ol><li>w</ul>", ["\u2022", "i.", "ii.", "\u2022"]),
        ('<ol style="list-style-type: lower-alpha"><li>x</ol>', ["a."]),
        ('<ol style="list-style: none"><li>x</ol>', [""]),
        ("<ul style=\"list-style-type:'\u2013 '\"><li>x</ul>", ["\u2013"]),
        ("<ol><ol type=a start=3><li>x</ol></ol>", ["c."]),
        ("<ol><li><p>x</p><p>y</p></li></ol>", ["1.", ""]),
        ("<ol><li>x</ol>a<ol><li>y</ol>", ["1.", "", "1."]),
    ],
)
def test_the_number_before_an_item_is_the_one_that_a_browser_prints(body, markers):
    assert [marker for marker, _ in marked(body)] == markers


def test_a_style_sheet_may_say_how_a_list_is_numbered():
    head = '<style>ol.k-0{list-style-type:none} .k-0 > li:before{content:"(" counter(c,lower-latin) ") "}</style>'
    assert marked("<ol class='k-0 start' start=1><li>x</ol>a<ol class=k-0><li>y</ol>", head=head) == [
        ("(a)", "x"), ("", "a"), ("(b)", "y")
    ]  # fmt: skip


def test_a_number_that_word_writes_before_a_line_is_its_marker():
    ignored = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;</span></span>"
    lines = "".join(
        f"<p style='mso-list:l0 level2 lfo1'><![if !supportLists]>{ignored.format(n)}<![endif]>x</p>"
        for n in ("(a)", "2.")
    )
    assert marked(lines) == [("(a)", "x"), ("2.", "x")]


def test_a_number_alone_in_its_cell_goes_to_the_words_beside_it():
    assert marked("<table><tr><td><ol><li></ol><td>Decides</table>") == [("1.", "Decides")]


# --- notes ------------------------------------------------------------------------------------------------------------

NOTES = {
    "word": (
        '<p>law<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1">'
        "<span><![if !supportFootnotes]>[1]<![endif]></span></a>,</p>"
        '<div style="mso-element:footnote-list"><hr><div id=ftn1>'
        '<p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> See <i>it</i>.</p>'
        "<p>More.</p></div></div>"
    ),
    "libreoffice": (
        '<p>law<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>,</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
        " See <i>it</i>.</p>"
        "<p>More.</p></div>"
    ),
    "pandoc": (
        '<p>law<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>,</p>'
        '<section role="doc-endnotes"><hr><ol><li id="fn1"><p>See <i>it</i>.</p><p>More.'
        '<a href="#fnref1" role="doc-backlink">\u21a9</a></p></li></ol></section>'
    ),
    "plain": (
        '<p>law<sup><a href="#n1">1</a></sup>,</p><p>text</p><div id="n1"><p>1. See <i>it</i>.</p><p>More.</p></div>'
    ),
    "table": (
        '<p>law<sup><a href="#n1">1</a></sup>,</p><table><tr>'
        '<td><a name="n1">1</a></td><td>See <i>it</i>.<br><br>More.</td></tr></table>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", NOTES)
def test_notes_are_found_by_the_links_between_mark_and_words(kind):
    found = scan(NOTES[kind])
    assert (found.blocks[0].wording, found.blocks[0].notes) == ("law,", (NoteMark(3, "1"),))
    (note,) = found.notes
    assert (note.number, note.wording) == ("1", "See it.\nMore.")
    assert [note.wording[s.start : s.end] for s in note.spans if s.style is Style.ITALIC] == ["it"]
    assert [block.wording for block in found.blocks[1:]] == ["text"] * (kind == "plain")


def test_a_raised_number_is_a_mark_where_a_paragraph_below_begins_with_it():
    body = "<p>Recalling it,<sup>1</sup> and CO<sup>2</sup> of 5 m<sup>3</sup>,</p><p>Noting<sup>2</sup></p>"
    found = scan(body + "<p><sup>1</sup> See <i>it</i>.</p><p><sup>2</sup> <i>Ibid.</i></p><p><sup>4</sup> loose</p>")
    assert [(b.wording, b.notes) for b in found.blocks] == [
        ("Recalling it, and CO of 5 m3,", (NoteMark(13, "1"), NoteMark(20, "2"))),
        ("Noting", (NoteMark(6, "2"),)),
        ("4 loose", ()),
    ]
    assert [(note.number, note.wording, len(note.spans)) for note in found.notes] == [
        ("1", "See it.", 1), ("2", "Ibid.", 1)
    ]  # fmt: skip


def test_links_to_places_are_no_notes():
    body = '<p><a href="#s1">1</a> <a href="#s2">Part II</a></p><h2 id="s1">Part I</h2><p id="s2">text</p>'
    assert (wordings(body), scan(body).notes) == (["1 Part II", "Part I", "text"], ())


# --- changes ----------------------------------------------------------------------------------------------------------


def test_changes_name_their_author_as_word_and_pandoc_write_it():
    body = '<p>a <ins cite="mailto:Co-facilitators%20A" datetime="2024-10-31T09:00">b</ins> '
    body += '<span class="deletion" data-author="EU" data-date="2024-10-31T09:00:00Z">c</span></p>'
    (block,) = scan(body, Changes.KEPT).blocks
    assert block.spans == (
        Span(2, 3, Style.INSERTED, "Co-facilitators A", "2024-10-31T09:00"),
        Span(4, 5, Style.DELETED, "EU", "2024-10-31T09:00:00"),
    )
    assert said(scan(body), "tracked-changes") == ["2 tracked changes were accepted: 1 by Co-facilitators A, 1 by EU"]


def test_an_item_that_comes_or_goes_is_counted_where_it_is():
    body = "<ol><li><del>old</del><li><ins>new</ins><li>z</ol>"
    assert marked(body) == [("1.", "new"), ("2.", "z")]
    assert marked(body, Changes.REJECTED) == [("1.", "old"), ("2.", "z")]
    assert marked(body, Changes.KEPT) == [("", "old"), ("1.", "new"), ("2.", "z")]


OLD = loads(
    "drafting-text 1\n\nPP1: Recalling it,\n\nOP1: Decides to act;\n\nOP2: Urges States to report;\n", file="old.txt"
)
NEW = loads(
    "drafting-text 1\n\nPP1: Recalling it,\n\nOP1: Decides to act now;\n\nOP2: Encourages States to report;\n",
    file="new.txt",
)


def test_our_own_page_gives_the_new_or_the_old_words_of_what_it_shows_with_their_addresses():
    comparison = compare(OLD, NEW)
    page = write(comparison, "changes.html")
    accepted, rejected = (read_bytes(page, "changes.html", changes=how) for how in (Changes.ACCEPTED, Changes.REJECTED))
    for reading, text in ((accepted, NEW), (rejected, OLD)):
        assert [(str(q.address), q.wording) for q in reading.text.paragraphs] == [
            (str(q.address), q.wording) for q in text.paragraphs[1:]
        ]
    assert any(notice.code == "ours" for notice in accepted.notices)


# --- what is left out -------------------------------------------------------------------------------------------------


def test_what_is_no_part_of_the_text_is_told_in_its_words():
    body = (
        "<nav>Home <b>News</b></nav><div role=banner>United Nations</div><p>Urges<span hidden>secret</span>"
        '<span class="comment-start" data-author="EU">Delete?</span> <img alt="UN emblem"></p>'
        "<math><mfrac><mi>x</mi><mn>2</mn></mfrac></math>"
        "<aside>Related</aside><button>Print</button><iframe src='http://e.org/x'></iframe><script>run()</script>"
        "<table><tr><td>cell</table><footer>Contact</footer>"
    )
    found = scan(body)
    assert [b.wording for b in found.blocks] == ["Urges", "x/2", "cell"]
    assert {notice.code: notice.message for notice in found.notices} == {
        "navigation": 'left out, the navigation of the page: "Home News"',
        "header": 'left out, the header of the page: "United Nations"',
        "footer": 'left out, the footer of the page: "Contact"',
        "aside": 'left out, what stands aside: "Related"',
        "comment": 'left out, a comment at "Urges": "EU: Delete?"',
        "embedded": 'left out, a document or object inside the page: "http://e.org/x"',
        "form": '1 field or button left out: "Print"',
        "picture": '1 picture left out: "UN emblem"',
        "hidden": '1 hidden passage left out, since it is not shown: "secret"',
        "formula": '1 formula read as plain characters: "x/2"',
        "script": "left out, 1 script",
        "table": "1 table read cell by cell",
    }


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"<html><body><script>render()</script></body></html>", "holds no text"),
        (b"<frameset><frame src='x'></frameset>", "holds no text"),
        (docx(word_p("x")), "a Word, OpenDocument or zip file"),
        (zipped({"a": "x"}), "or zip file"),
        (b"%PDF-1.7", "is a PDF"),
        (b"MIME-Version: 1.0\n\n<p>x", "web archive"),
        (fodt("<text:p>x</text:p>"), "OpenDocument"),
        (b"<p>a\0b", "binary"),
        (b"<div>" * 300 + b"x", "nested too deep"),
        (b"<p>x" * 100_001, "more than 100,000 paragraphs"),
        (b"<p><b>x</b>" * 1_000_000, "too many elements"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_web_page_with_words_is_refused_with_a_remedy(data, what):
    with pytest.raises(FormatError, match=what) as caught:
        scan_html(data, name="L22.html")
    assert caught.value.hint


def test_entities_of_a_page_are_never_expanded_and_no_file_is_opened():
    page = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb">]><html><p>x &a; &b;</html>'
    assert "root:" not in "".join(block.wording for block in scan_html(page, name="x.html").blocks)
    assert "bbbb" not in scan_html(page, name="x.html").blocks[-1].wording


def test_a_resolution_on_a_page_is_read_as_one():
    body = "<h2>64/1. Title</h2><p>The General Assembly,</p><p><i>Recalling</i> it,</p><p>1. <i>Decides</i>:</p>"
    body += "<p>(a) To act;</p><ol start=2><li>Requests a report.</ol>"
    text = read_bytes(f"<html><body>{body}".encode(), "page.htm").text
    assert [str(q.address) for q in text.paragraphs] == ["chapeau", "PP1", "OP1", "OP1(a)", "OP2"]
