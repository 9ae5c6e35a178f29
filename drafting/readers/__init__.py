"""File to reading: one module a format, and `structure` for the grammar that they share."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from drafting.errors import FormatError
from drafting.model.reading import Changes, Reading
from drafting.model.text import Source, is_held
from drafting.readers.decode import decode

if TYPE_CHECKING:
    from drafting.model.hands import Whose
    from drafting.readers.scan import Scan


class Reader(Protocol):
    """Scans the bytes of a file with this name; what holds no tracked changes needs not be told of them."""

    def __call__(self, data: bytes, name: str, changes: Changes, whose: Whose | None = None, /) -> Scan:
        """The blocks, notes and notices of the file."""
        ...


def _scan_text(data: bytes, name: str, _: Changes, __: Whose | None = None) -> Scan:
    from drafting.readers.plaintext import scan_text  # only where a plain file is read

    return scan_text(data, name=name)


def _scan_word(data: bytes, name: str, changes: Changes, whose: Whose | None = None) -> Scan:
    from drafting.readers.word import scan_word  # only where a Word file is read

    return scan_word(data, name=name, changes=changes, whose=whose)


def _scan_odt(data: bytes, name: str, changes: Changes, whose: Whose | None = None) -> Scan:
    from drafting.readers.odt import scan_odt  # only where an OpenDocument file is read

    return scan_odt(data, name=name, changes=changes, whose=whose)


def _scan_pdf(data: bytes, name: str, _: Changes, __: Whose | None = None) -> Scan:
    from drafting.readers.pdf.document import scan_pdf  # only where a PDF is read

    return scan_pdf(data, name=name)


def _scan_html(data: bytes, name: str, changes: Changes, whose: Whose | None = None) -> Scan:
    from drafting.readers.web import scan_html  # only where a web page is read

    return scan_html(data, name=name, changes=changes, whose=whose)


# A format is its ending and the function that scans its bytes: one module and one line to add one.
READERS: dict[str, Reader] = {
    ".txt": _scan_text,
    ".md": _scan_text,
    ".docx": _scan_word,
    ".odt": _scan_odt,
    ".fodt": _scan_odt,  # the same as one XML file
    ".pdf": _scan_pdf,
    ".html": _scan_html,
    ".htm": _scan_html,
    ".xhtml": _scan_html,
}


def read_bytes(  # noqa: PLR0913
    data: bytes,
    file: str,
    *,
    part: str | None = None,
    lines: tuple[int, int] | None = None,
    changes: Changes = Changes.ACCEPTED,
    whose: Whose | None = None,
) -> Reading:
    """The text in a file's bytes. `file` is its name; the ending decides the format, a held text is known by itself.

    `part` takes one annex ("annex") or section ("II") out of it, `lines` looks at a range of source lines only,
    `changes` says what becomes of tracked changes and of words struck through; with `whose` only those of some authors
    are taken, and what was changed is signed. Raises FormatError and StructureError.
    """
    path = PurePath(file)
    if is_held(data):
        from drafting.native import loads  # only where a held text is read

        content, _ = decode(data, path.name)
        return Reading(loads(content, file=path.name))
    ending = path.suffix.lower()
    if ending not in READERS:
        raise _of_no_format(data, path)
    from hashlib import sha256  # a held text needs neither a digest nor the grammar

    from drafting.readers.assemble import assemble
    from drafting.readers.struck import settle_struck

    scan = settle_struck(READERS[ending](data, path.name, changes, whose), changes)
    source = Source(path.name, sha256(data).hexdigest())
    return assemble(scan, name=path.stem, source=source, part=part, lines=lines)


def _of_no_format(data: bytes, path: PurePath) -> FormatError:
    """The refusal of a file whose ending no reader has."""
    from drafting.formats import ending_of, remedy_for

    if not path.suffix:
        hint = f"it looks like a {ending_of(data)} file: give it that ending"
        return FormatError(f"{path.name}: files without an ending are not read", hint)
    hint = remedy_for(path.suffix.lower()) or f"files that are read: {', '.join(READERS)}"
    return FormatError(f"{path.name}: files of the kind {path.suffix!r} are not read", hint)
