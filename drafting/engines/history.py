"""A paragraph followed through the versions of a text: which of them have it, in which words, and whose they are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from drafting.engines.align import align
from drafting.engines.shared_runs import LEAST, Run, Worded, shared_runs
from drafting.engines.track import carried_by, carriers_of
from drafting.engines.words import diff_words
from drafting.errors import AddressError
from drafting.model.changes import Edit, Op, Pairing
from drafting.model.fates import Evidence
from drafting.model.history import History, Passage, Standing, Station, Stretch
from drafting.model.text import Kind, Paragraph, Text

_PAIRED = 0.5  # likeness from which two paired paragraphs are versions of one; below it they may share a subject only
_NEAR = 0.8  # likeness from which any word that is kept comes from there; below it short runs may be chance
_TELLING = 5  # words that say something, in one shared run, make a passage
_OWED = 3  # and so many make a run that is owed to the version it stood in first
_RECURRENT = 4  # a run in more paragraphs of one version than this is a name or a turn of phrase, and makes none
_SHOWN = 3  # passages a version, the fullest
_NO_DATE = "~"  # sorts after every date


Decided = Callable[[Text, Text], Sequence[Pairing]]  # what a person paired of an old and a new text


def nothing_decided(_old: Text, _new: Text) -> Sequence[Pairing]:
    """No pairing of a person."""
    return ()


def history(versions: Sequence[Text], text: Text, paragraph: Paragraph, decided: Decided = nothing_decided) -> History:
    """One paragraph of `text`, which is one of the versions, through all of them in order of date.

    A version has it where the comparison pairs a paragraph with it, where paragraphs share a run of words with it
    that is no turn of phrase, or where tracking finds that one strongly carries the other. Versions of one date stand
    beside each other: no words come from there. Texts without a date stand at the end. What a person paired holds,
    however little wording the two share. Raises AddressError where the paragraph is not of the text, or the text none
    of the versions.
    """
    if paragraph not in text.paragraphs or all(version.name != text.name for version in versions):
        raise AddressError(f"{text.label} is none of the versions, or has no such paragraph", "give one that is there")
    asked = _Asked(text, paragraph, Worded.of(paragraph.wording), decided)
    ordered = sorted(versions, key=lambda version: (_day(version), version.name))
    own = {version.name: form for version in ordered if (form := _own(asked, version))}
    carried = _carried(asked, ordered) if len(own) < len(ordered) else {}
    found = [own.get(one.name) or _shared(asked, one, carried.get(one.name, {})) for one in ordered]
    return History(text, paragraph, tuple(one.station for one in found), tuple(_stretches(asked, found)))


def _day(text: Text) -> str:
    return text.date or _NO_DATE


class _Asked(NamedTuple):
    """The paragraph that is asked about."""

    text: Text
    paragraph: Paragraph
    worded: Worded
    decided: Decided


class _Found(NamedTuple):
    """What a version has of the paragraph, and which of its words."""

    station: Station
    held: frozenset[int] = frozenset()


def _own(asked: _Asked, version: Text) -> _Found | None:
    """The version's own form of the paragraph; None where it has none."""
    if version == asked.text:
        here = Station(version, Standing.HERE, (Passage(asked.paragraph, 1.0),))
        return _Found(here, frozenset(range(len(asked.worded.words))))
    return _paired(asked, version)


# --- what tracking says ---------------------------------------------------------------------------------------------


def _carried(asked: _Asked, versions: Sequence[Text]) -> dict[str, dict[Paragraph, Passage]]:
    """For each version its paragraphs that strongly carry the one asked about, or that it strongly carries."""
    found: dict[str, dict[Paragraph, Passage]] = defaultdict(dict)
    later = [version for version in versions if _day(version) > _day(asked.text)]
    earlier = [version for version in versions if _day(version) < _day(asked.text)]
    for carrier in carriers_of(asked.paragraph, [asked.text], later) if later else ():
        passage = Passage(carrier.paragraph, carrier.likeness, carrier.evidence)
        found[carrier.text.name][carrier.paragraph] = passage
    for element, carrier in carried_by(asked.paragraph, earlier, asked.text) if earlier else ():
        shared = tuple(Evidence(one.carrier, one.element) for one in carrier.evidence)
        found[element.text.name][element.paragraph] = Passage(element.paragraph, carrier.likeness, shared)
    return found


# --- the version's own form of the paragraph ------------------------------------------------------------------------


def _paired(asked: _Asked, version: Text) -> _Found | None:
    """The one paragraph that the comparison pairs with the one asked about, or None where they are not much alike."""
    place = asked.text.paragraphs.index(asked.paragraph)
    pairings = align(version, asked.text, asked.decided(version, asked.text))
    pairing = next(pairing for pairing in pairings if place in pairing.new)
    if not _is_one_of_one(pairing) or (pairing.likeness < _PAIRED and not pairing.is_decided):
        return None
    other = version.paragraphs[pairing.old[0]]
    is_later = _day(version) > _day(asked.text)
    old, new = (asked.paragraph, other) if is_later else (other, asked.paragraph)
    if old.wording == new.wording:
        same = Station(version, Standing.SAME, (Passage(other, 1.0),))
        return _Found(same, frozenset(range(len(asked.worded.words))))
    edits = diff_words(old.wording, new.wording)
    shared = _evidence(asked.worded, Worded.of(other.wording))
    station = Station(version, Standing.REWORDED, (Passage(other, pairing.likeness, tuple(shared)),), edits)
    least = 1 if pairing.likeness >= _NEAR else _OWED
    return _Found(station, _kept_words(edits, asked.worded, Op.DELETE if is_later else Op.INSERT, least))


