"""The classic mark-up: what is struck through is tracked as deleted, whole paragraphs and rows included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfiles import dele, docx, ins, level, lists, p, run, table

from drafting.model.reading import Changes
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.ooxml.revisions import resolve
from drafting.ooxml.struck import track_struck
from drafting.ooxml.walk import walk

END = p("End.")


def struck(text):
    return run(text, "strike")


def opened(body, **parts):
    package = open_package(docx(body, **parts), name="x.docx")
    return track_struck(package), package.document()


def left(body, **parts):
    """What is left of a body once what is struck is accepted as deleted."""
    _, root = opened(body, **parts)
    resolve(root, Changes.ACCEPTED)
    return [paragraph.text for paragraph in walk(root)]


words = st.text(st.sampled_from("ab ;é是"), min_size=1, max_size=5)


@given(st.lists(st.lists(st.tuples(words, st.booleans()), min_size=1, max_size=5), max_size=5))
def test_what_is_left_is_what_was_not_struck_and_no_paragraph_whose_words_are_gone(drawn):
    body = "".join(p(*(struck(text) if is_struck else run(text) for text, is_struck in runs)) for runs in drawn)
    kept = ["".join(text for text, is_struck in runs if not is_struck) for runs in drawn]
    assert with_words(left(body + END)) == with_words([*kept, "End."])


def with_words(texts):
    """The texts without blanks, but for those of less than two letters: "a;" may be a number."""
    return ["".join(text.split()) for text in texts if sum(c.isalnum() for c in text) > 1]


def test_rejecting_brings_back_every_word_that_was_struck():
    _, root = opened(p(run("1. "), struck("Urges"), run(" Encourages States;")) + p(struck("2. All of it.")) + END)
    resolve(root, Changes.REJECTED)
    assert [paragraph.text for paragraph in walk(root)] == ["1. Urges Encourages States;", "2. All of it.", "End."]


@pytest.mark.parametrize("number", ["2. ", "(a) ", "(iv)\t", "OP2 ", "[", "12 "])
def test_a_number_that_is_not_struck_goes_with_the_words_that_are(number):
    assert left(p(run(number), struck("Requests a report")) + END) == ["End."]


def test_words_that_stay_keep_their_paragraph():
    assert left(p(run("2. Also "), struck("requests a report")) + END) == ["2. Also ", "End."]


def test_the_last_paragraph_goes_and_leaves_no_empty_one():
    assert left(p("One.") + p(struck("Two.")) + p(struck("Three."))) == ["One."]
    assert left(p(struck("All that there is."))) == [""]


def test_a_struck_paragraph_has_no_number_in_the_count():
    parts = {"numbering": lists(level(0, "decimal", "%1."))}
    _, root = opened(p("One.", numbered=(1, 0)) + p(struck("Two."), numbered=(1, 0)) + END, **parts)
    resolve(root, Changes.ACCEPTED)
    assert len(root.findall(f".//{w('numPr')}")) == 1


def test_a_row_whose_cells_are_all_struck_goes_and_one_with_words_stays():
    body = table([p("one"), p("two")], [p(struck("three")), p(struck("four"))], [p(struck("five")), p("six")])
    assert left(body + END) == ["one", "two", "", "six", "End."]


def test_a_strike_that_a_style_draws_counts_too():
    styles = '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    gone = run("old ", '<w:rStyle w:val="Gone"/>')
    assert left(p(run("The "), gone, run("text")) + END, styles=styles) == ["The text", "End."]


def test_what_others_tracked_is_left_to_them():
    body = p(run("The "), dele("old "), ins("new "), struck("last "), run("text"))
    assert left(body + END) == ["The new text", "End."]


def test_words_struck_twice_through_count_too():
    assert left(p(run("The "), run("old ", "dstrike"), run("text")) + END) == ["The text", "End."]


def test_what_touches_is_one_passage_and_is_counted_once_however_often_a_part_is_read():
    body = p(run("a "), struck("b"), struck(" c"), run(" d "), struck("e")) + p(struck("All of it.")) + END
    package = open_package(docx(body), name="x.docx")
    found = track_struck(package)
    package.document(), package.document()
    assert (found.passages, found.paragraphs) == (3, 1)


def test_blanks_that_are_struck_are_nothing():
    found, root = opened(p(run("a"), struck(" "), run("b")) + END)
    assert found.passages == 0
    assert root.find(f".//{w('del')}") is None


def test_a_picture_keeps_its_paragraph():
    picture = "<w:r><w:rPr><w:strike/></w:rPr><w:drawing/></w:r>"
    _, root = opened(p(struck("See the map."), picture) + END)
    resolve(root, Changes.ACCEPTED)
    assert root.find(f".//{w('drawing')}") is not None
    assert len(root.findall(f".//{w('p')}")) == 2
