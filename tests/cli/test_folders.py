"""drafting diff of two folders: every pair by its name, and no fault of one hides the others."""

import json
import re
import unicodedata
import zipfile

import pytest
from command import drafting
from hypothesis import given
from hypothesis import strategies as st
from wordfiles import change, dele, docx, ins, p, run

from drafting.model.folders import paired_names

DRAFT = "The General Assembly,\n\nRecalling its resolution,\n\n1. Urges Member States to act.\n\n2. Decides to meet."


@pytest.fixture
def folders(tmp_path):
    old, new = tmp_path / "rev1", tmp_path / "rev2"
    pages = {
        old / "water.md": DRAFT,
        new / "water.md": DRAFT.replace("Urges", "Invites"),
        old / "same.md": DRAFT,
        new / "same.md": DRAFT,
        old / "gone.md": DRAFT,
        new / "come.txt": DRAFT,
        old / "broken.txt": "drafting-text 1\nno header\n",
        new / "broken.txt": DRAFT,
        new / "~$water.docx": "a lock file of Word",
        new / "notes.xyz": "not read",
    }
    for path, page in pages.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, "utf-8")
    return old, new


def test_every_pair_has_a_line_and_a_broken_text_hides_none(folders):
    run = drafting("diff", *folders)
    old, new = (folder.as_posix() for folder in folders)
    assert run.out.splitlines() == [
        f"{old} -> {new}",
        f"1 of 2 texts differs; 1 only in {old}; 1 only in {new}; 1 not compared",
        "",
        "same.md: no difference in 4 paragraphs",
        "water.md: 1 of 4 paragraphs differs: 1 reworded; 3 unchanged",
        f"only in {old}: gone.md",
        f"only in {new}: come.txt",
        f"broken.txt: not compared: {old}/broken.txt, line 2: 'no header' is not a header line",
    ]
    assert f"Error: {old}/broken.txt, line 2" in run.err
    assert run.code == 4


def test_stat_has_a_bar_a_text_and_the_other_views_follow(folders):
    lines = drafting("diff", *folders, "--stat", "--addresses").out.splitlines()
    assert "     1 of 4  ~  water.md  1 reworded" in lines
    assert "     0 of 4     same.md" in lines
    assert lines[-2:] == ["water.md", "OP1: reworded (!!! verb)"]


def test_json_holds_every_comparison_and_every_problem(folders):
    result = json.loads(drafting("diff", *folders, "--json").out)
    assert result["schema"] == "drafting/comparisons/1"
    assert (result["only_old"], result["only_new"]) == (["gone.md"], ["come.txt"])
    by_name = {one["name"]: one for one in result["comparisons"]}
    assert by_name["water.md"]["comparison"]["counts"]["reworded"] == 1
    assert by_name["broken.txt"]["comparison"] is None
    assert "line 2" in by_name["broken.txt"]["problem"]["message"]


def test_a_folder_of_redlines_holds_those_that_differ(folders, tmp_path):
    run = drafting("diff", *folders, "-o", tmp_path / "out")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["water.docx"]
    assert run.out == ""
    again = drafting("diff", *folders, "-o", tmp_path / "out")
    assert "water.docx: exists already" in again.err


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_a_redline_on_an_old_file_does_not_heed_is_refused_or_told(tmp_path, is_folder):
    for side in ("old", "new"):
        (tmp_path / side).mkdir()
        body = p("It recalls the Charter.") + p(f"It calls the {side} paper \u201cgood\u201d.")
        (tmp_path / side / "draft.docx").write_bytes(docx(body))
    files = [tmp_path / side / ("" if is_folder else "draft.docx") for side in ("old", "new")]
    out = tmp_path / ("out" if is_folder else "r.docx")
    run = drafting("diff", *files, "-o", out, "--ignore", "style")
    assert run.code == 2
    assert "--layout own heeds it" in run.err
    assert not out.exists()
    assert "a redline always holds the whole text" in drafting("diff", *files, "-o", out, "--only", "reworded").err


@pytest.mark.parametrize("is_folder", [True, False])
def test_earlier_changes_are_kept_and_addresses_are_those_of_the_accepted_text(tmp_path, is_folder):
    numbered = [p(f"{n}. It {verb} the paper.") for n, verb in enumerate(("recalls", "reads", "adopts"), 2)]
    first = p(ins("1. It welcomes the paper.", "Norway"), mark=change("ins", author="Norway", number=7))
    bodies = {
        "old": first + "".join(numbered),
        "new": p("1. It welcomes the paper.") + "".join(numbered[:2]) + p("4. No."),
    }
    for side, body in bodies.items():
        (tmp_path / side).mkdir()
        (tmp_path / side / "draft.docx").write_bytes(docx(body))
    files = [tmp_path / side / ("" if is_folder else "draft.docx") for side in ("old", "new")]
    out = tmp_path / ("out" if is_folder else "draft.docx")
    run = drafting("diff", *files, "-o", out, "--changes", "kept")
    assert run.code == 0
    with zipfile.ZipFile(out / "draft.docx" if is_folder else out) as archive:
        assert archive.read("word/document.xml").count(b'w:author="Norway"') == 2
        said = archive.read("word/comments.xml")
    assert b"of old/draft" in said
    assert b"file para" not in said


