"""Drafts that no secretariat has laid out: pasted, saved, typed; declarations and treaties among them."""

import pytest
from pages import pages

from drafting.readers import read_bytes


@pytest.mark.parametrize(("page", "addresses"), list(pages("drafts.txt", "addresses")))
def test_a_draft_has_the_addresses_that_a_reader_would_give_it(page, addresses):
    assert ", ".join(str(p.address) for p in read_bytes(page.encode(), "page.txt").text.paragraphs) == addresses
