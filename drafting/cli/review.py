"""drafting track --review: a person goes through the doubtful verdicts, one answer a line, each kept at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli.decided import decisions_about, home, settled, whereabouts
from drafting.cli.streams import show
from drafting.errors import AddressError, DraftingError
from drafting.files import DECISIONS
from drafting.model.decisions import Carried, Decision, Judged, anchored
from drafting.model.fates import Carrier, Degree, Fate, Fates, Verdict
from drafting.writers.page import plural
from drafting.writers.screen_review import HELP, decided_lines, review_lines

if TYPE_CHECKING:
    from drafting.decisions import Decisions
    from drafting.model.rulings import Ruling
    from drafting.model.text import Paragraph, Text

Ruled = Callable[[Sequence[Decision]], Fates]
_LONG = {
    "a": "accept", "v": "verdict", "r": "reject", "+": "add", "d": "degree", "w": "whole", "n": "note", "u": "undo",
    "s": "skip", "q": "quit", "?": "help", "h": "help",
}  # fmt: skip


class _UnclearError(Exception):
    """An answer that can't be followed; says what is wrong with it."""


@dataclass
class Review:
    """One walk through the elements: what is decided so far, and where it is kept.

    `read` gives what is kept at the moment, `ruled` the fates under decisions.
    """

    folder: Path
    decisions: Decisions
    read: Callable[[], Decisions]
    ruled: Ruled
    ruling: Ruling
    color: str
    decided: int = 0
    skipped: int = 0

    def walk(self, wanted: Sequence[int]) -> None:
        """Asks element by element until all were looked at, or the answers end."""
        for place, number in enumerate(wanted):
            if not self._asked(number, len(wanted) - place):
                left = len(wanted) - place
                click.echo(f"{self._tally()}; {left} left: the same command goes on with them")
                return
        click.echo(f"{self._tally()}; none left")

    def _tally(self) -> str:
        return f"{self.decided} decided, {self.skipped} skipped"

    def _asked(self, number: int, left: int) -> bool:
        """Asks about one element until it is decided or skipped; False where the walk ends here."""
        note = ""
        show(review_lines(self.fates, number, self._why(number), left), self.color)
        while True:
            answer = self._answer()
            if answer is None:
                return False
            word, rest = answer
            try:
                if word == "quit":
                    return False
                if word == "skip":
                    self.skipped += 1
                    return True
                if word == "note":
                    note = rest
                    click.echo("this note goes with what you decide on this element")
                elif word == "help":
                    click.echo(HELP)
                elif word == "whole":
                    click.echo(f"    {self._carrier(number, rest).paragraph.wording}")
                elif self._decides(number, word, rest, replace(self.ruling, note=note or self.ruling.note)):
                    self.decided += 1
                    return True
                else:
                    show(decided_lines(self.fates, number, self._why(number)), self.color)
            except (_UnclearError, DraftingError) as problem:
                click.echo(problem.message if isinstance(problem, DraftingError) else str(problem))

    @property
    def fates(self) -> Fates:
        """The fates as decided so far."""
        return self.ruled(self.decisions.made)

    def _why(self, number: int) -> str:
        from drafting.engines.rulings import doubtful

        return doubtful(self.fates.fates[number])

    def _answer(self) -> tuple[str, str] | None:
        """The next answer as a word and the rest; None where there are no more."""
        click.echo("> ", nl=False)
        while line := sys.stdin.readline():
            word, _, rest = line.strip().partition(" ")
            if word[:1] == "+" and len(word) > 1:
                word, rest = "+", f"{word[1:]} {rest}"
            if word:
                if not sys.stdin.isatty():
                    click.echo(line.strip())
                return _LONG.get(word.casefold(), word.casefold()), rest.strip()
        click.echo()
        return None

    # --- what is decided ---------------------------------------------------------------------------------------------

    def _decides(self, number: int, word: str, rest: str, ruling: Ruling) -> bool:
        """Keeps what an answer decides; True where the element is done with."""
        fate = self.fates.fates[number]
        element = anchored(fate.element.text, fate.element.paragraph)
        plans = tuple(text.name for text in self.fates.plans)
        if word == "accept":
            carriers = [Carried(element, anchored(c.text, c.paragraph), c.degree, ruling) for c in fate.carriers]
            self._keep([*carriers, Judged(element, plans, fate.verdict, ruling)])
            return True
        if word == "verdict":
            self._keep([Judged(element, plans, _verdict(rest), ruling)])
            return True
        if word == "undo":
            self._take_back(fate)
        elif word == "reject":
            turned = [self._carrier(number, one) for one in rest.replace(",", " ").split()]
            if not turned:
                raise _UnclearError("which one? reject 2, or reject 2 3")
            self._keep([Carried(element, anchored(c.text, c.paragraph), None, ruling) for c in turned])
        elif word == "degree":
            which, _, degree = rest.partition(" ")
            carrier = self._carrier(number, which)
            self._keep([Carried(element, anchored(carrier.text, carrier.paragraph), _degree(degree), ruling)])
        elif word == "add":
            text, paragraph, degree = self._added(rest)
            self._keep([Carried(element, anchored(text, paragraph), degree, ruling)])
        else:
            raise _UnclearError(f"{word!r} is not an answer; ? lists them")
        return False

    def _keep(self, made: Sequence[Decision]) -> None:
        """Writes decisions to the file at once, whatever else was written there meanwhile."""
        from drafting.decisions import save

        decisions = self.read()
        for decision in made:
            decisions = decisions.with_(decision)
        save(self.folder, decisions)
        self.decisions = decisions

    def _take_back(self, fate: Fate) -> None:
        from drafting.decisions import save

        decisions = self.read()
        gone = [d for d in decisions.made if isinstance(d, Judged | Carried) and self._is_about(d, fate)]
        if not gone:
            raise _UnclearError("nothing was decided on this element")
        self.decisions = decisions.without(gone)
        save(self.folder, self.decisions)

    def _is_about(self, decision: Judged | Carried, fate: Fate) -> bool:
        plans = {text.name for text in self.fates.plans}
        concerned = set(decision.plans) == plans if isinstance(decision, Judged) else decision.carrier.text in plans
        return concerned and decision.element == replace(
            anchored(fate.element.text, fate.element.paragraph), was=decision.element.was
        )

    def _carrier(self, number: int, which: str) -> Carrier:
        """The carrier of this number, as listed."""
        carriers = self.fates.fates[number].carriers
        if not which.isdecimal() or not 1 <= int(which) <= len(carriers):
            raise _UnclearError(f"{which!r} is not the number of a carrier listed above")
        return carriers[int(which) - 1]

    def _added(self, words: str) -> tuple[Text, Paragraph, Degree]:
        """The paragraph of a plan and the degree that "annex 38 partial" names."""
        from drafting.model.selection import select

        place, _, last = words.rpartition(" ")
        degree = Degree(last) if place and last in set(Degree) else None
        name, colon, address = (place if degree else words).rpartition(":")
        plans = [text for text in self.fates.plans if not colon or name in (text.name, text.symbol)]
        problem: AddressError | None = None
        for plan in plans:
            try:
                return plan, select(plan, address)[0], degree or Degree.STRONG
            except AddressError as not_there:
                problem = not_there
        raise _UnclearError(f"{problem.message}; {problem.hint}" if problem else f"no plan is called {name!r}")


