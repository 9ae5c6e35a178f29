"""MathML on one line of plain characters, as Office's formulas are given: a/b, x^2, √(y)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# What is put before the second and third argument of each element.
_SIGNS = {
    "mfrac": ("/",),
    "msub": ("_",),
    "msup": ("^",),
    "msubsup": ("_", "^"),
    "munder": ("_",),
    "mover": ("^",),
    "munderover": ("_", "^"),
    "mroot": ("√",),
}
_SILENT = {"annotation", "annotation-xml", "mphantom"}


def linear(element: _Element) -> str:
    """The formula in one line; an argument that is not one number or word stands in parentheses."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if not name or name in _SILENT:
        return ""
    if name == "msqrt":
        return "√" + _enclosed("".join(map(linear, element)))
    if name == "mroot" and len(element) > 1:
        return linear(element[1]) + "√" + _enclosed(linear(element[0]))
    if name not in _SIGNS:
        return " ".join((element.text or "").split()) + "".join(map(linear, element))
    first, *others = map(linear, element) if len(element) else [""]
    signs = zip(_SIGNS[name], others, strict=False)
    return (_enclosed(first) if name == "mfrac" else first) + "".join(sign + _enclosed(inner) for sign, inner in signs)


def _enclosed(words: str) -> str:
    return words if words.isalnum() else f"({words})"
