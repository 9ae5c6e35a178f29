"""Pages in a case file and what is said of each: a title, the page, then lines such as "addresses: chapeau, PP1"."""

import re
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "structure"


def pages(file, word):
    """The page and what is said of it behind `word`, for each block of the file that says so."""
    for block in re.split(r"^====\n", (CASES / file).read_text("utf-8"), flags=re.MULTILINE):
        title, _, rest = block.partition("\n")
        page, *said = re.split(r"^(addresses|title|notices): ", rest, flags=re.MULTILINE)
        found = dict(zip(said[::2], said[1::2], strict=True))
        if word in found:
            yield pytest.param(page.removesuffix("\n"), found[word].strip(), id=title.removeprefix("# "))
