"""Word lists that say what a change means: verbs and their force, modals, negations, qualifiers, addressees, dates.

Every loader takes a language tag's first part ("en", "fr"); a language without a list gives an empty result.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from drafting.vocabulary.tables import lead_rows, rows

AND = "و"  # in Arabic a part of the word behind it


class Modal(NamedTuple):
    """What a modal does: `name` is alike for modals that differ in style alone; `force` runs from 1 to 5."""

    name: str
    force: int


class Qualifier(NamedTuple):
    """What a qualifier does: `name` is its class; `weight` runs from 1 (look once) to 3 (tell the capital)."""

    name: str
    weight: int


def _column(table: str, column: str, language: str) -> dict[str, str]:
    return {row["phrase"]: row[column] for row in rows(table, language)}


def _prefixed(found: dict[str, str], language: str) -> dict[str, str]:
    """Noun phrases in the forms of their language: in Arabic with "and", "by" and "to" before them too."""
    if language != "ar":
        return found
    from drafting.vocabulary.arabic import with_prefixes  # of one language alone

    return {form: what for phrase, what in found.items() for form in with_prefixes(phrase)} | found


@cache
def lead_forces(language: str) -> dict[str, int]:
    """Operative lead verbs as printed ("Calls upon") and how strongly they bind, 0 to 5; unranked ones are left out."""
    found = (row for row in lead_rows(language) if row["part"] == "operative")
    return {row["phrase"]: int(row["force"]) for row in found if row["force"]}


@cache
def lead_verbs(language: str) -> dict[str, str]:
    """Lead phrases as printed and the verb of the list that each is a form of, where that is another: of a Council."""
    return {row["phrase"]: row["verb"] for row in lead_rows(language) if row["phrase"] != row["verb"]}


@cache
def preambular_leads(language: str) -> tuple[str, ...]:
    """Preambular lead phrases as printed ("Deeply concerned")."""
    found = (row for row in lead_rows(language) if row["part"] == "preambular")
    return tuple(dict.fromkeys(row["phrase"] for row in found))


@cache
def verb_company(language: str) -> dict[str, str]:
    """Words beside a lead verb, each "emphasis", "after", "repetition", "joint", "pronoun", "measure" or "other"."""
    repeated = {row["word"]: "repetition" for row in rows("lead_modifiers", language) if row["place"] == "beside"}
    return repeated | _column("verb_company", "kind", language)


@cache
def lead_modifiers(language: str) -> tuple[str, ...]:
    """What may stand inside a lead verb: "également" in "Prend également note"."""
    return tuple(row["word"] for row in rows("lead_modifiers", language))


@cache
def verb_tones(language: str, kind: str) -> dict[str, int]:
    """Tone of verbs in base form (kind "verb") or of nouns after a verb (kind "noun"): 2 welcomes to -3 condemns.

    Those of the kinds "restated" and "pledge" have none.
    """
    found = (row for row in rows("verb_tones", language) if row["kind"] == kind)
    return {row["phrase"]: int(row["tone"]) for row in found}


@cache
def verb_stances(language: str) -> dict[str, str]:
    """What lead verbs that ask for nothing do ("take note": note); those of one stance say much the same."""
    return {row["verb"]: row["stance"] for row in rows("verb_stances", language)}


class Measure(NamedTuple):
    """How far a verb goes on its scales, {"others": 1, "secure": 1}, and whether the same form is a noun too."""

    ranks: dict[str, int]
    also_noun: bool


@cache
def measure_ranks(language: str) -> dict[str, Measure]:
    """Verbs that name what is to be done, in their base form, and how far each goes."""
    found: dict[str, Measure] = {}
    for row in rows("measure_ranks", language):
        measure = found.setdefault(row["verb"], Measure({}, row["also_noun"] == "yes"))
        measure.ranks[row["scale"]] = int(row["rank"])
    return found


@cache
def measure_forms(language: str) -> dict[str, str]:
    """Verbs that name what is to be done in the forms that texts print, and the base form of each; not of English."""
    listed = {row["form"]: row["verb"] for row in rows("measure_forms", language)}
    return _prefixed(listed | {verb: verb for verb in measure_ranks(language)}, language)


@cache
def modals(language: str) -> dict[str, Modal]:
    """Modal phrases ("shall", "is encouraged to") and what they do; words that only hold one are of class "idle"."""
    names = _column("modals", "class", language)
    return {phrase: Modal(names[phrase], int(force)) for phrase, force in _column("modals", "force", language).items()}


@cache
def negations(language: str) -> dict[str, bool]:
    """Phrases with a negating word; True where they negate, False where they only hold the word ("not only")."""
    found = {phrase: kind != "idle" for phrase, kind in _column("negations", "kind", language).items()}
    return {f"{AND}{phrase}": negates for phrase, negates in found.items()} | found if language == "ar" else found


@cache
def noun_negations(language: str) -> frozenset[str]:
    """Those that negate the noun behind them alone: "without"."""
    return frozenset(phrase for phrase, kind in _column("negations", "kind", language).items() if kind == "noun")


@cache
def qualifiers(language: str) -> dict[str, Qualifier]:
    """Phrases that limit or condition an undertaking, and what they do."""
    names = _column("qualifiers", "class", language)
    weights = _column("qualifiers", "weight", language)
    return {phrase: Qualifier(name, int(weights[phrase])) for phrase, name in names.items()}


@cache
def scope(language: str) -> dict[str, str]:
    """Words that say how far a measure reaches ("universal", "fully"), and their class."""
    return _column("scope", "class", language)


@cache
def laws(language: str) -> dict[str, str]:
    """What an undertaking is said to comply with ("domestic legislation"), and its class ("national law")."""
    return _prefixed(_column("laws", "class", language), language)


@cache
def addressees(language: str) -> dict[str, str]:
    """Ways of saying who is asked ("SG", "UNODC"), and whom they name; "?" for a pronoun or an unsaid name."""
    return _prefixed(_column("addressees", "name", language), language)


@cache
def cited_documents(language: str) -> dict[str, str]:
    """Words before a cited number ("resolutions", "No."), and the class of what is cited."""
    return _prefixed(_column("cited_documents", "class", language), language)


@cache
def instruments(language: str, kind: str) -> frozenset[str]:
    """Phrases that names of instruments are built on (kind "head"), words that name nothing beside them ("plain")."""
    return frozenset(row["phrase"] for row in rows("instruments", language) if row["kind"] == kind)


@cache
def months(language: str) -> dict[str, int]:
    """The months as dates name them, 1 to 12."""
    return {phrase: int(number) for phrase, number in _column("months", "number", language).items()}


@cache
def number_words(language: str, kind: str) -> dict[str, int]:
    """Numbers in words, of kind "cardinal", "ordinal" or "frequency" (the years between)."""
    found = (row for row in rows("number_words", language) if row["kind"] == kind)
    return {row["phrase"]: int(row["value"]) for row in found}


@cache
def terms(language: str, kind: str) -> dict[str, str]:
    """Phrases of kind "opening", "unit" or "rate" that terms are made of in other languages than English."""
    return {row["phrase"]: row["value"] for row in rows("terms", language) if row["kind"] == kind}


@cache
def all_months() -> dict[str, int]:
    """The months as dates name them in every language, 1 to 12."""
    return {row["phrase"]: int(row["number"]) for row in rows("months")}


@cache
def measures() -> frozenset[str]:
    """Words that belong to the number before them ("million", "per cent"), in every language."""
    return frozenset(row["phrase"] for row in rows("measures"))
