"""A PDF file opened safely: the characters of its pages, where they stand and what they look like.

pdfium is the PDF library of Chrome: quick, and hardened against the files of strangers. What is called here is its C
interface, which gives for each character its place, size, font and angle.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from drafting.errors import FormatError
from drafting.readers.pdf.glyphs import BLANK, Glyph, Look
from drafting.readers.pdf.strokes import marked, strokes_of

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 100 * 2**20  # a scanned report of 500 pages; the longest outcome document has 2 MB
MAX_PAGES = 2_000
MAX_CHARACTERS = 250_000  # of all pages: four of the longest resolutions; they take 15 microseconds each
UNNAMED = "\ufffd"  # stands for a glyph of which the font does not say what it is
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18  # of the font's descriptor: ISO 32000-1, table 123
_BOLD_WEIGHT = 600
_LEAST_SKEW = 0.1  # of the height; where there is no slanted font, programs skew the upright one by 0.2 to 0.33
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # U+00AD that is drawn is no soft one; pdfium has the others at line ends
_SHAPES = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")  # fi, and the shapes of Arabic letters
_LINK, _POPUP, _WIDGET = 2, 16, 20  # kinds of annotations: fpdf_annot.h
_SAID = {1: "a comment", 3: "a text box", 8: "a highlighting", 9: "an underlining", 11: "a striking out", 12: "a stamp"}


class PageGlyphs(NamedTuple):
    """The characters of a page in the order in which they were drawn, and what stands beside them."""

    width: float
    glyphs: list[Glyph]
    askew: str  # words that are turned: watermarks, stamps
    pictures: int  # counted where there are no characters
    unnamed: int  # glyphs without a character
    said: list[str]  # annotations


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document in these bytes, closed at the end.

    Raises FormatError for what is no sound PDF, needs a password, or is larger than any text.
    """
    import pypdfium2

    if len(data) > MAX_BYTES:
        raise FormatError(f"is larger than {MAX_BYTES // 2**20} MB", "save the pages that are wanted")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise _refusal(str(problem)) from None
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise FormatError(f"has {len(document):,} pages", f"save the {MAX_PAGES:,} that are wanted at most")
        yield document
    finally:
        document.close()


def _refusal(problem: str) -> FormatError:
    if "password" in problem.casefold() or "security" in problem.casefold():
        return FormatError("is locked with a password", "open it with the password and print it as a new PDF")
    return FormatError("is no PDF, or a damaged one", "open it in a viewer and print it as a new PDF, or get it again")


def page_glyphs(document: Any, number: int) -> PageGlyphs:
    """What stands on a page, by its number from 0. Raises FormatError where it is damaged, or says too much."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        raise _refusal("") from None
    try:
        text = page.get_textpage()
        try:
            if text.count_chars() > MAX_CHARACTERS:
                raise FormatError(f"has too many characters on page {number + 1}", "get the text as Word file")
            return _read(page, text)
        finally:
            text.close()
    finally:
        page.close()


def _read(page: Any, text: Any) -> PageGlyphs:
    found = list(_Characters(text.raw).all())
    turns = Counter(glyph.look.quarter for glyph in found if glyph.look.quarter is not None)
    quarter = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = page.get_bbox()
    corners = [_turned(x, y, quarter) for x, y in ((left, bottom), (right, top))]
    zero, height = min(x for x, _ in corners), max(y for _, y in corners)
    upright = [glyph for glyph in found if glyph.look.quarter == quarter]
    upright = marked(upright, strokes_of(page, lambda x, y: _turned(x, y, quarter)))
    return PageGlyphs(
        max(x for x, _ in corners) - zero,
        [g._replace(left=g.left - zero, right=g.right - zero, base=height - g.base) for g in upright],
        "".join(glyph.character for glyph in found if glyph.look.quarter != quarter),
        0 if found else sum(1 for _ in page.get_objects(filter=[_picture()], max_depth=2)),
        sum(glyph.character == UNNAMED for glyph in found),
        list(_annotations(page)),
    )


def _picture() -> int:
    import pypdfium2.raw as pdfium

    return int(pdfium.FPDF_PAGEOBJ_IMAGE)


def _turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point on a page that is turned so that its words stand upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def _placed(character: str, look: Look, origin: tuple[float, float], box: tuple[float, float, float, float]) -> Glyph:
    """A glyph on a page that is turned so that it stands upright; points from the page's own zero, `base` upwards."""
    quarter = look.quarter or 0
    sides = sorted((_turned(box[0], box[1], quarter)[0], _turned(box[2], box[3], quarter)[0]))
    return Glyph(character, sides[0], sides[1], _turned(*origin, quarter)[1], look)


