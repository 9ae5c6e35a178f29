"""The lists of the vocabulary as phrases to be found in a wording, each made once for a language."""

from __future__ import annotations

from functools import cache

from drafting.engines.meaning.phrases import Phrases
from drafting.vocabulary import meanings
from drafting.vocabulary.meanings import Modal, Qualifier


@cache
def modals(language: str) -> Phrases[Modal]:
    """Modals, and what they do."""
    return Phrases(meanings.modals(language).items())


@cache
def negations(language: str) -> Phrases[bool]:
    """Phrases with a negating word; True where they negate."""
    return Phrases(meanings.negations(language).items())


@cache
def qualifiers(language: str) -> Phrases[Qualifier]:
    """Qualifiers, and what they do."""
    return Phrases(meanings.qualifiers(language).items())


@cache
def laws(language: str) -> Phrases[str]:
    """What is to be complied with, and its class."""
    return Phrases(meanings.laws(language).items())


@cache
def scope(language: str) -> Phrases[str]:
    """Words that say how far a measure reaches, and their class."""
    return Phrases(meanings.scope(language).items())


@cache
def addressees(language: str) -> Phrases[str]:
    """Names of who is asked, and whom they mean."""
    return Phrases(meanings.addressees(language).items())
