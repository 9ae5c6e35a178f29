"""Results as JSON: one object with a schema name. Keys may be added to a schema, never changed or taken away."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from drafting.model.changes import Change, Comparison, Flag
from drafting.model.decisions import Alone, Anchor, Paired
from drafting.model.explanations import Explanation
from drafting.model.fates import Carrier, Evidence, Fate, Fates
from drafting.model.folders import Folders
from drafting.model.history import History, Station
from drafting.model.origins import Origin, Origins
from drafting.model.reading import Reading
from drafting.model.rulings import Ruling
from drafting.model.summary import Summary
from drafting.model.text import NoteMark, Paragraph, Span, Text

Json = dict[str, Any]


def text_json(text: Text) -> Json:
    """`drafting/text/1`: the header, every paragraph with its spans and note marks, and the notes."""
    return {
        "schema": "drafting/text/1",
        "name": text.name,
        "symbol": text.symbol,
        "title": text.title,
        "stage": text.stage,
        "date": text.date,
        "language": text.language,
        "source": text.source and {"file": text.source.file, "sha256": text.source.sha256, "lines": text.source.lines},
        "about": text.about,
        "paragraphs": [_paragraph(p) for p in text.paragraphs],
        "notes": [{"number": n.number, "wording": n.wording, "spans": [_span(s) for s in n.spans]} for n in text.notes],
    }


def _paragraph(paragraph: Paragraph) -> Json:
    return {
        "address": str(paragraph.address),
        "kind": paragraph.kind,
        "marker": paragraph.marker,
        "wording": paragraph.wording,
        "section": paragraph.section,
        "level": paragraph.level,
        "spans": [_span(s) for s in paragraph.spans],
        "notes": [_note_mark(n) for n in paragraph.notes],
    }


def _span(span: Span) -> Json:
    pending = {"author": span.author, "date": span.date} if span.author or span.date else {}
    return {"start": span.start, "end": span.end, "style": span.style, **pending}


def _note_mark(mark: NoteMark) -> Json:
    return {"at": mark.at, "number": mark.number}


def comparison_json(comparison: Comparison) -> Json:
    """`drafting/comparison/1`: every change with its word edits; together they hold both texts exactly once.

    `edit_kinds` tells of each edit whether it is kept or concerns words, a bracket or style.
    Where a side has several paragraphs their wordings are joined by U+2029 in the edits; the offsets of flags are into
    those joined wordings, null where that side has no such words.
    """
    return {
        "schema": "drafting/comparison/1",
        "old": _named(comparison.old),
        "new": _named(comparison.new),
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "changes": [_change(change) for change in comparison.changes],
    }


def _named(text: Text) -> Json:
    return {"name": text.name, "symbol": text.symbol, "title": text.title, "date": text.date}


def _change(change: Change) -> Json:
    old, new = change.addresses
    return {
        "kind": change.kind,
        "old": [str(a) for a in old],
        "new": [str(a) for a in new],
        "likeness": round(change.likeness, 3),
        "block": change.block or None,
        "doubt": change.doubt,
        "decided_by": "person" if change.is_decided else "tool",
        "edits": [[edit.op, edit.words] for edit in change.edits],
        "edit_kinds": list(change.edit_kinds),
        "only_style": change.is_only_style,
        "flags": [_flag(flag) for flag in change.flags],
    }


def folders_json(folders: Folders) -> Json:
    """`drafting/comparisons/1`: what is shown of each pair, by name; its comparison or else its problem is null."""
    return {
        "schema": "drafting/comparisons/1",
        "old": folders.old,
        "new": folders.new,
        "only_old": folders.only_old,
        "only_new": folders.only_new,
        "comparisons": [
            {
                "name": one.name,
                "comparison": one.excerpt and comparison_json(one.excerpt.shown),
                "problem": one.problem and {"message": one.problem.message, "hint": one.problem.hint},
            }
            for one in folders.compared
        ],
    }


def summary_json(summary: Summary) -> Json:
    """`drafting/summary/1`: the lists of the half page, whole: what to look at first, flags by weight, what moved."""
    comparison = summary.comparison
    return {
        "schema": "drafting/summary/1",
        "old": _named(comparison.old),
        "new": _named(comparison.new),
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "first": [{**_addressed(reason.change), "why": reason.why} for reason in summary.first],
        "flags": [
            {**_addressed(change), "kind": one.kind, "weight": one.weight, "message": one.message}
            for change, one in summary.flagged
        ],
        "added": [_family(family) for family in summary.added],
        "dropped": [_family(family) for family in summary.dropped],
        "moved": [[_addressed(change) for change in together] for together in summary.moved],
    }


def _addressed(change: Change) -> Json:
    return dict(zip(("old", "new"), ([str(a) for a in side] for side in change.addresses), strict=True))


def _family(family: Sequence[Paragraph]) -> Json:
    return {"addresses": [str(p.address) for p in family], "wording": family[0].wording}


def _flag(flag: Flag) -> Json:
    return {"kind": flag.kind, "weight": flag.weight, "message": flag.message, "old": flag.old, "new": flag.new}


def fates_json(fates: Fates) -> Json:
    """`drafting/fates/1`: every element with verdict, carriers, evidence, what was lost, and who decided.

    Evidence gives start and end in the wording of the element and of the carrier, and the words there; `weakened` says
    where a carrier asks less, `old` in the wording of the element and `new` in that of the carrier.
    """
    return {
        "schema": "drafting/fates/1",
        "sources": [_named(t) for t in fates.sources],
        "plans": [_named(t) for t in fates.plans],
        "elements": [_fate(fate) for fate in fates.fates],
    }


def _fate(fate: Fate) -> Json:
    wording = fate.element.paragraph.wording
    return {
        "source": fate.element.text.name,
        "address": str(fate.element.paragraph.address),
        "wording": wording,
        "verdict": fate.verdict,
        **_decided(fate.decided),
        "carriers": [_carrier(carrier, wording) for carrier in fate.carriers],
        "rejected": [_carrier(carrier, wording) for carrier in fate.rejected],
        "lost": [{"start": start, "end": end, "words": wording[start:end]} for start, end in fate.lost],
    }


def _decided(ruling: Ruling | None) -> Json:
    """Whether the tool or a person decided; of a person who, when and why, and whether the wording changed since."""
    if ruling is None:
        return {"decided_by": "tool", "decision": None}
    said = {"by": ruling.by, "date": ruling.date, "note": ruling.note, "reworded_since": ruling.reworded_since}
    return {"decided_by": "person", "decision": said}


def _carrier(carrier: Carrier, wording: str) -> Json:
    return {
        "plan": carrier.text.name,
        "address": str(carrier.paragraph.address),
        "degree": carrier.degree,
        "likeness": round(carrier.likeness, 3),
        **_decided(carrier.decided),
        "evidence": [_evidence(e, wording, carrier.paragraph.wording) for e in carrier.evidence],
        "weakened": [_flag(flag) for flag in carrier.weakened],
    }


def _evidence(evidence: Evidence, element: str, carrier: str) -> Json:
    return {"element": _cited(element, evidence.element), "carrier": _cited(carrier, evidence.carrier)}


def _cited(wording: str, place: tuple[int, int]) -> Json:
    start, end = place
    return {"start": start, "end": end, "words": wording[start:end]}


def origins_json(origins: Origins) -> Json:
    """`drafting/origins/1`: every paragraph of the plans with its ancestors and what is new, and shares by section.

    Evidence is as in `drafting/fates/1`: `element` in the ancestor's wording, `carrier` in the paragraph's.
    """
    return {
        "schema": "drafting/origins/1",
        "sources": [_named(t) for t in origins.sources],
        "plans": [_named(t) for t in origins.plans],
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
        "new": [_cited(wording, place) for place in origin.new],
    }


def history_json(history: History) -> Json:
    """`drafting/history/1`: a paragraph through all versions, and its words by the version they first stood in.

    `shared` gives start and end in the wording of the paragraph asked about and of the passage, and the words there;
    `until` is null where the last version that has anything of the paragraph still has the words.
    """
    wording = history.paragraph.wording
    return {
        "schema": "drafting/history/1",
        "text": _named(history.text),
        "address": str(history.paragraph.address),
        "wording": wording,
        "versions": [_station(station, wording) for station in history.stations],
        "words": [
            {
                **_cited(wording, (stretch.start, stretch.end)),
                "since": stretch.since.name,
                "until": stretch.until and stretch.until.name,
            }
            for stretch in history.stretches
        ],
    }


def _station(station: Station, wording: str) -> Json:
    return {
        **_named(station.text),
        "standing": station.standing,
        "passages": [
            {
                "address": str(passage.paragraph.address),
                "likeness": round(passage.likeness, 3),
                "shared": [
                    {"here": _cited(wording, one.element), "there": _cited(passage.paragraph.wording, one.carrier)}
                    for one in passage.shared
                ],
            }
            for passage in station.passages
        ],
        "edits": [[edit.op, edit.words] for edit in station.edits],
    }


def explanation_json(explanations: Sequence[Explanation]) -> Json:
    """`drafting/explanation/1`: each paragraph with its candidates, and why each is its partner or is not.

    Offsets of shared words are into the paragraph explained and into the candidate.
    """
    return {"schema": "drafting/explanation/1", "paragraphs": [_explanation(one) for one in explanations]}


def _explanation(explanation: Explanation) -> Json:
    from drafting.writers.page_explanation import why

    texts = explanation.comparison.old, explanation.comparison.new
    change = _change(explanation.change)
    decision = _decided(explanation.decided)["decision"]
    wording = explanation.paragraph.wording
    return {
        "text": texts[0 if explanation.is_old else 1].name,
        "other": texts[1 if explanation.is_old else 0].name,
        "address": str(explanation.paragraph.address),
        "wording": wording,
        **{key: change[key] for key in ("kind", "old", "new", "likeness", "doubt", "decided_by")},
        "decision": decision,
        "candidates": [
            {
                "address": str(c.paragraph.address),
                "wording": c.paragraph.wording,
                "likeness": round(c.likeness, 3),
                "held": round(c.held, 3),
                "in_place": c.is_in_place,
                "floor": c.floor,
                "outcome": c.outcome,
                "why": why(c, explanation),
                "partners": [str(p.address) for p in c.partners],
                "shared": [
                    {"paragraph": _cited(wording, here), "candidate": _cited(c.paragraph.wording, there)}
                    for here, there in c.shared
                ],
            }
            for c in explanation.candidates
        ],
    }


def decisions_json(files: Sequence[tuple[PurePath, Sequence[tuple[Paired | Alone, str]]]]) -> Json:
    """`drafting/decisions/1`: file by file each pairing, who decided it, and why it is not heeded where it is not."""
    listed = [
        {"file": path.as_posix(), "pairings": [_pairing(decision, why) for decision, why in decisions]}
        for path, decisions in files
    ]
    return {"schema": "drafting/decisions/1", "files": listed}


def _pairing(decision: Paired | Alone, why: str) -> Json:
    sides = (decision.one, decision.other) if isinstance(decision, Paired) else (decision.anchors, ())
    return {
        "texts": sorted(decision.texts),
        "one": [_anchor(anchor) for anchor in sides[0]],
        "other": [_anchor(anchor) for anchor in sides[1]],
        **_decided(decision.ruling),
        "not_heeded": why or None,
    }


def _anchor(anchor: Anchor) -> Json:
    return {"text": anchor.text, "address": str(anchor.address), "words": anchor.words}


# kind of result -> its JSON object
JSON_FORMS: dict[str, Callable[[Any], Json]] = {
    "Text": text_json,
    "Comparison": comparison_json,
    "Summary": summary_json,
    "Folders": folders_json,
    "Excerpt": lambda excerpt: comparison_json(excerpt.shown),
    "Fates": fates_json,
    "Origins": origins_json,
    "History": history_json,
}


def as_json(result: Json) -> str:
    """The object as text, readable, not escaped, ending with a newline."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def list_json(texts: Sequence[tuple[str, Text]]) -> Json:
    """`drafting/list/1`: the held texts with their negotiations."""
    listed = [
        {"negotiation": negotiation, **_named(text), "stage": text.stage, "paragraphs": len(text.paragraphs)}
        for negotiation, text in texts
    ]
    return {"schema": "drafting/list/1", "texts": listed}


def import_json(imported: Sequence[tuple[PurePath, Reading, Text]]) -> Json:
    """`drafting/import/1`: where each text was written, and the notices of reading it."""
    texts = [
        {
            **_named(text),
            "file": place.as_posix(),
            "paragraphs": len(text.paragraphs),
            "notices": [{"code": n.code, "lines": n.lines, "message": n.message} for n in reading.notices],
        }
        for place, reading, text in imported
    ]
    return {"schema": "drafting/import/1", "texts": texts}
