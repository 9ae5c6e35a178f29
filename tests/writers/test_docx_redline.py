"""What a redline marks, and what it leaves alone: each case one idea, read in the XML that Word gets."""

import io
import re
import time
import zipfile

import pytest

from drafting.errors import OutputError
from drafting.model.address import Form, Series, place
from drafting.model.changes import BREAK, Change, Comparison, Edit, Flag, FlagKind, Op
from drafting.model.reading import Changes
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Span, Style, Text
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.writers.docx.check import printed
from drafting.writers.docx.redline import redline

DATE = "2010-07-29T10:00:00Z"
TRACKED = ("ins", "del", "moveFrom", "moveTo")


def op(number, wording, marker=None, **more):
    return Paragraph(place(Series.OP, number), Kind.OPERATIVE, wording, marker or f"{number}.", **more)


def kept(old, new=None):
    return Change((old,), (new or old,), 1.0, (Edit(Op.KEEP, old.wording),))


def added(paragraph):
    return Change((), (paragraph,), 0.0, (Edit(Op.INSERT, paragraph.wording),))


def deleted(paragraph):
    return Change((paragraph,), (), 0.0, (Edit(Op.DELETE, paragraph.wording),))


def changed(old, new, *edits, moved=False):
    """A change from edits written as "=words", "-words", "+words"."""
    return Change(old, new, 0.8, tuple(Edit(Op(edit[0]), edit[1:]) for edit in edits), moved)


def compared(old, new, *changes, old_notes=(), new_notes=()):
    def notes(wordings):
        return tuple(Note(str(at), wording) for at, wording in enumerate(wordings, 1))

    return Comparison(
        Text("old", tuple(old), notes(old_notes), symbol="A/64/L.64"),
        Text("new", tuple(new), notes(new_notes), symbol="A/RES/64/293"),
        changes,
    )


def package(comparison, **options):
    return open_package(redline(comparison, author="Cape Verde", **options), name="redline.docx")


def body(comparison, **options):
    opened = package(comparison, **options)
    return opened.tree(opened.main)


def words_in(root, name):
    """The words of each tracked change of one kind, in order, those of paragraph marks left out."""
    found = ("".join(t.text for t in change.iter(w("t"), w("delText"))) for change in root.iter(w(name)))
    return [words for words in found if words]


def marks(root):
    """What happens to each paragraph's mark: "" kept, or the name of the change."""
    found = []
    for paragraph in root.iter(w("p")):
        properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        names = [] if properties is None else [child.tag.partition("}")[2] for child in properties]
        found.append(next((name for name in names if name in TRACKED), ""))
    return found


def comments(opened):
    (part,) = opened.related("comments")
    return ["\n".join(lines(comment)) for comment in opened.tree(part).iter(w("comment"))]


def lines(element):
    return ["".join(t.text for t in paragraph.iter(w("t"))) for paragraph in element.iter(w("p"))]


ONE, TWO, THREE = op(1, "Urges all States;"), op(2, "Requests a report;"), op(3, "Decides to meet.")


def test_a_reworded_paragraph_marks_the_words_that_changed_and_no_others():
    new = op(2, "Requests an annual report;")
    change = changed((TWO,), (new,), "=Requests ", "-a", "+an annual", "= report;")
    root = body(compared([ONE, TWO], [ONE, new], kept(ONE), change), comments="none")
    assert words_in(root, "del") == ["a"]
    assert words_in(root, "ins") == ["an annual"]
    assert marks(root) == ["", ""]


def test_of_a_word_that_differs_in_style_alone_only_the_signs_are_marked():
    old, new = (
        op(2, "Requests the Secretary -General and non-governmental"),
        op(2, "Requests the Secretary-General and non\u2013governmental"),
    )
    edits = "-Secretary -General", "+Secretary-General", "= and ", "-non-governmental", "+non\u2013governmental"
    root = body(compared([old], [new], changed((old,), (new,), "=Requests the ", *edits)), comments="none")
    assert words_in(root, "del") == [" ", "-"]
    assert words_in(root, "ins") == ["\u2013"]


