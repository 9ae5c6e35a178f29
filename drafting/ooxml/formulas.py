"""Office math on one line of plain characters: a/b, x^2, √(y). For reading, not for typesetting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.names import m, w

if TYPE_CHECKING:
    from lxml.etree import _Element

# What is put before the arguments of each object, in their order.
_BEFORE_ARGUMENT = {
    m("f"): {m("den"): "/"},
    m("sSub"): {m("sub"): "_"},
    m("sSup"): {m("sup"): "^"},
    m("sSubSup"): {m("sub"): "_", m("sup"): "^"},
    m("nary"): {m("sub"): "_", m("sup"): "^", m("e"): " "},
    m("rad"): {m("e"): "√"},
    m("limLow"): {m("lim"): "_"},
    m("limUpp"): {m("lim"): "^"},
}
_ARGUMENTS = frozenset(m(name) for name in ("e", "num", "den", "sub", "sup", "deg", "lim", "fName"))
_TEXT = {m("t"), w("t"), w("delText")}
_INTEGRAL = "∫"  # what Word draws where m:nary names no sign


def linear(element: _Element) -> str:
    """The formula in one line; what is not one number or word is put in parentheses after and before a sign."""
    if element.tag in _TEXT:
        return element.text or ""
    if element.tag == m("d"):
        return _delimited(element)
    signs = _BEFORE_ARGUMENT.get(element.tag)
    words = [_nary_sign(element)] if element.tag == m("nary") else []
    for child in element:
        inner = linear(child)
        if signs is None or child.tag not in _ARGUMENTS or not inner:
            words.append(inner)
        else:
            in_doubt = not inner.isalnum() and (child.tag == m("num") or signs.get(child.tag, "").strip())
            words.append(signs.get(child.tag, "") + (f"({inner})" if in_doubt else inner))
    return "".join(words)


def _delimited(element: _Element) -> str:
    properties = element.find(m("dPr"))
    opening, closing, between = (_sign(properties, name, default) for name, default in _DELIMITERS)
    return opening + between.join(linear(child) for child in element.iterfind(m("e"))) + closing


_DELIMITERS = (("begChr", "("), ("endChr", ")"), ("sepChr", "|"))


def _nary_sign(element: _Element) -> str:
    return _sign(element.find(m("naryPr")), "chr", _INTEGRAL)


def _sign(properties: _Element | None, name: str, default: str) -> str:
    found = properties.find(m(name)) if properties is not None else None
    return default if found is None else found.get(m("val"), "")
