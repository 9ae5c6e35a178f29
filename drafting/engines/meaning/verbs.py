"""Lead verbs, and the second verbs of a paragraph ("and urges"): stronger, weaker, warmer, cooler, come or gone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from drafting.engines.meaning.phrases import Phrases
from drafting.engines.meaning.places import Matched, Wordings, matched
from drafting.engines.meaning.utterances import VerbFound, verbs_in
from drafting.engines.meaning.verbforms import verb_forms
from drafting.model.changes import Flag, FlagKind
from drafting.model.text import Kind
from drafting.vocabulary import meanings

_REPLACED = 8  # words on either side of a gap: in a longer one another clause stands, and its verb replaces none
_ASKING = 1  # the least force of a verb that asks or decides something; see lead_verbs.tsv
_ROOT = 4  # letters that a verb shares with the noun of its act: decide, decision; invite, invitation
_MOST = 5  # the force of "decides"
_BLAME = -2  # the tone of "deplores"


def verb_flags(found: Matched[VerbFound]) -> Iterator[Flag]:
    """A flag for each verb that got stronger or weaker, warmer or cooler, and for each that asks and came or went."""
    for old, new in found.pairs:
        message, weight = _turned(old, new)
        if message and old.is_sure and new.is_sure:
            yield Flag(FlagKind.VERB, message, old.span, new.span, weight)
    for lone in found.alone():
        verb, is_new = lone
        if _is_told(verb, [pair[not is_new] for pair in found.pairs]) and not _leads(verb, found, is_new=not is_new):
            message = f"“{verb.printed}” {lone.turn} (force {verb.force} of {_MOST})"
            yield Flag(FlagKind.VERB, message, *lone.spans, 2)
        elif verb.is_sure and not verb.is_lead and verb.tone < 0 and not _leads(verb, found, is_new=not is_new):
            message = f"“{verb.printed}” {lone.turn}: {'more' if is_new else 'less'} blame"
            yield Flag(FlagKind.VERB, message, *lone.spans, 2 if verb.tone <= _BLAME else 1)


def _leads(verb: VerbFound, found: Matched[VerbFound], *, is_new: bool) -> bool:
    """True where one wording is led by the verb that the other one joins to its lead: "Urges A, and invites B" may
    become "Invites B".
    """
    turned = [pair for pair in found.pairs if pair[0].key != pair[1].key and not any(one.is_restated for one in pair)]
    return any(pair[is_new].is_lead and pair[is_new].key == verb.key for pair in turned)


def _is_told(verb: VerbFound, others: list[VerbFound]) -> bool:
    """True for a verb that asks or decides; not for one of several merged leads where another binds as much."""
    force = verb.force or 0
    merged = verb.is_lead and any(other.is_lead and (other.force or 0) >= force for other in others)
    return verb.is_sure and force >= _ASKING and not merged


def touches_verbs(wordings: Wordings) -> bool:
    """True where a changed word may belong to a lead verb, its adverbs, or outside a preamble to its addressees."""
    known = _telling(wordings.language, may_ask=wordings.kind is not Kind.PREAMBULAR)
    return not known.isdisjoint(wordings.touched)


@cache
def _telling(language: str, *, may_ask: bool) -> frozenset[str]:
    adverbs = [phrase for phrase, kind in meanings.verb_company(language).items() if kind in ("emphasis", "after")]
    beside = (adverbs, meanings.addressees(language) if may_ask else (), meanings.verb_tones(language, "noun"))
    phrases = Phrases((phrase, "") for table in beside for phrase in table)
    return verb_forms(language).telling | phrases.telling


def matched_verbs(wordings: Wordings) -> Matched[VerbFound]:
    """The verbs of both wordings, and which is which."""
    kinds = [(wordings.change.old or wordings.change.new)[0].kind, wordings.kind]
    sides = (wordings.old, wordings.new)
    old, new = (verbs_in(side, kind, wordings.language) for side, kind in zip(sides, kinds, strict=True))
    restated = _restated(old, new)
    for one, other in restated:
        old.remove(one)
        new.remove(other)
    found = matched(wordings, old, new, gap_at_most=_REPLACED)
    found = Matched(
        [*restated, *found.pairs],
        [verb for verb in found.gone if not _stands(wordings, verb, is_new=False)],
        [verb for verb in found.came if not _stands(wordings, verb, is_new=True)],
    )
    leads = [next((verb for verb in side if verb.is_lead), None) for side in (found.gone, found.came)]
    if leads[0] and leads[1]:
        found.pairs.append((leads[0], leads[1]))
        found.gone.remove(leads[0])
        found.came.remove(leads[1])
    elif (kinds[0] is Kind.ITEM) != (kinds[1] is Kind.ITEM):  # an item is led by the verb that opens its list
        found = Matched(
            found.pairs, *([verb for verb in side if not verb.is_lead] for side in (found.gone, found.came))
        )
    return found


def _restated(old: list[VerbFound], new: list[VerbFound]) -> list[tuple[VerbFound, VerbFound]]:
    """The leads where one side recalls the act of the other: "Decides", "Recalls its decision", whatever follows."""
    one, other = (next((verb for verb in side if verb.is_lead), None) for side in (old, new))
    if one is None or other is None or one.is_restated == other.is_restated:
        return []
    recalling, acting = (one, other) if one.is_restated else (other, one)
    noun = recalling.printed.casefold().split()[-1]
    return [(one, other)] if noun.startswith(acting.key[:_ROOT]) else []


def _stands(wordings: Wordings, verb: VerbFound, *, is_new: bool) -> bool:
    """True where the verb's own words are kept, so that it stands in the other wording too, whoever speaks there."""
    return not verb.is_lead and wordings.is_kept(verb.head, verb.end, is_new=is_new)


def _turned(old: VerbFound, new: VerbFound) -> tuple[str, int]:
    """What became of a verb, and its weight; "" where nothing of meaning did."""
    turn = f"{old.printed} → {new.printed}"
    if old.is_restated != new.is_restated and max(old.force or 0, new.force or 0) >= _ASKING:
        return f"{turn}: {'only restated now' if new.is_restated else 'no longer only restated'}", 2
    if old.force is not None and new.force is not None and old.force != new.force:
        word, step = ("stronger" if new.force > old.force else "weaker"), abs(new.force - old.force)
        return f"{turn}: {word} (force {old.force} → {new.force} of {_MOST})", 3 if step > 1 else 2
    if old.key != new.key and old.force == new.force and (new.force or 0) >= _ASKING:
        return f"{turn}: another verb, as strong", 1
    manner, weight = _turned_in_manner(old, new)
    return (f"{turn}: {manner}", weight) if manner else ("", 0)


def _turned_in_manner(old: VerbFound, new: VerbFound) -> tuple[str, int]:
    """As `_turned`, for verbs that ask as much as each other."""
    if old.tone != new.tone:
        return _tone_turned(old.tone, new.tone), 2 if abs(new.tone - old.tone) > 2 else 1
    if old.stance != new.stance and old.stance and new.stance:
        return "another verb", 1
    if old.is_emphatic != new.is_emphatic and old.key == new.key:
        return f"{'more' if new.is_emphatic else 'less'} emphasis", 1
    return "", 0


def _tone_turned(old: int, new: int) -> str:
    if min(old, new) >= 0:
        return "more approval" if new > old else "less approval"
    if max(old, new) <= 0:
        return "more blame" if new < old else "less blame"
    return "approval instead of blame" if new > old else "blame instead of approval"
