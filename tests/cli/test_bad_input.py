"""Bad input gets two lines, a hint and an exit code; nothing is half-written and no traceback is shown."""

import errno
import os
import zipfile

import pytest
from command import ROOT, drafting, fails

PLAN = "The General Assembly,\n\nRecalling its resolution 64/178,\n\n1. Decides to act."
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "texts").mkdir()
    return tmp_path


def imports(folder, name, data):
    (folder / name).write_bytes(data)
    run = drafting("import", name, cwd=folder)
    assert not list((folder / "texts").rglob("*")), "something was written although the import failed"
    return run


def test_a_text_that_is_not_held_brings_the_nearest_names():
    fails(drafting("show", "L.46", cwd=ROOT), 6, "no held text and no file is called 'L.46'", "L.64")


def test_a_name_that_fits_two_texts_lists_them(folder):
    for place in ("one", "two"):
        (folder / "draft.txt").write_text(PLAN)
        assert drafting("import", "draft.txt", "--into", place, cwd=folder).code == 0
    (folder / "draft.txt").unlink()
    fails(drafting("show", "draft", cwd=folder), 6, "fits several held texts", "one/draft, two/draft")


def test_a_file_that_is_not_there_brings_its_neighbours(folder):
    (folder / "rev1.docx").write_bytes(b"")
    for command in ("import", "show"):
        fails(drafting(command, "rev2.docx", cwd=folder), 3, "rev2.docx: no such file", "rev1.docx")


@pytest.mark.parametrize("name", ["rev3.txt", r"C:\Users\Delegate A\rev1.txt", r"\\server\drafts\rev1.txt"])
def test_a_plain_file_that_is_not_there_is_named_as_it_was_typed_with_those_called_nearly_so(folder, name):
    (folder / "rev1.txt").write_text(PLAN)
    fails(drafting("show", name, cwd=folder), 6, f"is called '{name}'\n", "did you mean the file rev1.txt?")


def test_a_folder_as_output_is_told_to_be_one(folder):
    (folder / "draft.txt").write_text(PLAN)
    fails(drafting("export", "draft.txt", "-o", "texts", cwd=folder), 8, "texts: is a folder", "a file in it")


def test_what_a_shell_of_windows_leaves_to_the_command(folder):
    for name in ("rev1.txt", "rev2.txt", "other.md", "~$rev3.txt"):
        (folder / name).write_text(PLAN)
    assert drafting("import", "*.txt", "--into", "fund", cwd=folder).code == 0
    assert sorted(p.name for p in (folder / "texts" / "fund").iterdir()) == ["rev1.txt", "rev2.txt"]
    assert drafting("show", r"fund\rev1", "OP1", cwd=folder).out.endswith("OP1  1. Decides to act.\n")
    fails(drafting("import", "*.docx", cwd=folder), 3, "*.docx: no such file")
    assert drafting("track", "rev?.txt", cwd=folder).out == drafting("track", "rev1.txt", "rev2.txt", cwd=folder).out
    assert drafting("origins", "rev1.txt", "o*.md", cwd=folder).code == 0


def test_what_word_keeps_beside_an_open_file_is_not_offered(folder):
    for name in ("rev1.docx", "~$rev1.docx", ".rev1.docx"):
        (folder / name).write_bytes(b"")
    told = drafting("show", "rev2.docx", cwd=folder).err
    assert told.splitlines()[1] == "Hint:  in that folder: rev1.docx"


@pytest.mark.parametrize("arguments", [("show", "rev1"), ("summary", "rev1", "rev2"), ("track", "rev1", "rev2")])
def test_a_folder_where_a_text_is_wanted_is_told_to_be_one(folder, arguments):
    (folder / "rev1").mkdir()
    fails(drafting(*arguments, cwd=folder), 3, "rev1: is a folder", "name one file in it")


def test_an_empty_file(folder):
    fails(imports(folder, "draft.txt", b""), 3, "draft.txt: is empty")


