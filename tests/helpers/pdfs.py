"""A small maker of PDF files: words put on pages where a test wants them, in the fonts that every viewer has.

Words of other scripts are shown by a font of boxes; its ToUnicode table says which character each box stands for.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842  # points
FONTS = {
    "": "Times-Roman",
    "i": "Times-Italic",
    "b": "Times-Bold",
    "bi": "Times-BoldItalic",
    "m": "Courier",
    "im": "Courier-Oblique",
}  # by look


class Put(NamedTuple):
    """Words at a place, in points from the left and from the top; `turned` is in degrees against the clock.

    `look` is of i, b and m (letters all of one width). In the words, <i>, <b> and <^> begin italics, bold and what is
    raised, </i> and the like end them.
    """

    left: float
    top: float
    words: str
    look: str = ""  # i, b, bi
    size: float = 10
    turned: int = 0
    spacing: float = 0  # between letters
    box: int = 500  # how wide the boxes of other scripts are, in thousandths of the size


class Rule(NamedTuple):
    """A level line from one place to another, points from the left; `top` is how far its middle is from the top.

    `how` it is drawn: "filled", a thin rectangle; "line"; "white", a rectangle that nobody sees; "unseen", a path of
    which nothing is drawn. Rules of one `path` are drawn at once.
    """

    left: float
    top: float
    right: float
    thick: float = 0.6
    how: str = "filled"
    path: int = 0


def pdf(*pages: Iterable[Put | Rule], rotated: int = 0, annotations: str = "", encrypted: str = "") -> bytes:
    """A file with these pages. `rotated` turns them all; `annotations` are put on the first page as they are."""
    whole_pages = [list(page) for page in pages]
    drawn = [[rule for rule in page if isinstance(rule, Rule)] for page in whole_pages]
    sheets = [[put for put in page if isinstance(put, Put)] for page in whole_pages]
    others = sorted({c for page in sheets for put in page for c in _others(re.sub("</?[ib^]>", "", put.words))})
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = []
    for key, name in FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        fonts.append(f"/F{key} {len(objects)} 0 R")
    for width in sorted({put.box for page in sheets for put in page}):
        objects += _boxes(others, width, len(objects))
        fonts.append(f"/B{width} {len(objects) - 2} 0 R")
    kids = []
    for number, (page, rules) in enumerate(zip(sheets, drawn, strict=True)):
        objects.append(stream("\n".join([*(_shown(put, others) for put in page), *_ruled(rules)])))
        extra = f"/Annots [ {annotations} ]" if annotations and not number else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotated} {extra} "
            f"/Resources << /Font << {' '.join(fonts)} >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [ {' '.join(kids)} ] /Count {len(kids)} >>"
    return whole(objects, encrypted)


def whole(objects: Sequence[str], encrypted: str = "") -> bytes:
    """The file of these objects, the first of which is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R {encrypted} >>"
    xref = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return out + xref.encode("latin-1")


def stream(content: str, times: int = 1) -> str:
    """A packed stream object of the content, `times` over, for files that a test makes by itself."""
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(content.encode("latin-1")) for _ in range(times)) + packer.flush()
    return f"<< /Length {len(data)} /Filter /FlateDecode >>\nstream\n{data.decode('latin-1')}\nendstream"


def _ruled(rules: Sequence[Rule]) -> Iterable[str]:
    """Paths, one for each rule or for those that are drawn at once."""
    for _, group in groupby(rules, key=lambda rule: (rule.how, rule.path or id(rule))):
        path = list(group)
        if path[0].how == "line":
            pieces = (f"{r.left} {HEIGHT - r.top} m {r.right} {HEIGHT - r.top} l" for r in path)
            yield f"{path[0].thick} w {' '.join(pieces)} S"
        else:
            boxes = (f"{r.left} {HEIGHT - r.top - r.thick / 2} {r.right - r.left} {r.thick} re" for r in path)
            colour, end = {"white": ("1 g", "f 0 g"), "unseen": ("", "n")}.get(path[0].how, ("0 g", "f"))
            yield f"{colour} {' '.join(boxes)} {end}"


def _others(words: str) -> Iterable[str]:
    """The signs that no font of every viewer has: `لا` in bars, |لا|, is one sign."""
    if "|" in words:
        for at, piece in enumerate(words.split("|")):
            yield from [piece] if at % 2 else _others(piece)
    else:
        yield from (c for c in words if not _is_plain(c))


def _is_plain(character: str) -> bool:
    try:
        return len(character.encode("cp1252")) == 1
    except UnicodeEncodeError:
        return False


def _boxes(signs: Sequence[str], width: int, count: int) -> list[str]:
    said = "\n".join(f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>" for code, sign in enumerate(signs, 33) if sign)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(signs)} beginbfchar\n{said}\nendbfchar\n"
        "endcmap end end"
    )
    widths = " ".join([str(width)] * 223)
    font = (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /Boxes /FirstChar 32 /LastChar 254 /Widths [ {widths} ] "
        f"/ToUnicode {count + 2} 0 R /FontDescriptor {count + 3} 0 R >>"
    )
    descriptor = (
        "<< /Type /FontDescriptor /FontName /Boxes /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    return [font, stream(cmap), descriptor]


def _shown(put: Put, others: Sequence[str]) -> str:
    turn = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0", 45: "0.7071 0.7071 -0.7071 0.7071"}
    pieces = []
    worn = set(put.look)
    for token in re.split(r"(</?[ib^]>)", put.words):
        if re.fullmatch(r"</?[ib^]>", token):
            (worn.discard if "/" in token else worn.add)(token[-2])
            continue
        size, rise = (0.65 * put.size, 0.34 * put.size) if "^" in worn else (put.size, 0)
        look = "".join(sorted(worn - {"^"}))
        for font, run in groupby(_signs(token, look, put.box, others), key=lambda sign: sign[0]):
            codes = b"".join(code for _, code in run)
            pieces.append(f"/{font} {size:.2f} Tf {rise:.2f} Ts <{codes.hex()}> Tj")
    return f"BT {turn[put.turned]} {put.left} {HEIGHT - put.top} Tm {put.spacing} Tc {' '.join(pieces)} ET"


def _signs(words: str, look: str, box: int, others: Sequence[str]) -> Iterable[tuple[str, bytes]]:
    for at, piece in enumerate(words.split("|")):
        for sign in [piece] if at % 2 else piece:
            if len(sign) == 1 and _is_plain(sign):
                yield f"F{look}", sign.encode("cp1252")
            elif sign:
                yield f"B{box}", bytes([33 + others.index(sign)])
