"""What became of the elements, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafting.model.fates import Fate, Fates, Verdict
from drafting.writers.fate_words import carrier_name, decided_count, differences, said_by, some_words_in
from drafting.writers.page import Look, joined, plural
from drafting.writers.screen import Line, line

_VERDICT_LOOKS = {
    Verdict.VERBATIM: Look.GOOD,
    Verdict.REWORDED: Look.GOOD,
    Verdict.PARTIAL: Look.WARNING,
    Verdict.NONE_FOUND: Look.BAD,
}
_QUOTED = 3  # runs of shared words a carrier, the longest; the Word matrix marks them all


def fates_lines(fates: Fates) -> Iterator[Line]:
    """What became of each element: verdict, carriers, shared words of the first, what was lost."""
    plans = joined(t.label for t in fates.plans)
    yield line((f"What became of {joined(t.label for t in fates.sources)} in {plans}", Look.BOLD))
    yield line(tallied(fates))
    if decided := decided_count(fates):
        yield line(decided)
    yield line()
    for fate in fates.fates:
        yield from _fate_lines(fate, fates)
        yield line()


def quoted(words: Iterable[str]) -> str:
    """The longest of some shared words, each once, in one pair of quotation marks; "" where there are none."""
    once = {one.casefold(): one for one in words}.values()
    shared = " ... ".join(sorted(once, key=len, reverse=True)[:_QUOTED])
    return f'"{shared}"' if shared else ""


def tallied(fates: Fates) -> str:
    """How many elements there are of each verdict: "22 elements: 4 verbatim, 10 reworded, 8 partial"."""
    counts = [(v, sum(f.verdict is v for f in fates.fates)) for v in Verdict]
    listed = ", ".join(f"{count} {verdict.replace('-', ' ')}" for verdict, count in counts if count)
    return plural(len(fates.fates), "element") + (f": {listed}" if listed else "")


def _fate_lines(fate: Fate, fates: Fates) -> Iterator[Line]:
    element, verdict = fate.element, fate.verdict.replace("-", " ")
    name = f"{element.text.name} {element.paragraph.address}"
    shown = (verdict, _VERDICT_LOOKS[fate.verdict])
    yield line((name, Look.ADDRESS), "  ", shown, f"  {element.paragraph.wording}", hang=4)
    if fate.decided:
        yield line((f"    decided by {said_by(fate.decided)}", Look.QUIET), hang=8)
    for carrier in fate.carriers:
        shared = quoted(carrier.paragraph.wording[slice(*e.carrier)] for e in carrier.evidence)
        place = f"    {carrier_name(carrier, fates)}"
        yield line((place, Look.ADDRESS), f"  {shared}" if shared else "", hang=8)
        for label, said in differences(carrier):
            yield line((f"        {label}: ", Look.WARNING), said, hang=12)
    for carrier in fate.rejected:
        whose = f": {said_by(carrier.decided)}" if carrier.decided else ""
        yield line((f"    not carried by {carrier.paragraph.address}{whose}", Look.QUIET), hang=8)
    for span in fate.lost:
        said = f'"{element.paragraph.wording[slice(*span)]}"{some_words_in(fate, span)}'
        yield line(("    not found: ", Look.WARNING), said, hang=8)