def test_an_accent_that_is_written_in_another_way_is_marked_with_its_word():
    old, new = op(2, "Un \u00e9t\u00e9."), op(2, "Un e\u0301te\u0301.")
    change = changed((old,), (new,), "=Un ", "-\u00e9t\u00e9", "+e\u0301te\u0301", "=.")
    root = body(compared([old], [new], change), comments="none")
    assert words_in(root, "del") == ["\u00e9t\u00e9"]


def test_a_split_is_one_tracked_paragraph_mark():
    whole = op(1, "Urges all States; requests a report;")
    parts = op(1, "Urges all States;"), op(2, "requests a report;")
    change = changed((whole,), parts, "=Urges all States;", "- ", f"+{BREAK}", "=requests a report;")
    root = body(compared([whole, THREE], [*parts, THREE], change, kept(THREE)))
    assert marks(root) == ["ins", "", ""]
    assert words_in(root, "ins") == ["2."]
    assert words_in(root, "del") == [" "]


def test_a_merge_is_one_tracked_paragraph_mark():
    parts = op(1, "Urges all States;"), op(2, "requests a report;")
    whole = op(1, "Urges all States; requests a report;")
    change = changed(parts, (whole,), "=Urges all States;", f"-{BREAK}", "+ ", "=requests a report;")
    root = body(compared([*parts, THREE], [whole, THREE], change, kept(THREE)))
    assert marks(root) == ["del", "", ""]
    assert words_in(root, "del") == ["2."]


def test_in_a_paragraph_that_moved_and_was_reworded_each_word_is_marked_as_what_it_is():
    new = op(2, "Urges all Member States;")
    change = changed((ONE,), (new,), "=Urges all ", "+Member ", "=States", "-;", "+;", moved=True)
    root = body(compared([ONE, TWO, THREE], [TWO, new, THREE], kept(TWO), change, kept(THREE)), comments="none")
    assert words_in(root, "moveFrom") == ["Urges all States"]
    assert "".join(words_in(root, "moveTo")) == "Urges all States"
    assert words_in(root, "del") == ["1.", ";"]
    assert words_in(root, "ins") == ["2.", "Member ", ";"]
    assert marks(root) == ["del", "", "ins", ""]
    for name in TRACKED:
        for change in root.iter(w(name)):
            assert next(change.iterancestors(*map(w, TRACKED)), None) is None


def test_the_ends_of_a_move_bear_one_name_and_one_author_and_have_a_date_where_no_change_has_one():
    change = changed((ONE,), (ONE,), f"={ONE.wording}", moved=True)
    root = body(compared([ONE, TWO, THREE], [TWO, ONE, THREE], kept(TWO), change, kept(THREE)))
    (source,), (target,) = root.iter(w("moveFromRangeStart")), root.iter(w("moveToRangeStart"))
    for name in ("name", "author", "date"):
        assert source.get(w(name)) == target.get(w(name))
        assert source.get(w(name))
    assert all(one.get(w("date")) is None for one in root.iter(w("moveFrom"), w("moveTo"), w("ins"), w("del")))
    assert all(text.tag == w("t") for change in root.iter(w("moveFrom")) for text in change.iter(w("t"), w("delText")))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ([ONE], [ONE, TWO], [kept(ONE), added(TWO)]),
        ([ONE, TWO], [ONE], [kept(ONE), deleted(TWO)]),
        ([ONE, TWO], [ONE, THREE], [kept(ONE), deleted(TWO), added(THREE)]),
        ([ONE, TWO, THREE], [ONE], [kept(ONE), deleted(TWO), deleted(THREE)]),
        ([], [ONE, TWO], [added(ONE), added(TWO)]),
        ([ONE, TWO], [], [deleted(ONE), deleted(TWO)]),
        ([TWO, ONE], [ONE, TWO], [kept(ONE), changed((TWO,), (TWO,), f"={TWO.wording}", moved=True)]),
    ],
    ids=["added", "deleted", "replaced", "two deleted", "all new", "all gone", "moved to the end"],
)
def test_the_last_mark_is_never_tracked(old, new, changes):
    assert marks(body(compared(old, new, *changes)))[-1] == ""


