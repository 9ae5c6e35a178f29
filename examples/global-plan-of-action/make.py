"""The main job on the real texts: what became of the goals and elements, and what changed between two papers.

Writes Word documents and a page for the browser into out/, below the folder it is started in, and says what they hold.
"""

from __future__ import annotations

import sys
from pathlib import Path

import drafting
from drafting.cli.run import run
from drafting.library import Library
from drafting.writers.said import counted
from drafting.writers.screen_fates import tallied

HOME = Path(__file__).resolve().parent.parent.parent  # the checkout, or the folder that `drafting example` made
OUT = Path("out")
JOBS = {
    "elements-in-the-plan.docx": ["track", "goals", "elements", "L.64"],
    "elements-in-the-plan.html": ["track", "goals", "elements", "L.64"],
    "plan-annotated.docx": ["export", "L.64", "--elements", "goals", "--elements", "elements"],
    "background-redline.docx": ["diff", "dialogue-2009", "background-2010", "--author", "Co-facilitators"],
}


def main() -> int:
    """Runs the commands, then prints three lines on what they found. Returns an exit code."""
    for file, command in JOBS.items():
        target = OUT / file
        code = run(["--texts", str(HOME / "texts"), *command, "-o", str(target), "--force", "--quiet"])
        if code:
            return code
        print(f"wrote {target}")
    held = Library(HOME / "texts")
    texts = {
        name: held.open(held.entry(name)) for name in ("goals", "elements", "L.64", "dialogue-2009", "background-2010")
    }
    fates = drafting.track([texts["goals"], texts["elements"]], [texts["L.64"]])
    carrying = {carrier.paragraph.address for fate in fates.fates for carrier in fate.carriers}
    print(f"The goals and elements of March 2010 in A/64/L.64: {tallied(fates)}.")
    print(f"Of its {len(texts['L.64'].paragraphs)} paragraphs, {len(carrying)} carry a goal or an element.")
    comparison = drafting.compare(texts["dialogue-2009"], texts["background-2010"])
    print(f"From the dialogue's paper to the background of 2010: {counted(comparison)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
