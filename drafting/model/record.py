"""Frozen dataclasses, made in a third of the time: the model's are made anew at every start of the command.

`dataclass(frozen=True)` compiles seven methods for each class, one by one. Here `__init__` alone is compiled, for it is
called by the thousand; the others are shared. Fields, `replace` and `match` are those of a dataclass.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["record"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen: bool, slots: bool = False) -> Callable[[type], type]:
        """What `dataclass(frozen=True, slots=slots)` makes of a class whose defaults are values, not factories."""
        assert frozen

        def made(plain: type) -> type:
            cls = dataclass(init=False, repr=False, eq=False, slots=slots)(plain)
            own = vars(plain)
            for name, method in {**_SHARED, **_comparing(cls), "__init__": _init(cls)}.items():
                if name not in own:
                    setattr(cls, name, method)
            return cls

        return made


def _init(cls: type) -> Callable[..., None]:
    """Sets every field, then calls `__post_init__` where there is one."""
    space: dict[str, Any] = {"_set": object.__setattr__}
    parameters, sets = [], []
    for one in fields(cls):
        if one.init:
            name = one.name
            assert one.default_factory is MISSING
            sets.append(f"_set(self, {name!r}, {name})")
            parameters.append(name if one.default is MISSING else f"{name}=_{name}")
            space[f"_{name}"] = one.default
    if hasattr(cls, "__post_init__"):
        sets.append("self.__post_init__()")
    exec(f"def __init__(self, {', '.join(parameters)}): {'; '.join(sets)}", space)
    init: Callable[..., None] = space["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"  # which Python names where an argument is missing
    return init


def _comparing(cls: type) -> dict[str, Callable[..., Any]]:
    """Two of one class are equal where the fields are that are compared; so is their hash."""
    values = attrgetter(*(one.name for one in fields(cls) if one.compare))

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{type(self).__qualname__}({shown})"


def _refuse_setting(_: object, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    """How it is copied and pickled: made again, for nothing may be set."""
    return type(self), tuple(getattr(self, one.name) for one in fields(self) if one.init)


_SHARED = {
    "__repr__": _repr,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__reduce__": _reduce,
}