def test_what_replaces_the_end_shares_the_last_mark():
    root = body(compared([ONE, TWO], [ONE, THREE], kept(ONE), deleted(TWO), added(THREE)), comments="none")
    assert marks(root) == ["", ""]
    assert words_in(root, "del") == ["2.Requests a report;"]


def test_a_number_that_changed_is_tracked_by_the_author_renumbering():
    root = body(compared([ONE], [op(2, ONE.wording)], kept(ONE, op(2, ONE.wording))))
    authors = {change.get(w("author")) for change in root.iter(w("ins"), w("del"))}
    assert authors == {"renumbering"}
    assert (words_in(root, "del"), words_in(root, "ins")) == (["1."], ["2."])


def test_plain_numbers_are_the_new_ones_even_when_all_is_rejected():
    opened = package(compared([ONE], [op(2, ONE.wording)], kept(ONE, op(2, ONE.wording))), numbers="plain")
    assert [p.words for p in printed(opened, Changes.REJECTED)] == ["2.\tUrges all States;"]
    assert words_in(opened.tree(opened.main), "ins") == []


NOTED = op(2, "Requests a report;", notes=(NoteMark(17, "1"),))


@pytest.mark.parametrize(
    ("old", "new", "accepted", "rejected"),
    [
        (TWO, NOTED, ["See resolution 70/1."], []),
        (NOTED, TWO, [], ["See resolution 55/25, annex I."]),
        (NOTED, NOTED, ["See resolution 70/1."], ["See resolution 55/25, annex I."]),
    ],
    ids=["added", "deleted", "edited"],
)
def test_footnotes_are_tracked_with_their_references(old, new, accepted, rejected):
    notes = {"old_notes": ["See resolution 55/25, annex I."], "new_notes": ["See resolution 70/1."]}
    opened = package(compared([ONE, old], [ONE, new], kept(ONE), kept(old, new), **notes))
    for how, expected in ((Changes.ACCEPTED, accepted), (Changes.REJECTED, rejected)):
        assert [words for p in printed(opened, how) for _, words in p.notes] == expected


def test_in_an_edited_note_only_the_words_that_changed_are_marked():
    notes = {"old_notes": ["See resolution 55/25, annex I."], "new_notes": ["See resolution 55/25, annex II."]}
    opened = package(compared([NOTED], [NOTED], kept(NOTED), **notes))
    (part,) = opened.related("footnotes")
    root = opened.tree(part)
    assert (words_in(root, "del"), words_in(root, "ins")) == (["I"], ["II"])
    assert comments(opened) == ["Footnotes changed: OP2 in both texts."]


def test_a_note_that_nothing_refers_to_is_not_lost():
    opened = package(compared([ONE], [ONE], kept(ONE), new_notes=["See resolution 70/1."]))
    assert comments(opened) == ["Note 1 of A/RES/64/293, to which nothing refers: See resolution 70/1."]


def test_a_difference_of_looks_alone_is_a_tracked_look():
    stressed = op(2, TWO.wording, spans=(Span(9, 17, Style.BOLD),))
    root = body(compared([TWO], [stressed], kept(TWO, stressed)))
    (change,) = root.iter(w("rPrChange"))
    assert "".join(t.text for t in change.getparent().getparent().iter(w("t"))) == "a report"
    assert change[0].find(w("b")) is None
    assert list(root.iter(w("ins"), w("del"))) == []


def test_a_lead_verb_is_italic_unless_the_text_says_how_it_looks():
    bold = op(2, TWO.wording, spans=(Span(0, 8, Style.BOLD),))
    root = body(compared([ONE, bold], [ONE, bold], kept(ONE), kept(bold)))
    italic = [
        "".join(t.text for t in run.iter(w("t"))) for run in root.iter(w("r")) if run.find(f".//{w('i')}") is not None
    ]
    assert italic == ["Urges"]


