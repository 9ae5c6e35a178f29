"""Of one file with tracked changes: whose they are, in every form in which they are told, and those of some alone."""

import html
import json
import re
import zipfile

import docx as python_docx
import pytest
from command import ROOT, drafting
from opendocument import end, fodt, region, start
from wordfiles import change, dele, docx, ins, p, run

import drafting as package

THREE = ROOT / "examples" / "tracked-changes" / "three-delegations.docx"
PAIR = ("diff", "dialogue-2009", "background-2010")


@pytest.fixture
def draft(tmp_path):
    """A draft that several authors of two delegations changed; one has the other's letters in his name."""
    body = p("The General Assembly,") + p(
        run("1. "), dele("Urges", "EU – Anna"), ins("Invites", "EU – Anna"), run(" States"),
        ins(" and regions", "Neuland"), run(" to act"), ins(" promptly", "EU – Bo"), run(";"),
    )  # fmt: skip
    file = tmp_path / "draft.docx"
    file.write_bytes(docx(body))
    return file


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (["EU – Anna"], "EU – Anna"),
        (["eu"], "EU – Anna, EU – Bo"),  # a whole word of a name goes before letters in another
        (["neu"], "Neuland"),
        (["ANNA", "land"], "EU – Anna, Neuland"),
        (["  eu –  bo "], "EU – Bo"),
    ],
)
def test_an_author_is_known_by_a_part_of_his_name(draft, asked, meant):
    told = drafting("diff", draft, *(word for name in asked for word in ("--by", name)))
    assert told.out.startswith(f"draft before its changes -> draft by {meant}\n")
    assert "1 of 2 paragraphs differs" in told.out


def test_an_unknown_author_is_refused_with_those_that_there_are(draft):
    refused = drafting("diff", draft, "--by", "Norway")
    assert refused.code == 3
    assert refused.err.splitlines() == [
        "Error: draft.docx: has no tracked changes by 'Norway'", "Hint:  its authors: EU – Anna, EU – Bo, Neuland"
    ]  # fmt: skip
    assert drafting("summary", draft, "--by", "").code == 3


def test_by_is_for_the_changes_of_one_file(draft, tmp_path):
    for command in ("diff", "summary"):
        refused = drafting(command, draft, draft, "--by", "EU")
        assert (refused.code, refused.out) == (2, "")
        assert "--by is for the tracked changes of one file" in refused.err
    assert drafting("diff", tmp_path, tmp_path, "--by", "EU").code == 2
    out = tmp_path / "out.docx"
    assert drafting("diff", draft, draft, "-o", out, "--by", "EU").code == 2
    assert not out.exists()


def test_behind_one_file_an_address_is_one_unless_a_text_is_called_so():
    assert drafting("diff", THREE, "OP1", "-q").out.splitlines()[1] == "1 of 1 paragraph differs: 1 reworded"
    assert (
        drafting("diff", THREE, "OP", "2", "bis", "-q", "--addresses").out == "OP2 bis: added by Group C (2010-07-21)\n"
    )
    assert "OP2: reworded" in drafting("diff", THREE, "new:OP1-OP2", "-q", "--addresses").out
    assert drafting("diff", THREE, "annex", "-q").out.startswith("three-delegations -> annex (A/RES/64/293)")
    assert drafting("diff", THREE, "OP9").code == 5
    assert drafting("diff", THREE, "nothing").code == 6
    assert drafting("diff", "L.64", "OP1").code == 3  # it holds none


def test_a_held_text_that_kept_its_changes_tells_them_as_the_file_does(tmp_path):
    def told(*arguments):
        return drafting("--texts", tmp_path, *arguments, "--quiet").out.splitlines()[1:]

    for how in ("kept", "rejected"):
        assert drafting("--texts", tmp_path, "import", THREE, "--changes", how, "--name", how, "--quiet").code == 0
    for asked in ((), ("OP1",), ("--by", "Group C"), ("--stat",)):
        assert told("diff", "kept", *asked) == drafting("diff", THREE, *asked, "--quiet").out.splitlines()[1:]
    assert told("summary", "kept") == drafting("summary", THREE, "--quiet").out.splitlines()[1:]
    assert "{+Invites+|Delegation A}" in drafting("--texts", tmp_path, "show", "kept", "OP1").out
    # Beside another text its changes are accepted, with a notice, or settled as is asked.
    beside = drafting("--texts", tmp_path, "diff", "rejected", "kept", "OP1")
    assert "{-Urges-}{+Invites+} Member States" in beside.out
    assert "kept: 6 tracked changes were accepted: 2 by Delegation A" in beside.err
    assert told("diff", "rejected", "kept", "--changes", "rejected")[0] == "no difference in 6 paragraphs"