def test_the_classic_mark_up_becomes_tracked_changes_of_the_old_file(tmp_path):
    base = p("The General Assembly,") + p("1. Urges States to report;") + p("2. Requests a report.")
    marked = p("The General Assembly,") + p(
        run("1. "), run("Urges ", "strike"), run("Encourages", "b"), run(" States to report;")
    )
    for name, body in (("base", base), ("marked", marked)):
        (tmp_path / f"{name}.docx").write_bytes(docx(body))
    files = [tmp_path / "base.docx", tmp_path / "marked.docx"]
    as_it_stands = drafting("diff", *files)
    assert "Urges {+Encourages +}States" in as_it_stands.out
    assert '1 passage is struck through and was read as part of the text: "Urges"; ' in as_it_stands.err
    taken = drafting("diff", *files, "--changes", "struck")
    assert "{-Urges-}{+Encourages+} States" in taken.out
    assert "verb: Urges → Encourages" in taken.out
    out = tmp_path / "redline.docx"
    written = drafting("diff", *files, "-o", out, "--changes", "struck")
    assert "left out, struck through: 1 passage" in written.err
    with zipfile.ZipFile(out) as archive:
        document = archive.read("word/document.xml").decode()
    assert re.search(r"<w:del [^>]*>(?:(?!</w:del>).)*Urges", document)
    assert "strike" not in document


@pytest.fixture
def tracked(tmp_path):
    """A draft in which Norway changed a verb and took a paragraph out."""
    body = p("The General Assembly,") + p(run("1. "), dele("Urges", "Norway"), ins("Invites", "Norway"), " all to act;")
    body += p(dele("2. Requests a report;", "Norway"), mark=change("del", author="Norway")) + p("3. Decides to meet.")
    (tmp_path / "draft.docx").write_bytes(docx(body))
    return tmp_path / "draft.docx"


def test_of_one_file_its_own_tracked_changes_are_compared(tracked):
    told = drafting("diff", tracked)
    assert told.out.startswith("draft before its changes -> draft\n2 of 4 paragraphs differ")
    assert "verb: Urges → Invites: weaker" in told.out
    assert "tracked changes by Norway were accepted" in told.err
    assert "OP2  deleted" in told.out
    assert "verb: Urges → Invites" in drafting("summary", tracked).out
    assert "Urges" in drafting("diff", tracked, "--explain", "OP1").out
    table = tracked.with_name("table.docx")
    assert drafting("diff", tracked, "-o", table, "--layout", "side-by-side").code == 0
    assert table.exists()


def test_one_text_without_tracked_changes_is_refused(tracked, tmp_path):
    (tmp_path / "plain.docx").write_bytes(docx(p("1. Decides to meet.")))
    for name, said in (
        (tmp_path / "plain.docx", "plain.docx: holds no tracked changes"),
        ("L.64", "L.64.txt: holds no tracked changes"),
        (tmp_path, f"{tmp_path}: is a folder"),
    ):
        refused = drafting("diff", name)
        assert refused.code == 3
        assert said in refused.err
        assert "to compare it with" in refused.err
    assert drafting("diff", tracked, "--changes", "kept").code == 2
    assert drafting("diff", "nothing").code == 6


def test_one_file_may_tell_of_all_pairs(folders, tmp_path):
    for ending in ("md", "html", "txt", "json"):
        drafting("diff", *folders, "-o", tmp_path / f"all.{ending}")
        assert "1 of 2 texts" in (tmp_path / f"all.{ending}").read_text("utf-8") or ending == "json"


def test_exit_code_is_one_where_anything_differs(folders):
    old, new = folders
    for name in ("broken.txt", "gone.md"):
        (old / name).unlink()
    for name in ("broken.txt", "come.txt"):
        (new / name).unlink()
    assert drafting("diff", old, new).code == 0
    assert drafting("diff", old, new, "--exit-code").code == 1
    (new / "water.md").write_text(DRAFT, "utf-8")
    assert drafting("diff", old, new, "--exit-code").code == 0