def test_a_file_of_blank_lines(folder):
    fails(imports(folder, "draft.txt", b"\n \n"), 3, "draft.txt: is empty")


def test_a_file_of_page_numbers_only(folder):
    fails(imports(folder, "draft.txt", b"4\n\n5\n"), 4, "holds no paragraph")


def test_lines_without_a_paragraph_are_named(folder):
    (folder / "draft.txt").write_text(PLAN)
    fails(drafting("import", "draft.txt", "--lines", "90-99", cwd=folder), 4, "holds no paragraph in lines 90-99")
    assert not list((folder / "texts").iterdir())


def test_a_binary_file_with_a_txt_name(folder):
    fails(imports(folder, "draft.txt", b"\x00\x01\x02words"), 3, "is a binary file")


def test_a_word_file_with_a_txt_name(folder):
    fails(imports(folder, "draft.txt", b"PK\x03\x04rest"), 3, "is a Word, OpenDocument or zip file", ".docx")


def test_bytes_that_are_not_utf8_are_read_as_windows_1252_and_it_is_said(folder):
    (folder / "draft.txt").write_bytes("The General Assembly,\n\nRecalling “José”,\n\n1. Decides.".encode("cp1252"))
    run = drafting("import", "draft.txt", cwd=folder)
    assert run.code == 0
    assert "line 3: not UTF-8: read as Windows-1252 (cp1252)" in run.err
    assert "Recalling “José”" in drafting("show", "draft", "PP1", cwd=folder).out


def test_bytes_that_are_no_text_at_all(folder):
    fails(imports(folder, "draft.txt", b"Decides \x81 to \xff\x8d act"), 3, "neither UTF-8 nor Windows-1252")


@pytest.mark.parametrize(("name", "remedy"), [("draft.doc", "save it as .docx"), ("draft.ott", "save it as .odt")])
def test_a_kind_of_file_that_is_not_read_says_what_to_do(folder, name, remedy):
    fails(imports(folder, name, b"anything"), 3, "are not read", remedy)


def test_an_old_word_file_under_the_name_docx(folder):
    fails(imports(folder, "draft.docx", OLD_WORD), 3, "save it as .docx")


def test_an_encrypted_word_file(folder):
    fails(imports(folder, "draft.docx", ENCRYPTED), 3, "password")


def test_a_damaged_word_file(folder):
    fails(imports(folder, "draft.docx", b"PK\x03\x04 and then nothing of use"), 3, "draft.docx")


def test_a_zip_that_is_no_word_file(folder):
    with zipfile.ZipFile(folder / "made.zip", "w") as archive:
        archive.writestr("hello.txt", "hello")
    fails(imports(folder, "draft.docx", (folder / "made.zip").read_bytes()), 3, "draft.docx")


def test_an_address_that_is_not_there_brings_the_nearest():
    fails(drafting("show", "L.64", "annex 62"), 5, "A/64/L.64 has no annex 62", "annex 61")


def test_words_that_are_no_address():
    fails(drafting("show", "L.64", "the second one"), 5, "'the second one' is not an address", "PP3")


def test_a_range_that_is_turned_round():
    fails(drafting("show", "L.64", "PP7-PP3"), 5, "PP3 comes before PP7", "swap its two ends")


def test_an_address_that_neither_text_of_a_comparison_has():
    fails(drafting("diff", "goals", "elements", "OP3"), 5, "has no OP3")


def test_a_part_that_the_file_does_not_have():
    source = next((ROOT / "examples" / "sources").glob("002*"))
    run = drafting("import", source, "--part", "IX", "-o", "nowhere.txt")
    fails(run, 4, "has no part 'IX'", "parts found: i, ii, iii")
    assert not (ROOT / "nowhere.txt").exists()


def test_an_output_that_exists_is_not_replaced(folder):
    target = folder / "out.txt"
    target.write_text("mine")
    fails(drafting("export", "goals", "-o", target), 8, "exists already", "--force")
    assert target.read_text() == "mine"
    assert drafting("export", "goals", "-o", target, "--force").code == 0
    assert target.read_text("utf-8").startswith("drafting-text 1")


