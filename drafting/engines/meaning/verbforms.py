"""Lead verbs in all their forms, with what they do: how strongly they bind and whether they approve or blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from drafting.engines.meaning.phrases import Hit, Phrases, Words
from drafting.vocabulary import meanings


class Verb(NamedTuple):
    """A lead verb in one form. `force` is None where nobody has ranked it; `tone` is 0 where it only states."""

    lemma: str
    form: (
        str  # "indicative" (urges), "participle" (urging), "bare" (urge); "joined" (and-urges), "addressed" (l'invite)
    )
    force: int | None
    tone: int


# What a lead phrase may end with and still be the same verb, by language.
_SMALL = {
    "en": frozenset({"of", "about", "to"}),
    "fr": frozenset({"de", "du", "des", "à", "au", "aux", "sur", "par"}),
    "es": frozenset({"de", "del", "a", "al", "en", "por"}),
    "ru": frozenset({"на", "о", "об", "с", "в"}),
    "ar": frozenset({"إلى", "على", "عن", "من", "في"}),
}
# "Fait siennes", "Hace suyas": as many as what is endorsed.
_AGREEING = {"sienne": "sien", "siens": "sien", "siennes": "sien", "suya": "suyo", "suyos": "suyo", "suyas": "suyo"}
_AND = "و"  # is written together with the verb behind it
_VOWELS = frozenset("aeéêiou")  # before which a French pronoun is a part of the word
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
    return Parted(list(entries.items()), meanings.lead_modifiers(language))


class Parted(Phrases[Verb]):
    """Lead verbs of languages in which "also" may stand inside them: "Prend également note de"."""

    def __init__(self, entries: Sequence[tuple[str, Verb]], modifiers: Iterable[str]) -> None:
        listed = [(Words(phrase).folded, verb) for phrase, verb in entries]
        super().__init__(entries)
        self._modifiers = Phrases((phrase, "") for phrase in modifiers)
        self._by_first: dict[str, list[tuple[list[str], Verb]]] = {}
        for parts, verb in sorted(listed, key=lambda one: -len(one[0])):
            self._by_first.setdefault(parts[0], []).append((parts, verb))

    def at(self, words: Words, first: int) -> Hit[Verb] | None:
        """The verb of most words that begins at `first`, whatever modifiers stand inside."""
        for parts, verb in self._by_first.get(words.folded[first], ()):
            after = self._behind(parts, words, first)
            if after:
                return Hit(verb, first, after)
        return None

    def _behind(self, parts: list[str], words: Words, first: int) -> int:
        """The position behind a phrase that begins at `first`; 0 where it does not stand there."""
        at = first + 1
        for part in parts[1:]:
            while at < len(words) and words.folded[at] != part and (hit := self._modifiers.at(words, at)):
                at = hit.after
            if at >= len(words) or words.folded[at] != part:
                return 0
            at += 1
        return at


def _spelled(language: str, phrase: str, verb: str) -> Iterator[tuple[str, str, str]]:
    """Form, spelling and lemma of an operative phrase ("calls upon": calling upon, call upon), a form of a verb."""
    if language != "en":
        yield "indicative", phrase, _bare_of(verb, language)
        if language == "ar":
            yield "joined", f"{_AND}{phrase}", _bare_of(verb, language)
        if language == "fr" and phrase[0] in _VOWELS:
            yield "addressed", f"l'{phrase}", _bare_of(verb, language)
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
