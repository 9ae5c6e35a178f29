"""Lead verbs in all their forms, with what they do: how strongly they bind and whether they approve or blame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafting.engines.meaning.phrases import Phrases
from drafting.vocabulary import meanings


class Verb(NamedTuple):
    """A lead verb in one form. `force` is None where nobody has ranked it; `tone` is 0 where it only states."""

    lemma: str
    form: str  # "indicative" (urges), "participle" (urging), "bare" (urge)
    force: int | None
    tone: int


_SMALL = frozenset({"of", "about", "to"})  # what a lead phrase may end with and still be the same verb


@cache
def verb_forms(language: str) -> Phrases[Verb]:
    """Every form of every lead verb of a language. In English all three forms, elsewhere the printed one alone."""
    entries: dict[str, Verb] = {}
    tones = meanings.verb_tones(language, "verb")
    nouns = meanings.verb_tones(language, "noun")
    for phrase, force in meanings.lead_forces(language).items():
        if nouns.keys().isdisjoint(phrase.casefold().split()):
            for form, spelled, lemma in _spelled(language, phrase.casefold()):
                entries.setdefault(spelled, Verb(lemma, form, force, tones.get(lemma, 0)))
    company = meanings.verb_company(language)
    for phrase in meanings.preambular_leads(language):
        lemma = _bare_of(phrase.casefold())
        alone = phrase.casefold().split()
        if company.get(alone[0]) is None and nouns.keys().isdisjoint(alone):
            entries.setdefault(phrase.casefold(), Verb(lemma, "participle", None, tones.get(lemma, 0)))
    return Phrases(entries.items())


def _spelled(language: str, phrase: str) -> Iterator[tuple[str, str, str]]:
    """Form, spelling and lemma of an operative phrase ("calls upon": calling upon, call upon)."""
    if language != "en":
        yield "indicative", phrase, phrase
        return
    first, _, rest = phrase.partition(" ")
    bare = bare_form(first)
    lemma = _bare_of(f"{bare} {rest}")
    for form, word in (("indicative", first), ("participle", participle(bare)), ("bare", bare)):
        yield form, f"{word} {rest}".strip(), lemma


def _bare_of(phrase: str) -> str:
    parts = phrase.split()
    while len(parts) > 1 and parts[-1] in _SMALL:  # "takes note of", "takes note"
        parts.pop()
    if parts == ["call", "on"]:
        parts = ["call", "upon"]
    if parts and parts[0].endswith("ise"):
        parts[0] = parts[0].removesuffix("ise") + "ize"
    return " ".join(parts)


def bare_form(indicative: str) -> str:
    """The bare form of a verb in the third person: urges, urge; expresses, express; emphasizes, emphasize."""
    if indicative.endswith(("sses", "shes", "ches", "xes")):
        return indicative[:-2]
    return indicative.removesuffix("s")


def participle(bare: str) -> str:
    """The present participle: urge, urging; commit, committing; agree, agreeing."""
    if bare.endswith("e") and not bare.endswith("ee"):
        return bare[:-1] + "ing"
    doubled = bare.endswith("t") and bare[-2:-1] in tuple("aeiou") and bare[-3:-2] not in tuple("aeiou")
    return bare + ("t" if doubled else "") + "ing"