def test_an_output_below_a_file_cannot_be_written(folder):
    (folder / "file").write_text("x")
    fails(drafting("export", "goals", "-o", folder / "file" / "out.txt"), 8, "cannot be written")
    assert sorted(p.name for p in folder.iterdir()) == ["file", "texts"]


def test_a_format_that_is_not_written(folder):
    fails(drafting("export", "goals", "-o", folder / "out.odt"), 8, "cannot be written in that format", ".docx")


def test_importing_over_a_held_text_needs_force(folder):
    (folder / "draft.txt").write_text(PLAN)
    assert drafting("import", "draft.txt", "--into", "one", cwd=folder).code == 0
    fails(drafting("import", "draft.txt", "--into", "one", cwd=folder), 8, "is held already", "--force")


def test_one_bad_file_of_several_leaves_nothing_written(folder):
    (folder / "good.txt").write_text(PLAN)
    (folder / "bad.txt").write_bytes(b"")
    fails(drafting("import", "good.txt", "bad.txt", cwd=folder), 3, "bad.txt: is empty")
    assert not list((folder / "texts").iterdir())


def test_a_held_file_broken_by_hand_says_which_line(folder):
    (folder / "texts" / "L.1.txt").write_text("drafting-text 1\nsymbol: L.1\n\nOP4: one\n\nOP4: two\n")
    fails(drafting("show", "L.1", cwd=folder), 4, "L.1.txt, line 6: OP4 occurs again here", "line 4")


def test_a_command_that_does_not_exist():
    fails(drafting("shwo", "L.64"), 2, "no command 'shwo'", "did you mean show")


def test_an_option_that_does_not_exist():
    fails(drafting("show", "L.64", "--josn"), 2, "--josn", "drafting show --help")


def test_lines_that_are_no_range():
    for lines in ("9-3", f"1-{'9' * 5_000}"):
        fails(drafting("import", "x.txt", "--lines", lines), 2, "FIRST-LAST")


@pytest.mark.parametrize("day", ["8 March", "2010-02-30", "2010", ""])
def test_a_date_that_is_none(folder, day):
    run = drafting("diff", "goals", "elements", "--date", day, "-o", folder / "out.docx")
    fails(run, 2, "is not a date", "--help")
    assert not (folder / "out.docx").exists()


def test_an_example_goes_into_a_new_folder_only(folder):
    fails(drafting("example", folder), 8, "is not empty")


def test_a_library_that_is_empty_says_how_to_fill_it(tmp_path):
    fails(drafting("--texts", tmp_path / "none", "show", "L.64"), 6, "drafting import FILE")


@pytest.mark.parametrize(
    "given",
    [
        ("--name", "CON"),
        ("--name", "lpt1.draft"),
        ("--into", "one/nul"),
        ("--into", "what?"),
        ("--name", "../L.1"),
        ("--name", "A/64/L.1"),
        ("--name", ".."),
        ("--name", " "),
        ("--name", "L:1"),
        ("--into", "../one"),
        ("--into", "/elsewhere"),
    ],
)
def test_nothing_is_imported_outside_the_folder_of_held_texts(folder, given):
    (folder / "draft.txt").write_text(PLAN)
    fails(drafting("import", "draft.txt", *given, cwd=folder), 2, given[0], "drafting import --help")
    assert sorted(p.name for p in folder.rglob("*")) == ["draft.txt", "texts"]


def test_a_hidden_file_is_held_under_a_name_that_shows(folder):
    (folder / ".draft.txt").write_text(PLAN)
    fails(drafting("import", ".draft.txt", cwd=folder), 8, ".draft: a text can't be held under this name", "--name")
    assert drafting("import", ".draft.txt", "--name", "draft", cwd=folder).code == 0
    assert drafting("show", "draft", "OP1", cwd=folder).code == 0


