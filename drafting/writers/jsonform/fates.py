"""What became of elements, where a plan comes from, and one paragraph through all versions, as JSON."""

from __future__ import annotations

from drafting.model.fates import Carrier, Evidence, Fate, Fates
from drafting.model.history import History, Station
from drafting.model.origins import Origin, Origins
from drafting.writers.jsonform.common import Json, cited, decided, flagged, named


def fates_json(fates: Fates) -> Json:
    """`drafting/fates/1`: every element with verdict, carriers, evidence, what was lost, and who decided.

    Evidence gives start and end in the wording of the element and of the carrier, and the words there; `weakened` says
    where a carrier asks for less, or has another figure in the same words, `old` in the wording of the element and
    `new` in that of the carrier.
    """
    return {
        "schema": "drafting/fates/1",
        "sources": [named(t) for t in fates.sources],
        "plans": [named(t) for t in fates.plans],
        "elements": [_fate(fate) for fate in fates.fates],
    }


def _fate(fate: Fate) -> Json:
    wording = fate.element.paragraph.wording
    return {
        "source": fate.element.text.name,
        "address": str(fate.element.paragraph.address),
        "wording": wording,
        "verdict": fate.verdict,
        **decided(fate.decided),
        "carriers": [_carrier(carrier, wording) for carrier in fate.carriers],
        "rejected": [_carrier(carrier, wording) for carrier in fate.rejected],
        "lost": [{"start": start, "end": end, "words": wording[start:end]} for start, end in fate.lost],
    }


def _carrier(carrier: Carrier, wording: str) -> Json:
    return {
        "plan": carrier.text.name,
        "address": str(carrier.paragraph.address),
        "degree": carrier.degree,
        "likeness": round(carrier.likeness, 3),
        **decided(carrier.decided),
        "evidence": [_evidence(e, wording, carrier.paragraph.wording) for e in carrier.evidence],
        "weakened": [flagged(flag) for flag in carrier.weakened],
    }


def _evidence(evidence: Evidence, element: str, carrier: str) -> Json:
    return {"element": cited(element, evidence.element), "carrier": cited(carrier, evidence.carrier)}


def origins_json(origins: Origins) -> Json:
    """`drafting/origins/1`: every paragraph of the plans with its ancestors and what is new, and shares by section.

    Evidence is as in `drafting/fates/1`: `element` in the ancestor's wording, `carrier` in the paragraph's.
    """
    return {
        "schema": "drafting/origins/1",
        "sources": [named(t) for t in origins.sources],
        "plans": [named(t) for t in origins.plans],
        "sections": [
            {
                "plan": share.text.name,
                "section": share.section,
                "paragraphs": share.paragraphs,
                "with_ancestor": share.descended,
                "with_strong_ancestor": share.strong,
            }
            for share in origins.sections
        ],
        "paragraphs": [_origin(origin) for origin in origins.origins],
    }


def _origin(origin: Origin) -> Json:
    wording = origin.paragraph.wording
    return {
        "plan": origin.text.name,
        "address": str(origin.paragraph.address),
        "wording": wording,
        "known": round(origin.known, 3),
        "ancestors": [
            {
                "source": ancestor.text.name,
                "address": str(ancestor.paragraph.address),
                "degree": ancestor.degree,
                "likeness": round(ancestor.likeness, 3),
                "evidence": [_evidence(e, ancestor.paragraph.wording, wording) for e in ancestor.evidence],
            }
            for ancestor in origin.ancestors
        ],
        "new": [cited(wording, place) for place in origin.new],
    }


def history_json(history: History) -> Json:
    """`drafting/history/1`: a paragraph through all versions, and its words by the version they first stood in.

    `shared` gives start and end in the wording of the paragraph asked about and of the passage, and the words there;
    `until` is null where the last version that has anything of the paragraph still has the words.
    """
    wording = history.paragraph.wording
    return {
        "schema": "drafting/history/1",
        "text": named(history.text),
        "address": str(history.paragraph.address),
        "wording": wording,
        "versions": [_station(station, wording) for station in history.stations],
        "words": [
            {
                **cited(wording, (stretch.start, stretch.end)),
                "since": stretch.since.name,
                "until": stretch.until and stretch.until.name,
            }
            for stretch in history.stretches
        ],
    }


def _station(station: Station, wording: str) -> Json:
    return {
        **named(station.text),
        "standing": station.standing,
        "passages": [
            {
                "address": str(passage.paragraph.address),
                "likeness": round(passage.likeness, 3),
                "shared": [
                    {"here": cited(wording, one.element), "there": cited(passage.paragraph.wording, one.carrier)}
                    for one in passage.shared
                ],
            }
            for passage in station.passages
        ],
        "edits": [[edit.op, edit.words] for edit in station.edits],
    }
