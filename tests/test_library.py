"""The library: names, symbols, and files written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest
from command import drafting

from drafting.errors import DraftingError, FormatError, LibraryError, OutputError
from drafting.files import read_file, write_file
from drafting.library import Library, find_folder
from drafting.model.address import Series, place
from drafting.model.text import Kind, Paragraph, Text


def text(name, symbol=None):
    return Text(name, (Paragraph(place(Series.OP, 1), Kind.OPERATIVE, "Decides to act.", "1."),), symbol=symbol)


@pytest.fixture
def held(tmp_path):
    library = Library(tmp_path / "texts")
    for name, symbol, negotiation in [
        ("zero-draft", None, "youth"),
        ("rev1", "A/C.3/79/L.22", "youth"),
        ("rev10", "A/C.3/79/L.22/Rev.1", "water"),
    ]:
        library.save(text(name, symbol), negotiation)
    return library


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("zero-draft", "zero-draft"),
        ("ZERO", "zero-draft"),
        ("youth/z", "zero-draft"),
        ("rev1", "rev1"),  # the whole name wins over a beginning of another
        ("rev10", "rev10"),
        ("a/c.3/79/l.22", "rev1"),
        ("rev10.txt", "rev10"),
    ],
)
def test_a_text_is_found_by_any_form_that_fits_it_alone(held, said, name):
    assert held.entry(said).name == name


def test_a_beginning_that_fits_two_is_an_error_that_lists_them(held):
    with pytest.raises(LibraryError) as problem:
        held.entry("rev")
    assert "water/rev10" in problem.value.hint
    assert "youth/rev1" in problem.value.hint


def test_a_text_that_was_saved_is_opened_as_it_was(held):
    assert held.open(held.entry("rev1")) == text("rev1", "A/C.3/79/L.22")


def test_a_file_that_was_renamed_bears_its_new_name(held):
    path = held.entry("rev1").path
    path.rename(path.with_name("rev1-clean.txt"))
    assert held.open(held.entry("rev1-clean")).name == "rev1-clean"


def test_other_files_in_the_folder_are_passed_over(held):
    (held.folder / "notes.txt").write_text("call Norway")
    assert [e.name for e in held.entries()] == ["rev10", "rev1", "zero-draft"]


def test_what_is_called_like_a_text_and_is_no_file_is_passed_over(held):
    (held.folder / "folder.txt").mkdir()
    assert len(held.entries()) == 3


def test_a_text_that_another_program_has_locked_hides_no_other(held, monkeypatch):
    opened = Path.open

    def locked(path, *how, **named):
        if path.name == "rev10.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *how, **named)

    monkeypatch.setattr("pathlib.Path.open", locked)
    assert held.entry("A/C.3/79/L.22").name == "rev1"
    listed = drafting("--texts", held.folder, "list")
    assert "zero-draft" in listed.out
    assert "rev10.txt: cannot be read (Permission denied)" in listed.err
    assert listed.code == 0
    assert drafting("--texts", held.folder, "show", "rev10").code == 3


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_link_that_leads_nowhere_is_passed_over(held):
    (held.folder / "link.txt").symlink_to("nowhere.txt")
    assert len(held.entries()) == 3


def test_a_symbol_is_found_although_another_text_was_broken_by_hand(held):
    (held.folder / "broken.txt").write_text("drafting-text 1\n\nrubbish\n")
    assert held.entry("A/C.3/79/L.22").name == "rev1"
    with pytest.raises(LibraryError, match="is called 'nothing'"):
        held.entry("nothing")


def test_a_symbol_that_two_texts_bear_lists_them(held):
    held.save(text("copy", "A/C.3/79/L.22"), "youth")
    with pytest.raises(LibraryError, match="fits several held texts") as problem:
        held.entry("A/C.3/79/L.22")
    assert problem.value.hint == "say which: youth/copy, youth/rev1"


def test_saving_over_a_held_text_needs_force(held):
    with pytest.raises(OutputError):
        held.save(text("rev1"), "youth")
    held.save(text("rev1"), "youth", force=True)
    assert held.open(held.entry("rev1")).symbol is None


def test_the_nearest_folder_above_is_the_library(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_folder(tmp_path / "a" / "b") == tmp_path / "texts"


def test_a_file_that_was_written_leaves_nothing_beside_it(tmp_path):
    write_file(tmp_path / "new" / "out.txt", b"words")
    assert (tmp_path / "new" / "out.txt").read_bytes() == b"words"
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["out.txt"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's")
def test_a_file_that_was_written_has_the_permissions_of_any_new_file(tmp_path):
    write_file(tmp_path / "ours", b"")
    (tmp_path / "plain").write_bytes(b"")
    ours, plain = (stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ours", "plain"))
    assert ours == plain


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_link_stays_and_the_file_that_it_leads_to_is_replaced(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "out.txt").write_bytes(b"old")
    link = tmp_path / "out.txt"
    link.symlink_to(Path("shared", "out.txt"))
    write_file(link, b"new", force=True)
    assert link.is_symlink()
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "shared").iterdir()] == [("out.txt", b"new")]


def test_a_write_that_is_interrupted_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("drafting.files._as_new_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(target, b"new", force=True)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_open_in_word_says_so(tmp_path, monkeypatch):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")

    def locked(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", locked)
    with pytest.raises(OutputError, match="cannot be replaced while it is open in Word") as problem:
        write_file(target, b"new", force=True)
    assert problem.value.hint == "close it there, or write elsewhere with -o"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


def test_a_folder_that_cannot_be_written_in_is_no_fault_of_word(tmp_path, monkeypatch):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")

    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", denied)
    with pytest.raises(OutputError, match=r"cannot be written \(Permission denied\)"):
        write_file(target, b"new", force=True)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_a_file_without_an_end_is_refused():
    with pytest.raises(FormatError, match="is larger than 200 MB"):
        read_file(Path("/dev/zero"))


def test_a_folder_is_no_file(tmp_path):
    for attempt in (lambda: read_file(tmp_path), lambda: write_file(tmp_path, b"")):
        with pytest.raises(DraftingError, match="is a folder"):
            attempt()