def test_that_a_word_becomes_the_lead_verb_is_no_change_of_looks():
    whole = op(1, "Decides to act; requests a report;")
    parts = op(1, "Decides to act;"), op(2, "Requests a report;")
    change = changed((whole,), parts, "=Decides to act;", "- ", f"+{BREAK}", "-requests", "+Requests", "= a report;")
    also = op(1, "Also decides to act;")
    for comparison in (
        compared([whole], parts, change),
        compared([also], [ONE], changed((also,), (ONE,), "-Also decides to act", "+Urges all States", "=;")),
    ):
        assert list(body(comparison).iter(w("rPrChange"))) == []


def test_a_comment_says_the_kind_of_change_and_both_addresses():
    new = op(3, "Requests an annual report;")
    reworded = changed((TWO,), (new,), "=Requests ", "-a", "+an annual", "= report;")
    fresh = op(2, "Invites all States;")
    opened = package(compared([ONE, TWO], [ONE, fresh, new], kept(ONE), added(fresh), reworded))
    assert comments(opened) == ["Added: OP2 of A/RES/64/293.", "Reworded: OP2 of A/64/L.64 is OP3 of A/RES/64/293."]


def test_a_comment_tells_what_a_change_means():
    new = op(2, "Invites a report;")
    change = Change(
        (TWO,), (new,), 0.7, (Edit(Op.DELETE, "Requests"), Edit(Op.INSERT, "Invites"), Edit(Op.KEEP, " a report;")),
        flags=(Flag(FlagKind.VERB, "Requests, Invites"),),
    )  # fmt: skip
    assert comments(package(compared([TWO], [new], change))) == [
        "Reworded: OP2 in both texts.\n! verb: Requests, Invites"
    ]


def test_both_ends_of_a_move_carry_a_comment():
    change = changed((ONE,), (ONE,), f"={ONE.wording}", moved=True)
    comparison = compared([ONE, TWO, THREE], [TWO, ONE, THREE], kept(TWO), change, kept(THREE))
    assert comments(package(comparison, comments="moves")) == [
        "Moved: OP1 in both texts. It stood here.",
        "Moved: OP1 in both texts. It stands here now.",
    ]
    assert package(comparison, comments="none").related("comments") == ()


def test_a_comment_on_a_deleted_paragraph_goes_with_it():
    root = body(compared([ONE, TWO, THREE], [ONE, THREE], kept(ONE), deleted(TWO), kept(THREE)))
    (reference,) = root.iter(w("commentReference"))
    assert next(reference.iterancestors(w("del")), None) is not None


