"""Drafts that no secretariat has laid out: pasted, saved, typed; declarations and treaties among them."""

import pytest
from pages import pages

from drafting.readers import read_bytes


@pytest.mark.parametrize(("page", "addresses"), list(pages("drafts.txt", "addresses")))
def test_a_draft_has_the_addresses_that_a_reader_would_give_it(page, addresses):
    assert ", ".join(str(p.address) for p in read_bytes(page.encode(), "page.txt").text.paragraphs) == addresses


@pytest.mark.parametrize(("page", "codes"), list(pages("drafts.txt", "notices")))
def test_what_cannot_be_told_is_said(page, codes):
    assert ", ".join(n.code for n in read_bytes(page.encode(), "page.txt").notices) == codes
