"""Draws the README's pictures anew: the terminal's as SVG, the pages' as PNG (needs LibreOffice and pdftoppm).

python .ci/draw_pictures.py
"""

import io
import re
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from rich.console import Console

import drafting
from drafting.cli import streams
from drafting.library import Library
from drafting.writers import Redline, write
from drafting.writers.page_comparison import comparison_page
from drafting.writers.screen_page import page_lines

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "examples" / "pictures"
WIDTH = 88  # columns


def held(name: str) -> drafting.model.text.Text:
    """A held text by its name."""
    library = Library(ROOT / "texts")
    return library.open(library.entry(name))


def draw_terminal(comparison: drafting.model.changes.Comparison) -> None:
    """Two changed paragraphs as a terminal shows them."""
    console = Console(record=True, width=WIDTH, force_terminal=True, file=io.StringIO(), legacy_windows=False)
    shown = tuple(c for c in comparison.changes if [str(p.address) for p in c.new] in (["para 1"], ["para 3"]))
    streams.show_on(console, list(page_lines(comparison_page(replace(comparison, changes=shown))))[3:], coloured=True)
    title = "drafting diff dialogue-2009 background-2010"
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", console.export_svg(title=title), flags=re.DOTALL)  # fonts of a network
    (PICTURES / "diff.svg").write_text(drawn, "utf-8")


def draw_page(comparison: drafting.model.changes.Comparison) -> None:
    """The second page of a redline as LibreOffice shows it, changes in colour."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "redline.docx"
        path.write_bytes(write(comparison, path.name, Redline(author="Co-facilitators", date="2010-03-08T00:00:00Z")))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(convert, check=True, capture_output=True)
        page = ["pdftoppm", "-r", "80", "-f", "2", "-l", "2", "-singlefile", "-png"]
        subprocess.run([*page, f"{folder}/redline.pdf", str(PICTURES / "redline")], check=True)


def draw_flow() -> None:
    """How the goals and elements flowed into the draft; a test holds it against what the tool draws today."""
    fates = drafting.track([held("goals"), held("elements")], [held("L.64")])
    (PICTURES / "flow.svg").write_bytes(write(fates, "flow.svg"))


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    compared = drafting.flag(drafting.compare(held("dialogue-2009"), held("background-2010")))
    draw_terminal(compared)
    draw_page(compared)
    draw_flow()