class _Characters:
    """The characters of a page, one by one, through pdfium's C interface."""

    def __init__(self, text: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium: Any = pdfium
        self.text = text
        self.looks: dict[int, Look] = {}  # by the object that draws them

    def all(self) -> Iterator[Glyph]:
        """Those that are drawn; what pdfium puts between them is left out."""
        pdfium, text = self.pdfium, self.text
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        for at in range(pdfium.FPDFText_CountChars(text)):
            if pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            look = self.look(at)
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, at, box)
            yield _placed(self.character(at), look, (x.value, y.value), (box.left, box.bottom, box.right, box.top))

    def character(self, at: int) -> str:
        """The character, or `UNNAMED`; a hyphen at a line's end is one like others."""
        code = self.pdfium.FPDFText_GetUnicode(self.text, at)
        if code in _HYPHENS:
            return "-"
        if code in (9, 10, 13, 0x2028):
            return BLANK
        if code < 32 or 0xD800 <= code < 0xE000 or code >= 0x110000:
            return UNNAMED
        character = chr(code)
        return unicodedata.normalize("NFKC", character) if _SHAPES.match(character) else character

    def look(self, at: int) -> Look:
        """How a character looks; asked once for all that one object draws."""
        drawn = self.pdfium.FPDFText_GetTextObject(self.text, at)
        place = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if place not in self.looks:
            self.looks[place] = self.read_look(at, drawn)
        return self.looks[place]

    def read_look(self, at: int, drawn: Any) -> Look:
        pdfium, text = self.pdfium, self.text
        matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        name = ctypes.create_string_buffer(256)
        length = pdfium.FPDFText_GetFontInfo(text, at, name, len(name), flags)
        font = name.raw[: min(length, len(name))].decode("utf-8", "replace")
        weight = pdfium.FPDFText_GetFontWeight(text, at)
        across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a)
        quarter = round(angle / (math.pi / 2))
        skew = (matrix.a * matrix.c + matrix.b * matrix.d) / (across * up) if across and up else 0.0
        is_stroked = (
            bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        )
        return Look(
            round(pdfium.FPDFText_GetFontSize(text, at) * (up or 1.0), 2),
            bool(flags.value & _ITALIC_FLAG or _ITALIC_NAME.search(font)) or skew > _LEAST_SKEW,
            bool(flags.value & _BOLD_FLAG or _BOLD_NAME.search(font)) or weight >= _BOLD_WEIGHT or is_stroked,
            quarter % 4 if abs(angle - quarter * math.pi / 2) < 0.02 else None,
        )


def _annotations(page: Any) -> Iterator[str]:
    """What stands on the page and not in its text: comments, form fields; what they are and what they say."""
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        words = _value(pdfium, annotation, b"V" if kind == _WIDGET else b"Contents")
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == _WIDGET:
            yield f"a form field, {words}" if words else "an empty form field"
        elif kind not in (_LINK, _POPUP):
            yield f"{_SAID.get(kind, 'a mark')}{': ' * bool(words)}{words}"


def _value(pdfium: Any, annotation: Any, key: bytes) -> str:
    """What an annotation says under a key, on one line."""
    read: Callable[..., int] = pdfium.FPDFAnnot_GetStringValue
    size = read(annotation, key, None, 0)
    if not 2 < size <= 20_000:
        return ""
    found = ctypes.create_string_buffer(size)
    read(annotation, key, ctypes.cast(found, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return " ".join(found.raw.decode("utf-16-le", "replace").rstrip("\0").split())
