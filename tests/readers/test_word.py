"""Reading Word files: the words come back as they were written, and what is not among them is told."""

import time

from drawn import TEXTS, ending, said, words_and_spans
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import (
    CONTENT_TYPES,
    NAMES,
    change,
    dele,
    docx,
    ins,
    level,
    lists,
    p,
    relationships,
    run,
    table,
    zipped,
)

from drafting.model.reading import Changes
from drafting.model.text import Note, NoteMark, Span, Style
from drafting.readers import read_bytes
from drafting.readers.word import scan_word

DATE = "2024-10-31T09:00:00Z"


def scan(body, how=Changes.ACCEPTED, **parts):
    return scan_word(docx(body, **parts), name="L22.docx", changes=how)


def wordings(body, how=Changes.ACCEPTED, **parts):
    return [block.wording for block in scan(body, how, **parts).blocks]


LOOKS = {
    "i": Style.ITALIC,
    "b": Style.BOLD,
    "strike": Style.STRIKE,
    '<w:u w:val="single"/>': Style.UNDERLINE,
    '<w:vertAlign w:val="superscript"/>': Style.SUPERSCRIPT,
}
drawn_runs = st.lists(st.tuples(TEXTS, st.sets(st.sampled_from(sorted(LOOKS)), max_size=3)), max_size=4)


@given(st.lists(drawn_runs, max_size=4))
@settings(deadline=None, max_examples=120)
def test_what_was_written_is_read_back_with_its_styles(drawn):
    found = scan("".join(p(*(run(text, *sorted(looks)) for text, looks in runs)) for runs in drawn))
    expected = [words_and_spans([(words, [LOOKS[look] for look in looks]) for words, looks in runs]) for runs in drawn]
    assert [(b.wording, b.spans) for b in found.blocks] == [pair for pair in expected if pair[0]]


PIECES = st.lists(st.tuples(st.text("ab ", min_size=1, max_size=4), st.sampled_from(["", "EU", "G77", "-EU", "-G77"])))


@given(st.lists(PIECES, max_size=3))
@settings(deadline=None, max_examples=80)
def test_kept_changes_are_spans_from_which_old_and_new_words_follow(drawn):
    def xml(text, who):
        return dele(text, who[1:]) if who.startswith("-") else ins(text, who) if who else run(text)

    body = "".join(p("[", *(xml(*piece) for piece in pieces), "]") for pieces in drawn)
    kept = scan(body, Changes.KEPT).blocks
    for how, gone in ((Changes.ACCEPTED, Style.DELETED), (Changes.REJECTED, Style.INSERTED)):
        left = []
        for block in kept:
            dropped = {at for s in block.spans if s.style is gone for at in range(s.start, s.end)}
            left.append("".join(c for at, c in enumerate(block.wording) if at not in dropped))
        assert wordings(body, how) == left


@given(st.binary(max_size=60), st.integers(0, 10_000), st.integers(0, 30))
@settings(deadline=None, max_examples=150)
def test_a_damaged_file_ends_in_a_scan_or_in_a_clear_refusal(junk, at, length):
    inside = table([p("a", ins("b"), numbered=(1, 0)), p(dele("c"), mark=change("del"))]) + p("d", properties="<w:x/>")
    document = f"<w:document {NAMES}><w:body>{inside}</w:body></w:document>".encode()
    at = at % len(document)
    rels = relationships([("officeDocument", "d.xml")])
    data = zipped({"_rels/.rels": rels, "d.xml": document[:at] + junk + document[at + length :], "t": CONTENT_TYPES})
    assert all(ending(scan_word, data, "x.docx", how) for how in Changes)


def test_white_space_at_both_ends_is_cut_and_offsets_follow():
    (block,) = scan(p("  \t", run("Recalling", "i"), " its ", run("resolution\u00a0 ", "b"))).blocks
    assert block.wording == "Recalling its resolution"
    assert block.spans == (Span(0, 9, Style.ITALIC), Span(14, 24, Style.BOLD))


