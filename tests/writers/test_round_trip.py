"""A text that was exported to Word and read again is the same text."""

import pytest
from command import ROOT

from drafting.library import load
from drafting.readers import read_bytes
from drafting.writers import write

HELD = sorted((ROOT / "texts").rglob("*.txt"))


def content(text):
    return [(str(p.address), p.kind, p.marker, p.wording, p.notes) for p in text.paragraphs]


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_a_held_text_comes_back_from_word_with_every_address(path):
    text = load(path)
    again = read_bytes(write(text, "clean.docx"), "clean.docx").text
    assert content(again) == content(text)


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_a_held_text_comes_back_from_its_own_format(path):
    text = load(path)
    assert read_bytes(write(text, path.name), path.name).text == text


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_the_same_text_gives_the_same_bytes(path):
    text = load(path)
    assert write(text, "clean.docx") == write(text, "clean.docx")
