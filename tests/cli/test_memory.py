"""Commands seldom search for cycles of objects, so that they must make none that grow with their texts."""

import gc
from dataclasses import replace

import pytest
from command import drafting
from made import made_text

from drafting.model.text import Kind
from drafting.native import dumps
from drafting.writers.docx.clean import clean

SMALL, LARGE = 40, 160  # paragraphs
SPARE = 100  # objects: what is loaded or worked out at the first use of something


def reworded(paragraph, at):
    """Every fifth paragraph with another word in its middle."""
    words = paragraph.wording.split()
    words[len(words) // 2] = "otherwise"
    return paragraph if at % 5 else replace(paragraph, wording=" ".join(words))


def cycles(*arguments) -> int:
    """How many objects one command leaves behind in cycles."""
    gc.collect()
    gc.disable()
    try:
        assert drafting(*arguments).code == 0
        return gc.collect()
    finally:
        gc.enable()


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_a_longer_text_leaves_no_more_cycles_behind(ending, tmp_path):
    left = {}
    for count in (LARGE, SMALL, LARGE):  # the first run loads what the others use, and compiles patterns
        files = []
        for side in ("old", "new"):
            text = made_text("a text", count, Kind.OPERATIVE)
            if side == "new":
                text = replace(text, paragraphs=tuple(reworded(p, at) for at, p in enumerate(text.paragraphs)))
            files.append(tmp_path / f"{side}.{ending}")
            files[-1].write_bytes(clean(text) if ending == "docx" else dumps(text).encode())
        left[count] = cycles("diff", *files, "-o", tmp_path / "redline.docx", "--force", "-q")
    assert left[LARGE] <= left[SMALL] + SPARE