def test_what_one_inserted_and_another_deleted_is_told(tmp_path):
    nested = change("ins", dele("strongly ", "Norway") + run("and fully "), "EU")
    (tmp_path / "draft.docx").write_bytes(docx(p("The General Assembly,") + p(run("1. Urges States "), nested)))
    told = drafting("diff", tmp_path / "draft.docx")
    assert "inserted by EU and deleted by Norway, so that it is in neither text: “strongly”" in told.err
    assert "strongly" not in told.out
    assert "{+strongly and fully+}" in drafting("diff", tmp_path / "draft.docx", "--by", "EU").out.replace("{+ ", "{+")


def test_an_opendocument_text_says_it_too(tmp_path):
    changes = region("i", "insertion", author="EU") + region("d", "deletion", author="وفد مصر")
    changes += region("b", "insertion", author="Kenya")
    body = f"<text:p>1. Urges States{start('i')} and regions{end('i')} to act{start('d')} now{end('d')};"
    body += f"{start('b')}</text:p><text:p>{end('b')}2. Requests a report on what was done in this regard.</text:p>"
    (tmp_path / "draft.fodt").write_bytes(fodt(f"<text:p>The General Assembly,</text:p>{body}", changes=changes))
    told = drafting("diff", tmp_path / "draft.fodt", "--quiet").out
    assert "{+and regions +|EU}to act{- now-|وفد مصر};" in told
    assert "Kenya (2024-10-31)" in told
    by_kenya = drafting("diff", tmp_path / "draft.fodt", "--quiet", "--by", "kenya").out
    assert "and regions" not in by_kenya
    assert "to act now;" in by_kenya


def test_json_has_the_hands_of_each_edit_and_two_texts_have_none():
    change = json.loads(drafting("diff", THREE, "--json", "--quiet").out)["changes"][2]
    moment = "2010-07-20T10:00:00Z"
    assert change["authors"][0] == {"author": "Delegation A", "first": moment, "last": moment}
    assert change["edits"][1] == ["+", "Invites"]
    assert change["hands"][1] == [{"start": 0, "end": 7, "author": "Delegation A", "date": moment}]
    assert [flag["authors"] for flag in change["flags"]] == [["Delegation A"], ["Delegation B"]]
    assert not re.search('"(?:authors|hands)"', drafting(*PAIR, "--json").out)


def test_the_page_handed_back_has_the_words_and_no_names_among_them(tmp_path):
    page = tmp_path / "page.html"
    drafting("diff", THREE, "-o", page, "--quiet")
    assert page.read_text("utf-8").count('class="drafting-author"') == 3
    shown = drafting("show", page).out
    assert "Invites Member States to take measures, as appropriate, to protect" in shown
    assert "Delegation" not in shown


def test_markdown_names_them_in_the_signs():
    told = drafting("diff", THREE, "--to", "markdown", "--quiet").out
    assert "{-~~Urges~~-|Delegation A}{+**Invites**+|Delegation A} Member States" in told


def test_stat_has_a_row_an_author():
    rows = drafting("diff", THREE, "--stat", "--quiet").out.partition("By author\n")[2].splitlines()
    assert [row.split()[:3] for row in rows] == [["2", "of", "4"], ["2", "of", "4"], ["1", "of", "4"]]
    assert rows[0].endswith("Delegation B  1 reworded, 1 deleted")
    assert "By author" not in drafting(*PAIR, "--stat").out


@pytest.mark.parametrize("layout", ["side-by-side", "annotated", "own"])
def test_remarks_in_word_say_what_each_author_did(tmp_path, layout):
    file = tmp_path / "out.docx"
    assert drafting("diff", THREE, "-o", file, "--layout", layout, "--quiet").code == 0
    part = "word/document.xml" if layout == "side-by-side" else "word/comments.xml"
    with zipfile.ZipFile(file) as archive:
        said = html.unescape(re.sub("<[^>]+>", "", archive.read(part).decode()))
    assert "By Delegation A (2010-07-20) and Delegation B (2010-07-21)." in said
    assert "Delegation A: “Urges” deleted, “Invites” added." in said
    assert "qualifier: “as appropriate” is new (Delegation B)" in said


