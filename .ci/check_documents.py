"""Reads the main job's Word files with readers that are not ours: pandoc and LibreOffice accept, reject and make pages.

python .ci/check_documents.py FOLDER
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc

from drafting.library import Library
from drafting.model.text import Text

ROOT = Path(__file__).parent.parent
REDLINES = {"background-redline.docx": ("dialogue-2009", "background-2010")}


def words_of(text: Text) -> str:
    """Every character of the paragraphs that is not blank, markers included."""
    return "".join("".join(f"{p.marker}{p.wording}".split()) for p in text.paragraphs)


def read_by_pandoc(path: Path, how: str) -> str:
    """The body as pandoc reads it with tracked changes accepted or rejected: notes and blanks left out."""
    markup = pypandoc.convert_file(
        str(path), "plain", extra_args=[f"--track-changes={how}", "--wrap=none", "--strip-comments"]
    )
    return "".join(markup.split())


def check_redline(path: Path, old: Text, new: Text) -> None:
    """Fails where pandoc finds another text than the old or the new one.

    Each paragraph is looked for in turn, because pandoc writes lists and notes in its own way.
    """
    for how, text in (("accept", new), ("reject", old)):
        read = read_by_pandoc(path, how)
        at = 0
        for paragraph in text.paragraphs:
            words = "".join(paragraph.wording.split())
            for piece in (words[:40], words[-40:]):
                at = read.find(piece, at) if piece else at
                if at < 0:
                    raise SystemExit(f"{path.name}: pandoc --track-changes={how} does not find {paragraph.address}")
        print(f"{path.name}: pandoc --track-changes={how} reads {len(text.paragraphs)} paragraphs of {text.name}")


def check_in_office(path: Path, old: Text, new: Text) -> None:
    """Fails where LibreOffice, all changes accepted or rejected, has other paragraphs than the new or the old text."""
    for how, text in (("accept", new), ("reject", old)):
        command = ["/usr/bin/python3", str(ROOT / ".ci" / "office_reader.py"), str(path), how]
        answer = subprocess.run(command, check=True, capture_output=True, timeout=300)
        found = ["".join(words.split()) for words in json.loads(answer.stdout)]
        marks = [len(p.notes) for p in text.paragraphs]
        wanted = ["".join(f"{p.marker}{p.wording}".split()) for p in text.paragraphs]
        for p, got, words, notes in zip(text.paragraphs, found, wanted, marks, strict=False):
            # LibreOffice prints a note's number where its mark stands.
            if got != words and not (notes and re.sub(r"\d", "", got) == re.sub(r"\d", "", words)):
                raise SystemExit(f"{path.name}: LibreOffice, all {how}ed, reads {p.address} as {got!r}")
        if len(found) < len(wanted) or any(found[len(wanted) :]):
            raise SystemExit(f"{path.name}: LibreOffice, all {how}ed, reads {len(found)} paragraphs, not {len(wanted)}")
        print(f"{path.name}: LibreOffice, all {how}ed, reads {len(wanted)} paragraphs of {text.name}")


def check_pages(paths: list[Path]) -> None:
    """Fails where LibreOffice makes no pages of a file."""
    if not shutil.which("soffice"):
        raise SystemExit("LibreOffice is not installed: the redlines are not checked")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for path in paths:
            pdf = Path(folder) / f"{path.stem}.pdf"
            if not pdf.exists():
                raise SystemExit(f"{path.name}: LibreOffice makes no pages of it")
            pages = pdf.read_bytes().count(b"/Type/Page\n") or pdf.read_bytes().count(b"/Type/Page/")
            print(f"{path.name}: LibreOffice makes {pages} pages")


def main(folder: Path) -> None:
    """Checks every .docx in the folder."""
    held = Library(ROOT / "texts")
    paths = sorted(folder.glob("*.docx"))
    if not paths:
        raise SystemExit(f"{folder}: the main job wrote no Word file")
    check_pages(paths)
    for name, (old, new) in REDLINES.items():
        texts = held.open(held.entry(old)), held.open(held.entry(new))
        check_redline(folder / name, *texts)
        check_in_office(folder / name, *texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