def _verdict(words: str) -> Verdict:
    said = words.casefold().replace(" ", "-")
    found = [verdict for verdict in Verdict if said and verdict.startswith(said)]
    if len(found) != 1:
        raise _UnclearError("which verdict? verbatim, reworded, partial or none found")
    return found[0]


def _degree(words: str) -> Degree:
    if words not in set(Degree):
        raise _UnclearError("which degree? strong or partial")
    return Degree(words)


def review(
    context: click.Context,
    fates: Fates,
    ruling: Ruling,
    named: Sequence[Fate] = (),
    *,
    every: bool,
    color: str,
    quiet: bool,
) -> None:
    """Walks through the elements whose verdict is in doubt, or through those named, or every one; keeps the answers."""
    from drafting.decisions import load
    from drafting.engines.rulings import doubtful, overruled

    texts = (*fates.sources, *fates.plans)
    folder = home(context, texts)
    found = {text.name: whereabouts(context, text) for text in texts}
    kept = load(folder)
    elsewhere = [d for d in decisions_about(context, texts, quiet=quiet) if d not in kept.made]

    def read() -> Decisions:
        return settled(load(folder), found)

    def ruled(decisions: Sequence[Decision]) -> Fates:
        return overruled(fates, [*elsewhere, *decisions], found)[0]

    walk = Review(folder, read(), read, ruled, ruling, color)
    asked = [fate.element for fate in named]
    wanted = [
        at for at, fate in enumerate(walk.fates.fates) if (fate.element in asked if asked else every or doubtful(fate))
    ]
    clear = len(fates.fates) - len(wanted)
    click.echo(f"{plural(len(wanted), 'element')} to decide on, {clear} clear or decided; kept in {folder / DECISIONS}")
    walk.walk(wanted)
