"""HTML of a page: nothing of a text is markup, both wordings can be read off it, and it needs nothing but itself."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from strategies import comparisons

from drafting.engines.compare import compare
from drafting.model.address import parse_address
from drafting.model.changes import BREAK
from drafting.model.text import Kind, Paragraph, Text
from drafting.writers import html
from drafting.writers.page import Form, block, shown
from drafting.writers.page_comparison import View, comparison_page, edit_pieces

TAGS = {
    *("html", "head", "meta", "title", "body", "div", "h2", "h3", "p", "ul", "li", "table", "tr", "th", "td"),
    *("strong", "em", "span", "ins", "del"),
}
ALL = View(every=True)


class Reader(HTMLParser):
    """What stands in each paragraph and cell of wording: (words, tag around them), and every tag and attribute."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.wordings, self.tags, self.attributes, self.words = [], [], [], [], ""
        self.reads = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))
        if tag not in ("meta",):
            self.open.append(tag)
        if tag in ("p", "td"):
            self.reads = "lang" in dict(attrs)
            self.wordings += [[]] if self.reads else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.reads = self.reads and tag not in ("p", "td")

    def handle_data(self, data):
        self.words += data
        if self.reads:
            self.wordings[-1].append((data, self.open[-1]))


def page_of(old, new, view=ALL):
    paragraphs = [
        tuple(Paragraph(parse_address(f"OP{n}"), Kind.OPERATIVE, words) for n, words in enumerate(side, 1))
        for side in (old, new)
    ]
    return comparison_page(compare(Text("old", paragraphs[0]), Text("new", paragraphs[1])), view)


@settings(max_examples=60)
@given(comparisons())
def test_both_wordings_are_read_off_the_paragraphs_and_all_tags_are_ours(comparison):
    for change in comparison.changes:
        words = html.html_page([block(Form.WORDING, *edit_pieces(change.edits))], "en")
        read = Reader(words)
        assert set(read.tags) <= TAGS
        assert read.open == []
        pieces = [piece for wording in read.wordings[:1] for piece in wording]
        for side, without in ((change.old_wording, "ins"), (change.new_wording, "del")):
            kept = "".join(data for data, tag in pieces if tag != without)
            assert kept.replace("\r", "") == shown(side.replace(BREAK, " \u00b6 "))
    assert set(Reader(html.html_page(comparison_page(comparison), "en")).tags) <= TAGS


def test_the_words_of_a_text_are_no_markup():
    page = html.html_page(page_of(['<script>alert(1)</script> & "x"'], ["<img src=x onerror=alert(1)>"]), "en")
    assert "<script" not in page
    assert "<img" not in page
    assert not any(name.startswith("on") for attributes in Reader(page).attributes for name in attributes)


def test_nothing_is_fetched_and_no_style_sheet_is_needed():
    page = html.html_page(page_of(["a b c d"], ["a b x d"], View(side_by_side=True)), "en")
    names = {name for attributes in Reader(page).attributes for name in attributes}
    assert names <= {"lang", "dir", "style", "charset", "name", "content", "width", "cellspacing", "valign"}
    assert "url(" not in page


def test_a_change_is_told_without_colour():
    read = Reader(html.html_fragment(page_of(["urges all States"], ["invites all States"]), "en"))
    styles = {tag: a["style"] for tag, a in zip(read.tags, read.attributes, strict=True) if tag in ("ins", "del")}
    assert "text-decoration:underline" in styles["ins"]
    assert "text-decoration:line-through" in styles["del"]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (html.INK, html.PAPER),
        (html.ADDED, html.ADDED_ON),
        (html.DELETED, html.DELETED_ON),
        (html.ADDED, html.PAPER),
        (html.DELETED, html.PAPER),
        (html.QUIET, html.PAPER),
        (html.WARNING, html.PAPER),
    ],
)
def test_words_stand_out_from_their_ground(ink, ground):
    """At least 7 to 1: WCAG 2.1, success criterion 1.4.6."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_arabic_wording_runs_from_the_right_in_its_own_language():
    page = html.html_fragment(page_of(["تحث الدول الأعضاء"], ["تشجع الدول الأعضاء"]), "en")
    assert '<p lang="ar" dir="rtl"' in page


def test_arabic_words_in_an_english_line_are_set_apart_so_that_old_stands_before_new():
    page = html.html_fragment([block(Form.REMARK, "verb: تحث \u2192 تشجع: weaker (4 \u2192 1)")], "ar")
    assert '<span dir="rtl">تحث</span> \u2192 <span dir="rtl">تشجع</span>: weaker' in page


@pytest.mark.parametrize(
    ("words", "said", "language"),
    [
        ("Urges States", "en", "en"),
        ("Prie instamment les États", "fr", "fr"),
        ("تحث الدول", "en", "ar"),
        ("敦促会员国", "en", "zh"),
        ("敦促会员国", "zh-Hans", "zh-Hans"),
        ("призывает государства", "en", "ru"),
        ("призывает государства", "uk", "uk"),
        ("", "es", "es"),
    ],
)
def test_the_language_of_wording_fits_its_letters(words, said, language):
    assert html.language_of(words, said) == language


def test_a_file_is_a_page_and_what_is_printed_a_fragment():
    page = list(page_of(["a"], ["b"]))
    assert html.html_page(page, "en").startswith("<!DOCTYPE html>")
    assert re.match(r'<div lang="en" dir="ltr" style="', html.html_fragment(page, "en"))
    assert html.html_fragment(page, "en") in html.html_page(page, "en")
