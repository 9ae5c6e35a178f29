"""Where a carrier asks for less than the element does: a softer verb or modal, a new condition, a narrower scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from drafting.engines.meaning import lists
from drafting.engines.meaning.phrases import Phrases
from drafting.engines.meaning.places import Side
from drafting.engines.meaning.utterances import VerbFound, verbs_in
from drafting.engines.tokens import is_function_word
from drafting.engines.tracking.stems import stem
from drafting.model.changes import Flag, FlagKind
from drafting.model.fates import Evidence
from drafting.model.text import Paragraph
from drafting.vocabulary import meanings
from drafting.vocabulary.thesaurus import connectives

_SOFT = 1  # force of a verb that only encourages, recognizes or recalls
_LONGEST_WORD = 30  # characters in which the word before another is looked for
_NEAR = 30  # characters before and after shared words in which a modal of the element still belongs to them
# Qualifiers that limit nothing: what is urgent or binding is asked with more weight, a view only gives the purpose.
_NOT_LIMITING = frozenset(
    {"priority", "urgency", "soon", "binding", "taking into account", "view", "consultation", "due diligence"}
)
_TAKES_OBJECT = frozenset({"compliance", "subject to", "full respect", "due regard", "without prejudice"})
_OBJECT = re.compile(r"(?:\s[^\s,;:.]+){1,6}")  # what is complied with, as far as it is shown
_SENTENCE_ENDS = re.compile(r"[.!?\u2029。؟][”\"’)\]]*\s*(?=[^\sa-z])")
_PLEDGED = 3  # words after a verb among which "commitment" stands in "reaffirm our strong commitment to"
_HELD = 0.5  # a clause of the carrier is judged that shares this much of what the one does that shares most, by weight
_BESIDE = re.compile(r"\W*(?:\w+\W+)?")  # what may stand between a word of scope and shared words: one word
T = TypeVar("T")


def weakened(
    element: Paragraph, carrier: Paragraph, shown: Mapping[Evidence, float], clauses: Sequence[int], language: str
) -> tuple[Flag, ...]:
    """What the carrier says more softly than the element, by the order of the carrier's words.

    `shown` are the words they share, one run or more, with their weight; only the clauses of the carrier that hold most
    of them are judged. `clauses` are the offsets at which its clauses start. `old` of a flag is a place in the wording
    of the element, `new` one in the carrier's; None where that side has no such words.
    """
    if element.wording == carrier.wording:
        return ()
    pair = _Pair(element, carrier, shown, clauses, language.partition("-")[0].lower())
    flags = [*pair.verbs(), *pair.modals(), *pair.qualifiers(), *pair.scope()]
    return tuple(sorted(flags, key=lambda flag: (flag.new or (0, 0), flag.old or (0, 0), flag.message)))


class _Pair:
    """An element and a carrier, and where they share words."""

    def __init__(
        self,
        element: Paragraph,
        carrier: Paragraph,
        shown: Mapping[Evidence, float],
        clauses: Sequence[int],
        language: str,
    ) -> None:
        self.kinds = element.kind, carrier.kind
        self.old, self.new = Side(element.wording), Side(carrier.wording)
        self.shown, self.starts, self.language = shown, clauses, language
        self.heaviest = max(shown, key=lambda piece: shown[piece])
        self.sentence_ends = [end.end() for end in _SENTENCE_ENDS.finditer(carrier.wording)]
        weights: dict[int, float] = defaultdict(float)
        for piece, weight in shown.items():
            weights[self._clause(piece.carrier[0])] += weight
        self.held = {clause for clause, weight in weights.items() if weight >= _HELD * max(weights.values())}

    def _clause(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def _is_held(self, at: int) -> bool:
        """True in a clause that is judged, and in the sentence of the heaviest shared words: another says its own."""
        return self._clause(at) in self.held and self._sentence(at) == self._sentence(self.heaviest.carrier[0])

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentence_ends, at)

    def _is_shared(self, start: int, end: int) -> bool:
        """True for words of the element that the carrier shares, or that one word at most parts from such words."""
        return any(self._meets((start, end), piece.element) for piece in self.shown)

    def _meets(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        first, last = sorted((one, other))
        return first[1] > last[0] or bool(_BESIDE.fullmatch(self.old.wording, first[1], last[0]))

    def verbs(self) -> Iterator[Flag]:
        """The verb of the heaviest shared words, where it binds less than the element's or only encourages."""
        old, new = self._governing(self.old, 0), self._governing(self.new, 1)
        if new is None or new.force is None or _is_pledge(self.new, new, self.language):
            return
        if old is None:
            said = {stem(word, self.language) for word in self.old.words.folded}
            if new.force <= _SOFT and not {stem(word, self.language) for word in new.printed.lower().split()} <= said:
                yield Flag(FlagKind.VERB, f"“{new.printed}” for the measure itself: weaker", None, new.span, 2)
        elif old.force is not None and new.force < old.force:
            message = f"{old.printed} → {new.printed}: weaker (force {old.force} → {new.force} of 5)"
            yield Flag(FlagKind.VERB, message, old.span, new.span, 3 if old.force - new.force > 1 else 2)

    def _governing(self, side: Side, which: int) -> VerbFound | None:
        """The last verb before the heaviest shared words in their sentence; None too where it is not sure to be one."""
        at = (self.heaviest.element, self.heaviest.carrier)[which][0]
        begun = max((end.end() for end in _SENTENCE_ENDS.finditer(side.wording, 0, at)), default=0)
        before = [verb for verb in verbs_in(side, self.kinds[which], self.language) if begun <= verb.start <= at]
        return before[-1] if before and before[-1].is_sure else None

    def modals(self) -> Iterator[Flag]:
        """The strongest modal of the shared words, where the strongest of the carrier is weaker."""
        ours = [hit for hit in _found(self.old, lists.modals(self.language)) if self._is_near(hit[1], hit[2])]
        theirs = [hit for hit in _found(self.new, lists.modals(self.language)) if self._may_weaken(hit[1])]
        if ours and theirs:
            old, new = (max(side, key=lambda hit: (hit[0].force, -hit[1])) for side in (ours, theirs))
            if new[0].force < old[0].force:
                words = (self.old.wording[slice(*old[1:])], self.new.wording[slice(*new[1:])])
                yield Flag(FlagKind.MODAL, f"“{words[0]}” → “{words[1]}”: weaker", old[1:], new[1:], 2)

    def _may_weaken(self, at: int) -> bool:
        """True for a modal in a clause that is judged, not one that only tells of a noun: "a right that should be"."""
        relative = connectives(self.language).get("relative", {})
        before = self.new.wording[max(0, at - _LONGEST_WORD) : at].lower().split()[-1:]
        return self._is_held(at) and relative.keys().isdisjoint(before)

    def _is_near(self, start: int, end: int) -> bool:
        return any(a - _NEAR < end and start < b + _NEAR for a, b in (piece.element for piece in self.shown))

    def qualifiers(self) -> Iterator[Flag]:
        """Conditions on the shared words that the element does not make."""
        known = {what.name for what, _, _ in _found(self.old, lists.qualifiers(self.language))}
        for what, start, end in _found(self.new, lists.qualifiers(self.language)):
            if what.name not in known | _NOT_LIMITING and self._is_held(start):
                stop = self._object_end(end) if what.name in _TAKES_OBJECT else end
                if stop > end and self._is_said(end, stop):
                    continue
                message = f"“{self.new.wording[start:stop]}” is new"
                yield Flag(FlagKind.QUALIFIER, message, None, (start, stop), what.weight)

    def _object_end(self, at: int) -> int:
        """Where what is complied with ends, as far as it is shown: six words at most, the last one of substance."""
        after = _OBJECT.match(self.new.wording, at)
        words = after[0].split(" ")[1:] if after else []
        while words and is_function_word(words[-1]):
            words.pop()
        return at + sum(len(word) + 1 for word in words)

    def _is_said(self, start: int, end: int) -> bool:
        """True where the element names what is complied with: "with regard to the Paris Principles" is no less."""
        words = self.new.words
        named = {word for at, word in enumerate(words.folded) if start <= words[at].start < end}
        return {word for word in named if not is_function_word(word)} <= set(self.old.words.folded)

    def scope(self) -> Iterator[Flag]:
        """Words that say how far a measure reaches, "universal", and have no like in the carrier."""
        theirs = {name for name, _, _ in self._scope(self.new)}
        for name, start, end in self._scope(self.old):
            if name not in theirs and self._is_shared(start, end):
                theirs.add(name)
                yield Flag(FlagKind.QUALIFIER, f"“{self.old.wording[start:end]}” is gone", (start, end), None, 1)

    def _scope(self, side: Side) -> list[tuple[str, int, int]]:
        """The words of scope of one side; not those in a name: "the Elimination of All Forms of Discrimination"."""
        return [hit for hit in _found(side, lists.scope(self.language)) if not _is_of_name(side.wording, hit[1])]


def _is_of_name(wording: str, at: int) -> bool:
    return wording[at].isupper() and wording[:at].rstrip()[-1:].isalnum()


def _is_pledge(side: Side, verb: VerbFound, language: str) -> bool:
    """True for "reaffirm our commitment to": what the organ takes on itself is asked no less."""
    pledges = meanings.verb_tones(language, "pledge")
    after = side.words.folded[verb.after : verb.after + _PLEDGED]
    return verb.key in pledges or not pledges.keys().isdisjoint(after)


def _found(side: Side, phrases: Phrases[T]) -> list[tuple[T, int, int]]:
    """What the phrases that stand in a wording mean, and their offsets."""
    words = side.words
    return [(hit.what, words[hit.first].start, words[hit.after - 1].end) for hit in phrases.found(words)]
