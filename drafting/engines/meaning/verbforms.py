"""Lead verbs in all their forms, with what they do: how strongly they bind and whether they approve or blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from drafting.engines.meaning.phrases import Hit, Phrases, Words
from drafting.vocabulary import meanings


class Verb(NamedTuple):
    """A lead verb in one form. `force` is None where nobody has ranked it; `tone` is 0 where it only states."""

    lemma: str
    form: str  # "indicative" (urges), "participle" (urging), "bare" (urge), "joined" (and urges, in Arabic)
    force: int | None
    tone: int


_LONGEST = 12  # words of a lead phrase; a Chinese one has a word for each character
# What a lead phrase may end with and still be the same verb, by language.
_SMALL = {
    "en": frozenset({"of", "about", "to"}),
    "fr": frozenset({"de", "du", "des", "à", "au", "aux", "sur", "par"}),
    "es": frozenset({"de", "del", "a", "al", "en", "por"}),
    "ru": frozenset({"на", "о", "с", "в"}),
    "ar": frozenset({"إلى", "على", "عن", "من", "في"}),
}
# "Fait siennes", "Hace suyas": as many as what is endorsed.
_AGREEING = {"sienne": "sien", "siens": "sien", "siennes": "sien", "suya": "suyo", "suyos": "suyo", "suyas": "suyo"}
_AND = "و"  # is written together with the verb behind it
_SINCE = "إذ "  # opens an Arabic preambular paragraph


@cache
def verb_forms(language: str) -> Phrases[Verb]:
    """Every form of every lead verb of a language. In English all three forms, elsewhere the printed one alone."""
    entries: dict[str, Verb] = {}
    tones = meanings.verb_tones(language, "verb")
    nouns = meanings.verb_tones(language, "noun")
    listed = meanings.lead_verbs(language)
    for phrase, force in meanings.lead_forces(language).items():
        if nouns.keys().isdisjoint(phrase.casefold().split()):
            verb = listed.get(phrase, phrase).casefold()
            for form, spelled, lemma in _spelled(language, phrase.casefold(), verb):
                entries.setdefault(spelled, Verb(lemma, form, force, tones.get(lemma, 0)))
    company = meanings.verb_company(language)
    for phrase in meanings.preambular_leads(language):
        lemma = _bare_of(listed.get(phrase, phrase).casefold().removeprefix(_SINCE), language)
        alone = phrase.casefold().split()
        if (company.get(alone[0]) is None or language != "en") and nouns.keys().isdisjoint(alone):
            entries.setdefault(phrase.casefold(), Verb(lemma, "participle", None, tones.get(lemma, 0)))
    if language == "en":
        return Phrases(entries.items())
    return Parted(entries.items(), meanings.lead_modifiers(language))


class Parted(Phrases[Verb]):
    """Lead verbs of languages in which "also" may stand inside them: "Prend également note de"."""

    def __init__(self, entries: Iterable[tuple[str, Verb]], modifiers: Iterable[str]) -> None:
        super().__init__(entries)
        self._modifiers = Phrases((phrase, "") for phrase in modifiers)

    def at(self, words: Words, first: int) -> Hit[Verb] | None:
        """The verb of most words that begins at `first`, whatever modifiers stand inside."""
        whole = super().at(words, first)
        kept = self._kept(words, first)
        if kept[-1] - first == len(kept) - 1:
            return whole
        found = super().at(words.only(kept), 0)
        if found is None or (whole and found.after <= whole.after - whole.first):
            return whole
        return Hit(found.what, first, kept[found.after - 1] + 1)

    def _kept(self, words: Words, first: int) -> list[int]:
        """The positions from `first` on without modifiers, as many as the longest phrase has words."""
        kept, at = [first], first + 1
        while at < len(words) and len(kept) < _LONGEST:
            if hit := self._modifiers.at(words, at):
                at = hit.after
            else:
                kept.append(at)
                at += 1
        return kept


def _spelled(language: str, phrase: str, verb: str) -> Iterator[tuple[str, str, str]]:
    """Form, spelling and lemma of an operative phrase ("calls upon": calling upon, call upon), a form of a verb."""
    if language != "en":
        yield "indicative", phrase, _bare_of(verb, language)
        if language == "ar":
            yield "joined", f"{_AND}{phrase}", _bare_of(verb, language)
        return
    first, _, rest = phrase.partition(" ")
    bare = bare_form(first)
    lemma = _bare_of(f"{bare} {rest}", language)
    for form, word in (("indicative", first), ("participle", participle(bare)), ("bare", bare)):
        yield form, f"{word} {rest}".strip(), lemma


def _bare_of(phrase: str, language: str) -> str:
    parts = phrase.split()
    while len(parts) > 1 and parts[-1] in _SMALL.get(language, ()):  # "takes note of", "takes note"
        parts.pop()
    if language != "en":
        return " ".join(_AGREEING.get(part, part) for part in parts)
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
