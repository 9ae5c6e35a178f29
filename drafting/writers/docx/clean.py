"""A clean text on a page of our own."""

from __future__ import annotations

from drafting.model.text import Text
from drafting.writers.docx.annexes import with_annexes_apart
from drafting.writers.docx.check import check_text
from drafting.writers.docx.layout import rooms_of
from drafting.writers.docx.masthead import first_header, page_footer, running_header
from drafting.writers.docx.package import Sheets, packed
from drafting.writers.docx.sheet import TextSheet, first_number


def clean(text: Text) -> bytes:
    """A .docx whose body is the text: its paragraphs, printed markers, looks and footnotes.

    Symbol, date and title stand in the header of the first page, so that the file, read again, gives the same text.
    Changes that are pending inside the text are tracked under their authors. Characters that XML can't hold become
    U+FFFD. Raises OutputError where the file, read back, is not the text.
    """
    text = with_annexes_apart(text)
    return text_file(text, TextSheet(text))


def text_file(text: Text, sheet: TextSheet, *, below: str = "", author: str = "") -> bytes:
    """The file of a text whose sheet may carry comments; `below` is XML that follows the masthead."""
    body = "".join(sheet.blocks())
    data = packed(
        Sheets(
            body=body,
            title=text.title or text.label,
            language=text.language,
            author=author,
            rooms=rooms_of(text),
            first_header=first_header(text, below=below),
            header=running_header(text.label),
            footer=page_footer(text.language),
            notes=tuple(sheet.notes.blocks),
            first_note=first_number(text),
            comments=tuple(sheet.comments),
        )
    )
    check_text(data, text)
    return data
