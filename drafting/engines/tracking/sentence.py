"""One sentence as clauses: where a measure, its purpose, or a fact begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, pairwise

from drafting.engines.tracking.stems import stem
from drafting.vocabulary.thesaurus import connectives, lead_phrases, measure_verbs, plain_words


class Role(StrEnum):
    """What a clause is in its element."""

    MEASURE = "measure"  # something to be done
    PURPOSE = "purpose"  # what a measure is for
    BACKGROUND = "background"  # a fact, a reason, a description


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a wording, and what stands between the word before and this one."""

    start: int
    end: int
    text: str
    gap: str


Part = tuple[Sequence[Word], Role]

_NOMINAL = ("tion", "sion", "ment", "ance", "ence", "ing", "ship")
_ADVERBS = ("better", "further", "also", "not", "then")
_PARTICIPLES = ("ed", "en", "ght", "ade")
_AFTER_AN_OPENING = ("by", "in", "on", "upon", "with")
_MANDATES = ("rapporteur", "expert", "representative", "group")  # "on ...", whatever it is on: a title
_BEFORE_THE_NOUN_WILL = ("political", "such", "the", "and")
_LEAST = 2  # words of substance in a clause that stands by itself
_LEAST_OF_ITEM, _LEAST_ITEMS = 3, 3  # the same for an item of a list, and how many follow its opening


