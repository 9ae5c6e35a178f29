"""Lines that are drawn across words, which strikes them through, or right below them, which underlines them.

A PDF says nothing of struck or underlined words: programs draw a line or a thin rectangle. So do tables, the rule above
footnotes and fields to fill in; what is no longer than the words it crosses, and crosses them at their middle, is none
of these.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from drafting.readers.pdf.glyphs import Glyph

MOST_OBJECTS = 5_000  # of a page: more make a drawing; they take 3 microseconds each
MOST_SEGMENTS = 400  # of a path: more make a drawing
DEEPEST = 3  # forms within forms
THIN = 0.2  # of the size of the letters; programs draw lines of 0.05 to 0.1
LEAST = 2.0  # points: what is shorter is a dot, or the cap of a letter drawn as lines
# Where a line crosses words, in sizes of the letters above their baseline: LibreOffice draws it at 0.28, Chrome at
# 0.31, each line of a double one a tenth from there; small letters are 0.45 high.
CROSSES = (0.12, 0.5)
UNDERLINES = (-0.28, -0.02)
BEYOND, BARELY_BEYOND = 1.0, 0.3  # sizes: how far a line may go on beyond the words it crosses, or underlines
_WHITE = 250  # of 255, in each colour: what nobody sees
_PATH, _FORM = 2, 5  # kinds of objects: fpdfview.h

Turn = Callable[[float, float], tuple[float, float]]


class Stroke(NamedTuple):
    """A thin level line on a page that is turned upright; points, from below."""

    left: float
    right: float
    low: float
    high: float


def strokes_of(page: Any, turned: Turn) -> list[Stroke]:
    """The level lines that are drawn on a page, however they are; `turned` gives a point on the page turned upright."""
    found = []
    for left, bottom, right, top in _Drawn(page).boxes():
        corners = [turned(x, y) for x, y in ((left, bottom), (right, top))]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        if xs[1] - xs[0] > LEAST and ys[1] - ys[0] < xs[1] - xs[0]:
            found.append(Stroke(xs[0], xs[1], ys[0], ys[1]))
    return found


def marked(glyphs: Sequence[Glyph], strokes: Sequence[Stroke]) -> list[Glyph]:
    """The glyphs, those that a stroke crosses struck, those above one underlined; `base` is counted from below."""
    if not glyphs or not strokes:
        return list(glyphs)
    order = sorted(range(len(glyphs)), key=lambda at: glyphs[at].base)
    bases = [glyphs[at].base for at in order]
    largest = max(glyph.look.size for glyph in glyphs)
    found = list(glyphs)
    for stroke in strokes:
        middle = (stroke.low + stroke.high) / 2
        first = bisect_left(bases, middle - CROSSES[1] * largest)
        after = bisect_right(bases, middle - UNDERLINES[0] * largest)
        near = [at for at in order[first:after] if _is_over(glyphs[at], stroke)]
        for at in _within(glyphs, near, stroke, CROSSES, BEYOND):
            found[at] = found[at]._replace(struck=True)
        for at in _within(glyphs, near, stroke, UNDERLINES, BARELY_BEYOND):
            found[at] = found[at]._replace(underlined=True)
    return found


def _is_over(glyph: Glyph, stroke: Stroke) -> bool:
    """True where the stroke runs by most of a glyph, above or below it, and is thin beside it."""
    is_thin = stroke.high - stroke.low < THIN * glyph.look.size
    return is_thin and stroke.left <= (glyph.left + glyph.right) / 2 <= stroke.right


def _within(
    glyphs: Sequence[Glyph], near: Sequence[int], stroke: Stroke, place: tuple[float, float], beyond: float
) -> list[int]:
    """Those of the glyphs that a stroke crosses at a place, if it goes on beyond none of its ends."""
    middle = (stroke.low + stroke.high) / 2
    found = [at for at in near if place[0] <= (middle - glyphs[at].base) / glyphs[at].look.size <= place[1]]
    if not any(glyphs[at].character.isalnum() for at in found):
        return []  # a hyphen that is drawn twice
    reach = beyond * max(glyphs[at].look.size for at in found)
    left, right = min(glyphs[at].left for at in found), max(glyphs[at].right for at in found)
    return found if stroke.left >= left - reach and stroke.right <= right + reach else []


class _Drawn:
    """What is drawn on a page with lines, through pdfium's C interface."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium: Any = pdfium
        self.page = page.raw
        self.left = MOST_OBJECTS

    def boxes(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, bottom, right and top of each piece of a path that can be seen."""
        pdfium = self.pdfium
        yield from self._in(pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, self.page, (), 0)

    def _in(self, count: Any, get: Any, holder: Any, outer: tuple[Any, ...], depth: int) -> Iterator[Any]:
        pdfium = self.pdfium
        for at in range(min(max(count(holder), 0), self.left)):
            self.left -= 1
            one = get(holder, at)
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind == _PATH and self._is_seen(one):
                yield from (_moved(box, outer) for box in self._pieces(one))
            elif kind == _FORM and depth < DEEPEST:
                matrices = (self._matrix(one), *outer)
                yield from self._in(
                    pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, one, matrices, depth + 1
                )

    def _is_seen(self, path: Any) -> bool:
        pdfium, fill, stroke = self.pdfium, ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return False
        colours = [ctypes.c_uint() for _ in range(4)]
        of = pdfium.FPDFPageObj_GetStrokeColor if stroke.value else pdfium.FPDFPageObj_GetFillColor
        return not of(path, *colours) or any(colour.value < _WHITE for colour in colours[:3])

    def _pieces(self, path: Any) -> Iterator[tuple[float, float, float, float]]:
        """The box of a path, or those of its pieces: a program may draw many lines at once."""
        pdfium = self.pdfium
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(path, *sides):
            return
        box = sides[0].value, sides[1].value, sides[2].value, sides[3].value
        count = pdfium.FPDFPath_CountSegments(path)
        if not 2 < count <= MOST_SEGMENTS:
            yield box
            return
        matrix = self._matrix(path)
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield _box(points)
                points = []
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(_at(matrix, x.value, y.value))
        if points:
            yield _box(points)

    def _matrix(self, one: Any) -> Any:
        matrix = self.pdfium.FS_MATRIX()
        self.pdfium.FPDFPageObj_GetMatrix(one, matrix)
        return matrix


def _box(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _at(matrix: Any, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _moved(box: tuple[float, float, float, float], outer: Sequence[Any]) -> tuple[float, float, float, float]:
    """A box inside of forms as it stands on the page."""
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    for matrix in outer:
        corners = [_at(matrix, x, y) for x, y in corners]
    return _box(corners)