def tracked_by(file):
    with zipfile.ZipFile(file) as archive:
        document = archive.read("word/document.xml").decode()
    return set(re.findall(r'<w:(ins|del) [^>]*w:author="([^"]*)" w:date="([^"]*)"', document))


def test_a_redline_keeps_author_and_date_of_each_change(tmp_path):
    first, second = "2010-07-20T10:00:00Z", "2010-07-21T15:30:00Z"
    everyone, one = tmp_path / "all.docx", tmp_path / "one.docx"
    assert drafting("diff", THREE, "-o", everyone, "--comments", "none").code == 0
    assert tracked_by(everyone) == {
        ("del", "Delegation A", first), ("ins", "Delegation A", first), ("ins", "Delegation B", second),
        ("del", "Delegation B", second), ("ins", "Group C", second),
    }  # fmt: skip
    assert drafting("diff", THREE, "--by", "group", "-o", one, "--layout", "own", "--comments", "none").code == 0
    assert tracked_by(one) == {("ins", "Group C", second)}
    told = [drafting("diff", file, "--quiet").out.split("\n\n", 1)[1] for file in (THREE, everyone)]
    assert told[0] == told[1]  # handed on, it says the same


def test_what_some_propose_is_written_on_their_file(tmp_path):
    """With all that is the file's own; in its notes and margins too only their changes are left."""
    marked = ins("kept", "EU") + ins("gone", "Kenya") + dele("back", "Kenya")
    moved = '<w:moveFromRangeStart w:id="7" w:name="m" w:author="Kenya"/>', '<w:moveFromRangeEnd w:id="7"/>'
    body = p("The General Assembly,") + p(run("1. Urges "), marked, "<w:r><w:footnoteReference w:id='2'/></w:r>")
    body += moved[0] + p(change("moveFrom", run("2. Decides to act."), "Kenya")) + moved[1]
    draft, out = tmp_path / "draft.docx", tmp_path / "out.docx"
    styles = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/></w:style>'
    notes = f'<w:footnote w:id="2">{p(marked)}</w:footnote>'
    draft.write_bytes(docx(body, styles=styles, footnotes=notes, header=p(marked)))
    told = drafting("diff", draft, "--by", "eu", "-o", out)
    assert told.err.splitlines()[-1].startswith(f"{out}: written on draft.docx: 1 of 3 paragraphs differs")
    with zipfile.ZipFile(draft) as before, zipfile.ZipFile(out) as after:
        assert before.namelist() == after.namelist()
        assert before.read("word/styles.xml") == after.read("word/styles.xml")
        for part in ("document", "footnotes", "header"):
            found = after.read(f"word/{part}.xml").decode()
            assert set(re.findall('w:author="([^"]*)"', found)) == {"EU"}
            assert re.search("kept.*back", found)
            assert "gone" not in found
            assert "moveFrom" not in found
    refused = drafting("diff", draft, "--by", "eu", "-o", out, "--force", "--author", "me")
    assert (refused.code, "--layout own heeds it" in refused.err) == (2, True)
    assert drafting("diff", draft, "--by", "eu", "-o", draft, "--force").code == 8


def test_comments_and_notes_of_words_that_are_gone_go_with_them(tmp_path):
    note = change("ins", '<w:r><w:footnoteReference w:id="2"/></w:r>', "Kenya")
    end = change("ins", '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>', "Kenya")
    words = p(run("1. Urges "), ins("all", "EU"), '<w:commentRangeStart w:id="5"/>', note, end)
    comments = (
        f'<w:comment w:id="5" w:author="Kenya">{p("gone")}</w:comment><w:comment w:id="6">{p("left")}</w:comment>'
    )
    notes = f'<w:footnote w:id="2">{p("gone")}</w:footnote><w:footnote w:id="3">{p("left")}</w:footnote>'
    draft, out = tmp_path / "draft.docx", tmp_path / "out.docx"
    draft.write_bytes(docx(p("The General Assembly,") + words, comments=comments, footnotes=notes))
    assert drafting("diff", draft, "--by", "EU", "-o", out).code == 0
    with zipfile.ZipFile(out) as archive:
        assert not re.search("comment|footnoteReference", archive.read("word/document.xml").decode())
        for part in ("comments", "footnotes"):
            found = archive.read(f"word/{part}.xml").decode()
            assert "left" in found
            assert "gone" not in found


