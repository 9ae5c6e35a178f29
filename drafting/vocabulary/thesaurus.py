"""What is said in several ways, and what says little: thesaurus classes, function words, boilerplate, measure verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from csv import DictReader
from dataclasses import dataclass
from functools import cache

from drafting.errors import FormatError
from drafting.vocabulary import rows

COLUMNS = ("language", "class", "term")


@dataclass(frozen=True, slots=True)
class Term:
    """One way of saying what a class means, in its base form: (en, police, law enforcement).

    `name` is the class, alike in all languages; `source` says where the row comes from.
    """

    language: str
    name: str
    term: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Terms that may stand for one another where they share a class. `Thesaurus()` holds none: only words count."""

    terms: tuple[Term, ...] = ()

    def extended(self, terms: Iterable[Term]) -> Thesaurus:
        """This thesaurus and further terms, of new classes or of classes it has."""
        return Thesaurus(tuple(dict.fromkeys((*self.terms, *terms))))

    def of_language(self, language: str) -> Iterator[Term]:
        """The terms of one language, in their order."""
        return (term for term in self.terms if term.language == language)


@cache
def thesaurus() -> Thesaurus:
    """The classes that the tool brings with it, in all languages it has any for."""
    return Thesaurus(tuple(_term(row) for row in rows("thesaurus")))


def read_terms(lines: Iterable[str]) -> tuple[Term, ...]:
    """The terms of a table as people write it: columns language, class, term and maybe source, set apart by tabs.

    The first line that is not empty and does not start with # names the columns. Raises FormatError where a column
    is missing or a row has no class or term.
    """
    table = DictReader((line for line in lines if line.strip() and not line.startswith("#")), delimiter="\t")
    missing = [column for column in COLUMNS if column not in (table.fieldnames or ())]
    if missing:
        raise FormatError(
            f"a thesaurus without the column {missing[0]!r}",
            "its first line names the columns language, class and term, with a tab between them",
        )
    terms = tuple(_term(row) for row in table)
    for term in terms:
        if not (term.language and term.name and term.term):
            raise FormatError(f"a thesaurus row that is not complete: {term}", "give it a language, a class and a term")
    return terms


def _term(row: dict[str, str]) -> Term:
    language, name, term, source = ((row.get(column) or "").strip() for column in (*COLUMNS, "source"))
    return Term(language, name, term, source)


@cache
def plain_words(language: str) -> dict[str, str]:
    """Words that say little by themselves, each "function" or "common"; empty for a language without a list."""
    return {row["word"]: row["kind"] for row in rows("function_words") if row["language"] == language}


@cache
def boilerplate(language: str) -> tuple[str, ...]:
    """Turns of phrase that stand in any resolution: "as appropriate", "especially women and children"."""
    return tuple(row["phrase"] for row in rows("boilerplate") if row["language"] == language)


@cache
def measure_verbs(language: str) -> dict[str, bool]:
    """Verbs that name a measure, in base form; True where the same form is a noun too ("support")."""
    return {row["verb"]: row["also_noun"] == "yes" for row in rows("measure_verbs") if row["language"] == language}
