"""Other layouts of one comparison: a table of both texts, the new text with its changes in the margin, a summary."""

import re

import pytest

from drafting.errors import OutputError
from drafting.model.address import Series, place
from drafting.model.changes import BREAK, Change, Comparison, Doubt, Edit, Flag, FlagKind, Op
from drafting.model.reading import Changes
from drafting.model.text import Kind, Note, NoteMark, Paragraph, Text
from drafting.ooxml.names import w
from drafting.ooxml.package import open_package
from drafting.writers import Redline, write
from drafting.writers.docx.check import printed
from drafting.writers.docx.check_table import check_side_by_side
from drafting.writers.docx.margin import with_changes
from drafting.writers.docx.redline import redline
from drafting.writers.docx.side_by_side import side_by_side


def op(number, wording, **more):
    return Paragraph(place(Series.OP, number), Kind.OPERATIVE, wording, f"{number}.", **more)


def changed(old, new, *edits, **more):
    """A change from edits written as "=words", "-words", "+words"."""
    return Change(tuple(old), tuple(new), 0.8, tuple(Edit(Op(edit[0]), edit[1:]) for edit in edits), **more)


ONE, TWO, THREE = op(1, "Urges all States;"), op(2, "Requests a report;"), op(3, "Decides to meet.")
FRESH = op(2, "Requests an annual report;")
REWORDED = changed([TWO], [FRESH], "=Requests ", "-a", "+an annual", "= report;")


def compared(old, new, *changes, **notes):
    return Comparison(
        Text("old", tuple(old), notes.get("old_notes", ()), symbol="A/64/L.64"),
        Text("new", tuple(new), notes.get("new_notes", ()), symbol="A/RES/64/293"),
        changes,
    )


def kept(paragraph):
    return changed([paragraph], [paragraph], f"={paragraph.wording}")


def opened(data):
    return open_package(data, name="file.docx")


def words(element):
    return "".join(t.text for t in element.iter(w("t")))


def cells(data):
    """The table's rows, without its head, as the paragraphs of each cell."""
    package = opened(data)
    rows = list(package.tree(package.main).iter(w("tr")))[1:]
    return [[[words(p) for p in cell.iter(w("p"))] for cell in row.iter(w("tc"))] for row in rows]


def styled(data, style):
    """The words under one character style, in order."""
    package = opened(data)
    runs = package.tree(package.main).iter(w("r"))
    looks = ((run, run.find(f"{w('rPr')}/{w('rStyle')}")) for run in runs)
    return [words(run) for run, look in looks if look is not None and look.get(w("val")) == style]


def comments(data):
    package = opened(data)
    (part,) = package.related("comments")
    return ["\n".join(words(p) for p in c.iter(w("p"))) for c in package.tree(part).iter(w("comment"))]


def test_a_row_holds_the_old_paragraph_the_new_one_with_its_edits_and_a_remark():
    data = side_by_side(compared([ONE, TWO], [ONE, FRESH], kept(ONE), REWORDED))
    assert cells(data) == [
        [["1.Urges all States;"], ["1.Urges all States;"], ["OP1"]],
        [["2.Requests a report;"], ["2.Requests aan annual report;"], ["OP2", "Reworded: OP2 in both texts."]],
    ]
    assert (styled(data, "DeletedWords"), styled(data, "AddedWords")) == (["a"], ["an annual"])


