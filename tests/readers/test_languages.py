"""Structure in the other official languages: markers, annexes, closing lines, organs, mastheads as texts have them."""

import pytest
from pages import pages

from drafting.readers import read_bytes

CASES = "languages.txt"


def read(page):
    return read_bytes(page.encode(), "page.txt").text


@pytest.mark.parametrize(("page", "addresses"), list(pages(CASES, "addresses")))
def test_a_resolution_in_another_language_has_the_addresses_of_its_kind(page, addresses):
    assert ", ".join(str(p.address) for p in read(page).paragraphs) == addresses


@pytest.mark.parametrize(("page", "title"), list(pages(CASES, "title")))
def test_how_and_when_a_resolution_was_adopted_is_not_its_title(page, title):
    assert (read(page).title, bool(read(page).symbol)) == (title, True)


def test_a_preambular_paragraph_behind_a_gap_goes_on_with_the_resolution():
    page = "L’Assemblée générale,\n\nConsciente de son rôle,\n\n\n\n\nSoulignant son importance,\n\n1. Décide d’agir."
    assert [str(p.address) for p in read(page).paragraphs] == ["chapeau", "PP1", "PP2", "OP1"]