def test_two_word_files_of_the_folders_are_redlined_on_the_old_one(tmp_path):
    for side, verb in (("rev1", "Urges"), ("rev2", "Invites")):
        (tmp_path / f"{side}.md").write_text(DRAFT.replace("Urges", verb), "utf-8")
        for name in ("one.docx", "same.docx"):
            page = f"{side}.md" if name == "one.docx" else "rev1.md"
            assert drafting("export", page, "-o", f"{side}/{name}", cwd=tmp_path).code == 0
    (tmp_path / "rev1" / "mixed.md").write_text(DRAFT, "utf-8")
    drafting("export", "rev2.md", "-o", "rev2/mixed.docx", cwd=tmp_path)
    run = drafting("diff", "rev1", "rev2", "-o", "out", cwd=tmp_path)
    assert run.code == 0, run.err
    assert "one.docx: written on one.docx: 1 of 4 paragraphs differs" in run.err
    assert "mixed.docx: 1 of 4 paragraphs differs" in run.err
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["mixed.docx", "one.docx"]
    own = drafting("diff", "rev1", "rev2", "-o", "own", "--layout", "own", cwd=tmp_path)
    assert "written on" not in own.err


def test_texts_of_one_name_and_two_endings_have_two_redlines(tmp_path):
    for side, verb in (("rev1", "Urges"), ("rev2", "Invites")):
        (tmp_path / side).mkdir()
        for ending in ("md", "txt"):
            (tmp_path / side / f"Water.{ending}").write_text(DRAFT.replace("Urges", verb), "utf-8")
        drafting("export", f"{side}/Water.md", "-o", f"{side}/water.docx", cwd=tmp_path)
    run = drafting("diff", "rev1", "rev2", "-o", "out", cwd=tmp_path)
    assert run.code == 0, run.err
    names = ["Water.md.docx", "Water.txt.docx", "water.docx"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == names


def test_a_draft_is_not_lost_to_its_own_redline(tmp_path):
    for side, verb in (("rev1", "Urges"), ("rev2", "Invites")):
        (tmp_path / f"{side}.md").write_text(DRAFT.replace("Urges", verb), "utf-8")
        drafting("export", f"{side}.md", "-o", f"{side}/water.docx", cwd=tmp_path)
    for side in ("rev1", "rev2"):
        draft = tmp_path / side / "water.docx"
        before = draft.read_bytes()
        run = drafting("diff", "rev1", "rev2", "-o", side, "--force", cwd=tmp_path)
        assert run.code == 8
        assert "water.docx: is one of the texts that are read" in run.err
        assert draft.read_bytes() == before


def test_a_redline_of_two_folders_is_no_single_file(folders, tmp_path):
    run = drafting("diff", *folders, "-o", tmp_path / "out.docx")
    assert run.code == 8
    assert "out.docx: is one file, and each pair of texts has a redline" in run.err
    assert "Hint:  name a folder with -o" in run.err


def test_a_folder_against_a_text_is_refused(folders):
    run = drafting("diff", folders[0], folders[1] / "water.md")
    assert run.code == 3
    assert "Hint:  give two folders, or two texts" in run.err


def test_a_folder_without_texts_is_refused(folders, tmp_path):
    (tmp_path / "empty").mkdir()
    run = drafting("diff", folders[0], tmp_path / "empty")
    assert run.code == 3
    assert "holds no text that can be read" in run.err


def test_names_pair_whatever_their_case_form_or_ending():
    composed, decomposed = (unicodedata.normalize(form, "Résolution.txt") for form in ("NFC", "NFD"))
    assert paired_names([composed], [decomposed]) == ([(composed, decomposed)], [], [])
    assert paired_names(["A.txt", "b.txt"], ["a.TXT", "b.docx"]) == ([("A.txt", "a.TXT"), ("b.txt", "b.docx")], [], [])
    assert paired_names(["b.txt", "b.md"], ["b.docx"]) == ([], ["b.md", "b.txt"], ["b.docx"])
    assert paired_names(["b.txt", "b.md"], ["b.md", "b.docx"]) == ([("b.md", "b.md"), ("b.txt", "b.docx")], [], [])


@given(st.sets(st.text("aAbB.", min_size=1, max_size=4)), st.sets(st.text("aAbB.", min_size=1, max_size=4)))
def test_every_name_is_told_once(old, new):
    pairs, only_old, only_new = paired_names(old, new)
    assert sorted([a for a, _ in pairs] + only_old) == sorted(old)
    assert sorted([b for _, b in pairs] + only_new) == sorted(new)
    assert paired_names(new, old)[0] == sorted((b, a) for a, b in pairs)


def test_texts_that_differ_in_a_footnote_alone_differ(tmp_path):
    page = "The General Assembly,\n\n1. Decides to meet.\u00b9\n\n\u00b9 See resolution 55/2.\n"
    for folder, words in (("old", page), ("new", page.replace("55/2", "60/1"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "draft.txt").write_text(words, "utf-8")
    run = drafting("diff", "old", "new", "--exit-code", cwd=tmp_path)
    assert "1 of 1 text differs\n" in run.out
    assert "draft.txt: no difference in 2 paragraphs; 1 footnote differs\n" in run.out
    assert run.code == 1
