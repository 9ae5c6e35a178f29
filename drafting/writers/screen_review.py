"""One element under review, as lines for a terminal: its verdict, its carriers with the shared words, what was lost."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.fates import Carrier, Degree, Fate, Fates
from drafting.writers.fate_words import said_by, verdict_words
from drafting.writers.marked import marked
from drafting.writers.page import Look
from drafting.writers.screen import Line, line

HELP = """\
  a, accept               the verdict and the carriers as shown
  v, verdict WORD         another verdict: verbatim, reworded, partial, none found
  r, reject N ...         these do not carry it
  +, add ADDRESS          this carries it too: + annex 38, + annex 38 partial
  d, degree N strong      how much number N carries: strong or partial
  w, whole N              the whole wording of number N
  n, note WHY             goes with what you decide on this element
  u, undo                 take back what was decided on this element
  s, skip                 leave it for another time
  q, quit                 what was decided is kept"""
_LENGTHS = {Degree.STRONG: 420, Degree.PARTIAL: 160}  # characters of a carrier's wording; `whole` shows all


def review_lines(fates: Fates, number: int, why: str, left: int) -> Iterator[Line]:
    """The element of this number among the fates, and why it is asked about; `left` are those to come, with it."""
    fate = fates.fates[number]
    paragraph = fate.element.paragraph
    yield line()
    yield line((f"{fate.element.text.name} {paragraph.address}", Look.ADDRESS), (f"  {left} left", Look.QUIET))
    shared = [evidence.element for carrier in fate.carriers for evidence in carrier.evidence]
    yield line("  ", *marked(paragraph.wording, shared, len(paragraph.wording)), hang=2)
    yield line()
    yield _verdict_line(fate, why)
    for start, end in fate.lost:
        yield line(("  not found: ", Look.WARNING), paragraph.wording[start:end], hang=4)
    for at, carrier in enumerate(fate.carriers, 1):
        yield _carrier_line(carrier, fates, at)
        places = [evidence.carrier for evidence in carrier.evidence]
        yield line("     ", *marked(carrier.paragraph.wording, places, _LENGTHS[carrier.degree]), hang=5)
        for flag in carrier.weakened:
            yield line((f"     {'!' * flag.weight} {flag.kind}: ", Look.WARNING), flag.message, hang=7)
    yield from _rejected_lines(fate, fates)
    yield line()
    yield line(("  accept, verdict WORD, reject N, + ADDRESS, degree N, note, skip, quit, ?", Look.QUIET))


def decided_lines(fates: Fates, number: int, why: str) -> Iterator[Line]:
    """The same after an answer, in few lines: the verdict and the carriers as they are counted now."""
    fate = fates.fates[number]
    yield _verdict_line(fate, why)
    for at, carrier in enumerate(fate.carriers, 1):
        yield _carrier_line(carrier, fates, at)
    yield from _rejected_lines(fate, fates)


def _verdict_line(fate: Fate, why: str) -> Line:
    whose = said_by(fate.decided) if fate.decided else "proposed by the tool"
    reason = f"; {why}" if why else ""
    return line("  verdict: ", (verdict_words(fate.verdict), Look.BOLD), (f"  {whose}{reason}", Look.QUIET), hang=4)


def _carrier_line(carrier: Carrier, fates: Fates, number: int) -> Line:
    whose = f"  {said_by(carrier.decided)}" if carrier.decided else ""
    place = f"{number:3}  {_place(carrier, fates)} ({carrier.degree})"
    return line((place, Look.ADDRESS), (whose, Look.QUIET), hang=5)


def _rejected_lines(fate: Fate, fates: Fates) -> Iterator[Line]:
    for carrier in fate.rejected:
        whose = said_by(carrier.decided) if carrier.decided else ""
        yield line((f"  -  {_place(carrier, fates)} does not carry it  {whose}", Look.QUIET), hang=5)


def _place(carrier: Carrier, fates: Fates) -> str:
    return (
        f"{carrier.text.name} {carrier.paragraph.address}" if len(fates.plans) > 1 else str(carrier.paragraph.address)
    )
