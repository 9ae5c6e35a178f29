"""Addresses as people type them, with and without quotation marks."""

import pytest

from drafting.cli.options import as_spoken


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("annex 30-40", ["annex 30-40"]),
        ("annex II 27", ["annex II 27"]),
        ("annex chapeau OP4", ["annex chapeau", "OP4"]),
        ("annex heading 1", ["annex heading 1"]),
        ("new:annex 5 old:PP3", ["new:annex 5", "old:PP3"]),
        ("new: 5", ["new: 5"]),
        ("OP12 bis OP3 alt2", ["OP12 bis", "OP3 alt2"]),
        ("OP 4 (a) (ii)", ["OP 4 (a)", "(ii)"]),
        ("para 3 para 5", ["para 3", "para 5"]),
        ("PP1 OP4 (h)", ["PP1", "OP4 (h)"]),
        ("(h) (i)", ["(h)", "(i)"]),
        ("PP OP annex", ["PP", "OP", "annex"]),
        ("5 6", ["5", "6"]),
        ("", []),
    ],
)
def test_words_join_what_awaits_them(typed, meant):
    assert list(as_spoken(tuple(typed.split()))) == meant
    assert as_spoken(tuple(meant)) == tuple(meant)