def test_without_a_date_nothing_is_dated():
    data = redline(compared([ONE], [ONE, TWO], kept(ONE), added(TWO)), author="Cape Verde")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert all(b"w:date" not in archive.read(name) for name in archive.namelist())
        assert all(b"dcterms" not in archive.read(name) for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_date_stands_on_every_change_and_comment():
    opened = package(compared([ONE, TWO], [TWO, THREE], deleted(ONE), kept(TWO), added(THREE)), date=DATE)
    dated = [*opened.tree(opened.main).iter(*map(w, TRACKED)), *opened.tree("word/comments.xml").iter(w("comment"))]
    assert {element.get(w("date")) for element in dated} == {DATE}


def test_the_body_holds_the_paragraphs_and_the_legend_stands_in_the_first_header():
    opened = package(compared([ONE], [ONE, TWO], kept(ONE), added(TWO)))
    assert [p.words for p in printed(opened, Changes.ACCEPTED)] == ["1.\tUrges all States;", "2.\tRequests a report;"]
    header = "\n".join(lines(opened.tree("word/header1.xml")))
    assert "1 change: 1 added; 1 unchanged." in header
    assert "Underlined: only in the new text." in header
    assert opened.tree(opened.main).find(f".//{w('titlePg')}") is not None


def test_a_sign_that_xml_can_not_hold_becomes_a_replacement_sign():
    odd = op(1, "Urges\x0b all\ud800 States;")
    (paragraph,) = printed(package(compared([], [odd], added(odd))), Changes.ACCEPTED)
    assert paragraph.words == "1.\tUrges\ufffd all\ufffd States;"


def test_arabic_runs_from_right_to_left_and_a_symbol_in_it_does_not():
    wording = "تشير إلى قرارها A/RES/64/293 المؤرخ"
    text = Text("x", (op(1, wording, "1 -"),), language="ar")
    opened = open_package(redline(Comparison(text, text, (kept(*text.paragraphs),)), author="Egypt"), name="x")
    root = opened.tree(opened.main)
    assert all(p.find(f"{w('pPr')}/{w('bidi')}") is not None for p in root.iter(w("p")))
    turned = {"".join(t.text for t in r.iter(w("t"))): r.find(f".//{w('rtl')}") is not None for r in root.iter(w("r"))}
    assert turned.pop("A/RES/64/293") is False
    assert all(turned.values())


def test_chinese_gets_no_spaces_and_an_organ_in_kaiti():
    text = Text("x", (Paragraph(place(Series.CHAPEAU), Kind.CHAPEAU, "大会，"),), language="zh")
    opened = open_package(redline(Comparison(text, text, (kept(*text.paragraphs),)), author="China"), name="x")
    assert [p.words for p in printed(opened, Changes.ACCEPTED)] == ["大会，"]
    (fonts,) = opened.tree(opened.main).iter(w("rFonts"))
    assert fonts.get(w("eastAsia")) == "KaiTi"


def test_of_a_change_whose_paragraphs_are_far_apart_the_larger_part_stays():
    whole = op(1, "Urges all Member States; requests a report;")
    first, last = op(1, "Urges all Member States;"), op(3, "requests a report;")
    change = changed((whole,), (first, last), "=Urges all Member States;", "- ", f"+{BREAK}", "=requests a report;")
    root = body(compared([whole, TWO], [first, TWO, last], change, kept(TWO)), comments="none")
    assert words_in(root, "moveFrom") == words_in(root, "moveTo") == ["requests a report;"]


def test_edits_that_do_not_give_the_wordings_back_are_not_trusted():
    wrong = changed((ONE,), (TWO,), "=nonsense")
    root = body(compared([ONE], [TWO], wrong), comments="none")
    assert words_in(root, "del") == ["1.", ONE.wording]


@pytest.mark.parametrize(
    "options",
    [{"author": " "}, {"author": "x" * 256}, {"author": "A", "numbers": "roman"}, {"author": "A", "comments": "few"}],
)
def test_what_word_can_not_take_is_refused_with_a_hint(options):
    with pytest.raises(OutputError) as refused:
        redline(compared([ONE], [ONE], kept(ONE)), **options)
    assert refused.value.hint


def test_a_comparison_that_leaves_a_paragraph_out_is_refused():
    with pytest.raises(OutputError, match=r"A/64/L\.64"):
        redline(compared([ONE, TWO], [ONE], kept(ONE)), author="A")


def test_a_long_text_takes_seconds():
    words = "the promotion and protection of the human rights of victims of trafficking in persons " * 4
    old = [op(n, f"Urges {n} {words};") for n in range(1, 3501)]
    new = [op(n, f"Urges {n} {words}{'and children' if n % 3 else ''};", f"{n + 1}.") for n in range(1, 3501)]
    changes = [
        changed((a,), (b,), f"={a.wording[:-1]}", *(["+and children"] if a.wording != b.wording else []), "=;")
        for a, b in zip(old, new, strict=True)
    ]
    begun = time.process_time()
    redline(compared(old, new, *changes), author="Cape Verde")
    assert time.process_time() - begun < 12  # seconds; about 2 on a laptop


def test_items_hang_and_an_annex_begins_a_page():
    item = Paragraph(place(Series.OP, 1).child(Form.LETTER, 1), Kind.ITEM, "By acting;", "(a)")
    title = Paragraph(place(Series.TITLE, 1, "annex"), Kind.HEADING, "Plan of Action", level=1)
    text = [ONE, item, title]
    root = body(compared(text, text, *map(kept, text)))
    look = ["".join(re.findall(r"\}(\w+)", " ".join(p.tag for p in paragraph[0]))) for paragraph in root.iter(w("p"))]
    assert "pageBreakBefore" in look[2]
    assert [s.get(w("val")) for s in root.iter(w("pStyle"))] == ["Numbered", "Item1", "AnnexTitle"]
