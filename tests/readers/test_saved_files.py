"""Word files turned into OpenDocument and HTML by LibreOffice and pandoc are read as Word's reader reads them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.model.reading import Changes
from drafting.native import loads
from drafting.readers import READERS, read_bytes
from drafting.writers.docx.clean import clean

ROOT = Path(__file__).parents[2]
HELD = sorted(path for path in ROOT.glob("texts/*/*.txt") if path.stem != "decisions")
DATA = ROOT.parent / "shared" / "data"
# LibreOffice computes dates anew, and loses formulas where its Math is not installed.
OTHERS = [
    path
    for path in sorted([*DATA.glob("docx_wc/*.docx"), *DATA.glob("docx_several_authors/*.docx")])
    if not any(word in path.stem for word in ("Math", "Field", "SmartArt"))
]


def converted(files, folder, ending):
    """The files as LibreOffice saves them, by name."""
    program = shutil.which("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.stem: folder / f"{path.stem}.{ending}" for path in files}


def parts(path, how=Changes.ACCEPTED):
    text = read_bytes(path.read_bytes(), path.name, changes=how).text
    undated = [
        (p.address, p.kind, p.marker, p.wording, [s._replace(date=None) for s in p.spans], p.notes)
        for p in text.paragraphs
    ]
    return undated, [(n.number, n.wording, n.spans) for n in text.notes], text.language, text.symbol, text.title


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["odt", "fodt", "html"])
def test_our_own_word_files_saved_by_libreoffice_are_read_as_they_were(tmp_path, ending):
    files = []
    for path in HELD:
        files.append(tmp_path / f"{path.stem}.docx")
        files[-1].write_bytes(clean(loads(path.read_text("utf-8"), file=path.name)))
    saved = converted(files, tmp_path, ending)
    for file in files:
        assert parts(saved[file.stem]) == parts(file), file.stem


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("ending", ["odt", "html"])
@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_our_own_word_files_saved_by_pandoc_hold_the_same_words(path, ending, tmp_path):
    file, saved = tmp_path / "x.docx", tmp_path / f"x.{ending}"
    file.write_bytes(clean(loads(path.read_text("utf-8"), file=path.name)))
    subprocess.run(["pandoc", str(file), "-o", str(saved)], check=True, capture_output=True, timeout=60)
    in_word, in_odt = (read_bytes(one.read_bytes(), one.name).text for one in (file, saved))
    assert squeezed(in_odt) == squeezed(in_word)
    assert [note.wording for note in in_odt.notes] == [note.wording for note in in_word.notes]


def squeezed(text):
    return "".join("".join(p.marker + p.wording for p in text.paragraphs).split())


def marked(path, how):
    return [(block.marker, block.wording) for block in READERS[path.suffix](path.read_bytes(), path.name, how).blocks]


@pytest.mark.skipif(not OTHERS or shutil.which("soffice") is None, reason="files or LibreOffice are missing")
def test_files_of_others_saved_by_libreoffice_hold_the_same_paragraphs_in_every_way(tmp_path):
    saved = converted(OTHERS, tmp_path, "odt")
    different = [
        f"{path.stem} {how}" for path in OTHERS for how in Changes if marked(path, how) != marked(saved[path.stem], how)
    ]
    assert different == []
