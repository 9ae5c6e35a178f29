"""Where a carrier asks for less than the element does: a softer verb or modal, a new condition, a narrower scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from drafting.engines.meaning.phrases import Phrases
from drafting.engines.meaning.places import Side
from drafting.engines.meaning.utterances import VerbFound, verbs_in
from drafting.engines.tracking.stems import stem
from drafting.model.changes import Flag, FlagKind
from drafting.model.fates import Evidence
from drafting.model.text import Paragraph
from drafting.vocabulary import meanings
from drafting.vocabulary.meanings import Modal, Qualifier

_SOFT = 1  # force of a verb that only encourages, recognizes or recalls
# Qualifiers that limit nothing: what is urgent or binding is asked with more weight, a view only gives the purpose.
_NOT_LIMITING = frozenset(
    {"priority", "urgency", "soon", "binding", "taking into account", "view", "consultation", "due diligence"}
)
_TAKES_OBJECT = frozenset({"compliance", "subject to", "full respect", "due regard", "without prejudice"})
_OBJECT = re.compile(r"(?:\s[^\s,;:.]+){1,6}")  # what is complied with, as far as it is shown
T = TypeVar("T")
_NEAR = 30  # characters before and after shared words in which a word of the element still belongs to them


def weakened(
    element: Paragraph, carrier: Paragraph, shown: Sequence[Evidence], clauses: Sequence[int], language: str
) -> tuple[Flag, ...]:
    """What the carrier says more softly than the element, by the order of the carrier's words.

    `shown` are the words they share; only the clauses of the carrier that hold some of them are judged. `clauses` are
    the offsets at which its clauses start. `old` of a flag is a place in the element's wording, `new` one in the
    carrier's; None where that side has no such words.
    """
    if not shown or element.wording == carrier.wording:
        return ()
    pair = _Pair(element, carrier, shown, clauses, language.partition("-")[0].lower())
    flags = [*pair.verbs(), *pair.modals(), *pair.qualifiers(), *pair.scope()]
    return tuple(sorted(flags, key=lambda flag: (flag.new or (0, 0), flag.old or (0, 0), flag.message)))


class _Pair:
    """An element and a carrier, and where they share words."""

    def __init__(
        self, element: Paragraph, carrier: Paragraph, shown: Sequence[Evidence], clauses: Sequence[int], language: str
    ) -> None:
        self.kinds = element.kind, carrier.kind
        self.old, self.new = Side(element.wording), Side(carrier.wording)
        self.shown, self.starts, self.language = shown, clauses, language
        self.held = {self._clause(piece.carrier[0]) for piece in shown}

    def _clause(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def _is_held(self, at: int) -> bool:
        return self._clause(at) in self.held

    def _is_shared(self, start: int, end: int) -> bool:
        """True for words of the element that stand in or beside words that the carrier shares."""
        return any(a - _NEAR < end and start < b + _NEAR for a, b in (piece.element for piece in self.shown))

    def verbs(self) -> Iterator[Flag]:
        """The verb that governs the shared words, where it binds less than the element's or only encourages."""
        ours, theirs = (verbs_in(s, k, self.language) for s, k in zip((self.old, self.new), self.kinds, strict=True))
        new = _governing(theirs, self.shown[0].carrier[0])
        old = _governing(ours, self.shown[0].element[0])
        if new is None or new.force is None:
            return
        if old is None:
            said = {stem(word, self.language) for word in self.old.words.folded}
            if new.force <= _SOFT and not {stem(word, self.language) for word in new.printed.lower().split()} <= said:
                yield Flag(FlagKind.VERB, f"“{new.printed}” for the measure itself: weaker", None, new.span, 2)
        elif old.force is not None and new.force < old.force:
            message = f"{old.printed} → {new.printed}: weaker (force {old.force} → {new.force} of 5)"
            yield Flag(FlagKind.VERB, message, old.span, new.span, 3 if old.force - new.force > 1 else 2)

    def modals(self) -> Iterator[Flag]:
        """The strongest modal of the shared words, where the strongest of the carrier is weaker."""
        ours = [hit for hit in _found(self.old, _modals(self.language)) if self._is_shared(hit[1], hit[2])]
        theirs = [hit for hit in _found(self.new, _modals(self.language)) if self._is_held(hit[1])]
        if ours and theirs:
            old, new = (max(side, key=lambda hit: (hit[0].force, -hit[1])) for side in (ours, theirs))
            if new[0].force < old[0].force:
                words = (self.old.wording[slice(*old[1:])], self.new.wording[slice(*new[1:])])
                yield Flag(FlagKind.MODAL, f"“{words[0]}” → “{words[1]}”: weaker", old[1:], new[1:], 2)

    def qualifiers(self) -> Iterator[Flag]:
        """Conditions on the shared words that the element does not make."""
        known = {what.name for what, _, _ in _found(self.old, _qualifiers(self.language))}
        for what, start, end in _found(self.new, _qualifiers(self.language)):
            if what.name not in known | _NOT_LIMITING and self._is_held(start):
                after = _OBJECT.match(self.new.wording, end) if what.name in _TAKES_OBJECT else None
                stop = after.end() if after else end
                message = f"“{self.new.wording[start:stop]}” is new"
                yield Flag(FlagKind.QUALIFIER, message, None, (start, stop), what.weight)

    def scope(self) -> Iterator[Flag]:
        """Words that say how far a measure reaches, "universal", and have no like in the carrier."""
        theirs = {name for name, _, _ in _found(self.new, _scope(self.language))}
        for name, start, end in _found(self.old, _scope(self.language)):
            if name not in theirs and self._is_shared(start, end):
                theirs.add(name)
                yield Flag(FlagKind.QUALIFIER, f"“{self.old.wording[start:end]}” is gone", (start, end), None, 1)


def _governing(verbs: Sequence[VerbFound], at: int) -> VerbFound | None:
    """The last verb that begins before a place; without one before it, none."""
    return next((verb for verb in reversed(verbs) if verb.is_sure and verb.start <= at), None)


def _found(side: Side, phrases: Phrases[T]) -> list[tuple[T, int, int]]:
    """What the phrases that stand in a wording mean, and their offsets."""
    words = side.words
    return [(hit.what, words[hit.first].start, words[hit.after - 1].end) for hit in phrases.found(words)]


@cache
def _modals(language: str) -> Phrases[Modal]:
    return Phrases(meanings.modals(language).items())


@cache
def _qualifiers(language: str) -> Phrases[Qualifier]:
    return Phrases(meanings.qualifiers(language).items())


@cache
def _scope(language: str) -> Phrases[str]:
    return Phrases(meanings.scope(language).items())
