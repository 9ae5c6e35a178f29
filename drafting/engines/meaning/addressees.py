"""Who is asked: the addressees of a verb that asks, and whether others are asked than before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.engines.meaning import lists
from drafting.engines.meaning.places import Found, Matched, Side, Wordings
from drafting.engines.meaning.utterances import VerbFound
from drafting.model.changes import BREAK, Flag, FlagKind

AND = "و"  # written together with the word behind it

# What is asked follows these words, or they say more about who is asked; names after them are not asked.
_ENDS = frozenset(
    ("to", "that", "which", "who", "whose", "whom", "through", "within", "pursuant", "with", "under", "by", "from")
) | frozenset(("where", "while", "in", "at", ".", ";", ":", "(", BREAK))
_LONGEST = 60  # words of a list of addressees; longer ones were not met
_ASKING = frozenset(
    ("urge", "request", "invite", "encourage", "call upon", "call on", "appeal", "ask", "recommend", "direct", "demand")
) | frozenset(("instruct", "remind"))
# In other languages: words from the verb to the first name, and from one name to the next; of Chinese, characters.
_NEAR, _BETWEEN = 8, 5
_LIST_ENDS = frozenset((".", ";", ":", "(", BREAK, "\u061b", "\uff1b", "\uff1a", "\u3002"))
_JOINS = frozenset((",", "\u060c", "\u3001", "et", "y", "e", "и", "а", "ainsi", "así", "和", "及", "与", "以"))
_UNSAID, _LIMIT = "?", "~"  # the names of pronouns and of limiting words in addressees.tsv


@dataclass(slots=True, eq=False, repr=False)
class _Addressee(Found):
    """Who is asked; `limit` is a word before it that says which ("concerned")."""

    limit: str

    @property
    def limited(self) -> str:
        return f"{self.limit} {self.printed}".strip()


def _asks(verb: VerbFound, language: str) -> bool:
    """True for a verb that addresses somebody; in other languages than English for any that may."""
    return verb.key in _ASKING if language == "en" else bool(verb.force)


def _asked(side: Side, verb: VerbFound, language: str) -> list[_Addressee]:
    """Whom the verb addresses, as far as the vocabulary knows them; empty where a pronoun leaves it unsaid."""
    found = list(_in_english(side, verb) if language == "en" else _in_a_list(side, verb, language))
    return [] if any(one.key == _UNSAID for one in found) else found


def _in_a_list(side: Side, verb: VerbFound, language: str) -> Iterator[_Addressee]:
    """The names near the verb and those joined to them: a name that nothing joins is of what is asked."""
    words, names = side.words, lists.addressees(language)
    at, reach, limit, is_joined = verb.after, verb.after + _NEAR, "", True
    while at < min(reach, len(words)) and words.folded[at] not in _LIST_ENDS:
        hit = names.at(words, at)
        if hit is None:
            is_joined |= words.folded[at] in _JOINS
            at += 1
            continue
        start, end = words[at].start, words[hit.after - 1].end
        if hit.what == _LIMIT:
            limit = side.wording[start:end]
        elif is_joined or words.folded[at].startswith(AND):
            yield _Addressee(start, end, hit.what, side.wording[start:end], limit)
            limit, is_joined, reach = "", False, hit.after + _BETWEEN
        else:
            return
        at = hit.after


def _in_english(side: Side, verb: VerbFound) -> Iterator[_Addressee]:
    at, limit = verb.after, ""
    while at < min(verb.after + _LONGEST, len(side.words)):
        hit = lists.addressees("en").at(side.words, at)
        if hit is None and side.words.folded[at] in _ENDS:
            break
        if hit and hit.what == _LIMIT:
            limit = side.words.folded[at]
        elif hit:
            start, end = side.words[at].start, side.words[hit.after - 1].end
            if not _is_of_another(side, verb, at):
                yield _Addressee(start, end, hit.what, side.wording[start:end], limit)
            limit = ""
        at = hit.after if hit else at + 1


def _is_of_another(side: Side, verb: VerbFound, at: int) -> bool:
    """True for a name that says whose the body before it is: "commissions of inquiry of the Human Rights Council"."""
    before = side.words.folded[max(verb.after + 1, at - 2) : at]
    return before[-1:] == ["of"] or before == ["of", "the"]


def addressee_flags(wordings: Wordings, verbs: Matched[VerbFound]) -> Iterator[Flag]:
    """A flag for each verb that now asks others: by whom the names mean, not by how they are spelled."""
    if lists.addressees(wordings.language).telling.isdisjoint(wordings.touched):
        return
    for old_verb, new_verb in verbs.pairs:
        if not (_asks(old_verb, wordings.language) and _asks(new_verb, wordings.language)):
            continue
        old = _asked(wordings.old, old_verb, wordings.language)
        new = _asked(wordings.new, new_verb, wordings.language)
        gone, came = _not_among(old, new), _not_among(new, old)
        sides = ((gone, False), (came, True))
        is_marked = any(wordings.run(one, is_new=is_new)[0] for side, is_new in sides for one in side)
        if old and new and is_marked:
            weight = 3 if len(gone) == len(old) else 2
            yield Flag(FlagKind.ADDRESSEE, _message(new_verb, gone, came), _spread(gone), _spread(came), weight)
        elif not gone and not came:
            yield from _limit_flags(new_verb, old, new)


def _not_among(some: list[_Addressee], others: list[_Addressee]) -> list[_Addressee]:
    known = {other.key for other in others}
    return [one for one in some if one.key not in known]


def _limit_flags(verb: VerbFound, old: list[_Addressee], new: list[_Addressee]) -> Iterator[Flag]:
    """A flag for each name that is limited now or no longer: Governments, concerned Governments."""
    for before, after in zip(old, new, strict=False):
        if before.key == after.key and before.limit != after.limit:
            turn = f"{before.limited} → {after.limited}"
            yield Flag(FlagKind.ADDRESSEE, f"“{verb.printed}” addresses {turn}", before.span, after.span, 1)


def _message(verb: VerbFound, gone: list[_Addressee], came: list[_Addressee]) -> str:
    before, after = (", ".join(dict.fromkeys(" ".join(one.printed.split()) for one in side)) for side in (gone, came))
    asks = f"“{verb.printed}” addresses"
    if gone and came:
        return f"{asks} others: {before} → {after}"
    return f"{asks} {after} too" if came else f"{asks} {before} no longer"


def _spread(found: list[_Addressee]) -> tuple[int, int] | None:
    return (found[0].start, found[-1].end) if found else None
