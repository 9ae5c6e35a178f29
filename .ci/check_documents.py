"""Reads the main job's Word files with readers that are not ours: pandoc and LibreOffice accept, reject and make pages.

python .ci/check_documents.py FOLDER
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import pypandoc

import drafting
from drafting.library import Library
from drafting.model.text import Text
from drafting.writers import Redline
from drafting.writers.docx.annexes import with_annexes_apart
from drafting.writers.docx.redline import redline

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from redlines import LANGUAGES, STUMBLED_OVER, resolution

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
            cuts = [
                0,
                *(mark.at for mark in paragraph.notes),
                len(paragraph.wording),
            ]  # notes are printed where they stand
            parts = [squeezed(paragraph.wording[start:end]) for start, end in pairwise(cuts)]
            for piece in (words for part in parts for words in (part[:40], part[-40:])):
                at = read.find(piece, at) if piece else at
                if at < 0:
                    raise SystemExit(f"{path.name}: pandoc --track-changes={how} does not find {paragraph.address}")
        print(f"{path.name}: pandoc --track-changes={how} reads {len(text.paragraphs)} paragraphs of {text.name}")


def check_in_office(sides: dict[Path, tuple[Text, Text]]) -> None:
    """Fails where LibreOffice, all changes accepted or rejected, has other paragraphs or notes than the texts."""
    command = ["/usr/bin/python3", str(ROOT / ".ci" / "office_reader.py"), *map(str, sides)]
    answer = subprocess.run(command, check=True, capture_output=True, timeout=600)
    read = json.loads(answer.stdout)
    for path, (old, new) in sides.items():
        for how, text in (("accept", with_annexes_apart(new)), ("reject", with_annexes_apart(old))):
            check_one_in_office(f"{path.name}: LibreOffice, all {how}ed,", read[str(path)][how], text)


def check_one_in_office(who: str, read: dict[str, list[str]], text: Text) -> None:
    """Fails where LibreOffice reads other paragraphs or notes than those of one text."""
    found = [squeezed(words) for words in read["paragraphs"]]
    wanted = [squeezed(f"{p.marker}{p.wording}") for p in text.paragraphs]
    for p, got, words in zip(text.paragraphs, found, wanted, strict=False):
        # LibreOffice prints a note's number where its mark stands.
        if got != words and not (p.notes and re.sub(r"\d", "", got) == re.sub(r"\d", "", words)):
            raise SystemExit(f"{who} reads {p.address} as {got!r}")
    if len(found) != len(wanted):
        raise SystemExit(f"{who} reads {len(found)} paragraphs, not {len(wanted)}")
    wordings = {note.number: note.wording for note in reversed(text.notes)}
    notes = [squeezed(wordings.get(mark.number, "")) for p in text.paragraphs for mark in p.notes]
    if [squeezed(words) for words in read["notes"]] != notes:
        raise SystemExit(f"{who} reads other notes: {read['notes']}")
    print(f"{who} reads {len(wanted)} paragraphs and {len(notes)} notes of {text.name}")


def squeezed(words: str) -> str:
    """The words without blanks."""
    return "".join(words.split())


def write_more(folder: Path) -> dict[Path, tuple[Text, Text]]:
    """Writes redlines of the six languages and of what readers stumbled over, with comments and without."""
    comparisons = {language: drafting.compare(*resolution(language)) for language in LANGUAGES} | STUMBLED_OVER
    sides = {}
    for name, comparison in comparisons.items():
        for comments in ("all", "none"):
            path = folder / f"{name.replace(' ', '-')}-{comments}.docx"
            path.write_bytes(redline(comparison, author="Chair", date="2026-10-01T00:00:00Z", comments=comments))
            sides[path] = comparison.old, comparison.new
    return sides


def write_in_place(folder: Path) -> dict[Path, tuple[Text, Text]]:
    """Writes both texts of each language as Word files, and the redline of the two on the old one."""
    sides = {}
    for language in LANGUAGES:
        texts = resolution(language)
        files = [folder / f"{language}-{side}.docx" for side in ("old", "new")]
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(drafting.write(text, file.name))
        path = folder / f"{language}-in-place.docx"
        path.write_bytes(drafting.redline(*files, Redline("Chair", "2026-10-01T00:00:00Z")).data)
        sides[path] = texts
    return sides


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
    sides = {folder / name: tuple(held.open(held.entry(side)) for side in both) for name, both in REDLINES.items()}
    with tempfile.TemporaryDirectory() as more:
        sides |= write_more(Path(more)) | write_in_place(Path(more))
        for path, (old, new) in sides.items():
            check_redline(path, old, new)
        check_in_office(sides)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
