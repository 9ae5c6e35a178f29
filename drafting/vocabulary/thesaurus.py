"""What is said in several ways, and what says little: thesaurus classes, function words, boilerplate, measure verbs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafting.errors import FormatError
from drafting.vocabulary.tables import lead_rows, rows

COLUMNS = ("language", "class", "term")


class Term(NamedTuple):
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
    return Thesaurus(tuple(Term(*row.values()) for row in rows("thesaurus")))


def read_terms(lines: Iterable[str]) -> tuple[Term, ...]:
    """The terms of a table as people write it: columns language, class, term and maybe source, set apart by tabs.

    The first line that is not empty and does not start with # names the columns. Raises FormatError where a column
    is missing, a row has no language, class or term, or a quotation mark is opened but not closed.
    """
    import csv  # the tool's own tables are read without it

    said = (line for line in lines if line.strip() and not line.startswith("#"))
    table = csv.DictReader(said, delimiter="\t", strict=True)
    try:
        return _terms(table.fieldnames or (), table)
    except csv.Error as problem:
        raise FormatError(
            f"a thesaurus that is no table ({problem})", "write a term without quotation marks, or close them"
        ) from None


def _terms(columns: Collection[str], table: Iterable[dict[str, str]]) -> tuple[Term, ...]:
    missing = [column for column in COLUMNS if column not in columns]
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
    return {row["word"]: row["kind"] for row in rows("function_words", language)}


@cache
def boilerplate(language: str) -> tuple[str, ...]:
    """Turns of phrase that stand in any resolution: "as appropriate", "especially women and children"."""
    return tuple(row["phrase"] for row in rows("boilerplate", language))


@cache
def measure_verbs(language: str) -> dict[str, bool]:
    """Verbs that name a measure, in base form; True where the same form is a noun too ("support")."""
    return {row["verb"]: row["also_noun"] == "yes" for row in rows("measure_verbs", language)}


@cache
def irregular_stems(language: str) -> dict[str, str]:
    """Words whose stem no rule gives, in lower case, and what stands for them: ["children"] is "child"."""
    return {row["word"]: row["stem"] for row in rows("irregular_stems", language)}


Phrases = dict[str, tuple[tuple[str, ...], ...]]  # by their first word


def _by_first_word(phrases: Iterable[str]) -> Phrases:
    found: Phrases = {}
    for phrase in dict.fromkeys(tuple(words.lower().split()) for words in phrases):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


@cache
def lead_phrases(language: str) -> Phrases:
    """The lead verbs of resolutions as words in lower case, by their first: ["takes"] is (("takes", "note"), ...)."""
    return _by_first_word(row["phrase"] for row in lead_rows(language))


@cache
def connectives(language: str) -> dict[str, Phrases]:
    """Words that join clauses, by kind and by their first word: ["purpose"]["in"] is (("in", "order", "to"),).

    The kinds are those of connectives.tsv; a language without any gives an empty table.
    """
    kinds: dict[str, list[str]] = {}
    for row in rows("connectives", language):
        kinds.setdefault(row["kind"], []).append(row["words"])
    return {kind: _by_first_word(phrases) for kind, phrases in kinds.items()}
