"""What became of the elements, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.fates import Fate, Fates, Verdict
from drafting.writers.page import Look, joined, plural
from drafting.writers.screen import Line, line

_VERDICT_LOOKS = {
    Verdict.VERBATIM: Look.GOOD,
    Verdict.REWORDED: Look.GOOD,
    Verdict.PARTIAL: Look.WARNING,
    Verdict.NONE_FOUND: Look.BAD,
}
QUOTED = 3  # runs of shared words a carrier, the longest; the Word matrix marks them all


def fates_lines(fates: Fates) -> Iterator[Line]:
    """What became of each element: verdict, carriers, shared words of the first, what was lost."""
    plans = joined(t.label for t in fates.plans)
    yield line((f"What became of {joined(t.label for t in fates.sources)} in {plans}", Look.BOLD))
    yield line(tallied(fates))
    yield line()
    for fate in fates.fates:
        yield from _fate_lines(fate)
        yield line()


def tallied(fates: Fates) -> str:
    """How many elements there are of each verdict: "22 elements: 4 verbatim, 10 reworded, 8 partial"."""
    counts = [(v, sum(f.verdict is v for f in fates.fates)) for v in Verdict]
    listed = ", ".join(f"{count} {verdict.replace('-', ' ')}" for verdict, count in counts if count)
    return f"{plural(len(fates.fates), 'element')}: {listed}"


def _fate_lines(fate: Fate) -> Iterator[Line]:
    element, verdict = fate.element, fate.verdict.replace("-", " ")
    name = f"{element.text.name} {element.paragraph.address}"
    yield line(
        (name, Look.ADDRESS), "  ", (verdict, _VERDICT_LOOKS[fate.verdict]), f"  {element.paragraph.wording}", hang=4
    )
    for carrier in fate.carriers:
        words = (carrier.paragraph.wording[slice(*e.carrier)] for e in carrier.evidence)
        once = {quoted.casefold(): quoted for quoted in words}.values()
        shared = " ... ".join(sorted(once, key=len, reverse=True)[:QUOTED])
        place = f"    {carrier.paragraph.address} ({carrier.degree})"
        yield line((place, Look.ADDRESS), f'  "{shared}"' if shared else "", hang=8)
    for start, end in fate.lost:
        yield line(("    not found: ", Look.WARNING), f'"{element.paragraph.wording[start:end]}"', hang=8)
