"""What other readers of Word files stumbled over, and the six languages: each redline gives both texts back."""

from dataclasses import replace
from itertools import pairwise

import pytest
from redlines import LANGUAGES, STUMBLED_OVER, changed, compared, op, pp, resolution

from drafting.engines.compare import compare
from drafting.model.changes import BREAK
from drafting.model.text import NoteMark
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.writers import LAYOUTS, Redline, write
from drafting.writers.docx.choices import COMMENTS
from drafting.writers.docx.redline import redline


def body(data):
    opened = open_package(data, name="redline.docx")
    return opened.tree(opened.main)


def words(element):
    return "".join(t.text for t in element.iter(w("t"), w("delText")))


def mark(paragraph):
    """What becomes of a paragraph's mark: "" kept, or the name of the change."""
    tracked = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return "" if tracked is None else tracked[0].tag.partition("}")[2]


@pytest.mark.parametrize("comments", COMMENTS)
@pytest.mark.parametrize("name", STUMBLED_OVER)
def test_a_redline_of_a_case_that_a_reader_stumbled_over_gives_both_texts_back(name, comments):
    redline(STUMBLED_OVER[name], author="Chair", comments=comments)  # it checks itself, or raises


@pytest.mark.parametrize("comments", COMMENTS)
@pytest.mark.parametrize("name", ["added with notes", "deleted with notes", "exchanged with notes"])
def test_the_mark_of_the_first_paragraph_with_a_note_is_not_tracked(name, comments):
    paragraphs = body(redline(STUMBLED_OVER[name], author="Chair", comments=comments)).iter(w("p"))
    first = next(p for p in paragraphs if p.find(f".//{w('footnoteReference')}") is not None)
    is_joined_anyway = name == "added with notes" and comments != "all"
    assert bool(mark(first)) == is_joined_anyway


@pytest.mark.parametrize("name", [name for name in STUMBLED_OVER if "added words" in name])
def test_no_mark_that_stays_parts_inserted_words_from_inserted_words(name):
    paragraphs = list(body(redline(STUMBLED_OVER[name], author="Chair", comments="none")).iter(w("p")))
    for one, following in pairwise(paragraphs):
        ends, begins = (next((c for c in order if c.tag != w("pPr")), None) for order in (reversed(one), following))
        assert mark(one) or {ends.tag, begins.tag} != {w("ins")}


def test_no_comment_has_the_number_of_a_note():
    for name, comparison in STUMBLED_OVER.items():
        opened = open_package(redline(comparison, author="Chair"), name=name)
        numbers = [
            {element.get(w("id")) for part in opened.related(kind) for element in opened.tree(part)}
            for kind in ("footnotes", "comments")
        ]
        assert not numbers[0] & numbers[1]


def test_a_moved_paragraph_that_ends_with_other_words_has_a_mark_like_them():
    paragraphs = body(redline(STUMBLED_OVER["moved and reworded at its end"], author="Chair")).iter(w("p"))
    assert [mark(p) for p in paragraphs] == ["del", "", "ins", ""]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_is_written_in_every_official_language(language, layout):
    write(compare(*resolution(language)), "x.docx", Redline(layout=layout))  # it checks itself, or raises


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_in_any_official_language(language):
    comparison = compare(*resolution(language))
    for change in comparison.changes:
        for before, after in pairwise(change.edits):
            inside = before.words[-1:].isalpha() and after.words[:1].isalpha()
            assert language == "zh" or not inside or before.op == "-"


def test_arabic_runs_from_right_to_left_and_its_symbols_do_not():
    root = body(write(compare(*resolution("ar")), "x.docx", Redline()))
    paragraphs = [p for p in root.iter(w("p")) if words(p)]
    assert all(p.find(f"{w('pPr')}/{w('bidi')}") is not None for p in paragraphs)
    turned = {words(r): r.find(f"{w('rPr')}/{w('rtl')}") is not None for r in root.iter(w("r")) if words(r)}
    assert not turned.pop("A/82/100")
    assert all(turned.values())


def test_arabic_words_in_a_comment_run_from_right_to_left():
    opened = open_package(write(compare(*resolution("ar")), "x.docx", Redline(layout="annotated")), name="x.docx")
    runs = [r for r in opened.tree("word/comments.xml").iter(w("r")) if "المجتمع" in words(r) or "تهيب" in words(r)]
    assert runs
    assert all(r.find(f"{w('rPr')}/{w('rtl')}") is not None for r in runs)


def test_chinese_is_edited_by_characters_and_set_in_its_own_fonts():
    root = body(write(compare(*resolution("zh")), "x.docx", Redline(comments="none")))
    assert "并及时公布" in [words(change) for change in root.iter(w("ins"))]
    styles = open_package(write(resolution("zh")[0], "x.docx"), name="x.docx").tree("word/styles.xml")
    assert styles.find(f".//{w('rFonts')}").get(w("eastAsia")) == "SimSun"


def test_a_note_at_the_end_of_the_old_text_goes_where_all_paragraphs_moved():
    """Its row shares the only mark that stays, which nothing may take from it."""
    old = (pp(1, "a"), pp(2, "b"), replace(pp(3, ""), notes=(NoteMark(0, "1"),)))
    new = (replace(op(6, "a"), notes=(NoteMark(1, "1"),)), replace(pp(1, "b"), notes=(NoteMark(0, "1"),)), pp(2, ""))
    others, same = (pp(4, "c"), pp(5, "d"), pp(6, "e")), (pp(3, "c"), pp(4, "d"), pp(5, "e"))
    comparison = compared(
        [*old, *others],
        [*new, *same],
        changed(old, new, "=a", f"={BREAK}", "=b", f"={BREAK}", moved=True),
        changed(others, same, "=c", f"={BREAK}", "=d", f"={BREAK}", "=e", moved=True),
    )
    redline(comparison, author="drafting", comments="moves")


def test_the_marker_of_an_annex_is_tracked_in_a_paragraph_of_its_own():
    paragraphs = list(
        body(redline(STUMBLED_OVER["annex numbered and its title reworded"], author="Chair")).iter(w("p"))
    )
    assert [words(p) for p in paragraphs[1:3]] == ["AnnexAnnex I", "Global Plan of Action"]
    assert [change.get(w("author")) for change in paragraphs[1].iter(w("ins"), w("del"))] == ["renumbering"] * 2
    assert [p.find(f".//{w('commentReference')}") is not None for p in paragraphs[1:3]] == [False, True]