class Sentence:
    """The words of one sentence, which is not empty, and what stands at each."""

    def __init__(self, words: Sequence[Word], language: str) -> None:
        self._words = words
        self._lower = [word.text.lower() for word in words]
        self._language = language
        self._verbs = measure_verbs(language)
        self._stems = _verb_stems(language)
        self._said = connectives(language)
        self._leads = lead_phrases(language)
        plain = plain_words(language)
        self._substance_before = _running(self._lower, lambda word: plain.get(word) != "function")
        self._to_before = _running(self._lower, lambda word: word == "to")

    def parts(self, leads_in: bool = False) -> list[Part]:
        """The words of each clause without the link before them, and its role.

        `leads_in`: a list follows. Then what ends with a verb ("The plan could help:") states nothing by itself.
        """
        role = self._role()
        opening = first = self._opening()
        waits, least = self._opens(first), self._least(first)  # waits: a verb has been read whose object has not
        found: list[Part] = [(self._words[:opening], Role.BACKGROUND)] if opening else []
        for at in range(opening + 1, len(self._words)):
            begins = None if waits else self._begins(at, first, role)
            if begins and self._substance(first, at) >= least and self._substance(begins[0]) >= _LEAST:
                found.append((self._words[first:at], role))
                first, role = begins
                waits, least = self._opens(first), self._least(first)
            elif at >= first:
                waits = self._opens(at) or (waits and not self._substance(at, at + 1))
        found.append(
            (self._words[first:], Role.BACKGROUND if leads_in and self._is_verb(len(self._words) - 1) else role)
        )
        return [listed for part, role in found for listed in self._listed(part, role, found[bool(opening)][1])]

    def _listed(self, part: Sequence[Word], role: Role, before: Role) -> list[Part]:
        """The items of a part: measures where they list what a measure is on, "to remove obstacles, which are ..."."""
        items = self._items(part)
        of_items = Role.MEASURE if len(items) > 1 and before is Role.MEASURE else role
        return [(item, of_items if at else role) for at, item in enumerate(items)]

    def _opening(self) -> int:
        """How many words stand before the subject, "Framed by international standards, [a plan will]"; 0 for none."""
        if not self._at(0).endswith(_PARTICIPLES) or self._at(1) not in _AFTER_AN_OPENING:
            return 0
        modal = next((at for at in range(len(self._words)) if self._is_modal(at)), 0)
        last = next((at for at in range(modal, 0, -1) if "," in self._words[at].gap), 0)
        return last if self._substance(0, last) >= _LEAST else 0

    def _role(self) -> Role:
        """The role of the sentence, by how it begins and by its verb."""
        if self._opens(0) or (self._at(0) == "to" and self._opens(1)) or self._leads_at(0):
            return Role.MEASURE
        if any(self._says(at, "being") and self._says(at + 1, "urgent") for at in range(len(self._words))):
            return Role.MEASURE
        modal = next((at for at in range(len(self._words)) if self._is_modal(at)), None)
        if modal is not None:
            return Role.BACKGROUND if self._describes(modal) else Role.MEASURE
        is_told = any(self._says(at, "finite") for at in range(len(self._words)))
        return Role.BACKGROUND if is_told else Role.MEASURE

    def _describes(self, modal: int) -> bool:
        """True for "would be one way", but not for "could be shared" or "would be to achieve"."""
        if self._says(modal, "normative") or self._at(modal + 1) != "be":
            return False
        after = self._at(self._past_adverbs(modal + 2))
        return after != "to" and not after.endswith(_PARTICIPLES)

    def _begins(self, at: int, first: int, role: Role) -> tuple[int, Role] | None:
        """The first word and the role of a clause that begins at a word, or with the link there."""
        if self._says(at, "reason") or (self._at(at) == "which" and self._says(at + 1, "finite")):
            return at, Role.BACKGROUND
        if self._says(at, "purpose"):
            return at, Role.PURPOSE
        means = self._says(at, "means")
        if means and self._is_gerund(self._past_adverbs(at + means)) and not self._is_in_a_mandate(at):
            return at, Role.MEASURE
        link = self._says(at, "link")
        if link and self._at(at - 1).endswith("ly") and self._at(at + link).endswith("ly"):
            return None  # "fully and effectively implement"
        if not link and "," not in self._words[at].gap:
            return None
        if link and role is not Role.BACKGROUND and self._is_modal(at + link):
            return at + link, Role.MEASURE
        return self._coordinated(at + link, first, role)

    def _coordinated(self, at: int, first: int, role: Role) -> tuple[int, Role] | None:
        """The same, for what follows "and", "as well as" or a comma."""
        verb = self._past_adverbs(at + 1)
        same = Role.PURPOSE if role is Role.PURPOSE else Role.MEASURE
        is_second = self._to_before[min(at, len(self._words))] > self._to_before[first]
        if self._at(at) == "to" and self._at(verb) in self._verbs and is_second:
            return at, Role.MEASURE if self._at(0) == "to" else same  # as the sentence began
        if role is Role.BACKGROUND:
            return None
        if self._at(at) == "to" and self._is_gerund(verb):
            return at, same
        if self._leads_at(at):
            return at, Role.MEASURE
        verb = self._past_adverbs(at)
        if self._is_plain_verb(verb):
            return at, same if self._is_infinitive(first) else Role.MEASURE
        starts = {self._past_adverbs(first + step) for step in range(3)}
        if self._is_gerund(verb) and any(self._is_gerund(start) for start in starts):
            return at, same
        return (at, same) if self._is_nominal(at) else None

    def _is_infinitive(self, first: int) -> bool:
        """False for a purpose after which no bare verb goes on: "for the purpose of confiscation and"."""
        purpose = self._says(first, "purpose")
        opens = self._past_adverbs(first + purpose)
        return not purpose or self._at(first + purpose - 1) not in ("of", "at", "to") or self._at(opens) in self._verbs

    def _items(self, words: Sequence[Word]) -> list[Sequence[Word]]:
        """The items of a clause that is a list of long items: "lack of ..., fear of reprisal from ..., ..."."""
        offset = self._words.index(words[0])
        cuts = [0, *(at for at in range(1, len(words)) if "," in words[at].gap), len(words)]
        bounds = list(pairwise(cuts))
        long = all(self._substance(offset + a, offset + b) >= _LEAST_OF_ITEM for a, b in bounds[1:])
        begun = [0, *(at for at in cuts[1:-1] if self._may_begin_an_item(offset + at)), len(words)]
        return [words[a:b] for a, b in pairwise(begun)] if len(begun) > _LEAST_ITEMS + 1 and long else [words]

    def _may_begin_an_item(self, at: int) -> bool:
        """False after a comma within an item: "national, [local and] other ports", ", [including]", ", [may] be"."""
        is_short = self._says(at + 1, "link") and self._substance(at, at + 1)
        return not (is_short or self._is_modal(at))

    def _at(self, at: int) -> str:
        return self._lower[at] if at < len(self._lower) else ""

    def _says(self, at: int, kind: str) -> int:
        """How many words the connective of a kind takes that stands here; 0 for none."""
        of_kind = self._said.get(kind)
        fitting = of_kind.get(self._at(at)) if of_kind else None
        for phrase in fitting or ():
            if len(phrase) == 1 or tuple(self._lower[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def _past_adverbs(self, at: int) -> int:
        while self._at(at).endswith("ly") or self._at(at) in _ADVERBS:
            at += 1
        return at

    def _opens(self, at: int) -> bool:
        """True for a verb, or its noun before "of", whose object is still to come."""
        if self._at(at + 1) in ("of", "and", "or") and self._names_a_measure(at):
            return True
        is_noun = at > 0 and bool(self._says(at - 1, "article"))  # "the support", "a meeting"
        return (self._is_verb(at) or self._is_gerund(at)) and not is_noun

    def _is_verb(self, at: int) -> bool:
        return self._at(at) in self._verbs or self._is_modal(at)

    def _is_plain_verb(self, at: int) -> bool:
        """True for a verb that is no noun here: "share practices", "support the victims", but not "share of"."""
        also_noun = self._verbs.get(self._at(at))
        if also_noun is None or self._at(at + 1) == "of":
            return False
        return not also_noun or bool(self._says(at + 1, "article"))

    def _is_of_verb(self, word: str) -> bool:
        return stem(word, self._language) in self._stems

    def _is_gerund(self, at: int) -> bool:
        word = self._at(at)
        return word.endswith("ing") and self._is_of_verb(word) and not self._says(at, "participle")

    def _is_modal(self, at: int) -> bool:
        is_noun = self._at(at) == "will" and (at == 0 or self._at(at - 1) in _BEFORE_THE_NOUN_WILL)
        return bool(self._says(at, "modal")) and not is_noun

    def _is_nominal(self, at: int) -> bool:
        """True for "[the] effective involvement of": a measure named by its noun; not in a list of plain nouns."""
        places = [place for place in self._item(at)[:3] if self._at(place + 1) == "of"]
        named = any(self._names_a_measure(place) and not self._is_in_a_name(place) for place in places)
        return named and not self._follows_a_noun(at)

    def _is_in_a_name(self, at: int) -> bool:
        """True in "the Entity for Gender Equality and the Empowerment of Women": a capital, and one before it."""
        before = next((place for place in range(at - 1, -1, -1) if self._substance(place, place + 1)), None)
        return before is not None and all(self._words[place].text[0].isupper() for place in (before, at))

    def _is_in_a_mandate(self, at: int) -> bool:
        """True in "the Special Rapporteur on the protection of human rights while countering terrorism"."""
        before = range(at - 1, 0, -1)
        on = next((place for place in before if self._at(place) == "on" and self._at(place - 1) in _MANDATES), at)
        between = self._words[on : at + 1] if self._at(at) == "while" else ()
        return len(between) > 1 and not any("," in word.gap or word.text.lower() == "to" for word in between)

    def _names_a_measure(self, at: int) -> bool:
        word = self._at(at)
        return word.endswith(_NOMINAL) and self._is_of_verb(word) and not self._says(at, "participle")

    def _follows_a_noun(self, at: int) -> bool:
        """True in "migration, employment, empowerment of women", where items are short, and after "the full and"."""
        is_linked = bool(self._says(at - 1, "link"))
        if is_linked and self._says(at - 3, "article"):
            return True
        end = at - 1 if is_linked else at
        first = next((place for place in range(end - 1, 0, -1) if "," in self._words[place].gap), 0)
        return first > 0 and self._substance(first, end) < _LEAST_OF_ITEM and "of" not in self._lower[first:end]

    def _item(self, at: int) -> Sequence[int]:
        """The words from one on as far as the next comma."""
        after = range(at + 1, len(self._words))
        return range(at, next((place for place in after if "," in self._words[place].gap), len(self._words)))

    def _leads_at(self, at: int) -> bool:
        """True where a lead verb of a resolution stands: "and urges", "Recalling"."""
        at = self._past_adverbs(at)
        fitting = self._leads.get(self._at(at), ())
        return any(tuple(self._lower[at : at + len(phrase)]) == phrase for phrase in fitting)

    def _least(self, first: int) -> int:
        """Words of substance before the next clause may begin; a lead verb brings no substance of its own."""
        return _LEAST + 1 if self._leads_at(first) else 1

    def _substance(self, first: int, last: int | None = None) -> int:
        end = len(self._words) if last is None else last
        return self._substance_before[end] - self._substance_before[min(first, end)]


def _running(words: Sequence[str], counts: Callable[[str], bool]) -> list[int]:
    """How many words before each place count, and how many in all."""
    return list(accumulate((counts(word) for word in words), initial=0))


@cache
def _verb_stems(language: str) -> frozenset[str]:
    return frozenset(stem(verb, language) for verb in measure_verbs(language))
