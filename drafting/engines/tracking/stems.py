"""What a word comes down to when its inflection and its word class are left out: ratify, ratified, ratification."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from drafting.vocabulary.thesaurus import irregular_stems

_KNOWN_WORDS = 1 << 16  # stems kept at hand; the texts of one negotiation hold some thousand different words

# -ise is -ize in these texts, but for words where it belongs to the root.
_ISE_ROOTS = (
    "rcis", "rpris", "promis", "premis", "advis", "ervis", "rtis", "mpris", "revis", "devis", "recis", "guis", "aris",
    "rais", "wis", "liais",
)  # fmt: skip
_VOWEL = re.compile("[aeiouy]")
_ISE = ("isation", "isations", "ise", "ised", "ises", "ising")
_OUR = ("our", "ours", "oured", "ouring")
_UNDERIVED = 3  # passes over the derivational endings: universally, universal, univers

# Ending, what stands for it, and how many letters must be left before it. Longer endings first.
_DERIVED = (
    ("ibility", "ibl", 3), ("ability", "abl", 3), ("fication", "f", 2), ("ization", "iz", 3), ("ation", "", 4),
    ("ative", "", 4), ("ature", "", 5), ("ution", "ut", 3), ("ition", "it", 4), ("iance", "i", 3), ("ship", "", 5),
    ("ness", "", 4), ("ment", "", 5), ("sion", "s", 3), ("tion", "t", 4), ("ance", "", 4), ("ancy", "", 4),
    ("ence", "en", 3), ("ency", "en", 2), ("ible", "ibl", 3), ("able", "abl", 3), ("ate", "", 4), ("ive", "", 4),
    ("ity", "", 4), ("ial", "", 6), ("ful", "", 5), ("ism", "", 5), ("ist", "", 5), ("ize", "iz", 3), ("ous", "", 5),
    ("ant", "", 4), ("ent", "en", 3), ("al", "", 5), ("ly", "", 5), ("at", "", 4), ("ic", "i", 5), ("fy", "f", 2),
    ("fi", "f", 2),
)  # fmt: skip

_BY_LAST_LETTER = {
    last: tuple(rule for rule in _DERIVED if rule[0].endswith(last)) for last in {rule[0][-1] for rule in _DERIVED}
}


@lru_cache(maxsize=_KNOWN_WORDS)
def stem(word: str, language: str = "en") -> str:
    """What stands for `word` in comparisons; never empty for a word that is not.

    English endings are taken off by rule; of other alphabets the accents, vowel marks, articles and the rest of the
    word after six letters. Numbers and symbols (64/293) stay as they are.
    """
    plain = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if not plain or any(letter.isdigit() for letter in plain):
        return plain or word
    if language == "en" and plain.isascii():
        return _english(plain)
    return _prefix(plain, language) or plain


def _english(word: str) -> str:
    irregular = irregular_stems("en")
    if word in irregular:
        return irregular[word]
    if len(word) < 4:
        return word
    word = _uninflected(_respelled(word.replace("analyz", "analys")))
    for _ in range(_UNDERIVED):
        shorter = _underived(word)
        if shorter == word or word in irregular:
            break
        word = shorter
    return irregular.get(word) or _trimmed(word)


def _respelled(word: str) -> str:
    """With -iz- for -is- and -or for -our, as in American spelling."""
    if len(word) > 6 and word.endswith(_ISE) and not any(root in word for root in _ISE_ROOTS):
        at = word.rindex("is")
        return f"{word[:at]}iz{word[at + 2 :]}"
    if len(word) > 5 and word.endswith(_OUR):
        at = word.rindex("our")
        return f"{word[:at]}or{word[at + 3 :]}"
    return word


def _uninflected(word: str) -> str:
    """Without plural, past or gerund."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) > 1 and not word.endswith("eed") and _VOWEL.search(rest):
                return _undoubled(rest)
    return word


def _underived(word: str) -> str:
    for ending, instead, left in _BY_LAST_LETTER.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _trimmed(word: str) -> str:
    if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return _undoubled(word)


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


def _prefix(word: str, language: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if language == "ar":
        letters = letters.replace("ـ", "")
        for article in ("وال", "بال", "فال", "كال", "لل", "ال"):
            if letters.startswith(article) and len(letters) > len(article) + 2:
                letters = letters[len(article) :]
                break
        return letters[:5]
    _, quote, after = letters.partition("'")
    letters = after if quote and len(after) > 2 else letters
    if language in ("fr", "es", "pt", "it") and len(letters) > 4:
        letters = letters.removesuffix("s")
    return letters[:6]
