"""Signs for objects: one for all that are the same, and never one for two that are not."""

import pytest

from drafting.errors import FormatError
from drafting.ooxml.units import FIRST_SIGN, Signs


def test_objects_have_signs_of_their_own_until_no_sign_is_left():
    signs = Signs()
    assert signs.of("a picture") == signs.of("a picture") == chr(FIRST_SIGN)
    for number in range(0x10FFE0 - FIRST_SIGN):
        signs.of(f"formula {number}")
    with pytest.raises(FormatError, match=r"more than 65,505 different objects"):
        signs.of("one more formula")
    assert signs.of("a picture") == chr(FIRST_SIGN)
