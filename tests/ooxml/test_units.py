"""Signs for objects: one for all that are the same, and never one for two that are not. Units found in a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafting.errors import FormatError
from drafting.ooxml.names import w
from drafting.ooxml.units import FIRST_SIGN, Line, Signs, Unit


def test_objects_have_signs_of_their_own_until_no_sign_is_left():
    signs = Signs()
    assert signs.of("a picture") == signs.of("a picture") == chr(FIRST_SIGN)
    for number in range(0x10FFE0 - FIRST_SIGN):
        signs.of(f"formula {number}")
    with pytest.raises(FormatError, match=r"more than 65,505 different objects"):
        signs.of("one more formula")
    assert signs.of("a picture") == chr(FIRST_SIGN)


def line_of(words):
    """A line whose units stand for these words, "" for one without width."""
    elements = [etree.Element(w("t") if word else w("bookmarkStart")) for word in words]
    units = [Unit(word, element, None) for word, element in zip(words, elements, strict=True)]
    return Line(etree.Element(w("p")), "".join(words), units)


@given(st.lists(st.sampled_from(["", "", "a", "bc", "def"]), max_size=90), st.data())
def test_the_units_between_two_offsets_are_those_whose_words_are_meant(words, data):
    line = line_of(words)
    last = len(line.text)
    start, end = sorted((data.draw(st.integers(0, last)), data.draw(st.integers(0, last))))
    found = list(line.between(start, end))
    assert "".join(unit.text[a:b] for unit, a, b in found) == line.text[start:end]
    assert start == end or all(a < b for unit, a, b in found if unit.text)
    begun = 0
    unseen = []
    for unit in line.units:
        begun += len(unit.text)
        if not unit.text and (start <= begun < end or begun == end == last):
            unseen.append(unit)
    assert [unit for unit, _, _ in found if not unit.text] == unseen


def test_the_stretches_of_a_line_hold_each_of_its_units_once():
    line = line_of(["", "a", "", "bc", ""] * 40)
    cuts = [*range(0, len(line.text), 7), len(line.text)]
    found = [unit for start, end in pairwise(cuts) for unit, a, _ in line.between(start, end) if not a]
    assert list(map(id, found)) == list(map(id, line.units))