def test_typed_markers_stay_and_automatic_ones_do_not_stand_in_the_wording():
    levels = [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")]
    body = p("4.\tUrges") + p("Decides", numbered=(1, 0)) + p("to act", numbered=(1, 1)) + p("plain")
    found = scan(body, numbering=lists(levels)).blocks
    assert [(b.marker, b.depth, b.wording) for b in found] == [
        ("", 0, "4.\tUrges"),
        ("1.", 1, "Decides"),
        ("(a)", 2, "to act"),
        ("", 0, "plain"),
    ]


def test_deleted_paragraphs_are_not_counted_and_inserted_ones_are():
    levels = [level(0, "decimal", "%1.")]
    gone = p(dele("old"), " ", numbered=(1, 0), mark=change("del"))
    new = p(ins("new"), numbered=(1, 0), mark=change("ins"))
    body = p("a", numbered=(1, 0)) + gone + new + p("z", numbered=(1, 0))
    printed = {how: [(b.marker, b.wording) for b in scan(body, how, numbering=lists(levels)).blocks] for how in Changes}
    assert printed[Changes.ACCEPTED] == [("1.", "a"), ("2.", "new"), ("3.", "z")]
    assert printed[Changes.REJECTED] == [("1.", "a"), ("2.", "old"), ("3.", "z")]
    assert printed[Changes.KEPT] == [("1.", "a"), ("", "old"), ("2.", "new"), ("3.", "z")]


def test_an_empty_paragraph_is_dropped_but_its_number_is_told():
    found = scan(
        p() + p(" \t") + p(numbered=(1, 0)) + p("x", numbered=(1, 0)), numbering=lists([level(0, "decimal", "%1.")])
    )
    assert [(b.marker, b.wording) for b in found.blocks] == [("2.", "x")]
    assert said(found, "numbering") == ["left out, automatic numbers that no words follow: 1."]


def test_headings_have_their_level_and_no_depth():
    titled = p(
        "General", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    found = scan(titled + p("x"), numbering=lists([level(0, "upperRoman", "%1.")]))
    assert [(b.marker, b.heading, b.depth) for b in found.blocks] == [("I.", 1, 0), ("", 0, 0)]


def test_line_breaks_stay_inside_a_wording():
    assert wordings(p("Improving", "<w:r><w:br/></w:r>", "coordination")) == ["Improving\ncoordination"]


def reference(number, kind="footnote", more=""):
    return f'<w:r><w:{kind}Reference w:id="{number}"/>{more}</w:r>'


def note(number, *content, kind="footnote"):
    return f'<w:{kind} w:id="{number}">{"".join(content)}</w:{kind}>'


def test_notes_are_numbered_in_the_order_of_their_references():
    body = p("law", reference(7), ", treaty", reference(3)) + p("end", reference(2, "endnote"), ".")
    footnotes = (
        note(-1, p("separator")) + note(3, p(" See resolution 55/2.")) + note(7, p(run("Treaty Series", "i"), "."))
    )
    found = scan(body, footnotes=footnotes, endnotes=note(2, p("At the end."), kind="endnote"))
    assert [(b.wording, b.notes) for b in found.blocks] == [
        ("law, treaty", (NoteMark(3, "1"), NoteMark(11, "2"))),
        ("end.", (NoteMark(3, "i"),)),
    ]
    assert found.notes == (
        Note("1", "Treaty Series.", (Span(0, 13, Style.ITALIC),)),
        Note("2", "See resolution 55/2."),
        Note("i", "At the end."),
    )


def test_an_authors_own_mark_is_the_number_and_neither_wording_nor_note_repeats_it():
    own = reference(2).replace("w:id", 'w:customMarkFollows="1" w:id').replace("</w:r>", "<w:t>*</w:t></w:r>")
    found = scan(p("Sponsors", own, " listed"), footnotes=note(2, p("* On behalf of the Group.")))
    assert [(b.wording, b.notes) for b in found.blocks] == [("Sponsors listed", (NoteMark(8, "*"),))]
    assert found.notes == (Note("*", "On behalf of the Group."),)


def test_words_in_the_run_of_a_notes_own_mark_are_not_lost():
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>** of the Group</w:t></w:r>'
    (block,) = scan(p("Sponsors", mark)).blocks
    assert (block.wording, block.notes) == ("Sponsors of the Group", (NoteMark(8, "**"),))


def test_notes_that_refer_to_each_other_end():
    footnotes = note(1, p("a", reference(2))) + note(2, p("b", reference(1)))
    assert scan(p("x", reference(1)), footnotes=footnotes).notes == (Note("1", "a"), Note("2", "b"))


def test_two_notes_never_bear_one_number():
    endnotes = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    body = p("a", reference(1), "b", reference(1, "endnote"))
    found = scan(body, footnotes=note(1, p("f")), endnotes=note(1, p("e"), kind="endnote"), settings=endnotes)
    assert found.notes == (Note("1", "f"), Note("1(2)", "e"))
    assert said(found, "note") == ["the mark 1 stands for several notes; one is called 1(2)"]


def test_a_note_that_is_missing_is_told():
    assert said(scan(p("a", reference(9))), "note") == ["note 1 has no text in the file"]


def test_a_note_goes_with_its_deleted_reference_and_the_next_takes_its_number():
    body = p("a", change("del", reference(1)), "b", reference(2))
    footnotes = note(1, p(dele("gone"))) + note(2, p("stays"))
    assert scan(body, footnotes=footnotes).notes == (Note("1", "stays"),)
    assert scan(body, Changes.REJECTED, footnotes=footnotes).notes == (Note("1", "gone"), Note("2", "stays"))


def test_a_note_of_several_paragraphs_keeps_them_as_lines():
    found = scan(p("a", reference(1)), footnotes=note(1, p("one"), p(), p(run("two", "b"))))
    assert found.notes == (Note("1", "one\ntwo", (Span(4, 7, Style.BOLD),)),)


def test_one_notice_says_what_became_of_the_tracked_changes():
    body = p("a", ins("b"), ins("c"), dele("d", "Norway"), mark=change("ins", author="EU"))
    for how in Changes:
        found = said(scan(body + p("z"), how), "tracked-changes")
        assert found == [f"3 tracked changes were {how.settled}: 2 by EU, 1 by Norway"]
    assert said(scan(p(ins("b"))), "tracked-changes") == ["1 tracked change by EU was accepted"]
    assert said(scan(p("b")), "tracked-changes") == []


def test_kept_changes_without_an_author_are_spans_all_the_same():
    (block,) = scan(p("a", f"<w:ins>{run('b')}</w:ins>", ins("c")), Changes.KEPT).blocks
    assert block.spans == (Span(1, 2, Style.INSERTED), Span(2, 3, Style.INSERTED, "EU", DATE))


def test_pending_paragraph_breaks_are_told_since_no_span_can_show_them():
    assert said(scan(p("a", mark=change("ins")) + p("b"), Changes.KEPT), "paragraph-mark")
    assert not said(scan(p("a", mark=change("ins")) + p("b")), "paragraph-mark")


def test_what_stands_beside_the_text_is_told_in_its_words():
    boxed = f"<v:textbox><w:txbxContent>{p('boxed')}</w:txbxContent></v:textbox>"
    box = f"<w:r><w:pict><v:shape>{boxed}</v:shape></w:pict></w:r>"
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="UN emblem"/></wp:inline></w:drawing></w:r>'
    body = p("Urges", '<w:r><w:commentReference w:id="4"/></w:r>', box, picture, run("secret", "vanish"))
    body += p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>") + table([p("cell")])
    comment = f'<w:comment w:id="4" w:author="EU">{p("Delete?")}</w:comment>'
    found = scan(body, header=p("A/C.3/79/L.22"), footer=p("2/6"), comments=comment)
    assert [b.wording for b in found.blocks] == ["Urges", "x+1", "cell"]
    assert {notice.code: notice.message for notice in found.notices} == {
        "header": 'left out, the header of the pages: "A/C.3/79/L.22"',
        "footer": 'left out, the footer of the pages: "2/6"',
        "comment": 'left out, a comment by EU at "Urges": "Delete?"',
        "text-box": 'left out, a text box at "Urges": "boxed"',
        "picture": '1 picture left out: "UN emblem"',
        "formula": '1 formula read as plain characters: "x+1"',
        "hidden": '1 hidden passage left out, since Word does not print it: "secret"',
        "table": "1 table read cell by cell",
    }


def test_long_words_in_a_notice_are_cut_and_their_length_is_told():
    (message,) = said(scan(p("x"), header=p("a" * 1_000)), "header")
    assert message.endswith('…" and 700 more characters')


def language(code):
    return f'<w:lang w:val="{code}"/>'


def test_the_language_is_what_most_runs_say():
    assert scan(p(run("Réaffirmant les buts", language("fr-FR")))).language == "fr"
    mixed = p(run("Reaffirming the purposes of the Charter,", language("en-GB")), run("le", language("fr-FR")))
    assert scan(mixed).language == "en"
    assert scan(p(run("one", language("en-GB")), run("deux", language("fr-FR")))).language is None


def test_a_default_language_alone_says_nothing_since_it_is_the_machines():
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{language('en-US')}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert scan(p("Réaffirmant les buts"), styles=defaults).language is None


def test_a_language_that_the_letters_contradict_is_not_believed():
    assert scan(p(run("Подтверждая цели", language("en-US")))).language is None
    assert scan(p(run("Подтверждая цели", language("ru-RU")))).language == "ru"
    arabic = run("إذ تؤكد من جديد", "rtl", '<w:lang w:val="en-US" w:bidi="ar-SA"/>')
    assert scan(p(arabic)).language == "ar"


def test_three_and_a_half_thousand_paragraphs_are_read_in_a_second():
    levels = lists([level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")])
    one = p(run("Urges", "i"), " Member States to ", ins("fully "), dele("duly "), "respect the law;", numbered=(1, 0))
    data = docx((one + p("(b) By strengthening;", numbered=(1, 1))) * 1_750, numbering=levels)
    start = time.process_time()
    assert len(scan_word(data, name="x").blocks) == 3_500
    assert time.process_time() - start < 2.5  # seconds; it takes 0.5 on the slowest machine tried


def test_a_table_of_proposals_neither_opens_sections_nor_goes_on_counting():
    body = (
        p("The General Assembly,") + p("1. Urges States to act;") + p("2. Requests a report;")
        + table(
            (p("Paragraph"), p("Proposal"), p("Delegation")),
            (p("OP1"), p("Replace \u201cUrges\u201d by \u201cInvites\u201d"), p("Mexico")),
            (p("OP2"), p("Delete it"), p("United States, Japan")),
        )
        + p("3. Decides to meet.")
    )  # fmt: skip
    reading = read_bytes(docx(body), "rolling.docx")
    shown = [f"{one.address}: {one.marker} {one.wording}" for one in reading.text.paragraphs]
    assert shown == [
        "chapeau:  The General Assembly,",
        "OP1: 1. Urges States to act;",
        "OP2: 2. Requests a report;",
        "para 1:  Paragraph",
        "para 2:  Proposal",
        "para 3:  Delegation",
        "para 4: OP1 Replace \u201cUrges\u201d by \u201cInvites\u201d",
        "para 5:  Mexico",
        "para 6: OP2 Delete it",
        "para 7:  United States, Japan",
        "OP3: 3. Decides to meet.",
    ]
    assert sum("of a paragraph that stands above" in str(notice) for notice in reading.notices) == 2


def test_a_row_of_one_cell_may_be_a_heading():
    body = p("The General Assembly,") + p("1. Acts;") + table((p("Financing"),), (p("2. Pays;"), p("agreed")))
    kinds = [(str(one.address), str(one.kind)) for one in read_bytes(docx(body), "rolling.docx").text.paragraphs]
    assert kinds[2:] == [("heading 1", "heading"), ("OP2", "operative"), ("para 1", "prose")]
