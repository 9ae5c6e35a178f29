"""What people decided, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from drafting.model.decisions import Anchor, Listed, Paired
from drafting.writers.jsonform.common import Json, decided


def decisions_json(files: Sequence[tuple[PurePath, Sequence[Listed]]]) -> Json:
    """`drafting/decisions/1`: file by file each pairing, who decided it, and why it is not heeded where it is not.

    `not_held` names its texts that are not held beside the file; it is heeded where files of these names are compared.
    """
    listed = [{"file": path.as_posix(), "pairings": [_pairing(one) for one in pairings]} for path, pairings in files]
    return {"schema": "drafting/decisions/1", "files": listed}


def _pairing(listed: Listed) -> Json:
    decision = listed.pairing
    sides = (decision.one, decision.other) if isinstance(decision, Paired) else (decision.anchors, ())
    return {
        "texts": sorted(decision.texts),
        "one": [_anchor(anchor) for anchor in sides[0]],
        "other": [_anchor(anchor) for anchor in sides[1]],
        **decided(decision.ruling),
        "not_heeded": listed.lost or None,
        "not_held": list(listed.absent),
    }


def _anchor(anchor: Anchor) -> Json:
    return {"text": anchor.text, "address": str(anchor.address), "words": anchor.words}
