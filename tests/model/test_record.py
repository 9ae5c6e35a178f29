"""A record is what a frozen dataclass is; only making the class is quicker."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from drafting.model.record import record


class _Fields:
    """Fields without a default, with one, left out of comparisons, and set afterwards."""

    name: str
    mark: int = field(compare=False)
    parts: tuple[int, ...] = ()
    length: int = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "length", len(self.parts))


def _made(maker, **how):
    described = {name: value for name, value in vars(_Fields).items() if name not in ("__dict__", "__weakref__")}
    return maker(frozen=True, **how)(type("Made", (), {**described, "__qualname__": "Made"}))


Made = _made(record, slots=True)
BOTH = pytest.mark.parametrize("cls", [Made, _made(dataclass, slots=True), _made(record), _made(dataclass)])


@BOTH
def test_what_a_record_is(cls):
    one = cls("OP4", 1, (2, 3))
    assert repr(one) == "Made(name='OP4', mark=1, parts=(2, 3), length=2)"
    assert list(inspect.signature(cls).parameters) == ["name", "mark", "parts"]
    assert [one.name for one in fields(cls)] == ["name", "mark", "parts", "length"]
    assert (one.name, one.mark, one.parts, one.length) == ("OP4", 1, (2, 3), 2)
    assert cls(mark=2, name="PP1").parts == ()
    assert cls.__match_args__ == ("name", "mark", "parts")


@BOTH
def test_records_are_equal_by_their_compared_fields_and_class(cls):
    one, alike = cls("OP4", 1, (2,)), cls("OP4", 2, (2,))
    assert one == alike
    assert hash(one) == hash(alike)
    assert one != cls("OP5", 1, (2,))
    assert one != cls("OP4", 1)
    assert one != ("OP4", (2,), 1)


@BOTH
def test_nothing_of_a_record_can_be_set_or_deleted(cls):
    one = cls("OP4", 1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "OP5"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name
    with pytest.raises((FrozenInstanceError, TypeError, AttributeError)):
        one.other = 1


@BOTH
def test_a_field_too_few_or_too_many_is_refused_by_name(cls):
    with pytest.raises(TypeError, match=r"Made.__init__\(\) missing 1 required positional argument: 'mark'"):
        cls("OP4")
    with pytest.raises(TypeError, match="unexpected keyword argument 'other'"):
        cls("OP4", 1, other=2)


@BOTH
def test_replaced_fields_are_looked_at_anew(cls):
    assert replace(cls("OP4", 1), parts=(1, 2, 3)).length == 3


def test_slots_leave_no_room_for_more():
    assert not hasattr(Made("OP4", 1), "__dict__")
    assert hasattr(_made(record)("OP4", 1), "__dict__")


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_record_can_be_copied_and_pickled(again):
    one = Made("OP4", 7, (1, 2))
    assert again(one) == one
    assert again(one).mark == 7


def test_what_the_class_says_itself_stays():
    @record(frozen=True)
    class Said:
        word: str

        def __repr__(self):
            return self.word

    assert repr(Said("OP4")) == "OP4"
