"""The flow picture as PNG for slides, drawn from the SVG."""

from __future__ import annotations

from drafting.errors import OutputError
from drafting.model.fates import Fates
from drafting.writers.web.flow_svg import WIDTH, flow_svg

_SCALE = 2  # pixels of the picture for one of the drawing: sharp on a projector
_LETTER = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'


def flow_png(fates: Fates) -> bytes:
    """The picture on white, 2,400 pixels wide.

    Raises OutputError where what draws it is not installed, or finds no fonts to write the words with.
    """
    try:
        import resvg_py
    except ImportError:
        hint = "pip install resvg-py, or write the same picture as .svg"
        raise OutputError("a PNG needs the package resvg-py, which is not installed", hint) from None
    with_letter, without = (
        bytes(resvg_py.svg_to_bytes(svg_string=_LETTER.format(one))) for one in ('<text y="15">N</text>', "")
    )
    if with_letter == without:
        raise OutputError("no fonts were found, so the picture would have no words", "write it as .svg")
    return bytes(resvg_py.svg_to_bytes(svg_string=flow_svg(fates), width=int(WIDTH * _SCALE)))
