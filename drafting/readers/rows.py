"""Lines of a plain text with their numbers in the file, and how the page's own lines are told from the text's."""

from __future__ import annotations

import re
from typing import NamedTuple

DOCUMENT_GAP = 3  # blank lines; where documents were put into one file, they stand further apart than paragraphs
ENDS_A_SENTENCE = re.compile(r"[.;:,!?)\]\u2026\u201d\"'\u3002\uff1b\uff1a\uff0c\u061b\u060c][*_]*$")
RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
# What a page prints around its words, or the site that shows it: a page number, "2/8", "You are on page 1 of 8", the
# job number of the print shop.
PAGE_NUMBER = re.compile(
    r"^[-\u2013 ]*(?:(?:you are on )?page )?\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?[-\u2013: ]*$", re.IGNORECASE
)
JOB_NUMBER = re.compile(r"^(?:[A-Z]{1,2}\.)?\d{2}-\d{5}\b(?: ?\([A-Z]\))?[\d\s*]*(?:\d{1,2}/\d{1,2})?$")


class Row(NamedTuple):
    """A line as it stands in its file, and its number there, from 1."""

    number: int
    words: str

    @property
    def is_blank(self) -> bool:
        """True where nothing is printed."""
        return not self.words.strip()

    @property
    def indent(self) -> int:
        """In columns."""
        return len(self.words) - len(self.words.lstrip())
