"""Arabic words in the forms that texts give them: the lists hold one form of each.

An Assembly is feminine and a Council masculine, so that every verb and every pronoun that stands for the organ has two
forms; "and", "to" and "by" are written together with the word behind them.
"""

from __future__ import annotations

from collections.abc import Iterator

AND = "و"
_SINCE = "إذ"
_ARTICLE = "ال"


def masculine(phrase: str) -> str:
    """A lead phrase of an Assembly as a Council says it: "تعرب عن قلقها", "يعرب عن قلقه"; what has one form stays."""
    words = phrase.split()
    at = 1 if words[0] == _SINCE and len(words) > 1 else 0
    if words[at].startswith("ت"):
        words[at] = f"ي{words[at][1:]}"
    elif words[0] == "وقد" and words[1].endswith("ت"):
        words[1] = words[1][:-1]
    return " ".join(f"{word[:-2]}ه" if word.endswith("ها") else word for word in words)


def lead_forms(phrase: str, part: str) -> Iterator[str]:
    """A lead phrase of the list in both genders and, in a preamble, with "and" before it."""
    for said in dict.fromkeys((phrase, masculine(phrase))):
        yield said
        if part == "preambular" and not said.startswith(AND):
            yield f"{AND}{said}"


def with_prefixes(phrase: str) -> Iterator[str]:
    """A noun phrase as it stands, and with "and", "by" and "to" before it: "الدول", "والدول", "بالدول", "للدول"."""
    to = f"لل{phrase[2:]}" if phrase.startswith(_ARTICLE) else f"ل{phrase}"
    for said in (phrase, f"ب{phrase}", to):
        yield said
        yield f"{AND}{said}"
