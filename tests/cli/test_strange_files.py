"""Files that are no text that is read, whatever they are called: what they are is said, and what to do with them."""

from importlib import import_module

import pytest
from command import drafting, fails

PLAN = "The General Assembly,\n\nRecalling its resolution 64/178,\n\n1. Decides to act."
RUSSIAN = "Генеральная Ассамблея,\n\n1. постановляет действовать."
ARABIC = "إن الجمعية العامة،\n\n1 - تقرر أن تعمل."
CHINESE = "大会，\n\n1. 决定采取行动。"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
READ = ["x.txt", "x.docx", "x.odt", "x.pdf", "x.html"]


@pytest.fixture
def named(tmp_path):
    """Shows a file of this name and these bytes."""

    def show(name, data):
        (tmp_path / name).write_bytes(data)
        return drafting("show", name, cwd=tmp_path)

    return show


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (b"", "is empty", "ask for the file again"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "is a picture", "text recognition"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 99, "is a picture", "text recognition"),
        (b"{\\rtf1 words}", "is in rich text format", "save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password", "remove the password"),
        (OLE + "WordDocument".encode("utf-16-le"), "is in the old .doc format", "save it as .docx"),
        (OLE, "is an old Office file", "save it as .docx"),
    ],
)
def test_what_a_file_is_does_not_depend_on_how_it_is_called(named, name, data, what, remedy):
    fails(named(name, data), 3, f"Error: {name}: {what}\n", remedy)


@pytest.mark.parametrize("name", [name for name in READ if name != "x.pdf"])
def test_a_pdf_with_another_ending_is_given_its_own(named, name):
    fails(named(name, b"%PDF-1.7"), 3, f"{name}: is a PDF", "give it the ending .pdf")


@pytest.mark.parametrize("name", ["x.txt", "x.pdf", "x.html"])
def test_a_word_file_with_another_ending_is_given_its_own(named, name):
    fails(named(name, b"PK\x03\x04rest"), 3, f"{name}: is a Word, OpenDocument or zip file", "its own ending, .docx")


def test_a_mail_saved_as_text_is_a_text(named):
    assert "OP1" in named("mail.txt", f"MIME-Version: 1.0\n\n{PLAN}".encode()).out


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("draft.docm", "save it as .docx"),
        ("DRAFT.DOC", "save it as .docx"),
        ("scan.jpg", "text recognition"),
        ("table.xlsx", "copy the words"),
        ("talk.pptx", "copy the words"),
        ("mail.msg", "attached"),
        ("all.zip", "unpack it"),
        ("draft.docx.lnk", "only leads to a file"),
        ("draft.docx.crdownload", "wait until all of it has arrived"),
        ("draft.xyz", "files that are read: .txt, .md, .docx"),
    ],
)
def test_a_kind_that_is_not_read_has_a_remedy_of_its_own(named, name, remedy):
    fails(named(name, b"anything"), 3, f"{name}: files of the kind", "are not read", remedy)


@pytest.mark.parametrize(("data", "ending"), [(PLAN.encode(), ".txt"), (b"%PDF-1.7", ".pdf"), (b"<html>", ".html")])
def test_a_file_without_an_ending_is_told_which_it_should_have(named, data, ending):
    fails(named("draft", data), 3, "draft: files without an ending are not read", f"looks like a {ending} file")


def test_what_word_keeps_beside_an_open_file_is_not_taken_for_a_damaged_one(named):
    fails(named("~$draft.docx", b"\x05Clerk" + b"\0" * 150), 3, "beside a file that is open", "name the file itself")


@pytest.mark.parametrize(
    "data", [RUSSIAN.encode("cp1251"), ARABIC.encode("cp1256"), CHINESE.encode("gb18030")], ids=["ru", "ar", "zh"]
)
def test_a_text_in_the_encoding_of_another_windows_is_refused_rather_than_garbled(named, data):
    fails(named("draft.txt", data), 3, "draft.txt: ", "save it with the encoding UTF-8")


def test_a_french_text_of_windows_is_read_though_many_of_its_letters_have_accents(named):
    run = named("draft.txt", "L’Assemblée générale,\n\n1. Prie l’État déjà cité d’être présent.".encode("cp1252"))
    assert "État déjà cité" in run.out


def test_a_plain_text_larger_than_any_resolution_is_refused(named, monkeypatch):
    data = PLAN.encode()
    monkeypatch.setattr(import_module("drafting.readers.decode"), "MAX_TEXT_BYTES", len(data))
    assert named("draft.txt", data).code == 0
    fails(named("draft.txt", data + b"\n"), 3, "draft.txt: is larger than", "cut the resolution out")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_text_that_notepad_saved_as_unicode_is_read(named, encoding):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    assert "Генеральная Ассамблея," in named("draft.txt", (mark + RUSSIAN).encode(encoding)).out


def test_a_folder_is_no_text(tmp_path):
    (tmp_path / "drafts").mkdir()
    fails(drafting("show", "drafts", cwd=tmp_path), 3, "drafts: is a folder", "name one file in it")


@pytest.mark.parametrize("name", ["https://undocs.org/A/64/L.64", "https://undocs.org/L64.docx", "www.un.org/L64.docx"])
@pytest.mark.parametrize("command", ["show", "import"])
def test_nothing_is_fetched_from_the_web(tmp_path, command, name):
    run = drafting(command, name, cwd=tmp_path)
    fails(run, run.code, "nothing is fetched from the web: save the page or document as a file")


def test_a_text_in_the_place_of_a_command_says_that_a_command_comes_first(named, tmp_path):
    named("draft.txt", PLAN.encode())
    run = drafting("draft.txt", "new.txt", cwd=tmp_path)
    fails(run, 2, "no command 'draft.txt'; say first what", "`drafting show draft.txt`")


def test_help_is_a_command_too():
    assert drafting("help").out == drafting("--help").out
    assert drafting("help", "diff").out == drafting("diff", "--help").out


@pytest.mark.parametrize("tag", ["English", "klingon", "e"])
def test_a_language_is_named_by_its_tag(named, tmp_path, tag):
    named("draft.txt", PLAN.encode())
    run = drafting("import", "draft.txt", "--language", tag, cwd=tmp_path)
    fails(run, 2, f"'{tag}' is not the tag of a language; write en, fr")
    assert drafting("import", "draft.txt", "--language", "pt-BR", cwd=tmp_path).code == 0


def test_what_word_can_save_is_not_written_but_said(named, tmp_path):
    named("draft.txt", PLAN.encode())
    run = drafting("diff", "draft.txt", "draft.txt", "-o", "out.pdf", cwd=tmp_path)
    fails(run, 8, "out.pdf: cannot be written in that format", "Word can save a .docx in that format")