def test_of_a_field_that_another_author_inserted_nothing_is_left(tmp_path):
    """Word does not track the separator of a field that is inserted."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    date = change("ins", begin, "Kenya") + separate + change("ins", run("2 July") + end, "Kenya")
    draft, out = tmp_path / "draft.docx", tmp_path / "out.docx"
    draft.write_bytes(docx(p("The General Assembly,") + p(run("1. Urges "), ins("all", "EU"), date)))
    assert drafting("diff", draft, "--by", "EU", "-o", out).code == 0
    with zipfile.ZipFile(out) as archive:
        assert b"fldChar" not in archive.read("word/document.xml")


@pytest.mark.parametrize("ending", ["md", "html", "txt", "json", "docx"])
def test_the_summary_has_a_line_an_author_in_each_format(tmp_path, ending):
    file = tmp_path / f"summary.{ending}"
    assert drafting("summary", THREE, "-o", file).code == 0
    if ending == "json":
        shares = json.loads(file.read_text("utf-8"))["authors"]
        assert [share["author"] for share in shares] == ["Delegation B", "Group C", "Delegation A"]
        assert shares[0]["changes"][1] == {"old": ["OP3"], "new": [], "kind": "deleted"}
        assert [flag["kind"] for flag in shares[2]["flags"]] == ["verb"]
        return
    if ending == "docx":
        said = "\n".join(paragraph.text for paragraph in python_docx.Document(str(file)).paragraphs)
    else:
        said = re.sub(r"<[^>]+>|\*\*", "", html.unescape(file.read_text("utf-8")))
    said = said.replace("→", "->")
    assert "Whose changes: 3 authors" in said
    assert "Delegation B: 2 paragraphs: OP1, deleted OP3; !! OP1: qualifier: “as appropriate” is new" in said
    assert "Delegation A: 1 paragraph: OP1; !!! OP1: verb: Urges -> Invites" in said


def test_a_summary_of_two_texts_has_no_authors():
    assert "Whose" not in drafting("summary", *PAIR[1:]).out
    assert '"authors"' not in drafting("summary", *PAIR[1:], "--json").out


@pytest.mark.parametrize("by", [(), "delegation b", ["Delegation A", "group"]])
def test_python_tells_the_same_as_the_command(by):
    found = package.own_changes(THREE, by=by)
    asked = [option for name in ([by] if isinstance(by, str) else by) for option in ("--by", name)]
    told = json.loads(drafting("diff", THREE, *asked, "--json").out)
    authors = [[one["author"] for one in change["authors"]] for change in told["changes"]]
    assert [list(change.authors) for change in found.changes] == authors
    assert [[flag.message for flag in change.flags] for change in found.changes] == [
        [flag["message"] for flag in change["flags"]] for change in told["changes"]
    ]


def test_from_python_a_file_without_tracked_changes_is_refused(tmp_path):
    (tmp_path / "plain.docx").write_bytes(docx(p("Words.")))
    with pytest.raises(package.DraftingError, match=r"plain\.docx: holds no tracked changes"):
        package.own_changes(tmp_path / "plain.docx")


def test_from_python_what_becomes_of_tracked_changes_may_be_said_in_words():
    said, meant = (package.read(THREE, changes=how).text for how in ("rejected", package.Changes.REJECTED))
    assert said == meant != package.read(THREE).text


LONG = "Permanent Mission of the Republic of Cabo Verde to the United Nations"


@pytest.mark.parametrize(
    ("other", "shown"),
    [("EU", "Permanent Mission of the Republic\u2026"), (LONG.replace("Cabo Verde", "Chile"), LONG)],
)
def test_a_long_name_stands_in_full_above_the_words_and_cut_behind_them_unless_another_is_cut_alike(
    tmp_path, other, shown
):
    body = p("The General Assembly,") + p(
        run("1. "), dele("Urges", LONG), ins("Invites", LONG), run(" States to act"), ins(" promptly", other), run(";")
    )
    (tmp_path / "draft.docx").write_bytes(docx(body))
    out = drafting("diff", "draft.docx", cwd=tmp_path).out
    assert f"by {LONG} (" in out
    assert f"{{-Urges-|{shown}}}{{+Invites+|{shown}}} States" in out
    assert f"verb ({shown}): Urges" in out
