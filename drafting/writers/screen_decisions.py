"""What people decided, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from drafting.model.decisions import Alone, Anchor, Carried, Decision, Judged, Listed, Paired
from drafting.model.rulings import UNSAID
from drafting.writers.fate_words import said_by
from drafting.writers.page import Look, plural
from drafting.writers.screen import Line, line


def decision_line(decision: Decision) -> Line:
    """What was decided, who did and why: "L.64:OP4 = annex:38  Cabo Verde, 2010-07-30: the fund moved"."""
    said = said_by(decision.ruling) if decision.ruling != UNSAID else ""
    return line((_subject(decision), Look.ADDRESS), (f"  {said}" if said else "", Look.QUIET), hang=4)


def _subject(decision: Decision) -> str:
    match decision:
        case Paired():
            return " = ".join(_places(side) for side in (decision.one, decision.other))
        case Alone():
            return f"{decision.one.place} has no partner in {decision.text}"
        case Judged():
            verdict = decision.verdict.replace("-", " ")
            return f"{decision.element.place} in {' and '.join(decision.plans)}: {verdict}"
        case Carried():
            how = f"carried by {decision.carrier.place} ({decision.degree})" if decision.degree else ""
            return f"{decision.element.place} {how or f'not carried by {decision.carrier.place}'}"


def _places(side: Iterable[Anchor]) -> str:
    return " + ".join(anchor.place for anchor in side)


def decisions_lines(files: Sequence[tuple[PurePath, Sequence[Listed], int]]) -> Iterator[Line]:
    """File by file every pairing with the opening words of its paragraphs, and why it is not heeded where it is not."""
    if not files:
        yield line("nothing was decided yet")
    for path, decisions, others in files:
        more = f"; {plural(others, 'decision')} on elements, which `drafting track` shows" if others else ""
        yield line((f"{path.as_posix()}: {plural(len(decisions), 'pairing')} decided{more}", Look.BOLD))
        for pairing, lost, absent in decisions:
            first = decision_line(pairing)
            yield line("  ", *first.pieces, hang=4)
            for anchor in pairing.anchors:
                yield line((f"      {anchor.place}  {anchor.words}", Look.QUIET), hang=8)
            if lost:
                yield line((f"      not found: {lost}", Look.WARNING), hang=8)
            for name in absent:
                yield line(
                    (f"      {name} is not held here: looked for where a file of that name is compared", Look.QUIET),
                    hang=8,
                )