def test_a_text_is_not_held_with_a_date_that_is_none(folder):
    (folder / "draft.txt").write_text(PLAN)
    fails(drafting("import", "draft.txt", "--date", "31 July", cwd=folder), 2, "'31 July' is not a date", "YYYY-MM-DD")
    assert not list((folder / "texts").iterdir())


def test_a_file_that_exists_is_not_replaced_by_an_import_either(folder):
    (folder / "draft.txt").write_text(PLAN)
    (folder / "mine.txt").write_text("mine")
    run = drafting("import", "draft.txt", "-o", "mine.txt", cwd=folder)
    fails(run, 8, "mine.txt: exists already", "write elsewhere with -o")
    assert (folder / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("asked", [("history", "draft.txt", "OP1"), ("origins", "draft.txt")])
def test_a_file_that_is_not_held_has_no_versions_beside_it(folder, asked):
    (folder / "draft.txt").write_text(PLAN)
    fails(drafting(*asked, cwd=folder), 6, "draft.txt: is a file, and not a held text", "drafting import")


@pytest.mark.parametrize("option", [("--by", "the chair"), ("--date", "2010-07-30"), ("--note", "why"), ("--all",)])
def test_who_decides_is_asked_in_a_review_only(option):
    fails(drafting("track", "goals", "L.64", *option), 2, "go with --review", "drafting track --help")


def test_json_is_no_other_format():
    fails(drafting("diff", "L.64", "annex", "--json", "--to", "html"), 2, "exclude each other", "drafting diff --help")


def test_an_explanation_goes_to_the_screen(folder):
    for option in (("-o", folder / "out.html"), ("--to", "markdown")):
        run = drafting("diff", "L.64", "annex", "--explain", "OP4", *option)
        fails(run, 2, "--explain is for the screen", "drafting diff --help")
    assert not (folder / "out.html").exists()


def test_folders_are_not_explained(folder):
    run = drafting("diff", folder / "texts", folder / "texts", "--explain", "OP4")
    fails(run, 2, "--explain is for two texts", "drafting diff --help")


@pytest.mark.parametrize("table", [b"\x00\x01", b"nonsense\n"])
def test_a_thesaurus_that_is_no_table_says_what_it_must_be(folder, table):
    (folder / "own.tsv").write_bytes(table)
    run = drafting("track", "goals", "L.64", "--thesaurus", folder / "own.tsv")
    fails(run, 3, "own.tsv: ", "columns language, class and term")


def test_an_option_without_its_value_names_the_command():
    fails(drafting("track", "goals", "--into"), 2, "--into", "drafting track --help")


@pytest.mark.parametrize("asked", [("show", ""), ("pair", ":OP4", "annex:38")])
def test_a_text_without_a_name_is_none(asked):
    fails(drafting(*asked), 6, "no text is named", "held texts: ")


@pytest.mark.parametrize("name", ["old.txt", "new.txt"])
def test_a_comparison_never_replaces_one_of_its_own_texts(tmp_path, name):
    for file, words in (("old.txt", "OP1. Urges all States;"), ("new.txt", "OP1. Invites all States;")):
        (tmp_path / file).write_text(words, "utf-8")
    before = (tmp_path / name).read_bytes()
    run = drafting("diff", "old.txt", "new.txt", "-o", name, "--force", cwd=tmp_path)
    assert run.code == 8
    assert run.err.splitlines() == [
        f"Error: {name}: is one of the texts that are read",
        "Hint:  write elsewhere with -o",
    ]
    assert (tmp_path / name).read_bytes() == before


WRITING = [
    ("diff", "nobody", "nobody", "-o"),
    ("summary", "nobody", "nobody", "-o"),
    ("track", "nobody", "nobody", "-o"),
    ("export", "nobody", "-o"),
    ("import", "nobody.txt", "-o"),
]


@pytest.mark.parametrize("asked", WRITING, ids=[asked[0] for asked in WRITING])
def test_an_output_that_cannot_be_is_refused_before_any_text_is_read(folder, asked):
    (folder / "out.json").write_text("mine")
    fails(drafting(*asked, "out.json", cwd=folder), 8, "out.json: exists already", "--force")
    fails(drafting(*asked, "out.pdf", cwd=folder), 8, "out.pdf: cannot be written in that format", ".json")
    fails(drafting(*asked, "", cwd=folder), 2, "no file is named")
    assert (folder / "out.json").read_text() == "mine"


def test_a_held_text_is_not_lost_to_a_result_that_is_made_of_it(folder):
    held = folder / "texts" / "draft.txt"
    held.write_text("drafting-text 1\n\nOP1: Decides to act.\n")
    before = held.read_bytes()
    run = drafting("diff", "draft", "draft", "-o", "texts/draft.txt", "--force", cwd=folder)
    fails(run, 8, "texts/draft.txt: is one of the texts that are read")
    assert held.read_bytes() == before


@pytest.mark.parametrize(
    "option",
    [
        ("--author", "drafting"),
        ("--date", "2010-03-08"),
        ("--numbers", "tracked"),
        ("--comments", "all"),
        ("--layout", "redline"),
        ("--summary",),
    ],
)
def test_what_is_said_of_a_redline_wants_a_redline(folder, option):
    for output in ((), ("-o", "out.html"), ("--json",)):
        run = drafting("diff", "goals", "elements", *option, *output)
        fails(run, 2, f"{option[0]} is for a Word file", "drafting diff --help")
        assert run.out == ""
    (folder / "a.md").write_text(PLAN)
    fails(drafting("diff", folder, folder, *option, "-o", folder / "out.html"), 2, option[0])
    assert drafting("diff", folder, folder, *option, "-o", folder / "out").code == 0


@pytest.mark.parametrize(
    ("layout", "option"),
    [
        ("side-by-side", ("--date", "2010-03-08")),
        ("annotated", ("--numbers", "plain")),
        ("side-by-side", ("--comments", "none")),
        ("clean", ("--author", "the chair")),
        ("clean", ("--summary",)),
    ],
)
def test_a_layout_refuses_what_it_would_not_heed(folder, layout, option):
    run = drafting("diff", "goals", "elements", "--layout", layout, *option, "-o", folder / "out.docx")
    fails(run, 2, f"{option[0]} is not for --layout {layout}")
    assert not (folder / "out.docx").exists()


def test_only_a_word_file_is_annotated(folder):
    run = drafting("export", "L.64", "-o", folder / "out.txt", "--elements", "goals")
    fails(run, 2, "--elements annotates a Word file", "drafting export --help")
    run = drafting("export", "L.64", "-o", folder / "out.docx", "--author", "the chair")
    fails(run, 2, "--author signs the comments of --elements", "drafting export --help")
    assert sorted(p.name for p in folder.iterdir()) == ["texts"]


def test_two_files_of_one_name_become_one_text_only_where_that_is_wanted(folder):
    for place in ("one", "two"):
        (folder / place).mkdir()
        (folder / place / "draft.txt").write_text(PLAN)
    run = drafting("import", "one/draft.txt", "two/draft.txt", "--force", cwd=folder)
    fails(run, 8, "two of the files would be held there", "--name")
    assert not list((folder / "texts").iterdir())


def test_a_list_of_what_is_not_held_is_refused():
    for form in ((), ("--json",)):
        run = drafting("list", "gaols", *form)
        fails(run, 6, "nothing held is called 'gaols'", "did you mean goals?")
        assert run.out == ""


def test_an_empty_folder_of_texts_is_no_fault_and_says_how_to_fill_it(tmp_path):
    run = drafting("--texts", tmp_path / "none", "list")
    assert run.code == 0
    assert run.err.startswith(f"no texts are held in {tmp_path / 'none'}: `drafting import FILE` makes one")


@pytest.mark.parametrize("asked", [("pair", "a:OP1", "b:OP1"), ("import", "c.txt", "d.txt")])
def test_what_has_one_place_is_not_told_to_go_elsewhere(folder, asked, monkeypatch):
    for name in ("a", "b"):
        (folder / "texts" / f"{name}.txt").write_text("drafting-text 1\n\nOP1: Decides to act.\n")
    for name in ("c", "d"):
        (folder / f"{name}.txt").write_text(PLAN)

    def denied(**_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", denied)
    run = fails(drafting(*asked, cwd=folder), 8, "cannot be written", "check the permissions of that folder")
    assert "-o" not in run.err


@pytest.fixture
def with_broken(tmp_path):
    """A negotiation of four versions, the second of which was broken by hand, and a decision that finds nothing."""
    (tmp_path / "texts").mkdir()
    wordings = ("OP1: Decides to act;", "rubbish", "OP1: Decides to act now;", "OP1: Requests a report.")
    for month, wording in enumerate(wordings, 1):
        held = f"drafting-text 1\ndate: 2010-0{month}-01\n\n{wording}\n"
        (tmp_path / "texts" / f"v{month}.txt").write_text(held)
    lost = 'pair | v1:OP1 "Decides on other things altogether" 0123456789ab | v4:OP1'
    (tmp_path / "texts" / "decisions.txt").write_text(f"drafting-decisions 1\n{lost}\n")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("diff", "v1", "v4"),
        ("summary", "v1", "v4"),
        ("history", "v4", "OP1"),
        ("origins", "v4"),
        ("pair", "--list"),
    ],
)
def test_a_held_text_that_was_broken_by_hand_is_told_and_stops_no_other(with_broken, arguments):
    run = drafting(*arguments, cwd=with_broken)
    assert run.code == 0
    assert "v4" in run.out
    assert run.err.count("passed over: v2.txt, line 4: 'rubbish' has no address") == 1
    if arguments[0] != "list":
        assert "passed over" not in drafting(*arguments, "--quiet", cwd=with_broken).err


