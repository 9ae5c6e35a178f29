"""Files made to be slow: each is read, or refused, within seconds. All of them once took a minute, or never ended."""

import gc
import time

import opendocument as od
import pytest
from wordfiles import change, docx, p, run

from drafting.errors import DraftingError
from drafting.model.reading import Changes
from drafting.native import dumps, loads
from drafting.readers import read_bytes
from drafting.readers.listing import DEEPEST
from drafting.readers.plaintext import MAX_LINES

SECONDS = 5  # of processor time, for all of it; none takes a fifth of that on a machine of 2020
TEXTS = {
    "note marks that do not close": "[^" * 200_000,
    "one italic letter after another": "*a" * 100_000,
    "bold and italic in turn": "**a*" * 60_000,
    "lead verbs on one line": "The General Assembly,\n\n" + "Recalling, “" * 60_000,
    "items that begin anew": "(a) x;\n\n" * 5_000,
    "items that are letters or numerals": "(i) x;\n\n" * 5_000,
    "pages of one word": "a\f" * 50_000,
}
WORD = {
    "styles in a chain": lambda: docx(
        "".join(p("x", style=f"s{n}") for n in range(4_000)),
        styles="".join(
            f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/><w:rPr><w:b/></w:rPr></w:style>'
            for n in range(30_000)
        ),
    ),
    "runs of two looks in turn": lambda: docx(p(*[run("a ", "i"), run("b ", "b")] * 20_000)),
    "paragraphs that are joined": lambda: docx(p("x", mark=change("del")) * 40_000 + p("y")),
    "notes": lambda: docx(
        "".join(p(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>', "x") for n in range(10_000)),
        footnotes="".join(f'<w:footnote w:id="{n}">{p("n")}</w:footnote>' for n in range(10_000)),
    ),
    "ranges of content controls": lambda: docx(
        p(*(f'<w:customXmlInsRangeStart w:id="{n}"/>' for n in range(30_000)), "<w:smartTag/>" * 30_000) + p("x")
    ),
    "text boxes in text boxes": lambda: docx(p("x") + _boxes(11)),
}


OPENDOCUMENT = {
    "lists in lists": lambda: od.fodt(
        "<text:list><text:list-item>" * 100 + od.p("x") + "</text:list-item></text:list>" * 100
    ),
    "spans in spans": lambda: od.fodt(
        od.p('<text:span text:style-name="s">' * 240 + "x<text:s/>y" * 60_000 + "</text:span>" * 240)
    ),
    "rows and cells repeated a million times": lambda: od.fodt(
        od.table([od.cell("x", more=' table:number-columns-repeated="1000000"')]).replace(
            "<table:table-row>", '<table:table-row table:number-rows-repeated="1000000">'
        )
    ),
    "repeated cells in repeated cells": lambda: od.fodt(
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="9">' * 60
        + od.p("x") * 15_000
        + "</table:table-cell></table:table-row></table:table>" * 60
    ),
    "blanks without end": lambda: od.fodt(od.p('<text:s text:c="1000000000"/>x' * 60_000)),
    "styles in a chain": lambda: od.fodt(
        "".join(od.p("x", style=f"s{n}") for n in range(12_000)),
        automatic="".join(
            od.named(f"s{n}", 'fo:font-weight="bold"', "paragraph", f' style:parent-style-name="s{n - 1}"')
            for n in range(20_000)
        ),
    ),
    "changes that never end": lambda: od.fodt(
        "<text:p>x" + "".join(f"{od.start(f'c{n}')}a" for n in range(30_000)) + "</text:p>",
        changes="".join(od.region(f"c{n}", "insertion") for n in range(30_000)),
    ),
    "text boxes in text boxes": lambda: od.fodt(
        od.p("<draw:frame><draw:text-box><text:p>b" * 60 + "</text:p></draw:text-box></draw:frame>" * 60) + od.p("x")
    ),
    "notes": lambda: od.fodt("".join(od.p(od.note(n, "n"), "x") for n in range(10_000))),
}


WEB = {
    "elements in elements": "<p>" + "<b>" * 240 + "x<i>y</i>" * 40_000,
    "lists in lists": "<ol><li>x" * 120,
    "marks of notes": "".join(f'<p>x<sup><a href="#n{n}" id="r{n}">{n}</a></sup>' for n in range(6_000))
    + "".join(f'<p id=n{n}><a href="#r{n}">{n}</a> note' for n in range(6_000)),
    "marks of one note": "<p>"
    + '<sup><a href="#n" id="r">1</a></sup>' * 20_000
    + "<p id=n>"
    + '<a href="#r">1</a>' * 20_000,
    "links to one place": "<p>" + "<a href='#x'>1</a>" * 50_000 + "<a name=x></a>",
    "rules": "<style>" + "".join(f".c{n}{{font-weight:bold}}" for n in range(50_000)) + "</style><p class=c1>x",
    "a rule without end": "<style>" + "a" * 2_000_000 + "</style><style>" + "b," * 500_000 + "{}</style><p>x",
    "classes": "<style>.a{font-weight:bold}</style><p class='" + "a " * 200_000 + "'>x",
    "changes": "<p>" + "<ins>a</ins><del>b</del>" * 30_000,
    "line breaks": "a<br>" * 100_000,
    "lines": "<pre>" + "1. a\n" * 30_000 + "</pre>",
    "tables in tables": "<table><tr><td>" * 80 + "x" + "<table><tr><td>y</table>" * 20_000,
    "entities": "<!DOCTYPE html [<!ENTITY a 'bbbb'>]><p>" + "&a;&nbsp;" * 200_000,
}


def _boxes(depth):
    inside = p("in")
    for _ in range(depth):
        box = f"<w:txbxContent>{inside * 2}</w:txbxContent>"
        inside = f"<w:p><w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    return inside


def _in_time(data, name):
    gc.collect()
    gc.freeze()  # a command has no thousands of objects of other tests to walk over again and again
    start = time.process_time()
    text = read_bytes(data, name).text
    written = dumps(text)
    spent = time.process_time() - start
    gc.unfreeze()
    assert spent < SECONDS
    return text, written


@pytest.mark.parametrize("kind", TEXTS)
def test_a_plain_text_made_to_be_slow(kind):
    text, written = _in_time(TEXTS[kind].encode(), "x.txt")
    assert loads(written) == text


@pytest.mark.parametrize("kind", WORD)
def test_a_word_file_made_to_be_slow(kind):
    assert _in_time(WORD[kind](), "x.docx")[0].paragraphs


@pytest.mark.parametrize("kind", OPENDOCUMENT)
def test_an_opendocument_text_made_to_be_slow(kind):
    assert _in_time(OPENDOCUMENT[kind](), "x.fodt")[0].paragraphs


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            od.fodt(
                f"<text:p>x{od.point('c0')}</text:p>",
                changes="".join(
                    od.region(f"c{n}", "deletion", content=f"<text:p>{od.point(f'c{n + 1}')}</text:p>")
                    for n in range(2_000)
                ),
            ),
            "deletions inside deletions",
        ),
        (od.fodt(od.p("x"), automatic="".join(od.named(f"s{n}") for n in range(60_001))), "more than 60,000 styles"),
        (od.fodt("<text:section>" * 300 + "</text:section>" * 300), "XML is broken"),
        (od.odt(od.p(" " * 20_000_000)), "times its size"),
        (
            od.odt(
                od.p(*['<draw:frame><draw:object xlink:href="./O"/></draw:frame>'] * 2_000),
                O__content='<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>' + "xyz" * 30_000 + "</mi></math>",
            ),
            "repeats a formula",
        ),
    ],
)
def test_an_opendocument_text_that_grows_without_end_is_refused(data, what):
    for how in (Changes.REJECTED, Changes.KEPT):
        with pytest.raises(DraftingError, match=what) as caught:
            read_bytes(data, "x.odt", changes=how)
        assert caught.value.hint


@pytest.mark.parametrize("kind", WEB)
def test_a_web_page_made_to_be_slow(kind):
    assert _in_time(WEB[kind].encode(), "x.html")[0].paragraphs


def test_more_lines_than_any_text_has_are_refused():
    with pytest.raises(DraftingError, match="more than 100,000 lines") as caught:
        read_bytes(b"a\n" * (MAX_LINES + 1), "x.txt")
    assert caught.value.hint


def test_headers_that_are_too_much_together_are_refused():
    headers = "".join(f"<w:p><w:r><w:t>{n}</w:t></w:r></w:p>" for n in range(200_000))
    with pytest.raises(DraftingError, match="too many XML elements"):
        read_bytes(docx(p("x"), header=headers, footer=headers), "x.docx")


def test_a_list_is_never_deeper_than_a_list_of_words():
    text = read_bytes(b"1. Decides:\n\n" + b"(a) x;\n\n" * 30, "x.txt").text
    assert max(paragraph.address.depth for paragraph in text.paragraphs) == DEEPEST + 1
    assert sum(paragraph.wording == "x;" for paragraph in text.paragraphs) == 30
