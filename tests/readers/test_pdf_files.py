"""PDF files that are broken, locked, empty or made to be slow: refused in two lines, within time and memory."""

import subprocess
import sys
import time
from contextlib import suppress

import pytest
from pdfs import Put, Rule, pdf, stream, whole

from drafting.errors import DraftingError, FormatError
from drafting.readers import read_bytes
from drafting.readers.pdf import apart

TEXT = [Put(72, 72, "The General Assembly,"), Put(72, 100, "1. Decides to act.")]
LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 "
    f"/O <{'ab' * 32}> /U <{'cd' * 32}> >> /ID [<{'01' * 16}> <{'01' * 16}>]"
)


def page(contents, extra=""):
    """A file of one page with these contents, and objects from number 6 on."""
    return [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F 5 0 R >> {extra} >> >>",
        contents,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]


def forms(depth, width):
    """Forms that draw forms that draw forms: a page of a few bytes that asks for more than any machine can do."""
    objects = page(stream("/X6 Do"), "/XObject << /X6 6 0 R >>")
    for level in range(depth):
        below = level + 7
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X{below} {below} 0 R >> >>"
        objects.append(stream(f"/X{below} Do " * width).replace("<< ", f"<< {head} ", 1))
    return whole([*objects, stream("").replace("<< ", "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] ", 1)])


BAD = {
    "nothing at all": (b"", "is empty"),
    "anything": (b"anything", "is no PDF, or a damaged one"),
    "its first half": (pdf(TEXT)[:400], "is no PDF, or a damaged one"),
    "a Word file": (b"PK\x03\x04 and so on", "give it its own ending, .docx"),
    "locked": (pdf(TEXT, encrypted=LOCKED), "is locked with a password"),
    "no words": (pdf([]), "has no text"),
    "a page that is not there": (pdf(TEXT).replace(b"/Kids [ ", b"/Kids [ 999 0 R "), "is no PDF, or a damaged one"),
    "letters without names": (pdf([Put(72, 72 + 12 * n, "\ue001\ue002\ue003\ue004" * 9) for n in range(9)]), "fonts"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_says_why_and_what_to_do(kind):
    data, said = BAD[kind]
    with pytest.raises(FormatError) as caught:
        read_bytes(data, "draft.pdf")
    assert said in f"{caught.value.message}; {caught.value.hint}"
    assert caught.value.message.startswith("draft.pdf: ")
    assert caught.value.hint


def test_a_file_that_was_cut_short_but_can_be_read_is_told():
    data = pdf(TEXT)
    reading = read_bytes(data[: data.rindex(b"startxref")], "draft.pdf")
    assert [str(p.address) for p in reading.text.paragraphs] == ["chapeau", "OP1"]
    assert "the end of the file is missing, and pages may be: get it again" in map(str, reading.notices)


SLOW = {
    "forms in forms": lambda: forms(20, 10),
    "a letter a million times": lambda: whole(page(stream("BT /F 9 Tf " + "(a) Tj " * 1_000_000 + "ET"))),
    "a stream that unpacks to 600 MB": lambda: whole(page(stream(" " * 2**20, 600))),
}
LARGE = {
    "a line a letter": lambda: whole(page(stream("".join(f"BT /F 9 Tf 9 {n} Td (a) Tj ET " for n in range(60_000))))),
    "letters at one place": lambda: whole(page(stream("BT /F 9 Tf 9 9 Td ET " + "BT /F 9 Tf (a) Tj ET " * 60_000))),
    "raised and level in turn": lambda: pdf([Put(9, 99, "a<^>1</^>" * 20_000)]),
    "rules across one line": lambda: pdf(
        [Put(9, 99, "a" * 3_000), *[Rule(9, 96, 500, path=n) for n in range(1, 1_000)]]
    ),
    "a drawing": lambda: pdf([Put(9, 99, "a" * 900), *[Rule(9, n / 99, 500) for n in range(60_000)]]),
    "pages of one word": lambda: pdf(*[[Put(72, 72, f"word {n}")] for n in range(1_500)]),
}


@pytest.mark.parametrize("kind", SLOW)
def test_what_is_made_to_be_slow_is_stopped(kind):
    with pytest.raises(FormatError) as caught:
        read_bytes(SLOW[kind](), "slow.pdf")
    assert caught.value.hint


@pytest.mark.parametrize("kind", LARGE)
def test_what_is_large_is_read_or_refused_in_time(kind):
    data = LARGE[kind]()
    start = time.process_time()
    with suppress(DraftingError):
        read_bytes(data, "large.pdf")
    assert time.process_time() - start < apart.SECONDS


def test_the_work_of_a_process_is_bounded():
    resource = pytest.importorskip("resource")  # Windows has a clock alone
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(FormatError):
        read_bytes(forms(20, 10), "slow.pdf")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < apart.SECONDS + 1


def test_a_library_that_is_not_there_is_named(monkeypatch, tmp_path):
    (tmp_path / "pypdfium2").mkdir()
    (tmp_path / "pypdfium2" / "__init__.py").write_text("raise ModuleNotFoundError('gone', name='pypdfium2')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(FormatError, match=r"draft\.pdf: can't be read without the package pypdfium2"):
        read_bytes(pdf(TEXT), "draft.pdf")


def test_reading_leaves_nothing_on_standard_error_and_ends_in_peace(tmp_path):
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(TEXT))
    code = (
        "import sys, pathlib; from drafting.readers.pdf.file import opened, page_glyphs\n"
        "with opened(pathlib.Path(sys.argv[1]).read_bytes()) as d: print(len(page_glyphs(d, 0).glyphs))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, path], capture_output=True, timeout=60, check=True
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [b"39"], b"")
