"""What could not be done: one family of errors, each with an exit code and a hint for the reader."""

from __future__ import annotations


class DraftingError(Exception):
    """A request that could not be met. Shown as two lines, `Error:` and `Hint:`.

    Problems *in* a document are not errors: they are notices and findings (see `drafting.model`).
    """

    exit_code = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FormatError(DraftingError):
    """A file that is missing, unreadable, or not of a kind that is read or written."""

    exit_code = 3


class StructureError(DraftingError):
    """A text that breaks the held format or has no structure where one is needed."""

    exit_code = 4


class AddressError(DraftingError):
    """An address that cannot be read or is not in the text."""

    exit_code = 5


class LibraryError(DraftingError):
    """A held text that is not there, or a name that fits several."""

    exit_code = 6


class OutputError(DraftingError):
    """A result that could not be written, or failed its own check."""

    exit_code = 8