@pytest.mark.parametrize("arguments", [("show", "v2"), ("diff", "v1", "v2"), ("history", "v2", "OP1")])
def test_a_held_text_that_was_broken_by_hand_is_refused_where_it_is_asked_for(with_broken, arguments):
    fails(drafting(*arguments, cwd=with_broken), 4, "v2.txt, line 4: 'rubbish' has no address")


@pytest.mark.parametrize("texts", [("", "goals"), ("goals", "")])
def test_an_empty_name_is_no_text_and_no_folder(texts):
    fails(drafting("diff", *texts), 6, "no text is named")


def test_a_name_too_long_for_a_file_is_told_as_such():
    fails(drafting("show", "a" * 5000), 3, "File name too long")


def test_a_folder_that_may_not_be_looked_into_is_told_as_such(monkeypatch):
    def forbidden(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.stat", forbidden)
    fails(drafting("show", "secret/draft.docx"), 3, "secret/draft.docx: Permission denied")


@pytest.fixture
def oddly_named(tmp_path):
    """A file whose name is no UTF-8, as an archive of another system may bring it."""
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        file.write_text(PLAN)
    except OSError:
        pytest.skip("this system has no such names")
    (tmp_path / "new.txt").write_text(PLAN.replace("act", "wait"))
    return file


def test_a_name_that_is_no_utf8_is_read_written_and_told(oddly_named):
    here = oddly_named.parent
    (here / "texts").mkdir()
    assert drafting("import", oddly_named.name, "--title", os.fsdecode(b"th\xe9"), cwd=here).code == 0
    assert "caf\ufffd" in drafting("list", cwd=here).out
    for ending in ("html", "md", "txt", "json", "docx"):
        run = drafting("diff", oddly_named.name, "new.txt", "-o", f"out.{ending}", cwd=here)
        assert run.code == 0, run.err


def test_a_decision_on_a_text_whose_name_is_no_utf8_is_kept_and_honoured(oddly_named):
    here, name = oddly_named.parent, oddly_named.name
    assert drafting("pair", f"{name}:OP1", "new.txt:OP1", "--by", os.fsdecode(b"Ren\xe9"), cwd=here).code == 0
    assert "paired by hand" in drafting("diff", name, "new.txt", cwd=here).out