def test_the_table_lies_on_a_wide_page_repeats_its_head_and_lets_long_paragraphs_break():
    package = opened(side_by_side(compared([ONE, TWO], [ONE, FRESH], kept(ONE), REWORDED)))
    body = package.tree(package.main)
    (size,) = body.iter(w("pgSz"))
    assert size.get(w("orient")) == "landscape"
    head, *rows = body.iter(w("tr"))
    assert head.find(f".//{w('tblHeader')}") is not None
    assert all(row.find(f".//{w('cantSplit')}") is None for row in rows)
    assert not list(body.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")))


def test_a_moved_paragraph_has_a_row_at_either_place_and_its_edits_where_it_stands_now():
    new = op(2, "Urges all Member States;")
    change = changed([ONE], [new], "=Urges all ", "+Member ", "=States;", moved=True)
    two = op(1, TWO.wording)
    comparison = compared([ONE, TWO, THREE], [two, new, THREE], changed([TWO], [two], f"={TWO.wording}"), change,
                          kept(THREE))  # fmt: skip
    before, _, after, _ = cells(side_by_side(comparison))
    assert before == [
        ["1.Urges all States;"],
        ["See OP2 of A/RES/64/293"],
        ["OP1 → OP2", "Moved and reworded: OP1 of A/64/L.64 is OP2 of A/RES/64/293. It stood here."],
    ]
    assert after[:2] == [["See OP1 of A/64/L.64"], ["1.2.Urges all Member States;"]]


def test_a_split_and_a_merge_are_marked_by_a_paragraph_sign():
    whole, parts = op(1, "Urges; requests;"), (op(1, "Urges;"), op(2, "requests;"))
    split = changed([whole], parts, "=Urges;", "- ", f"+{BREAK}", "=requests;")
    assert cells(side_by_side(compared([whole], parts, split)))[0][1] == ["1.Urges; ¶", "2.requests;"]
    merge = changed(parts, [whole], "=Urges;", f"-{BREAK}", "+ ", "=requests;")
    assert cells(side_by_side(compared(parts, [whole], merge)))[0][1] == ["1.Urges;¶2. requests;"]


def test_notes_stand_below_their_paragraph_in_the_table():
    old, new = (op(1, "Urges all States;", notes=(NoteMark(5, number),)) for number in ("3", "4"))
    notes = {"old_notes": (Note("3", "See 70/1."),), "new_notes": (Note("4", "See 70/2."),)}
    change = changed([old], [new], f"={old.wording}")
    row = cells(side_by_side(compared([old], [new], change, **notes)))[0]
    assert row[:2] == [["1.Urges3 all States;", "3 See 70/1."], ["1.Urges4 all States;", "4 See 70/2."]]


def test_an_arabic_table_begins_at_the_right():
    arabic = op(1, "تحث جميع الدول؛")
    comparison = Comparison(Text("a", (arabic,), language="ar"), Text("b", (arabic,), language="ar"), (kept(arabic),))
    package = opened(side_by_side(comparison))
    (table,) = package.tree(package.main).iter(w("tbl"))
    assert table.find(f"{w('tblPr')}/{w('bidiVisual')}") is not None
    assert table.find(f".//{w('p')}/{w('pPr')}/{w('bidi')}") is not None


def test_a_table_that_does_not_hold_a_text_is_found_out():
    data = side_by_side(compared([ONE, TWO], [ONE, FRESH], kept(ONE), REWORDED))
    with pytest.raises(OutputError, match=r"OP3 of A/64/L\.64 should read"):
        check_side_by_side(data, compared([ONE, THREE], [ONE, FRESH], kept(ONE), REWORDED))
    with pytest.raises(OutputError, match=r"holds .* besides"):
        check_side_by_side(data, compared([ONE, TWO], [ONE], kept(ONE), REWORDED))


def test_the_margin_tells_what_changed_and_quotes_what_was_deleted():
    gone = changed([THREE], [], f"-{THREE.wording}")
    data = with_changes(compared([TWO, THREE], [FRESH], REWORDED, gone), author="Chair", date="2010-07-30T00:00:00Z")
    assert [p.words for p in printed(opened(data), Changes.KEPT)] == ["2.\tRequests an annual report;"]
    assert comments(data) == [
        "Reworded: OP2 in both texts.\n“a” → “an annual”",
        "After this paragraph. Deleted: OP3 of A/64/L.64.\n“Decides to meet.”",
    ]


def test_of_a_text_that_lost_all_its_paragraphs_the_margin_tells_which():
    data = with_changes(compared([ONE], [], changed([ONE], [], f"-{ONE.wording}")), author="Chair")
    assert comments(data) == ["Deleted: OP1 of A/64/L.64.\n“Urges all States;”"]


def test_paragraphs_that_moved_together_share_one_comment_at_either_end():
    new = [op(1, THREE.wording), op(2, ONE.wording), op(3, "Requests an annual report;")]
    changes = (
        changed([THREE], [new[0]], f"={THREE.wording}"),
        changed([ONE], [new[1]], f"={ONE.wording}", moved=True, block=1),
        changed([TWO], [new[2]], "=Requests ", "-a", "+an annual", "= report;", moved=True, block=1,
                flags=(Flag(FlagKind.NUMBER, "annual is new", weight=2),)),
    )  # fmt: skip
    assert comments(redline(compared([ONE, TWO, THREE], new, *changes), author="Chair", comments="moves")) == [
        "Moved together: OP1 and OP2 of A/64/L.64 are OP2 and OP3 of A/RES/64/293. They stood here.\nOP2: reworded.",
        "Moved together: OP1 and OP2 of A/64/L.64 are OP2 and OP3 of A/RES/64/293. They stand here now.\n"
        "OP3: reworded.\n!! number: annual is new",
    ]


def test_a_comment_begins_with_doubts_and_has_the_heaviest_flag_first():
    flags = (Flag(FlagKind.VERB, "light"), Flag(FlagKind.DATE, "heavy", weight=3))
    change = Change((TWO,), (FRESH,), 0.3, REWORDED.edits, flags=flags, doubt=Doubt.RIVAL)
    (said,) = comments(redline(compared([TWO], [FRESH], change), author="Chair"))
    first, doubt, *meanings = said.split("\n")
    assert (first, meanings) == ("Reworded: OP2 in both texts.", ["!!! date: heavy", "! verb: light"])
    assert doubt.startswith("Uncertain: another paragraph")


def test_a_flag_on_a_paragraph_that_did_not_change_is_told_too():
    flags = (Flag(FlagKind.CROSS_REFERENCE, "paragraph 2 is no longer the report", weight=2),)
    change = Change((ONE,), (ONE,), 1.0, (Edit(Op.KEEP, ONE.wording),), flags=flags)
    (said,) = comments(redline(compared([ONE], [ONE], change), author="Chair"))
    assert said.startswith("Not reworded: OP1 in both texts.\n!! cross-reference: ")


def test_a_summary_stands_on_the_first_page_outside_both_texts():
    comparison = compared(
        [ONE, TWO, THREE], [ONE, FRESH], kept(ONE), REWORDED, changed([THREE], [], "-Decides to meet.")
    )
    with_it, without = (redline(comparison, author="Chair", summary=wish) for wish in (True, False))
    parts = [opened(data) for data in (with_it, without)]
    assert words(parts[0].tree(parts[0].main)) == words(parts[1].tree(parts[1].main))
    found = [words(row) for row in parts[0].tree("word/header1.xml").iter(w("tr"))]
    assert found[-4:] == ["Summary of the changes, by address", "Deleted1OP3", "Reworded1OP2", "Unchanged1OP1"]


def test_a_summary_fits_a_page_however_much_changed():
    old = [op(n, f"Urges {n};") for n in range(1, 2000)]
    new = [op(n, f"Urges {n} {'again' if n % 2 else ''};") for n in range(1, 2000)]
    changes = [changed([a], [b], f"-{a.wording}", f"+{b.wording}") if n % 2 else kept(a)
               for n, (a, b) in enumerate(zip(old, new, strict=True), 1)]  # fmt: skip
    new = [change.new[0] for change in changes]
    data = write(compared(old, new, *changes), "x.docx", Redline(layout="annotated", summary=True))
    summary = [words(row) for row in opened(data).tree("word/header1.xml").iter(w("tr"))]
    assert any(re.search(r"Reworded1000OP1, OP3, .* and \d+ more", row) for row in summary)
    assert max(map(len, summary)) < 600


def test_a_clean_layout_is_the_new_text_and_nothing_about_the_old_one():
    comparison = compared([ONE, TWO], [ONE, FRESH], kept(ONE), REWORDED)
    assert write(comparison, "x.docx", Redline(layout="clean")) == write(comparison.new, "x.docx")
    with pytest.raises(OutputError, match="summary"):
        write(comparison, "x.docx", Redline(layout="clean", summary=True))
    with pytest.raises(OutputError, match="layout"):
        write(comparison, "x.docx", Redline(layout="three columns"))
