"""The delegations named before words that they propose: "[EU, supported by Norway: Urges", "(Mexico + Chile) Urges"."""

from __future__ import annotations

from collections.abc import Sequence

# What may stand between the names.
_JOINS = frozenset(("and", "by", "of", "the", "with", "supported", "et", "de", "du", "des", "la", "y", "e", "del", "и"))
MOST = 24  # words and signs of the names


def are_named(words: Sequence[str]) -> bool:
    """True for words and signs that are nothing but names: each begins with a capital or a figure, but for small ones
    between them. Scripts without capitals have none."""
    letters = [word for word in words if word[0].isalnum()]
    return (
        0 < len(letters) <= len(words) <= MOST
        and letters[0][0].isupper()
        and all(word[0].isupper() or word[0].isdigit() or word in _JOINS for word in letters)
    )