def _is_one_of_one(pairing: Pairing) -> bool:
    return len(pairing.old) == len(pairing.new) == 1


def _kept_words(edits: Sequence[Edit], worded: Worded, own: Op, least: int) -> frozenset[int]:
    """Which words of the paragraph stand in kept runs of at least so many words that say something.

    `own` is the op of the words that only the paragraph asked about has.
    """
    kept: set[int] = set()
    at = 0
    for op, words in edits:
        if op is Op.KEEP:
            first, after = (bisect_left(worded.starts, place) for place in (at, at + len(words)))
            kept |= set(range(first, after)) if worded.said(first, after - first) >= least else set()
        at += len(words) if op in (Op.KEEP, own) else 0
    return frozenset(kept)


# --- other paragraphs that have something of it ---------------------------------------------------------------------


class _Candidate(NamedTuple):
    """A paragraph of the version in words, with the runs that it shares."""

    paragraph: Paragraph
    worded: Worded
    runs: tuple[Run, ...]


def _shared(asked: _Asked, version: Text, carried: dict[Paragraph, Passage]) -> _Found:
    here = asked.worded
    candidates = [c for p in version.paragraphs if p.kind is not Kind.HEADING and (c := _candidate(here, p))]
    often = Counter(three for c in candidates for three in c.worded.threes)
    passages: list[Passage] = []
    held: set[int] = set()
    for candidate in candidates:
        own = [run for run in candidate.runs if _how_often(here, run, often) <= _RECURRENT]
        known = carried.get(candidate.paragraph)
        if known or any(here.said(run.here, run.length) >= _TELLING for run in own):
            passages.append(_passage(here, candidate, known))
            held |= _words(run for run in own if here.said(run.here, run.length) >= _OWED)
    if not passages:
        return _Found(Station(version, Standing.NOTHING))
    fullest = sorted(passages, key=lambda passage: -passage.likeness)[:_SHOWN]
    return _Found(Station(version, Standing.IN_PART, tuple(fullest)), frozenset(held))


def _candidate(here: Worded, paragraph: Paragraph) -> _Candidate | None:
    worded = Worded.of(paragraph.wording)
    return _Candidate(paragraph, worded, tuple(shared_runs(here, worded))) if worded.words else None


def _how_often(here: Worded, run: Run, often: Counter[tuple[str, ...]]) -> int:
    """In how many paragraphs of the version a run stands at most: as often as its rarest three words."""
    ends = range(run.here, run.here + run.length - LEAST + 1)
    return min(often[here.words[at : at + LEAST]] for at in ends)


def _words(runs: Iterable[Run]) -> set[int]:
    return {word for run in runs for word in range(run.here, run.here + run.length)}


def _passage(here: Worded, candidate: _Candidate, known: Passage | None) -> Passage:
    share = len(_words(candidate.runs)) / max(1, len(here.words))
    shared = tuple(_evidence(here, candidate.worded, candidate.runs))
    if known:
        return Passage(known.paragraph, max(known.likeness, share), shared or known.shared)
    return Passage(candidate.paragraph, share, shared)


def _evidence(here: Worded, there: Worded, runs: Sequence[Run] | None = None) -> Iterator[Evidence]:
    for run in shared_runs(here, there) if runs is None else runs:
        own = here.starts[run.here], here.ends[run.here + run.length - 1]
        yield Evidence(own, (there.starts[run.there], there.ends[run.there + run.length - 1]))


# --- whose words they are -------------------------------------------------------------------------------------------


def _stretches(asked: _Asked, found: Sequence[_Found]) -> Iterator[Stretch]:
    """The wording cut where the words come from another version or end in another one."""
    length = len(asked.paragraph.wording)
    lives = [_life(asked, word, found) for word in range(len(asked.worded.words))] or [(asked.text, None)]
    start, at = 0, 0
    for (since, until), words in groupby(lives, key=lambda life: life):
        at += len(list(words))
        end = asked.worded.starts[at] if at < len(asked.worded.starts) else length
        yield Stretch(start, end, since, until)
        start = end


def _life(asked: _Asked, word: int, found: Sequence[_Found]) -> tuple[Text, Text | None]:
    """The first version that has a word, and the last one, None where the last one with anything has it."""
    day = _day(asked.text)
    since = next(one.station.text for one in found if _is_source(one, asked, day) and word in one.held)
    later = [one for one in found if _day(one.station.text) > day and one.station.passages]
    later = [one for one in later if not _leaves_out(one.station.text, asked)]
    if not later or word in later[-1].held:
        return since, None
    return since, next((one.station.text for one in reversed(later) if word in one.held), asked.text)


def _leaves_out(version: Text, asked: _Asked) -> bool:
    """True where a version is another part of the same text, as the annex held without its resolution."""
    own, other = ({p.address.part for p in text.paragraphs} for text in (asked.text, version))
    return other < own and asked.paragraph.address.part not in other


def _is_source(one: _Found, asked: _Asked, day: str) -> bool:
    return one.station.text == asked.text or _day(one.station.text) < day
