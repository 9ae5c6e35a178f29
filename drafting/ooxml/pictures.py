"""What a drawing says in words: its text boxes, its title and its description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.ooxml.names import MC, WP, V, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_FALLBACK, _BOX = f"{{{MC}}}Fallback", w("txbxContent")


def boxes_in(drawing: _Element, *, copies: bool = False) -> list[_Element]:
    """The w:txbxContent of the text boxes in a drawing, in document order; not those inside other boxes.

    The second copy that Word keeps for older programs is left out, unless `copies` are wanted too.
    """
    boxes, ahead = [], [drawing]
    while ahead:
        element = ahead.pop()
        if element.tag == _BOX:
            boxes.append(element)
        elif copies or element.tag != _FALLBACK:
            ahead += reversed(element)
    return boxes


def words_about(drawing: _Element) -> str:
    """The description or title of a picture, and the words of word art; "" where there are none."""
    about = next(drawing.iter(f"{{{WP}}}docPr"), None)
    words = [about.get("descr") or about.get("title") or ""] if about is not None else []
    words += [shape.get("alt", "") for shape in drawing.iter(f"{{{V}}}shape")]
    words += [path.get("string", "") for path in drawing.iter(f"{{{V}}}textpath")]
    return " ".join(word.strip() for word in words if word.strip())
