"""Comparisons as JSON: of two texts, of two folders, as half a page, and why paragraphs were paired so."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.model.changes import Change, Comparison
from drafting.model.explanations import Explanation
from drafting.model.folders import Folders
from drafting.model.notes import NoteChange, changed_notes
from drafting.model.selection import Excerpt
from drafting.model.summary import Share, Standing, Summary
from drafting.model.text import Paragraph
from drafting.writers.jsonform.common import Json, cited, decided, flagged, named


def comparison_json(comparison: Comparison) -> Json:
    """`drafting/comparison/1`: every change with its word edits; together they hold both texts exactly once.

    `edit_kinds` tells of each edit whether it is kept or concerns words, a bracket or style.
    Where a side has several paragraphs their wordings are joined by U+2029 in the edits; the offsets of flags are into
    those joined wordings, null where that side has no such words.

    `notes` are the footnotes of paragraphs on both sides that differ: null on the side that has none.

    Of the tracked changes of one file each change has two keys more, and each flag one. `authors` says who made it,
    with the first and the last date that the file gives (null: none). `hands` has a list for each edit: who
    changed these of its words, null for one without a name, and when; offsets count code points of the edit. Over kept
    words these are the hands of who moved them, on both sides of the move.
    """
    return {
        "schema": "drafting/comparison/1",
        "old": named(comparison.old),
        "new": named(comparison.new),
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "changes": [_change(change) for change in comparison.changes],
        "notes": [_note_change(one) for one in changed_notes(comparison)],
    }


def _note_change(one: NoteChange) -> Json:
    old, new = (note and {"number": note.number, "wording": note.wording} for note in (one.old, one.new))
    return {**_addressed(one.change), "old_note": old, "new_note": new}


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
        "flags": [flagged(flag) for flag in change.flags],
        **_signed(change),
    }


def _signed(change: Change) -> Json:
    """Whose a change is; nothing where that is not asked of two texts."""
    if change.hands is None:
        return {}
    return {
        "authors": [
            {"author": author, "first": dates[0] if dates else None, "last": dates[-1] if dates else None}
            for author, dates in change.dates.items()
        ],
        "hands": [[{**hand._asdict(), "author": hand.author or None} for hand in hands] for hands in change.hands],
    }


def excerpt_json(excerpt: Excerpt) -> Json:
    """`drafting/comparison/1` of the changes that are shown."""
    return comparison_json(excerpt.shown)


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
    """`drafting/summary/1`: the lists of the half page, whole: what to look at first, flags by weight, what moved.

    Of the tracked changes of one file `authors` says what each did: the changes, and the flags on their words.
    """
    comparison = summary.comparison
    return {
        "schema": "drafting/summary/1",
        "old": named(comparison.old),
        "new": named(comparison.new),
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "first": [{**_addressed(reason.change), "why": reason.why} for reason in summary.first],
        "flags": [
            {**_addressed(change), "kind": one.kind, "weight": one.weight, "message": one.message}
            for change, one in summary.flagged
        ],
        "unflagged": [_addressed(change) for change in summary.unflagged],
        "added": [_family(family) for family in summary.added],
        "dropped": [_family(family) for family in summary.dropped],
        "moved": [[_addressed(change) for change in together] for together in summary.moved],
        "standing": {side: _standing(one) for side, one in zip(("old", "new"), summary.standing, strict=True)},
        **({"authors": [_share(share) for share in summary.shares]} if summary.shares else {}),
    }


def _share(share: Share) -> Json:
    return {
        "author": share.author,
        "changes": [{**_addressed(change), "kind": change.kind} for change in share.changes],
        "flags": [
            {**_addressed(change), "kind": one.kind, "weight": one.weight, "message": one.message}
            for change, one in share.flagged
        ],
    }


def _standing(standing: Standing) -> Json:
    return {
        "open": [str(p.address) for p in standing.open],
        "agreed": [str(p.address) for p in standing.agreed],
    }


def _addressed(change: Change) -> Json:
    return dict(zip(("old", "new"), ([str(a) for a in side] for side in change.addresses), strict=True))


def _family(family: Sequence[Paragraph]) -> Json:
    return {"addresses": [str(p.address) for p in family], "wording": family[0].wording}


def explanation_json(explanations: Sequence[Explanation]) -> Json:
    """`drafting/explanation/1`: each paragraph with its candidates, and why each is its partner or is not.

    Offsets of shared words are into the paragraph explained and into the candidate.
    """
    return {"schema": "drafting/explanation/1", "paragraphs": [_explanation(one) for one in explanations]}


def _explanation(explanation: Explanation) -> Json:
    from drafting.writers.page_explanation import why

    texts = explanation.comparison.old, explanation.comparison.new
    change = _change(explanation.change)
    decision = decided(explanation.decided)["decision"]
    wording = explanation.paragraph.wording
    return {
        "text": texts[0 if explanation.is_old else 1].name,
        "other": texts[1 if explanation.is_old else 0].name,
        "address": str(explanation.paragraph.address),
        "wording": wording,
        **{key: change[key] for key in ("kind", "old", "new", "likeness", "doubt", "decided_by")},
        "decision": decision,
        "steps": [{"text": step.text, "addresses": list(map(str, step.addresses))} for step in explanation.steps],
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
                    {"paragraph": cited(wording, here), "candidate": cited(c.paragraph.wording, there)}
                    for here, there in c.shared
                ],
            }
            for c in explanation.candidates
        ],
    }
