"""Word files of others: real redlines, damaged and hostile ones. Skipped where they are not at hand."""

import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from drafting.errors import FormatError, StructureError
from drafting.model.hands import Whose, unsigned
from drafting.model.reading import Changes
from drafting.model.text import Style
from drafting.readers import read_bytes
from drafting.readers.word import scan_word

DATA = Path(__file__).parents[3] / "shared" / "data"
KINDS = sorted(DATA.glob("docx_revision_kinds/*.docx"))
OTHERS = sorted([*DATA.glob("docx_wc/*.docx"), *DATA.glob("docx_several_authors/*.docx")])
HOSTILE = sorted(DATA.glob("docx_hostile/*.docx"))
SECONDS, MEGABYTES = 5, 500  # what one file of a stranger may cost

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the folder with third-party files is missing")


def wordings(path, how):
    return [block.wording for block in scan_word(path.read_bytes(), name=path.name, changes=how).blocks]


def squeezed(texts):
    return re.sub(r"\s", "", "".join(texts))


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_no_word_is_lost_in_any_of_the_three_ways(path):
    kept = scan_word(path.read_bytes(), name=path.name, changes=Changes.KEPT).blocks
    for how, gone in ((Changes.ACCEPTED, Style.DELETED), (Changes.REJECTED, Style.INSERTED)):
        left = []
        for block in kept:
            dropped = {at for span in block.spans if span.style is gone for at in range(span.start, span.end)}
            left += [c for at, c in enumerate(block.wording) if at not in dropped]
        found = squeezed(wordings(path, how))
        assert (found.replace("^", "") if "Math" in path.stem else found) == squeezed(left)


@pytest.mark.parametrize("path", [*KINDS, *OTHERS], ids=lambda path: path.stem)
def test_signatures_change_nothing_of_what_is_read(path):
    for how in (Changes.ACCEPTED, Changes.REJECTED):
        try:
            plain = read_bytes(path.read_bytes(), path.name, changes=how)
        except StructureError:  # a picture alone
            continue
        signed = read_bytes(path.read_bytes(), path.name, changes=how, whose=Whose())
        assert unsigned(signed.text)[0] == plain.text
        assert (signed.notices, signed.authors) == (plain.notices, plain.authors)


def document_of(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


# Words in tracked insertions and in formulas are compared by the test above.
SETTLED = [path for path in OTHERS if not re.search("<w:ins |<m:oMath", document_of(path))]
# pandoc writes formulas in TeX and drops some results of fields.
PANDOC_READS = [path for path in (*KINDS, *OTHERS[::4]) if not re.search("Math|FieldCode", path.stem)]


@pytest.mark.parametrize("path", SETTLED, ids=lambda path: path.stem)
def test_every_word_in_the_xml_is_in_a_block(path):
    written = [html.unescape(words) for words in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document_of(path))]
    assert squeezed(wordings(path, Changes.ACCEPTED)) == squeezed(written)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("path", PANDOC_READS, ids=lambda path: path.stem)
def test_pandoc_reads_the_same_words(path):
    for how, option in ((Changes.ACCEPTED, "accept"), (Changes.REJECTED, "reject")):
        command = ["pandoc", "-f", "docx", "-t", "json", f"--track-changes={option}", str(path)]
        answer = subprocess.run(command, capture_output=True, check=True)
        assert squeezed(wordings(path, how)) == squeezed(strings(json.loads(answer.stdout)["blocks"]))


def strings(node):
    if isinstance(node, list):
        for one in node:
            yield from strings(one)
    elif isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node.get("t") != "Image":
        yield from strings(list(node.values()))


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({megabytes} * 2**20, {megabytes} * 2**20))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from pathlib import Path
from drafting.errors import FormatError, StructureError
from drafting.model.hands import Whose, unsigned
from drafting.model.reading import Changes
from drafting.readers import read_bytes
from drafting.readers.word import scan_word
for path in map(Path, sys.argv[1:]):
    try:
        print("read", len(scan_word(path.read_bytes(), name=path.name).blocks))
    except FormatError as refusal:
        print("refused", refusal.message, "|", refusal.hint)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and time are set as on Unix")
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem[:40])
def test_a_hostile_file_ends_soon_in_a_scan_or_a_refusal(path):
    program = LIMITED.format(megabytes=MEGABYTES, seconds=SECONDS)
    command = [sys.executable, "-c", program, str(path)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert ended.stdout.startswith(("read", "refused")), ended.stderr[-800:]
    assert ended.returncode == 0


def test_a_file_with_a_password_says_what_to_do():
    with pytest.raises(FormatError, match="password") as caught:
        wordings(DATA / "docx_hostile" / "bug53475-password-is-pass.docx", Changes.ACCEPTED)
    assert "remove the password" in caught.value.hint
