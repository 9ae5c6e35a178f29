"""What kind of file bytes are, by how they begin, and what to do with a file of a kind that is not read."""

from __future__ import annotations

from drafting.errors import FormatError

SAVE_AS_WORD = "open it in Word and save it as .docx"
SAVE_AS_OPENDOCUMENT = "open it in LibreOffice and save it as .odt"
_COPY = "copy the words into a text document, and save that as .docx or .odt"
RECOGNISE = "let a program for text recognition (OCR) read it, or ask for the Word file"
_PAGE = "open it in a browser and save it as a web page, HTML only"
_REMEDIES = {
    SAVE_AS_WORD: ".doc .docm .dot .dotm .dotx .rtf .wpd .wps",
    SAVE_AS_OPENDOCUMENT: ".ott .sxw",
    _COPY: ".csv .key .numbers .odp .ods .odg .ppt .pptx .pub .xls .xlsm .xlsx",
    RECOGNISE: ".bmp .gif .heic .jpeg .jpg .png .tif .tiff .webp",
    _PAGE: ".mht .mhtml .webarchive",
    "open it in Pages and export it as a Word file": ".pages",
    "open it in Google Docs and download it as a Word file": ".gdoc",
    "unpack it, and name a file that was in it": ".7z .gz .rar .tar .zip",
    "save the file that is attached to it, and name that": ".eml .msg",
    "it only leads to a file: name that file": ".lnk .url .webloc",
    "wait until all of it has arrived, or get it again": ".crdownload .download .part .tmp",
}
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
# How the files of a kind begin, in lower case; their ending, what they are, and what to do where another is awaited.
_KINDS = (
    (b"pk\x03\x04", ".docx", "is a Word, OpenDocument or zip file", "give it its own ending, .docx or .odt"),
    (b"%pdf", ".pdf", "is a PDF", "give it the ending .pdf"),
    (b"{\\rtf", ".rtf", "is in rich text format", SAVE_AS_WORD),
    (_OLD_OFFICE, ".doc", "is an old Office file", SAVE_AS_WORD),
    (b"\x89png", ".png", "is a picture", RECOGNISE),
    (b"\xff\xd8\xff", ".jpg", "is a picture", RECOGNISE),
    (b"mime-version:", ".mht", "is a web archive (.mht)", _PAGE),
    (b"from: <saved by", ".mht", "is a web archive (.mht)", _PAGE),
)
_HEAD = 1_000  # bytes; the marks of each kind stand among the first


def remedy_for(ending: str) -> str | None:
    """What to do with a file of this ending (".doc"), which is not read; None where nothing is known of it."""
    return next((remedy for remedy, endings in _REMEDIES.items() if ending in endings.split()), None)


def ending_of(data: bytes) -> str:
    """The ending that a file of these bytes would have: ".txt" where nothing says that they are anything else."""
    head = _head(data)
    for begins, ending, *_ in _KINDS:
        if head.startswith(begins):
            return ".odt" if b"application/vnd.oasis.opendocument" in head else ending
    if b"office:document" in head:
        return ".fodt"
    return ".html" if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else ".txt"


def refuse_others(data: bytes, name: str, *own: str) -> None:
    """Raises FormatError for what is empty, and for what begins like a kind that has none of these endings.

    What begins like no kind passes: the reader of a format knows best what else it may not be.
    """
    if not data.strip():
        raise FormatError(f"{name}: is empty", "ask for the file again: nothing arrived")
    if name.startswith("~$"):
        raise FormatError(f"{name}: is what Word keeps beside a file that is open", "name the file itself")
    head = _head(data)
    for begins, ending, what, remedy in _KINDS:
        if head.startswith(begins) and ending not in own:
            raise _in_old_container(data, name) if begins == _OLD_OFFICE else FormatError(f"{name}: {what}", remedy)


def _head(data: bytes) -> bytes:
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def _in_old_container(data: bytes, name: str) -> FormatError:
    """The refusal of what old Office files and all that are locked with a password begin like."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FormatError(f"{name}: is locked with a password", "open it in Word, remove the password, save it again")
    if "WordDocument".encode("utf-16-le") in data:
        return FormatError(f"{name}: is in the old .doc format", SAVE_AS_WORD)
    return FormatError(f"{name}: is an old Office file", SAVE_AS_WORD)
