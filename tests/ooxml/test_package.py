"""Opening Word files of strangers: what is sound opens, what is not is refused with a word on what to do."""

import struct
import zipfile

import pytest
from wordfiles import CONTENT_TYPES, NAMES, docx, p, relationships, zipped

from drafting.archive import MARKS_LIMIT, MEMBERS_LIMIT, PART_LIMIT
from drafting.errors import FormatError
from drafting.ooxml.names import STRICT, W
from drafting.ooxml.package import open_package
from drafting.ooxml.walk import walk

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def words(data):
    return [paragraph.text for paragraph in walk(open_package(data, name="x.docx").document())]


def refused(data):
    with pytest.raises(FormatError) as caught:
        open_package(data, name="L22.docx").document()
    assert caught.value.message.startswith("L22.docx")
    assert caught.value.hint
    return caught.value.message


def with_main(document, path="word/document.xml", **more):
    files = {
        "_rels/.rels": relationships([("officeDocument", path)]),
        path: document,
        "[Content_Types].xml": CONTENT_TYPES,
    }
    return zipped(files | more)


def main(body, names=NAMES):
    return f"<w:document {names}><w:body>{body}</w:body></w:document>"


def test_the_text_is_found_through_relationships_whatever_it_is_called():
    assert words(with_main(main(p("found")), path="text/body.xml")) == ["found"]


def test_names_are_compared_without_case_and_slashes_may_lean_back():
    data = zipped(
        {"_RELS/.rels": relationships([("officeDocument", "/word/Document.xml")]), "Word\\document.XML": main(p("x"))}
    )
    assert words(data) == ["x"]


def test_the_strict_names_of_the_standard_are_understood():
    strict = {usual: name for name, usual in STRICT.items()}[W]
    assert words(with_main(main(p("x"), NAMES.replace(W, strict)))) == ["x"]


def test_utf_16_is_read():
    assert words(with_main(main(p("été")).encode("utf-16"))) == ["été"]


def test_parts_are_named_by_their_kind():
    package = open_package(docx(p("x"), footnotes="", styles=""), name="x")
    assert package.related("footnotes") == ("word/footnotes.xml",)
    assert package.related("endnotes") == ()
    assert set(package.parts) >= {"word/document.xml", "word/styles.xml"}


def test_every_tree_is_fresh_so_that_a_package_can_be_read_in_several_ways():
    package = open_package(docx(p("x")), name="x")
    package.document().clear()
    assert [q.text for q in walk(package.document())] == ["x"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"Dear colleagues,", "not a Word file"),
        (docx(p("x"))[:300], "only a part of one"),
        (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + b"\0" * 500 + "WordDocument".encode("utf-16-le"), "old .doc"),
        (OLE + b"\0" * 500, "old Office file"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf<html>", "web page"),
        (zipped({"a.txt": "x"}), "not a Word file"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (with_main("<workbook/>"), "not a text of Word's"),
        (with_main(f"<w:document {NAMES}/>"), "not a text of Word's"),
        (with_main("<w:document"), "XML is broken"),
        (zipped({"_rels/.rels": relationships([("officeDocument", "word/gone.xml")])}), "not a Word file"),
    ],
)
def test_what_is_no_sound_word_file_is_refused(data, said):
    assert said in refused(data)


@pytest.mark.parametrize(
    "doctype", ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<!DOCTYPE x>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_document_types_are_refused(doctype, encoding):
    assert "entities" in refused(with_main((doctype + main(p("x"))).encode(encoding)))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    assert "times its size" in refused(with_main(main(p(" " * (PART_LIMIT // 4)))))
    assert "larger than" in refused(_declared(with_main(main(p("x"))), PART_LIMIT + 1, packed=PART_LIMIT))


def _declared(data, size, packed=None):
    """The zip with another size declared for its document, in the central directory."""
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    changed = bytearray(data)
    struct.pack_into("<I", changed, at + 24, size)
    if packed is not None:
        struct.pack_into("<I", changed, at + 20, packed)
    return bytes(changed)


@pytest.mark.parametrize("size", [10, 5_000])
def test_a_size_that_is_not_the_real_one_is_refused(size):
    assert "damaged" in refused(_declared(with_main(main(p("x" * 900))), size))


def test_too_many_files_and_too_many_elements_are_refused():
    crowd = {f"media/{n}.png": b"" for n in range(MEMBERS_LIMIT)}
    assert "files" in refused(with_main(main(p("x")), **crowd))
    assert "too many XML elements" in refused(with_main(main("<w:p/>" * MARKS_LIMIT)))


def test_many_paragraphs_that_are_all_alike_are_no_bomb():
    assert len(words(docx(p("Reaffirming the purposes and principles of the Charter,") * 6_000))) == 6_000


def test_absurd_nesting_is_refused():
    assert "XML is broken" in refused(with_main(main("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)))


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "C:/evil.xml", "..\\evil.xml"])
def test_names_that_lead_out_of_the_file_are_refused(name):
    assert "outside it" in refused(with_main(main(p("x")), **{name: "x"}))


def test_two_parts_of_one_name_are_refused():
    assert "twice" in refused(with_main(main(p("x")), **{"WORD/document.xml": main(p("y"))}))


def test_a_damaged_part_is_refused():
    data = bytearray(with_main(main(p("x" * 5_000))))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 10] = b"\xff" * 10
    assert "damaged" in refused(bytes(data))


def test_a_zip_with_a_password_is_refused():
    data = bytearray(zipped({"_rels/.rels": relationships([("officeDocument", "x.xml")])}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refused(bytes(data))
